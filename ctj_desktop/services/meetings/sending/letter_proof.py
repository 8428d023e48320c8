"""How would a committee's own wording of a letter about a meeting read, filled in with its next meeting?"""

from collections.abc import Mapping
from datetime import date, time
from typing import Final
from uuid import UUID

from ctj_desktop.domain.days import days_later
from ctj_desktop.domain.ids import CommitteeId, MeetingId, StandardTextId
from ctj_desktop.domain.placeholders import unknown_placeholders
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.dispatches import DispatchKind
from ctj_desktop.domain.records.meetings import Meeting, MeetingState
from ctj_desktop.domain.records.standard_texts import StandardText
from ctj_desktop.domain.texts import NO_TEXT, Bilingual, Language
from ctj_desktop.errors import N_
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.directory.letter_proof import READ_IN, LetterProof
from ctj_desktop.services.directory.letters import LOCALES
from ctj_desktop.services.meetings.convocation import Recipient, addressed, recipients
from ctj_desktop.services.meetings.sending.letters import (
    ABOUT,
    ON_MINUTES,
    Asking,
    LetterValues,
    composed,
    letter_values,
)
from ctj_desktop.services.steps.records import home_of
from ctj_desktop.services.steps.states import meeting_state
from ctj_desktop.services.texts.letter_texts import CALLING, letter_of
from ctj_desktop.storage.open_file import OpenFile

READER, PLACE, REASON = N_("Anne Exemple"), N_("Exemple"), N_("the reason that is entered then")
"""Where the committee has nobody and nothing to show yet."""
NOBODY: Final = UUID(int=0)
FAR, ANSWER = 30, 7
"""Days until an invented meeting, and before a meeting until when an answer is asked for."""


class MeetingExample(NamedValue):
    """What stands in the place of the fields, by language; `number` of the meeting, empty of an invented one."""

    number: str
    values: Mapping[Language, LetterValues]


def meeting_example(store: OpenFile, text: StandardTextId, day: date) -> MeetingExample | None:
    """For the wording of a letter about a meeting; None for any other text."""
    about = letter_of(store, text)
    kinds = ((kind, letter, texts is ON_MINUTES) for texts in (ABOUT, ON_MINUTES) for kind, letter in texts.items())
    said = next(((kind, on) for kind, letter, on in kinds if about is not None and letter is about[1]), None)
    if about is None or said is None:
        return None
    meeting = _meeting(store, about[0], day)
    values = {language: _values(store, meeting, *said, language, day) for language in READ_IN}
    return MeetingExample(number=meeting.number or "", values=values)


def meeting_proof(text: StandardText, example: MeetingExample) -> LetterProof:
    """The text as it stands in the fields now, as a mail has it; a language without a text is left out."""
    written = [values for language, values in example.values.items() if text.text.text(language)]
    letters = [composed(text.name, text.text, values) for values in written]
    unknown = (name for said in (text.name, text.text) for name in unknown_placeholders(said, CALLING))
    return LetterProof(
        read=tuple((one.language, one.subject, one.mail) for one in letters), unknown=tuple(dict.fromkeys(unknown))
    )


def _meeting(store: OpenFile, committee: CommitteeId, day: date) -> Meeting:
    """The next one that is to take place, else the last one, else one that is invented."""
    dated = [one for one in store.all(Meeting, committee=committee, order="on, id") if one.on is not None]
    ahead = [one for one in dated if one.on and one.on >= day and _takes_place(store, one)]
    found = ahead[0] if ahead else dated[-1] if dated else None
    if found is not None:
        return found
    place = Bilingual.of(*(load_translator(LOCALES[language])(PLACE) for language in READ_IN))
    on = days_later(day, FAR)
    return Meeting(
        id=MeetingId(NOBODY), home=home_of(committee), committee=committee, on=on, start=time(14), place=place
    )


def _takes_place(store: OpenFile, meeting: Meeting) -> bool:
    return meeting_state(store, meeting.id) is not MeetingState.CANCELLED


def _values(
    store: OpenFile, meeting: Meeting, what: DispatchKind, on_minutes: bool, language: Language, day: date
) -> LetterValues:
    t = load_translator(LOCALES[language])
    found = recipients(store, meeting, day) if meeting.id != NOBODY else []
    readers = [one for one in found if one.written_in is language][:1]
    reader = addressed(store, readers, meeting.on or day) or [
        Recipient(key=NOBODY, name=t(READER), function=NO_TEXT, body=NO_TEXT, side=None, written_in=language)
    ]
    reason = Bilingual.of(t(REASON), t(REASON))
    until = days_later(day, ANSWER) if on_minutes else days_later(meeting.on or day, -ANSWER)
    asking = Asking(what=what, dated=day, answer_by=until, reason=reason, on_minutes=on_minutes)
    return letter_values(store, meeting, reader, language, asking)
