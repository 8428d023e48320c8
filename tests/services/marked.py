"""A workspace in which every text of every kind of record, in every scope, is a word that stands nowhere else."""

import io
import random
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from enum import Enum
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, NewType, Union, get_args, get_origin, get_type_hints
from uuid import UUID, uuid5

from ctj_desktop.domain.ids import HomeId, committee_id, ctj_home
from ctj_desktop.domain.log.changes import OperationLabel, Scope
from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.record import HomeKind, Record, fields, is_value
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.files import FILES
from ctj_desktop.domain.records.kinds import KINDS
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.exchange.sealing import SealingKey, is_sealed, unseal
from ctj_desktop.storage import blobs
from ctj_desktop.storage.store import Store
from ctj_desktop.storage.tables import current_schema

# `Any` below: a value is made from the annotation of its field, whatever that is.

OURS, OTHERS = committee_id("MOC"), committee_id("AUD")  # the committee a bundle speaks of, and another one
THIRD = UUID(int=0x3D0FF1CE)  # an office that is neither sender nor recipient
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"


@dataclass
class Marked:
    """What was planted where: words (and ids of rows) by scope."""

    store: Store
    recipient: UUID
    planted: dict[Scope, set[bytes]] = field(default_factory=dict)
    chance: random.Random = field(default_factory=lambda: random.Random(2027))

    def plant(self) -> None:
        """A record of each kind for each of its homes; references stay inside the scope."""
        for cls in parents_first():
            for home in self.homes(cls):
                self.save(cls, home)

    def homes(self, cls: type[Record]) -> tuple[UUID, ...]:
        keepers = {
            HomeKind.COMMITTEE: (OURS, OTHERS),
            HomeKind.CTJ: (ctj_home(),),
            HomeKind.OFFICE: (self.store.office_id, THIRD, self.recipient),
        }
        return tuple(home for kind in HomeKind if kind in cls.home_kinds for home in keepers[kind])

    def save(self, cls: type[Record], home: UUID) -> None:
        scope = Scope(HomeId(home), cls.data_class)
        made = self.record(cls, home, scope)
        stored = self.store.get(cls, made.id)
        label = OperationLabel("test.saved", {"title_fr": self.word(scope)})  # history travels with the rows
        with self.store.write(label) as unit:
            unit.save(made, before=stored)

    def record(self, cls: type[Record], home: UUID, scope: Scope) -> Record:
        hints = get_type_hints(cls)
        parents = current_schema().shapes[cls.kind].parents
        values: dict[str, Any] = {}
        if cls in FILES:
            values["sha256"], values["size"] = blobs.keep_blob(self.store, io.BytesIO(self.content(scope)))
        for part in fields(cls):
            if part.name == "id":
                values["id"] = row_id(cls.kind, home)
            elif part.name == "home":
                values["home"] = home
            elif part.name in parents:  # a row of its own kind comes before no other
                values[part.name] = None if parents[part.name] == cls.kind else row_id(parents[part.name], home)
            elif part.name == "closed":
                values[part.name] = False  # what hangs on a closed item would be moved before anything leaves
            elif part.name not in values:
                values[part.name] = self.value(hints[part.name], scope)
        self.planted.setdefault(scope, set()).add(str(values["id"]).encode())
        return cls(**values)

    def content(self, scope: Scope) -> bytes:
        """Of an attachment: long enough to be packed, with a word at each end."""
        return self.word(scope).encode() + self.chance.randbytes(300_000) + self.word(scope).encode()

    def word(self, scope: Scope) -> str:
        made = "".join(self.chance.choices(LETTERS, k=16))
        self.planted.setdefault(scope, set()).add(made.encode())
        return made

    def value(self, hint: Any, scope: Scope) -> Any:
        if get_origin(hint) in (Union, UnionType):
            hint = next(part for part in get_args(hint) if part is not NoneType)
        if isinstance(hint, NewType):
            return self.value(hint.__supertype__, scope)
        if get_origin(hint) is tuple:
            return (self.value(get_args(hint)[0], scope),)
        if hint is Bilingual:
            return Bilingual.of(self.word(scope), self.word(scope))
        if hint is str:
            return self.word(scope)
        if hint is UUID:
            return UUID(bytes=self.chance.randbytes(16))
        if isinstance(hint, type) and issubclass(hint, Enum):
            return next(iter(hint))
        if is_value(hint) and hint is not Money:
            hints = get_type_hints(hint)
            return hint(**{p.name: self.value(hints[p.name], scope) for p in fields(hint)})
        return PLAIN[hint]


PLAIN: dict[Any, Any] = {
    int: 1,
    bool: True,
    date: date(2027, 3, 12),
    time: time(14, 0),
    datetime: datetime(2027, 3, 12, 13, 0, tzinfo=UTC),
    Money: Money(1200, Currency.CHF),
}


def parents_first() -> list[type[Record]]:
    """Every kind after all those that its rows may stand under."""
    shapes = current_schema().shapes
    waiting, found = list(KINDS), list[type[Record]]()
    while waiting:
        known = {cls.kind for cls in found}
        ready = [cls for cls in waiting if set(shapes[cls.kind].parents.values()) <= known | {cls.kind}]
        found += ready
        waiting = [cls for cls in waiting if cls not in ready]
    return found


def row_id(kind: str, home: UUID) -> UUID:
    """The one row of a kind that a home has; a committee is its own home."""
    return home if kind == Committee.kind else uuid5(home, kind)


def every_byte(bundle: Path, key: SealingKey, work: Path) -> bytes:
    """The file as it lies there, unsealed where it was sealed, and all that is inside, unpacked."""
    work.mkdir(exist_ok=True)
    plain = work / "plain.zip"
    if is_sealed(bundle):
        unseal(bundle, plain, [key])
    else:
        plain.write_bytes(bundle.read_bytes())
    return b"\n".join((bundle.read_bytes(), plain.read_bytes(), *_members(plain)))


def _members(path: Path) -> Iterator[bytes]:
    with zipfile.ZipFile(path) as archive:
        for entry in archive.infolist():
            yield entry.filename.encode()
            yield archive.read(entry)
