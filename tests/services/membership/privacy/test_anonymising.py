"""Is nothing left of who a person was once they were made anonymous, and does everything else stay?"""

from collections.abc import Iterable
from datetime import date, time
from pathlib import Path

import pytest

from ctj_desktop.domain.findings import Severity
from ctj_desktop.domain.ids import PersonPrivateId
from ctj_desktop.domain.log import changesets
from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.log.profiles import Profile
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import Mandate
from ctj_desktop.domain.records.meetings import AgendaItem, Attendance, Guest, Meeting, MeetingMove, Roll
from ctj_desktop.domain.records.people import Person, PersonFunction, PersonPrivate
from ctj_desktop.errors import Refused
from ctj_desktop.exchange.manifest import KEEPING_READER, MIN_READER
from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.findings import finding_text
from ctj_desktop.services.directory.functions import add_person_function
from ctj_desktop.services.meetings.life import cancel_meeting, change_meeting
from ctj_desktop.services.membership.committees import add_college, change_seat, end_mandate
from ctj_desktop.services.membership.interests import declare_interest
from ctj_desktop.services.membership.mandates import change_mandate
from ctj_desktop.services.membership.people import add_person, change_person, keep_private_contact
from ctj_desktop.services.membership.privacy.anonymising import (
    AlreadyAnonymous,
    AnonymisedInConflict,
    anonymise_person,
    what_stays,
)
from ctj_desktop.services.membership.privacy.person_data import person_data
from ctj_desktop.services.membership.refusals import SittingWithoutEnd
from ctj_desktop.services.minutes.approval import lock_of
from ctj_desktop.services.minutes.blocks import add_block, change_block
from ctj_desktop.services.minutes.course import approve_minutes, circulate_minutes
from ctj_desktop.services.naming.chronicle import happened, sentence_of
from ctj_desktop.services.naming.search import search_records
from ctj_desktop.services.papers.making import Printing, paper_pdf
from ctj_desktop.services.session.attendance import add_guest, excuse, record_arrival
from ctj_desktop.services.session.course import close_session
from ctj_desktop.services.session.excuses import keep_excuse
from ctj_desktop.services.session.refused_recusals import refuse_recusal
from ctj_desktop.storage.backing_up import back_up
from ctj_desktop.storage.check import check
from ctj_desktop.storage.log import merge
from ctj_desktop.storage.log.history import record_history
from tests.office import TODAY, Office, text
from tests.services.exchange.exchanging import an_office, introduce, pass_on
from tests.services.imports.lists import taken
from tests.storage.agreement import assert_agrees, image

FRENCH = load_translator("fr_CH")
FAMILY, GIVEN = "Zwyssigmarke", "Théodulemarke"
MARKS = (
    FAMILY,
    GIVEN,
    "mail@marke.example",
    "privat@marke.example",
    "neu@marke.example",
    "0329990011",
    "329990011",
    "Marktgassenmarke",
    "Schultheissmarke",
    "Notizmarke",
    "Klubmarke",
    "Ausstandsmarke",
)
CONTACTS = [mark for mark in MARKS if mark not in (FAMILY, GIVEN, "Schultheissmarke")]


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """A secretariat with an empty workspace."""
    return Office(tmp_path)


def _sat(office: Office, end: date | None = date(2026, 1, 1), *, convened: bool = False) -> Person:
    """Somebody of whom everything is kept, who sat from 2021 to 2025 and was corrected several times."""
    fields = {"family_name": FAMILY, "given_name": GIVEN, "work_email": MARKS[2], "work_phone": "032 999 00 11"}
    person = office.do_fields(add_person, **fields, function=text("Schultheissmarke")).record
    office.do_fields(change_person, person=person.id, work_email=MARKS[4])
    office.do_fields(keep_private_contact, person=person.id, private_email=MARKS[3], note="Notizmarke")
    office.do_fields(add_person_function, person=person.id, function=text("Schultheissmarke"), work_email=MARKS[2])
    committee = office.a_committee()
    college = office.do_fields(add_college, committee=committee.id, name=text("communes", "Gemeinden")).record
    seat = office.a_seat(committee.id, held=False)
    office.do_fields(change_seat, seat=seat.id, college=college.id)
    mandate = office.a_mandate(seat, person.id, date(2021, 1, 1))
    office.do_fields(declare_interest, committee=committee.id, person=person.id, note="Klubmarke")
    meeting = office.a_meeting(committee.id, items=1)
    item = office.store.all(AgendaItem, meeting=meeting.id)[0]
    office.do(refuse_recusal, item=item.id, person=person.id, reason="Ausstandsmarke")
    if convened:
        office.convened(meeting)
        office.do(excuse, meeting=meeting.id, seat=seat.id)
        office.do(keep_excuse, meeting=meeting.id, seat=seat.id, reason="Grippemarke")
    if end is not None:
        office.do_fields(end_mandate, mandate=mandate.id, end=end)
    return person


