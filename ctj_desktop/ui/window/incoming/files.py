"""What happens with a file for the workspace: from another office, a card, a list, an answer, remarks?"""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.ui.frame.copies import dropped_files, take_copies
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.window.page_host import PageHost
from ctj_desktop.ui.window.taking_turns import once_nothing_asks

BUNDLE, CARD, CALENDAR = ".ctjx", ".ctjcard", ".ics"
ANSWERS = (CALENDAR, ".eml")
FORMS = (".xlsx", ".ods", ".xlsm")
"""What went out to be filled in comes back as a workbook."""
LISTS = (".csv", ".txt", ".vcf")
ENTERS = frozenset({QEvent.Type.DragEnter, QEvent.Type.DragMove})


class Drops(QObject):
    """Files of this computer are handed over; whatever else is dragged goes on to whom it is for."""

    def __init__(self, window: QWidget, receive: Callable[..., object]) -> None:
        super().__init__(window)
        self._receive = receive
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QDropEvent):  # what enters or moves is one as well
            return super().eventFilter(watched, event)
        paths = dropped_files(event)
        if not paths:
            return super().eventFilter(watched, event)
        take_copies(event)
        if event.type() not in ENTERS:
            self._receive(*paths)
        return True


def is_for_workspace(path: Path) -> bool:
    """Whether it is no workspace but something for one."""
    return path.suffix.casefold() in (BUNDLE, CARD, *ANSWERS, *FORMS, *LISTS)


def workspace_for(recent: tuple[str, ...]) -> Path | None:
    """The workspace that was open last, as far as it is still there."""
    return next((path for text in recent if (path := Path(text)).is_file()), None)


def take(desk: Desk, host: PageHost, paths: Sequence[Path]) -> None:
    """All the remarks and answers, or else the first of what another office sent; a list that comes alone is imported.

    Among several files each workbook that is no answer is told to be none.
    """
    back = [path for path in paths if path.suffix.casefold() in (*ANSWERS, *FORMS)]
    if back:
        _take_returned(desk, host, back, alone=len(paths) == 1)
    elif paths[0].suffix.casefold() in LISTS:
        _import(desk, host, paths[0])
    else:
        _take_exchanged(desk, host, paths[0])


def _import(desk: Desk, host: PageHost, path: Path) -> None:
    if host.workspace.store.read_only:
        desk.bus.refused.emit(host.workspace.why_not_write(desk.t))
    else:
        host.import_list(path)


def _take_returned(desk: Desk, host: PageHost, paths: Sequence[Path], *, alone: bool) -> None:
    """Once they are read: a workbook that comes alone and is a list is imported, everything else is an answer."""
    # nothing of the first page waits for these
    from ctj_desktop.services.imports.returned_files import may_be_list
    from ctj_desktop.ui.imports.returned import Returned, read_returned
    from ctj_desktop.ui.window.incoming.answers import take_back

    def take_in(returned: Returned) -> None:
        if alone and may_be_list(paths[0], *returned.came, *returned.refused):
            _import(desk, host, paths[0])
        else:
            take_back(desk, host, returned)

    read_returned(desk, paths, host, lambda returned: once_nothing_asks(host, partial(take_in, returned)))


def _take_exchanged(desk: Desk, host: PageHost, path: Path) -> None:
    """Shows under Exchanges what the file would change, or whose card it is; nothing is taken in unasked."""
    from ctj_desktop.ui.exchange.page import ExchangePage
    from ctj_desktop.ui.exchange.partner import AcceptCard

    host.go("exchange")
    page = host.page
    if not isinstance(page, ExchangePage):
        return
    if path.suffix.casefold() == BUNDLE:
        page.lists.take_in(str(path))
        return
    try:
        accepted = AcceptCard.ask(desk, host.workspace, path, page)
    except (UserError, StoreError) as error:
        desk.refuse(error)
        return
    if accepted is not None:
        host.workspace.bus.exchanged.emit()
