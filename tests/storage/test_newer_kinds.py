"""Rows of a kind that only a newer version knows: kept, deleted, brought back and taken back like any other."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from ctj_desktop.domain.ids import ReplicaId, uuid7
from ctj_desktop.domain.log.changes import Dot, RowChange
from ctj_desktop.storage.check import check
from ctj_desktop.storage.log import merge
from ctj_desktop.storage.log.import_guard import MANY_CHANGES, Guard, MassChange
from ctj_desktop.storage.log.merge import MergeReport
from ctj_desktop.storage.log.takeback import take_back_merge
from ctj_desktop.storage.store import Store
from tests.storage.agreement import assert_agrees, image
from tests.storage.builders import a_store_with_agenda
from tests.storage.devices import INTERNAL, changeset, merge_with_way_back

KIND = "hologram"
NEWER = ReplicaId(UUID(int=0xFE))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An office of this version; at the end it is what its log says."""
    made, _ = a_store_with_agenda(tmp_path / "a.ctj")
    yield made
    assert_agrees(made)
    assert [found.code for found in check(made) if found.severity == "error"] == []
    made.close()


def came(store: Store, *rows: RowChange, guard: Guard | None = None) -> MergeReport:
    """What a newer version sends that has seen everything."""
    deps = store.streams.vector(INTERNAL)
    dot = Dot(store.last_hlc() + 1, NEWER, deps.pop(NEWER, 0) + 1)
    return merge_with_way_back(store, [changeset(INTERNAL, dot, deps, rows)], guard=guard)


def test_a_row_is_deleted_and_brought_back(store: Store) -> None:
    name = (KIND, uuid7())
    assert came(store, RowChange(*name, {"colour": "green"})).new == {name}
    assert came(store, RowChange(*name, {"_del": True})).deleted == {name}
    again = came(store, RowChange(*name, {"_del": False}))
    assert (again.changed_rows, again.deleted, again.conflicts) == ({name}, set(), set())
    assert came(store, RowChange(*name, {"colour": "blue"})).changed_rows == {name}


def test_a_merge_that_brought_one_is_taken_back(store: Store) -> None:
    before = {table: rows for table, rows in image(store).items() if table not in ("scope", "replica")}
    digest = store.streams.digest(INTERNAL)
    row = uuid7()
    came(store, RowChange(KIND, row, {"colour": "green"}))
    assert take_back_merge(store) == {(KIND, row)}
    assert store.streams.digest(INTERNAL) == digest
    assert {table: rows for table, rows in image(store).items() if table in before} == before


def test_the_guard_counts_them(store: Store) -> None:
    """Nobody can say of how many, since they have no table here."""
    rows = [uuid7() for _ in range(MANY_CHANGES + 1)]
    came(store, *(RowChange(KIND, row, {"colour": "green"}) for row in rows))
    with pytest.raises(MassChange) as caught:
        came(store, *(RowChange(KIND, row, {"_del": True}) for row in rows), guard=Guard())
    assert caught.value.changes == ((KIND, MANY_CHANGES + 1, MANY_CHANGES + 1),)
    came(store, RowChange(KIND, rows[0], {"_del": True}), guard=Guard())
    assert merge.apply(store, []).deleted == set()
