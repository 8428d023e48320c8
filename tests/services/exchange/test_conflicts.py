"""Is every contradiction of two offices shown with both versions, and settled in one act?"""

import json
import weakref
from datetime import date, time
from pathlib import Path

import pytest

from ctj_desktop.domain.ids import ApprovedVersionId, DecisionId, MeetingId
from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.log.conflicts import DELETED, Policy
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import OfficeOfCommittee
from ctj_desktop.domain.records.meetings import AgendaItem, MeetingState
from ctj_desktop.domain.records.minutes import ApprovedDocument, ApprovedVersion
from ctj_desktop.domain.records.voting import Decision, DecisionResult, ExecutionState, TaskState
from ctj_desktop.domain.texts import Language, TranslationState, text_hash, translation_state
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.catalogue.apply import apply_steps
from ctj_desktop.services.exchange.conflict_words import ConflictWords, dispute_text, plain_conflict, title_text
from ctj_desktop.services.exchange.conflicts import Comparison, compare, conflicts, count_conflicts
from ctj_desktop.services.exchange.disputes import Dispute, disputes
from ctj_desktop.services.exchange.resolving import (
    MINE,
    TAKE_BOTH,
    THEIRS,
    NeedsChairOrSecretary,
    NoConflict,
    NotBoth,
    NotThisValue,
    Resolution,
    SeveralOthers,
    resolve,
    resolve_all,
    resolve_conflict,
)
from ctj_desktop.services.meetings import agenda
from ctj_desktop.services.meetings import life as meetings
from ctj_desktop.services.membership import committees, people
from ctj_desktop.services.minutes import decisions, tasks
from ctj_desktop.services.minutes.following.execution import execution_of, move_execution
from ctj_desktop.services.session import attendance
from ctj_desktop.services.steps.change import Rewording
from ctj_desktop.services.steps.states import meeting_state
from ctj_desktop.storage.file.environment import Environment
from ctj_desktop.storage.log.merge import take_from
from ctj_desktop.storage.store import Store
from tests.office import NOW, TODAY, text
from tests.services.exchange.two_offices import Two, end_of

T = load_translator("fr")


@pytest.fixture
def two(tmp_path: Path) -> Two:
    return Two(tmp_path)


def retitled(two: Two, here: str = "Foires", there: str = "Marchés transfrontaliers") -> AgendaItem:
    """The first item's French title, written differently by both."""
    item = two.items()[0]
    two.here.do_fields(agenda.change_agenda_item, item=item.id, title=Rewording(fr=here))
    two.there.do_fields(agenda.change_agenda_item, item=item.id, title=Rewording(fr=there))
    two.exchange()
    return item


def settle(two: Two, one: Comparison, choice: Resolution) -> None:
    found = one.conflict
    two.here.do(resolve, found.kind, found.row, found.register, choice)
    two.exchange()


def title(two: Two, item: AgendaItem) -> str:
    both = {
        found.title.fr.text
        for store in (two.here.store, two.there.store)
        if (found := store.get(AgendaItem, item.id)) is not None
    }
    assert len(both) == 1
    return both.pop()


def test_without_contradiction_there_is_nothing_to_settle(two: Two) -> None:
    two.here.do_fields(agenda.change_agenda_item, item=two.items()[0].id, title=Rewording(fr="Même"))
    two.there.do_fields(agenda.change_agenda_item, item=two.items()[0].id, title=Rewording(fr="Même"))
    two.exchange()
    assert two.open() == []
    assert disputes(two.here.store) == []


def test_both_versions_stand_with_person_office_time_and_what_was_before(two: Two) -> None:
    author = two.here.a_person("Secrétariat", "CH")
    two.exchange()
    two.here.store.author = author.id
    retitled(two)
    (one,) = two.compared()
    assert (one.conflict.kind, one.conflict.register, one.conflict.policy) == ("agenda_item", "title.fr", Policy.TEXT)
    assert one.conflict.meeting is not None
    assert one.conflict.meeting.number == "2027-01"
    assert one.conflict.committee == two.committee.id
    mine, theirs = one.versions
    words = ConflictWords(T, two.here.store, [one])
    assert [words.value(one, v.value) for v in one.versions] == ["Foires", "Marchés transfrontaliers"]
    assert (mine.here, mine.shown, mine.author_name) == (True, False, "CH Secrétariat")
    assert (theirs.here, theirs.shown, theirs.author_name) == (False, True, "")
    assert theirs.at > mine.at
    assert words.office(mine) == "Cet ordinateur"
    assert words.office(theirs) == "un autre poste"
    assert words.before(one) == "Point 1"
    assert title_text(T, one.conflict) == "Point de l’ordre du jour «\u202fMarchés transfrontaliers\u202f» · Titre (FR)"


