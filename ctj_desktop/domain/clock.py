"""When does each item of an agenda come up, and what is its number?

Items form a tree of two levels (2, then 2.1). A row's minutes are the item's own; where the item has none,
the sum of its sub-items'. So a time given to the whole item wins over the times of its parts, which then run
from its start; a finding says so when the parts are longer. An item without any minutes takes no time on the
clock, and the times after it are marked as "not before".
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import time
from uuid import UUID

from ctj_desktop.domain.findings import Finding, FindingValue, Severity
from ctj_desktop.domain.ids import AgendaItemId
from ctj_desktop.domain.planning.item_numbers import late_numbers
from ctj_desktop.domain.positions import order_key
from ctj_desktop.domain.record import PositionalValue, replace
from ctj_desktop.domain.records.meetings import AgendaItem

DAY = 24 * 60


class AgendaRow(PositionalValue):
    """One line: `number` by its place, `offset` in minutes from the start, wall times where it is known.

    `minutes` is None where neither the item nor its sub-items have any; `exact` is False after such a row. `late` is
    the number that an item without one gets where the others have theirs.
    """

    item: AgendaItem
    number: str
    depth: int
    offset: int
    minutes: int | None
    starts: time | None
    ends: time | None
    exact: bool
    late: str = ""

    @property
    def shown_number(self) -> str:
        """The number frozen at convocation, that of a late item, else the one of its place."""
        return self.item.number or self.late or self.number


class Agenda(PositionalValue):
    """The rows in order, the planned duration in minutes, the planned end, what is wrong with the tree."""

    rows: tuple[AgendaRow, ...]
    minutes: int
    ends: time | None
    exact: bool
    findings: tuple[Finding, ...]

    def row(self, item: UUID) -> AgendaRow | None:
        """The row of an item."""
        return next((row for row in self.rows if row.item.id == item), None)


class _Branch(PositionalValue):
    item: AgendaItem
    children: tuple[AgendaItem, ...]

    @property
    def minutes(self) -> int | None:
        if self.item.minutes is not None:
            return self.item.minutes
        return _total(self.children)

    @property
    def exact(self) -> bool:
        if self.item.minutes is not None:
            return True
        return bool(self.children) and all(child.minutes is not None for child in self.children)


def agenda(
    items: Iterable[AgendaItem], start: time | None = None, *, moved_at: Mapping[UUID, int] | None = None
) -> Agenda:
    """Numbers and clock times of the items of one meeting, in any order given.

    `moved_at` is the clock of each item's parent register: of several items that close a cycle, the newest
    move is ignored (exchange/FORMAT.md 7.5); without it, the greatest id. An item whose parent is not here stands at
    the first level and is listed, so no item is ever lost or shown twice.
    """
    branches, findings = _tree(list(items), moved_at or {})
    rows, minutes, exact = _rows(branches, start)
    late = late_numbers([row.item for row in rows])
    rows = [replace(row, late=late[row.item.id]) if row.item.id in late else row for row in rows]
    findings.extend(_time_findings(branches))
    return Agenda(tuple(rows), minutes, after(start, minutes), exact, tuple(findings))


def after(start: time | None, minutes: int) -> time | None:
    """The wall time so many minutes later; past midnight it starts again at 00:00."""
    if start is None:
        return None
    hours, rest = divmod((start.hour * 60 + start.minute + minutes) % DAY, 60)
    return time(hours, rest)


def beyond_end(minutes: int, start: time | None, end: time | None, *, exact: bool) -> int:
    """By how many minutes an agenda is longer than the hours that are set, negative where it is shorter; else 0.

    While some item has no minutes, a shorter agenda says nothing yet; one that is too long already is.
    """
    if start is None or end is None or not minutes:
        return 0
    set_aside = (end.hour * 60 + end.minute - start.hour * 60 - start.minute) % DAY
    beyond = minutes - set_aside
    return beyond if exact else max(beyond, 0)


def _tree(items: Sequence[AgendaItem], moved_at: Mapping[UUID, int]) -> tuple[list[_Branch], list[Finding]]:
    findings: list[Finding] = []
    parents = _parents(items, findings)
    _break_cycles(parents, moved_at, findings)
    roots = {item.id: _root(item.id, parents, findings) for item in items}
    ordered = sorted(items, key=order_key)
    branches = [
        _Branch(item, tuple(child for child in ordered if roots[child.id] == item.id != child.id))
        for item in ordered
        if roots[item.id] == item.id
    ]
    return branches, findings


def _parents(items: Sequence[AgendaItem], findings: list[Finding]) -> dict[AgendaItemId, AgendaItemId]:
    known = {item.id for item in items}
    parents: dict[AgendaItemId, AgendaItemId] = {}
    for item in items:
        if item.parent in known:
            parents[item.id] = item.parent
        elif item.parent is not None:
            findings.append(Finding("agenda.parent_missing", Severity.WARNING, {"item": str(item.id)}))
    return parents


def _break_cycles(
    parents: dict[AgendaItemId, AgendaItemId], moved_at: Mapping[UUID, int], findings: list[Finding]
) -> None:
    for start in sorted(parents):
        path: list[AgendaItemId] = []
        here: AgendaItemId | None = start
        while here is not None and here not in path:
            path.append(here)
            here = parents.get(here)
        if here is not None:
            cycle = path[path.index(here) :]
            newest = max(cycle, key=lambda item: (moved_at.get(item, 0), item))
            del parents[newest]
            findings.append(Finding("agenda.cycle", Severity.WARNING, {"item": str(newest)}))


def _root(item: AgendaItemId, parents: Mapping[AgendaItemId, AgendaItemId], findings: list[Finding]) -> AgendaItemId:
    depth, root = 1, item
    while root in parents:
        depth, root = depth + 1, parents[root]
    if depth > 2:
        findings.append(Finding("agenda.too_deep", Severity.WARNING, {"item": str(item), "depth": depth}))
    return root


def _rows(branches: Sequence[_Branch], start: time | None) -> tuple[list[AgendaRow], int, bool]:
    rows: list[AgendaRow] = []
    offset, exact = 0, True
    for place, branch in enumerate(branches, 1):
        rows.append(_row(f"{place}", branch.item, branch.minutes, offset, start, exact))
        rows.extend(_sub_rows(place, branch, offset, start, exact))
        offset += branch.minutes or 0
        exact = exact and branch.exact
    return rows, offset, exact


def _sub_rows(place: int, branch: _Branch, offset: int, start: time | None, exact: bool) -> Iterable[AgendaRow]:
    for sub, child in enumerate(branch.children, 1):
        yield _row(f"{place}.{sub}", child, child.minutes, offset, start, exact)
        offset += child.minutes or 0
        exact = exact and child.minutes is not None


def _row(number: str, item: AgendaItem, minutes: int | None, offset: int, start: time | None, exact: bool) -> AgendaRow:
    return AgendaRow(
        item=item,
        number=number,
        depth=1 + number.count("."),
        offset=offset,
        minutes=minutes,
        starts=after(start, offset),
        ends=after(start, offset + (minutes or 0)),
        exact=exact,
    )


def _total(items: Sequence[AgendaItem]) -> int | None:
    given = [item.minutes for item in items if item.minutes is not None]
    return sum(given) if given else None


def _time_findings(branches: Sequence[_Branch]) -> list[Finding]:
    findings = []
    for branch in branches:
        if branch.minutes is None:
            findings.append(Finding("agenda.no_minutes", Severity.INFO, {"item": str(branch.item.id)}))
        parts = _total(branch.children) or 0
        if branch.item.minutes is not None and parts > branch.item.minutes:
            data: dict[str, FindingValue] = {
                "item": str(branch.item.id),
                "minutes": branch.item.minutes,
                "parts": parts,
            }
            findings.append(Finding("agenda.parts_longer", Severity.WARNING, data))
    return findings
