"""What stands at the left of the page of remarks, and what at the right?"""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ctj_desktop.services.minutes.remarks.reading import RemarkLine, RemarkOrder, RemarksView, in_order
from ctj_desktop.ui.approval.remarks.card import RemarkCard
from ctj_desktop.ui.approval.remarks.columns import COLUMNS
from ctj_desktop.ui.approval.remarks.passages import PassageRow, PassageTable, columns
from ctj_desktop.ui.forms.screens.record_table import RecordTable
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.check import CheckBox
from ctj_desktop.ui.widgets.held import held
from ctj_desktop.ui.widgets.labels import IconLabel, Label
from ctj_desktop.ui.widgets.measuring import measure_again
from ctj_desktop.ui.widgets.rows import RowsModel
from ctj_desktop.ui.widgets.scrolling import Inside, scroll
from ctj_desktop.ui.widgets.surfaces import Card, Hairline

CARD_TOP = metrics.CARD_HEAD + metrics.GAP
"""Pixels of ordinary text above the chosen remark."""

TALLEST = 320
"""Pixels of ordinary text: the chosen remark; a longer one is scrolled."""

SILENT = 3
"""Lines of those who have not answered: what a person does with a remark stays in sight above them."""


class Pane(Card):
    """As tall as the page leaves it, whatever the sentences in it need: what is in it scrolls by itself."""

    def hasHeightForWidth(self) -> bool:
        return False


