"""Does long writing find its room, and is it said whole where it finds none?"""

from collections.abc import Callable
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ctj_desktop.settings import TEXT_SIZES
from ctj_desktop.ui.forms.screens.rows import Rows
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.cell import Cell
from ctj_desktop.ui.widgets.check import CheckBox
from ctj_desktop.ui.widgets.fields import ComboBox, Field, LineEdit
from ctj_desktop.ui.widgets.paint import two_lines, width_of
from ctj_desktop.ui.widgets.picker import Picker
from ctj_desktop.ui.widgets.sidebar import WorkspaceMark
from ctj_desktop.ui.widgets.switch import Switch
from ctj_desktop.ui.widgets.table import Delegate, Table
from ctj_desktop.ui.widgets.text_area import AreaField, FramedArea
from tests.ui.desktop import Desktop


class Shown(QObject):
    """Tells when what it watches is shown."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        super().__init__()
        self._tell = tell

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show:
            self._tell(type(watched).__name__)
        return False


def test_an_office_takes_a_second_line_only_when_it_needs_one(qtbot: QtBot, theme: Theme) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    mark = WorkspaceMark(theme, parent)
    mark.resize(theme.px(208), mark.height())
    mark.say("Comité", "ADNV")
    low = mark.height()
    mark.say("Comité", "Secrétariat suisse, ADNV (exemple)")
    assert mark.height() == low + theme.px(16)


@pytest.mark.parametrize("text", ["", "seul", "un deux trois quatre", "Anticonstitutionnellement vite"])
def test_two_lines_keep_every_word_and_the_first_fits_if_it_can(theme: Theme, text: str) -> None:
    font = theme.font(Type.CAPTION)
    lines = two_lines(font, text, 60)
    assert " ".join(lines) == text
    assert len(lines) <= 2
    assert all(width_of(font, line) <= 60 or " " not in line for line in lines[:1])


def test_a_wider_switch_shares_its_width(qtbot: QtBot, theme: Theme) -> None:
    switch = Switch(theme, "switch")
    qtbot.addWidget(switch)
    switch.offer([("both", "FR et DE"), ("fr", "FR"), ("de", "DE")], "Langues", "{place} sur {count}")
    switch.resize(400, switch.height())
    segments = switch.segments()
    assert segments[-1].right() == 399
    assert [one.right() for one in segments[:-1]] == [other.left() for other in segments[1:]]


@pytest.mark.each_language
def test_a_cell_that_is_cut_is_known_as_cut(office: Desktop) -> None:
    table = office.prepare()
    assert isinstance(table, Table)
    delegate = table.itemDelegate()
    assert isinstance(delegate, Delegate)
    index, rect = table.rows_model.index(0, 1), QRect(0, 0, 120, 36)
    assert not delegate.is_cut(Cell(text="court"), rect, index)
    assert delegate.is_cut(Cell(text="un titre qui ne trouve pas sa place"), rect, index)
    assert delegate.is_cut(Cell(text="court", second="une fonction qui ne trouve pas sa place"), rect, index)
    assert delegate.is_cut(Cell(text="un titre court", icon="warning"), QRect(0, 0, 110, 36), index)


def test_a_line_without_room_ends_in_an_ellipsis_until_the_keyboard_is_in_it(qtbot: QtBot, theme: Theme) -> None:
    whole = "Communauté de communes des Lacs et Montagnes du Haut-Doubs"
    page = QWidget()
    qtbot.addWidget(page)
    line, other = LineEdit(theme, "line", parent=page), LineEdit(theme, "other", parent=page)
    line.setGeometry(0, 0, 200, line.height())
    other.setGeometry(0, 40, 200, other.height())
    line.setText(whole)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    other.setFocus()
    assert line.shown().endswith("…")
    assert width_of(line.font(), line.shown()) < 200
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    assert line.shown() == whole
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    assert line.shown().endswith("…")
    line.setText("Jougne")
    assert line.shown() == "Jougne"


def test_a_choice_keeps_the_width_it_was_given_while_its_words_change(qtbot: QtBot, theme: Theme) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    choice = ComboBox(theme, "choice", page)
    column = QVBoxLayout(page)
    column.addWidget(choice)
    page.resize(400, 80)
    with qtbot.waitExposed(page):
        page.show()
    widths: list[int] = []
    choice.resizeEvent = lambda event: widths.append(event.size().width())  # type: ignore[method-assign]
    choice.offer([("CHF", "CHF"), ("EUR", "EUR")])
    later = QTimer(page, singleShot=True, interval=60)  # Qt would make it as wide as its words after 20
    with qtbot.waitSignal(later.timeout):
        later.start()
    assert all(width == choice.width() for width in widths)
    assert choice.width() > 300


@pytest.mark.parametrize("percent", TEXT_SIZES)
def test_a_text_of_several_lines_shows_all_of_them(qtbot: QtBot, theme: Theme, percent: int) -> None:
    theme.set_text_size(percent)
    field = AreaField(theme, "text")
    qtbot.addWidget(field)
    field.resize(theme.px(272), field.sizeHint().height())
    field.show()
    field.setText("La décision sur l’étude préalable est reportée à la séance du 12 mars 2027.\n" * 3)
    field.resize(theme.px(272), field.sizeHint().height())
    QApplication.processEvents()
    assert field.area.verticalScrollBar().maximum() == 0


def test_what_is_only_read_has_nothing_to_open_and_its_room_for_words(qtbot: QtBot, theme: Theme) -> None:
    whole = "Communauté de communes des Lacs et Montagnes du Haut-Doubs"
    page = QWidget()
    qtbot.addWidget(page)
    picker = Picker(theme, "picker", page)
    picker.put(UUID(int=1), whole)
    picker.resize(220, picker.height())
    before = picker.shown()
    picker.set_writable(False)
    assert len(before) < len(picker.shown()) < len(whole)
    picker.set_writable(True)
    assert picker.shown() == before
    square = CheckBox(theme, "square", page)
    Field(theme, square, page).set_writable(False)
    qtbot.mouseClick(square, Qt.MouseButton.LeftButton)
    assert not square.isChecked()


def test_a_square_stands_level_with_the_field_beside_it(qtbot: QtBot, theme: Theme) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    rows = Rows(theme, page)
    line, square = LineEdit(theme, "line"), CheckBox(theme, "square")
    beside, alone = Field(theme, line), Field(theme, square)
    beside.say("Part")
    alone.say("Strictement plus")
    alone.stand_beside()
    rows.add([beside, alone])
    rows.resize(400, rows.sizeHint().height())
    with qtbot.waitExposed(page):
        page.show()
    assert line.mapTo(rows, line.rect().topLeft()).y() == square.mapTo(rows, square.rect().topLeft()).y()
    assert line.height() == square.height()


@pytest.mark.parametrize("percent", TEXT_SIZES)
def test_a_text_of_one_line_is_as_tall_as_the_fields_beside_it(qtbot: QtBot, theme: Theme, percent: int) -> None:
    theme.set_text_size(percent)
    page = QWidget()
    qtbot.addWidget(page)
    assert AreaField(theme, "text", page).sizeHint().height() == LineEdit(theme, "line", parent=page).height()


def test_a_text_that_grows_has_no_bar_that_takes_its_room(qtbot: QtBot, theme: Theme) -> None:
    frame = FramedArea(theme, "text")
    qtbot.addWidget(frame)
    area = frame.area
    area.put("Le comité rend un avis favorable, sous réserve d’un plan de financement équilibré.")
    with qtbot.waitExposed(frame):
        frame.show()
    bars: list[str] = []
    area.verticalScrollBar().installEventFilter(watch := Shown(bars.append))
    area.horizontalScrollBar().installEventFilter(watch)
    for width in range(160, 620, 10):
        frame.resize(width, 120)
        QApplication.processEvents()
    assert bars == []
    area.put("\n".join(["ligne"] * (area.most + 1)))
    QApplication.processEvents()
    assert area.verticalScrollBar().isVisible()
