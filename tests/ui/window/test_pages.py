"""Is what every room declares joined: its acts, and its pages, each once and made by what it names?"""

from collections import Counter
from importlib import import_module
from pathlib import Path
from pkgutil import resolve_name

import ctj_desktop.ui
from ctj_desktop.ui.window import pages
from ctj_desktop.ui.window.all_acts import ROOMS


def test_every_room_that_declares_acts_and_pages_is_joined() -> None:
    rooms = [path.parent.name for path in Path(ctj_desktop.ui.__path__[0]).glob("*/acts.py")]
    forgotten = [room for room in rooms if import_module(f"ctj_desktop.ui.{room}.acts") not in ROOMS]
    assert [f"ui/window/all_acts.py does not join the room “{room}”" for room in forgotten] == []


def test_every_page_is_declared_once_and_made_by_what_it_names() -> None:
    declared = Counter(page for room in ROOMS for page in getattr(room, "PAGES", ()))
    assert [f"two rooms declare the page “{page}”" for page, rooms in declared.items() if rooms > 1] == []
    assert [page for page, maker in pages.LAID_OUT.items() if not callable(resolve_name(maker))] == []
