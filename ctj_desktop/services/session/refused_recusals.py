"""Who may vote on an item though something spoke against it, and why?"""

from ctj_desktop.domain.ids import AgendaItemId, PersonId, RefusedRecusalId, link_id
from ctj_desktop.domain.records.meetings import AgendaItem
from ctj_desktop.domain.records.people import Person
from ctj_desktop.domain.records.voting import RefusedRecusal
from ctj_desktop.services.meetings.approved_minutes import need_unapproved
from ctj_desktop.services.steps.change import save_derived
from ctj_desktop.services.steps.records import name_of_person, the
from ctj_desktop.services.steps.refusals import NothingSaid
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.unit import Unit


@step
def refuse_recusal(unit: Unit, *, item: AgendaItemId, person: PersonId, reason: str) -> RefusedRecusal:
    """Records that a person need not stand back for an item, and why; `NothingSaid` without a word.

    Said once more it holds for what came to speak against the person since, though in the same words.
    """
    the(unit.store, Person, person)
    owner = need_unapproved(unit.store, the(unit.store, AgendaItem, item).meeting)
    if not reason.strip():
        raise NothingSaid
    unit.name("refused_recusal.added", name=name_of_person(unit.store, person))
    made = RefusedRecusal(id=refusal_id(item, person), home=owner.home, item=item, person=person, reason=reason)
    before = unit.store.get(RefusedRecusal, made.id)
    if before is not None and before.reason == reason:
        unit.restore(before)
        return before
    return save_derived(unit, made)


@step(after=("refuse_recusal",))
def withdraw_refused_recusal(unit: Unit, *, item: AgendaItemId, person: PersonId) -> RefusedRecusal:
    """Takes back that a person need not stand back for an item; undo brings it back."""
    need_unapproved(unit.store, the(unit.store, AgendaItem, item).meeting)
    stored = the(unit.store, RefusedRecusal, refusal_id(item, person))
    unit.name("refused_recusal.deleted", name=name_of_person(unit.store, person))
    unit.delete(stored)
    return stored


def refusal_id(item: AgendaItemId, person: PersonId) -> RefusedRecusalId:
    """The same on every device on which it is refused."""
    return RefusedRecusalId(link_id("refused_recusal", item, person))
