"""Under which names is a committee, or a body, known before and after the one it has now?"""

from collections.abc import Sequence

from ctj_desktop.domain.composition import overlap
from ctj_desktop.domain.records.committees import Committee, CommitteeName
from ctj_desktop.domain.records.people import Organisation, OrganisationName
from ctj_desktop.services.membership.refusals import BodyNamesOverlap, NamesOverlap
from ctj_desktop.services.naming.removal import removal
from ctj_desktop.services.steps.correcting import need_correctable, need_home
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


remove_committee_name = removal(CommitteeName, "Takes back an earlier or later name of a committee.")


@step
def add_organisation_name(unit: Unit, new: OrganisationName) -> OrganisationName:
    """Enters the name that a body had or will have from `start` to the day before `end`."""
    the(unit.store, Organisation, new.organisation)
    need_period(new.start, new.end)
    need_only_name(unit.store, new)
    unit.name("organisation_name.added", new, **titled(need_text(new.name)))
    return unit.save(new)


@step(without=("organisation",))
def change_organisation_name(unit: Unit, after: OrganisationName, before: OrganisationName) -> OrganisationName:
    """Changes an earlier or later name of a body, or its days."""
    need_correctable(unit.store, the(unit.store, OrganisationName, before.id))
    need_period(after.start, after.end)
    need_only_name(unit.store, after)
    unit.name("organisation_name.changed", before, **titled(need_text(after.name)))
    return unit.save(after, before=before)


remove_organisation_name = removal(OrganisationName, "Takes back an earlier or later name of a body.", guard=need_home)


def need_only_name(store: OpenFile, name: CommitteeName | OrganisationName) -> None:
    """`NamesOverlap` where the committee or the body has another name on one of these days."""
    if isinstance(name, CommitteeName):
        _need_only(name, store.all(CommitteeName, committee=name.committee, order="start, id"), NamesOverlap)
    else:
        others = store.all(OrganisationName, organisation=name.organisation, home=name.home, order="start, id")
        _need_only(name, others, BodyNamesOverlap)


def _need_only(
    name: CommitteeName | OrganisationName,
    others: Sequence[CommitteeName | OrganisationName],
    refused: type[NamesOverlap],
) -> None:
    for other in others:
        if other.id != name.id and overlap(other, name):
            raise refused(other.name, other.start)
