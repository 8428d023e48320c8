"""Where may a project go from the stage it stands at, and what must it have for it?

A route says which moves there are. Of those that lead back only the one to the stage before is taken: what lies
further back was left by moves that each had their reason, and is reached by taking them back one by one.
"""

from collections.abc import Collection, Hashable, Iterable, Sequence
from datetime import date
from typing import Final, TypeVar

from ctj_desktop.domain.funding.call_window import Window, window_on
from ctj_desktop.domain.funding.plan import SubBudget, still_to_pay
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.projects import FinancingLine, MoveNeed, Stage, StageRole

S = TypeVar("S", bound=Hashable)
GRANTED: Final = frozenset({"accepted", "conditional"})
"""Codes of the stages that say that money was granted (SOURCES.md 4.3)."""


def path(reached: Iterable[S]) -> list[S]:
    """The stages that lie behind a project and the one it stands at, by those it reached one after the other.

    Whoever goes back to the stage before stands where they were, with the same stages behind them.
    """
    found: list[S] = []
    for stage in reached:
        if len(found) > 1 and found[-2] == stage:
            found.pop()
        else:
            found.append(stage)
    return found


def before(behind: Sequence[S]) -> S | None:
    """The stage a project came from, to which alone it goes back."""
    return behind[-2] if len(behind) > 1 else None


def further_back(behind: Sequence[S], wanted: S) -> bool:
    """Whether a stage lies behind the one that the project came from."""
    return wanted in behind[:-2]


def reachable(behind: Sequence[S], allowed: Iterable[S]) -> list[S]:
    """Those of the moves that the route allows from the last stage which a project may take."""
    return [stage for stage in allowed if not further_back(behind, stage)]


class MoveFacts(NamedValue):
    """What a project has on the day of a move, as far as a move can ask for it.

    `window` is that of its call, None without one; `granting` are the sources on which its fund grants.
    """

    reason: bool
    decision: bool
    opinion: bool
    document: bool
    window: tuple[date | None, date | None] | None
    sides: frozenset[Side]
    budgets: tuple[SubBudget, ...]
    open_conditions: int
    granting: tuple[FinancingLine, ...] = ()


def needs_of_stage(stage: Stage) -> frozenset[MoveNeed]:
    """What a stage needs whatever its route asks: a side exit a reason, a grant its amount and a plan that balances."""
    if stage.role is StageRole.SIDE_EXIT:
        return frozenset({MoveNeed.REASON})
    return frozenset({MoveNeed.AWARD, MoveNeed.BALANCED}) if stage.code in GRANTED else frozenset()


def missing(
    needs: Collection[MoveNeed], facts: MoveFacts, on: date, or_reason: Collection[MoveNeed] = ()
) -> tuple[MoveNeed, ...]:
    """What a move on that day needs and the project has not, in the order of the set.

    For those of `or_reason` it is enough that a person says why it is not there.
    """
    excused = or_reason if facts.reason else ()
    return tuple(need for need in MoveNeed if need in needs and need not in excused and not _has(need, facts, on))


def _has(need: MoveNeed, facts: MoveFacts, on: date) -> bool:
    window, planned = facts.window, [one for one in facts.budgets if not one.empty]
    granted = any(_awarded(line) for one in planned for line in one.sources)
    return {
        MoveNeed.REASON: facts.reason,
        MoveNeed.DECISION: facts.decision,
        MoveNeed.OPINION: facts.opinion,
        MoveNeed.DOCUMENT: facts.document,
        MoveNeed.CALL: window is not None,
        MoveNeed.OPEN_CALL: window is not None and window_on(*window, on) is Window.OPEN,
        MoveNeed.PARTNERS: facts.sides >= {Side.FR, Side.CH},
        MoveNeed.BALANCED: bool(planned) and all(one.balanced for one in planned),
        MoveNeed.AWARD: any(map(_awarded, facts.granting)),
        MoveNeed.CONDITIONS: not facts.open_conditions,
        MoveNeed.PAID: granted and not still_to_pay(planned),
    }[need]


def _awarded(line: FinancingLine) -> bool:
    return line.awarded is not None and line.awarded.minor_units > 0
