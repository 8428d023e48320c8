"""Is a part never taken for a whole territory, and is money for 1,000 inhabitants exact?"""

from uuid import UUID

import pytest

from ctj_desktop.domain.funding.per_inhabitant import inhabitants_of, per_thousand
from ctj_desktop.domain.funding.rates import Sums
from ctj_desktop.domain.ids import HomeId, TerritoryFigureId, TerritoryId
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.territories import FigureKind, TerritoryFigure


def said(
    value: int,
    year: int | None = None,
    side: Side | None = None,
    *,
    rounded: bool = False,
    figure: FigureKind = FigureKind.INHABITANTS,
) -> TerritoryFigure:
    return TerritoryFigure(
        id=TerritoryFigureId(UUID(int=value)),
        home=HomeId(UUID(int=1)),
        territory=TerritoryId(UUID(int=2)),
        figure=figure,
        value=value,
        year=year,
        side=side,
        rounded=rounded,
    )


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ([], None),
        ([said(10, figure=FigureKind.COMMUNES), said(0)], None),
        ([said(52_000, 2014, Side.FR)], None),
        ([said(52_000, 2014, Side.FR), said(95_000, 2015, Side.CH)], None),
        ([said(52_000, 2014, Side.FR, rounded=True), said(95_000, 2014, Side.CH)], (147_000, 2014, True)),
        ([said(150_000), said(151_000)], (150_000, None, False)),
        ([said(150_000), said(152_000, 2020), said(149_000, 2010)], (152_000, 2020, False)),
        ([said(150_000, 2020), said(60_000, 2020, Side.FR), said(80_000, 2020, Side.CH)], (150_000, 2020, False)),
    ],
)
def test_inhabitants_are_of_the_whole_and_of_one_year(
    figures: list[TerritoryFigure], expected: tuple[int, int | None, bool] | None
) -> None:
    found = inhabitants_of(figures)
    assert (found and (found.count, found.year, found.rounded)) == expected


def test_each_currency_is_divided_for_itself_and_rounded_once() -> None:
    assert per_thousand(Sums(eur=1_000_000, chf=0), 147_000) == Sums(eur=6_803, chf=0)
    assert per_thousand(Sums(eur=1, chf=-1), 2_000) == Sums(eur=1, chf=-1)
    assert per_thousand(Sums(eur=1, chf=3), 2_001) == Sums(eur=0, chf=1)
