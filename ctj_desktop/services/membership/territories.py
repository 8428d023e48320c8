"""How does a committee have a territory that the conference does not publish?"""

from ctj_desktop.domain.ids import CommitteeId, TerritoryId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.people import Territory
from ctj_desktop.services.naming.hanging import take_away
from ctj_desktop.services.steps.homes import home_for, need_code, need_kept_here
from ctj_desktop.services.steps.records import need_period, need_text, the, titled
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.unit import Unit


@step(without=("source", "german_is_ours"))
def add_territory(unit: Unit, new: Territory, *, committee: CommitteeId | None = None) -> Territory:
    """Enters a territory of the committee, or of this office without one, under a code of its own."""
    code = need_code(new.code, unit.store.all(Territory))
    need_period(new.valid_from, new.valid_to)
    made = replace(new, home=home_for(unit.store, committee), code=code)
    unit.name("territory.added", made, **titled(need_text(new.name)))
    return unit.save(made)


@step(without=("source", "german_is_ours"))
def change_territory(unit: Unit, after: Territory, before: Territory) -> Territory:
    """Changes a territory of one's own; fields not given stay."""
    need_kept_here(unit.store, the(unit.store, Territory, before.id))
    code = need_code(after.code, unit.store.all(Territory), before.id)
    need_period(after.valid_from, after.valid_to)
    unit.name("territory.changed", before, **titled(need_text(after.name)))
    return unit.save(replace(after, code=code), before=before)


@step
def remove_territory(unit: Unit, *, territory: TerritoryId) -> Territory:
    """Takes a territory of one's own away that no committee, body, project or call names."""
    stored = the(unit.store, Territory, territory)
    need_kept_here(unit.store, stored)
    unit.name("territory.deleted", stored, **titled(stored.name))
    return take_away(unit, stored)
