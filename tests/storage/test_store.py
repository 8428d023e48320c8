"""The write door: what it writes, what it refuses, what it leaves alone."""

from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import sqlcipher3.dbapi2 as driver

from ctj_desktop.domain.ids import DecisionId, HomeId
from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.domain.records.people import Person
from ctj_desktop.domain.records.twins import type_for
from ctj_desktop.domain.records.voting import AnyDecision, Decision, RestrictedDecision
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.services.workspace.setting_up import set_up
from ctj_desktop.storage.errors import ChangedMeanwhile, DiskFull
from ctj_desktop.storage.store import Rollback, Store
from tests.storage.builders import a_committee, a_meeting, a_person, a_store, a_store_with_agenda, an_item, save


def test_what_is_saved_is_read_back(store: Store) -> None:
    """Also by an equal field and in order."""
    committee = a_committee()
    meeting = a_meeting(committee)
    items = [an_item(meeting, f"Point {n}", position=f"a{n}") for n in (2, 0, 1)]
    save(store, committee, meeting, *items)
    assert store.get(Meeting, meeting.id) == meeting
    assert [item.title.fr.text for item in store.all(AgendaItem, meeting=meeting.id, order="position")] == [
        "Point 0",
        "Point 1",
        "Point 2",
    ]
    assert store.count(AgendaItem, meeting=meeting.id) == 3
    assert store.ids(AgendaItem) == sorted(item.id for item in items)
    assert store.all(AgendaItem, parent=None, position="a1", order="-title.fr") == [items[2]]


def test_what_is_kept_twice_is_read_as_one(store: Store) -> None:
    """By the common type: whichever has the id, and the rows of both in one order, counted and numbered together."""
    committee = a_committee()
    taken = [
        type_for(AnyDecision, closed=number % 2 == 0)(
            id=DecisionId(UUID(int=number)),
            home=HomeId(committee.id),
            committee=committee.id,
            number=f"2027-00{number}",
            text=Bilingual.of(f"Décision {number}"),
        )
        for number in (3, 1, 4, 2)
    ]
    save(store, committee, *taken)
    assert [one.number for one in store.all(AnyDecision, committee=committee.id)] == [
        "2027-001",
        "2027-002",
        "2027-003",
        "2027-004",
    ]
    assert [one.number for one in store.all(AnyDecision, order="-number", home=committee.id)][:2] == [
        "2027-004",
        "2027-003",
    ]
    assert [store.get(AnyDecision, one.id) for one in taken] == taken
    assert store.get(AnyDecision, committee.id) is None
    assert (
        store.count(AnyDecision, committee=committee.id),
        store.count(Decision),
        store.count(RestrictedDecision),
    ) == (4, 2, 2)
    assert sorted(store.numbers(AnyDecision, committee.id)) == sorted(one.number or "" for one in taken)
    with store.write(OperationLabel("decision.deleted")) as unit:
        unit.delete(taken[2])
    assert store.count(AnyDecision) == 3
    assert store.get(AnyDecision, taken[2].id) is None
    assert store.get(AnyDecision, taken[2].id, deleted=True) == taken[2]
    assert len(store.all(AnyDecision, deleted=True)) == 4
    twin = RestrictedDecision(**{name: getattr(taken[2], name) for name in ("id", "home", "committee", "text")})
    other = Decision(**{name: getattr(twin, name) for name in ("id", "home", "committee", "text")})
    kept, gone = (twin, other) if isinstance(taken[2], Decision) else (other, twin)
    save(store, kept)
    assert store.get(AnyDecision, taken[2].id, deleted=True) == kept, "what stands, not what was taken away beside it"
    assert store.get(type(gone), taken[2].id, deleted=True) == taken[2]


def test_an_outcome_names_what_changed(store: Store) -> None:
    """Views re-read by kind and id."""
    committee = a_committee()
    with store.write(OperationLabel("committee.added")) as unit:
        unit.save(committee)
    assert unit.outcome.changed == {("committee", committee.id)}
    assert unit.outcome.operation is not None