def test_the_other_office_sees_the_same_conflict_from_its_side(two: Two) -> None:
    retitled(two)
    (one,) = compare(two.there.store, conflicts(two.there.store))
    words = ConflictWords(T, two.there.store, [one])
    assert words.value(one, one.mine.value) == "Marchés transfrontaliers"


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        (MINE, "Foires"),
        (THEIRS, "Marchés transfrontaliers"),
        (TAKE_BOTH, "Foires\u202f; Marchés transfrontaliers"),
        (Resolution.read("Foires et marchés"), "Foires et marchés"),
        (Resolution.read("=mine"), "mine"),
    ],
)
def test_every_choice_settles_it_on_both_sides(two: Two, choice: Resolution, expected: str) -> None:
    item = retitled(two)
    settle(two, two.compared()[0], choice)
    assert title(two, item) == expected
    assert count_conflicts(two.here.store) == count_conflicts(two.there.store) == 0


def test_undo_brings_back_what_was_shown(two: Two) -> None:
    item = retitled(two)
    settle(two, two.compared()[0], MINE)
    assert two.here.undo().label.args["key"] == "conflict.settled"
    two.exchange()
    assert title(two, item) == "Marchés transfrontaliers"
    assert two.open() == []


def test_many_are_settled_in_one_operation(two: Two) -> None:
    item = retitled(two)
    two.here.do_fields(meetings.change_meeting, meeting=two.meeting.id, on=date(2027, 4, 1))
    two.there.do_fields(meetings.change_meeting, meeting=two.meeting.id, on=date(2027, 4, 2), start=time(9, 0))
    two.exchange()
    assert [one.register for one in two.open()] == ["on", "title.fr"]
    names = [((one.kind, one.row, one.register), MINE) for one in two.open()]
    done = two.here.do(resolve_all, names)
    assert {kind for kind, _ in done.outcome.changed} == {"meeting", "agenda_item"}
    stored = two.here.the_meeting(two.meeting)
    assert (stored.on, stored.start) == (date(2027, 4, 1), time(9, 0))
    two.here.undo()
    assert two.here.the_meeting(two.meeting).on == date(2027, 4, 2)
    two.exchange()
    assert title(two, item) == "Marchés transfrontaliers"


def test_a_date_cannot_be_both_and_a_wrong_value_is_named(two: Two) -> None:
    two.here.do_fields(meetings.change_meeting, meeting=two.meeting.id, on=date(2027, 4, 1))
    two.there.do_fields(meetings.change_meeting, meeting=two.meeting.id, on=date(2027, 4, 2))
    two.exchange()
    (one,) = two.compared()
    refused = (
        (TAKE_BOTH, NotBoth),
        (Resolution.read("demain"), NotThisValue),
        (Resolution.read("theirs:3"), SeveralOthers),
    )
    for choice, refusal in refused:
        with pytest.raises(refusal):
            settle(two, one, choice)
    assert len(two.open()) == 1
    settle(two, one, Resolution.read("2027-04-09"))
    assert two.here.the_meeting(two.meeting).on == date(2027, 4, 9)


def test_a_choice_that_comes_too_late_says_so(two: Two) -> None:
    retitled(two)
    (one,) = two.compared()
    settle(two, one, MINE)
    with pytest.raises(NoConflict):
        settle(two, one, THEIRS)


def test_of_three_offices_the_other_two_are_numbered(two: Two, tmp_path: Path) -> None:
    third = Store.prepare(
        tmp_path / "third.ctj", two.here.store.office_id, Environment.seeded(3, NOW, tmp_path / "third"), None
    )
    weakref.finalize(two, third.close)
    take_from(third, two.here.store)
    item = retitled(two)
    seen = third.get(AgendaItem, item.id)
    assert seen is not None
    with third.write(OperationLabel("test")) as unit:
        unit.save(replace(seen, title=text("Troisième", "Traktandum 1")), before=seen)
    take_from(two.here.store, third)
    (one,) = two.compared()
    assert len(one.theirs) == 2
    with pytest.raises(SeveralOthers):
        settle(two, one, THEIRS)
    words = ConflictWords(T, two.here.store, [one])
    second = words.value(one, one.theirs[1].value)
    settle(two, one, Resolution.read("theirs:2"))
    assert title(two, item) == second


