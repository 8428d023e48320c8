"""What can go wrong with a workspace file, and what may the person do?"""

from datetime import date, datetime

from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.record import Record
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.errors import Refused, StoreError, UserError


class NotAWorkspace(UserError):
    """“{name}” is not a CTJ workspace, or it is protected and was opened without its key. Choose a file ending in
    .ctj.
    """

    name: str


class NoSuchWorkspace(UserError):
    """There is no file “{name}”. Check the folder, or create a new workspace."""

    name: str


class ForeignParts(UserError):
    """“{name}” holds parts that this program never makes and that could do something of their own. It was not opened,
    and nothing was changed. Do not use it; restore a backup of your own, or ask the other office for a file from its
    exchanges.

    A workspace, a backup or a store of attachments holds triggers, views or the like.
    """

    name: str


class NoSuchFolder(UserError):
    """There is no folder “{name}”. Check the name, or make the folder first."""

    name: str


class IsFolder(UserError):
    """“{name}” is a folder. Give the name of a file."""

    name: str


class NotPlainFile(UserError):
    """“{name}” is no ordinary file but a link, a pipe or a device. Nothing was opened or changed. Choose another file,
    or remove this one if it stands in the way.

    A link is refused only for what the program keeps beside a file.
    """

    name: str


class WorkspaceExists(UserError):
    """“{name}” exists already. Choose another name, or open that workspace."""

    name: str


class NewerWorkspace(UserError):
    """“{name}” was written by a newer version of the program (format {found}, this program reads {known}). Nothing was
    changed. Install the newer version and open it again.
    """

    name: str
    found: int
    known: int


class WorkspaceLocked(UserError):
    """“{name}” is open in another window: {who}. Close it there, or look at the file without changing it."""

    name: str
    who: str


class WorkspaceInUse(WorkspaceLocked):
    """“{name}” is open in another window. Close it there, or look at the file without changing it.

    It cannot be read who has it: `who` is empty.
    """


class NeedsPassphrase(UserError):
    """“{name}” is protected by a passphrase. Write it to open the workspace."""

    name: str


class WrongPassphrase(UserError):
    """This passphrase does not open “{name}”. Mind capitals and the language of the keyboard, or take the recovery
    sheet.
    """

    name: str


class KeysGone(UserError):
    """“{name}” is protected, and “{keys}”, which belongs to it, does not lie beside it. Put it there, or open the
    workspace with its recovery sheet.
    """

    name: str
    keys: str


class KeysFileDamaged(UserError):
    """“{keys}”, by which a passphrase opens “{name}”, is damaged. Put it back from the folder of the backups, or open
    the workspace with its recovery sheet.
    """

    name: str
    keys: str


class KeysOfAnother(UserError):
    """The passphrase is right, but what it opens does not open “{name}”: “{keys}” belongs to another workspace. Put the
    right one there, or open the workspace with its recovery sheet.
    """

    name: str
    keys: str


class SheetOfAnother(UserError):
    """The sheet with the mark {mark} does not open “{name}”. It is of another workspace, or of an earlier key: take the
    sheet that was made last.
    """

    name: str
    mark: str


class NotProtected(UserError):
    """“{name}” has no passphrase."""

    name: str


class WrongKey(UserError):
    """This key does not open “{name}”. Check that key and file belong together."""

    name: str


class ReadOnlyWorkspace(UserError):
    """“{name}” can only be read here, so nothing was saved. Copy it to a folder where you may write, and open the
    copy.
    """

    name: str


class OnShare(UserError):
    """“{name}” stands on a network drive, where two computers could damage it, so nothing is written there. Work on a
    copy on this computer.

    No lock of a network keeps another computer away for certain.
    """

    name: str


class NotOnShare(UserError):
    """A workspace cannot stand on a network drive, where two computers could damage it, so “{name}” was not made.
    Choose a folder on this computer; the network drive can keep its backups.
    """

    name: str


