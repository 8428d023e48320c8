"""How is a mandate corrected that was entered by mistake?"""

from ctj_desktop.domain.records.committees import Mandate, Seat
from ctj_desktop.domain.records.people import Organisation, Person
from ctj_desktop.services.membership.committees import need_free
from ctj_desktop.services.membership.refusals import OtherCommittee
from ctj_desktop.services.steps.records import name_of_person, need_period, the
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit


@step(without=("committee",))
def change_mandate(unit: Unit, after: Mandate, before: Mandate) -> Mandate:
    """Corrects a mandate: its seat, its person, its days; `end` is the first day on which the person no longer sits.

    Rolls already frozen stay as they are. Who follows on a seat is appointed, so that the history of the seat stays.
    """
    the(unit.store, Mandate, before.id)
    _need_named(unit.store, after, before)
    need_period(after.start, after.end)
    if _place(after) != _place(before):
        seat = the(unit.store, Seat, after.seat)
        need_free(unit.store, seat, after.start, after.end, substitute=after.substitute, but=after.id)
    unit.name("mandate.changed", name=name_of_person(unit.store, after.person))
    return unit.save(after, before=before)


def _need_named(store: OpenFile, after: Mandate, before: Mandate) -> None:
    """What it newly refers to is here, and the seat is one of the same committee."""
    if after.seat != before.seat and the(store, Seat, after.seat).committee != before.committee:
        raise OtherCommittee
    if after.person != before.person:
        the(store, Person, after.person)
    if after.on_behalf_of is not None and after.on_behalf_of != before.on_behalf_of:
        the(store, Organisation, after.on_behalf_of)


def _place(mandate: Mandate) -> tuple[object, ...]:
    """What decides whether somebody else is there already."""
    return mandate.seat, mandate.start, mandate.end, mandate.substitute
