"""Does every part around the page answer to the keyboard?"""

from PySide6.QtCore import Qt

from tests.ui.desktop import Desktop, Key

SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_f6_reaches_every_part_and_shift_f6_goes_back(office: Desktop) -> None:
    def part() -> str:
        bar = office.window.menuBar()
        if bar.hasFocus():
            bar.setActiveAction(None)  # type: ignore[arg-type]
            return "menu"
        return office.focused().objectName().partition(".")[0]

    seen = []
    for _ in range(5):
        office.press(Key.Key_F6)
        seen.append(part())
    assert len(set(seen)) == 5, seen
    assert "menu" in seen
    back = []
    for _ in range(5):
        office.press(Key.Key_F6, SHIFT)
        back.append(part())
    assert set(back) == set(seen)
