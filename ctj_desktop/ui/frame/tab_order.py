"""Where does Tab go next? By the layouts, as the eye reads: Qt goes by the order in which widgets were made."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QLayout, QScrollArea, QSplitter, QWidget

from ctj_desktop.ui.frame.layout_items import parts_of

FORWARD, BACK = Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason


def step_focus(part: QWidget, here: QWidget | None, forward: bool) -> bool:
    """The keyboard goes on from `here`, after the last to the first; False where nothing else takes it."""
    order = list(visible_parts(part))
    at = order.index(here) if here in order else -1 if forward else len(order)
    before, behind = order[: max(0, at)], order[at + 1 :]
    return _go(behind + before if forward else before[::-1] + behind[::-1], forward)


def leave(part: QWidget, forward: bool) -> bool:
    """The keyboard goes out of a whole part, to what comes before or behind it in the window."""
    order = list(visible_parts(part.window()))
    inside = [at for at, widget in enumerate(order) if widget is part or part.isAncestorOf(widget)]
    before, behind = order[: inside[0]], order[inside[-1] + 1 :]
    return _go(behind + before if forward else before[::-1] + behind[::-1], forward)


def _go(candidates: list[QWidget], forward: bool) -> bool:
    everything = QGuiApplication.styleHints().tabFocusBehavior() is Qt.TabFocusBehavior.TabFocusAllControls
    policy = Qt.FocusPolicy.TabFocus if everything else Qt.FocusPolicy.StrongFocus  # macOS: texts and lists alone
    for widget in candidates:
        if widget.focusPolicy() & policy == policy and widget.isEnabled() and widget.focusProxy() is None:
            widget.setFocus(FORWARD if forward else BACK)
            _bring_into_view(widget)
            return True
    return False


def _bring_into_view(widget: QWidget) -> None:
    parent = widget.parentWidget()
    while parent is not None and not widget.isWindow():
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(widget)
        parent = parent.parentWidget()


def visible_parts(part: QWidget) -> Iterator[QWidget]:
    """The part and everything visible in it: what a layout holds in its order, the rest as it stands."""
    yield part
    held = list(_of(part.layout()))
    placed = [child for child in _children(part) if child not in held]
    for child in held + sorted(placed, key=lambda child: (child.y(), child.x())):
        if child.isVisible() and not child.isWindow():
            yield from visible_parts(child)


def _children(part: QWidget) -> list[QWidget]:
    if isinstance(part, QSplitter):
        return [child for at in range(part.count()) if (child := part.widget(at)) is not None]
    return [child for child in part.children() if isinstance(child, QWidget)]


def _of(layout: QLayout | None) -> Iterator[QWidget]:
    parts = parts_of(layout) if layout is not None else []
    if isinstance(layout, QGridLayout):  # row by row, in whatever order it was filled
        parts.sort(key=lambda part: (part.geometry().y(), part.geometry().x()))
    for part in parts:
        if isinstance(part, QLayout):
            yield from _of(part)
        else:
            yield part
