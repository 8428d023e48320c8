"""What is needed for a task of the committee? A text; who does it and by when may follow."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ctj_desktop.domain.ids import CommitteeId, PersonId, TaskId
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.people import Person
from ctj_desktop.domain.records.voting import Task
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.minutes.refusals import CommitteeOrItem
from ctj_desktop.services.minutes.tasks import add_task
from ctj_desktop.services.steps.records import home_of, person_name
from ctj_desktop.ui.forms.dialog_frame import Frame
from ctj_desktop.ui.forms.fields import Unreadable, choice_of, line_field, read_day
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.fields import Choice, Field, Note
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.text_area import AreaField


class NewTask(Frame):
    """Text in both languages, committee where there are several, owner by type-ahead, date."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> None:
        t = desk.t
        super().__init__(desk, "dialog.new_task", t("New task of the committee"), t("Add the task"), parent)
        self._workspace = workspace
        self.made: UUID | None = None
        self._owner: PersonId | None = None
        self.fr = Field(desk.theme, AreaField(desk.theme, "dialog.new_task.fr", self))
        self.fr.say(t("What is to be done, French"))
        self.de = Field(desk.theme, AreaField(desk.theme, "dialog.new_task.de", self))
        self.de.say(t("What is to be done, German"))
        self.committee = Field(desk.theme, Choice(desk.theme, "dialog.new_task.committee"))
        self.committee.say(t("Committee"))
        self.due = line_field(desk, "dialog.new_task.due", t("Due"), icon="calendar-blank")
        self.who = Label(desk.theme, Type.BODY, "muted", name="dialog.new_task.who", parent=self)
        self.who.say(t("nobody named"))
        self.choose = Button(desk.theme, "dialog.new_task.choose", icon="user", compact=True, parent=self)
        self.choose.say(t("Choose the owner…"))
        self.choose.clicked.connect(self._choose)
        self._offer_committees()
        self._lay_out_fields()
        (self.de if content_language(t).value == "de" else self.fr).editor.setFocus()

    @classmethod
    def ask(cls, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> UUID | None:
        """The new task, or None."""
        dialog = cls(desk, workspace, parent)
        dialog.exec()
        return dialog.made

    def go(self) -> None:
        text = Bilingual.of(fr=_text(self.fr), de=_text(self.de))
        if not text:
            self.fr.note(self.desk.t("Write what is to be done, in one of the two languages."), Note.ERROR)
            self.fr.editor.setFocus()
            raise Unreadable
        self.fr.clear_note()
        committee = choice_of(self.committee).chosen()
        due = read_day(self.desk, self.due, self._workspace.today())
        if not isinstance(committee, UUID):
            raise CommitteeOrItem
        body = CommitteeId(committee)
        identity = TaskId(self._workspace.new_id())
        new = Task(id=identity, home=home_of(body), committee=body, text=text, owner=self._owner, due=due)
        self.made = self._workspace.do(add_task, new).id

    def _offer_committees(self) -> None:
        t = self.desk.t
        found = self._workspace.store.all(Committee)
        named: list[tuple[str, object]] = [(one.name.or_other(content_language(t)), one.id) for one in found]
        choice_of(self.committee).offer(named, self._workspace.committee)
        self.committee.setVisible(len(found) > 1)

    def _lay_out_fields(self) -> None:
        owner = QHBoxLayout()
        owner.setSpacing(self.desk.theme.px(8))
        owner.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        owner.addWidget(self.who, 1)
        for field in (self.committee, self.fr, self.de):
            self.column.addWidget(field)
        self.column.addLayout(owner)
        self.column.addWidget(self.due)

    def _choose(self) -> None:
        from ctj_desktop.ui.forms.choose_person import ChoosePerson

        t = self.desk.t
        person = ChoosePerson.ask(self.desk, self._workspace, t("Who does it?"), t("Choose"), self)
        if person is not None:
            self._owner = person
            self.who.say(person_name(self._workspace.store.get(Person, person)))


def _text(field: Field) -> str:
    editor = field.editor
    assert isinstance(editor, AreaField)
    return editor.text().strip()
