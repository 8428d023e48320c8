"""How does one enter who signed approved minutes, and correct it?"""

from contextlib import suppress
from datetime import date

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.records.remarks import MinutesSignature
from ctj_desktop.errors import UserError
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.closed_sets.after_meetings import signing_role
from ctj_desktop.i18n.words import capital
from ctj_desktop.services.minutes.approved.refusals import SignedAhead
from ctj_desktop.services.minutes.approved.signatures import need_signed_past, signed_of, signing_place
from ctj_desktop.services.minutes.signers import SigningPerson
from ctj_desktop.services.steps.states import name_of
from ctj_desktop.ui.approval.forms import SIGNATURE
from ctj_desktop.ui.forms.fields import Unreadable
from ctj_desktop.ui.forms.screens.fields_dialog import FieldsDialog
from ctj_desktop.ui.forms.screens.making import NewRecord
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk

HEIGHT = 420


class EnterSignature(NewRecord):
    """Who, as what, where and when; whoever still has to sign stands there at first, with place and day of the last."""

    def __init__(
        self, desk: Desk, workspace: OpenWorkspace, meeting: Meeting, who: SigningPerson | None, parent: QWidget
    ) -> None:
        signed = signed_of(workspace.store, meeting)
        who = who or next(iter(signed.missing), None)
        last = max(signed.signatures, key=lambda one: one.id, default=None)
        place = signing_place(workspace.store, meeting).or_other(content_language(desk.t))
        proposed: dict[str, object] = {
            "place": last.place if last is not None else place,
            "on": last.on if last is not None else workspace.today(),
        }
        if who is not None:
            proposed |= {"person": who.person, "role": who.role}
        super().__init__(desk, workspace, SIGNATURE, parent, given={"meeting": meeting.id}, proposed=proposed)

    def go(self) -> None:
        on: object = None
        with suppress(UserError, Unreadable):  # what cannot be read is said below
            on = self.entries["on"].value()
        if isinstance(on, date):
            try:
                need_signed_past(on, self._workspace.today())
            except SignedAhead as ahead:
                self._say_at(ahead)
        super().go()


def correct_signature(
    desk: Desk, workspace: OpenWorkspace, signature: MinutesSignature, meeting: Meeting, parent: QWidget
) -> FieldsDialog:
    """Its fields, each an act when it is left."""
    t = desk.t

    def words(one: MinutesSignature) -> tuple[str, str]:
        return t("Signature on the minutes of {meeting}").format(meeting=name_of(meeting)), one.name

    dialog = FieldsDialog(
        desk,
        workspace,
        "dialog.signature",
        SIGNATURE,
        words,
        signature,
        parent,
        writable=not workspace.store.read_only,
        height=HEIGHT,
    )
    return dialog.begin("place")


def signature_words(t: Translator, one: MinutesSignature, *, together: bool) -> str:
    """`Présidence · Morteau, 12.6.2027`."""
    where = ", ".join(filter(None, (one.place, t.date_short(one.on))))
    return f"{capital(signing_role(t, one.role, together=together))} · {where}"


def missing_words(t: Translator, one: SigningPerson, *, together: bool) -> str:
    """`Présidence · n’a pas encore signé`."""
    role = capital(signing_role(t, one.role, together=together))
    return t("{role} · signature still to be entered").format(role=role)


def called_for(t: Translator, one: SigningPerson, *, together: bool) -> str:
    """The name, or what somebody is who is not shared here."""
    return one.name or signing_role(t, one.role, together=together)
