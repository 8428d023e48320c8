"""What does a passphrase cost? The same workspace under a key and plain, in one run.

The first look at a workspace of 250 MB of records is taken twice: with the file in the memory of the system, and cold.
"""

import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.records.people import Person
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.workspace.sample import make_sample
from ctj_desktop.storage.damage.first_check import need_unbroken
from ctj_desktop.storage.file import protection
from ctj_desktop.storage.file.backup import backup
from ctj_desktop.storage.file.environment import Environment
from ctj_desktop.storage.log import merge
from ctj_desktop.storage.rekeying import HeldFile, give_key
from ctj_desktop.storage.store import Store
from tests.benchmarks.bench_window import SAY
from tests.benchmarks.table import Figure, measure
from tests.storage.builders import a_person, a_store, save

PHRASE = "quatre mots que personne"
YEARS, TERRITORIES = 5, 2
ROUNDS: Final = 5
RECORDS: Final = 250_000_000
"""Bytes of the workspace that is looked at."""
OPENED: Final = """
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
from ctj_desktop import app as composition

class Painted(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, say)
        return False

app = QApplication([])
window = composition.make_window(app)
window.resize(1280, 800)
path, key = Path(sys.argv[2]), bytes.fromhex(sys.argv[3])
if key:
    window._locking._remember(path, (key,))
assert window.open_file(path)
window.show()
painted = Painted()
window.view.page.installEventFilter(painted)
app.exec()
"""


def figures(folder: Path) -> Iterator[Figure]:
    """Each under a key against plain."""
    environment = replace(Environment.system(), data_folder=folder / "data")
    plain, keyed, key = folder / "plain" / "a.ctj", folder / "keyed" / "a.ctj", protection.new_key()
    for path in (plain, keyed):
        path.parent.mkdir()
    make_sample(plain, years=YEARS, territories=TERRITORIES, environment=environment).close()
    shutil.copy(plain, keyed)
    give_key(HeldFile(path=keyed, key=None), key, PHRASE)
    both = {None: plain, key: keyed}

    def opening(one: bytes | None) -> Callable[[], None]:
        return lambda: Store.open(both[one], key=one, environment=environment).close()

    def unlocking() -> None:
        Store.open(keyed, key=protection.unlock(keyed, PHRASE), environment=environment).close()

    yield measure("open under a key", opening(key), "open plain", opening(None), rounds=10, aim="<= 1.5")
    yield measure("open by the passphrase", unlocking, "open plain", opening(None), rounds=5, aim="<= 0.8 s")
    with (
        Store.open(plain, environment=environment) as open_one,
        Store.open(keyed, key=key, environment=environment) as shut_one,
    ):
        for name, act, rounds in (
            ("read all meetings", lambda store: store.all(Meeting), 10),
            ("search", lambda store: store.search("levier"), 10),
            ("save a person", lambda store: save(store, a_person(store.office_id, "Levier")), 20),
            ("count persons", lambda store: store.count(Person), 20),
            ("backup", backup, 3),
        ):
            yield measure(
                f"{name}, keyed",
                lambda act=act: act(shut_one),  # type: ignore[misc]
                "plain",
                lambda act=act: act(open_one),  # type: ignore[misc]
                rounds=rounds,
                aim="<= 1.5",
            )
    yield _painted(folder, both)
    yield _merged(folder, key)
    _fill(plain, environment)
    large = folder / "large" / "a.ctj"
    large.parent.mkdir()
    shutil.copy(plain, large)
    give_key(HeldFile(path=large, key=None), key, PHRASE)
    yield from _looked_at({None: plain, key: large}, environment)


def _painted(folder: Path, both: Mapping[bytes | None, Path]) -> Figure:
    """From the start of the process to its page, whole processes in turn; the passphrase is typed already."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": str(folder / "bytecode")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    took: dict[bytes | None, list[float]] = {one: [] for one in both}
    for _ in range(ROUNDS + 1):
        for one, path in both.items():
            words = [sys.executable, "-c", SAY + OPENED, repr(time.time()), str(path), (one or b"").hex()]
            done = subprocess.run(words, capture_output=True, text=True, check=True, env=environment, timeout=60)
            took[one].append(float(done.stdout.split()[-2]))
    plain, keyed = (statistics.median(times[1:]) for _, times in sorted(took.items(), key=lambda one: bool(one[0])))
    return Figure("first paint, keyed", keyed, "plain", plain, ROUNDS, "<= 1.2")


def _merged(folder: Path, key: bytes) -> Figure:
    """Five thousand persons of another office come in."""
    took: dict[bool, list[float]] = {True: [], False: []}
    with a_store(folder / "theirs.ctj") as theirs:
        save(theirs, *(a_person(theirs.office_id, f"Nom-{number:05}") for number in range(5_000)))
        for turn in range(3):
            for keyed in took:
                with a_store(folder / f"mine-{turn}-{keyed}.ctj", key=key if keyed else None) as mine:
                    begun = time.perf_counter()
                    merge.take_from(mine, theirs)
                    took[keyed].append((time.perf_counter() - begun) * 1000)
    keyed_time, plain_time = (statistics.median(times) for times in took.values())
    return Figure("merge 5,000 persons, keyed", keyed_time, "plain", plain_time, 3, "<= 1.5")


def _fill(path: Path, environment: Environment) -> None:
    """With persons of long functions, until the file has its size."""
    text = Bilingual.of("Déléguée aux transports et à la culture. " * 8, "Beauftragte für Verkehr und Kultur. " * 8)
    with Store.open(path, environment=environment) as store:
        while path.stat().st_size < RECORDS:
            with store.bulk():
                for number in range(5_000):
                    save(store, replace(a_person(store.office_id, f"Nom-{number:05}"), function=text))
            store.connection.run("PRAGMA wal_checkpoint(TRUNCATE)")


def _looked_at(both: Mapping[bytes | None, Path], environment: Environment) -> Iterator[Figure]:
    """What runs with the first paint, on a reader of its own."""

    def look(one: bytes | None, *, cold: bool) -> None:
        with Store.open(both[one], key=one, environment=environment, read_only=True) as store:
            need_unbroken(store)
        if cold:
            _forget(both[one])

    keyed = next(one for one in both if one is not None)
    size = f"{both[keyed].stat().st_size / 1e6:.0f} MB"
    for cold in (False, True) if hasattr(os, "posix_fadvise") else (False,):
        name = f"first look, {size}, keyed{', cold' if cold else ''}"
        if cold:
            for path in both.values():
                _forget(path)
        yield measure(
            name,
            lambda cold=cold: look(keyed, cold=cold),  # type: ignore[misc]
            "plain",
            lambda cold=cold: look(None, cold=cold),  # type: ignore[misc]
            rounds=ROUNDS,
            aim="cold said apart" if cold else "<= 2 s",
        )


def _forget(path: Path) -> None:
    """The system forgets what it holds of the file in memory."""
    with path.open("rb") as file:
        os.fsync(file.fileno())
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
