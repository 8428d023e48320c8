"""Which office cares for a person or a body, beside the one that keeps the record (`domain/privacy/correcting.py`)?"""

from collections.abc import Iterator
from typing import Final, TypeVar

from ctj_desktop.domain.ids import OfficeId
from ctj_desktop.domain.privacy.correcting import may_correct
from ctj_desktop.domain.record import PositionalValue, replace
from ctj_desktop.domain.records.people import Office, Organisation, Person
from ctj_desktop.errors import Refused
from ctj_desktop.services.steps.change import with_values
from ctj_desktop.services.steps.correcting import corrector
from ctj_desktop.services.steps.homes import kept_here
from ctj_desktop.services.steps.records import kept_elsewhere, person_name, the, titled
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.log import partners
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit

R = TypeVar("R", Person, Organisation)
KEPT: Final = "entrust_no_more"
"""The setting of the workspace with the offices to which nothing more is proposed to be entrusted."""


class NothingToEntrust(Refused):
    """Nobody is left to entrust to {office}: it must be a secretariat of its side on the letterhead of a committee, and
    persons and bodies of that side must sit there. One by one they are entrusted on their sheets.
    """

    office: object


class SideProposal(PositionalValue):
    """What could be entrusted to an office with which files are exchanged."""

    office: Office
    persons: tuple[Person, ...]
    bodies: tuple[Organisation, ...]


@step(only=("keeper",))
def entrust_person(unit: Unit, after: Person, before: Person) -> Person:
    """Says which office cares for a person and may correct the record; without one its home does."""
    saved = _entrust(unit, Person, after, before)
    unit.name("person.entrusted", saved, name=person_name(saved))
    return saved


@step(only=("keeper",))
def entrust_organisation(unit: Unit, after: Organisation, before: Organisation) -> Organisation:
    """Says which office cares for a body and may correct the record; without one its home does."""
    saved = _entrust(unit, Organisation, after, before)
    unit.name("organisation.entrusted", saved, **titled(saved.name))
    return saved


@step
def entrust_side(unit: Unit, *, office: OfficeId) -> Office:
    """Entrusts to a secretariat whoever is kept here, is of its side and sits in a committee of which it is one."""
    to = the(unit.store, Office, office)
    rows = [*_awaiting(unit.store, Person, to), *_awaiting(unit.store, Organisation, to)]
    if not rows:
        raise NothingToEntrust(to.name)
    unit.name("side.entrusted", count=str(len(rows)), **titled(to.name))
    for row in rows:
        unit.save(with_values(row, {"keeper": to.id}), before=row)
    return to


def may_entrust(store: OpenFile, record: Person | Organisation) -> bool:
    """Refuse whoever is neither its home nor entrusted with it; the latter gives it back or on."""
    return kept_here(store, record) or record.keeper == store.office_id


def proposals(store: OpenFile) -> list[SideProposal]:
    """What could be entrusted to each partner of the other side, where nobody said that it stays here."""
    own, kept = store.get(Office, store.office_id), store.setting(KEPT) or ""
    known = {one.office for one in partners.peers(store)} - {store.office_id}
    offices = [one for one in store.some(Office, known) if own is not None and one.side is not own.side]
    found = [
        SideProposal(one, tuple(_awaiting(store, Person, one)), tuple(_awaiting(store, Organisation, one)))
        for one in sorted(offices, key=lambda one: one.id)
        if str(one.id) not in kept
    ]
    return [one for one in found if one.persons or one.bodies]


def keep_here(store: OpenFile, office: OfficeId) -> None:
    """Nothing is proposed for that office any more; on a sheet it can still be entrusted."""
    store.keep_setting(KEPT, " ".join(filter(None, (store.setting(KEPT), str(office)))))


def _entrust(unit: Unit, cls: type[R], after: R, before: R) -> R:
    stored = the(unit.store, cls, before.id)
    if not may_entrust(unit.store, stored):
        raise kept_elsewhere(unit.store, stored)
    keeper = after.keeper if after.keeper != stored.home else None
    if keeper is not None:
        the(unit.store, Office, keeper)
    return unit.save(replace(after, keeper=keeper), before=before)


def _awaiting(store: OpenFile, cls: type[R], office: Office) -> Iterator[R]:
    """List the records of this office that the other may correct as a secretariat, and that are entrusted to nobody."""
    by = corrector(store, office=office)
    rows = store.some(cls, by.sitting)
    return (
        one
        for one in sorted(rows, key=lambda one: one.id)
        if one.home == store.home() and one.keeper is None and may_correct(by, one, one)
    )
