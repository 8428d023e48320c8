"""What did the committee decide, by which count, and who must do what?"""

from datetime import date, time
from enum import StrEnum

from ctj_desktop.domain.ids import (
    AgendaItemId,
    AmendmentId,
    AnyAmendmentId,
    AnyDecisionId,
    AnyExecutionMoveId,
    AnyTaskId,
    AnyTaskMoveId,
    AnyVoteId,
    BallotId,
    CirculationId,
    CollegeId,
    CommitteeId,
    DecisionId,
    DecisionRuleId,
    ExecutionMoveId,
    MeetingId,
    OrganisationId,
    PersonId,
    ProjectId,
    PublishedDecisionId,
    RecusalId,
    RefusedRecusalId,
    RestrictedAmendmentId,
    RestrictedDecisionId,
    RestrictedExecutionMoveId,
    RestrictedTaskId,
    RestrictedTaskMoveId,
    RestrictedVoteId,
    RollId,
    TaskId,
    TaskMoveId,
    VoteId,
)
from ctj_desktop.domain.record import CommitteeInternal, CommitteeOpen, CommitteeRestricted, NamedValue, Record
from ctj_desktop.domain.records.meetings import BusinessOutcome
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.errors import N_p


class DecisionKind(StrEnum):
    """Kinds of decision (SOURCES.md 5.2)."""

    NOTING = "noting"
    DECISION = "decision"
    OPINION = "opinion"
    RECOMMENDATION = "recommendation"
    MANDATE = "mandate"
    ADJOURNMENT = "adjournment"
    ELECTION = "election"


class DecisionResult(StrEnum):
    """How it was taken (SOURCES.md 5.2)."""

    UNANIMOUS = "unanimous"
    MAJORITY = "majority"
    CONSENSUS = "consensus"
    REJECTED = "rejected"


class AmendmentResult(StrEnum):
    """What became of an amendment before the decision itself was put to the vote."""

    ADOPTED = "adopted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class VoteMethod(StrEnum):
    """How votes are given."""

    SHOW_OF_HANDS = "show_of_hands"
    NOMINAL = "nominal"
    SECRET = "secret"
    CONSENSUS = "consensus"


class BallotGiven(StrEnum):
    """How a nominal vote came: in the session, before it, or by post."""

    IN_SESSION = "in_session"
    IN_ADVANCE = "in_advance"
    BY_POST = "by_post"


class Choice(StrEnum):
    """A nominal vote."""

    YES = "yes"
    NO = "no"
    ABSTENTION = "abstention"
    NOT_VOTED = "not_voted"


class TaskState(StrEnum):
    """States of a task (SOURCES.md 5.2)."""

    OPEN = "open"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    VOID = "void"


TASK_MOVES: dict[TaskState, frozenset[TaskState]] = {
    TaskState.OPEN: frozenset({TaskState.IN_PROGRESS, TaskState.DONE, TaskState.VOID}),
    TaskState.IN_PROGRESS: frozenset({TaskState.OPEN, TaskState.DONE, TaskState.VOID}),
    TaskState.DONE: frozenset({TaskState.OPEN}),
    TaskState.VOID: frozenset({TaskState.OPEN}),
}


class ExecutionState(StrEnum):
    """How far a decision is carried out."""

    TO_DO = "to_do"
    UNDER_WAY = "under_way"
    DONE = "done"
    DROPPED = "dropped"


EXECUTION_MOVES: dict[ExecutionState | None, frozenset[ExecutionState]] = {
    None: frozenset(ExecutionState),
    ExecutionState.TO_DO: frozenset(ExecutionState),
    ExecutionState.UNDER_WAY: frozenset(ExecutionState),
    ExecutionState.DONE: frozenset({ExecutionState.TO_DO, ExecutionState.UNDER_WAY}),
    ExecutionState.DROPPED: frozenset({ExecutionState.TO_DO, ExecutionState.UNDER_WAY}),
}
"""From a state to others; one that is open may be noted again, with another day or owner."""


class PartCount(NamedValue):
    """What one side or one college voted, where a majority of each is asked for."""

    side: Side | None = None
    college: CollegeId | None = None
    yes: int = 0
    no: int = 0
    abstentions: int = 0


