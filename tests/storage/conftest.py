"""A store whose log and tables agree at the end of each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ctj_desktop.domain.findings import Severity
from ctj_desktop.storage.check import check
from ctj_desktop.storage.store import Store
from tests.storage.builders import a_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A fresh store; a write around the door fails the test at its end."""
    with a_store(tmp_path / "a.ctj") as made:
        yield made
        assert [found for found in check(made) if found.severity is Severity.ERROR] == []
