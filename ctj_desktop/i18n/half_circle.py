"""What do the signs of a half-circle mean, and which quorum is said in its middle?"""

from collections.abc import Mapping
from typing import Final

from ctj_desktop.domain.half_circle.committee_on_day import HalfCircle, LegendSign
from ctj_desktop.errors import N_
from ctj_desktop.i18n.translator import Translator
from ctj_desktop.i18n.words import word

LEGEND: Final[Mapping[LegendSign, str]] = {
    LegendSign.FILLED: N_("filled"),
    LegendSign.ENDING: N_("ends within 3 months"),
    LegendSign.VACANT: N_("vacant"),
    LegendSign.ADVISORY: N_("advisory voice"),
    LegendSign.CHAIR: N_("presides"),
    LegendSign.COLLEGE: N_("college"),
}


def quorum_text(t: Translator, shown: HalfCircle) -> str:
    """Quorum 6, dont 3 par côté; where one side needs more than the other: France 4, Suisse 3."""
    count, least = t.number(shown.quorum), set(shown.of_sides.values())
    if len(least) > 1:
        told = ", ".join(f"{word(t, side)} {t.number(needed)}" for side, needed in shown.of_sides.items())
        return t("quorum {count}, of them {sides}").format(count=count, sides=told)
    if least:
        return t("quorum {count}, {each} of them of each side").format(count=count, each=t.number(least.pop()))
    return t("quorum {count}").format(count=count)
