"""A merge taken back hurts nobody's work."""

import shutil
from pathlib import Path

import pytest

from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.log.changesets import BrokenChain
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.kinds import KINDS
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.domain.texts import Language
from ctj_desktop.storage.check import check
from ctj_desktop.storage.errors import DamagedWorkspace
from ctj_desktop.storage.file.environment import Environment
from ctj_desktop.storage.log import merge
from ctj_desktop.storage.log.takeback import NoMergeToTakeBack, can_take_back, take_back_merge, way_back
from ctj_desktop.storage.store import Store
from tests.storage.agreement import assert_agrees, image
from tests.storage.builders import a_person, a_store, a_store_with_agenda, an_item, save
from tests.storage.devices import merge_with_way_back


@pytest.fixture
def two(tmp_path: Path) -> tuple[Store, Store, AgendaItem]:
    """Two offices that hold the same agenda, then edited apart."""
    mine, (item, _) = a_store_with_agenda(tmp_path / "a.ctj")
    theirs = a_store(tmp_path / "b.ctj")
    merge.take_from(theirs, mine)
    with theirs.write(OperationLabel("their.edit")) as unit:
        unit.save(replace(item, title=item.title.with_text(Language.FR, "Leur titre"), minutes=30), before=item)
    return mine, theirs, item


def test_taking_back_returns_to_before_and_the_sender_keeps_everything(two: tuple[Store, Store, AgendaItem]) -> None:
    """After the next exchange both are equal again, with the sender's work in it."""
    mine, theirs, item = two
    mine.save_draft(item.id, "note.fr", "en cours")
    held = mine.streams.held()
    merge_with_way_back(mine, theirs.changesets(mine.streams.vectors()))
    merged = mine.get(AgendaItem, item.id)
    assert merged is not None
    assert merged.minutes == 30
    assert can_take_back(mine)
    clock = mine.last_hlc()
    assert mine.streams.held() != held
    take_back_merge(mine)
    assert mine.streams.held() == held
    assert mine.get(AgendaItem, item.id) == item
    assert [hit.id for hit in mine.search("leur")] == []
    assert len(mine.drafts()) == 1
    assert mine.last_hlc() >= clock
    merge.take_from(theirs, mine)
    kept = theirs.get(AgendaItem, item.id)
    assert kept is not None
    assert kept.minutes == 30
    merge.take_from(mine, theirs)
    assert mine.get(AgendaItem, item.id) == kept
    for store in (mine, theirs):
        store.close()


def test_a_taken_back_workspace_is_no_restored_one(two: tuple[Store, Store, AgendaItem], tmp_path: Path) -> None:
    """The replica goes on as it was."""
    mine, theirs, _ = two
    merge_with_way_back(mine, theirs.changesets(mine.streams.vectors()))
    take_back_merge(mine)
    mine.close()
    with Store.open(tmp_path / "a.ctj") as again:
        assert again.notice is None
    theirs.close()


def test_after_an_own_operation_it_is_too_late(two: tuple[Store, Store, AgendaItem]) -> None:
    """Own work is never thrown away with a merge."""
    mine, theirs, _ = two
    merge_with_way_back(mine, theirs.changesets(mine.streams.vectors()))
    save(mine, a_person(mine.office_id))
    assert not can_take_back(mine)
    with pytest.raises(NoMergeToTakeBack):
        take_back_merge(mine)
    for store in (mine, theirs):
        store.close()


def test_a_refused_merge_leaves_nothing_to_take_back(two: tuple[Store, Store, AgendaItem]) -> None:
    """Otherwise it would offer to take back what never came in."""
    mine, theirs, _ = two
    changesets = list(theirs.changesets(mine.streams.vectors()))
    altered = replace(changesets[-1], payload=b"[]")
    with pytest.raises(BrokenChain):
        merge_with_way_back(mine, [*changesets[:-1], altered])
    assert not can_take_back(mine)
    for store in (mine, theirs):
        store.close()


def test_a_refused_merge_leaves_the_way_back_of_the_one_before(two: tuple[Store, Store, AgendaItem]) -> None:
    mine, theirs, item = two
    merge_with_way_back(mine, theirs.changesets(mine.streams.vectors()))
    save(theirs, a_person(theirs.office_id))
    *_, last = theirs.changesets(mine.streams.vectors())
    with pytest.raises(BrokenChain):
        merge_with_way_back(mine, [replace(last, payload=b"[]")])
    take_back_merge(mine)
    assert mine.get(AgendaItem, item.id) == item
    for store in (mine, theirs):
        store.close()


def test_after_an_export_it_is_too_late(two: tuple[Store, Store, AgendaItem]) -> None:
    """A receipt has left that says what is held; one that left before the merge does no harm."""
    mine, theirs, _ = two
    sent(mine, 1)
    merge_with_way_back(mine, theirs.changesets(mine.streams.vectors()))
    assert can_take_back(mine)
    sent(mine, 2)
    assert not can_take_back(mine)
    with pytest.raises(NoMergeToTakeBack):
        take_back_merge(mine)
    for store in (mine, theirs):
        store.close()


def sent(store: Store, number: int) -> None:
    with store.batch():
        store.connection.run(
            "INSERT INTO bundle_log (bundle_id, direction, peer, number, profile, file, size, sha256, created, at, "
            "result, counts) VALUES (x'00', 'out', x'00', ?, 'partner', 'x', 0, x'00', '', '', 'written', '{}')",
            (number,),
        )


