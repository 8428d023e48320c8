"""What does each cell of the radar of mandates show?"""

from datetime import date, timedelta

from ctj_desktop.domain.records.people import Salutation
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.words import word
from ctj_desktop.services.membership.radar import ENDS, WHY, RadarLine, Shares
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.membership.columns import until_cell
from ctj_desktop.ui.widgets.cell import Cell, Look
from ctj_desktop.ui.widgets.rows import Column


def radar_columns(today: date) -> tuple[Column[RadarLine], ...]:
    """When, what and whose, which seat or office, which side, who follows."""

    def when(line: RadarLine, t: Translator) -> Cell:
        if line.last_day is None:
            return Cell(text=t("open today"), icon="warning", icon_colour="warning", colour="warning", look=Look.STRONG)
        return until_cell(t, line.last_day + timedelta(days=1), today, short=True)

    return (
        Column(key="when", heading=N_("Last day"), cell=when, natural=True),
        Column(key="what", heading=N_("What"), cell=_what, share=4),
        Column(key="seat", heading=N_("Seat or office"), cell=_seat, share=4),
        Column(key="side", heading=N_("Side"), cell=_side, width=52, spare=2),
        Column(key="next", heading=N_("Who follows"), cell=_next, share=3, spare=1),
    )


def place_text(line: RadarLine, t: Translator) -> str:
    """The seat, or the office."""
    return word(t, line.office) if line.office is not None else line.label.or_other(content_language(t))


def shares_text(t: Translator, shares: Shares) -> str:
    """`7 seats, 6 held · Ms 2 · Mr 3 · neutral 1`."""
    seats = t.n("{count} seat", "{count} seats", shares.seats).format(count=shares.seats)
    held = t.n("{count} held", "{count} held", shares.held).format(count=shares.held)
    counts = zip(Salutation, shares.addressed, strict=True)
    said = [f"{word(t, one)} {count}" for one, count in counts if count]
    return " · ".join((f"{seats}, {held}", *said))


def _what(line: RadarLine, t: Translator) -> Cell:
    return Cell(text=t(WHY[line.kind]), second=line.name)


def _seat(line: RadarLine, t: Translator) -> Cell:
    return Cell(text=place_text(line, t), second=line.college.or_other(content_language(t)))


def _side(line: RadarLine, _t: Translator) -> Cell:
    return Cell(side=line.side.value.upper()) if line.side else Cell()


def _next(line: RadarLine, t: Translator) -> Cell:
    if not line.next_name:
        return Cell(text=t("still to be named"), look=Look.UNFILLED)
    gap = line.kind not in ENDS and line.next_from is not None
    second = t("from {day} on").format(day=t.date_long(line.next_from)) if gap and line.next_from else ""
    return Cell(text=line.next_name, second=second)
