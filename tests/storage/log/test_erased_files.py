"""The content of a file goes with the row that an erasure takes out of the log, and with no other."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from ctj_desktop.domain.log.bundle_results import PendingState
from ctj_desktop.domain.log.changes import Json, OperationLabel
from ctj_desktop.domain.log.changesets import BrokenChain
from ctj_desktop.domain.record import Record, replace
from ctj_desktop.domain.records.minutes import AnyAttachment, Attachment
from ctj_desktop.domain.records.twins import kept_as
from ctj_desktop.storage import blobs, index_upkeep
from ctj_desktop.storage.check import check
from ctj_desktop.storage.file.environment import FIRST
from ctj_desktop.storage.log import bundle_inbox, merge, redaction
from ctj_desktop.storage.log.reclassing import scope_of, touching, wipe
from ctj_desktop.storage.store import Store
from tests.storage.agreement import assert_agrees, image
from tests.storage.builders import a_committee, a_resource, a_store, an_attachment, save

MARK = b"GEHEIM-7f3a"
CONTENT = MARK + bytes(400_000) + MARK  # two chunks, each with pages of its own
WORD = "entrepôt"


class Desk:
    """Two offices; the first one holds a file, of which the other one knows nothing yet."""

    def __init__(self, folder: Path) -> None:
        self.mine, self.theirs = a_store(folder / "a.ctj"), a_store(folder / "b.ctj")
        self.committee = a_committee()
        self.file = an_attachment(self.mine, self.committee, CONTENT)
        save(self.mine, self.committee, self.file)

    def erase(self, store: Store | None = None, file: Record | None = None) -> None:
        """The row is written over with nothing, and what it said is erased."""
        file, store = file or self.file, store or self.mine
        with store.write(OperationLabel("x")) as unit:
            wipe(unit, file)
            redaction.redact(unit, touching(store, [file.id]))

    def pass_on(self) -> None:
        """What is new, as a bundle brings it: changesets, and the contents that rows name."""
        merge.apply(self.theirs, self.mine.changesets(self.theirs.streams.vectors()), strict=True)
        if blobs.holds(self.mine, self.file.sha256) and not blobs.holds(self.theirs, self.file.sha256):
            blobs.store_blob(self.theirs, self.file.sha256, self.file.size, blobs.pieces(self.mine, self.file.sha256))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    yield made
    for store in (made.mine, made.theirs):
        assert_agrees(store)
        assert [found.code for found in check(store) if found.severity == "error"] == []
        store.close()


def on_the_disk(store: Store) -> bytes:
    """The file and its write-ahead log as they lie there."""
    return b"".join(path.read_bytes() for path in store.path.parent.glob(f"{store.path.name}*") if path.is_file())


def counted(store: Store) -> list[int]:
    return [store.connection.run(f"SELECT count(*) FROM {table}").scalar() for table in ("blob", "blob_chunk")]


def test_the_bytes_leave_the_file_at_once(desk: Desk, tmp_path: Path) -> None:
    """Not only the table: neither a free page nor the write-ahead log holds them."""
    assert MARK in on_the_disk(desk.mine)
    desk.erase()
    assert not blobs.holds(desk.mine, desk.file.sha256)
    assert counted(desk.mine) == [0, 0]
    assert MARK not in on_the_disk(desk.mine)
    desk.mine.close()
    assert MARK not in (tmp_path / "a.ctj").read_bytes()
    desk.mine = Store.open(tmp_path / "a.ctj")


@pytest.mark.parametrize("also", ["beside", "gone", "closed", "resource"])
def test_a_file_that_another_row_names_stays(desk: Desk, also: str) -> None:
    """In the bin too, since it can come back from there."""
    own = an_attachment(desk.mine, desk.committee, CONTENT)
    other: Record = {
        "closed": kept_as(AnyAttachment, own, closed=True),
        "resource": a_resource(desk.mine.office_id, "carte.pdf", own.sha256),
    }.get(also, own)
    save(desk.mine, other)
    if also == "gone":
        with desk.mine.write(OperationLabel("x")) as unit:
            unit.delete(other)
    desk.erase()
    assert b"".join(blobs.pieces(desk.mine, desk.file.sha256)) == CONTENT
    if also != "gone":
        desk.erase(file=other)
        assert not blobs.holds(desk.mine, desk.file.sha256), "the last row that named it was erased"


def test_what_the_log_still_says_can_be_shown_again_and_stays(desk: Desk) -> None:
    """An entry of the library that had the file, and was given another one."""
    entry = a_resource(desk.mine.office_id, "carte.pdf", desk.file.sha256)
    save(desk.mine, entry)
    with desk.mine.write(OperationLabel("x")) as unit:
        changed = unit.save(replace(entry, sha256="0" * 64), before=entry)
    desk.erase()
    assert blobs.holds(desk.mine, desk.file.sha256)
    desk.erase(file=changed)
    assert not blobs.holds(desk.mine, desk.file.sha256)


def test_a_row_of_a_newer_version_may_bear_it(desk: Desk) -> None:
    with desk.mine.write(OperationLabel("x")) as unit:
        unit.write("film", unit.new_id(), scope_of(desk.file), {"picture": desk.file.sha256})
    desk.erase()
    assert blobs.holds(desk.mine, desk.file.sha256)


def test_what_is_of_no_file_names_none(desk: Desk) -> None:
    """The fingerprint of a paper may be that of a file."""
    with desk.mine.write(OperationLabel("x")) as unit:
        unit.save(replace(desk.committee, code=desk.file.sha256), before=desk.committee)
    desk.erase()
    assert not blobs.holds(desk.mine, desk.file.sha256)


def test_a_content_that_nobody_erased_stays(desk: Desk) -> None:
    other = an_attachment(desk.mine, desk.committee, b"not saved")
    desk.erase()
    assert blobs.holds(desk.mine, other.sha256)


def test_what_somebody_wrote_for_a_hash_is_no_content(desk: Desk) -> None:
    odd = replace(an_attachment(desk.mine, desk.committee, b"odd"), sha256="no hash")
    save(desk.mine, odd)
    desk.erase(file=odd)
    assert blobs.holds(desk.mine, desk.file.sha256)


def test_it_goes_where_the_erasure_comes_to_in_the_same_transaction(desk: Desk) -> None:
    desk.pass_on()
    index_upkeep.keep_text(desk.theirs, desk.file.sha256, f"Un {WORD} vide", None)
    assert desk.theirs.search(WORD)
    desk.erase()
    desk.pass_on()
    assert counted(desk.theirs) == [0, 0]
    assert MARK not in on_the_disk(desk.theirs)
    assert not desk.theirs.search(WORD)
    assert b"entrepot" not in b"".join(desk.theirs.connection.run("SELECT block FROM search_text_data").scalars())


def test_a_text_that_was_read_before_the_erasure_does_not_come_after_it(desk: Desk) -> None:
    """The worker had the file open."""
    desk.erase()
    index_upkeep.keep_text(desk.mine, desk.file.sha256, f"Un {WORD} vide", None)
    assert b"entrepot" not in b"".join(desk.mine.connection.run("SELECT block FROM search_text_data").scalars())
    assert not desk.mine.connection.run("SELECT 1 FROM search_row WHERE tbl LIKE 'content%'").scalar()


def test_the_bytes_of_the_last_bundle_go_with_an_own_erasure(desk: Desk) -> None:
    """It cannot be taken back any more; one that waits does."""
    came, waits = MARK, MARK + b"2"
    for content, state in ((came, PendingState.TAKEN_IN), (waits, PendingState.WAITING)):
        bundle_inbox.keep_pending(desk.mine, a_bundle(content, state), [content])
    with desk.mine.write(OperationLabel("x")) as unit:
        redaction.redact(unit, [])
    assert bundles_kept(desk.mine) == {came, waits}, "nothing was written that would be in the way"
    desk.erase()
    assert bundles_kept(desk.mine) == {waits}


def a_bundle(content: bytes, state: PendingState) -> bundle_inbox.Pending:
    return bundle_inbox.Pending(
        sha256=hashlib.sha256(content).digest(),
        bundle_id=UUID(int=len(content)),
        peer=b"",
        number=1,
        profile="",
        file="a.ctjx",
        size=len(content),
        created=FIRST,
        at=FIRST,
        state=state,
    )


def bundles_kept(store: Store) -> set[bytes]:
    return {bytes(data) for data in store.connection.run("SELECT data FROM pending_chunk").scalars()}


def test_a_file_that_the_other_office_bears_as_well_stays_there(desk: Desk) -> None:
    desk.pass_on()
    save(desk.theirs, a_resource(desk.theirs.office_id, "carte.pdf", desk.file.sha256))
    desk.erase()
    desk.pass_on()
    assert not blobs.holds(desk.mine, desk.file.sha256)
    assert b"".join(blobs.pieces(desk.theirs, desk.file.sha256)) == CONTENT


def test_an_erasure_that_is_refused_erases_no_file(desk: Desk) -> None:
    """What is still shown is nobody's to erase, whoever asks (exchange/FORMAT.md 7.7)."""
    desk.pass_on()
    before = image(desk.theirs)
    part: list[Json] = [one.payload_sha.hex() for one in touching(desk.mine, [desk.file.id])]
    with desk.mine.write(OperationLabel("x")) as unit:
        unit.write("_redaction", unit.new_id(), scope_of(desk.file), {"payloads": part})
    with pytest.raises(BrokenChain):
        merge.apply(desk.theirs, desk.mine.changesets(desk.theirs.streams.vectors()), strict=True)
    assert image(desk.theirs) == before
    assert blobs.holds(desk.theirs, desk.file.sha256)


