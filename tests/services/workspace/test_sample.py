"""Is the sample workspace whole, invented, bilingual, and the same every time?"""

import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from ctj_desktop.domain.findings import Severity
from ctj_desktop.domain.ids import ReplicaId
from ctj_desktop.domain.privacy.contact_review import ReviewReason
from ctj_desktop.domain.quorum_and_majority import quorum
from ctj_desktop.domain.record import Record, fields, replace
from ctj_desktop.domain.records.circulations import Circulation
from ctj_desktop.domain.records.committees import Committee, Mandate, NumberingRight, Seat, Secretariat
from ctj_desktop.domain.records.consultations import RequestedOpinion
from ctj_desktop.domain.records.dispatches import Dispatch
from ctj_desktop.domain.records.extracts import Extract
from ctj_desktop.domain.records.kinds import KINDS
from ctj_desktop.domain.records.meetings import AgendaItem, AnyItemDocument, Attendance, Meeting, MeetingState
from ctj_desktop.domain.records.minutes import MinuteBlock
from ctj_desktop.domain.records.people import DeliveryChannel, Person, Side
from ctj_desktop.domain.records.projects import Call, CallRule, FinancingLine, Project, Stage
from ctj_desktop.domain.records.remarks import Erratum, MinutesSignature, Remark, RemarkRound, RemarkRuling, SigningRole
from ctj_desktop.domain.records.statutes import Statutes, WhatHolds
from ctj_desktop.domain.records.voting import Decision, ExecutionState, Task, TaskState, Vote, VoteCount
from ctj_desktop.domain.texts import Bilingual, Language, TranslationState, translation_state
from ctj_desktop.services.meetings.item_documents import file_of
from ctj_desktop.services.meetings.who_was_there import facts_of
from ctj_desktop.services.membership.privacy.contact_review import contact_lines
from ctj_desktop.services.membership.roll import statutes_of
from ctj_desktop.services.minutes.following.execution import execution_of
from ctj_desktop.services.steps.here import is_sample
from ctj_desktop.services.steps.states import meeting_state, project_stage, task_state
from ctj_desktop.services.workspace import sample
from ctj_desktop.services.workspace.checkup import check_all
from ctj_desktop.storage import blobs
from ctj_desktop.storage.errors import WorkspaceExists
from ctj_desktop.storage.log.history import history
from ctj_desktop.storage.store import Store

TODAY = date.fromisoformat(sample.TODAY)


