"""Which person? Type-ahead over all parts of the name, accents folded."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.ids import PersonId
from ctj_desktop.domain.records.people import Person
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.services.membership.lists import PersonLine, person_keys, person_lines
from ctj_desktop.ui.forms.dialog_frame import Frame
from ctj_desktop.ui.forms.fields import Unreadable
from ctj_desktop.ui.forms.screens.making import way_to_new
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.cell import Cell
from ctj_desktop.ui.widgets.fields import SearchField
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.paged_rows import PagedRows
from ctj_desktop.ui.widgets.rows import Column
from ctj_desktop.ui.widgets.table import Table


def _who(line: PersonLine, t: Translator) -> Cell:
    parts = (line.function.or_other(t.language), line.body.or_other(t.language))
    return Cell(text=line.name, second=" · ".join(filter(None, parts)))


COLUMNS: tuple[Column[PersonLine], ...] = (Column(key="who", heading=N_("Name"), cell=_who),)


class ChoosePerson(Frame):
    """A search line and the persons that match; who is not there yet is entered from here.

    Where nobody matches, that is what the button does, and whoever was entered is the answer. As long as nothing is
    searched for, those who are likely stand first.
    """

    def __init__(
        self,
        desk: Desk,
        workspace: OpenWorkspace,
        title: str,
        verb: str,
        parent: QWidget,
        likely: Sequence[PersonId] = (),
    ) -> None:
        super().__init__(desk, "dialog.person", title, verb, parent)
        self._workspace, self._verb = workspace, verb
        self._likely = [one.bytes for one in likely]
        self.chosen: PersonId | None = None
        self.search = SearchField(desk.theme, "dialog.person.search", parent=self)
        self.search.say(desk.t("Name, function or body"))
        self.model = PagedRows(desk.language, COLUMNS, self._lines, self)
        self.table = Table(desk.theme, "dialog.person.table", self.model, row=metrics.ROW_TWO_LINES, parent=self)
        self.table.horizontalHeader().hide()
        self.table.setAccessibleName(desk.t("Persons"))
        self.table.setMinimumHeight(desk.theme.px(264))
        self.nobody = Label(desk.theme, Type.BODY, "muted", wrap=True, name="dialog.person.nobody", parent=self)
        self.new = Button(desk.theme, "dialog.person.new", ButtonKind.QUIET, icon="plus", parent=self)
        self.new.say(desk.t("New person…"))
        self.new.clicked.connect(self._enter_new)
        for widget in (self.search, self.nobody, self.table):
            self.column.addWidget(widget)
        self.column.addWidget(self.new, 0, Qt.AlignmentFlag.AlignLeft)
        self.search.textChanged.connect(self._read)
        self.search.go_down.connect(self.table.setFocus)
        self.table.opened.connect(lambda _key: self.act.click())
        self._read("")
        self.search.setFocus()

    @classmethod
    def ask(
        cls,
        desk: Desk,
        workspace: OpenWorkspace,
        title: str,
        verb: str,
        parent: QWidget,
        likely: Sequence[PersonId] = (),
    ) -> PersonId | None:
        """The person, or None."""
        dialog = cls(desk, workspace, title, verb, parent, likely)
        dialog.exec()
        parent.window().activateWindow()  # where the dialog for a new person closed with it, nobody gave it back
        return dialog.chosen

    def go(self) -> None:
        key = self.table.current_key() or self._ask_new()
        if key is None:
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)
            raise Unreadable
        self.chosen = PersonId(key)

    def _read(self, words: str) -> None:
        keys = person_keys(self._workspace.store, self._workspace.today(), words=words)
        if not words.strip():
            first = [key for key in self._likely if key in keys]
            keys = [*first, *(key for key in keys if key not in first)]
        self.model.show_keys(keys)
        t, found = self.desk.t, self.model.rowCount()
        self.new.setVisible(bool(found))
        self.act.say(self._verb if found else t("New person…"))
        self.nobody.setVisible(not found)
        self.nobody.say(t("Nobody here is called that.") if words.strip() else t("Nobody is entered yet."))
        if found and self.table.current_key() is None:
            self.table.select(self.model.key_at(0))

    def _ask_new(self) -> UUID | None:
        way = way_to_new(self.desk, self._workspace, Person.kind, self)
        return way[1](self.search.text().strip(), {}) if way is not None else None

    def _enter_new(self) -> None:
        made = self._ask_new()
        if made is not None:
            self.search.clear()
            self._read("")
            self.table.select(made)
            self.table.setFocus()

    def _lines(self, keys: Sequence[bytes]) -> Sequence[PersonLine]:
        return person_lines(self._workspace.store, self._workspace.today(), keys)
