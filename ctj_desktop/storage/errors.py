"""What can go wrong with a workspace file, and what may the person do?"""

from datetime import date, datetime

from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.record import Record
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.errors import Refused, StoreError, UserError
from ctj_desktop.i18n import N_


class NotAWorkspace(UserError):
    """The file is something else, or it is protected by a key that was not given."""

    message = N_(
        "“{name}” is not a CTJ workspace, or it is protected and was opened without its key. "
        "Choose a file ending in .ctj."
    )
    name: str


class NoSuchWorkspace(UserError):
    """There is no file of that name."""

    message = N_("There is no file “{name}”. Check the folder, or create a new workspace.")
    name: str


class ForeignParts(UserError):
    """A workspace, a backup or a store of attachments holds triggers, views or the like that are not ours."""

    message = N_(
        "“{name}” holds parts that this program never makes and that could do something of their own. It was not "
        "opened, and nothing was changed. Do not use it; restore a backup of your own, or ask the other office for "
        "a file from its exchanges."
    )
    name: str


class NoSuchFolder(UserError):
    """The folder of a file that shall be made is missing."""

    message = N_("There is no folder “{name}”. Check the name, or make the folder first.")
    name: str


class IsFolder(UserError):
    """A folder where a file was meant."""

    message = N_("“{name}” is a folder. Give the name of a file.")
    name: str


class NotPlainFile(UserError):
    """A pipe, a device or a socket; for what the program keeps beside a file, a link too."""

    message = N_(
        "“{name}” is no ordinary file but a link, a pipe or a device. Nothing was opened or changed. Choose another "
        "file, or remove this one if it stands in the way."
    )
    name: str


class WorkspaceExists(UserError):
    """A new workspace never overwrites a file."""

    message = N_("“{name}” exists already. Choose another name, or open that workspace.")
    name: str


class NewerWorkspace(UserError):
    """The file was written by a newer program; it is left untouched."""

    message = N_(
        "“{name}” was written by a newer version of the program (format {found}, this program reads {known}). "
        "Nothing was changed. Install the newer version and open it again."
    )
    name: str
    found: int
    known: int


class WorkspaceLocked(UserError):
    """Another process writes to the file."""

    message = N_("“{name}” is open in another window: {who}. Close it there, or look at the file without changing it.")
    name: str
    who: str


class WorkspaceInUse(WorkspaceLocked):
    """The same, where it cannot be read who has it; `who` is empty."""

    message = N_("“{name}” is open in another window. Close it there, or look at the file without changing it.")


class NeedsPassphrase(UserError):
    """The file is protected, and nothing was given that opens it."""

    message = N_("“{name}” is protected by a passphrase. Write it to open the workspace.")
    name: str


class WrongPassphrase(UserError):
    """None of the keys beside the file opens by it."""

    message = N_(
        "This passphrase does not open “{name}”. Mind capitals and the language of the keyboard, or take the recovery "
        "sheet."
    )
    name: str


class KeysGone(UserError):
    """The file is protected, and the keys that a passphrase opens do not lie beside it."""

    message = N_(
        "“{name}” is protected, and “{keys}”, which belongs to it, does not lie beside it. Put it there, or open the "
        "workspace with its recovery sheet."
    )
    name: str
    keys: str


class KeysFileDamaged(UserError):
    """The keys cannot be read; the file itself is untouched."""

    message = N_(
        "“{keys}”, by which a passphrase opens “{name}”, is damaged. Put it back from the folder of the backups, or "
        "open the workspace with its recovery sheet."
    )
    name: str
    keys: str


class KeysOfAnother(UserError):
    """The passphrase opens the keys, and they open neither the file nor a backup of it."""

    message = N_(
        "The passphrase is right, but what it opens does not open “{name}”: “{keys}” belongs to another workspace. Put "
        "the right one there, or open the workspace with its recovery sheet."
    )
    name: str
    keys: str


class SheetOfAnother(UserError):
    """The key of a recovery sheet opens something else."""

    message = N_(
        "The sheet with the mark {mark} does not open “{name}”. It is of another workspace, or of an earlier key: take "
        "the sheet that was made last."
    )
    name: str
    mark: str


class NotProtected(UserError):
    """What is asked of a passphrase has none."""

    message = N_("“{name}” has no passphrase.")
    name: str


class WrongKey(UserError):
    """The key does not open the file."""

    message = N_("This key does not open “{name}”. Check that key and file belong together.")
    name: str


class ReadOnlyWorkspace(UserError):
    """The file or its folder cannot be written: it is open for viewing only."""

    message = N_(
        "“{name}” can only be read here, so nothing was saved. Copy it to a folder where you may write, "
        "and open the copy."
    )
    name: str


class OnShare(UserError):
    """Another computer could write to the file at the same time, and no lock of a network keeps it away for certain."""

    message = N_(
        "“{name}” stands on a network drive, where two computers could damage it, so nothing is written there. Work on "
        "a copy on this computer."
    )
    name: str


class NotOnShare(UserError):
    """A workspace that is worked on would stand there."""

    message = N_(
        "A workspace cannot stand on a network drive, where two computers could damage it, so “{name}” was not made. "
        "Choose a folder on this computer; the network drive can keep its backups."
    )
    name: str


