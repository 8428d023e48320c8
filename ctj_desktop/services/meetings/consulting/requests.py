"""How is a body asked for its opinion, reminded, and its answer noted?

About an item or a project, or about a project at an item. A request about a closed item stays with the committee.
"""

from datetime import date
from typing import Final

from ctj_desktop.domain.ids import AnyRequestedOpinionId, CommitteeId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.consultations import AnyRequestedOpinion, RequestedOpinion
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.domain.records.people import Organisation
from ctj_desktop.domain.records.projects import Project
from ctj_desktop.domain.records.twins import kept_as
from ctj_desktop.domain.texts import NO_TEXT
from ctj_desktop.services.meetings.consulting.refusals import (
    AboutAnother,
    AboutNothing,
    AnsweredAlready,
    AnsweredBeforeAsked,
    AnswerSaysNothing,
    AnswerWithoutDay,
    RemindedBeforeAsked,
    SilenceWithoutDay,
    UntilBeforeAsked,
)
from ctj_desktop.services.naming.removal import removal
from ctj_desktop.services.steps.records import home_of, need_text, the, titled
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit

ANSWER: Final = ("answered_on", "answer", "text")
"""The fields of the answer."""


@step(
    first=("organisation", "item", "project", "question", "asked_on", "until", "silence_assents"),
    without=("committee", "reminded_on", *ANSWER),
    ownerless=AboutNothing,
)
def ask_opinion(unit: Unit, new: RequestedOpinion) -> AnyRequestedOpinion:
    """Notes that a body is asked for its opinion, about an item or a project, until a day or without one."""
    store = unit.store
    committee, closed = _about(store, new)
    _need_sound(new)
    made = kept_as(AnyRequestedOpinion, replace(new, home=home_of(committee), committee=committee), closed=closed)
    unit.name("requested_opinion.added", **_said(store, made))
    return unit.save(made)


@step(without=("committee", "item", "project", "reminded_on", *ANSWER))
def change_requested_opinion(
    unit: Unit, after: AnyRequestedOpinion, before: AnyRequestedOpinion
) -> AnyRequestedOpinion:
    """Corrects a request: the body, the question, its days, and whether silence is an assent."""
    the(unit.store, AnyRequestedOpinion, before.id)
    saved = unit.save(after, before=before)
    _need_sound(saved)
    unit.name("requested_opinion.changed", **_said(unit.store, saved))
    return saved


@step(only=ANSWER, first=ANSWER, after=("ask_opinion",))
def record_opinion_answer(unit: Unit, after: AnyRequestedOpinion, before: AnyRequestedOpinion) -> AnyRequestedOpinion:
    """Notes what the body answered and when, or corrects it; without day, opinion and words it is taken back."""
    the(unit.store, AnyRequestedOpinion, before.id)
    saved = unit.save(after, before=before)
    _need_answer(saved)
    unit.name("requested_opinion.answered", **_said(unit.store, saved))
    return saved


@step(after=("ask_opinion",))
def remind_opinion(unit: Unit, *, requested_opinion: AnyRequestedOpinionId, on: date) -> AnyRequestedOpinion:
    """Notes that the body was reminded."""
    stored = the(unit.store, AnyRequestedOpinion, requested_opinion)
    if stored.answered_on is not None:
        raise AnsweredAlready(stored.answered_on)
    if on < stored.asked_on:
        raise RemindedBeforeAsked(stored.asked_on)
    unit.name("requested_opinion.reminded", **_said(unit.store, stored))
    return unit.save(replace(stored, reminded_on=on), before=stored)


remove_requested_opinion = removal(
    AnyRequestedOpinion,
    "Takes away a request that was entered by mistake, with its answer; undo brings it back.",
    words=lambda store, row: _said(store, row),
)


def _about(store: OpenFile, new: RequestedOpinion) -> tuple[CommitteeId, bool]:
    """Whose it is, and whether it stays with the committee."""
    item = the(store, AgendaItem, new.item) if new.item is not None else None
    project = the(store, Project, new.project) if new.project is not None else None
    meeting = the(store, Meeting, item.meeting) if item is not None else None
    if meeting is not None:
        if project is not None and project.committee != meeting.committee:
            raise AboutAnother
        return meeting.committee, item is not None and item.closed
    if project is None:
        raise AboutNothing
    return project.committee, False


def _need_sound(asked: AnyRequestedOpinion) -> None:
    need_text(asked.question)
    if asked.until is None and asked.silence_assents:
        raise SilenceWithoutDay
    if asked.until is not None and asked.until < asked.asked_on:
        raise UntilBeforeAsked(asked.asked_on)
    _need_answer(asked)


def _need_answer(asked: AnyRequestedOpinion) -> None:
    says = asked.answer is not None or asked.text.says_something()
    if asked.answered_on is None:
        if says:
            raise AnswerWithoutDay
    elif asked.answered_on < asked.asked_on:
        raise AnsweredBeforeAsked(asked.asked_on)
    elif not says:
        raise AnswerSaysNothing


def _said(store: OpenFile, asked: AnyRequestedOpinion) -> dict[str, str]:
    """The name of the body, as the history calls the request."""
    body = store.get(Organisation, asked.organisation)
    return titled(body.name if body is not None else NO_TEXT)
