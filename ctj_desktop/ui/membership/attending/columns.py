"""What does each cell of the attendance of a year show?"""

from ctj_desktop.i18n import N_, Translator
from ctj_desktop.services.meetings.attending.line_names import beside, called
from ctj_desktop.services.meetings.attending.over_period import AttendanceLine, MeetingCounts
from ctj_desktop.ui.widgets.cell import Cell, Look
from ctj_desktop.ui.widgets.rows import Column

AWAY = (
    ("represented", N_("by proxy")),
    ("excused", N_("with an excuse")),
    ("absent", N_("without an excuse")),
    ("on_leave", N_("on leave")),
)
OTHERWISE = (
    ("remote", N_("remotely")),
    ("substituted", N_("substitute there")),
    ("partly", N_("for a part only")),
    ("stood_in", N_("in the place of others")),
)


def attendance_columns() -> tuple[Column[AttendanceLine], ...]:
    """Who, of which side, the rate beside that of the year before, and how it was otherwise."""
    return (
        Column(key="name", heading=N_("Who"), cell=_name, share=4),
        Column(key="side", heading=N_("Side"), cell=_side, width=52, spare=3),
        Column(key="there", heading=N_("Attended"), cell=_there, natural=True, right=True),
        Column(key="rate", heading=N_("Attendance rate"), cell=_rate, natural=True, right=True),
        Column(key="before", heading=N_("Year before"), cell=_before, natural=True, right=True, spare=2),
        Column(key="otherwise", heading=N_("Details"), cell=_otherwise, width=200, natural=True, spare=1),
    )


def rate_text(t: Translator, rate: float | None) -> str:
    """`75 %`, or a dash where nothing was owed."""
    return t.percent(rate, 0) if rate is not None else "–"


def figures(t: Translator, line: AttendanceLine) -> str:
    """`6 of 8`."""
    there, owed = line.there(line.tally), line.tally.owed
    return t("{there} of {owed}").format(there=t.number(there), owed=t.number(owed)) if owed else "–"


def _name(line: AttendanceLine, t: Translator) -> Cell:
    off = line.meeting is not None and line.meeting.counts is not MeetingCounts.YES
    return Cell(text=called(t, line), second=beside(t, line), look=Look.MUTED if off else Look.NORMAL)


def _side(line: AttendanceLine, _t: Translator) -> Cell:
    return Cell(side=line.side.value.upper()) if line.side else Cell()


def _there(line: AttendanceLine, t: Translator) -> Cell:
    return Cell(text=figures(t, line), right=True)


def _rate(line: AttendanceLine, t: Translator) -> Cell:
    share = line.tally.share if line.tally.partly else None
    second = t("{rate} of the time").format(rate=t.percent(share, 0)) if share is not None else ""
    return Cell(text=rate_text(t, line.rate), second=second, look=Look.STRONG, right=True)


def _before(line: AttendanceLine, t: Translator) -> Cell:
    return Cell(text=rate_text(t, line.rate_before), look=Look.MUTED, right=True)


def _otherwise(line: AttendanceLine, t: Translator) -> Cell:
    """Who was away on the first line, what was there in another way on the second."""
    away, there = (
        " · ".join(f"{t(words)}\u00a0{t.number(count)}" for name, words in ways if (count := getattr(line.tally, name)))
        for ways in (AWAY, OTHERWISE)
    )
    return Cell(text=away or there, second=there if away else "", look=Look.MUTED)
