"""How are the secretariats on the letterhead of a committee corrected and taken away?"""

from collections.abc import Mapping
from typing import Any

from ctj_desktop.domain.records.committees import Committee, Secretariat
from ctj_desktop.domain.records.people import Organisation, Side
from ctj_desktop.services.membership.committees import need_printed
from ctj_desktop.services.naming.hanging import name_in_sentences
from ctj_desktop.services.naming.removal import removal
from ctj_desktop.services.steps.records import need_period, the, titled
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit


@step(without=("committee",))
def change_secretariat(unit: Unit, after: Secretariat, before: Secretariat) -> Secretariat:
    """Changes a secretariat as the letterhead prints it; `end` is the first day on which it no longer is one."""
    stored = the(unit.store, Secretariat, before.id)
    if after.organisation is not None and after.organisation != before.organisation:
        the(unit.store, Organisation, after.organisation)
    need_period(after.start, after.end)
    need_printed(after)
    unit.name("secretariat.changed", **titled(name_in_sentences(unit.store, stored)))
    return unit.save(after, before=before)


remove_secretariat = removal(
    Secretariat, "Takes back a secretariat that was entered by mistake; one that changed gets a last day instead."
)


def other_side(store: OpenFile, given: Mapping[str, Any]) -> Mapping[str, Side]:
    """The side on which the committee has no secretariat yet, for the one that is entered next."""
    known = store.all(Committee)
    committee = given.get("committee") or (known[0].id if len(known) == 1 else None)
    taken = {one.side for one in store.all(Secretariat, committee=committee)} if committee is not None else set()
    free = [side for side in Side if side not in taken]
    return {"side": free[0]} if taken and free else {}
