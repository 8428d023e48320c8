"""Shall the persons and bodies of its side be entrusted to the other secretariat? Proposed once it has sent a file."""

from PySide6.QtWidgets import QWidget

from ctj_desktop.services.directory.entrusting import SideProposal, entrust_side, keep_here, proposals
from ctj_desktop.services.exchange.bundle_words import some_named
from ctj_desktop.services.steps.records import person_name
from ctj_desktop.ui.forms.dialog_frame import Frame
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.check import CheckBox
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.surfaces import Banner


class EntrustBanner(Banner):
    """The first office to which something could be entrusted; not there where there is none."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> None:
        super().__init__(desk.theme, "exchange.entrust", "users", tone="ok", wrap=True, parent=parent)
        self._desk, self._workspace = desk, workspace
        self._proposed: SideProposal | None = None
        self.button.clicked.connect(self.ask)
        self.hide()

    def read(self) -> None:
        """What is proposed now; nothing in a file that is only read."""
        store = self._workspace.store
        self._proposed = next(iter(() if store.read_only else proposals(store)), None)
        self.retranslate()

    def retranslate(self) -> None:
        """Every word."""
        proposed, t = self._proposed, self._desk.t
        self.setVisible(proposed is not None)
        if proposed is not None:
            office, count = proposed.office.name.or_other(t.language), len(proposed.persons) + len(proposed.bodies)
            said = t.n(
                "Of the side of {office} {count} record is kept here: shall that office care for it?",
                "Of the side of {office} {count} records are kept here: shall that office care for them?",
                count,
            )
            self.say(said.format(office=office, count=t.number(count)), button=t("Entrust…"))

    def ask(self) -> None:
        """Who they are, and what it means."""
        if self._proposed is not None:
            EntrustSide(self._desk, self._workspace, self._proposed, self).exec()
            self.read()


class EntrustSide(Frame):
    """Entrusts them, or says that they stay here and that this is not proposed again."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, proposed: SideProposal, parent: QWidget) -> None:
        t = desk.t
        office = proposed.office.name.or_other(t.language)
        super().__init__(
            desk, "dialog.entrust_side", t("Entrust to {office}").format(office=office), t("Entrust"), parent
        )
        self._workspace, self._office = workspace, proposed.office.id
        called = [person_name(one) for one in proposed.persons]
        called += [one.name.or_other(t.language) for one in proposed.bodies]
        self._say(t("They sit in a committee for the side of that secretariat:"), Type.BODY)
        self._say(some_named(t, called), Type.STRONG)
        self._say(
            t(
                "It may correct them as this office does; what both write apart is compared. The records stay with "
                "this office, which alone takes them away, makes them anonymous and keeps what is private. Undo takes "
                "it back."
            ),
            Type.CAPTION,
        )
        self.never = CheckBox(desk.theme, "dialog.entrust_side.never", parent=self)
        self.never.say(t("They stay with this office: do not propose it again"))
        self.never.toggled.connect(lambda never: self.act.say(t("Keep here") if never else t("Entrust")))
        self.column.addWidget(self.never)

    def go(self) -> None:
        if self.never.isChecked():
            keep_here(self._workspace.store, self._office)
        else:
            self._workspace.do(entrust_side, office=self._office)

    def _say(self, text: str, kind: Type) -> None:
        label = Label(self.desk.theme, kind, wrap=True, parent=self)
        label.say(text)
        self.column.addWidget(label)
