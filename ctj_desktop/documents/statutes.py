"""How is it said on paper what the statutes of a committee rule, to be read beside their own text?"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from typing import Final
from uuid import UUID

from ctj_desktop.documents.blocks import Block, Document, Heading, Listing, Pair, Paragraph, Title
from ctj_desktop.documents.inline import both
from ctj_desktop.documents.papers import (
    PaperOptions,
    Sender,
    Voices,
    articles,
    joined,
    letterhead,
    notices,
    paper_facts,
    which_version,
)
from ctj_desktop.domain.ids import CollegeId
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.statutes import DecisionRule, SittingRule, Statutes, StatutesArticle
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.statutes import RuleSaid, silences, version_said

HEADINGS: Final[Mapping[str, str]] = {
    "quorum": N_("Quorum"),
    "notice": N_("Notice of meetings"),
    "proxies": N_("Proxies"),
    "second_call": N_("Second call"),
    "postal": N_("Votes of those who are away"),
    "circulation": N_("Decisions in writing"),
    "papers": N_("Papers and numbers"),
    "decision": N_("Rules of decision"),
    "sitting": N_("Rules for kinds of meeting"),
}
"""By the part of which sentences speak; what stands in one part of the sheet stands below one heading."""
OF_PAPERS: Final = frozenset({"languages", "numbering", "prevailing"})


class StatutesPaper(NamedValue):
    """The version in force on a day with its rules; `version` is None where none is entered."""

    sender: Sender
    on: dt.date
    version: Statutes | None = None
    rules: tuple[DecisionRule, ...] = ()
    own: tuple[SittingRule, ...] = ()
    articles: tuple[StatutesArticle, ...] = ()
    colleges: tuple[tuple[CollegeId, Bilingual], ...] = ()


def document(paper: StatutesPaper, french: Translator, german: Translator, options: PaperOptions) -> Document:
    """The sentences as blocks."""
    voices = Voices(french, german)
    title, short = voices.say(N_("Statutes in plain sentences")), voices.say(N_("Statutes"))
    day = paper.on.isoformat()
    nothing = voices.say(N_("No statutes are entered for this day: decisions are taken by consensus, without quorum."))
    return Document(
        facts=paper_facts(paper.sender, short, "SP", options, about=day, identity=f"{paper.sender.committee.id} {day}"),
        blocks=(
            letterhead(paper.sender, voices),
            Title(title=title, subtitle=_subtitle(paper, voices), meta=_meta(voices, options)),
            *notices(options, voices),
            *(_sentences(paper, paper.version, voices) if paper.version is not None else [Paragraph(text=nothing)]),
        ),
    )


def _subtitle(paper: StatutesPaper, voices: Voices) -> Pair:
    as_of = voices.say(N_("As of {date}"), date=voices.two(lambda t: t.date_long(paper.on)))
    named = voices.own_name(paper.version.title) if paper.version is not None else None
    return joined([named, as_of], " · ") if named is not None else as_of


def _meta(voices: Voices, options: PaperOptions) -> Pair:
    printed = voices.two(lambda t: t.date_long(options.printed_on))
    drawn_up = voices.say(N_("Drawn up on {date}"), date=printed)
    beside = voices.say(N_("to be read beside the text of the statutes"))
    return joined([*which_version(options, voices), drawn_up, beside], " · ")


def _sentences(paper: StatutesPaper, version: Statutes, voices: Voices) -> Iterator[Block]:
    """Part by part, then what is not said."""
    names: dict[UUID, Bilingual] = dict(paper.colleges)
    said = _in_both(voices, lambda t: version_said(t, version, paper.rules, paper.own, names))
    for heading, lines in groupby(said, key=lambda line: _heading(line[0])):
        yield Heading(text=voices.say(HEADINGS[heading]))
        yield Listing(entries=tuple(text for _part, text in lines))
    missing = _in_both(voices, lambda t: silences(t, version, paper.rules))
    if missing:
        yield Heading(text=voices.say(N_("What the statutes do not say")))
        yield Listing(entries=tuple(text for _part, text in missing))
    if paper.articles:
        yield Heading(text=voices.say(N_("Wording of the articles")))
    for article in paper.articles:
        yield Heading(text=both(*articles(article.number)), level=3)
        yield Paragraph(text=voices.text(article.text, marks=True))


def _in_both(voices: Voices, say: Callable[[Translator], list[RuleSaid]]) -> list[tuple[str, Pair]]:
    french, german = say(voices.french), say(voices.german)
    return [(fr.part, both(fr.text, de.text)) for fr, de in zip(french, german, strict=True)]


def _heading(part: str) -> str:
    return "papers" if part in OF_PAPERS else part.partition(".")[0]
