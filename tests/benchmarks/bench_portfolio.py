"""What does it cost to sum 3,000 projects: for dashboard, coverage and territories?"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from ctj_desktop.domain.funding.portfolio import Grouping
from ctj_desktop.domain.records.people import Territory
from ctj_desktop.domain.records.strategy import Strategy
from ctj_desktop.services.projects.lists import read_standing
from ctj_desktop.services.projects.portfolio.figures import portfolio
from ctj_desktop.services.strategy.coverage import strategy_coverage
from ctj_desktop.services.strategy.territories.comparison import territory_comparison
from ctj_desktop.services.strategy.territories.overview import territory_overview
from tests.benchmarks.table import Figure, measure
from tests.office import TODAY
from tests.services.projects.portfolio.invented import invented

PROJECTS: Final = 3_000


def figures(folder: Path) -> Iterator[Figure]:
    """The dashboard by one grouping, as the window asks, and by all of them, as the paper does."""
    with invented(folder / "portfolio.ctj", 1, PROJECTS) as store:
        standing = read_standing(store)

        def bare() -> None:
            store.connection.run("SELECT * FROM financing_line").all()

        yield measure(
            f"dashboard of {PROJECTS:,}, where all stand included",
            lambda: portfolio(store, read_standing(store), groupings=(Grouping.TERRITORY,)),
            "bare SELECT",
            bare,
            rounds=9,
            aim="<= 200 ms",
        )
        yield measure(
            f"dashboard of {PROJECTS:,}, by all groupings",
            lambda: portfolio(store, standing),
            "bare SELECT",
            bare,
            rounds=9,
            aim="<= 200 ms",
        )
        strategy = store.all(Strategy)[0].id
        yield measure(
            f"coverage of the strategy by {PROJECTS:,}",
            lambda: strategy_coverage(store, standing, strategy),
            "bare SELECT",
            bare,
            rounds=9,
            aim="<= 100 ms",
        )
        territory = store.all(Territory)[0].id
        yield measure(
            f"page of a territory among {PROJECTS:,}",
            lambda: territory_overview(store, standing, territory, TODAY),
            "bare SELECT",
            bare,
            rounds=9,
            aim="<= 100 ms",
        )
        yield measure(
            f"territories compared by {PROJECTS:,}",
            lambda: territory_comparison(store, standing, TODAY),
            "bare SELECT",
            bare,
            rounds=9,
            aim="<= 100 ms",
        )