def test_what_is_not_the_log_stays(two: tuple[Store, Store, AgendaItem]) -> None:
    """Acknowledgements name scopes and replicas by numbers of this file: those stay as they are."""
    mine, theirs, item = two
    mine.save_draft(item.id, "note.fr", "en cours")
    merge_with_way_back(mine, theirs.changesets(mine.streams.vectors()))
    scope = mine.streams.number(mine.rows_door.scope_of("agenda_item", item.id))
    replica = mine.replicas.number(theirs.replica)
    with mine.batch():
        mine.connection.run("INSERT INTO peer_ack VALUES (x'01', ?, ?, 7)", (scope, replica))
    take_back_merge(mine)
    assert mine.connection.run("SELECT peer, scope, replica, seq FROM peer_ack").all() == [(b"\1", scope, replica, 7)]
    assert mine.replicas.number(theirs.replica) == replica
    assert len(mine.drafts()) == 1
    assert_agrees(mine)
    merge.take_from(mine, theirs)
    assert_agrees(mine)
    assert mine.replicas.number(theirs.replica) == replica
    for store in (mine, theirs):
        store.close()


def test_rows_and_scopes_that_came_are_gone_and_come_again(two: tuple[Store, Store, AgendaItem]) -> None:
    """New rows, their children, whole scopes, a row that came back to life and one that was deleted."""
    mine, theirs, _ = two
    (meeting,) = mine.all(Meeting)
    before, digests = shown(mine), {scope: mine.streams.digest(scope) for scope in mine.streams.scopes()}
    save(theirs, a_person(theirs.office_id), an_item(meeting, "Le leur"))
    with theirs.write(OperationLabel("x")) as unit:
        unit.delete(theirs.all(AgendaItem, order="position")[1])
    changesets = list(theirs.changesets(mine.streams.vectors()))
    for _ in range(2):
        merge_with_way_back(mine, changesets, strict=True)
        assert_agrees(mine)
        assert [hit.kind for hit in mine.search("leur")] != []
        take_back_merge(mine)
        assert_agrees(mine)
        assert shown(mine) == before
        assert {scope: mine.streams.digest(scope) for scope in mine.streams.scopes()} == digests
        assert mine.search("leur") == []
        assert [found.code for found in check(mine) if found.severity == "error"] == []
    for store in (mine, theirs):
        store.close()


def shown(store: Store) -> list[object]:
    return [row for cls in KINDS for row in store.all(cls, deleted=True)]


def test_a_workspace_that_was_copied_since_takes_nothing_back(
    two: tuple[Store, Store, AgendaItem], tmp_path: Path
) -> None:
    """What its old name wrote after the merge would go with it."""
    mine, theirs, _ = two
    merge_with_way_back(mine, theirs.changesets(mine.streams.vectors()))
    save(mine, a_person(mine.office_id))
    mine.close()
    shutil.copy(tmp_path / "a.ctj", tmp_path / "copy.ctj")
    elsewhere = Environment(mine.environment.clock, mine.environment.new_id, tmp_path / "elsewhere")
    with Store.open(tmp_path / "copy.ctj", environment=elsewhere) as copy:
        assert copy.notice == "copied"
        assert not can_take_back(copy)
    theirs.close()


def test_a_result_that_is_not_what_stood_before_is_not_kept(two: tuple[Store, Store, AgendaItem]) -> None:
    """The digest of then is the proof; here the log was damaged meanwhile."""
    mine, theirs, item = two
    merge_with_way_back(mine, theirs.changesets(mine.streams.vectors()))
    with mine.batch():
        mine.connection.run("DELETE FROM touched WHERE row_id = ? AND seq = 1", (item.id.bytes,))
    before = image(mine)
    with pytest.raises(DamagedWorkspace):
        take_back_merge(mine)
    assert image(mine) == before
    for store in (mine, theirs):
        store.close()


def test_a_merge_that_is_only_tried_leaves_the_way_back_of_the_one_before(
    two: tuple[Store, Store, AgendaItem],
) -> None:
    mine, theirs, item = two
    merge_with_way_back(mine, theirs.changesets(mine.streams.vectors()))
    with way_back(mine, wanted=False):
        assert merge.take_from(mine, theirs).applied == 0
    take_back_merge(mine)
    assert mine.get(AgendaItem, item.id) == item
    with way_back(mine, wanted=False):
        merge.take_from(mine, theirs)
    assert not can_take_back(mine)
    for store in (mine, theirs):
        store.close()


def test_two_rows_of_one_operation_return_together(two: tuple[Store, Store, AgendaItem]) -> None:
    mine, theirs, _ = two
    items = mine.all(AgendaItem)
    with theirs.write(OperationLabel("x")) as unit:
        for seen in theirs.all(AgendaItem):
            unit.save(replace(seen, closed=True), before=seen)
    merge_with_way_back(mine, theirs.changesets(mine.streams.vectors()))
    assert all(item.closed for item in mine.all(AgendaItem))
    assert take_back_merge(mine) >= {("agenda_item", item.id) for item in items}
    assert mine.all(AgendaItem) == items
    for store in (mine, theirs):
        assert_agrees(store)
        store.close()
