"""How do minutes go out for remarks: as a draft on every page, with numbers by which a passage can be named?"""

import datetime as dt

from ctj_desktop.documents import minutes
from ctj_desktop.documents.blocks import Block, Document, Notice, Pair, Title
from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.minutes import MinutesPaper, Numbers
from ctj_desktop.documents.papers import PaperOptions, Voices
from ctj_desktop.domain.record import NamedValue, replace
from ctj_desktop.domain.texts import Language
from ctj_desktop.i18n import N_, Translator

STANDING = N_("Draft – remarks until {date}")
NO_LONGER = N_("Draft for remarks")


class CirculationCopy(NamedValue):
    """The minutes as they go out: by their blocks the numbers of the passages, until when, where remarks go.

    Until no round was opened there is no last day.
    """

    minutes: MinutesPaper
    numbers: Numbers
    until: dt.date | None = None
    back_to: str = ""


def document(paper: CirculationCopy, french: Translator, german: Translator, options: PaperOptions) -> Document:
    """The minutes as blocks, with how to name a passage below their title."""
    voices = Voices(french, german, paper.minutes.sender.committee.inclusive)
    made = minutes.document(paper.minutes, french, german, replace(options, draft=True), paper.numbers)
    standing = standing_words(paper.until, voices)
    facts = replace(
        made.facts,
        identity=f"{made.facts.identity} {paper.until}",
        standing=in_layout(standing, options.layout),
    )
    return Document(
        facts=facts, blocks=tuple(part for block in made.blocks for part in _with_note(block, paper, voices))
    )


def standing_words(until: dt.date | None, voices: Voices) -> Pair:
    """`Projet – remarques jusqu’au 3 mars 2027`."""
    if until is None:
        return voices.say(NO_LONGER)
    return voices.say(STANDING, date=voices.two(lambda t: t.date_long(until)))


def in_layout(pair: Pair, layout: Layout) -> str:
    """What stands once on a page, in the languages that it has."""
    if layout in (Layout.FR, Layout.DE):
        return pair.side(Language.DE if layout is Layout.DE else Language.FR).text
    return " / ".join(dict.fromkeys((pair.fr.text, pair.de.text)))


def _with_note(block: Block, paper: CirculationCopy, voices: Voices) -> tuple[Block, ...]:
    if not isinstance(block, Title):
        return (block,)
    said = voices.say(N_("Passages are numbered: please name the number with each remark."))
    until = paper.until
    if until is not None and paper.back_to:
        said = voices.say(
            N_("Passages are numbered: please send your remarks with these numbers by {date} to {whom}."),
            date=voices.two(lambda t: t.date_long(until)),
            whom=paper.back_to,
        )
    elif until is not None:
        said = voices.say(
            N_("Passages are numbered: please send your remarks with these numbers by {date}."),
            date=voices.two(lambda t: t.date_long(until)),
        )
    return block, Notice(text=said)
