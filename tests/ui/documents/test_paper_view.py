"""Does a paper fitted to its view come to rest, whatever the height of the view?"""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ctj_desktop.ui.documents.paper_view import PageSize, PaperView, TextLine
from ctj_desktop.ui.style.theme import Theme
from tests.ui.hearing import come_to


def test_a_page_that_just_fits_has_one_zoom_with_and_without_a_scroll_bar(qtbot: QtBot, theme: Theme) -> None:
    view = PaperView(theme, "paper")
    qtbot.addWidget(view)
    view.resize(288, 600)
    view.show_pages([PageSize(595, 842)])
    with qtbot.waitExposed(view):
        view.show()
    zooms = set()
    for height in range(300, 480, 4):
        view.resize(288, height)
        zooms.add(round(view.zoom, 4))
    assert len(zooms) == 1


def test_whoever_reads_by_lines_goes_on_where_a_page_down_leads(qtbot: QtBot, theme: Theme) -> None:
    view = PaperView(theme, "paper")
    qtbot.addWidget(view)
    view.resize(600, 400)
    view.say("Paper", "{page}/{pages}")
    view.show_pages([PageSize(595, 842)] * 2)
    for page in (0, 1):
        view.show_lines(page, [TextLine(50, 40 + 40 * at, 200, 12, f"{page}.{at}") for at in range(18)])
    with qtbot.waitExposed(view):
        view.show()
    view.activateWindow()
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert come_to(view) == []
    QTest.keyClick(view, Qt.Key.Key_Home)
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert come_to(view) == ["1/2", "0.0"]
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert come_to(view)[1] not in ("0.0", "0.1")
    QTest.keyClick(view, Qt.Key.Key_End)
    assert come_to(view)[0] == "2/2"
    assert come_to(view)[1].startswith("1.")
