"""What have the written answers decided: is a decision by circulation reached, out of reach, stopped, or still open?

The statutes say which share of those who have a vote must agree. Where a rule of decision was chosen besides, it must
be met as well, by the answers as its count. Whoever is silent has not agreed.
"""

from collections.abc import Callable, Collection, Iterable
from datetime import date
from enum import StrEnum
from uuid import UUID

from ctj_desktop.domain.ids import CollegeId
from ctj_desktop.domain.quorum_and_majority import Electors, circulation_needed, decide
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.circulations import CirculationAnswer, CirculationVoter
from ctj_desktop.domain.records.people import SIDE_ORDER, Side
from ctj_desktop.domain.records.statutes import CirculationRule, DecisionMode, DecisionRule, DoubleMajority
from ctj_desktop.domain.records.voting import DecisionResult, PartCount, VoteCount

OBJECTIONS = frozenset({CirculationAnswer.NO, CirculationAnswer.DELIBERATION})
"""What stops it where the statutes say that one objection does: a no, or the wish to deliberate at a meeting."""


class CirculationState(StrEnum):
    """How it stands; all but `RUNNING` can no longer change."""

    RUNNING = "running"
    REACHED = "reached"
    OUT_OF_REACH = "out_of_reach"
    STOPPED = "stopped"
    FAILED = "failed"  # the day for answers is over, and too few agreed


class CirculationStage(StrEnum):
    """How far it is: being written, out for answers, over with or without a decision, called off."""

    DRAFT = "draft"
    RUNNING = "running"
    DUE = "due"  # it can be closed: the last day is over, or the result is settled
    ADOPTED = "adopted"
    NOT_ADOPTED = "not_adopted"
    WITHDRAWN = "withdrawn"


class AnswerTally(NamedValue):
    """The votes asked for and what they said in time, of all or of one side; `silent` ones said nothing yet."""

    asked: int = 0
    yes: int = 0
    no: int = 0
    abstentions: int = 0
    deliberations: int = 0

    @property
    def answered(self) -> int:
        """Whatever they said."""
        return self.yes + self.no + self.abstentions + self.deliberations

    @property
    def silent(self) -> int:
        """Who said nothing in time."""
        return self.asked - self.answered


class SideTally(NamedValue):
    """What one side of the border said."""

    side: Side
    tally: AnswerTally


class CirculationCourse(NamedValue):
    """How a decision by circulation stands: `needed` votes of `whole.asked` must agree.

    `late` are the lines whose answer came after the last day, or of which no day is known: kept, and not counted.
    `silent` are those that gave none in time, `objecting` those whose no, or whose wish to deliberate, was in time.
    `recused` are those that stand back: they are not asked, and counted nowhere.
    """

    state: CirculationState
    needed: int
    whole: AnswerTally
    sides: tuple[SideTally, ...]
    silent: tuple[CirculationVoter, ...]
    objecting: tuple[CirculationVoter, ...]
    late: tuple[CirculationVoter, ...]
    recused: tuple[CirculationVoter, ...] = ()

    @property
    def settled(self) -> bool:
        """No answer that may still come changes it."""
        return self.state is not CirculationState.RUNNING

    @property
    def lacking(self) -> int:
        """How many more must agree by the rule of the statutes."""
        return max(0, self.needed - self.whole.yes)


def circulation_course(
    ruled: CirculationRule,
    voters: Collection[CirculationVoter],
    until: date,
    today: date,
    *,
    rule: DecisionRule | None = None,
    closed_on: date | None = None,
) -> CirculationCourse:
    """How it stands on a day: answers count up to `until`, and not after it was closed.

    It is reached early only where nothing can take that away: where one objection stops it, whoever is silent may
    still object until the last day.
    """
    last = until if closed_on is None else min(until, closed_on)
    asked = [line for line in voters if is_asked(line)]
    intime = [line for line in asked if _in_time(line, last)]
    silent = tuple(line for line in asked if not _in_time(line, last))
    objecting = tuple(line for line in intime if line.answer in OBJECTIONS)
    reckoning = _Reckoning(ruled, rule, asked, last)
    return CirculationCourse(
        state=_state(reckoning, over=today > last or closed_on is not None, stopped=bool(objecting)),
        needed=circulation_needed(ruled, reckoning.whole.asked),
        whole=reckoning.whole,
        sides=tuple(
            SideTally(side=side, tally=reckoning.tally(line for line in asked if line.side is side))
            for side in SIDE_ORDER
            if any(line.side is side for line in asked)
        ),
        silent=silent,
        objecting=objecting,
        late=tuple(line for line in silent if line.answer is not None),
        recused=tuple(line for line in voters if line.may_vote and line.recused),
    )


def is_asked(line: CirculationVoter) -> bool:
    """Whether an answer is awaited: of whoever has a vote and does not stand back."""
    return line.may_vote and not line.recused


