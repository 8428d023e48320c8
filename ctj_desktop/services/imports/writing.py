"""How does what a list changes become one operation, which one undo takes back?"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final
from uuid import UUID

from ctj_desktop.domain.ids import ImportRunId
from ctj_desktop.domain.log.changes import OperationLabel, Outcome
from ctj_desktop.domain.positions import spread
from ctj_desktop.domain.record import Record
from ctj_desktop.domain.records.committees import College, Seat
from ctj_desktop.domain.records.imports import ImportRun
from ctj_desktop.files.tables.table import Step, unseen
from ctj_desktop.services.imports.columns import recognised
from ctj_desktop.services.imports.rows import OFTEN
from ctj_desktop.services.imports.verdicts import ImportPlan, RowFate
from ctj_desktop.services.membership.import_mappings import keep_import_mapping
from ctj_desktop.services.steps.change import with_values
from ctj_desktop.services.steps.places import chance, in_order
from ctj_desktop.storage.errors import ChangedMeanwhile
from ctj_desktop.storage.store import Store
from ctj_desktop.storage.unit import Unit

TOGETHER: Final = 200
"""Rows that are written together."""


def write(store: Store, plan: ImportPlan, step: Step = unseen) -> Outcome:
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
        if order.columns != recognised(order.table.headings, order.kind):
            keep_import_mapping(unit, sender=order.sender, headings=order.table.headings, columns=order.columns)
            unit.name(label.key, **label.args)
        for at, (after, before) in enumerate(_placed(unit, plan), 1):
            unit.save_own(after, before)
            if at % TOGETHER == 0:
                store.show_written(search_text=True)  # at the end it would be all at once, and not be stopped
            if at % OFTEN == 0:
                step(at, total)
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
    """New seats and colleges behind those that are here, in the order of the rows."""
    new = [after for after, before in plan.changes if before is None]
    seats, colleges = ([row for row in new if isinstance(row, cls)] for cls in (Seat, College))
    places = {Seat: _places(unit, seats), College: _places(unit, colleges)}
    for after, before in plan.changes:
        if before is None and type(after) in places:
            yield with_values(after, {"position": next(places[type(after)])}), before
        else:
            yield after, before


def _places(unit: Unit, new: Sequence[Seat | College]) -> Iterator[str]:
    if not new:
        return iter(())
    here: Sequence[Seat | College] = in_order(unit.store.all(type(new[0]), committee=new[0].committee))
    return iter(spread(len(new), chance(unit), left=here[-1].position if here else None))
