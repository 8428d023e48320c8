"""What of a closed item stays with the committee, and what does everybody read who receives the agenda?

The item itself stands on the agenda: its number, title, kind and presenter, how long it takes and what became of it
without names (exchange/FORMAT.md 1.2). What it is about is kept apart: its papers and files, minutes, decisions,
votes and tasks as restricted twins, and there is no other place for words. Whoever closes an item moves what is said
in these fields into its minutes; a recusal from it keeps no reason.
"""

from collections.abc import Iterable
from typing import Final

from ctj_desktop.domain.ids import AgendaItemId
from ctj_desktop.domain.marks import without_marks
from ctj_desktop.domain.records.meetings import AgendaItem
from ctj_desktop.domain.texts import Language

SAID_INSIDE: Final = ("note", "proposed_decision", "late_reason")
"""Fields of an item that say what it is about: a closed one has none."""
ON_THE_AGENDA: Final = ("title", "presenter")
"""Fields of words that everybody reads, closed or not."""


def lines_of(item: AgendaItem) -> frozenset[str]:
    """Every word that a closed item shows on the agenda, as it is typed and as the history calls it."""
    shown = (getattr(item, name).text(language) for name in ON_THE_AGENDA for language in (Language.FR, Language.DE))
    return frozenset(said for text in shown for said in (text, without_marks(text)) if said)


def says_too_much(item: AgendaItem) -> tuple[str, ...]:
    """Which fields say what a closed item is about."""
    return tuple(name for name in SAID_INSIDE if getattr(item, name))


def closed_with_parents(items: Iterable[AgendaItem]) -> frozenset[AgendaItemId]:
    """The items treated behind closed doors, with what stands below them."""
    found = list(items)
    closed = {item.id for item in found if item.closed}
    return frozenset(item.id for item in found if item.closed or item.parent in closed)