class PathTooLong(UserError):
    """“{name}” is too long a name, or lies too deep: there is no room left for the names of its backups. Choose a
    shorter name, or a folder further up.
    """

    name: str


class SyncedFolder(UserError):
    """“{name}” would lie in a folder of {service} again. Choose one that is only on this computer."""

    name: str
    service: str


class MovedAway(UserError):
    """“{name}” went to another computer on {day}, with the transfer file “{file}”, and is only read here. Work there.
    If that file was lost, say that this computer replaces the other one.
    """

    name: str
    file: str
    day: date


class FolderNotWritable(UserError):
    """Nothing may be written in the folder “{name}”, so no file was made there. Choose another folder, or ask whoever
    looks after this computer for the right to write in it.
    """

    name: str


class SecondPlaceGone(UserError):
    """The second folder for backups, “{name}”, cannot be reached just now. What was written is safe here; it is backed
    up there as soon as it can be reached again.
    """

    name: str


class DamagedWorkspace(StoreError):
    """“{name}” is damaged ({detail}). Nothing was changed. Restore the newest backup from “{name}.backups”."""

    name: str
    detail: str


class DiskFull(StoreError):
    """The disk that holds “{name}” is full. What was saved before is safe; this last change was not saved. Free some
    room and do it again.
    """

    name: str


class FileGone(StoreError):
    """“{name}” is no longer in its folder: it was moved or deleted while it was open. Put it back, or make a backup at
    once in the settings; otherwise your work may be gone when you close.
    """

    name: str


class NoRoom(StoreError):
    """The disk that holds “{name}” is full, so nothing was written. Free some room and do it again.

    `name` is that of the copy that was not made.
    """

    name: str


class MediumFailed(StoreError):
    """“{name}” could not be read or written ({detail}). What was saved before is safe. Check that the medium is still
    connected, then try again.
    """

    name: str
    detail: str


class ChangedMeanwhile(UserError):
    """This was changed elsewhere while you were editing ({registers}). Both versions are kept: choose one.

    `theirs` is what is stored now.
    """

    registers: tuple[str, ...]
    theirs: Record


class WrittenOnce(Refused):
    """What was filed once is never changed ({kind}). Undo it, or record a new entry."""

    kind: str


class NothingToUndo(Refused):
    """Undo ends here. What the workspace was set up with, what others wrote and what came in by exchange is corrected
    or removed where it stands.
    """


class NothingToRedo(Refused):
    """There is nothing to redo."""


class LaterChange(Refused):
    """This cannot be undone, because the same field was changed later by {person} on {at}. Open the history of the
    record and put the earlier value back by hand.
    """

    person: str | Bilingual
    at: datetime
    what: OperationLabel


class LaterChangeUnnamed(LaterChange):
    """This cannot be undone, because the same field was changed later on {at}, it is not known by whom. Open the
    history of the record and put the earlier value back by hand.

    Neither the person nor the office that wrote it has a name here; `person` is empty.
    """


class NotABackup(UserError):
    """“{name}” is not a whole backup ({detail}). Choose an earlier one."""

    name: str
    detail: str


class NoBackup(UserError):
    """“{name}” is not a backup of a CTJ workspace. Choose a file ending in .ctjbackup."""

    name: str


class AlreadyWorkspace(NoBackup):
    """“{name}” is a workspace and not a backup. Open it as it is."""


class IsBackup(UserError):
    """“{name}” is a backup and not a workspace, so it was not opened, and nothing was changed. Restore it: that makes a
    workspace of it under another name.
    """

    name: str


class AttachmentsNotWhole(UserError):
    """Attached files of “{name}” are missing in “{store}” beside it, or damaged. Nothing was restored. Put that file
    beside the backup, choose another backup, or restore without attached files.
    """

    name: str
    store: str


class MigrationFailed(StoreError):
    """“{name}” could not be brought to the format of this version ({detail}). It is unchanged; open it with the earlier
    version and send us this message.
    """

    name: str
    detail: str
