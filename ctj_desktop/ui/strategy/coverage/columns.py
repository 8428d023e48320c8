"""What does each cell of the coverage show?"""

from collections.abc import Callable, Sequence

from ctj_desktop.domain.funding.portfolio import Fact
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.services.strategy.coverage import CoverageColumn, CoverageLevel, CoverageLine
from ctj_desktop.services.strategy.coverage_table import cell_of, column_word
from ctj_desktop.services.strategy.lists import Level
from ctj_desktop.ui.strategy.columns import ICONS, LEVELS
from ctj_desktop.ui.strategy.coverage.words import amounts, cell_note, line_title
from ctj_desktop.ui.widgets.cell import Cell, Look
from ctj_desktop.ui.widgets.rows import Column

NAME = "name"
SUMMED = frozenset({CoverageLevel.AXIS, CoverageLevel.ALL})


def coverage_columns(t: Translator, columns: Sequence[CoverageColumn], fact: Fact) -> tuple[Column[CoverageLine], ...]:
    """The line, each territory, and all of them together."""
    return (
        Column(key=NAME, heading=N_("Strategy"), cell=_name, share=1),
        *(
            Column(
                key=str(column.key if column is not None else "all"),
                heading=column_word(t, column),
                cell=_counted(column, fact),
                natural=True,
                right=True,
            )
            for column in (*columns, None)
        ),
    )


def _name(line: CoverageLine, t: Translator) -> Cell:
    title, strong = line_title(t, line), line.level in SUMMED
    if line.level in (CoverageLevel.ALL, CoverageLevel.NONE):
        return Cell(text=title, look=Look.STRONG if strong else Look.NORMAL)
    level = Level(line.level.value)
    notes = [t(LEVELS[level])]
    notes += [] if line.sure else [t("title to confirm")]
    notes += [] if line.holds else [t("no action is entered")]
    notes += [t("axis to confirm")] if level is Level.ACTION and not line.depth else []
    return Cell(
        text=title,
        second=" · ".join(([t("no project serves it")] if line.bare else notes[:1]) + notes[1:]),
        second_colour="warning" if line.bare else "",
        look=Look.STRONG if strong else Look.NORMAL,
        icon="warning" if line.bare else ICONS[level],
        icon_colour="warning" if line.bare else "accent" if strong else "muted",
        indent=line.depth,
        note=title,
    )


def _counted(column: CoverageColumn | None, fact: Fact) -> Callable[[CoverageLine, Translator], Cell]:
    def cell(line: CoverageLine, t: Translator) -> Cell:
        found = cell_of(line, column)
        note = cell_note(t, column, found)
        if not found.projects:
            return Cell(text="–", look=Look.MUTED, right=True, note=note)
        strong = column is None or line.level in SUMMED
        return Cell(
            text=t.number(len(found.projects)),
            second="\n".join(amounts(t, found, fact)),
            look=Look.STRONG if strong else Look.NORMAL,
            right=True,
            note=note,
        )

    return cell
