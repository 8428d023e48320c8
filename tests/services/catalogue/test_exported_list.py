"""Does a list leave for another program with every field, in cells of their type, and nothing that is private?"""

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest

from ctj_desktop.domain.ids import ImportRunId, PersonId
from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import Mandate, Seat
from ctj_desktop.domain.records.imports import ImportRun
from ctj_desktop.domain.records.people import Address, Person, Side
from ctj_desktop.domain.records.projects import Pipeline, RuleKind
from ctj_desktop.domain.texts import Language
from ctj_desktop.files.cell_table import CellTable
from ctj_desktop.files.xlsx_lists import xlsx_bytes
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.catalogue.composition_table import composition_table
from ctj_desktop.services.catalogue.contact_cards import cards_of, mail_addresses
from ctj_desktop.services.catalogue.exported_list import HEADINGS, exported_list
from ctj_desktop.services.catalogue.line_words import SAYS
from ctj_desktop.services.membership import people
from ctj_desktop.services.membership.lists import seats_on
from ctj_desktop.services.projects.calls import add_call, add_call_rule
from ctj_desktop.services.workspace.reference import renew
from tests.office import TODAY, Office, text

FR, DE = load_translator("fr_CH"), load_translator("de_CH")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """An empty workspace."""
    return Office(tmp_path)


def column(table: CellTable, heading: str) -> list[object]:
    return [row[table.headings.index(heading)] for row in table.rows]


def test_texts_addresses_and_days_have_a_column_each(office: Office) -> None:
    committee = office.a_committee(seats=2)
    office.do_fields(people.add_organisation, name=text("Commune de X", "Gemeinde X"))
    one, other = office.store.all(Mandate)
    names = ("person", "seat", "substitute", "start", "end")
    table = exported_list(office.store, FR, "mandate", [other.id, one.id], names, title="Mandats", today=TODAY)
    assert table.headings == ("Personne", "Siège", "Suppléance", "Début", "Fin")
    assert column(table, "Personne") == ["Siège 2 Personne-2", "Siège 1 Personne-1"]
    assert column(table, "Début") == [date(2026, 1, 1)] * 2
    office.do_fields(people.change_person, person=one.person, function=text("maire", "Bürgermeister"))
    address = Address(street="Rue", number="6", postcode="01200", place="X", lines=("Mairie", "1er étage"))
    office.do_fields(people.change_person, person=one.person, work_address=address)
    person = exported_list(
        office.store, DE, "person", [one.person], ("function", "work_address"), title="", today=TODAY
    )
    assert person.rows == (("maire", "Bürgermeister", "Mairie\n1er étage", "Rue", "6", "", "01200", "X", "FR"),)
    seats = exported_list(office.store, FR, "seat", [one.seat], ("side", "holder"), title="", today=TODAY)
    assert seats.rows == (("France", "Siège 1 Personne-1, maire"),)
    assert office.store.count(Seat, committee=committee.id) == 2


def test_the_last_day_of_a_period_is_the_one_before_its_end(office: Office) -> None:
    seat = office.a_seat(office.a_committee().id, held=False)
    mandate = office.a_mandate(seat, office.a_person().id, end=date(2027, 1, 1))
    table = exported_list(office.store, FR, "mandate", [mandate.id], ("end",), title="", today=TODAY)
    assert table.rows == ((date(2026, 12, 31),),)


def test_amounts_have_their_currency_beside_them(office: Office) -> None:
    renew(office.store)
    begun, (route, *_) = date(2027, 1, 1), office.store.all(Pipeline)
    call = office.do_fields(
        add_call, code="A", name=text("Appel"), pipeline=route.id, opens=begun, closes=date(2027, 3, 1)
    ).record
    rule = office.do_fields(
        add_call_rule,
        call=call.id,
        rule_kind=RuleKind.MAX_AID,
        text=text("Plafond"),
        amount_chf=Money(1250, Currency.CHF),
    ).record
    names = ("text", "amount_chf", "amount_eur")
    table = exported_list(office.store, FR, "call_rule", [rule.id], names, title="", today=TODAY)
    assert table.headings[2:] == (
        "Montant en CHF",
        "Montant en CHF (Monnaie)",
        "Montant en EUR",
        "Montant en EUR (Monnaie)",
    )
    assert table.rows == (("Plafond", "", Decimal("12.50"), "CHF", None, None),)


