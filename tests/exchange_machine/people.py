"""How do people work in the machine: edit, delete, undo, arrange, settle, erase, and with newer versions?"""

from typing import Any
from uuid import UUID

import pytest

from ctj_desktop.domain.log.changes import OperationLabel, Scope
from ctj_desktop.domain.log.conflicts import DELETED
from ctj_desktop.domain.log.heads import differ
from ctj_desktop.domain.record import DataClass, Record
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.domain.records.minutes import ApprovedVersion
from ctj_desktop.domain.records.people import Person
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.meetings import agenda
from ctj_desktop.services.meetings.refusals import AgendaFixed, AtTheEdge, NoParentAbove, TooDeep
from ctj_desktop.services.steps.by_fields import by_fields
from ctj_desktop.storage.errors import LaterChange, NothingToRedo, NothingToUndo, WrittenOnce
from ctj_desktop.storage.log import history, inverting, redaction
from ctj_desktop.storage.store import Store
from tests.exchange_machine import invariants
from tests.exchange_machine.parties import AUTHORS, Party
from tests.exchange_machine.records import HOME, MEETINGS, ONCE, edited, new_record
from tests.exchange_machine.situation import Situation
from tests.storage.agreement import raw_log

DELETE, RESTORE = 19, 20
INTERNAL = Scope(HOME, DataClass.INTERNAL)


