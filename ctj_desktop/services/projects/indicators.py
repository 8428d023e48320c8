"""What does a project want to reach, by numbers, and how far has it come?"""

from typing import Final

from ctj_desktop.domain.projects.indicator_figures import figure
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.project_work import Indicator
from ctj_desktop.domain.records.projects import Project
from ctj_desktop.services.naming.removal import removal
from ctj_desktop.services.projects.refusals import NoNumber, ReachedBefore
from ctj_desktop.services.steps.places import at_end
from ctj_desktop.services.steps.records import need_text, the, titled
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.unit import Unit

GROUPS: Final = str.maketrans(dict.fromkeys(" '’\xa0\u202f\u2009") | {",": "."})


@step(first=("project", "label", "target", "unit"))
def add_indicator(unit: Unit, new: Indicator) -> Indicator:
    """Adds what a project wants to reach: `target` and `reached` are numbers, with or without decimals."""
    the(unit.store, Project, new.project)
    unit.name("indicator.added", **titled(need_text(new.label)))
    placed = replace(new, position=at_end(unit, unit.store.all(Indicator, project=new.project)))
    return unit.save(_sound(placed))


@step(without=("project",))
def change_indicator(unit: Unit, after: Indicator, before: Indicator) -> Indicator:
    """Changes an indicator, or says what was reached, and on which day that was counted."""
    the(unit.store, Indicator, before.id)
    saved = unit.save(_sound(after), before=before)
    unit.name("indicator.changed", **titled(need_text(saved.label)))
    return saved


remove_indicator = removal(Indicator, "Takes an indicator away.")


def _sound(indicator: Indicator) -> Indicator:
    """With plain numbers: `NoNumber` for anything else, `ReachedBefore` for a day on which nothing was counted."""
    target, reached = _number(indicator.target, "target"), _number(indicator.reached, "reached")
    if indicator.reached_on is not None and not reached:
        raise ReachedBefore
    return replace(indicator, target=target, reached=reached)


def _number(said: str, field: str) -> str:
    """`1’200,5` is 1200.5; empty stays empty."""
    number = said.translate(GROUPS)
    if number and figure(number) is None:
        raise NoNumber(said[:60], field)
    return number
