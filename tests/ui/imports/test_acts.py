"""How many acts does a real list of members take from the menu to the last record, as a person counts them?"""

from pathlib import Path
from typing import Final

import pytest
from PySide6.QtWidgets import QFileDialog

from ctj_desktop.domain.records.committees import Mandate, OfficeHeld, Seat
from ctj_desktop.domain.records.people import Person
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.imports.verdicts import RowFate
from ctj_desktop.services.membership import committees, people
from ctj_desktop.ui.imports.dialog import ImportList, ImportStage
from ctj_desktop.ui.imports.preview import PreviewLine
from tests.files.tables.made import a_workbook
from tests.ui.desktop import Desktop, InDialog, Key

MOST: Final = 16
SEATS: Final = 14
HEAD = [
    "Nom",
    "Prénom",
    "Organisme",
    "Pays",
    "Qualité",
    "Titulaire / suppléant",
    "Suppléant de",
    "Courriel",
    "Mandat dès le",
]


def a_list() -> bytes:
    """Members, their substitutes in rows of their own, a guest and the secretariat, below a title and blank rows."""
    rows: list[list[object]] = [["Composition du comité"], [""], [*HEAD]]
    for at in range(SEATS):
        body, country = f"Commune de V{at}", "FR" if at % 2 else "CH"
        rows.append(
            [f"Titulaire{at:02}", "Anne", body, country, "Élu", "titulaire", "", f"t{at}@v.example", "2026-01-01"]
        )
        if at >= 2:
            other = [f"Anne Titulaire{at:02}", f"s{at}@v.example", "01.01.2026"]
            rows.append([f"Remplaçant{at:02}", "Luc", body, country, "Administration", "suppléant", *other])
    rows.append(["Rochat", "Odile", "Parc", "CH", "invitée permanente", "", "", "", ""])
    rows.append(["Favre", "Zoë", "Arc", "CH", "secrétariat", "", "", "", ""])
    return a_workbook(rows)


def test_a_list_of_28_people_takes_few_acts(
    empty: Desktop, in_dialog: InDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    do = empty.workspace.do_fields
    do(committees.add_committee, code="MOC", name=Bilingual.of("Comité", "Ausschuss"))
    do(people.add_person, family_name="Titulaire03", given_name="A.", work_phone="+41320000000")
    path = tmp_path / "liste.xlsx"
    path.write_bytes(a_list())
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_arguments: (str(path), ""))
    acts = [3]  # the button or the key of the import, the file in its dialog, Enter there

    def press(key: Key) -> None:
        acts.append(1)
        empty.press(key)

    def click(name: str) -> None:
        acts.append(1)
        empty.click(name)

    def walk() -> None:
        found = empty.dialog()
        assert isinstance(found, ImportList)
        press(Key.Key_Return)  # “Choose a file…” has the keyboard
        empty.bot.waitUntil(lambda: found._stage is ImportStage.COLUMNS and not found.working)
        press(Key.Key_Return)
        empty.bot.waitUntil(lambda: found._stage is ImportStage.PREVIEW and not found.working)
        waits = list(filter(_waits, found.preview.model.rows))
        assert len(waits) == 1
        click("dialog.import_list.preview.join_all")
        empty.bot.waitUntil(lambda: not found.working and not any(_waits(line) for line in found.preview.model.rows))
        click("dialog.import_list.go")
        empty.bot.waitUntil(lambda: empty.dialog() is None)

    in_dialog(lambda: empty.trigger("action.import_list"), walk)
    assert sum(acts) <= MOST, f"it takes {sum(acts)} acts"
    store = empty.store
    voting = [seat for seat in store.all(Seat) if seat.capacity == "voting"]
    substitutes = [one for one in store.all(Mandate) if one.substitute]
    assert (len(voting), store.count(Seat), len(substitutes)) == (SEATS, SEATS + 1, SEATS - 2)
    assert (store.count(Person), store.count(OfficeHeld)) == (2 * SEATS, 1)
    holders = {one.seat: one.person for one in store.all(Mandate) if not one.substitute}
    named = {one.id: one.family_name for one in store.all(Person)}
    pairs = {(named[one.person][-2:], named[holders[one.seat]][-2:]) for one in substitutes}
    assert all(one == other for one, other in pairs), pairs


def _waits(line: PreviewLine) -> bool:
    return line.row.verdict is RowFate.DUPLICATE
