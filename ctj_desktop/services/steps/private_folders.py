"""Where does what is unpacked or shown lie meanwhile? In a folder that only this person can read, and no longer.

It lies in the data folder, so that a workspace on a full stick does not stop a bundle from being read. What a killed
program left there goes when the next one is made, and when a workspace is opened.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from ctj_desktop.services.steps.file_output import FileFailed
from ctj_desktop.storage.file.leftovers import ROOMS, remove_room, sweep_rooms
from ctj_desktop.storage.file.lock import FileLock


class PrivateFolder:
    """One such folder, until it is left."""

    def __init__(self, data_folder: Path) -> None:
        """FileFailed."""
        base = data_folder / ROOMS
        self.path = base / uuid4().hex
        self._lock = FileLock(self.path)
        try:
            base.mkdir(parents=True, exist_ok=True, mode=0o700)
            sweep_rooms(base)
            self._lock.acquire()  # before the folder is there: one without a lock belongs to nobody
            self.path.mkdir(mode=0o700)
        except OSError as error:
            self.leave()
            raise FileFailed(base.name, error) from error

    def leave(self) -> None:
        """Take it away with all that is in it; what another program still holds goes when the next one is made."""
        remove_room(self.path, self._lock)


@contextmanager
def private_folder(data_folder: Path) -> Iterator[Path]:
    """A folder that is gone afterwards; FileFailed."""
    made = PrivateFolder(data_folder)
    try:
        yield made.path
    finally:
        made.leave()
