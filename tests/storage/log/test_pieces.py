"""However little is held in memory at once: does merging and taking back come to the same?"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.domain.records.people import Person
from ctj_desktop.storage import rows
from ctj_desktop.storage.log import journal, merge, takeback
from ctj_desktop.storage.store import Store
from tests.storage.agreement import assert_agrees
from tests.storage.builders import a_person, a_store, a_store_with_agenda, an_item, save
from tests.storage.devices import merge_with_way_back


@pytest.fixture
def two(tmp_path: Path) -> Iterator[tuple[Store, Store]]:
    """An office with work in many operations, and one that has nothing of it."""
    mine, _ = a_store_with_agenda(tmp_path / "a.ctj")
    theirs = a_store(tmp_path / "b.ctj")
    (meeting,) = mine.all(Meeting)
    for number in range(5):
        save(mine, an_item(meeting, f"Point {number}"), a_person(mine.office_id, f"Nom {number}"))
    for person in mine.all(Person):
        with mine.write(OperationLabel("x")) as unit:
            unit.save(replace(person, family_name="Autre"), before=person)
    yield mine, theirs
    for store in (mine, theirs):
        assert_agrees(store)
        store.close()


def same(mine: Store, theirs: Store) -> None:
    scopes = mine.streams.scopes()
    assert [theirs.streams.digest(scope) for scope in scopes] == [mine.streams.digest(scope) for scope in scopes]
    for cls in (Meeting, AgendaItem, Person):
        assert theirs.all(cls) == mine.all(cls)


def test_a_merge_of_more_rows_than_are_held(two: tuple[Store, Store], monkeypatch: pytest.MonkeyPatch) -> None:
    mine, theirs = two
    monkeypatch.setattr(rows, "TOGETHER", 2)
    monkeypatch.setattr(journal, "TOGETHER", 2)
    merge.take_from(theirs, mine)
    same(mine, theirs)


def test_a_merge_of_more_rows_than_are_held_is_taken_back(
    two: tuple[Store, Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, theirs = two
    merge.take_from(theirs, mine)
    before = theirs.all(Person)
    for person in mine.all(Person):
        with mine.write(OperationLabel("x")) as unit:
            unit.save(replace(person, given_name="Anne"), before=person)
    monkeypatch.setattr(rows, "TOGETHER", 2)
    monkeypatch.setattr(takeback, "KEPT", 1)
    merge_with_way_back(theirs, mine.changesets(theirs.streams.vectors()))
    same(mine, theirs)
    taken = takeback.take_back_merge(theirs)
    assert {row for kind, row in taken if kind == "person"} == {person.id for person in before}
    assert theirs.all(Person) == before


def test_what_came_long_before_its_causes_must_come_again(
    two: tuple[Store, Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, theirs = two
    monkeypatch.setattr(merge, "ASIDE", 1)
    backwards = list(mine.changesets())[::-1]
    first = merge.apply(theirs, backwards)
    assert first.waiting
    assert first.applied < len(backwards)
    for _ in backwards:
        merge.apply(theirs, backwards)
    same(mine, theirs)