def _left_in(office: Office, marks: Iterable[str] = MARKS) -> list[str]:
    """Where one of the words is found: in the log, in the file as it lies on the disk, in a new backup."""
    office.store.connection.run("PRAGMA integrity_check")
    found = [
        f"log: {mark}"
        for changeset in office.store.changesets()
        for mark in marks
        if mark.encode() in changeset.header + (changeset.payload or b"")
    ]
    backup = back_up(office.store)
    files = [office.store.path, *office.store.path.parent.glob(f"{office.store.path.name}-*"), backup]
    for path in files:
        content = path.read_bytes() if path.is_file() else b""
        found += [f"{path.name}: {mark}" for mark in marks if mark.encode() in content]
    return found


def test_no_byte_of_the_name_is_left_and_what_was_stays(office: Office) -> None:
    person = _sat(office)
    office.store.save_draft(person.id, "family_name", f"{FAMILY}-Neu")
    office.store.keep_setting("list.persons", f'{{"words": "{FAMILY.lower()}"}}')
    office.store.keep_setting("list.seats", '{"words": "commune"}')
    assert _left_in(office)
    office.do(anonymise_person, person=person.id, on=TODAY)
    assert _left_in(office) == []
    now = office.store.get(Person, person.id)
    assert now is not None
    assert (now.family_name, now.given_name, now.anonymised_on) == ("membre, collège communes, 2021–2025", "", TODAY)
    assert [one.person for one in office.store.all(Mandate)] == [person.id]
    assert office.store.get(PersonPrivate, PersonPrivateId(person.id), deleted=True) is not None
    assert office.store.count(PersonPrivate) == office.store.count(PersonFunction) == 0
    assert office.store.setting("list.persons") is None
    assert office.store.setting("list.seats") is not None
    assert search_records(office.store, FRENCH, "zwyssigmarke", ("person",), 5) == []
    assert check(office.store) == []
    assert_agrees(office.store)


def test_the_history_says_that_it_was_done_and_cannot_be_undone(office: Office) -> None:
    person = _sat(office)
    office.do(anonymise_person, person=person.id, on=TODAY)
    newest = happened(office.store, person.id)[0]
    assert "Personne rendue anonyme" in sentence_of(FRENCH, newest)
    with pytest.raises(Refused):
        office.undo()
    with pytest.raises(AlreadyAnonymous):
        office.do(anonymise_person, person=person.id, on=TODAY)


def test_who_still_sits_is_refused_and_nothing_is_touched(office: Office) -> None:
    person = _sat(office, end=None)
    before = office.store.last_hlc()
    with pytest.raises(SittingWithoutEnd):
        office.do(anonymise_person, person=person.id, on=TODAY)
    assert office.store.last_hlc() == before
    assert office.store.get(Person, person.id) is not None


def test_others_keep_everything_even_where_they_were_written_together(office: Office) -> None:
    with office.store.batch():
        person = _sat(office)
    other = office.do_fields(add_person, family_name="Anderer", given_name="Otto", work_email="otto@x.example").record
    mandate = office.store.all(Mandate)[0]
    office.do_fields(change_mandate, mandate=mandate.id, person=other.id)
    office.do_fields(change_mandate, mandate=mandate.id, person=person.id)
    office.do(anonymise_person, person=person.id, on=TODAY)
    assert office.store.get(Person, other.id) == other
    assert [one.seat for one in office.store.all(Mandate)] == [mandate.seat]
    assert _left_in(office) == []


def test_texts_that_name_the_person_are_listed_and_stay(office: Office) -> None:
    person = _sat(office)
    meeting = office.store.all(Meeting)[0]
    item = office.an_item(meeting)
    said = f"{GIVEN} {FAMILY} remercie."
    kept = office.do_fields(add_block, item=item.id, text=text(said)).record
    gone = office.do_fields(add_block, item=item.id, text=text(f"Merci à {GIVEN} {FAMILY}.")).record
    office.do_fields(change_block, block=gone.id, text=text("Merci à lui."))
    staying = what_stays(office.store, person.id, TODAY)
    assert [(one.id, one.excerpt) for one in staying.mentions] == [(kept.id, said)]
    assert (staying.line, staying.approved, staying.reasons) == ("membre, collège communes, 2021–2025", (), ())
    office.do(anonymise_person, person=person.id, on=TODAY)
    in_log = [one.payload for one in office.store.changesets() if FAMILY.encode() in (one.payload or b"")]
    assert len(in_log) == 1
    assert said.encode() in (in_log[0] or b"")


