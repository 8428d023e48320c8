"""What leaves for whom? Recipient and profile are chosen, what goes and what stays is shown, then the file is named."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from ctj_desktop.domain.log.profiles import Profile
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.files.names import safe_name
from ctj_desktop.i18n.words import word
from ctj_desktop.services.exchange.bundle_words import plan_details, plan_lines
from ctj_desktop.services.exchange.exporting import (
    MEGABYTE,
    ExportPlan,
    Sent,
    leaving,
    plan_export,
    record_sent,
    write_export,
)
from ctj_desktop.services.exchange.lists import KnownPartner, partners
from ctj_desktop.services.meetings.closing import shut_all
from ctj_desktop.ui.exchange.partner import LONGEST_NAME, own_name
from ctj_desktop.ui.exchange.telling import tell
from ctj_desktop.ui.forms.fields import Unreadable, choice_of, chosen
from ctj_desktop.ui.forms.working_frame import WorkingFrame
from ctj_desktop.ui.frame.folders import outgoing_folder
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.widgets.check import CheckBox
from ctj_desktop.ui.widgets.fields import ComboBox, Field

SUFFIX = ".ctjx"
MAIL = 20 * MEGABYTE  # what most mailboxes take


class Send(WorkingFrame):
    """A bundle for a partner; the preview follows every choice."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, key: bytes | None, parent: QWidget) -> None:
        t = desk.t
        super().__init__(desk, "dialog.send", t("A file for another office"), t("Save the file…"), parent)
        self._workspace = workspace
        self.sent: Sent | None = None
        self._partners = partners(workspace.store)
        self.to = Field(desk.theme, ComboBox(desk.theme, "dialog.send.to"))
        self.to.say(t("Recipient"))
        self.profile = Field(desk.theme, ComboBox(desk.theme, "dialog.send.profile"))
        self.profile.say(t("Content"))
        self.plain = CheckBox(desk.theme, "dialog.send.plain", parent=self)
        self.plain.say(t("Not encrypted: anybody who finds the file can read it"))
        self.mail = CheckBox(desk.theme, "dialog.send.mail", parent=self)
        self.mail.say(t("For e-mail: at most 20 MB of attachments, the others later"))
        self._offer(key)
        self._arrange()
        self._follow()
        self._preview()
        self.to.editor.setFocus()

    @classmethod
    def ask(cls, desk: Desk, workspace: OpenWorkspace, key: bytes | None, parent: QWidget) -> Sent | None:
        """The bundle that was written; `key` is the partner proposed."""
        dialog = cls(desk, workspace, key, parent)
        dialog.exec()
        return dialog.sent

    def go(self) -> None:
        if self.working:
            raise Unreadable
        plan = self._plan()
        target = self._ask_file(plan)
        # The file is written here, in the background: the modal dialog keeps the workspace still meanwhile.
        store = self._workspace.store
        self.work(lambda progress: write_export(store, plan, target, progress.step), self._done)
        raise Unreadable  # closed once it is done

    def _offer(self, key: bytes | None) -> None:
        t = self.desk.t
        options: list[tuple[str, object]] = [(_name(one, t.language), one) for one in self._partners]
        proposed = next((one for one in self._partners if one.key == key), None)
        choice_of(self.to).offer([*options, (t("Anybody (what is public)"), Profile.PUBLICATION)], proposed)
        self._offer_profiles()

    def _offer_profiles(self) -> None:
        t, partner = self.desk.t, self._partner()
        known = partner.profiles if partner else (Profile.PUBLICATION,)
        usual = partner.profile if partner else Profile.PUBLICATION
        choice_of(self.profile).offer([(word(t, profile), profile) for profile in known], usual)

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.to, 3)
        row.addWidget(self.profile, 2)
        self.column.addLayout(row)
        for widget in (self.plain, self.mail, *self.told, self.bar):
            self.column.addWidget(widget)

    def _follow(self) -> None:
        choice_of(self.to).currentIndexChanged.connect(self._recipient_changed)
        choice_of(self.profile).currentIndexChanged.connect(self._preview)
        self.plain.toggled.connect(self._preview)
        self.mail.toggled.connect(self._preview)

    def _recipient_changed(self) -> None:
        self._offer_profiles()
        self._preview()

    def _partner(self) -> KnownPartner | None:
        return chosen(self.to, KnownPartner)

    def _plan(self) -> ExportPlan:
        partner = self._partner()
        for outcome in shut_all(self._workspace.store):
            self._workspace.bus.publish(outcome)
        return plan_export(
            self._workspace.store,
            " ".join(partner.digits) if partner else self.desk.t("Anybody"),
            chosen(self.profile, Profile) or Profile.PUBLICATION,
            plain=self.plain.isChecked(),
            limit=MAIL if self.mail.isChecked() else None,
        )

    def _preview(self) -> None:
        self.refusal.hide()
        self.act.setEnabled(True)
        try:
            plan = self._plan()
            t, going = self.desk.t, leaving(self._workspace.store, plan)
            self.say(plan_lines(t, plan, going), plan_details(t, going))
        except (UserError, StoreError) as error:
            self.say([])
            self.act.setEnabled(False)
            self.refuse(error)

    def _ask_file(self, plan: ExportPlan) -> Path:
        t = self.desk.t
        number = plan.partner.sent_no + 1 if plan.partner else 1
        known = self._partner()
        whom = _name(known, t.language)[:LONGEST_NAME] if known is not None else ""
        names = " – ".join(filter(None, (own_name(self.desk, self._workspace), whom)))
        proposal = str(outgoing_folder(self._workspace.store) / safe_name(f"{names} {number:04}{SUFFIX}"))
        name, _ = QFileDialog.getSaveFileName(self, t("Save the file"), proposal, t("Exchange files (*.ctjx)"))
        if not name:
            raise Unreadable
        path = Path(name)
        return path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)

    def _done(self, sent: Sent) -> None:
        try:
            record_sent(self._workspace.store, sent)
        except BaseException:
            sent.written.path.unlink(missing_ok=True)  # what is not remembered must not leave
            raise
        self.sent = sent
        tell(self._workspace)
        self.accept()


def _name(partner: KnownPartner, language: str) -> str:
    return partner.name_de if language == "de" else partner.name_fr
