"""In which language do Qt's own widgets speak: the menu of a text field, a file dialog, the keys behind an entry?"""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

from ctj_desktop.i18n import N_, Translator
from ctj_desktop.ui.frame.keys import WORDS

FOLDER = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)

LACKING = frozenset({N_("&Look in:"), N_("Files of &type:"), N_("Page &Set:")})
"""What dialogs of Qt say and its French catalogue does not know."""


class QtWords(QTranslator):
    """The catalogue that comes with Qt, with the names of keys as they stand everywhere else, and Swiss spelling.

    The program has one for as long as it runs: Qt holds its list of translators while it asks one of them, and whoever
    takes another away meanwhile, as the collector of what is not used any more may do, would wait for ever.
    """

    def __init__(self, app: QCoreApplication, t: Translator) -> None:
        super().__init__(app)
        self.speak(t)
        app.installTranslator(self)

    def speak(self, t: Translator) -> None:
        """In the language of that translator; Qt's English where there is no catalogue."""
        self._t = t
        self.load(f"qtbase_{t.locale[:2]}", FOLDER)

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        """None where there is no such word: Qt takes an empty one for a translation."""
        if context == "QShortcut":
            return self._t(WORDS[text]) if text in WORDS else None
        found = super().translate(context, text, disambiguation, n)
        if not found and text in LACKING:
            return self._t(text)
        return found.replace("ß", "ss") if found else None


def say_by_qt(t: Translator) -> None:
    """From now on in this language."""
    app = QCoreApplication.instance()
    if app is not None:
        words = app.findChild(QtWords)
        if words is None:
            QtWords(app, t)
        else:
            words.speak(t)
