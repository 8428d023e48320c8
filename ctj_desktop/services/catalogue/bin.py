"""What was taken away in this workspace, by whom and when, and how does it come back?"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from ctj_desktop.domain.hit_order import words_begin
from ctj_desktop.domain.ids import PersonId, ReplicaId
from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.record import NamedValue, Record, RecordKey
from ctj_desktop.domain.records.committees import Seat
from ctj_desktop.domain.records.kinds import BY_NAME
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.domain.records.voting import AnyAmendment, AnyDecision
from ctj_desktop.errors import Refused
from ctj_desktop.i18n import Translator
from ctj_desktop.services.kinds.catalogue import BY_KIND
from ctj_desktop.services.meetings.agenda import BUILDING, need_open_agenda
from ctj_desktop.services.meetings.closing import shut_below
from ctj_desktop.services.membership.committees import need_free
from ctj_desktop.services.membership.names import need_only_name
from ctj_desktop.services.membership.rules.articles import need_only_article
from ctj_desktop.services.membership.statutes import need_alone_in_force, need_no_other_default
from ctj_desktop.services.minutes.blocks import writable
from ctj_desktop.services.naming.removal import name_by_entry
from ctj_desktop.services.naming.search import EXCERPT_COLUMNS, excerpt
from ctj_desktop.services.naming.titles import Subject, name_text, subject_text, subjects
from ctj_desktop.services.steps.homes import kept_here, need_kept_here
from ctj_desktop.services.steps.records import need_ours, the
from ctj_desktop.services.steps.refusals import NotHere
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.log.writers import writer
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries.bin import Deleted, deleted_rows, deleted_with, deleting
from ctj_desktop.storage.store import Store
from ctj_desktop.storage.unit import Unit

BIN_KINDS: Final = tuple(kind for kind, entry in BY_KIND.items() if entry.in_bin is not None)
"""What a person can take away, so what a person can bring back; parts come back with what they belong to."""
LOOKED_AT: Final = 1_000  # the newest of them that a filter looks through
MOST_LINES: Final = 200
Wrote = tuple[PersonId | None, ReplicaId]


class OwnerGone(Refused):
    """This cannot come back alone: {owner} is in the bin too, or no longer here. Bring that back first."""

    owner: str


class BinLine(NamedValue):
    """One record in the bin; `key` is its id. `who` is a person or an office, empty where nobody was named, `at` None
    where it was erased."""

    key: UUID
    kind: str
    text: str
    context: str
    who: str
    at: datetime | None
    label: OperationLabel | None


def bin_lines(store: Store, t: Translator, words: str = "", kind: str = "") -> list[BinLine]:
    """The newest first, at most `SHOWN`; `words` must begin words of the name, accents folded."""
    gone = deleted_rows(store, [kind] if kind else BIN_KINDS, LOOKED_AT if words else MOST_LINES)
    keys = [key for key in gone if _kept_here(store, key)]
    known = subjects(store, keys, EXCERPT_COLUMNS)
    wanted = t.sort_key(words)
    matching = [key for key in keys if key in known and _holds(t, known[key], wanted)][:MOST_LINES]
    writers: dict[Wrote, str] = {}
    return [_line(store, t, known[one.kind, one.id], one, writers) for one in deleting(store, matching)]


@step
def restore_record(unit: Unit, *, record: UUID) -> Record:
    """Brings a deleted record back, with the parts that went with it.

    NotHere where it is not in the bin, OwnerGone where what it belongs to is deleted, and what its own kind refuses:
    an agenda that no longer changes, approved minutes, a seat that is held by somebody else meanwhile.
    """
    store = unit.store
    found = deleted_with(store, record)
    kind = next((kind for kind, row in found if row == record and kind in BIN_KINDS), None)
    if kind is None:
        raise NotHere("record", record)
    rows = [_row(store, one_kind, row) for one_kind, row in _with_parts(store, found, (kind, record))]
    for row in rows:
        _need_owner(store, row, rows)
    _need_allowed(unit, rows[0])
    name_by_entry(unit, "restored", rows[0])
    for row in rows:
        unit.restore(row)
    for row in rows:
        if isinstance(row, AgendaItem):
            shut_below(unit, row)
    return rows[0]


def _kept_here(store: OpenFile, key: RecordKey) -> bool:
    """What the conference or another office took out of its own data is not in this bin."""
    in_bin = BY_KIND[key[0]].in_bin
    return in_bin is None or in_bin.rule != "kept_here" or kept_here(store, _row(store, *key))


def _row(store: OpenFile, kind: str, row: UUID) -> Record:
    found = store.get(BY_NAME[kind], row, deleted=True)
    if found is None:
        raise NotHere(kind, row)
    return found


def _with_parts(store: OpenFile, found: Sequence[tuple[str, UUID]], first: tuple[str, UUID]) -> list[tuple[str, UUID]]:
    """The record, then what belongs to it, level by level."""
    back = [first]
    for _ in found:
        owners = {row for _, row in back}
        more = [key for key in found if key not in back and _owners(store, key) & owners]
        if not more:
            break
        back += more
    return back


def _owners(store: OpenFile, key: tuple[str, UUID]) -> set[UUID]:
    if BY_KIND[key[0]].part_of is not None:
        return {key[1]}
    row = store.get(BY_NAME[key[0]], key[1], deleted=True)
    entry = BY_KIND[key[0]]
    needed = entry.in_bin.needs if entry.in_bin is not None else ()
    named = (
        *store.schema.shapes[key[0]].parents,
        *needed,
        *entry.goes_with,
        "ref",
    )  # a block shows the decision or the task it belongs to
    values = (getattr(row, name, None) for name in named) if row is not None else ()
    return {value for value in values if isinstance(value, UUID)}


def _need_owner(store: OpenFile, row: Record, rows: Sequence[Record]) -> None:
    here = {one.id for one in rows}
    in_bin = BY_KIND[row.kind].in_bin
    for name in in_bin.needs if in_bin is not None else ():
        kind = store.schema.shapes[row.kind].references[name]
        owner = getattr(row, name, None)
        if not isinstance(owner, UUID) or owner in here:
            continue
        if store.get(BY_NAME[kind], owner) is None:
            known = subjects(store, [(kind, owner)]).get((kind, owner), Subject(kind, owner))
            raise OwnerGone(known.number or known.name.fr.text or known.name.de.text or kind)


def _need_allowed(unit: Unit, row: Record) -> None:
    entry = BY_KIND[row.kind]
    if entry.in_bin is not None and entry.in_bin.rule:
        RULES[entry.in_bin.rule](unit.store, row)


# `Any`: each rule reads the fields of the kinds that name it.


def _agenda_open(store: OpenFile, row: Any) -> None:
    need_open_agenda(store, the(store, Meeting, row.meeting), BUILDING)


def _minutes_open(store: OpenFile, row: Any) -> None:
    found = the(store, AnyDecision, row.decision) if isinstance(row, AnyAmendment) else row
    if found.item is not None:
        writable(store, found.item)


def _seat_free(store: OpenFile, row: Any) -> None:
    need_free(store, the(store, Seat, row.seat), row.start, row.end, substitute=row.substitute)


def _only_body_name(store: OpenFile, row: Any) -> None:
    need_ours(store, row)
    need_only_name(store, row)


RULES: Final[Mapping[str, Callable[[OpenFile, Any], object]]] = {
    "ours": need_ours,
    "kept_here": need_kept_here,
    "agenda_open": _agenda_open,
    "minutes_open": _minutes_open,
    "seat_free": _seat_free,
    "no_other_name": need_only_name,
    "no_other_body_name": _only_body_name,
    "no_other_article": need_only_article,
    "alone_in_force": need_alone_in_force,
    "one_default": need_no_other_default,
}
"""What may refuse the return of a record, by the word of its entry."""


def _holds(t: Translator, subject: Subject, wanted: str) -> bool:
    texts = (subject.number, subject.name.fr.text, subject.name.de.text, *_texts(subject))
    return words_begin(wanted, t.sort_key(" ".join(texts)))


def _texts(subject: Subject) -> list[str]:
    return [str(subject.fields.get(column) or "") for column in EXCERPT_COLUMNS.get(subject.kind, ())]


def _line(store: Store, t: Translator, subject: Subject, deleted: Deleted, writers: dict[Wrote, str]) -> BinLine:
    operation = deleted.operation
    text = excerpt(t, _texts(subject), "") if subject.kind in EXCERPT_COLUMNS else name_text(t, subject)
    about = next((one for one in subject.about if one.named is not None), None)
    return BinLine(
        key=subject.id,
        kind=subject.kind,
        text=text,
        context=subject_text(t, about) if about is not None else "",
        who=_who(store, t, deleted, writers),
        at=operation.at if operation is not None else None,
        label=operation.label if operation is not None else None,
    )


def _who(store: Store, t: Translator, deleted: Deleted, writers: dict[Wrote, str]) -> str:
    if deleted.operation is None or deleted.replica is None:
        return ""
    wrote = deleted.operation.author, deleted.replica
    if wrote not in writers:
        writers[wrote] = writer(store, *wrote).or_other(t.language)
    return writers[wrote]
