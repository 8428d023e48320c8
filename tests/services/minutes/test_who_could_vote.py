"""Minutes write every change of who can vote, from when to when, as the presence and the proxies say it."""

from datetime import date, time
from pathlib import Path

import pytest

from ctj_desktop.documents.formal_sentences import Formal, formal_sentences
from ctj_desktop.domain.ids import SeatId
from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.record import NamedValue, replace
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.statutes import CollegeMinimum, ProxyRule, QuorumRule
from ctj_desktop.services.membership import committees, statutes
from ctj_desktop.services.membership.roll import roll_of
from ctj_desktop.services.minutes import blocks
from ctj_desktop.services.minutes import course as minutes_course
from ctj_desktop.services.minutes.formal_sentences import formal_facts, paper_voices
from ctj_desktop.services.session import attendance, course, proxies, roll_changes
from tests.office import Office, text

DAY = date(2027, 3, 12)


class Evening(NamedValue):
    """In session since two with four seats, of which those in the test come."""

    office: Office
    meeting: Meeting
    seats: tuple[SeatId, ...]

    def comes(self, seat: int, at: str = "14:00") -> None:
        self.office.do(
            attendance.record_arrival, meeting=self.meeting.id, seat=self.seats[seat], arrived=time.fromisoformat(at)
        )

    def leaves(self, seat: int, at: str) -> None:
        self.office.do(
            attendance.record_departure, meeting=self.meeting.id, seat=self.seats[seat], left=time.fromisoformat(at)
        )

    def gives(self, seat: int, bearer: int) -> None:
        self.office.do(proxies.give_proxy, meeting=self.meeting.id, seat=self.seats[seat], bearer=self.seats[bearer])

    def closes(self, at: str = "16:00") -> None:
        self.office.do(course.close_session, meeting=self.meeting.id, on=DAY, closed_at=time.fromisoformat(at))

    def said(self, *kinds: Formal, language: str = "fr") -> list[str]:
        facts = formal_facts(self.office.store, self.office.the_meeting(self.meeting))
        found = [one for one in formal_sentences(facts, paper_voices()) if one.kind in kinds]
        return [(one.text.fr if language == "fr" else one.text.de).text.replace("\u00a0", " ") for one in found]


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def an_evening(office: Office, rule: QuorumRule | None = None, *, by_rules: bool = True) -> Evening:
    committee = office.a_committee(seats=4)
    if by_rules:
        office.do_fields(
            statutes.adopt_statutes,
            committee=committee.id,
            title=text("Statuts", "Statuten"),
            in_force_from=date(2026, 1, 1),
            quorum=rule,
            proxies=ProxyRule(per_holder=1),
        )
    meeting = office.opened(office.a_meeting(committee.id, items=1))
    lines = {row.body.fr.text: row.seat for row in roll_of(office.store, meeting.id)}
    return Evening(office=office, meeting=meeting, seats=tuple(lines[f"Siège {n}"] for n in (1, 2, 3, 4)))


def test_every_change_of_who_can_vote_is_written_with_its_times(office: Office) -> None:
    evening = an_evening(office)
    for seat in (0, 1, 2):
        evening.comes(seat)
    evening.leaves(1, "14:30")
    evening.gives(1, bearer=0)
    evening.comes(3, "15:00")
    evening.leaves(0, "15:20")
    evening.closes()
    assert evening.said(Formal.QUORUM) == ["À l’ouverture : 3 votants."]
    assert evening.said(Formal.LATER_QUORUM) == [
        "De 14 h 30 à 15 h 00 : 3 votants dont 1 procuration. De 15 h 00 à 15 h 20 : 4 votants dont 1 procuration. "
        "Dès 15 h 20 : 2 votants."
    ]
    assert evening.said(Formal.LATER_QUORUM, language="de") == [
        "Von 14.30 bis 15.00 Uhr: 3 Stimmberechtigte, davon 1 mit Vollmacht. Von 15.00 bis 15.20 Uhr: "
        "4 Stimmberechtigte, davon 1 mit Vollmacht. Ab 15.20 Uhr: 2 Stimmberechtigte."
    ]


def test_nothing_is_written_where_as_many_go_on_voting(office: Office) -> None:
    evening = an_evening(office)
    evening.comes(0)
    evening.leaves(0, "15:00")
    evening.comes(1, "15:00")
    evening.closes("15:30")
    assert evening.said(Formal.LATER_QUORUM) == []


def test_who_leaves_in_the_minute_of_the_opening_is_counted_in_it_and_gone_after(office: Office) -> None:
    evening = an_evening(office)
    evening.comes(0)
    evening.comes(1, "13:50")
    evening.leaves(1, "14:00")
    evening.comes(2, "16:00")
    evening.closes("16:00")
    assert evening.said(Formal.QUORUM) == ["À l’ouverture : 2 votants."]
    assert evening.said(Formal.LATER_QUORUM) == ["Dès 14 h 00 : 1 votant."]


