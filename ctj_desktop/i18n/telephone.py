"""How is a telephone number written for people? (SOURCES.md 6.3: stored in E.164, grouped on paper)"""

import re
from typing import Final

from ctj_desktop.i18n.patterns import NBSP

GROUPS: Final[dict[str, tuple[int, ...]]] = {"+33": (1, 2, 2, 2, 2), "+41": (2, 3, 2, 2)}


def telephone(number: str) -> str:
    """+33 3 81 68 53 32, +41 32 420 46 70, held together; a number of another country or form stays as it is."""
    for country, groups in GROUPS.items():
        digits = number.removeprefix(country)
        if digits != number and re.fullmatch(rf"[0-9]{{{sum(groups)}}}", digits):
            return NBSP.join((country, *_cut(digits, groups)))
    return number


def _cut(digits: str, groups: tuple[int, ...]) -> list[str]:
    parts = []
    for length in groups:
        parts.append(digits[:length])
        digits = digits[length:]
    return parts
