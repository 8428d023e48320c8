"""What happened in this workspace, newest first, one line per operation?"""

from uuid import UUID

from ctj_desktop.domain.log.changes import Json, Operation
from ctj_desktop.domain.record import PositionalValue
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.i18n import Translator
from ctj_desktop.services.naming.labels import label_text
from ctj_desktop.storage.log.history import history
from ctj_desktop.storage.log.writers import writer
from ctj_desktop.storage.store import Store


class Happened(PositionalValue):
    """One operation: who did it (a person, else an office), whether an undo took it back, and what it wrote by row."""

    operation: Operation
    author: Bilingual
    undone: bool
    rows: tuple[tuple[str, UUID, tuple[str, ...]], ...]


def happened(store: Store, record: UUID | None = None, *, limit: int = 200) -> list[Happened]:
    """Operations of the workspace or of one record; the parts of one operation in several scopes are one."""
    found: dict[UUID, Happened] = {}
    for entry in history(store, record, limit=limit):
        rows = tuple((row.kind, row.row, tuple(row.registers)) for row in entry.rows)
        known = found.get(entry.operation.id)
        author = known.author if known else writer(store, entry.operation.author, entry.replica)
        found[entry.operation.id] = Happened(
            entry.operation, author, entry.undone, (*(known.rows if known else ()), *rows)
        )
    return list(found.values())


def sentence_of(t: Translator, entry: Happened) -> str:
    """12.03.2027 à 14:05 · Secrétariat CH · Point ajouté « Divers »."""
    label = entry.operation.label
    parts = [t.instant(entry.operation.at), entry.author.or_other(t.language), label_text(t, label.key, label.args)]
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
        "author_name": entry.author.or_other(t.language),
        "label": operation.label.key,
        "arguments": dict(operation.label.args),
        "text": label_text(t, operation.label.key, operation.label.args),
        "undoes": str(operation.undoes) if operation.undoes else None,
        "undone": entry.undone,
        "rows": rows,
    }