def test_again_needs_a_quorum_before(office: Office) -> None:
    evening = an_evening(office, QuorumRule(article="art. 7"))
    evening.comes(0)
    evening.comes(1)
    evening.comes(2, "14:20")
    evening.leaves(2, "14:40")
    evening.comes(3, "15:00")
    evening.closes()
    found = evening.said(Formal.LATER_QUORUM)
    assert [one.partition(" :")[0] for one in found] == [
        "Dès 14 h 20, le quorum est atteint",
        "Dès 14 h 40, le quorum n’est plus atteint",
        "Dès 15 h 00, le quorum est de nouveau atteint",
    ]


def test_a_committee_of_one_side_reads_nothing_of_sides(office: Office) -> None:
    evening = an_evening(office, QuorumRule(article="art. 7"))
    evening.comes(0)
    assert "0 du côté suisse" in evening.said(Formal.QUORUM)[0]
    stored = office.store.get(Committee, evening.meeting.committee)
    assert stored is not None
    with office.store.write(OperationLabel("committee.changed", {"name": "X"})) as unit:
        unit.save(replace(stored, sides=(Side.FR,)), before=stored)
    assert evening.said(Formal.QUORUM) == [
        "Le quorum n’est pas atteint : 1 membre à voix délibérative sur 4 est présent. Le minimum requis est de 3 "
        "(statuts, art. 7). Sans quorum, le comité peut prendre acte, mais non décider."
    ]


def test_without_a_seat_that_votes_nothing_is_said_of_voting(office: Office) -> None:
    meeting = office.opened(office.a_meeting(office.a_committee().id, items=1))
    assert Evening(office=office, meeting=meeting, seats=()).said(Formal.QUORUM, Formal.LATER_QUORUM) == []


def test_without_statutes_only_who_can_vote_is_said(office: Office) -> None:
    evening = an_evening(office, by_rules=False)
    evening.comes(0)
    assert evening.said(Formal.QUORUM) == ["À l’ouverture : 1 votant."]


def test_who_is_sworn_in_can_vote_from_that_minute(office: Office) -> None:
    evening = an_evening(office)
    evening.comes(0)
    comer = office.a_person("Nouvelle", "Venue")
    seat, since = evening.seats[0], time(15, 0)
    office.do(roll_changes.take_seat, meeting=evening.meeting.id, seat=seat, person=comer.id, since=since)
    evening.comes(0, "15:05")
    evening.closes()
    assert evening.said(Formal.LATER_QUORUM) == ["De 15 h 00 à 15 h 05 : aucun votant. Dès 15 h 05 : 1 votant."]


def test_a_college_that_lacks_members_is_named(office: Office) -> None:
    committee = office.a_committee()
    college = office.do_fields(committees.add_college, committee=committee.id, name=text("Parcs", "Pärke")).record
    seat = office.do_fields(
        committees.add_seat, committee=committee.id, side=Side.FR, label=text("S"), college=college.id
    ).record
    office.a_mandate(seat, office.a_person("Absente").id)
    office.a_seat(committee.id, 1)
    rule = QuorumRule(numerator=1, denominator=9, colleges=(CollegeMinimum(college=college.id, minimum=1),))
    adopted = {"title": text("Statuts", "Statuten"), "in_force_from": date(2026, 1, 1), "quorum": rule}
    office.do_fields(statutes.adopt_statutes, committee=committee.id, **adopted)
    meeting = office.opened(office.a_meeting(committee.id, items=1))
    other = next(row.seat for row in roll_of(office.store, meeting.id) if row.seat != seat.id)
    evening = Evening(office=office, meeting=meeting, seats=(other, seat.id))
    evening.comes(0)
    assert "Représentation insuffisante : Parcs." in evening.said(Formal.QUORUM)[0]


def test_approved_minutes_keep_their_sentences_whatever_is_entered_later(office: Office) -> None:
    evening = an_evening(office, QuorumRule())
    evening.comes(0)
    evening.comes(1, "14:30")
    (point,) = office.store.all(AgendaItem, meeting=evening.meeting.id)
    office.do_fields(blocks.add_block, item=point.id, text=text("Entendu.", "Gehört."))
    evening.closes()
    before = evening.said(*Formal)
    office.do(minutes_course.circulate_minutes, meeting=evening.meeting.id, on=DAY)
    office.do(minutes_course.approve_minutes, meeting=evening.meeting.id, on=DAY)
    stored = office.store.get(Committee, evening.meeting.committee)
    assert stored is not None
    with office.store.write(OperationLabel("committee.changed", {"name": "X"})) as unit:
        unit.save(replace(stored, sides=()), before=stored)
    assert evening.said(*Formal) == before
