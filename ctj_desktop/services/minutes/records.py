"""What was written at a meeting? Items, blocks, decisions, votes and tasks, read all at once."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from uuid import UUID

from ctj_desktop.domain.clock import AgendaRow
from ctj_desktop.domain.clock import agenda as agenda_of
from ctj_desktop.domain.deciding.by_circulation import CirculationCourse
from ctj_desktop.domain.ids import AgendaItemId, DecisionRuleId
from ctj_desktop.domain.outcomes import NamedOutcome
from ctj_desktop.domain.record import NamedValue, field
from ctj_desktop.domain.records.circulations import Circulation
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting, Pause
from ctj_desktop.domain.records.minutes import AnyBlock
from ctj_desktop.domain.records.people import Organisation, Person
from ctj_desktop.domain.records.statutes import DecisionRule, Statutes
from ctj_desktop.domain.records.voting import AnyAmendment, AnyDecision, AnyTask, AnyVote, Choice
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.domain.voters import AwayVotes, CouldVote
from ctj_desktop.services.membership.roll import statutes_of
from ctj_desktop.services.minutes.ballots import names_called
from ctj_desktop.services.minutes.circulations.reading import closed_course, decided_in_writing
from ctj_desktop.services.minutes.electorate import Electorates, away_votes, counting, in_order_of_time
from ctj_desktop.services.minutes.origins import proposer_of
from ctj_desktop.services.minutes.outcomes import named_outcome
from ctj_desktop.services.naming.record_versions import is_disputed
from ctj_desktop.services.steps.places import in_order
from ctj_desktop.services.steps.records import person_name
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries import minutes
from ctj_desktop.storage.queries.conflicts import torn_rows

NOBODY_AWAY = AwayVotes()


class MinutesRecords(NamedValue):
    """The records by their ids; `votes` by decision or by amendment, `outcomes` by decision, `owners` by task.

    `disputed` are rows that devices had differently, `could_vote` is who could give a vote, by its id, and `away` how
    many gave it in advance or by post; `usages` are rules that are a custom and stand in no statutes. `in_writing` is
    how a decision taken by circulation went. `names` is who voted how, by vote, where minutes say it, and `proposers`
    who proposed an amendment.
    """

    meeting: Meeting
    rows: tuple[AgendaRow, ...]
    blocks: Mapping[AgendaItemId, Sequence[AnyBlock]]
    decisions: Mapping[UUID, AnyDecision]
    votes: Mapping[UUID, Sequence[AnyVote]]
    rules: Mapping[DecisionRuleId, DecisionRule]
    recused: Mapping[AgendaItemId, int]
    tasks: Mapping[UUID, AnyTask]
    owners: Mapping[UUID, Bilingual]
    could_vote: Mapping[UUID, CouldVote] = field(default_factory=dict)
    away: Mapping[UUID, AwayVotes] = field(default_factory=dict)
    usages: frozenset[DecisionRuleId] = frozenset()
    tie_breakers: Mapping[UUID, str] = field(default_factory=dict)
    outcomes: Mapping[UUID, NamedOutcome] = field(default_factory=dict)
    in_writing: Mapping[UUID, tuple[Circulation, CirculationCourse]] = field(default_factory=dict)
    disputed: frozenset[UUID] = frozenset()
    amendments: Mapping[UUID, AnyAmendment] = field(default_factory=dict)
    proposers: Mapping[UUID, Bilingual] = field(default_factory=dict)
    pauses: Mapping[UUID, Pause] = field(default_factory=dict)
    names: Mapping[UUID, Sequence[tuple[Choice, tuple[str, ...]]]] = field(default_factory=dict)

    def blocks_of(self, item: AgendaItemId) -> Sequence[AnyBlock]:
        """The blocks under an item, in order."""
        return self.blocks.get(item, ())

    def votes_on(self, decision: UUID) -> list[AnyVote]:
        """Those that were repeated and the one that counts, in the order of time; of several of these the first."""
        found = in_order_of_time(self.votes.get(decision, ()))
        others = {vote.id for vote in counting(found)[1:]}
        return [vote for vote in found if vote.id not in others]

    def rule_of(self, decision: AnyDecision) -> DecisionRule | None:
        """The rule a decision was taken under."""
        return self.rules.get(decision.rule) if decision.rule else None

    def recused_at(self, decision: AnyDecision) -> int:
        """How many stood back for its item."""
        return self.recused.get(decision.item, 0) if decision.item else 0

    def is_disputed(self, decision: AnyDecision) -> bool:
        """Whether an exchange brought several versions of it, or of its vote."""
        votes = counting(self.votes.get(decision.id, ()))
        return decision.id in self.disputed or len(votes) > 1 or any(vote.id in self.disputed for vote in votes)


def minutes_records(store: OpenFile, meeting: Meeting) -> MinutesRecords:
    """Everything that the minutes of a meeting show."""
    decisions: dict[UUID, AnyDecision] = {one.id: one for one in store.all(AnyDecision, meeting=meeting.id)}
    votes: defaultdict[UUID, list[AnyVote]] = defaultdict(list)
    for vote in minutes.votes_of(store, meeting.id):
        votes[vote.amendment or vote.decision].append(vote)
    amendments: dict[UUID, AnyAmendment] = {
        one.id: one for key in decisions for one in store.all(AnyAmendment, decision=key, order="id")
    }
    pauses: dict[UUID, Pause] = {one.id: one for one in store.all(Pause, meeting=meeting.id)}
    tasks: dict[UUID, AnyTask] = {task.id: task for task in store.all(AnyTask, meeting=meeting.id)}
    blocks = blocks_by_item(store, meeting)
    decisions |= decided_in_writing(store, [block for found in blocks.values() for block in found])
    written: list[UUID] = [
        *decisions,
        *amendments,
        *pauses,
        *(vote.id for found in votes.values() for vote in found),
        *tasks,
    ]
    written += [block.id for found in blocks.values() for block in found]
    named = {decision.rule for decision in decisions.values() if decision.rule}
    rules = {rule.id: rule for rule in minutes.records_by_id(store, DecisionRule, named).values()}
    return MinutesRecords(
        meeting=meeting,
        rows=agenda_of(store.all(AgendaItem, meeting=meeting.id), meeting.start).rows,
        blocks=blocks,
        decisions=decisions,
        votes=votes,
        rules=rules,
        recused=Counter(recusal.item for recusal in minutes.recusals_of(store, meeting.id)),
        tasks=tasks,
        owners=_owners(store, tasks.values()),
        could_vote=dict(_could_vote(store, decisions, votes, rules)),
        amendments=amendments,
        proposers={key: proposer_of(store, one) for key, one in amendments.items()},
        pauses=pauses,
        names=dict(_names(store, meeting, [vote for found in votes.values() for vote in found])),
        away={
            vote.id: away
            for found in votes.values()
            for vote in found
            if (away := away_votes(store, vote)) != NOBODY_AWAY
        },
        usages=frozenset(rule.id for rule in rules.values() if is_usage(store, rule)),
        outcomes={key: named_outcome(store, one.outcome) for key, one in decisions.items() if one.outcome is not None},
        tie_breakers=_tie_breakers(store, [vote for found in votes.values() for vote in found]),
        in_writing={
            key: told
            for key, one in decisions.items()
            if one.circulation is not None and (told := closed_course(store, one.circulation)) is not None
        },
        disputed=_disputed(store, written, [*decisions.values(), *(v for found in votes.values() for v in found)]),
    )


def disputed_rows(store: OpenFile, written: MinutesRecords) -> frozenset[UUID]:
    """Everything of the minutes that two devices had differently: items and the meeting itself as well."""
    others = [written.meeting.id, *(row.item.id for row in written.rows)]
    return written.disputed | {row.row for row in torn_rows(store, others)}


def blocks_by_item(store: OpenFile, meeting: Meeting) -> dict[AgendaItemId, Sequence[AnyBlock]]:
    """The blocks of every item that has any, in order."""
    found: defaultdict[AgendaItemId, list[AnyBlock]] = defaultdict(list)
    for block in minutes.blocks_of_items(store, meeting.id):
        found[block.item].append(block)
    return {item: in_order(blocks) for item, blocks in found.items()}


def _disputed(store: OpenFile, rows: Sequence[UUID], judged: Sequence[AnyDecision | AnyVote]) -> frozenset[UUID]:
    torn = {row.row for row in torn_rows(store, rows)}
    settled = {record.id for record in judged if record.id in torn and not is_disputed(store, record)}
    return frozenset(torn - settled)


def is_usage(store: OpenFile, rule: DecisionRule | None) -> bool:
    """Whether a rule is how the committee usually decides, and stands in no statutes."""
    statutes = store.get(Statutes, rule.statutes) if rule is not None else None
    return statutes is not None and statutes.usage


def _could_vote(
    store: OpenFile,
    decisions: Mapping[UUID, AnyDecision],
    votes: Mapping[UUID, Sequence[AnyVote]],
    rules: Mapping[DecisionRuleId, DecisionRule],
) -> Iterator[tuple[UUID, CouldVote]]:
    electorates = Electorates(store)
    for found in votes.values():
        for vote in found:
            decision = decisions[vote.decision]
            could = electorates.of(vote, decision, rules.get(decision.rule) if decision.rule else None)
            if could is not None:
                yield vote.id, could


def _owners(store: OpenFile, tasks: Collection[AnyTask]) -> dict[UUID, Bilingual]:
    """Who does a task: as written, else the person, else the body."""
    persons = minutes.records_by_id(store, Person, {task.owner for task in tasks if task.owner})
    bodies = minutes.records_by_id(store, Organisation, {task.owner_body for task in tasks if task.owner_body})
    owners: dict[UUID, Bilingual] = {}
    for task in tasks:
        name = person_name(persons.get(task.owner)) if task.owner else ""
        body = bodies.get(task.owner_body) if task.owner_body else None
        owners[task.id] = task.owner_text or (Bilingual.of(name, name) if name else body.name if body else Bilingual())
    return owners


def _names(
    store: OpenFile, meeting: Meeting, votes: Sequence[AnyVote]
) -> Iterator[tuple[UUID, Sequence[tuple[Choice, tuple[str, ...]]]]]:
    """Only where the statutes, or the usage of the committee, want them printed."""
    version = statutes_of(store, meeting)
    for vote in votes if version is not None and version.names_printed else ():
        if named := names_called(store, vote):
            yield vote.id, named


def _tie_breakers(store: OpenFile, votes: Sequence[AnyVote]) -> dict[UUID, str]:
    """The names of those whose casting vote decided, by person."""
    persons = minutes.records_by_id(store, Person, {vote.tie_broken_by for vote in votes if vote.tie_broken_by})
    return {identity: person_name(person) for identity, person in persons.items()}
