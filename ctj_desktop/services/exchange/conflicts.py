"""Where do two offices contradict one another, who wrote which version when, and what stood there before?

`conflicts` lists them all in a few queries, however many there are; `compare` reads the versions of those that a
person looks at (exchange/FORMAT.md 7.2).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Final
from uuid import UUID, uuid5

from ctj_desktop.domain.ids import NETWORK, CommitteeId, HomeId, PersonId, ReplicaId
from ctj_desktop.domain.log.changes import Dot, Json, OperationLabel, Scope
from ctj_desktop.domain.log.conflicts import (
    DELETED,
    Policy,
    Write,
    common_before,
    policy_of,
    torn,
    unseen_by,
    versions_of_register,
)
from ctj_desktop.domain.log.heads import Head, rank
from ctj_desktop.domain.record import NO_DEFAULT, HomeKind, NamedValue, RecordKey, replace
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.kinds import KINDS
from ctj_desktop.domain.texts import Language
from ctj_desktop.services.kinds.catalogue import BY_KIND
from ctj_desktop.services.naming.titles import Subject, subjects
from ctj_desktop.storage.fields import PASSAGE, Register, Shape
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries.conflicts import TornRow, WrittenChangeset, torn_rows, writes

PLACES: Final[Mapping[str, tuple[str, ...]]] = {kind: entry.place for kind, entry in BY_KIND.items() if entry.place}
KIND_ORDER: Final = {cls.kind: at for at, cls in enumerate(KINDS)}
LAST: Final = "~"  # sorts behind every day and every position


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """One register of one record with several versions, or a deletion against an edit (register `_del`)."""

    kind: str
    row: UUID
    register: str
    policy: Policy
    subject: Subject
    committee: CommitteeId | None
    torn: TornRow = field(compare=False, repr=False)

    @property
    def key(self) -> UUID:
        """Who it is, for lists."""
        return uuid5(NETWORK, f"{self.kind}{self.row}{self.register}")

    @property
    def meeting(self) -> Subject | None:
        """The meeting it belongs to; None for persons, bodies and projects."""
        return self.subject.nearest("meeting")

    @property
    def language(self) -> Language | None:
        """The language of a text in two languages."""
        code = self.register.partition(".")[2]
        return Language(code) if code else None

    @property
    def is_text(self) -> bool:
        """Whether both versions can be kept, and a third be written."""
        return self.language is not None or self.policy is Policy.TEXT


class RegisterVersion(NamedValue):
    """One value of a register as the log holds it: who wrote it, where and when.

    `here` is true of this replica's own; `shown` of the one that tables and papers show meanwhile.
    """

    value: Json
    dot: Dot
    here: bool
    shown: bool
    author: PersonId | None
    author_name: str
    at: datetime
    label: OperationLabel

    @property
    def replica(self) -> ReplicaId:
        """Where it was written."""
        return self.dot.replica


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """A conflict with its versions: the own one first (else the shown one), the others newest first.

    `before` is the last value that all of them had seen, None (with `has_before` false) where there was none.
    Of a deletion, `edited` are the registers that somebody wrote without knowing of it.
    """

    conflict: Conflict
    versions: tuple[RegisterVersion, ...]
    has_before: bool = False
    before: Json = None
    before_at: datetime | None = None
    edited: tuple[str, ...] = ()

    @property
    def mine(self) -> RegisterVersion:
        """The version of this replica, else the one that is shown."""
        return self.versions[0]

    @property
    def theirs(self) -> tuple[RegisterVersion, ...]:
        """The other versions, as `theirs:1`, `theirs:2` name them."""
        return self.versions[1:]

    @cached_property
    def shown(self) -> RegisterVersion:
        """What tables and papers show meanwhile."""
        return next((version for version in self.versions if version.shown), self.versions[0])


def conflicts(store: OpenFile, rows: Iterable[UUID] | None = None) -> list[Conflict]:
    """Every open conflict, or those of some records; by meeting, then by place on its agenda, then by record."""
    wanted = None if rows is None else set(rows)
    found = torn_rows(store, wanted)
    named = subjects(store, {(row.kind, row.row) for row in found}, PLACES)
    made = [
        _conflict(store, row, register, named.get((row.kind, row.row), Subject(row.kind, row.row)))
        for row in found
        for register in torn(row.kind, row.heads)
    ]
    ranks = {
        (kind, register.name): (at, register.name)
        for kind in {row.kind for row in found} & set(store.schema.shapes)
        for at, register in enumerate(store.schema.shapes[kind].registers)
    }
    return sorted(made, key=lambda conflict: _place(conflict, ranks))


def count_conflicts(store: OpenFile) -> int:
    """How many conflicts are open."""
    return sum(len(torn(row.kind, row.heads)) for row in torn_rows(store))


def compare(store: OpenFile, wanted: Sequence[Conflict]) -> list[Comparison]:
    """The versions of these conflicts, in the same order; the number of queries does not grow with them."""
    history = writes(store, {conflict.row for conflict in wanted})
    known = {(one.scope, one.dot.replica, one.dot.seq): one for one in history}
    past: dict[RecordKey, list[WrittenChangeset]] = {}
    for one in history:
        for key in one.rows:
            past.setdefault(key, []).append(one)
    made = [_compared(store, conflict, known, past.get((conflict.kind, conflict.row), ())) for conflict in wanted]
    return _with_authors(store, made)


def _conflict(store: OpenFile, row: TornRow, register: str, subject: Subject) -> Conflict:
    shape = store.schema.shapes.get(row.kind)
    found = shape.by_name.get(register) if shape else None
    return Conflict(
        kind=row.kind,
        row=row.row,
        register=register,
        policy=policy_of(row.kind, register, is_text=found is not None and found.codec is PASSAGE),
        subject=subject,
        committee=_committee(store, shape, row.scope.home),
        torn=row,
    )


def _committee(store: OpenFile, shape: Shape | None, home: HomeId) -> CommitteeId | None:
    """Whose conflict it is; a row of a kind that others may keep too is the committee's if its home is one."""
    if shape is None or HomeKind.COMMITTEE not in shape.cls.home_kinds:
        return None
    committee = CommitteeId(home)
    only = len(shape.cls.home_kinds) == 1
    return committee if only or store.get(Committee, committee) is not None else None


