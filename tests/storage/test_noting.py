"""Is it noted which kinds of record are read, whatever a screen asks the file?"""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.people import Person
from ctj_desktop.domain.records.voting import AnyDecision
from ctj_desktop.services.catalogue.record_order import record_keys
from ctj_desktop.storage.errors import MediumFailed
from ctj_desktop.storage.store import Store
from tests.storage.builders import a_committee, a_store, save
from tests.storage.queries.test_plans import DAY, FR, SCREENS, asked, plan

SQLITE_OK = 0


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with a_store(tmp_path / "noted.ctj") as made:
        save(made, a_committee())
        yield made


def test_what_is_read_is_noted_and_nothing_else(store: Store) -> None:
    with store.noting() as kinds:
        store.all(Person)
        store.count(Committee)
    assert kinds == {"person", "committee"}
    store.all(AnyDecision)
    assert kinds == {"person", "committee"}
    with store.noting() as kinds:
        store.all(AnyDecision)
    assert kinds == {"decision", "restricted_decision"}


def test_one_who_notes_within_another_hides_nothing_from_them(store: Store) -> None:
    with store.noting() as outer:
        with store.noting() as inner:
            store.all(Person)
        store.all(Committee)
    assert (inner, outer) == ({"person"}, {"person", "committee"})


def test_what_names_a_record_is_noted_too(store: Store) -> None:
    with store.noting() as kinds:
        record_keys(store, FR, "mandate", DAY, among={})
    assert {"mandate", "person", "seat", "organisation"} <= kinds


def test_a_fault_ends_the_noting(store: Store) -> None:
    with pytest.raises(MediumFailed), store.noting() as kinds:
        store.all(Person)
        store.connection.run("SELECT nothing FROM nowhere")
    assert kinds == {"person"}
    assert store.connection.heard is None


@pytest.mark.parametrize("name", list(SCREENS))
def test_no_table_that_a_screen_reads_is_missed(store: Store, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """As SQLite itself tells while it makes its plans."""
    screen, _ = SCREENS[name]
    with store.noting() as noted:
        queries = asked(store, monkeypatch, screen)
    read = set[str]()

    def told(action: int, table: str | None, *_more: str | None) -> int:
        if action == driver.SQLITE_READ and table is not None:
            read.add(table)
        return SQLITE_OK

    store.connection.raw.set_authorizer(told)
    for sql, parameters in queries:
        plan(store, sql, parameters)
    store.connection.raw.set_authorizer(None)
    assert read & store.schema.shapes.keys() == noted
