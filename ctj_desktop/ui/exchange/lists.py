"""What came, what goes out, and who the partners are: the left side of the exchange."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ctj_desktop.domain.record import RecordKey
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.services.exchange.conflicts import Conflict
from ctj_desktop.services.exchange.identity import own_digits
from ctj_desktop.services.exchange.lists import KnownPartner, ToSend, partners, received, to_send, unsent
from ctj_desktop.services.exchange.merging import to_take_back
from ctj_desktop.services.naming.titles import Subject, subjects
from ctj_desktop.storage.log.bundle_inbox import Bundle
from ctj_desktop.storage.log.partners import peers
from ctj_desktop.storage.log.takeback import NoMergeToTakeBack
from ctj_desktop.ui.exchange.columns import (
    FILES,
    PARTNERS,
    SEND_COLUMNS,
    FileLine,
    SendLine,
    file_lines,
    office_in_words,
    partner_lines,
)
from ctj_desktop.ui.forms.screens.removing import on_delete
from ctj_desktop.ui.frame.folders import folder_name
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.rows import RowsModel
from ctj_desktop.ui.widgets.surfaces import Card, Hairline
from ctj_desktop.ui.widgets.table import Table

WIDTH = 312
FEWEST_ROWS = 2
"""Rows of each list that are seen however low the window is."""


@dataclass(slots=True)
class ExchangeList:
    """One list with its head: title, count, one button, and the sentence that stands for an empty list."""

    title: Label
    count: Label
    button: Button
    table: Table
    nothing: Label


class ListRoom(QWidget):
    """Asks for its least height, however much stands in it."""

    def hasHeightForWidth(self) -> bool:
        return False

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumHeight())


class ExchangeLists(Card):
    """Received, to send, partners; the dialogs that belong to them open from here."""

    asking = Signal()
    """A dialog is about to open: what is being typed must be safe first."""
    exchanged = Signal()
    """A file came in or went out, or an office was accepted."""
    file_chosen = Signal()
    """Another received file is the current one."""
    compare_asked = Signal()

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> None:
        super().__init__(desk.theme, "exchange.lists", padded=False, parent=parent)
        self._desk, self._workspace = desk, workspace
        self._partners: list[KnownPartner] = []
        self._last: Bundle | None = None
        self._unsent, self._digits = 0, ""
        self.setMinimumWidth(desk.theme.px(WIDTH))
        self.setMaximumWidth(desk.theme.px(WIDTH))
        self.files = RowsModel(desk.language, FILES, self)
        self.changes = RowsModel(desk.language, SEND_COLUMNS, self)
        self.offices = RowsModel(desk.language, PARTNERS, self)
        self.received = self._part("received", "folder-open", self.files)
        self.outgoing = self._part("outgoing", "export", self.changes)
        self.partners = self._part("partners", "plus", self.offices)
        back = "arrow-counter-clockwise"
        self.back = Button(desk.theme, "exchange.take_back", ButtonKind.QUIET, icon=back, compact=True, parent=self)
        badge = "identification-card"
        self.card = Button(desk.theme, "exchange.card", ButtonKind.QUIET, icon=badge, compact=True, parent=self)
        self.digits = Label(desk.theme, Type.CAPTION, "muted", wrap=True, name="exchange.card.digits", parent=self)
        self._lay_out()
        self._connect()

    def read(self, open_ones: Sequence[Conflict]) -> None:
        """Everything anew, beside these open conflicts."""
        store = self._workspace.store
        self._partners = partners(store)
        writers = {head.dot.replica for one in open_ones for heads in one.torn.heads.values() for head in heads}
        unsettled = {known.key for known in peers(store) if known.replica in writers}
        self.files.replace(file_lines(received(store), unsettled))
        self.offices.replace(partner_lines(self._partners))
        self.changes.replace(self._outgoing())
        self._last = to_take_back(store)
        self._unsent = unsent(store)
        self._digits = " ".join(own_digits(store))
        self._show()

    def known(self) -> Sequence[KnownPartner]:
        """The partners, as they were read."""
        return self._partners

    def names(self) -> list[str]:
        """The partners, for the head of the page."""
        return [office_in_words(self._desk.t, one.name_fr, one.name_de) for one in self._partners]

    def retranslate(self) -> None:
        """Every word."""
        t = self._desk.t
        words = (
            (self.received, t("Received"), t("Open a file…"), t("Nothing has come yet.")),
            (self.outgoing, t("To send"), t("Prepare…"), self._nothing_to_send()),
            (self.partners, t("Partners"), t("Accept a card…"), t("No office is accepted yet: exchange your cards.")),
        )
        for part, title, button, nothing in words:
            part.title.say(title)
            part.button.say(button, tip=button)
            part.nothing.say(nothing)
            part.table.setAccessibleName(title)
        self.card.say(t("My card…"))
        self._show()

    def why_not(self, key: str) -> str:
        """Why an act of the exchange cannot be done now; empty when it can."""
        t = self._desk.t
        if self._workspace.store.read_only:
            return self._workspace.why_not_write(t)
        if key == "take_back" and self._last is None:
            return sentence(t, NoMergeToTakeBack())
        if key == "give_up" and self._waiting() is None:
            return t("Choose a received file that waits or is set apart; one that was taken in is taken back instead.")
        return ""

    # acts

    def open_file(self) -> None:
        """A file from another office: what it would change is shown before anything is."""
        from PySide6.QtWidgets import QFileDialog

        t = self._desk.t
        folder = str(self._workspace.store.path.parent)
        name, _ = QFileDialog.getOpenFileName(self, t("Open a file from another office"), folder, self._filter())
        if name:
            self.take_in(name)

    def take_in(self, name: str) -> None:
        """Shows what a file would change, and takes it in when the person says so."""
        from pathlib import Path

        from ctj_desktop.ui.exchange.take_in import TakeIn

        self._after(lambda: TakeIn.ask(self._desk, self._workspace, Path(name), self))

    def take_back(self) -> None:
        """The file taken in last goes again, as far as that is still possible; it waits then."""
        from ctj_desktop.ui.exchange.received_file import TakeBack

        last = self._last
        if self._refused("take_back") or last is None:
            return
        office = self._office_of(last.peer)
        if self._after(lambda: TakeBack.ask(self._desk, self._workspace, last, office, self)) is not None:
            text = self._desk.t("“{file}” is taken back: everything is as before it came, and it waits in the list.")
            self._desk.bus.said.emit(text.format(file=last.file))

    def give_up(self) -> None:
        """A file that waits or was set apart is removed, after a question."""
        from ctj_desktop.ui.exchange.received_file import GiveUp

        line = self._waiting()
        if self._refused("give_up") or line is None:
            return
        one = line.received
        office = office_in_words(self._desk.t, one.name_fr, one.name_de)
        if self._after(lambda: GiveUp.ask(self._desk, self._workspace, one, office, self) or None):
            text = self._desk.t("“{file}” is given up; nothing of it was taken in.")
            self._desk.bus.said.emit(text.format(file=one.file))

    def send(self) -> None:
        """A file for a partner: the one that is chosen in the list, else the first."""
        from ctj_desktop.ui.exchange.send import Send

        row = self.offices.row_at(self.partners.table.currentIndex())
        key = row.partner.key if row is not None else next((one.key for one in self._partners), None)
        sent = self._after(lambda: Send.ask(self._desk, self._workspace, key, self))
        if sent is not None:
            path = sent.written.path
            text = self._desk.t("The file to send lies in “{folder}”: {name}")
            self._desk.bus.wrote.emit(text.format(folder=folder_name(path), name=path.name), path)

    def accept_card(self) -> None:
        """Another office becomes a partner."""
        from ctj_desktop.ui.exchange.partner import ask_card

        if self._after(lambda: ask_card(self._desk, self._workspace, self)) is not None:
            self._workspace.bus.exchanged.emit()

    def save_card(self) -> None:
        """The card of this office, for the first contact."""
        from ctj_desktop.ui.exchange.partner import save_card

        made = self._after(lambda: save_card(self._desk, self._workspace, self))
        if made is not None:
            path, groups = made
            text = self._desk.t("Card “{name}” written in “{folder}”. Digits to compare by voice: {digits}")
            said = text.format(name=path.name, folder=folder_name(path), digits=" ".join(groups))
            self._desk.bus.wrote.emit(said, path)

    # inside

    def _part(self, name: str, icon: str, model: RowsModel[Any]) -> ExchangeList:
        theme = self._desk.theme
        table = Table(theme, f"exchange.{name}.table", model, row=metrics.ROW_TWO_LINES)
        table.horizontalHeader().hide()
        return ExchangeList(
            title=Label(theme, Type.STRONG, name=f"exchange.{name}.title", parent=self),
            count=Label(theme, Type.BODY, "muted", name=f"exchange.{name}.count", parent=self),
            button=Button(theme, f"exchange.{name}.button", icon=icon, compact=True, parent=self),
            table=table,
            nothing=Label(theme, Type.BODY, "muted", wrap=True, name=f"exchange.{name}.nothing", parent=self),
        )

    def _lay_out(self) -> None:
        px = self._desk.theme.px
        self.column.setSpacing(0)
        for part, share in ((self.received, 50), (self.outgoing, 40), (self.partners, 30)):
            if part is not self.received:
                self.column.addWidget(Hairline(self._desk.theme, self))
            head = QHBoxLayout()
            head.setContentsMargins(px(16), px(6), px(8), px(6))
            head.setSpacing(px(8))
            head.addWidget(part.title)
            head.addWidget(part.count)
            head.addStretch(1)
            head.addWidget(part.button)
            self.column.addLayout(head)
            self.column.addWidget(Hairline(self._desk.theme, self))
            part.nothing.setContentsMargins(px(16), px(8), px(16), px(8))
            self.column.addWidget(self._below(part), share)
        foot = QHBoxLayout()
        foot.setContentsMargins(px(8), px(4), px(8), px(4))
        foot.addWidget(self.card)
        foot.addStretch(1)
        self.column.addLayout(foot)

    def _below(self, part: ExchangeList) -> QWidget:
        """What stands below a head, in a part of the height that is always its own: no other head moves."""
        px, box = self._desk.theme.px, ListRoom(self)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(part.nothing)
        column.addWidget(part.table, 1)
        if part is self.received:
            column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()
        if part is self.partners:
            self.digits.setContentsMargins(px(16), 0, px(16), 0)
            column.addWidget(self.digits)
        beside = 0 if part is self.outgoing else px(2 * metrics.GAP + metrics.BUTTON_COMPACT)
        box.setMinimumHeight(FEWEST_ROWS * part.table.row_height() + beside)
        return box

    def _connect(self) -> None:
        self.received.button.clicked.connect(self.open_file)
        self.received.table.opened.connect(lambda _key: self._open_received())
        self.received.table.current_changed.connect(lambda _key: self.file_chosen.emit())
        for key in ("take_back", "give_up"):
            self.received.table.addAction(self._desk.actions[key])
        self.received.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        on_delete(self.received.table, self.give_up)
        self.back.clicked.connect(self.take_back)
        self.outgoing.button.clicked.connect(self.send)
        self.outgoing.table.opened.connect(lambda _key: self.send())
        self.partners.button.clicked.connect(self.accept_card)
        self.partners.table.opened.connect(lambda _key: self.send())
        self.card.clicked.connect(self.save_card)

    def _waiting(self) -> FileLine | None:
        """The current received file, if it waits or was set apart."""
        line: FileLine | None = self.files.row_at(self.received.table.currentIndex())
        return line if line is not None and line.received.state is not None else None

    def _office_of(self, key: bytes) -> str:
        known = next((one for one in self._partners if one.key == key), None)
        return office_in_words(self._desk.t, known.name_fr if known else "", known.name_de if known else "")

    def _refused(self, key: str) -> bool:
        reason = self.why_not(key)
        if reason:
            self._desk.bus.refused.emit(reason)
        return bool(reason)

    def _open_received(self) -> None:
        """What waits is tried again; of what was taken in the conflicts are shown."""
        from ctj_desktop.ui.exchange.take_in import TakeIn

        line: FileLine | None = self.files.row_at(self.received.table.currentIndex())
        if line is None:
            return
        if line.received.state is None:
            self.compare_asked.emit()
        else:
            sha256 = line.received.sha256
            self._after(lambda: TakeIn.ask(self._desk, self._workspace, sha256, self))

    def _outgoing(self) -> list[SendLine]:
        """What any partner has not confirmed: every record once, the newest change first."""
        found: dict[RecordKey, ToSend] = {}
        for partner in self._partners:
            for change in to_send(self._workspace.store, partner.key):
                found.setdefault((change.kind, change.id), change)
        named = subjects(self._workspace.store, found)
        return [
            SendLine(key=change.id, change=change, subject=named.get(key, Subject(*key)))
            for key, change in sorted(found.items(), key=lambda pair: pair[1].at, reverse=True)
        ]

    def _show(self) -> None:
        t, writable = self._desk.t, not self._workspace.store.read_only
        for part, model in (
            (self.received, self.files),
            (self.outgoing, self.changes),
            (self.partners, self.offices),
        ):
            count = len(model.rows)
            part.count.say(str(count) if count else "")
            part.table.setVisible(bool(count))
            part.table.setMaximumHeight(count * part.table.row_height() + 2)
            part.table.setMinimumHeight(min(count, FEWEST_ROWS) * part.table.row_height())
            part.nothing.setVisible(not count)
            part.button.setEnabled(writable)
        self.outgoing.nothing.say(self._nothing_to_send())
        self._show_back()
        text = t.n("{count} change", "{count} changes", self._unsent).format(count=t.number(self._unsent))
        self.outgoing.count.say(t.number(self._unsent) if self._unsent else "")  # as beside the others: it has room
        self.outgoing.count.setAccessibleName(text)
        self.digits.setVisible(bool(self._digits))
        self.digits.say(t("Digits to compare by voice: {digits}").format(digits=self._digits))

    def _nothing_to_send(self) -> str:
        t = self._desk.t
        if self._partners:
            return t("Everything is sent and confirmed.")
        return t("Once an office is accepted, what it lacks stands here.")

    def _show_back(self) -> None:
        """Under the files that came: the newest that was taken in, while it can go again."""
        t, reason = self._desk.t, self.why_not("take_back")
        self.back.setVisible(bool(self.files.rows))
        self.back.setEnabled(not reason)
        text = t("Take the last file back…")
        if self._last is not None:
            text = t("Take file {number} back…").format(number=f"{self._last.number:04}")
        self.back.say(text, tip=reason)

    def _after(self, ask: Callable[[], Any]) -> Any:
        """A dialog, and what became of it; a refusal stands in the strip. `Any`: each dialog has its own answer."""
        self.asking.emit()
        try:
            answer = ask()
        except (UserError, StoreError) as error:
            self._desk.refuse(error)
            return None
        if answer is not None:
            self.exchanged.emit()
        return answer

    def _filter(self) -> str:
        return self._desk.t("Exchange files (*.ctjx)")
