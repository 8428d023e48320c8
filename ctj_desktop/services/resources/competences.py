"""Who knows about a theme on which side: how is that directory kept?"""

from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.resources import Competence
from ctj_desktop.services.naming.removal import removal
from ctj_desktop.services.resources.refusals import NoExpertise
from ctj_desktop.services.steps.homes import need_kept_here
from ctj_desktop.services.steps.records import home_of, need_text, the, titled
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.unit import Unit


@step
def add_competence(unit: Unit, new: Competence, *, committee: CommitteeId | None = None) -> Competence:
    """Says who knows about a theme on one side: a person, a body, or both; of a committee, else of this office."""
    home = home_of(the(unit.store, Committee, committee).id) if committee is not None else unit.store.home()
    made = replace(_sound(new), home=home)
    unit.name("competence.added", made, **titled(made.theme))
    return unit.save(made)


@step
def change_competence(unit: Unit, after: Competence, before: Competence) -> Competence:
    """Changes an entry of the directory of competences; fields not given stay."""
    need_kept_here(unit.store, the(unit.store, Competence, before.id))
    unit.name("competence.changed", before, **titled(need_text(after.theme)))
    return unit.save(_sound(after), before=before)


remove_competence = removal(Competence, "Takes an entry of the directory of competences away.")


def _sound(entry: Competence) -> Competence:
    need_text(entry.theme)
    if entry.person is None and entry.organisation is None:
        raise NoExpertise
    return entry
