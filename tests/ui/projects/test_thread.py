"""Does a thread say names, amounts and days whole in a small window, and take no more height than that needs?"""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ctj_desktop.services.projects.thread import Reached
from ctj_desktop.ui.projects.sheet.thread import ThreadView
from ctj_desktop.ui.projects.words import KnotWords
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.paint import width_of

ACTION = KnotWords(
    reached=Reached.DONE, first="Action 4.1.2", second="S’appuyer sur différents publics pour promouvoir", third=""
)
PROPOSAL = KnotWords(
    reached=Reached.DONE, first="Proposition", second="Encourager les marchés transfrontaliers", third=""
)
PROJECT = KnotWords(
    reached=Reached.NOW, first="Projet P-2026-005", second="saisi", third="9 novembre 2026", figures="09.11.2026"
)
FILE = KnotWords(
    reached=Reached.AHEAD,
    first="Dossier 2027-1",
    second="41 000 € · CHF 38'300",
    third="15 avril 2027",
    amounts=("41 000 €", "CHF 38'300"),
    figures="15.04.2027",
)
END = KnotWords(reached=Reached.AHEAD, first="Fin", second="du projet", third="30 septembre 2028", figures="30.09.2028")
KNOTS = (ACTION, PROPOSAL, PROJECT, FILE, END, END, END, END)


@pytest.mark.parametrize(
    ("percent", "width"), [(100, 640), (100, 690), (100, 1020), (150, 1060), (200, 1240), (200, 860)]
)
def test_names_amounts_and_days_are_whole(qtbot: QtBot, theme: Theme, percent: int, width: int) -> None:
    theme.set_text_size(percent)
    page = QWidget()
    qtbot.addWidget(page)
    thread = ThreadView(theme, "thread", page)
    thread.resize(width, 100)
    thread.say("Thread", KNOTS, "{place}/{count}")
    small = theme.font(Type.CAPTION)
    for knot, lines in zip(KNOTS, thread.lines(), strict=True):
        room = lines.width - theme.px(12)
        assert " ".join(lines.names).split() == knot.first.split()
        assert lines.day in (knot.third, knot.figures)
        assert all(width_of(small, said) <= room for said in (lines.day, *knot.amounts))
        if knot.amounts:
            assert lines.says in (knot.amounts, (knot.second,))
    assert all(one.left + one.width <= width for one in thread.lines())


def test_a_thread_is_taller_where_there_is_less_room(qtbot: QtBot, theme: Theme) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    thread = ThreadView(theme, "thread", page)
    tall = []
    for width in (1400, 640):
        thread.resize(width, 100)
        thread.say("Thread", KNOTS, "{place}/{count}")
        tall.append(thread.sizeHint().height())
    assert tall[0] < tall[1]
