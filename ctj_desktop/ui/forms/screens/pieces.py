"""Of which small parts is a sheet made, beside its fields: a remark with its icon, a chip with what it is about?"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ctj_desktop.domain.marks import without_marks
from ctj_desktop.domain.texts import Language
from ctj_desktop.services.naming.source_addresses import SourcePage, source_pages
from ctj_desktop.ui.frame.layout_items import emptied
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.labels import IconLabel, Label, Tag
from ctj_desktop.ui.widgets.surfaces import Chip

LEFT = Qt.AlignmentFlag.AlignLeft
LONGEST: Final = 28
"""Characters of a name that stand in a chip."""


class ReadText(QWidget):
    """A text that can no longer be changed: the tag of its language, and the words."""

    def __init__(self, desk: Desk, name: str, language: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._tag = Tag(desk.theme, language.value.upper(), parent=self)
        self._text = Label(desk.theme, Type.BODY, wrap=True, name=name, parent=self)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(desk.theme.px(8))
        row.addWidget(self._tag, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1, Qt.AlignmentFlag.AlignTop)

    def say(self, text: str) -> None:
        """The words without their marks; a text that is missing hides the whole."""
        self._text.say(without_marks(text))
        self.setVisible(bool(text))


class Relation(QWidget):
    """A chip with the short name of another record, and below it what that record is about, uncut."""

    def __init__(self, desk: Desk, name: str, icon: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.chip = Chip(desk.theme, name, icon, self)
        self._title = Label(desk.theme, Type.CAPTION, "muted", wrap=True, parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.theme.px(4))
        column.addWidget(self.chip, 0, LEFT)
        column.addWidget(self._title)

    def say(self, text: str, title: str) -> None:
        """Both; the chip speaks both. A long name begins in the chip and stands whole below it."""
        both = " · ".join(filter(None, (text, title)))
        fits = len(text) <= LONGEST
        self.chip.say(text if fits else f"{text[: LONGEST - 1].rstrip()}…")
        self.chip.setAccessibleName(both)
        self._title.say(title if fits else both)
        self._title.setVisible(bool(title) or not fits)


class Reason(QWidget):
    """Why something cannot be changed, or what else must be known: an icon and as many lines as the sentence takes."""

    def __init__(self, desk: Desk, name: str, icon: str, parent: QWidget, *, colour: str = "muted") -> None:
        super().__init__(parent)
        self.setObjectName(name)
        kind = Type.CAPTION if colour == "muted" else Type.STRONG
        self._icon = IconLabel(desk.theme, icon, colour, parent=self)
        self._sentence = Label(desk.theme, kind, colour, wrap=True, name=f"{name}.sentence", parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(desk.theme.px(8))
        row.addWidget(self._icon, 0, LEFT | Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._sentence, 1, Qt.AlignmentFlag.AlignTop)

    def say(self, sentence: str) -> None:
        """Shows the sentence."""
        self._sentence.say(sentence)


class SourceLinks(QWidget):
    """The pages of a source, each a button that opens it in the browser; nothing where a person wrote the source."""

    def __init__(self, desk: Desk, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._desk, self._name = desk, name
        self.open_url: Callable[[QUrl], bool] = QDesktopServices.openUrl
        self.buttons: list[Button] = []
        """One for each page, and those of sources that had more of them, which are out of sight."""
        self._pages: list[SourcePage] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def say(self, source: str) -> None:
        """As the record keeps it."""
        self._pages = [page for page in source_pages(source) if page.url]
        while len(self.buttons) < len(self._pages):
            self.buttons.append(self._make(len(self.buttons)))
        for at, button in enumerate(self.buttons):
            button.setVisible(at < len(self._pages))
        for button, page in zip(self.buttons, self._pages, strict=False):
            said = self._desk.t("Open the page: {publisher}").format(publisher=page.publisher)
            button.say(page.publisher, name=f"{said} ({page.line})", tip=page.url)
        self.setVisible(bool(self._pages))

    def _make(self, at: int) -> Button:
        look = ButtonKind.LINK
        made = Button(self._desk.theme, f"{self._name}.{at}", look, icon="arrow-square-out", compact=True, parent=self)
        made.clicked.connect(partial(self._open, at))
        self._column.addWidget(made, 0, LEFT)
        return made

    def _open(self, at: int) -> None:
        self.open_url(QUrl(self._pages[at].url))


def clear(layout: QLayout) -> None:
    """Takes every widget out of a layout that is filled anew."""
    for widget in emptied(layout):
        widget.hide()
        widget.deleteLater()


def fill(layout: QVBoxLayout, widgets: Sequence[QWidget]) -> None:
    """Other widgets below one another."""
    clear(layout)
    for widget in widgets:
        layout.addWidget(widget)
