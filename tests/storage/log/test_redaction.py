"""A text that is erased is gone everywhere, and nothing else changes."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ctj_desktop.domain.ids import uuid7
from ctj_desktop.domain.log.changes import OperationLabel, RowChange
from ctj_desktop.domain.log.changesets import BrokenChain, Changeset
from ctj_desktop.domain.log.redactions import KIND, PAYLOADS
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.domain.texts import Language
from ctj_desktop.storage.check import check
from ctj_desktop.storage.log import history, inverting, merge, redaction, takeback
from ctj_desktop.storage.store import Store
from tests.storage.agreement import assert_agrees, image
from tests.storage.builders import a_committee, a_meeting, a_store, an_item, save
from tests.storage.devices import merge_with_way_back

SECRET = "Nom tombé dans le procès-verbal"


@pytest.fixture
def two(tmp_path: Path) -> Iterator[tuple[Store, Store, AgendaItem]]:
    """An agenda on which a name was written that should never have been; the other office knows nothing yet."""
    mine, theirs = a_store(tmp_path / "a.ctj"), a_store(tmp_path / "b.ctj")
    committee = a_committee()
    meeting = a_meeting(committee)
    item = an_item(meeting, SECRET)
    save(mine, committee, meeting)
    save(mine, item)
    yield mine, theirs, item
    for store in (mine, theirs):
        assert_agrees(store)
        assert [found.code for found in check(store) if found.severity == "error"] == []
        store.close()


def written_over(store: Store, item: AgendaItem) -> AgendaItem:
    """Every register that the first changeset wrote gets another value."""
    after = replace(
        item,
        title=item.title.with_text(Language.FR, "…").with_text(Language.DE, "…"),
        position="b",
        meeting=a_second_meeting(store, item).id,
    )
    with store.write(OperationLabel("x")) as unit:
        unit.save(after, before=item)
    return after


def a_second_meeting(store: Store, item: AgendaItem) -> Meeting:
    first = store.get(Meeting, item.meeting)
    assert first is not None
    second = replace(a_meeting(a_committee(), None), home=first.home, committee=first.committee)
    save(store, second)
    return second


def of_item(store: Store, item: AgendaItem) -> list[Changeset]:
    return [one for one in store.changesets() if SECRET.encode() in (one.payload or b"")]


def erase(store: Store, item: AgendaItem) -> None:
    with store.write(OperationLabel("x")) as unit:
        redaction.redact(unit, of_item(store, item))


def bytes_of(store: Store) -> bytes:
    return repr({name: rows for name, rows in image(store).items() if not name.startswith("search")}).encode()


def bytes_of_index(store: Store) -> bytes:
    """Also what is only marked as gone; a word may be shortened by the letters it shares with the one before."""
    return b"".join(store.connection.run("SELECT block FROM search_text_data").scalars())


def test_what_is_still_shown_cannot_be_erased(two: tuple[Store, Store, AgendaItem]) -> None:
    mine, _, item = two
    before = image(mine)
    with pytest.raises(redaction.StillShown) as refusal:
        erase(mine, item)
    assert (refusal.value.kind, refusal.value.row) == ("agenda_item", item.id)
    assert image(mine) == before


@pytest.mark.parametrize("knew", [False, True], ids=["told once", "told before and after"])
def test_it_is_gone_here_and_there_and_the_chains_still_verify(
    two: tuple[Store, Store, AgendaItem], knew: bool
) -> None:
    """Whether the other office had the text before, or gets its changeset without content."""
    mine, theirs, item = two
    if knew:
        merge.take_from(theirs, mine)
    after = written_over(mine, item)
    assert b"ombe" in bytes_of_index(mine)
    erase(mine, item)
    merge.apply(theirs, mine.changesets(theirs.streams.vectors()), strict=True)
    for store in (mine, theirs):
        assert store.get(AgendaItem, item.id) == after
        assert of_item(store, item) == []
        assert SECRET.encode() not in bytes_of(store)
        assert b"ombe" not in bytes_of_index(store)
        changes = history.record_history(store, item.id)
        assert [change.erased for change in changes if change.register == "title.fr"][:1] == [False]
    scopes = mine.streams.scopes()
    assert [mine.streams.digest(scope) for scope in scopes] == [theirs.streams.digest(scope) for scope in scopes]
    assert any(change.erased for change in history.record_history(mine, item.id))


def test_an_old_bundle_does_not_bring_it_back(two: tuple[Store, Store, AgendaItem]) -> None:
    mine, theirs, item = two
    old = list(mine.changesets())
    written_over(mine, item)
    erase(mine, item)
    merge.take_from(theirs, mine)
    merge.apply(theirs, old)
    assert of_item(theirs, item) == []


def test_a_child_of_an_erased_parent_keeps_its_foreign_key(two: tuple[Store, Store, AgendaItem]) -> None:
    """The changesets of the parent arrive without content, and its later ones not yet: a hidden row stands in."""
    mine, theirs, item = two
    changesets = list(mine.changesets())
    bare = [replace(one, payload=None) if b'["meeting"' in (one.payload or b"") else one for one in changesets]
    merge.apply(theirs, bare)
    assert theirs.get(AgendaItem, item.id) == item
    assert theirs.get(Meeting, item.meeting, deleted=True) is None
    assert theirs.connection.run("PRAGMA foreign_key_check").all() == []


def test_content_that_is_missing_without_an_erasure_is_refused(two: tuple[Store, Store, AgendaItem]) -> None:
    mine, theirs, _ = two
    bare = [replace(one, payload=None) for one in mine.changesets()]
    before = image(theirs)
    with pytest.raises(BrokenChain):
        merge.apply(theirs, bare, strict=True)
    assert image(theirs) == before


def test_a_partner_cannot_erase_what_is_shown(two: tuple[Store, Store, AgendaItem]) -> None:
    mine, theirs, item = two
    merge.take_from(theirs, mine)
    (wanted,) = of_item(theirs, item)
    with theirs.write(OperationLabel("x")) as unit:
        unit.write(KIND, uuid7(), wanted.scope, {PAYLOADS: [wanted.payload_sha.hex()]})
    before = image(mine)
    with pytest.raises(BrokenChain):
        merge.take_from(mine, theirs)
    assert image(mine) == before


def test_the_same_words_written_without_knowing_of_the_erasure_stay(two: tuple[Store, Store, AgendaItem]) -> None:
    """Which payloads go is the same on every replica, in whatever order things arrive."""
    mine, theirs, item = two
    merge.take_from(theirs, mine)
    payload = RowChange("agenda_item", item.id, {"note": "même"})
    for store in (mine, theirs):
        with store.write(OperationLabel("x")) as unit:
            unit.write(payload.kind, payload.row, mine.rows_door.scope_of("agenda_item", item.id), payload.registers)
    (sha,) = {one.payload_sha for one in mine.changesets() if b'"note"' in (one.payload or b"")}
    with mine.write(OperationLabel("x")) as unit:
        unit.write("agenda_item", item.id, mine.rows_door.scope_of("agenda_item", item.id), {"note": "autre"})
    with mine.write(OperationLabel("x")) as unit:
        redaction.redact(unit, [one for one in mine.changesets() if one.payload_sha == sha])
    merge.take_from(theirs, mine)
    merge.take_from(mine, theirs)
    for store in (mine, theirs):
        kept = [one.payload is None for one in store.changesets() if one.payload_sha == sha]
        assert sorted(kept) == [False, True]


def test_an_erasure_is_for_good(two: tuple[Store, Store, AgendaItem]) -> None:
    """Neither undone, nor undone across, nor taken back with the merge that brought it."""
    mine, theirs, item = two
    merge.take_from(theirs, mine)
    written_over(mine, item)
    erase(mine, item)
    assert history.next_undo(mine, None) is None
    merge_with_way_back(theirs, mine.changesets(theirs.streams.vectors()))
    assert not takeback.can_take_back(theirs)


def test_undo_never_guesses_what_stood_before_an_erasure(two: tuple[Store, Store, AgendaItem]) -> None:
    """What another field was can still be said; what the erased one was cannot, and nothing is deleted instead."""
    mine, theirs, item = two
    merge.take_from(theirs, mine)
    after = written_over(mine, item)
    merge.take_from(theirs, mine)
    erase(theirs, item)
    merge.take_from(mine, theirs)
    with mine.write(OperationLabel("x")) as unit:
        unit.save(replace(after, minutes=5), before=after)
    history.undo(mine, None)
    assert mine.get(AgendaItem, item.id) == after
    with pytest.raises(inverting.ErasedBefore):
        history.undo(mine, None)
    assert mine.get(AgendaItem, item.id) == after


def test_what_is_erased_already_is_not_erased_again(two: tuple[Store, Store, AgendaItem]) -> None:
    mine, _, item = two
    (wanted,) = of_item(mine, item)
    written_over(mine, item)
    erase(mine, item)
    before = image(mine)
    with mine.write(OperationLabel("x")) as unit:
        redaction.redact(unit, [replace(wanted, payload=None)])
    assert unit.outcome.operation is None
    assert image(mine) == before


def test_undo_stops_at_what_somebody_else_erased(two: tuple[Store, Store, AgendaItem]) -> None:
    mine, theirs, item = two
    merge.take_from(theirs, mine)
    assert history.next_undo(mine, None) is not None
    written_over(theirs, item)
    erase(theirs, item)
    merge.take_from(mine, theirs)
    assert history.next_undo(mine, None) is None


def test_a_merge_after_an_erasure_is_taken_back_to_what_the_log_still_says(
    two: tuple[Store, Store, AgendaItem],
) -> None:
    mine, theirs, item = two
    after = written_over(mine, item)
    erase(mine, item)
    merge.take_from(theirs, mine)
    with theirs.write(OperationLabel("x")) as unit:
        unit.save(replace(after, minutes=5), before=after)
    merge_with_way_back(mine, theirs.changesets(mine.streams.vectors()))
    takeback.take_back_merge(mine)
    assert mine.get(AgendaItem, item.id) == after


def test_a_parent_that_only_a_merge_made_known_is_hidden_again_when_it_is_taken_back(
    two: tuple[Store, Store, AgendaItem],
) -> None:
    """Its first changeset came without content; its child was here before the merge and stays after it."""
    mine, theirs, item = two
    bare = [replace(one, payload=None) if b'["meeting"' in (one.payload or b"") else one for one in mine.changesets()]
    merge.apply(theirs, bare)
    (meeting,) = mine.all(Meeting)
    with mine.write(OperationLabel("x")) as unit:
        unit.save(replace(meeting, number="2027-09"), before=meeting)
    merge_with_way_back(theirs, mine.changesets(theirs.streams.vectors()))
    assert [change.new for change in history.record_history(theirs, meeting.id)][:1] == ["2027-09"]
    assert takeback.take_back_merge(theirs) == {("meeting", meeting.id)}
    assert theirs.get(Meeting, meeting.id, deleted=True) is None
    assert theirs.get(AgendaItem, item.id) == item
    assert theirs.connection.run("PRAGMA foreign_key_check").all() == []


def test_what_is_still_shown_of_a_changeset_is_said(two: tuple[Store, Store, AgendaItem]) -> None:
    """All of it, then what was not written over; not where two versions wait for a person."""
    mine, theirs, item = two
    (written,) = of_item(mine, item)
    (shown,) = redaction.still_shown(mine, written) or []
    assert shown.registers == written.rows()[0].registers
    merge.take_from(theirs, mine)
    for store, title in ((mine, "Un"), (theirs, "Autre")):
        with store.write(OperationLabel("x")) as unit:
            unit.save(replace(item, title=item.title.with_text(Language.FR, title)), before=item)
    (left,) = redaction.still_shown(mine, written) or []
    assert left.registers.keys() == shown.registers.keys() - {"title.fr"}
    last = [*mine.changesets()][-1]
    merge.take_from(mine, theirs)
    assert redaction.still_shown(mine, last) is None
    for store in (mine, theirs):
        written_over(store, store.all(AgendaItem)[0])
    assert redaction.still_shown(mine, written) == []


def test_what_somebody_erased_who_had_not_seen_it_does_not_stop_undo(two: tuple[Store, Store, AgendaItem]) -> None:
    mine, theirs, item = two
    merge.take_from(theirs, mine)
    with theirs.write(OperationLabel("x")) as unit:
        other = unit.save(replace(item, title=item.title.with_text(Language.DE, SECRET)), before=item)
    written_over(theirs, other)
    with theirs.write(OperationLabel("x")) as unit:
        redaction.redact(unit, [one for one in of_item(theirs, other) if one.replica == theirs.replica])
    with mine.write(OperationLabel("x")) as unit:
        unit.save(replace(item, minutes=40), before=item)
    merge.take_from(mine, theirs)
    history.undo(mine, None)
    (back,) = (one for one in mine.all(AgendaItem) if one.id == item.id)
    assert back.minutes == item.minutes
