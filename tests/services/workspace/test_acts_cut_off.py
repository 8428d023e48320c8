"""Set, change, take away a passphrase, a new key, a restore, a replacement, a backup, an old format: cut off anywhere.

Each act runs once under the recorder; from its journal come images as a kill or a power cut leaves them. What was told
to the person is there after the next start, each backup that stood before opens, and nothing else lies about.
"""

import random
import re
import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from ctj_desktop.cli.call import CommandCall
from ctj_desktop.domain.findings import Severity
from ctj_desktop.domain.protection.recovery_code import groups_of, key_of, mark_of
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.records.people import Person
from ctj_desktop.errors import UserError
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.exchange.identity import identity
from ctj_desktop.services.workspace import protecting
from ctj_desktop.storage import blobs
from ctj_desktop.storage.backing_up import SECOND, back_up, back_up_second
from ctj_desktop.storage.check import check
from ctj_desktop.storage.file import backup, protection
from ctj_desktop.storage.file.environment import Environment
from ctj_desktop.storage.file.generations import generations_in
from ctj_desktop.storage.restoring import Restoration, restore_as
from ctj_desktop.storage.store import Store
from tests.power import MARK, Moment, Recorded, record, recorder
from tests.storage.builders import a_committee, a_person, a_store, an_attachment, save
from tests.storage.file.test_old_stores import an_old_store

FEW, MANY = 3, 130
"""Kills, and as many power cuts, of each act: in every run, and in the long profile, where they make thousands."""
FIRST_KEY, NEXT_KEY = bytes(range(32)), bytes(range(1, 33))
PHRASE, LATER = "quatre mots que personne", "une autre phrase que voici"
CONTENT = b"Tutankhamon " * 3_000
FIRST, LAST, FRESH = "Zarathoustra", "Quetzalcoatl", "Nabuchodonosor"
"""In the first backup already; in the last one only; written and told just before the act."""
STAMP: Final = r"\d{8}T\d{6}Z"

pytestmark = pytest.mark.usefixtures("quick_passphrases")


def quick() -> None:
    """Each guess costs next to nothing, in a process of its own too."""
    protection.MEMORY, protection.PASSES = 8192, 1


def tell(root: Path, word: str) -> None:
    (root / f"{MARK}{word}").mkdir()


def keys_by(path: Path, phrase: str) -> tuple[bytes, ...]:
    return protection.unlock_all(path, phrase) if protection.is_protected(path) else ()


# what stands before


def a_plain_workspace(root: Path) -> None:
    """Two persons and a file, a backup after each person and one on the stick, and keys for exchange."""
    (root / "stick").mkdir()
    with a_store(root / "a.ctj", environment=Environment.system()) as store:
        store.keep_setting(SECOND, str(root / "stick"))
        committee = a_committee()
        save(store, committee, an_attachment(store, committee, CONTENT))
        for name in (FIRST, LAST):
            save(store, a_person(store.office_id, name))
            back_up(store)
        back_up_second(store)
        identity(store)


def a_protected_workspace(root: Path) -> None:
    a_plain_workspace(root)
    protecting.give_key(protecting.look(root / "a.ctj", ()), FIRST_KEY, PHRASE)


def an_old_workspace(root: Path) -> None:
    an_old_store("workspace-format-6.ctj.xz", root / "a.ctj")
    (root / "data").mkdir()


# what is done, each in a process of its own


def written(root: Path) -> tuple[Path, tuple[bytes, ...]]:
    """Somebody writes, and is told; then the workspace is closed."""
    quick()
    path = root / "a.ctj"
    keys = keys_by(path, PHRASE)
    with Store.open(path, key=keys[0] if keys else None) as store:
        save(store, a_person(store.office_id, FRESH))
        tell(root, "written")
    return path, keys