class VoteCount(NamedValue):
    """One register: the numbers are only right together. Blank, invalid, not voted apart."""

    yes: int = 0
    no: int = 0
    abstentions: int = 0
    blank: int = 0
    invalid: int = 0
    not_voted: int = 0
    parts: tuple[PartCount, ...] = ()

    @property
    def given(self) -> int:
        """Everybody who is counted, whatever they did."""
        return self.yes + self.no + self.abstentions + self.blank + self.invalid + self.not_voted

    @property
    def nobody_voted(self) -> bool:
        """No vote for or against, no abstention, no blank or invalid paper: nothing is decided by it."""
        return not any((self.yes, self.no, self.abstentions, self.blank, self.invalid))


class Electorate(NamedValue):
    """Who could vote, as lines of the roll, when this count was taken: frozen, and right together with it alone."""

    lines: tuple[RollId, ...]
    count: VoteCount | None = None


class AnyDecision(Record):
    """A decision of a meeting; publishing writes a `PublishedDecision`."""

    kind = "decision"
    noun = N_p("kind", "decision")
    nouns = N_p("kinds", "decisions")
    signed = True
    id: AnyDecisionId
    committee: CommitteeId
    meeting: MeetingId | None = None
    item: AgendaItemId | None = None
    number: str | None = None
    decision_kind: DecisionKind = DecisionKind.DECISION
    text: Bilingual
    result: DecisionResult | None = None
    rule: DecisionRuleId | None = None
    project: ProjectId | None = None
    on: date | None = None
    outcome: BusinessOutcome | None = None
    circulation: CirculationId | None = None


class Decision(AnyDecision, CommitteeInternal):
    """One that the conference may see."""

    id: DecisionId


class RestrictedDecision(AnyDecision, CommitteeRestricted):
    """One of a closed item."""

    kind = "restricted_decision"
    id: RestrictedDecisionId


class AnyAmendment(Record):
    """A change proposed to the text of a decision, voted on before it.

    Who proposed it is a person, or `proposed_by_text`.
    """

    kind = "amendment"
    noun = N_p("kind", "amendment")
    nouns = N_p("kinds", "amendments")
    signed = True
    id: AnyAmendmentId
    decision: AnyDecisionId
    text: Bilingual
    proposed_by: PersonId | None = None
    proposed_by_text: Bilingual = Bilingual()
    result: AmendmentResult | None = None


class Amendment(AnyAmendment, CommitteeInternal):
    """An amendment that the conference may see."""

    id: AmendmentId
    decision: DecisionId


class RestrictedAmendment(AnyAmendment, CommitteeRestricted):
    """An amendment under a closed item."""

    kind = "restricted_amendment"
    id: RestrictedAmendmentId
    decision: RestrictedDecisionId


class PublishedDecision(CommitteeOpen):
    """What the committee made public of a decision."""

    kind = "published_decision"
    noun = N_p("kind", "published decision")
    nouns = N_p("kinds", "published decisions")
    signed = True
    id: PublishedDecisionId
    committee: CommitteeId
    decision: DecisionId
    number: str
    text: Bilingual
    on: date


class AnyVote(Record):
    """A vote on a decision, at a minute of the meeting's clock; one that is repeated `annuls` the earlier one.

    `count` and `electorate` were taken together. An earlier version of the program corrects the count alone: an
    electorate of another count says nothing any more. With an `amendment` it is a vote on that change to the decision,
    and decides nothing else. `with_vote` is the vote on another decision that was taken together with this one.
    """

    kind = "vote"
    noun = N_p("kind", "vote")
    nouns = N_p("kinds", "votes")
    signed = True
    id: AnyVoteId
    decision: AnyDecisionId
    method: VoteMethod = VoteMethod.SHOW_OF_HANDS
    count: VoteCount | None = None
    tie_broken_by: PersonId | None = None
    at: time | None = None
    electorate: Electorate | None = None
    annuls: AnyVoteId | None = None
    amendment: AnyAmendmentId | None = None
    with_vote: AnyVoteId | None = None


class Vote(AnyVote, CommitteeInternal):
    """One that the conference may see."""

    id: VoteId
    decision: DecisionId
    annuls: VoteId | None = None
    amendment: AmendmentId | None = None
    with_vote: VoteId | None = None


