"""Does a screen reader find the parts of what is painted, and hear where the keyboard is among them?"""

import gc
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from ctj_desktop.ui.widgets import spoken_parts
from ctj_desktop.ui.widgets.spoken_parts import SpokenPart, SpokenParts
from tests.ui.hearing import come_to, heard

Role, Event, Text = QAccessible.Role, QAccessible.Event, QAccessible.Text


class Listening:
    """A reader that is there, and what it is told."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.told: list[tuple[QAccessible.Event, str]] = []
        patch.setattr(spoken_parts, "QAccessible", SimpleNamespace(**self._as_qt()))

    def _as_qt(self) -> dict[str, object]:
        kept = ("Role", "Text", "Event", "State", "queryAccessibleInterface")
        same = {name: getattr(QAccessible, name) for name in kept}
        return {**same, "isActive": lambda: True, "updateAccessibility": self._tell}

    def _tell(self, event: QAccessibleEvent) -> None:
        part = QAccessible.queryAccessibleInterface(event.object())
        self.told.append((event.type(), part.text(Text.Name)))


class Shelf(QWidget):
    """Two rows of books."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: dict[str, list[str]] = {"A": ["a", "b"], "B": ["c"]}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.parts = SpokenParts(self, Role.Grouping, self._tell)

    def _tell(self) -> list[SpokenPart]:
        return [
            SpokenPart(
                key=row, name=f"row {row}", role=Role.List, inside=tuple(SpokenPart(key=one, name=one) for one in books)
            )
            for row, books in self.rows.items()
        ]


@pytest.fixture
def shelf(qtbot: QtBot) -> Shelf:
    shelf = Shelf()
    qtbot.addWidget(shelf)
    with qtbot.waitExposed(shelf):
        shelf.show()
    shelf.activateWindow()
    shelf.setFocus()
    return shelf


def test_parts_are_found_from_the_widget_and_back(shelf: Shelf) -> None:
    whole = heard(shelf)
    row = whole.child(1)
    book = row.child(0)
    assert (whole.childCount(), row.childCount(), book.childCount()) == (2, 1, 0)
    assert (row.text(Text.Name), row.role(), book.text(Text.Name), book.role()) == (
        "row B", Role.List, "c", Role.ListItem,
    )  # fmt: skip
    assert book.parent().text(Text.Name) == "row B"
    assert book.parent().parent().object() is shelf
    assert (whole.indexOfChild(row), row.indexOfChild(book), whole.indexOfChild(book)) == (1, 0, -1)
    assert whole.child(2) is None
    assert shelf.window().windowHandle() is book.window()


def test_the_part_with_the_keyboard_is_told_and_once(
    shelf: Shelf, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = Listening(monkeypatch)
    for way in (("A", "b"), ("A", "b"), ("B", "c")):
        shelf.parts.go_to(way)
        qtbot.wait(1)
    assert reader.told == [(Event.Focus, "b"), (Event.Focus, "c")]
    assert come_to(shelf) == ["row B", "c"]
    assert heard(shelf).focusChild().state().focused
    shelf.parts.go_to(("C", "x"))
    qtbot.wait(1)
    assert len(reader.told) == 2
    assert come_to(shelf) == []


def test_what_came_and_what_went_is_told(shelf: Shelf, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spoken_parts, "KEPT_MILLISECONDS", 0)
    reader, whole = Listening(monkeypatch), heard(shelf)
    gone = whole.child(0).child(0)
    assert gone.text(Text.Name) == "a"
    shelf.rows = {"A": ["b"], "B": ["c", "a"]}
    whole.child(1).child(0)
    shelf.parts.changed()
    assert set(reader.told) == {(Event.ObjectDestroyed, "a"), (Event.ObjectCreated, "a")}
    assert [whole.child(1).child(at).text(Text.Name) for at in (0, 1)] == ["c", "a"]
    assert gone.parent().text(Text.Name) == "row A"  # who still holds it finds the way out


@pytest.mark.long
def test_parts_go_with_their_widget(qtbot: QtBot) -> None:
    for _ in range(3):  # each collects all that Python holds
        shelf = Shelf()
        held = heard(shelf).child(0).child(1)
        assert held.text(Text.Name) == "b"
        shelf.deleteLater()
        qtbot.wait(1)
        gc.collect()
        assert not isValid(held)
