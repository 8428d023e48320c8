"""Does the radar say what the composition finds, who follows, and how the seats are shared out?"""

import random
from datetime import date, timedelta
from pathlib import Path

import pytest

from ctj_desktop.domain.composition import months_later
from ctj_desktop.domain.ids import CollegeId, MandateId, SeatId, uuid7
from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import (
    College,
    Committee,
    EndReason,
    Mandate,
    OfficeOfCommittee,
    Seat,
    Substitution,
)
from ctj_desktop.domain.records.people import Person, Salutation, Side
from ctj_desktop.services.membership.committees import appoint, end_mandate, give_office
from ctj_desktop.services.membership.people import change_person
from ctj_desktop.services.membership.radar import RadarKind, RadarLine, radar
from ctj_desktop.services.membership.roll import composition_on
from tests.office import Office, text

DAY = date(2027, 2, 24)
SEED = 20270224


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


@pytest.fixture
def body(office: Office) -> Committee:
    return office.a_committee("MOC")


def lines(office: Office, body: Committee, *kinds: RadarKind) -> list[RadarLine]:
    return [line for line in radar(office.store, body.id, DAY).lines if not kinds or line.kind in kinds]


def scattered(office: Office, body: Committee, seats: int, mandates: int) -> None:
    """Seats of every kind with mandates at any time around the day."""
    chance = random.Random(SEED)
    people = [office.a_person(f"Personne-{number}").id for number in range(12)]
    with office.store.write(OperationLabel("seat.added")) as unit:
        colleges = [CollegeId(uuid7()) for _ in range(2)]
        for number, college in enumerate(colleges):
            unit.save(College(id=college, home=body.home, committee=body.id, name=text(f"Collège {number}")))
        made = [
            Seat(
                id=SeatId(uuid7()),
                home=body.home,
                committee=body.id,
                college=chance.choice([None, *colleges]),
                side=chance.choice(list(Side)),
                label=text(f"Siège {number}"),
                substitution=chance.choice(list(Substitution)),
                start=chance.choice([None, DAY - timedelta(days=chance.randrange(900))]),
                end=chance.choice([None, None, DAY + timedelta(days=chance.randrange(-90, 900))]),
            )
            for number in range(seats)
        ]
        for seat in made:
            unit.save(seat)
        for _ in range(mandates):
            start = DAY + timedelta(days=chance.randrange(-900, 300))
            unit.save(
                Mandate(
                    id=MandateId(uuid7()),
                    home=body.home,
                    committee=body.id,
                    seat=chance.choice(made).id,
                    person=chance.choice(people),
                    substitute=chance.random() < 0.4,
                    start=start,
                    end=chance.choice([None, start + timedelta(days=chance.randrange(1, 1500))]),
                )
            )


def test_what_is_open_and_what_ends_is_what_the_composition_finds(office: Office, body: Committee) -> None:
    scattered(office, body, seats=30, mandates=70)
    found = composition_on(office.store, body.id, DAY).findings

    def of(code: str, key: str) -> set[str]:
        return {str(one.data[key]) for one in found if one.code == f"composition.{code}"}

    said = lines(office, body)
    assert {str(line.seat) for line in said if line.kind is RadarKind.VACANT} == of("vacant", "seat")
    assert {str(line.seat) for line in said if line.kind is RadarKind.NO_SUBSTITUTE} == of("no_substitute", "seat")
    ends = {RadarKind.MANDATE_ENDS, RadarKind.SUBSTITUTE_ENDS}
    assert {str(line.key) for line in said if line.kind in ends} == of("ends_soon", "mandate")
    days = [line.last_day for line in said if line.last_day is not None]
    assert len(days) > 5
    assert days == sorted(days)
    assert {line.last_day is None for line in said[: len(said) - len(days)]} == {True}


def test_no_two_lines_are_the_same_even_of_a_seat_that_is_vacant_and_has_no_substitute(
    office: Office, body: Committee
) -> None:
    scattered(office, body, seats=60, mandates=40)
    found = lines(office, body)
    open_seats = [line.seat for line in found if line.kind in (RadarKind.VACANT, RadarKind.NO_SUBSTITUTE)]
    assert len(set(open_seats)) < len(open_seats)
    assert len({line.key for line in found}) == len(found)


