"""Who may correct a person or a body? One rule, from who sits where."""

from datetime import date
from typing import Any

import pytest

from ctj_desktop.domain.ids import (
    CommitteeId,
    HomeId,
    MandateId,
    OfficeHeldId,
    OfficeId,
    OrganisationId,
    PersonFunctionId,
    PersonId,
    SeatId,
    SecretariatId,
    ctj_home,
    uuid7,
)
from ctj_desktop.domain.privacy.correcting import Corrector, committees_of, may_correct, sitting_with
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import Mandate, OfficeHeld, OfficeOfCommittee, Seat, Secretariat
from ctj_desktop.domain.records.people import Person, PersonFunction, Side
from ctj_desktop.domain.texts import Bilingual

TODAY, BEFORE, LATER = date(2027, 3, 1), date(2026, 1, 1), date(2027, 9, 1)
HOME, OFFICE, OTHER = (OfficeId(uuid7()) for _ in range(3))
WHOM = Person(id=PersonId(uuid7()), home=HomeId(HOME), family_name="Faivre")


def may(office: OfficeId, whom: Person, side: Side | None, *seats: Side) -> bool:
    """Of an office that is a secretariat of that side, of whoever sits on these sides."""
    return may_correct(Corrector(office, side, {whom.id: frozenset(seats)} if seats else {}), whom, whom)


@pytest.mark.parametrize(
    ("given", "side", "seats", "allowed"),
    [
        ({}, Side.FR, (Side.FR,), True),
        ({}, Side.CH, (Side.FR,), False),
        ({}, Side.FR, (), False),
        ({}, None, (Side.FR,), False),
        ({"side": Side.FR}, Side.FR, (Side.CH,), True),
        ({"side": Side.CH}, Side.FR, (Side.FR,), False),
        ({"keeper": OFFICE}, None, (), True),
        ({"keeper": OTHER}, None, (), False),
        ({"keeper": OTHER}, Side.FR, (Side.FR,), True),
        ({"anonymised_on": TODAY}, Side.FR, (Side.FR,), False),
        ({"anonymised_on": TODAY, "keeper": OFFICE}, None, (), False),
        ({"home": HomeId(ctj_home())}, Side.FR, (Side.FR,), False),
        ({"home": HomeId(ctj_home()), "keeper": OFFICE}, None, (), True),
        ({"home": HomeId(OFFICE), "anonymised_on": TODAY}, None, (), True),
    ],
)
def test_the_home_the_keeper_and_the_secretariat_of_the_side(
    given: dict[str, Any], side: Side | None, seats: tuple[Side, ...], *, allowed: bool
) -> None:
    assert may(OFFICE, replace(WHOM, **given), side, *seats) is allowed


def test_what_a_third_office_said_of_somebody_is_left_to_it() -> None:
    said = PersonFunction(
        id=PersonFunctionId(uuid7()), home=HomeId(HOME), person=WHOM.id, function=Bilingual.of("Maire", "")
    )
    by = Corrector(OFFICE, Side.FR, {WHOM.id: frozenset({Side.FR})})
    assert may_correct(by, WHOM, said)
    assert not may_correct(by, WHOM, replace(said, home=HomeId(OTHER)))


@pytest.mark.parametrize(
    ("secretariat", "seat", "mandate", "sits"),
    [
        ({}, {}, {}, True),
        ({}, {}, {"start": LATER}, True),
        ({"end": TODAY}, {}, {}, False),
        ({"start": LATER}, {}, {}, False),
        ({"side": Side.CH}, {}, {}, False),
        ({"committee": CommitteeId(uuid7())}, {}, {}, False),
        ({}, {"end": TODAY}, {}, False),
        ({}, {}, {"end": TODAY}, False),
        ({}, {}, {"end": LATER, "substitute": True}, True),
    ],
)
def test_who_sits_with_a_secretariat(
    secretariat: dict[str, Any], seat: dict[str, Any], mandate: dict[str, Any], *, sits: bool
) -> None:
    committee = CommitteeId(uuid7())
    home = HomeId(committee)
    office = Secretariat(id=SecretariatId(uuid7()), home=home, committee=committee, side=Side.FR)
    place = Seat(id=SeatId(uuid7()), home=home, committee=committee, side=Side.FR)
    term = Mandate(id=MandateId(uuid7()), home=home, committee=committee, seat=place.id, person=WHOM.id, start=BEFORE)
    committees = committees_of([replace(office, **secretariat)], Side.FR, TODAY)
    rows = [replace(place, **seat)], [replace(term, **mandate)]
    assert (WHOM.id in sitting_with(committees, *rows, [], TODAY)) is sits


def test_the_body_of_a_seat_and_whoever_holds_an_office_sit_too() -> None:
    committee, body, chair = CommitteeId(uuid7()), OrganisationId(uuid7()), PersonId(uuid7())
    home = HomeId(committee)
    place = Seat(id=SeatId(uuid7()), home=home, committee=committee, side=Side.FR, organisation=body)
    held = OfficeHeld(
        id=OfficeHeldId(uuid7()),
        home=home,
        committee=committee,
        person=chair,
        office=OfficeOfCommittee.CO_PRESIDENT,
        side=Side.CH,
        start=BEFORE,
    )
    elsewhere = replace(held, committee=CommitteeId(uuid7()), person=WHOM.id)
    found = sitting_with([committee], [place], [], [held, replace(held, side=None), elsewhere], TODAY)
    assert found == {body: {Side.FR}, chair: {Side.CH}}
