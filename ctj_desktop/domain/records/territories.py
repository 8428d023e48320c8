"""How large is a territory, in which year, and who says so?"""

from enum import StrEnum

from ctj_desktop.domain.ids import TerritoryFigureId, TerritoryId
from ctj_desktop.domain.record import ReferenceOpen
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.errors import N_p


class FigureKind(StrEnum):
    """What a figure of a territory counts (SOURCES.md 2)."""

    INHABITANTS = "inhabitants"
    COMMUNES = "communes"
    CROSS_BORDER_WORKERS = "cross_border_workers"
    JOBS = "jobs"
    AREA = "area"
    OTHER = "other"


class TerritoryFigure(ReferenceOpen):
    """A figure of a territory, or of the part of it on one `side`; an area is in square kilometres.

    `label` says what is counted where no word of the closed set does; `rounded` is one that its source gives as about
    or more than. Without a year the source names none.
    """

    kind = "territory_figure"
    noun = N_p("kind", "figure of a territory")
    nouns = N_p("kinds", "figures of territories")
    searched = False
    id: TerritoryFigureId
    territory: TerritoryId
    figure: FigureKind
    value: int
    side: Side | None = None
    year: int | None = None
    rounded: bool = False
    label: Bilingual = Bilingual()
    source: str = ""
