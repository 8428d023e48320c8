"""What keeps the buttons of a dialog under the mouse while something appears above them?"""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget


class HeldFoot(QObject):
    """From the press of a button at the foot on, until the mouse is pressed elsewhere, the dialog grows upwards."""

    def __init__(self, dialog: QDialog) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self._buttons: list[QAbstractButton] = []
        self._edge: int | None = None
        """Pixels from the upper edge of the screen to the lower one of the dialog; None while nothing is held."""

    def hold(self, button: QAbstractButton) -> None:
        """One more button that stays where it was pressed."""
        self._buttons.append(button)
        button.pressed.connect(self._pressed)

    def follow(self) -> None:
        """The dialog has another height: its title gives way, as far as the screen goes."""
        if self._edge is not None and self._dialog.isVisible():
            top, whole = self._dialog.screen().availableGeometry().top(), self._dialog.frameGeometry()
            self._dialog.move(whole.left(), max(top, top + self._edge - whole.height()))

    def room(self) -> int | None:
        """How high the dialog can be without its buttons going down; None while nothing is held."""
        frame = self._dialog.frameGeometry().height() - self._dialog.height()
        return None if self._edge is None else self._edge - frame

    def let_go(self) -> None:
        """What is below a field goes down again."""
        if self._edge is not None:
            self._edge = None
            _application().removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.MouseButtonPress and isinstance(watched, QWidget):
            self._pressed_on(watched)
        return False

    def _pressed_on(self, part: QWidget) -> None:
        if part not in self._buttons and self._dialog.isAncestorOf(part):
            self.let_go()

    def _pressed(self) -> None:
        if self._edge is None:
            _application().installEventFilter(self)
        top = self._dialog.screen().availableGeometry().top()
        self._edge = self._dialog.frameGeometry().bottom() + 1 - top


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application
