"""Is a name that looks like HTML letters on every page, where the mouse rests on it too?"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QToolTip, QWidget

from ctj_desktop.storage.store import Store
from tests.ui import hearing, screens
from tests.ui.desktop import Desktop

HIGH = 700
NAMES = ("title_fr", "title_de", "name", "name_fr", "name_de", "family_name", "place_fr", "place_de")
FEWEST = 100


def renamed(store: Store, before: str) -> None:
    """Every title and name of every record, as another program could have written them."""
    for (table,) in store.connection.run("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%title_%'"):
        columns = [row[1] for row in store.connection.run(f"PRAGMA table_info({table})")]
        for column in set(NAMES) & set(columns):
            store.connection.run(f"UPDATE {table} SET {column} = ? || {column} WHERE {column} <> ''", (before,))


def tips(window: QWidget) -> Iterator[tuple[str, QLabel]]:
    """What Qt shows where the mouse rests, widget by widget and the first cells of each list."""
    for widget in window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        places = [QPoint(1, 1)] if "<img" in widget.toolTip() else []
        if isinstance(widget.parent(), QAbstractItemView):
            places += [QPoint(widget.width() // 3, down) for down in range(8, min(widget.height(), 200), 32)]
        for place in places:
            QApplication.sendEvent(widget, QHelpEvent(QHelpEvent.Type.ToolTip, place, widget.mapToGlobal(place)))
            for one in QApplication.topLevelWidgets():
                if isinstance(one, QLabel) and one.objectName() == "qtooltip_label":
                    yield hearing.name_of(widget), one


@pytest.mark.long
def test_a_name_that_looks_like_html_is_letters_everywhere(office: Desktop, tmp_path: Path) -> None:
    path = tmp_path / "seen.png"
    picture = QPixmap(HIGH, HIGH)
    picture.fill(Qt.GlobalColor.red)
    assert picture.save(str(path))
    screens.backed_up(office)  # of what is written below, past the log, none would be made
    renamed(office.store, f'<img src="{path.as_uri()}"> ')
    seen, found = 0, []
    for page in screens.walk(office, declared=screens.DECLARED):
        found += [f"{page}: {one}" for one in hearing.taken_for_html(office.window)]
        for name, tip in tips(office.window):
            seen += "<img" in tip.text()
            if tip.textFormat() is not Qt.TextFormat.PlainText or tip.height() >= HIGH:
                found.append(f"{page}: tip of {name}")
    QToolTip.hideText()
    office.bot.waitUntil(lambda: not QToolTip.isVisible())
    assert found == []
    assert seen >= FEWEST
