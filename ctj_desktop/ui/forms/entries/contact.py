"""How are mail addresses and telephone numbers typed? They are looked at as soon as one pauses."""

from typing import Any, Final

from PySide6.QtCore import QTimer

from ctj_desktop.domain.mail_address import is_mail_address
from ctj_desktop.domain.records.people import Side
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.i18n.telephone import PHONES, as_dialled, is_understood, telephone, understood
from ctj_desktop.services.membership.contact import MAILS, side_of
from ctj_desktop.services.membership.refusals import NotAMailAddress
from ctj_desktop.ui.forms.entries.entry import TextEntry, TypedEditor
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.widgets.fields import LineEdit, Note

PAUSE_MILLISECONDS: Final = 600
"""Longer than between two letters of an address."""


class _LookedAt(TextEntry):
    """Looks at what stands there when one pauses."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, name: str, editor: TypedEditor) -> None:
        super().__init__(desk, name, editor)
        self._workspace = workspace
        self._pause = QTimer(editor, singleShot=True, interval=PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self.look)
        if isinstance(editor, LineEdit):
            editor.textEdited.connect(self._pause.start)

    def look(self) -> None:
        """Says below the field what is to be known of it."""
        raise NotImplementedError


class MailEntry(_LookedAt):
    """A mail address; what can be none is said while it is typed, and refused when it is left."""

    _said = False

    def look(self) -> None:
        text = self.editor.text().strip()
        wrong = bool(text) and not is_mail_address(text)
        if wrong:
            self.field.note(sentence(self._desk.t, NotAMailAddress(text)), Note.CHANGED)
        elif self._said:
            self.field.clear_note()
        self._said = wrong


class PhoneEntry(_LookedAt):
    """A telephone number, shown as it is dialled at home; what is not understood stays, with a remark."""

    _stored, _remark = "", ""
    _side: Side | None = None

    def stand_by(self, record: Any) -> None:
        self._side = side_of(self._workspace.store, record)

    def parse(self, text: str) -> str:
        text = super().parse(text)
        if text == self.text(self._stored):
            return self._stored
        return understood(text, self._side) or text

    def now(self) -> str:
        return super().parse(self.editor.text())

    def put(self, value: str) -> None:
        self._stored = value
        super().put(value)
        self.look()

    def text(self, value: str) -> str:
        return as_dialled(value, self._side)

    def look(self) -> None:
        text = self.editor.text().strip()
        strange = bool(text) and telephone(text) == text and not is_understood(text)
        remark = self._desk.t("This is no number that can be dialled: it stays as it is written.") if strange else ""
        if remark != self._remark:
            self._remark = remark
            self.field.note(remark, Note.HELP)

    def retranslate(self) -> None:
        super().retranslate()
        self.look()


OF_CONTACT: Final[dict[str, type[_LookedAt]]] = {
    **dict.fromkeys(MAILS, MailEntry),
    **dict.fromkeys(PHONES, PhoneEntry),
}
"""The entries of the fields that hold one."""
