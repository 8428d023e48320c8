"""What does a public version say instead of what it leaves out, and what does it leave out?

Read from its blocks, so that the list beside the paper cannot differ from the one on it.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ctj_desktop.documents.blocks import Block, Document, Heading, Listing, Pair, SmallNote
from ctj_desktop.documents.papers import Sender, Voices
from ctj_desktop.domain.records.meetings import AgendaItem
from ctj_desktop.i18n import N_


def closed_title(item: AgendaItem, sender: Sender, voices: Voices) -> Pair:
    """What a public version calls a closed item: its title if the committee wishes it, else only what it is."""
    return voices.text(item.title) if sender.committee.closed_titles else voices.say(N_("Behind closed doors"))


def left_out_list(lines: Sequence[Pair], voices: Voices) -> Iterator[Block]:
    """What a public version ends in: the list, or that nothing was left out."""
    if not lines:
        yield SmallNote(text=voices.say(N_("Nothing was left out of this version.")))
        return
    yield Heading(text=voices.say(N_("Left out of this version")))
    yield Listing(entries=tuple(lines))


def left_out(document: Document, voices: Voices) -> tuple[Pair, ...]:
    """What the paper itself lists as left out."""
    if document.parts:
        return tuple(line for part in document.parts for line in left_out(part.document, voices))
    listed = voices.say(N_("Left out of this version"))
    for block, following in pairwise(document.blocks):
        if isinstance(block, Heading) and isinstance(following, Listing) and block.text == listed:
            return following.entries
    return ()
