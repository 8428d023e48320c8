"""The machine of parties that exchange files, with the files that each run starts from."""

from collections.abc import Iterator
from functools import cache

import pytest

from ctj_desktop.exchange import readme
from ctj_desktop.i18n.translator import load_translator
from tests.exchange_machine.machine import Exchange
from tests.exchange_machine.parties import make_templates


@pytest.fixture(scope="session")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[type[Exchange]]:
    """Catalogues are read once: a bundle's page for people costs more than all the rest of it."""
    folder = tmp_path_factory.mktemp("exchange") / "template"
    folder.mkdir()

    class Here(Exchange):
        template = folder

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(readme, "load_translator", cache(load_translator))
        make_templates(folder)
        yield Here
