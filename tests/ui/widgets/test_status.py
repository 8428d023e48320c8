"""Is what is refused read whole in the strip, however long it is?"""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.widgets.status import MOST_LINES, StatusStrip
from ctj_desktop.ui.window.shell import Surround

SHORT = "Rien à annuler."
LONG = (
    "La séance 2027-01 du comité « Mont d’Or – Chasseron » ne peut pas être convoquée : deux points n’ont pas de titre "
    "dans l’autre langue, et le délai de convocation des statuts est passé. Complétez les titres, puis convoquez-la."
)


def a_strip(qtbot: QtBot, theme: Theme, width: int) -> StatusStrip:
    strip = StatusStrip(theme)
    qtbot.addWidget(strip)
    strip.resize(width, strip.height())
    strip.show_saved("Enregistré 14:05:12")
    strip.show_undo("Annuler « téléphone modifié »")
    strip.show_keys("Espace exécutée · Ctrl+F filtrer · F2 modifier")
    strip.show()
    QTest.qWait(0)
    QApplication.processEvents()
    return strip


def test_a_long_sentence_takes_the_lines_it_needs_and_gives_them_back(qtbot: QtBot, theme: Theme) -> None:
    strip = a_strip(qtbot, theme, 900)
    one_line = theme.px(metrics.STATUS)
    strip.show_sentence(SHORT, "error")
    assert strip.height() == one_line
    strip.show_sentence(LONG, "error")
    QApplication.processEvents()
    assert one_line < strip.height() < MOST_LINES * one_line
    assert strip.sentence.height() >= strip.sentence.heightForWidth(strip.sentence.width())
    assert strip.sentence.toolTip() == LONG
    QTest.mouseClick(strip.sentence, Qt.MouseButton.LeftButton)
    assert strip.height() == one_line
    assert strip.sentence.text() == strip.sentence.toolTip() == LONG
    QTest.mouseClick(strip.sentence, Qt.MouseButton.LeftButton)
    assert strip.height() > one_line
    strip.show_tip(LONG)
    assert strip.height() == one_line
    strip.show_sentence(LONG, "error")
    strip.show_sentence("")
    assert strip.height() == one_line


def test_a_long_sentence_moves_nothing_of_the_page_nor_of_the_strip(qtbot: QtBot, theme: Theme) -> None:
    around = Surround(theme)
    qtbot.addWidget(around)
    around.resize(900, 600)
    around.status.show_undo("Annuler « téléphone modifié »")
    around.show()
    QApplication.processEvents()

    def places() -> tuple[QRect, QPoint]:
        return around.area.geometry(), around.status.undo.mapTo(around, QPoint())

    before = places()
    around.status.show_sentence(LONG, "error")
    QApplication.processEvents()
    assert around.status.height() > theme.px(metrics.STATUS)
    assert around.status.geometry().bottom() == around.rect().bottom()
    assert places() == before


def test_a_narrow_window_shows_so_many_lines_and_the_tool_tip_all_of_it(qtbot: QtBot, theme: Theme) -> None:
    strip = a_strip(qtbot, theme, 480)
    strip.show_sentence(LONG * 5, "error")
    assert strip.height() <= theme.px(metrics.STATUS) + MOST_LINES * strip.sentence.fontMetrics().lineSpacing()
    assert strip.sentence.toolTip() == LONG * 5
    strip.resize(4000, strip.height())
    strip.show_sentence(LONG, "error")
    assert strip.height() == theme.px(metrics.STATUS)
