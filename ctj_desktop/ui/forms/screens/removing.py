"""How is a record taken away: what goes with it is said first, and what keeps it says why?"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ctj_desktop.domain.record import Record
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.kinds import counted
from ctj_desktop.services.catalogue.record_lines import called
from ctj_desktop.services.catalogue.steps import step_named
from ctj_desktop.services.kinds.catalogue import BY_KIND
from ctj_desktop.services.naming.hanging import Hanging, need_unused, what_hangs
from ctj_desktop.services.naming.titles import subject_of
from ctj_desktop.services.steps.step import form_of
from ctj_desktop.ui.forms.dialog_frame import Frame
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.labels import IconLabel, Label


class RemovedWhileTyping(UserError):
    """“{name}” was removed elsewhere while you were typing. What you typed is kept, and stands there again once it is
    brought back.
    """

    name: str


def remove(desk: Desk, workspace: OpenWorkspace, record: Record, parent: QWidget) -> None:
    """Takes it away; the person may keep it when others would go with it.

    Raises UserError or StoreError where it may not go.
    """
    going = [one for one in what_hangs(workspace.store, record) if one.goes]
    if going:
        need_unused(workspace.store, record)
        RemoveWith(desk, workspace, record, going, parent).exec()
    else:
        _take_away(workspace, record)


def removed(desk: Desk, workspace: OpenWorkspace, record: Record | None, parent: QWidget) -> bool:
    """As `remove`; a refusal stands in the strip. Whether the record is gone."""
    if record is None:
        return False
    try:
        remove(desk, workspace, record, parent)
    except (UserError, StoreError) as error:
        desk.refuse(error)
    return workspace.store.get(type(record), record.id) is None


def on_delete(widget: QWidget, act: Callable[[], object]) -> None:
    """The Delete key in a list."""
    key = QShortcut(QKeySequence(Qt.Key.Key_Delete), widget)
    key.setContext(Qt.ShortcutContext.WidgetShortcut)
    key.activated.connect(act)


def _take_away(workspace: OpenWorkspace, record: Record) -> None:
    function = step_named(BY_KIND[record.kind].steps.remove)
    needed = (field.name for field in form_of(function).fields if field.required)
    workspace.do_fields(function, **{name: getattr(record, name, record.id) for name in needed})  # a link: both ends


class RemoveWith(Frame):
    """What goes with the record, by kind and name; undo brings all of it back."""

    def __init__(
        self, desk: Desk, workspace: OpenWorkspace, record: Record, going: Sequence[Hanging], parent: QWidget
    ) -> None:
        t = desk.t
        super().__init__(desk, "dialog.remove", t("Remove with what belongs to it"), t("Remove"), parent)
        self._workspace, self._record = workspace, record
        name = called(t, subject_of(workspace.store, record.kind, record.id))
        what = Label(desk.theme, Type.STRONG, wrap=True, parent=self)
        what.say(name)
        self.column.addWidget(what)
        for one in going:
            line = Label(desk.theme, Type.BODY, wrap=True, parent=self)
            line.say(hanging_text(t, one))
            self.column.addWidget(line)
        after = Label(desk.theme, Type.CAPTION, "muted", wrap=True, parent=self)
        after.say(t("Undo brings all of it back together."))
        self.column.addWidget(after)
        self.act.setFocus()

    def go(self) -> None:
        _take_away(self._workspace, self._record)


def hanging_text(t: Translator, hanging: Hanging) -> str:
    """3 members of working groups: Anne Rochat, Luc Faivre, …"""
    names = [name for one in hanging.examples if (name := one.or_other(content_language(t)))]
    more = "…" if hanging.count > len(names) else ""
    listed = ", ".join(filter(None, (*names, more)))
    what = counted(t, hanging.kind, hanging.count)
    return t("{what}: {names}").format(what=what, names=listed) if names else what


class RefusalNote(QWidget):
    """Why something was not done, as many lines as it takes; above the foot of a sheet or a list."""

    def __init__(self, desk: Desk, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        px = desk.theme.px
        icon = IconLabel(desk.theme, "x-circle", "error", parent=self)
        self._sentence = Label(desk.theme, Type.BODY, "error", wrap=True, name=f"{name}.sentence", parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), px(8), px(16), px(8))
        row.setSpacing(px(8))
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._sentence, 1)
        self.hide()

    def say(self, text: str) -> None:
        """Shows the sentence."""
        self._sentence.say(text)
        self.setAccessibleName(text)
        self._keep_lines()

    def hasHeightForWidth(self) -> bool:
        """No: else its page would take its favourite height, and what is said would stand below the window."""
        return False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._keep_lines()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_lines()

    def _keep_lines(self) -> None:
        row = self.layout()
        if row is not None and self.isVisible():
            self.setFixedHeight(row.totalHeightForWidth(self.width()))
