"""Which backups of a workspace are there, what does each hold, and which are given up?

A generation is told by its name and by what stands in it. Looking at one never writes beside it.
"""

import ctypes
import json
import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from ctj_desktop.domain.ids import PersonId
from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.log.changesets import operation_in_header, with_its_words
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.storage import reading
from ctj_desktop.storage.errors import NotABackup, PathTooLong
from ctj_desktop.storage.file.connection import APPLICATION_ID, Connection, as_written, connect
from ctj_desktop.storage.file.environment import LAST
from ctj_desktop.storage.file.headers import key_for
from ctj_desktop.storage.file.own_parts import check_parts

ENDING: Final = ".ctjbackup"
LOOKING: Final = "mode=ro&immutable=1"
"""How a file is opened of which nothing is wanted but to be read: SQLite then makes nothing beside it."""
DAYS, WEEKS, MONTHS = 6, 10, 12
WHOLE_DAYS = 2
"""Who goes back to an hour goes back to one of today or of yesterday."""
BUDGET = 5 * 1024**3  # bytes
LONGEST_FORMAT, LONGEST_NAME = 999, 255
MAX_PATH, LONG_WAYS = 259, 32_000
AT_ONCE: Final = timedelta(minutes=1)
LONGEST_STEP: Final = timedelta(days=31)
"""From one backup to the next: a longer time, or one that goes back, may be a wrong clock."""
_AT: Final = r"(\d{8}T\d{6})Z"
_STAMP: Final = "%Y%m%dT%H%M%S"


class MadeBefore(StrEnum):
    """What a backup was made before; the word stands in its name."""

    MERGE = "merge"
    RESTORE = "restore"


class Generation(NamedValue):
    """A backup in its folder. `made` is what its name says, `migrated_from` the format of one made before a migration.

    `workspace` and `version` (the format of the file) are None, and `position` 0, where it cannot be read with the
    key. `position` counts the changes in its log: of two backups of one file the later has more, whatever a clock said.
    """

    path: Path
    made: datetime
    size: int
    migrated_from: int | None = None
    workspace: str | None = None
    version: int | None = None
    position: int = 0
    before: MadeBefore | None = None


class Contents(NamedValue):
    """What a backup holds, for a list: how many records that are shown, and the last entry of its log.

    `at` and `label` are None in one without a log; `author` is empty where nobody is named.
    """

    persons: int
    meetings: int
    decisions: int
    projects: int
    at: datetime | None = None
    label: OperationLabel | None = None
    author: str = ""


_WHY: Final = rf"(?:-format-(\d{{1,9}})|-({'|'.join(MadeBefore)}))?"


def folder_of(path: Path) -> Path:
    """`NAME.ctj.backups/` beside the file."""
    return path.with_name(path.name + ".backups")


def name_of(stem: str, at: datetime, migrated_from: int | None = None, before: MadeBefore | None = None) -> str:
    """What a backup is called: a year before the thousandth has four digits too."""
    why = "" if migrated_from is None else f"-format-{migrated_from}"
    why = why if before is None else f"-{before}"
    return f"{stem}{why}-{stamp(at)}{ENDING}"


def need_short_way(path: Path) -> None:
    """PathTooLong where the system would take the file and not what stands beside it.

    Windows takes 259 characters in all, unless whoever looks after the computer allowed more; the others 255 bytes of
    each name.
    """
    backup = folder_of(path) / name_of(path.stem, LAST, LONGEST_FORMAT)
    length = len(str(backup.absolute())) if sys.platform == "win32" else len(os.fsencode(backup.name))
    if length > (_longest_way() if sys.platform == "win32" else LONGEST_NAME):
        raise PathTooLong(path.name)


def _longest_way() -> int:
    if sys.platform == "win32":
        with suppress(AttributeError):  # Windows before 2016, and Wine, do not know the question
            if ctypes.windll.ntdll.RtlAreLongPathsEnabled() & 0xFF:
                return LONG_WAYS
    return MAX_PATH


def stamp(at: datetime) -> str:
    """A moment in the name of a file."""
    moment = at.astimezone(UTC)
    return f"{moment.year:04}{moment:%m%dT%H%M%S}Z"


