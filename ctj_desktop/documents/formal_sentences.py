"""Which sentences of the minutes does the program write by itself, in both languages, and from which facts?

The same sentences are printed, shown in the proofreading, and filed with the approved text; they are made here only.
"""

import datetime as dt
from collections.abc import Iterator
from enum import StrEnum
from uuid import UUID

from ctj_desktop.documents.blocks import Pair, Words
from ctj_desktop.documents.inline import both
from ctj_desktop.documents.inline import words as words_of
from ctj_desktop.documents.papers import Two, Voices, joined
from ctj_desktop.documents.presence import NO_PEOPLE, People, away_sentences, later_quorum_sentence, quorum_sentences
from ctj_desktop.domain import marks
from ctj_desktop.domain.attendance_facts import AttendanceFacts
from ctj_desktop.domain.quorum_and_majority import Quorum
from ctj_desktop.domain.record import NamedValue, PositionalValue
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.texts import Language
from ctj_desktop.i18n import N_


class Formal(StrEnum):
    """What a formal sentence says; its value is filed with the approved text."""

    OPENING = "opening"
    MINUTE_TAKER = "minute_taker"
    QUORUM = "quorum"
    LATER_QUORUM = "later_quorum"
    AWAY = "away"
    EARLIER_MINUTES = "earlier_minutes"
    ADJOURNED = "adjourned"
    NEXT_MEETING = "next_meeting"
    CLOSING = "closing"


CLOSING: frozenset[Formal] = frozenset({Formal.NEXT_MEETING, Formal.CLOSING})
"""What stands after the last item."""


class LaterQuorum(PositionalValue):
    """The quorum from a wall time on, where somebody's coming or going changed whether it is reached."""

    at: dt.time
    quorum: Quorum


class EarlierMinutes(NamedValue):
    """Minutes of an earlier meeting that this one approved, by which decision, under which item."""

    number: str | None
    on: dt.date | None
    decision: str | None = None
    item: UUID | None = None


class Adjourned(NamedValue):
    """An item that a decision put off, and the day of the meeting that has taken it up since."""

    item: UUID
    decision: str | None = None
    to: dt.date | None = None


class FiledSentence(NamedValue):
    """A sentence as the approved text holds it, its emphasis in marks."""

    kind: Formal
    item: UUID | None
    fr: str
    de: str


class FormalFacts(NamedValue):
    """What the formal sentences are made of; `filed` are those of approved minutes, which no later fact changes.

    `attendance` and `quorum` are None for a meeting that was never opened; `statutes_entered` is False where no
    statutes are known for its date.
    """

    meeting: Meeting
    attendance: AttendanceFacts | None = None
    quorum: Quorum | None = None
    statutes_entered: bool = True
    later_quorum: tuple[LaterQuorum, ...] = ()
    people: People = NO_PEOPLE
    chair: str = ""
    minute_taker: str = ""
    earlier_minutes: tuple[EarlierMinutes, ...] = ()
    adjourned: tuple[Adjourned, ...] = ()
    next_meeting: Meeting | None = None
    filed: tuple[FiledSentence, ...] = ()


class FormalSentence(NamedValue):
    """One paragraph; `item` is the item under which it stands, None for the opening and the close."""

    kind: Formal
    text: Pair
    item: UUID | None = None

    @property
    def filed(self) -> FiledSentence:
        """As the approved text keeps it."""
        return FiledSentence(kind=self.kind, item=self.item, fr=_marked(self.text.fr), de=_marked(self.text.de))


def formal_sentences(facts: FormalFacts, voices: Voices) -> tuple[FormalSentence, ...]:
    """Every formal sentence in the order of the paper; of approved minutes, those that were filed."""
    if facts.filed:
        return tuple(_refiled(filed) for filed in facts.filed)
    return (*_opening(facts, voices), *_of_items(facts, voices), *_closing(facts, voices))


def _refiled(filed: FiledSentence) -> FormalSentence:
    text = Pair(words_of(filed.fr, Language.FR, marks=True), words_of(filed.de, Language.DE, marks=True))
    return FormalSentence(kind=filed.kind, text=text, item=filed.item)


