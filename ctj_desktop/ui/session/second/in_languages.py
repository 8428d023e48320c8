"""How does a text stand in French and in German, one below the other?"""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.labels import Label, Tag


class InLanguages(QWidget):
    """A text in one language below the other, each with its tag; a language that has no text is left out."""

    def __init__(self, theme: Theme, kind: Type, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        self._lines: dict[Language, tuple[QWidget, Label]] = {}
        for language in (Language.FR, Language.DE):
            line = QWidget(self)
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(theme.px(8))
            words = Label(theme, kind, wrap=True, name=f"{name}.{language.value}", parent=line)
            row.addWidget(Tag(theme, language.value.upper(), parent=line), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(words, 1)
            column.addWidget(line)
            self._lines[language] = (line, words)

    def show_text(self, text: Bilingual, languages: Sequence[Language]) -> None:
        """In these languages; where none of them has a text, in the one that has."""
        wanted = [one for one in languages if text.text(one)] or [one for one in self._lines if text.text(one)]
        for language, (line, words) in self._lines.items():
            line.setVisible(language in wanted)
            words.say(text.text(language))
        self.setVisible(bool(wanted))
