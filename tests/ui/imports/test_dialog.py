"""Is a list taken in through the window: file or paste, columns, a verdict for every row, done, undone?"""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from ctj_desktop.domain.records.committees import Mandate, Seat
from ctj_desktop.domain.records.imports import ImportMapping, ImportRun
from ctj_desktop.domain.records.people import Person, Side
from ctj_desktop.domain.records.projects import Payment, Project
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.i18n import kinds
from ctj_desktop.services.imports import words
from ctj_desktop.services.imports.kinds import ListKind
from ctj_desktop.services.imports.verdicts import PartKind, PartTaken, RowFate
from ctj_desktop.services.membership import committees, people
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.imports.dialog import ImportList, ImportStage
from ctj_desktop.ui.imports.preview import REMARKED
from tests.files.tables.made import a_workbook, sheets
from tests.ui import beginning
from tests.ui.desktop import Desktop, InDialog, Key, type_one

ROWS = [
    ["Nom", "Prénom", "Commune", "Pays", "Mail", "Début", "Remarque"],
    ["Perrin", "Jean", "Nods", "CH", "jean@nods.example", "2026", "x"],
    ["Blanc", "Luc", "Biel", "CH", "luc@biel.example", "2026", ""],
    ["Noir", "Eve", "Biel", "CH", "", "bientôt", ""],
]


@pytest.fixture
def secretariat(empty: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desktop:
    """With a committee, one person, and a list in a file that is chosen."""
    do = empty.workspace.do_fields
    do(committees.add_committee, code="MOC", name=Bilingual.of("Comité", "Ausschuss"))
    do(people.add_person, family_name="Blanc", given_name="L.", work_phone="+41320000000")
    path = tmp_path / "liste.xlsx"
    path.write_bytes(a_workbook(ROWS))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_arguments: (str(path), ""))
    return empty


def dialog(desktop: Desktop) -> ImportList:
    found = desktop.dialog()
    assert isinstance(found, ImportList)
    return found


def wait(desktop: Desktop, stage: ImportStage) -> ImportList:
    found = dialog(desktop)
    desktop.bot.waitUntil(lambda: found._stage is stage and not found.working)
    return found


def fates(found: ImportList) -> list[RowFate]:
    return [line.row.verdict for line in found.preview.model.rows]


def test_a_list_is_taken_in_and_one_undo_takes_it_back(secretariat: Desktop, in_dialog: InDialog) -> None:
    def walk() -> None:
        found = dialog(secretariat)
        assert secretariat.focused() is found.choose
        secretariat.click("dialog.import_list.choose")
        wait(secretariat, ImportStage.COLUMNS)
        assert found.kind.chosen() is ListKind.MEMBERS
        t = secretariat.window.desk.t
        left_out = t.n("{titles} is left out.", "{titles} are left out.", 1).format(titles=t.quote("Remarque"))
        assert secretariat.text("dialog.import_list.unused") == left_out
        secretariat.press(Key.Key_Return)
        wait(secretariat, ImportStage.PREVIEW)
        assert secretariat.focused() is found.preview.table, "there is something to look at"
        added = ", ".join(kinds.kind_word(t, one) for one in ("organisation", "person", "seat", "mandate"))
        assert t("Adds: {kinds}").format(kinds=added) in found.about.text()
        assert fates(found) == [RowFate.NEW, RowFate.DUPLICATE, RowFate.REFUSED]
        found.preview.filter.choose(RowFate.DUPLICATE)
        found.preview.filter.activated.emit(1)
        assert fates(found) == [RowFate.DUPLICATE]
        assert "L. Blanc" in found.preview.details.text()
        secretariat.click("dialog.import_list.preview.join")
        secretariat.bot.waitUntil(lambda: not found.working and RowFate.DUPLICATE not in fates(found))
        assert fates(found) == [RowFate.NEW, RowFate.CHANGED, RowFate.REFUSED] or fates(found)[1] is RowFate.NEW
        secretariat.click("dialog.import_list.go")
        secretariat.bot.waitUntil(lambda: secretariat.dialog() is None)

    in_dialog(lambda: secretariat.trigger("action.import_list"), walk)
    store = secretariat.store
    assert {(one.family_name, one.work_email) for one in store.all(Person)} == {
        ("Perrin", "jean@nods.example"),
        ("Blanc", "luc@biel.example"),
    }
    assert (store.count(Mandate), store.all(ImportRun)[0].source) == (2, "liste.xlsx")
    secretariat.trigger("action.undo")
    assert (store.count(Person), store.count(Mandate)) == (1, 0)


MEMBERS = (
    "Nom\tPrénom\tCommune\tPays\tRôle au comité\n"
    "Perrin\tJean\tNods\tCH\tMembre\n"
    "Rochat\tAnne\tParc\tCH\tInvitée permanente\n"
    "Favre\tOdile\tArc\tCH\tSecrétariat\n"
    "Carnot\tLuc\tBiel\tCH\t\n"
)


