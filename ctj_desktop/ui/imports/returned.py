"""How are files by which somebody answers read: beside the window, shown in its strip, and stopped there?"""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from ctj_desktop.domain.record import NamedValue
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.files.stepwise import Step
from ctj_desktop.services.steps.came_back import CameBack, read_back
from ctj_desktop.ui.frame.jobs import Progress, StripJob
from ctj_desktop.ui.frame.view_context import Desk


class Returned(NamedValue):
    """What could be read of the files, and why the others could not, in their order."""

    came: tuple[CameBack, ...]
    refused: tuple[UserError | StoreError, ...]


def read_returned(desk: Desk, paths: Sequence[Path], asker: QObject, then: Callable[[Returned], None]) -> None:
    """Hands over what is in the files once all are read, unless that is stopped; no store is asked meanwhile."""

    def failed(error: BaseException) -> None:
        raise error  # what can be refused of a file is kept beside it

    def stopped() -> None:
        desk.bus.said.emit(desk.t("Stopped: nothing was taken in."))

    StripJob(desk.jobs, desk.bus, asker).begin(lambda progress: _read(paths, progress), then, failed, stopped)


def _read(paths: Sequence[Path], progress: Progress) -> Returned:
    came, refused = list[CameBack](), list[UserError | StoreError]()
    for at, path in enumerate(paths):
        step = progress.step if len(paths) == 1 else _of_several(progress, at, len(paths))
        step(0, 0)
        try:
            came.append(read_back(path, step))
        except (UserError, StoreError) as error:
            refused.append(error)
    return Returned(came=tuple(came), refused=tuple(refused))


def _of_several(progress: Progress, at: int, count: int) -> Step:
    """Files are counted, not how far each of them is."""
    return lambda _done, _total: progress.step(at, count)
