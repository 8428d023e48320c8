"""What does each cell of the list of projects show, and how does a list of thousands fill itself?"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import QObject

from ctj_desktop.domain.records.projects import StageRole
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.services.projects.lists import ProjectLine, Routes
from ctj_desktop.ui.frame.amounts import figure
from ctj_desktop.ui.frame.language import WindowLanguage, content_language
from ctj_desktop.ui.projects.board.cards import due_of, route_name, stage_name
from ctj_desktop.ui.widgets.cell import Cell, Look
from ctj_desktop.ui.widgets.rows import NOWHERE, Column, HasKey, Index, RowsModel

Row = TypeVar("Row", bound=HasKey)

PIECE = 200
"""Rows read at once: more than a window shows, few enough that a keystroke does not wait."""

MOST_KEPT = 5 * PIECE

TONES = {
    StageRole.ACTIVE: ("NOW", "play-circle"),
    StageRole.END: ("QUIET", "lock-simple"),
    StageRole.SIDE_EXIT: ("QUIET", "prohibit"),
}


class GrowingRows(RowsModel[Row]):
    """Rows of which only the first are read; the view asks for the others as it is scrolled."""

    def __init__(self, language: WindowLanguage, columns: Sequence[Column[Row]], parent: QObject | None = None) -> None:
        super().__init__(language, columns, parent)
        self._numbers: Sequence[int] = ()
        self._read: Callable[[Sequence[int]], Sequence[Row]] = lambda _numbers: ()

    def begin(self, numbers: Sequence[int], read: Callable[[Sequence[int]], Sequence[Row]]) -> None:
        """Another list: its row numbers in order, and how a piece of them is read; what was scrolled to stays."""
        self._numbers, self._read = numbers, read
        self.replace(read(numbers[: max(PIECE, min(len(self.rows), MOST_KEPT))]))

    def total(self) -> int:
        """How many there are, read or not."""
        return len(self._numbers)

    def canFetchMore(self, parent: Index = NOWHERE) -> bool:
        return not parent.isValid() and self.rowCount() < len(self._numbers)

    def fetchMore(self, parent: Index = NOWHERE) -> None:
        start = self.rowCount()
        rows = self._read(self._numbers[start : start + PIECE])
        if parent.isValid() or not rows:
            return
        self.beginInsertRows(NOWHERE, start, start + len(rows) - 1)
        self._rows.extend(rows)
        self.endInsertRows()


def project_columns(
    routes: Callable[[], Routes], territories: Callable[[], Mapping[UUID, str]], today: date
) -> tuple[Column[ProjectLine], ...]:
    """Number, title and lead, stage and route, sides, what is asked for in each currency, what comes next, where."""

    def stage(line: ProjectLine, t: Translator) -> Cell:
        known = routes()
        found = known.by_id.get(line.stage) if line.stage is not None else None
        if found is None:
            return Cell(text=t("no route yet"), look=Look.UNFILLED)
        tone, icon = TONES[found.role]
        return Cell(pill=stage_name(t, found), tone=tone, pill_icon=icon)

    def number(line: ProjectLine, t: Translator) -> Cell:
        route = route_name(t, routes(), line.pipeline)
        if not line.number:
            return Cell(text=t("unnumbered"), second=route, look=Look.UNFILLED)
        return Cell(text=line.number, second=route)

    def where(line: ProjectLine, _t: Translator) -> Cell:
        names = [territories().get(key, "") for key in line.territories]
        return Cell(text=", ".join(filter(None, names)), look=Look.MUTED)

    def due(line: ProjectLine, t: Translator) -> Cell:
        shown = due_of(t, line, today)
        if line.next_on is None:
            return Cell(text="–", look=Look.MUTED)
        loud = shown.colour if shown.colour != "text" else ""
        return Cell(text=shown.first, second=shown.second, icon=shown.icon, icon_colour=shown.colour, colour=loud)

    return (
        Column(key="number", heading=N_("Number and route"), cell=number, width=104),
        Column(key="title", heading=N_("Project and lead partner"), cell=_title, share=3),
        Column(key="stage", heading=N_("Stage"), cell=stage, natural=True, width=192),
        Column(key="sides", heading=N_("Sides"), cell=_sides, width=56, spare=2),
        Column(key="eur", heading=N_("Requested EUR"), cell=_eur, width=96, right=True, spare=1),
        Column(key="chf", heading=N_("Requested CHF"), cell=_chf, width=96, right=True, spare=1),
        Column(key="due", heading=N_("Next deadline"), cell=due, natural=True),
        Column(key="where", heading=N_("Territory"), cell=where, width=84, spare=3),
    )


def _title(line: ProjectLine, t: Translator) -> Cell:
    language = content_language(t)
    return Cell(text=line.title.or_other(language), second=line.lead.or_other(language), look=Look.STRONG)


def _sides(line: ProjectLine, _t: Translator) -> Cell:
    return Cell(text=" · ".join(side.value.upper() for side in line.sides) or "–", look=Look.CAPTION)


def _eur(line: ProjectLine, t: Translator) -> Cell:
    return Cell(text=figure(t, line.eur), right=True) if line.eur else Cell(text="–", look=Look.MUTED, right=True)


def _chf(line: ProjectLine, t: Translator) -> Cell:
    return Cell(text=figure(t, line.chf), right=True) if line.chf else Cell(text="–", look=Look.MUTED, right=True)
