"""How are terms entered in three languages?"""

from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.strategy import GlossaryTerm
from ctj_desktop.services.naming.removal import removal
from ctj_desktop.services.steps.homes import home_for, need_kept_here
from ctj_desktop.services.steps.places import at_end
from ctj_desktop.services.steps.records import need_text, the, titled
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.unit import Unit


@step
def add_glossary_term(unit: Unit, new: GlossaryTerm, *, committee: CommitteeId | None = None) -> GlossaryTerm:
    """Enters a term of the committee, or of this office without one, after the terms that are there."""
    home = home_for(unit.store, committee)
    made = replace(new, home=home, position=at_end(unit, unit.store.all(GlossaryTerm, home=home)))
    unit.name("glossary_term.added", made, **titled(need_text(new.term)))
    return unit.save(made)


@step
def change_glossary_term(unit: Unit, after: GlossaryTerm, before: GlossaryTerm) -> GlossaryTerm:
    """Changes the wording of a term; fields not given stay."""
    need_kept_here(unit.store, the(unit.store, GlossaryTerm, before.id))
    unit.name("glossary_term.changed", before, **titled(need_text(after.term)))
    return unit.save(after, before=before)


remove_glossary_term = removal(GlossaryTerm, "Takes a term out of the glossary.")
