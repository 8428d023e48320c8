"""Does undo, right after anything declared was added, corrected or removed, bring back exactly what there was?"""

from collections.abc import Callable
from itertools import cycle
from uuid import UUID

import pytest

from ctj_desktop.domain.records.kinds import BY_NAME
from ctj_desktop.services.naming.hanging import what_hangs
from ctj_desktop.ui.forms.entries.entry import TypedEntry
from ctj_desktop.ui.forms.screens.record_table import RecordTable
from ctj_desktop.ui.frame.screen import Screen
from ctj_desktop.ui.widgets.text_area import AreaField
from tests.ui.desktop import CTRL, CTRL_SHIFT, Desktop, InDialog, Key
from tests.ui.forms.screens.filling import Filler, Snapshot, entered, everything, sheet_of


class Past:
    """What there was after each act; acts undone are forgotten once something else is done."""

    def __init__(self, desktop: Desktop) -> None:
        self._desktop, self.states = desktop, [everything(desktop.store)]

    def acted(self) -> None:
        """One act, and not two."""
        now = everything(self._desktop.store)
        assert now != self.states[-1], "nothing was done"
        done = self._desktop.workspace.next_undo()
        assert done is not None
        assert any(done.label.args.values()), f"{done.label.key} names nobody"
        self.states.append(now)

    def newest(self, kind: str) -> UUID:
        """What the last act added."""
        [made] = [key for name, key in self.states[-1].keys() - self.states[-2].keys() if name == kind]
        return made

    def go_back(self, many: int) -> None:
        self._walk(self.states[-many - 1 : -1][::-1], lambda: self._desktop.press(Key.Key_Z, CTRL))

    def go_on(self, many: int) -> None:
        self._walk(self.states[-many:], lambda: self._desktop.press(Key.Key_Z, CTRL_SHIFT))

    def to_and_fro(self) -> None:
        """At once, with the keyboard where the act left it."""
        self.go_back(1)
        self.go_on(1)

    def _walk(self, states: list[Snapshot], press: Callable[[], None]) -> None:
        for state in states:
            press()
            assert differs(everything(self._desktop.store), state) == [], self._desktop.text("status.sentence")


def differs(now: Snapshot, then: Snapshot) -> list[tuple[object, object]]:
    """Each record that is not as it was: now, then."""
    keys = now.keys() | then.keys()
    return [(now.get(key), then.get(key)) for key in keys if now.get(key) != then.get(key)]


def correct(desktop: Desktop, screen: Screen, filler: Filler, by: Key) -> bool:
    """The first field of the sheet that is written, and away from it; whether there is one."""
    written = [entry for entry in sheet_of(desktop, screen).entries if isinstance(entry, TypedEntry)]
    if not written:
        return False
    entry = written[0]
    filler.fill(entry, again=True)
    desktop.press(Key.Key_Tab if isinstance(entry.field.editor, AreaField) else by)
    assert desktop.refusals() == {}
    return True


def remove(desktop: Desktop, screen: Screen, in_dialog: InDialog) -> None:
    """By Delete in the list; what would go with it is agreed to."""
    table = desktop.find(RecordTable, f"{screen.name}.table")
    table.setFocus()
    key = table.current_key()
    assert key is not None
    record = desktop.store.get(BY_NAME[screen.kind], key)
    assert record is not None
    if any(one.goes for one in what_hangs(desktop.store, record)):
        in_dialog(lambda: desktop.press(Key.Key_Delete), lambda: desktop.press(Key.Key_Return))
    else:
        desktop.press(Key.Key_Delete)


@pytest.mark.long
@pytest.mark.parametrize("at_once", [False, True])
def test_what_is_added_corrected_and_removed_is_undone_and_redone_three_times_over(
    empty: Desktop, in_dialog: InDialog, at_once: bool
) -> None:
    filler, past = Filler(empty), Past(empty)
    for at, (screen, by) in enumerate(zip(entered(), cycle((Key.Key_Tab, Key.Key_Return)))):
        filler.add(screen, in_dialog)
        past.acted()
        if at % 3 and not at_once:
            continue  # two of three are only added
        if at_once:
            past.to_and_fro()
        empty.window.desk.navigator.go(screen.at(past.newest(screen.kind)))
        if corrected := correct(empty, screen, filler, by):
            past.acted()
            if at_once:
                past.to_and_fro()
        remove(empty, screen, in_dialog)
        past.acted()
        past.go_back(2 + corrected)
        past.go_on(2 + corrected)
        past.go_back(1)
        past.states.pop()
    past.go_back(len(past.states) - 1)
    assert empty.workspace.next_undo() is None
    if at_once:
        past.go_on(len(past.states) - 1)
