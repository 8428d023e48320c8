"""How is a record of decisions said on paper: of a meeting, of a year, of a committee?

A public version prints what was published, in the words that were published, and names what it leaves out.
"""

import datetime as dt
from collections.abc import Iterator

from ctj_desktop.documents.blocks import (
    Block,
    DecisionEntry,
    DecisionVersion,
    Document,
    Heading,
    Pair,
    PaperFacts,
    Paragraph,
    SmallNote,
    Title,
)
from ctj_desktop.documents.follow_up import TaskFacts, follow_up
from ctj_desktop.documents.inline import both
from ctj_desktop.documents.papers import (
    PaperOptions,
    Sender,
    Two,
    Voices,
    articles,
    joined,
    letterhead,
    meeting_facts,
    not_shared,
    notices,
    paper_facts,
    which_meeting,
    which_version,
)
from ctj_desktop.documents.public_version import left_out_list
from ctj_desktop.documents.results import REJECTED_PROPOSAL, SEVERAL_VERSIONS, DecisionFacts, heading_of, result_lines
from ctj_desktop.documents.signing import Signer, SigningMeeting, signatures
from ctj_desktop.domain.numbers import Series, spans
from ctj_desktop.domain.record import NamedValue, field
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.records.statutes import SourceText
from ctj_desktop.domain.records.voting import DecisionKind, PublishedDecision
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.i18n import N_, N_n, Translator
from ctj_desktop.i18n.words import word


class VersionAuthor(NamedValue):
    """Who wrote a version of a decision, and when; an author who is not shared has no name."""

    at: dt.datetime | None = None
    author: str = ""
    known: bool = True


class Decided(NamedValue):
    """A decision as the committee's own paper prints it.

    More than one version: two devices wrote it apart, and neither counts as final (exchange/FORMAT.md 7.5).
    `withdrawn`: deleted on one side, changed on the other. `subject` is the item's title, None where no item is named.
    `no_quorum`: there was none when it was entered, as the article says that stands there, if one does.
    """

    versions: tuple[tuple[DecisionFacts, VersionAuthor], ...]
    subject: Bilingual | None = None
    closed: bool = False
    withdrawn: bool = False
    no_quorum: str | None = None
    tasks: tuple[TaskFacts, ...] = ()


class Published(NamedValue):
    """A decision as it was made public, in one version or in those that still stand beside each other.

    `rejected`: what was made public is a proposal that the committee did not take.
    """

    versions: tuple[tuple[PublishedDecision, VersionAuthor], ...]
    withdrawn: bool = False
    rejected: bool = False


class DecisionGroup(NamedValue):
    """The decisions of one meeting, None where it is not known here, in the order of their numbers.

    Those taken `in_writing` belong to none.
    """

    meeting: Meeting | None
    in_writing: bool = False
    decided: tuple[Decided, ...] = ()
    published: tuple[Published, ...] = ()


class Removed(NamedValue):
    """The numbers that a public version leaves out: of closed items, with their titles, and never published."""

    closed: tuple[tuple[str, Bilingual], ...] = ()
    unpublished: tuple[str, ...] = ()


class DecisionsPaper(NamedValue):
    """Everything a record of decisions prints: of one `meeting`, of a `year`, or of all.

    `unknown` are numbers between those that are here: they were given, and the records were not sent. `lost` may have
    been given by a computer that was replaced.
    """

    sender: Sender
    meeting: Meeting | None = None
    year: int | None = None
    groups: tuple[DecisionGroup, ...] = ()
    unknown: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    removed: Removed = field(default_factory=Removed)
    signers: tuple[Signer, ...] = ()
    signed_at: Bilingual = NO_TEXT
    signed_on: dt.date | None = None
    prevailing: SourceText | None = None


