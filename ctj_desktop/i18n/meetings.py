"""How is a meeting named inside a sentence?"""

from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.i18n.translator import Translator


def number_said(t: Translator, meeting: Meeting) -> str:
    """Its number as it stands behind the word “meeting”, or that it has none."""
    return meeting.number or t("without number")
