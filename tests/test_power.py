"""No name is lost and nothing is left over, whenever the current fails or the program is killed.

Over a backup, a restore, the way to this version's format and a merge; the next start finds the file as it was before
or as it was told, whole, and no half of anything beside it.
"""

import os
import random
import re
import shutil
import signal
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from ctj_desktop.domain.findings import Severity
from ctj_desktop.domain.log.profiles import Profile
from ctj_desktop.domain.records.meetings import AgendaItem
from ctj_desktop.domain.records.people import Person
from ctj_desktop.services.exchange.exporting import export, plan_export
from ctj_desktop.services.exchange.merging import take_in
from ctj_desktop.storage.check import check
from ctj_desktop.storage.file import backup
from ctj_desktop.storage.file.environment import Environment
from ctj_desktop.storage.file.generations import folder_of, generations, name_of
from ctj_desktop.storage.migrations import SCHEMA_VERSION
from ctj_desktop.storage.store import Store
from tests.office import Office
from tests.power import MARK, Moment, Recorded, record, recorder
from tests.services.exchange.exchanging import an_office, introduce
from tests.storage.builders import a_committee, a_person, a_store, save
from tests.storage.file.test_old_stores import an_old_store

FEW, MANY, REAL = 3, 125, 40
"""Moments of each sort and work: in every run, and in the long profile, where four works make five hundred."""
LEFT_OVER = re.compile(r".*(\.part|\.copy|\.copy\.lock|-journal|-wal|\.rehearsal)(-journal|-wal)?")


def tell(root: Path, word: str) -> None:
    """Whoever waits for it is told."""
    (root / f"{MARK}{word}").mkdir()


def opened(path: Path) -> Store:
    return Store.open(path, environment=Environment.system())


def next_start(path: Path, notices: tuple[str | None, ...] = (None,)) -> None:
    """The file is opened once more; it is whole, it is the same one, and nothing is left over anywhere."""
    with opened(path) as store:
        assert store.notice in notices
        assert [one for one in check(store) if one.severity is Severity.ERROR] == []
    left = [found for found in path.parent.rglob("*") if LEFT_OVER.fullmatch(found.name)]
    assert left == []
    assert [*(path.parent / "data" / "unpacked").glob("*")] == []


def counted(path: Path, cls: type[Person] | type[AgendaItem]) -> int:
    with Store.open(path, read_only=True) as store:
        return store.count(cls)


def need_whole(made: Path, apart: Path) -> int:
    """A backup that comes back; how many persons it holds."""
    apart.unlink(missing_ok=True)
    backup.restore(made, apart)
    with Store.open(apart, read_only=True) as store:
        assert [one for one in check(store) if one.severity is Severity.ERROR] == []
        return store.count(Person)


# what is done, each in a process of its own


def make_backup(root: Path) -> None:
    with opened(root / "a.ctj") as store:
        save(store, a_person(store.office_id))
        tell(root, "saved")
        backup.backup(store)
        tell(root, "backed up")


def bring_back(root: Path) -> None:
    (made,) = folder_of(root / "a.ctj").glob("*.ctjbackup")
    backup.restore(made, root / "back.ctj")
    tell(root, "restored")


def bring_over(root: Path) -> None:
    opened(root / "a.ctj")
    tell(root, "opened")


def merge(root: Path) -> None:
    with opened(root / "a.ctj") as store:
        take_in(store, root / "letter.ctjx")
        tell(root, "taken in")


# what stands before


def a_workspace(root: Path) -> None:
    with a_store(root / "a.ctj", environment=Environment.system()) as store:
        save(store, a_committee(), a_person(store.office_id))
        made = backup.backup(store)
    earlier = Environment.system().clock() - timedelta(days=10)  # of one day the last one stays
    made.rename(made.with_name(name_of("a", earlier)))


def an_old_workspace(root: Path) -> None:
    an_old_store("workspace-format-6.ctj.xz", root / "a.ctj")
    Environment.system().data_folder.mkdir()


def a_letter(root: Path) -> None:
    theirs, mine = an_office(root, "imier", 2), Office(root, name="a", seed=1)
    introduce(mine, theirs, Profile.PARTNER)
    theirs.a_meeting(theirs.a_committee().id, items=3)
    export(theirs.store, plan_export(theirs.store, "Secrétariat d’exemple"), root / "letter.ctjx")
    for office in (theirs, mine):
        office.store.close()
    (root / "a-data").rename(root / "data")


# what is found


def found_after_a_backup(root: Path, moment: Moment, apart: Path) -> None:
    """The earlier one stays, the new one is there once it was told, and each is whole."""
    path = root / "a.ctj"
    next_start(path)
    persons = [need_whole(one.path, apart) for one in generations(path)]
    assert counted(path, Person) >= 1 + ("saved" in moment.told)
    assert len(persons) >= 1 + ("backed up" in moment.told)
    assert sorted(persons) in ([1], [1, 2])


