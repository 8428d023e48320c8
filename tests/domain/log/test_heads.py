"""Which value of a register is shown, and when must a person look? The rules of merging, on values alone."""

from itertools import permutations
from uuid import UUID

import pytest

from ctj_desktop.domain.ids import REFERENCE_REPLICA, ReplicaId
from ctj_desktop.domain.log.changes import Dot, Json
from ctj_desktop.domain.log.heads import (
    Head,
    digest_after,
    first_head,
    heads_hash,
    in_conflict,
    is_gone,
    merge_head,
    shown,
)

HERE, THERE = (ReplicaId(UUID(int=number)) for number in (1, 2))
ROW = UUID(int=7)


def a_head(value: Json, replica: ReplicaId = HERE, *, clock: int = 1, seq: int = 1) -> Head:
    return Head(Dot(clock, replica, seq), value)


def test_a_write_replaces_what_it_has_seen_and_stands_beside_the_rest() -> None:
    mine, theirs = a_head("mine"), a_head("theirs", THERE)
    both = merge_head((mine,), theirs, {THERE: 1})
    assert both == (mine, theirs)
    settled = a_head("settled", clock=2, seq=2)
    assert merge_head(both, settled, {HERE: 2, THERE: 1}) == (settled,)


def test_the_highest_clock_is_shown_and_of_equal_ones_the_higher_replica() -> None:
    assert shown((a_head("old", THERE), a_head("new", clock=2))).value == "new"
    assert shown((a_head("here"), a_head("there", THERE))).value == "there"


def test_the_reference_yields_to_anybody_and_stands_where_it_is_alone() -> None:
    given, typed = a_head("given", REFERENCE_REPLICA, clock=9), a_head("typed")
    assert merge_head((), given, {REFERENCE_REPLICA: 1}) == (given,)
    assert merge_head((given,), typed, {HERE: 1}) == (typed,)
    assert merge_head((typed,), given, {REFERENCE_REPLICA: 1}) == (typed,)


def test_what_is_written_once_stays_the_first_in_whatever_order_it_comes() -> None:
    writes = [a_head("a", clock=3), a_head("b", THERE, clock=2), a_head("c", clock=2, seq=2)]
    for order in permutations(writes):
        heads: tuple[Head, ...] = ()
        for write in order:
            heads = first_head(heads, write)
        assert heads == (writes[2],)


def test_a_row_is_gone_once_one_deletion_has_seen_all_the_rest() -> None:
    name, deletion = a_head("Favre"), a_head(True, THERE, clock=2)
    registers = {"name": (name,), "_del": (deletion,)}
    assert is_gone(registers, lambda _dot: {HERE: 1})
    assert not is_gone(registers, lambda _dot: {})
    assert not is_gone({"name": (name,), "_del": (a_head(False, THERE),)}, lambda _dot: {HERE: 1})
    assert not is_gone({"name": (name,)}, lambda _dot: {HERE: 1})


def test_the_reference_holds_no_row_back() -> None:
    registers = {"name": (a_head("given", REFERENCE_REPLICA),), "_del": (a_head(True, THERE),)}
    assert is_gone(registers, lambda _dot: {})


@pytest.mark.parametrize(
    ("registers", "gone", "conflict"),
    [
        ({"name": (a_head("a"), a_head("b", THERE))}, False, True),
        ({"name": (a_head("a"), a_head("a", THERE))}, False, False),
        ({"name": (a_head("a"),), "_del": (a_head(True, THERE),)}, False, True),
        ({"name": (a_head("a"),), "_del": (a_head(True, THERE),)}, True, False),
        ({"name": (a_head("a"),), "_del": (a_head(True, REFERENCE_REPLICA),)}, False, False),
        ({}, False, False),
    ],
)
def test_a_person_must_look_at_two_values_and_at_a_deletion_against_an_edit(
    registers: dict[str, tuple[Head, ...]], gone: bool, conflict: bool
) -> None:
    assert in_conflict(registers, gone) is conflict


def test_the_hash_of_a_row_names_kind_row_register_and_every_write() -> None:
    heads = {"name": (a_head("a"),), "note": (a_head("b", THERE, clock=2),)}
    same = {"note": heads["note"], "name": (a_head("another value of the same write"),)}
    assert heads_hash("person", ROW, heads) == heads_hash("person", ROW, same)
    others = [
        heads_hash("office", ROW, heads),
        heads_hash("person", UUID(int=8), heads),
        heads_hash("person", ROW, {"name": heads["name"]}),
        heads_hash("person", ROW, {**heads, "note": (a_head("b", THERE, clock=3),)}),
        heads_hash("person", ROW, {**heads, "note": (a_head("b", THERE, clock=2, seq=2),)}),
    ]
    assert len({heads_hash("person", ROW, heads), *others}) == 6


def test_a_digest_goes_up_and_down_with_its_rows_in_any_order() -> None:
    first, second = (heads_hash("person", UUID(int=number), {"n": (a_head("a"),)}) for number in (1, 2))
    empty = bytes(32)
    both = digest_after(digest_after(empty, b"", first), b"", second)
    assert both == digest_after(digest_after(empty, b"", second), b"", first)
    assert digest_after(digest_after(both, first, b""), second, b"") == empty
    assert digest_after(empty, b"\x01", b"") == b"\xff" * 32
