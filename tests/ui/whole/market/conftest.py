"""What a part of the story of a project stands on: what the part before it left, made where it is not there yet."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ctj_desktop.ui.style.theme import Theme
from tests.ui.desktop import InDialog
from tests.ui.whole.in_parts import Tell, teller
from tests.ui.whole.market.parts import PARTS


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What every part left, in a folder of its name."""
    return tmp_path_factory.mktemp("market")


@pytest.fixture
def tell(qtbot: QtBot, theme: Theme, archive: Path, tmp_path: Path, in_dialog: InDialog) -> Tell:
    """Tells one part of the story."""
    return teller(PARTS, archive, tmp_path, qtbot, theme, in_dialog)
