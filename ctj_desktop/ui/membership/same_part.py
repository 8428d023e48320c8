"""Of which other records is it said that they are the same person, or body, and how is that said and taken back?"""

from collections.abc import Callable, Mapping, Sequence
from typing import Final
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ctj_desktop.domain.ids import PersonId
from ctj_desktop.domain.record import Record
from ctj_desktop.domain.records.people import SameAs
from ctj_desktop.i18n import N_
from ctj_desktop.services.catalogue.record_lines import called
from ctj_desktop.services.directory.same_as import declare_same, remove_same_as
from ctj_desktop.services.naming.same_records import KINDS, keeper_of, kept_one, kept_ones, other_end, said_of
from ctj_desktop.services.naming.titles import subject_of
from ctj_desktop.services.steps.homes import kept_here
from ctj_desktop.ui.forms.dialog_frame import Frame
from ctj_desktop.ui.forms.entries.picks import PickEntry
from ctj_desktop.ui.forms.screens.making import read_asked
from ctj_desktop.ui.forms.screens.particulars import SheetRemark
from ctj_desktop.ui.forms.screens.pieces import Relation, fill
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.record_pages import icon_of
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.picker import Picker

DECLARE: Final = "declare_same"
SHOWN: Final = N_(
    "Lists, choices, the search, the directory and address labels show one of the two: that of the conference, else "
    "the older one. Its sheet lists what names either of them."
)
STAY: Final = N_(
    "Both records stay, each with its history; who is invited or written to under both gets one letter. Taken back, "
    "they are shown apart again."
)
STANDS: Final = N_("This record is shown for all of them, in lists, choices, the search, the directory and on labels.")
INSTEAD: Final = N_("Lists, choices, the search, the directory and labels show {name} in the place of this record.")


def instead(desk: Desk, workspace: OpenWorkspace, record: Record) -> Sequence[SheetRemark]:
    """That lists show another record in the place of this one, if they do."""
    kept = kept_one(workspace.store, record.kind, record.id)
    if kept == record.id:
        return ()
    name = called(desk.t, subject_of(workspace.store, record.kind, kept))
    return (SheetRemark("instead", desk.t(INSTEAD).format(name=name), "users"),)


class SamePart(QWidget):
    """The other records, each with the way to it, who keeps it, and the cross that takes the word back."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, kind: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._workspace, self._kind = desk, workspace, kind
        self._record: UUID | None = None
        theme = desk.theme
        self._title = Label(theme, Type.STRONG, parent=self)
        self.declare = Button(theme, f"{kind}.{DECLARE}", ButtonKind.LINK, compact=True, parent=self)
        self._note = Label(theme, Type.CAPTION, "muted", wrap=True, name=f"{kind}.same.note", parent=self)
        self._rows, head, column = QVBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self.declare)
        column.setContentsMargins(0, 0, 0, 0)
        for layout in (column, self._rows):
            layout.setSpacing(theme.px(4))
        column.addLayout(head)
        column.addWidget(self._note)
        column.addLayout(self._rows)
        self.declare.clicked.connect(self.ask)
        self.retranslate()

    def show_of(self, record: UUID) -> None:
        """The person or body that is shown."""
        self._record = record
        said = said_of(self._workspace.store, record)
        self.declare.usable_unless(self.why_not(DECLARE))
        self._note.setVisible(kept_ones(self._workspace.store, self._kind).get(record) == record)
        fill(self._rows, [self._row(at, one) for at, one in enumerate(said)])

    def retranslate(self) -> None:
        """Every word; the rows are said anew by `show_of`."""
        t = self._desk.t
        self._title.say(t("The same as"))
        self._note.say(t(STANDS))
        self.declare.say(t("Add…"), name=t("Is the same as…"))

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        """The acts of the page that shows this."""
        return {DECLARE: self.ask}

    def why_not(self, _key: str) -> str:
        """Why it cannot be said now."""
        return self._workspace.why_not_write(self._desk.t)

    def ask(self) -> None:
        """Which other record it is."""
        record = self._workspace.store.get(KINDS[self._kind], self._record) if self._record is not None else None
        if record is not None and not self.why_not(DECLARE):
            DeclareSame(self._desk, self._workspace, record, self).exec()

    # inside

    def _row(self, at: int, said: SameAs) -> QWidget:
        t, store = self._desk.t, self._workspace.store
        row, name = QWidget(self), f"{self._kind}.same.{at}"
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        assert self._record is not None
        key = other_end(said, self._record)
        other = store.get(KINDS[self._kind], key)
        if other is not None:
            line.addWidget(self._way_to(name, other), 1)
        else:
            gone = Label(self._desk.theme, Type.BODY, "muted", italic=True, name=name, parent=row)
            gone.say(t("not communicated"))
            line.addWidget(gone, 1)
        away = Button(self._desk.theme, f"{name}.remove", ButtonKind.QUIET, icon="x", compact=True, parent=row)
        away.say("", name=t("They are not the same"))
        elsewhere = "" if kept_here(store, said) else t("Another office says so: it alone takes it back.")
        away.usable_unless(self.why_not("") or elsewhere)
        away.clicked.connect(lambda: self._desk.attempt(lambda: self._workspace.do(remove_same_as, same_as=said.id)))
        line.addWidget(away)
        return row

    def _way_to(self, name: str, other: Record) -> Relation:
        t, store = self._desk.t, self._workspace.store
        way = Relation(self._desk, name, icon_of(other.kind), self)
        kept = t("Kept by: {keeper}").format(keeper=keeper_of(store, t, other))
        way.say(called(t, subject_of(store, other.kind, other.id)), kept)
        way.chip.clicked.connect(lambda: self._desk.navigator.go(self._desk.screens[other.kind].at(other.id)))
        return way


class DeclareSame(Frame):
    """Which other person or body of the directory it is."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, record: Record, parent: QWidget) -> None:
        t = desk.t
        super().__init__(desk, "dialog.same", t("Is the same as…"), t("Say so"), parent)
        self._workspace, self._record = workspace, record
        what = Label(desk.theme, Type.STRONG, wrap=True, parent=self)
        what.say(called(t, subject_of(workspace.store, record.kind, record.id)))
        self.other = PickEntry(desk, workspace, "same", Picker(desk.theme, "dialog.same.other"), (record.kind,))
        self.other.label = N_("The other record")
        self.other.retranslate()
        for widget in (what, self.other.field):
            self.column.addWidget(widget)
        for sentence in (SHOWN, STAY):
            after = Label(desk.theme, Type.CAPTION, "muted", wrap=True, parent=self)
            after.say(t(sentence))
            self.column.addWidget(after)
        self.other.editor.setFocus()

    def go(self) -> None:
        other = read_asked(self.desk, self.other, needed=True)
        self._workspace.do(declare_same, record=PersonId(self._record.id), same=PersonId(other))
