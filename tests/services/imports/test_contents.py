"""Is what a column means told by its cells as well as by its title, and a title row by what stands below it?"""

from datetime import date
from pathlib import Path

import pytest

from ctj_desktop.domain.records.committees import Mandate, OfficeHeld
from ctj_desktop.domain.records.people import Person
from ctj_desktop.files.tables.reading import source_of
from ctj_desktop.files.tables.table import SourceTable
from ctj_desktop.services.imports.columns import known
from ctj_desktop.services.imports.contents import proposed
from ctj_desktop.services.imports.kinds import KINDS, ListKind
from ctj_desktop.services.imports.plan import plan
from ctj_desktop.services.imports.preparing import prepared
from ctj_desktop.services.imports.verdicts import RowFate
from ctj_desktop.services.imports.writing import write
from ctj_desktop.services.membership.import_mappings import mapping_of
from tests.office import TODAY, Office
from tests.services.imports.lists import planned, taken, why

EXPORT = Path(__file__).with_name("mitgliedschaften.csv")


def table_of(text: str) -> SourceTable:
    return source_of("liste.csv", text.encode(), known).tables[0]


def meant(text: str, kind: ListKind = ListKind.MEMBERS) -> dict[str, str]:
    table = table_of(text)
    return dict(zip(table.headings, proposed(table, kind), strict=True))


def test_a_column_whose_cells_say_something_else_gives_its_meaning_to_the_one_that_holds_it() -> None:
    found = meant(
        "Commune;Nom;Prénom;Qualité;Titulaire / suppléant\nBiel;Faivre;Hélène;Élu;Titulaire\n"
        "Biel;Carnot;Luc;Administration;Suppléant\nNods;Gris;Zoë;Élu;Titulaire\n"
    )
    assert (found["Qualité"], found["Titulaire / suppléant"]) == ("", "substitute_flag")


def test_a_column_of_members_that_holds_bodies_is_the_body() -> None:
    found = meant(
        "Membre;Nom;Prénom\nCommune de Biel;Faivre;Hélène\nCanton du Jura;Carnot;Luc\nVille de Biel;Gris;Zoë\n"
    )
    assert found["Membre"] != "full_name"


@pytest.mark.parametrize(
    ("cells", "meaning"),
    [
        (("a@a.ch", "b@b.ch", "c@c.ch"), "work_email"),
        (("Titulaire", "Suppléante", "Titulaire"), "substitute_flag"),
        (("délibérative", "consultative", "délibérative"), "capacity"),
        (("Frau", "Herr", "Frau"), "salutation"),
        (("France", "Suisse", "Suisse"), "side"),
        (("rouge", "vert", "rouge"), ""),
        (("oui", "non", "oui"), ""),
    ],
)
def test_a_column_without_a_known_title_is_told_by_its_cells(cells: tuple[str, ...], meaning: str) -> None:
    rows = "".join(f"Biel;Nom{at};Ann;{cell}\n" for at, cell in enumerate(cells))
    assert meant(f"Commune;Nom;Prénom;Xyz\n{rows}")["Xyz"] == meaning


def test_an_export_of_37_columns_is_found_proposed_named_by_hand_and_remembered(tmp_path: Path) -> None:
    """Persons and bodies are invented; the columns are shaped and called as the open data of a cantonal parliament."""
    office = Office(tmp_path)
    committee = office.a_committee("MOC")
    source = source_of(EXPORT.name, EXPORT.read_bytes(), known)
    (table,) = source.tables
    assert (len(table.headings), len(table.rows), table.headings[0]) == (37, 6, "kurzname_gre")
    order = prepared(office.store, source, sender="Kanton", committee=committee.id, since=TODAY)
    found = dict(zip(table.headings, order.columns, strict=True))
    assert order.kind is ListKind.MEMBERS
    assert {
        "anrede": "salutation",
        "name_adr": "family_name",
        "vorname_adr": "given_name",
        "beginn_mit": "start",
        "ende_mit": "end",
        "funktion_adr": "office",
        "strasse": "work_street",
        "plz": "work_postcode",
        "ort": "work_place",
        "emailg": "work_email",
    }.items() <= found.items()
    offered = {target.name for target in KINDS[order.kind].targets}
    by_hand = {"gr_wahlkreis": "organisation", "telefong": "work_phone", "seite": "side"}
    assert set(by_hand.values()) <= offered
    given = prepared(office.store, source, sender="Kanton", given=by_hand, committee=committee.id, since=TODAY)
    here = plan(office.store, given)
    assert [one.verdict for one in here.verdicts] == [RowFate.NEW] * 6
    write(office.store, here)
    assert mapping_of(office.store, "Kanton", table.headings) is not None
    assert prepared(office.store, source, sender="Kanton").columns == given.columns
    assert (office.store.count(Person), office.store.count(OfficeHeld)) == (6, 1)
    ends = {one.end for one in office.store.all(Mandate)}
    assert ends == {None, date(2029, 2, 1)}, "31.12.9999 is without end"


def test_a_cell_with_too_much_is_cut_and_said_to_be(tmp_path: Path) -> None:
    office = Office(tmp_path)
    found = taken(office, f"Nom;Prénom;Fonction\nBlanc;Luc;{'x' * 3000}\n")
    assert why(found) == ["CutThere"]
    assert len(office.store.all(Person)[0].function.fr.text) == 2_000


def test_the_guess_for_a_list_without_any_known_title_leaves_nothing_unsaid(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.a_committee("MOC")
    found = planned(office, "Nom;Prénom;Commune;Pays;Xyz\nPerrin;Jean;Biel;CH;a\n")
    assert found.order.columns[-1] == ""
