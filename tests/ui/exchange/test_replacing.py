"""Can a person say in the window that this computer replaces a lost one, and do the numbers go on?"""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from ctj_desktop.domain.numbers import Series
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.meetings import AgendaItem
from ctj_desktop.domain.records.voting import AnyDecision
from ctj_desktop.services.exchange.replacing import take_numbering
from ctj_desktop.services.minutes.decisions import record_decision
from ctj_desktop.services.numbers.issue import issued, not_used_or_lost
from ctj_desktop.storage.numbering import holds_right
from ctj_desktop.ui.exchange.earlier_file import TakeEarlierFile
from ctj_desktop.ui.exchange.replacing import PartnersToTell
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.fields import LineEdit
from ctj_desktop.ui.widgets.search_list import Finder
from tests.office import text
from tests.ui import beginning
from tests.ui.desktop import CTRL, Desktop, InDialog, Key


@pytest.fixture
def copied(office: Desktop, private_data_folder: Path) -> Desktop:
    """The workspace opened as on another computer."""
    path = office.store.path
    office.window.close_workspace()
    (private_data_folder / "install").unlink()
    assert office.window.open_file(path)
    return office


@pytest.mark.long
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


@pytest.mark.parametrize("at", [0, 1])
def test_whoever_has_a_new_computer_finds_it_by_that_word(office: Desktop, at: int) -> None:
    """By *nouvel ordinateur* and *nouveau poste*, *neuer Computer* and *neues Gerät*."""
    typed = office.window.desk.t("new computer, new device, other computer, take over the numbers").split(", ")[at]
    office.press(Key.Key_K, CTRL)
    office.keys(typed)
    hits = office.find(Finder, "finder").hits()
    assert office.window.desk.t("This computer replaces an earlier one") in {hit.text for hit in hits}


@pytest.mark.long
def test_the_file_of_the_lost_computer_is_taken_in_by_the_window_once_it_is_found(
    empty: Desktop, private_data_folder: Path, in_dialog: InDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From an empty workspace: it was copied, both went on, and one number was given out on both."""
    meeting = beginning.a_sitting_meeting(empty)
    (item,) = empty.store.all(AgendaItem)
    path = empty.store.path
    stick = path.parent / "cle" / path.name
    stick.parent.mkdir()
    before = path.with_name("avant.ctj")
    empty.store.copy_to(before)
    empty.workspace.do_fields(record_decision, item=item.id, text=text("Perdue.", "Verloren."))
    empty.store.copy_to(stick)
    empty.window.close_workspace()
    before.replace(path)
    (private_data_folder / "install").unlink(missing_ok=True)
    assert empty.window.open_file(path)
    assert not holds_right(empty.store, meeting.committee), "it waits until a person takes the numbers over"
    empty.workspace.do(take_numbering, committee=meeting.committee)
    empty.workspace.do_fields(record_decision, item=item.id, text=text("Neuve.", "Neu."))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_arguments: (str(stick), ""))

    def look_and_take() -> None:
        dialog = empty.dialog()
        assert isinstance(dialog, TakeEarlierFile)
        empty.bot.waitUntil(lambda: not dialog.working)
        assert "2027-001" in dialog.lines.text()
        assert empty.store.count(AnyDecision) == 1, "it is a trial"
        assert not dialog.details_area.isVisible()
        empty.click("dialog.earlier_file.more")
        assert dialog.details_area.isVisible()
        assert dialog.details.text()
        empty.click("dialog.earlier_file.go")
        empty.bot.waitUntil(lambda: empty.dialog() is None)

    in_dialog(lambda: empty.trigger("action.take_earlier_file"), look_and_take)
    assert [one.number for one in empty.store.all(AnyDecision)] == ["2027-001", "2027-001"]

    def nothing_more() -> None:
        dialog = empty.dialog()
        assert isinstance(dialog, TakeEarlierFile)
        empty.bot.waitUntil(lambda: not dialog.working)
        assert not dialog.act.isEnabled()
        empty.press(Key.Key_Return)

    in_dialog(lambda: empty.trigger("action.take_earlier_file"), nothing_more)
    stick.write_text("Bonjour")

    def refused() -> None:
        dialog = empty.dialog()
        assert isinstance(dialog, TakeEarlierFile)
        empty.bot.waitUntil(lambda: not dialog.working)
        assert dialog.refusal.text()
        assert not dialog.act.isEnabled()
        empty.press(Key.Key_Escape)

    in_dialog(lambda: empty.trigger("action.take_earlier_file"), refused)