def test_who_reads_the_whole_log_anew_holds_the_same(desk: Desk, tmp_path: Path) -> None:
    """And nothing of what was erased."""
    keeps = an_attachment(desk.mine, desk.committee, b"stays")
    save(desk.mine, keeps)
    desk.pass_on()
    desk.erase()
    desk.pass_on()
    with a_store(tmp_path / "c.ctj") as anew:
        merge.apply(anew, desk.mine.changesets(), strict=True)
        for scope in desk.mine.streams.scopes():
            assert desk.mine.streams.digest(scope) == desk.theirs.streams.digest(scope) == anew.streams.digest(scope)
        assert anew.all(Attachment) == desk.theirs.all(Attachment) == [keeps]
        assert_agrees(anew)


def test_a_refused_operation_keeps_the_content(desk: Desk) -> None:
    class Thought(Exception):
        pass

    before = image(desk.mine)
    with pytest.raises(Thought), desk.mine.batch():
        desk.erase()
        assert not blobs.holds(desk.mine, desk.file.sha256)
        raise Thought
    assert image(desk.mine) == before


def test_the_same_file_joined_again_is_a_new_one(desk: Desk) -> None:
    desk.erase()
    again = an_attachment(desk.mine, desk.committee, CONTENT)
    save(desk.mine, again)
    assert b"".join(blobs.pieces(desk.mine, again.sha256)) == CONTENT
    assert {one.id for one in desk.mine.all(Attachment)} == {again.id}
