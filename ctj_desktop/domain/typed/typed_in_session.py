"""What did the minute-taker mean by the line of an amendment or of a pause?"""

import re
from collections.abc import Callable
from datetime import time
from typing import Final
from uuid import UUID

from ctj_desktop.domain import marks
from ctj_desktop.domain.record import PositionalValue

MOST_TIMES: Final = 2
_TIME: Final = re.compile(r"(?<!\d)([01]?\d|2[0-3])\s?(?:[:h.]|Uhr)\s?([0-5]\d)?(?!\d)", re.IGNORECASE)
_BETWEEN: Final = re.compile(r"(?:[-–—→,;.]|de|du|à|au|dès|jusqu[’'](?:à|au)|von|ab|bis|um|uhr|\s)*", re.IGNORECASE)

_PROPOSES: Final = re.compile(
    r"^(?:(?:propose|suggère)(?:nt)?\s+(?:de\s+|d[’'])?"
    r"|demande(?:nt)?\s+(?=qu[e’'])|demande(?:nt)?\s+(?:de\s+|d[’'])(?=\w+(?:er|ir|re)\b)"
    r"|(?:beantrag(?:t|en)|schl(?:ägt|agen)\s+vor|stell(?:t|en)\s+(?:den\s+)?antrag)\b\s*[,:]?\s*)",
    re.IGNORECASE,
)


class TypedAmendment(PositionalValue):
    """What is proposed, and by whom."""

    text: str
    proposed_by: UUID | None = None


class TypedPause(PositionalValue):
    """When it began and ended, as far as that is said."""

    start: time | None = None
    end: time | None = None


def read_amendment(text: str, is_person: Callable[[UUID], bool]) -> TypedAmendment:
    """`@person remplacer deux par trois`: a person named first proposes it; anybody named later belongs to the text.

    That this person proposes is not said again: of `@person propose de remplacer …` the text is `remplacer …`.
    """
    runs = [run for run in marks.parse_marks(text) if run.text.strip() or run.is_atom]
    if runs and runs[0].mention is not None and is_person(runs[0].mention):
        said = marks.markup(runs[1:]).lstrip(" :,")
        return TypedAmendment(_PROPOSES.sub("", said), runs[0].mention)
    return TypedAmendment(text.strip())


def read_pause(text: str) -> TypedPause | None:
    """Nothing, `10:15`, `10 h 15 – 10 h 30`, `von 10.15 bis 10.30`; None where anything else stands there."""
    found = [time(int(hour), int(minute or 0)) for hour, minute in _TIME.findall(text)]
    if len(found) > MOST_TIMES or not _BETWEEN.fullmatch(_TIME.sub(" ", text)):
        return None
    return TypedPause(*found)
