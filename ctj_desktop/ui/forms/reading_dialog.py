"""How is something shown in a dialog that is only read, and closed again?"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from ctj_desktop.ui.frame.tab_order import step_focus
from ctj_desktop.ui.frame.view_context import Desk


class ReadingDialog(QDialog):
    """Tab goes through it in the order of the eye."""

    def __init__(self, _desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)

    @classmethod
    def show_to(cls, desk: Desk, parent: QWidget) -> None:
        """Shows it until it is closed."""
        dialog = cls(desk, parent)
        dialog.exec()
        dialog.deleteLater()

    def focusNextPrevChild(self, forward: bool) -> bool:
        return step_focus(self, self.focusWidget(), forward)


def text_to_read(name: str, spoken: str, parent: QWidget) -> QPlainTextEdit:
    """A long text that is walked with the arrows, chosen from and copied; Tab leaves it."""
    text = QPlainTextEdit(parent)
    text.setObjectName(name)
    text.setAccessibleName(spoken)
    text.setReadOnly(True)
    text.setTabChangesFocus(True)
    text.setFrameShape(QPlainTextEdit.Shape.NoFrame)
    text.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
    )
    return text
