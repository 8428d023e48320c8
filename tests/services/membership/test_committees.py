"""Is a committee set up with seats, mandates and statutes that fit together?"""

from datetime import date, time
from pathlib import Path

import pytest

from ctj_desktop.domain.ids import CollegeId
from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import (
    EndReason,
    NumberingRight,
    OfficeOfCommittee,
    RoleKind,
    Seat,
    Substitution,
)
from ctj_desktop.domain.records.meetings import AgendaItem
from ctj_desktop.domain.records.people import Office as OfficeRecord
from ctj_desktop.domain.records.people import Organisation, Person, PersonPrivate, Side
from ctj_desktop.domain.records.statutes import CollegeMinimum, DecisionRule, NumberingPeriod, QuorumRule, Statutes
from ctj_desktop.domain.texts import Language
from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.services.catalogue.line_words import quorum_words
from ctj_desktop.services.meetings.who_was_there import facts_of, quorum_of
from ctj_desktop.services.membership import committees, people, seats, statutes
from ctj_desktop.services.membership.refusals import (
    BadFraction,
    CollegeInQuorum,
    CommitteeExists,
    NoContentLanguage,
    NoSuchCollege,
    NoTwoSides,
    SeatTaken,
    SecretariatUnnamed,
    SideCounted,
    SittingWithoutEnd,
    StatutesOverlap,
    StillSitting,
)
from ctj_desktop.services.membership.roll import composition_on, roll_of
from ctj_desktop.services.membership.rules.in_force import statutes_on
from ctj_desktop.services.membership.secretariats import other_side
from ctj_desktop.services.minutes.decisions import record_decision
from ctj_desktop.services.minutes.tasks import add_task
from ctj_desktop.services.session import attendance
from ctj_desktop.services.steps.records import source_language
from ctj_desktop.services.steps.refusals import EndBeforeStart, KeptElsewhere, NegativeAmount, NotHere, TextMissing
from ctj_desktop.services.workspace.checkup import check_all
from ctj_desktop.services.workspace.reference import renew
from ctj_desktop.storage.errors import ChangedMeanwhile
from ctj_desktop.storage.log.merge import take_from
from ctj_desktop.storage.numbering import holds_right
from tests.office import Office, text

START = date(2026, 1, 1)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def test_a_committee_is_numbered_by_the_office_that_sets_it_up(office: Office) -> None:
    committee = office.a_committee("MOC")
    assert [right.replica for right in office.store.all(NumberingRight)] == [office.store.replica]
    assert holds_right(office.store, committee.id)
    with pytest.raises(CommitteeExists):
        office.a_committee("MOC")


def test_a_seat_has_one_holder_at_a_time(office: Office) -> None:
    seat = office.a_seat(office.a_committee().id)
    successor = office.a_person("Suite")
    with pytest.raises(SeatTaken):
        office.a_mandate(seat, successor.id, date(2027, 3, 1))
    mandate = composition_on(office.store, seat.committee, START).seats[0].holder
    assert mandate
    office.do_fields(committees.end_mandate, mandate=mandate.id, end=date(2027, 3, 1), end_reason=EndReason.RESIGNATION)
    office.a_mandate(seat, successor.id, date(2027, 3, 1))
    holders = [
        state.holder.person
        for day in (date(2027, 2, 28), date(2027, 3, 1))
        for state in composition_on(office.store, seat.committee, day).seats
        if state.holder
    ]
    assert holders == [mandate.person, successor.id]


def test_a_mandate_ends_with_its_term_unless_a_reason_is_given(office: Office) -> None:
    seat = office.a_seat(office.a_committee().id, held=False)
    mandate = office.a_mandate(seat, office.a_person().id)
    ended = office.do_fields(committees.end_mandate, mandate=mandate.id, end=date(2027, 3, 1)).record
    assert (ended.end, ended.end_reason) == (date(2027, 3, 1), EndReason.TERM)
    with pytest.raises(ChangedMeanwhile):
        office.do(committees.end_mandate, replace(mandate, end=date(2027, 4, 1)), mandate)


