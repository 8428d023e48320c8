"""Is whatever a committee is made of corrected, put in order and taken away, and does it say what keeps it?"""

import json
from collections.abc import Callable
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from ctj_desktop.domain.record import Record, replace
from ctj_desktop.domain.records.committees import (
    College,
    Committee,
    CommitteeName,
    Mandate,
    OfficeHeld,
    OfficeOfCommittee,
    Role,
    RoleKind,
    Seat,
    Secretariat,
    WorkingGroup,
    WorkingGroupMember,
)
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.domain.records.people import Organisation, Person, PersonPrivate, Side
from ctj_desktop.domain.records.statutes import DecisionRule, QuorumRule, SourceText, Statutes
from ctj_desktop.domain.records.voting import Decision
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.services.catalogue.apply import apply_steps
from ctj_desktop.services.catalogue.bin import OwnerGone, bin_lines, restore_record
from ctj_desktop.services.catalogue.steps import STEP_BY_NAME
from ctj_desktop.services.kinds.catalogue import BY_KIND
from ctj_desktop.services.membership import (
    committees,
    groups,
    mandates,
    names,
    offices,
    people,
    seats,
    secretariats,
    statutes,
)
from ctj_desktop.services.membership.refusals import (
    AlreadyMember,
    BadFraction,
    NamesOverlap,
    OtherCommittee,
    OtherDefault,
    SeatTaken,
    SecretariatUnnamed,
    StatutesApplied,
    StatutesOverlap,
)
from ctj_desktop.services.membership.roll import composition_on
from ctj_desktop.services.membership.senders import sender
from ctj_desktop.services.minutes import course as minutes_course
from ctj_desktop.services.minutes import decisions
from ctj_desktop.services.naming.chronicle import happened, sentence_of
from ctj_desktop.services.session import course
from ctj_desktop.services.steps.change import with_values
from ctj_desktop.services.steps.places import in_order
from ctj_desktop.services.steps.refusals import EndBeforeStart, NotHere, StillUsed, TextMissing
from tests.office import TODAY, Office, text
from tests.storage.agreement import assert_agrees

FR, DE = load_translator("fr_CH"), load_translator("de_CH")
START = date(2026, 1, 1)

# `Any` below: the records of a table, whose types are only known by their rows.