def test_a_deletion_against_an_edit_is_kept_or_done(two: Two) -> None:
    for choice, left in ((THEIRS, True), (MINE, False)):
        item = two.here.an_item(two.meeting, "Visite")
        two.exchange()
        two.here.do(agenda.remove_agenda_item, item=item.id)
        two.there.do_fields(agenda.change_agenda_item, item=item.id, minutes=25)
        two.exchange()
        (one,) = two.compared()
        words = ConflictWords(T, two.here.store, [one])
        assert (one.conflict.register, one.conflict.policy, one.edited) == (DELETED, Policy.DELETION, ("minutes",))
        assert words.value(one, one.mine.value) == "supprimé"
        assert "Durée" in words.value(one, one.theirs[0].value)
        with pytest.raises(NotBoth):
            settle(two, one, TAKE_BOTH)
        settle(two, one, choice)
        assert two.open() == []
        assert (two.here.store.get(AgendaItem, item.id) is not None) is left


def test_undo_of_a_settled_deletion_shows_the_record_again(two: Two) -> None:
    for choice in (MINE, THEIRS):
        item = two.here.an_item(two.meeting, "Visite")
        two.exchange()
        two.here.do(agenda.remove_agenda_item, item=item.id)
        two.there.do_fields(agenda.change_agenda_item, item=item.id, minutes=25)
        two.exchange()
        settle(two, two.compared()[0], choice)
        two.here.undo()
        assert two.here.store.get(AgendaItem, item.id) is not None


def test_conflicts_of_a_record_that_is_gone_ask_nothing(two: Two) -> None:
    item = retitled(two)
    two.here.do(agenda.remove_agenda_item, item=item.id)
    assert two.open() == []
    assert count_conflicts(two.here.store) == 0


def test_an_order_changed_on_two_machines_is_said_by_places(two: Two) -> None:
    for name in ("Trois", "Quatre", "Cinq"):
        two.here.an_item(two.meeting, name)
    two.exchange()
    last = two.items()[-1]
    two.here.do_fields(agenda.move_agenda_item, item=last.id, place=1)
    two.there.do_fields(agenda.move_agenda_item, item=last.id, place=3)
    two.exchange()
    (one,) = two.compared()
    words = ConflictWords(T, two.here.store, [one])
    assert one.conflict.policy is Policy.ORDER
    assert [words.value(one, version.value) for version in one.versions] == ["place 1", "place 3"]
    settle(two, one, MINE)
    assert two.items()[0].id == last.id


def test_attendance_entered_twice_has_no_common_version(two: Two) -> None:
    seat = two.here.a_seat(two.committee.id)
    two.here.convened(two.meeting)
    two.exchange()
    two.here.do(attendance.excuse, meeting=two.meeting.id, seat=seat.id)
    two.there.do(attendance.mark_absent, meeting=two.meeting.id, seat=seat.id)
    two.exchange()
    (one,) = two.compared()
    words = ConflictWords(T, two.here.store, [one])
    assert (one.conflict.register, one.has_before) == ("status", False)
    assert [words.value(one, v.value) for v in one.versions] == ["Excusé-e", "Absent-e"]
    assert "Siège 1" in title_text(T, one.conflict)


def test_what_was_decided_needs_the_chair_or_the_secretary(two: Two) -> None:
    chair, other = two.here.a_person("Présidence"), two.here.a_person("Invitée")
    two.here.do_fields(
        committees.give_office,
        committee=two.committee.id,
        person=chair.id,
        start=date(2026, 1, 1),
        office=OfficeOfCommittee.PRESIDENT,
    )
    two.here.opened(two.meeting)
    decision = two.here.do_fields(decisions.record_decision, item=two.items()[0].id, text=text("Oui", "Ja")).record
    two.exchange()
    for office, result in ((two.here, DecisionResult.CONSENSUS), (two.there, DecisionResult.MAJORITY)):
        office.do_fields(decisions.change_decision, decision=decision.id, result=result)
    two.exchange()
    (one,) = two.compared()
    assert one.conflict.policy is Policy.SIGNED
    for author in (None, other.id):
        two.here.store.author = author
        with pytest.raises(NeedsChairOrSecretary):
            settle(two, one, MINE)
    two.here.store.author = chair.id
    settle(two, one, MINE)
    stored = two.here.store.get(Decision, decision.id)
    assert stored is not None
    assert stored.result is DecisionResult.CONSENSUS


