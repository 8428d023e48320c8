"""Which backups of a workspace are there, and what has happened since one of them?"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Final
from uuid import NAMESPACE_URL, UUID, uuid5

from ctj_desktop.domain.record import NamedValue, RecordKey
from ctj_desktop.domain.records.twins import seen_kind
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.services.naming.titles import Subject, subjects
from ctj_desktop.services.steps.private_folders import private_folder
from ctj_desktop.storage.errors import DamagedWorkspace, NoBackup, NoSuchWorkspace, NotABackup, NotAWorkspace
from ctj_desktop.storage.file.backup import restore
from ctj_desktop.storage.file.chunks import Step, nothing
from ctj_desktop.storage.file.connection import connect
from ctj_desktop.storage.file.environment import Environment
from ctj_desktop.storage.file.generations import (
    LOOKING,
    Contents,
    Generation,
    contents,
    folder_of,
    generation_at,
    generations_in,
)
from ctj_desktop.storage.file.headers import key_for
from ctj_desktop.storage.file.migrate import migrate_file
from ctj_desktop.storage.migrations import SCHEMA_VERSION
from ctj_desktop.storage.open_file import FilePlace, OpenFile
from ctj_desktop.storage.queries.since import Count, Differing, differing
from ctj_desktop.storage.restoring import need_own_backup
from ctj_desktop.storage.store import Store

HEADS: Final = ("meeting", "project", "person", "organisation", "committee")
"""Under which records what belongs to them is told; the first that something belongs to."""
MOST_RECORDS: Final = 200


class BackupLine(NamedValue):
    """A backup in a list; `refused` is why it cannot be read, and then nothing is known of what it holds."""

    key: UUID
    generation: Generation
    contents: Contents | None
    refused: UserError | StoreError | None = None


class Fate(StrEnum):
    """What happened to a record since."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


class KindSince(NamedValue):
    """So many records of a kind; `counted` is how many there were and are, None where that is not asked."""

    kind: str
    tally: Mapping[Fate, int]
    counted: Count | None = None


class RecordSince(NamedValue):
    """A record to which something happened: to itself (`own`), to what belongs to it, or both. `at` is when last."""

    key: UUID
    subject: Subject
    own: Fate | None
    parts: tuple[KindSince, ...]
    at: datetime


class Since(NamedValue):
    """All that happened; `more` records are not among those that are named."""

    tally: Mapping[Fate, int]
    kinds: tuple[KindSince, ...]
    records: tuple[RecordSince, ...]
    more: int

    @property
    def nothing(self) -> bool:
        """Whether the backup holds everything as it is now."""
        return not any(self.tally.values())


def backup_lines(path: Path, workspace: str | None, key: bytes | None = None) -> list[BackupLine]:
    """The backups of the workspace at `path`, newest first, with what each holds.

    Without its id, where it cannot be read, those of another one are among them that once stood under its name.
    """
    return [_line(one, key) for one in generations_in(folder_of(path), path.stem, key, workspace)]


def backup_times(store: OpenFile) -> list[datetime]:
    """When the backups beside the file were made, the newest first: they hold what was there."""
    found = generations_in(folder_of(store.path), store.path.stem, store.key, store.workspace_id)
    return [one.made for one in found]


def backup_line(source: Path, workspace: str | None, key: bytes | None = None) -> BackupLine:
    """A backup of this workspace that a person chose, wherever it lies.

    NoSuchWorkspace, ForeignBackup, NoBackup, NotABackup where it is none.
    """
    found = generation_at(source, key)
    if found is None:
        raise NoSuchWorkspace(source.name)
    need_own_backup(workspace, source, key)
    line = _line(found, key)
    if line.refused is not None:
        raise line.refused
    return line


def _line(generation: Generation, key: bytes | None) -> BackupLine:
    named, name = uuid5(NAMESPACE_URL, str(generation.path)), generation.path.name
    refused: UserError | StoreError
    try:
        return BackupLine(key=named, generation=generation, contents=contents(generation, key))
    except DamagedWorkspace as error:
        refused = NotABackup(name, error.detail)
    except NotAWorkspace:
        refused = NoBackup(name)
    except (UserError, StoreError) as error:
        refused = error
    return BackupLine(key=named, generation=generation, contents=None, refused=refused)


@contextmanager
def as_workspace(
    source: Path, stem: str, environment: Environment, key: bytes | None = None, step: Step = nothing
) -> Iterator[Store]:
    """A backup as it would open, to be looked at: a copy of it, checked whole, in a private folder. Nothing is written,
    and attached files that are missing are missing there too.

    NotABackup, NoBackup, NewerWorkspace … where it cannot be restored.
    """
    with private_folder(environment.data_folder) as folder:
        copy = _whole(source, folder / f"{stem}.ctj", key, step)
        with Store.open(copy, environment=environment, key=key, read_only=True) as store:
            yield store