class Set(Office):
    """A committee with one of each kind that belongs to it."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        do = self.do_fields
        self.committee: Committee = self.a_committee("MOC")
        committee = self.committee.id
        self.person: Person = self.a_person("Rochat", "Anne")
        self.body: Organisation = do(people.add_organisation, name=text("ADNV")).record
        self.one: dict[type[Record], Any] = {
            Secretariat: do(
                committees.add_secretariat, committee=committee, side=Side.CH, organisation=self.body.id
            ).record,
            College: do(committees.add_college, committee=committee, name=text("Communes", "Gemeinden")).record,
            Seat: self.a_seat(committee, held=False),
            OfficeHeld: do(
                committees.give_office,
                committee=committee,
                person=self.person.id,
                office=OfficeOfCommittee.PRESIDENT,
                start=START,
            ).record,
            Role: do(
                committees.give_role,
                committee=committee,
                person=self.person.id,
                role=RoleKind.SECRETARY,
                start=START,
            ).record,
            CommitteeName: do(
                names.add_committee_name,
                committee=committee,
                name=text("Ancien comité", "Alter Ausschuss"),
                start=date(2020, 1, 1),
                end=date(2024, 1, 1),
            ).record,
            WorkingGroup: do(groups.add_working_group, committee=committee, name=text("Vergers", "Obstgärten")).record,
            Statutes: do(statutes.adopt_statutes, committee=committee, title=text("S1"), in_force_from=START).record,
        }
        self.one[WorkingGroupMember] = do(
            groups.add_working_group_member, group=self.one[WorkingGroup].id, person=self.person.id
        ).record
        self.one[DecisionRule] = do(
            statutes.add_decision_rule, statutes=self.one[Statutes].id, name=text("Ordinaire"), default=True
        ).record

    def a_minuted_meeting(self) -> tuple[Meeting, Decision]:
        """A meeting held by the statutes, with one decision by the rule."""
        self.a_mandate(self.one[Seat], self.person.id)
        meeting = self.opened(self.a_meeting(self.committee.id, items=1))
        (item,) = self.store.all(AgendaItem, meeting=meeting.id)
        decision = self.do_fields(
            decisions.record_decision, item=item.id, text=text("Oui", "Ja"), rule=self.one[DecisionRule].id
        ).record
        assert isinstance(decision, Decision)
        return meeting, decision


@pytest.fixture
def office(tmp_path: Path) -> Set:
    return Set(tmp_path)


REMOVED: tuple[type[Record], ...] = (
    Secretariat,
    College,
    Seat,
    OfficeHeld,
    Role,
    CommitteeName,
    WorkingGroup,
    WorkingGroupMember,
    Statutes,
    DecisionRule,
)


def removing(cls: type[Record], record: Record) -> tuple[Callable[..., Record], dict[str, object]]:
    """The step that takes it away, and what it is given."""
    name = "role_held" if cls is Role else cls.kind
    return STEP_BY_NAME[BY_KIND[cls.kind].steps.remove], {name: record.id}


@pytest.mark.parametrize("cls", REMOVED)
def test_what_nothing_hangs_on_goes_and_comes_back_by_undo_and_from_the_bin(office: Set, cls: type[Record]) -> None:
    record, before = office.one[cls], {kind: office.store.all(kind, order="id") for kind in REMOVED}
    step, given = removing(cls, record)
    office.do(step, **given)
    assert office.store.get(cls, record.id) is None
    said = sentence_of(FR, happened(office.store, limit=1)[0])
    assert "supprimé" in said
    assert " «" in said or "Anne Rochat" in said or "ADNV" in said
    office.undo()
    assert {kind: office.store.all(kind, order="id") for kind in REMOVED} == before
    office.redo()
    assert record.id in {line.key for line in bin_lines(office.store, DE, kind=cls.kind)}
    office.do(restore_record, record=record.id)
    assert {kind: office.store.all(kind, order="id") for kind in REMOVED} == before
    assert_agrees(office.store)
    with pytest.raises(NotHere):
        office.do(step, **dict.fromkeys(given, office.person.id))


def test_a_committee_goes_with_all_that_makes_it_up_and_comes_back_whole(office: Set) -> None:
    office.a_mandate(office.one[Seat], office.person.id)
    kinds: tuple[type[Record], ...] = (Committee, Mandate, *REMOVED)
    before = {kind: office.store.all(kind, order="id") for kind in kinds}
    office.do(committees.remove_committee, committee=office.committee.id)
    assert not any(office.store.count(kind) for kind in kinds)
    with pytest.raises(OwnerGone):
        office.do(restore_record, record=office.one[Seat].id)
    office.do(restore_record, record=office.committee.id)
    assert {kind: office.store.all(kind, order="id") for kind in kinds} == before
    office.undo()
    office.undo()
    assert {kind: office.store.all(kind, order="id") for kind in kinds} == before


def test_a_committee_that_met_stays_and_says_so(office: Set) -> None:
    meeting = office.a_meeting(office.committee.id)
    with pytest.raises(StillUsed) as refused:
        office.do(committees.remove_committee, committee=office.committee.id)
    told = sentence(FR, refused.value)
    assert "1 séance" in told
    assert meeting.number is not None
    assert meeting.number in told


def test_a_group_goes_with_its_members_who_do_not_come_back_alone(office: Set) -> None:
    office.do(groups.remove_working_group, working_group=office.one[WorkingGroup].id)
    assert office.store.count(WorkingGroupMember) == 0
    with pytest.raises(OwnerGone):
        office.do(restore_record, record=office.one[WorkingGroupMember].id)
    office.do(restore_record, record=office.one[WorkingGroup].id)
    assert office.store.all(WorkingGroupMember) == [office.one[WorkingGroupMember]]


def test_a_seat_on_which_somebody_sat_and_a_college_with_seats_stay(office: Set) -> None:
    seat = office.one[Seat]
    office.do_fields(committees.change_seat, seat=seat.id, college=office.one[College].id)
    office.a_mandate(seat, office.person.id)
    with pytest.raises(StillUsed) as refused:
        office.do(seats.remove_seat, seat=seat.id)
    assert "1 mandat (Anne Rochat)" in sentence(FR, refused.value)
    with pytest.raises(StillUsed) as refused:
        office.do(seats.remove_college, college=office.one[College].id)
    assert "1 Sitz (Sitz 1)" in sentence(DE, refused.value)
    with pytest.raises(StillUsed) as refused:
        office.do(people.remove_organisation, organisation=office.body.id)
    assert "1 secrétariat" in sentence(FR, refused.value)


def test_seats_and_colleges_are_put_in_order(office: Set) -> None:
    for number in (2, 3):
        office.a_seat(office.committee.id, number, held=False)
        office.do_fields(committees.add_college, committee=office.committee.id, name=text(f"Collège {number}"))
    third = in_order(office.store.all(Seat))[2]
    office.do(seats.move_seat, seat=third.id, place=1)
    assert [seat.label.fr.text for seat in in_order(office.store.all(Seat))] == ["Siège 3", "Siège 1", "Siège 2"]
    office.do(seats.move_college, college=office.one[College].id, place=3)
    assert [one.name.fr.text for one in in_order(office.store.all(College))] == ["Collège 2", "Collège 3", "Communes"]
    assert sentence_of(FR, happened(office.store, limit=1)[0]).endswith("Collège «\u202fCommunes\u202f» déplacé")
    office.undo()
    office.undo()
    assert [seat.label.fr.text for seat in in_order(office.store.all(Seat))] == ["Siège 1", "Siège 2", "Siège 3"]


def test_a_mandate_is_corrected_within_its_committee(office: Set) -> None:
    seat, other = office.one[Seat], office.a_seat(office.committee.id, 2)
    elsewhere = office.a_seat(office.a_committee("AUD").id, held=False)
    made = office.a_mandate(seat, office.person.id)
    somebody = office.a_person("Autre")
    change = {"mandate": made.id}
    office.do_fields(mandates.change_mandate, **change, person=somebody.id, start=date(2026, 2, 1))
    assert composition_on(office.store, office.committee.id, START).seats[0].holder is None
    holder = composition_on(office.store, office.committee.id, date(2026, 2, 1)).seats[0].holder
    assert holder is not None
    assert holder.person == somebody.id
    office.do_fields(mandates.change_mandate, **change, end=date(2026, 12, 1), on_behalf_of=office.body.id)
    for refusal, given in (
        (SeatTaken, {"seat": other.id}),
        (OtherCommittee, {"seat": elsewhere.id}),
        (NotHere, {"person": office.body.id}),
        (NotHere, {"on_behalf_of": office.person.id}),
        (EndBeforeStart, {"end": date(2026, 2, 1)}),
    ):
        with pytest.raises(refusal):
            office.do_fields(mandates.change_mandate, **change, **given)
    office.do_fields(mandates.change_mandate, **change, seat=other.id, substitute=True)
    assert composition_on(office.store, office.committee.id, date(2026, 2, 1)).seats[1].substitutes[0].id == made.id


def test_an_office_a_role_and_a_secretariat_are_corrected(office: Set) -> None:
    somebody = office.a_person("Autre")
    held, role, secretariat = office.one[OfficeHeld], office.one[Role], office.one[Secretariat]
    after = replace(held, person=somebody.id, office=OfficeOfCommittee.SECRETARY)
    assert office.do(offices.change_office_held, after, held).record == after
    given = replace(role, role=RoleKind.CHAIR, person=somebody.id, end=date(2027, 1, 1))
    assert office.do(offices.change_role, given, role).record == given
    office.do_fields(offices.change_role, role_held=role.id, role=RoleKind.READER)
    other = office.do_fields(people.add_organisation, name=text("Arc jurassien")).record
    changed = replace(secretariat, organisation=other.id, lines=("Rue", "Yverdon"), end=date(2030, 1, 1))
    assert office.do(secretariats.change_secretariat, changed, secretariat).record == changed
    refused: tuple[tuple[type[Exception], Callable[..., Record], Record, dict[str, object]], ...] = (
        (EndBeforeStart, offices.change_office_held, after, {"end": START}),
        (EndBeforeStart, offices.change_role, office.store.all(Role)[0], {"end": START}),
        (EndBeforeStart, secretariats.change_secretariat, changed, {"start": date(2031, 1, 1)}),
        (NotHere, offices.change_office_held, after, {"person": other.id}),
        (NotHere, offices.change_role, office.store.all(Role)[0], {"person": other.id}),
        (NotHere, secretariats.change_secretariat, changed, {"organisation": somebody.id}),
        (SecretariatUnnamed, secretariats.change_secretariat, changed, {"organisation": None, "lines": (" ",)}),
    )
    for refusal, step, one, wrong in refused:
        with pytest.raises(refusal):
            office.do(step, with_values(one, wrong), one)


def test_a_committee_is_called_as_on_the_day(office: Set) -> None:
    """Papers of a day say the name of that day; two names on one day are refused, also from the bin."""

    def called(day: date | None) -> Bilingual:
        return sender(office.store, office.committee.id, day).committee.name

    earlier = office.one[CommitteeName]
    assert called(date(2020, 1, 1)) == earlier.name
    assert called(date(2023, 12, 31)) == earlier.name
    assert called(date(2024, 1, 1)) == called(None) == office.committee.name
    with pytest.raises(NamesOverlap) as refused:
        office.do_fields(
            names.add_committee_name, committee=office.committee.id, name=text("Autre"), start=date(2023, 12, 31)
        )
    assert "Ancien comité" in sentence(FR, refused.value)
    office.do_fields(names.change_committee_name, committee_name=earlier.id, end=date(2023, 12, 31))
    later = office.do_fields(
        names.add_committee_name, committee=office.committee.id, name=text("Autre"), start=date(2023, 12, 31)
    ).record
    assert called(TODAY) == later.name
    office.do(names.remove_committee_name, committee_name=later.id)
    office.do_fields(names.change_committee_name, committee_name=earlier.id, end=None)
    with pytest.raises(NamesOverlap):
        office.do(restore_record, record=later.id)
    with pytest.raises(TextMissing):
        office.do_fields(names.change_committee_name, committee_name=earlier.id, name=text(""))
    with pytest.raises(EndBeforeStart):
        office.do_fields(names.change_committee_name, committee_name=earlier.id, end=date(2020, 1, 1))


def test_a_person_is_in_a_working_group_once(office: Set) -> None:
    group, member = office.one[WorkingGroup], office.one[WorkingGroupMember]
    with pytest.raises(AlreadyMember):
        office.do_fields(groups.add_working_group_member, group=group.id, person=office.person.id)
    office.do_fields(groups.change_working_group_member, working_group_member=member.id, start=START)
    office.do(groups.remove_working_group_member, working_group_member=member.id)
    again = office.do_fields(groups.add_working_group_member, group=group.id, person=office.person.id).record
    assert again == member
    assert office.store.all(WorkingGroupMember) == [member]
    office.do_fields(groups.change_working_group, working_group=group.id, name=text("Prés", "Wiesen"), start=START)
    with pytest.raises(EndBeforeStart):
        office.do_fields(groups.change_working_group, working_group=group.id, end=START)
    with pytest.raises(TextMissing):
        office.do_fields(groups.change_working_group, working_group=group.id, name=text(""))


def test_a_member_entered_by_a_form_has_the_id_that_every_device_gives(office: Set) -> None:
    somebody = office.a_person("Autre")
    typed = replace(office.one[WorkingGroupMember], id=somebody.id, person=somebody.id)
    made = office.do(groups.add_working_group_member, typed).record
    assert made.id == groups.member_id(made.group, made.person)


def test_statutes_are_corrected_until_minutes_are_approved_under_them(office: Set) -> None:
    version, rule = office.one[Statutes], office.one[DecisionRule]
    half = QuorumRule(numerator=1, denominator=2)
    office.do_fields(statutes.change_statutes, statutes=version.id, quorum=half)
    meeting, _ = office.a_minuted_meeting()
    office.do_fields(statutes.change_statutes, statutes=version.id, quorum=None)
    office.do_fields(statutes.change_decision_rule, decision_rule=rule.id, article="12")
    approve(office, meeting)
    with pytest.raises(StatutesApplied) as refused:
        office.do_fields(statutes.change_statutes, statutes=version.id, quorum=half)
    number = office.the_meeting(meeting).number
    assert number is not None
    assert number in sentence(FR, refused.value)
    for applied in ({"decision_rule": rule.id, "article": "13"}, {"statutes": version.id, "prevailing": SourceText.DE}):
        with pytest.raises(StatutesApplied):
            changed = statutes.change_decision_rule if "article" in applied else statutes.change_statutes
            office.do_fields(changed, **applied)
    office.do_fields(statutes.change_statutes, statutes=version.id, prevailing_article="14")
    office.do_fields(statutes.change_statutes, statutes=version.id, title=text("Statuts"), in_force_to=date(2030, 1, 1))
    office.do_fields(statutes.change_decision_rule, decision_rule=rule.id, default=False)


def approve(office: Set, meeting: Meeting) -> None:
    day = date(2027, 3, 12)
    office.do(course.close_session, meeting=meeting.id, on=day, closed_at=time(16))
    office.do(minutes_course.circulate_minutes, meeting=meeting.id, on=day)
    office.do(minutes_course.approve_minutes, meeting=meeting.id, on=day)


def test_statutes_under_which_a_meeting_was_held_stay(office: Set) -> None:
    meeting, decision = office.a_minuted_meeting()
    with pytest.raises(StillUsed) as refused:
        office.do(statutes.remove_statutes, statutes=office.one[Statutes].id)
    told = sentence(FR, refused.value)
    assert "1 séance" in told
    assert "1 décision" in told
    assert str(office.the_meeting(meeting).number) in told
    with pytest.raises(StillUsed) as refused:
        office.do(statutes.remove_decision_rule, decision_rule=office.one[DecisionRule].id)
    assert str(decision.number) in sentence(FR, refused.value)


def test_two_versions_of_the_statutes_are_never_in_force_together(office: Set) -> None:
    first = office.one[Statutes]
    second = office.do_fields(
        statutes.adopt_statutes, committee=office.committee.id, title=text("S2"), in_force_from=date(2028, 1, 1)
    ).record
    for given in ({"in_force_from": date(2027, 12, 31)}, {"in_force_from": START}):
        with pytest.raises(StatutesOverlap):
            office.do_fields(statutes.change_statutes, statutes=second.id, **given)
    with pytest.raises(StatutesOverlap):
        office.do_fields(statutes.change_statutes, statutes=first.id, in_force_to=None)
    with pytest.raises(BadFraction):
        office.do_fields(statutes.change_statutes, statutes=first.id, quorum=QuorumRule(denominator=0))
    with pytest.raises(BadFraction):
        office.do_fields(statutes.change_decision_rule, decision_rule=office.one[DecisionRule].id, denominator=0)
    office.do(statutes.remove_statutes, statutes=second.id)
    office.do_fields(statutes.change_statutes, statutes=first.id, in_force_to=None)
    with pytest.raises(StatutesOverlap):
        office.do(restore_record, record=second.id)


def test_one_rule_of_a_version_is_the_default(office: Set) -> None:
    rule = office.one[DecisionRule]
    other = office.do_fields(statutes.add_decision_rule, statutes=rule.statutes, name=text("Qualifiée")).record
    office.do_fields(statutes.change_decision_rule, decision_rule=other.id, default=True)
    assert [one.id for one in office.store.all(DecisionRule, default=True)] == [other.id]
    office.do(statutes.remove_decision_rule, decision_rule=other.id)
    office.do_fields(statutes.change_decision_rule, decision_rule=rule.id, default=True)
    with pytest.raises(OtherDefault) as refused:
        office.do(restore_record, record=other.id)
    assert "Ordinaire" in sentence(FR, refused.value)
    office.do_fields(statutes.change_decision_rule, decision_rule=rule.id, default=False)
    office.do(restore_record, record=other.id)
    assert [one.id for one in office.store.all(DecisionRule, default=True)] == [other.id]


def test_what_is_private_goes_alone_and_comes_back_by_undo(office: Set) -> None:
    with pytest.raises(NotHere):
        office.do(people.remove_private_contact, person=office.person.id)
    office.do_fields(people.keep_private_contact, person=office.person.id, private_phone="+33 3 81")
    kept = office.store.all(PersonPrivate)
    office.do(people.remove_private_contact, person=office.person.id)
    assert office.store.all(PersonPrivate) == []
    assert office.store.get(Person, office.person.id) == office.person
    office.undo()
    assert office.store.all(PersonPrivate) == kept


def test_a_person_who_does_something_for_the_committee_stays(office: Set) -> None:
    """Past offices keep nobody: papers of held meetings have the name of their own."""
    with pytest.raises(StillUsed) as refused:
        office.do(people.remove_person, person=office.person.id)
    told = sentence(FR, refused.value)
    assert "1 charge, 1 rôle et 1 membre d’un groupe de travail" in told
    assert "Anne Rochat" in told
    ended = date(2027, 2, 1)
    office.do_fields(offices.change_office_held, office_held=office.one[OfficeHeld].id, end=ended)
    office.do_fields(offices.change_role, role_held=office.one[Role].id, end=ended)
    member = {"working_group_member": office.one[WorkingGroupMember].id}
    office.do_fields(groups.change_working_group_member, **member, end=ended)
    office.do(people.remove_person, person=office.person.id)
    assert office.store.count(OfficeHeld) == 1
    office.do(offices.remove_office_held, office_held=office.one[OfficeHeld].id)
    with pytest.raises(OwnerGone):
        office.do(restore_record, record=office.one[OfficeHeld].id)


def test_lines_of_steps_do_the_same_from_an_empty_workspace(tmp_path: Path) -> None:
    office = Office(tmp_path, name="vide")
    lines: list[dict[str, object]] = [
        {"do": "add_committee", "code": "MOC", "name": {"fr": "Comité", "de": "Ausschuss"}},
        {"do": "add_person", "as": "anne", "family_name": "Rochat", "given_name": "Anne"},
        {"do": "add_working_group", "as": "group", "committee": "MOC", "name": {"fr": "Vergers", "de": "Obstgärten"}},
        {"do": "add_working_group_member", "as": "member", "group": "$group", "person": "Anne Rochat"},
        {"do": "change_working_group_member", "working_group_member": "$member", "start": "2027-01-01"},
        {
            "do": "give_role",
            "as": "role",
            "committee": "MOC",
            "person": "$anne",
            "role": "chair",
            "start": "2027-01-01",
        },
        {"do": "change_role", "role_held": "$role", "role": "secretary"},
        {"do": "add_committee_name", "committee": "MOC", "name": {"fr": "A", "de": "B"}, "start": "2020-01-01"},
        {"do": "add_college", "as": "one", "committee": "MOC", "name": {"fr": "Un", "de": "Eins"}},
        {"do": "add_college", "as": "two", "committee": "MOC", "name": {"fr": "Deux", "de": "Zwei"}},
        {"do": "move_college", "college": "$two", "place": 1},
        {"do": "remove_college", "college": "$one"},
    ]
    apply_steps(office.store, [json.dumps({"at": "2027-02-24T09:00:00+01:00", **line}) for line in lines])
    assert [role.role for role in office.store.all(Role)] == [RoleKind.SECRETARY]
    assert [member.start for member in office.store.all(WorkingGroupMember)] == [date(2027, 1, 1)]
    assert [college.name.fr.text for college in office.store.all(College)] == ["Deux"]
    assert_agrees(office.store)
