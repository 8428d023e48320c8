"""How does what a list changes become one operation, which one undo takes back?"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from ctj_desktop.domain.ids import CommitteeId, ImportRunId
from ctj_desktop.domain.log.changes import OperationLabel, Outcome
from ctj_desktop.domain.numbers import Series
from ctj_desktop.domain.positions import spread
from ctj_desktop.domain.record import Record
from ctj_desktop.domain.records.committees import College, Seat
from ctj_desktop.domain.records.imports import ImportRun
from ctj_desktop.domain.records.projects import FinancingLine, Project
from ctj_desktop.files.stepwise import Step, no_step
from ctj_desktop.services.imports.contents import proposed
from ctj_desktop.services.imports.verdicts import ImportPlan, RowFate
from ctj_desktop.services.membership.import_mappings import keep_import_mapping
from ctj_desktop.services.numbers.issue import following, issued
from ctj_desktop.services.steps.change import with_values
from ctj_desktop.services.steps.places import chance, in_order
from ctj_desktop.storage.errors import ChangedMeanwhile
from ctj_desktop.storage.numbering import issues_numbers
from ctj_desktop.storage.pieces import in_pieces
from ctj_desktop.storage.store import Store
from ctj_desktop.storage.unit import Unit

PLACED: Final[Mapping[type[Record], str]] = {Seat: "committee", College: "committee", FinancingLine: "project"}
"""What has a place in a list, and whose list it is."""


def write(store: Store, plan: ImportPlan, step: Step = no_step) -> Outcome:
    """All of it or nothing, with what it was; ChangedMeanwhile where something was changed since the plan was made.

    Where nothing changes nothing is written. What `step` raises leaves the workspace as it was.
    """
    total, order = len(plan.changes), plan.order
    label = OperationLabel("import_run.added", {"name": order.source or order.kind.value})
    if not total:
        return Outcome(None, label)
    with store.bulk(lambda: step(total, total)), store.write(label) as unit:
        _need_as_planned(store, plan)
        unit.save_own(_run(unit, plan))
        if order.columns != proposed(order.table, order.kind):
            keep_import_mapping(unit, sender=order.sender, headings=order.table.headings, columns=order.columns)
            unit.name(label.key, **label.args)
        for after, before in in_pieces(store, _placed(unit, plan), total, step):
            unit.save_own(after, before)
    return unit.outcome


def _run(unit: Unit, plan: ImportPlan) -> ImportRun:
    """The line of the log: what was taken in, and what became of its rows."""
    order, counts = plan.order, plan.counts
    return ImportRun(
        id=ImportRunId(unit.new_id()),
        home=unit.store.home(),
        source=order.source,
        source_sha256=order.sha256,
        sender=order.sender,
        imported_kind=order.kind.value,
        at=unit.at,
        added=counts[RowFate.NEW],
        changed=counts[RowFate.CHANGED],
        same=counts[RowFate.SAME],
        refused=counts[RowFate.REFUSED] + counts[RowFate.DUPLICATE],
    )


def _need_as_planned(store: Store, plan: ImportPlan) -> None:
    by_kind: dict[type[Record], dict[UUID, Record]] = defaultdict(dict)
    for after, before in plan.changes:
        if before is not None:
            by_kind[type(after)][before.id] = before
    for cls, rows in by_kind.items():
        here = {row.id: row for row in store.some(cls, rows)}
        for key, row in rows.items():
            if here.get(key) != row:
                raise ChangedMeanwhile((), here.get(key) or row)


def _placed(unit: Unit, plan: ImportPlan) -> Iterator[tuple[Record, Record | None]]:
    """New rows behind those that are here, in the order of the rows of the list; new projects with their numbers."""
    lists: dict[tuple[type[Record], UUID], list[Record]] = defaultdict(list)
    for after, before in plan.changes:
        if before is None and type(after) in PLACED:
            lists[_list_of(after)].append(after)
    places = {key: _places(unit, key, rows) for key, rows in lists.items()}
    said = [after.number for after, _before in plan.changes if isinstance(after, Project) and after.number is not None]
    numbers = _Numbers(unit, plan.order.since, said)
    for after, before in plan.changes:
        if before is None and type(after) in PLACED:
            yield with_values(after, {"position": next(places[_list_of(after)])}), before
        elif before is None and isinstance(after, Project) and after.number is None:
            yield with_values(after, {"number": numbers.next(after.committee)}), before
        else:
            yield after, before


def _list_of(row: Record) -> tuple[type[Record], UUID]:
    """In which list it has its place."""
    return type(row), getattr(row, PLACED[type(row)])


def _places(unit: Unit, key: tuple[type[Record], UUID], new: Sequence[Record]) -> Iterator[str]:
    cls, owner = key
    equals: dict[str, Any] = {PLACED[cls]: owner}
    here: Any = in_order(unit.store.all(cls, **equals))  # `Any`: every kind of these has a position
    return iter(spread(len(new), chance(unit), left=here[-1].position if here else None))


class _Numbers:
    """One after the other, above those that are known and those that the list says itself.

    None where another device gives them out.
    """

    def __init__(self, unit: Unit, day: date, said: Sequence[str]) -> None:
        self._unit, self._day, self._said = unit, day, said
        self._known: dict[CommitteeId, list[str]] = {}

    def next(self, committee: CommitteeId) -> str | None:
        """The number of the next project."""
        store = self._unit.store
        if not issues_numbers(store, committee, Series.PROJECT):
            return None
        known = self._known.get(committee) or [*issued(store, Series.PROJECT, committee), *self._said]
        given = following(store, Series.PROJECT, committee, self._day, known)
        self._known[committee] = [given]  # the highest: those before it need not be looked through again
        return given