class RestrictedVote(AnyVote, CommitteeRestricted):
    """One of a closed item; it keeps no names."""

    kind = "restricted_vote"
    id: RestrictedVoteId
    decision: RestrictedDecisionId
    annuls: RestrictedVoteId | None = None
    amendment: RestrictedAmendmentId | None = None
    with_vote: RestrictedVoteId | None = None


class Ballot(CommitteeInternal):
    """One seat's nominal vote; id derived from vote and roll."""

    kind = "ballot"
    noun = N_p("kind", "nominal vote")
    nouns = N_p("kinds", "nominal votes")
    signed = True
    id: BallotId
    vote: VoteId
    roll: RollId
    choice: Choice
    given: BallotGiven = BallotGiven.IN_SESSION


class Recusal(CommitteeInternal):
    """A seat that leaves for an item; id derived from item and roll."""

    kind = "recusal"
    noun = N_p("kind", "recusal")
    nouns = N_p("kinds", "recusals")
    id: RecusalId
    item: AgendaItemId
    roll: RollId
    reason: Bilingual = Bilingual()


class RefusedRecusal(CommitteeRestricted):
    """That a person may vote on an item though something spoke against it, and why. Id derived from both."""

    kind = "refused_recusal"
    noun = N_p("kind", "refused recusal")
    nouns = N_p("kinds", "refused recusals")
    searched = False
    id: RefusedRecusalId
    item: AgendaItemId
    person: PersonId
    reason: str


class AnyTask(Record):
    """Something to do, with owner and date."""

    kind = "task"
    noun = N_p("kind", "task")
    nouns = N_p("kinds", "tasks")
    id: AnyTaskId
    committee: CommitteeId
    meeting: MeetingId | None = None
    item: AgendaItemId | None = None
    number: str | None = None
    text: Bilingual
    owner: PersonId | None = None
    owner_body: OrganisationId | None = None
    owner_text: Bilingual = Bilingual()
    due: date | None = None


class Task(AnyTask, CommitteeInternal):
    """One that the conference may see."""

    id: TaskId


class RestrictedTask(AnyTask, CommitteeRestricted):
    """One that a closed item gave."""

    kind = "restricted_task"
    id: RestrictedTaskId


class AnyTaskMove(Record):
    """An insert-only change of state along `TASK_MOVES`."""

    kind = "task_move"
    noun = N_p("kind", "change of state of a task")
    nouns = N_p("kinds", "changes of state of a task")
    insert_only = True
    searched = False
    id: AnyTaskMoveId
    task: AnyTaskId
    from_state: TaskState
    to_state: TaskState
    on: date
    reason: Bilingual = Bilingual()
    by: PersonId | None = None


class TaskMove(AnyTaskMove, CommitteeInternal):
    """One that the conference may see."""

    id: TaskMoveId
    task: TaskId


class RestrictedTaskMove(AnyTaskMove, CommitteeRestricted):
    """One of a task that a closed item gave."""

    kind = "restricted_task_move"
    id: RestrictedTaskMoveId
    task: RestrictedTaskId


class AnyExecutionMove(Record):
    """An insert-only note of how far a decision is carried out, along `EXECUTION_MOVES`: who must do it until when."""

    kind = "execution_move"
    noun = N_p("kind", "note on carrying out a decision")
    nouns = N_p("kinds", "notes on carrying out a decision")
    insert_only = True
    searched = False
    id: AnyExecutionMoveId
    decision: AnyDecisionId
    from_state: ExecutionState | None = None
    to_state: ExecutionState
    on: date
    due: date | None = None
    owner: PersonId | None = None
    owner_body: OrganisationId | None = None
    proof: Bilingual = Bilingual()
    by: PersonId | None = None


class ExecutionMove(AnyExecutionMove, CommitteeInternal):
    """One that the conference may see."""

    id: ExecutionMoveId
    decision: DecisionId


class RestrictedExecutionMove(AnyExecutionMove, CommitteeRestricted):
    """One of a decision that a closed item gave."""

    kind = "restricted_execution_move"
    id: RestrictedExecutionMoveId
    decision: RestrictedDecisionId
