"""How is a pause of a session said?"""

from ctj_desktop.domain.records.meetings import Pause
from ctj_desktop.i18n.translator import Translator


def pause_said(t: Translator, pause: Pause) -> str:
    """`La séance est suspendue de 14 h 10 à 14 h 25.`"""
    start = t.time(pause.start)
    if pause.end is None:
        return t("The session is suspended at {start}.").format(start=start)
    return t("The session is suspended from {start} to {end}.").format(start=start, end=t.time(pause.end))
