"""Did two computers give out the numbers of a committee after one had taken the place of the other?"""

from collections.abc import Iterator

from ctj_desktop.domain.ids import ReplicaId
from ctj_desktop.domain.log.heads import covers
from ctj_desktop.domain.numbers import Series
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.committees import Committee, NumberingLoan, NumberingRight
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.numbers.issue import NUMBERED
from ctj_desktop.storage.log.held import deps_at
from ctj_desktop.storage.log.merge import MergeReport
from ctj_desktop.storage.numbering import right_id
from ctj_desktop.storage.open_file import OpenFile


class NumberedApart(NamedValue):
    """A committee, the computer that numbers now, and one that went on numbering beside it."""

    committee: Bilingual
    numbers: ReplicaId
    beside: ReplicaId


def numbered_apart(store: OpenFile, report: MergeReport) -> tuple[NumberedApart, ...]:
    """What a merge brought to light, on either side: told once, when the other one’s numbers or the right came."""
    came = {kind for kind, _ in report.changed}
    kinds = {cls.kind for series in Series for cls in NUMBERED[series]}
    if not came & {NumberingRight.kind, *kinds}:
        return ()
    return tuple(one for committee in store.all(Committee, order="code, id") for one in _of(store, committee, report))


def _of(store: OpenFile, committee: Committee, report: MergeReport) -> Iterator[NumberedApart]:
    right = store.get(NumberingRight, right_id(committee.id))
    heads = store.rows_door.heads(NumberingRight.kind, right.id).get("replica", ()) if right is not None else ()
    if right is None or len(heads) != 1:
        return
    scope = store.rows_door.scope_of(NumberingRight.kind, right.id)
    seen = deps_at(store, scope, heads[0].dot)
    known = {loan.replica for loan in store.all(NumberingLoan, right=right.id)} | {right.replica, heads[0].dot.replica}
    whole = (NumberingRight.kind, right.id) in report.changed
    beside: set[ReplicaId] = set()
    for cls in (cls for series in Series for cls in NUMBERED[series]):
        for record in store.all(cls, committee=committee.id):
            if whole or (cls.kind, record.id) in report.changed:
                wrote = store.rows_door.heads(cls.kind, record.id).get("number", ())
                dots = [one.dot for one in wrote if store.rows_door.scope_of(cls.kind, record.id) == scope]
                beside |= {dot.replica for dot in dots if not covers(seen, dot.replica, dot.seq)}
    for one in sorted(beside - known):
        name = committee.short_name if committee.short_name else committee.name
        yield NumberedApart(committee=name, numbers=right.replica, beside=one)
