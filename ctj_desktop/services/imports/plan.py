"""What would a list change here, row by row? Nothing is written.

A row is taken whole or not at all. What a row does not say stays; a row about whom the directory is not sure waits
until a person has said whether it is the same one.
"""

from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.files.stepwise import Step, no_step
from ctj_desktop.services.imports.columns import is_usable
from ctj_desktop.services.imports.kinds import KINDS, ListKind
from ctj_desktop.services.imports.members import PeoplePlanner
from ctj_desktop.services.imports.projects.planner import ProjectsPlanner
from ctj_desktop.services.imports.refusals import NoColumns, NoCommittee, WhichCommittee
from ctj_desktop.services.imports.rows import OFTEN, RowPlanner
from ctj_desktop.services.imports.verdicts import ImportOrder, ImportPlan, RowVerdict
from ctj_desktop.storage.open_file import OpenFile


def plan(store: OpenFile, order: ImportOrder, step: Step = no_step) -> ImportPlan:
    """What the list would change; NoColumns, NoCommittee, WhichCommittee."""
    if not is_usable(order.columns, order.kind):
        raise NoColumns
    planner = _planner(store, order, step)
    rows = order.table.rows
    found: list[RowVerdict] = []
    for at, row in enumerate(planner.in_order(rows), 1):
        found.append(planner.take(row))
        if at % OFTEN == 0:
            step(at, len(rows))
    verdicts = tuple(sorted(found, key=lambda one: one.number))
    return ImportPlan(order=order, verdicts=verdicts, changes=tuple(planner.held.changes()))


def _planner(store: OpenFile, order: ImportOrder, step: Step) -> RowPlanner:
    committee = the_committee(store, order)
    if order.kind is not ListKind.PROJECTS:
        return PeoplePlanner(store, order, committee, step)
    assert committee is not None
    return ProjectsPlanner(store, order, committee, step)


def the_committee(store: OpenFile, order: ImportOrder) -> Committee | None:
    """The one into which the list is imported, None for a list that needs none."""
    if not KINDS[order.kind].of_committee:
        return None
    here = store.all(Committee)
    if order.committee is not None:
        found = next((one for one in here if one.id == order.committee), None)
        if found is not None:
            return found
    if not here:
        raise NoCommittee
    if len(here) > 1:
        raise WhichCommittee
    return here[0]
