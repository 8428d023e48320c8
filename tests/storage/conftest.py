"""A store whose log and tables agree at the end of each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ctj_desktop.domain.findings import Severity
from ctj_desktop.storage.check import check
from ctj_desktop.storage.store import Store
from tests.storage.builders import a_store
from tests.storage.devices import make_template
from tests.storage.machine import Offices


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A fresh store; a write around the door fails the test at its end."""
    with a_store(tmp_path / "a.ctj") as made:
        yield made
        assert [found for found in check(made) if found.severity is Severity.ERROR] == []


@pytest.fixture(scope="session")
def machine(tmp_path_factory: pytest.TempPathFactory) -> type[Offices]:
    """The machine of three devices with the files that each run starts from."""
    folder = tmp_path_factory.mktemp("machine") / "template"
    folder.mkdir()
    make_template(folder)

    class Here(Offices):
        template = folder

    return Here
