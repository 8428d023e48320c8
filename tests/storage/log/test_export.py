"""What somebody lacks: by ranges, in an order in which causes come before effects."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ctj_desktop.domain.ids import ReplicaId
from ctj_desktop.domain.log.changes import OperationLabel, Scope
from ctj_desktop.domain.log.changesets import first_chain
from ctj_desktop.domain.record import DataClass, replace
from ctj_desktop.domain.records.people import Person
from ctj_desktop.storage.log import merge
from ctj_desktop.storage.log.streams import CHAIN_STEP
from ctj_desktop.storage.store import Store
from tests.storage.builders import a_person, a_store, a_store_with_agenda, save


@pytest.fixture
def long_log(tmp_path: Path) -> Iterator[tuple[Store, Scope]]:
    """More changesets than two pages of chain points."""
    with a_store(tmp_path / "a.ctj") as store:
        person = a_person(store.office_id)
        save(store, person)
        with store.batch():
            for n in range(CHAIN_STEP * 2 + 10):
                after = replace(person, given_name=str(n))
                with store.write(OperationLabel("x")) as unit:
                    unit.save(after, before=person)
                person = after
        yield store, Scope(person.home, DataClass.INTERNAL)


def chains(store: Store, scope: Scope) -> list[bytes]:
    """Every chain of the own stream, hashed from the start."""
    found = [first_chain(scope, store.replica)]
    for one in store.changesets({}, [scope]):
        found.append(one.chain(found[-1]))
    return found


def test_every_chain_is_that_of_hashing_from_the_start(long_log: tuple[Store, Scope]) -> None:
    store, scope = long_log
    expected = chains(store, scope)
    assert [store.chain_at(scope, store.replica, seq) for seq in range(len(expected))] == expected
    for beyond in (-1, len(expected)):
        with pytest.raises(LookupError):
            store.chain_at(scope, store.replica, beyond)


def test_ranges_name_every_stream_of_the_scopes_the_empty_ones_too(long_log: tuple[Store, Scope]) -> None:
    store, scope = long_log
    expected, me = chains(store, scope), store.replica
    last = len(expected) - 1
    assert store.ranges({}, [scope]) == {scope: {me: (1, last, expected[0], expected[-1])}}
    assert store.ranges({scope: {me: 300}}, [scope])[scope][me] == (301, last, expected[300], expected[-1])
    assert store.ranges({scope: {me: last}}, [scope])[scope][me] == (last + 1, last, expected[-1], expected[-1])
    assert store.ranges({scope: {me: last + 9}}, [scope])[scope][me][:2] == (last + 1, last)
    assert set(store.ranges({})) == set(store.streams.scopes())


def test_the_last_few_are_found_without_reading_the_others(long_log: tuple[Store, Scope]) -> None:
    """By the primary key, and the chain from the last point kept: no statement looks at the whole log."""
    store, scope = long_log
    last = store.streams.end(scope, store.replica).seq
    rows: list[int] = []
    original = store.connection.run

    def counted(statement: str, *arguments: Any) -> Any:
        plan = original("EXPLAIN QUERY PLAN " + statement, *arguments).all()
        assert not any("SCAN" in str(step[3]) and "changeset" in str(step[3]) for step in plan), statement
        rows.append(len(original(statement, *arguments).all()))
        return original(statement, *arguments)

    store.connection.run = counted  # type: ignore[method-assign, assignment]
    try:
        assert len(list(store.changesets({scope: {store.replica: last - 10}}, [scope]))) == 10
        store.ranges({scope: {store.replica: last - 10}}, [scope])
    finally:
        store.connection.run = original  # type: ignore[method-assign]
    assert sum(rows) <= 10 + CHAIN_STEP


def test_streams_are_mixed_so_that_nobody_waits(tmp_path: Path) -> None:
    """Three replicas that answer one another: a strict reader can take them one by one."""
    first, (item, _) = a_store_with_agenda(tmp_path / "0.ctj")
    stores = [first, *(a_store(tmp_path / f"{n}.ctj") for n in (1, 2))]
    for n in range(30):
        store = stores[n % 3]
        merge.take_from(store, stores[(n - 1) % 3])
        seen = store.get(type(item), item.id)
        assert seen is not None
        with store.write(OperationLabel("x")) as unit:
            unit.save(replace(seen, minutes=n), before=seen)
    everything = stores[29 % 3]
    with a_store(tmp_path / "new.ctj") as fresh:
        report = merge.apply(fresh, everything.changesets(), strict=True)
        assert report.waiting == []
        found = fresh.get(type(item), item.id)
        assert found is not None
        assert found.minutes == 29
    order = [(one.dot.hlc, one.replica.bytes) for one in everything.changesets()]
    assert order == sorted(order)
    for store in stores:
        store.close()


def test_only_the_scopes_that_are_asked_for_leave(tmp_path: Path) -> None:
    store, _ = a_store_with_agenda(tmp_path / "a.ctj")
    save(store, a_person(store.office_id))
    wanted = [scope for scope in store.streams.scopes() if scope.data_class is DataClass.OPEN]
    assert {one.scope for one in store.changesets({}, wanted)} == set(wanted)
    assert store.ranges({}, []) == {}
    assert list(store.changesets({}, [])) == []
    store.close()


def test_what_is_written_meanwhile_does_not_join_an_export(tmp_path: Path) -> None:
    """Its ranges were told before."""
    with a_store(tmp_path / "a.ctj") as store:
        save(store, *(a_person(store.office_id) for _ in range(3)))
        export = store.changesets()
        next(export)
        with store.write(OperationLabel("x")) as unit:
            unit.save(a_person(store.office_id))
        left = list(export)
        assert sum(bool(one.payload) for one in left) == sum(1 for _ in store.changesets()) - 2
        assert store.count(Person) == 4


def test_nothing_is_known_of_a_replica_that_was_never_heard(tmp_path: Path) -> None:
    with a_store(tmp_path / "a.ctj") as store:
        (scope, *_) = store.streams.scopes()
        with pytest.raises(LookupError):
            store.chain_at(scope, ReplicaId(store.environment.new_id()), 1)
