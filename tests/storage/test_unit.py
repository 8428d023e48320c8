"""Rows that are written once: a move of a state, a filed version."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ctj_desktop.domain.changes import Label
from ctj_desktop.domain.ids import MeetingMoveId, uuid7
from ctj_desktop.domain.kinds import KINDS
from ctj_desktop.domain.meetings import Meeting, MeetingMove, MeetingState
from ctj_desktop.storage.errors import WrittenOnce
from ctj_desktop.storage.history import redo, undo
from ctj_desktop.storage.store import Store
from tests.storage.builders import a_store_with_agenda, save


def a_moved_meeting(path: Path) -> tuple[Store, MeetingMove]:
    store, _ = a_store_with_agenda(path)
    (meeting,) = store.all(Meeting)
    move = MeetingMove(
        id=MeetingMoveId(uuid7()), home=meeting.home, meeting=meeting.id, from_state=MeetingState.DRAFT,
        to_state=MeetingState.CONVENED, on=date(2027, 2, 24),
    )  # fmt: skip
    save(store, move)
    return store, move


def test_which_kinds_are_written_once() -> None:
    assert {cls.kind for cls in KINDS if cls.insert_only} == {
        "meeting_move", "task_move", "project_move", "approved_version",
    }  # fmt: skip


def test_a_move_is_neither_changed_nor_deleted(tmp_path: Path) -> None:
    """The chain of states is evidence; saving it unchanged is harmless."""
    store, move = a_moved_meeting(tmp_path / "a.ctj")
    with pytest.raises(WrittenOnce), store.write(Label("x")) as unit:
        unit.save(replace(move, on=date(2027, 1, 1)), before=move)
    with pytest.raises(WrittenOnce), store.write(Label("x")) as unit:
        unit.delete(move)
    with store.write(Label("x")) as unit:
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