def test_translations_stay_honest(two: Two) -> None:
    item = two.items()[0]
    for office, german in ((two.here, "Messen"), (two.there, "Märkte")):
        office.do_fields(agenda.change_agenda_item, item=item.id, title=Rewording(fr=f"Titre {german}", de=german))
    two.exchange()
    names = {one.register: (one.kind, one.row, one.register) for one in two.open()}
    two.here.do(
        resolve_all, [(names["title.de"], Resolution.read("Messen und Märkte")), (names["title.fr"], TAKE_BOTH)]
    )
    stored = two.here.store.get(AgendaItem, item.id)
    assert stored is not None
    assert stored.title.de.checked_against == text_hash(stored.title.fr.text)
    assert translation_state(stored.title, Language.DE) is TranslationState.DONE
    two.exchange()
    for office, german in ((two.here, "A"), (two.there, "B")):
        office.do_fields(agenda.change_agenda_item, item=item.id, title=Rewording(de=german))
    two.exchange()
    settle(two, two.compared()[0], TAKE_BOTH)
    stored = two.here.store.get(AgendaItem, item.id)
    assert stored is not None
    assert stored.title.de.text == "A; B"
    assert translation_state(stored.title, Language.DE) is TranslationState.REVIEW


def test_a_reference_is_shown_and_given_by_name(two: Two) -> None:
    one, other = two.here.a_person("Un"), two.here.a_person("Deux")
    two.exchange()
    two.here.do_fields(meetings.change_meeting, meeting=two.meeting.id, chair=one.id)
    two.there.do_fields(meetings.change_meeting, meeting=two.meeting.id, chair=other.id)
    two.exchange()
    (compared,) = two.compared()
    words = ConflictWords(T, two.here.store, [compared])
    assert [words.value(compared, v.value) for v in compared.versions] == ["Camille Un", "Camille Deux"]
    with pytest.raises(NotThisValue):
        settle(two, compared, Resolution.read("Personne Inconnue"))
    settle(two, compared, Resolution.read("Camille Deux"))
    assert two.here.the_meeting(two.meeting).chair == other.id


def test_conflicts_stand_by_meeting_then_place_then_persons(two: Two) -> None:
    person = two.here.a_person("Zoé")
    later = two.here.a_meeting(two.committee.id, "2027-06-01", items=1)
    two.exchange()
    for office, minutes in ((two.here, 15), (two.there, 20)):
        store = office.store
        for item in store.all(AgendaItem):
            office.do_fields(agenda.change_agenda_item, item=item.id, minutes=minutes)
        office.do_fields(people.change_person, person=person.id, given_name=str(minutes))
        office.do_fields(meetings.change_meeting, meeting=later.id, start=time(minutes, 0))
    two.exchange()
    found = [(one.meeting.number if one.meeting else None, one.kind, one.register) for one in two.open()]
    assert found == [
        ("2027-01", "agenda_item", "minutes"),
        ("2027-01", "agenda_item", "minutes"),
        ("2027-02", "meeting", "start"),
        ("2027-02", "agenda_item", "minutes"),
        (None, "person", "given_name"),
    ]


def test_the_number_of_queries_does_not_grow_with_the_conflicts(two: Two) -> None:
    def statements() -> int:
        run: list[str] = []
        two.here.store.connection.raw.set_trace_callback(run.append)
        ConflictWords(T, two.here.store, compare(two.here.store, conflicts(two.here.store)))
        two.here.store.connection.raw.set_trace_callback(None)
        return len(run)

    for number in range(12):
        two.here.an_item(two.meeting, f"Point {number}")
    two.exchange()
    for office, minutes in ((two.here, 15), (two.there, 20)):
        for item in office.store.all(AgendaItem):
            office.do_fields(agenda.change_agenda_item, item=item.id, minutes=minutes)
    two.exchange()
    assert len(two.open()) == 14
    many = statements()
    for one in two.open()[2:]:
        two.here.do(resolve, one.kind, one.row, one.register, MINE)
    assert len(two.open()) == 2
    assert statements() == many


def test_steps_settle_conflicts_too(two: Two) -> None:
    item = retitled(two)
    line = {
        "do": "resolve_conflict",
        "record": str(item.id),
        "register": "title.fr",
        "take": "both",
        "at": "2027-03-01T09:00:00+01:00",
    }
    (done,) = apply_steps(two.here.store, [json.dumps(line)])
    assert done.id == str(item.id)
    assert two.open() == []
    with pytest.raises(NoConflict):
        two.here.do(resolve_conflict, record=item.id, register="title.fr", take="mine")


def test_two_moves_from_one_state_are_told(two: Two) -> None:
    two.here.do(meetings.convene_meeting, meeting=two.meeting.id, on=TODAY)
    two.there.do(meetings.cancel_meeting, meeting=two.meeting.id, on=TODAY, reason=text("Neige"))
    two.exchange()
    (found,) = disputes(two.here.store)
    assert (found.dispute, found.subject.id, found.blocking) == (Dispute.TWO_MOVES, two.meeting.id, False)
    stands, other = (end_of(way) for way in found.ways)
    assert meeting_state(two.here.store, two.meeting.id) is stands is not other
    assert "2027-01" in dispute_text(T, two.here.store, found)