def test_who_never_sat_and_who_was_a_guest(office: Office) -> None:
    person = office.do_fields(add_person, family_name=FAMILY, given_name=GIVEN, language="de").record
    meeting = office.a_meeting(office.a_committee().id)
    guest = office.do_fields(add_guest, meeting=meeting.id, name=f"{GIVEN} {FAMILY}", person=person.id).record
    office.do(keep_excuse, meeting=meeting.id, guest=guest.id, reason="Grippemarke")
    office.do(anonymise_person, person=person.id, on=TODAY)
    assert [one.name for one in office.store.all(Guest)] == ["anonyme Person"]
    assert _left_in(office) == []


def test_a_roll_that_was_frozen_loses_the_name_and_the_convocation_stays(office: Office) -> None:
    person = _sat(office, convened=True)
    moves = office.store.all(MeetingMove)
    convened = next(one for one in office.store.changesets() if b'"meeting_move"' in (one.payload or b""))
    assert FAMILY.encode() in (convened.payload or b"")
    office.store.search(FAMILY)
    findings = office.do(anonymise_person, person=person.id, on=TODAY).outcome.findings
    assert findings == ()
    assert _left_in(office) == []
    assert search_records(office.store, FRENCH, FAMILY.lower(), (), 5) == []
    assert [one.holder_name for one in office.store.all(Roll)] == ["membre, collège communes, 2021–2025"]
    assert office.store.count(Attendance) == 1
    assert office.store.all(MeetingMove) == moves
    assert [one.payload for one in office.store.changesets() if one.seq == convened.seq][:1] == [None]
    told = record_history(office.store, moves[-1].id)
    assert {one.new for one in told if one.register == "to_state"} == {"convened"}
    assert not any(one.erased for one in told)
    with pytest.raises(Refused):
        office.undo()
    assert check(office.store) == []
    assert_agrees(office.store)


def test_one_after_the_other_of_the_same_roll(office: Office, tmp_path: Path) -> None:
    """The first erasure wrote the line of the second person once more: its own content goes, what it says stays."""
    committee = office.a_committee(seats=3)
    persons = [one for one in office.store.all(Person) if one.family_name.startswith("Personne-")]
    office.convened(office.a_meeting(committee.id, items=1))
    moves = office.store.all(MeetingMove)
    for mandate in office.store.all(Mandate):
        office.do_fields(end_mandate, mandate=mandate.id, end=date(2026, 12, 31))
    for person in persons:
        office.do(anonymise_person, person=person.id, on=TODAY)
        assert _left_in(office, [person.family_name]) == []
    assert _left_in(office, [one.family_name for one in persons]) == []
    assert office.store.all(MeetingMove) == moves
    assert {one.holder_name for one in office.store.all(Roll)} == {"membre, 2026"}
    assert check(office.store) == []
    assert_agrees(office.store)
    partner = an_office(tmp_path, "saint-imier", 7)
    introduce(office, partner, Profile.PARTNER)
    pass_on(office, partner)
    assert partner.store.all(MeetingMove) == moves
    assert_agrees(partner.store)


def test_a_reason_that_names_the_person_is_listed_and_stays(office: Office) -> None:
    """It is written once: nobody corrects it, so it is said before and after."""
    person = _sat(office, convened=True)
    [meeting] = office.store.all(Meeting)
    office.do(cancel_meeting, meeting=meeting.id, on=TODAY, reason=text(f"Maladie de {GIVEN} {FAMILY}"))
    [reason] = what_stays(office.store, person.id, TODAY).reasons
    assert (reason.kind, reason.register, reason.whole) == (MeetingMove.kind, "reason.fr", True)
    assert reason in person_data(office.store, person.id).mentions
    [finding] = office.do(anonymise_person, person=person.id, on=TODAY).outcome.findings
    assert finding.code == "anonymised.in_reason"
    assert "1" in finding_text(FRENCH, finding)
    assert FAMILY in office.store.all(MeetingMove, order="on, id")[-1].reason.fr.text
    in_log = [one for one in office.store.changesets() if FAMILY.encode() in (one.payload or b"")]
    assert [{row.kind for row in one.rows()} & {Roll.kind, Person.kind} for one in in_log] == [set()]


def test_two_versions_beside_the_name_are_settled_first(office: Office, tmp_path: Path) -> None:
    """What was written together with the roll cannot go while a person has not chosen."""
    partner = an_office(tmp_path, "saint-imier", 7)
    introduce(office, partner, Profile.PARTNER)
    person = _sat(office, end=None)
    pass_on(office, partner)
    [item] = partner.store.all(AgendaItem)
    with partner.store.write(OperationLabel("agenda_item.changed")) as unit:
        unit.save(replace(item, number="9"), before=item)
    office.convened(office.store.all(Meeting)[0])
    office.do_fields(end_mandate, mandate=office.store.all(Mandate)[0].id, end=date(2026, 1, 1))
    merge.take_from(office.store, partner.store)
    before = office.store.last_hlc()
    with pytest.raises(AnonymisedInConflict):
        what_stays(office.store, person.id, TODAY)
    with pytest.raises(AnonymisedInConflict):
        office.do(anonymise_person, person=person.id, on=TODAY)
    assert office.store.last_hlc() == before


