"""Which language does the window speak now, and who is told when it changes?"""

from PySide6.QtCore import QObject, Signal

from ctj_desktop.domain.texts import Language
from ctj_desktop.i18n import Translator, load_translator
from ctj_desktop.ui.frame.qt_words import say_by_qt

INTERFACE_LOCALES: tuple[tuple[str, str], ...] = (
    ("fr_CH", "Français"),
    ("de_CH", "Deutsch"),
    ("en", "English"),
)
"""Each language is named in itself, so that whoever got lost finds the way back."""


class WindowLanguage(QObject):
    """Holds the translator of the window; the language of papers and of content are other settings.

    What Qt writes by itself follows.
    """

    changed = Signal()

    def __init__(self, translator: Translator, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._translator = translator
        say_by_qt(translator)

    @property
    def t(self) -> Translator:
        """The translator that holds now; never kept by a view."""
        return self._translator

    def use(self, translator: Translator) -> None:
        """Any translator; every view retranslates itself."""
        self._translator = translator
        say_by_qt(translator)
        self.changed.emit()

    def switch(self, locale: str) -> None:
        """Switches live; every view retranslates itself."""
        if locale != self._translator.locale:
            self.use(load_translator(locale, on_screen=True))


def content_language(t: Translator) -> Language:
    """The language of content that the interface shows: English reads the French."""
    return Language.DE if t.language is Language.DE else Language.FR
