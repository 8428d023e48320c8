"""Which passages of minutes are numbered for a round of remarks, and by what is it told that two texts are the same?"""

import hashlib
import json
from collections.abc import Iterable
from typing import Final

from ctj_desktop.domain.marks import without_marks
from ctj_desktop.domain.records.minutes import MinuteBlockKind
from ctj_desktop.domain.texts import Bilingual

NUMBERED: Final = frozenset(
    {
        MinuteBlockKind.PARAGRAPH,
        MinuteBlockKind.LIST_ENTRY,
        MinuteBlockKind.DECISION,
        MinuteBlockKind.AMENDMENT,
        MinuteBlockKind.TASK,
    }
)
"""What says something of its own in words: a heading names it, a vote counts it."""


def circulated_sha256(passages: Iterable[Bilingual]) -> str:
    """Of the numbered passages in their order, in both languages."""
    lines = [[text.fr.text, text.de.text] for text in passages]
    return hashlib.sha256(json.dumps(lines, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def as_read(text: str) -> str:
    """A passage as it is compared: without marks, and whatever blanks and dashes another program made of its own."""
    plain = without_marks(text).translate(_ALIKE)
    return " ".join(plain.split())


_ALIKE: Final = str.maketrans(
    {"\u2019": "'", "\u2018": "'", "\u02bc": "'", "\u2011": "-", "\u2010": "-", "\u00ad": None, "\u2060": None}
)
