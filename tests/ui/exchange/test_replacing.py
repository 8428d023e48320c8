"""Can a person say in the window that this computer replaces a lost one, and do the numbers go on?"""

from pathlib import Path

import pytest

from ctj_desktop.domain.numbers import Series
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.services.numbers.issue import issued, not_used_or_lost
from ctj_desktop.storage.numbering import holds_right
from ctj_desktop.ui.exchange.replacing import PartnersToTell
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.fields import LineEdit
from ctj_desktop.ui.widgets.search_list import Finder
from tests.ui.desktop import CTRL, Desktop, InDialog, Key


@pytest.fixture
def copied(office: Desktop, private_data_folder: Path) -> Desktop:
    """The workspace opened as on another computer."""
    path = office.store.path
    office.window.close_workspace()
    (private_data_folder / "install").unlink()
    assert office.window.open_file(path)
    return office


def test_the_note_on_a_copy_leads_to_numbering_on(
    copied: Desktop, in_dialog: InDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last number is proposed and corrected, the partners are told of, and the note goes."""
    told: list[PartnersToTell] = []
    monkeypatch.setattr(PartnersToTell, "exec", lambda dialog: told.append(dialog))
    (committee,) = copied.store.all(Committee)
    assert copied.shows("workspace.replaces")
    copied.window.desk.navigator.go(Place(page="committees", record=committee.id))
    assert copied.find(Button, "numbering.replace_computer").isVisible()
    last = issued(copied.store, Series.TASK, committee.id)

    def ask() -> None:
        field = copied.find(LineEdit, f"dialog.replace.{committee.code}.task")
        assert field.text() == max(last, default="")
        field.setText("90")
        assert not copied.find(Button, "dialog.replace.go").isEnabled(), "somebody must say that the other one stops"
        copied.click("dialog.replace.stopped")
        copied.click("dialog.replace.go")

    in_dialog(lambda: copied.click("workspace.replaces.button"), ask)
    assert holds_right(copied.store, committee.id)
    assert not_used_or_lost(copied.store, Series.TASK, committee.id)[-1].endswith("-090")
    assert "-090" in copied.text("numbering.lost")
    assert not copied.shows("workspace.replaces")
    assert len(told) == 1
    assert list(copied.store.path.parent.glob("*.ctjcard"))


@pytest.mark.parametrize("typed", ["nouvel ordinateur", "nouveau poste"])
def test_whoever_has_a_new_computer_finds_it_by_that_word(office: Desktop, typed: str) -> None:
    office.press(Key.Key_K, CTRL)
    office.keys(typed)
    hits = office.find(Finder, "finder").hits()
    assert "Ce poste remplace l’ancien" in {hit.text for hit in hits}
