"""How is an agenda said on paper? A pure function from records to blocks."""

from collections.abc import Iterable, Iterator
from datetime import date
from uuid import UUID

from ctj_desktop.documents.blocks import AgendaEnd, AgendaEntry, Block, Document, Pair
from ctj_desktop.documents.inline import both
from ctj_desktop.documents.outcomes import outcome_line
from ctj_desktop.documents.papers import (
    PaperOptions,
    Sender,
    Voices,
    joined,
    letterhead,
    meeting_facts,
    meeting_title,
    notices,
    planned_hours,
)
from ctj_desktop.documents.public_version import closed_title, left_out_list
from ctj_desktop.domain.clock import Agenda, AgendaRow
from ctj_desktop.domain.outcomes import NamedOutcome
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.closed_items import closed_with_parents
from ctj_desktop.domain.records.meetings import AnyItemDocument, ItemKind, Meeting, OutcomeKind
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.domain.typed.proposals import proposals as proposals_in
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.meetings import deadlines_said
from ctj_desktop.i18n.words import word


class TakenUp(NamedValue):
    """The meeting from which an item was carried over, and what became of it there."""

    on: date
    outcome: NamedOutcome | None = None


class AgendaPoint(NamedValue):
    """One line of the agenda (number and times from `domain.clock`), its papers in order, who presents it.

    `taken_up` of one that an earlier meeting treated already; `opinions` say what bodies were asked about it, and what
    was known of their answers on the day of the paper.
    """

    row: AgendaRow
    documents: tuple[AnyItemDocument, ...] = ()
    presenter: Bilingual = NO_TEXT
    taken_up: TakenUp | None = None
    opinions: tuple[Bilingual, ...] = ()


class AgendaPaper(NamedValue):
    """Everything an agenda prints; with `proposals` what the committee is asked to decide."""

    sender: Sender
    meeting: Meeting
    agenda: Agenda
    points: tuple[AgendaPoint, ...]
    proposals: bool = False


def document(paper: AgendaPaper, french: Translator, german: Translator, options: PaperOptions) -> Document:
    """The agenda as blocks; an item that is discussed behind closed doors says so.

    A public version leaves out who presents it, its papers and, as the committee wishes, its title.
    """
    voices = Voices(french, german)
    title = voices.say(N_("Agenda"))
    hours = planned_hours(paper.meeting, paper.agenda)
    hidden = closed_with_parents(point.row.item for point in paper.points) if options.public else frozenset()
    return Document(
        facts=meeting_facts(paper.sender, paper.meeting, title, "ODJ", options),
        blocks=(
            letterhead(paper.sender, voices),
            meeting_title(title, paper.meeting, voices, hours, options),
            *notices(options, voices),
            *(agenda_entry(point, paper, voices, hidden, public=options.public) for point in paper.points),
            AgendaEnd(note=_at_the_end(paper, voices, hidden)),
            *(_left_out(paper, voices, hidden) if options.public else ()),
        ),
    )


def agenda_entry(
    point: AgendaPoint,
    paper: AgendaPaper,
    voices: Voices,
    hidden: frozenset[UUID] = frozenset(),
    *,
    public: bool = False,
) -> AgendaEntry:
    """One point as it stands on the agenda; of the `hidden` ones less is said, and in public of opinions nothing."""
    item, main, withheld = point.row.item, point.row.depth == 1, point.row.item.id in hidden
    return AgendaEntry(
        number=point.row.shown_number,
        title=closed_title(item, paper.sender, voices) if withheld else voices.text(item.title),
        time=starting_time(point.row, voices) if main and not paper.meeting.without_clock else None,
        kind=_kind(point.row, voices),
        details=_doors(paper, voices)
        if withheld
        else tuple(_details(point, voices, proposals=paper.proposals, opinions=not public)),
        level=1 if main else 2,
    )


def _doors(paper: AgendaPaper, voices: Voices) -> tuple[Pair, ...]:
    """Not said a second time where it stands for the title."""
    return (voices.say(N_("behind closed doors")),) if paper.sender.committee.closed_titles else ()


def _left_out(paper: AgendaPaper, voices: Voices, hidden: frozenset[UUID]) -> Iterator[Block]:
    message = N_("item {number}, behind closed doors: title, presentation and papers")
    if paper.sender.committee.closed_titles:
        message = N_("item {number}, behind closed doors: presentation and papers")
    numbers = [point.row.shown_number for point in paper.points if point.row.item.id in hidden]
    asked = [one.row.shown_number for one in paper.points if one.opinions and one.row.item.id not in hidden]
    lines = [voices.say(message, number=number) for number in numbers]
    yield from left_out_list([*lines, *opinions_left_out(asked, voices)], voices)


