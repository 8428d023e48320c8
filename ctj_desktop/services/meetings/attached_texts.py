"""By which words is an attached file found? Its text is read once, beside the work, and stands in the index alone.

A PDF is read by another process: whatever a library does with a file from outside, it ends within a time, and takes
nothing with it. There it is `ctj text -` that answers.
"""

import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from subprocess import DEVNULL, PIPE
from typing import Final

from ctj_desktop.bounded_process import bounded
from ctj_desktop.domain.file_texts import MOST_BYTES, MOST_SECONDS, Unread
from ctj_desktop.files.texts import FileText, is_pdf, text_of
from ctj_desktop.storage import blobs
from ctj_desktop.storage.errors import DamagedWorkspace
from ctj_desktop.storage.index_upkeep import Content
from ctj_desktop.storage.open_file import OpenFile

START_SECONDS: Final = 4.0
"""What the other process may take until it reads, on a slow machine."""
LOOK_SECONDS: Final = 0.1


def within(seconds: float = MOST_SECONDS, go_on: Callable[[], None] = lambda: None) -> Callable[[], bool]:
    """Says that the time is up; `go_on` is called each time, and raises where the person wants no more of it."""
    until = time.monotonic() + seconds

    def over() -> bool:
        go_on()
        return time.monotonic() >= until  # the clock of Windows stands still for some milliseconds

    return over


def read_text(store: OpenFile, content: Content, go_on: Callable[[], None]) -> FileText:
    """The text of a file in this workspace; only reads, on whatever thread."""
    if content.size > MOST_BYTES:
        return FileText("", Unread.TOO_LARGE)
    try:
        whole = b"".join(blobs.pieces(store, content.sha256))
    except DamagedWorkspace:
        return FileText("", Unread.DAMAGED)
    return _apart(whole, go_on) if is_pdf(whole) else text_of(content.name, whole, within(go_on=go_on))


def _apart(content: bytes, go_on: Callable[[], None]) -> FileText:
    hidden = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    with subprocess.Popen(
        [*_ctj(), "text", "-", "--json"], stdin=PIPE, stdout=PIPE, stderr=DEVNULL, creationflags=hidden
    ) as process:
        said: list[bytes] = []
        talk = threading.Thread(target=lambda: said.append(process.communicate(content)[0]))
        talk.start()
        try:
            with bounded(process) as takes_too_much:

                def look() -> None:
                    go_on()
                    if takes_too_much():
                        process.kill()

                in_time = _ended(talk, within(MOST_SECONDS + START_SECONDS, look))
        finally:
            process.kill()
            talk.join()
    if not in_time:
        return FileText("", Unread.TOO_SLOW)
    try:
        answer = json.loads(said[0])
        return FileText(str(answer["text"]), Unread(answer["why"]) if answer["why"] else None)
    except (ValueError, KeyError, TypeError):  # it fell over the file
        return FileText("", Unread.DAMAGED)


def _ended(talk: threading.Thread, over: Callable[[], bool]) -> bool:
    while talk.is_alive():
        if over():
            return False
        talk.join(LOOK_SECONDS)
    return True


def _ctj() -> list[str]:
    """How the command line of this very program is called; packed, it stands beside the window."""
    if getattr(sys, "frozen", False):
        return [str(Path(sys.executable).with_stem("ctj"))]
    return [sys.executable, "-m", "ctj_desktop.cli"]
