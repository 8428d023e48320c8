"""Which points return at every meeting of a committee, and how are they kept?"""

from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import StandingItem
from ctj_desktop.services.naming.removal import removal
from ctj_desktop.services.steps.homes import for_committee, home_for, need_kept_here
from ctj_desktop.services.steps.places import in_order, put_at
from ctj_desktop.services.steps.records import need_text, the, titled
from ctj_desktop.services.steps.refusals import NegativeAmount
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit


@step
def add_standing_item(
    unit: Unit, new: StandingItem, *, committee: CommitteeId | None = None, place: int | None = None
) -> StandingItem:
    """Enters a standing item of the committee, or of this office without one; at `place` (1 is first), else last."""
    _need_minutes(new)
    home = home_for(unit.store, committee)
    row = in_order(unit.store.all(StandingItem, home=home))
    made = put_at(unit, replace(new, home=home), row, place)
    unit.name("standing_item.added", made, **titled(need_text(new.title)))
    return unit.save(made)


@step
def change_standing_item(
    unit: Unit, after: StandingItem, before: StandingItem, *, place: int | None = None
) -> StandingItem:
    """Changes a standing item or its place; agendas that have it already stay as they are."""
    stored = the(unit.store, StandingItem, before.id)
    need_kept_here(unit.store, stored)
    _need_minutes(after)
    after = put_at(unit, after, in_order(unit.store.all(StandingItem, home=stored.home)), place)
    unit.name("standing_item.changed", stored, **titled(need_text(after.title)))
    return unit.save(after, before=before)


remove_standing_item = removal(
    StandingItem, "Takes a standing item away; agendas that have it already stay as they are."
)


def standing_items_of(store: OpenFile, committee: CommitteeId) -> list[StandingItem]:
    """The standing items of a committee's meetings in order: its own and this office's, then the conference's."""
    return for_committee(store, in_order(store.all(StandingItem)), committee)


def _need_minutes(item: StandingItem) -> None:
    if item.minutes is not None and item.minutes < 0:
        raise NegativeAmount
