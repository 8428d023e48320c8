"""How is a project said on one sheet: what it wants, who does it, what it costs, and how far it has come?"""

from collections.abc import Iterator

from ctj_desktop.documents.blocks import Block, Document, Heading, Listing, Paragraph, Title
from ctj_desktop.documents.inline import alike, both
from ctj_desktop.documents.papers import PaperOptions, Voices, joined, letterhead, notices, paper_facts
from ctj_desktop.documents.projects.facts import (
    ProjectOnPaper,
    conditions,
    identity,
    indicators,
    kind_said,
    long_day,
    partners,
)
from ctj_desktop.documents.projects.plan import plan
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.words import word


def document(paper: ProjectOnPaper, french: Translator, german: Translator, options: PaperOptions) -> Document:
    """The sheet as blocks."""
    voices = Voices(french, german, paper.sender.committee.inclusive)
    title = voices.say(N_("Project sheet"))
    facts = identity(paper, voices)
    return Document(
        facts=paper_facts(paper.sender, title, "FP", options, about=paper.number, identity=str(paper.project.id)),
        blocks=(
            letterhead(paper.sender, voices),
            _title(paper, voices, options),
            *notices(options, voices),
            *([Paragraph(text=voices.text(paper.project.summary))] if paper.project.summary else []),
            *([facts] if facts is not None else []),
            *_content(paper, voices),
            *partners(paper, voices),
            *plan(paper, voices, options.layout),
            *indicators(paper, voices),
            *_opinions(paper, voices),
            *_way(paper, voices),
        ),
    )


def _title(paper: ProjectOnPaper, voices: Voices, options: PaperOptions) -> Title:
    drawn = voices.say(N_("Drawn up on {date}"), date=long_day(voices, options.printed_on))
    stage = voices.name(paper.stage)
    meta = [alike(paper.number), *([stage] if stage is not None else []), drawn]
    return Title(
        title=voices.say(N_("Project sheet")), subtitle=voices.text(paper.project.title), meta=joined(meta, " · ")
    )


def _content(paper: ProjectOnPaper, voices: Voices) -> Iterator[Block]:
    project = paper.project
    texts = (
        (N_("Description"), project.description),
        (N_("Objectives"), project.objectives),
        (N_("Cross-border added value"), project.added_value),
    )
    for heading, text in texts:
        if text.says_something():
            yield Heading(text=voices.say(heading))
            yield Paragraph(text=voices.text(text))
    if project.criteria or project.criteria_note.says_something():
        yield Heading(text=voices.say(N_("Criteria of cooperation")))
        if project.criteria:
            yield Listing(
                entries=tuple(
                    both(word(voices.french, criterion), word(voices.german, criterion))
                    for criterion in project.criteria
                )
            )
        if project.criteria_note.says_something():
            yield Paragraph(text=voices.text(project.criteria_note))


def _opinions(paper: ProjectOnPaper, voices: Voices) -> Iterator[Block]:
    if not paper.opinions and not paper.conditions:
        return
    yield Heading(text=voices.say(N_("Opinion of the committee")))
    for one in paper.opinions:
        parts = [kind_said(one.opinion, voices)]
        if one.opinion.on is not None:
            parts.append(both(*long_day(voices, one.opinion.on)))
        if one.decision:
            parts.append(voices.say(N_("decision {number}"), number=one.decision))
        yield Paragraph(text=joined(parts, " · "))
        yield from conditions(one.conditions, voices)
    if paper.conditions:
        yield Heading(text=voices.say(N_("Other conditions")), level=3)
        yield from conditions(paper.conditions, voices)


def _way(paper: ProjectOnPaper, voices: Voices) -> Iterator[Block]:
    if not paper.moves:
        return
    yield Heading(text=voices.say(N_("Way so far")))
    entries = []
    for move in paper.moves:
        parts = [both(*long_day(voices, move.on))]
        stage = voices.name(move.stage)
        parts += [stage] if stage is not None else []
        parts += [voices.text(move.reason)] if move.reason.says_something() else []
        entries.append(joined(parts, " · "))
    yield Listing(entries=tuple(entries))
