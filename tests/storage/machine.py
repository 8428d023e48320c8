"""What can offices do to their stores, and what must hold after each step?

A Hypothesis machine of three devices on disk that edit, delete, undo, exchange, lose files, set clocks wrong and
restart; after each step the touched stores are compared with the oracle (exchange/FORMAT.md 11).
"""

import json
import shutil
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from hypothesis import HealthCheck, Phase
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.log.changesets import LABEL_FIELD, Changeset
from ctj_desktop.domain.record import Record, replace
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.storage.errors import ChangedMeanwhile, LaterChange, NothingToRedo, NothingToUndo
from ctj_desktop.storage.log import erasing, history, inverting, merge, redaction, takeback
from ctj_desktop.storage.store import Rollback, Store
from tests.storage import oracle
from tests.storage.agreement import assert_agrees, assert_words_are_told, image, raw_log
from tests.storage.devices import (
    AUTHORS,
    EDITS,
    INTERNAL,
    KINDS,
    START,
    Device,
    copied_devices,
    filed_move,
    merge_with_way_back,
    new_record,
    reference_stream,
)

JUMPS = (0, 1, 1, 60_000, 86_400_000, -86_400_000, 315_576_000_000, -315_576_000_000)  # up to ten years, in ms
who = st.integers(0, 2)
numbers = st.integers(0, 11)
kinds = st.sampled_from(KINDS)
picks = st.integers(0, 20)
DELETE, RESTORE = 19, 20
Act = tuple[type[Record], int, int]
acts = st.lists(st.tuples(kinds, numbers, picks), min_size=1, max_size=5)


# Shrinking a failure takes minutes: the steps are printed, which is enough to write a plain test of them.
COMMON: dict[str, Any] = {
    "deadline": None,
    "suppress_health_check": list(HealthCheck),
    "database": None,
    "phases": [Phase.generate],
}


