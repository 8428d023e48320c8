"""How does a shortcut read in the person's language, with the words that stand on the keyboard?"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from ctj_desktop.i18n import N_, Translator

MOVING = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier,
)
"""With an arrow they move what is chosen. Orca and some window managers keep Alt+Shift+arrow to themselves."""
WORDS: dict[str, str] = {
    "Shift": N_("Shift"),
    "Return": N_("Enter"),
    "Enter": N_("Enter"),
    "Del": N_("Delete"),
    "Home": N_("Home"),
    "End": N_("End key"),
    "Esc": N_("Esc"),
    "Backspace": N_("Backspace"),
    "Space": N_("Space"),
    "Up": "↑",
    "Down": "↓",
    "Left": "←",
    "Right": "→",
}
"""Keys that Qt names in English; signs and letters stay what they are, and so does what a Mac writes as a sign."""


def key_parts(t: Translator, keys: QKeySequence) -> list[str]:
    """What is pressed together, in order: Ctrl, Maj, Z."""
    text = keys.toString(QKeySequence.SequenceFormat.NativeText)
    parts = text.removesuffix("+").split("+") if text.endswith("+") else text.split("+")
    named = [t(WORDS[part]) if part in WORDS else part for part in parts if part]
    return [*named, "+"] if text.endswith("+") else named


def key_text(t: Translator, keys: QKeySequence) -> str:
    """In one line: Ctrl+Maj+Z; empty for no key."""
    return "+".join(key_parts(t, keys))
