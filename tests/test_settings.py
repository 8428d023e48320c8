"""Is what the program remembers about a person whole, and harmless when it is broken?"""

from pathlib import Path

import pytest

from ctj_desktop.settings import RECENT_FILES, Settings, load_settings, save_settings
from tests.logs import Logged


def test_settings_come_back(tmp_path: Path) -> None:
    settings = Settings(
        locale="de_CH",
        scheme="dark",
        contrast="high",
        text_size=150,
        main_window=(10, -20, 1280, 800, 1),
        record_window=(0, 0, 900, 700, 0),
    ).with_recent(tmp_path / "Comité.ctj")
    save_settings(settings, tmp_path / "new")
    assert load_settings(tmp_path / "new") == settings


def test_the_newest_file_comes_first_and_once(tmp_path: Path) -> None:
    settings = Settings()
    for number in [*range(RECENT_FILES + 3), 4]:
        settings = settings.with_recent(tmp_path / f"{number}.ctj")
    assert settings.recent[0] == str(tmp_path / "4.ctj")
    assert len(settings.recent) == len(set(settings.recent)) == RECENT_FILES
    assert str(tmp_path / "4.ctj") not in settings.without_recent(tmp_path / "4.ctj").recent


@pytest.mark.parametrize("text", ["", "{", "[1]"])
def test_a_damaged_file_gives_the_defaults_and_is_kept_aside(tmp_path: Path, text: str, logged: Logged) -> None:
    (tmp_path / "settings.json").write_text(text, encoding="utf-8")
    assert load_settings(tmp_path) == Settings()
    logged.expect("ctj_desktop.settings", "settings are damaged")
    (aside,) = tmp_path.iterdir()
    assert aside.name.startswith("settings-damaged-")
    assert aside.read_text(encoding="utf-8") == text


def test_a_file_that_cannot_be_read_gives_the_defaults_and_stays(tmp_path: Path, logged: Logged) -> None:
    (tmp_path / "settings.json").mkdir()
    assert load_settings(tmp_path) == Settings()
    logged.expect("ctj_desktop.settings", "settings cannot be read")
    assert (tmp_path / "settings.json").is_dir()


@pytest.mark.parametrize(
    "text",
    [
        '{"locale": 3, "recent": "x"}',
        '{"text_size": 133, "contrast": "loud"}',
        '{"main_window": [1, 2], "record_window": [0, 0, 1e9, "x", 0]}',
        '{"main_window": [0, 0, 999999, 1, 0]}',
    ],
)
def test_a_broken_field_gives_its_default(tmp_path: Path, text: str) -> None:
    (tmp_path / "settings.json").write_text(text, encoding="utf-8")
    assert load_settings(tmp_path) == Settings()
