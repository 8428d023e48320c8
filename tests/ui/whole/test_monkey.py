"""Does nothing raise and nothing warn while somebody clicks and types at random over every page?"""

import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.widgets.fields import ComboBox
from tests.ui import sitting
from tests.ui.desktop import CTRL, Desktop, Key
from tests.ui.forms.screens.clumsy import Clumsy
from tests.ui.forms.screens.filling import everything
from tests.ui.whole.monkey import TWICE, Monkey, hands_off

STEPS, MANY, ROUNDS = 120, 600, 150
pytestmark = pytest.mark.qt_log_ignore(TWICE)


@pytest.mark.parametrize(
    ("language", "seed"), [("fr_CH", 3), pytest.param("de_CH", 8, marks=pytest.mark.long)], indirect=["language"]
)
def test_random_clicks_and_keys_raise_nothing(
    office: Desktop, seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    act_at_random(office, seed, STEPS, tmp_path, monkeypatch)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(10))
def test_many_random_clicks_and_keys_raise_nothing(
    office: Desktop, seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    act_at_random(office, seed, MANY, tmp_path, monkeypatch)


@pytest.mark.long
@pytest.mark.parametrize("language", ["fr_CH", "de_CH"], indirect=True)
@pytest.mark.parametrize("seed", range(2, 8))
def test_who_begins_with_nothing_and_does_anything_is_never_stuck(
    empty: Desktop, seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Hands that know what a dialog asks, and hands that know nothing; whoever sits there takes it all back."""
    hands_off(tmp_path, monkeypatch.setattr)
    before, authors = everything(empty.store), {empty.store.author}
    clumsy, monkey = Clumsy(empty, seed), Monkey(empty.window, tmp_path, seed)
    monkeypatch.setattr(sys, "excepthook", monkey.raised)
    for _ in range(ROUNDS):
        clumsy.go()
        clumsy.add()
        monkey.run(20)
        empty.bot.waitUntil(lambda: empty.window.view is not None)  # a backup may be taking the place of the file
        authors.add(empty.store.author)
        assert not monkey.found, "\n\n".join(monkey.found.values())
    for other in QApplication.topLevelWidgets():
        if other.isVisible() and other is not empty.window:
            other.close()
    empty.window.activateWindow()
    empty.press(Key.Key_S, CTRL)
    empty.window.desk.navigator.go(Place(page="bin"))
    empty.find(ComboBox, "bin.kind").setFocus()
    while empty.workspace.next_undo() is not None:
        moment = empty.store.streams.last_hlc()
        empty.press(Key.Key_Z, CTRL)
        if empty.store.streams.last_hlc() == moment:  # somebody else wrote there since, which is said
            assert len(authors) > 1, empty.text("status.sentence")
            break
    assert not monkey.found, "\n\n".join(monkey.found.values())
    assert len(authors) > 1 or everything(empty.store) == before


def act_at_random(office: Desktop, seed: int, steps: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hands_off(tmp_path, monkeypatch.setattr)
    sitting.under_way(office.workspace)
    monkey = Monkey(office.window, tmp_path, seed)
    monkeypatch.setattr(sys, "excepthook", monkey.raised)
    monkey.run(steps)
    assert len(monkey.trail) > steps // 2
    assert not monkey.found, "\n\n".join(monkey.found.values())
