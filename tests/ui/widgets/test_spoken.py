"""Is what comes of one act said in one breath, and nothing said of what is gone?"""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ctj_desktop.ui.widgets.spoken import announce, in_one_breath
from tests.ui.hearing import Announced


def test_sentences_of_one_act_are_one_announcement(qtbot: QtBot, announced: Announced) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    announce(window, "Arrivée notée")
    announce(window, lambda: "Quorum atteint !")
    announce(window, "")
    announce(window, "Arrivée notée")
    assert announced.one() == "Arrivée notée. Quorum atteint !"
    announce(window, "Arrivée notée")
    assert announced.one() == "Arrivée notée"


def test_what_follows_each_key_stands_instead_of_what_nobody_heard(qtbot: QtBot, announced: Announced) -> None:
    window, other = QWidget(), QWidget()
    for one in (window, other):
        qtbot.addWidget(one)
    announce(other, "Bonjour")
    announce(window, "2 sur 7", instead=True)
    announce(window, "1 sur 3", instead=True)
    assert announced.one() == "Bonjour. 1 sur 3"


def test_a_window_that_has_gone_says_nothing(qtbot: QtBot, announced: Announced) -> None:
    window = QWidget()
    announce(window, lambda: window.windowTitle() or "fini")
    window.deleteLater()
    qtbot.waitUntil(lambda: not announced.take() and True)
    assert announced.take() == []


def test_one_breath_ends_each_sentence() -> None:
    assert in_one_breath(["Un", "Deux.", "", "Un", "Trois"]) == "Un. Deux. Trois"
    assert in_one_breath([]) == ""
