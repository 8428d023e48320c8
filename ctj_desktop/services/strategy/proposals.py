"""How are thematic tables and working proposals kept, also those that a territory makes of its own?"""

from ctj_desktop.domain.ids import ActionId, CommitteeId, ProposalActionId, WorkingProposalId, link_id
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.strategy import Action, ProposalAction, Strategy, ThematicTable, WorkingProposal
from ctj_desktop.services.naming.removal import removal
from ctj_desktop.services.steps.change import save_derived
from ctj_desktop.services.steps.homes import home_beside, need_kept_here
from ctj_desktop.services.steps.places import UNPLACED, in_order, put_at
from ctj_desktop.services.steps.records import need_text, the, titled
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit


@step
def add_thematic_table(
    unit: Unit, new: ThematicTable, *, committee: CommitteeId | None = None, place: int | None = None
) -> ThematicTable:
    """Enters a thematic table of a strategy, at `place` (1 is first), else last; kept with it, else one's own."""
    strategy = the(unit.store, Strategy, new.strategy)
    home = home_beside(unit.store, strategy, committee)
    row = in_order(unit.store.all(ThematicTable, strategy=new.strategy, home=home))
    made = put_at(unit, replace(new, home=home), row, place)
    unit.name("thematic_table.added", made, **titled(need_text(new.title)))
    return unit.save(made)


@step(without=("strategy",))
def change_thematic_table(
    unit: Unit, after: ThematicTable, before: ThematicTable, *, place: int | None = None
) -> ThematicTable:
    """Changes a thematic table or its place; fields not given stay."""
    stored = the(unit.store, ThematicTable, before.id)
    need_kept_here(unit.store, stored)
    row = in_order(unit.store.all(ThematicTable, strategy=stored.strategy, home=stored.home))
    after = put_at(unit, after, row, place)
    unit.name("thematic_table.changed", stored, **titled(need_text(after.title)))
    return unit.save(after, before=before)


remove_thematic_table = removal(
    ThematicTable,
    "Takes a thematic table with its proposals away, if no project and no proposal of others came from it.",
)


@step
def add_proposal(
    unit: Unit, new: WorkingProposal, *, committee: CommitteeId | None = None, place: int | None = None
) -> WorkingProposal:
    """Enters a working proposal of a thematic table, at `place` (1 is first), else last.

    It is kept with the table, else it is one of the committee, or of this office without one.
    """
    home = home_beside(unit.store, the(unit.store, ThematicTable, new.table), committee)
    row = in_order(unit.store.all(WorkingProposal, table=new.table, home=home))
    made = put_at(unit, replace(new, home=home), row, place)
    unit.name("proposal.added", made, **titled(need_text(new.title)))
    return unit.save(made)


@step
def change_proposal(
    unit: Unit, after: WorkingProposal, before: WorkingProposal, *, place: int | None = None
) -> WorkingProposal:
    """Changes a working proposal, its table or its place there; fields not given stay."""
    stored = the(unit.store, WorkingProposal, before.id)
    need_kept_here(unit.store, stored)
    the(unit.store, ThematicTable, after.table)
    if after.table != stored.table:
        after = replace(after, position=UNPLACED)
    after = put_at(unit, after, in_order(unit.store.all(WorkingProposal, table=after.table, home=stored.home)), place)
    unit.name("proposal.changed", stored, **titled(need_text(after.title)))
    return unit.save(after, before=before)


remove_proposal = removal(
    WorkingProposal, "Takes a working proposal with its links to actions away, if no project came from it."
)


@step
def add_proposal_action(
    unit: Unit, *, proposal: WorkingProposalId, action: ActionId, confirmed: bool = True
) -> ProposalAction:
    """Says which action of the strategy a working proposal serves; `confirmed` false is a link that is only assumed."""
    source, target = _proposal(unit.store, proposal), the(unit.store, Action, action)
    made = ProposalAction(
        id=ProposalActionId(link_id("proposal_action", proposal, action)),
        home=source.home,
        proposal=proposal,
        action=action,
        confirmed=confirmed,
    )
    unit.name("proposal_action.added", source, **titled(target.title))
    return save_derived(unit, made)


@step
def remove_proposal_action(unit: Unit, *, proposal: WorkingProposalId, action: ActionId) -> ProposalAction:
    """Takes the link between a working proposal and an action away."""
    source = _proposal(unit.store, proposal)
    stored = the(unit.store, ProposalAction, link_id("proposal_action", proposal, action))
    target = unit.store.get(Action, action)
    unit.name("proposal_action.deleted", source, **(titled(target.title) if target is not None else {}))
    unit.delete(stored)
    return stored


def _proposal(store: OpenFile, key: WorkingProposalId) -> WorkingProposal:
    found = the(store, WorkingProposal, key)
    need_kept_here(store, found)
    return found
