"""Which record does a number, a code, a name or an id mean?"""

from collections.abc import Callable, Mapping
from typing import Any, Final, get_type_hints
from uuid import UUID

from ctj_desktop.domain.record import Record
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.kinds import KINDS
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting, StandingItem
from ctj_desktop.domain.records.people import Organisation, Person, Territory
from ctj_desktop.domain.records.projects import Call, Pipeline, Project, Stage
from ctj_desktop.domain.records.strategy import Action, Strategy, WorkingProposal
from ctj_desktop.domain.records.voting import Decision, RestrictedDecision, Task
from ctj_desktop.services.naming.refusals import Ambiguous, NothingNamed
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries import named

OWNER_OF: Final[Mapping[Any, type[Record]]] = {get_type_hints(cls)["id"]: cls for cls in KINDS}

NUMBERED: Final = (Meeting, Decision, RestrictedDecision, Project, Task)
CODED: Final = (Committee, Territory, Call, Pipeline, Strategy, Action, Stage)
TITLED: Final[Mapping[type[Record], str]] = {Organisation: "name", StandingItem: "title", WorkingProposal: "title"}


def find(store: OpenFile, cls: type[Record], text: str) -> UUID:
    """The id of the one record of this kind that `text` means.

    An id; a number, also as COMMITTEE/NUMBER; a code; MEETING/ITEM for an item of an agenda; the full name of
    a person, the name or title of an organisation. `NothingNamed` or `Ambiguous` otherwise.
    """
    found = list(dict.fromkeys(_candidates(store, cls, text.strip())))
    if not found:
        raise NothingNamed(text[:60])
    if len(found) > 1:
        raise Ambiguous(text[:60], tuple(map(str, found)))
    return found[0]


def find_any(store: OpenFile, text: str) -> tuple[type[Record], UUID]:
    """Whatever kind has this id, number or code: for `ctj show`.

    A committee and its territory often share a code; then the committee is meant, and the territory has its id.
    """
    found = [(cls, row) for cls in _searched(text) for row in dict.fromkeys(_candidates(store, cls, text.strip()))]
    if not found:
        raise NothingNamed(text[:60])
    meant = [(cls, row) for cls, row in found if cls is Committee] or found
    if len(meant) > 1:
        raise Ambiguous(text[:60], tuple(f"{cls.kind} {row}" for cls, row in meant))
    return meant[0]


def _searched(text: str) -> tuple[type[Record], ...]:
    return KINDS if _uuid(text) else (*NUMBERED, *CODED, Organisation, Person)


def _candidates(store: OpenFile, cls: type[Record], text: str) -> list[UUID]:
    identity = _uuid(text)
    if identity is not None:
        return [identity] if store.get(cls, identity) else []
    for kinds, way in WAYS:
        if cls in kinds:
            return way(store, cls, text)
    return []


def _by_number(store: OpenFile, cls: type[Record], text: str) -> list[UUID]:
    committee, slash, number = text.rpartition("/")
    if not slash:
        return [row.id for row in store.all(cls, number=text)]
    owners = _by_code(store, Committee, committee)
    return [row.id for owner in owners for row in store.all(cls, number=number, committee=owner)]


def _by_code(store: OpenFile, cls: type[Record], text: str) -> list[UUID]:
    return [row.id for row in store.all(cls, code=text)]


def _item(store: OpenFile, cls: type[Record], text: str) -> list[UUID]:
    meeting, _, number = text.rpartition("/")
    return [
        row.id for owner in _by_number(store, Meeting, meeting) for row in store.all(cls, number=number, meeting=owner)
    ]


def _by_title(store: OpenFile, cls: type[Record], text: str) -> list[UUID]:
    return named.with_title(store, cls.kind, TITLED[cls], text)


def _by_name(store: OpenFile, _cls: type[Record], text: str) -> list[UUID]:
    return named.persons_named(store, text)


WAYS: Final[tuple[tuple[tuple[type[Record], ...], Callable[[OpenFile, type[Record], str], list[UUID]]], ...]] = (
    (NUMBERED, _by_number),
    (CODED, _by_code),
    ((AgendaItem,), _item),
    (tuple(TITLED), _by_title),
    ((Person,), _by_name),
)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text) if len(text) == 36 else None
    except ValueError:
        return None
