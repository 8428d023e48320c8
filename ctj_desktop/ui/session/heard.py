"""What is said of a meeting in session to whoever does not look at it?"""

from collections.abc import Mapping
from uuid import UUID

from ctj_desktop.domain.log.changes import Outcome
from ctj_desktop.domain.quorum_and_majority import Quorum
from ctj_desktop.i18n import Translator
from ctj_desktop.services.session.screen import GuestLine, SessionSeat, SessionView
from ctj_desktop.ui.frame.bus import touches
from ctj_desktop.ui.session.columns import guest_cell, margin_words, seat_cell

COMING = ("presence", "attendance", "guest")
"""Kinds of record that say who is there."""
SAID = 3
"""Of more lines that changed at once, the name of the act says enough."""
Line = SessionSeat | GuestLine


def quorum_said(quorum: Quorum, t: Translator) -> str:
    """Whether there is one, by how many, and what is missing; empty where nobody is counted."""
    if not quorum.base:
        return ""
    if quorum.rule is None:
        said = t("No quorum required, {present} of {base}")
    else:
        said = t("Quorum reached, {present} of {base}") if quorum.reached else t("No quorum, {present} of {base}")
    counted = said.format(present=quorum.present, base=quorum.base)
    return ", ".join(filter(None, (counted, "" if quorum.reached else margin_words(quorum, t))))


def lines_by_key(view: SessionView | None) -> dict[UUID, Line]:
    """Seats and guests."""
    lines: list[Line] = [*view.seats, *view.guests] if view is not None else []
    return {line.key: line for line in lines}


def attendance_said(outcome: Outcome, before: Mapping[UUID, Line], view: SessionView | None, t: Translator) -> str:
    """How somebody stands after an act who stood otherwise; empty where nobody does, or many do."""
    if view is None or not touches(outcome, *COMING):
        return ""
    changed = [
        line
        for key, line in lines_by_key(view).items()
        if key in before and (before[key].here, before[key].since) != (line.here, line.since)
    ]
    return ". ".join(_line_said(line, view, t) for line in changed) if len(changed) <= SAID else ""


def _line_said(line: Line, view: SessionView, t: Translator) -> str:
    if isinstance(line, GuestLine):
        cell = guest_cell(line, t)
    else:
        cell = seat_cell(line, t, view.current.number if view.current is not None else "")
    state = "" if cell.last.startswith(cell.said) else cell.said
    return ", ".join(filter(None, (cell.text, state, cell.last)))
