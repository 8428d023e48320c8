"""What do earlier meetings still have to be done, said at the item that is about it, and settled by one key?"""

from datetime import date
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.log.changes import Outcome
from ctj_desktop.domain.marks import without_marks
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.services.minutes.following.at_meeting import ToSettle, is_follow_up, late_among, settle, to_settle
from ctj_desktop.services.session.screen import SessionView
from ctj_desktop.ui.forms.dialog_frame import Frame
from ctj_desktop.ui.forms.screens.record_table import RecordTable
from ctj_desktop.ui.frame.bus import touches
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.cell import Cell, Look
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.rows import Column, RowsModel
from ctj_desktop.ui.widgets.surfaces import Banner

FOLLOWED: Final = ("task", "task_move", "execution_move", "agenda_item")
WIDTH: Final = 760
ROWS: Final = 7
"""So many lines of the list are in sight."""


class FollowUpBanner(Banner):
    """While the item runs under which the committee looks at what is pending; read again only when that changed."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> None:
        super().__init__(desk.theme, "hold.follow_up", "check-square", tone="ok", parent=parent)
        self._desk, self._workspace = desk, workspace
        self._meeting: Meeting | None = None
        self._item: UUID | None = None
        self._open: list[ToSettle] = []
        self.hide()
        self.button.clicked.connect(self.settle)
        workspace.bus.changed.connect(self._changed)

    def show_view(self, view: SessionView) -> None:
        """This minute."""
        self._meeting = view.meeting
        item = view.current.item if view.in_session and view.current is not None else None
        if item != self._item:
            self._item = item
            self._read()

    def settle(self) -> None:
        """The list, on which each is settled by one key."""
        if self._meeting is None:
            return
        day = self._workspace.today()
        lines = to_settle(self._workspace.store, self._meeting, day)
        if lines:
            SettleDialog(self._desk, self._workspace, lines, self.window()).exec()
        else:
            self._desk.bus.refused.emit(self._desk.t("Earlier meetings left nothing to be done."))

    def retranslate(self) -> None:
        """The sentence."""
        t, late = self._desk.t, late_among(self._open, self._workspace.today())
        many = len(self._open)
        self.setVisible(bool(many))
        if many:
            said = t.n("{count} thing is still to be done", "{count} things are still to be done", many)
            over = t.n("{count} of them overdue", "{count} of them overdue", late).format(count=t.number(late))
            self.say(said.format(count=t.number(many)), over if late else "", t("Settle…"))

    def _changed(self, outcome: Outcome) -> None:
        if self._item is not None and touches(outcome, *FOLLOWED):
            self._read()

    def _read(self) -> None:
        store, meeting = self._workspace.store, self._meeting
        asked = meeting is not None and self._item is not None and is_follow_up(store, self._item)
        self._open = to_settle(store, meeting, self._workspace.today()) if asked and meeting is not None else []
        self.retranslate()


class SettleDialog(Frame):
    """Space, or the button, settles the chosen line, and opens it again; it stays in the list until that is closed."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, lines: list[ToSettle], parent: QWidget) -> None:
        t, theme = desk.t, desk.theme
        super().__init__(desk, "dialog.settle", t("What earlier meetings left to be done"), t("Close"), parent)
        self.widen(WIDTH)
        self.cancel.hide()
        self._workspace = workspace
        day = workspace.today()
        self.about = Label(theme, Type.BODY, "muted", wrap=True, name="dialog.settle.about", parent=self)
        self.about.say(t("Space settles the chosen line; once more opens it again. Each can be undone."))
        self.table = RecordTable(
            theme,
            "dialog.settle.table",
            RowsModel(desk.language, columns(day), self),
            row=metrics.ROW_TWO_LINES,
            parent=self,
        )
        self.table.setMinimumHeight(self.table.row_height() * min(len(lines), ROWS))
        self.done_button = Button(theme, "dialog.settle.done", icon="check", parent=self)
        self.done_button.say(t("Done"))
        self.done_button.usable_unless(workspace.why_not_write(t))
        for widget in (self.about, self.table):
            self.column.addWidget(widget)
        self.column.addWidget(self.done_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.table.rows_model.replace(lines)
        self.table.setAccessibleName(t("What earlier meetings left to be done"))
        self.table.select(lines[0].key)
        self.table.usual_asked.connect(self._settle)
        self.done_button.clicked.connect(self._settle)
        self.table.setFocus()

    def go(self) -> None:
        """Everything is written already."""

    def _settle(self) -> None:
        model = self.table.rows_model
        line = model.row_at(self.table.currentIndex())
        if line is None:
            return
        try:
            self._workspace.do(settle, line=line, on=self._workspace.today())
        except (UserError, StoreError) as error:
            self.refuse(error)
            return
        rows = [one.settled_now() if one.key == line.key else one for one in model.rows]
        model.replace(rows)
        self.table.select(line.key)


def columns(day: date) -> tuple[Column[ToSettle], ...]:
    """Number and state, text with who does it, until when."""

    def due(line: ToSettle, t: Translator) -> Cell:
        late = line.thing.days_late(day)
        if line.thing.due is None:
            return Cell(text=t("no date"), look=Look.UNFILLED)
        said = t.date_short(line.thing.due)
        if not late or line.settled:
            return Cell(text=said)
        over = t.n("{count} day late", "{count} days late", late).format(count=t.number(late))
        return Cell(text=over, second=said, icon="warning-circle", icon_colour="error", colour="error")

    return (
        Column(key="number", heading=N_("Number"), cell=_number, width=136),
        Column(key="text", heading=N_("Task"), cell=_text, share=1),
        Column(key="due", heading=N_("Due"), cell=due, width=160),
    )


def _number(line: ToSettle, t: Translator) -> Cell:
    state = t("Done") if line.settled else t("Decision") if line.thing.decision else t("Task")
    icon, colour = ("check-circle", "ok") if line.settled else ("circle-dashed", "muted")
    return Cell(text=line.thing.number or t("unnumbered"), second=state, icon=icon, icon_colour=colour)


def _text(line: ToSettle, t: Translator) -> Cell:
    since = t("meeting {number}").format(number=line.thing.meeting) if line.thing.meeting else t("of the committee")
    closed = t("behind closed doors") if line.thing.closed else ""
    text = " ".join(without_marks(line.thing.text.or_other(content_language(t))).split())
    owner = line.owner.or_other(content_language(t)) or t("nobody named")
    return Cell(text=text, second=" · ".join(filter(None, (owner, since, closed))))
