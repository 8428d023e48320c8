"""Files of earlier formats, made once and kept for ever: each is read, whole, by this version."""

import hashlib
import lzma
from pathlib import Path

from ctj_desktop.domain.meetings import Meeting
from ctj_desktop.storage import backup, merge
from ctj_desktop.storage.check import check
from ctj_desktop.storage.store import Store
from tests.storage.agreement import assert_agrees
from tests.storage.builders import a_store

OLD = Path(__file__).parents[1] / "old_stores"
SHA256 = {
    "workspace-format-1.ctj.xz": "87c061840a4e006a152bc9c8b67c47e0b54267493056bfcc028c022a7a66e1c5",
}


def test_the_stored_files_are_the_ones_that_were_made() -> None:
    """A stored file that was made anew would prove nothing."""
    assert {path.name for path in OLD.iterdir()} == set(SHA256)
    for name, digest in SHA256.items():
        assert hashlib.sha256((OLD / name).read_bytes()).hexdigest() == digest


def test_the_first_format_opens_whole(tmp_path: Path) -> None:
    """Migrated, it agrees with its log, and its digests are those of a file that took the log in anew."""
    path = tmp_path / "old.ctj"
    path.write_bytes(lzma.decompress((OLD / "workspace-format-1.ctj.xz").read_bytes()))
    with Store.open(path) as store, a_store(tmp_path / "new.ctj") as fresh:
        assert_agrees(store)
        assert check(store) == []
        assert store.count(Meeting) == 3
        merge.apply(fresh, store.changesets())
        for scope in store.streams.scopes():
            assert store.streams.digest(scope) == fresh.streams.digest(scope)


def test_a_backup_of_the_first_format_comes_back(tmp_path: Path) -> None:
    """As the one that a migration leaves behind."""
    path = tmp_path / "old.ctj"
    path.write_bytes(lzma.decompress((OLD / "workspace-format-1.ctj.xz").read_bytes()))
    made = backup.copy_before_migration(path, None)
    backup.restore(made, tmp_path / "back.ctj")
    with Store.open(tmp_path / "back.ctj") as store:
        assert check(store) == []
        assert store.count(Meeting) == 3
