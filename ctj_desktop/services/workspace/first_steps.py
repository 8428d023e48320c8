"""What of a committee stands already, and what is still to be entered before its first meeting?"""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Final

from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.domain.record import NamedValue, Record
from ctj_desktop.domain.records.committees import PRESIDING, Committee, Mandate, OfficeHeld, Secretariat
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.records.people import Person
from ctj_desktop.domain.records.statutes import Statutes
from ctj_desktop.services.steps.homes import is_conference
from ctj_desktop.storage.log import partners
from ctj_desktop.storage.open_file import OpenFile

AWAY: Final = "setting_up"
"""The setting of the workspace that says that the list was put away."""


class FirstStep(StrEnum):
    """In the order in which one needs the other."""

    COMMITTEE = "committee"
    KEYBOARD = "keyboard"
    SECRETARIATS = "secretariats"
    STATUTES = "statutes"
    PEOPLE = "people"
    SEATS = "seats"
    OFFICES = "offices"
    MEETING = "meeting"


class StepState(NamedValue):
    """Whether one of them is done: nobody ticks it, the workspace holds it."""

    step: FirstStep
    done: bool


def first_steps(store: OpenFile, committee: CommitteeId | None = None) -> tuple[StepState, ...]:
    """Of one committee or of any; nothing where there is none to set up: at the conference, in a file only read."""
    if store.read_only or is_conference(store):
        return ()
    return tuple(StepState(step=step, done=is_done(store, committee)) for step, is_done in DONE.items())


def put_away(store: OpenFile, *, away: bool) -> None:
    """The list stands on the first page no more, or again."""
    store.keep_setting(AWAY, "away" if away else "")


def is_away(store: OpenFile) -> bool:
    """Whether it was put away."""
    return store.setting(AWAY) == "away"


def _any(cls: type[Record]) -> Callable[[OpenFile, CommitteeId | None], bool]:
    """Whether the committee has one."""

    def is_there(store: OpenFile, committee: CommitteeId | None) -> bool:
        return bool(store.count(cls, **({"committee": committee} if committee is not None else {})))

    return is_there


def _secretariats(store: OpenFile, committee: CommitteeId | None) -> bool:
    """One on each side that the committee tells apart, or an office with which files are exchanged."""
    if partners.peers(store):
        return True
    committees = [one for one in store.all(Committee) if committee in (None, one.id)]
    return any(
        (sides := {one.side for one in store.all(Secretariat, committee=owner.id)}) and sides.issuperset(owner.sides)
        for owner in committees
    )


def _people(store: OpenFile, _committee: CommitteeId | None) -> bool:
    """Somebody beside whoever is at the keyboard."""
    author = store.author
    return store.count(Person) > int(author is not None and store.get(Person, author) is not None)


def _offices(store: OpenFile, committee: CommitteeId | None) -> bool:
    """Somebody presides: a secretary, whom a list may have brought, does not."""
    return any(one.office in PRESIDING and committee in (None, one.committee) for one in store.all(OfficeHeld))


DONE: Final[Mapping[FirstStep, Callable[[OpenFile, CommitteeId | None], bool]]] = {
    FirstStep.COMMITTEE: lambda store, _committee: bool(store.count(Committee)),
    FirstStep.KEYBOARD: lambda store, _committee: store.author is not None,
    FirstStep.SECRETARIATS: _secretariats,
    FirstStep.STATUTES: _any(Statutes),
    FirstStep.PEOPLE: _people,
    FirstStep.SEATS: _any(Mandate),
    FirstStep.OFFICES: _offices,
    FirstStep.MEETING: _any(Meeting),
}
