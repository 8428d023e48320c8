"""How is a merge taken back without touching anybody's work? By returning to what stood before it.

An inverse edit would revert the sender's own work everywhere at the next exchange (exchange.md B4). So a verified
snapshot is taken before a merge, and until the next own operation it can be returned to. Drafts, settings and the
clock are kept; it does not count as a restore.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ctj_desktop.domain.log import Changeset
from ctj_desktop.errors import Refused
from ctj_desktop.i18n import N_
from ctj_desktop.storage import backup, merge, search
from ctj_desktop.storage.connection import translated
from ctj_desktop.storage.merge import Guard, MergeReport
from ctj_desktop.storage.open_file import OpenFile

KEPT = ("local", "draft", "blob", "blob_chunk", "peer_ack")


class NoMergeToTakeBack(Refused):
    """There is no merge, or something was written since."""

    message = N_(
        "The last exchange can no longer be taken back, because something was written here since. "
        "Correct the fields in question by hand; both versions stay in the history."
    )


def merge_with_way_back(
    store: OpenFile, changesets: Iterable[Changeset], *, guard: Guard | None = None, strict: bool = False
) -> MergeReport:
    """`merge.apply` that can be taken back; a refused one leaves the way back of the one before."""
    with way_back(store):
        return merge.apply(store, changesets, guard=guard, strict=strict)


@contextmanager
def way_back(store: OpenFile, *, wanted: bool = True) -> Iterator[None]:
    """What is merged inside can be taken back, unless it is refused; only the newest merge can."""
    if not wanted:
        yield
        return
    snapshot = _snapshot(store)
    fresh = snapshot.with_name(snapshot.name + ".new")
    snapshot.parent.mkdir(parents=True, exist_ok=True)
    backup.write_records(store.connection, store.path, fresh, store.key)
    try:
        yield
    except BaseException:
        fresh.unlink()
        raise
    os.replace(fresh, snapshot)


def can_take_back(store: OpenFile) -> bool:
    """Whether the last merge can still be taken back: nothing of our own was written since."""
    if not _snapshot(store).is_file():
        return False
    with translated(store.path):
        backup.attach(store.connection, _snapshot(store), store.key, "snapshot")
        try:
            return _own_end(store, "snapshot") == _own_end(store, "main")
        finally:
            store.connection.run("DETACH DATABASE snapshot")


def take_back(store: OpenFile) -> None:
    """Return to what stood before the last merge; NoMergeToTakeBack where something was written since."""
    if not can_take_back(store):
        raise NoMergeToTakeBack
    store.keep_setting("clock_floor", str(store.last_hlc()))
    backup.attach(store.connection, _snapshot(store), store.key, "snapshot")
    try:
        with store.batch():
            _return(store)
    finally:
        store.connection.run("DETACH DATABASE snapshot")
    store.forget()
    _snapshot(store).unlink()


def _return(store: OpenFile) -> None:
    store.connection.run("PRAGMA defer_foreign_keys=ON")
    for name, _ in backup.tables(store.connection, "main"):
        if name not in KEPT:
            store.connection.run(f'DELETE FROM main."{name}"')
            # Without a WHERE, SQLite copies page by page and forgets that the children have their parents again.
            store.connection.run(f'INSERT INTO main."{name}" SELECT * FROM snapshot."{name}" WHERE true')
    search.reindex(store.connection, store.schema)


def bundle_beside(store: OpenFile) -> Path:
    """Where the exchange keeps the merged bundle, so that it can wait again when it is taken back."""
    return backup.folder_of(store.path) / "before-merge.ctjx"


def _snapshot(store: OpenFile) -> Path:
    return backup.folder_of(store.path) / "before-merge.snapshot"


def _own_end(store: OpenFile, schema: str) -> list[tuple[int, int]]:
    rows = store.connection.run(
        f"SELECT s.scope, s.last_seq FROM {schema}.stream s JOIN {schema}.replica r ON r.n = s.replica "
        "WHERE r.id = ? ORDER BY s.scope",
        (store.replica.bytes,),
    ).all()
    return [(scope, seq) for scope, seq in rows]
