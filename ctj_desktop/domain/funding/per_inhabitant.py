"""How many people live in a territory, and what does money come to for 1,000 of them?"""

from collections import defaultdict
from collections.abc import Iterable
from fractions import Fraction
from typing import Final

from ctj_desktop.domain.funding.rates import Sums, half_up
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.territories import FigureKind, TerritoryFigure

THOUSAND: Final = 1_000


class Inhabitants(NamedValue):
    """How many, of which year (None where the sources name none), and the figures that say so.

    `rounded` where one of them is given as about so many.
    """

    count: int
    year: int | None
    figures: tuple[TerritoryFigure, ...]

    @property
    def rounded(self) -> bool:
        """Whether a source says no more than about how many."""
        return any(one.rounded for one in self.figures)


def inhabitants_of(figures: Iterable[TerritoryFigure]) -> Inhabitants | None:
    """Of the whole territory, of the latest year: as one figure, else as the sides of the same year together.

    None where nothing is said, or only of one side: a part is never taken for the whole. Of two figures that say the
    same the first counts.
    """
    by_year: dict[int | None, dict[Side | None, TerritoryFigure]] = defaultdict(dict)
    for one in figures:
        if one.figure is FigureKind.INHABITANTS and one.value > 0:
            by_year[one.year].setdefault(one.side, one)
    whole = {year: found for year, said in by_year.items() if (found := _whole(said))}
    if not whole:
        return None
    year = max(whole, key=lambda one: one or 0)
    return Inhabitants(count=sum(one.value for one in whole[year]), year=year, figures=whole[year])


def per_thousand(money: Sums, inhabitants: int) -> Sums:
    """Of each currency for itself, half of a minor unit rounded away from zero; `inhabitants` are above 0."""
    return Sums(*(half_up(Fraction(minor * THOUSAND, inhabitants)) for minor in (money.eur, money.chf)))


def _whole(said: dict[Side | None, TerritoryFigure]) -> tuple[TerritoryFigure, ...]:
    if None in said:
        return (said[None],)
    return tuple(said[side] for side in Side) if len(said) == len(Side) else ()
