"""How does a body go on in another one, as communes that merge, and of which bodies is it a part?"""

from collections.abc import Callable

from ctj_desktop.domain.ids import OrganisationId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.people import Organisation
from ctj_desktop.services.membership.refusals import MergedInItself
from ctj_desktop.services.steps.correcting import need_home
from ctj_desktop.services.steps.records import need_period, need_text, the, titled
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit


@step(only=("merged_into", "end"), needed=("merged_into", "end"))
def merge_organisation(unit: Unit, after: Organisation, before: Organisation) -> Organisation:
    """Says in which body another one goes on, and since when it is no more; seats and mandates go on naming it."""
    stored = the(unit.store, Organisation, before.id)
    need_home(unit.store, stored)
    need_period(stored.start, after.end)
    if after.merged_into is not None:
        into = the(unit.store, Organisation, after.merged_into)
        if before.id in (into.id, *(one.id for one in successors(unit.store, into))):
            raise MergedInItself(into.name)
    unit.name("organisation.merged", **titled(need_text(stored.name)))
    return unit.save(after, before=before)


@step
def take_back_merger(unit: Unit, *, organisation: OrganisationId) -> Organisation:
    """Takes back that a body goes on in another one; it has no last day then."""
    stored = the(unit.store, Organisation, organisation)
    need_home(unit.store, stored)
    unit.name("organisation.changed", **titled(stored.name))
    return unit.save(replace(stored, merged_into=None, end=None), before=stored)


def successors(store: OpenFile, body: Organisation) -> list[Organisation]:
    """The bodies in which it goes on, the nearest first; one that is not here ends the line."""
    return _line(store, body, lambda one: one.merged_into)


def wholes(store: OpenFile, body: Organisation) -> list[Organisation]:
    """The bodies of which it is a part, the nearest first; one that is not here ends the line."""
    return _line(store, body, lambda one: one.part_of)


def _line(
    store: OpenFile, body: Organisation, following: Callable[[Organisation], OrganisationId | None]
) -> list[Organisation]:
    """Two devices may have closed a circle: each stands in it once."""
    found: dict[OrganisationId, Organisation] = {}
    key = following(body)
    while key is not None and key != body.id and key not in found:
        one = store.get(Organisation, key)
        if one is None:
            break
        found[key] = one
        key = following(one)
    return list(found.values())
