"""How is a letter of the secretariats said on paper, in the language of its reader?"""

import datetime as dt
from collections.abc import Iterator

from ctj_desktop.documents.blocks import (
    Block,
    Document,
    FactTable,
    LetterBeginning,
    Pair,
    PaperFacts,
    Paragraph,
    Run,
    Signatory,
    Signatures,
    SmallNote,
    Title,
    Words,
)
from ctj_desktop.documents.inline import words
from ctj_desktop.documents.papers import PaperOptions, Sender, Voices, letterhead, notices, paper_facts
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.texts import Language
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.postal_address import town_in

ENCLOSED = N_("Enclosed with this letter")


class LetterPaper(NamedValue):
    """Everything a letter prints; paragraphs of the text are parted by empty lines, `signers` are name and function.

    `facts` are labels with what they say; they stand in the place of the paragraph `facts_at`, else after the last.
    `enclosed` is what goes with it.
    """

    sender: Sender
    language: Language
    dated: dt.date
    address: tuple[str, ...]
    country: Side
    subject: str
    text: str
    signers: tuple[tuple[str, str], ...] = ()
    identity: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    facts_at: int | None = None
    enclosed: tuple[str, ...] = ()


def document(paper: LetterPaper, french: Translator, german: Translator, options: PaperOptions) -> Document:
    """The letter as blocks; `options.layout` is its language."""
    voices = Voices(french, german, paper.sender.committee.inclusive)
    t = german if paper.language is Language.DE else french

    def said(text: str) -> Pair:
        spoken: Words = words(text, paper.language, polish=t.polish)
        return Pair(spoken, spoken)

    subject = said(paper.subject)
    day = paper.dated.isoformat()
    people = tuple(Signatory(name=name, function=said(function)) for name, function in paper.signers)
    label, enclosed = Words((Run(text=t(ENCLOSED), strong=True),), paper.language), said(" · ".join(paper.enclosed))
    return Document(
        facts=paper_facts(paper.sender, subject, "L", options, about=day, identity=f"{paper.identity} {day}"),
        blocks=(
            letterhead(paper.sender, voices),
            LetterBeginning(
                address=paper.address,
                to_the_left=paper.country is Side.CH,
                dated=said(_place_and_day(paper, t)),
                subject=subject,
            ),
            *notices(options, voices),
            *_text(
                [Paragraph(text=said(part)) for part in paper.text.split("\n\n") if part.strip()],
                tuple((said(name), said(fact)) for name, fact in paper.facts),
                paper.facts_at,
            ),
            *((Signatures(place_and_date=None, people=people),) if people else ()),
            *((SmallNote(text=Pair(label, label)), SmallNote(text=enclosed)) if paper.enclosed else ()),
        ),
    )


def _place_and_day(paper: LetterPaper, t: Translator) -> str:
    """`Pontarlier, le 24 février 2027`, where the secretariat of the reader's side is; without a town the day alone."""
    offices = sorted(paper.sender.secretariats, key=lambda one: one.side is not paper.country)
    town = next((town for one in offices if (town := town_in(one.lines))), "")
    day = t.date_long(paper.dated)
    return t(N_("{place}, {date}")).format(place=town, date=day) if town else day


def _text(paragraphs: list[Paragraph], facts: tuple[tuple[Pair, Pair], ...], place: int | None) -> Iterator[Block]:
    """The paragraphs, with the facts in their place."""
    table = [FactTable(rows=facts)] if facts else []
    cut = len(paragraphs) if place is None else place
    yield from paragraphs[:cut]
    yield from table
    yield from paragraphs[cut:]


def letters_facts(
    sender: Sender, title: str, french: Translator, german: Translator, options: PaperOptions
) -> PaperFacts:
    """Of a file that holds several letters, under a title marked with N_."""
    day = options.printed_on.isoformat()
    said = Voices(french, german).say(title)
    return paper_facts(sender, said, "LT", options, about=day, identity=f"{sender.committee.id} {day}")


def nobody_to_write_to(
    sender: Sender,
    title: str,
    french: Translator,
    german: Translator,
    options: PaperOptions,
    said: str = N_("There is no body to write to about a mandate."),
) -> Document:
    """The page that stands where there is no letter to write."""
    voices = Voices(french, german, sender.committee.inclusive)
    date = voices.two(lambda t: t.date_long(options.printed_on))
    return Document(
        facts=letters_facts(sender, title, french, german, options),
        blocks=(
            letterhead(sender, voices),
            Title(title=voices.say(title), subtitle=voices.say(N_("As of {date}"), date=date)),
            Paragraph(text=voices.say(said)),
        ),
    )