def opinions_left_out(numbers: Iterable[str], voices: Voices) -> list[Pair]:
    """That what bodies were asked about these items is not told in public."""
    return [voices.say(N_("item {number}: opinions asked for"), number=number) for number in numbers]


def starting_time(row: AgendaRow, voices: Voices) -> Pair | None:
    """When it comes up, or not before which time; None where no start is known."""
    starts = row.starts
    if starts is None:
        return None
    time = voices.two(lambda t: t.time(starts))
    return both(*time) if row.exact else voices.say(N_("from {time}"), time=time)


def _kind(row: AgendaRow, voices: Voices) -> Pair | None:
    """What is asked of the committee; a sub-item shows how long it takes."""
    minutes = row.minutes
    if row.depth > 1 and minutes:
        return both(*voices.two(lambda t: t.duration(minutes)))
    if row.item.item_kind is ItemKind.HEADING:
        return None
    return both(*voices.two(lambda t: word(t, row.item.item_kind)))


def _details(point: AgendaPoint, voices: Voices, *, proposals: bool, opinions: bool) -> Iterator[Pair]:
    if point.row.item.closed:
        yield voices.say(N_("behind closed doors"))
    if point.row.item.late:
        yield late_line(point.row.item.late_reason, voices)
    if point.taken_up is not None:
        yield _taken_up(point.taken_up, voices)
    if opinions:
        yield from (voices.text(one) for one in point.opinions)
    presenter = point.presenter or point.row.item.presenter
    if presenter:
        yield voices.say(N_("Presented by: {person}"), person=voices.names(presenter))
    if proposals and point.row.item.proposed_decision:
        yield from _proposed(point.row.item.proposed_decision, voices)
    number = point.row.shown_number
    apart = "" if number[-1:].isdecimal() else " "
    for place, paper in enumerate(point.documents):
        letter = apart + chr(ord("a") + place) if 1 < len(point.documents) <= 26 else ""
        yield _paper(f"{number}{letter}", paper, voices)


def _proposed(text: Bilingual, voices: Voices) -> Iterator[Pair]:
    """What is proposed behind its word; several decisions below theirs, as they were written."""
    proposed = voices.text(text, marks=True)
    if proposals_in(text).are_several:
        yield voices.say(N_("Proposed decisions:"))
        yield proposed
    else:
        yield joined([voices.say(N_("Proposed decision:")), proposed], " ")


def late_line(reason: Bilingual, voices: Voices) -> Pair:
    """That an item came late, and why where somebody said so."""
    if not reason:
        return voices.say(N_("Late item"))
    return joined([voices.say(N_("Late item:")), voices.text(reason)], " ")


def _taken_up(earlier: TakenUp, voices: Voices) -> Pair:
    """`Repris de la séance du 12 mars 2027 · Renvoyé à : commission`; a postponement would say the same twice."""
    day = voices.two(lambda t: t.date_long(earlier.on))
    said = [voices.say(N_("Taken up again from the meeting of {date}"), date=day)]
    if earlier.outcome is not None and earlier.outcome.outcome.outcome is not OutcomeKind.POSTPONED:
        said.append(outcome_line(earlier.outcome, voices))
    return joined(said, " · ")


def _paper(number: str, paper: AnyItemDocument, voices: Voices) -> Pair:
    title = voices.names(paper.title)
    if not paper.title:
        return voices.say(
            N_("Document {number}: to follow") if paper.to_follow else N_("Document {number}"), number=number
        )
    if paper.to_follow:
        return voices.say(N_("Document {number}: {title} (to follow)"), number=number, title=title)
    return voices.say(N_("Document {number}: {title}"), number=number, title=title)


def _at_the_end(paper: AgendaPaper, voices: Voices, hidden: frozenset[UUID]) -> Pair | None:
    """The days by which the meeting is prepared, and by when what is to follow is sent; None for neither."""
    meeting = paper.meeting
    french, german = voices.two(lambda t: deadlines_said(t, meeting.proposals_until, meeting.file_closed_on))
    said = [both(french, german)] if french else []
    said += filter(None, [_to_follow(paper, voices, hidden)])
    return joined(said, " ") if said else None


def _to_follow(paper: AgendaPaper, voices: Voices, hidden: frozenset[UUID]) -> Pair | None:
    day = paper.meeting.documents_by
    shown = [point for point in paper.points if point.row.item.id not in hidden]
    following = any(document.to_follow for point in shown for document in point.documents)
    if not following or day is None:
        return None
    date = voices.two(lambda t: t.date_long(day))
    return voices.say(N_("Documents “to follow” will be sent by {date} at the latest."), date=date)
