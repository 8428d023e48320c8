"""What every test stands on, and which tests make up a run: the fast ones, every run, the parts of the long profile."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports Qt

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import gettempdir, mkdtemp
from uuid import UUID, uuid4

import pytest
from hypothesis import is_hypothesis_test, settings

from ctj_desktop.domain.ids import OfficeId
from ctj_desktop.storage import reading
from ctj_desktop.storage.file import anchor, opening
from ctj_desktop.storage.file.connection import Connection, Transaction, connect, prepare_writer
from ctj_desktop.storage.file.environment import Environment
from tests.flushes import flushed
from tests.logs import logged, logged_all_along

__all__ = ["flushed", "logged", "logged_all_along"]

# How quick it is, is measured in benchmarks: no deadline.
settings.register_profile("house", deadline=None, max_examples=100)
settings.register_profile("long", deadline=None, max_examples=1_000)
settings.register_profile("fast", deadline=None, max_examples=20)

HERE = Path(__file__).parent
FAST = ("domain", "i18n", "services")
SLOW = {"sample_once", "invented", "killable", "small_disk"}
"""Fixtures that no fast test of the services asks for: samples, child processes, mounted disks."""
WHOLE = {"exchange", "papers", "workspace"}
"""Rooms of the services whose tests let several offices exchange files, set whole papers, or fill whole workspaces."""
EVERY_ROW = {"domain", "i18n", "catalogue", "kinds"}
"""Folders of which every run tries each row of a table of cases, as beside this file; of others only the first.

Their rows cost next to nothing, or are what somebody may have forgotten to declare.
"""
PARTS = 8
"""The long profile in pieces of at most 40 minutes on two cores: long_1, long_2 …"""
IN_MEMORY = Path("/dev/shm")
ROOM = 3 * 1024**3  # bytes
"""Where Linux keeps files in memory, and what must be free there: a third of the time went to waiting for the disk."""


def pytest_configure(config: pytest.Config) -> None:
    """The long profile tries ten times as many examples, the fast tests a fifth."""
    if os.name == "nt":  # the data folders that tests make lie in the profile of a person, as hers does
        os.environ["LOCALAPPDATA"] = Path(os.environ.get("PYTEST_DEBUG_TEMPROOT") or gettempdir()).anchor
    settings.load_profile("long" if _is_long(config) else "fast" if config.option.markexpr == "fast" else "house")
    if not _is_long(config) and IN_MEMORY.is_dir() and shutil.disk_usage(IN_MEMORY).free >= ROOM:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(IN_MEMORY))
    for part in range(1, PARTS + 1):
        config.addinivalue_line("markers", f"long_{part}: part {part} of {PARTS} of the long profile")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Nothing is imported for the fast tests that they do not need."""
    if config.option.markexpr != "fast" or HERE not in collection_path.parents:
        return None
    parts = collection_path.relative_to(HERE).parts
    inside = parts[0] in FAST and (parts[0] != "services" or not WHOLE & {*parts[1:2]})
    return (not inside and not parts[0].startswith(("__", "conftest"))) or None


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Marks by folder, fixture, row and profile: fast, long, and which part of the long profile."""
    long = []
    tables: set[tuple[Path, str]] = set()
    for item in items:
        if (_is_long(config) and _tries_examples(item)) or _is_further_row(item, tables):
            item.add_marker("long")
        if item.get_closest_marker("long"):
            long.append(item)
        elif _is_fast(item):
            item.add_marker("fast")
    for at, item in enumerate(long):
        item.add_marker(f"long_{at % PARTS + 1}")


def _is_long(config: pytest.Config) -> bool:
    asked = str(config.option.markexpr)
    return "long" in asked and "not long" not in asked


def _is_further_row(item: pytest.Item, tables: set[tuple[Path, str]]) -> bool:
    """Whether a row of the same table of cases came before it; `tables` are those of which one came."""
    if not isinstance(item, pytest.Function) or not hasattr(item, "callspec") or item.get_closest_marker("long"):
        return False
    table, folders = (item.path, item.originalname), item.path.relative_to(HERE).parts[:-1]
    if not folders or EVERY_ROW.intersection(folders) or table not in tables:
        tables.add(table)
        return False
    return True


def _is_fast(item: pytest.Item) -> bool:
    folder, *inside = item.path.relative_to(HERE).parts
    if item.get_closest_marker("slow"):
        return False
    if folder == "services":
        slow = _tries_examples(item) or item.get_closest_marker("processes")
        return not slow and SLOW.isdisjoint(getattr(item, "fixturenames", ())) and WHOLE.isdisjoint(inside)
    return folder in FAST


def _tries_examples(item: pytest.Item) -> bool:
    return is_hypothesis_test(getattr(item, "obj", None))


@pytest.fixture(autouse=True)
def private_data_folder(data_folders: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Anchors and settings of a test never touch those of the person who runs it; backups are made when asked for."""
    folder = Path(mkdtemp(dir=data_folders))
    monkeypatch.setenv("CTJ_DATA_DIR", str(folder))
    monkeypatch.setenv("CTJ_BACKUPS", "off")
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def quick_passphrases(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each guess costs next to nothing."""
    from ctj_desktop.storage.file import protection

    monkeypatch.setattr(protection, "MEMORY", 8192)
    monkeypatch.setattr(protection, "PASSES", 1)


@pytest.fixture(scope="session")
def data_folders(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Apart from the folders of the tests: each new one of those reads the names of all that stand there."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture(autouse=True, scope="session")
def laid_out_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A fresh plain file is laid out once and its pages copied: half of the time that making one takes."""
    lay_out, template = opening._lay_out, tmp_path_factory.mktemp("laid-out") / "template.ctj"
    pages = connect(template)
    prepare_writer(pages, template)
    lay_out(pages, template, OfficeId(UUID(int=0)), Environment.seeded(0, datetime.now(UTC), template.parent))

    def copied(connection: Connection, path: Path, office: OfficeId, environment: Environment) -> None:
        if connection.keyed:
            lay_out(connection, path, office, environment)
            return
        pages.raw.backup(connection.raw)
        own = {"workspace": uuid4(), "office": office, "replica": anchor.new_replica()}
        with Transaction(connection, path, lambda _: None):
            for name, value in {**own, "install": anchor.install_id(environment.data_folder)}.items():
                reading.keep_setting(connection, name, str(value))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opening, "_lay_out", copied)
        yield
    pages.close()


@pytest.fixture(scope="session")
def sample_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, written once, in a folder with the installation that made it; it is copied and never written to."""
    from ctj_desktop.services.workspace.sample import STORY, make_sample  # the fast tests ask for none

    folder = tmp_path_factory.mktemp("sample")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CTJ_DATA_DIR", str(folder / "data"))
        make_sample(folder / "Exemple.ctj", chapters=(STORY,)).close()
    return folder / "Exemple.ctj"


@pytest.fixture
def sample_kept(sample_once: Path) -> Path:
    """The folder from which a test gets its own sample."""
    return sample_once.parent


@pytest.fixture
def sample(sample_kept: Path, tmp_path: Path, private_data_folder: Path) -> Path:
    """One's own, with the installation that made it: it goes on numbering."""
    shutil.copytree(sample_kept / "data", private_data_folder, dirs_exist_ok=True)
    return Path(shutil.copy(sample_kept / "Exemple.ctj", tmp_path))
