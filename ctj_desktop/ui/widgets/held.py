"""Which keys are held while another is pressed?"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent


def held(event: QKeyEvent) -> Qt.KeyboardModifier:
    """Shift, Ctrl, Alt and the like; not that a key lies beside the others, as on a keypad or the arrows of a Mac."""
    return event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
