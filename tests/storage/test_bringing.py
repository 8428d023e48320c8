"""What stands on a share is read there and worked on here; what is synchronised moves, and is never in no place."""

import lzma
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ctj_desktop.domain.records.people import Person
from ctj_desktop.storage import bringing
from ctj_desktop.storage.backing_up import back_up
from ctj_desktop.storage.bringing import copy_here, move_here
from ctj_desktop.storage.check import check
from ctj_desktop.storage.errors import (
    DamagedWorkspace,
    DiskFull,
    MediumFailed,
    NoRoom,
    NoSuchFolder,
    NotAWorkspace,
    NotOnShare,
    OnShare,
    PathTooLong,
    WorkspaceExists,
    WorkspaceLocked,
)
from ctj_desktop.storage.file.environment import Environment
from ctj_desktop.storage.file.whereabouts import HERE, SHARE
from ctj_desktop.storage.store import Store
from tests.storage.builders import a_person, a_store, an_office, save

OLD = Path(__file__).parents[1] / "old_stores" / "workspace-format-17.ctj.xz"


class Stopped(Exception):
    """As the worker raises it between two pieces."""


class Places:
    """A share and this computer, both folders."""

    def __init__(self, folder: Path) -> None:
        self.share, self.here = folder / "share", folder / "here"
        self.share.mkdir()
        self.here.mkdir()
        self.far, self.near = self.share / "Comité.ctj", self.here / "Comité.ctj"

    def environment(self) -> Environment:
        """As the system's, with the one folder on another computer."""
        own = Environment.system()
        stands = lambda path: SHARE if self.share in path.parents else HERE  # noqa: E731
        return Environment(own.clock, own.new_id, self.here / "data", machine=own.machine, whereabouts=stands)

    def made(self, name: str = "Levier", *, at: Path | None = None) -> Path:
        """A workspace with one person; on the share as an earlier version made it there."""
        own = self.environment()
        before = Environment(own.clock, own.new_id, own.data_folder, machine=own.machine)
        path = at or self.far
        with a_store(path, environment=before) as store:
            save(store, a_person(store.office_id, name))
        return path

    def open(self, path: Path) -> Store:
        """As the program does."""
        return Store.open(path, environment=self.environment())


@pytest.fixture(name="places")
def _places(tmp_path: Path) -> Places:
    return Places(tmp_path)


def test_on_a_share_it_is_only_read_and_nothing_is_made_beside_it(places: Places) -> None:
    path = places.made()
    before = path.read_bytes()
    with places.open(path) as store:
        assert store.read_only
        assert store.notice == "share"
        assert [one.family_name for one in store.all(Person)] == ["Levier"]
        assert [one.name for one in places.share.iterdir() if not one.name.endswith(".lock")] == [path.name]
        with pytest.raises(OnShare):
            save(store, a_person(store.office_id, "Morteau"))
    assert path.read_bytes() == before


def test_none_is_made_there(places: Places) -> None:
    with pytest.raises(NotOnShare):
        Store.create(places.far, office=an_office(), environment=places.environment())
    assert list(places.share.iterdir()) == []


def test_an_older_one_is_not_read_there_and_comes_here(places: Places) -> None:
    """It is of another format, and where it stands nothing is changed."""
    old = lzma.decompress(OLD.read_bytes())
    places.far.write_bytes(old)
    with pytest.raises(OnShare):
        places.open(places.far)
    copy_here(places.far, places.near, places.environment(), {})
    assert places.far.read_bytes() == old
    assert [one.name for one in places.share.iterdir()] == [places.far.name]
    with places.open(places.near) as store:
        assert not store.read_only
        assert not [one for one in check(store) if one.severity == "error"]


def test_a_copy_goes_on_under_its_name_and_knows_where_it_came_from(places: Places) -> None:
    """Written by this computer last: it gives the numbers as before."""
    path = places.made()
    before = path.read_bytes()
    copy_here(path, places.near, places.environment(), {"second_backups": str(places.share)})
    assert path.read_bytes() == before
    with places.open(places.near) as store:
        assert store.notice is None
        assert store.setting("second_backups") == str(places.share)
        save(store, a_person(store.office_id, "Morteau"))
        assert store.count(Person) == 2
    assert [one for one in places.here.iterdir() if one.name.endswith((".copy", ".part"))] == []


def test_what_another_computer_wrote_comes_as_a_copy(places: Places, tmp_path: Path) -> None:
    path = places.made()
    own = places.environment()
    elsewhere = Environment(
        own.clock, own.new_id, tmp_path / "elsewhere", machine=lambda: "other", whereabouts=own.whereabouts
    )
    copy_here(path, places.near, elsewhere, {})
    with Store.open(places.near, environment=elsewhere) as store:
        assert store.setting("former")


def test_what_was_written_and_not_folded_into_the_file_comes_too(places: Places) -> None:
    """A program that was killed over it left its log."""
    path = places.made()
    own = places.environment()
    store = Store.open(path, environment=Environment(own.clock, own.new_id, own.data_folder, machine=own.machine))
    save(store, a_person(store.office_id, "Morteau"))
    left = {one.name: one.read_bytes() for one in places.share.iterdir() if one.name.endswith("-wal")}
    whole = path.read_bytes()
    store.close()
    path.write_bytes(whole)
    for name, content in left.items():
        assert content
        (places.share / name).write_bytes(content)
    copy_here(path, places.near, places.environment(), {})
    with places.open(places.near) as copy:
        assert copy.count(Person) == 2


