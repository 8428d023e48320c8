"""What does a part of a page ask for now, before the next event has laid it out, and what room has it in sight?"""

from PySide6.QtWidgets import QWidget


def measure_again(part: QWidget) -> None:
    """A layout keeps what its parts asked for until the next event: too early for what was said just now."""
    layout = part.layout()
    if layout is not None:
        layout.invalidate()
        layout.activate()


def width_in_sight(widget: QWidget) -> int:
    """Pixels of its width that its window has for it: a part that scrolls may be wider than what it scrolls in.

    Whoever decides by its own width whether a word has room goes to and fro for ever where the word is what widens it.
    """
    least, parent = widget.width(), widget.parentWidget()
    while parent is not None:
        least, parent = min(least, parent.width()), None if parent.isWindow() else parent.parentWidget()
    return least
