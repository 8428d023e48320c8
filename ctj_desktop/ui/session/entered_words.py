"""What did a line of the attendance sheet do? `1–4 present 14:00 · 5, 6 left 15:10`."""

from collections.abc import Callable, Sequence
from datetime import time

from ctj_desktop.domain.ids import PersonId
from ctj_desktop.domain.typed.attendance_entry import AttendanceMark
from ctj_desktop.i18n import Translator
from ctj_desktop.services.session.screen import SessionView
from ctj_desktop.services.session.signed_sheet import SheetLine

Group = tuple[AttendanceMark, time | None, str]


def lines_words(
    view: SessionView, lines: Sequence[SheetLine], t: Translator, name_of: Callable[[PersonId], str]
) -> str:
    """Who was entered how and when, by the numbers of the list; empty where nothing was."""
    seats = {seat.seat: seat for seat in view.seats}
    groups: dict[Group, list[int]] = {}
    for line in lines:
        seat, name = seats[line.seat], name_of(line.substitute) if line.substitute is not None else ""
        if line.mark is AttendanceMark.SUBSTITUTE:
            name = name or seat.substitute or seat.roll.substitute_name
        groups.setdefault((line.mark, line.at, name), []).append(seat.number)
    return " · ".join(_words(view, group, sorted(found), t) for group, found in groups.items())


def _words(view: SessionView, group: Group, numbers: Sequence[int], t: Translator) -> str:
    mark, at, name = group
    count = len(numbers)
    words = {
        AttendanceMark.PRESENT: t.n("{numbers} present {time}", "{numbers} present {time}", count),
        AttendanceMark.REMOTE: t.n("{numbers} online {time}", "{numbers} online {time}", count),
        AttendanceMark.SUBSTITUTE: t.n("{numbers} substituted {time}", "{numbers} substituted {time}", count),
        AttendanceMark.EXCUSED: t.n("{numbers} excused", "{numbers} excused", count),
        AttendanceMark.ABSENT: t.n("{numbers} absent", "{numbers} absent", count),
        AttendanceMark.ON_LEAVE: t.n("{numbers} on leave", "{numbers} on leave", count),
        AttendanceMark.LEFT: t.n("{numbers} left {time}", "{numbers} left {time}", count),
    }
    text = t("{numbers} substituted by {name} {time}") if name else words[mark]
    wall = "" if view.meeting.without_clock else t.clock(at or view.came_at)
    return text.format(numbers=_ranges(numbers), name=name, time=wall).strip()


def _ranges(numbers: Sequence[int]) -> str:
    """`1–4, 6`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)