def test_nothing_changed_is_no_operation(store: Store) -> None:
    """A form that was left as it was makes no history."""
    committee = a_committee()
    save(store, committee)
    before = len(list(store.changesets()))
    with store.write(OperationLabel("committee.changed")) as unit:
        unit.save(replace(committee), before=committee)
    assert unit.outcome.operation is None
    assert len(list(store.changesets())) == before


def test_only_touched_registers_are_written(tmp_path: Path) -> None:
    """Two forms on one record, two fields: neither loses its own."""
    store, (item, _) = a_store_with_agenda(tmp_path / "a.ctj")
    with store.write(OperationLabel("a")) as unit:
        unit.save(replace(item, minutes=20), before=item)
    with store.write(OperationLabel("b")) as unit:
        merged = unit.save(replace(item, title=item.title.with_text(Language.DE, "Neu")), before=item)
    stored = store.get(AgendaItem, item.id)
    assert merged == stored
    assert stored is not None
    assert (stored.minutes, stored.title.fr.text, stored.title.de.text) == (20, "Un", "Neu")
    store.close()


def test_both_languages_of_one_title_are_two_registers(tmp_path: Path) -> None:
    """French here, German there: nobody is in anybody's way."""
    store, (item, _) = a_store_with_agenda(tmp_path / "a.ctj")
    with store.write(OperationLabel("a")) as unit:
        unit.save(replace(item, title=item.title.with_text(Language.FR, "Accueil")), before=item)
    with store.write(OperationLabel("b")) as unit:
        unit.save(replace(item, title=item.title.with_text(Language.DE, "Begrüssung")), before=item)
    stored = store.get(AgendaItem, item.id)
    assert stored is not None
    assert (stored.title.fr.text, stored.title.de.text) == ("Accueil", "Begrüssung")
    store.close()


def test_a_register_changed_meanwhile_is_refused_with_both_values(tmp_path: Path) -> None:
    """The form offers both; nothing of the unit is written."""
    store, (item, other) = a_store_with_agenda(tmp_path / "a.ctj")
    with store.write(OperationLabel("a")) as unit:
        unit.save(replace(item, minutes=20), before=item)
    with pytest.raises(ChangedMeanwhile) as refused, store.write(OperationLabel("b")) as unit:
        unit.delete(other)
        unit.save(replace(item, minutes=30), before=item)
    assert refused.value.registers == ("minutes",)
    assert isinstance(refused.value.theirs, AgendaItem)
    assert refused.value.theirs.minutes == 20
    assert store.get(AgendaItem, other.id) is not None
    store.close()


def test_the_same_value_twice_is_no_clash(tmp_path: Path) -> None:
    """Two forms that type the same agree."""
    store, (item, _) = a_store_with_agenda(tmp_path / "a.ctj")
    for _ in range(2):
        with store.write(OperationLabel("a")) as unit:
            unit.save(replace(item, minutes=20), before=item)
    assert store.get(AgendaItem, item.id) == replace(item, minutes=20)
    store.close()


def test_a_new_row_never_overwrites(store: Store) -> None:
    """Saving a record that exists as new is refused."""
    committee = a_committee()
    save(store, committee)
    with pytest.raises(ChangedMeanwhile), store.write(OperationLabel("again")) as unit:
        unit.save(replace(committee, code="XXX"))


def test_deleting_hides_and_restoring_shows(store: Store) -> None:
    """A row is marked, never removed."""
    person = a_person(store.office_id)
    save(store, person)
    with store.write(OperationLabel("person.deleted")) as unit:
        unit.delete(person)
    assert store.get(Person, person.id) is None
    assert store.get(Person, person.id, deleted=True) == person
    with store.write(OperationLabel("person.restored")) as unit:
        unit.restore(person)
    assert store.get(Person, person.id) == person