def test_a_decision_that_two_offices_carry_out_otherwise_is_told(two: Two) -> None:
    with two.here.store.write(OperationLabel("test")) as unit:
        home, committee = two.meeting.home, two.meeting.committee
        key = DecisionId(unit.new_id())
        decision = unit.save(Decision(id=key, home=home, committee=committee, number="2027-001", text=text("Oui")))
    two.exchange()
    two.here.do(move_execution, decision=decision.id, to=ExecutionState.TO_DO, on=TODAY)
    two.exchange()
    assert disputes(two.here.store) == []
    two.here.do(move_execution, decision=decision.id, to=ExecutionState.DONE, on=TODAY)
    two.there.do(move_execution, decision=decision.id, to=ExecutionState.DROPPED, on=TODAY)
    two.exchange()
    (found,) = disputes(two.here.store)
    assert (found.dispute, found.subject.id) == (Dispute.TWO_MOVES, decision.id)
    stands, other = (end_of(way) for way in found.ways)
    assert {stands, other} == {ExecutionState.DONE, ExecutionState.DROPPED}
    assert execution_of(two.here.store, decision.id).state is stands
    assert "2027-001" in dispute_text(T, two.here.store, found)


def test_a_meeting_that_was_resumed_and_convened_again_is_no_dispute(two: Two) -> None:
    for step in (meetings.convene_meeting, meetings.cancel_meeting, meetings.resume_meeting, meetings.convene_meeting):
        more = {"reason": text("Neige")} if step is meetings.cancel_meeting else {}
        two.here.do(step, meeting=two.meeting.id, on=TODAY, **more)
    assert meeting_state(two.here.store, two.meeting.id) is MeetingState.CONVENED
    assert disputes(two.here.store) == []


def test_a_task_moved_twice_and_a_number_given_twice_are_told(two: Two) -> None:
    task = two.here.do_fields(tasks.add_task, item=two.items()[0].id, text=text("Écrire")).record
    two.exchange()
    two.here.do(tasks.move_task, task=task.id, to=TaskState.DONE, on=TODAY)
    two.there.do(tasks.move_task, task=task.id, to=TaskState.VOID, on=TODAY)
    two.exchange()
    stored = two.here.the_meeting(two.meeting)
    with two.here.store.write(OperationLabel("test")) as unit:
        twin = replace(stored, id=MeetingId(unit.new_id()))
        unit.save(twin)
    found = disputes(two.here.store)
    assert [one.dispute for one in found] == [Dispute.TWO_MOVES, Dispute.NUMBER_TWICE]
    assert (found[1].subject.id, found[1].number) == (twin.id, "2027-01")
    assert all(dispute_text(T, two.here.store, one) for one in found)


def test_two_differing_approvals_block(two: Two) -> None:
    for office, content in ((two.here, "a"), (two.there, "b")):
        with office.store.write(OperationLabel("test")) as unit:
            unit.save(
                ApprovedVersion(
                    id=ApprovedVersionId(unit.new_id()),
                    home=two.meeting.home,
                    meeting=two.meeting.id,
                    document=ApprovedDocument.MINUTES,
                    sha256=content * 64,
                    text=content,
                    by=None,
                    at=unit.at,
                )
            )
    two.exchange()
    (found,) = disputes(two.here.store)
    assert found.blocking
    assert found.subject.id == two.meeting.id


def test_the_json_of_a_conflict_holds_typed_values(two: Two) -> None:
    retitled(two)
    compared = two.compared()
    plain = plain_conflict(ConflictWords(T, two.here.store, compared), compared[0])
    assert plain["register"] == "title.fr"
    versions = plain["versions"]
    assert isinstance(versions, list)
    assert [one["take"] for one in versions if isinstance(one, dict)] == ["mine", "theirs"]
    assert json.loads(json.dumps(plain)) == plain


def test_every_kind_can_be_named(two: Two) -> None:
    from ctj_desktop.domain.records.kinds import KINDS
    from ctj_desktop.services.kinds.catalogue import BY_KIND
    from ctj_desktop.services.naming.titles import subject_of, subject_text

    shapes = two.here.store.schema.shapes
    for kind, entry in BY_KIND.items():
        assert set(entry.about) <= set(shapes[kind].references) or entry.about_kind, kind
    for cls in KINDS:
        for row in two.here.store.all(cls):
            assert subject_text(T, subject_of(two.here.store, cls.kind, row.id))
