"""What does a widget do with files that are dragged over it and let go?"""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget


def drop(widget: QWidget, *paths: Path) -> bool:
    """Dragged over a widget and let go; whether it took them. Whoever drags would as soon move them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    offered = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    where = (offered, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier)
    enters = QDragEnterEvent(QPoint(10, 10), *where)
    QApplication.sendEvent(widget, enters)
    if enters.isAccepted():
        dropped = QDropEvent(QPointF(10, 10), *where)
        assert dropped.proposedAction() is Qt.DropAction.MoveAction
        QApplication.sendEvent(widget, dropped)
        assert dropped.dropAction() is Qt.DropAction.CopyAction, "whoever let go would delete the files as moved"
    return enters.isAccepted()
