"""Is whatever leaves as a list the same when it comes back, here and in an office that has nothing yet?"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ctj_desktop.domain.record import Record
from ctj_desktop.domain.records.committees import Mandate, OfficeHeld, Seat
from ctj_desktop.domain.records.people import (
    Address,
    DeliveryChannel,
    Organisation,
    OrganisationKind,
    Person,
    Salutation,
    Side,
)
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.files.cell_table import CellTable
from ctj_desktop.files.csv_lists import csv_table
from ctj_desktop.files.tables.reading import source_of
from ctj_desktop.files.vcards import CardVersion, vcards_bytes
from ctj_desktop.files.xlsx_lists import xlsx_bytes
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.catalogue.contact_cards import cards_of
from ctj_desktop.services.catalogue.exported_list import exported_list
from ctj_desktop.services.imports.columns import known
from ctj_desktop.services.imports.kinds import ListKind
from ctj_desktop.services.imports.plan import plan
from ctj_desktop.services.imports.preparing import prepared
from ctj_desktop.services.imports.verdicts import ImportPlan, RowFate
from ctj_desktop.services.imports.writing import write
from ctj_desktop.services.membership import people
from tests.examples import examples
from tests.office import TODAY, Office
from tests.services.imports.lists import taken

WRITERS: Final[dict[str, Callable[[CellTable], bytes]]] = {"xlsx": xlsx_bytes, "csv": csv_table}
FORMS = st.sampled_from(sorted(WRITERS))
LANGUAGES: Final = ("fr_CH", "de_CH", "en")
FEW: Final = examples(5)
"""Each moves whole lists through files, into a workspace of its own."""
Columns = tuple[ListKind, type[Record], tuple[str, ...]]
BODIES: Final[Columns] = (
    ListKind.ORGANISATIONS,
    Organisation,
    ("name", "short_name", "organisation_kind", "side", "email", "phone", "website", "address"),
)
PERSONS: Final[Columns] = (
    ListKind.PERSONS,
    Person,
    (
        *("family_name", "given_name", "title", "salutation", "function", "organisation", "side", "language"),
        *("greeting", "channel", "work_email", "work_phone", "work_mobile", "work_address"),
    ),
)
OF_COMMITTEE: Final[tuple[Columns, ...]] = (
    (ListKind.MEMBERS, Seat, ("label", "organisation", "side", "college", "capacity", "substitution")),
    (ListKind.MEMBERS, Mandate, ("person", "seat", "substitute", "start", "end")),
    (ListKind.MEMBERS, OfficeHeld, ("person", "office", "side", "start", "end")),
)
PHONES = st.sampled_from(["", "+41324204670", "+33381390000"])
ADDRESSES = st.sampled_from(
    [
        None,
        Address(street="Rue du Lac", number="3", postcode="2518", place="Nods", country=Side.CH),
        Address(lines=("Bâtiment A",), street="Rue des Prés", number="12 bis", postcode="01170", place="Gex"),
        Address(po_box="Case postale 12", postcode="2800", place="Delémont", country=Side.CH),
    ]
)
A_BODY = st.fixed_dictionaries(
    {
        "short_name": st.sampled_from([Bilingual(), Bilingual.of("PDD", "NPD"), Bilingual.of("", "X")]),
        "organisation_kind": st.sampled_from(OrganisationKind),
        "side": st.sampled_from([Side.FR, Side.CH]),
        "website": st.sampled_from(["", "https://a.example"]),
        "email": st.sampled_from(["", "info@a.example"]),
        "phone": PHONES,
        "address": ADDRESSES,
    }
)
A_PERSON = st.fixed_dictionaries(
    {
        "title": st.sampled_from(["", "Dr", "@x"]),
        "salutation": st.sampled_from(Salutation),
        "function": st.builds(Bilingual.of, st.sampled_from(["", "Maire", "=1+1"]), st.sampled_from(["", "-Ann"])),
        "greeting": st.sampled_from([Bilingual(), Bilingual.of("Cher Jean,", "")]),
        "side": st.sampled_from([Side.FR, Side.CH]),
        "language": st.sampled_from(Language),
        "channel": st.sampled_from(DeliveryChannel),
        "work_phone": PHONES,
        "work_mobile": PHONES,
        "work_address": ADDRESSES,
    }
)
FAMILIES = ("Perrin", "=Blanc", "de Watt", "Müller")


def filled(office: Office, bodies: Sequence[dict[str, Any]], persons: Sequence[dict[str, Any]]) -> Office:
    """With bodies, and persons who are with one of them or with none."""
    keys = [
        office.do_fields(people.add_organisation, name=Bilingual.of(f"Corps {at}", f"Stelle {at}"), **body).record.id
        for at, body in enumerate(bodies)
    ]
    for at, person in enumerate(persons):
        office.do_fields(
            people.add_person,
            family_name=FAMILIES[at],
            given_name=("Jean", "")[at % 2],
            organisation=(*keys, None)[at % (len(keys) + 1)],
            work_email=f"p{at}@a.example",
            **person,
        )
    return office


def listed(office: Office, cls: type[Record], names: Sequence[str], language: str) -> CellTable:
    """As the list of that kind leaves."""
    keys = [row.id for row in office.store.all(cls)]
    return exported_list(office.store, load_translator(language), cls.kind, keys, names, title="x", today=TODAY)


def planned(office: Office, form: str, content: bytes, kind: ListKind) -> ImportPlan:
    """What the file would change."""
    source = source_of(f"liste.{form}", content, known)
    return plan(office.store, prepared(office.store, source, kind=kind, since=TODAY))


def said(office: Office, cls: type[Record], names: Sequence[str]) -> list[tuple[object, ...]]:
    """What all records of a kind say, those they refer to by name."""
    return sorted(listed(office, cls, names, "en").rows, key=str)


def moved(office: Office, elsewhere: Office, columns: Columns, form: str, language: str) -> None:
    """A list comes back and changes nothing; taken in elsewhere it says the same."""
    kind, cls, names = columns
    content = WRITERS[form](listed(office, cls, names, language))
    here = planned(office, form, content, kind)
    assert [(one.verdict, one.touched, one.why) for one in here.verdicts if one.verdict is not RowFate.SAME] == []
    assert here.changes == ()
    write(elsewhere.store, planned(elsewhere, form, content, kind))
    assert said(elsewhere, cls, names) == said(office, cls, names)


@settings(max_examples=FEW, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    form=FORMS,
    language=st.sampled_from(LANGUAGES),
    bodies=st.lists(A_BODY, min_size=1, max_size=3),
    persons=st.lists(A_PERSON, min_size=1, max_size=4),
)
def test_persons_and_bodies_are_what_they_were(
    tmp_path_factory: pytest.TempPathFactory,
    form: str,
    language: str,
    bodies: list[dict[str, Any]],
    persons: list[dict[str, Any]],
) -> None:
    folder = tmp_path_factory.mktemp("lists")
    office, elsewhere = filled(Office(folder), bodies, persons), Office(folder, name="ailleurs", seed=2)
    for columns in (BODIES, PERSONS):
        moved(office, elsewhere, columns, form, language)


@settings(max_examples=FEW, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    bodies=st.lists(A_BODY, min_size=1, max_size=3),
    persons=st.lists(A_PERSON, min_size=1, max_size=4),
    version=st.sampled_from(CardVersion),
    language=st.sampled_from(LANGUAGES),
)
def test_cards_that_come_back_change_nothing(
    tmp_path_factory: pytest.TempPathFactory,
    bodies: list[dict[str, Any]],
    persons: list[dict[str, Any]],
    version: CardVersion,
    language: str,
) -> None:
    office = filled(Office(tmp_path_factory.mktemp("cards")), bodies, persons)
    keys = [one.id for one in office.store.all(Person)]
    cards = vcards_bytes(cards_of(office.store, load_translator(language), keys), version)
    here = planned(office, "vcf", cards, ListKind.PERSONS)
    assert [(one.touched, one.why) for one in here.verdicts if one.verdict is not RowFate.SAME] == []
    elsewhere = Office(tmp_path_factory.mktemp("cards"), name="ailleurs", seed=2)
    write(elsewhere.store, planned(elsewhere, "vcf", cards, ListKind.PERSONS))
    names = (
        "family_name",
        "given_name",
        "title",
        "function",
        "organisation",
        "work_email",
        "work_phone",
        "work_mobile",
    )
    assert said(elsewhere, Person, names) == said(office, Person, names)


SEATS = ("Morteau;FR", "Le Locle;CH", "Nods;CH")
HOLDERS = (";", "Perrin;Jean", "Müller;Ann", "Noir;Eve")
A_SEAT = st.tuples(
    st.sampled_from(HOLDERS),
    st.sampled_from(["", "Zoë Périllat", "Luc Gris"]),
    st.sampled_from([";", "2024;2027", "01.02.2025;", "2024;31.01.2028"]),
    st.sampled_from(["", "Président", "Coprésidente", "Secrétaire"]),
    st.sampled_from(["", "Communes", "Etat"]),
    st.sampled_from(["", "consultative"]),
)


@settings(max_examples=FEW, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    form=FORMS,
    language=st.sampled_from(LANGUAGES),
    rows=st.lists(A_SEAT, min_size=1, max_size=3, unique_by=lambda row: row[0]),
)
def test_seats_mandates_and_offices_are_what_they_were(
    tmp_path_factory: pytest.TempPathFactory, form: str, language: str, rows: list[tuple[str, ...]]
) -> None:
    folder = tmp_path_factory.mktemp("committee")
    office, elsewhere = Office(folder), Office(folder, name="ailleurs", seed=2)
    for one in (office, elsewhere):
        one.a_committee("MOC")
    head = "Commune;Côté;Nom;Prénom;Suppléant-e;Début;Fin;Fonction au comité;Collège;Voix"
    taken(office, "\n".join([head, *(f"{seat};{';'.join(row)}" for seat, row in zip(SEATS, rows, strict=False)), ""]))
    for columns in (BODIES, PERSONS, *OF_COMMITTEE):
        if office.store.count(columns[1]):
            moved(office, elsewhere, columns, form, language)


def test_a_column_that_says_yes_or_no_names_no_substitute(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.a_committee("MOC")
    told = "Personne;Siège;Côté;Suppléance\nJean Perrin;A;CH;non\nZoë Gris;A;CH;oui\n"
    taken(office, told)
    assert sorted(one.family_name for one in office.store.all(Person)) == ["Gris", "Perrin"]
    assert sorted(one.substitute for one in office.store.all(Mandate)) == [False, True]