def test_every_end_stands_in_its_month_and_the_months_hold_a_year(office: Office, body: Committee) -> None:
    scattered(office, body, seats=12, mandates=40)
    shown = radar(office.store, body.id, DAY)
    assert (shown.months[0], shown.months[-1], len(shown.months)) == (date(2027, 2, 1), date(2028, 2, 1), 13)
    of_months = [line for month in shown.months for line in shown.of_month(month)]
    assert of_months == [line for line in shown.lines if line.last_day is not None]
    assert radar(office.store, body.id, date(2027, 3, 1)).months == tuple(
        months_later(date(2027, 3, 1), n) for n in range(12)
    )


def test_who_follows_is_said_and_a_gap_is_a_vacancy(office: Office, body: Committee) -> None:
    seat = office.a_seat(body.id)
    (line,) = lines(office, body)
    assert line.kind is RadarKind.NO_SUBSTITUTE
    (mandate,) = office.store.all(Mandate, seat=seat.id)
    ended = replace(mandate, end=date(2027, 6, 1), end_reason=EndReason.TERM)
    office.do(end_mandate, ended, mandate)
    (line,) = lines(office, body, RadarKind.MANDATE_ENDS)
    assert (line.last_day, line.next_name, line.label.fr.text) == (date(2027, 5, 31), "", "Siège 1")
    person = office.a_person("Suivante", "Anne").id
    office.do_fields(appoint, seat=seat.id, person=person, start=date(2027, 6, 1))
    (line,) = lines(office, body, RadarKind.MANDATE_ENDS)
    assert (line.next_name, line.next_from) == ("Anne Suivante", date(2027, 6, 1))
    vacant = office.a_seat(body.id, 2, held=False)
    office.do_fields(appoint, seat=vacant.id, person=person, start=date(2027, 9, 1))
    (line,) = lines(office, body, RadarKind.VACANT)
    assert (line.next_name, line.next_from, line.person) == ("Anne Suivante", date(2027, 9, 1), None)


def test_an_office_that_ends_names_who_follows_and_not_who_holds_it_beside(office: Office, body: Committee) -> None:
    given = {"committee": body.id, "office": OfficeOfCommittee.CO_PRESIDENT, "side": Side.FR}
    first, other, next_one = (office.a_person(name) for name in ("Une", "Autre", "Suivante"))
    office.do_fields(give_office, person=first.id, start=date(2025, 1, 1), end=date(2027, 7, 1), **given)
    office.do_fields(give_office, person=other.id, start=date(2024, 1, 1), **given)
    (line,) = lines(office, body)
    assert (line.kind, line.office, line.last_day, line.next_name) == (
        RadarKind.OFFICE_ENDS,
        OfficeOfCommittee.CO_PRESIDENT,
        date(2027, 6, 30),
        "",
    )
    office.do_fields(give_office, person=next_one.id, start=date(2027, 7, 1), **given)
    assert lines(office, body)[0].next_name == "Camille Suivante"


def test_the_balance_counts_sides_and_how_holders_are_addressed(office: Office, body: Committee) -> None:
    for number in (1, 2, 3):
        office.a_seat(body.id, number)
    office.a_seat(body.id, 4, held=False)
    for mandate, salutation in zip(office.store.all(Mandate, order="start, id"), Salutation, strict=True):
        person = office.store.get(Person, mandate.person)
        assert person is not None
        office.do(change_person, replace(person, salutation=salutation), person)
    shown = radar(office.store, body.id, DAY).balance
    assert shown.colleges == ()
    assert [(side, shares.seats, shares.held) for side, shares in shown.sides] == [(Side.FR, 2, 2), (Side.CH, 2, 1)]
    every = [sum(counts) for counts in zip(*(shares.addressed for _side, shares in shown.sides), strict=True)]
    assert every == [1, 1, 1]


def test_a_committee_sees_its_own_and_all_committees_together(office: Office, body: Committee) -> None:
    office.a_seat(body.id, held=False)
    other = office.a_committee("PDA")
    office.a_seat(other.id, held=False)
    assert {line.committee for line in lines(office, body)} == {body.id}
    assert {line.committee for line in radar(office.store, None, DAY).lines} == {body.id, other.id}
