"""Do the invented years hold to the rules of an office, say that they are invented, and repeat?"""

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest

from ctj_desktop.cli.program import main
from ctj_desktop.domain.findings import Severity
from ctj_desktop.domain.ids import CommitteeId, ReplicaId
from ctj_desktop.domain.numbers import Series, parse_number
from ctj_desktop.domain.quorum_and_majority import quorum, voters_present
from ctj_desktop.domain.record import Record, fields, replace
from ctj_desktop.domain.records.committees import Committee, Mandate, NumberingRight
from ctj_desktop.domain.records.kinds import KINDS
from ctj_desktop.domain.records.meetings import MEETING_MOVES, AgendaItem, Meeting, MeetingMove, MeetingState
from ctj_desktop.domain.records.minutes import ApprovedVersion, Attachment, RestrictedMinuteBlock
from ctj_desktop.domain.records.people import DeliveryChannel, Person, Side, Territory
from ctj_desktop.domain.records.projects import BudgetLine, FinancingLine, Project, ProjectMove, StageTransition
from ctj_desktop.domain.records.statutes import Statutes, WhatHolds
from ctj_desktop.domain.records.voting import TASK_MOVES, Decision, DecisionResult, Recusal, Task, TaskMove, Vote
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.i18n.postal_address import PostalFault, unfit
from ctj_desktop.services.meetings.who_was_there import facts_of
from ctj_desktop.services.membership.roll import statutes_of
from ctj_desktop.services.minutes.approval import minutes_text
from ctj_desktop.services.numbers.issue import NUMBERED
from ctj_desktop.services.steps.states import meeting_state
from ctj_desktop.services.workspace import sample
from ctj_desktop.services.workspace.checkup import check_all
from ctj_desktop.storage import blobs
from ctj_desktop.storage.log.history import history
from ctj_desktop.storage.store import Store
from ctj_sample.committee import PERSONS_A_YEAR
from ctj_sample.meetings import MEETINGS_A_YEAR
from ctj_sample.projects import PROJECTS_A_YEAR
from ctj_sample.secretariat import SamplePlan

TODAY = date.fromisoformat(sample.TODAY)
YEARS = TERRITORIES = 2
pytestmark = [pytest.mark.usefixtures("invented"), pytest.mark.long]


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Two years of two territories."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CTJ_DATA_DIR", str(tmp_path_factory.mktemp("data")))
        path = tmp_path_factory.mktemp("invented") / "years.ctj"
        sample.make_sample(path, years=YEARS, territories=TERRITORIES).close()
        yield path


@pytest.fixture(scope="module")
def store(invented: Path) -> Iterator[Store]:
    """The file, for reading."""
    with Store.open(invented, read_only=True) as opened:
        yield opened


def records(store: Store) -> Iterator[Record]:
    """Every record; the replica that numbers is left out, since it differs."""
    nobody = ReplicaId(store.all(Meeting)[0].id)
    yield from (replace(right, replica=nobody) for right in store.all(NumberingRight))
    for kind in KINDS:
        if kind is not NumberingRight:
            yield from store.all(kind)


def digest(store: Store) -> str:
    """Of all tables, of what the log says was done and when, and of the attachments."""
    found = hashlib.sha256()
    for record in records(store):
        found.update(repr(record).encode())
    for entry in history(store, limit=1_000_000):
        found.update(repr(entry.operation).encode())
    for (sha256,) in store.connection.run("SELECT sha256 FROM blob ORDER BY sha256").all():
        found.update(sha256)
    return found.hexdigest()


def texts(record: Record) -> list[Bilingual]:
    values = [getattr(record, part.name) for part in fields(record)]
    return [value for value in values if isinstance(value, Bilingual) and value]


def held(store: Store) -> list[Meeting]:
    return [meeting for meeting in store.all(Meeting) if meeting.closed_at is not None]


@pytest.mark.long
def test_the_same_seed_makes_the_same_and_another_seed_does_not(tmp_path: Path) -> None:
    made = partial(sample.make_sample, years=1, territories=1)
    with made(tmp_path / "once.ctj") as once, made(tmp_path / "again.ctj") as again:
        assert again.replica != once.replica
        assert digest(again) == digest(once)
        with made(tmp_path / "other.ctj", seed=5) as other:
            assert digest(other) != digest(once)
            assert other.count(Meeting) == once.count(Meeting)


