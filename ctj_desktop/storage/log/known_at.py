"""What did this workspace know at a moment? The log replayed by what was held then."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from ctj_desktop.storage.file.environment import Environment
from ctj_desktop.storage.log import merge
from ctj_desktop.storage.log.held import changeset_of
from ctj_desktop.storage.log.redaction import erasures, without_content
from ctj_desktop.storage.store import Store


@contextmanager
def as_known_at(store: Store, moment: datetime) -> Iterator[Store]:
    """A store for reading that holds only what this one held at `moment` (with zone); it is gone afterwards.

    It lives under the same key, so that a protected workspace leaves no plain copy behind.
    """
    with TemporaryDirectory() as folder:
        environment = Environment(store.environment.clock, store.environment.new_id, Path(folder) / "data")
        replayed = Store.prepare(Path(folder) / "known.ctj", store.office_id, environment, store.key)
        try:
            rows = store.rows(
                "SELECT scope, replica, seq, header, payload, payload_sha, held_since FROM changeset "
                "WHERE held_since <= :moment ORDER BY hlc, replica, scope, seq",
                {"moment": moment.astimezone(store.environment.clock().tzinfo).isoformat()},
            )
            merge.apply(replayed, (changeset_of(store, row) for row in rows))
            _keep(store, replayed)
            yield replayed
        finally:
            replayed.close()


def _keep(store: Store, replayed: Store) -> None:
    """What stays of content that was erased since was known all along."""
    with replayed.batch():
        for scope in replayed.streams.scopes():
            for erasure in erasures(store, scope):
                for dot, seen, change in without_content(replayed, scope, erasure.says, erasure.seen):
                    replayed.rows_door.write(scope, dot, seen, change)
                    replayed.journal.note(scope, dot, change)
                replayed.rows_door.flush()
                replayed.journal.flush()
        replayed.rows_door.mend_parents()
        replayed.rows_door.index()
