"""How is the programme of a thematic morning said: when and where, on what, who speaks?"""

from collections.abc import Iterator

from ctj_desktop.documents.blocks import Block, Document, Heading, Listing, Notice, Paragraph
from ctj_desktop.documents.mornings.facts import MorningOnPaper, identity, morning_facts, morning_title, passage, who
from ctj_desktop.documents.papers import PaperOptions, Voices, letterhead, notices
from ctj_desktop.domain.records.resources import MatineeRole, MatineeState
from ctj_desktop.i18n import N_, Translator


def document(paper: MorningOnPaper, french: Translator, german: Translator, options: PaperOptions) -> Document:
    """The programme as blocks."""
    voices = Voices(french, german, paper.sender.committee.inclusive)
    title = voices.say(N_("Programme of the morning"))
    return Document(
        facts=morning_facts(paper, voices.say(N_("Programme")), "PM", options),
        blocks=(
            letterhead(paper.sender, voices),
            morning_title(paper, title, voices),
            *notices(options, voices),
            *called_off(paper, voices),
            *identity(paper, voices),
            *_programme(paper, voices),
            *_people(paper, MatineeRole.SPEAKER, N_("Who speaks"), voices),
            *_people(paper, MatineeRole.HOST, N_("Who welcomes"), voices),
        ),
    )


def called_off(paper: MorningOnPaper, voices: Voices) -> Iterator[Block]:
    """That it does not take place, with the reason."""
    if paper.matinee.state is MatineeState.CANCELLED:
        yield Notice(text=voices.say(N_("This thematic morning is cancelled.")))
        if paper.matinee.reason.says_something():
            yield Paragraph(text=voices.text(paper.matinee.reason))


def _programme(paper: MorningOnPaper, voices: Voices) -> Iterator[Block]:
    text = paper.matinee.programme
    if text.says_something():
        yield from passage(N_("Programme"), text, voices)
    else:
        held = paper.matinee.state is MatineeState.HELD
        said = N_("No programme of it is entered.") if held else N_("The programme is not fixed yet.")
        yield Paragraph(text=voices.say(said))


def _people(paper: MorningOnPaper, role: MatineeRole, heading: str, voices: Voices) -> Iterator[Block]:
    found = tuple(who(one, voices) for one in paper.listed if one.role is role)
    if found:
        yield Heading(text=voices.say(heading))
        yield Listing(entries=found)
