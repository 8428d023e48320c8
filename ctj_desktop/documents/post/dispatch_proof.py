"""How is it proved on paper what was sent to whom about a meeting: by which way, when, in which version, by whom?"""

import datetime as dt

from ctj_desktop.documents.blocks import (
    AttendanceGroup,
    AttendanceRow,
    AttendanceTable,
    Block,
    Document,
    Pair,
    Paragraph,
    SmallNote,
    Title,
)
from ctj_desktop.documents.inline import alike, both
from ctj_desktop.documents.papers import (
    PaperOptions,
    Sender,
    Voices,
    joined,
    letterhead,
    meeting_facts,
    notices,
    which_meeting,
)
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.dispatches import DispatchKind
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.records.people import DeliveryChannel
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.words import word

SHOWN = 16
"""Characters of a fingerprint that are printed: enough to tell two files apart."""


class DispatchLine(NamedValue):
    """One reader and one way; `made_on` is None for what was noted by hand, `by` who made or noted it."""

    name: Bilingual
    function: Bilingual
    channel: DeliveryChannel
    language: Language
    made_on: dt.datetime | None
    sent_on: dt.date | None
    by: str
    undeliverable: bool
    remark: Bilingual
    fingerprints: tuple[str, ...]


class ProofGroup(NamedValue):
    """What was sent, in which revision, to whom."""

    what: DispatchKind
    revision: str
    lines: tuple[DispatchLine, ...]


class ProofPaper(NamedValue):
    """Everything the proof prints."""

    sender: Sender
    meeting: Meeting
    groups: tuple[ProofGroup, ...]


def document(paper: ProofPaper, french: Translator, german: Translator, options: PaperOptions) -> Document:
    """The proof as blocks."""
    voices = Voices(french, german, paper.sender.committee.inclusive)
    title = voices.say(N_("Proof of what was sent"))
    head: tuple[Block, ...] = (
        letterhead(paper.sender, voices),
        Title(title=title, subtitle=which_meeting(paper.meeting, voices)),
        *notices(options, voices),
    )
    facts = meeting_facts(paper.sender, paper.meeting, title, "ENV", options)
    if not paper.groups:
        return Document(facts=facts, blocks=(*head, Paragraph(text=voices.say(N_("Nothing is noted as sent.")))))
    heads = (voices.say(N_("Recipient")), voices.say(N_("Made")), voices.say(N_("Sent")))
    groups = tuple(
        AttendanceGroup(label=_what(group, voices), rows=tuple(_row(line, voices) for line in group.lines))
        for group in paper.groups
    )
    said = N_(
        "Days of sending and what came back are as the secretariat noted them. A fingerprint (the beginning of its "
        "SHA-256) is that of a file that was made for the reader: whoever has the file can compare it."
    )
    return Document(
        facts=facts,
        blocks=(*head, AttendanceTable(heads=heads, groups=groups, outlined=True), SmallNote(text=voices.say(said))),
    )


def _what(group: ProofGroup, voices: Voices) -> Pair:
    what = voices.two(lambda t: word(t, group.what))
    return voices.say(N_("{what}, revision {number}"), what=what, number=group.revision)


def _row(line: DispatchLine, voices: Voices) -> AttendanceRow:
    french, german = voices.names(line.name)
    return AttendanceRow(
        name=(french if french == german else voices.name(line.name)) or "–",
        function=voices.name(line.function),
        body=_made(line, voices),
        state=_sent(line, voices),
        details=tuple(_details(line, voices)),
    )


def _details(line: DispatchLine, voices: Voices) -> list[Pair]:
    found = [alike(" · ".join(one[:SHOWN] for one in line.fingerprints))] if line.fingerprints else []
    return [*found, voices.text(line.remark)] if line.remark else found


def _made(line: DispatchLine, voices: Voices) -> Pair | None:
    day, by = line.made_on, line.by
    if day is None:
        return voices.say(N_("noted by {name}"), name=by) if by else None
    date = voices.two(lambda t: t.instant(day))
    return joined([both(*date), alike(by)], ", ") if by else both(*date)


def _sent(line: DispatchLine, voices: Voices) -> Pair:
    way, day = voices.two(lambda t: word(t, line.channel)), line.sent_on
    if line.undeliverable:
        return voices.say(N_("{way}; **came back**"), way=way)
    if day is None:
        return voices.say(N_("{way}; no day noted"), way=way)
    return voices.say(N_("{way}, {date}"), way=way, date=voices.two(lambda t: t.date_short(day)))
