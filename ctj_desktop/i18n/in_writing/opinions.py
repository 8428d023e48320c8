"""How is it said how a request for an opinion stands on a day?"""

from datetime import date

from ctj_desktop.domain.deciding.requested_opinions import OpinionState, opinion_state
from ctj_desktop.domain.records.consultations import AnyRequestedOpinion
from ctj_desktop.i18n.translator import Translator
from ctj_desktop.i18n.words import word_within


def standing_said(t: Translator, asked: AnyRequestedOpinion, day: date) -> str:
    """When the body was asked, and what is known on the day: what came later is not said."""
    state = opinion_state(asked.until, asked.answered_on, day, silence_assents=asked.silence_assents)
    return ", ".join((t("asked on {day}").format(day=t.date_long(asked.asked_on)), _known(t, asked, state)))


def _known(t: Translator, asked: AnyRequestedOpinion, state: OpinionState) -> str:
    until = t.date_long(asked.until) if asked.until is not None else ""
    if state is OpinionState.ANSWERED:
        return _answered(t, asked)
    if state is OpinionState.SILENT:
        return t("no answer by {until}: its silence is an assent").format(until=until)
    if state is OpinionState.OVERDUE:
        return t("no answer by {until}").format(until=until)
    if not until:
        return t("no answer yet")
    if asked.silence_assents:
        return t("no answer yet; without one by {until} its silence is an assent").format(until=until)
    return t("no answer yet, to be given by {until}").format(until=until)


def _answered(t: Translator, asked: AnyRequestedOpinion) -> str:
    assert asked.answered_on is not None, "asked of an answer"
    late = asked.until is not None and asked.until < asked.answered_on
    said = t("answered on {day}, after its last day") if late else t("answered on {day}")
    when = said.format(day=t.date_long(asked.answered_on))
    if asked.answer is None:
        return when
    return t("{label}: {text}").format(label=when, text=word_within(t, asked.answer))