def document(paper: DecisionsPaper, french: Translator, german: Translator, options: PaperOptions) -> Document:
    """The record of decisions as blocks; one meeting's own version is signed."""
    voices = Voices(french, german, paper.sender.committee.inclusive)
    title = voices.say(N_("Record of decisions"))
    entries = [block for group in paper.groups for block in _group(group, paper, voices, options)]
    return Document(
        facts=_facts(paper, title, options),
        blocks=(
            letterhead(paper.sender, voices),
            _title(paper, title, voices, options),
            *notices(options, voices),
            *(entries or [Paragraph(text=_nothing(voices, options))]),
            *_left_out(paper, voices, options),
            *_signatures(paper, voices, options),
        ),
    )


def _facts(paper: DecisionsPaper, title: Pair, options: PaperOptions) -> PaperFacts:
    if paper.meeting is not None:
        return meeting_facts(paper.sender, paper.meeting, title, "RD", options)
    year = str(paper.year) if paper.year is not None else ""
    return paper_facts(paper.sender, title, "RD", options, about=year, identity=f"{paper.sender.committee.id} {year}")


def _title(paper: DecisionsPaper, title: Pair, voices: Voices, options: PaperOptions) -> Title:
    """`Établi le 27 mars 2026 · 3 décisions`."""
    day = options.printed_on
    count = sum(len(group.published if options.public else group.decided) for group in paper.groups)
    meta = which_version(options, voices)
    meta.append(voices.say(N_("Drawn up on {date}"), date=voices.two(lambda t: t.date_long(day))))
    meta.append(voices.count(N_n("{count} decision", "{count} decisions"), count))
    return Title(
        title=title,
        subtitle=_which(paper, voices),
        name=voices.text(paper.meeting.title) if paper.meeting and paper.meeting.title else None,
        meta=joined(meta, " · "),
    )


def _which(paper: DecisionsPaper, voices: Voices) -> Pair:
    if paper.meeting is not None:
        return which_meeting(paper.meeting, voices)
    if paper.year is not None:
        return voices.say(N_("Year {year}"), year=str(paper.year))
    return voices.say(N_("All meetings"))


def _nothing(voices: Voices, options: PaperOptions) -> Pair:
    return voices.say(N_("No published decision.") if options.public else N_("No decision."))


def _group(group: DecisionGroup, paper: DecisionsPaper, voices: Voices, options: PaperOptions) -> Iterator[Block]:
    """A meeting's decisions; in the paper of a meeting its name need not be said again."""
    level = 2 if paper.meeting is not None else 3
    entries = (
        [_published(one, level, voices) for one in group.published]
        if options.public
        else [_decided(one, level, voices) for one in group.decided]
    )
    if entries and paper.meeting is None:
        known = group.meeting
        unknown = voices.say(N_("Meeting: {name}"), name=not_shared(voices))
        unknown = voices.say(N_("By circulation")) if group.in_writing else unknown
        yield Heading(text=which_meeting(known, voices) if known is not None else unknown)
    yield from entries


def _decided(one: Decided, level: int, voices: Voices) -> DecisionEntry:
    first = one.versions[0][0]
    label = heading_of(first, voices)
    if one.closed:
        label = joined([label, voices.say(N_("behind closed doors"))], " · ")
    several = len(one.versions) > 1
    return DecisionEntry(
        label=label,
        subject=_subject(one, voices),
        warning=_warning(voices, several=several, withdrawn=one.withdrawn) or _no_quorum(one, voices),
        versions=tuple(
            DecisionVersion(
                text=voices.text(facts.decision.text, marks=True),
                result=result_lines(facts, voices),
                label=_version(place, written, voices) if several else None,
            )
            for place, (facts, written) in enumerate(one.versions, 1)
        ),
        follow_up=tuple(follow_up(task, voices) for task in one.tasks),
        level=level,
    )


def _subject(one: Decided, voices: Voices) -> Pair | None:
    """The title of the item; of one that was not sent here it is said so."""
    if one.subject is None:
        return None
    return voices.text(one.subject) if one.subject else both(*not_shared(voices))


