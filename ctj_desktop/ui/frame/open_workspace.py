"""What does the window know of the open workspace, and how does an act go through to the store?"""

from collections.abc import Callable, Hashable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from ctj_desktop.domain.ids import CommitteeId, PersonId
from ctj_desktop.domain.log.changes import Operation, Outcome
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.i18n import Translator
from ctj_desktop.services.workspace.workspace import Workspace
from ctj_desktop.storage.backing_up import Safety
from ctj_desktop.storage.log import history
from ctj_desktop.storage.open_file import SHARE
from ctj_desktop.storage.store import Store
from ctj_desktop.storage.unit import Unit
from ctj_desktop.ui.frame.bus import ChangeBus

if TYPE_CHECKING:  # nothing of the start waits for them
    from ctj_desktop.services.steps.private_folders import PrivateFolder
    from ctj_desktop.services.workspace.damage import Damage

P = ParamSpec("P")
R = TypeVar("R")
HEAVY = 200_000
"""Bytes in the log: about a thousand rows, which take a tenth of a second."""


class OpenWorkspace(QObject):
    """One open workspace. Acts go through `do`; refusals are raised, so that a form shows them at its field."""

    saved = Signal(object)
    committee_changed = Signal()
    author_changed = Signal()
    backup_asked = Signal()
    """A backup is wanted now."""
    beside_asked = Signal(object)
    """A backup is to be looked at: its generation."""
    restore_asked = Signal(object)
    """A backup is to take the place of this workspace: `RestoreWanted`."""
    copy_here_asked = Signal()
    """A copy of this file on a share is to be worked on here."""
    move_here_asked = Signal()
    """This file is to leave the folder that a service synchronises."""
    passphrase_asked = Signal(str)
    """A passphrase is to be set, changed, removed, or its key made new: `set`, `change`, `remove`, `new`."""
    reopen_asked = Signal()
    """What may be written changed: the file is to be opened anew."""
    safety_told = Signal()
    """It was looked at how safe the file is: `safety`, `no_backup`."""
    damage_told = Signal()
    """The file turned out damaged, it is known now what is, or a damaged one was set aside: `damage`, `aside`."""

    def __init__(self, store: Store, bus: ChangeBus, *, sample: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.store = store
        self.silent = Workspace(store)  # its acts are told to nobody
        self.bus = bus
        self.sample = sample
        self.backup_of: datetime | None = None
        """When it was made, where this is a backup that is only looked at."""
        self.unfinished: dict[tuple[str, ...], Any] = {}
        """What was typed into dialogs that were left by Escape, as long as the workspace is open."""
        self.safety: Safety | None = None
        """How safe what was written is; None until it was looked at."""
        self.no_backup: UserError | StoreError | None = None
        """Why the last backup could not be made."""
        self.no_second: UserError | StoreError | None = None
        """Why there was none in the second place when it was last tried."""
        self.damage: Damage | None = None
        """What is damaged where `store.damage` says that something is; None as long as nobody knows what."""
        self.aside: Path | None = None
        """The damaged file that a backup took the place of, as long as what it still holds was not looked at."""
        self._kept: dict[Hashable, tuple[Hashable, Any]] = {}
        self._committee: CommitteeId | None = None
        self._shown: PrivateFolder | None = None
        self._known: tuple[tuple[Hashable, PersonId | None], Operation | None, Operation | None] | None = None

    @property
    def committee(self) -> CommitteeId | None:
        """The committee looked at; None is all."""
        return self._committee

    def the_committee(self) -> CommitteeId | None:
        """The committee looked at, else the only one there is."""
        if self._committee is not None:
            return self._committee
        found = self.store.all(Committee)
        return found[0].id if len(found) == 1 else None

    def why_not_write(self, t: Translator) -> str:
        """Why nothing can be changed in this file; empty where it can."""
        if not self.store.read_only:
            return ""
        if self.backup_of is not None:
            return t("This is a backup: it is only looked at, and nothing can be changed in it.")
        if self.store.moved is not None:
            file, day = self.store.moved
            gone = t("This workspace went to another computer on {date}, with the file “{file}”: here it is only read.")
            return gone.format(date=t.date_long(day), file=file)
        if self.store.notice == SHARE:
            return t("This file stands on a network drive, where two computers could damage it: there it is only read.")
        if self.store.notice == "second_name":
            return t("This file has a second name on this disk, so it is only read here. Copy it, and open the copy.")
        return t("This file can only be read here: nothing can be changed.")

    def look_at(self, committee: CommitteeId | None) -> None:
        """The switch at the head of the sidebar."""
        if committee != self._committee:
            self._committee = committee
            self.committee_changed.emit()

    def now(self) -> datetime:
        """The store's clock."""
        return self.store.environment.clock().astimezone(UTC)

    def today(self) -> date:
        """The day in Europe/Zurich; a sample has its own."""
        return self.silent.today()

    def do(self, step: Callable[Concatenate[Unit, P], R], *args: P.args, **fields: P.kwargs) -> R:
        """One act: one operation, then everybody is told; returns the record.

        Raises UserError or StoreError as the step does; nothing is written then.
        """
        done = self.silent.do(step, *args, **fields)
        self.tell(done.outcome)
        return done.record

    def do_fields(self, step: Callable[..., R], **fields: Any) -> R:  # each field has its own type
        """As `do`, for an act on a record of which only the id and some fields are at hand."""
        done = self.silent.do_fields(step, **fields)
        self.tell(done.outcome)
        return done.record

    def new_id(self) -> UUID:
        """The id of a record that a dialog makes."""
        return self.store.environment.new_id()

    def next_undo(self) -> Operation | None:
        """What Ctrl+Z would take back."""
        return self._ahead()[0]

    def next_redo(self) -> Operation | None:
        """What redo would bring back."""
        return self._ahead()[1]

    def is_long(self, operation: Operation) -> bool:
        """Whether so much was written that taking it back would hold up the window."""
        return history.weight(self.store, operation) > HEAVY

    def undo(self) -> Outcome:
        """Takes back the person's newest act; raises LaterChange or NothingToUndo."""
        return self.tell(self.silent.undo())

    def redo(self) -> Outcome:
        """Brings it back."""
        return self.tell(self.silent.redo())

    def tell(self, outcome: Outcome) -> Outcome:
        """Everybody reads again what was written; for work that was done beside the window."""
        self.saved.emit(self.now())
        self.bus.publish(outcome)
        return outcome

    def kept(self, what: Hashable, read: Callable[[], R]) -> R:
        """What was read stands until the log is another; `what` says all else on which it depends."""
        moment = self.store.streams.held()
        known = self._kept.get(what)
        if known is None or known[0] != moment:
            known = self._kept[what] = (moment, read())
        value: R = known[1]
        return value

    def keep_draft(self, record: UUID, register: str, text: str) -> None:
        """What is being typed, safe on disk; not an act."""
        self.store.save_draft(record, register, text)
        self.saved.emit(self.now())

    def drop_draft(self, record: UUID, register: str) -> None:
        """It became an act, or was given up."""
        self.store.drop_draft(record, register)

    def sit_down(self, person: PersonId | None) -> None:
        """Who is at the keyboard from now on."""
        self.store.sit_down(person)
        self.author_changed.emit()

    def tell_safety(self, safety: Safety | None, no_backup: UserError | StoreError | None) -> None:
        """How safe the file was found; why a backup could not be made, if so."""
        self.safety, self.no_backup = safety, no_backup
        self.safety_told.emit()

    def tell_damage(self, damage: "Damage | None") -> None:
        """The file is damaged, and what of it, once that is known."""
        self.damage = damage
        self.damage_told.emit()

    def offer_aside(self, aside: Path | None) -> None:
        """What was written since the backup may still be read from this file; None once it was looked at."""
        self.aside = aside
        self.damage_told.emit()

    def shown_copies(self) -> Path:
        """Where what other programs show lies until the workspace is closed; FileFailed."""
        from ctj_desktop.services.steps.private_folders import PrivateFolder

        if self._shown is None:
            self._shown = PrivateFolder(self.store.environment.data_folder)
        return self._shown.path

    def close(self) -> None:
        """Closes the file, and takes away what other programs showed of it."""
        if self._shown is not None:
            self._shown.leave()
            self._shown = None
        self.store.close()

    def _ahead(self) -> tuple[Operation | None, Operation | None]:
        """Undo and redo, looked for once after each act: menus, strip and buttons of every window ask for them."""
        store = self.store
        if store.read_only:
            return None, None
        moment = (store.streams.held(), store.author)
        if self._known is None or self._known[0] != moment:
            self._known = (moment, history.next_undo(store, store.author), history.next_redo(store, store.author))
        return self._known[1:]
