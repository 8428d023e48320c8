"""Who writes to this file? One writer per workspace, across processes."""

import getpass
import json
import os
import platform
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO

from ctj_desktop.storage.errors import WorkspaceInUse, WorkspaceLocked
from ctj_desktop.storage.file.plain import need_own

FAR = 1 << 30  # Windows locks a byte range: one far behind the text, so that others can read who it is


class FileLock:
    """An operating-system lock on `NAME.lock`; it goes with the process. The file stays: unlinking it races."""

    def __init__(self, workspace: Path) -> None:
        self._workspace = workspace
        self._path = workspace.with_name(workspace.name + ".lock")
        self._file: IO[str] | None = None

    def acquire(self) -> None:
        """Take it, or raise WorkspaceLocked with who has it."""
        file = self._open()
        try:
            _lock(file)
        except OSError as error:
            file.close()
            who = self._who()
            raise (WorkspaceLocked if who else WorkspaceInUse)(self._workspace.name, who) from error
        self._file = file
        who = json.dumps({"user": _user(), "machine": platform.node(), "process": os.getpid()})
        with suppress(OSError):  # on a full disk the lock holds without a name; the first change says what is wrong
            os.ftruncate(file.fileno(), 0)
            os.write(file.fileno(), who.encode("utf-8"))

    def _open(self) -> IO[str]:
        """Never through a link, nor into a file that has another name: what it holds is cut off. NotPlainFile."""
        with suppress(FileNotFoundError):
            need_own(self._path.lstat(), self._path.name)
        file = open(self._path, "a+", encoding="utf-8", opener=_opener)  # noqa: SIM115 - held as long as the lock
        try:
            need_own(os.fstat(file.fileno()), self._path.name)
        except BaseException:
            file.close()
            raise
        return file

    def release(self) -> None:
        """Give it back; twice is harmless."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def _who(self) -> str:
        try:
            held = json.loads(self._path.read_text(encoding="utf-8"))
            return ", ".join(filter(None, (held["user"], held["machine"])))
        except (OSError, ValueError, KeyError, TypeError):
            return ""


def _opener(path: str, flags: int) -> int:
    """Where the system can refuse a link by itself, nobody can put one there meanwhile; a pipe does not wait."""
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0), 0o600)


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[str]) -> None:
        file.seek(FAR)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        file.seek(0)

else:
    import fcntl

    def _lock(file: IO[str]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