def set_one(root: Path) -> None:
    path, _ = written(root)
    known = protecting.look(path, ())
    protecting.write_sheet(known, FIRST_KEY, root / "sheet.pdf")
    protecting.give_key(known, FIRST_KEY, PHRASE)
    tell(root, "done")


def change(root: Path) -> None:
    path, keys = written(root)
    protecting.change(protecting.look(path, keys), LATER)
    tell(root, "done")


def take_away(root: Path) -> None:
    path, keys = written(root)
    protecting.take_away(protecting.look(path, keys))
    tell(root, "done")


def renew(root: Path) -> None:
    path, keys = written(root)
    known = protecting.look(path, keys)
    protecting.write_sheet(known, NEXT_KEY, root / "sheet.pdf")
    protecting.give_key(known, NEXT_KEY, LATER)
    tell(root, "done")


def bring_back(root: Path) -> None:
    path, keys = written(root)
    restore_as(oldest(path), root / "back.ctj", keys[0])
    tell(root, "done")


def put_back(root: Path) -> None:
    path, keys = written(root)
    with Store.open(path, key=keys[0]) as store:
        made = Restoration.prepare(store.place(), oldest(path))
    made.put_in_place()
    tell(root, "done")


def back_it_up(root: Path) -> None:
    path, keys = written(root)
    with Store.open(path, key=keys[0]) as store:
        save(store, an_attachment(store, a_committee("JUR"), CONTENT[::-1]), a_committee("JUR"))
        back_up(store)
        back_up_second(store)
        tell(root, "done")


def bring_over(root: Path) -> None:
    quick()
    Store.open(root / "a.ctj", environment=Environment.system()).close()
    tell(root, "done")


def oldest(path: Path) -> Path:
    """The backup that holds the first person alone."""
    return min((path.parent / f"{path.name}.backups").glob("*.ctjbackup"))


class Act(NamedTuple):
    """What stands before, what is done, by which passphrases it may open then, and under which key it is once that was
    told; under the `earlier` one it stood before.
    """

    before: Callable[[Path], None]
    work: Callable[[Path], None]
    phrases: tuple[str, ...]
    key: bytes | None
    earlier: bytes | None


ACTS: Final = {
    "set": Act(a_plain_workspace, set_one, (PHRASE,), FIRST_KEY, None),
    "change": Act(a_protected_workspace, change, (PHRASE, LATER), FIRST_KEY, FIRST_KEY),
    "take away": Act(a_protected_workspace, take_away, (PHRASE,), None, FIRST_KEY),
    "new key": Act(a_protected_workspace, renew, (PHRASE, LATER), NEXT_KEY, FIRST_KEY),
    "restore": Act(a_protected_workspace, bring_back, (PHRASE,), FIRST_KEY, FIRST_KEY),
    "replace": Act(a_protected_workspace, put_back, (PHRASE,), FIRST_KEY, FIRST_KEY),
    "backup": Act(a_protected_workspace, back_it_up, (PHRASE,), FIRST_KEY, FIRST_KEY),
    "migrate": Act(an_old_workspace, bring_over, (), None, None),
}


# what is found


class Before(NamedTuple):
    """What the person had: names of backups, and the keys for exchange."""

    backups: frozenset[str]
    signing: bytes | None