def test_who_votes_and_who_replaces_whom_is_shown_and_corrected(secretariat: Desktop, in_dialog: InDialog) -> None:
    def walk() -> None:
        found = dialog(secretariat)
        QGuiApplication.clipboard().setText(MEMBERS)
        secretariat.click("dialog.import_list.paste")
        wait(secretariat, ImportStage.COLUMNS)
        secretariat.press(Key.Key_Return)
        wait(secretariat, ImportStage.PREVIEW)
        t, rows = secretariat.window.desk.t, found.preview.model.rows
        told = [PartKind.VOTE, PartKind.ADVICE, PartKind.SECRETARY, PartKind.VOTE]
        assert [line.row.part and line.row.part.kind for line in rows] == told
        places = found.act.geometry(), found.back.geometry(), found.preview.part.geometry()
        found.preview.table.select(rows[3].key)
        found.preview.part.setFocus()
        for letter in "perrin":
            type_one(found.preview.part, letter)
        secretariat.press(Key.Key_Return)
        secretariat.bot.waitUntil(lambda: not found.working and found.preview.model.rows[3] != rows[3])
        replaced = PartTaken(PartKind.SUBSTITUTE, "Jean Perrin")
        assert found.preview.model.rows[3].row.part == replaced
        assert words.part_words(t, replaced) == found.preview.part.text()
        assert (found.act.geometry(), found.back.geometry(), found.preview.part.geometry()) == places
        secretariat.click("dialog.import_list.go")
        secretariat.bot.waitUntil(lambda: secretariat.dialog() is None)

    in_dialog(lambda: secretariat.trigger("action.import_list"), walk)
    store = secretariat.store
    held = {one.seat for one in store.all(Mandate) if not one.substitute}
    assert (len(held), [one.substitute for one in store.all(Mandate)].count(True)) == (2, 1)
    assert sorted(one.capacity.value for one in store.all(Seat)) == ["advisory", "voting"]


def test_a_list_that_is_opened_is_offered_to_be_imported(
    secretariat: Desktop, in_dialog: InDialog, tmp_path: Path
) -> None:
    def look() -> None:
        shown.append(wait(secretariat, ImportStage.COLUMNS).kind.chosen())
        secretariat.press(Key.Key_Escape)

    shown: list[object] = []
    in_dialog(lambda: secretariat.trigger("action.open"), look)
    a_csv = tmp_path / "liste.csv"
    a_csv.write_text("Nom;Prénom\nPerrin;Jean\n", encoding="utf-8")
    in_dialog(lambda: secretariat.window.receive(a_csv), look)
    assert shown == [ListKind.MEMBERS, ListKind.PERSONS]


@pytest.mark.long
def test_columns_are_chosen_and_remembered(secretariat: Desktop, in_dialog: InDialog) -> None:
    def walk() -> None:
        found = dialog(secretariat)
        secretariat.click("dialog.import_list.choose")
        wait(secretariat, ImportStage.COLUMNS)
        found.kind.choose(ListKind.PERSONS)
        found.kind.activated.emit(1)
        assert found._columns is not None
        assert found._columns.columns()[-1] == ""
        found._columns.choices[-1].choose("function")
        secretariat.press(Key.Key_Return)
        wait(secretariat, ImportStage.PREVIEW)
        secretariat.click("dialog.import_list.back")
        wait(secretariat, ImportStage.COLUMNS)
        secretariat.press(Key.Key_Return)
        wait(secretariat, ImportStage.PREVIEW)
        secretariat.click("dialog.import_list.preview.join_all")
        secretariat.bot.waitUntil(lambda: not found.working and RowFate.DUPLICATE not in fates(found))
        secretariat.click("dialog.import_list.go")
        secretariat.bot.waitUntil(lambda: secretariat.dialog() is None)

    def again() -> None:
        found = dialog(secretariat)
        secretariat.click("dialog.import_list.choose")
        wait(secretariat, ImportStage.COLUMNS)
        found.kind.choose(ListKind.PERSONS)
        found.kind.activated.emit(1)
        assert found._columns is not None
        assert found._columns.columns()[-1] == "function"
        secretariat.press(Key.Key_Return)
        wait(secretariat, ImportStage.PREVIEW)
        assert not found.act.isEnabled()

    in_dialog(lambda: secretariat.trigger("action.import_list"), walk)
    assert secretariat.store.count(ImportMapping) == 1
    assert secretariat.store.count(Mandate) == 0
    in_dialog(lambda: secretariat.trigger("action.import_list"), again)


