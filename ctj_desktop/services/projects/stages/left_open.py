"""What does a project leave open as it is filed, or as its file is closed, though its route lets it go?"""

from typing import Final

from ctj_desktop.domain.funding.plan import differences, still_to_pay
from ctj_desktop.domain.money import Money
from ctj_desktop.domain.projects.conditions import condition_state
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.project_work import Condition
from ctj_desktop.domain.records.projects import Project, Stage, StageRole
from ctj_desktop.services.projects.money_days import FILED
from ctj_desktop.services.projects.sheet import budgets_of
from ctj_desktop.services.projects.stages.needs import MoveSaid, granting_lines, judged_needs
from ctj_desktop.services.projects.stages.way import way_of
from ctj_desktop.services.steps.places import in_order
from ctj_desktop.storage.open_file import OpenFile

TURNED_DOWN: Final = frozenset({"refused", "inadmissible"})
"""Codes of the ends (SOURCES.md 4.3) of a project that gets nothing."""


class LeftOpen(NamedValue):
    """A fund asked for nothing, by how much the plan does not balance, conditions to be met, what is to be paid."""

    asks_nothing: bool = False
    apart: tuple[Money, ...] = ()
    conditions: tuple[Condition, ...] = ()
    owed: tuple[Money, ...] = ()


def left_open(store: OpenFile, project: Project, wanted: Stage, said: MoveSaid) -> LeftOpen:
    """What a move leaves open; nothing where it is refused, or leads neither to the fund nor to the end.

    Filed, it is its money and its conditions; from a stage on the way to an end that is no refusal, its conditions
    and what was granted and is not paid.
    """
    files, closes = wanted.code in FILED, _closes(store, project, wanted)
    if not (files or closes) or not all(one.there for one in judged_needs(store, project, wanted, said)):
        return LeftOpen()
    budgets, conditions = budgets_of(store, project.id), in_order(store.all(Condition, project=project.id))
    asked = any(line.requested and line.requested.minor_units > 0 for line in granting_lines(store, project))
    return LeftOpen(
        asks_nothing=files and not asked,
        apart=differences(budgets) if files else (),
        conditions=tuple(one for one in conditions if condition_state(one, said.on).waited_for),
        owed=still_to_pay(budgets) if closes else (),
    )


def _closes(store: OpenFile, project: Project, wanted: Stage) -> bool:
    here = way_of(store, project.id).here
    stage = store.get(Stage, here) if here is not None else None
    under_way = stage is not None and stage.role is StageRole.ACTIVE
    return under_way and wanted.role is StageRole.END and wanted.code not in TURNED_DOWN
