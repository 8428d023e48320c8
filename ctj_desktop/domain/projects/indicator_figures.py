"""What do the numbers of an indicator come to? What another office wrote there may be none."""

import re
from decimal import Decimal
from typing import Final

from ctj_desktop.domain.records.project_work import Indicator

FIGURE: Final = re.compile(r"[0-9]{1,15}(\.[0-9]{1,6})?")


def figure(text: str) -> Decimal | None:
    """The number; None for nothing, and for what is none."""
    return Decimal(text) if FIGURE.fullmatch(text) else None


def is_reached(indicator: Indicator) -> bool:
    """Whether as much was reached as was aimed at; without both numbers nobody knows."""
    target, reached = figure(indicator.target), figure(indicator.reached)
    return target is not None and reached is not None and reached >= target
