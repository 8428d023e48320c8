"""Does this computer remember, and survive what happens to its file?"""

import json
import logging
from pathlib import Path

import pytest

from ctj_desktop.settings import (
    FILE_NAME,
    RECENT_FILES,
    DamagedSettings,
    Settings,
    load_settings,
    parse_settings,
    save_settings,
)

FULL = Settings(
    locale="de_CH",
    scheme="dark",
    recent=("Comité Élan.ctj", "b.ctj"),
    last_person={"workspace": "person"},
)


def test_without_a_file_there_are_defaults() -> None:
    assert load_settings() == Settings()


def test_what_was_saved_is_loaded(private_data_folder: Path) -> None:
    save_settings(FULL)
    assert load_settings() == FULL
    assert [path.name for path in private_data_folder.iterdir()] == [FILE_NAME]


def test_the_folder_is_made_and_may_be_chosen(tmp_path: Path) -> None:
    save_settings(FULL, tmp_path / "new" / "er")
    assert load_settings(tmp_path / "new" / "er") == FULL
    assert load_settings() == Settings()


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe{}", b"null", b'{"scheme": "dark"'])
def test_a_damaged_file_gives_defaults_and_is_kept_aside(
    content: bytes, private_data_folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (private_data_folder / FILE_NAME).write_bytes(content)
    with caplog.at_level(logging.WARNING):
        assert load_settings() == Settings()
    assert "kept aside" in caplog.text
    aside = [path for path in private_data_folder.iterdir() if path.name.startswith("settings-damaged-")]
    assert [path.read_bytes() for path in aside] == [content]
    save_settings(FULL)
    assert load_settings() == FULL


def test_one_strange_field_does_not_cost_the_others() -> None:
    data = {
        "locale": 3,
        "scheme": "dark",
        "recent": ["a.ctj", 3],
        "last_person": {"w": "p", "x": None},
        "later": 1,
    }
    expected = Settings(scheme="dark", recent=("a.ctj",), last_person={"w": "p"})
    assert parse_settings(json.dumps(data).encode()) == expected


def test_wrong_types_fall_back() -> None:
    data = {"locale": [], "scheme": "sepia", "recent": "a.ctj", "last_person": []}
    assert parse_settings(json.dumps(data).encode()) == Settings()


def test_no_object_is_damage() -> None:
    with pytest.raises(DamagedSettings):
        parse_settings(b"3")


def test_a_failed_write_leaves_the_old_file(private_data_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save_settings(FULL)

    def full_disk(_descriptor: int) -> None:
        raise OSError(28, "no space left")

    monkeypatch.setattr("ctj_desktop.settings.os.fsync", full_disk)
    with pytest.raises(OSError, match="no space"):
        save_settings(Settings())
    assert load_settings() == FULL
    assert [path.name for path in private_data_folder.iterdir()] == [FILE_NAME]


def test_recent_files_are_few_and_each_once() -> None:
    settings = Settings()
    for number in range(RECENT_FILES + 3):
        settings = settings.with_recent(Path(f"{number}.ctj"))
    settings = settings.with_recent(Path("5.ctj"))
    assert len(settings.recent) == RECENT_FILES
    assert settings.recent[:2] == ("5.ctj", "10.ctj")
    assert "5.ctj" not in settings.without_recent(Path("5.ctj")).recent


def test_the_person_at_the_keyboard_is_kept_per_workspace() -> None:
    settings = Settings().with_person("a", "x").with_person("b", "y").with_person("a", "z")
    assert settings.last_person == {"a": "z", "b": "y"}