class Found:
    """The image of one moment, opened as the program opens it next."""

    def __init__(self, name: str, root: Path, before: Before, moment: Moment) -> None:
        self.name, self.act, self.root, self.before, self.moment = name, ACTS[name], root, before, moment
        self.path, self.told = root / "a.ctj", "done" in moment.told
        self.key: bytes | None = None
        self.phrase = ""
        self.names: set[str] = set()

    def look(self) -> None:
        """Everything that must hold."""
        self._start()
        assert self.key in (self.act.key, self.act.earlier)
        assert self.key == self.act.key or not self.told
        assert self._opened(self.act.phrases)[:1] == (() if self.key is None else (self.key,))  # the next time too
        if self.name == "restore":
            self._need_restored()
        self._need_names()
        self._need_backups()
        self._need_keys()
        self._need_nothing_else()

    def _start(self) -> None:
        """By the passphrase that the person tries first, by the command line or in the window."""
        phrases = self.act.phrases if self.moment.at % 2 else self.act.phrases[::-1]
        keys = self._opened(phrases)
        self.key = keys[0] if keys else None
        if self.moment.at % 4 < 2 and self.name != "migrate":
            asked = Namespace(file=str(self.path), passphrase_file=None, own_phrase=False, acting=None)
            call = CommandCall(asked, load_translator("en"))
            with pytest.MonkeyPatch.context() as patch:
                patch.setenv("CTJ_PASSPHRASE", self.phrase)
                with call.writing() as desk:
                    self._need_open(desk.store)
        else:
            with Store.open(self.path, environment=Environment.system(), key=self.key) as store:
                if not store.read_only and protection.keys_of(self.path).is_file():  # as the window does
                    protecting.tidy(store, keys[1:])
                self._need_open(store)

    def _opened(self, phrases: tuple[str, ...]) -> tuple[bytes, ...]:
        if not protection.is_protected(self.path):
            return ()
        for phrase in phrases:
            try:
                keys = protection.unlock_all(self.path, phrase)
            except UserError:
                continue
            self.phrase = phrase
            return keys
        raise AssertionError("no passphrase opens it")

    def _need_open(self, store: Store) -> None:
        notices = {"migrate": (None, "copied"), "replace": (None, "restored")}.get(self.name, (None,))
        assert store.notice in notices
        assert [one for one in check(store) if one.severity is Severity.ERROR] == []
        assert not protecting.is_unfinished(store)
        if self.name != "migrate":
            self.names = {one.family_name for one in store.all(Person)}
            self._need_content(store)
            assert identity(store).signing.seed == self.before.signing
            if self.name == "backup":
                back_up_second(store)  # as the window does in a moment
        else:
            assert store.count(Meeting) > 0

    def _need_content(self, store: Store) -> None:
        (sha, *_) = store.connection.run("SELECT lower(hex(sha256)) FROM blob ORDER BY size, sha256").scalars()
        assert b"".join(blobs.pieces(store, sha)) in (CONTENT, CONTENT[::-1])

    def _need_names(self) -> None:
        if self.name == "migrate":
            return
        expected = {FIRST, LAST, FRESH} if "written" in self.moment.told else {FIRST, LAST}
        if self.name == "replace" and (self.told or self.names == {FIRST}):
            assert self.names == {FIRST}
            kept = [one.path for one in generations_in(self.path.with_name("a.ctj.backups"), "a", self.key, None)]
            assert any(self._names_in(one) >= expected for one in kept)
        else:
            assert expected <= self.names <= {FIRST, LAST, FRESH}

    def _names_in(self, made: Path) -> set[str]:
        """Of a backup that comes back, with its file."""
        apart = self.root.with_name("apart.ctj")
        apart.unlink(missing_ok=True)
        backup.restore(made, apart, self.key)
        with Store.open(apart, key=self.key, read_only=True) as store:
            self._need_content(store)
            return {one.family_name for one in store.all(Person)}

    def _need_backups(self) -> None:
        """Each that stood before stands there, under the key of the workspace, and opens by the passphrase too."""
        there = backups_in(self.root)
        assert self.before.backups <= there
        for one in there:
            made = self.root / one
            assert protection.opens(made, self.key)
            if self.key is not None:
                assert protection.unlock(made, self.phrase) == self.key
        if self.name == "migrate":
            for one in there:
                apart = self.root.with_name("apart.ctj")
                apart.unlink(missing_ok=True)
                backup.restore(self.root / one, apart)
        else:
            assert self._names_in(self.root / sorted(there)[self.moment.at % len(there)]) >= {FIRST}

    def _need_keys(self) -> None:
        """The sheet opens it, and no passphrase does that was taken away."""
        if self.key is None:
            return
        protection.need_sheet(self.path, key_of(" ".join(groups_of(self.key))))
        if self.told and self.name in ("change", "new key"):
            assert protection.opened_by(self.path, LATER) == (self.key,)
            with pytest.raises(UserError):
                protection.opened_by(self.path, PHRASE)

    def _need_restored(self) -> None:
        """Whole or not at all; and what was cut off can be done once more under the same name."""
        target = self.root / "back.ctj"
        assert target.is_file() or not self.told
        if not target.is_file():
            restore_as(oldest(self.path), target, self.key)
        with Store.open(target, key=protection.unlock(target, PHRASE), read_only=True) as store:
            assert {one.family_name for one in store.all(Person)} == {FIRST}
            self._need_content(store)

    def _need_nothing_else(self) -> None:
        """Under the folder of the person, and under that of the program."""
        mark = None if self.key is None else re.escape(mark_of(self.key))
        keyed = r"(\.keys)?" if self.key is not None else ""
        kept = "attachments.ctjblobs" if mark is None else rf"attachments-{mark}\.ctjblobs"
        made = rf"a(-format-\d+|-restore)?-{STAMP}\.ctjbackup"
        own = r"\.json" if mark is None else rf"-{mark}\.sealed"
        allowed = re.compile(
            rf"a\.ctj(\.lock{'|.keys' if keyed else ''})?|back\.ctj(\.keys)?|sheet\.pdf|"
            rf"(stick/)?a\.ctj\.backups/({made}|{kept}{'|a.ctj.keys' if keyed else ''})|"
            rf"data/(install|anchors/[0-9a-f-]{{36}}\.json|keys/[0-9a-f-]{{36}}{own})"
        )
        files = (path.relative_to(self.root).as_posix() for path in self.root.rglob("*") if path.is_file())
        assert [one for one in files if not allowed.fullmatch(one)] == [], "left over"


