"""Where do words of a closed item stand that others read: which rows, which changesets, and who got them already?"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, Final
from uuid import UUID

from ctj_desktop.domain.findings import Finding, Severity
from ctj_desktop.domain.log.changes import Json, RowChange
from ctj_desktop.domain.log.changesets import WITH_WORDS, Changeset
from ctj_desktop.domain.marks import without_marks
from ctj_desktop.domain.record import DataClass, PositionalValue, Record
from ctj_desktop.domain.records.closed_items import ON_THE_AGENDA, SAID_INSIDE, lines_of
from ctj_desktop.domain.records.consultations import AnyRequestedOpinion
from ctj_desktop.domain.records.extracts import Extract
from ctj_desktop.domain.records.meetings import AgendaItem, AnyItemDocument
from ctj_desktop.domain.records.minutes import AnyAttachment, AnyBlock
from ctj_desktop.domain.records.remarks import AnyErratum, AnyRemark
from ctj_desktop.domain.records.twins import is_restricted, seen_kind
from ctj_desktop.domain.records.voting import (
    AnyAmendment,
    AnyDecision,
    AnyExecutionMove,
    AnyTask,
    AnyTaskMove,
    AnyVote,
    Ballot,
    PublishedDecision,
    Recusal,
)
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.i18n.translator import ZONE
from ctj_desktop.services.steps.records import LONGEST_TITLE
from ctj_desktop.storage.log.handed_out import handed_out
from ctj_desktop.storage.log.reclassing import said_registers, touching
from ctj_desktop.storage.log.redaction import staying, still_shown
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries.agenda import items_noting

INSIDE: Final = frozenset({DataClass.RESTRICTED, DataClass.PERSONAL})
NAMED_BY: Final = ("title", "name", "number")
"""The fields by which a person is told what left."""


class UnderItem:
    """What hangs on an item, of both classes; what is in the bin too where nothing else is said."""

    def __init__(self, store: OpenFile, item: AgendaItem) -> None:
        self.store = store
        documents = store.all(AnyItemDocument, item=item.id, deleted=True)
        decisions = store.all(AnyDecision, item=item.id, deleted=True)
        self.tasks: list[AnyTask] = store.all(AnyTask, item=item.id, deleted=True)
        amendments = self._of(AnyAmendment, "decision", decisions)
        votes = self._of(AnyVote, "decision", decisions)
        self._decisions: list[AnyDecision] = decisions
        self._moves: list[AnyTaskMove] = self._of(AnyTaskMove, "task", self.tasks)
        self._carried_out: list[AnyExecutionMove] = self._of(AnyExecutionMove, "decision", decisions)
        about = (AnyRequestedOpinion, AnyRemark, AnyErratum)
        said = [row for cls in about for row in store.all(cls, order="id", item=item.id, deleted=True)]
        self._ballots = self._of(Ballot, "vote", votes)
        self._published = self._of(PublishedDecision, "decision", decisions)
        self.recusals: list[Recusal] = store.all(Recusal, item=item.id, deleted=True)
        keys = {one.id for one in decisions}
        extracts = store.all(Extract, meeting=item.meeting, deleted=True) if keys else []
        self.extracts: list[Extract] = [one for one in extracts if keys & {*one.decisions}]
        files = self._of(AnyAttachment, "owner", documents)
        blocks = store.all(AnyBlock, item=item.id, deleted=True)
        moves = (*self._moves, *self._carried_out)
        self._twins: list[Record] = [*documents, *files, *blocks, *decisions, *amendments, *votes]
        self._twins += [*self.tasks, *moves, *said]

    @property
    def documents(self) -> list[AnyItemDocument]:
        """Its papers, the bin left out."""
        return [one for one in self._twins if isinstance(one, AnyItemDocument) and self._stands(one)]

    @property
    def files(self) -> list[AnyAttachment]:
        """The files that belong to its papers, the bin left out."""
        return [one for one in self._twins if isinstance(one, AnyAttachment) and self._stands(one)]

    @property
    def ballots(self) -> list[Ballot]:
        """Votes by name that stand."""
        return [one for one in self._ballots if self._stands(one)]

    @property
    def published(self) -> list[PublishedDecision]:
        """What the public may read."""
        return [one for one in self._published if self._stands(one)]

    @property
    def moved_seen(self) -> list[AnyTask | AnyDecision]:
        """Tasks and decisions of which something was noted where others read it: it is written once, never erased."""
        moved: set[UUID] = {one.task for one in self._moves if self._read_by_others(one)}
        moved |= {one.decision for one in self._carried_out if self._read_by_others(one)}
        return [*(one for one in self.tasks if one.id in moved), *(one for one in self._decisions if one.id in moved)]

    def seen(self) -> list[Record]:
        """The rows that others read and that have a twin."""
        return [row for row in self._twins if not is_restricted(row) and (not row.insert_only or self._stands(row))]

    def apart(self) -> list[Record]:
        """Rows in the bin that have no twin: votes by name and publications that were taken back."""
        return [one for one in (*self._ballots, *self._published) if not self._stands(one)]

    def restricted(self) -> list[Record]:
        """The rows that the committee keeps to itself, the bin left out."""
        return [row for row in self._twins if is_restricted(row) and self._stands(row)]

    def keys(self) -> list[UUID]:
        """Everything that others may have read of it."""
        rows: Iterable[Record] = (*self._twins, *self._ballots, *self._published)
        return list(dict.fromkeys(row.id for row in rows if not is_restricted(row)))

    def _read_by_others(self, row: Record) -> bool:
        return not is_restricted(row) and self._stands(row)

    def _stands(self, row: Record) -> bool:
        return self.store.get(type(row), row.id) is not None

    def _of(self, cls: Any, field: str, owners: Sequence[Record]) -> list[Any]:  # rows of whichever type is asked
        ids = dict.fromkeys(owner.id for owner in owners)
        found = [row for key in ids for row in self.store.all(cls, order="id", deleted=True, **{field: key})]
        return list({(row.kind, row.id): row for row in found}.values())


class SaidPart(PositionalValue):
    """What was said: a field of the item, or the kind of a record with its name or number."""

    what: str
    name: str = ""


class Outside:
    """What others read, or got, of one closed item: changesets of scopes that leave, and notes that name its tasks."""

    def __init__(self, store: OpenFile, item: AgendaItem, hanging: UnderItem) -> None:
        self._store, self._item = store, item
        self._tasks = hanging.tasks
        self._hanging = set(hanging.keys())
        self._recusals = {one.id for one in hanging.recusals}
        self._extracts = {one.id for one in hanging.extracts}
        rows = [item.id, *self._hanging, *self._recusals, *self._extracts, *(one.id for one in self._others)]
        self._found = [one for one in touching(store, rows) if one.scope.data_class not in INSIDE]

    @cached_property
    def changesets(self) -> list[Changeset]:
        """Those whose content says what nobody outside may read."""
        return [one for one in self._found if self._says(one)]

    def notes(self) -> list[tuple[AgendaItem, Bilingual]]:
        """Items whose note repeats what a task of this one says, with what it says instead."""
        changed = [(one, _without(one.note, self._lines)) for one in self._others]
        return [(one, note) for one, note in changed if note != one.note]

    def parts(self, changesets: Iterable[Changeset]) -> list[SaidPart]:
        """What they say, each once, in the order of the agenda."""
        return _in_order(part for one in changesets for change in one.rows() for part in self._parts(change))

    def findings(self) -> Iterator[Finding]:
        """What is said to whoever closes: who got what, and what cannot be erased."""
        with_line = [one for one in self._found if one in self.changesets or self._line_in(one)]
        for one in handed_out(self._store, with_line):
            parts = self.parts(one.changesets)
            if all(part.what in ON_THE_AGENDA for part in parts):
                continue  # everybody goes on reading that
            yield Finding(
                "closed.left" if one.confirmed else "closed.left_unconfirmed",
                Severity.WARNING,
                {
                    "partner": one.partner.name_fr,
                    "partner_de": one.partner.name_de,
                    "on": one.on.astimezone(ZONE).date().isoformat() if one.on is not None else None,
                    "undated": one.on is None,
                    "what": spelled(parts),
                },
            )

    def still_there(self) -> Iterator[Finding]:
        """What cannot be taken out of the history, said once the rest is: acts written once, words in a header."""
        parts = self._parts_left()
        if parts:
            yield Finding("closed.written_once", Severity.WARNING, {"what": spelled(parts)})
        for one in self.changesets:
            words = self._words(one)
            if one.fields["v"] == WITH_WORDS and words:
                yield Finding("closed.in_header", Severity.WARNING, {"label": " · ".join(words)})

    def _parts_left(self) -> list[SaidPart]:
        """Of content that could not go, and of rows that are written once and stay when theirs goes."""
        rows = [change for one in self.changesets for change in self._rows_left(one)]
        return _in_order(part for change in rows for part in self._parts(change))

    def _rows_left(self, changeset: Changeset) -> list[RowChange]:
        if still_shown(self._store, changeset) is None:
            return changeset.rows()
        return [RowChange(*key, registers) for key, registers in staying(self._store, changeset).items()]

    @cached_property
    def _others(self) -> list[AgendaItem]:
        """Items whose notes name a task of this one, or did."""
        marks = {task.number or text for task in self._tasks for text in (task.text.fr.text, task.text.de.text)} - {""}
        found = items_noting(self._store, self._item.home, marks) if marks else []
        kept = (self._store.get(AgendaItem, one, deleted=True) for one in found)
        return [one for one in kept if one is not None and one.id != self._item.id]

    @cached_property
    def _lines(self) -> dict[str, str]:
        """How a note names a task in words, and what it says instead."""
        texts: dict[UUID, set[str]] = {task.id: {task.text.fr.text, task.text.de.text} for task in self._tasks}
        for change in (change for one in self._found for change in one.rows() if change.row in texts):
            texts[change.row] |= {_text(value) for name, value in change.registers.items() if name[:5] == "text."}
        return {
            f"{task.number} {text}" if task.number else text: task.number or ""
            for task in self._tasks
            for text in texts[task.id]
            if text
        }

    @cached_property
    def _shown(self) -> frozenset[str]:
        """What the line of the item on the agenda says, also as the history has it."""
        kept = lines_of(self._item)
        return kept | {text[:LONGEST_TITLE] for text in kept}

    @cached_property
    def _hidden(self) -> frozenset[str]:
        """Every word that the item ever said and its line on the agenda does not show, also as the history has it."""
        own = (change for one in self._found for change in one.rows() if change.row == self._item.id)
        said = {text for change in own for text in _texts(change)} - self._shown
        return frozenset(said | {without_marks(text)[:LONGEST_TITLE] for text in said} - self._shown)

    def _says(self, changeset: Changeset) -> bool:
        """Its rows say something, or the words of its label do: those of an act on what hangs on the item always."""
        words = self._words(changeset)
        rows = changeset.rows()
        named = bool(words) and any(change.row in self._hanging for change in rows)
        return named or not self._hidden.isdisjoint(words) or any(map(self._row_says, rows))

    def _line_in(self, changeset: Changeset) -> bool:
        return any(part.what in ON_THE_AGENDA for change in changeset.rows() for part in self._parts(change))

    def _words(self, changeset: Changeset) -> list[str]:
        """What its label says beyond the line of the item on the agenda."""
        said = dict.fromkeys(text for name, text in changeset.operation.label.args.items() if name != "key")
        return [text for text in said if text and text not in self._shown]

    def _row_says(self, change: RowChange) -> bool:
        if change.row == self._item.id:
            return bool(self._hidden.intersection(_texts(change)))
        if change.row in self._recusals:
            return any(_text(value) for name, value in change.registers.items() if name[:7] == "reason.")
        if change.row in self._extracts:
            return any(_text(value) for name, value in change.registers.items() if name[:7] == "remark.")
        if change.row in self._hanging:
            return bool(said_registers(self._store.schema.shapes[change.kind], dict(change.registers)))
        notes = [_text(value) for name, value in change.registers.items() if name[:5] == "note."]
        return any(_without_words(note, self._lines) != note for note in notes)

    def _parts(self, change: RowChange) -> Iterator[SaidPart]:
        if change.row == self._item.id:
            for name, value in change.registers.items():
                field = name.partition(".")[0]
                if field in (*ON_THE_AGENDA, *SAID_INSIDE) and _text(value):
                    yield SaidPart(field)
        elif change.row in self._hanging and self._row_says(change):
            names = (register for field in NAMED_BY for register in (field, f"{field}.fr", f"{field}.de"))
            named = (_text(change.registers.get(name)) for name in names)
            yield SaidPart(change.kind, next(filter(None, named), ""))
        elif change.row in self._recusals | self._extracts and self._row_says(change):
            yield SaidPart(change.kind)


def outside(store: OpenFile, item: AgendaItem, hanging: UnderItem | None = None) -> Outside:
    """What others read or got of an item, as if it were closed."""
    return Outside(store, item, hanging or UnderItem(store, item))


def parts_of(rows: Iterable[Record]) -> list[SaidPart]:
    """What rows say, as a person is told of it."""
    found = []
    for row in rows:
        named = (getattr(row, name, None) for name in NAMED_BY)
        names = (one.fr.text or one.de.text if isinstance(one, Bilingual) else one for one in named)
        found.append(SaidPart(seen_kind(row.kind), next(filter(None, names), None) or ""))
    return _in_order(found)


def _in_order(found: Iterable[SaidPart]) -> list[SaidPart]:
    return sorted(dict.fromkeys(found), key=lambda part: ORDER.index(part.what))


def spelled(parts: Sequence[SaidPart]) -> str:
    """As plain data of a finding: one a line, the name behind a colon."""
    return "\n".join(f"{part.what}:{part.name}" for part in parts)


ORDER: Final = (
    *ON_THE_AGENDA,
    *SAID_INSIDE,
    *(
        cls.kind
        for cls in (
            AnyItemDocument,
            AnyAttachment,
            AnyBlock,
            AnyDecision,
            AnyAmendment,
            AnyVote,
            Ballot,
            PublishedDecision,
            AnyTask,
            AnyTaskMove,
            AnyExecutionMove,
            AnyRequestedOpinion,
            AnyRemark,
            AnyErratum,
            Recusal,
            Extract,
        )
    ),
)


def _text(value: Json | None) -> str:
    text = value.get("text") if isinstance(value, dict) else value
    return text if isinstance(text, str) else ""


def _texts(change: RowChange) -> set[str]:
    """Every word of the item in a change: of its fields of text, and whoever its outcome names."""
    found = set[str]()
    for name, value in change.registers.items():
        if name.partition(".")[0] in (*ON_THE_AGENDA, *SAID_INSIDE):
            found.add(_text(value))
        elif name == "outcome" and isinstance(value, dict):
            found.update(_leaves({part: said for part, said in value.items() if part in ("body", "person", "text")}))
    return found - {""}


def _leaves(value: Json) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _leaves(part)


def _without(note: Bilingual, lines: Mapping[str, str]) -> Bilingual:
    sides = [_without_words(text, lines) for text in (note.fr.text, note.de.text)]
    return note if sides == [note.fr.text, note.de.text] else Bilingual.of(*sides)


def _without_words(note: str, lines: Mapping[str, str]) -> str:
    """The note without the words of the tasks: of a line that begins with one its number and the rest stay."""
    said = []
    for line in note.split("\n"):
        longest = sorted(lines, key=len, reverse=True)
        begun = next((one for one in longest if _begins(line, one, numbered=bool(lines[one]))), None)
        said.append(line if begun is None else f"{lines[begun]}{line[len(begun) :]}".strip())
    return "\n".join(said)


def _begins(line: str, words: str, *, numbered: bool) -> bool:
    """Whether a line names a task: without a number the words may be anybody’s, unless its day follows them alone."""
    return line.startswith(words) if numbered else line == words or line.startswith(f"{words} (")
