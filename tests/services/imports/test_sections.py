"""Are lists understood that say a thing once for many rows, in another sheet, or by a function in place of a name?"""

from pathlib import Path

import pytest

from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import Mandate, Seat
from ctj_desktop.domain.records.people import Person, Side
from ctj_desktop.files.tables.reading import source_of
from ctj_desktop.services.imports.columns import known
from ctj_desktop.services.imports.kinds import ListKind
from ctj_desktop.services.imports.plan import plan
from ctj_desktop.services.imports.preparing import prepared
from ctj_desktop.services.imports.verdicts import ImportPlan, RowFate
from ctj_desktop.services.imports.writing import write
from tests.files.tables.made import a_workbook
from tests.office import TODAY, Office
from tests.services.imports.lists import planned, taken, verdicts, why
from tests.services.imports.test_standing import an_office, sits

MEMBERS = ListKind.MEMBERS
NEW, CHANGED, SAME, DUPLICATE, REFUSED = RowFate
FR, CH = Side.FR, Side.CH


def sides(office: Office) -> list[Side]:
    return [seat.side for seat in sorted(office.store.all(Seat), key=lambda seat: seat.position)]


def of_workbook(office: Office, content: bytes) -> ImportPlan:
    source = source_of("liste.xlsx", content, known)
    found = plan(office.store, prepared(office.store, source, kind=MEMBERS, since=TODAY))
    write(office.store, found)
    return found


def test_a_list_by_side_with_blank_lines_between(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    told = (
        "Commune;Nom;Prénom\nCôté français;;\nMorteau;Perrin;Jean\nMaîche;Blanc;Luc\n;;\nDélégation suisse;;\n"
        "Biel;Noir;Eve\n;;\nNods;Gris;Zoë\n"
    )
    found = taken(office, told, kind=MEMBERS)
    assert (verdicts(found), why(found), sides(office)) == ([NEW] * 4, [], [FR, FR, CH, CH])
    assert [row.number for row in found.order.table.rows] == [3, 4, 7, 9], "rows keep their numbers of the file"
    assert found.order.table.headings[-1] == "side", "it is shown as a column, and can be left out"


def test_members_substitutes_guests_and_secretariat_below_each_other(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    told = (
        "Commune;Nom;Prénom;Pays\nTitulaires;;;\nBiel;Faivre;Hélène;CH\nSuppléants;;;\nBiel;Carnot;Luc;CH\n"
        "Invités permanents;;;\nParc;Rochat;Anne;CH\nSecrétariat;;;\nArc;Favre;Odile;CH\n"
    )
    assert why(taken(office, told)) == []
    assert sits(office) == {
        "Hélène Faivre": ("voting", ""),
        "Luc Carnot": ("voting", "Hélène Faivre"),
        "Anne Rochat": ("advisory", ""),
    }


@pytest.mark.parametrize("merged", [True, False])
def test_a_side_that_stands_once_for_its_rows(tmp_path: Path, merged: bool) -> None:
    office = an_office(tmp_path)
    head = ["Côté", "Commune", "Nom", "Prénom"]
    french = [["France", "Morteau", "Perrin", "Jean"], ["", "Maîche", "Blanc", "Luc"]]
    rows = [head, *french, ["Suisse", "Biel", "Noir", "Eve"], ["", "Nods", "Gris", "Zoë"]]
    cells = [(1, 0, 2, 0, "France"), (3, 0, 4, 0, "Suisse")] if merged else []
    found = of_workbook(office, a_workbook(rows, merged=cells))
    assert (verdicts(found), sides(office)) == ([NEW] * 4, [FR, FR, CH, CH])


def test_substitutes_in_a_sheet_of_their_own(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    head = "Commune;Nom;Prénom;Pays"
    taken(office, f"{head}\nBiel;Faivre;Hélène;CH\nNods;Gris;Zoë;CH\n", kind=MEMBERS)
    second = source_of("liste.csv", f"{head}\nBiel;Carnot;Luc;CH\nNods;Noir;Eve;CH\n".encode(), known)
    second = replace(second, tables=(replace(second.tables[0], sheet="Suppléants"),))
    found = plan(office.store, prepared(office.store, second, kind=MEMBERS, since=TODAY))
    write(office.store, found)
    assert {name: part for name, (_voice, part) in sits(office).items() if part} == {
        "Luc Carnot": "Hélène Faivre",
        "Eve Noir": "Zoë Gris",
    }


def test_a_list_in_which_everybody_is_named_by_function_makes_no_persons(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    told = (
        "Commune;Nom;Pays\nBiel;La maire;CH\nNods;Gemeindepräsident;CH\n;Le préfet du Doubs;FR\n"
        "Parc;Présidente du Conseil;CH\nBiel;Jacques Maire;CH\n"
    )
    found = taken(office, told, kind=MEMBERS)
    assert (verdicts(found), why(found)) == ([NEW] * 5, ["FunctionThere"] * 4)
    assert [one.family_name for one in office.store.all(Person)] == ["Jacques Maire"]
    assert (office.store.count(Mandate), office.store.count(Seat)) == (1, 5)
    assert "Le préfet du Doubs" in {seat.label.fr.text for seat in office.store.all(Seat)}


def test_of_a_list_with_two_committees_only_the_rows_of_one_are_taken(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    committee = office.a_committee("HJ")
    name = committee.name.fr.text
    people = ("Biel;Noir;Eve;CH", "Nods;Gris;Zoë;CH", "Nods;Blanc;Luc;CH")

    def told(*committees: str) -> str:
        rows = (f"{one};{row}" for one, row in zip(committees, people, strict=True))
        return "\n".join(("Comité;Commune;Nom;Prénom;Pays", *rows, ""))

    found = planned(office, told(name, "Autre comité", "HJ"), committee=committee.id)
    assert (verdicts(found), why(found)) == ([NEW, REFUSED, NEW], ["RowOfOtherCommittee"])
    alone = planned(office, told(*["Autrement dit"] * 3), committee=committee.id)
    assert verdicts(alone) == [NEW] * 3, "called otherwise, and the only one"


def test_a_name_alone_in_its_row_is_no_section(tmp_path: Path) -> None:
    office = Office(tmp_path)
    assert verdicts(taken(office, "Nom;Prénom\nPerrin;\nSuisse-Martin;\nBlanc;\n")) == [NEW] * 3
