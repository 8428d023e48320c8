"""What does a part of a page ask for now, before the next event has laid it out?"""

from PySide6.QtWidgets import QWidget


def measure_again(part: QWidget) -> None:
    """A layout keeps what its parts asked for until the next event: too early for what was said just now."""
    layout = part.layout()
    if layout is not None:
        layout.invalidate()
        layout.activate()
