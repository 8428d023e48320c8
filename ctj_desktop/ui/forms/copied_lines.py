"""How do the lines of a table come to the clipboard, to be put into a table of another program?"""

from PySide6.QtGui import QGuiApplication

from ctj_desktop.i18n import Translator
from ctj_desktop.ui.frame.bus import ChangeBus


def copy_lines(t: Translator, bus: ChangeBus, text: str, many: int) -> None:
    """Takes a text of as many lines, and says so."""
    QGuiApplication.clipboard().setText(text)
    bus.said.emit(t.n("{count} line copied.", "{count} lines copied.", many).format(count=t.number(many)))