class Offices(RuleBasedStateMachine):
    """The machine; `template` holds the three files that each run starts from."""

    template: Path

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(dir=self.template.parent))
        self.devices: list[Device] = copied_devices(self.template, self.folder)
        self.sticks: list[list[Changeset]] = [reference_stream()[: n + 1] for n in range(4)]
        self.forms: list[tuple[int, Record]] = []
        self.touched = {0, 1, 2}
        self.contents: dict[tuple[str, str, str, int], tuple[bytes, bytes]] = {}
        self.own_hlc = [0, 0, 0]
        self.known: list[dict[Any, oracle.Row]] = [{}, {}, {}]
        self.before: dict[UUID, tuple[int, dict[Any, oracle.Row]]] = {}

    def teardown(self) -> None:
        try:
            self.everybody_gets_everything()
        finally:
            for device in self.devices:
                device.store.close()
            shutil.rmtree(self.folder)

    # what people do

    @rule(n=who, acts=acts)
    def work(self, n: int, acts: list[Act]) -> None:
        """Some edits, deletions and new rows, each an operation."""
        for kind, number, pick in acts:
            record = self.some(n, kind, number, deleted=pick == 0)
            if record is None:
                self.make(n, kind, number)
            elif pick == DELETE:
                self.delete(n, record)
            elif pick == RESTORE:
                self.restore(n, kind, number)
            else:
                self.edit(n, record, pick)

    @rule(n=who, acts=acts)
    def several_at_once(self, n: int, acts: list[Act]) -> None:
        """One operation over several kinds and scopes."""
        with self.operation(n) as open_unit:
            for kind, number, pick in acts:
                record = self.some(n, kind, number)
                if record is not None and pick == DELETE:
                    open_unit.delete(record)
                elif record is not None:
                    open_unit.save(edited(record, pick), record)

    def make(self, n: int, kind: type[Record], number: int) -> None:
        store = self.use(n)
        record = new_record(kind, number, store)
        if self.parent_is_here(store, record) and store.get(kind, record.id, deleted=True) is None:
            with self.operation(n) as open_unit:
                open_unit.save(record)
            assert store.get(kind, record.id) == record

    def edit(self, n: int, record: Record, pick: int) -> None:
        with self.operation(n) as open_unit:
            after = open_unit.save(edited(record, pick), record)
        # Invariant 9: an edit made after seeing a value wins over it, whatever the clock says.
        assert self.use(n).get(type(record), record.id, deleted=True) == after == edited(record, pick)

    def delete(self, n: int, record: Record) -> None:
        with self.operation(n) as open_unit:
            open_unit.delete(record)
        assert self.use(n).get(type(record), record.id) is None

    def restore(self, n: int, kind: type[Record], number: int) -> None:
        record = self.some(n, kind, number, deleted=True)
        assert record is not None
        with self.operation(n) as open_unit:
            open_unit.restore(record)
        assert self.use(n).get(kind, record.id) == record

    @rule(n=who, kind=kinds, number=numbers)
    def open_form(self, n: int, kind: type[Record], number: int) -> None:
        record = self.some(n, kind, number)
        if record is not None:
            self.forms.append((n, record))

    @precondition(lambda self: self.forms)
    @rule(number=numbers, pick=picks)
    def save_form(self, number: int, pick: int) -> None:
        """Whatever came in meanwhile: a clash only where both touched the same register, and nothing is lost."""
        n, seen = self.forms.pop(number % len(self.forms))
        store = self.use(n)
        theirs, mine = store.get(type(seen), seen.id, deleted=True), edited(seen, pick)
        assert theirs is not None
        clashes = clashing(store, seen, mine, theirs)
        try:
            with self.operation(n) as open_unit:
                open_unit.save(mine, seen)
        except ChangedMeanwhile as refusal:
            assert list(refusal.registers) == clashes != []
            assert store.get(type(seen), seen.id, deleted=True) == theirs
        else:
            assert clashes == []
            assert store.get(type(seen), seen.id, deleted=True) == combined(store, seen, mine, theirs)

    @rule(n=who, times=st.integers(1, 4), again=st.integers(0, 4))
    def undo(self, n: int, times: int, again: int) -> None:
        """Some steps back and some forward again."""
        store = self.use(n)
        for step in range(times + again):
            forward = step >= times
            operation = None if forward else history.next_undo(store, AUTHORS[n])
            try:
                outcome = history.redo(store, AUTHORS[n]) if forward else history.undo(store, AUTHORS[n])
            except (NothingToUndo, NothingToRedo, LaterChange, inverting.ErasedBefore):
                continue
            assert outcome.operation is not None
            if operation is not None and operation.id in self.before:
                self.assert_as_before(store, operation.id)

    @rule(n=who, number=st.integers(0, 1), day=st.integers(1, 4))
    def file_once(self, n: int, number: int, day: int) -> None:
        """A row that is written once: two devices may file it apart, and a program of a partner may write over it."""
        store, move = self.use(n), filed_move(number, day)
        if store.get(Meeting, move.meeting, deleted=True) is None:
            return
        before = store.rows_door.full_heads(move.kind, move.id).get("on")
        with self.operation(n) as open_unit:
            open_unit.write(move.kind, move.id, INTERNAL, {"on": str(move.on), "meeting": str(move.meeting)})
        after = store.rows_door.full_heads(move.kind, move.id)["on"]
        assert len(after) == 1
        assert after == before or before is None

    @rule(n=who, number=st.integers(0, 400))
    def erase(self, n: int, number: int) -> None:
        """A payload is erased unless something it wrote is still a head; then nothing happens."""
        store = self.use(n)
        held = [changeset for changeset in store.changesets() if changeset.payload is not None]
        wanted, before = held[number % len(held)], assert_agrees(store)
        try:
            with store.write(OperationLabel("test.erase", {"title": "Effacé"}), author=AUTHORS[n]) as open_unit:
                redaction.redact(open_unit, [wanted])
        except redaction.StillShown as refusal:
            heads = before[refusal.kind, str(refusal.row)].heads[refusal.register]
            assert any(self.same_payload(store, wanted, head) for head in heads)
            return
        assert all(raw.payload is None for raw in raw_log(store) if raw.payload_sha == wanted.payload_sha)
        after = assert_agrees(store)
        assert {name: row.shown for name, row in before.items()} == {name: after[name].shown for name in before}

    @rule(n=who, number=st.integers(0, 400), acts=acts, day=st.integers(1, 4))
    def file_and_erase(self, n: int, number: int, acts: list[Act], day: int) -> None:
        """What is written once with other rows stays when all else is written anew and the content goes."""
        store, move = self.use(n), filed_move(number % 2, day)
        if store.get(Meeting, move.meeting, deleted=True) is None:
            return
        with self.operation(n) as open_unit:
            open_unit.write(move.kind, move.id, INTERNAL, {"on": str(move.on), "meeting": str(move.meeting)})
            for kind, place, pick in acts:
                record = self.some(n, kind, place)
                if record is not None and pick != DELETE:
                    open_unit.save(edited(record, pick), record)
        self.erase_all(n, number)

    @rule(n=who, number=st.integers(0, 400))
    def erase_all(self, n: int, number: int) -> None:
        """What a changeset still shows is written once more, so that it goes; nothing but conflicts stops that."""
        store = self.use(n)
        held = [changeset for changeset in store.changesets() if changeset.payload is not None]
        wanted, before = held[-1 - number % len(held)], assert_agrees(store)
        with store.write(OperationLabel("test.erase"), author=AUTHORS[n]) as open_unit:
            staying = erasing.erase(open_unit, [wanted])
        assert staying or all(raw.payload is None for raw in raw_log(store) if raw.payload_sha == wanted.payload_sha)
        after = assert_agrees(store)
        assert {name: row.shown for name, row in before.items()} == {name: after[name].shown for name in before}

    def same_payload(self, store: Store, wanted: Changeset, head: oracle.Write) -> bool:
        return any(
            raw.payload_sha == wanted.payload_sha and (raw.replica, raw.seq) == (head.replica, head.seq)
            for raw in raw_log(store)
        )

    # what files do

    @rule(n=who, source=who, both=st.booleans())
    def meet(self, n: int, source: int, both: bool) -> None:
        if source != n:
            merge.take_from(self.use(n), self.use(source))
        if source != n and both:
            merge.take_from(self.use(source), self.use(n))

    @rule(source=who, n=who, everything=st.booleans())
    def export(self, source: int, n: int, everything: bool) -> None:
        """What the other lacks, or all there is, goes on a stick; it may arrive late, twice or never."""
        lacking = {} if everything else self.use(n).streams.vectors()
        self.sticks.append(list(self.use(source).changesets(lacking)))

    @rule(n=who, stick=numbers, way_back=st.booleans())
    def deliver(self, n: int, stick: int, way_back: bool) -> None:
        changesets = self.sticks[-1 - stick % len(self.sticks)]
        store = self.use(n)
        if way_back:
            merge_with_way_back(store, changesets)
        else:
            merge.apply(store, changesets)
        self.assert_repeating_changes_nothing(store, changesets)

    @rule(n=who, stick=numbers, mask=st.integers(0, 1023), backwards=st.booleans(), one=st.booleans())
    def deliver_a_part(self, n: int, stick: int, mask: int, backwards: bool, one: bool) -> None:
        """Some changesets were lost, or all but those of one replica: what does not follow waits."""
        whole = self.sticks[-1 - stick % len(self.sticks)]
        part = [changeset for bit, changeset in enumerate(whole) if mask >> bit % 10 & 1]
        if one and whole:
            part = [changeset for changeset in whole if changeset.replica == whole[-1 - mask % len(whole)].replica]
        report = merge.apply(self.use(n), part[::-1] if backwards else part)
        assert report.applied + report.known <= len(part)
        assert bool(report.waiting) == (report.applied + report.known < len(part))

    @rule(n=who, other=who, kind=kinds, number=numbers, pick=st.integers(1, 18))
    def hear_from_a_third(self, n: int, other: int, kind: type[Record], number: int, pick: int) -> None:
        """Somebody answers what a third one wrote, and only the answer arrives: it waits for its cause."""
        third = 3 - n - other
        record = self.some(third, kind, number) if n != other else None
        if record is None:
            return
        self.edit(third, record, pick)
        merge.take_from(self.use(other), self.use(third))
        seen = self.use(other).get(kind, record.id)
        if seen is None:
            return
        self.edit(other, seen, pick + 1)
        store, replica = self.use(n), self.devices[other].store.replica
        answers = [one for one in self.use(other).changesets(store.streams.vectors()) if one.replica == replica]
        self.sticks.append(answers)
        merge.apply(store, answers)

    @rule(n=who)
    def take_back(self, n: int) -> None:
        store = self.use(n)
        if takeback.can_take_back(store):
            takeback.take_back_merge(store)
            self.forms = [form for form in self.forms if form[0] != n]
            self.before = {op: kept for op, kept in self.before.items() if kept[0] != n}

    @rule(n=who, source=who)
    def dry_run(self, n: int, source: int) -> None:
        """The same code, rolled back: nothing changes, and it reports what the real run does."""
        store, other = self.use(n), self.use(source)
        before, lacking = image(store), list(other.changesets(store.streams.vectors()))
        with store.batch():
            dry = merge.apply(store, lacking)
            raise Rollback
        assert image(store) == before
        real = merge.apply(store, lacking)
        assert dry == real

    # what machines do

    @rule(n=who, jump=st.sampled_from(JUMPS))
    def set_clock(self, n: int, jump: int) -> None:
        clock = self.devices[n].clock
        moment = clock.now + timedelta(milliseconds=jump)
        clock.now = moment if abs(moment - START) <= timedelta(days=3660) else START

    @rule(n=who)
    def restart(self, n: int) -> None:
        before = image(self.use(n))
        store = self.devices[n].restart()
        assert store.notice is None
        assert image(store) == before

    # what must hold

    @invariant()
    def every_touched_store_agrees_with_the_oracle(self) -> None:
        for n in sorted(self.touched):
            store = self.devices[n].store
            self.known[n] = assert_agrees(store)
            self.assert_no_two_contents(n, raw_log(store))
        self.touched.clear()

    def everybody_gets_everything(self) -> None:
        """Files that were lost are healed by one later exchange, and all devices end equal."""
        stores = [device.store for device in self.devices]
        for target in (*stores, *stores):
            for source in stores:
                merge.take_from(target, source)
        rows = [assert_agrees(store) for store in stores]
        assert rows[0] == rows[1] == rows[2]
        assert len({frozenset(raw.name for raw in raw_log(store)) for store in stores}) == 1
        for name, row in rows[0].items():
            self.assert_all_in_history(stores[0], name, row)
        assert_words_are_told(stores[0])

    # steps of the rules

    def use(self, n: int) -> Store:
        self.touched.add(n)
        return self.devices[n].store

    def operation(self, n: int) -> Any:
        """The write door, remembering what stood before for a later undo."""
        return _Remembered(self, n, AUTHORS[n])

    def some(self, n: int, kind: type[Record], number: int, *, deleted: bool = False) -> Record | None:
        """One of the records of a kind; numbers beyond them are for a new one."""
        records = self.use(n).all(kind, order="id", deleted=deleted)
        if number == len(records) < 2:
            return None
        return records[number % len(records)] if records else None

    def parent_is_here(self, store: Store, record: Record) -> bool:
        parents = store.schema.shapes[record.kind].parents
        return all(
            getattr(record, name) is None or self.holds(store, kind, getattr(record, name))
            for name, kind in parents.items()
        )

    def holds(self, store: Store, kind: str, row: UUID) -> bool:
        return store.get(store.schema.shapes[kind].cls, row, deleted=True) is not None

    def assert_as_before(self, store: Store, operation: UUID) -> None:
        """What an undone operation wrote shows again what it showed before; what it made is gone."""
        before, now = self.before[operation][1], assert_agrees(store)
        for kind, row, register in written_by(store, operation):
            earlier = before.get((kind, row))
            if earlier is None:
                assert now[kind, row].gone
            elif register == "_del":  # shown true by a deletion that was refused, yet the row stood: that comes back
                assert now[kind, row].gone == earlier.gone, (kind, row)
            elif register in earlier.shown:
                assert now[kind, row].shown[register] == earlier.shown[register], (kind, row, register)

    def assert_repeating_changes_nothing(self, store: Store, changesets: list[Changeset]) -> None:
        before = image(store)
        assert merge.apply(store, changesets).applied == 0
        assert image(store) == before

    def assert_no_two_contents(self, n: int, log: list[oracle.Raw]) -> None:
        """Invariants 10 and 11: own clock and numbers only grow, and a number has one content everywhere."""
        own = str(self.devices[n].store.replica)
        for raw in log:
            assert self.contents.setdefault(raw.name, (raw.header, raw.payload_sha)) == (raw.header, raw.payload_sha)
        mine = [unit_hlc(raw) for raw in log if raw.replica == own]
        assert max(mine, default=0) >= self.own_hlc[n]
        self.own_hlc[n] = max(mine, default=0)

    def assert_all_in_history(self, store: Store, name: tuple[str, str], row: oracle.Row) -> None:
        """Invariants 12 and 15: every value ever written can be found, the losing ones of a conflict too."""
        changes = [c for c in history.record_history(store, UUID(name[1]), limit=10_000) if c.kind == name[0]]
        for register, writes in row.written.items():
            found = sorted(repr(c.new) for c in changes if c.register == register and not c.erased)
            assert found == sorted(repr(write.value) for write in writes)