class MinutesPane(Pane):
    """The passages as they went round; below them what they say today is asked for, and a remark is added."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk.theme, "remarks.minutes", padded=False, parent=parent)
        self._desk = desk
        theme = desk.theme
        self.rows: RowsModel[PassageRow] = RowsModel(desk.language, columns(content_language(desk.t)), self)
        self.passages = PassageTable(desk, self.rows, self)
        self.stays = Label(theme, Type.CAPTION, "muted", wrap=True, name="remarks.stays", parent=self)
        self.add = Button(theme, "remarks.add", icon="plus", compact=True, parent=self)
        self.today = CheckBox(theme, "remarks.today", self)
        self.acts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()

    def show_view(self, view: RemarksView) -> None:
        """Its passages."""
        edited = self.today.isChecked()
        self.passages.show_rows([PassageRow(passage=one, edited=edited and not one.is_title) for one in view.passages])

    def retranslate(self) -> None:
        """Every word in the language of the window."""
        t = self._desk.t
        self.passages.setAccessibleName(t("Minutes as they went round"))
        self.add.say(t("Add a remark…"))
        self.today.say(t("Show what they say today"))
        self.stays.say(t("What went round stays as it is: what is accepted goes into the minutes."))

    def tighten(self, tight: bool) -> None:
        """Where there is little room what can be done stands under each other."""
        ways = QBoxLayout.Direction
        self.acts.setDirection(ways.TopToBottom if tight else ways.LeftToRight)

    def _lay_out(self) -> None:
        px, theme = self._desk.theme.px, self._desk.theme
        foot = QHBoxLayout()
        foot.setContentsMargins(px(16), px(8), px(16), px(8))
        foot.setSpacing(px(metrics.GAP))
        foot.addWidget(IconLabel(theme, "lock-simple", "muted", parent=self))
        foot.addWidget(self.stays, 1)
        self.acts.setContentsMargins(px(16), px(8), px(16), 0)
        self.acts.setSpacing(px(metrics.GAP))
        self.acts.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.acts.addWidget(self.today, 1)
        self.column.setSpacing(0)
        self.column.addWidget(self.passages, 1)
        self.column.addWidget(Hairline(theme, self))
        self.column.addLayout(self.acts)
        self.column.addLayout(foot)


class RemarkTable(RecordTable):
    """Letters settle the current remark, F2 corrects it, Delete takes it away."""

    typed = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isalpha() and not held(event):
            self.typed.emit(event.text().upper())
        else:
            super().keyPressEvent(event)


class RemarksPane(Pane):
    """The chosen remark above, all of them below: those that are open first; who said nothing at the foot."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk.theme, "remarks.all", padded=False, parent=parent)
        self._desk = desk
        theme = desk.theme
        self.by = RemarkOrder.PASSAGE
        self._view: RemarksView | None = None
        self.title = Label(theme, Type.STRONG, parent=self)
        self.until = Label(theme, Type.CAPTION, "muted", elide=True, name="remarks.until", parent=self)
        self.order = Button(theme, "remarks.order", ButtonKind.LINK, compact=True, parent=self)
        self.inside = Inside()
        self.card = RemarkCard(desk, self.inside, self)
        self.area = QScrollArea(self)
        self.area.setObjectName("remarks.area")
        self.model: RowsModel[RemarkLine] = RowsModel(desk.language, COLUMNS, self)
        self.table = RemarkTable(theme, "remarks.table", self.model, row=metrics.ROW_TWO_LINES, parent=self)
        self.silent = Label(theme, Type.CAPTION, "muted", wrap=True, most=SILENT, name="remarks.silent", parent=self)
        self.none = Label(theme, Type.BODY, "muted", wrap=True, name="remarks.none", parent=self)
        self._lay_out()

    def show_view(self, view: RemarksView) -> None:
        """Its remarks, in the order that is chosen."""
        t, opened, self._view = self._desk.t, view.opened, view
        lines = in_order(view.lines, self.by)
        self.model.replace([*(one for one in lines if one.is_open), *(one for one in lines if not one.is_open)])
        self.title.say(t("Remarks"))
        until = t.date_short(opened.until) if opened is not None else ""
        self.until.say(t("{count} · until {date}").format(count=len(view.lines), date=until))
        self.order.say(t("Sort by person") if self.by is RemarkOrder.PASSAGE else t("Sort by §"))
        self.order.setVisible(len(view.lines) > 1)
        self.none.setVisible(not view.lines)
        self.none.say(
            t(
                "No remark has come yet. Forms and mails that come back are dropped on the window, or taken in by "
                "“Take in remarks…” in the Meeting menu; what comes by telephone or by letter is added from its "
                "passage."
            )
        )
        self.table.setVisible(bool(view.lines))
        names = [name.or_other(content_language(t)) for name in view.silent]
        self.silent.setVisible(bool(names))
        self.silent.say(t("Asked, without a remark so far: {names}").format(names=t.join(names)))

    def show_card(self, why_not_write: str) -> None:
        """The remark that is chosen."""
        line, place = self.line(), ""
        if line is not None and line.is_open:
            still = self.still_open()
            place = self._desk.t("{place} of {count}").format(place=still.index(line.key) + 1, count=len(still))
        self.card.show_line(line, place, why_not_write)
        self.area.setVisible(line is not None)
        self.fit()

    def line(self) -> RemarkLine | None:
        """The remark that is chosen."""
        return self._view.line(self.table.current_key()) if self._view is not None else None

    def still_open(self) -> list[UUID]:
        """The remarks that are to be settled, as they stand here."""
        return [one.key for one in self.model.rows if one.is_open]

    def after(self, line: RemarkLine) -> UUID | None:
        """The open remark that follows, else the first one."""
        still = self.still_open()
        behind = still[still.index(line.key) + 1 :] if line.key in still else []
        return next(iter(behind or [one for one in still if one != line.key]), None)

    def go_to_next_open(self) -> None:
        """The first that is to be settled, else the first."""
        rows: Sequence[UUID] = self.still_open() or [one.key for one in self.model.rows]
        if rows:
            self.table.select(rows[0])

    def retranslate(self) -> None:
        """Every word in the language of the window."""
        self.table.setAccessibleName(self._desk.t("Remarks"))
        self.card.retranslate()

    def fit(self) -> None:
        """The chosen remark has what the others leave, else half of the card at most.

        So much whichever it is: the others keep their places when another is chosen.
        """
        measure_again(self.card)
        around = (self.card.foot, self.silent, self.none)
        gaps = CARD_TOP if self.silent.isHidden() else CARD_TOP + 2 * metrics.GAP
        beside = sum(_tall(one, self.width()) for one in around if not one.isHidden()) + self._desk.theme.px(gaps)
        row = self.table.row_height()
        left = self.height() - beside - self.model.rowCount() * row
        least = min(
            self.height() // 2, self.height() - beside - max(row, self.table.minimumSizeHint().height())
        )  # its buttons and one of the others stay in sight
        self.area.setFixedHeight(max(1, min(self._desk.theme.px(TALLEST), max(left, least))))

    def _lay_out(self) -> None:
        px = self._desk.theme.px
        head = QHBoxLayout()
        head.setContentsMargins(px(16), px(4), px(12), px(4))
        head.setSpacing(px(metrics.GAP))
        head.addWidget(self.title)
        head.addWidget(self.until, 1)
        head.addWidget(self.order)
        within = QVBoxLayout(self.inside)
        within.setContentsMargins(0, 0, 0, 0)
        within.addWidget(self.card)
        scroll(self.area, self.inside)
        self.column.setSpacing(0)
        self.column.addLayout(head)
        self.column.addWidget(Hairline(self._desk.theme, self))
        self.column.addWidget(self.area)
        self.column.addWidget(self.card.foot)
        self.column.addWidget(self.none)
        self.column.addWidget(self.table, 2)
        below = QVBoxLayout()
        below.setContentsMargins(px(16), px(8), px(16), px(8))
        below.addWidget(self.silent)
        self.column.addLayout(below)
        self.column.addStretch(0)
        self.none.setContentsMargins(px(16), px(8), px(16), px(8))


def _tall(part: QWidget, width: int) -> int:
    return part.heightForWidth(width) if part.hasHeightForWidth() else part.sizeHint().height()