def _whole(source: Path, copy: Path, key: bytes | None, step: Step = nothing) -> Path:
    """Checked, and of this version's format; its own numbers and keys stay as they are, since nobody opens it."""
    restore(source, copy, key, step, without_files=True)
    found = generation_at(copy, key)
    if found is not None and found.version is not None and found.version < SCHEMA_VERSION:
        migrate_file(copy, key)
    return copy


def since(store: OpenFile, backup: Generation) -> Since:
    """What happened in an open file since a backup of it; StoreError or UserError where that cannot be read."""
    with ExitStack() as stays:
        source = backup.path
        if backup.version != SCHEMA_VERSION:
            folder = stays.enter_context(private_folder(store.environment.data_folder))
            source = _whole(source, folder / f"{store.path.stem}.ctj", store.key)
        rows, counts = differing(store, source)
        became = _became(rows)
        named = _named(store, source, became)
    records = _records(became, named)
    return Since(
        tally=_tally(became.values()),
        kinds=_kinds(became, counts),
        records=tuple(records[:MOST_RECORDS]),
        more=max(0, len(records) - MOST_RECORDS),
    )


class _Row(NamedValue):
    key: RecordKey
    became: Fate
    at: datetime


def _became(rows: Iterable[Differing]) -> dict[RecordKey, _Row]:
    """By the kind a reader knows: what an item took with it when it was closed is there as before."""
    shown: dict[RecordKey, list[Differing]] = {}
    for row in rows:
        shown.setdefault((seen_kind(row.kind), row.id), []).append(row)
    rows_of: dict[RecordKey, _Row] = {}
    for key, parts in shown.items():
        then, now = any(part.then for part in parts), any(part.now for part in parts)
        last = parts[0] if len(parts) == 1 else max(parts, key=lambda part: part.now)
        became = Fate.CHANGED if then and now else Fate.ADDED if now else Fate.REMOVED
        rows_of[key] = _Row(key=(last.kind, last.id), became=became, at=max(part.at for part in parts))
    return rows_of


def _tally(rows: Iterable[_Row]) -> dict[Fate, int]:
    tally = dict.fromkeys(Fate, 0)
    for row in rows:
        tally[row.became] += 1
    return tally


def _kinds(rows: Mapping[RecordKey, _Row], counts: Mapping[str, Count] | None = None) -> tuple[KindSince, ...]:
    by_kind: dict[str, list[_Row]] = {}
    for (kind, _), row in rows.items():
        by_kind.setdefault(kind, []).append(row)
    order = {kind: at for at, kind in enumerate(HEADS)}
    return tuple(
        KindSince(kind=kind, tally=_tally(found), counted=None if counts is None else _counted(kind, counts))
        for kind, found in sorted(by_kind.items(), key=lambda one: (order.get(one[0], len(order)), -len(one[1])))
    )


def _counted(kind: str, counts: Mapping[str, Count]) -> Count:
    parts = [count for one, count in counts.items() if seen_kind(one) == kind]
    return Count(sum(part.then for part in parts), sum(part.now for part in parts))


def _named(store: OpenFile, earlier: Path, rows: Mapping[RecordKey, _Row]) -> dict[RecordKey, Subject]:
    """As they are called now; what is only in the backup as it is called there."""
    wanted = [row.key for row in rows.values()]
    named = subjects(store, wanted)
    left = [key for key in wanted if key not in named]
    if left:
        with suppress(UserError, StoreError):
            connection = connect(earlier, key_for(earlier, store.key), mode=LOOKING)
            try:
                place = FilePlace(earlier, store.environment, store.key, read_only=True)
                named |= subjects(OpenFile(connection, place), left)
            finally:
                connection.close()
    return named


def _records(rows: Mapping[RecordKey, _Row], named: Mapping[RecordKey, Subject]) -> list[RecordSince]:
    """Each under what it belongs to, the newest first."""
    under: dict[RecordKey, list[tuple[_Row, bool]]] = {}
    heads: dict[RecordKey, Subject] = {}
    for row in rows.values():
        subject = named.get(row.key, Subject(*row.key))
        head = next((found for kind in HEADS if (found := subject.nearest(kind)) is not None), subject)
        where = (seen_kind(head.kind), head.id)
        heads.setdefault(where, head)
        under.setdefault(where, []).append((row, head.id == row.key[1] and seen_kind(row.key[0]) == where[0]))
    records = [_record(heads[where], parts) for where, parts in under.items()]
    return sorted(records, key=lambda one: one.at, reverse=True)


def _record(head: Subject, rows: Sequence[tuple[_Row, bool]]) -> RecordSince:
    others = {(seen_kind(row.key[0]), row.key[1]): row for row, is_head in rows if not is_head}
    return RecordSince(
        key=uuid5(head.id, head.kind),
        subject=head,
        own=next((row.became for row, is_head in rows if is_head), None),
        parts=_kinds(others),
        at=max(row.at for row, _ in rows),
    )