def _place(conflict: Conflict, ranks: Mapping[tuple[str, str], tuple[int, str]]) -> tuple[object, ...]:
    meeting, item = conflict.meeting, conflict.subject.nearest("agenda_item")
    when = (
        (str(meeting.fields.get("on") or LAST), str(meeting.fields.get("start") or LAST), meeting.id.hex)
        if meeting is not None
        else (LAST, LAST, LAST)
    )
    return (
        meeting is None,
        *when,
        *_place_of(item),
        KIND_ORDER.get(conflict.kind, len(KIND_ORDER)),
        str(conflict.subject.fields.get("position") or ""),
        conflict.subject.number,
        conflict.subject.name.or_other(Language.FR),
        conflict.row.hex,
        *ranks.get((conflict.kind, conflict.register), (-1, conflict.register)),
    )


def _place_of(item: Subject | None) -> tuple[str, str]:
    """The meeting itself, then its items as the agenda lists them: a sub-item behind its item."""
    if item is None:
        return "", ""
    own = str(item.fields.get("position") or LAST)
    parent = next((one for one in item.about if one.kind == "agenda_item"), None)
    return (str(parent.fields.get("position") or LAST), own) if parent is not None else (own, "")


def _compared(
    store: OpenFile,
    conflict: Conflict,
    known: Mapping[tuple[Scope, ReplicaId, int], WrittenChangeset],
    past: Sequence[WrittenChangeset],
) -> Comparison:
    def of(dot: Dot) -> WrittenChangeset:
        return known[conflict.torn.scope, dot.replica, dot.seq]

    if conflict.register == DELETED:
        return _deletion(store, conflict, of)
    heads = conflict.torn.heads[conflict.register]
    top = max(heads, key=rank)
    made = tuple(
        _version(store, head, of(head.dot), shown=head.value == top.value)
        for head in versions_of_register(heads, store.replica)
    )
    before = _before(store, conflict, [head.dot for head in heads], past)
    if before is None:
        return Comparison(conflict=conflict, versions=made)
    value, at = before
    return Comparison(conflict=conflict, versions=made, has_before=True, before=value, before_at=at)


def _before(
    store: OpenFile, conflict: Conflict, heads: Sequence[Dot], past: Sequence[WrittenChangeset]
) -> tuple[Json, datetime | None] | None:
    """The common version and when it was written; the default where all know the row, and nobody had filled it in."""
    key, name = (conflict.kind, conflict.row), conflict.register
    by_dot = {one.dot: one for one in past}
    seen = {dot: by_dot[dot].seen for dot in heads}
    found = common_before(
        heads, seen, [Write(one.dot, one.rows[key][name], one.seen) for one in past if name in one.rows[key]]
    )
    if found is not None:
        return found.value, by_dot[found.dot].operation.at
    made = common_before(heads, seen, [Write(one.dot, None, one.seen) for one in past])
    register = _register(store, conflict)
    if made is None or register is None or register.default is NO_DEFAULT:
        return None
    return register.to_json(register.default), None


def _deletion(store: OpenFile, conflict: Conflict, of: Callable[[Dot], WrittenChangeset]) -> Comparison:
    heads = conflict.torn.heads
    deletion = max((head for head in heads[DELETED] if head.value is True), key=rank)
    edits = unseen_by(of(deletion.dot).seen, heads)
    kept = [head for head in heads[DELETED] if head.value is not True]
    newest = max([*edits.values(), *kept] or [deletion], key=rank)
    both = (
        _version(store, Head(deletion.dot, True), of(deletion.dot), shown=False),
        _version(store, Head(newest.dot, False), of(newest.dot), shown=True),
    )
    ordered = both if both[0].here and not both[1].here else both[::-1]
    return Comparison(conflict=conflict, versions=ordered, edited=tuple(sorted(edits)))


def _version(store: OpenFile, head: Head, written: WrittenChangeset, *, shown: bool) -> RegisterVersion:
    operation = written.operation
    return RegisterVersion(
        value=head.value,
        dot=head.dot,
        here=head.dot.replica == store.replica,
        shown=shown,
        author=operation.author,
        author_name="",
        at=operation.at,
        label=operation.label,
    )


def _with_authors(store: OpenFile, made: Sequence[Comparison]) -> list[Comparison]:
    wanted: set[RecordKey] = {("person", version.author) for one in made for version in one.versions if version.author}
    names: dict[UUID | None, str] = {key[1]: found.name.fr.text for key, found in subjects(store, wanted).items()}
    return [
        replace(one, versions=tuple(replace(v, author_name=names.get(v.author, "")) for v in one.versions))
        for one in made
    ]


def _register(store: OpenFile, conflict: Conflict) -> Register | None:
    shape = store.schema.shapes.get(conflict.kind)
    return shape.by_name.get(conflict.register) if shape else None