@pytest.mark.long
def test_rows_are_pasted_and_what_is_no_list_is_said_to_be_none(secretariat: Desktop, in_dialog: InDialog) -> None:
    def walk() -> None:
        found = dialog(secretariat)
        QGuiApplication.clipboard().setText(" ")
        secretariat.click("dialog.import_list.paste")
        assert found.refusal.isVisible()
        QGuiApplication.clipboard().setText("Nom\tPrénom\nPerrin\tJean\nNom\tPrénom\nGris\tZoë\n")
        secretariat.click("dialog.import_list.paste")
        wait(secretariat, ImportStage.COLUMNS)
        assert found.table.isVisible()
        found.table.choose(1)
        found.table.activated.emit(1)
        secretariat.press(Key.Key_Return)
        wait(secretariat, ImportStage.PREVIEW)
        assert [line.row.name for line in found.preview.model.rows] == ["Zoë Gris"]
        secretariat.press(Key.Key_Escape)

    secretariat.window.desk.navigator.go(Place(page="members"))
    in_dialog(lambda: secretariat.click("members.import"), walk)
    assert secretariat.store.count(Person) == 1


def test_projects_are_taken_in_from_their_own_page(secretariat: Desktop, in_dialog: InDialog) -> None:
    def walk() -> None:
        found = dialog(secretariat)
        rows = "Bus\tCHF 12'000.–\tBiel\t5 €\n\t1\tx\t\nTrain\tCHF -3\tx\t\n"
        QGuiApplication.clipboard().setText(f"Projet\tMontant demandé\tChef de file\tMontant versé\n{rows}")
        secretariat.click("dialog.import_list.paste")
        wait(secretariat, ImportStage.COLUMNS)
        assert found.kind.chosen() is ListKind.PROJECTS
        assert found.since.isVisible()
        found.since.setText("01.02.2027")
        secretariat.press(Key.Key_Return)
        wait(secretariat, ImportStage.PREVIEW)
        assert fates(found) == [RowFate.NEW, RowFate.REFUSED, RowFate.NEW]
        found.preview.filter.choose(REMARKED)
        found.preview.filter.activated.emit(3)
        assert [line.row.name for line in found.preview.model.rows] == ["Bus", "Train"]
        found.preview.table.select(found.preview.model.rows[1].key)
        assert "CHF -3" in found.preview.details.text(), "each row says what of it is left out"
        secretariat.click("dialog.import_list.go")
        secretariat.bot.waitUntil(lambda: secretariat.dialog() is None)

    secretariat.window.desk.navigator.go(Place(page="projects"))
    in_dialog(lambda: secretariat.click("projects.import"), walk)
    assert {one.title.fr.text for one in secretariat.store.all(Project)} == {"Bus", "Train"}
    assert [one.on for one in secretariat.store.all(Payment)] == [date(2027, 2, 1)], "the day that was typed"
    secretariat.trigger("action.undo")
    assert secretariat.store.count(Project) == 0


@pytest.mark.long
def test_a_second_sheet_with_the_substitutes_is_offered_and_taken_in_next(empty: Desktop, in_dialog: InDialog) -> None:
    """From a workspace with a committee and nobody: two sheets, neither of which says a side of the border."""
    beginning.a_committee(empty, seats=0)
    path = empty.store.path.parent / "liste.xlsx"
    path.write_bytes(
        sheets(
            Membres=(("Commune", "Nom", "Prénom"), ("Nods", "Perrin", "Jean"), ("Valbrune", "Blanc", "Luc")),
            Suppléants=(("Commune", "Nom", "Prénom"), ("Valbrune", "Roy", "Anne"), ("Nods", "Lang", "Eva")),
        )
    )

    def walk() -> None:
        t = empty.window.desk.t
        found = wait(empty, ImportStage.COLUMNS)
        assert found.kind.chosen() is ListKind.MEMBERS
        assert "Suppléants" in found.about.text()
        empty.press(Key.Key_Return)
        wait(empty, ImportStage.PREVIEW)
        assert fates(found) == [RowFate.REFUSED, RowFate.REFUSED]
        for side in (Side.CH, Side.FR):  # the next row of which no side is said is chosen by itself
            before = found.preview.model.rows
            empty.click(f"dialog.import_list.preview.side.{side}")
            empty.bot.waitUntil(lambda: not found.working and found.preview.model.rows != before)  # noqa: B023
        assert fates(found) == [RowFate.NEW, RowFate.NEW]
        empty.click("dialog.import_list.go")
        wait(empty, ImportStage.COLUMNS)
        assert (found.table.chosen(), found.cancel.text()) == (1, t("Close"))
        assert found.about.text().startswith(t("Taken in: {counts}").partition("{")[0])
        empty.click("dialog.import_list.go")
        wait(empty, ImportStage.PREVIEW)
        told = [line.row.part for line in found.preview.model.rows]
        assert told == [PartTaken(PartKind.SUBSTITUTE, "Luc Blanc"), PartTaken(PartKind.SUBSTITUTE, "Jean Perrin")]
        empty.click("dialog.import_list.go")
        empty.bot.waitUntil(lambda: empty.dialog() is None)

    in_dialog(lambda: empty.window.receive(path), walk)
    store = empty.store
    assert (store.count(Seat), [one.substitute for one in store.all(Mandate)].count(True)) == (2, 2)
    empty.trigger("action.undo")
    assert (store.count(Seat), store.count(Mandate)) == (2, 2), "each sheet is an act of its own"