class PathTooLong(UserError):
    """The way to a workspace is, with the names of its backups, longer than the system takes."""

    message = N_(
        "“{name}” is too long a name, or lies too deep: there is no room left for the names of its backups. Choose a "
        "shorter name, or a folder further up."
    )
    name: str


class SyncedFolder(UserError):
    """A workspace that is to be brought out of such a folder would lie in another."""

    message = N_("“{name}” would lie in a folder of {service} again. Choose one that is only on this computer.")
    name: str
    service: str


class MovedAway(UserError):
    """The work goes on elsewhere."""

    message = N_(
        "“{name}” went to another computer on {day}, with the transfer file “{file}”, and is only read here. Work "
        "there. If that file was lost, say that this computer replaces the other one."
    )
    name: str
    file: str
    day: date


class FolderNotWritable(UserError):
    """A new file cannot be made there."""

    message = N_(
        "Nothing may be written in the folder “{name}”, so no file was made there. Choose another folder, "
        "or ask whoever looks after this computer for the right to write in it."
    )
    name: str


class SecondPlaceGone(UserError):
    """Where backups are kept a second time nothing is to be found now."""

    message = N_(
        "The second folder for backups, “{name}”, cannot be reached just now. What was written is safe here; it is "
        "backed up there as soon as it can be reached again."
    )
    name: str


class DamagedWorkspace(StoreError):
    """The file is damaged."""

    message = N_(
        "“{name}” is damaged ({detail}). Nothing was changed. Restore the newest backup from “{name}.backups”."
    )
    name: str
    detail: str


class DiskFull(StoreError):
    """The disk is full; the transaction was rolled back."""

    message = N_(
        "The disk that holds “{name}” is full. What was saved before is safe; this last change was not saved. "
        "Free some room and do it again."
    )
    name: str


class FileGone(StoreError):
    """The open file no longer stands in its folder; what is written goes on into it, and is lost if it was deleted."""

    message = N_(
        "“{name}” is no longer in its folder: it was moved or deleted while it was open. Put it back, or make a "
        "backup at once in the settings; otherwise your work may be gone when you close."
    )
    name: str


class NoRoom(StoreError):
    """The disk is full, so a copy was not made; `name` is the copy's, not that of the workspace."""

    message = N_("The disk that holds “{name}” is full, so nothing was written. Free some room and do it again.")
    name: str


class MediumFailed(StoreError):
    """Reading or writing failed: a pulled stick, a broken disk."""

    message = N_(
        "“{name}” could not be read or written ({detail}). What was saved before is safe. "
        "Check that the medium is still connected, then try again."
    )
    name: str
    detail: str


class ChangedMeanwhile(UserError):
    """Somebody changed the same registers since the caller read the record; `theirs` is what is stored now."""

    message = N_("This was changed elsewhere while you were editing ({registers}). Both versions are kept: choose one.")
    registers: tuple[str, ...]
    theirs: Record


class WrittenOnce(Refused):
    """A move or a filed version is never changed; `kind` is the kind of the record."""

    message = N_("What was filed once is never changed ({kind}). Undo it, or record a new entry.")
    kind: str


class NothingToUndo(Refused):
    """There is no operation of this person left to undo."""

    message = N_(
        "Undo ends here. What the workspace was set up with, what others wrote and what came in by exchange is "
        "corrected or removed where it stands."
    )


class NothingToRedo(Refused):
    """There is no undone operation left."""

    message = N_("There is nothing to redo.")


class LaterChange(Refused):
    """A later operation touched the same register, so undoing would overwrite it."""

    message = N_(
        "This cannot be undone, because the same field was changed later by {person} on {at}. "
        "Open the history of the record and put the earlier value back by hand."
    )
    person: str | Bilingual
    at: datetime
    what: OperationLabel


class LaterChangeUnnamed(LaterChange):
    """Neither the person nor the office that wrote it has a name here; `person` is empty."""

    message = N_(
        "This cannot be undone, because the same field was changed later on {at}, it is not known by whom. "
        "Open the history of the record and put the earlier value back by hand."
    )


class NotABackup(UserError):
    """The file is no backup of a workspace, or it is not whole."""

    message = N_("“{name}” is not a whole backup ({detail}). Choose an earlier one.")
    name: str
    detail: str


class NoBackup(UserError):
    """The file is something else altogether."""

    message = N_("“{name}” is not a backup of a CTJ workspace. Choose a file ending in .ctjbackup.")
    name: str


class AlreadyWorkspace(NoBackup):
    """A workspace needs no restoring."""

    message = N_("“{name}” is a workspace and not a backup. Open it as it is.")


class IsBackup(UserError):
    """A backup is read by restoring it, whatever it is called."""

    message = N_(
        "“{name}” is a backup and not a workspace, so it was not opened, and nothing was changed. Restore it: "
        "that makes a workspace of it under another name."
    )
    name: str


class AttachmentsNotWhole(UserError):
    """What a backup names does not stand beside it, or not whole."""

    message = N_(
        "Attached files of “{name}” are missing in “{store}” beside it, or damaged. Nothing was restored. Put that "
        "file beside the backup, choose another backup, or restore without attached files."
    )
    name: str
    store: str


class MigrationFailed(StoreError):
    """The workspace could not be brought to this version's format; it is as it was."""

    message = N_(
        "“{name}” could not be brought to the format of this version ({detail}). It is unchanged; "
        "open it with the earlier version and send us this message."
    )
    name: str
    detail: str
