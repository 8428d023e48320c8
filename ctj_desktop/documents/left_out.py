"""What does a public version leave out? Read from its blocks, so that the list cannot differ from the paper."""

from collections.abc import Iterator
from itertools import pairwise

from ctj_desktop.documents.blocks import Document, Heading, Listing, Notice, Pair
from ctj_desktop.documents.papers import Voices
from ctj_desktop.i18n import N_


def left_out(document: Document, voices: Voices) -> tuple[Pair, ...]:
    """Items treated behind closed doors, and what the paper itself lists as left out; of a public version."""
    return tuple(_left_out(document, voices))


def _left_out(document: Document, voices: Voices) -> Iterator[Pair]:
    closed = voices.say(N_("Treated behind closed doors."))
    listed = voices.say(N_("Left out of this version"))
    for block, following in pairwise(document.blocks):
        if not isinstance(block, Heading):
            continue
        if isinstance(following, Notice) and following.text == closed:
            yield block.text
        elif isinstance(following, Listing) and block.text == listed:
            yield from following.entries
