"""How do the figures of many projects leave as a table to go on counting with?"""

from collections.abc import Iterator
from functools import partial

from ctj_desktop.documents.blocks import Pair
from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.papers import Voices
from ctj_desktop.documents.projects.dashboard import TITLE, group_called
from ctj_desktop.domain.funding.portfolio import MONEY, Fact, GroupFigures, Portfolio, ProjectGroup
from ctj_desktop.domain.funding.rates import Sums
from ctj_desktop.domain.record import PositionalValue
from ctj_desktop.files.cell_table import CellTable
from ctj_desktop.i18n import N_
from ctj_desktop.i18n.projects.portfolio import FACTS, GROUPINGS
from ctj_desktop.services.naming.paper_columns import PaperColumn, money_columns, paper_table


class SheetRow(PositionalValue):
    """The figures of a group, or of all projects where it is None."""

    group: ProjectGroup | None
    figures: GroupFigures


_Column = PaperColumn[SheetRow]


def dashboard_table(shown: Portfolio, voices: Voices, layout: Layout) -> CellTable:
    """The total, then a row for each group; every amount a number in a column of its currency."""
    groups = (SheetRow(one, one.figures) for found in shown.groups.values() for one in found)
    rows = (SheetRow(None, shown.total), *groups)
    return paper_table(voices.say(TITLE), list(_columns(voices)), rows, voices, layout)


def _columns(voices: Voices) -> Iterator[_Column]:
    yield _Column(N_("In groups"), lambda row: _grouping(row, voices), said=True)
    yield _Column(
        N_("Group"), lambda row: group_called(row.group, voices) if row.group is not None else None, said=True
    )
    yield _Column(FACTS[Fact.PROJECTS], lambda row: row.figures.projects)
    for fact in MONEY:
        yield from money_columns(FACTS[fact], partial(_sums, fact), zeros=True)


def _grouping(row: SheetRow, voices: Voices) -> Pair:
    return voices.say(GROUPINGS[row.group.grouping] if row.group is not None else N_("All projects"))


def _sums(fact: Fact, row: SheetRow) -> Sums:
    return row.figures.of(fact)
