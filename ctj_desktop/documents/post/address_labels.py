"""Which addresses stand on sheets of labels, and on which label does the first one stand?"""

import datetime as dt

from ctj_desktop.documents.blocks import AddressLabels, Document, LabelFormat, Paragraph, SmallNote, Title
from ctj_desktop.documents.inline import alike
from ctj_desktop.documents.papers import PaperOptions, Sender, Voices, letterhead, paper_facts
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.i18n import N_, Translator

NOBODY = N_("Nobody is to be written to by post.")
NO_ADDRESS = N_("Nobody who is to be written to has an address.")


class LabelsPaper(NamedValue):
    """The lines of each address in the order of the labels, and the names of those who have none."""

    sender: Sender
    on: dt.date
    labels: tuple[tuple[str, ...], ...] = ()
    unaddressed: tuple[str, ...] = ()
    label_format: LabelFormat = LabelFormat.THREE_BY_EIGHT
    start: int = 1


def document(paper: LabelsPaper, french: Translator, german: Translator, options: PaperOptions) -> Document:
    """The labels as blocks; where nobody has an address, a page says so."""
    voices = Voices(french, german, paper.sender.committee.inclusive)
    title, day = voices.say(N_("Address labels")), paper.on.isoformat()
    identity = f"{paper.sender.committee.id} {day}"
    facts = paper_facts(paper.sender, title, "ETI", options, about=day, identity=identity)
    if not paper.labels:
        nobody = Paragraph(text=voices.say(NO_ADDRESS if paper.unaddressed else NOBODY))
        subtitle = voices.say(N_("As of {date}"), date=voices.two(lambda t: t.date_long(paper.on)))
        names = [SmallNote(text=alike(", ".join(paper.unaddressed)))] if paper.unaddressed else []
        head = (letterhead(paper.sender, voices), Title(title=title, subtitle=subtitle))
        return Document(facts=facts, blocks=(*head, nobody, *names))
    block = AddressLabels(
        labels=paper.labels, unaddressed=paper.unaddressed, label_format=paper.label_format, start=paper.start
    )
    return Document(facts=facts, blocks=(block,))
