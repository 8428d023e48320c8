"""What happened in this workspace, newest first, one line per operation?"""

from uuid import UUID

from ctj_desktop.domain.log.changes import Json, Operation
from ctj_desktop.domain.record import PositionalValue
from ctj_desktop.domain.records.people import Person
from ctj_desktop.i18n import Translator
from ctj_desktop.services.naming.labels import label_text
from ctj_desktop.services.steps.records import person_name
from ctj_desktop.storage.log.history import history
from ctj_desktop.storage.store import Store


class Happened(PositionalValue):
    """One operation: who did it, whether an undo took it back, and the registers it wrote by row."""

    operation: Operation
    author: str
    undone: bool
    rows: tuple[tuple[str, UUID, tuple[str, ...]], ...]


def happened(store: Store, record: UUID | None = None, *, limit: int = 200) -> list[Happened]:
    """Operations of the workspace or of one record; the parts of one operation in several scopes are one."""
    found: dict[UUID, Happened] = {}
    for entry in history(store, record, limit=limit):
        rows = tuple((row.kind, row.row, tuple(row.registers)) for row in entry.rows)
        known = found.get(entry.operation.id)
        author = known.author if known else _name(store, entry.operation)
        found[entry.operation.id] = Happened(
            entry.operation, author, entry.undone, (*(known.rows if known else ()), *rows)
        )
    return list(found.values())


def sentence_of(t: Translator, entry: Happened) -> str:
    """12.03.2027 à 14:05 · Secrétariat CH · Point ajouté « Divers »."""
    label = entry.operation.label
    parts = [t.instant(entry.operation.at), entry.author, label_text(t, label.key, label.args)]
    if entry.undone:
        parts.append(t("(undone)"))
    return " · ".join(filter(None, parts))


def plain_entry(t: Translator, entry: Happened) -> dict[str, Json]:
    """An operation as `ctj history --json` prints it."""
    operation = entry.operation
    rows: list[Json] = [
        {"kind": kind, "id": str(row), "registers": list(registers)} for kind, row, registers in entry.rows
    ]
    return {
        "operation": str(operation.id),
        "at": operation.at.isoformat(),
        "author": str(operation.author) if operation.author else None,
        "author_name": entry.author,
        "label": operation.label.key,
        "arguments": dict(operation.label.args),
        "text": label_text(t, operation.label.key, operation.label.args),
        "undoes": str(operation.undoes) if operation.undoes else None,
        "undone": entry.undone,
        "rows": rows,
    }


def _name(store: Store, operation: Operation) -> str:
    author = store.get(Person, operation.author) if operation.author else None
    return person_name(author)
