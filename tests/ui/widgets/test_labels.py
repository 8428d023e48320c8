"""Does plain writing stay where it was put?"""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.paint import first_lines, width_of
from ctj_desktop.ui.widgets.surfaces import Banner


def test_what_stands_around_a_sentence_stays_whatever_the_text_size(qtbot: QtBot, theme: Theme) -> None:
    """More of it than a label is high before it has its place, as in large text."""
    window = QWidget()
    qtbot.addWidget(window)
    label = Label(theme, Type.BODY, "muted", wrap=True, parent=window)
    label.setContentsMargins(24, 18, 24, 18)
    label.say("Nothing is late.")
    label.show()
    assert around(label) == (24, 18, 24, 18)
    for percent in (150, 125):
        theme.set_text_size(percent)
        assert around(label) == (24, 18, 24, 18)


def test_capitals_keep_their_accents_where_a_font_has_no_room_for_them(
    qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    """DejaVu Sans, which many desktops write with, counts the accents of capitals out of the height of a line."""

    def shown(*, above: int) -> Label:
        monkeypatch.setattr(theme, "headroom", lambda _kind: above)
        label = Label(theme, Type.CAPTION, wrap=True)
        qtbot.addWidget(label)
        label.setContentsMargins(4, 4, 4, 4)
        label.say("Écrivez le nom de votre secrétariat.")
        return label

    without, with_room = shown(above=0), shown(above=2)
    assert with_room.heightForWidth(400) == without.heightForWidth(400) + 2
    assert around(with_room) == (4, 6, 4, 4)
    theme.set_text_size(150)
    assert around(with_room) == (4, 6, 4, 4)


def around(label: Label) -> tuple[int, int, int, int]:
    """Its margins."""
    margins = label.contentsMargins()
    return margins.left(), margins.top(), margins.right(), margins.bottom()


def test_a_line_that_is_broken_is_not_shortened_as_well(theme: Theme) -> None:
    font, text = (
        theme.font(Type.BODY),
        "seit 27. November 2026 · Quorum: 1/2 der Sitze, 1 pro Seite · Mehrheit der Seiten",
    )
    for width in range(100, 300):
        for line in first_lines(font, text, width, 9)[:-1]:
            assert width_of(font, line) <= width


def test_a_banner_without_its_place_asks_for_no_tower(qtbot: QtBot, theme: Theme) -> None:
    banner = Banner(theme, "banner", "warning", wrap=True)
    qtbot.addWidget(banner)
    banner.say("Somebody may have to stand back for this item. " * 6)
    assert banner.minimumHeight() == theme.px(metrics.BANNER)
    banner.resize(300, 40)
    banner.show()
    assert banner.minimumHeight() > 2 * theme.px(metrics.BANNER)