def test_a_batch_is_all_or_nothing(store: Store) -> None:
    """Several operations in one transaction; Rollback leaves without a trace."""
    before = len(list(store.changesets()))
    committee = a_committee()
    with store.batch():
        save(store, committee)
        save(store, a_meeting(committee))
        raise Rollback
    assert store.count(Meeting) == 0
    assert len(list(store.changesets())) == before
    with store.batch():
        save(store, committee)
        save(store, a_meeting(committee))
    assert store.count(Meeting) == 1
    assert len(list(store.changesets())) == before + 2


def test_a_failed_operation_inside_a_batch_leaves_the_others(store: Store) -> None:
    """The failed one writes nothing; the caller decides what becomes of the rest."""
    committee = a_committee()
    with store.batch():
        save(store, committee)
        with pytest.raises(ChangedMeanwhile):
            save(store, a_meeting(committee), committee)
        save(store, a_meeting(committee, "2027-02"))
    assert [meeting.number for meeting in store.all(Meeting)] == ["2027-02"]


def test_an_error_in_a_unit_writes_nothing(store: Store) -> None:
    """Neither tables nor log nor search index."""
    committee = a_committee()
    with pytest.raises(RuntimeError), store.write(OperationLabel("committee.added")) as unit:
        unit.save(committee)
        raise RuntimeError
    assert store.count(type(committee)) == 0
    assert store.search("Mont") == []
    save(store, committee)
    assert [hit.id for hit in store.search("mont")] == [committee.id]


def test_twenty_records_take_few_statements(store: Store) -> None:
    """The door's cost is counted, not timed: a linear number of statements a record."""
    committee = a_committee()
    meeting = a_meeting(committee)
    save(store, committee, meeting)
    statements: list[str] = []
    store.connection.raw.set_trace_callback(statements.append)
    save(store, *(an_item(meeting, f"P{n}") for n in range(20)))
    store.connection.raw.set_trace_callback(None)
    ours = [sql for sql in statements if not sql.startswith("--")]  # the search index's own ones are not ours
    assert len(ours) <= 20 * 12 + 10, ours[:20]


def test_drafts_survive_and_are_not_logged(store: Store) -> None:
    """What is being typed is safe, and no operation."""
    person = a_person(store.office_id)
    save(store, person)
    before = len(list(store.changesets()))
    store.save_draft(person.id, "family_name", "Coprés")
    store.save_draft(person.id, "family_name", "Coprésidence F")
    assert [(draft.register, draft.text) for draft in store.drafts()] == [("family_name", "Coprésidence F")]
    assert len(list(store.changesets())) == before
    store.drop_draft(person.id, "family_name")
    assert store.drafts() == []


@pytest.mark.parametrize("text", ["&amp; <b>", "😀 𝄞", "x" * 10_000, "שלום مرحبا", "l’été\u202f!", "'; DROP--"])
def test_any_text_is_stored_as_typed(store: Store, text: str) -> None:
    """No text is changed, and the search takes any words."""
    person = a_person(store.office_id, text)
    save(store, person)
    stored = store.get(Person, person.id)
    assert stored is not None
    assert stored.family_name == text
    store.search(text)


def test_a_disk_that_is_full_at_closing_loses_nothing_and_keeps_no_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was saved stands in the log beside the file; saying that it was not saved would have it entered twice."""
    store = a_store(tmp_path / "a.ctj")
    person = a_person(store.office_id)
    save(store, person)
    run = store.connection.run

    def full(sql: str, *values: Any) -> Any:
        if "wal_checkpoint" in sql:
            raise driver.OperationalError("database or disk is full")
        return run(sql, *values)

    monkeypatch.setattr(store.connection, "run", full)
    store.close()
    with Store.open(tmp_path / "a.ctj") as again:
        assert again.get(Person, person.id) == person


def test_a_new_file_that_cannot_be_finished_is_taken_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With its log and its lock."""

    def full(_store: Store) -> None:
        raise DiskFull("a.ctj")

    monkeypatch.setattr("ctj_desktop.services.workspace.setting_up.renew", full)
    with pytest.raises(DiskFull):
        set_up(tmp_path / "a.ctj", office="Bureau", side=None, committee=Bilingual(), code="")
    assert list(tmp_path.glob("a.ctj*")) == []
