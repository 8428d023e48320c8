"""Where does the window's sample stand, and what becomes of the earlier ones?

No list leads back to a sample once its window is closed, so the next one takes it away.
"""

import re
import shutil
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.services.steps.here import is_sample
from ctj_desktop.services.workspace.sample import make_sample
from ctj_desktop.storage.file import anchor, opening
from ctj_desktop.storage.file.generations import folder_of
from ctj_desktop.storage.file.lock import FileLock
from ctj_desktop.storage.store import Store

OURS: Final = re.compile(r"Exemple [0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{6}\.ctj")


def fresh_sample(folder: Path, moment: datetime) -> Path:
    """A new sample in `folder`; earlier ones go, unless a window has them or they are no samples.

    Raises what `make_sample` does.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for earlier in sorted(folder.iterdir()):
        if OURS.fullmatch(earlier.name):
            with suppress(UserError, StoreError, OSError):  # in use, or not to be read: it stays
                _take_away(earlier)
    path = folder / f"Exemple {moment:%Y-%m-%d %H%M%S}.ctj"
    make_sample(path).close()
    return path


def _take_away(path: Path) -> None:
    lock = FileLock(path)
    lock.acquire()
    try:
        with Store.open(path, read_only=True) as store:
            if not is_sample(store):
                return
            anchor.forget(store)
    finally:
        lock.release()
    opening.remove_unfinished(path)
    shutil.rmtree(folder_of(path), ignore_errors=True)
