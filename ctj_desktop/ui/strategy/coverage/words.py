"""What is said of a line and of a cell of the coverage, in the table as in the picture?"""

from ctj_desktop.domain.funding.coverage import CoverageCell
from ctj_desktop.domain.funding.portfolio import NOTED, Fact, sums_of
from ctj_desktop.domain.marks import without_marks
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.projects.portfolio import FACTS
from ctj_desktop.services.strategy.coverage import CoverageColumn, CoverageLine, StrategyCoverage
from ctj_desktop.services.strategy.coverage_table import EVERYWHERE, NOWHERE, TITLES
from ctj_desktop.ui.frame.amounts import in_each_currency
from ctj_desktop.ui.frame.language import content_language


def line_title(t: Translator, line: CoverageLine) -> str:
    """`4.1.2 S’appuyer sur différents publics…`, without a code that nobody confirms."""
    if line.level in TITLES:
        return t(TITLES[line.level])
    return " ".join(filter(None, (line.code, without_marks(line.title.or_other(content_language(t))))))


def column_name(t: Translator, column: CoverageColumn | None) -> str:
    """The whole name of a territory; of no column that of the total."""
    if column is None:
        return t(EVERYWHERE)
    return column.name.or_other(content_language(t)) or column.code or t(NOWHERE)


def amounts(t: Translator, cell: CoverageCell, fact: Fact) -> tuple[str, ...]:
    """Each currency for itself, as far as there is any."""
    return in_each_currency(t, *sums_of(cell.money, fact).parts)


def count_text(t: Translator, cell: CoverageCell) -> str:
    """`3 projects`, `no project`."""
    many = len(cell.projects)
    return t.n("{count} project", "{count} projects", many).format(count=t.number(many)) if many else t("no project")


def cell_note(t: Translator, column: CoverageColumn | None, cell: CoverageCell) -> str:
    """The territory, how many, and every fact of their money."""
    facts = [(t(FACTS[fact]), amounts(t, cell, fact)) for fact in NOTED]
    money = [f"{said} {' + '.join(found)}" for said, found in facts if found]
    return " · ".join((column_name(t, column), count_text(t, cell), *money))


def in_common(t: Translator, line: CoverageLine, column: CoverageColumn | None) -> str:
    """What the projects of a cell have in common, above the list to which it leads."""
    where = "" if column is None else column_name(t, column)
    return " · ".join(filter(None, (line_title(t, line), where)))


def head_text(t: Translator, shown: StrategyCoverage) -> str:
    """`12 of 31 actions without a project`."""
    said = t.n(
        "{bare} of {count} action without a project", "{bare} of {count} actions without a project", shown.actions
    )
    return said.format(bare=t.number(shown.bare), count=t.number(shown.actions)) if shown.actions else ""
