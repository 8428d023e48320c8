"""How are the secretariats on the letterhead of a committee corrected and taken away?"""

from ctj_desktop.domain.ids import SecretariatId
from ctj_desktop.domain.records.committees import Secretariat
from ctj_desktop.domain.records.people import Organisation
from ctj_desktop.services.naming.hanging import name_in_sentences, take_away
from ctj_desktop.services.steps.records import need_period, the, titled
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.unit import Unit


@step(without=("committee",))
def change_secretariat(unit: Unit, after: Secretariat, before: Secretariat) -> Secretariat:
    """Changes a secretariat as the letterhead prints it; `end` is the first day on which it no longer is one."""
    stored = the(unit.store, Secretariat, before.id)
    if after.organisation is not None and after.organisation != before.organisation:
        the(unit.store, Organisation, after.organisation)
    need_period(after.start, after.end)
    unit.name("secretariat.changed", **titled(name_in_sentences(unit.store, stored)))
    return unit.save(after, before=before)


@step
def remove_secretariat(unit: Unit, *, secretariat: SecretariatId) -> Secretariat:
    """Takes back a secretariat that was entered by mistake; one that changed gets a last day instead."""
    stored = the(unit.store, Secretariat, secretariat)
    unit.name("secretariat.deleted", **titled(name_in_sentences(unit.store, stored)))
    return take_away(unit, stored)
