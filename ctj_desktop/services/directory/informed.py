"""Which bodies receive the convocations of a committee for information?"""

from ctj_desktop.domain.ids import InformedBodyId
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.dispatches import InformedBody
from ctj_desktop.domain.records.people import Organisation, Person
from ctj_desktop.services.naming.hanging import take_away
from ctj_desktop.services.steps.records import need_period, the, titled
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.unit import Unit


@step(first=("committee", "organisation", "person"))
def add_informed_body(unit: Unit, new: InformedBody) -> InformedBody:
    """Names a body that receives the convocations for information, from `start` to the day before `end`."""
    the(unit.store, Committee, new.committee)
    _name(unit, "informed_body.added", new)
    return unit.save(_sound(unit, new))


@step(without=("committee",))
def change_informed_body(unit: Unit, after: InformedBody, before: InformedBody) -> InformedBody:
    """Changes how a body is informed; `end` is the first day on which it no longer is."""
    the(unit.store, InformedBody, before.id)
    _name(unit, "informed_body.changed", after)
    return unit.save(_sound(unit, after), before=before)


@step
def remove_informed_body(unit: Unit, *, informed_body: InformedBodyId) -> InformedBody:
    """Takes back a body that was named by mistake; one that is no longer informed gets a last day instead."""
    stored = the(unit.store, InformedBody, informed_body)
    _name(unit, "informed_body.deleted", stored)
    return take_away(unit, stored)


def _sound(unit: Unit, one: InformedBody) -> InformedBody:
    need_period(one.start, one.end)
    if one.person is not None:
        the(unit.store, Person, one.person)
    return one


def _name(unit: Unit, label: str, one: InformedBody) -> None:
    body = unit.store.get(Organisation, one.organisation, deleted=label.endswith("deleted"))
    unit.name(label, **titled((body or the(unit.store, Organisation, one.organisation)).name))
