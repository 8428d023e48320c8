"""Who asked to speak: entered by number or name with Enter, given the floor one after the other with Enter?"""

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ctj_desktop.domain.ids import AgendaItemId, MeetingId
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.services.session.screen import SessionView
from ctj_desktop.services.session.speakers import (
    MaySpeak,
    Speakers,
    forget_speakers,
    keep_speakers,
    meant,
    speakers_of,
    there,
)
from ctj_desktop.ui.forms.fields import line_field
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.session.columns import DenseCell, dense_column
from ctj_desktop.ui.session.list_view import DenseTable
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.fields import LineEdit, Note
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.spoken import announce
from ctj_desktop.ui.widgets.surfaces import Card


class WaitingLine(NamedValue):
    """One of those who wait."""

    key: UUID
    place: int
    who: MaySpeak


def waiting_cell(line: WaitingLine, _t: Translator) -> DenseCell:
    """The place in the list, the name, the body."""
    return DenseCell(
        icon="hand-palm",
        icon_colour="muted",
        lead=str(line.place),
        text=line.who.name or line.who.body,
        beside=line.who.body,
        wide=True,
    )


class SpeakersPane(Card):
    """The list of the item that runs; kept on disk with every change."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, meeting: MeetingId, parent: QWidget) -> None:
        super().__init__(desk.theme, "chair.speakers", parent=parent)
        self._desk, self._workspace, self._meeting = desk, workspace, meeting
        theme = desk.theme
        self._item: AgendaItemId | None = None
        self._speakers, self._known = Speakers(), dict[UUID, MaySpeak]()
        self._among: tuple[MaySpeak, ...] = ()
        self.speaking = Label(theme, Type.CARD, wrap=True, name="chair.speaking", parent=self)
        self.field = line_field(desk, "chair.speaker", "")
        self.heading = Label(theme, Type.LABEL, "muted", parent=self)
        self.list = DenseTable(theme, "chair.waiting", desk.language, dense_column(waiting_cell), self)
        self.next = Button(theme, "chair.next", ButtonKind.PRIMARY, icon="arrow-right", parent=self)
        self.done = Button(theme, "chair.done", icon="check", parent=self)
        self.remove = Button(theme, "chair.remove", icon="trash", parent=self)
        self._lay_out()
        self._connect()

    @property
    def entry(self) -> LineEdit:
        """Where those who ask are typed."""
        editor = self.field.editor
        assert isinstance(editor, LineEdit)
        return editor

    def show_view(self, view: SessionView) -> None:
        """The list of the item that runs; once the session is over there is none."""
        self.setVisible(view.in_session)
        if not view.in_session:
            forget_speakers(self._workspace.store, self._meeting)
            return
        self._item = view.current.item if view.current is not None else None
        self._among = there(view)
        self._known = {one.key: one for one in self._among}
        self._speakers = speakers_of(self._workspace.store, self._meeting, self._item)
        self._show()

    def retranslate(self) -> None:
        """Every word in the language of the window."""
        t = self._desk.t
        self.field.say(t("Asks to speak: number or name"))
        self.heading.say(t("Asked to speak"))
        self.list.setAccessibleName(t("Asked to speak"))
        self.next.say(t("Next speaker"), hint=t("Enter"))
        self.done.say(t("Has spoken"), hint="Ctrl+D")
        self.remove.say(t("No longer asks"), hint=t("Del"))
        self._show()

    def give_up(self) -> bool:
        """Escape: what is typed is gone; whether anything was."""
        typed = bool(self.entry.text())
        self.entry.clear()
        return typed

    # inside

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(self._desk.theme.px(8))
        buttons.addWidget(self.next, 1)
        buttons.addWidget(self.done, 1)
        for part in (self.speaking, self.field, self.heading):
            self.column.addWidget(part)
        self.column.addWidget(self.list, 1)
        self.column.addLayout(buttons)
        self.column.addWidget(self.remove)

    def _connect(self) -> None:
        self.entry.returnPressed.connect(self._entered)
        self.entry.textEdited.connect(self._typed)
        self.next.clicked.connect(self._next)
        self.done.clicked.connect(self._done)
        self.remove.clicked.connect(self._remove)
        self.list.current_changed.connect(lambda _key: self._tell_buttons())
        QShortcut(QKeySequence("Ctrl+D"), self, self._done)
        QShortcut(QKeySequence(Qt.Key.Key_Delete), self.list, self._remove, context=Qt.ShortcutContext.WidgetShortcut)

    def _typed(self, text: str) -> None:
        """Whom Enter will enter."""
        found = meant(text, self._among)
        self.field.note(found.name or found.body if found is not None else "", Note.HELP)

    def _entered(self) -> None:
        typed = self.entry.text()
        if not typed.strip():
            self._next()
            return
        found = meant(typed, self._among)
        if found is None:
            said = self._desk.t("Nobody who is there has this number or name. Enter the arrival first.")
            self.field.note(said, Note.ERROR)
            return
        self.entry.clear()
        self._keep(self._speakers.asks(found.key))

    def _next(self) -> None:
        if self._speakers.waiting:
            self._keep(self._speakers.next())
            announce(self.speaking, self.speaking.text())

    def _done(self) -> None:
        if self._speakers.speaking is not None:
            self._keep(self._speakers.done())

    def _remove(self) -> None:
        key = self.list.current_key()
        if key is not None:
            self._keep(self._speakers.without(key))

    def _keep(self, speakers: Speakers) -> None:
        try:
            keep_speakers(self._workspace.store, self._meeting, self._item, speakers)
        except (UserError, StoreError) as error:  # this window has no strip
            self.field.note(sentence(self._desk.t, error), Note.ERROR)
            return
        self._speakers = speakers
        self.field.note("", Note.HELP)
        self._show()

    def _show(self) -> None:
        t, names = self._desk.t, self._names()
        speaking = self._speakers.speaking
        name = names.get(speaking, t("has left")) if speaking is not None else ""
        self.speaking.say(t("Speaks: {name}").format(name=name) if name else t("Nobody has the floor."))
        lines = [
            WaitingLine(key=key, place=place, who=self._known.get(key, MaySpeak(key=key, name=t("has left"))))
            for place, key in enumerate(self._speakers.waiting, 1)
        ]
        self.list.rows_model.replace(lines)
        self._tell_buttons()

    def _names(self) -> Mapping[UUID, str]:
        return {key: one.name or one.body for key, one in self._known.items()}

    def _tell_buttons(self) -> None:
        t = self._desk.t
        nobody = "" if self._speakers.waiting else t("Nobody has asked to speak.")
        self.next.usable_unless(nobody)
        self.done.usable_unless("" if self._speakers.speaking is not None else t("Nobody has the floor."))
        self.remove.usable_unless("" if self.list.current_key() is not None else nobody or t("Choose somebody first."))
