"""What does the program remember about the person between two starts? Language, look, recent files."""

import json
import os
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from ctj_desktop.paths import user_data

RECENT_FILES = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Belongs to the person and this computer, never to a workspace. Empty `locale` follows the system."""

    locale: str = ""
    scheme: str = "system"
    recent: tuple[str, ...] = ()

    def with_recent(self, path: Path) -> "Settings":
        """The file comes first, once, and the oldest falls off."""
        text = str(path)
        others = tuple(known for known in self.recent if known != text)
        return replace(self, recent=(text, *others)[:RECENT_FILES])

    def without_recent(self, path: Path) -> "Settings":
        """A file that is gone leaves the list."""
        return replace(self, recent=tuple(known for known in self.recent if known != str(path)))


def load_settings(folder: Path | None = None) -> Settings:
    """What was saved; the defaults where nothing was or where it cannot be read."""
    try:
        raw = json.loads(_file(folder).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    if not isinstance(raw, dict):
        return Settings()
    recent = raw.get("recent")
    return Settings(
        locale=_text(raw.get("locale"), ""),
        scheme=_text(raw.get("scheme"), "system"),
        recent=tuple(part for part in recent if isinstance(part, str)) if isinstance(recent, list) else (),
    )


def save_settings(settings: Settings, folder: Path | None = None) -> None:
    """Whole or not at all: written beside and renamed. Raises OSError when the folder cannot be written."""
    file = _file(folder)
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_suffix(".new")
    beside.write_text(json.dumps(asdict(settings), ensure_ascii=False, indent=1), encoding="utf-8")
    os.replace(beside, file)


def _file(folder: Path | None) -> Path:
    return (folder or user_data()) / "settings.json"


def _text(value: object, otherwise: str) -> str:
    return value if isinstance(value, str) else otherwise
