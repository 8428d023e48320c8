"""How do two offices meet for the first time? Each gives its card; the digits are compared by voice."""

from pathlib import Path
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.domain.log.profiles import Profile
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.people import OfficeKind
from ctj_desktop.domain.texts import Language
from ctj_desktop.exchange.card import ExchangeCard
from ctj_desktop.exchange.signing import digits
from ctj_desktop.files.names import safe_name
from ctj_desktop.i18n.translator import ZONE
from ctj_desktop.i18n.words import word
from ctj_desktop.services.exchange.carried import profiles_for
from ctj_desktop.services.exchange.identity import (
    accept,
    card_in,
    earlier_cards,
    office_name,
    usual_profile,
    write_card,
)
from ctj_desktop.storage.log.partners import Peer
from ctj_desktop.ui.forms.dialog_frame import Frame
from ctj_desktop.ui.forms.fields import Unreadable, choice_of, chosen
from ctj_desktop.ui.frame.folders import outgoing_folder
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.check import CheckBox
from ctj_desktop.ui.widgets.fields import ComboBox, Field
from ctj_desktop.ui.widgets.labels import Label

CARD = ".ctjcard"
LONGEST_NAME = 40
FURTHER: Final = b""
"""It is one more computer of that office."""


def own_name(desk: Desk, workspace: OpenWorkspace) -> str:
    """What this office is called in a file name: both offices of a committee call their workspace by it."""
    french, german, _ = office_name(workspace.store)
    return (german if desk.t.language is Language.DE else french)[:LONGEST_NAME] or workspace.store.path.stem


def save_card(desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> tuple[Path, tuple[str, ...]] | None:
    """Ask where, write this office's card there; its file and digits, or None."""
    t, store = desk.t, workspace.store
    proposal = str(outgoing_folder(store) / safe_name(f"{own_name(desk, workspace)}{CARD}"))
    name, _ = QFileDialog.getSaveFileName(parent, t("Save my card"), proposal, t("Cards (*.ctjcard)"))
    if not name:
        return None
    path = Path(name)
    path = path if path.suffix == CARD else path.with_name(path.name + CARD)
    return path, write_card(store, path)


def ask_card(desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> Peer | None:
    """Ask for another office's card and accept it; the new partner, or None. Raises NotACard and its like."""
    t = desk.t
    folder = str(workspace.store.path.parent)
    name, _ = QFileDialog.getOpenFileName(parent, t("Open a card"), folder, t("Cards (*.ctjcard)"))
    return AcceptCard.ask(desk, workspace, Path(name), parent) if name else None


def _earlier_words(desk: Desk, earlier: Peer) -> str:
    """Yes: the one accepted on 12 March 2026 (1234 5678 …)."""
    said = desk.t("Yes: the one accepted on {day} ({digits} …)")
    return said.format(
        day=desk.t.date_long(earlier.trusted_at.astimezone(ZONE).date()), digits=" ".join(digits(earlier.key)[:2])
    )


class AcceptCard(Frame):
    """Name and digits of a card; accepted only once somebody says the digits were compared."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, card: ExchangeCard, file: str, parent: QWidget) -> None:
        t = desk.t
        super().__init__(desk, "dialog.card", t("Accept this office?"), t("Accept"), parent)
        self._workspace, self._card, self._file = workspace, card, file
        self.partner: Peer | None = None
        self.profile = Field(desk.theme, ComboBox(desk.theme, "dialog.card.profile"))
        self.profile.say(t("What it gets from us"))
        choice_of(self.profile).offer(
            [(word(t, one), one) for one in profiles_for(workspace.store, card.office)],
            usual_profile(workspace.store, card),
        )
        self.committee = Field(desk.theme, ComboBox(desk.theme, "dialog.card.committee"))
        self.committee.say(t("Committee it works for"))
        committees = workspace.store.all(Committee, order="code")
        known: list[tuple[str, object]] = [(one.name.or_other(t.language) or one.code, one.id) for one in committees]
        choice_of(self.committee).offer([(t("Choose the committee"), None), *known])
        self.committee.setVisible(not card.committees and len(committees) > 1 and card.office_kind != OfficeKind.CTJ)
        self._earlier = earlier_cards(workspace.store, card)
        self.replaces = Field(desk.theme, ComboBox(desk.theme, "dialog.card.replaces"))
        self.replaces.say(t("Does it replace an earlier computer of this office? Ask on the telephone"))
        kept: list[tuple[str, object]] = [(_earlier_words(desk, one), one.key) for one in self._earlier]
        further = (t("No: the earlier one is in use as well"), FURTHER)
        choice_of(self.replaces).offer([(t("Choose…"), None), further, *kept])
        choice_of(self.replaces).currentIndexChanged.connect(self._allow)
        self.replaces.setVisible(bool(self._earlier))
        self.compared = CheckBox(desk.theme, "dialog.card.compared", parent=self)
        self.compared.say(t("I have compared the digits with that office by voice"))
        self.compared.toggled.connect(self._allow)
        self.act.setEnabled(False)
        self._arrange()
        self.compared.setFocus()

    @classmethod
    def ask(cls, desk: Desk, workspace: OpenWorkspace, path: Path, parent: QWidget) -> Peer | None:
        """The accepted partner, or None."""
        dialog = cls(desk, workspace, card_in(path), path.name, parent)
        dialog.exec()
        return dialog.partner

    def go(self) -> None:
        if not self._may():
            raise Unreadable
        replaced = chosen(self.replaces, bytes) or None
        committee = chosen(self.committee, UUID) if self.committee.isVisible() else None
        self.partner = accept(
            self._workspace.store,
            self._card,
            self._file,
            chosen(self.profile, Profile),
            [CommitteeId(committee)] if committee else [],
            replaced,
        )
        if replaced is not None:
            t = self.desk.t
            name = self._card.name_de if t.language == "de" else self._card.name_fr
            said = t("What the earlier computer of {name} writes is no longer taken in.").format(name=name)
            self._workspace.bus.said.emit(said)

    def _may(self) -> bool:
        """Whether the digits were compared, and it is said what becomes of an earlier computer."""
        said = not self._earlier or chosen(self.replaces, bytes) is not None
        return self.compared.isChecked() and said

    def _allow(self) -> None:
        self.act.setEnabled(self._may())

    def _arrange(self) -> None:
        t, theme = self.desk.t, self.desk.theme
        name = Label(theme, Type.STRONG, wrap=True, name="dialog.card.name", parent=self)
        name.say(self._card.name_de if t.language == "de" else self._card.name_fr)
        kind = Label(theme, Type.CAPTION, "muted", parent=self)
        kind.say(word(t, OfficeKind(self._card.office_kind)) if self._card.office_kind in set(OfficeKind) else "")
        groups = Label(theme, Type.CARD, name="dialog.card.digits", parent=self)
        groups.say("  ".join(digits(self._card.signing_key)))
        groups.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        why = Label(theme, Type.BODY, "muted", wrap=True, parent=self)
        why.say(t("Telephone that office and read these digits aloud. Accept only if theirs are the same."))
        for widget in (name, kind, groups, why, self.profile, self.committee, self.replaces, self.compared):
            self.column.addWidget(widget)
