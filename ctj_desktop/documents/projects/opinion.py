"""How does a committee say its opinion on a project, or prepare it?

Before an opinion is recorded the paper prepares it: what is asked, by whom, what speaks for and against the rules, who
may have to stand back, and which decision is proposed. After it says the opinion with its decision and its conditions.
"""

import datetime as dt
from collections.abc import Iterator

from ctj_desktop.documents.blocks import (
    Block,
    DecisionBlock,
    Document,
    Heading,
    Listing,
    Notice,
    Pair,
    Paragraph,
    SmallNote,
    Title,
)
from ctj_desktop.documents.inline import alike, both
from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.papers import PaperOptions, Voices, joined, letterhead, notices, paper_facts
from ctj_desktop.documents.projects.facts import (
    PaperOpinion,
    ProjectOnPaper,
    conditions,
    identity,
    kind_said,
    long_day,
    partners,
)
from ctj_desktop.documents.projects.plan import plan
from ctj_desktop.documents.signing import Signer, SigningMeeting, signatures
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.records.statutes import SourceText
from ctj_desktop.domain.records.voting import Decision
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.words import word


class PaperVerdict(NamedValue):
    """What a rule of the call says of the project, as a sentence in both languages; `confirmed` by a source."""

    rule: Bilingual
    french: str
    german: str
    confirmed: bool = True


class OpinionPaper(NamedValue):
    """A project with the opinion on it, or without one what prepares it.

    `provisional`: the minutes of the meeting that decided are not approved yet; `approved` is the day on which they
    were. `recused` are those who stood back; `to_recuse` those who may have to, each with why.
    """

    project: ProjectOnPaper
    opinion: PaperOpinion | None = None
    decision: Decision | None = None
    meeting: Meeting | None = None
    town: Bilingual = NO_TEXT
    provisional: bool = False
    approved: dt.date | None = None
    proposed: Bilingual = NO_TEXT
    note: Bilingual = NO_TEXT
    verdicts: tuple[PaperVerdict, ...] = ()
    recused: tuple[str, ...] = ()
    to_recuse: tuple[tuple[str, Bilingual], ...] = ()
    signers: tuple[Signer, ...] = ()
    prevailing: SourceText | None = None


def document(paper: OpinionPaper, french: Translator, german: Translator, options: PaperOptions) -> Document:
    """The opinion, or its preparation, as blocks."""
    voices = Voices(french, german, paper.project.sender.committee.inclusive)
    title, shown = _called(paper, voices), paper.project
    body = (
        _given(paper, paper.opinion, voices, options)
        if paper.opinion is not None
        else _prepared(paper, voices, options.layout)
    )
    return Document(
        facts=paper_facts(
            shown.sender,
            title,
            "AV",
            options,
            about=shown.number,
            identity=f"{shown.project.id} {paper.opinion.opinion.id if paper.opinion is not None else ''}",
        ),
        blocks=(
            letterhead(shown.sender, voices),
            _title(paper, voices, options),
            *notices(options, voices),
            *body,
        ),
    )


def _called(paper: OpinionPaper, voices: Voices) -> Pair:
    if paper.opinion is None:
        return voices.say(N_("Preparation of the opinion"))
    return voices.say(N_("Opinion of the committee"))


def _title(paper: OpinionPaper, voices: Voices, options: PaperOptions) -> Title:
    meta = [alike(paper.project.number)]
    meeting = paper.meeting
    if meeting is not None:
        meta.append(_meeting(meeting, voices))
    meta.append(voices.say(N_("Drawn up on {date}"), date=long_day(voices, options.printed_on)))
    return Title(
        title=_called(paper, voices),
        subtitle=voices.text(paper.project.project.title),
        meta=joined(meta, " · "),
    )


