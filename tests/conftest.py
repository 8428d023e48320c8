"""What every test stands on: an offscreen Qt and a private data folder."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports Qt

from pathlib import Path

import pytest
from hypothesis import settings

from tests.logs import logged, logged_all_along

__all__ = ["logged", "logged_all_along", "private_data_folder"]

settings.register_profile("house", deadline=None)  # how quick it is, is measured in benchmarks
settings.load_profile("house")


@pytest.fixture(autouse=True)
def private_data_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Anchors and settings of a test never touch those of the person who runs it."""
    folder = tmp_path_factory.mktemp("data")
    monkeypatch.setenv("CTJ_DATA_DIR", str(folder))
    return folder