def free_name(
    folder: Path, stem: str, at: datetime, migrated_from: int | None = None, before: MadeBefore | None = None
) -> Path:
    """The next second at which no backup is called so: a clock that stands still overwrites none."""
    while (path := folder / name_of(stem, at, migrated_from, before)).exists() or path.is_symlink():
        at += timedelta(seconds=1 if at.year < LAST.year else -1)
    return path


def generations(path: Path, key: bytes | None = None) -> list[Generation]:
    """The backups of the workspace at `path`, newest first, in the folder beside it.

    Those that cannot be read are among them. Where the workspace itself cannot be read, or is gone, so are those of
    another one that once stood under its name.
    """
    looked = _looked_at(path, key)
    whose = None if looked is None else looked[0]
    return generations_in(folder_of(path), path.stem, key, whose)


def generations_in(folder: Path, stem: str, key: bytes | None, workspace: str | None) -> list[Generation]:
    """As `generations`, in another folder: one may serve several workspaces, also of the same name."""
    own = re.compile(re.escape(stem) + rf"{_WHY}-{_AT}" + re.escape(ENDING))
    found = []
    for path in folder.iterdir() if folder.is_dir() else ():
        named = own.fullmatch(path.name)
        if named and path.is_file() and (made := _moment(named[3])):
            one = _generation(path, made, named, key)
            if None in (workspace, one.workspace) or workspace == one.workspace:
                found.append(one)
    return sorted(found, key=lambda one: (one.made, one.path.name), reverse=True)


def workspace_of(path: Path) -> str:
    """What the file was called of which a backup was made, by its name, without the ending."""
    named = re.fullmatch(rf"(.+?){_WHY}-{_AT}{re.escape(ENDING)}", path.name)
    return named[1] if named else path.stem


def generation_at(path: Path, key: bytes | None = None) -> Generation | None:
    """A backup anywhere, or a workspace: made when its name says, else when it was written; None where no file is."""
    if not path.is_file():
        return None
    named = re.fullmatch(rf".*?{_WHY}-{_AT}{re.escape(ENDING)}", path.name)
    written = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    return _generation(path, (named and _moment(named[3])) or written, named, key)


def _moment(stamp: str) -> datetime | None:
    try:
        return datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
    except ValueError:  # the thirteenth month
        return None


def _generation(path: Path, made: datetime, named: re.Match[str] | None, key: bytes | None) -> Generation:
    looked = _looked_at(path, key)
    whose, version, position = looked or (None, None, 0)
    return Generation(
        path=path,
        made=made,
        size=path.stat().st_size,
        migrated_from=int(named[1]) if named and named[1] else None,
        workspace=whose,
        version=version,
        position=position,
        before=MadeBefore(named[2]) if named and named[2] else None,
    )


def _looked_at(path: Path, key: bytes | None) -> tuple[str, int, int] | None:
    """Whose file it is, its format and how far its log goes; None where that cannot be read."""
    if not path.is_file():
        return None
    try:
        with looking(path, key) as connection:
            whose = reading.setting(connection, "workspace")
            version = int(connection.run("PRAGMA user_version").scalar() or 0)
            return whose or "", version, int(connection.run("SELECT sum(last_seq) FROM stream").scalar() or 0)
    except (StoreError, UserError, OSError):
        return None


@contextmanager
def looking(path: Path, key: bytes | None) -> Iterator[Connection]:
    """A file of ours, to be read as it stands; NotABackup or DamagedWorkspace where it is none."""
    connection = connect(path, key_for(path, key), mode=LOOKING)
    try:
        with as_written(path):
            if connection.run("PRAGMA application_id").scalar() != APPLICATION_ID:
                raise NotABackup(path.name, "application_id")
            check_parts(connection, path)
            yield connection
    finally:
        connection.close()


def contents(generation: Generation, key: bytes | None = None) -> Contents:
    """What a backup holds; the errors of opening where it cannot be read."""
    with looking(generation.path, key) as connection:
        found = connection.run("SELECT name FROM sqlite_master WHERE type = 'table'").scalars()

        def count(*kinds: str) -> int:
            """Of the tables that the format of the backup has."""
            here = (kind for kind in kinds if kind in found)
            return sum(int(connection.run(f"SELECT count(*) FROM {k} WHERE deleted = 0").scalar() or 0) for k in here)

        at, label, author = _last_entry(connection)
        return Contents(
            persons=count("person"),
            meetings=count("meeting"),
            decisions=count("decision", "restricted_decision"),
            projects=count("project"),
            at=at,
            label=label,
            author=author,
        )


