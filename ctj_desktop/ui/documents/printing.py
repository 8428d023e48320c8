"""How do papers reach the printer? Page after page, drawn by the worker, so that the window stays alive."""

import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.record import NamedValue
from ctj_desktop.errors import UserError
from ctj_desktop.services.papers.print_centre import PaperLeftOut
from ctj_desktop.ui.documents.paper import PaperPages
from ctj_desktop.ui.frame.jobs import Job, JobRunner

if TYPE_CHECKING:  # the printing library: only when somebody prints
    from PySide6.QtPrintSupport import QPrinter

DIALOG_WANTS_PRINTER = sys.platform == "win32"
DOTS = 300
POINTS_PER_INCH = 72


class NoPrinter(UserError):
    """No printer is set up on this computer. Save as PDF instead, or set up a printer in the system.

    Windows without one has no dialog for printing either, and opens nothing.
    """


def ask_printer(parent: QWidget, title: str, name: str, copies: int) -> "QPrinter | None":
    """The system's print dialog, so many copies proposed; None when the person thought better of it. NoPrinter."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

    if DIALOG_WANTS_PRINTER and not QPrinterInfo.availablePrinterNames():
        raise NoPrinter
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    printer.setCopyCount(copies)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(title)
    return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None


AskPrinter = Callable[[QWidget, str, str, int], "QPrinter | None"]


class PaperToPrint(NamedValue):
    """A paper to print: how it is made on the worker (never through a widget), and how often it is wanted."""

    name: str
    make: Callable[[], PaperPages]
    copies: int = 1


class PrintRun(QObject):
    """Papers on their way to one printer, each a job of its own there; `cancel` stops after the page under way."""

    progressed = Signal(int, int)
    printed = Signal(int)
    """So many of them."""
    left_out = Signal(object)
    """Those that could not be made, each with why; the others are printed."""
    refused = Signal()
    """The printer could not be opened."""
    failed = Signal(object)
    finished = Signal()
    """However it ended."""

    def __init__(self, jobs: JobRunner, printer: "QPrinter", sheets: Sequence[PaperToPrint], parent: QObject) -> None:
        super().__init__(parent)
        self._jobs, self._printer, self._sheets = jobs, printer, tuple(sheets)
        self._painter = QPainter()
        self._at = self._page = self._round = 0
        self._left_out: list[PaperLeftOut] = []
        self._paper: PaperPages | None = None
        self._job: Job | None = None
        self._over = False

    def start(self) -> None:
        """The first paper."""
        self._printer.setFullPage(True)
        self._next_paper()

    def cancel(self) -> None:
        """No further page."""
        if self._over:
            return
        if self._job is not None:
            self._job.cancel()
        self._printer.abort()
        self._end()

    def _next_paper(self) -> None:
        if len(self._sheets) > 1:
            self.progressed.emit(self._at, len(self._sheets))
        make = self._sheets[self._at].make
        self._job = self._jobs.run(self, lambda _progress: make(), self._begin, self._not_made)

    def _begin(self, paper: PaperPages) -> None:
        self._paper, self._page, self._round = paper, 0, 0
        sheet = self._sheets[self._at]
        self._printer.setDocName(sheet.name)
        self._printer.setCopyCount(sheet.copies)
        if not self._painter.begin(self._printer):
            self._end()
            self.refused.emit()
            return
        self._next_page()

    def _next_page(self) -> None:
        assert self._paper is not None
        paper, page, scale = self._paper, self._page, DOTS / POINTS_PER_INCH
        if len(self._sheets) == 1:
            self.progressed.emit(page, len(paper.sizes))
        self._job = self._jobs.run(self, lambda _progress: paper.picture(page, scale), self._print, self._failed)

    def _print(self, picture: QImage) -> None:
        assert self._paper is not None
        if self._page or self._round:
            self._printer.newPage()
        size = self._paper.sizes[self._page]
        dots = self._printer.resolution() / POINTS_PER_INCH
        self._painter.drawImage(QRect(0, 0, round(size.width * dots), round(size.height * dots)), picture)
        self._page += 1
        if self._page < len(self._paper.sizes):
            self._next_page()
        elif self._round + 1 < self._rounds():
            self._page, self._round = 0, self._round + 1
            self._next_page()
        else:
            self._paper_done()

    def _rounds(self) -> int:
        """A driver that cannot repeat gets every page as often as it is wanted."""
        return 1 if self._printer.supportsMultipleCopies() else self._sheets[self._at].copies

    def _paper_done(self) -> None:
        self._painter.end()
        self._go_on()

    def _not_made(self, error: BaseException) -> None:
        """A paper of several that is refused; the others are printed all the same."""
        if not isinstance(error, UserError) or len(self._sheets) == 1:
            self._failed(error)
            return
        self._left_out.append(PaperLeftOut(self._sheets[self._at].name, error))
        self._go_on()

    def _go_on(self) -> None:
        self._at += 1
        if self._at < len(self._sheets):
            self._next_paper()
            return
        self._end()
        if len(self._left_out) < len(self._sheets):
            self.printed.emit(len(self._sheets) - len(self._left_out))
        if self._left_out:
            self.left_out.emit(tuple(self._left_out))

    def _failed(self, error: BaseException) -> None:
        self._end()
        self.failed.emit(error)

    def _end(self) -> None:
        self._over = True
        if self._painter.isActive():
            self._painter.end()
        self.finished.emit()
