"""What is needed to enter a person? A family name; everything else may follow."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ctj_desktop.domain.ids import PersonId
from ctj_desktop.domain.records.people import Person, Salutation
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.i18n.words import word
from ctj_desktop.services.membership.people import add_person
from ctj_desktop.ui.forms.dialog_frame import Frame
from ctj_desktop.ui.forms.fields import choice_of, chosen, line_field, needed, typed
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.widgets.fields import Choice, Field


class NewPerson(Frame):
    """Name, salutation and function in both languages."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> None:
        t = desk.t
        super().__init__(desk, "dialog.new_person", t("New person"), t("Add the person"), parent)
        self._workspace = workspace
        self.made: PersonId | None = None
        self.given = line_field(desk, "dialog.new_person.given", t("Given name"))
        self.family = line_field(desk, "dialog.new_person.family", t("Family name"))
        self.salutation = Field(desk.theme, Choice(desk.theme, "dialog.new_person.salutation"))
        self.salutation.say(t("Salutation"))
        self.function_fr = line_field(desk, "dialog.new_person.function.fr", t("Function, French"))
        self.function_de = line_field(desk, "dialog.new_person.function.de", t("Function, German"))
        choice_of(self.salutation).offer(
            [(word(t, salutation), salutation) for salutation in Salutation], Salutation.NEUTRAL
        )
        name = QHBoxLayout()
        name.addWidget(self.given)
        name.addWidget(self.family)
        self.column.addLayout(name)
        for field in (self.salutation, self.function_fr, self.function_de):
            self.column.addWidget(field)
        self.given.editor.setFocus()

    @classmethod
    def ask(cls, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> PersonId | None:
        """The new person, or None."""
        dialog = cls(desk, workspace, parent)
        dialog.exec()
        return dialog.made

    def go(self) -> None:
        new = Person(
            id=PersonId(self._workspace.new_id()),
            home=self._workspace.store.home(),
            family_name=needed(self.family, self.desk.t("Write the family name.")),
            given_name=typed(self.given),
            salutation=chosen(self.salutation, Salutation) or Salutation.NEUTRAL,
            function=Bilingual.of(fr=typed(self.function_fr), de=typed(self.function_de)),
        )
        self.made = self._workspace.do(add_person, new).id
