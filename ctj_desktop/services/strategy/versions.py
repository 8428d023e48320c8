"""How are versions of the strategy kept, each from a day on: those of the conference, or one's own?"""

from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.strategy import Strategy
from ctj_desktop.services.naming.removal import removal
from ctj_desktop.services.steps.homes import home_for, need_code, need_kept_here
from ctj_desktop.services.steps.records import need_period, need_text, the, titled
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.unit import Unit


@step(without=("based_on",))
def add_strategy(unit: Unit, new: Strategy, *, committee: CommitteeId | None = None) -> Strategy:
    """Enters a version of the strategy of the committee, or of this office without one; its parts follow."""
    home = home_for(unit.store, committee)
    need_period(new.valid_from, new.valid_to)
    made = replace(new, home=home, code=need_code(new.code, unit.store.all(Strategy, home=home)))
    unit.name("strategy.added", made, **titled(need_text(new.name)))
    return unit.save(made)


@step(without=("based_on",))
def change_strategy(unit: Unit, after: Strategy, before: Strategy) -> Strategy:
    """Changes a version of the strategy; fields not given stay."""
    stored = the(unit.store, Strategy, before.id)
    need_kept_here(unit.store, stored)
    need_period(after.valid_from, after.valid_to)
    code = need_code(after.code, unit.store.all(Strategy, home=stored.home), but=stored.id)
    unit.name("strategy.changed", stored, **titled(need_text(after.name)))
    return unit.save(replace(after, code=code), before=before)


remove_strategy = removal(
    Strategy,
    "Takes a version of the strategy with its parts away, if no project, rule or proposal of others builds on them.",
)
