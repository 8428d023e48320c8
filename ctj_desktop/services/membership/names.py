"""Under which names is a committee known before and after the one it has now?"""

from datetime import date

from ctj_desktop.domain.composition import day_within, overlap
from ctj_desktop.domain.ids import CommitteeNameId
from ctj_desktop.domain.records.committees import Committee, CommitteeName
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.membership.refusals import NamesOverlap
from ctj_desktop.services.naming.hanging import take_away
from ctj_desktop.services.steps.records import need_period, need_text, the, titled
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit


@step
def add_committee_name(unit: Unit, new: CommitteeName) -> CommitteeName:
    """Enters the name that a committee had or will have from `start` to the day before `end`."""
    the(unit.store, Committee, new.committee)
    need_period(new.start, new.end)
    need_only_name(unit.store, new)
    unit.name("committee_name.added", new, **titled(need_text(new.name)))
    return unit.save(new)


@step(without=("committee",))
def change_committee_name(unit: Unit, after: CommitteeName, before: CommitteeName) -> CommitteeName:
    """Changes an earlier or later name of a committee, or its days."""
    the(unit.store, CommitteeName, before.id)
    need_period(after.start, after.end)
    need_only_name(unit.store, after)
    unit.name("committee_name.changed", before, **titled(need_text(after.name)))
    return unit.save(after, before=before)


@step
def remove_committee_name(unit: Unit, *, committee_name: CommitteeNameId) -> CommitteeName:
    """Takes back an earlier or later name of a committee."""
    stored = the(unit.store, CommitteeName, committee_name)
    unit.name("committee_name.deleted", stored, **titled(stored.name))
    return take_away(unit, stored)


def name_on(store: OpenFile, committee: Committee, day: date | None) -> Bilingual:
    """What the committee was or will be called on a day: its present name where no other is entered for it."""
    if day is None:
        return committee.name
    dated = store.all(CommitteeName, committee=committee.id, order="start, id")
    return next((one.name for one in reversed(dated) if day_within(one, day)), committee.name)


def need_only_name(store: OpenFile, name: CommitteeName) -> None:
    """`NamesOverlap` where the committee has another name on one of these days."""
    for other in store.all(CommitteeName, committee=name.committee, order="start, id"):
        if other.id != name.id and overlap(other, name):
            raise NamesOverlap(other.name, other.start)
