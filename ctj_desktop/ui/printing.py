"""How does a paper reach the printer? Page after page, drawn by the worker, so that the window stays alive."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

from ctj_desktop.ui.jobs import Job, JobRunner
from ctj_desktop.ui.paper import Paper

if TYPE_CHECKING:  # the printing library: only when somebody prints
    from PySide6.QtPrintSupport import QPrinter

DOTS = 300
POINTS_PER_INCH = 72


def ask_printer(parent: QWidget, title: str, name: str) -> "QPrinter | None":
    """The system's print dialog; None when the person thought better of it."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(title)
    return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None


class PrintRun(QObject):
    """One document on its way to one printer; `cancel` stops after the page under way."""

    progressed = Signal(int, int)
    finished = Signal()

    def __init__(self, jobs: JobRunner, printer: "QPrinter", paper: Paper, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs, self._printer, self._paper = jobs, printer, paper
        self._painter = QPainter()
        self._page = 0
        self._job: Job | None = None

    def start(self) -> bool:
        """False when the printer could not be opened."""
        self._printer.setFullPage(True)
        if not self._painter.begin(self._printer):
            return False
        self._next()
        return True

    def cancel(self) -> None:
        """No further page."""
        if self._job is not None:
            self._job.cancel()
        self._printer.abort()
        self._end()

    def _next(self) -> None:
        page, scale = self._page, DOTS / POINTS_PER_INCH
        self.progressed.emit(page, len(self._paper.sizes))
        paper = self._paper
        self._job = self._jobs.run(lambda _progress: paper.picture(page, scale), self._print, self._failed)

    def _print(self, picture: QImage) -> None:
        if self._page:
            self._printer.newPage()
        size = self._paper.sizes[self._page]
        dots = self._printer.resolution() / POINTS_PER_INCH
        self._painter.drawImage(QRect(0, 0, round(size.width * dots), round(size.height * dots)), picture)
        self._page += 1
        if self._page < len(self._paper.sizes):
            self._next()
        else:
            self._end()

    def _failed(self, error: BaseException) -> None:
        self._end()
        raise error

    def _end(self) -> None:
        if self._painter.isActive():
            self._painter.end()
        self.finished.emit()


AskPrinter = Callable[[QWidget, str, str], "QPrinter | None"]
