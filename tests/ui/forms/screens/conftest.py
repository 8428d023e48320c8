"""A workspace with a record on every declared screen, entered once by the window and copied from then on."""

import shutil
from pathlib import Path

import pytest

from ctj_desktop.ui.frame.navigation import Place
from tests.ui.desktop import Desktop, InDialog
from tests.ui.forms.screens.filling import Filler, entered


@pytest.fixture(scope="session")
def filled_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which the first test that asks for it leaves the file and its installation."""
    return tmp_path_factory.mktemp("filled")


@pytest.fixture
def full(empty: Desktop, in_dialog: InDialog, filled_once: Path, tmp_path: Path) -> Desktop:
    """A record on every screen."""
    kept = filled_once / empty.sample.name
    there = kept.exists()
    if not there:
        filler = Filler(empty)
        for screen in entered():
            filler.add(screen, in_dialog)
    empty.window.close_workspace()
    for name in (empty.sample.name, "bureau-data"):
        source, target = tmp_path / name, filled_once / name
        if there:
            source, target = target, source
        if source.is_dir():
            shutil.rmtree(target, ignore_errors=True)
            shutil.copytree(source, target)
        else:
            shutil.copy(source, target)
    assert empty.window.open_file(empty.sample)
    empty.window.desk.navigator.go(Place(page="organisations"))
    return empty
