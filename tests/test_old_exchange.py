"""A workspace and bundles made once and kept for ever: every later version reads them, and reads the same in them.

`workspace-format-2.ctj.xz` is an office that took in `snapshot-format-1.ctjx` (readable by anybody) and one more
file, and has a conflict, attachments, an erased text and rows of a later version; `delta-format-1.ctjx`, sealed for
it, has not come in yet. The keys are of nobody: they are here so that the sealed file can be opened.
"""

import lzma
import shutil
from pathlib import Path

import pytest

from ctj_desktop.domain.bundles import Direction, Result
from ctj_desktop.domain.meetings import AgendaItem, Meeting
from ctj_desktop.domain.minutes import Attachment, RestrictedAttachment
from ctj_desktop.domain.people import Office
from ctj_desktop.exchange.bundle import open_bundle
from ctj_desktop.exchange.manifest import Manifest
from ctj_desktop.services.exchange.conflicts import conflicts
from ctj_desktop.services.exchange.identity import card_in
from ctj_desktop.services.exchange.merging import take_in
from ctj_desktop.storage import blobs, merge
from ctj_desktop.storage.check import check
from ctj_desktop.storage.environment import Environment
from ctj_desktop.storage.inbox import bundles
from ctj_desktop.storage.peers import peers
from ctj_desktop.storage.store import Store
from tests.storage.agreement import assert_agrees
from tests.storage.builders import a_store

OLD = Path(__file__).parent / "old_stores"
CONFLICT = "minutes"


@pytest.fixture
def old(tmp_path: Path) -> Store:
    """The stored workspace, on the installation that has its keys."""
    path = tmp_path / "old.ctj"
    path.write_bytes(lzma.decompress((OLD / "workspace-format-2.ctj.xz").read_bytes()))
    system = Environment.system()
    environment = Environment(system.clock, system.new_id, tmp_path / "data")
    with Store.open(path, environment=environment) as first:
        workspace = first.setting("workspace")
    keys = tmp_path / "data" / "keys"
    keys.mkdir(parents=True)
    shutil.copy(OLD / "receiver-keys-format-1.json", keys / f"{workspace}.json")
    return Store.open(path, environment=environment)


def manifest_of(path: Path, work: Path) -> Manifest:
    """As its sender wrote it."""
    work.mkdir()
    with open_bundle(path, work, [], {card_in(OLD / "sender-format-1.ctjcard").signing_key}) as opened:
        return opened.manifest


def test_the_second_format_opens_whole(old: Store) -> None:
    """It agrees with its log; conflict, partner, files, attachments and the later version's rows are there."""
    with old:
        assert_agrees(old)
        assert [found.code for found in check(old) if found.severity == "error"] == []
        assert old.count(Meeting) == 3
        assert [one.register for one in conflicts(old)] == [CONFLICT]
        assert [partner.name_fr for partner in peers(old)] == ["Secrétariat suisse, ADNV (exemple)"]
        assert [one.result for one in bundles(old, Direction.IN)] == [Result.APPLIED, Result.APPLIED]
        (opened,), (closed,) = old.all(Attachment), old.all(RestrictedAttachment)
        for sha256, size in ((opened.sha256, opened.size), (closed.sha256, closed.size)):
            assert sum(len(piece) for piece in blobs.pieces(old, sha256)) == size
        kinds = {row.tbl for row in old.rows("SELECT DISTINCT tbl FROM row_meta")}
        assert "kind_of_a_later_version" in kinds
        assert old.rows("SELECT count(*) AS n FROM changeset WHERE payload IS NULL")[0].n == 1


def test_the_sealed_file_comes_in(old: Store) -> None:
    """For the office it was made for, whatever version that office runs today."""
    with old:
        taken = take_in(old, OLD / "delta-format-1.ctjx")
        assert taken.result is Result.APPLIED
        assert "Titre d’une suite" in {item.title.fr.text for item in old.all(AgendaItem)}
        assert_agrees(old)
        for scope, digest in taken.manifest.digest.items():
            theirs = {replica: part.last for replica, part in taken.manifest.streams[scope].items()}
            if theirs == old.streams.vector(scope):
                assert old.streams.digest(scope) == digest


def test_the_plain_file_makes_a_workspace(tmp_path: Path) -> None:
    """All of it into a new file; every scope has the very digest that its sender wrote down."""
    path, work = OLD / "snapshot-format-1.ctjx", tmp_path / "work"
    manifest = manifest_of(path, work)
    key = card_in(OLD / "sender-format-1.ctjcard").signing_key
    with a_store(tmp_path / "new.ctj") as store, open_bundle(path, work, [], {key}) as opened:
        merge.apply(store, opened.changesets(), strict=True)
        assert_agrees(store)
        assert len(manifest.digest) >= 6
        for scope, digest in manifest.digest.items():
            assert store.streams.digest(scope) == digest, scope
        assert store.get(Office, manifest.sender_office) is not None
        assert len(manifest.blobs) == 2
