"""What did the person choose for every window: language, look, text size, recent files; and is it kept?"""

import os
from collections.abc import Iterable
from pathlib import Path

import platformdirs
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from ctj_desktop.domain.record import replace
from ctj_desktop.settings import Settings, save_settings
from ctj_desktop.ui.frame.language import WindowLanguage
from ctj_desktop.ui.style.theme import Contrast, Scheme, Theme


class Preferences(QObject):
    """One for the program; every change holds at once and is kept for the next start."""

    changed = Signal()

    def __init__(self, theme: Theme, language: WindowLanguage, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self.theme, self.language, self.settings = theme, language, settings
        language.changed.connect(self._language_changed)

    def remember(self, settings: Settings) -> None:
        """Keeps other settings; where the profile cannot be written only the choice is not kept."""
        self.settings = settings
        try:
            save_settings(settings)
        except OSError:
            return
        finally:
            self.changed.emit()

    def choose_language(self, locale: str) -> None:
        """Switches live."""
        self.language.switch(locale)

    def choose_scheme(self, scheme: Scheme) -> None:
        """Light, dark, or as the system."""
        self.theme.set_scheme(scheme)
        self.remember(replace(self.settings, scheme=scheme.value))

    def choose_contrast(self, contrast: Contrast) -> None:
        """High contrast always, or as the system says."""
        self.theme.set_contrast(contrast)
        self.remember(replace(self.settings, contrast=contrast.value))

    def choose_text_size(self, percent: int) -> None:
        """Per cent of the system's text size; 0 follows the system."""
        self.remember(replace(self.settings, text_size=percent))
        self.theme.set_text_size(percent)

    def opened(self, path: Path) -> None:
        """A workspace comes first among the recent ones."""
        self.remember(self.settings.with_recent(path))

    def gone(self, path: Path) -> None:
        """A file that is no longer there leaves the list."""
        self.remember(self.settings.without_recent(path))

    def folder(self) -> Path:
        """Where the person's files are: beside the last one, else among the documents."""
        if self.settings.recent:
            return Path(self.settings.recent[0]).parent
        documents = Path(platformdirs.user_documents_dir())
        return documents if os.path.isdir(documents) else Path.home()

    def serve(self, languages: Iterable[QAction], looks: Iterable[QAction]) -> None:
        """The entries for language and look of a menu bar choose here."""
        for action in languages:
            action.triggered.connect(self._language_chosen)
        for action in looks:
            action.triggered.connect(self._look_chosen)

    def _language_chosen(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.choose_language(str(action.data()))

    def _look_chosen(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.choose_scheme(Scheme(str(action.data())))

    def _language_changed(self) -> None:
        self.remember(replace(self.settings, locale=self.language.t.locale))
