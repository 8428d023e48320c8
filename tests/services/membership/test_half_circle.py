"""Is everybody where they sit on the day, and is what ends soon told from what does not?"""

from datetime import date
from pathlib import Path

import pytest

from ctj_desktop.domain.half_circle.committee_on_day import Held
from ctj_desktop.domain.records.committees import Capacity, OfficeOfCommittee
from ctj_desktop.domain.records.people import Person, Side
from ctj_desktop.domain.records.statutes import QuorumBase, QuorumRule
from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.half_circle import quorum_text
from ctj_desktop.services.membership.committees import add_seat, change_committee, give_office
from ctj_desktop.services.membership.half_circle import days_of_change, half_circle
from ctj_desktop.services.membership.statutes import adopt_statutes
from tests.office import TODAY, Office, text


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """A secretariat on its first day."""
    return Office(tmp_path)


def test_seats_are_numbered_side_after_side_and_advisory_ones_bear_letters(office: Office) -> None:
    committee = office.a_committee(seats=4).id
    office.do_fields(add_seat, committee=committee, side=Side.FR, label=text("Préfecture"), capacity=Capacity.ADVISORY)
    shown = half_circle(office.store, committee, TODAY)
    assert [(seat.mark, seat.side) for seat in shown.voting] == [
        ("1", Side.FR),
        ("2", Side.FR),
        ("3", Side.CH),
        ("4", Side.CH),
    ]
    assert [(seat.mark, seat.held) for seat in shown.advisory] == [("a", Held.VACANT)]
    assert [(share.side, share.held, share.seats) for share in shown.sides] == [(Side.FR, 2, 2), (Side.CH, 2, 2)]
    assert shown.held == 4


def test_a_mandate_ends_soon_three_months_before_its_end_and_the_seat_is_vacant_after_it(office: Office) -> None:
    committee = office.a_committee().id
    seat = office.a_seat(committee, held=False)
    office.a_mandate(seat, office.a_person().id, date(2026, 1, 1), date(2027, 7, 1))
    held = {
        day: half_circle(office.store, committee, day).voting[0].held
        for day in (date(2027, 3, 1), date(2027, 4, 1), date(2027, 6, 30), date(2027, 7, 1), date(2025, 12, 31))
    }
    assert list(held.values()) == [Held.FILLED, Held.ENDING, Held.ENDING, Held.VACANT, Held.VACANT]
    assert days_of_change(office.store, committee) == [date(2026, 1, 1), date(2027, 7, 1)]
    (ending,) = half_circle(office.store, committee, TODAY).endings
    assert (ending.until, ending.soon) == (date(2027, 7, 1), False)
    assert half_circle(office.store, committee, date(2026, 1, 1)).endings == ()


def test_who_presides_is_told_on_the_days_of_the_office(office: Office) -> None:
    committee = office.a_committee(seats=2).id
    chair = half_circle(office.store, committee, TODAY).voting[0]
    (person,) = [one for one in office.store.all(Person) if one.family_name in chair.holder]
    office.do_fields(
        give_office,
        committee=committee,
        person=person.id,
        office=OfficeOfCommittee.CO_PRESIDENT,
        side=Side.FR,
        start=date(2027, 1, 1),
        end=date(2028, 1, 1),
    )
    presides = [half_circle(office.store, committee, day).voting[0].chairs for day in (TODAY, date(2028, 1, 1))]
    assert presides == [True, False]
    assert not half_circle(office.store, committee, TODAY).voting[1].chairs


def test_a_quorum_is_never_said_to_be_less_than_its_minima_together_nor_of_nobody(office: Office) -> None:
    """“Quorum 1, davon 2 pro Seite” was said of a committee without a mandate."""
    committee = office.a_committee().id
    for number in (1, 2, 3):
        office.a_seat(committee, number, held=False)
    rule = QuorumRule(minimum_per_side=2)
    office.do_fields(
        adopt_statutes, committee=committee, title=text("Statuts"), in_force_from=date(2026, 1, 1), quorum=rule
    )
    assert half_circle(office.store, committee, TODAY).quorum == 0
    for number in (4, 5):
        office.a_seat(committee, number)
    shown = half_circle(office.store, committee, TODAY)
    assert (shown.quorum, dict(shown.of_sides)) == (4, {Side.FR: 2, Side.CH: 2})
    office.do_fields(change_committee, committee=committee, sides=())
    shown = half_circle(office.store, committee, TODAY)
    assert (shown.quorum, dict(shown.of_sides)) == (2, {})


@pytest.mark.parametrize(("base", "needed"), [(QuorumBase.SEATS, 3), (QuorumBase.IN_OFFICE, 2)])
def test_the_quorum_is_that_of_the_statutes_on_the_day(office: Office, base: QuorumBase, needed: int) -> None:
    committee = office.a_committee(seats=3).id
    office.a_seat(committee, 4, held=False)
    assert half_circle(office.store, committee, TODAY).quorum == 0
    office.do_fields(
        adopt_statutes,
        committee=committee,
        title=text("Statuts", "Statuten"),
        in_force_from=date(2027, 1, 1),
        quorum=QuorumRule(base=base, minimum_per_side=1),
    )
    shown = half_circle(office.store, committee, TODAY)
    assert (shown.quorum, dict(shown.of_sides)) == (needed, {Side.FR: 1, Side.CH: 1})
    assert half_circle(office.store, committee, date(2026, 12, 31)).quorum == 0


def test_a_share_of_each_side_is_counted_on_each(office: Office) -> None:
    committee = office.a_committee(seats=3).id
    rule = QuorumRule(each_side=True)
    office.do_fields(
        adopt_statutes, committee=committee, title=text("Statuts"), in_force_from=date(2026, 1, 1), quorum=rule
    )
    shown = half_circle(office.store, committee, TODAY)
    french = load_translator("fr_CH")
    assert (shown.quorum, dict(shown.of_sides)) == (3, {Side.FR: 2, Side.CH: 1})
    assert quorum_text(french, shown) == "quorum 3, dont France 2, Suisse 1"
