"""What do the signs of a half-circle mean, and which quorum is said in its middle?"""

from collections.abc import Mapping
from typing import Final

from ctj_desktop.domain.half_circle.committee_on_day import HalfCircle, LegendSign
from ctj_desktop.errors import N_
from ctj_desktop.i18n.translator import Translator

LEGEND: Final[Mapping[LegendSign, str]] = {
    LegendSign.FILLED: N_("filled"),
    LegendSign.ENDING: N_("ends within 3 months"),
    LegendSign.VACANT: N_("vacant"),
    LegendSign.ADVISORY: N_("advisory voice"),
    LegendSign.CHAIR: N_("presides"),
    LegendSign.COLLEGE: N_("college"),
}


def quorum_text(t: Translator, shown: HalfCircle) -> str:
    """Quorum 6, dont 3 par côté."""
    if shown.of_each_side:
        return t("quorum {count}, {each} of them of each side").format(
            count=t.number(shown.quorum), each=t.number(shown.of_each_side)
        )
    return t("quorum {count}").format(count=t.number(shown.quorum))
