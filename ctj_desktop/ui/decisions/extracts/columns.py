"""What does each cell of the register of extracts show?"""

from ctj_desktop.domain.deciding.extract_states import ExtractStanding, ExtractState
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.words import word
from ctj_desktop.services.minutes.extracts.register import ExtractLine
from ctj_desktop.ui.decisions.columns import day_text, one_line
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.widgets.cell import Cell, Look
from ctj_desktop.ui.widgets.rows import Column

STATE_ICONS = {
    ExtractState.OWED: ("hourglass", "warning"),
    ExtractState.MADE: ("file-text", "accent"),
    ExtractState.SENT: ("check-circle", "ok"),
    ExtractState.CAME_BACK: ("warning", "warning"),
}


def extract_columns() -> tuple[Column[ExtractLine], ...]:
    """Of which decisions, for whom by which way, and how far it is."""
    return (
        Column(key="number", heading=N_("Decisions"), cell=_numbers, natural=True),
        Column(key="text", heading=N_("Decision"), cell=_text, share=3, spare=1),
        Column(key="reader", heading=N_("Recipient"), cell=_reader, share=2),
        Column(key="state", heading=N_("State"), cell=_state, natural=True),
    )


def _numbers(line: ExtractLine, t: Translator) -> Cell:
    first, *more = line.numbers or (t("taken back"),)
    said = f"{first} +{len(more)}" if more else first
    return Cell(
        text=said,
        second=day_text(t, line.on),
        look=Look.STRONG if line.numbers else Look.UNFILLED,
        icon="lock-simple" if line.closed else "",
        icon_colour="muted",
        note=", ".join((*line.numbers, *([t("Taken under a closed item")] if line.closed else ()))),
    )


def _text(line: ExtractLine, t: Translator) -> Cell:
    meeting = t("meeting {number}").format(number=line.meeting) if line.meeting else t("outside a meeting")
    second = " · ".join(filter(None, (line.committee, meeting)))
    return Cell(text=one_line(line.text.or_other(content_language(t))), second=second)


def _reader(line: ExtractLine, t: Translator) -> Cell:
    how = " · ".join((line.language.value.upper(), word(t, line.channel)))
    return Cell(text=line.reader.or_other(content_language(t)) or "–", second=how)


def _state(line: ExtractLine, t: Translator) -> Cell:
    icon, colour = STATE_ICONS[line.state]
    day = line.sent_on or line.made_on
    second = t.date_short(day) if day is not None else ""
    if line.standing is ExtractStanding.HOLDS:
        return Cell(text=word(t, line.state), second=second, icon=icon, icon_colour=colour)
    said = word(t, line.standing)
    if not line.standing.is_outdated:
        return Cell(text=word(t, line.state), second=said, note=said, icon=icon, icon_colour="muted")
    return Cell(
        text=said,
        second=" · ".join(filter(None, (word(t, line.state), second))),
        note=said,
        icon="warning-circle",
        icon_colour="error",
        colour="error",
    )
