"""A merge taken back hurts nobody's work."""

from dataclasses import replace
from pathlib import Path

import pytest

from ctj_desktop.domain.changes import Label
from ctj_desktop.domain.log import BrokenChain
from ctj_desktop.domain.meetings import AgendaItem
from ctj_desktop.domain.texts import Language
from ctj_desktop.storage import merge
from ctj_desktop.storage.store import Store
from ctj_desktop.storage.takeback import NoMergeToTakeBack, can_take_back, merge_with_way_back, take_back
from tests.storage.builders import a_person, a_store, a_store_with_agenda, save


@pytest.fixture
def two(tmp_path: Path) -> tuple[Store, Store, AgendaItem]:
    """Two offices that hold the same agenda, then edited apart."""
    mine, (item, _) = a_store_with_agenda(tmp_path / "a.ctj")
    theirs = a_store(tmp_path / "b.ctj")
    merge.take_from(theirs, mine)
    with theirs.write(Label("their edit")) as unit:
        unit.save(replace(item, title=item.title.with_text(Language.FR, "Leur titre"), minutes=30), before=item)
    return mine, theirs, item


def test_taking_back_returns_to_before_and_the_sender_keeps_everything(two: tuple[Store, Store, AgendaItem]) -> None:
    """After the next exchange both are equal again, with the sender's work in it."""
    mine, theirs, item = two
    mine.save_draft(item.id, "note.fr", "en cours")
    merge_with_way_back(mine, theirs.changesets(mine.streams.vectors()))
    merged = mine.get(AgendaItem, item.id)
    assert merged is not None
    assert merged.minutes == 30
    assert can_take_back(mine)
    clock = mine.last_hlc()
    take_back(mine)
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
    take_back(mine)
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
        take_back(mine)
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
