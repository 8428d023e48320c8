"""Does a paper fitted to its view come to rest, whatever the height of the view?"""

from pytestqt.qtbot import QtBot

from ctj_desktop.ui.documents.paper_view import PageSize, PaperView
from ctj_desktop.ui.style.theme import Theme


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
