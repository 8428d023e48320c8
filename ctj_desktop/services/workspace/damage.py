"""What does a person call that which is damaged in a workspace?"""

from collections.abc import Iterable
from contextlib import suppress
from typing import Final

from ctj_desktop.domain.record import NamedValue, RecordKey
from ctj_desktop.domain.records.kinds import BY_NAME
from ctj_desktop.domain.records.twins import seen_kind
from ctj_desktop.errors import N_, StoreError, UserError
from ctj_desktop.i18n import Translator
from ctj_desktop.services.naming.titles import Subject, subject_text, subjects
from ctj_desktop.services.workspace.backups import HEADS
from ctj_desktop.storage.backing_up import beside
from ctj_desktop.storage.damage.damaged_parts import damaged_parts
from ctj_desktop.storage.file.chunks import Step, nothing
from ctj_desktop.storage.file.connection import connect
from ctj_desktop.storage.file.generations import LOOKING, folder_of, generations_in, newest
from ctj_desktop.storage.migrations import SCHEMA_VERSION
from ctj_desktop.storage.open_file import FilePlace, OpenFile

SHOWN: Final = 4


class Damage(NamedValue):
    """Records that are damaged, as they are called, and tables of which a part is; both empty where nobody knows.

    What a record is called comes from the last backup where the file does not say it any more.
    """

    records: tuple[Subject, ...]
    tables: tuple[str, ...]


def damage_of(store: OpenFile, step: Step = nothing) -> Damage:
    """As far as it can be told; `step` may raise to stop it. Of a large file it takes as long as a whole check."""
    parts = damaged_parts(store, step)
    rows = {(part.table, part.row): None for part in parts if part.row is not None}
    named = _named(store, list(rows))
    return Damage(
        records=tuple(named.get(key, Subject(*key)) for key in rows),
        tables=tuple(part.table for part in parts if part.row is None),
    )


def damage_text(t: Translator, name: str, damage: Damage | None) -> str:
    """What is damaged, what that means, and what to do; without `damage` while it is still being looked at."""
    parts = _parts(t, damage) if damage is not None else []
    shown, more = parts[:SHOWN], len(parts) - SHOWN
    if more > 0:
        shown = [*shown, t.n("{count} other part", "{count} other parts", more).format(count=t.number(more))]
    if shown:
        told = t("“{name}” is damaged: {what}. Nothing is written to it any more, so that the damage does not grow.")
        return f"{told.format(name=name, what=t.join(shown))} {t(_HELP)}"
    told = t("“{name}” is damaged. Nothing is written to it any more, so that the damage does not grow.")
    return f"{told.format(name=name)} {t(_HELP)}"


def _named(store: OpenFile, rows: list[RecordKey]) -> dict[RecordKey, Subject]:
    """As the file says, else as the last backup that can be read does."""
    named: dict[RecordKey, Subject] = {}
    with suppress(StoreError, UserError), beside(store) as reader:
        named = subjects(reader, rows)
    left = [key for key in rows if key not in named or named[key].named is None]
    if left:
        with suppress(StoreError, UserError):
            named |= _named_in_backup(store, left)
    return named


def _named_in_backup(store: OpenFile, rows: list[RecordKey]) -> dict[RecordKey, Subject]:
    found = generations_in(folder_of(store.path), store.path.stem, store.key, store.workspace_id)
    last = newest([one for one in found if one.version == SCHEMA_VERSION], store.environment.clock())
    if last is None:
        return {}
    connection = connect(last.path, store.key, mode=LOOKING)
    try:
        return subjects(OpenFile(connection, FilePlace(last.path, store.environment, store.key, read_only=True)), rows)
    finally:
        connection.close()


def _parts(t: Translator, damage: Damage) -> list[str]:
    """Each once: two tables may be one thing to a person, and a record and its twin are called the same."""
    said = [subject_text(t, _known(subject)) for subject in damage.records]
    return list(dict.fromkeys([*said, *_table_words(t, damage.tables)]))


def _known(subject: Subject) -> Subject:
    """What has no name of its own, an attendance for instance, is the meeting or the person that it belongs to."""
    if subject.number or subject.name:
        return subject
    return next((head for kind in HEADS if (head := subject.nearest(kind)) is not None), subject)


def _table_words(t: Translator, tables: Iterable[str]) -> list[str]:
    words = []
    for table in tables:
        kind = BY_NAME.get(seen_kind(table))
        if kind is not None:
            words.append(t("a part of the list “{kinds}”").format(kinds=t.p("kinds", kind.nouns)))
        else:
            word = _SEARCH if table.startswith("search") else _TABLES.get(table, _STRUCTURE)
            words.append(t(word))
    return words


_HELP: Final = N_("The backups show what would be lost with a restore.")
_STRUCTURE: Final = N_("the structure of the file")
_SEARCH: Final = N_("the search index")
_HISTORY: Final = N_("a part of the history")
_PARTNERS: Final = N_("what is known of the partners")
_WAITING: Final = N_("a file that waits to be taken in")
_CONTENT: Final = N_("the content of attached files")
_TABLES: Final = {
    **dict.fromkeys(("changeset", "touched", "row_meta", "stream", "scope", "replica"), _HISTORY),
    **dict.fromkeys(("peer", "peer_ack"), _PARTNERS),
    **dict.fromkeys(("pending_bundle", "pending_chunk"), _WAITING),
    **dict.fromkeys(("blob", "blob_chunk"), _CONTENT),
    "bundle_log": N_("the list of what was exchanged"),
    "local": N_("the settings of this file"),
    "draft": N_("what was being typed"),
}