pytestmark = pytest.mark.usefixtures("sample_once")  # no fast test of the services makes a sample


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One sample, whole, for the tests that only read."""
    folder = tmp_path_factory.mktemp("whole")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CTJ_DATA_DIR", str(folder / "data"))
        with sample.make_sample(folder / "Exemple.ctj") as made:
            yield made


def meetings(store: Store) -> list[Meeting]:
    return store.all(Meeting, order="on")


def content(store: Store) -> list[Record]:
    """Every record, the replica that numbers left out."""
    nobody = ReplicaId(meetings(store)[0].id)
    rights = [replace(right, replica=nobody) for right in store.all(NumberingRight)]
    return rights + [row for kind in KINDS if kind is not NumberingRight for row in store.all(kind)]


def texts(row: Record) -> list[tuple[str, Bilingual]]:
    values = [(part.name, getattr(row, part.name)) for part in fields(row)]
    return [(name, value) for name, value in values if isinstance(value, Bilingual) and value]


def test_nothing_is_wrong_with_a_fresh_sample(store: Store) -> None:
    checked = check_all(store, TODAY)
    assert [finding for finding in checked.findings if finding.severity is Severity.ERROR] == []
    assert checked.sound
    assert checked.findings  # a vacancy, a mandate that ends, missing translations: something to do


@pytest.mark.long
def test_two_samples_are_equal_but_for_workspace_and_replica(tmp_path: Path) -> None:
    with sample.make_sample(tmp_path / "a.ctj") as one, sample.make_sample(tmp_path / "b.ctj") as two:
        assert content(one) == content(two)
        assert [entry.operation for entry in history(one)] == [entry.operation for entry in history(two)]
        assert one.replica != two.replica
        assert one.setting("workspace") != two.setting("workspace")
    for name in ("a.ctj", "b.ctj"):
        with Store.open(tmp_path / name) as again:
            assert again.notice is None


@pytest.mark.long
def test_another_seed_gives_other_ids_and_the_same_story(tmp_path: Path, store: Store) -> None:
    with sample.make_sample(tmp_path / "a.ctj", seed=1) as other:
        assert other.office_id != store.office_id
        assert [m.number for m in meetings(other)] == [m.number for m in meetings(store)]
        assert len(content(other)) == len(content(store))


def test_it_is_marked_and_has_its_own_day(store: Store) -> None:
    assert is_sample(store)
    assert store.setting("today") == "2027-02-24"
    assert store.author == store.all(Person, family_name="Secrétariat Suisse")[0].id


def test_what_is_invented_says_so(store: Store) -> None:
    committee = store.all(Committee)[0]
    assert "exemple" in committee.name.fr.text
    assert "Beispiel" in committee.name.de.text
    assert [statutes.invented for statutes in store.all(Statutes)] == [True]
    assert all("(exemple)" in project.summary.fr.text for project in store.all(Project))
    assert all("(Beispiel)" in project.summary.de.text for project in store.all(Project))
    call = store.all(Call, code="2027-1")[0]
    assert call.source == "Exemple / Beispiel"
    unconfirmed = store.all(CallRule, call=call.id, confirmed=False)
    assert len(unconfirmed) == 2
    assert all((rule.amount_chf, rule.amount_eur, rule.rate) == (None, None, None) for rule in unconfirmed)


def test_persons_are_functions_and_addresses_lead_nowhere(store: Store) -> None:
    persons = store.all(Person)
    assert {person.given_name for person in persons} == {""}
    assert all(person.work_email.endswith(".example") for person in persons)
    assert all(lines.lines[-1].endswith(".example") for lines in store.all(Secretariat))


def test_some_are_written_to_by_post_and_most_contacts_are_within_the_terms(store: Store) -> None:
    by_post = [person for person in store.all(Person) if person.channel is not DeliveryChannel.MAIL]
    assert {(person.side, person.language) for person in by_post} >= {
        (Side.FR, Language.FR),
        (Side.CH, Language.FR),
        (Side.CH, Language.DE),
    }
    lines = contact_lines(store, TODAY)
    due = {why for line in lines for why in line.why}
    assert due == {ReviewReason.NEAR, ReviewReason.UNINFORMED}
    assert 0 < sum(bool(line.why) for line in lines) < len(lines) / 2


def test_one_meeting_approved_one_in_circulation_one_in_preparation(store: Store) -> None:
    found = [(m.number, meeting_state(store, m.id)) for m in meetings(store)]
    assert found == [
        ("2026-01", MeetingState.APPROVED),
        ("2026-02", MeetingState.CIRCULATED),
        ("2027-01", MeetingState.DRAFT),
    ]


def test_counts(store: Store) -> None:
    kinds = (Seat, Meeting, Decision, Task, Project, Vote)
    assert [store.count(kind) for kind in kinds] == [12, 3, 11, 11, 7, 1]
    assert [store.count(AgendaItem, meeting=m.id) for m in meetings(store)] == [11, 11, 10]


def test_held_meetings_were_quorate_whenever_they_sat(store: Store) -> None:
    for meeting in meetings(store)[:2]:
        assert meeting.on is not None
        assert meeting.opened_at is not None
        assert meeting.closed_at is not None
        facts, rules = facts_of(store, meeting), statutes_of(store, meeting)
        clock = datetime.combine(meeting.on, meeting.opened_at)
        while clock.time() < meeting.closed_at:
            assert quorum(WhatHolds(rules), facts.at(clock.time())).reached, clock
            clock += timedelta(minutes=1)


def test_the_vote_counts_everybody_who_could_vote(store: Store) -> None:
    vote = store.all(Vote)[0]
    assert vote.count == VoteCount(yes=7, no=1, abstentions=2)


def test_tasks_are_open_overdue_done_and_void(store: Store) -> None:
    states = {task.number: (task_state(store, task.id), task.due) for task in store.all(Task)}
    open_tasks = [due for state, due in states.values() if state in (TaskState.OPEN, TaskState.IN_PROGRESS)]
    assert len(open_tasks) == 7
    assert sum(due is not None and due < TODAY for due in open_tasks) == 3
    assert {state for state, _ in states.values()} == set(TaskState)


def test_projects_stand_at_different_stages(store: Store) -> None:
    stages = {stage.id: stage.code for stage in store.all(Stage)}
    found = [stages[stage] for p in store.all(Project, order="number") if (stage := project_stage(store, p.id))]
    assert found == ["running", "conditional", "accepted", "preparation", "opinion", "preparation", "idea"]


def test_every_paper_has_its_file(store: Store) -> None:
    papers = [paper_of for paper_of in store.all(AnyItemDocument) if not paper_of.to_follow]
    files = [file_of(store, paper_of) for paper_of in papers]
    assert len(files) > 10
    assert all(file is not None and blobs.holds(store, file.sha256) for file in files)


def test_what_is_asked_of_the_fund_is_no_more_than_its_call_gives(store: Store) -> None:
    [rule] = [one for one in store.all(CallRule, rule_kind="max_aid") if "Exemple" in (one.source or "")]
    most = {amount.currency: amount.amount for amount in (rule.amount_eur, rule.amount_chf) if amount is not None}
    asked = [line.requested for line in store.all(FinancingLine) if line.label.fr.text == "FPPT" and line.requested]
    assert len(asked) > 4
    assert all(amount.amount <= most[amount.currency] for amount in asked)


def test_mandates_end_soon_a_seat_is_vacant_and_substitutes_lack(store: Store) -> None:
    held = [m for m in store.all(Mandate) if m.start <= TODAY and (m.end is None or m.end > TODAY)]
    holders = {m.seat: m for m in held if not m.substitute}
    seats = store.all(Seat)
    soon = [m for m in holders.values() if m.end and m.end <= TODAY + timedelta(days=100)]
    assert len([seat for seat in seats if seat.id not in holders]) == 1
    assert [m.end for m in soon] == [date(2027, 6, 1)]
    assert len([s for s in seats if s.id in holders and s.id not in {m.seat for m in held if m.substitute}]) == 2


def test_minutes_are_whole_in_both_languages(store: Store) -> None:
    for meeting in meetings(store)[:2]:
        items = [item.id for item in store.all(AgendaItem, meeting=meeting.id)]
        blocks = [block for item in items for block in store.all(MinuteBlock, item=item)]
        decisions = store.all(Decision, meeting=meeting.id)
        for language in (Language.FR, Language.DE):
            written = [block.text.text(language) for block in blocks if block.ref is None]
            assert all(written)
            words = sum(len(text.split()) for text in (*written, *(d.text.text(language) for d in decisions)))
            assert 600 <= words <= 1500


def test_only_the_meeting_in_preparation_lacks_german(store: Store) -> None:
    last = meetings(store)[-1]
    open_texts = {
        (name, state)
        for item in store.all(AgendaItem)
        for name, text in texts(item)
        if (state := translation_state(text, Language.DE)) is not TranslationState.DONE
    }
    missing = [item for item in store.all(AgendaItem) if not item.title.de.text]
    assert {item.meeting for item in missing} == {last.id}
    assert [item.title.fr.text for item in missing] == [
        "Fête des bergers : soutien de principe",
        "Liaison à vélo Vallorbe–Jougne",
    ]
    assert open_texts == {
        ("title", TranslationState.MISSING),
        ("proposed_decision", TranslationState.REVIEW),
        ("note", TranslationState.REVIEW),
    }


def test_swiss_spelling_and_curly_apostrophes(store: Store) -> None:
    written = [text for row in content(store) for _, text in texts(row)]
    assert not [text for text in written if "ß" in text.de.text or "'" in text.fr.text + text.de.text]


def test_what_follows_the_meetings_is_there_too(store: Store) -> None:
    """Each thing that comes after a meeting, done and still to do; who is named is named by function."""
    told = store.all(Circulation, order="number")
    assert [(one.number, one.closed_on is None) for one in told] == [("C-2026-01", False), ("C-2027-01", True)]
    (decided,) = (one for one in store.all(Decision) if one.circulation is not None)
    assert (decided.circulation, decided.number) == (told[0].id, "2026-011")
    [opened] = store.all(RemarkRound)
    remarks = store.all(Remark, round=opened.id)
    assert {one.ruling for one in remarks} == set(RemarkRuling)
    assert store.count(Dispatch, round=opened.id) == 11
    assert sorted(one.sent_on is None for one in store.all(Extract)) == [False, True]
    states = {execution_of(store, one.id).state for one in store.all(Decision)}
    assert {ExecutionState.UNDER_WAY, ExecutionState.DONE} < states
    assert sorted(one.answered_on is None for one in store.all(RequestedOpinion)) == [False, True]
    [erratum] = store.all(Erratum)
    assert (erratum.number, erratum.decision) == (1, None)
    assert {one.role for one in store.all(MinutesSignature)} == set(SigningRole)
    replies = [one for one in store.all(Attendance) if one.reply is not None]
    assert len({one.replied_by for one in replies}) > 3


@pytest.mark.long
def test_of_the_story_a_chapter_can_be_told_alone(tmp_path: Path) -> None:
    with sample.make_sample(tmp_path / "a.ctj", chapters=(sample.STORY,)) as told:
        assert (told.count(Meeting), told.count(Circulation), told.count(Remark)) == (3, 0, 0)


@pytest.mark.parametrize("chapter", sample.CHAPTERS)
def test_the_story_never_goes_back_in_time(chapter: str) -> None:
    lines = (sample.story_folder() / chapter).read_text(encoding="utf-8").splitlines()
    times = [at for line in lines if not line.startswith("#") and (at := json.loads(line).get("at"))]
    moments = [datetime.fromisoformat(at) for at in times]
    assert moments == sorted(moments)
    assert moments[-1].date() < TODAY


@pytest.mark.parametrize(("years", "territories"), [(21, 1), (1, 9), (0, 1), (1, 0), (-1, 1)])
def test_other_sizes_are_refused(tmp_path: Path, years: int, territories: int) -> None:
    with pytest.raises(sample.SampleNotOffered) as refused:
        sample.make_sample(tmp_path / "a.ctj", years=years, territories=territories)
    assert (refused.value.years, refused.value.territories) == (years, territories)
    assert list(tmp_path.iterdir()) == []


def test_an_existing_file_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "a.ctj"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(WorkspaceExists):
        sample.make_sample(path)
    assert path.read_text(encoding="utf-8") == "mine"


def test_a_failure_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        sample.make_sample(tmp_path / "a.ctj", chapters=("no-such-chapter.jsonl",))
    assert not [path for path in tmp_path.iterdir() if path.name.startswith("a.ctj")]
