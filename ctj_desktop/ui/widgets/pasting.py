"""What happens to a pasted text that a field does not take whole? Nothing of it is pasted, and the window says so."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from ctj_desktop.errors import UserError

REFUSED = QEvent.Type(QEvent.registerEventType())


class TooLongToPaste(UserError):
    """Nothing was pasted: with this text the field would hold {count} characters, and it takes {most} at most."""

    count: int
    most: int


class RefusedEvent(QEvent):
    """What a widget without a place for sentences refused; accepted by the window that says it."""

    def __init__(self, error: UserError) -> None:
        super().__init__(REFUSED)
        self.error = error
        self.ignore()


def paste(line: QLineEdit, text: str) -> None:
    """Instead of what is selected; whole or not at all."""
    count = _length(line.text()) - _length(line.selectedText()) + _length(text)
    if count <= line.maxLength():
        line.insert(text)
    else:
        _tell(line, TooLongToPaste(count, line.maxLength()))


def _length(text: str) -> int:
    """As Qt counts: an emoji is two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _tell(widget: QWidget, error: UserError) -> None:
    """The window says it, or the one below where it has no place for it either."""
    event, window = RefusedEvent(error), widget.window()
    QApplication.sendEvent(window, event)
    while not event.isAccepted() and (below := window.parentWidget()) is not None:
        window = below.window()
        QApplication.sendEvent(window, event)