def _meeting(meeting: Meeting, voices: Voices) -> Pair:
    day = meeting.on
    date = long_day(voices, day) if day is not None else voices.two(lambda t: t("(date to be fixed)"))
    if meeting.number:
        return voices.say(N_("meeting {number} of {date}"), number=meeting.number, date=date)
    return voices.say(N_("meeting of {date}"), date=date)


def _given(paper: OpinionPaper, one: PaperOpinion, voices: Voices, options: PaperOptions) -> Iterator[Block]:
    if paper.provisional:
        yield Notice(text=voices.say(N_("The minutes are not approved yet: this opinion is provisional.")))
    yield Paragraph(text=_sentence(paper, one, voices))
    decision = paper.decision
    if decision is not None:
        yield Heading(text=voices.say(N_("What was decided")))
        yield DecisionBlock(
            heading=voices.say(N_("Decision {number}"), number=decision.number or "–"),
            text=voices.text(decision.text, marks=True),
            result=_result(decision, voices),
        )
    if one.conditions:
        yield Heading(text=voices.say(N_("Conditions")))
        yield from conditions(one.conditions, voices)
    elif one.opinion.conditions.says_something():
        yield Heading(text=voices.say(N_("Conditions")))
        yield Paragraph(text=voices.text(one.opinion.conditions))
    if paper.recused:
        yield Heading(text=voices.say(N_("Stood back")))
        yield Listing(entries=tuple(alike(name) for name in paper.recused))
    yield from _about(paper, voices)
    if paper.signers:
        day = (paper.meeting.on if paper.meeting is not None else None) or one.opinion.on
        sitting = SigningMeeting(town=paper.town, on=day, approved=paper.approved)
        yield signatures(paper.signers, sitting, paper.prevailing, voices, options.layout)


def _sentence(paper: OpinionPaper, one: PaperOpinion, voices: Voices) -> Pair:
    kind = kind_said(one.opinion, voices)
    title = voices.two(lambda t: t.quote(paper.project.project.title.or_other(t.language)))
    said = (kind.fr.text, kind.de.text)
    if one.opinion.on is None:
        return voices.say(N_("Opinion on the project {title}: **{kind}**."), title=title, kind=said)
    return voices.say(
        N_("Opinion of {date} on the project {title}: **{kind}**."),
        date=long_day(voices, one.opinion.on),
        title=title,
        kind=said,
    )


def _result(decision: Decision, voices: Voices) -> tuple[Pair, ...]:
    result = decision.result
    return (both(*voices.two(lambda t: word(t, result))),) if result is not None else ()


def _prepared(paper: OpinionPaper, voices: Voices, layout: Layout) -> Iterator[Block]:
    if paper.project.project.summary.says_something():
        yield Paragraph(text=voices.text(paper.project.project.summary))
    yield from _about(paper, voices)
    yield from partners(paper.project, voices)
    yield from plan(paper.project, voices, layout)
    if paper.verdicts:
        yield Heading(text=voices.say(N_("Rules of the call")))
        yield Listing(
            entries=tuple(
                joined([voices.text(one.rule), both(one.french, one.german)], " – ") for one in paper.verdicts
            )
        )
    if paper.to_recuse:
        yield Heading(text=voices.say(N_("May have to stand back")))
        yield Listing(
            entries=tuple(
                joined([alike(name), voices.text(why)], " – ") if why.says_something() else alike(name)
                for name, why in paper.to_recuse
            )
        )
    if paper.note.says_something():
        yield Heading(text=voices.say(N_("For the meeting")))
        yield Paragraph(text=voices.text(paper.note))
    if paper.proposed.says_something():
        yield Heading(text=voices.say(N_("Proposed decision")))
        yield Paragraph(text=voices.text(paper.proposed), kept=True)
    yield SmallNote(text=voices.say(N_("The committee is free to decide otherwise.")))


def _about(paper: OpinionPaper, voices: Voices) -> Iterator[Block]:
    facts = identity(paper.project, voices)
    if facts is not None:
        yield Heading(text=voices.say(N_("The project")))
        yield facts
