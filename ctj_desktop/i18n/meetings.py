"""How is a meeting named inside a sentence, and by which days is it prepared?"""

from datetime import date

from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.i18n.translator import Translator


def number_said(t: Translator, meeting: Meeting) -> str:
    """Its number as it stands behind the word “meeting”, or that it has none."""
    return meeting.number or t("without number")


def deadlines_said(t: Translator, proposals_until: date | None, file_closed_on: date | None) -> str:
    """By when items are proposed and when the file closes, of a day long before as of one long past; empty for none."""
    until, closed = (t.date_long(day) if day is not None else "" for day in (proposals_until, file_closed_on))
    if until and closed:
        return t("Proposals until {until}, file closed on {closed}.").format(until=until, closed=closed)
    if until:
        return t("Proposals until {until}.").format(until=until)
    return t("File closed on {closed}.").format(closed=closed) if closed else ""
