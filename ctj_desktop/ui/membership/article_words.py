"""How is the wording of an article read beside the rule that quotes it, and written where it is not kept yet?"""

from collections.abc import Sequence
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ctj_desktop.domain.ids import StatutesId
from ctj_desktop.domain.log.changes import Outcome
from ctj_desktop.domain.records.statutes import StatutesArticle
from ctj_desktop.i18n.errors import article_in
from ctj_desktop.services.membership.rules.articles import article_quoted, number_quoted, wording
from ctj_desktop.ui.forms.screens.making import NewRecord
from ctj_desktop.ui.forms.screens.pieces import LEFT, clear
from ctj_desktop.ui.frame.bus import touches
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.labels import Label

LONGEST_NUMBER: Final = 24
"""Characters of the number of an article that a button shows: whoever wrote more there wrote no number."""


class ArticleWords(QWidget):
    """Of each article that is quoted a word that opens its wording below it, or one that asks for it."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._workspace, self._name = desk, workspace, name
        self._version: StatutesId | None = None
        self._quoted: tuple[str, ...] = ()
        self._shown: tuple[str, list[tuple[str, UUID | None, str]]] = ("", [])
        self._open: set[UUID] = set()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(desk.theme.px(4))
        workspace.bus.changed.connect(self._changed)

    def say(self, version: StatutesId, quoted: Sequence[str]) -> None:
        """The articles that stand in the fields now."""
        self._version, self._quoted = version, tuple(quoted)
        self.retranslate()

    def retranslate(self) -> None:
        """Made anew only where something else is to be read: the keyboard may be on one of them."""
        found = self._to_show()
        shown = (self._desk.t.locale, found)
        if shown == self._shown:
            return
        self._shown = shown
        clear(self._column)
        for number, article, text in found:
            button = Button(
                self._desk.theme, f"{self._name}.article.{number}", ButtonKind.LINK, compact=True, parent=self
            )
            self._column.addWidget(button, 0, LEFT)
            if article is not None and text:
                self._column.addWidget(self._opens(button, number, article, text))
            else:
                self._asks(button, number, article)
            button.show()
        self.setVisible(bool(found))

    # inside

    def _to_show(self) -> list[tuple[str, UUID | None, str]]:
        """Each article once: its number, the record where it is kept, and what it says."""
        store, found = self._workspace.store, dict[str, tuple[str, UUID | None, str]]()
        for quoted in self._quoted if self._version is not None else ():
            assert self._version is not None, "it was said"
            article, number = article_quoted(store, self._version, quoted), number_quoted(quoted)
            said = wording(store, self._desk.t, self._version, quoted)
            key = article.number if article is not None else number
            if key:
                found.setdefault(key, (key, article.id if article is not None else None, said))
        return list(found.values())

    def _opens(self, button: Button, number: str, article: UUID, text: str) -> Label:
        """The words below it, and what they are for the pointer."""
        words = Label(self._desk.theme, Type.BODY, wrap=True, name=f"{self._name}.article.{number}.text", parent=self)
        words.say(text)

        def show(_checked: bool = False) -> None:
            opened = article in self._open
            words.setVisible(opened)
            t, named = self._desk.t, self._named(number)
            said = t("Hide the wording of {article}") if opened else t("Wording of {article}")
            button.say(said.format(article=named), tip="" if opened else text)

        def turn(_checked: bool = False) -> None:
            self._open ^= {article}
            show()

        button.clicked.connect(turn)
        show()
        return words

    def _asks(self, button: Button, number: str, article: UUID | None) -> None:
        """A new article of the number, or the sheet of the one that is there without words."""
        t = self._desk.t
        button.say(t("Write the wording of {article}…").format(article=self._named(number)))
        button.usable_unless("" if article is not None else self._workspace.why_not_write(t))
        button.clicked.connect(partial(self._write, number, article))

    def _named(self, number: str) -> str:
        shown = number if len(number) <= LONGEST_NUMBER else f"{number[: LONGEST_NUMBER - 1]}…"
        return article_in(shown, content_language(self._desk.t))

    def _write(self, number: str, article: UUID | None, _checked: bool = False) -> None:
        if article is not None:
            self._desk.navigator.go(Place(page="statutes_articles", record=article))
            return
        screen = self._desk.screens[StatutesArticle.kind]
        given = {"statutes": self._version}
        NewRecord(self._desk, self._workspace, screen, self, given=given, proposed={"number": number}).exec()

    def _changed(self, outcome: Outcome) -> None:
        if touches(outcome, StatutesArticle.kind):
            self.retranslate()
