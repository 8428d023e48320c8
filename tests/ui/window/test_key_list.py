"""Are the keys found by what they do?"""

import pytest

from ctj_desktop.ui.window.key_list import KeyList
from tests.ui.desktop import Desktop, InDialog, Key


@pytest.mark.each_language
def test_the_key_list_is_narrowed_by_typing(office: Desktop, in_dialog: InDialog) -> None:
    t = office.window.desk.t

    def look() -> None:
        dialog = office.dialog()
        assert isinstance(dialog, KeyList)
        every = dialog.shown()
        assert any("Ctrl+É" in name for name in every)
        office.keys(t.sort_key(t("&Undo").replace("&", "")))
        assert 1 <= len(dialog.shown()) < len(every)
        assert all("Ctrl+Z" in name for name in dialog.shown()[:1])
        office.keys("xyzzyx")
        assert dialog.shown() == []
        assert office.text("dialog.keys.nothing") == t("Nothing found")
        office.press(Key.Key_Escape)
        office.press(Key.Key_Escape)

    in_dialog(lambda: office.press(Key.Key_F1), look)
