"""How is a letter of the secretariats said on paper, in the language of its reader?"""

import datetime as dt

from ctj_desktop.documents.blocks import (
    Document,
    LetterBeginning,
    Pair,
    PaperFacts,
    Paragraph,
    Signatory,
    Signatures,
    Title,
    Words,
)
from ctj_desktop.documents.inline import words
from ctj_desktop.documents.papers import PaperOptions, Sender, Voices, letterhead, notices, paper_facts
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.texts import Language
from ctj_desktop.i18n import N_, Translator


class LetterPaper(NamedValue):
    """Everything a letter prints; paragraphs of the text are parted by empty lines, `signers` are name and function."""

    sender: Sender
    language: Language
    dated: dt.date
    address: tuple[str, ...]
    country: Side
    subject: str
    text: str
    signers: tuple[tuple[str, str], ...] = ()
    identity: str = ""


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
    return Document(
        facts=paper_facts(paper.sender, subject, "L", options, about=day, identity=f"{paper.identity} {day}"),
        blocks=(
            letterhead(paper.sender, voices),
            LetterBeginning(
                address=paper.address,
                to_the_left=paper.country is Side.CH,
                dated=said(t.date_long(paper.dated)),
                subject=subject,
            ),
            *notices(options, voices),
            *(Paragraph(text=said(part)) for part in paper.text.split("\n\n") if part.strip()),
            *((Signatures(place_and_date=None, people=people),) if people else ()),
        ),
    )


def letters_facts(
    sender: Sender, title: str, french: Translator, german: Translator, options: PaperOptions
) -> PaperFacts:
    """Of a file that holds several letters, under a title marked with N_."""
    day = options.printed_on.isoformat()
    said = Voices(french, german).say(title)
    return paper_facts(sender, said, "LT", options, about=day, identity=f"{sender.committee.id} {day}")


def nobody_to_write_to(
    sender: Sender, title: str, french: Translator, german: Translator, options: PaperOptions
) -> Document:
    """The page that stands where there is no letter to write."""
    voices = Voices(french, german, sender.committee.inclusive)
    date = voices.two(lambda t: t.date_long(options.printed_on))
    return Document(
        facts=letters_facts(sender, title, french, german, options),
        blocks=(
            letterhead(sender, voices),
            Title(title=voices.say(title), subtitle=voices.say(N_("As of {date}"), date=date)),
            Paragraph(text=voices.say(N_("There is no body to write to about a mandate."))),
        ),
    )