class _Remembered:
    """`Store.write` that keeps what the rows showed before, by operation."""

    def __init__(self, machine: Offices, n: int, author: Any) -> None:
        self.machine, self.n = machine, n
        self.store = machine.use(n)
        self.rows = assert_agrees(self.store)
        self.inner = self.store.write(
            OperationLabel("test.change", {"title": f"Mot {len(machine.before)}"}), author=author
        )

    def __enter__(self) -> Any:
        self.unit = self.inner.__enter__()
        return self.unit

    def __exit__(self, *problem: Any) -> Any:
        result = self.inner.__exit__(*problem)
        if problem[0] is None and self.unit.outcome.operation:
            self.machine.before[self.unit.outcome.operation] = (self.n, self.rows)
        return result


def unit_hlc(raw: oracle.Raw) -> int:
    """The clock in a header."""
    return int(json.loads(raw.header)["h"], 16)


def written_by(store: Store, operation: UUID) -> list[tuple[str, str, str]]:
    """Kind, row and register of all that an operation wrote."""
    return [
        (kind, row, register)
        for raw in raw_log(store)
        if json.loads(raw.header)["op"] == str(operation)
        for kind, row, registers in map(json.loads, (raw.payload or b"").splitlines())
        for register in registers
        if kind != LABEL_FIELD
    ]


