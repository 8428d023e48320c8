"""Is a bulk write the same as its operations one by one, and all or nothing?"""

from datetime import date
from pathlib import Path

import pytest

from ctj_desktop.domain.ids import MeetingMoveId
from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting, MeetingMove, MeetingState
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.storage.check import check
from ctj_desktop.storage.errors import WrittenOnce
from ctj_desktop.storage.log.history import history, undo
from ctj_desktop.storage.open_file import BulkFailed
from ctj_desktop.storage.store import Store
from tests.storage.agreement import assert_agrees
from tests.storage.builders import a_committee, a_meeting, a_store, an_item, save


def an_empty_meeting(store: Store) -> Meeting:
    """A meeting without items."""
    committee = a_committee()
    meeting = a_meeting(committee)
    save(store, committee, meeting)
    return meeting


def fill(store: Store, meeting: Meeting, count: int) -> list[AgendaItem]:
    """Items, one operation each, every third one reworded in another operation."""
    made = []
    for number in range(count):
        with store.write(OperationLabel("agenda_item.added")) as unit:
            item = unit.save_own(an_item(meeting, f"Point {number}", f"Traktandum {number}"))
        if number % 3 == 0:
            with store.write(OperationLabel("agenda_item.changed")) as unit:
                item = unit.save_own(replace(item, title=Bilingual.of("Revu", "Geprüft")), before=item)
        made.append(item)
    return made


@pytest.mark.long
def test_a_bulk_leaves_what_its_operations_say(tmp_path: Path) -> None:
    with a_store(tmp_path / "bulk.ctj") as store:
        meeting = an_empty_meeting(store)
        before = len(history(store))
        with store.bulk():
            made = fill(store, meeting, 1_300)
        assert store.all(AgendaItem) == sorted(made, key=lambda item: item.id)
        assert check(store) == []
        assert_agrees(store)
        assert len(history(store, limit=10_000)) == before + 1_300 + 434
        assert len(store.search("Geprüft", limit=1_000)) == 434
        assert store.search("1298")[0].title == "Point 1298"
    with Store.open(tmp_path / "bulk.ctj") as again:
        assert again.notice is None
        assert again.count(AgendaItem) == 1_300


def test_what_was_written_in_bulk_is_undone_like_anything_else(tmp_path: Path) -> None:
    with a_store(tmp_path / "bulk.ctj") as store:
        meeting = an_empty_meeting(store)
        with store.bulk():
            fill(store, meeting, 1)
        undo(store, None)
        assert store.all(AgendaItem)[0].title.fr.text == "Point 0"
        undo(store, None)
        assert store.all(AgendaItem) == []


def test_reading_in_a_bulk_sees_what_it_wrote(tmp_path: Path) -> None:
    with a_store(tmp_path / "bulk.ctj") as store:
        meeting = an_empty_meeting(store)
        with store.bulk():
            (item,) = fill(store, meeting, 1)
            assert store.get(AgendaItem, item.id) == item
            assert store.count(AgendaItem, meeting=meeting.id) == 1
            assert [hit.id for hit in store.search("Geprüft")] == [item.id]


@pytest.mark.parametrize("caught", [False, True])
def test_an_operation_that_fails_takes_the_bulk_with_it(tmp_path: Path, *, caught: bool) -> None:
    with a_store(tmp_path / "bulk.ctj") as store:
        meeting = an_empty_meeting(store)
        before = len(history(store))
        with pytest.raises(BulkFailed if caught else ZeroDivisionError), store.bulk():
            fill(store, meeting, 5)
            try:
                with store.write(OperationLabel("test.failed")) as unit:
                    unit.save_own(an_item(meeting))
                    raise ZeroDivisionError
            except ZeroDivisionError:
                if not caught:
                    raise
        assert store.count(AgendaItem) == 0
        assert len(history(store)) == before
        fill(store, meeting, 2)
        assert check(store) == []


def test_a_row_written_once_stays(tmp_path: Path) -> None:
    with a_store(tmp_path / "bulk.ctj") as store:
        meeting = an_empty_meeting(store)
        move = MeetingMove(
            id=MeetingMoveId(store.environment.new_id()),
            home=meeting.home,
            meeting=meeting.id,
            from_state=MeetingState.DRAFT,
            to_state=MeetingState.CONVENED,
            on=date(2027, 3, 12),
        )
        save(store, move)
        with pytest.raises(WrittenOnce), store.write(OperationLabel("test.changed")) as unit:
            unit.save_own(replace(move, to_state=MeetingState.CANCELLED), before=move)
