"""Is it said which lists of a file are left, and are substitutes of a second sheet paired with their members?"""

from pathlib import Path

import pytest

from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import Mandate, Seat
from ctj_desktop.domain.records.people import Organisation, Person, Side
from ctj_desktop.files.tables.reading import SourceFile, source_of
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.imports.columns import known
from ctj_desktop.services.imports.kinds import ListKind
from ctj_desktop.services.imports.left import left_lists, left_words
from ctj_desktop.services.imports.plan import plan
from ctj_desktop.services.imports.preparing import prepared
from ctj_desktop.services.imports.verdicts import RowFate
from ctj_desktop.services.imports.writing import write
from tests.files.tables.made import sheets
from tests.office import Office
from tests.services.imports.lists import planned, verdicts, why

MEMBERS = (
    ("Commune", "Nom", "Prénom", "Pays"),
    ("Nods", "Perrin", "Jean", "CH"),
    ("Morteau", "Blanc", "Luc", "FR"),
)
BY_BODY = (("Commune", "Nom", "Prénom"), ("Morteau", "Roy", "Anne"), ("Nods", "Lang", "Eva"))
BY_NAME = (("Nom", "Prénom", "Suppléant de"), ("Roy", "Anne", "Luc Blanc"), ("Lang", "Eva", "Jean Perrin"))


def a_file(**rows: tuple[tuple[str, ...], ...]) -> SourceFile:
    return source_of("liste.xlsx", sheets(**rows), known)


def take(office: Office, source: SourceFile, at: int) -> None:
    write(office.store, plan(office.store, prepared(office.store, source, at=at)))


def pairs(office: Office) -> dict[str, list[str]]:
    """Who is on the seat of each body, the member first."""
    found = {}
    for seat in office.store.all(Seat):
        held = sorted(office.store.all(Mandate, seat=seat.id), key=lambda one: one.substitute)
        people = [office.store.get(Person, one.person) for one in held]
        body = office.store.get(Organisation, seat.organisation) if seat.organisation else None
        assert body is not None
        found[body.name.fr.text] = [one.family_name for one in people if one is not None]
    return found


@pytest.mark.parametrize("second", [BY_BODY, BY_NAME])
def test_substitutes_of_a_second_sheet_are_paired_with_their_members(
    tmp_path: Path, second: tuple[tuple[str, ...], ...]
) -> None:
    office, source = Office(tmp_path), a_file(Membres=MEMBERS, Suppléants=second, Notes=(("À voir",), ("x",)))
    office.a_committee()
    t = load_translator("fr_CH")
    left = left_lists(office.store, source, {0})
    assert [left_words(t, one) for one in left] == [
        "«\u202fSuppléants\u202f» (2 lignes)\u00a0: suppléances des membres"
    ]
    take(office, source, 0)
    take(office, source, left[0].at)
    assert pairs(office) == {"Nods": ["Perrin", "Lang"], "Morteau": ["Blanc", "Roy"]}
    assert left_lists(office.store, source, {0, 1}) == ()


def test_what_else_a_file_holds_is_named_by_its_kind_and_nothing_that_is_hidden(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.a_committee()
    bodies = (("Organisme", "Téléphone"), ("Parc du Doubs", "+41 32 000 00 00"))
    mixed = (("Nom", "Prénom", "Titulaire / suppléant"), ("Roy", "Anne", "suppléante"), ("Lang", "Eva", "titulaire"))
    source = a_file(Membres=MEMBERS, Organismes=bodies, Autres=mixed)
    left = left_lists(office.store, source, {0})
    assert [(one.sheet, one.kind, one.stand_in) for one in left] == [
        ("Organismes", ListKind.ORGANISATIONS, False),
        ("Autres", ListKind.MEMBERS, False),
    ]
    hidden = tuple(replace(table, hidden=True) for table in source.tables)
    assert left_lists(office.store, replace(source, tables=hidden), ()) == ()
    nameless = replace(source, tables=tuple(replace(table, sheet="") for table in source.tables))
    words = left_words(load_translator("fr_CH"), left_lists(office.store, nameless, {0})[0])
    assert words == "sans nom (1 ligne)\u00a0: Organismes"


def test_persons_beside_a_commune_sit_for_it_where_there_is_a_committee(tmp_path: Path) -> None:
    office, told = Office(tmp_path), "Commune\tNom\tPrénom\nNods\tPerrin\tJean\nMorteau\tBlanc\tLuc\n"
    assert planned(office, told).order.kind is ListKind.PERSONS
    office.a_committee()
    found = planned(office, told)
    assert found.order.columns == ("organisation", "family_name", "given_name")
    assert (found.order.kind, why(found)) == (ListKind.MEMBERS, ["NoSide", "NoSide"])
    sided = replace(found.order, sides={2: Side.CH, 3: Side.FR})
    again = plan(office.store, sided)
    assert verdicts(again) == [RowFate.NEW, RowFate.NEW]
    write(office.store, again)
    assert {seat.side for seat in office.store.all(Seat)} == {Side.CH, Side.FR}
    assert pairs(office) == {"Nods": ["Perrin"], "Morteau": ["Blanc"]}


@pytest.mark.parametrize("title", ["Employeur", "Organisme", "Société"])
def test_persons_beside_another_body_are_an_address_book(tmp_path: Path, title: str) -> None:
    office = Office(tmp_path)
    office.a_committee()
    assert planned(office, f"{title}\tNom\tPrénom\nNods\tPerrin\tJean\n").order.kind is ListKind.PERSONS
