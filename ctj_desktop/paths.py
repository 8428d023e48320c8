"""Where do the program's own files and the person's data live?"""

import os
import sys
from pathlib import Path

import platformdirs


def program_data() -> Path:
    """The folder that holds `resources/` and `translations/`: frozen, installed or beside the package."""
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen:
        return Path(frozen)
    package = Path(__file__).resolve().parent
    installed = package / "_data"
    return installed if installed.is_dir() else package.parent


def resources() -> Path:
    """Icons, fonts, reference stream and sample steps."""
    return program_data() / "resources"


def translations() -> Path:
    """The compiled catalogues, `<language>/LC_MESSAGES/ctj.mo`."""
    return program_data() / "translations"


def is_usual() -> bool:
    """Whether the person's data lie where the system has them, and not in a folder that may travel."""
    return not os.environ.get("CTJ_DATA_DIR")


def is_private(*, windows: bool = os.name == "nt") -> bool:
    """Whether the system keeps others out of the person's data: Windows does so in a profile, and nowhere else.

    Elsewhere each file says itself who may read it.
    """
    if not windows:
        return True
    profile = (os.environ.get(name) for name in ("USERPROFILE", "APPDATA", "LOCALAPPDATA"))
    folder = user_data().resolve()
    return any(folder.is_relative_to(Path(one).resolve()) for one in profile if one)


def user_data() -> Path:
    """Anchors, keys, settings: never in a workspace file. `CTJ_DATA_DIR` moves it."""
    chosen = os.environ.get("CTJ_DATA_DIR")
    return Path(chosen) if chosen else Path(platformdirs.user_data_dir("ctj-desktop", appauthor=False))
