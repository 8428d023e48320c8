"""What does each cell of the lists of persons and seats show?"""

from datetime import date

from ctj_desktop.domain.days import days_later
from ctj_desktop.domain.records.committees import Capacity
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.words import word_within
from ctj_desktop.services.membership.lists import SOON, PersonLine, SeatLine
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.widgets.cell import Cell, Look
from ctj_desktop.ui.widgets.rows import Column


def day_before_end(end: date) -> date:
    """A mandate is half-open: its last day is the one before its end."""
    return days_later(end, -1)


def until_cell(t: Translator, until: date | None, today: date, *, short: bool = False) -> Cell:
    """The last day, in figures when `short`; amber with its sign when it is near."""
    if until is None:
        return Cell(text=t("without end"), look=Look.MUTED)
    text = t.date_short(day_before_end(until)) if short else t.date_long(day_before_end(until))
    if until - today <= SOON:
        return Cell(text=text, icon="warning", icon_colour="warning", colour="warning", look=Look.STRONG)
    return Cell(text=text)


def person_columns(today: date) -> tuple[Column[PersonLine], ...]:
    """Persons: name and function, body, side, until."""

    def until(line: PersonLine, t: Translator) -> Cell:
        if not line.holds:
            return Cell(text=t("no mandate"), look=Look.UNFILLED)
        cell = until_cell(t, line.until, today)
        second = t("substitute") if line.substitute_only else ""
        return Cell(
            text=cell.text,
            look=cell.look,
            icon=cell.icon,
            icon_colour=cell.icon_colour,
            colour=cell.colour,
            second=second,
        )

    return (
        Column(key="name", heading=N_("Name and function"), cell=_name, share=3),
        Column(key="body", heading=N_("Body"), cell=_body, share=3, spare=2),
        Column(key="side", heading=N_("Side"), cell=_side, width=64, spare=1),
        Column(key="until", heading=N_("Until"), cell=until, natural=True),
    )


def seat_columns(today: date) -> tuple[Column[SeatLine], ...]:
    """Seats: body and college, side, holder and function, substitute, until."""

    def until(line: SeatLine, t: Translator) -> Cell:
        return until_cell(t, line.until, today, short=True) if line.holder is not None else Cell()

    return (
        Column(key="seat", heading=N_("Seat"), cell=_seat, share=5),
        Column(key="side", heading=N_("Side"), cell=_seat_side, width=52, spare=1),
        Column(key="holder", heading=N_("Holder"), cell=_holder, share=5),
        Column(key="substitute", heading=N_("Substitute"), cell=_substitute, share=3, spare=2),
        Column(key="until", heading=N_("Until"), cell=until, natural=True),
    )


def _name(line: PersonLine, t: Translator) -> Cell:
    return Cell(text=line.name, second=line.function.or_other(content_language(t)))


def _body(line: PersonLine, t: Translator) -> Cell:
    return Cell(text=line.body.or_other(content_language(t)))


def _side(line: PersonLine, _t: Translator) -> Cell:
    return Cell(side=line.side.value.upper()) if line.side else Cell()


def _seat(line: SeatLine, t: Translator) -> Cell:
    language = content_language(t)
    advisory = word_within(t, line.capacity) if line.capacity is Capacity.ADVISORY else ""
    second = " · ".join(filter(None, (line.college.or_other(language), advisory)))
    return Cell(text=line.label.or_other(language), second=second)


def _seat_side(line: SeatLine, _t: Translator) -> Cell:
    return Cell(side=line.side.value.upper())


def _holder(line: SeatLine, t: Translator) -> Cell:
    if line.holder is None:
        return Cell(pill=t("vacant"), tone="WARNING", pill_icon="warning")
    return Cell(text=line.holder_name, second=line.function.or_other(content_language(t)))


def _substitute(line: SeatLine, t: Translator) -> Cell:
    if not line.substitutes:
        return Cell(text=t("no substitute"), look=Look.UNFILLED)
    return Cell(text=", ".join(line.substitutes))
