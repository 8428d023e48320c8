"""How is a decision by circulation told on paper: its text, who was asked, who answered what and when, what came of it?

It is a paper of the committee, with the answers by name; nobody outside it receives it.
"""

import datetime as dt
from collections.abc import Iterator

from ctj_desktop.documents.blocks import (
    AttendanceGroup,
    AttendanceRow,
    AttendanceTable,
    Block,
    DecisionBlock,
    Document,
    FactTable,
    Heading,
    Listing,
    Pair,
    PaperFacts,
    Paragraph,
    SmallNote,
    Title,
)
from ctj_desktop.documents.inline import alike, both
from ctj_desktop.documents.papers import (
    PaperOptions,
    Sender,
    Two,
    Voices,
    joined,
    letterhead,
    not_shared,
    notices,
    paper_facts,
)
from ctj_desktop.documents.post.circulation_form import circulation_named, day_of
from ctj_desktop.documents.presence import SIDE_LABELS
from ctj_desktop.documents.results import decision_heading
from ctj_desktop.documents.signing import Signer, SigningMeeting, signatures
from ctj_desktop.domain.deciding.by_circulation import CirculationCourse, SideTally
from ctj_desktop.domain.record import NamedValue, replace
from ctj_desktop.domain.records.circulations import Circulation, CirculationVoter
from ctj_desktop.domain.records.statutes import DecisionRule, SourceText, Statutes
from ctj_desktop.domain.records.voting import Decision, DecisionResult
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.in_writing.circulations import (
    answer_said,
    course_said,
    names_of,
    rules_said,
    tally_said,
    whole_said,
)
from ctj_desktop.i18n.words import word


class CirculationPaper(NamedValue):
    """Everything it prints; without a `course` it was not opened yet. `result` and `decision`: where it was adopted.

    `signers` are those who preside over the committee; it is signed once it is closed.
    """

    sender: Sender
    circulation: Circulation
    voters: tuple[CirculationVoter, ...] = ()
    course: CirculationCourse | None = None
    statutes: Statutes | None = None
    rule: DecisionRule | None = None
    decision: Decision | None = None
    signers: tuple[Signer, ...] = ()
    reported_at: str = ""


def document(paper: CirculationPaper, french: Translator, german: Translator, options: PaperOptions) -> Document:
    """The record as blocks."""
    voices = Voices(french, german, paper.sender.committee.inclusive)
    told = paper.circulation
    title = circulation_named(told, voices)
    return Document(
        facts=_about(paper, voices, options),
        blocks=(
            letterhead(paper.sender, voices),
            Title(title=title, subtitle=_standing(paper, voices)),
            *notices(options, voices),
            FactTable(rows=tuple(_facts(paper, voices))),
            Heading(text=voices.text(told.title)),
            *((Paragraph(text=voices.text(told.note, marks=True)),) if told.note else ()),
            DecisionBlock(
                heading=decision_heading(paper.decision, voices)
                if paper.decision is not None
                else voices.say(N_("Proposed decision")),
                text=voices.text(told.text, marks=True),
                result=tuple(_result(paper, voices)),
            ),
            *_rules(paper, voices),
            *_voters(paper, voices),
            *_signed(paper, voices, options),
        ),
    )


def _about(paper: CirculationPaper, voices: Voices, options: PaperOptions) -> PaperFacts:
    """At the head of each page it is called shortly: a longer line would be read out as prose."""
    told = paper.circulation
    number, identity = told.number or "–", str(told.id)
    shortly, wholly = (
        paper_facts(paper.sender, voices.say(name), "DC", options, about=number, identity=identity)
        for name in (N_("By circulation"), N_("Decision by circulation"))
    )
    return replace(shortly, title=wholly.title)


def _standing(paper: CirculationPaper, voices: Voices) -> Pair:
    told = paper.circulation
    ends = ((N_("withdrawn on {date}"), told.withdrawn_on), (N_("closed on {date}"), told.closed_on))
    for said, day in (*ends, (N_("under way, answers by {date}"), told.until if told.opened_on else None)):
        if day is not None:
            return voices.say(said, date=_long(day, voices))
    return voices.say(N_("not opened yet"))


def _long(day: dt.date, voices: Voices) -> Two:
    return voices.two(lambda t: t.date_long(day))


