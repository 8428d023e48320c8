"""Would the machine notice? Each bug that somebody could plausibly write is planted and must be found."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from ctj_desktop.domain.log import heads as merging
from ctj_desktop.storage import rows, unit
from ctj_desktop.storage.file.connection import Transaction
from ctj_desktop.storage.log import merge, redaction
from ctj_desktop.storage.store import Store
from tests.storage.machine import COMMON, Offices

SAVE, IN_CONFLICT = unit.Unit.save, merging.in_conflict


@dataclass(frozen=True)
class Bug:
    """What stands in for `owner.name` while the machine runs."""

    owner: object
    name: str
    wrong: Callable[..., Any]


def _last_writer_only(_heads: object, new: merging.Head, _seen: object) -> tuple[merging.Head, ...]:
    return (new,)


def _reference_counts_as_any(
    heads: tuple[merging.Head, ...], new: merging.Head, seen: merging.Vector
) -> tuple[merging.Head, ...]:
    kept = [head for head in heads if not merging.covers(seen, head.dot.replica, head.dot.seq)]
    return tuple(sorted([*kept, new], key=merging.rank))


def _save_over_what_came_in(self: unit.Unit, after: Any, before: Any = None) -> Any:
    stored = self.store.get(type(after), after.id, deleted=True)
    return SAVE(self, after, stored if before is not None and stored is not None else before)


def _commit_instead(self: Transaction) -> None:
    self._connection.run("COMMIT")


PLANTED = {
    "equal clocks: the lower replica is shown": Bug(
        merging, "rank", lambda head: (head.dot.hlc, -head.dot.replica.int)
    ),
    "equal clocks: whoever arrived last is shown": Bug(merging, "rank", lambda head: (head.dot.hlc, b"")),
    "the earlier write is shown": Bug(merging, "rank", lambda head: (-head.dot.hlc, head.dot.replica.bytes)),
    "the own wall clock without the receive rule": Bug(
        unit, "next_hlc", lambda _, now: int(now.timestamp() * 1000) << 16
    ),
    "a vector covers one too many": Bug(merging, "covers", lambda v, r, seq: v.get(r, 0) + 1 >= seq),
    "a vector covers one too few": Bug(merging, "covers", lambda v, r, seq: v.get(r, 0) > seq),
    "effects are applied without their causes": Bug(merge, "covers", lambda *_: True),
    "a concurrent value is overwritten": Bug(rows, "merge_head", _last_writer_only),
    "the reference stream raises conflicts": Bug(rows, "merge_head", _reference_counts_as_any),
    "any deletion deletes": Bug(rows, "is_gone", lambda r, _: any(head.value is True for head in r.get("_del", ()))),
    "two equal values are a conflict": Bug(merging, "differ", lambda heads: len(heads) > 1),
    "a deletion against an edit raises no flag": Bug(
        rows, "in_conflict", lambda registers, _: IN_CONFLICT(registers, True)
    ),
    "what stays of erased content is lost to who never had it": Bug(redaction, "without_content", lambda *_: iter(())),
    "a form writes over what came in": Bug(unit.Unit, "save", _save_over_what_came_in),
    "a dry run is committed": Bug(Transaction, "_roll_back", _commit_instead),
    "memory is not read again after a dry run": Bug(Store, "forget", lambda _: None),
}


AT_LENGTH = frozenset(
    {
        "equal clocks: whoever arrived last is shown",
        "the own wall clock without the receive rule",
        "the reference stream raises conflicts",
        "a dry run is committed",
        "a form writes over what came in",
        "memory is not read again after a dry run",
        "a deletion against an edit raises no flag",
        "any deletion deletes",
        "a vector covers one too few",
        "the earlier write is shown",
        "equal clocks: the lower replica is shown",
        "effects are applied without their causes",
        "what stays of erased content is lost to who never had it",
    }
)
"""What takes longest to find."""


@pytest.mark.long
@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=pytest.mark.long) if name in AT_LENGTH else name for name in PLANTED]
)
def test_the_machine_notices(name: str, machine: type[Offices], monkeypatch: pytest.MonkeyPatch) -> None:
    """The same runs every time, so that a bug found once is found always."""
    bug = PLANTED[name]
    monkeypatch.setattr(bug.owner, bug.name, bug.wrong)
    with pytest.raises(Exception):  # noqa: B017, PT011 (an assertion, or the store itself stumbles)
        run_state_machine_as_test(
            machine, settings=settings(max_examples=200, stateful_step_count=30, derandomize=True, **COMMON)
        )