def found_after_a_restore(root: Path, moment: Moment, apart: Path) -> None:
    next_start(root / "a.ctj")
    target = root / "back.ctj"
    assert target.exists() or "restored" not in moment.told
    if target.exists():
        with Store.open(target, read_only=True) as store:
            assert [one for one in check(store) if one.severity is Severity.ERROR] == []
            assert store.count(Person) == 1


def found_after_the_migration(root: Path, moment: Moment, apart: Path) -> None:
    """Old or new, never between; and where it is new, the copy of before has its name."""
    path = root / "a.ctj"
    before = [one.path for one in generations(path) if one.migrated_from is not None]
    if _version(path) == SCHEMA_VERSION:
        assert len(before) == 1
    next_start(path, (None, "copied"))  # it comes from another computer
    for one in before:
        apart.unlink(missing_ok=True)
        backup.restore(one, apart)


def _version(path: Path) -> int:
    """By its header alone, which the log beside it may be ahead of: then the copy has its name all the more."""
    return int.from_bytes(path.read_bytes()[60:64], "big")


def found_after_a_merge(root: Path, moment: Moment, apart: Path) -> None:
    path = root / "a.ctj"
    next_start(path)
    items = counted(path, AgendaItem)
    assert items == 3 if "taken in" in moment.told else items in (0, 3)
    for one in generations(path):
        need_whole(one.path, apart)


Found = Callable[[Path, Moment, Path], None]
WORKS: dict[str, tuple[Callable[[Path], None], Callable[[Path], None], Found]] = {
    "backup": (a_workspace, make_backup, found_after_a_backup),
    "restore": (a_workspace, bring_back, found_after_a_restore),
    "migration": (an_old_workspace, bring_over, found_after_the_migration),
    "merge": (a_letter, merge, found_after_a_merge),
}


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return recorder(tmp_path_factory.mktemp("recorder"))


def recorded(name: str, library: Path, folder: Path, patch: pytest.MonkeyPatch) -> tuple[Recorded, Path]:
    root = folder / "root"
    root.mkdir()
    patch.setenv("CTJ_DATA_DIR", str(root / "data"))
    before, work, _ = WORKS[name]
    before(root)
    return record(library, work, root), root


def look(name: str, run: Recorded, root: Path, times: int) -> None:
    seed = random.SystemRandom().randrange(2**32)
    sys.stdout.write(f"random.Random({seed})\n")  # shown with a failure
    for power in (False, True):
        for moment in run.moments(times, random.Random(seed), power=power):
            sys.stdout.write(f"{'cut' if power else 'kill'} after call {moment.at}, told {moment.told}\n")
            WORKS[name][2](root, moment, root.with_name("apart.ctj"))


def killed_for_real(root: Path, work: Callable[[Path], None], wait: float) -> Moment:
    """A process of its own that is killed after a time; what it had told until then."""
    child = os.fork()
    if child == 0:
        try:
            work(root)
        finally:
            os._exit(0)
    time.sleep(wait)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    marks = list(root.glob(f"{MARK}*"))
    for mark in marks:
        mark.rmdir()
    return Moment({mark.name.removeprefix(MARK) for mark in marks}, 0)


@pytest.mark.long
@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=pytest.mark.long) if at else name for at, name in enumerate(WORKS)]
)
def test_a_few_moments(name: str, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run, root = recorded(name, library, tmp_path, monkeypatch)
    look(name, run, root, FEW)


@pytest.mark.long
@pytest.mark.parametrize("name", WORKS)
def test_very_many_moments(name: str, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Five hundred power cuts and five hundred kills in all."""
    run, root = recorded(name, library, tmp_path, monkeypatch)
    look(name, run, root, MANY)


@pytest.mark.long
@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a forked process")
@pytest.mark.parametrize("name", WORKS)
def test_real_kills(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that is gone, with its locks, at any time of the work."""
    root, kept = tmp_path / "root", tmp_path / "kept"
    root.mkdir()
    monkeypatch.setenv("CTJ_DATA_DIR", str(root / "data"))
    before, work, found = WORKS[name]
    before(root)
    shutil.copytree(root, kept)
    began = time.perf_counter()
    assert killed_for_real(root, work, 3.0).told
    told: set[str] = set()
    longest = max(path.stat().st_mtime for path in root.rglob("*")) - (time.time() - (time.perf_counter() - began))
    for _ in range(REAL):
        shutil.rmtree(root)
        shutil.copytree(kept, root)
        moment = killed_for_real(root, work, random.uniform(0, longest))
        found(root, moment, tmp_path / "apart.ctj")
        told |= moment.told
    sys.stdout.write(f"{name}: {REAL} kills within {longest:.2f} s, told {told}\n")
