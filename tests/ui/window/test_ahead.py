"""Is what a section imports there before it is opened, without anybody waiting for more than a module?"""

import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.sections import SECTIONS
from ctj_desktop.ui.window.ahead import AHEAD, ReadAhead
from tests.ui.desktop import Desktop

MODULES = ("read_ahead_first", "read_ahead_second")


def test_one_module_is_read_after_another(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in MODULES:
        tmp_path.joinpath(f"{name}.py").write_text("import sys\nAFTER = [*sys.modules]\n", "utf-8")
        monkeypatch.setitem(sys.modules, name, None)
        monkeypatch.delitem(sys.modules, name)  # and it is forgotten again afterwards
    monkeypatch.syspath_prepend(tmp_path)
    owner = QObject()
    ReadAhead(owner, MODULES)
    first, second = MODULES
    qtbot.waitUntil(lambda: first in sys.modules)
    assert second not in sys.modules
    qtbot.waitUntil(lambda: second in sys.modules)
    assert first in sys.modules[second].AFTER


def test_the_page_of_every_section_is_among_what_is_read(office: Desktop) -> None:
    pages = set()
    for section in SECTIONS:
        office.window.desk.navigator.go(Place(page=section.key))
        pages |= {cls.__module__ for cls in type(office.view.page).__mro__ if cls.__module__.endswith(".page")}
    assert len(pages) >= len(SECTIONS) - 1  # decisions and tasks are two lists in a frame of another room
    assert pages <= {*AHEAD}
    assert [name for name in AHEAD if find_spec(name) is None] == []
