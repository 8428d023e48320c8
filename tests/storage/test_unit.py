"""Rows that are written once: a move of a state, a filed version."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from ctj_desktop.domain.findings import Finding, Severity
from ctj_desktop.domain.ids import MeetingMoveId, PersonId, uuid7
from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.log.changesets import MAX_LINE
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.kinds import KINDS
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting, MeetingMove, MeetingState
from ctj_desktop.domain.texts import Language
from ctj_desktop.storage.errors import WrittenOnce
from ctj_desktop.storage.log.history import history, redo, undo
from ctj_desktop.storage.store import Store
from ctj_desktop.storage.unit import TooLong
from tests.storage.builders import a_store_with_agenda, save


def a_moved_meeting(path: Path) -> tuple[Store, MeetingMove]:
    store, _ = a_store_with_agenda(path)
    (meeting,) = store.all(Meeting)
    move = MeetingMove(
        id=MeetingMoveId(uuid7()),
        home=meeting.home,
        meeting=meeting.id,
        from_state=MeetingState.DRAFT,
        to_state=MeetingState.CONVENED,
        on=date(2027, 2, 24),
    )
    save(store, move)
    return store, move


def test_which_kinds_are_written_once() -> None:
    assert {cls.kind for cls in KINDS if cls.insert_only} == {
        "meeting_move",
        "execution_move",
        "restricted_execution_move",
        "task_move",
        "restricted_task_move",
        "project_move",
        "project_version",
        "approved_version",
    }


def test_a_move_is_neither_changed_nor_deleted(tmp_path: Path) -> None:
    """The chain of states is evidence; saving it unchanged is harmless."""
    store, move = a_moved_meeting(tmp_path / "a.ctj")
    with pytest.raises(WrittenOnce), store.write(OperationLabel("x")) as unit:
        unit.save(replace(move, on=date(2027, 1, 1)), before=move)
    with pytest.raises(WrittenOnce), store.write(OperationLabel("x")) as unit:
        unit.delete(move)
    with store.write(OperationLabel("x")) as unit:
        unit.save(move, before=move)
    assert store.all(MeetingMove) == [move]
    store.close()


def test_undo_hides_a_move_and_redo_shows_it(tmp_path: Path) -> None:
    store, move = a_moved_meeting(tmp_path / "a.ctj")
    undo(store, None)
    assert store.all(MeetingMove) == []
    redo(store, None)
    assert store.all(MeetingMove) == [move]
    store.close()


def test_a_row_deleted_and_brought_back_in_one_operation_is_there(tmp_path: Path) -> None:
    store, (item, _) = a_store_with_agenda(tmp_path / "a.ctj")
    with store.write(OperationLabel("x")) as unit:
        unit.delete(item)
        unit.restore(item)
    assert store.get(AgendaItem, item.id) == item
    with store.write(OperationLabel("x")) as unit:
        unit.restore(item)
        unit.delete(item)
    assert store.get(AgendaItem, item.id) is None
    store.close()


def test_a_text_that_no_line_of_a_bundle_holds_is_refused_at_the_door(tmp_path: Path) -> None:
    """A million bytes, whatever the alphabet; nothing of the operation stays."""
    store, (item, _) = a_store_with_agenda(tmp_path / "a.ctj")
    for text in ("a" * MAX_LINE, "é" * (MAX_LINE // 2)):
        with pytest.raises(TooLong), store.write(OperationLabel("x")) as unit:
            unit.save(replace(item, title=item.title.with_text(Language.FR, text)), before=item)
        assert store.get(AgendaItem, item.id) == item
    with store.write(OperationLabel("x")) as unit:
        unit.save(replace(item, title=item.title.with_text(Language.FR, "a" * (MAX_LINE - 200))), before=item)
    store.close()


def test_settling_a_conflict_needs_a_row_and_never_rewrites_what_was_filed(tmp_path: Path) -> None:
    store, move = a_moved_meeting(tmp_path / "a.ctj")
    with pytest.raises(LookupError), store.write(OperationLabel("x")) as unit:
        unit.settle("meeting", uuid7(), "number", None)
    with pytest.raises(WrittenOnce), store.write(OperationLabel("x")) as unit:
        unit.settle(move.kind, move.id, "on", "2027-01-01")
    store.close()


def test_an_operation_knows_who_does_it_and_when_and_takes_its_name_at_the_end(tmp_path: Path) -> None:
    """A step names what it did once it is done."""
    store, (item, _) = a_store_with_agenda(tmp_path / "a.ctj")
    author, at = PersonId(uuid7()), datetime(2027, 3, 1, 9, 30, tzinfo=UTC)
    with store.write(OperationLabel("x"), author=author, at=at) as unit:
        assert (unit.author, unit.at) == (author, at)
        unit.save(replace(item, minutes=5), before=item)
        unit.name("agenda_item.changed", title="Un")
    assert unit.outcome.label == OperationLabel("agenda_item.changed", {"title": "Un"})
    operation = history(store)[0].operation
    assert (operation.label.key, operation.author, operation.at) == ("agenda_item.changed", author, at)
    store.close()


def test_what_whoever_does_it_should_know_stands_in_the_outcome(tmp_path: Path) -> None:
    store, _ = a_store_with_agenda(tmp_path / "a.ctj")
    told = Finding("closed.words_moved", Severity.INFO)
    with store.write(OperationLabel("x")) as unit:
        unit.tell(told)
    assert unit.outcome.findings == (told,)
    store.close()