def test_a_seat_has_one_personal_substitute_and_a_pool_many(office: Office) -> None:
    seat = office.a_seat(office.a_committee().id)
    one, two = office.a_person("Un"), office.a_person("Deux")
    office.do_fields(committees.appoint, seat=seat.id, person=one.id, start=START, substitute=True)
    with pytest.raises(SeatTaken):
        office.do_fields(committees.appoint, seat=seat.id, person=two.id, start=START, substitute=True)
    office.do_fields(committees.change_seat, seat=seat.id, substitution=Substitution.POOL)
    office.do_fields(committees.appoint, seat=seat.id, person=two.id, start=START, substitute=True)
    assert len(composition_on(office.store, seat.committee, START).seats[0].substitutes) == 2


def test_the_side_of_a_seat_is_corrected_until_a_roll_counts_it(office: Office) -> None:
    """Then it says why not, and what to do; everything else of the seat is changed as before."""
    committee = office.a_committee(seats=2)
    seat, other = office.store.all(Seat, committee=committee.id, order="position, id")
    wrong = Side.CH if seat.side is Side.FR else Side.FR
    office.do_fields(committees.change_seat, seat=seat.id, side=wrong)
    assert office.store.get(Seat, seat.id) == replace(seat, side=wrong)
    office.undo()
    office.convened(office.a_meeting(committee.id, items=1))
    with pytest.raises(SideCounted) as refused:
        office.do_fields(committees.change_seat, seat=seat.id, side=wrong)
    assert refused.value.speaks_of("side")
    office.do_fields(committees.change_seat, seat=seat.id, side=seat.side, weight=2)
    assert (office.store.get(Seat, seat.id), office.store.get(Seat, other.id)) == (replace(seat, weight=2), other)


def test_the_own_office_is_corrected_and_another_one_is_not(office: Office, tmp_path: Path) -> None:
    own = office.store.get(OfficeRecord, office.store.office_id)
    assert own is not None
    office.do_fields(people.change_office, office=own.id, name=text("Secrétariat", "Sekretariat"), side=Side.FR)
    assert office.store.get(OfficeRecord, own.id) == replace(own, name=text("Secrétariat", "Sekretariat"), side=Side.FR)
    with pytest.raises(TextMissing):
        office.do_fields(people.change_office, office=own.id, name=text("", ""))
    office.undo()
    assert office.store.get(OfficeRecord, own.id) == own
    other = Office(tmp_path, name="autre", seed=2)
    take_from(office.store, other.store)
    with pytest.raises(KeptElsewhere):
        office.do_fields(people.change_office, office=other.store.office_id, side=Side.CH)


def test_a_period_ends_after_it_starts(office: Office) -> None:
    seat = office.a_seat(office.a_committee().id, held=False)
    person = office.a_person()
    with pytest.raises(EndBeforeStart) as refused:
        office.a_mandate(seat, person.id, date(2027, 3, 1), date(2027, 3, 1))
    told = sentence(load_translator("fr_CH"), refused.value).replace("\u00a0", " ")
    assert "28 février 2027" in told  # the last day, which is what a person types
    assert "1er mars 2027" in told
    office.a_mandate(seat, person.id, date(2028, 2, 29), date(2028, 3, 1))


def test_offices_roles_and_secretariats(office: Office) -> None:
    committee, person = office.a_committee(), office.a_person()
    held = office.do_fields(
        committees.give_office,
        committee=committee.id,
        person=person.id,
        office=OfficeOfCommittee.CO_PRESIDENT,
        start=START,
        side=Side.FR,
    ).record
    assert composition_on(office.store, committee.id, START).officers == (held,)
    office.do_fields(committees.end_office, office_held=held.id, end=date(2026, 6, 1))
    assert composition_on(office.store, committee.id, date(2026, 6, 1)).officers == ()
    office.do_fields(
        committees.give_role, committee=committee.id, person=person.id, role=RoleKind.SECRETARY, start=START
    )
    assert other_side(office.store, {}) == {}
    with pytest.raises(SecretariatUnnamed):
        office.do_fields(committees.add_secretariat, committee=committee.id, side=Side.CH, lines=("",))
    office.do_fields(committees.add_secretariat, committee=committee.id, side=Side.CH, lines=("ADNV", "Yverdon"))
    assert other_side(office.store, {}) == other_side(office.store, {"committee": committee.id}) == {"side": Side.FR}
    office.do_fields(committees.add_secretariat, committee=committee.id, side=Side.FR, lines=("Parc",))
    assert other_side(office.store, {}) == {}
    office.do_fields(committees.add_college, committee=committee.id, name=text("Communes", "Gemeinden"))


