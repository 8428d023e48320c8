"""How is it proved on paper what was sent to whom about a meeting: by which way, when, in which version, by whom?"""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Final

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
from ctj_desktop.domain.records.statutes import NoticeRule
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.errors import article_in
from ctj_desktop.i18n.findings import days_said
from ctj_desktop.i18n.words import word

SHOWN = 16
"""Characters of a fingerprint that are printed: enough to tell two files apart."""


_KEPT: Final = {
    (False, False): N_("{way}: last day {day}, **kept**."),
    (False, True): N_("{way}: last day {day}; no day of sending is noted for {undated} of {of}."),
    (True, False): N_("{way}: last day {day}, **not kept** for {late} of {of}."),
    (True, True): N_("{way}: last day {day}, **not kept** for {late} of {of}; no day of sending for {undated}."),
}
"""The words depend on whether something left too late, and whether for something no day is noted."""


class DispatchLine(NamedValue):
    """A sending to one reader by one way; `made_on` is None for what was noted by hand, `by` who made or noted it.

    `late`: it left after the last day of its way.
    """

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
    late: bool = False


class LastDayByWay(NamedValue):
    """The last day of one way: for how many readers, how many left too late, and for how many no day is noted."""

    channel: DeliveryChannel
    day: dt.date
    readers: int
    late: int
    undated: int


class ProofGroup(NamedValue):
    """What was sent, in which revision, to whom; by the `rule` of the statutes where it called to the meeting."""

    what: DispatchKind
    revision: str
    lines: tuple[DispatchLine, ...]
    rule: NoticeRule | None = None
    last_days: tuple[LastDayByWay, ...] = ()


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
        blocks=(
            *head,
            *_notice(paper.groups, voices),
            AttendanceTable(heads=heads, groups=groups, outlined=True),
            SmallNote(text=voices.say(said)),
        ),
    )


def _notice(groups: Sequence[ProofGroup], voices: Voices) -> Iterator[Block]:
    """Say by which day each call had to leave, by which article, and whether that was kept."""
    for group in groups:
        if group.rule is not None:
            yield Paragraph(
                text=joined(
                    [_rule(group, group.rule, voices), *(_last_day(one, voices) for one in group.last_days)], " "
                )
            )


def _rule(group: ProofGroup, rule: NoticeRule, voices: Voices) -> Pair:
    said = N_("{what}, revision {number} – notice: {days} ({article}).")
    article = voices.two(lambda t: article_in(rule.article, t.language) or t("by the statutes"))
    what = voices.two(lambda t: word(t, group.what))
    days = voices.two(lambda t: days_said(t, rule))
    return voices.say(said, what=what, number=group.revision, days=days, article=article)


def _last_day(one: LastDayByWay, voices: Voices) -> Pair:
    return voices.say(
        _KEPT[bool(one.late), bool(one.undated)],
        way=voices.two(lambda t: word(t, one.channel)),
        day=voices.two(lambda t: t.date_short(one.day)),
        late=str(one.late),
        undated=str(one.undated),
        of=str(one.readers),
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
    said = N_("{way}, {date}; **too late**") if line.late else N_("{way}, {date}")
    return voices.say(said, way=way, date=voices.two(lambda t: t.date_short(day)))
