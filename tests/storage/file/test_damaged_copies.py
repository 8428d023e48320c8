"""Copies of a workspace and of a backup, plain and under a key, with a bit flipped, cut off, or a page of zeros.

Damaged is what does not open, or of which any value of any row of an ordinary table reads differently. Each of these is
named, nothing is written to it by looking, and no backup of it counts as good; what reads as before is counted apart.
"""

import random
import shutil
import sys
from collections import Counter
from pathlib import Path
from typing import Final, NamedTuple

import pytest
import sqlcipher3.dbapi2 as driver

from ctj_desktop.domain.findings import Severity
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.storage.check import check
from ctj_desktop.storage.damage.first_check import need_unbroken
from ctj_desktop.storage.errors import DamagedWorkspace
from ctj_desktop.storage.file import backup
from ctj_desktop.storage.file.attachment_store import store_of
from ctj_desktop.storage.file.generations import folder_of
from ctj_desktop.storage.store import Store
from tests.storage.file.test_damage import flipped, written

KEY: Final = bytes(range(32))
PAGE: Final = 4096
SEED: Final = 20_261_203
Values = dict[str, list[str]]


class Whole(NamedTuple):
    """What is copied and damaged, and what it reads as."""

    path: Path
    made: Path
    key: bytes | None


def values(path: Path, key: bytes | None) -> Values:
    """Every value of every row of the ordinary tables, as a reader of our own finds it."""
    connection = driver.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
    try:
        if key is not None:
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {
            name: sorted(map(repr, connection.execute(f'SELECT * FROM "{name}"').fetchall()))
            for (name,) in names
            if not name.startswith("search_text")
        }
    finally:
        connection.close()


def is_damaged(path: Path, key: bytes | None, expected: Values) -> bool:
    try:
        return values(path, key) != expected
    except (driver.Error, UnicodeDecodeError):
        return True


def damaged(content: bytes, chance: random.Random) -> tuple[str, bytes]:
    """One copy, and what was done to it."""
    how = chance.choice(("flip", "cut", "zeros"))
    if how == "flip":
        return how, flipped(content, chance)
    if how == "cut":
        return how, content[: chance.randrange(len(content))]
    start = chance.randrange(len(content) // PAGE) * PAGE
    return how, content[:start] + bytes(PAGE) + content[start + PAGE :]


def named(path: Path, key: bytes | None, seen: Counter[str]) -> str:
    """What the whole check says; the first look is counted, and neither leaves a trace."""
    try:
        with Store.open(path, key=key, read_only=True) as store:
            try:
                need_unbroken(store)
            except DamagedWorkspace:
                seen["seen at the first look"] += 1
        with Store.open(path, key=key, read_only=True) as store:
            found = next((one.code for one in check(store) if one.severity is Severity.ERROR), "")
            seen["named by the whole check"] += found != ""
            return found
    except (UserError, StoreError) as error:
        seen["does not open, or not to its end"] += 1
        assert sentence(load_translator("de"), error)
        return type(error).__name__


def try_workspaces(whole: Whole, folder: Path, chance: random.Random, times: int) -> Counter[str]:
    content, expected, seen = whole.path.read_bytes(), values(whole.path, whole.key), Counter[str]()
    path = folder / whole.path.name
    for _ in range(times):
        how, copy = damaged(content, chance)
        for beside in path.parent.glob(f"{path.name}-*"):
            beside.unlink()
        path.write_bytes(copy)
        if not is_damaged(path, whole.key, expected):
            seen[f"reads as before: {how}"] += 1
            continue
        seen["damaged"] += 1
        seen[f"damaged: {how}"] += 1
        assert named(path, whole.key, seen), (how, seen)
        assert path.read_bytes() == copy
        assert {one.name for one in folder.iterdir()} <= {path.name, f"{path.name}.lock"}
        assert backs_up_nothing(path, whole.key)
    return seen


def backs_up_nothing(path: Path, key: bytes | None) -> bool:
    """Whoever wants a backup of it is told of the damage."""
    try:
        with Store.open(path, key=key, read_only=True) as store:
            backup.backup(store)
    except (UserError, StoreError):
        made = list(folder_of(path).glob("*.ctjbackup"))
        shutil.rmtree(folder_of(path), ignore_errors=True)
        return not made
    return False


def try_backups(whole: Whole, folder: Path, chance: random.Random, times: int) -> Counter[str]:
    content, expected, seen = whole.made.read_bytes(), values(whole.made, whole.key), Counter[str]()
    shutil.copy(store_of(whole.made.parent, whole.key), folder)
    path, target = folder / whole.made.name, folder / "back.ctj"
    for _ in range(times):
        how, copy = damaged(content, chance)
        path.write_bytes(copy)
        target.unlink(missing_ok=True)
        is_whole = not is_damaged(path, whole.key, expected)
        seen[f"reads as before: {how}" if is_whole else f"damaged: {how}"] += 1
        seen["damaged"] += not is_whole
        try:
            backup.restore(path, target, whole.key)
        except (UserError, StoreError) as error:
            assert sentence(load_translator("fr"), error)
            assert not target.exists()
            seen["reads as before, and refused" if is_whole else "refused"] += 1
        else:
            assert is_whole, (how, seen)
        assert path.read_bytes() == copy
    return seen


def made_whole(folder: Path, key: bytes | None) -> Whole:
    path = written(folder / "a.ctj", key)
    with Store.open(path, key=key) as store:
        made = backup.backup(store)
    return Whole(path, made, key)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Whole]:
    """A plain workspace and one under a key, each with a backup."""
    folder = tmp_path_factory.mktemp("whole")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CTJ_DATA_DIR", str(folder / "data"))
        for name in ("plain", "keyed"):
            (folder / name).mkdir()
        return {"plain": made_whole(folder / "plain", None), "keyed": made_whole(folder / "keyed", KEY)}


def try_all(both: dict[str, Whole], folder: Path, chance: random.Random, least: int) -> None:
    """Until so many of each sort were damaged; what came of it is shown with a failure."""
    for name, whole in both.items():
        for what, tried in (("workspaces", try_workspaces), ("backups", try_backups)):
            place, seen = folder / name / what, Counter[str]()
            place.mkdir(parents=True)
            while seen["damaged"] < least:
                seen += tried(whole, place, chance, 10)
            sys.stdout.write(f"{name} {what}: {', '.join(f'{key} {seen[key]}' for key in sorted(seen))}\n")


def test_some_damaged_copies(both: dict[str, Whole], tmp_path: Path) -> None:
    try_all(both, tmp_path, random.Random(SEED), 12)


@pytest.mark.long
def test_five_hundred_damaged_copies(both: dict[str, Whole], tmp_path: Path) -> None:
    """125 workspaces and as many backups, plain and under a key."""
    seed = random.SystemRandom().randrange(2**32)
    sys.stdout.write(f"random.Random({seed})\n")
    try_all(both, tmp_path, random.Random(seed), 125)
