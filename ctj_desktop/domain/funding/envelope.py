"""What has a call to give, what is asked of it, granted, committed and paid, and what is left, by side and territory?

Each currency stands for itself. What is asked of the fund are the lines that are marked so, and no others, as in all
other sums (`portfolio.py`).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import reduce
from operator import add
from typing import TypeVar
from uuid import UUID

from ctj_desktop.domain.funding.rates import Sums
from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.funds import CallShare
from ctj_desktop.domain.records.people import Side

K = TypeVar("K")


class FundFigures(NamedValue):
    """What is asked, granted, committed and paid: separate facts, none of which follows from another."""

    requested: Sums = Sums()
    awarded: Sums = Sums()
    committed: Sums = Sums()
    paid: Sums = Sums()

    def __add__(self, other: "FundFigures") -> "FundFigures":
        return FundFigures(
            requested=self.requested + other.requested,
            awarded=self.awarded + other.awarded,
            committed=self.committed + other.committed,
            paid=self.paid + other.paid,
        )

    @property
    def unpaid(self) -> Sums:
        """What was granted and is not paid; below zero where more was paid."""
        return less(self.awarded, self.paid)


class FundLine(NamedValue):
    """A line of a project that is asked of the fund of its call."""

    project: UUID
    side: Side
    territories: tuple[UUID, ...]
    figures: FundFigures


class CallWindowState(NamedValue):
    """Where a day stands in the window of a call; days are None where the source of the call gives no day.

    `until_open` above zero: it opens then. `until_close` below zero: it is closed since.
    """

    until_open: int | None
    until_close: int | None


def days_on(opens: date | None, closes: date | None, today: date) -> CallWindowState:
    """The days that are left; both days belong to the window."""
    return CallWindowState(
        until_open=(opens - today).days if opens is not None else None,
        until_close=(closes - today).days if closes is not None else None,
    )


def shares_on(shares: Iterable[CallShare], today: date) -> list[CallShare]:
    """Of each funder and side the share that counts on a day: the last that began, or the one without a day.

    A share that begins later does not count yet.
    """
    found: dict[tuple[object, Side, Currency], CallShare] = {}
    for share in sorted(shares, key=lambda one: (one.on or date.min, one.id)):
        if share.on is None or share.on <= today:
            found[share.funder or share.name.strip(), share.side, share.amount.currency] = share
    return list(found.values())


def money_of(amounts: Iterable[Money]) -> Sums:
    """What they come to in each currency."""
    total = dict.fromkeys(Currency, 0)
    for amount in amounts:
        total[amount.currency] += amount.minor_units
    return Sums(total[Currency.EUR], total[Currency.CHF])


def figures_of(lines: Iterable[FundLine]) -> FundFigures:
    """All of them together."""
    return reduce(add, (line.figures for line in lines), FundFigures())


def by_side(lines: Sequence[FundLine]) -> Mapping[Side, FundFigures]:
    """What each side asks for and receives, France first."""
    found = _grouped(lines, lambda line: (line.side,))
    return {side: found[side] for side in Side if side in found}


def by_territory(lines: Sequence[FundLine]) -> Mapping[UUID | None, FundFigures]:
    """As `by_side`; a project of several territories counts in each of them, one of none under None."""
    return _grouped(lines, lambda line: line.territories or (None,))


def by_project(lines: Sequence[FundLine]) -> Mapping[UUID, FundFigures]:
    """Of each project that asks the fund."""
    return _grouped(lines, lambda line: (line.project,))


def left_of(fund: Sums, given: Sums) -> Sums:
    """What is not given away yet, in each currency; below zero where more was given than there is."""
    return less(fund, given)


def less(first: Sums, second: Sums) -> Sums:
    """The difference in each currency."""
    return Sums(first.eur - second.eur, first.chf - second.chf)


def _grouped(lines: Iterable[FundLine], keys: Callable[[FundLine], Iterable[K]]) -> dict[K, FundFigures]:
    found: dict[K, FundFigures] = defaultdict(FundFigures)
    for line in lines:
        for key in keys(line):
            found[key] += line.figures
    return dict(found)
