"""The days on which money was asked, granted and committed: that of the line, else that of the stage."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.projects import FinancingLine

FILED: Final = frozenset({"filed"})
DECIDED: Final = frozenset({"accepted", "conditional", "refused"})
AGREED: Final = frozenset({"agreement"})
"""Codes of stages (SOURCES.md 4.3) at which money is asked, granted and committed."""


def day_of(moves: Iterable[tuple[str, date]], codes: frozenset[str]) -> date | None:
    """When a project last came to one of these stages; `moves` are (code, day), the newest first."""
    return next((day for code, day in moves if code in codes), None)


def dated(lines: Iterable[FinancingLine], moves: Sequence[tuple[str, date]]) -> list[FinancingLine]:
    """The lines of a project, each without a day of its own with that of the stage; `moves` as above."""
    filed, decided, agreed = (day_of(moves, codes) for codes in (FILED, DECIDED, AGREED))
    return [
        replace(
            line,
            requested_on=line.requested_on or filed,
            awarded_on=line.awarded_on or decided,
            committed_on=line.committed_on or agreed,
        )
        for line in lines
    ]
