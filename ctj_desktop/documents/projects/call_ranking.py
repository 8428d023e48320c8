"""How is it said for a meeting in which order the committee puts the projects of a call?"""

from collections.abc import Iterator

from ctj_desktop.documents.blocks import (
    Block,
    Document,
    FactTable,
    FigureLine,
    FigureTable,
    Heading,
    Pair,
    Paragraph,
    SmallNote,
)
from ctj_desktop.documents.inline import both
from ctj_desktop.documents.papers import PaperOptions, Voices, joined, letterhead, notices, paper_facts
from ctj_desktop.documents.projects.call import (
    CallOnPaper,
    PaperCallProject,
    call_title,
    project_facts,
    rules_said,
    said_by_rules,
)
from ctj_desktop.documents.projects.facts import sums_said
from ctj_desktop.documents.projects.figures import NOTHING, PaperFigures
from ctj_desktop.domain.funding.rates import Sums
from ctj_desktop.domain.funding.verdicts import RuleState
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.projects.calls import dates_text


def document(paper: CallOnPaper, french: Translator, german: Translator, options: PaperOptions) -> Document:
    """The ranking as blocks."""
    voices = Voices(french, german, paper.sender.committee.inclusive)
    title, call = voices.say(N_("Ranking of the projects")), paper.call
    identity = f"{paper.sender.committee.id} {call.id}"
    return Document(
        facts=paper_facts(paper.sender, title, "CLA", options, about=call.code, identity=identity),
        blocks=(
            letterhead(paper.sender, voices),
            call_title(title, paper, voices),
            *notices(options, voices),
            *_about(paper, voices),
            *_body(paper, voices, PaperFigures(voices, options.layout)),
        ),
    )


def _about(paper: CallOnPaper, voices: Voices) -> Iterator[Block]:
    rows = []
    if dates_text(voices.french, paper.call):
        rows.append((voices.say(N_("Call for projects")), both(*voices.two(lambda t: dates_text(t, paper.call)))))
    money = ((N_("Fund of the call"), paper.fund), (N_("Left of the fund"), paper.left))
    for label, sums in money:
        if paper.funders and sums is not None:
            rows.append((voices.say(label), both(*sums_said(voices, sums)) if sums != Sums() else NOTHING))
    rows += said_by_rules(paper, voices)
    if rows:
        yield FactTable(rows=tuple(rows))


def _body(paper: CallOnPaper, voices: Voices, figures: PaperFigures) -> Iterator[Block]:
    ranked = [one for one in paper.projects if one.place is not None]
    others = [one for one in paper.projects if one.place is None]
    if not paper.projects:
        yield Paragraph(text=voices.say(N_("No project answers this call yet.")))
    if ranked:
        yield Heading(text=voices.say(N_("In order of rank")))
        yield FigureTable(heads=_heads(voices), rows=tuple(_ranked(ranked, voices, figures)))
    if others:
        yield Heading(text=voices.say(N_("Without a rank")))
        yield FigureTable(heads=_heads(voices), rows=tuple(_line(one, (NOTHING,), voices, figures) for one in others))
    if paper.projects:
        yield SmallNote(
            text=voices.say(N_("The committee is free to decide otherwise. What is asked for is added up in order."))
        )


def _heads(voices: Voices) -> tuple[Pair, ...]:
    return tuple(map(voices.say, (N_("Project"), N_("Points"), N_("Requested"), N_("Added up"))))


def _ranked(projects: list[PaperCallProject], voices: Voices, figures: PaperFigures) -> Iterator[FigureLine]:
    so_far = Sums()
    for one in projects:
        so_far = so_far + one.figures.requested
        yield _line(one, figures.lines(so_far), voices, figures)


def _line(one: PaperCallProject, added_up: tuple[Pair, ...], voices: Voices, figures: PaperFigures) -> FigureLine:
    points = one.points
    return FigureLine(
        number=str(one.place) if one.place is not None else "",
        name=voices.text(one.title),
        details=(project_facts(one, voices), *_found(one, voices), *_note(one, voices)),
        figures=(
            (figures.said(lambda t: t.number(points)) if points is not None else NOTHING,),
            figures.lines(one.figures.requested),
            added_up,
        ),
    )


def _found(one: PaperCallProject, voices: Voices) -> Iterator[Pair]:
    """How many rules are kept and are not, then those that are not."""
    said = rules_said(one, voices)
    if said is not None:
        yield said
    failing = [voices.text(verdict.rule.text) for verdict in one.found.of(RuleState.FAILS)] if one.found else []
    if failing:
        yield joined([voices.say(N_("Not kept:")), joined(failing, " / ")], " ")


def _note(one: PaperCallProject, voices: Voices) -> Iterator[Pair]:
    if one.note.says_something():
        yield voices.text(one.note)