def result_of(course: CirculationCourse, rule: DecisionRule | None = None) -> DecisionResult | None:
    """How it was taken; None where it was not. Unanimous only where everybody agreed, and nobody was silent."""
    if course.state is not CirculationState.REACHED:
        return None
    if course.whole.yes == course.whole.asked:
        return DecisionResult.UNANIMOUS
    consensus = rule is not None and rule.mode is DecisionMode.CONSENSUS
    return DecisionResult.CONSENSUS if consensus else DecisionResult.MAJORITY


def _in_time(line: CirculationVoter, last: date) -> bool:
    return line.answer is not None and line.answered_on is not None and line.answered_on <= last


class _Reckoning:
    """The answers given in time, and what they come to if the silent ones agree or do not."""

    def __init__(
        self, ruled: CirculationRule, rule: DecisionRule | None, asked: Collection[CirculationVoter], last: date
    ) -> None:
        self.ruled, self._rule, self._asked, self._last = ruled, rule, asked, last
        self.whole = self.tally(asked)

    def tally(self, lines: Iterable[CirculationVoter], silent: CirculationAnswer | None = None) -> AnswerTally:
        """Of some lines; the silent ones counted as if they all said the same."""
        votes = dict.fromkeys(CirculationAnswer, 0)
        every = 0
        for line in lines:
            said = line.answer if _in_time(line, self._last) else silent
            every += self._votes(line)
            if said is not None:
                votes[said] += self._votes(line)
        return AnswerTally(
            asked=every,
            yes=votes[CirculationAnswer.YES],
            no=votes[CirculationAnswer.NO],
            abstentions=votes[CirculationAnswer.ABSTENTION],
            deliberations=votes[CirculationAnswer.DELIBERATION],
        )

    def adopted(self, silent: CirculationAnswer | None = None) -> bool:
        """Enough agree by the statutes, and by the rule that was chosen besides."""
        whole = self.tally(self._asked, silent)
        if whole.yes < circulation_needed(self.ruled, whole.asked):
            return False
        return self._rule is None or self._by_rule(self._rule, whole, silent)

    def _by_rule(self, rule: DecisionRule, whole: AnswerTally, silent: CirculationAnswer | None) -> bool:
        """Nobody has a casting vote in writing: what it would take to break a tie is not adopted."""
        parts = {part: self.tally(lines, silent) for part, lines in self._by_part(rule).items()}
        consensus = rule.mode is DecisionMode.CONSENSUS
        count = VoteCount(
            yes=whole.yes,
            no=whole.no + (whole.deliberations if consensus else 0),
            abstentions=whole.abstentions,
            parts=tuple(_counted(part, tally) for part, tally in parts.items()),
        )
        verdict = decide(
            rule,
            count,
            present=whole.answered,
            members=whole.asked,
            parts=[Electors(part, tally.answered, tally.asked, tally.asked) for part, tally in parts.items()],
        )
        return verdict.adopted is True

    def _by_part(self, rule: DecisionRule) -> dict[Side | CollegeId, list[CirculationVoter]]:
        """The lines of each side, or of each college, of which the rule asks a majority of its own."""
        found: dict[Side | CollegeId, list[CirculationVoter]] = {}
        for line in self._asked:
            part = _PARTS[rule.double_majority](line)
            if part is not None:
                found.setdefault(part, []).append(line)
        return found

    def _votes(self, line: CirculationVoter) -> int:
        return line.weight if self._rule is not None and self._rule.weighted else 1


_PARTS: dict[DoubleMajority, Callable[[CirculationVoter], Side | CollegeId | None]] = {
    DoubleMajority.NONE: lambda _line: None,
    DoubleMajority.SIDE: lambda line: line.side,
    DoubleMajority.COLLEGE: lambda line: line.college,
}


def _counted(part: Side | CollegeId, tally: AnswerTally) -> PartCount:
    return PartCount(
        side=part if isinstance(part, Side) else None,
        college=CollegeId(part) if isinstance(part, UUID) else None,
        yes=tally.yes,
        no=tally.no,
        abstentions=tally.abstentions,
    )


def _state(reckoning: _Reckoning, *, over: bool, stopped: bool) -> CirculationState:
    """Where it is not over, the silent ones may all agree, or all not."""
    objection_stops = reckoning.ruled.objection_stops
    if stopped and objection_stops:
        return CirculationState.STOPPED
    waits = not over and reckoning.whole.silent > 0
    if not (waits and objection_stops) and reckoning.adopted(CirculationAnswer.NO if waits else None):
        return CirculationState.REACHED
    if not reckoning.adopted(CirculationAnswer.YES):
        return CirculationState.OUT_OF_REACH
    return CirculationState.RUNNING if waits else CirculationState.FAILED
