"""How are the groups of many projects called, and what is told of them?"""

from collections.abc import Mapping
from enum import Enum
from typing import Final

from ctj_desktop.domain.funding.portfolio import Fact, Grouping, Portfolio, ProjectGroup
from ctj_desktop.domain.texts import Language
from ctj_desktop.errors import N_
from ctj_desktop.i18n import N_n
from ctj_desktop.i18n.translator import Translator
from ctj_desktop.i18n.words import capital, word

GROUPINGS: Final[Mapping[Grouping, str]] = {
    Grouping.STAGE: N_("By stage"),
    Grouping.TERRITORY: N_("By territory"),
    Grouping.AXIS: N_("By axis of the strategy"),
    Grouping.INSTRUMENT: N_("By instrument"),
    Grouping.YEAR: N_("By year"),
    Grouping.SIDE: N_("By side"),
}
NOWHERE: Final[Mapping[Grouping, str]] = {
    Grouping.STAGE: N_("no stage yet"),
    Grouping.TERRITORY: N_("without a territory"),
    Grouping.AXIS: N_("without an axis of the strategy"),
    Grouping.INSTRUMENT: N_("without an instrument"),
    Grouping.YEAR: N_("not begun"),
    Grouping.SIDE: N_("on neither side"),
}
FACTS: Final[Mapping[Fact, str]] = {
    Fact.PROJECTS: N_("Projects"),
    Fact.REQUESTED: N_("Requested"),
    Fact.AWARDED: N_("Awarded"),
    Fact.COMMITTED: N_("Committed"),
    Fact.PAID: N_("Paid"),
    Fact.LEFT: N_("Left to be paid"),
}
COUNTED: Final[Mapping[Grouping, str]] = {
    Grouping.STAGE: N_("Every project counts once."),
    Grouping.TERRITORY: N_("A project of several territories counts in each of them, in the total once."),
    Grouping.AXIS: N_("A project that serves several axes counts in each of them, in the total once."),
    Grouping.INSTRUMENT: N_("Every project counts once."),
    Grouping.YEAR: N_("A project counts with all its money in the year in which it began."),
    Grouping.SIDE: N_("A project counts on each side on which it has partners or money, with the money of that side."),
}
"""What is counted where."""
APART: Final = N_("What is asked of the fund of the call counts. Euros and francs stand apart: nothing was converted.")
UNMARKED: Final = N_n(
    "{count} project answers a call, and no source of its plan is marked as asked of the fund: it counts with no "
    "amount.",
    "{count} projects answer a call, and no source of their plans is marked as asked of the fund: they count with no "
    "amount.",
)


def group_name(t: Translator, group: ProjectGroup) -> str:
    """Its name with a capital, the other language's where this one has none; English reads the French."""
    if group.key is None:
        name = t(NOWHERE[group.grouping])
    elif group.name:
        name = group.name.or_other(Language.DE if t.language is Language.DE else Language.FR)
    else:
        name = word(t, group.key) if isinstance(group.key, Enum) else str(group.key)
    return capital(name)


def marked_text(t: Translator, shown: Portfolio) -> str:
    """Which money counts, where it is not told of all projects what they ask of a fund; empty where it is."""
    if not shown.unmarked:
        return ""
    said = t.n(*UNMARKED, shown.unmarked)
    return said.format(count=t.number(shown.unmarked))
