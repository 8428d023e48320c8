"""Is what was written in a backup, and when is one made unasked?

A backup is made beside whoever writes: through a reader of its own, so that nobody at the keyboard waits for it.
"""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final

from ctj_desktop.domain.record import NamedValue
from ctj_desktop.i18n.translator import ZONE
from ctj_desktop.storage.errors import FolderNotWritable, NoRoom, SecondPlaceGone
from ctj_desktop.storage.file.attachment_store import roll_back
from ctj_desktop.storage.file.chunks import Step, nothing
from ctj_desktop.storage.file.generations import (
    Generation,
    MadeBefore,
    folder_of,
    generations_in,
    need_short_way,
    newest,
)
from ctj_desktop.storage.file.leftovers import sweep_copies
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.store import Store

TOO_OLD: Final = timedelta(days=7)


SECOND: Final = "second_backups"
"""The local setting that holds the folder in which backups are kept a second time."""


class Safety(NamedValue):
    """How safe a workspace is. `last` is the newest backup that can be read, None before the first.

    `changed`: something was written that is not in it. `begun` is when the first of its changes came here.
    """

    last: datetime | None
    changed: bool
    begun: datetime | None

    def is_overdue(self, now: datetime) -> bool:
        """Whether what was written has stood without a backup for over a week."""
        since = self.last or self.begun
        return self.changed and since is not None and now - since > TOO_OLD


def safety(store: OpenFile) -> Safety:
    """As it stands now; the folder beside the file is looked at."""
    return _safety(store, _readable(store))


def back_up(store: OpenFile, before: MadeBefore | None = None, step: Step = nothing) -> Path:
    """Writes a backup beside the file and reads it back; `step` may raise to stop it.

    FolderNotWritable, NoRoom or another StoreError where it cannot; after DamagedWorkspace nothing more is written to
    the store. A file that was moved away while it was open is read through what is open.
    """
    return _back_up(store, folder_of(store.path), before, step)


def second_place(store: OpenFile) -> Path | None:
    """Say where the person wants backups kept a second time: on a share, on a stick.

    None where nowhere; beside the file, where the first ones are, is no second place.
    """
    chosen = Path(store.setting(SECOND) or "")
    return chosen if chosen.is_absolute() and chosen != store.path.parent else None


def back_up_second(store: OpenFile, step: Step = nothing) -> Path | None:
    """Back up in the second place too what was written since the last one there; None where nothing was.

    SecondPlaceGone where that is not there, which may take a minute on a network; else as `back_up`.
    """
    place = second_place(store)
    if place is None:
        return None
    if not place.is_dir():  # a stick that is not in, a network that is not there: no folder is made in its place
        raise SecondPlaceGone(str(place))
    folder = folder_of(place / store.path.name)
    sweep_copies(folder)
    roll_back(folder, store.key)
    return _back_up(store, folder, step=step) if _safety(store, _readable(store, folder)).changed else None


def _back_up(store: OpenFile, folder: Path, before: MadeBefore | None = None, step: Step = nothing) -> Path:
    from ctj_desktop.storage.file.backup import backup  # what reads a whole file is no part of the start

    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not os.access(folder, os.W_OK):
            raise FolderNotWritable(folder.name)
        with beside(store) as reader:
            try:
                return backup(reader, folder, step, before=before)
            finally:
                store.damage = reader.damage
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise NoRoom(folder.name) from error
        need_short_way(store.path)
        raise FolderNotWritable(folder.name) from error


def back_up_before(store: OpenFile, before: MadeBefore, step: Step = nothing) -> Path | None:
    """A backup of what is about to change; None where one holds it already, or none is made unasked."""
    return back_up(store, before, step) if lacks_one(store) else None


def lacks_one(store: OpenFile) -> bool:
    """Whether something was written since the last one, and they are made unasked."""
    return store.environment.backs_up and safety(store).changed


def back_up_of_the_day(store: OpenFile) -> Path | None:
    """The one of today; None where the day lacks none."""
    return back_up(store) if lacks_one_of_the_day(store) else None


def lacks_one_of_the_day(store: OpenFile) -> bool:
    """Whether something was written since the last one, none was made today, and they are made unasked."""
    if not store.environment.backs_up or not store.in_place():
        return False
    readable = _readable(store)
    today = _day(store.environment.clock())
    return _safety(store, readable).changed and all(_day(one.made) != today for one in readable)


@contextmanager
def beside(store: OpenFile) -> Iterator[OpenFile]:
    """The same file once more, to be read by another thread than the one that writes.

    A reader is its own; of a file that was moved away only what is open can be read.
    """
    if store.read_only or not store.in_place():
        yield store
        return
    with Store.open(store.path, environment=store.environment, key=store.key, read_only=True) as reader:
        yield reader


def _readable(store: OpenFile, folder: Path | None = None) -> list[Generation]:
    found = generations_in(folder or folder_of(store.path), store.path.stem, store.key, store.workspace_id)
    return [one for one in found if one.workspace is not None]


def _safety(store: OpenFile, readable: list[Generation]) -> Safety:
    last = newest(readable, store.environment.clock())
    position = int(store.connection.run("SELECT sum(last_seq) FROM stream").scalar() or 0)
    begun = store.connection.run("SELECT held_since FROM changeset ORDER BY hlc LIMIT 1").scalar()
    return Safety(
        last=last.made if last else None,
        changed=position != (last.position if last else 0),
        begun=datetime.fromisoformat(begun) if begun else None,
    )


def _day(at: datetime) -> date:
    return at.astimezone(ZONE).date()
