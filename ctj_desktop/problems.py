"""What went wrong that nobody foresaw, as it can be passed on: of which kind and where, never with anybody's words.

The last ones stay in the person's data folder: a program that a double click starts has no console to say them in.
"""

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from traceback import walk_tb
from types import TracebackType
from typing import Final

from ctj_desktop import __version__
from ctj_desktop.whole_files import make_folder, write_whole

NAME: Final = "problems.txt"
BEFORE: Final = "ctj-errors.log"
"""Where earlier versions of the command line noted it, with words."""
KEPT: Final = 20
FRAMES: Final = 16


def note_problem(data_folder: Path, error: BaseException, at: datetime) -> None:
    """Keep it, with the last ones before. A folder that takes nothing keeps none: the program goes on without."""
    line = f"{at:%Y-%m-%d %H:%M} {__version__} {told(error)}"
    with suppress(OSError):
        make_folder(data_folder)
        (data_folder / BEFORE).unlink(missing_ok=True)
        lines = [*noted_problems(data_folder), line][-KEPT:]
        write_whole(data_folder / NAME, ["".join(f"{one}\n" for one in lines).encode()], private=True)


def noted_problems(data_folder: Path) -> list[str]:
    """The last ones, the newest at the end."""
    try:
        return (data_folder / NAME).read_text("utf-8").splitlines()
    except (OSError, ValueError):
        return []


def told(error: BaseException) -> str:
    """The kind of an error and of those behind it, and where each came from; what it says may hold a name."""
    return " ← ".join(f"{type(one).__name__} in {' '.join(_places(one.__traceback__))}" for one in _chain(error))


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    seen: list[BaseException] = []
    while error is not None and error not in seen:
        seen.append(error)
        yield error
        error = error.__cause__ or error.__context__


def _places(trace: TracebackType | None) -> list[str]:
    frames = [f"{frame.f_globals.get('__name__', '?')}:{line}:{frame.f_code.co_name}" for frame, line in walk_tb(trace)]
    return frames[-FRAMES:] or ["?"]
