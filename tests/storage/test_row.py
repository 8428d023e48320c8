"""What does a list of conflicts read of a row? Only the registers in question, unless somebody deletes it."""

from uuid import UUID

import pytest

from ctj_desktop.domain.ids import HomeId, ReplicaId
from ctj_desktop.domain.log.changes import Dot, Json, Scope
from ctj_desktop.domain.log.conflicts import DELETED
from ctj_desktop.domain.log.heads import Head
from ctj_desktop.domain.record import DataClass
from ctj_desktop.storage.row import IN_COLUMN, StoredRow, contested_heads, parse_heads
from ctj_desktop.storage.store import Store

HERE, THERE = (ReplicaId(UUID(int=number)) for number in (1, 2))
SCOPE = Scope(HomeId(UUID(int=9)), DataClass.OPEN)
NAME = (Head(Dot(1, HERE, 1), "Favre"),)
NOTE = (Head(Dot(1, HERE, 1), "a"), Head(Dot(2, THERE, 1), "b"))


def written(store: Store, **registers: tuple[Head, ...]) -> str:
    """As the file holds them."""
    row = StoredRow("person", UUID(int=3), None, (SCOPE, 1), store.replicas)
    for name, heads in registers.items():
        row.put(name, heads)
    return row.fold()[0]


def test_of_two_values_both_are_read_and_nothing_else(store: Store) -> None:
    with store.batch():
        raw = written(store, family_name=NAME, note=NOTE)
    assert contested_heads(raw, store.replicas) == {"note": NOTE}
    assert parse_heads(raw, store.replicas) == {"family_name": NAME, "note": NOTE}


@pytest.mark.parametrize("value", [True, False])
def test_of_a_deletion_everything_is_read(store: Store, value: Json) -> None:
    deletion = (Head(Dot(2, THERE, 1), value),)
    with store.batch():
        raw = written(store, family_name=NAME, **{DELETED: deletion})
    assert contested_heads(raw, store.replicas) == {"family_name": NAME, DELETED: deletion}


def test_a_value_that_stands_in_the_table_is_not_repeated(store: Store) -> None:
    with store.batch():
        raw = written(store, family_name=(Head(Dot(1, HERE, 1), IN_COLUMN),))
    assert "Favre" not in raw
    assert parse_heads(raw, store.replicas)["family_name"][0].value is IN_COLUMN


def test_a_replica_writes_over_what_it_wrote_before(store: Store) -> None:
    """And over nothing else: where it is not the only one, or not the later one, the heads must be compared."""
    row = StoredRow("person", UUID(int=3), None, (SCOPE, 1), store.replicas)
    with store.batch():
        here, there = store.replicas.number(HERE), store.replicas.number(THERE)
        row.put("family_name", NAME)
        row.put("note", NOTE)
        assert not row.supersede("given_name", here, Dot(3, HERE, 2), "Anne")
        assert not row.supersede("family_name", there, Dot(3, THERE, 2), "Perrin")
        assert not row.supersede("family_name", here, Dot(1, HERE, 1), "Perrin")
        assert not row.supersede("note", here, Dot(3, HERE, 2), "c")
        assert row.heads("family_name") == NAME
        assert row.supersede("family_name", here, Dot(3, HERE, 2), "Perrin")
        assert row.heads("family_name") == (Head(Dot(3, HERE, 2), "Perrin"),)
        assert row.heads("note") == NOTE
