"""What does whoever presides want to have at hand at an item?"""

from collections.abc import Iterable

from ctj_desktop.domain.ids import AgendaItemId, ChairNoteId, link_id
from ctj_desktop.domain.records.meetings import AgendaItem, ChairNote
from ctj_desktop.services.steps.change import save_derived
from ctj_desktop.services.steps.records import the, titled
from ctj_desktop.services.steps.refusals import NothingSaid
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit


@step
def keep_chair_note(unit: Unit, *, item: AgendaItemId, text: str) -> ChairNote:
    """Writes the note of an item, or over the one that is there; `NothingSaid` where it says nothing.

    It travels to the other secretariat and to the chair, never to the conference, and stands on no paper but the
    running sheet.
    """
    point = the(unit.store, AgendaItem, item)
    if not text.strip():
        raise NothingSaid
    unit.name(
        "chair_note.added" if chair_note(unit.store, item) is None else "chair_note.changed", **titled(point.title)
    )
    return save_derived(unit, ChairNote(id=note_id(item), home=point.home, item=item, text=text))


@step(after=("keep_chair_note",))
def remove_chair_note(unit: Unit, *, item: AgendaItemId) -> ChairNote:
    """Takes the note of an item away; undo brings it back."""
    point, stored = the(unit.store, AgendaItem, item), the(unit.store, ChairNote, note_id(item))
    unit.name("chair_note.deleted", **titled(point.title))
    unit.delete(stored)
    return stored


def chair_note(store: OpenFile, item: AgendaItemId) -> ChairNote | None:
    """The note of an item, if it has one."""
    return store.get(ChairNote, note_id(item))


def with_chair_note(store: OpenFile, items: Iterable[AgendaItemId]) -> frozenset[AgendaItemId]:
    """Those of some items that have one."""
    return frozenset(note.item for note in store.some(ChairNote, map(note_id, items)))


def note_id(item: AgendaItemId) -> ChairNoteId:
    """The same on every device on which the item gets its note."""
    return ChairNoteId(link_id("chair_note", item))