def test_the_committee_of_a_day_says_who_sits_where_and_where_nobody_does(office: Office) -> None:
    committee = office.a_committee(seats=1)
    office.a_seat(committee.id, 2, held=False)
    seats = seats_on(office.store, TODAY, committee.id)
    table = composition_table(office.store, FR, seats, "Comité", TODAY)
    assert column(table, "Nom") == ["Personne-1", None]
    assert column(table, "Désignation (DE)") == ["Sitz 1", "Sitz 2"]
    assert column(table, "Début") == [date(2026, 1, 1), None]


def test_cards_and_addresses_of_persons_in_the_order_of_the_list(office: Office) -> None:
    body = office.do_fields(people.add_organisation, name=text("Commune de X", "Gemeinde X")).record
    office.do_fields(people.change_organisation, organisation=body.id, address=Address(place="X", country=Side.CH))
    anne, bruno, carla = (
        office.a_person(name, given) for name, given in (("A", "Anne"), ("B, Dr", "Bruno"), ("C", "C"))
    )
    office.do_fields(people.change_person, person=anne.id, organisation=body.id, work_email="A@x.ch", work_phone="1")
    office.do_fields(people.change_person, person=bruno.id, work_email="b@x.ch")
    keys = [bruno.id, anne.id, carla.id]
    assert mail_addresses(office.store, keys) == (('"Bruno B, Dr" <b@x.ch>', "Anne A <A@x.ch>"), 1)
    office.do_fields(people.change_person, person=carla.id, work_email="a@x.ch")
    found, without = mail_addresses(office.store, [*keys, *keys])
    assert (len(found), without) == (2, 0), "two persons share an address, and nobody lacks one"
    cards = list(cards_of(office.store, DE, [anne.id, UUID(int=1), bruno.id]))
    assert [card.family_name for card in cards] == ["A", "B, Dr"]
    assert (cards[0].organisation.de.text, cards[0].first) == ("Gemeinde X", Language.DE)
    assert (cards[0].country, cards[0].email) == ("Schweiz", "A@x.ch")
    assert office.store.count(Person) == 3


def test_a_moment_stands_in_the_time_of_the_place(office: Office) -> None:
    run = ImportRun(
        id=ImportRunId(UUID(int=1)),
        home=office.store.home(),
        source="a.csv",
        source_sha256="0" * 64,
        sender="",
        imported_kind="persons",
        at=datetime(2027, 7, 1, 8, 0, tzinfo=UTC),
        added=1,
        changed=0,
        same=0,
        refused=0,
    )
    with office.store.write(OperationLabel("x")) as unit:
        unit.save(run)
    table = exported_list(office.store, FR, "import_run", [run.id], ("at",), title="Listes", today=TODAY)
    assert table.rows == ((datetime(2027, 7, 1, 10, 0),),)
    assert xlsx_bytes(table)


def test_a_holder_who_is_not_here_leaves_empty_cells(office: Office) -> None:
    committee = office.a_committee(seats=2)
    first, *others = seats_on(office.store, TODAY, committee.id)
    unknown = replace(first, holder=PersonId(UUID(int=1)), mandate=None)
    table = composition_table(office.store, FR, [unknown, *others], "Comité", TODAY)
    assert column(table, "Nom") == [None, "Personne-2"]


def test_whatever_a_line_says_has_a_heading_in_its_file() -> None:
    assert HEADINGS.keys() == SAYS.keys()