def test_approved_minutes_stay_to_the_byte(office: Office) -> None:
    person = _sat(office, end=None)
    [meeting] = office.store.all(Meeting)
    office.do_fields(change_meeting, meeting=meeting.id, chair=person.id)
    office.opened(meeting)
    seat = office.store.all(Mandate)[0].seat
    office.do(record_arrival, meeting=meeting.id, seat=seat, arrived=time(14, 5))
    office.do(close_session, meeting=meeting.id, on=TODAY, closed_at=time(16, 0))
    item = office.store.all(AgendaItem, meeting=meeting.id)[0]
    office.do_fields(add_block, item=item.id, text=text("Dit.", "Gesagt."))
    for step in (circulate_minutes, approve_minutes):
        office.do(step, meeting=meeting.id, on=date(2027, 3, 20))
    before = lock_of(office.store, office.the_meeting(meeting))
    assert before is not None
    assert FAMILY in before.version.text
    printing = Printing(printed_on=TODAY)
    paper = paper_pdf(office.store, "minutes", meeting.id, printing)
    office.do_fields(end_mandate, mandate=office.store.all(Mandate)[0].id, end=date(2027, 3, 13))
    later = date(2027, 6, 1)
    staying = what_stays(office.store, person.id, later)
    assert (staying.approved, staying.reasons) == (("2027-01",), ())
    office.do(anonymise_person, person=person.id, on=later)
    assert lock_of(office.store, office.the_meeting(meeting)) == before
    assert paper_pdf(office.store, "minutes", meeting.id, printing) == paper
    assert check(office.store) == []


def test_what_an_earlier_version_wrote_into_a_header_is_named(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    make = changesets.make_header
    with monkeypatch.context() as earlier:
        earlier.setattr("ctj_desktop.storage.unit.make_header", lambda dot, deps, act: make(dot, deps, act, 1))
        earlier.setattr("ctj_desktop.storage.unit.label_line", lambda _act: None)
        person = office.do_fields(add_person, family_name=FAMILY, given_name=GIVEN).record
    assert what_stays(office.store, person.id, TODAY).headers == (f"{GIVEN} {FAMILY}",)
    [finding] = office.do(anonymise_person, person=person.id, on=TODAY).outcome.findings
    assert f"{GIVEN} {FAMILY}" in finding_text(FRENCH, finding)


def test_a_partner_loses_it_with_the_next_file_and_no_profile_carries_it(office: Office, tmp_path: Path) -> None:
    """A roll that was frozen by a convocation included; whoever gets to know of it later has the convocation."""
    partner = an_office(tmp_path, "saint-imier", 7)
    introduce(office, partner, Profile.PARTNER)
    person = _sat(office, convened=True)
    assert pass_on(office, partner).manifest.min_reader == MIN_READER
    assert FAMILY in repr(image(partner.store))
    office.do(anonymise_person, person=person.id, on=TODAY)
    assert pass_on(office, partner).manifest.min_reader == KEEPING_READER
    moves = office.store.all(MeetingMove)
    assert partner.store.get(Person, person.id) is not None
    assert partner.store.all(MeetingMove) == moves
    partner.store.close()
    content = partner.store.path.read_bytes()
    assert [mark for mark in MARKS if mark.encode() in content] == []
    for seed, profile in enumerate((Profile.CTJ, Profile.CHAIR, Profile.PUBLICATION), 20):
        new = an_office(tmp_path, profile.value, seed)
        introduce(office, new, profile)
        pass_on(office, new)
        assert [mark for mark in MARKS if mark in repr(image(new.store))] == []
        assert new.store.all(MeetingMove) == ([] if profile is Profile.PUBLICATION else moves)
        assert [one for one in check(new.store) if one.severity is Severity.ERROR] == []


def test_who_came_with_a_list_of_others_goes_alone(office: Office) -> None:
    taken(office, f"Nom\tPrénom\tMail\n{FAMILY}\t{GIVEN}\t{MARKS[2]}\nPerrin\tJean\tj@a.example\n")
    person, other = sorted(office.store.all(Person), key=lambda one: one.family_name, reverse=True)
    office.do(anonymise_person, person=person.id, on=TODAY)
    assert _left_in(office) == []
    assert office.store.get(Person, other.id) == other
    assert check(office.store) == []