def test_new_statutes_end_the_open_ones(office: Office) -> None:
    committee = office.a_committee()
    first = office.do_fields(
        statutes.adopt_statutes, committee=committee.id, title=text("S1"), in_force_from=START
    ).record
    second = office.do_fields(
        statutes.adopt_statutes, committee=committee.id, title=text("S2"), in_force_from=date(2027, 1, 1)
    ).record
    assert statutes_on(office.store, committee.id, date(2026, 12, 31)) == office.store.get(Statutes, first.id)
    assert statutes_on(office.store, committee.id, date(2027, 1, 1)) == second
    assert statutes_on(office.store, committee.id, date(2025, 1, 1)) is None
    with pytest.raises(StatutesOverlap):
        office.do_fields(
            statutes.adopt_statutes, committee=committee.id, title=text("S3"), in_force_from=date(2026, 6, 1)
        )
    for name in ("Ordinaire", "Qualifiée"):
        office.do_fields(statutes.add_decision_rule, statutes=second.id, name=text(name), default=True)
    assert [rule.name.fr.text for rule in office.store.all(DecisionRule, default=True)] == ["Qualifiée"]


def test_private_contact_is_a_record_of_its_own(office: Office) -> None:
    person = office.a_person()
    office.do_fields(
        people.keep_private_contact, person=person.id, private_phone="+41 79 000 00 00", legal_basis="consent"
    )
    private = office.do_fields(people.keep_private_contact, person=person.id, note="le soir").record
    assert (private.private_phone, private.note) == ("+41790000000", "le soir")
    office.do(people.remove_person, person=person.id)
    assert (office.store.count(Person), office.store.count(PersonPrivate)) == (0, 0)
    with pytest.raises(NotHere):
        office.do_fields(people.change_person, person=person.id, given_name="x")


def test_names_are_needed(office: Office) -> None:
    with pytest.raises(TextMissing):
        office.do_fields(people.add_person, family_name=" ")
    with pytest.raises(TextMissing):
        office.do_fields(people.add_organisation, name=text(""))


def test_a_person_who_sits_is_not_deleted(office: Office) -> None:
    seat = office.a_seat(office.a_committee().id)
    holder = composition_on(office.store, seat.committee, START).seats[0].holder
    assert holder
    with pytest.raises(SittingWithoutEnd):
        office.do(people.remove_person, person=holder.person)
    office.do_fields(committees.end_mandate, mandate=holder.id, end=date(2028, 1, 1))
    with pytest.raises(StillSitting) as refused:
        office.do(people.remove_person, person=holder.person)
    assert refused.value.until == date(2027, 12, 31)
    office.do(committees.remove_mandate, mandate=holder.id)
    office.do(people.remove_person, person=holder.person)


def test_what_the_reference_stream_keeps_is_not_rewritten(office: Office) -> None:
    renew(office.store)
    body = office.store.all(Organisation)[0]
    with pytest.raises(KeptElsewhere):
        office.do_fields(people.change_organisation, organisation=body.id, email="x@example.org")
    with pytest.raises(KeptElsewhere):
        office.do(people.remove_organisation, organisation=body.id)


def test_a_minimum_is_one_of_a_side_or_college_that_the_committee_has(office: Office) -> None:
    committee = office.a_committee().id
    other = office.do_fields(committees.add_committee, code="AUTRE", name=text("Autre")).record.id
    own, foreign = (
        office.do_fields(committees.add_college, committee=one, name=text("Communes", "Gemeinden")).record.id
        for one in (committee, other)
    )

    def minimum(college: CollegeId) -> QuorumRule:
        return QuorumRule(colleges=(CollegeMinimum(college=college, minimum=2),), article="art. 7")

    given = {"committee": committee, "title": text("Statuts"), "in_force_from": START}
    with pytest.raises(NoSuchCollege):
        office.do_fields(statutes.adopt_statutes, **given, quorum=minimum(foreign))
    version = office.do_fields(statutes.adopt_statutes, **given, quorum=minimum(own)).record
    with pytest.raises(CollegeInQuorum):
        office.do(seats.remove_college, college=own)
    office.do_fields(committees.change_committee, committee=committee, sides=(Side.FR,))
    with pytest.raises(NoTwoSides):
        office.do_fields(statutes.change_statutes, statutes=version.id, quorum=QuorumRule(minimum_per_side=1))
    office.do_fields(statutes.change_statutes, statutes=version.id, title=text("Règlement"))
    assert (
        quorum_words(office.store, load_translator("fr_CH"), minimum(own)).replace("\u202f", "").replace("\u00a0", "")
        == "quorum: plus de la moitié des membres en fonction, 2 de «Communes»"
    )


