"""After how long must a contact be confirmed, a person be informed, and the contact of who left be given up?"""

from typing import Final

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.privacy.contact_review import Terms
from ctj_desktop.errors import UserError
from ctj_desktop.i18n import N_
from ctj_desktop.services.membership.privacy.contact_review import keep_terms, terms
from ctj_desktop.ui.forms.dialog_frame import Frame
from ctj_desktop.ui.forms.fields import line_field, read_field, set_text
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.labels import Label

FIELDS: Final = {
    "months_confirmed": N_("Months until a contact is to be confirmed again"),
    "years_kept": N_("Years for which the contact of who left is kept"),
    "days_to_inform": N_("Days until a new person is informed"),
}
MOST: Final = 999


class NoTerm(UserError):
    """Write a number from 0 to 999; 0 asks for nothing."""


class ContactTerms(Frame):
    """The three terms of this workspace."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> None:
        t = desk.t
        super().__init__(desk, "dialog.terms", t("Terms of the review"), t("Keep the terms"), parent)
        self._workspace = workspace
        what = Label(desk.theme, Type.BODY, wrap=True, parent=self)
        what.say(t("They are proposals: what law or an agreement asks of your secretariat goes first. 0 asks nothing."))
        self.column.addWidget(what)
        self.fields = {name: line_field(desk, f"dialog.terms.{name}", t(label)) for name, label in FIELDS.items()}
        now = terms(workspace.store)
        for name, field in self.fields.items():
            set_text(field, str(getattr(now, name)))
            self.column.addWidget(field)
        self.fields["months_confirmed"].editor.setFocus()

    @classmethod
    def ask(cls, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> bool:
        """Whether other terms hold from now on."""
        return bool(cls(desk, workspace, parent).exec())

    def go(self) -> None:
        read = {name: read_field(self.desk, field, _number) for name, field in self.fields.items()}
        keep_terms(self._workspace.store, Terms(**read))


def _number(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) > MOST:
        raise NoTerm
    return int(text)
