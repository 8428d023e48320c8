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
from ctj_desktop.documents.outcomes import outcome_sentence
from ctj_desktop.documents.papers import Two, Voices, articles, joined
from ctj_desktop.documents.presence import BOTH_SIDES, NO_PEOPLE, Attended, People, away_sentences, named_with_body
from ctj_desktop.documents.results import decision_heading
from ctj_desktop.documents.who_could_vote import LaterRoom, RoomThen, later_sentences, opening_sentences
from ctj_desktop.domain import marks
from ctj_desktop.domain.attendance_facts import AttendanceFacts
from ctj_desktop.domain.outcomes import NamedOutcome
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.meetings import Meeting, OutcomeKind
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.voting import Decision
from ctj_desktop.domain.texts import NO_TEXT, Bilingual, Language
from ctj_desktop.i18n import N_, N_n


class Formal(StrEnum):
    """What a formal sentence says; its value is filed with the approved text.

    `LATER_QUORUM` is every change of who can vote, and under an item that there was no quorum for a decision; `AWAY`
    under an item is who stood back for it: earlier versions of the program read no other names for them.
    """

    OPENING = "opening"
    MINUTE_TAKER = "minute_taker"
    QUORUM = "quorum"
    LATER_QUORUM = "later_quorum"
    AWAY = "away"
    EARLIER_MINUTES = "earlier_minutes"
    OUTCOME = "adjourned"  # as earlier versions file it, which knew no other outcome
    NEXT_MEETING = "next_meeting"
    CLOSING = "closing"


BEFORE_THE_ITEM: frozenset[Formal] = frozenset({Formal.AWAY})
"""What of an item stands before its text: who left before it was treated."""
CLOSING: frozenset[Formal] = frozenset({Formal.NEXT_MEETING, Formal.CLOSING})
"""What stands after the last item."""


class EarlierMinutes(NamedValue):
    """Minutes of an earlier meeting that this one approved, by which decision, under which item."""

    number: str | None
    on: dt.date | None
    decision: str | None = None
    item: UUID | None = None


class LeftForItem(NamedValue):
    """Who stood back for an item, each with the body they sit for; why, is no matter of the minutes.

    `unborne`: whose vote, given by proxy, nobody could give for that item, since whoever bears it stood back.
    """

    item: UUID
    who: tuple[tuple[str, Bilingual], ...]
    unborne: tuple[tuple[str, Bilingual], ...] = ()


class Became(NamedValue):
    """What became of an item, and the day of the meeting that has taken it up again since.

    `adjourned`: a decision under it says that it was put off.
    """

    item: UUID
    outcome: NamedOutcome
    to: dt.date | None = None
    adjourned: bool = False


class EndedWithout(NamedValue):
    """That a meeting was ended because there was no quorum, and what was said of it."""

    reason: Bilingual = NO_TEXT


class FiledSentence(NamedValue):
    """A sentence as the approved text holds it, its emphasis in marks."""

    kind: Formal
    item: UUID | None
    fr: str
    de: str


class FormalFacts(NamedValue):
    """What the formal sentences are made of; `filed` are those of approved minutes, which no later fact changes.

    `attendance` and `room`, who could vote at the opening, are None for a meeting that was never opened; `sides` are
    those that the committee tells apart. `ended_without` of a meeting that ended because there was no quorum, and
    `no_quorum_then` are decisions that were entered while there was none; `article` is that of the quorum.
    """

    meeting: Meeting
    sides: tuple[Side, ...] = BOTH_SIDES
    attendance: AttendanceFacts | None = None
    room: RoomThen | None = None
    later: tuple[LaterRoom, ...] = ()
    people: People = NO_PEOPLE
    chair: str = ""
    minute_taker: str = ""
    earlier_minutes: tuple[EarlierMinutes, ...] = ()
    stood_back: tuple[LeftForItem, ...] = ()
    became: tuple[Became, ...] = ()
    not_treated: tuple[UUID, ...] = ()
    no_quorum_then: tuple[Decision, ...] = ()
    ended_without: EndedWithout | None = None
    article: str = ""
    next_meeting: Meeting | None = None
    filed: tuple[FiledSentence, ...] = ()

    @property
    def attended(self) -> Attended | None:
        """Who was there, as the paper says it."""
        facts, closed = self.attendance, self.meeting.closed_at
        if facts is None:
            return None
        minute = max(facts.clock.minute(closed), 0) if closed else None
        timed = not self.meeting.without_clock
        return Attended(facts=facts, people=self.people, closed=minute, sides=self.sides, timed=timed)


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
    if facts.meeting.without_clock:
        if facts.chair:
            text = voices.say(N_("The meeting is chaired by {chair}."), chair=facts.chair)
            yield FormalSentence(kind=Formal.OPENING, text=text)
    elif opened:
        time = voices.two(lambda t: t.time(opened))
        if facts.chair:
            text = voices.say(N_("The meeting opens at {time}, chaired by {chair}."), time=time, chair=facts.chair)
        else:
            text = voices.say(N_("The meeting opens at {time}."), time=time)
        yield FormalSentence(kind=Formal.OPENING, text=text)
    if facts.minute_taker:
        text = voices.say(N_("Minutes taken by {person}."), person=facts.minute_taker)
        yield FormalSentence(kind=Formal.MINUTE_TAKER, text=text)
    if facts.room is not None:
        text = opening_sentences(facts.room, facts.sides, voices, timed=not facts.meeting.without_clock)
        yield FormalSentence(kind=Formal.QUORUM, text=text)
    for text in later_sentences(facts.later, facts.sides, voices):
        yield FormalSentence(kind=Formal.LATER_QUORUM, text=text)
    away = away_sentences(facts.attended, voices) if facts.attended is not None else []
    if away:
        yield FormalSentence(kind=Formal.AWAY, text=joined(away, " "))
    for earlier in facts.earlier_minutes:
        if earlier.item is None:
            yield FormalSentence(kind=Formal.EARLIER_MINUTES, text=_earlier_minutes(earlier, voices))