def _facts(paper: CirculationPaper, voices: Voices) -> Iterator[tuple[Pair, Pair]]:
    told = paper.circulation
    for label, day in (
        (N_("Opened on"), told.opened_on),
        (N_("Answers by"), told.until),
        (N_("Closed on"), told.closed_on),
        (N_("Withdrawn on"), told.withdrawn_on),
    ):
        if day is not None:
            yield voices.say(label), day_of(day, voices)
    if told.withdrawn_on is not None and told.reason:
        yield voices.say(N_("Reason")), voices.text(told.reason)
    yield voices.say(N_("Kind")), both(*voices.two(lambda t: word(t, told.decision_kind)))
    if paper.reported_at:
        yield voices.say(N_("Reported at the meeting")), alike(paper.reported_at)


def _result(paper: CirculationPaper, voices: Voices) -> Iterator[Pair]:
    """How it was taken, and the figures of all; nothing of one that was withdrawn."""
    course, decision = paper.course, paper.decision
    if course is None or paper.circulation.withdrawn_on is not None:
        return
    result = decision.result if decision is not None else None
    if result is not None and result is not DecisionResult.REJECTED:
        yield both(*voices.two(lambda t: word(t, result)))
    yield both(*voices.two(lambda t: course_said(t, course)))
    yield both(*voices.two(lambda t: whole_said(t, course.whole, names_of(course.recused))))


def _rules(paper: CirculationPaper, voices: Voices) -> Iterator[Block]:
    french = list(rules_said(voices.french, paper.statutes, paper.rule))
    german = list(rules_said(voices.german, paper.statutes, paper.rule))
    if french:
        yield Heading(text=voices.say(N_("By which rule")))
        yield Listing(entries=tuple(both(*pair) for pair in zip(french, german, strict=True)))


def _voters(paper: CirculationPaper, voices: Voices) -> Iterator[Block]:
    if not paper.voters:
        return
    yield Heading(text=voices.say(N_("Answers")))
    course = paper.course
    if course is not None and len(course.sides) > 1:
        yield Listing(entries=tuple(_side(one, voices) for one in course.sides))
    yield AttendanceTable(
        heads=(voices.say(N_("Name and function")), voices.say(N_("Body represented")), voices.say(N_("Answer"))),
        groups=tuple(_groups(paper, voices)),
    )
    if course is not None and course.late:
        names = ", ".join(line.name or "–" for line in course.late)
        yield SmallNote(text=voices.say(N_("Kept, and not counted as not in time: {names}."), names=names))


def _side(one: SideTally, voices: Voices) -> Pair:
    counts = voices.two(lambda t: tally_said(t, one.tally))
    return joined([voices.say(SIDE_LABELS[one.side]), both(*counts)], " – ")


def _groups(paper: CirculationPaper, voices: Voices) -> Iterator[AttendanceGroup]:
    """Under the name of each side, where the committee has two."""
    if len(paper.sender.committee.sides) < 2:
        yield AttendanceGroup(label=both("", ""), rows=tuple(_row(one, paper, voices) for one in paper.voters))
        return
    for side, label in SIDE_LABELS.items():
        rows = tuple(_row(one, paper, voices) for one in paper.voters if one.side is side)
        if rows:
            yield AttendanceGroup(label=voices.say(label), rows=rows)


def _row(line: CirculationVoter, paper: CirculationPaper, voices: Voices) -> AttendanceRow:
    course = paper.course
    late = course is not None and any(one.id == line.id for one in course.late)
    details = [voices.text(line.remark)] if line.remark else []
    if not line.may_vote:
        state = voices.say(N_("without vote"))
    else:
        state = both(*voices.two(lambda t: answer_said(t, line, late=late)))
    return AttendanceRow(
        name=line.name or both(*not_shared(voices)),
        function=voices.name(line.function),
        body=voices.name(line.body),
        state=state,
        details=tuple(details),
    )


def _signed(paper: CirculationPaper, voices: Voices, options: PaperOptions) -> Iterator[Block]:
    """Once it is closed, by those who preside over the committee."""
    closed = paper.circulation.closed_on
    if closed is not None and paper.signers:
        prevailing: SourceText | None = paper.statutes.prevails if paper.statutes is not None else None
        signed = signatures(paper.signers, SigningMeeting(on=closed), prevailing, voices, options.layout)
        yield replace(signed, place_and_date=voices.say(N_("Place and date:")))
