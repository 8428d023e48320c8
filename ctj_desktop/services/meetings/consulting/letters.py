"""What does a letter that asks a body for its opinion say, and one that reminds of it?"""

import re
from collections.abc import Mapping
from datetime import date
from typing import Final
from uuid import UUID

from ctj_desktop.domain.days import days_later
from ctj_desktop.domain.deciding.requested_opinions import OpinionState
from ctj_desktop.domain.ids import CommitteeId, OrganisationId, RequestedOpinionId, StandardTextId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.consultations import AnyRequestedOpinion, RequestedOpinion
from ctj_desktop.domain.records.people import Organisation, Side
from ctj_desktop.domain.records.standard_texts import LetterAbout
from ctj_desktop.domain.texts import NO_TEXT, Bilingual, Language
from ctj_desktop.errors import N_
from ctj_desktop.i18n import Translator, load_translator
from ctj_desktop.services.directory.letter_proof import BODY, READ_IN, LetterExample
from ctj_desktop.services.directory.letters import LOCALES
from ctj_desktop.services.directory.mandate_letters import LetterDraft, draft_to_body, named_committee
from ctj_desktop.services.meetings.consulting.asked import AskedOpinion, asked_opinion
from ctj_desktop.services.membership.names_then import body_on
from ctj_desktop.services.membership.senders import sender
from ctj_desktop.services.steps.records import home_of, the
from ctj_desktop.services.texts.letter_texts import CONSULTING, letter_of
from ctj_desktop.storage.open_file import OpenFile

ABOUT: Final = frozenset({LetterAbout.OPINION_ASKED, LetterAbout.OPINION_REMINDER})
WEEKS: Final = 28
QUESTION: Final = N_("Is the clearing admissible, and on what conditions?")
SUBJECT: Final = N_("Path along the lake")
"""Where the committee has asked nobody yet."""


def opinion_language(store: OpenFile, asked: AnyRequestedOpinion) -> Language:
    """French for a body in France; else that of the committee."""
    body = store.get(Organisation, asked.organisation)
    if body is not None and body.side is Side.FR:
        return Language.FR
    spoken = the(store, Committee, asked.committee).writes_in
    return Language.DE if spoken is Language.DE else Language.FR


def opinion_letter(
    store: OpenFile, asked: AnyRequestedOpinion, language: Language, day: date, *, reminder: bool = False
) -> LetterDraft:
    """To the body, in a language; a paragraph of which nothing is left falls out."""
    body, line = the(store, Organisation, asked.organisation), asked_opinion(store, asked, day)
    about = LetterAbout.OPINION_REMINDER if reminder else LetterAbout.OPINION_ASKED
    name = body_on(store, body, day).name.or_other(language)
    values = _values(store, line, name, language, day)
    draft = draft_to_body(store, asked.committee, about, body, values, language, day)
    return replace(draft, text=_without_gaps(draft.text))


def opinion_example(store: OpenFile, text: StandardTextId, day: date) -> LetterExample | None:
    """For the wording of such a letter; None for any other text."""
    about = letter_of(store, text)
    if about is None or about[1] not in ABOUT:
        return None
    found = store.all(RequestedOpinion, committee=about[0], order="-asked_on, id")
    line = asked_opinion(store, found[0], day) if found else _invented(about[0], day)
    names = {one: _example_name(line, one) for one in READ_IN}
    values = {one: _values(store, line, names[one], one, day) for one in READ_IN}
    return LetterExample(name=names[Language.FR], values=values, known=CONSULTING)


def _values(store: OpenFile, line: AskedOpinion, body: str, language: Language, day: date) -> Mapping[str, str]:
    t, asked = load_translator(LOCALES[language]), line.record
    said = (
        named_committee(store, asked.committee, language, day),
        body,
        _about(t, line),
        asked.question.or_other(language),
        t.date_long(asked.asked_on),
        _until(t, line),
        _silence(t, line),
        "\n".join(one.lines[0] for one in sender(store, asked.committee, day).secretariats if one.lines),
    )
    return dict(zip(CONSULTING, said, strict=True))


def _about(t: Translator, line: AskedOpinion) -> str:
    """Of a closed item no title: a letter is read by more than its reader."""
    return t("a matter treated behind closed doors") if line.closed else line.about.or_other(t.language)


def _until(t: Translator, line: AskedOpinion) -> str:
    until = line.record.until
    if until is None:
        return ""
    message = N_("Your answer was to reach us by {date}.")
    if line.left is not None and line.left >= 0:
        message = N_("Please let us have your answer by {date}.")
    return t(message).format(date=t.date_long(until))


def _silence(t: Translator, line: AskedOpinion) -> str:
    if not line.record.silence_assents or line.state is not OpinionState.ASKED:
        return ""
    return t("Without an answer by that day we shall take it that you agree.")


def _without_gaps(text: str) -> str:
    parts = (re.sub(r" {2,}", " ", part).strip() for part in text.split("\n\n"))
    return "\n\n".join(part for part in parts if part)


def _example_name(line: AskedOpinion, language: Language) -> str:
    return line.body.or_other(language) or load_translator(LOCALES[language])(BODY)


def _invented(committee: CommitteeId, day: date) -> AskedOpinion:
    french, german = (load_translator(LOCALES[one]) for one in READ_IN)
    asked = RequestedOpinion(
        id=RequestedOpinionId(UUID(int=0)),
        home=home_of(committee),
        committee=committee,
        organisation=OrganisationId(UUID(int=0)),
        question=Bilingual.of(french(QUESTION), german(QUESTION)),
        asked_on=day,
        until=days_later(day, WEEKS),
    )
    subject = Bilingual.of(french(SUBJECT), german(SUBJECT))
    return AskedOpinion(record=asked, body=NO_TEXT, state=OpinionState.ASKED, left=WEEKS, about=subject)
