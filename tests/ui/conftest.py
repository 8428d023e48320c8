"""What every test of the window stands on: the theme, the languages, and no warning of Qt left unseen."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from ctj_desktop.i18n import load_translator
from ctj_desktop.ui.language import WindowLanguage
from ctj_desktop.ui.style.theme import Scheme, Theme


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The light theme."""
    made = Theme(qapp, Scheme.LIGHT)
    yield made
    made.deleteLater()


@pytest.fixture(params=["fr_CH", "de_CH"])
def language(request: pytest.FixtureRequest) -> WindowLanguage:
    """Every test that asks for it runs in both languages."""
    return WindowLanguage(load_translator(request.param, on_screen=True))
