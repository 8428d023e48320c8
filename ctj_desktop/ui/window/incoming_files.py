"""What happens with a file for the workspace: from another office, a card, an answer to a convocation, remarks?"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.i18n.words import word_within
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.window.page_host import PageHost

if TYPE_CHECKING:  # nothing of the first page waits for it
    from ctj_desktop.services.session.replying.incoming import IncomingReply

BUNDLE, CARD, CALENDAR = ".ctjx", ".ctjcard", ".ics"
ANSWERS = (CALENDAR, ".eml")
FORMS = (".xlsx", ".ods", ".xlsm")
"""What went out to be filled in comes back as a workbook."""
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
        paths = _files(event.mimeData())
        if not paths:
            return super().eventFilter(watched, event)
        event.acceptProposedAction()
        if event.type() not in ENTERS:
            self._receive(*paths)
        return True


def _files(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def is_for_workspace(path: Path) -> bool:
    """Whether it is no workspace but something for one."""
    return path.suffix.casefold() in (BUNDLE, CARD, *ANSWERS, *FORMS)


def workspace_for(recent: tuple[str, ...]) -> Path | None:
    """The workspace that was open last, as far as it is still there."""
    return next((path for text in recent if (path := Path(text)).is_file()), None)


def take(desk: Desk, host: PageHost, paths: Sequence[Path]) -> None:
    """All the remarks and answers, or else the first of what another office sent."""
    back = [path for path in paths if path.suffix.casefold() in (*ANSWERS, *FORMS)]
    if not back:
        _take_exchanged(desk, host, paths[0])
        return
    remarks = [path for path in back if path.suffix.casefold() != CALENDAR and _says_remarks(path)]
    answers = [path for path in back if path not in remarks]
    if answers:
        _take_answers(desk, host, answers)
    if remarks:
        _take_remarks(desk, host, remarks)


def _says_remarks(path: Path) -> bool:
    from ctj_desktop.services.minutes.remarks.taking import says_remarks

    return says_remarks(path)


def _take_remarks(desk: Desk, host: PageHost, paths: Sequence[Path]) -> None:
    """Asks about each."""
    from ctj_desktop.ui.approval.rounds.taking import take_files

    workspace = host.workspace
    if workspace.store.read_only:
        desk.bus.refused.emit(workspace.why_not_write(desk.t))
        return
    host.flush()
    if host.page is not None:
        take_files(desk, workspace, paths, host.page)


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


def _take_answers(desk: Desk, host: PageHost, paths: Sequence[Path]) -> None:
    """Enters each on the replies of its meeting, which are shown; why one is none stands in the strip."""
    from ctj_desktop.services.session.reply_entry import enter_reply
    from ctj_desktop.services.session.replying.incoming import IncomingReply, reply_in_file

    t, workspace = desk.t, host.workspace
    if workspace.store.read_only:
        desk.bus.refused.emit(workspace.why_not_write(t))
        return
    host.flush()
    entered, refused = list[IncomingReply](), list[str]()
    for path in paths:
        try:
            found = reply_in_file(workspace.store, path, workspace.today())
            workspace.do(enter_reply, entry=found.entry)
        except (UserError, StoreError) as error:
            refused.append(sentence(t, error))
        else:
            entered.append(found)
    if entered:
        last = entered[-1].entry
        desk.navigator.go(Place(page="replies", record=last.meeting, detail=str(last.key)))
    said = _entered(t, entered)
    if refused:
        desk.bus.refused.emit(" ".join((said, *refused)).strip())
    else:
        desk.bus.said.emit(said)


def _entered(t: Translator, found: Sequence["IncomingReply"]) -> str:
    if len(found) == 1:
        [(name, reply)] = [(one.name, one.entry.reply) for one in found if one.entry.reply is not None]
        return t("Reply of {name} entered: {reply}.").format(name=name, reply=word_within(t, reply))
    count = len(found)
    return t.n("{count} reply entered.", "{count} replies entered.", count).format(count=count) if found else ""
