"""What does an item say beyond its line: note, proposed decision, presenter, project, closed doors?"""

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ctj_desktop.domain.ids import CommitteeId, ProjectId
from ctj_desktop.domain.log.changes import Outcome
from ctj_desktop.domain.records.meetings import AgendaItem
from ctj_desktop.domain.texts import Language
from ctj_desktop.i18n import Translator
from ctj_desktop.services.meetings.agenda import change_agenda_item
from ctj_desktop.services.meetings.agenda_table import ItemLine, projects_to_link
from ctj_desktop.ui.forms.both_values import BothValues
from ctj_desktop.ui.forms.record_form import RecordForm, Slot, Value, text_slot
from ctj_desktop.ui.frame.bus import touches
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.tab_order import step_focus
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.frame.window_place import unfold
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.fields import Choice, Field, LineEdit
from ctj_desktop.ui.widgets.labels import Label, Tag
from ctj_desktop.ui.widgets.text_area import AreaField

WIDTH, HEIGHT = 720, 560
BOTH = (Language.FR, Language.DE)
TEXTS = ("note", "proposed_decision", "presenter")


class ItemSheet(QDialog):
    """French and German side by side; each field is an act when it is left, so there is nothing to save."""

    def __init__(
        self,
        desk: Desk,
        workspace: OpenWorkspace,
        line: ItemLine,
        committee: CommitteeId,
        *,
        writable: bool,
        parent: QWidget,
    ) -> None:
        super().__init__(parent.window())
        self._desk, self._workspace, self._line, self._committee = desk, workspace, line, committee
        self.setObjectName("dialog.item")
        self.setModal(True)
        self._build()
        self._lay_out()
        self._say()
        self.form = RecordForm(desk, workspace, self._slots(), self.both, self._save, self)
        self.form.show(line.item)
        self._inside.setEnabled(writable)
        self.close_button.clicked.connect(self.accept)
        workspace.bus.changed.connect(self._changed)
        (self.fields["note", Language.FR].editor if writable else self.close_button).setFocus()

    @classmethod
    def ask(
        cls,
        desk: Desk,
        workspace: OpenWorkspace,
        line: ItemLine,
        committee: CommitteeId,
        *,
        writable: bool,
        parent: QWidget,
    ) -> None:
        """Opens it until it is closed."""
        dialog = cls(desk, workspace, line, committee, writable=writable, parent=parent)
        dialog.exec()
        dialog.deleteLater()

    def done(self, result: int) -> None:
        self.form.flush()
        if self.both.isVisible():  # two values, of which one must be chosen
            return
        self._workspace.bus.changed.disconnect(self._changed)
        super().done(result)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return step_focus(self, self.focusWidget(), forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    # inside

    def _build(self) -> None:
        theme = self._desk.theme
        self._title = Label(theme, Type.CARD, elide=True, name="dialog.item.title", parent=self)
        self._inside = QWidget()
        self.both = BothValues(theme, "dialog.item.both", self._inside)
        self.fields: dict[tuple[str, Language], Field] = {}
        for name in TEXTS:
            for language in BOTH:
                key = f"dialog.item.{name}.{language.value}"
                line = name == "presenter"
                editor = LineEdit(theme, key) if line else AreaField(theme, key, self._inside)
                self.fields[name, language] = Field(theme, editor, self._inside)
        self.project = Field(theme, Choice(theme, "dialog.item.project"), self._inside)
        self.closed = Field(theme, Choice(theme, "dialog.item.closed"), self._inside)
        self.close_button = Button(theme, "dialog.item.close", parent=self)

    def _lay_out(self) -> None:
        px, theme = self._desk.theme.px, self._desk.theme
        grid = QGridLayout(self._inside)
        grid.setContentsMargins(0, 0, px(8), 0)
        grid.setHorizontalSpacing(px(24))
        grid.setVerticalSpacing(px(12))
        grid.addWidget(self.both, 0, 0, 1, 2)
        top = Qt.AlignmentFlag.AlignTop
        for column, language in enumerate(BOTH):
            grid.addWidget(Tag(theme, language.value.upper(), parent=self._inside), 1, column)
            grid.setColumnStretch(column, 1)
            for row, name in enumerate(TEXTS):
                grid.addWidget(self.fields[name, language], row + 2, column, top)
        grid.addWidget(self.project, 5, 0, top)
        grid.addWidget(self.closed, 5, 1, top)
        grid.setRowStretch(6, 1)
        area = QScrollArea(self)
        area.setObjectName("dialog.item.area")
        area.setWidget(self._inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.viewport().setAutoFillBackground(False)
        self._inside.setAutoFillBackground(False)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(24), px(24), px(24), px(16))
        whole.setSpacing(px(12))
        whole.addWidget(self._title)
        whole.addWidget(area, 1)
        whole.addLayout(foot)
        unfold(self, px(WIDTH), px(HEIGHT))

    def _say(self) -> None:
        t = self._desk.t
        title = self._line.item.title.or_other(content_language(t))
        self.setWindowTitle(t("Item {number}").format(number=self._line.number))
        self._title.say(f"{self.windowTitle()} · {title}")
        words = {
            ("note", Language.FR): t("Note, French"),
            ("note", Language.DE): t("Note, German"),
            ("proposed_decision", Language.FR): t("Proposed decision, French"),
            ("proposed_decision", Language.DE): t("Proposed decision, German"),
            ("presenter", Language.FR): t("Presenter, French"),
            ("presenter", Language.DE): t("Presenter, German"),
        }
        for key, field in self.fields.items():
            field.say(words[key])
        self.project.say(t("Project"))
        self.closed.say(t("Doors"))
        self.close_button.say(t("Close"))
        self._offer(t)

    def _offer(self, t: Translator) -> None:
        language = content_language(t)
        projects = projects_to_link(self._workspace.store, self._committee, self._line.item.project)
        options: list[tuple[str, object]] = [(t("no project"), None)]
        options += [(f"{one.number or '–'} · {one.title.or_other(language)}"[:80], one.id) for one in projects]
        project, closed = self.project.editor, self.closed.editor
        assert isinstance(project, Choice)
        assert isinstance(closed, Choice)
        project.offer(options, self._line.item.project)
        doors = [(t("open item"), False), (t("closed item: its minutes stay in the committee"), True)]
        closed.offer(doors, self._line.item.closed)

    def _slots(self) -> list[Slot[AgendaItem]]:
        texts = [text_slot(self.fields[name, language], name, language) for name in TEXTS for language in BOTH]
        return [
            *texts,
            Slot(register="project", field=self.project, read=lambda item: item.project, given=_project, shown=str),
            Slot(register="closed", field=self.closed, read=lambda item: item.closed, given=_closed, shown=str),
        ]

    def _save(self, after: AgendaItem, before: AgendaItem) -> object:
        return self._workspace.do(change_agenda_item, after, before)

    def _changed(self, outcome: Outcome) -> None:
        stored = self._workspace.store.get(AgendaItem, self._line.key)
        if stored is None:
            self.reject()
        elif touches(outcome, "agenda_item"):
            self.form.follow(stored)


def _project(value: Value) -> Mapping[str, object]:
    return {"project": ProjectId(value) if isinstance(value, UUID) else None}


def _closed(value: Value) -> Mapping[str, object]:
    return {"closed": bool(value)}