def _opening(facts: FormalFacts, voices: Voices) -> Iterator[FormalSentence]:
    """Who opened the meeting when, who writes, whether it could decide, who was not there."""
    opened = facts.meeting.opened_at
    if opened:
        time = voices.two(lambda t: t.time(opened))
        if facts.chair:
            text = voices.say(N_("The meeting opens at {time}, chaired by {chair}."), time=time, chair=facts.chair)
        else:
            text = voices.say(N_("The meeting opens at {time}."), time=time)
        yield FormalSentence(kind=Formal.OPENING, text=text)
    if facts.minute_taker:
        text = voices.say(N_("Minutes taken by {person}."), person=facts.minute_taker)
        yield FormalSentence(kind=Formal.MINUTE_TAKER, text=text)
    if facts.quorum is not None:
        text = quorum_sentences(facts.quorum, voices, statutes_entered=facts.statutes_entered)
        yield FormalSentence(kind=Formal.QUORUM, text=text)
    for later in facts.later_quorum:
        yield FormalSentence(kind=Formal.LATER_QUORUM, text=later_quorum_sentence(later.at, later.quorum, voices))
    away = away_sentences(facts.attendance, voices) if facts.attendance is not None else []
    if away:
        yield FormalSentence(kind=Formal.AWAY, text=joined(away, " "))
    for earlier in facts.earlier_minutes:
        if earlier.item is None:
            yield FormalSentence(kind=Formal.EARLIER_MINUTES, text=_earlier_minutes(earlier, voices))


def _of_items(facts: FormalFacts, voices: Voices) -> Iterator[FormalSentence]:
    for earlier in facts.earlier_minutes:
        if earlier.item is not None:
            text = _earlier_minutes(earlier, voices)
            yield FormalSentence(kind=Formal.EARLIER_MINUTES, text=text, item=earlier.item)
    for adjourned in facts.adjourned:
        yield FormalSentence(kind=Formal.ADJOURNED, text=_adjourned(adjourned, voices), item=adjourned.item)


def _closing(facts: FormalFacts, voices: Voices) -> Iterator[FormalSentence]:
    ahead, closed = facts.next_meeting, facts.meeting.closed_at
    if ahead is not None and ahead.on is not None:
        yield FormalSentence(kind=Formal.NEXT_MEETING, text=_next_meeting(ahead, ahead.on, voices))
    if closed:
        text = voices.say(N_("The meeting closes at {time}."), time=voices.two(lambda t: t.time(closed)))
        yield FormalSentence(kind=Formal.CLOSING, text=text)


def _earlier_minutes(earlier: EarlierMinutes, voices: Voices) -> Pair:
    day, number, decision = earlier.on, earlier.number or "", earlier.decision or ""
    date: Two = voices.two(lambda t: t.date_long(day)) if day else ("…", "…")
    if number and decision:
        message = N_("The minutes of meeting no. {number} of {date} are approved (decision no. {decision}).")
    elif number:
        message = N_("The minutes of meeting no. {number} of {date} are approved.")
    elif decision:
        message = N_("The minutes of the meeting of {date} are approved (decision no. {decision}).")
    else:
        message = N_("The minutes of the meeting of {date} are approved.")
    return voices.say(message, number=number, date=date, decision=decision)


def _adjourned(adjourned: Adjourned, voices: Voices) -> Pair:
    day = adjourned.to
    if day is None:
        return voices.say(N_("The item is adjourned to a later meeting."))
    return voices.say(
        N_("The item is adjourned and taken up again at the meeting of {date}."),
        date=voices.two(lambda t: t.date_long(day)),
    )


def _next_meeting(ahead: Meeting, day: dt.date, voices: Voices) -> Pair:
    """`Prochaine séance : vendredi 18 juin 2027, 14 h 00, Pontarlier.`"""
    start = ahead.start
    parts = [both(*voices.two(lambda t: t.date_full(day)))]
    if start:
        parts.append(both(*voices.two(lambda t: t.time(start))))
    place = voices.name(ahead.place)
    if place:
        parts.append(place)
    when = joined(parts, ", ")
    return voices.say(N_("Next meeting: {when}."), when=(when.fr.text, when.de.text))


def _marked(words: Words) -> str:
    return "".join(f"**{marks.escape(run.text)}**" if run.strong else marks.escape(run.text) for run in words.runs)
