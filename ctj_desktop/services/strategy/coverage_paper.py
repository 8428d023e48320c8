"""What does the coverage of the strategy print as of a day, for the projects of a committee?"""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Final

from ctj_desktop.domain.funding.portfolio import Fact
from ctj_desktop.domain.ids import CommitteeId, ProjectId, StrategyId
from ctj_desktop.domain.records.projects import Project
from ctj_desktop.errors import N_
from ctj_desktop.files.cell_table import Cell, CellTable
from ctj_desktop.i18n import Translator
from ctj_desktop.services.membership.senders import sender
from ctj_desktop.services.projects.lists import read_standing
from ctj_desktop.services.strategy.coverage import (
    CLOSED,
    OPEN,
    CoverageFilter,
    CoverageLevel,
    StrategyCoverage,
    strategy_coverage,
)
from ctj_desktop.services.strategy.coverage_table import coverage_table
from ctj_desktop.storage.open_file import OpenFile

if TYPE_CHECKING:  # the PDF engine is heavy
    from ctj_desktop.documents.strategy.coverage import CoveragePaper

STAGES: Final[Mapping[str, str]] = {"all": "", "open": OPEN, "closed": CLOSED}
WORDS: Final[Mapping[str, str]] = {
    "all": N_("all projects"),
    "open": N_("open projects"),
    "closed": N_("closed projects"),
}
"""Which projects count, as it is chosen for the paper, and how the paper says it."""

KINDS: Final = {CoverageLevel.AXIS: N_("Strategic axis"), CoverageLevel.OBJECTIVE: N_("Objective")}


def coverage_of(store: OpenFile, committee: CommitteeId, strategy: StrategyId, which: str) -> StrategyCoverage:
    """With the projects of a committee that are chosen by a key of `WORDS`."""
    return strategy_coverage(
        store, read_standing(store, committee), strategy, committee, CoverageFilter(stage=STAGES[which])
    )


def coverage_paper(
    store: OpenFile,
    committee: CommitteeId,
    strategy: StrategyId,
    day: date,
    *,
    money: Fact = Fact.REQUESTED,
    which: str = "all",
) -> "CoveragePaper":
    """Of a version, with one fact of the money."""
    from ctj_desktop.documents.strategy.coverage import CoveragePaper, PaperAim, PaperProject, PaperTerritory

    found = coverage_of(store, committee, strategy, which)
    every, rest = found.lines[-2:]
    keys = [ProjectId(key) for line in (every, rest) for key in line.row.total.projects]
    return CoveragePaper(
        sender=sender(store, committee, day),
        on=day,
        strategy=strategy,
        name=found.strategy.name,
        money=money,
        which=WORDS[which],
        territories=tuple(PaperTerritory(key=one.key, code=one.code, name=one.name) for one in found.columns),
        aims=tuple(
            PaperAim(
                title=line.title,
                row=line.row,
                code=line.code,
                kind=KINDS.get(line.level, ""),
                action=line.level is CoverageLevel.ACTION,
                sure=line.sure,
            )
            for line in found.lines[:-2]
        ),
        every=every.row,
        rest=rest.row,
        projects={one.id: PaperProject(number=one.number or "", title=one.title) for one in store.some(Project, keys)},
    )


def coverage_cells(first: Translator, second: Translator, found: StrategyCoverage, money: Fact) -> CellTable:
    """The table in the words of one language, or of both where they are two."""
    one, other = coverage_table(first, found, money), coverage_table(second, found, money)
    rows = tuple(
        tuple(_said(cell, more) for cell, more in zip(row, another, strict=True))
        for row, another in zip(one.rows, other.rows, strict=True)
    )
    headings = tuple(str(_said(cell, more)) for cell, more in zip(one.headings, other.headings, strict=True))
    return CellTable(str(_said(one.title, other.title)), headings, rows)


def _said(cell: Cell, other: Cell) -> Cell:
    return f"{cell} / {other}" if isinstance(cell, str) and cell != other else cell
