"""What does every dialog share: a title, fields, a sentence for a refusal, the verb on the button, Escape?"""

from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractButton, QDialog, QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.ui.forms.dialog_body import Body
from ctj_desktop.ui.forms.drafts import TypedOnDisk
from ctj_desktop.ui.forms.fields import Unreadable
from ctj_desktop.ui.frame.held_foot import HeldFoot
from ctj_desktop.ui.frame.layout_items import parts_of
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.tab_order import step_focus
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.frame.window_place import room_for
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.fields import Field, LineEdit, Note
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.paint import width_of
from ctj_desktop.ui.widgets.pasting import RefusedEvent
from ctj_desktop.ui.widgets.picker import Picker
from ctj_desktop.ui.widgets.spoken import announce
from ctj_desktop.ui.widgets.text_area import AreaField

WIDTH, WIDE, LEAST = 440, 560, 64
"""At ordinary text: how wide a dialog is, and one with two languages side by side; how much of its fields is seen even
on the smallest screen."""


class Frame(QDialog):
    """Subclasses add fields to `column` and say in `go` what the button does.

    The dialog is never larger than the screen: the fields are scrolled then, title and buttons stay.
    """

    def __init__(self, desk: Desk, name: str, title: str, verb: str, parent: QWidget) -> None:
        super().__init__(parent.window())
        self.desk = desk
        theme = desk.theme
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.setModal(True)
        long = width_of(theme.font(Type.CARD), title) > theme.px(WIDE)
        self._title = Label(theme, Type.CARD, wrap=long, name=f"{name}.title", parent=self)
        self._title.say(title)
        self.refusal = Label(theme, Type.BODY, "error", wrap=True, name=f"{name}.refusal", parent=self)
        self.refusal.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.refusal.hide()
        self._outer = QVBoxLayout(self)
        self._body = Body(f"{name}.body", self._left_for_fields, self)
        self.column = self._body.column
        self._on_disk: TypedOnDisk[Any] | None = None
        self._stood: dict[LineEdit | AreaField, str] = {}  # the fields whose texts are kept, as they stood at first
        self._foot = HeldFoot(self)
        self.named: dict[str, Field] = {}
        """The fields at which a refusal may stand, by the names that steps give them."""
        self.column.setSpacing(theme.px(12))
        self.act = Button(theme, f"{name}.go", ButtonKind.PRIMARY, parent=self)
        self.act.say(verb)
        self.cancel = Button(theme, f"{name}.cancel", parent=self)
        self.cancel.say(desk.t("Cancel"))
        self._lay_out()
        settled = Qt.ConnectionType.QueuedConnection
        self._body.verticalScrollBar().rangeChanged.connect(self._show_focused, settled)
        self.act.clicked.connect(self._try)
        self.cancel.clicked.connect(self._give_up)
        self.hold_still(self.act)
        self.hold_still(self.cancel)

    def widen(self, width: int) -> None:
        """At least so many pixels of ordinary text, where the screen has them."""
        margins = self._outer.contentsMargins()
        self._body.widen(self.desk.theme.px(width) - margins.left() - margins.right())

    def hold_still(self, button: QAbstractButton) -> None:
        """A button at the foot stays where it was pressed: what appears above it raises the title."""
        self._foot.hold(button)

    def keep_typed(self, workspace: OpenWorkspace, *about: object, corrects: bool = False) -> None:
        """The texts of its fields outlive Escape and a crash: they stand there again when it is asked for the same.

        Once every field is in its place and says what it says at first. Only Cancel gives them up; where it `corrects`
        what is there already, Escape does too: an earlier day would stand in the field that is meant to show the day.
        """
        parts = [
            (field, field.editor.objectName(), field.editor)
            for field in self._body.findChildren(Field)
            if isinstance(field.editor, LineEdit | AreaField) and not isinstance(field.editor, Picker)
        ]
        if not corrects:
            self._stood = {editor: editor.text() for _, _, editor in parts}
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.reject)  # else it empties a field first
        on_disk = self._on_disk = TypedOnDisk(workspace, (self.objectName(), *map(str, about)), parts, self)
        for field in on_disk.put_back():
            field.note(self.desk.t("Typed earlier and not finished."), Note.CHANGED)

    def leave_typed(self) -> None:
        """Closes; what was typed stands there again when it is asked for the same next."""
        if self._on_disk is not None:
            self._on_disk.leave()
        self._on_disk = None
        self.reject()

    def reject(self) -> None:
        if self._on_disk is not None and any(editor.text() != stood for editor, stood in self._stood.items()):
            self._on_disk.leave()
            self._on_disk = None
            self.say_kept()
        super().reject()

    def say_kept(self) -> None:
        """Where the person looks after Escape: nothing is lost."""
        text = self.desk.t("Nothing was entered. What you typed stands there again when you open “{title}” next.")
        self.desk.bus.said.emit(text.format(title=self.windowTitle()))

    def _give_up(self) -> None:
        """Close by the button, and keep nothing of it."""
        self._stood.clear()
        self.reject()

    def done(self, result: int) -> None:
        if self._on_disk is not None:
            self._on_disk.finish()
        self._foot.let_go()
        super().done(result)

    def fit_to(self, inside: QWidget) -> None:
        """As high as everything needs, after something in that part of it came or went."""
        part: QWidget | None = inside
        while part is not None:
            layout = part.layout()
            if layout is not None:
                layout.invalidate()
                layout.activate()
            part.updateGeometry()
            part = part.parentWidget() if part is not self else None
        self.resize(self.width(), self.sizeHint().height())
        self._keep_on_screen()

    def refuse(self, error: UserError | StoreError) -> None:
        """One sentence that says why and what to do, above the buttons."""
        said = sentence(self.desk.t, error)
        self.refusal.say(said)
        self.refusal.show()
        announce(self.refusal, said)
        self._body.updateGeometry()  # it leaves less room
        self._outer.activate()
        needed = max(self.height(), self._outer.heightForWidth(self.width()))
        self.resize(QSize(self.width(), needed).boundedTo(self._room()))
        self._keep_on_screen()

    def go(self) -> None:
        """Does it; raises UserError, StoreError or Unreadable."""
        raise NotImplementedError

    def _lay_out(self) -> None:
        px = self.desk.theme.px
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, px(4), 0, 0)
        buttons.setSpacing(px(8))
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.act)
        outer = self._outer
        outer.setContentsMargins(px(24), px(24), px(24), px(16))
        outer.setSpacing(px(12))
        outer.addWidget(self._title)
        outer.addWidget(self._body, 1)
        outer.addWidget(self.refusal)
        outer.addLayout(buttons)
        self.widen(WIDTH)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._foot.follow()

    def _room(self) -> QSize:
        """What the screen has for the dialog, above the buttons that are held where they are."""
        room, held = room_for(self._below()), self._foot.room()
        return room if held is None else QSize(room.width(), min(room.height(), held))

    def _left_for_fields(self) -> QSize:
        """What the screen has for the fields, beside title, refusal and buttons."""
        outer, whole = self._outer, self._room()
        margins = outer.contentsMargins()
        width = whole.width() - margins.left() - margins.right()
        beside = [_height(part, width, outer.spacing()) for part in parts_of(outer) if part is not self._body]
        height = whole.height() - margins.top() - margins.bottom() - sum(beside)
        return QSize(width, max(height, self.desk.theme.px(LEAST)))

    def _keep_on_screen(self) -> None:
        """What grew downwards goes up, so that its buttons stay in sight."""
        room, whole = self.screen().availableGeometry(), self.frameGeometry()
        top = max(room.top(), min(whole.top(), room.bottom() + 1 - whole.height()))
        if self.isVisible() and top != whole.top():
            self.move(whole.left(), top)

    def _below(self) -> QWidget:
        owner = self.parentWidget()
        assert owner is not None
        return owner

    def _show_focused(self, *_range: int) -> None:
        """Fields find their places in several turns, and a sentence below one moves the others."""
        here = self.focusWidget()
        if here is not None and self._body.isAncestorOf(here):
            self._body.ensureWidgetVisible(here)

    def _show_refused(self) -> None:
        field = self._body.refused()
        if field is not None:
            self._body.ensureWidgetVisible(field.editor)

    def exec(self) -> int:
        """Until it is closed; then it goes, since its window would keep it and all that it listens to."""
        done = super().exec()
        self.deleteLater()
        return done

    def focusNextPrevChild(self, forward: bool) -> bool:
        moved = step_focus(self, self.focusWidget(), forward)
        self._show_focused()
        return moved

    def event(self, event: QEvent) -> bool:
        if isinstance(event, RefusedEvent):
            self.refuse(event.error)
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._try()
            return
        super().keyPressEvent(event)

    def _try(self) -> None:
        if not self.act.isEnabled():
            return  # Enter is no way round what the button waits for
        self.refusal.hide()
        try:
            self.go()
        except Unreadable:
            QTimer.singleShot(0, self, self._show_refused)  # once its sentence has found its place
            return
        except (UserError, StoreError) as error:
            self._refuse_at(self._spoken_of(error), error)
            return
        self.accept()

    def _spoken_of(self, error: UserError | StoreError) -> Field | None:
        """The field of which a refusal speaks, where it is one of those that are named."""
        if isinstance(error, StoreError):
            return None
        return next((field for name, field in self.named.items() if error.speaks_of(name)), None)

    def _refuse_at(self, field: Field | None, error: UserError | StoreError) -> None:
        if field is None:
            self.refuse(error)
            return
        field.note(sentence(self.desk.t, error), Note.ERROR)
        field.editor.setFocus()
        QTimer.singleShot(0, self, self._show_refused)


def _height(part: QWidget | QLayout, width: int, spacing: int) -> int:
    if isinstance(part, QWidget) and part.isHidden():
        return 0
    return spacing + (part.heightForWidth(width) if part.hasHeightForWidth() else part.sizeHint().height())