@pytest.mark.parametrize("bring", [copy_here, move_here])
def test_nothing_is_overwritten_and_no_folder_invented(places: Places, bring: Callable[..., None]) -> None:
    path = places.made(at=places.here / "a.ctj")
    near = places.made("Morteau", at=places.near)
    before = near.read_bytes()
    for target, refusal in (
        (near, WorkspaceExists),
        (places.here / "none" / "a.ctj", NoSuchFolder),
        (places.far, NotOnShare),
    ):
        with pytest.raises(refusal):
            bring(path, target, places.environment(), {})
    assert near.read_bytes() == before
    assert path.exists()
    assert not (places.here / "none").exists()
    assert not places.far.exists()


def test_what_is_no_workspace_or_is_damaged_leaves_no_copy(places: Places) -> None:
    places.far.write_bytes(b"PK\x03\x04")
    with pytest.raises(NotAWorkspace):
        copy_here(places.far, places.near, places.environment(), {})
    places.far.unlink()
    path = places.made()
    content = bytearray(path.read_bytes())
    content[4096 * 3 : 4096 * 20] = b"x" * (4096 * 17)
    path.write_bytes(content)
    with pytest.raises(DamagedWorkspace):
        copy_here(path, places.near, places.environment(), {})
    assert [one.name for one in places.here.iterdir() if one.name.startswith("Comité")] == []
    assert path.read_bytes() == content


def test_a_move_leaves_one_file_and_the_backups(places: Places) -> None:
    source, target = places.made(at=places.here / "a.ctj"), places.here / "b.ctj"
    backups = places.here / "a.ctj.backups"
    backups.mkdir()
    move_here(source, target, places.environment(), {})
    assert sorted(one.name for one in places.here.iterdir() if one.name[:2] in ("a.", "b.")) == [
        "a.ctj.backups",
        "b.ctj",
        "b.ctj.lock",
    ]
    with places.open(target) as store:
        assert store.notice is None
        assert store.count(Person) == 1


def test_what_somebody_has_open_stays(places: Places) -> None:
    source = places.made(at=places.here / "a.ctj")
    with places.open(source), pytest.raises(WorkspaceLocked):
        move_here(source, places.near, places.environment(), {})
    assert not places.near.exists()
    assert source.exists()


def test_what_cannot_be_taken_away_stays_and_the_copy_goes(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two files under one name would both give numbers."""
    source = places.made(at=places.here / "a.ctj")
    real = Path.unlink

    def held(path: Path, *, missing_ok: bool = False) -> None:
        if path == source:
            raise PermissionError(13, "held by a scanner", str(path))
        real(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", held)
    with pytest.raises(MediumFailed):
        move_here(source, places.near, places.environment(), {})
    assert not places.near.exists()
    with places.open(source) as store:
        assert store.notice is None
        assert store.count(Person) == 1


@pytest.mark.parametrize("bring", [copy_here, move_here])
def test_what_the_person_stops_leaves_no_copy(places: Places, bring: Callable[..., None]) -> None:
    """It would stand in the way of the next one, and nobody has read it to its end."""
    source = places.made(at=places.here / "a.ctj")

    def stop() -> None:
        raise Stopped

    with pytest.raises(Stopped):
        bring(source, places.near, places.environment(), {}, step=stop)
    assert not places.near.exists()
    with places.open(source) as store:
        assert store.count(Person) == 1


def test_a_full_disk_leaves_the_file_where_it_was(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    source = places.made(at=places.here / "a.ctj")

    def full(*_args: object) -> None:
        raise DiskFull(places.near.name)

    monkeypatch.setattr(bringing, "put_in_place", full)
    with pytest.raises(NoRoom):
        move_here(source, places.near, places.environment(), {})
    assert not places.near.exists()
    assert source.exists()


def test_a_name_that_leaves_no_room_for_its_backups_is_refused(places: Places) -> None:
    """The file alone would be taken, and no backup of it could ever be made."""
    for name in ("n" * 230, "é" * 120, "n" * 400):
        with pytest.raises(PathTooLong):
            Store.create(places.here / f"{name}.ctj", office=an_office(), environment=places.environment())
    source = places.made(at=places.here / "a.ctj")
    with pytest.raises(PathTooLong):
        move_here(source, places.here / f"{'n' * 230}.ctj", places.environment(), {})
    assert [one.name for one in places.here.iterdir() if one.name.startswith(("n", "é"))] == []
    deep = places.here
    for _ in range(4):
        deep = deep / ("d" * 60)
    if sys.platform == "win32":  # 259 characters in all
        with pytest.raises(PathTooLong):
            Store.create(deep / "a.ctj", office=an_office(), environment=places.environment())
    else:
        deep.mkdir(parents=True)
        with places.open(places.made(at=deep / "a.ctj")) as store:
            back_up(store)
        assert len(str(deep)) > 240


def test_a_workspace_is_found_again_in_a_folder_of_an_awkward_name(places: Places) -> None:
    """Windows leaves out the dot at the end of a name."""
    for name in ("Arc S.A.", "R&D 100 % d’été", "Zoé & Söhne (2027)", "%TEMP%"):
        folder = places.here / name
        folder.mkdir()
        with places.open(places.made(at=folder / "a.ctj")) as store:
            back_up(store)
        with places.open(folder / "a.ctj") as store:
            assert store.count(Person) == 1
            assert store.notice is None


@pytest.mark.skipif(hasattr(os, "getuid") and os.getuid() == 0, reason="a superuser writes whatever the file says")
def test_a_file_that_is_marked_to_be_only_read_is_shown_and_copied(places: Places) -> None:
    """The mark of Windows, as on what comes from a disc."""
    path = places.made(at=places.here / "a.ctj")
    path.chmod(0o444)
    try:
        with places.open(path) as store:
            assert store.read_only
        copy_here(path, places.near, places.environment(), {})
    finally:
        path.chmod(0o644)
    with places.open(places.near) as store:
        assert not store.read_only
