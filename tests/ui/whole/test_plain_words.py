"""Does the window speak to people: no mark of a text, no id, no command and no key of a program on any screen?"""

import re
from collections.abc import Iterator
from itertools import takewhile

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.marks import without_marks
from ctj_desktop.domain.records.minutes import AnyBlock, MinuteBlock
from ctj_desktop.domain.records.people import Person
from ctj_desktop.domain.records.voting import AnyDecision, AnyTask, Decision, Task
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.steps.change import with_values
from ctj_desktop.services.steps.records import person_name
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.widgets.cell import Cell
from ctj_desktop.ui.widgets.rows import CELL_ROLE
from ctj_desktop.ui.widgets.search_list import Finder
from ctj_desktop.ui.widgets.text_area import TextArea
from tests.ui import screens
from tests.ui.contradiction import Other
from tests.ui.desktop import CTRL, Desktop, Key

NOT_FOR_PEOPLE = re.compile(
    r"\*\*|\]\(|[0-9a-f]{8}-[0-9a-f]{4}|[“«]\s?ctj |\bJSON\b|--[a-z]|\b(?:RFJ|RTN|MAC|TM|AJ)[0-9]{2}\b"
)
ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)


def marked(office: Desktop) -> None:
    """What was typed in the minutes holds a person's name that leads to a record, and words that weigh."""
    store = office.store
    person = store.all(Person)[0]
    mention = f" @[{person_name(person)}]({person.id}) **tout** de suite"
    with store.write(OperationLabel("task.changed", {"title_fr": f"**M. X**{mention}"})) as unit:
        found: list[AnyDecision | AnyTask | AnyBlock]
        found = [*store.all(AnyDecision), *store.all(AnyTask), *store.all(AnyBlock)]
        for one in found:
            if one.text.fr.text:
                french, german = (f"**Ici**{mention} {side.text}" for side in (one.text.fr, one.text.de))
                unit.save(with_values(one, {"text": Bilingual.of(french, german)}), before=one)


def said(root: QWidget) -> Iterator[tuple[str, str]]:
    """Every text that is shown or spoken, with the name of its widget; whoever types a marked text sees its marks."""
    for widget in (root, *root.findChildren(QWidget)):
        if not widget.isVisible() and widget is not root:
            continue
        texts = [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription(), widget.windowTitle()]
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            texts.append(widget.text())
        elif isinstance(widget, TextArea) and widget.marked and widget is widget.window().focusWidget():
            texts.append(without_marks(widget.toPlainText()))
        elif isinstance(widget, QPlainTextEdit | QTextEdit):
            texts.append(widget.toPlainText())
        elif isinstance(widget, QComboBox):
            texts += [widget.itemText(at) for at in range(widget.count())]
        elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
            texts += _cells(widget.model(), QModelIndex())
        for text in texts:
            yield f"{type(widget).__name__} {widget.objectName()}", text


def _cells(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    for row in range(min(model.rowCount(parent), 60)):
        for column in range(model.columnCount(parent)):
            index = model.index(row, column, parent)
            yield from (str(text) for role in ROLES if (text := index.data(role)))
            cell = index.data(CELL_ROLE)
            if isinstance(cell, Cell):
                yield repr(cell)


def faults(root: QWidget) -> list[str]:
    """What is there and is not for people."""
    return [f"{name}: {text}" for name, text in said(root) if NOT_FOR_PEOPLE.search(text)]


def searched(office: Desktop) -> str:
    """What the search says of words that stand in marked texts."""
    office.press(Key.Key_K, CTRL)
    for letter in "suite":
        office.keys(letter)
    office.settle()
    finder = office.find(Finder, "finder")
    assert any("tout de suite" in hit.text for hit in finder.hits())
    return "\n".join(repr(hit) for hit in finder.hits())


def histories(office: Desktop) -> Iterator[tuple[str, Place]]:
    """Of records whose texts hold marks."""
    store = office.store
    for records in (store.all(Decision), store.all(Task), store.all(MinuteBlock)):
        record = next(one for one in records if "Ici" in one.text.fr.text)
        yield f"history of {record.kind}", Place(page="history", record=record.id)


@pytest.mark.long
def test_no_page_of_minutes_shows_their_marks(office: Desktop) -> None:
    marked(office)
    of_minutes = takewhile(lambda page: page[0] != "board", screens.pages(office, declared=()))
    found = {}
    for name, place in (*of_minutes, *histories(office)):
        office.window.desk.navigator.go(place)
        office.settle()
        found[name] = faults(office.window)
    assert {page: lines for page, lines in found.items() if lines} == {}
    assert not NOT_FOR_PEOPLE.search(searched(office))


@pytest.mark.long
def test_no_page_shows_marks_ids_commands_or_keys(office: Desktop, other: Other) -> None:
    marked(office)
    found = {page: faults(office.window) for page in screens.walk(office, declared=screens.DECLARED)}
    assert {page: lines for page, lines in found.items() if lines} == {}


@pytest.mark.long
def test_no_dialog_shows_marks_ids_commands_or_keys(office: Desktop, other: Other) -> None:
    marked(office)
    screens.hold(office)
    found = {}
    for name, make in screens.dialogs(office, other).items():
        dialog = make()
        dialog.show()
        found[name] = faults(dialog)
        dialog.close()
        dialog.deleteLater()
    assert {name: lines for name, lines in found.items() if lines} == {}
