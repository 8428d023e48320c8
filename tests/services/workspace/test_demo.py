"""Does the window's sample leave nothing behind, and nothing of anybody's else gone?"""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.workspace import demo
from ctj_desktop.services.workspace.demo import fresh_sample
from ctj_desktop.services.workspace.setting_up import set_up
from ctj_desktop.storage.file import backup
from ctj_desktop.storage.store import Store

MOMENT = datetime(2027, 2, 24, 9, 30)
LATER = MOMENT + timedelta(seconds=1)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty workspace that says it is a sample stands for the story."""

    def make(path: Path) -> Store:
        store = set_up(path, office="X", side=None, committee=Bilingual(), code="")
        store.keep_setting("sample", "2017")
        return store

    monkeypatch.setattr(demo, "make_sample", make)


@pytest.fixture
def anchors(private_data_folder: Path) -> Callable[[], int]:
    return lambda: len(list((private_data_folder / "anchors").glob("*.json")))


def test_the_next_sample_takes_the_earlier_one_away(tmp_path: Path, quick: None, anchors: Callable[[], int]) -> None:
    first = fresh_sample(tmp_path / "samples", MOMENT)
    with Store.open(first) as store:
        backup.backup(store)
    second = fresh_sample(tmp_path / "samples", LATER)
    assert {path.name.partition(".ctj")[0] for path in (tmp_path / "samples").iterdir()} == {second.stem}
    assert anchors() == 1
    with Store.open(second) as store:
        assert store.notice is None


def test_one_that_a_window_has_open_stays(tmp_path: Path, quick: None) -> None:
    first = fresh_sample(tmp_path, MOMENT)
    with Store.open(first) as store:
        fresh_sample(tmp_path, LATER)
        assert first.is_file()
        store.keep_setting("still", "writable")
    fresh_sample(tmp_path, LATER + timedelta(seconds=1))
    assert not first.exists()


def test_what_is_no_sample_stays_whatever_its_name(tmp_path: Path, quick: None) -> None:
    work = tmp_path / "Exemple 2026-01-01 120000.ctj"
    set_up(work, office="X", side=None, committee=Bilingual(), code="").close()
    broken = tmp_path / "Exemple 2026-01-02 120000.ctj"
    broken.write_bytes(b"x")
    kept = fresh_sample(tmp_path, MOMENT).rename(tmp_path / "Exemple à garder.ctj")
    fresh_sample(tmp_path, LATER)
    assert all(path.is_file() for path in (work, broken, kept))
