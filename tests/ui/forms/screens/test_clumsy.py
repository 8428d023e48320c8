"""Does anything raise, is anything lost or left behind, whatever somebody does on the declared screens?"""

from pathlib import Path

import pytest

from ctj_desktop.ui.forms.entries.parts import WholeEntry
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.window.screens import BY_PAGE, SCREENS
from tests.ui.desktop import CTRL, CTRL_SHIFT, Desktop, Key
from tests.ui.forms.screens.clumsy import Clumsy
from tests.ui.forms.screens.filling import everything, sheet_of
from tests.ui.whole.monkey import Monkey, hands_off

FEW, STEPS, MANY = 15, 100, 500
MOUSE = [("fr_CH", 1, FEW), *(pytest.param("de_CH", seed, MANY, marks=pytest.mark.long) for seed in range(2, 6))]


@pytest.mark.long
@pytest.mark.parametrize(("language", "seed"), [("fr_CH", 1), ("de_CH", 2)], indirect=["language"])
def test_whatever_is_done_can_be_undone_and_nothing_is_left_unsaid(empty: Desktop, seed: int) -> None:
    be_clumsy(empty, seed, FEW if empty.window.desk.t.locale == "fr_CH" else STEPS)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(10, 18))
def test_whatever_is_done_for_long_can_be_undone_and_nothing_is_left_unsaid(empty: Desktop, seed: int) -> None:
    be_clumsy(empty, seed, MANY)


@pytest.mark.parametrize(("language", "seed", "steps"), MOUSE, indirect=["language"])
@pytest.mark.long
def test_random_clicks_on_the_declared_screens_raise_nothing(
    full: Desktop, seed: int, steps: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands_off(tmp_path, monkeypatch.setattr)
    monkey = Monkey(full.window, tmp_path, seed, (*BY_PAGE, "registers"))
    monkey.run(steps)
    assert len(monkey.trail) > steps // 2
    assert not monkey.found, "\n\n".join(monkey.found.values())


def be_clumsy(desktop: Desktop, seed: int, steps: int) -> None:
    before = everything(desktop.store)
    clumsy = Clumsy(desktop, seed)
    try:
        clumsy.run(steps)
        desktop.press(Key.Key_S, CTRL)
        need_said(desktop)
        desktop.window.desk.navigator.go(Place(page="bin"))
        after = everything(desktop.store)
        acts = undo_all(desktop)
        assert everything(desktop.store) == before
        for _ in range(acts):
            desktop.press(Key.Key_Z, CTRL_SHIFT)
        assert everything(desktop.store) == after
    except BaseException as error:
        error.add_note("\n".join(clumsy.trail[-12:]))
        raise


def need_said(desktop: Desktop) -> None:
    """What was typed and is no act yet stands in the sheet of its record, with a sentence below it."""
    for draft in desktop.store.drafts():
        kinds = [kind for kind, key in everything(desktop.store) if key == draft.record and kind in SCREENS]
        for screen in (SCREENS[kind] for kind in kinds):
            desktop.window.desk.navigator.go(screen.at(draft.record))
            forms, register = sheet_of(desktop, screen).forms(), draft.register.partition("#")[0]
            [entry] = [one for form in forms for one in form.entries if one.register == register]
            parts = entry.parts.values() if isinstance(entry, WholeEntry) else ()
            assert any(one.field.note_text() for one in (entry, *parts)), draft


def undo_all(desktop: Desktop) -> int:
    """How many acts there were; each of them is taken back, or the sentence of the strip says why not."""
    acts = 0
    while desktop.workspace.next_undo() is not None:
        moment = desktop.store.streams.last_hlc()
        desktop.press(Key.Key_Z, CTRL)
        assert desktop.store.streams.last_hlc() != moment, desktop.text("status.sentence")
        acts += 1
    return acts