def edited(record: Any, pick: int) -> Any:  # any kind of record
    """The record with one register changed; the pick names register and value."""
    choices = EDITS[type(record)]
    name, values = choices[pick % len(choices)]
    value = values[pick // len(choices) % len(values)]
    field, _, language = name.partition(".")
    if not language:
        return replace(record, **{field: value})
    text: Bilingual = getattr(record, field)
    passage = replace(text.passage(Language(language)), text=str(value))
    return replace(record, **{field: replace(text, **{language: passage})})


def clashing(store: Store, seen: Record, mine: Record, theirs: Record) -> list[str]:
    """The registers that both changed since, to different values."""
    return [
        register.name
        for register in store.schema.shapes[seen.kind].registers
        if register.value(mine) != register.value(seen)
        and register.value(theirs) not in (register.value(seen), register.value(mine))
    ]


def combined(store: Store, seen: Record, mine: Record, theirs: Record) -> Any:
    """Mine where I changed something, theirs elsewhere."""
    result: Any = theirs
    for register in store.schema.shapes[seen.kind].registers:
        if register.value(mine) == register.value(seen):
            continue
        if register.language is None:
            result = replace(result, **{register.field: register.value(mine)})
        else:
            text = replace(getattr(result, register.field), **{str(register.language): register.value(mine)})
            result = replace(result, **{register.field: text})
    return result