@pytest.mark.long
def test_nothing_is_wrong_with_it(store: Store) -> None:
    checked = check_all(store, TODAY)
    assert [finding for finding in checked.findings if finding.severity is Severity.ERROR] == []


@pytest.mark.long
def test_twenty_years_of_eight_territories_make_the_counts_of_the_product() -> None:
    counts = [SamplePlan.up_to(yearly, 20) * 8 for yearly in (MEETINGS_A_YEAR, PROJECTS_A_YEAR, PERSONS_A_YEAR)]
    assert counts == [2_000, 3_000, 5_000]


@pytest.mark.long
def test_everybody_can_be_written_to_by_post_on_their_side_and_some_are(store: Store) -> None:
    persons = store.all(Person)
    faults = {found.fault for one in persons for found in unfit((one.family_name, "", ""), one.work_address)}
    assert not faults & {PostalFault.NO_POSTCODE, PostalFault.NO_PLACE}
    assert {one.work_address.country for one in persons if one.work_address} == set(Side)
    assert 0 < sum(one.channel is DeliveryChannel.POST for one in persons) < len(persons) / 2


def test_every_meeting_has_twenty_items_and_the_last_ones_are_being_prepared(store: Store) -> None:
    meetings = store.all(Meeting, order="on, id")
    assert len(meetings) == 50
    assert {store.count(AgendaItem, meeting=meeting.id) for meeting in meetings} == {20}
    ahead = [meeting for meeting in meetings if meeting.on is not None and meeting.on > TODAY]
    assert [meeting_state(store, meeting.id) for meeting in ahead] == [MeetingState.DRAFT] * 2
    assert len(held(store)) == 48


def test_the_quorum_held_at_every_minute(store: Store) -> None:
    for meeting in held(store):
        facts, rules = facts_of(store, meeting), statutes_of(store, meeting)
        assert meeting.closed_at is not None
        end = facts.clock.minute(meeting.closed_at)
        for minute in (0, *(minute for minute in facts.changes() if 0 < minute < end)):
            assert quorum(WhatHolds(rules), facts.at_minute(minute)).reached, (meeting.number, minute)


def test_votes_count_those_who_were_there(store: Store) -> None:
    decisions = {decision.id: decision for decision in store.all(Decision)}
    meetings = {meeting.id: meeting for meeting in store.all(Meeting)}
    votes = store.all(Vote)
    assert len(votes) > 20
    for vote in votes:
        decision = decisions[vote.decision]
        assert vote.count is not None
        assert decision.meeting is not None
        assert decision.result in (DecisionResult.MAJORITY, DecisionResult.UNANIMOUS, DecisionResult.REJECTED)
        facts = facts_of(store, meetings[decision.meeting])
        recused = [recusal.roll for recusal in store.all(Recusal, item=decision.item)]
        given = vote.count.yes + vote.count.no + vote.count.abstentions
        assert given in {voters_present(facts.at_minute(minute), recused) for minute in (0, *facts.changes())}


def test_moves_follow_the_allowed_ways(store: Store) -> None:
    assert all(move.to_state in MEETING_MOVES[move.from_state] for move in store.all(MeetingMove))
    assert all(move.to_state in TASK_MOVES[move.from_state] for move in store.all(TaskMove))
    allowed = {(move.from_stage, move.to_stage) for move in store.all(StageTransition)}
    moves = store.all(ProjectMove)
    assert {(move.from_stage, move.to_stage) for move in moves if move.from_stage} <= allowed
    chains: dict[object, list[ProjectMove]] = defaultdict(list)
    for move in sorted(moves, key=lambda move: (move.on, move.id)):
        chains[move.project].append(move)
    for chain in chains.values():
        assert [move.from_stage for move in chain] == [None, *(move.to_stage for move in chain[:-1])]


@pytest.mark.parametrize("series", [one for one in Series if one is not Series.CIRCULATION])
def test_numbers_have_no_gap(store: Store, series: Series) -> None:
    issued: dict[tuple[CommitteeId, int], list[int]] = defaultdict(list)
    for kind in NUMBERED[series]:
        for row in store.all(kind):
            number = parse_number(row.number, series)  # type: ignore[attr-defined]
            assert number is not None
            issued[row.committee, number.year].append(number.serial)  # type: ignore[attr-defined]
    assert issued
    for serials in issued.values():
        assert sorted(serials) == list(range(1, len(serials) + 1))


