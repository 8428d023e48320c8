"""What do the rules that stand in a form mean, in plain sentences?"""

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ctj_desktop.domain.records.statutes import Statutes
from ctj_desktop.domain.texts import Language
from ctj_desktop.i18n import N_
from ctj_desktop.i18n.statutes import article_of
from ctj_desktop.services.membership.rules.by_example import examples
from ctj_desktop.services.membership.rules.in_words import AnyRule, SaidInBoth, in_both_languages, in_words
from ctj_desktop.ui.forms.screens.pieces import ReadText, clear
from ctj_desktop.ui.forms.screens.rows import Rows
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.membership.article_words import ArticleWords
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.labels import Label

TITLE = N_("In plain sentences")
NOTE = N_("To be read beside the paper: each sentence says what the program does, and by which article.")
NOT_SAID = N_("What the statutes do not say")
LEAST = 260
"""Pixels of ordinary text of one language beside the other."""


class RuleWords(QWidget):
    """Below the fields of some parts of the statutes, or of a rule: their sentences, and an example with the committee.

    Both follow what is typed.
    """

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parts: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._workspace, self._parts = desk, workspace, parts
        self._record: AnyRule | None = None
        name = f"rule_words.{'.'.join(parts) or 'rule'}"
        self.words = Label(desk.theme, Type.BODY, wrap=True, name=name, parent=self)
        self.example = Label(desk.theme, Type.CAPTION, "muted", wrap=True, name=f"{name}.example", parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.theme.px(4))
        column.addWidget(self.words)
        column.addWidget(self.example)
        self.articles = ArticleWords(desk, workspace, name, self)
        column.addWidget(self.articles)

    def say(self, record: AnyRule) -> None:
        """What stands in the fields now."""
        self._record = record
        self.retranslate()

    def retranslate(self) -> None:
        """The sentences anew."""
        if self._record is None:
            return
        store, t, today = self._workspace.store, self._desk.t, self._workspace.today()
        said = in_words(store, t, self._record, self._parts)
        self.words.say(" ".join(one.text for one in said))
        self.words.recolour("muted" if all(one.missing for one in said) else "text")
        self.words.setVisible(bool(said))
        shown = [one for part in self._parts or ("",) for one in examples(store, t, self._record, part, today)]
        self.example.say(" ".join(one.text for one in shown))
        self.example.recolour("warning" if any(one.warns for one in shown) else "muted")
        self.example.setVisible(bool(shown))
        version = self._record.id if isinstance(self._record, Statutes) else self._record.statutes
        self.articles.say(version, self._quoted(self._record))

    def _quoted(self, record: AnyRule) -> list[str]:
        """The articles of these parts, or of the rule itself."""
        quoted = [article_of(record, part) for part in self._parts] if self._parts else [article_of(record)]
        return [one for one in quoted if one]


class StatutesInWords(QWidget):
    """Everything that a version says, both languages side by side, and what it does not say."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._workspace = desk, workspace
        self._version: UUID | None = None
        self._shown: tuple[SaidInBoth, ...] = ()
        self._title = Label(desk.theme, Type.STRONG, wrap=True, parent=self)
        self._note = Label(desk.theme, Type.CAPTION, "muted", wrap=True, parent=self)
        self._silent = Label(desk.theme, Type.STRONG, wrap=True, parent=self)
        self._silent.hide()
        self._said, self._not_said = QVBoxLayout(), QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.theme.px(12))
        self.print = Button(desk.theme, "statutes.words.print", icon="printer", compact=True, parent=self)
        self.print.clicked.connect(self._preview)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.print)
        column.addLayout(head)
        column.addWidget(self._note)
        column.addLayout(self._said)
        column.addWidget(self._silent)
        column.addLayout(self._not_said)
        for layout in (self._said, self._not_said):
            layout.setSpacing(desk.theme.px(8))

    def show_of(self, record: UUID) -> None:
        """The version."""
        self._version = record
        self.retranslate()

    def retranslate(self) -> None:
        """Every word; the sentences are in both languages whatever the window speaks."""
        t = self._desk.t
        self._title.say(t(TITLE))
        self.print.say(t("Print…"))
        self._note.say(t(NOTE))
        self._silent.say(t(NOT_SAID))
        version = self._workspace.store.get(Statutes, self._version) if self._version is not None else None
        said = in_both_languages(self._workspace.store, version) if version is not None else ()
        if said != self._shown:
            self._shown = said
            self._fill(self._said, [one for one in said if not one.missing])
            self._fill(self._not_said, [one for one in said if one.missing])
            self._silent.setVisible(any(one.missing for one in said))

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        """The acts of the page that shows this."""
        return {"preview_statutes": self._preview}

    def why_not(self, _key: str) -> str:
        """Why one of them cannot be done now: nothing hinders it where a version is shown."""
        return ""

    def _preview(self) -> None:
        """As a paper, as of today or of the first day of a version that is not in force."""
        version = self._workspace.store.get(Statutes, self._version) if self._version is not None else None
        if version is not None:
            today = self._workspace.today()
            day = today if version.holds_on(today) else version.in_force_from
            place = Place(page="documents", record=version.committee, detail=f"statutes {day.isoformat()}")
            self._desk.navigator.go(place)

    def _fill(self, layout: QVBoxLayout, said: Sequence[SaidInBoth]) -> None:
        """Of each part a paragraph in each language."""
        clear(layout)
        for part, sentences in groupby(said, key=lambda one: one.part):
            of_part = list(sentences)
            rows = Rows(self._desk.theme, self, least=LEAST)
            name = f"statutes.words.{part}"
            french = ReadText(self._desk, f"{name}.fr", Language.FR, rows)
            german = ReadText(self._desk, f"{name}.de", Language.DE, rows)
            french.say(" ".join(one.fr for one in of_part))
            german.say(" ".join(one.de for one in of_part))
            rows.add([french, german])
            layout.addWidget(rows)
