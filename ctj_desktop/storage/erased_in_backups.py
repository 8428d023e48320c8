"""Which contents that were erased do the backups still hold, and until when?

The store of backups keeps a content until no backup names it (storage/file/attachment_thinning.py). When that is
follows from the rules by which backups are given up, and so only while some are made: what cannot be promised is not
said.
"""

from calendar import monthrange
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final

from ctj_desktop.domain.record import NamedValue
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.storage.file.attachment_store import store_of
from ctj_desktop.storage.file.attachment_thinning import contents_of, named_by_each, named_in
from ctj_desktop.storage.file.generations import Generation, folder_of, generations_in, looking, surplus
from ctj_desktop.storage.log.erased_files import erased_since
from ctj_desktop.storage.open_file import OpenFile

WEEKS_AHEAD: Final = 80
"""Longer than any backup stays that is followed by one in every week."""
SUNDAY: Final = 6
WHOSE: Final = "this one"
"""A backup that is only thought of can be read, whatever workspace it is of."""


class StillKept(NamedValue):
    """Contents that were erased and that backups hold. `last` is when the newest of these was made.

    `until` is the day at whose end the last one is given up if a backup is made in every week, the end of a month. None
    where one of them stays until a person deletes it: made before an update, of a log that went further, of another
    workspace, or not to be read.
    """

    last: datetime
    until: date | None


def erased_in(store: OpenFile, backup: Path) -> set[bytes]:
    """The contents that a backup names and that were erased since; none where it cannot be read."""
    contents = named_in(backup, store.key)
    try:
        with looking(backup, store.key) as connection:
            return erased_since(store, connection, contents or ())
    except (StoreError, UserError, OSError):
        return set()


def still_kept(store: OpenFile) -> StillKept | None:
    """In the folder beside the file; None where its backups hold nothing that was erased."""
    folder = folder_of(store.path)
    held = {bytes(sha) for sha in store.connection.run("SELECT sha256 FROM blob").scalars()}
    beyond = contents_of(store_of(folder, store.key), store.key) - held
    if not beyond:
        return None
    naming = {path: said and said & beyond for path, said in named_by_each(folder, store.key).items()}
    own = generations_in(folder, store.path.stem, store.key, store.workspace_id)
    erased: set[bytes] = set()
    for one in own:
        if (naming[one.path] or set()) - erased:
            erased |= erased_in(store, one.path)
    holding = [one for one in own if (naming[one.path] or set()) & erased]
    if not holding:
        return None
    position = int(store.connection.run("SELECT sum(last_seq) FROM stream").scalar() or 0)
    stays = (
        None in naming.values()
        or any((said or set()) & erased for path, said in naming.items() if path not in {one.path for one in own})
        or any(one.migrated_from is not None for one in holding)
        or any(one.position > position for one in own)
        or any(folder.glob("attachments-damaged-*.ctjblobs"))
    )
    until = None if stays else given_up(own, holding, store.environment.clock())
    return StillKept(last=max(one.made for one in holding), until=until)


def given_up(backups: Sequence[Generation], holding: Sequence[Generation], now: datetime) -> date | None:
    """The end of the month by which none of these is left, if a backup is made in every week from now on.

    Tried out by the rules themselves, on the last day of each week, of this one too and not: the later one holds. None
    where one would be left.
    """
    sunday = now.astimezone(UTC) + timedelta(days=SUNDAY - now.astimezone(UTC).weekday())
    ends = [_given_up(backups, holding, sunday + timedelta(weeks=weeks)) for weeks in (0, 1)]
    last = max((end for end in ends if end is not None), default=None)
    return None if last is None or None in ends else last.replace(day=monthrange(last.year, last.month)[1])


def _given_up(backups: Sequence[Generation], holding: Sequence[Generation], at: datetime) -> date | None:
    kept, left = list(backups), {one.path for one in holding}
    position = max(one.position for one in backups)
    for number in range(1, WEEKS_AHEAD + 1):
        path = Path(f"{number}")
        kept.append(Generation(path=path, made=at, size=0, workspace=WHOSE, position=position + number))
        gone = {one.path for one in surplus(kept, path)}
        kept, left = [one for one in kept if one.path not in gone], left - gone
        if not left:
            return at.date()
        at += timedelta(weeks=1)
    return None
