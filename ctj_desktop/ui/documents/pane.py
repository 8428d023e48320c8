"""Where is the exact page seen, turned and enlarged?"""

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.ui.documents.paper import PrintedPaper, PrintOrder, make_paper
from ctj_desktop.ui.documents.paper_view import PaperView, TextLine
from ctj_desktop.ui.frame.jobs import Job
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.labels import Label


class PaperPane(QWidget):
    """Makes an order on the worker and shows its pages; a later order takes the place of one under way."""

    made = Signal()
    """There is another paper, or none any more."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._workspace = desk, workspace
        self._making: Job | None = None
        self._read: set[int] = set()
        self.paper: PrintedPaper | None = None
        theme = desk.theme
        self._exact = Label(theme, Type.LABEL, "muted", elide=True, parent=self)
        self._where = Label(theme, Type.CAPTION, "muted", elide=True, name="preview.where", parent=self)
        self.before = self._button("preview.before", "caret-left")
        self.after = self._button("preview.after", "caret-right")
        self.smaller = self._button("preview.smaller", "magnifying-glass-minus")
        self.larger = self._button("preview.larger", "magnifying-glass-plus")
        self.view = PaperView(theme, "preview.view", self)
        self._lay_out()
        self.before.clicked.connect(lambda: self.view.turn(-1))
        self.after.clicked.connect(lambda: self.view.turn(1))
        self.smaller.clicked.connect(self.view.zoom_out)
        self.larger.clicked.connect(self.view.zoom_in)
        self.view.needed.connect(self._draw)
        self.view.moved.connect(self._show_where)

    def make(self, order: PrintOrder) -> None:
        """Shows what was there until the new paper is made."""
        self.stop()
        store = self._workspace.store
        self._making = self._desk.jobs.run(self, lambda _progress: make_paper(store, order), self._made, self._failed)

    def stop(self) -> None:
        """Nobody waits for what is being made."""
        if self._making is not None:
            self._making.cancel()

    def is_current(self, order: PrintOrder) -> bool:
        """Whether the paper on the screen is that order."""
        return self.paper is not None and self.paper.order == order

    def retranslate(self) -> None:
        """In the language of the window."""
        t = self._desk.t
        self._exact.say(t("Exact preview of the file"))
        self.before.say("", name=t("Previous page"))
        self.after.say("", name=t("Next page"))
        self.smaller.say("", name=t("Smaller"))
        self.larger.say("", name=t("Larger"))
        self.view.say(t("Pages of the document"), t("Page {page} of {pages}"))
        self.view.say_waiting(t("The document is being made…"))
        self._show_where()

    def _button(self, name: str, icon: str) -> Button:
        return Button(self._desk.theme, name, ButtonKind.QUIET, icon=icon, compact=True, parent=self)

    def _lay_out(self) -> None:
        px = self._desk.theme.px
        line = QHBoxLayout()
        line.setSpacing(px(4))
        line.addWidget(self._exact, 1)
        line.addWidget(self._where)
        for button in (self.before, self.after, self.smaller, self.larger):
            line.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addLayout(line)
        column.addWidget(self.view, 1)

    def _made(self, paper: PrintedPaper) -> None:
        self.paper = paper
        self._read = set()
        self.view.show_pages(paper.sizes)
        self._show_where()
        self.made.emit()

    def _failed(self, error: BaseException) -> None:
        self.paper = None
        self.view.show_pages(())
        self.made.emit()
        if not isinstance(error, UserError | StoreError):
            raise error
        self.view.say_waiting("")
        self._desk.refuse(error)

    def _draw(self, page: int, scale: float) -> None:
        paper = self.paper
        if paper is not None:
            self._desk.jobs.run(
                self, lambda _progress: (page, scale, paper.picture(page, scale)), self._drawn, self._failed
            )
            if page not in self._read:
                self._read.add(page)
                self._desk.jobs.run(
                    self, lambda _progress: (paper, page, paper.lines(page)), self._lines_read, self._failed
                )

    def _drawn(self, drawn: tuple[int, float, QImage]) -> None:
        self.view.show_picture(*drawn)

    def _lines_read(self, read: tuple[PrintedPaper, int, list[TextLine]]) -> None:
        paper, page, lines = read
        if paper is self.paper:
            self.view.show_lines(page, lines)

    def _show_where(self) -> None:
        t, pages = self._desk.t, len(self.paper.sizes) if self.paper is not None else 0
        page = self.view.current_page()
        self.before.setEnabled(page > 0)
        self.after.setEnabled(page + 1 < pages)
        where = t("page {page} of {pages} · {zoom}")
        zoom = t.percent(round(self.view.zoom, 2))
        self._where.say(where.format(page=page + 1, pages=pages, zoom=zoom) if pages else "")
