"""Which one record does a number, a code, a name or an id mean?"""

from collections.abc import Callable, Mapping
from typing import Any, Final, get_type_hints
from uuid import UUID

from ctj_desktop.domain.planning.item_numbers import as_written
from ctj_desktop.domain.record import Record
from ctj_desktop.domain.records.circulations import Circulation
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.kinds import KINDS
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.records.projects import Pipeline
from ctj_desktop.services.kinds.catalogue import BY_KIND, entry_of
from ctj_desktop.services.kinds.entry import FoundBy
from ctj_desktop.services.naming.refusals import Ambiguous, NothingNamed
from ctj_desktop.services.naming.same_records import shown_once
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries import named

OWNER_OF: Final[Mapping[Any, type[Record]]] = {get_type_hints(cls)["id"]: cls for cls in KINDS}


def look_up(store: OpenFile, cls: type[Record], text: str) -> UUID:
    """The id of the one record of this kind that `text` means.

    An id; a number, also as COMMITTEE/NUMBER; a code; MEETING/ITEM for an item of an agenda; ROUTE/STAGE for a stage
    whose code stands in several routes; CIRCULATION/NAME for whoever is asked by circulation; the full name of a
    person, the name or title of an organisation.
    `NothingNamed` or `Ambiguous` otherwise.
    """
    found = list(dict.fromkeys(_candidates(store, cls, text.strip())))
    if not found:
        raise NothingNamed(text[:60])
    if len(found) > 1:  # an id means its record, whatever stands for it
        found = shown_once(store, cls.kind, found)
    if len(found) > 1:
        raise Ambiguous(text[:60], tuple(map(str, found)))
    return found[0]


def look_up_any(store: OpenFile, text: str) -> tuple[type[Record], UUID]:
    """Whatever kind has this id, number or code: for `ctj show`.

    A committee and its territory often share a code; then the committee is meant, and the territory has its id.
    """
    found = [(cls, row) for cls in _searched(text) for row in dict.fromkeys(_candidates(store, cls, text.strip()))]
    if len(found) > 1:
        found = [(cls, row) for cls in dict.fromkeys(cls for cls, _ in found) for row in _once(store, cls, found)]
    if not found:
        raise NothingNamed(text[:60])
    meant = [(cls, row) for cls, row in found if cls is Committee] or found
    if len(meant) > 1:
        raise Ambiguous(text[:60], tuple(f"{cls.kind} {row}" for cls, row in meant))
    return meant[0]


def _once(store: OpenFile, cls: type[Record], found: list[tuple[type[Record], UUID]]) -> list[UUID]:
    return shown_once(store, cls.kind, (row for kind, row in found if kind is cls))


def _searched(text: str) -> tuple[type[Record], ...]:
    if _uuid(text):  # a private part has the id of its person, who is meant
        return tuple(cls for cls in KINDS if BY_KIND[cls.kind].part_of is None)
    return tuple(cls for how in ANYWHERE for cls in KINDS if BY_KIND[cls.kind].found_by is how)


def _candidates(store: OpenFile, cls: type[Record], text: str) -> list[UUID]:
    identity = _uuid(text)
    if identity is not None:
        return [identity] if store.get(cls, identity) else []
    entry = entry_of(cls.kind)
    if entry is None or entry.found_by is None:
        return []
    return WAYS[entry.found_by](store, cls, text)


def _by_number(store: OpenFile, cls: type[Record], text: str) -> list[UUID]:
    committee, slash, number = text.rpartition("/")
    if not slash:
        return [row.id for row in store.all(cls, number=text)]
    owners = _by_code(store, Committee, committee)
    return [row.id for owner in owners for row in store.all(cls, number=number, committee=owner)]


def _by_code(store: OpenFile, cls: type[Record], text: str) -> list[UUID]:
    return [row.id for row in store.all(cls, code=text)]


def _item(store: OpenFile, cls: type[Record], text: str) -> list[UUID]:
    meeting, _, written = text.rpartition("/")
    number = as_written(written)
    return [
        row.id for owner in _by_number(store, Meeting, meeting) for row in store.all(cls, number=number, meeting=owner)
    ]


def _stage(store: OpenFile, cls: type[Record], text: str) -> list[UUID]:
    route, slash, code = text.rpartition("/")
    found = [row.id for owner in _by_code(store, Pipeline, route) for row in store.all(cls, code=code, pipeline=owner)]
    return found if slash and found else _by_code(store, cls, text)


def _voter(store: OpenFile, cls: type[Record], text: str) -> list[UUID]:
    number, _, name = text.rpartition("/")
    owners = _by_number(store, Circulation, number)
    return [row.id for owner in owners for row in store.all(cls, circulation=owner, name=name)]


def _by_title(store: OpenFile, cls: type[Record], text: str) -> list[UUID]:
    return named.with_title(store, cls.kind, BY_KIND[cls.kind].named[0], text)


def _by_name(store: OpenFile, _cls: type[Record], text: str) -> list[UUID]:
    return named.persons_named(store, text)


WAYS: Final[Mapping[FoundBy, Callable[[OpenFile, type[Record], str], list[UUID]]]] = {
    FoundBy.NUMBER: _by_number,
    FoundBy.CODE: _by_code,
    FoundBy.ITEM: _item,
    FoundBy.STAGE: _stage,
    FoundBy.VOTER: _voter,
    FoundBy.PERSON: _by_name,
    FoundBy.NAME: _by_title,
    FoundBy.TITLE: _by_title,
}
ANYWHERE: Final = (FoundBy.NUMBER, FoundBy.CODE, FoundBy.STAGE, FoundBy.NAME, FoundBy.PERSON)
"""Where the kind is not known, these are tried."""


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text) if len(text) == 36 else None
    except ValueError:
        return None