class People(Situation):
    """Everything that the keyboard does."""

    def act(self, party: Party, kind: type[Record], number: int, pick: int) -> None:
        """One operation on one of few rows."""
        with self.operation(party) as unit:
            after = self.write_one(party.store, unit, party.office, (kind, number, pick))
        if after is not None:
            record, gone = after
            invariants.later_wins(party.store, record, gone=gone)

    def one_operation(self, party: Party, acts: list[Any]) -> None:
        """Several rows, kinds and scopes at once; each row once."""
        done: set[Any] = set()
        with self.operation(party) as unit:
            for act in acts:
                if (act[0], act[1] % 2) not in done:
                    self.write_one(party.store, unit, party.office, act)
                done.add((act[0], act[1] % 2))

    def write_one(self, store: Store, unit: Any, office: str, act: Any) -> tuple[Any, bool] | None:
        """Edit, delete, restore or make; the record and whether it is gone, None where nothing was to be done."""
        kind, number, pick = act
        records = store.all(kind, order="id", deleted=pick in (0, RESTORE))
        if not records or number % 5 == 0:
            return self.make(store, unit, new_record(kind, number, store, office))
        record = records[number % len(records)]
        if kind in ONCE:
            refuses_to_change(unit, record)
            return None
        if pick == DELETE:
            unit.delete(record)
        elif pick == RESTORE:
            unit.restore(record)
        else:
            was_gone = store.get(kind, record.id) is None
            after = unit.save(edited(record, pick), record)
            return (after, was_gone) if not was_gone or after == record else None
        return record, pick == DELETE

    def make(self, store: Store, unit: Any, record: Record) -> tuple[Record, bool] | None:
        """A new row, unless it is there, its parent is not, or its scope was never given to this office."""
        shape = store.schema.shapes[record.kind]
        if Scope(record.home, record.data_class) not in store.streams.scopes():
            return None
        for name, parent in shape.parents.items():
            wanted = getattr(record, name)
            if wanted is not None and store.get(store.schema.shapes[parent].cls, wanted, deleted=True) is None:
                return None
        if store.rows_door.heads(record.kind, record.id):
            return None
        unit.save(record)
        return record, False

    def rearrange(self, party: Party, meeting: int, how: str, place: int) -> None:
        """Insert between any two neighbours, move or indent, by the program's own steps."""
        store, identity = party.store, MEETINGS[meeting]
        if store.get(Meeting, identity) is None:
            return
        row = agenda.siblings(store, identity, None)
        if how == "insert" or not row:
            self.insert(party, identity, row, place % (len(row) + 1))
            return
        try:
            with self.operation(party) as unit:
                item = row[place % len(row)]
                if how == "move":
                    agenda.move_agenda_item(unit, item, item, place=1 + place // 2 % len(row))
                else:
                    agenda.indent_agenda_item(unit, item=item.id)
        except (AtTheEdge, NoParentAbove, TooDeep, AgendaFixed):
            return

    def insert(self, party: Party, meeting: Any, row: list[AgendaItem], place: int) -> None:
        """Between any two neighbours there is room."""
        try:
            with self.operation(party) as unit:
                title = Bilingual.of("point §M-internal§")
                made = by_fields(unit, agenda.add_agenda_item, meeting=meeting, title=title, place=place + 1)
        except AgendaFixed:
            return
        expected = [item.id for item in row]
        expected.insert(place, made.id)
        assert [item.id for item in agenda.siblings(party.store, meeting, None)] == expected

    def undo_and_redo(self, party: Party, times: int, again: int) -> None:
        """Some steps back and some forward again."""
        for step in range(times + again):
            try:
                (history.undo if step < times else history.redo)(party.store, AUTHORS[party.n])
            except (NothingToUndo, NothingToRedo, LaterChange, inverting.ErasedBefore):
                continue

    # conflicts

    def settle_one(self, party: Party, number: int, *, lowest: bool) -> None:
        """One row of those that wait for a person."""
        torn = flagged(party.store)
        if torn:
            self.settle(party, torn[number % len(torn)], lowest=lowest)

    def settle_all(self, party: Party) -> bool:
        """Every row that waits for a person here."""
        torn = flagged(party.store)
        for row in torn:
            self.settle(party, row, lowest=False)
        return bool(torn)

    def settle(self, party: Party, name: tuple[str, UUID], *, lowest: bool) -> None:
        """The flag goes here at once."""
        heads = party.store.rows_door.full_heads(*name)
        with self.operation(party) as unit:
            for register, found in heads.items():
                if differ(found) or (register == DELETED and any(head.value is True for head in found)):
                    unit.settle(*name, register, found[0 if lowest else -1].value)
        assert name not in flagged(party.store)

    # erasing, and what this version does not know

    def erase_one(self, party: Party, number: int) -> None:
        """The content of one changeset that nothing shows any more, since something was written over it."""
        for pick in (number, number + 4):
            self.act(party, Person, 1, pick % DELETE)
        found = [one for one in party.store.changesets() if one.payload is not None]
        for changeset in found[number:] + found[:number]:
            try:
                with self.operation(party) as unit:
                    redaction.redact(unit, [changeset])
            except redaction.StillShown:
                continue
            scope = changeset.scope
            name = (str(scope.home), str(scope.data_class), str(changeset.replica), changeset.seq)
            invariants.erased_and_proved(party.store, [name])
            return

    def write_unknown(self, party: Party, number: int) -> None:
        """A kind, a field or a value of a later version; or a program that writes over what is written once."""
        store = party.store
        approved = store.all(ApprovedVersion, deleted=True)
        item = UUID(int=0xA9E0 + number % 4)
        with store.write(OperationLabel("test.newer")) as unit:
            if number % 4 == 0:
                unit.write("hologram", UUID(int=0x4010 + number % 2), INTERNAL, {"colour": f"blue {number}"})
            elif number % 4 == 1 and store.get(Meeting, MEETINGS[0], deleted=True):
                unit.write("meeting", MEETINGS[0], INTERNAL, {"mood": {"of": ["the", "room", number]}})
            elif number % 4 == 2 and store.get(AgendaItem, item, deleted=True):
                unit.write("agenda_item", item, INTERNAL, {"item_kind": "seance"})
            elif approved:
                unit.write("approved_version", approved[number % len(approved)].id, INTERNAL, {"text": "forged"})
        if number % 4 < 3 and unit.outcome.operation:
            own = [raw for raw in raw_log(store) if raw.replica == str(store.replica)]
            self.unknown |= {
                raw.name: (raw.header, raw.payload)
                for raw in own
                if raw.payload and any(word in raw.payload for word in (b'"hologram"', b'"mood"', b'"seance"'))
            }


def refuses_to_change(unit: Any, record: Record) -> None:
    """What is written once is neither changed nor deleted."""
    with pytest.raises(WrittenOnce):
        unit.delete(record)
    with pytest.raises(WrittenOnce):
        unit.settle(record.kind, record.id, "text", "other")


def flagged(store: Store) -> list[tuple[str, UUID]]:
    """The rows that wait for a person."""
    found = store.connection.run("SELECT tbl, row_id FROM row_meta WHERE conflict != 0 ORDER BY tbl, row_id")
    return [(kind, UUID(bytes=row)) for kind, row in found.all()]