def _last_entry(connection: Connection) -> tuple[datetime | None, OperationLabel | None, str]:
    parts = connection.run(
        "SELECT header, payload FROM changeset WHERE op = (SELECT op FROM changeset ORDER BY hlc DESC LIMIT 1) "
        "ORDER BY hlc DESC, scope, replica"
    ).all()
    if not parts:
        return None, None, ""
    operation = operation_in_header(json.loads(parts[0][0]))
    for _, payload in parts:
        operation = with_its_words(operation, payload)
    return operation.at, operation.label, _name(connection, operation.author)


def _name(connection: Connection, author: PersonId | None) -> str:
    row: Any = (
        author
        and connection.run(
            "SELECT given_name, family_name FROM person WHERE id = ?", (UUID(str(author)).bytes,)
        ).one_or_none()
    )
    return " ".join(filter(None, row)) if row else ""


def newest(backups: Sequence[Generation], now: datetime) -> Generation | None:
    """The last one that can be read; one whose name lies ahead of the clock only where there is no other.

    Of several in one second each has the name of a later one: that is not ahead.
    """
    ordinary = [one for one in backups if one.migrated_from is None and one.workspace is not None]
    return max(ordinary, key=lambda one: (one.made <= now + AT_ONCE, one.made), default=None)


def surplus(backups: Sequence[Generation], made: Path, budget: int = BUDGET) -> list[Generation]:
    """Which to remove after `made` was written: one a day for 6 days, one a week for 10 weeks, one a month for 12.

    Days, weeks and months are those in which there are backups: a clock that runs ahead, and somebody who was away
    for years, lets none grow old. The newest ones are those whose log goes furthest; beside them those that are newest
    by their names, since after a restore a log is shorter than it was. `made` and the one whose log goes furthest
    always stay, what was made before a migration and what cannot be read is not looked at, and nothing goes where the
    time of `made` does not follow that of the backup before it. Of the first two days all stay, and those made before a
    merge or a restore for all of the first days.
    """
    ordinary = [one for one in backups if one.migrated_from is None and one.workspace is not None]
    furthest = sorted(ordinary, key=lambda one: (one.path == made, one.position, one.made), reverse=True)
    if not furthest or furthest[0].path != made or not _follows(*furthest[:2]):
        return []
    by_position = sorted(ordinary, key=lambda one: (one.position, one.made), reverse=True)
    by_name = sorted((one for one in ordinary if one.made <= furthest[0].made), key=lambda one: one.made, reverse=True)
    spared = _newest_of_each(by_position) | _newest_of_each(by_name)
    always = {made, by_position[0].path}
    size = sum(one.size for one in ordinary if one.path in always)
    gone = []
    for one in by_position:
        if one.path not in always:
            size += one.size
            if one.path not in spared or size > budget:
                gone.append(one)
                size -= one.size
    return gone


def _follows(made: Generation, before: Generation | None = None) -> bool:
    """Whether the clock can be believed: not back, and not ahead by more than a month."""
    return before is None or timedelta() <= made.made - before.made <= LONGEST_STEP


def _newest_of_each(newest_first: Sequence[Generation]) -> set[Path]:
    """The first of each of the first days, weeks and months; all of the first days that were made before something."""
    days = list(dict.fromkeys(_day(one.made) for one in newest_first))[:DAYS]
    spared = {
        one.path for one in newest_first if _day(one.made) in (days if one.before is not None else days[:WHOLE_DAYS])
    }
    for form, most in ((_day, DAYS), (_week, WEEKS), (_month, MONTHS)):
        first: dict[tuple[int, ...], Path] = {}
        for one in newest_first:
            first.setdefault(form(one.made), one.path)
        spared.update(list(first.values())[:most])
    return spared


def _day(at: datetime) -> tuple[int, ...]:
    return at.year, at.month, at.day


def _week(at: datetime) -> tuple[int, ...]:
    return tuple(at.isocalendar())[:2]


def _month(at: datetime) -> tuple[int, ...]:
    return at.year, at.month
