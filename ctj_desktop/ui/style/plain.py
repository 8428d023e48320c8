"""How does text stay text, whoever wrote it: in labels, tool tips and boxes?"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLabel, QProxyStyle, QWidget


class PlainStyle(QProxyStyle):
    """Fusion, in which no label takes its text for HTML.

    Qt looks at a text to see whether it is HTML, and would then load the pictures it names, from the disk or a server.
    Whatever shows text by a label passes here before it shows any: a tool tip and the boxes of the system too.
    """

    def __init__(self) -> None:
        super().__init__("Fusion")

    def polish(self, what: QWidget | QApplication | QPalette) -> QPalette | None:  # type: ignore[override]
        if isinstance(what, QLabel):
            what.setTextFormat(Qt.TextFormat.PlainText)
        return super().polish(what)