def test_what_an_exchange_brings_of_such_minima_counts_for_nothing_and_is_found(office: Office) -> None:
    committee = office.a_committee(seats=2).id
    rule = QuorumRule(minimum_per_side=1)
    given = {"committee": committee, "title": text("Statuts"), "in_force_from": START, "quorum": rule}
    office.do_fields(statutes.adopt_statutes, **given)
    meeting = office.opened(office.a_meeting(committee, items=1))
    (seat, _) = (row.seat for row in roll_of(office.store, meeting.id))
    office.do(attendance.record_arrival, meeting=meeting.id, seat=seat, arrived=time(14, 0))

    def minima() -> list[int]:
        snapshot = facts_of(office.store, office.the_meeting(meeting)).at(time(14, 0))
        return [one.needed for one in quorum_of(office.store, meeting, snapshot).sides]

    assert minima() == [1, 1]
    office.do_fields(committees.change_committee, committee=committee, sides=(Side.FR,))
    assert minima() == [0, 0]
    assert "quorum.no_two_sides" in [found.code for found in check_all(office.store, START).findings]


def test_meetings_and_decisions_are_counted_on_and_on_where_the_statutes_say_so(office: Office) -> None:
    committee = office.a_committee().id
    given = {"committee": committee, "title": text("Statuts"), "in_force_from": date(2028, 1, 1)}
    office.do_fields(statutes.adopt_statutes, **given, numbering=NumberingPeriod.CONTINUOUS)
    days = ("2026-03-12", "2027-03-12", "2027-06-12", "2028-03-12", "2029-03-12")
    meetings = [office.a_meeting(committee, day, items=1) for day in days]
    assert [meeting.number for meeting in meetings] == ["2026-01", "2027-01", "2027-02", "2028-03", "2029-04"]
    opened = [office.opened(meetings[at]) for at in (2, 3)]
    items = [office.store.all(AgendaItem, meeting=meeting.id)[0] for meeting in opened]
    decided = [office.do_fields(record_decision, item=item.id, text=text("Oui.")).record.number for item in items]
    assert decided == ["2027-001", "2028-002"]
    given_task = {"committee": committee, "text": text("Écrire.")}
    assert office.do_fields(add_task, **given_task).record.number == "T-2027-001"


def test_a_share_lies_between_none_and_all(office: Office) -> None:
    committee = office.a_committee()

    def adopt(quorum: QuorumRule) -> Statutes:
        return office.do_fields(
            statutes.adopt_statutes, committee=committee.id, title=text("S"), in_force_from=START, quorum=quorum
        ).record

    for numerator, denominator in ((1, 0), (3, 2), (-1, 2)):
        with pytest.raises(BadFraction):
            adopt(QuorumRule(numerator=numerator, denominator=denominator))
    with pytest.raises(NegativeAmount):
        adopt(QuorumRule(minimum_per_side=-1))
    assert adopt(QuorumRule(numerator=2, denominator=3)).quorum


def test_a_committee_writes_first_in_a_language_of_its_papers(office: Office) -> None:
    committee = office.a_committee()
    with pytest.raises(NoContentLanguage):
        office.do_fields(committees.change_committee, committee=committee.id, source_language=Language.EN)
    with pytest.raises(NoContentLanguage):
        office.do_fields(committees.add_committee, code="B", name=text("B", "B"), source_language=Language.EN)


def test_another_language_from_elsewhere_is_read_as_french_and_hinders_nobody(office: Office) -> None:
    committee = office.a_committee()
    with office.store.write(OperationLabel("test")) as unit:
        unit.save(replace(committee, source_language=Language.EN), before=committee)
    assert source_language(office.store, committee.id) is Language.FR
    office.do_fields(committees.change_committee, committee=committee.id, name=text("Autre", "Anderer"))
