"""How is an extract of minutes said on paper: some decisions of a meeting, certified to say what they say?

It prints what the minutes print: of approved minutes what was filed with them. What is not chosen is not there at all.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from uuid import UUID

from ctj_desktop.documents.approved.erratum import PrintedErratum, SignedAs, corrected_by, signed_by
from ctj_desktop.documents.blocks import (
    Block,
    DecisionBlock,
    Document,
    Notice,
    Pair,
    PaperFacts,
    Paragraph,
    Signatures,
    Title,
)
from ctj_desktop.documents.formal_sentences import Formal, FormalSentence, formal_sentences
from ctj_desktop.documents.inline import both
from ctj_desktop.documents.minutes import OF_RECORD, MinutesPaper, MinutesPoint, point_blocks
from ctj_desktop.documents.papers import (
    PaperOptions,
    Sender,
    Voices,
    held_hours,
    joined,
    letterhead,
    meeting_facts,
    meeting_title,
    notices,
    paper_facts,
)
from ctj_desktop.documents.results import SEVERAL_VERSIONS, DecisionFacts, heading_of, result_lines
from ctj_desktop.documents.signing import Signer, prevailing_note, signatory
from ctj_desktop.documents.who_could_vote import DecidedIn, decided_sentences
from ctj_desktop.domain.record import NamedValue, replace
from ctj_desktop.domain.records.minutes import MinuteBlockKind
from ctj_desktop.domain.records.statutes import SourceText
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.i18n import N_, Translator

ALWAYS: frozenset[Formal] = frozenset({Formal.OPENING})
"""What of a meeting every extract says: that it was held."""
SHOWN: frozenset[MinuteBlockKind] = frozenset(
    {MinuteBlockKind.DECISION, MinuteBlockKind.VOTE, MinuteBlockKind.AMENDMENT}
)
PROVISIONAL = N_("Provisional extract: the minutes of this meeting are not approved yet, and may still change.")


class Certificate(NamedValue):
    """Who certifies, where and when; without a certifier a line is left for a name."""

    signer: Signer | None = None
    place: Bilingual = NO_TEXT
    on: dt.date


class ExtractPaper(NamedValue):
    """Everything an extract prints.

    `minutes` is the paper it is taken from; `chosen` are decisions of it, `passages` whether what was minuted of their
    items goes with them. `apart` are decisions without a meeting, by the register: then there are no minutes. `errata`
    are those to what is printed, `signed` who signed the minutes. `taken` are the rooms in which the chosen decisions
    were taken; `unplaced` where that is not known of one of them.
    """

    sender: Sender
    minutes: MinutesPaper | None = None
    chosen: frozenset[UUID] = frozenset()
    taken: tuple[DecidedIn, ...] = ()
    unplaced: bool = False
    passages: bool = False
    apart: tuple[DecisionFacts, ...] = ()
    errata: tuple[PrintedErratum, ...] = ()
    signed: tuple[SignedAs, ...] = ()
    certificate: Certificate
    prevailing: SourceText | None = None


def document(paper: ExtractPaper, french: Translator, german: Translator, options: PaperOptions) -> Document:
    """The extract as blocks; from minutes that are not approved it is provisional, whatever was chosen."""
    provisional = paper.minutes is not None and paper.minutes.signed_on is None
    options = replace(options, draft=options.draft or provisional)
    before_choice = paper.minutes is not None and paper.minutes.before_choice
    voices = Voices(french, german, None if before_choice else paper.sender.committee.inclusive)
    blocks = tuple(_of_minutes(paper.minutes, paper, voices) if paper.minutes is not None else _apart(paper, voices))
    if not blocks:
        blocks = (Paragraph(text=voices.say(N_("No decision."))),)
    return Document(
        facts=_facts(paper, voices, options),
        blocks=(
            letterhead(paper.sender, voices),
            _title(paper, voices, options),
            *notices(replace(options, draft=options.draft and not provisional), voices),
            *((Notice(text=voices.say(PROVISIONAL)),) if provisional else ()),
            *blocks,
            *corrected_by(paper.errata, voices),
            *signed_by(paper.signed, voices),
            _certified(paper, voices, options),
        ),
    )


def _facts(paper: ExtractPaper, voices: Voices, options: PaperOptions) -> PaperFacts:
    title, of = _called(paper, voices), " ".join(sorted(str(one) for one in paper.chosen))
    if paper.minutes is not None:
        facts = meeting_facts(paper.sender, paper.minutes.meeting, title, "EX", options)
        facts = replace(facts, identity=f"{facts.identity} {of} {paper.passages}")
    else:
        about = ", ".join(one.decision.number or "–" for one in paper.apart)
        of = " ".join(str(one.decision.id) for one in paper.apart)
        facts = paper_facts(paper.sender, title, "EX", options, about=about, identity=of)
    return facts if options.draft else replace(facts, of_record=voices.say(OF_RECORD))


def _called(paper: ExtractPaper, voices: Voices) -> Pair:
    if paper.minutes is None:
        return voices.say(N_("Extract of the register of decisions"))
    return voices.say(N_("Extract of the minutes"))


def _title(paper: ExtractPaper, voices: Voices, options: PaperOptions) -> Title:
    title, minutes = _called(paper, voices), paper.minutes
    if minutes is not None:
        return meeting_title(title, minutes.meeting, voices, held_hours(minutes.meeting), options)
    day = max((one.decision.on for one in paper.apart if one.decision.on is not None), default=None)
    said = voices.two(lambda t: t.date_long(day)) if day is not None else ("…", "…")
    message = N_("Decided on {date}, outside a meeting")
    if all(one.decision.circulation is not None for one in paper.apart):
        message = N_("Decided on {date} by circulation")
    return Title(title=title, subtitle=voices.say(message, date=said))


def _of_minutes(minutes: MinutesPaper, paper: ExtractPaper, voices: Voices) -> Iterator[Block]:
    """That the meeting could decide, then each item of which something is chosen."""
    formal = formal_sentences(minutes, voices)
    points = [point for point in minutes.points if paper.chosen & _decided(point, minutes)]
    shown = {key for point in points for key in _decided(point, minutes)}
    loose = [facts for key, facts in minutes.decisions.items() if key in paper.chosen - shown]
    if not points and not loose:
        return
    of_items = [one for one in formal if one.kind is not Formal.LATER_QUORUM]
    yield from (Paragraph(text=text) for text in _could_decide(minutes, paper, formal, voices))
    for point in points:
        yield from point_blocks(_only_chosen(point, minutes, paper), minutes, of_items, voices)
    for facts in loose:
        yield _decision(facts, voices)


def _could_decide(
    minutes: MinutesPaper, paper: ExtractPaper, formal: Sequence[FormalSentence], voices: Voices
) -> Iterator[Pair]:
    """That the meeting was opened, and the quorum as it was when the chosen decisions were taken.

    What changed afterwards is no matter of theirs; all of it is said where nobody knows when one was taken.
    """
    free = minutes.room is not None and minutes.room.quorum.rule is None
    at_opening = paper.unplaced or free or not paper.taken or any(one.at is None for one in paper.taken)
    kinds = ALWAYS | ({Formal.QUORUM} if at_opening else set()) | ({Formal.LATER_QUORUM} if paper.unplaced else set())
    yield from (one.text for one in formal if one.item is None and one.kind in kinds)
    if not paper.unplaced:
        yield from decided_sentences(paper.taken, minutes.sides, voices, needed=not at_opening)


def _decided(point: MinutesPoint, minutes: MinutesPaper) -> frozenset[UUID]:
    """The decisions that the minutes show under an item."""
    refs = (one.ref for one in point.blocks if one.block_kind is MinuteBlockKind.DECISION)
    return frozenset(ref for ref in refs if ref is not None and ref in minutes.decisions)


def _only_chosen(point: MinutesPoint, minutes: MinutesPaper, paper: ExtractPaper) -> MinutesPoint:
    """Without decisions that are not chosen and their votes, nor, unless they are wished, passages and tasks."""

    def goes(kind: MinuteBlockKind, ref: UUID | None) -> bool:
        if kind not in SHOWN:
            return paper.passages
        amendment = minutes.amendments.get(ref) if ref is not None else None
        ref = amendment.amendment.decision if amendment is not None else ref
        return ref is not None and minutes.votes.get(ref, ref) in paper.chosen

    return replace(point, late=None, blocks=tuple(one for one in point.blocks if goes(one.block_kind, one.ref)))


def _apart(paper: ExtractPaper, voices: Voices) -> Iterator[Block]:
    for facts in paper.apart:
        yield _decision(facts, voices)


def _decision(facts: DecisionFacts, voices: Voices) -> DecisionBlock:
    said = voices.say(SEVERAL_VERSIONS)
    open_still = (Pair(said.fr.strong, said.de.strong),) if facts.disputed else ()
    return DecisionBlock(
        heading=heading_of(facts, voices),
        text=voices.text(facts.decision.text, marks=True),
        result=(*open_still, *result_lines(facts, voices)),
    )


def _certified(paper: ExtractPaper, voices: Voices, options: PaperOptions) -> Signatures:
    """`Pour extrait certifié conforme au procès-verbal approuvé le 27 mars 2026 · Morteau, le 3 avril 2026`."""
    certificate, minutes, day = paper.certificate, paper.minutes, paper.certificate.on
    if minutes is None:
        said = voices.say(N_("Certified true extract of the register of decisions"))
    elif minutes.signed_on is None:
        said = voices.say(N_("True extract of the draft minutes, subject to their approval"))
    else:
        approved = minutes.signed_on
        date = voices.two(lambda t: t.date_long(approved))
        said = voices.say(N_("Certified true extract of the minutes approved on {date}"), date=date)
    date = voices.two(lambda t: t.date_long(day))
    where = voices.names(certificate.place)
    dated = voices.say(N_("{place}, {date}"), place=where, date=date) if certificate.place else both(*date)
    signer = certificate.signer
    return Signatures(
        place_and_date=joined([said, dated], " · "),
        people=(signatory(signer if signer is not None else Signer(name="…"), voices),),
        note=prevailing_note(paper.prevailing, voices, options.layout),
    )
