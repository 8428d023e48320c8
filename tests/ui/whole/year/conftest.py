"""What a part of the year stands on: what the part before it left, made where it is not there yet."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ctj_desktop.ui.style.theme import Theme
from tests.ui.desktop import InDialog
from tests.ui.whole.year.parts import PARTS
from tests.ui.whole.year.telling import Shelf, a_window

Tell = Callable[[str], None]


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What every part left, in a folder of its name."""
    return tmp_path_factory.mktemp("year")


@pytest.fixture
def tell(qtbot: QtBot, theme: Theme, archive: Path, tmp_path: Path, in_dialog: InDialog) -> Tell:
    """Tells one part over a copy of what stood before it; those before it are told where nobody did."""

    def one(at: int) -> None:
        part, shelf = PARTS[at], Shelf(tmp_path / PARTS[at].name)
        if at:
            if not (archive / PARTS[at - 1].name).exists():
                one(at - 1)
            shutil.copytree(archive / PARTS[at - 1].name, shelf.folder)
        else:
            shelf.folder.mkdir()
        with a_window(qtbot, theme, part.locale, shelf, in_dialog, empty=not at) as day:
            part.told(day)
        if not (archive / part.name).exists():
            shutil.copytree(shelf.folder, archive / part.name)

    return lambda name: one([part.name for part in PARTS].index(name))
