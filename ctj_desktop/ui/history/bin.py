"""What was taken away, and how does it come back?"""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ctj_desktop.domain.log.changes import Outcome
from ctj_desktop.domain.records.twins import seen_kind
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.kinds import kind_word
from ctj_desktop.i18n.words import capital
from ctj_desktop.services.catalogue.bin import BIN_KINDS, MOST_LINES, BinLine, bin_lines, restore_record
from ctj_desktop.services.naming.labels import label_text
from ctj_desktop.ui.forms.list_card import ListCard
from ctj_desktop.ui.forms.page_head import PageHead, page_column
from ctj_desktop.ui.frame.navigation import Crumb, Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk, Page
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.cell import Cell, Look
from ctj_desktop.ui.widgets.fields import ComboBox, SearchField
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.rows import Column, RowsModel
from ctj_desktop.ui.widgets.table import Table

TYPING_MILLISECONDS = 120


def _what(line: BinLine, t: Translator) -> Cell:
    kind = capital(kind_word(t, line.kind))
    return Cell(text=line.text or kind, second=" · ".join(filter(None, (kind, line.context))))


def _act(line: BinLine, t: Translator) -> Cell:
    return Cell(text=label_text(t, line.label.key, line.label.args), look=Look.MUTED) if line.label else Cell()


def _when(line: BinLine, t: Translator) -> Cell:
    return Cell(text=t.instant(line.at), second=line.who or t("nobody named")) if line.at else Cell(text=t("erased"))


COLUMNS: tuple[Column[BinLine], ...] = (
    Column(key="what", heading=N_("Record"), cell=_what, share=4),
    Column(key="act", heading=N_("Act"), cell=_act, share=3),
    Column(key="when", heading=N_("When and who"), cell=_when, natural=True),
)


class BinPage(Page):
    """The newest first; Enter brings the chosen record back, and undo puts it here again."""

    section = ""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._workspace = desk, workspace
        self.setObjectName("page.bin")
        theme = desk.theme
        self.head = PageHead(theme, self)
        self.restore = Button(theme, "bin.restore", ButtonKind.PRIMARY, icon="arrow-counter-clockwise", parent=self)
        self.search = SearchField(theme, "bin.search", parent=self)
        self.kind = ComboBox(theme, "bin.kind", self)
        self.count = Label(theme, colour="muted", name="bin.count", parent=self)
        self.model = RowsModel(desk.language, COLUMNS, self)
        self.table = Table(theme, "bin.table", self.model, row=metrics.ROW_TWO_LINES)
        self.card = ListCard(theme, "bin.card", self.table, self)
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MILLISECONDS)
        self._lay_out()
        self._connect()
        self.retranslate()

    def show_place(self, place: Place) -> None:
        self._read()
        if place.record is not None:
            self.table.select(place.record)
        self.table.setFocus()

    def crumbs(self) -> list[Crumb]:
        return [(self._desk.t("Bin"), None)]

    def keys(self) -> str:
        return self._desk.t("Ctrl+F filter · Enter bring back")

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        return {"restore": self._restore, "history": self._show_history}

    def why_not(self, key: str) -> str:
        t = self._desk.t
        if key == "restore" and self._workspace.store.read_only:
            return self._workspace.why_not_write(t)
        return "" if self.table.current_key() is not None else t("Choose a record in the bin first.")

    def find_here(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def retranslate(self) -> None:
        t = self._desk.t
        self.head.say(t("Bin"), t("What was taken away stays here, and comes back with all that belonged to it."))
        self.restore.say(t("Bring back"))
        self.search.say(t("Filter by name"))
        kinds = sorted({seen_kind(kind) for kind in BIN_KINDS}, key=lambda kind: kind_word(t, kind))
        options: list[tuple[str, object]] = [(capital(kind_word(t, kind)), kind) for kind in kinds]
        self.kind.offer([(t("All kinds"), ""), *options], self.kind.chosen() or "")
        self.kind.setAccessibleName(t("Kind of record"))
        self.table.setAccessibleName(t("Bin"))
        self._read()

    # inside

    def _lay_out(self) -> None:
        px = self._desk.theme.px
        self.head.add(self.restore)
        self.search.setFixedWidth(px(metrics.SEARCH_WIDTH))
        filters = QHBoxLayout()
        filters.setSpacing(px(8))
        filters.addWidget(self.search)
        filters.addWidget(self.kind)
        filters.addStretch(1)
        filters.addWidget(self.count)
        column = page_column(self._desk.theme, self)
        column.addWidget(self.head)
        column.addLayout(filters)
        column.addWidget(self.card, 1)

    def _connect(self) -> None:
        self.restore.clicked.connect(self._restore)
        self.search.textChanged.connect(self._typing.start)
        self.search.go_down.connect(self.table.setFocus)
        self._typing.timeout.connect(self._read)
        self.kind.activated.connect(self._read)
        self.table.opened.connect(self._restore)
        self.table.current_changed.connect(self._chosen)
        self.card.empty.plain.clicked.connect(self._clear)
        self._workspace.bus.changed.connect(self._changed)

    def _changed(self, _outcome: Outcome) -> None:
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        self._typing.stop()
        t, kind = self._desk.t, self.kind.chosen()
        lines = bin_lines(self._workspace.store, t, self.search.text(), str(kind or ""))
        self.model.replace(lines)
        self.card.show_rows(bool(lines))
        if lines and self.table.current_key() is None:
            self.table.select(lines[0].key)
        more = t("the {count} newest").format(count=MOST_LINES) if len(lines) == MOST_LINES else ""
        counted = t.n("{count} record", "{count} records", len(lines)).format(count=len(lines))
        self.count.say_found(more or counted, self.search)
        if self.search.text() or kind:
            self.card.empty.no_match(t("Nothing of the kind in the bin"), "", t("Clear the filter"))
        else:
            hint = t("What is taken away can be brought back here.")
            self.card.empty.nothing_yet(t("The bin is empty"), hint, "", "trash")
        self._chosen()

    def _chosen(self, _key: object = None) -> None:
        self.restore.usable_unless(self.why_not("restore"))
        self.state_changed.emit()

    def _clear(self) -> None:
        self.kind.choose("")
        self.search.clear()
        self._read()
        self.table.setFocus()

    def _restore(self, _key: object = None) -> None:
        record = self.table.current_key()
        if record is None or self.why_not("restore"):
            return
        try:
            self._workspace.do(restore_record, record=record)
        except (UserError, StoreError) as error:
            self._desk.refuse(error)

    def _show_history(self) -> None:
        record = self.table.current_key()
        if record is not None:
            self._desk.navigator.go(Place(page="history", record=record))