def _of_items(facts: FormalFacts, voices: Voices) -> Iterator[FormalSentence]:
    for back in facts.stood_back:
        yield FormalSentence(kind=Formal.AWAY, text=_stood_back(back, voices), item=back.item)
    for earlier in facts.earlier_minutes:
        if earlier.item is not None:
            text = _earlier_minutes(earlier, voices)
            yield FormalSentence(kind=Formal.EARLIER_MINUTES, text=text, item=earlier.item)
    for became in facts.became:
        yield FormalSentence(kind=Formal.OUTCOME, text=_became(became, voices), item=became.item)
    for one in facts.no_quorum_then:
        yield FormalSentence(kind=Formal.LATER_QUORUM, text=_no_quorum_then(one, facts, voices), item=one.item)
    without = facts.ended_without is not None
    said = N_("The item was not treated, for lack of a quorum.") if without else N_("The item was not treated.")
    for item in facts.not_treated:
        yield FormalSentence(kind=Formal.OUTCOME, text=voices.say(said), item=item)


def _closing(facts: FormalFacts, voices: Voices) -> Iterator[FormalSentence]:
    ahead, closed = facts.next_meeting, facts.meeting.closed_at
    if ahead is not None and ahead.on is not None:
        yield FormalSentence(kind=Formal.NEXT_MEETING, text=_next_meeting(ahead, ahead.on, voices))
    if facts.ended_without is not None:
        yield FormalSentence(kind=Formal.CLOSING, text=_ended_without(facts.ended_without, facts, voices))
    elif closed and not facts.meeting.without_clock:
        text = voices.say(N_("The meeting closes at {time}."), time=voices.two(lambda t: t.time(closed)))
        yield FormalSentence(kind=Formal.CLOSING, text=text)


def _no_quorum_then(decision: Decision, facts: FormalFacts, voices: Voices) -> Pair:
    """`**Décision n° 2026-05 : faute de quorum (statuts, art. 7), le comité ne pouvait pas décider.**`"""
    heading = decision_heading(decision, voices, by_kind=True)
    return voices.say(
        N_("**{decision}: {because} the committee could not decide.**"),
        decision=(heading.fr.text, heading.de.text),
        because=_for_lack(facts.article, voices),
    )


def _ended_without(ended: EndedWithout, facts: FormalFacts, voices: Voices) -> Pair:
    """`La séance est levée à 14 h 20, faute de quorum (statuts, art. 7).` and what was said of it."""
    closed, because = facts.meeting.closed_at, _for_lack(facts.article, voices)
    if closed is not None and not facts.meeting.without_clock:
        time = voices.two(lambda t: t.time(closed))
        said = voices.say(N_("The meeting closes at {time} {because}."), time=time, because=because)
    else:
        said = voices.say(N_("The meeting closes {because}."), because=because)
    return joined([said, voices.text(ended.reason)], " ") if ended.reason else said


def _for_lack(article: str, voices: Voices) -> Two:
    """`faute de quorum (statuts, art. 7)`."""
    said = voices.say(N_("for lack of a quorum"))
    if article:
        said = voices.say(N_("for lack of a quorum (statutes, {article})"), article=articles(article))
    return said.fr.text, said.de.text


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


def _stood_back(back: LeftForItem, voices: Voices) -> Pair:
    """`Anne Jacot (Vauxneuf) et Reto Ammann (Delle) se récusent pour ce point.`"""
    forms = N_n("{names} stands back for this item.", "{names} stand back for this item.")
    said = voices.count(forms, len(back.who), names=_seated(back.who, voices))
    if not back.unborne:
        return said
    lapsed = N_n("Proxy without effect for this item: {names}.", "Proxies without effect for this item: {names}.")
    return joined([said, voices.count(lapsed, len(back.unborne), names=_seated(back.unborne, voices))], " ")


def _seated(people: tuple[tuple[str, Bilingual], ...], voices: Voices) -> Two:
    seated = [named_with_body(name, body, voices) for name, body in people]
    return voices.french.join([french for french, _ in seated]), voices.german.join([german for _, german in seated])


def _became(became: Became, voices: Voices) -> Pair:
    day = became.to
    if day is None or became.outcome.outcome.outcome is not OutcomeKind.POSTPONED:
        return outcome_sentence(became.outcome, voices)
    again = N_("The item is taken up again at the meeting of {date}.")
    said = again if became.adjourned else N_("The item is adjourned and taken up again at the meeting of {date}.")
    return voices.say(said, date=voices.two(lambda t: t.date_long(day)))


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