def _published(one: Published, level: int, voices: Voices) -> DecisionEntry:
    first, several = one.versions[0][0], len(one.versions) > 1
    date = voices.two(lambda t: t.date_long(first.on))
    kind = voices.two(lambda t: word(t, DecisionKind.DECISION))
    called = REJECTED_PROPOSAL if one.rejected else N_("{kind} no. {number}")
    return DecisionEntry(
        label=voices.say(called, kind=kind, number=first.number),
        subject=None,
        warning=_warning(voices, several=several, withdrawn=one.withdrawn),
        versions=tuple(
            DecisionVersion(
                text=voices.text(published.text, marks=True),
                result=() if several else (voices.say(N_("Made public on {date}"), date=date),),
                label=_version(place, written, voices) if several else None,
            )
            for place, (published, written) in enumerate(one.versions, 1)
        ),
        level=level,
    )


def _warning(voices: Voices, *, several: bool, withdrawn: bool) -> Pair | None:
    """What an exchange left open; nobody reads it as decided."""
    if several and withdrawn:
        message = N_("Several versions stand after an exchange, and one device has deleted it: nothing is final.")
        return voices.say(message)
    if several:
        return voices.say(SEVERAL_VERSIONS)
    if withdrawn:
        return voices.say(N_("Deleted on one device, changed on another: it is not final."))
    return None


def _no_quorum(one: Decided, voices: Voices) -> Pair | None:
    """What was entered while the committee could not decide is no decision."""
    if one.no_quorum is None:
        return None
    if one.no_quorum:
        said = N_("For lack of a quorum (statutes, {article}) the committee could not decide.")
        return voices.say(said, article=articles(one.no_quorum))
    return voices.say(N_("For lack of a quorum the committee could not decide."))


def _version(place: int, written: VersionAuthor, voices: Voices) -> Pair:
    """`Version 1 · Secrétariat suisse, 24.03.2026 à 14:05`."""
    parts = [voices.say(N_("Version {number}"), number=str(place))]
    name: Two = (written.author, written.author) if written.known else not_shared(voices)
    at = written.at
    said = [name] if name[0] else []
    if at is not None:
        said.append(voices.two(lambda t: t.instant(at)))
    if said:
        parts.append(joined([both(*one) for one in said], ", "))
    return joined(parts, " · ")


def _left_out(paper: DecisionsPaper, voices: Voices, options: PaperOptions) -> Iterator[Block]:
    """What a reader would otherwise take for nothing: numbers removed, numbers never sent here."""
    if options.public:
        closed = _closed(paper, voices)
        unpublished = _numbered(N_("not published: {numbers}"), paper.removed.unpublished, voices)
        yield from left_out_list([*closed, *unpublished], voices)
    for missing in _numbered(N_("Numbers not communicated: {numbers}"), paper.unknown, voices):
        yield SmallNote(text=missing)
    for lost in _numbered(N_("Numbers not used or lost: {numbers}"), paper.lost, voices):
        yield SmallNote(text=lost)


def _closed(paper: DecisionsPaper, voices: Voices) -> Iterator[Pair]:
    """Numbers alone, or each with the title of its item, as the committee wishes."""
    titled = paper.sender.committee.closed_titles
    bare = tuple(number for number, title in paper.removed.closed if not (titled and title))
    yield from _numbered(N_("behind closed doors: {numbers}"), bare, voices)
    for number, title in paper.removed.closed:
        if titled and title:
            head = _numbered(N_("behind closed doors: {numbers}"), (number,), voices)
            yield joined([*head, voices.text(title)], ", ")


def _numbered(message: str, numbers: tuple[str, ...], voices: Voices) -> list[Pair]:
    """The message with its numbers, where there are any; a record without number is said to be so."""
    if not numbers:
        return []
    said = voices.two(lambda t: ", ".join(number or t("without number") for number in spans(numbers, Series.DECISION)))
    return [voices.say(message, numbers=said)]


def _signatures(paper: DecisionsPaper, voices: Voices, options: PaperOptions) -> Iterator[Block]:
    if paper.meeting is None or options.public or not paper.groups:
        return
    sitting = SigningMeeting(town=paper.signed_at, on=paper.meeting.on, approved=paper.signed_on)
    yield signatures(paper.signers, sitting, paper.prevailing, voices, options.layout)
