"""Does a table follow its rows by the least steps, so that selection survives?"""

import random
from dataclasses import dataclass
from uuid import UUID, uuid5

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ctj_desktop.domain.ids import NETWORK
from ctj_desktop.i18n import Translator
from ctj_desktop.ui.frame.language import WindowLanguage
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.widgets.cell import Cell
from ctj_desktop.ui.widgets.rows import CELL_ROLE, Column, RowsModel
from ctj_desktop.ui.widgets.table import Delegate, Table
from tests.logs import Logged


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row with a name."""

    key: UUID
    text: str


def line(name: str, text: str = "") -> Line:
    """A row whose id comes from its name."""
    return Line(key=uuid5(NETWORK, name), text=text or name)


def _cell(row: Line, _t: Translator) -> Cell:
    return Cell(text=row.text)


@pytest.fixture
def model(language: WindowLanguage) -> RowsModel[Line]:
    """One column."""
    return RowsModel(language, [Column(key="name", heading="Name", cell=_cell)])


def test_any_rows_may_replace_any_others(qtmodeltester: ModelTester, model: RowsModel[Line]) -> None:
    qtmodeltester.check(model)
    dice = random.Random(7)
    for _ in range(60):
        names = dice.sample("abcdefghijklmnop", dice.randrange(0, 12))
        rows = [line(name, name + dice.choice(("", "!"))) for name in names]
        model.replace(rows)
        assert list(model.rows) == rows
        qtmodeltester.check(model)


def test_two_rows_of_one_key_are_shown_and_logged_as_the_error_that_they_are(
    model: RowsModel[Line], logged: Logged
) -> None:
    model.replace([line("a"), line("b")])
    model.replace(twice := [line("b"), line("a"), line("b", "again")])
    assert list(model.rows) == twice
    logged.expect("ctj_desktop.ui.widgets.rows", "two rows of one key in a table of Line")


def test_only_what_differs_is_told(qtbot: QtBot, model: RowsModel[Line]) -> None:
    model.replace([line("a"), line("b"), line("c")])
    told: list[int] = []
    model.dataChanged.connect(lambda first, _last: told.append(first.row()))
    model.replace([line("a"), line("b", "changed"), line("c")])
    assert told == [1]


@pytest.mark.parametrize("many", [5, 500])
def test_the_current_record_stays_current(qtbot: QtBot, theme: Theme, model: RowsModel[Line], many: int) -> None:
    rows = [line(f"n{at}") for at in range(many)]
    model.replace(rows)
    table = Table(theme, "table", model)
    qtbot.addWidget(table)
    table.select(rows[3].key)
    model.replace([line("new"), *reversed(rows[2:])])
    assert table.current_key() == rows[3].key
    model.replace([line(f"other{at}") for at in range(many)])
    assert table.current_key() != rows[3].key


def test_a_table_is_driven_by_keys(qtbot: QtBot, theme: Theme, model: RowsModel[Line]) -> None:
    from PySide6.QtCore import Qt

    model.replace([line("a"), line("b"), line("c")])
    table = Table(theme, "table", model)
    qtbot.addWidget(table)
    table.show()
    table.setFocus()
    table.select(line("a").key)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [line("b").key]


def test_a_list_that_gets_the_keyboard_has_a_chosen_row(qtbot: QtBot, theme: Theme, model: RowsModel[Line]) -> None:
    table = Table(theme, "table", model)
    qtbot.addWidget(table)
    model.replace([line("a"), line("b")])
    with qtbot.waitExposed(table):
        table.show()
    table.activateWindow()
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    assert [index.row() for index in table.selectionModel().selectedRows()] == [0]


def test_what_is_spare_is_left_out_where_the_others_have_no_room(
    qtbot: QtBot, theme: Theme, language: WindowLanguage
) -> None:
    columns = [
        Column(key="name", heading="Name", cell=_cell, share=3),
        Column(key="place", heading="Place", cell=_cell, share=3, spare=2),
        Column(key="side", heading="Side", cell=_cell, width=64, spare=1),
        Column(key="until", heading="Until", cell=_cell, width=120),
    ]
    table = Table(theme, "table", RowsModel(language, columns))
    qtbot.addWidget(table)
    table.rows_model.replace([line("a")])
    with qtbot.waitExposed(table):
        table.show()
    shown = []
    for width in (700, 400, 260, 700):
        table.resize(width, 300)
        QApplication.processEvents()
        shown.append([at for at in range(4) if not table.isColumnHidden(at)])
        assert table.horizontalScrollBar().maximum() == 0
    assert shown == [[0, 1, 2, 3], [0, 2, 3], [0, 3], [0, 1, 2, 3]]
    assert table.last_shown() == 3


def _count(row: Line, _t: Translator) -> Cell:
    return Cell(text=f"{len(row.text)} points", right=True)


def _state(row: Line, _t: Translator) -> Cell:
    return Cell(pill=f"Avis du comité territorial {row.text}", tone="OK")


@pytest.mark.parametrize("width", [320, 900])
def test_a_column_of_natural_width_cuts_neither_its_heading_nor_a_state_nor_its_last_letters(
    qtbot: QtBot, theme: Theme, language: WindowLanguage, width: int
) -> None:
    columns = [
        Column(key="name", heading="Name", cell=_cell),
        Column(key="side", heading="", cell=_cell, width=120),
        Column(key="state", heading="State", cell=_state, natural=True, spare=1),
        Column(key="count", heading="Long heading", cell=_count, natural=True),
        Column(key="more", heading="More", cell=_state, natural=True, spare=2),
    ]
    model = RowsModel(language, columns)
    table = Table(theme, "table", model)
    qtbot.addWidget(table)
    table.resize(width, 200)
    table.show()
    model.replace([line("a")])
    shown = [at for at in range(len(columns)) if not table.isColumnHidden(at)]
    assert shown == ([0, 1, 3] if width == 320 else [0, 1, 2, 3, 4])
    delegate = table.itemDelegate()
    assert isinstance(delegate, Delegate)
    for at in shown[2:]:
        index = model.index(0, at)
        cell = index.data(CELL_ROLE)
        assert not delegate.is_cut(cell, table.visualRect(index), index)
        assert delegate.content(table.visualRect(index), index).width() >= table.head.width_of(at)


def test_home_and_end_go_to_the_first_and_the_last_row(qtbot: QtBot, theme: Theme, model: RowsModel[Line]) -> None:
    """They went to the first and the last column, which nobody sees in a list that is chosen by rows."""
    table = Table(theme, "table", model)
    qtbot.addWidget(table)
    QTest.keyClick(table, Qt.Key.Key_End)
    assert table.current_key() is None
    model.replace([line(name) for name in "abc"])
    for key, name in ((Qt.Key.Key_End, "c"), (Qt.Key.Key_Home, "a")):
        QTest.keyClick(table, key)
        assert table.current_key() == line(name).key
