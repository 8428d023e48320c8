"""How does a committee have a territory that the conference does not publish?"""

from collections.abc import Mapping
from typing import Any

from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.people import Territory
from ctj_desktop.services.naming.removal import removal
from ctj_desktop.services.steps.homes import home_for, need_code, need_kept_here
from ctj_desktop.services.steps.records import need_period, need_text, the, titled
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit


def usual_territory(store: OpenFile, given: Mapping[str, Any]) -> Mapping[str, object]:
    """Propose the territory of the committee in sight, under its code and name, where it has none yet."""
    known = store.all(Committee)
    owner = next((one for one in known if len(known) == 1 or one.id == given.get("committee")), None)
    if owner is None or owner.territory is not None or store.all(Territory, code=owner.code):
        return {}
    return {"committee": owner.id, "code": owner.code, "name": owner.short_name or owner.name}


@step(without=("source", "german_is_ours"))
def add_territory(unit: Unit, new: Territory, *, committee: CommitteeId | None = None) -> Territory:
    """Enters a territory of the committee, or of this office without one, under a code of its own.

    One that is entered under the code of its committee is the territory of that committee, where it has none.
    """
    code = need_code(new.code, unit.store.all(Territory))
    need_period(new.valid_from, new.valid_to)
    made = replace(new, home=home_for(unit.store, committee), code=code)
    unit.name("territory.added", made, **titled(need_text(new.name)))
    saved = unit.save(made)
    owner = unit.store.get(Committee, committee) if committee is not None else None
    if owner is not None and owner.territory is None and owner.code == code:
        unit.save(replace(owner, territory=made.id), before=owner)
    return saved


@step(without=("source", "german_is_ours"))
def change_territory(unit: Unit, after: Territory, before: Territory) -> Territory:
    """Changes a territory of one's own; fields not given stay."""
    need_kept_here(unit.store, the(unit.store, Territory, before.id))
    code = need_code(after.code, unit.store.all(Territory), before.id)
    need_period(after.valid_from, after.valid_to)
    unit.name("territory.changed", before, **titled(need_text(after.name)))
    return unit.save(replace(after, code=code), before=before)


remove_territory = removal(
    Territory, "Takes a territory of one's own away that no committee, body, project or call names."
)
