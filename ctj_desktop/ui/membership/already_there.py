"""Is the person or the body that is being entered already there? Said below the fields, each to be taken instead."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ctj_desktop.services.directory.already_there import WORDS, Like, bodies_like, persons_like
from ctj_desktop.services.naming.picking import Named, named_of
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.ui.forms.screens.pieces import Relation, fill
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.record_pages import icon_of
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.labels import Label

Typed = Mapping[str, str]


def _person(store: OpenFile, typed: Typed) -> tuple[Like, ...]:
    given, family, mail, phone = (typed.get(name, "") for name in PERSON)
    return persons_like(store, given, family, mail, [phone])


def _body(store: OpenFile, typed: Typed) -> tuple[Like, ...]:
    return bodies_like(store, [typed.get("name.fr", ""), typed.get("name.de", "")])


PERSON: Final = ("given_name", "family_name", "work_email", "work_phone")
ASKS: Final[Mapping[str, Callable[[OpenFile, Typed], tuple[Like, ...]]]] = {"person": _person, "organisation": _body}


class LookAlikes(QWidget):
    """Those who are like what is typed, each with by what; a click takes that record instead."""

    chosen = Signal(object)

    def __init__(self, desk: Desk, workspace: OpenWorkspace, kind: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._workspace, self._kind = desk, workspace, kind
        self._shown: tuple[Like, ...] = ()
        self._title = Label(desk.theme, Type.STRONG, "warning", wrap=True, name=f"{kind}.already.title", parent=self)
        self._rows, column = QVBoxLayout(), QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for layout in (column, self._rows):
            layout.setSpacing(desk.theme.px(4))
        column.addWidget(self._title)
        column.addLayout(self._rows)
        self.hide()

    def say(self, typed: Typed) -> bool:
        """Whether anybody is like what is typed now."""
        found = ASKS[self._kind](self._workspace.store, typed)
        if found != self._shown:
            self._shown = found
            t, store = self._desk.t, self._workspace.store
            named = {one.key: one for one in named_of(store, t, [(self._kind, like.key) for like in found])}
            self._title.say(t("Already there? Choose it instead, or go on."))
            fill(self._rows, [self._row(at, like, named[like.key]) for at, like in enumerate(found)])
        self.setVisible(bool(found))
        return bool(found)

    def _row(self, at: int, like: Like, named: Named) -> QWidget:
        row = Relation(self._desk, f"{self._kind}.already.{at}", icon_of(self._kind), self)
        row.say(named.name, " · ".join(filter(None, (named.second, self._desk.t(WORDS[like.by])))))
        row.chip.clicked.connect(lambda: self.chosen.emit(like.key))
        return row