def backups_in(root: Path) -> frozenset[str]:
    return frozenset(path.relative_to(root).as_posix() for path in root.rglob("*.ctjbackup"))


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return recorder(tmp_path_factory.mktemp("recorder"))


def stand_before(name: str, root: Path) -> Before:
    ACTS[name].before(root)
    if name == "migrate":
        return Before(frozenset(), None)
    path = root / "a.ctj"
    with Store.open(path, key=ACTS[name].earlier, read_only=True) as store:
        return Before(backups_in(root), identity(store).signing.seed)


def look_at_all(name: str, before: Before, run: Recorded, root: Path, times: int) -> None:
    """What is written out is shown with a failure: the last line says after which call it was."""
    seed, counts = random.SystemRandom().randrange(2**32), Counter[str]()
    sys.stdout.write(f"{name}: {len(run.calls)} calls, random.Random({seed})\n")
    for power in (False, True):
        how = "cuts" if power else "kills"
        for moment in run.moments(times, random.Random(seed), power=power):
            counts[how] += 1
            counts[f"{how} after it was told"] += "done" in moment.told
            sys.stdout.write(f"{how} {counts[how]}: after call {moment.at}, told {moment.told}\n")
            Found(name, root, before, moment).look()
    sys.stdout.write(f"{name}: {dict(counts)}, none lost, none left over\n")


def try_one(name: str, library: Path, folder: Path, patch: pytest.MonkeyPatch, times: int) -> None:
    root = folder / "root"
    root.mkdir()
    patch.setenv("CTJ_DATA_DIR", str(root / "data"))
    before = stand_before(name, root)
    run = record(library, ACTS[name].work, root)
    look_at_all(name, before, run, root, times)


def test_a_few_moments(library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    try_one("new key", library, tmp_path, monkeypatch, FEW)


@pytest.mark.long
@pytest.mark.parametrize("name", ACTS)
def test_any_moment(name: str, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A thousand power cuts and a thousand kills in all."""
    try_one(name, library, tmp_path, monkeypatch, MANY)
