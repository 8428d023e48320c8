"""What does the program remember about the person between two starts? Language, look, recent files."""

import contextlib
import json
import logging
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from ctj_desktop.paths import user_data
from ctj_desktop.whole_files import make_folder, put_in_place, write_whole

FILE_NAME = "settings.json"
RECENT_FILES = 8
SCHEMES = ("system", "light", "dark")
CONTRASTS = ("system", "high")
LOCK_TIMES = (5, 10, 15, 30, 60, 0)
TEXT_SIZES = (0, 100, 110, 125, 150, 175, 200)
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Belongs to the person and this computer, never to a workspace.

    Empty `locale` follows the system; `scheme` is one of `SCHEMES`, `contrast` one of `CONTRASTS`; `text_size` is one
    of `TEXT_SIZES`, in per cent of the system's, 0 follows it; `recent` holds paths, newest first. A window is left,
    top, width, height, and 1 where it filled its screen; empty before the first time. `synced` are workspaces in a
    folder that a service synchronises which the person wants to open there all the same; `copies` says of one on a
    share where the copy is that is worked on. `lock_after` is one of `LOCK_TIMES`, in minutes without a key or a
    movement of the mouse; 0 never locks.
    """

    locale: str = ""
    scheme: str = "system"
    contrast: str = "system"
    text_size: int = 0
    recent: tuple[str, ...] = ()
    main_window: tuple[int, ...] = ()
    record_window: tuple[int, ...] = ()
    synced: tuple[str, ...] = ()
    copies: tuple[tuple[str, str], ...] = ()
    lock_after: int = 10

    def with_recent(self, path: Path) -> Self:
        """The file comes first, once, and the oldest falls off."""
        text = str(path)
        others = tuple(known for known in self.recent if known != text)
        return replace(self, recent=(text, *others)[:RECENT_FILES])

    def with_synced(self, path: Path) -> Self:
        """The file is opened where it lies, and nobody asks again."""
        return replace(self, synced=(*(known for known in self.synced if known != str(path)), str(path)))

    def with_copy(self, share: Path, copy: Path) -> Self:
        """Whoever opens the one works on the other."""
        others = tuple(pair for pair in self.copies if pair[0] != str(share))
        return replace(self, copies=(*others, (str(share), str(copy))))

    def without_recent(self, path: Path) -> Self:
        """A file that is gone leaves the list."""
        return replace(self, recent=tuple(known for known in self.recent if known != str(path)))


class DamagedSettings(ValueError):
    """The file holds no settings."""


def load_settings(folder: Path | None = None) -> Settings:
    """What was saved; the defaults where nothing was, or where it is damaged or cannot be read.

    A damaged file is kept aside, with the time in its name. A file that cannot be read at all (no permission, a
    failing disk) stays where it is.
    """
    file = _file(folder)
    try:
        return parse_settings(file.read_bytes())
    except FileNotFoundError:
        return Settings()
    except DamagedSettings as error:
        log.warning("settings are damaged, kept aside: %s", error)
        _keep_aside(file)
    except OSError as error:
        log.warning("settings cannot be read: %s", error)
    return Settings()


def _file(folder: Path | None) -> Path:
    return (folder or user_data()) / FILE_NAME


def _keep_aside(file: Path) -> None:
    moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
    with contextlib.suppress(OSError):  # the defaults serve anyway; the next save replaces the damaged file
        put_in_place(file, file.with_name(f"settings-damaged-{moment}.json"))


def parse_settings(content: bytes) -> Settings:
    """From the JSON that `save_settings` writes; raises DamagedSettings when it is not a JSON object.

    A field with an unknown value falls back to its default, since an older program may read a newer file.
    """
    try:
        data = json.loads(content.decode("utf-8"))
    except ValueError as error:
        raise DamagedSettings(str(error)) from error
    if not isinstance(data, dict):
        raise DamagedSettings("not an object")
    locale, scheme, contrast = (data.get(key) for key in ("locale", "scheme", "contrast"))
    size = data.get("text_size")
    return Settings(
        locale=locale if isinstance(locale, str) else "",
        scheme=scheme if scheme in SCHEMES else "system",
        contrast=contrast if contrast in CONTRASTS else "system",
        text_size=size if isinstance(size, int) and size in TEXT_SIZES else 0,
        recent=_texts(data.get("recent")),
        main_window=_geometry(data.get("main_window")),
        record_window=_geometry(data.get("record_window")),
        synced=_texts(data.get("synced")),
        copies=_pairs(data.get("copies")),
        lock_after=lock if isinstance(lock := data.get("lock_after"), int) and lock in LOCK_TIMES else 10,
    )


def _texts(value: object) -> tuple[str, ...]:
    return tuple(text for text in value if isinstance(text, str)) if isinstance(value, list) else ()


def _pairs(value: object) -> tuple[tuple[str, str], ...]:
    pairs = [_texts(pair) for pair in value] if isinstance(value, list) else []
    return tuple((pair[0], pair[1]) for pair in pairs if len(pair) == 2)


def _geometry(value: object) -> tuple[int, ...]:
    """Five numbers of a size that a screen can have; nothing from anything else."""
    if not isinstance(value, list) or len(value) != 5 or not all(isinstance(part, int) for part in value):
        return ()
    return tuple(value) if all(abs(part) < 100_000 for part in value) else ()


def save_settings(settings: Settings, folder: Path | None = None) -> None:
    """Whole or not at all: written beside, flushed to disk, and renamed.

    Raises OSError when the folder cannot be written; the old file is then as it was.
    """
    file = _file(folder)
    make_folder(file.parent)
    content = json.dumps(asdict(settings), ensure_ascii=False, indent=1, sort_keys=True)
    write_whole(file, (f"{content}\n".encode(),), private=True)