def test_budgets_balance_side_by_side(store: Store) -> None:
    for project in store.all(Project):
        costs: dict[object, int] = defaultdict(int)
        for line in store.all(BudgetLine, project=project.id):
            costs[line.side, line.amount.currency] += line.amount.minor_units
        for source in store.all(FinancingLine, project=project.id):
            assert source.requested is not None
            costs[source.side, source.requested.currency] -= source.requested.minor_units
        assert set(costs.values()) <= {0}


def test_one_holder_of_a_seat_at_a_time(store: Store) -> None:
    seats: dict[object, list[Mandate]] = defaultdict(list)
    for mandate in store.all(Mandate, order="start, id"):
        seats[mandate.seat, mandate.substitute].append(mandate)
    assert any(len(row) > 1 for row in seats.values())
    for row in seats.values():
        for first, second in pairwise(row):
            assert first.end is not None
            assert first.end <= second.start


def test_what_is_invented_says_so(store: Store) -> None:
    persons = store.all(Person)
    assert {person.given_name for person in persons} == {""}
    assert all(person.work_email.endswith(".example") for person in persons)
    assert all("exemple" in committee.name.fr.text for committee in store.all(Committee))
    assert all(statutes.invented for statutes in store.all(Statutes))
    assert all("(exemple)" in project.summary.fr.text for project in store.all(Project))


def test_both_languages_in_swiss_spelling(store: Store) -> None:
    for record in records(store):
        for text in texts(record):
            assert "ß" not in text.de.text
            assert "'" not in text.fr.text + text.de.text
            assert "{" not in text.fr.text + text.de.text
    open_items = {item.meeting for item in store.all(AgendaItem) if not item.title.de.text}
    assert {meeting.on > TODAY for m in open_items if (meeting := store.get(Meeting, m)) and meeting.on} == {True}


def test_some_items_are_closed_and_some_tasks_done(store: Store) -> None:
    assert store.count(AgendaItem, closed=True)
    assert store.count(RestrictedMinuteBlock)
    assert store.count(TaskMove) < store.count(Task) * 2


def test_every_attachment_is_there(store: Store) -> None:
    attachments = store.all(Attachment)
    assert 4_700_000 < sum(attachment.size for attachment in attachments) < 5_300_000
    for attachment in attachments:
        content = b"".join(blobs.pieces(store, attachment.sha256))
        assert len(content) == attachment.size
        assert content.startswith(b"%PDF-1.4")


@pytest.mark.parametrize("document", ["agenda", "minutes"])
def test_a_meeting_prints(invented: Path, tmp_path: Path, document: str) -> None:
    paper = tmp_path / "paper.pdf"
    assert main(["print", str(invented), document, "--meeting", "NFC-JU/2026-05", "-o", str(paper)]) == 0
    assert paper.read_bytes().startswith(b"%PDF")


@pytest.mark.long
def test_territories_beyond_the_four_are_examples(tmp_path: Path) -> None:
    with sample.make_sample(tmp_path / "a.ctj", territories=5) as store:
        names = {territory.code: territory.name for territory in store.all(Territory)}
        assert names["EX-5"].fr.text == "Territoire d’exemple 5"
        assert names["EX-5"].de.text == "Beispielgebiet 5"
        assert [committee.code for committee in store.all(Committee, order="code")] == [
            "EX-5",
            "HJ-VJ",
            "MOC",
            "NFC-JU",
            "PD-AUD",
        ]


def test_an_interruption_leaves_no_file(tmp_path: Path) -> None:
    heard: list[float] = []

    def interrupt(part: float) -> None:
        heard.append(part)
        if part > 0.1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        sample.make_sample(tmp_path / "a.ctj", years=YEARS, territories=TERRITORIES, progress=interrupt)
    assert heard == sorted(heard)
    assert not [path for path in tmp_path.iterdir() if path.name.startswith("a.ctj")]


def test_what_was_approved_is_what_the_minutes_say(store: Store) -> None:
    meetings = {meeting.id: meeting for meeting in store.all(Meeting)}
    versions = store.all(ApprovedVersion)
    assert len(versions) == 46
    for version in versions:
        assert version.text == minutes_text(store, meetings[version.meeting])
