"""Is a file that the system hands over shown where it belongs?"""

from pathlib import Path

import pytest

from ctj_desktop.domain.records.people import Person
from ctj_desktop.exchange.refusals import NotACard
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.services.workspace import demo
from ctj_desktop.ui.forms.choose_person import ChoosePerson
from ctj_desktop.ui.widgets.table import Table
from tests.office import Office
from tests.ui.desktop import Desktop, InDialog, Key


def test_a_file_for_a_workspace_without_one_says_what_to_do(desktop: Desktop, tmp_path: Path) -> None:
    bundle = tmp_path / "fichier.ctjx"
    bundle.write_bytes(b"x")
    desktop.window.receive(bundle)
    assert "fichier.ctjx" in desktop.window.welcome.refusal.sentence()


def test_a_bundle_from_the_system_is_looked_at_under_the_exchanges(
    office: Desktop, in_dialog: InDialog, tmp_path: Path
) -> None:
    file = tmp_path / "fichier.ctjx"
    file.write_bytes(b"Madame, Monsieur")

    def look() -> None:
        office.settle()
        office.press(Key.Key_Escape)

    in_dialog(lambda: office.window.receive(file), look)
    assert office.shows("page.exchange")


def test_a_card_from_the_system_that_is_none_is_refused_there(office: Desktop, tmp_path: Path) -> None:
    file = tmp_path / "carte.ctjcard"
    file.write_bytes(b"Madame, Monsieur")
    office.window.receive(file)
    assert office.shows("page.exchange")
    assert office.text("status.sentence") == sentence(office.window.desk.t, NotACard())


@pytest.mark.parametrize("is_sample", [False, True])
def test_another_workspace_waits_for_the_dialog_of_the_one_that_is_open(
    office: Desktop, in_dialog: InDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_sample: bool
) -> None:
    """Whether the system hands it over or a sample is ready: the dialog goes on reading the one it was opened for."""
    window, desk, before, found = office.window, office.window.desk, office.workspace, list[int]()
    other = Office(tmp_path, name="other")
    other.store.close()
    monkeypatch.setattr(demo, "fresh_sample", lambda *_: other.store.path)

    def read_on() -> None:
        window.open_sample() if is_sample else window.receive(other.store.path)
        office.bot.waitUntil(lambda: desk.jobs.pending() == 0)
        office.fill("dialog.person.search", before.store.all(Person)[0].family_name)
        found.append(office.find(Table, "dialog.person.table").model().rowCount())

    def ask() -> None:
        ChoosePerson.ask(desk, before, "Qui ?", "Choisir", window)

    in_dialog(ask, read_on)
    assert found > [0]
    assert office.workspace is before
    office.bot.waitUntil(lambda: office.store.path == other.store.path)
