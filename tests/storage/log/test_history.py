"""Who did what; undo and redo across restarts."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from ctj_desktop.domain.ids import PersonId, uuid7
from ctj_desktop.domain.log.changes import OperationLabel, Scope
from ctj_desktop.domain.log.profiles import Profile
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import AgendaItem
from ctj_desktop.domain.records.people import Person
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.storage.errors import LaterChange, NothingToRedo, NothingToUndo
from ctj_desktop.storage.file.environment import Environment
from ctj_desktop.storage.log import history, merge
from ctj_desktop.storage.log.partners import Peer, keep_partner
from ctj_desktop.storage.store import Store
from tests.storage.builders import a_person, a_store, a_store_with_agenda, save


def _retitle(store: Store, item: AgendaItem, text: str, author: PersonId | None = None) -> None:
    seen = store.get(AgendaItem, item.id)
    assert seen is not None
    with store.write(OperationLabel("agenda_item.changed", {"title": text}), author=author) as unit:
        unit.save(replace(seen, title=seen.title.with_text(Language.FR, text)), before=seen)


def _title(store: Store, item: AgendaItem) -> str:
    seen = store.get(AgendaItem, item.id)
    return seen.title.fr.text if seen else "-"


def test_undo_and_redo_walk_back_and_forth_across_restarts(tmp_path: Path) -> None:
    """Two undos, a restart, two redos, and the end on both sides is said."""
    store, (item, _) = a_store_with_agenda(tmp_path / "a.ctj")
    _retitle(store, item, "b")
    _retitle(store, item, "c")
    history.undo(store, None)
    assert _title(store, item) == "b"
    history.undo(store, None)
    assert _title(store, item) == "Un"
    store.close()
    with Store.open(tmp_path / "a.ctj") as again:
        history.redo(again, None)
        assert _title(again, item) == "b"
        history.redo(again, None)
        assert _title(again, item) == "c"
        with pytest.raises(NothingToRedo):
            history.redo(again, None)
        for _ in range(3):
            history.undo(again, None)
        assert _title(again, item) == "-"
        with pytest.raises(NothingToUndo):
            history.undo(again, None)
        history.redo(again, None)
        assert _title(again, item) == "Un"


def test_something_new_ends_redo(tmp_path: Path) -> None:
    """As in every editor."""
    store, (item, _) = a_store_with_agenda(tmp_path / "a.ctj")
    _retitle(store, item, "b")
    history.undo(store, None)
    _retitle(store, item, "c")
    assert history.next_redo(store, None) is None
    history.undo(store, None)
    assert _title(store, item) == "Un"
    store.close()


def test_undo_is_refused_where_somebody_wrote_later(tmp_path: Path) -> None:
    """With person and time; nothing is written."""
    store, (item, _) = a_store_with_agenda(tmp_path / "a.ctj")
    other = a_person(store.office_id, "Secrétariat Suisse")
    save(store, other)
    me = PersonId(uuid7())
    _retitle(store, item, "mine", me)
    _retitle(store, item, "theirs", other.id)
    with pytest.raises(LaterChange) as refused:
        history.undo(store, me)
    assert refused.value.person == Bilingual.of("Secrétariat Suisse", "Secrétariat Suisse")
    assert _title(store, item) == "theirs"
    history.undo(store, other.id)
    history.undo(store, me)
    assert _title(store, item) == "Un"
    store.close()


def a_partner(store: Store) -> Peer:
    """The office whose device another store is."""
    return Peer(
        key=b"k" * 32,
        office=store.office_id,
        replica=store.replica,
        name_fr="Secrétariat du Vallon",
        name_de="Sekretariat Vallon",
        office_kind="secretariat",
        sealing_key="s",
        committees=(),
        profile=Profile.ALL,
        trusted_at=datetime(2027, 1, 1, tzinfo=UTC),
    )


def test_whoever_wrote_later_is_named_removed_or_not_else_their_office_and_never_by_a_mark(tmp_path: Path) -> None:
    store, (item, _) = a_store_with_agenda(tmp_path / "a.ctj")
    other, me = a_person(store.office_id, "Secrétariat Suisse"), PersonId(uuid7())
    save(store, other)
    _retitle(store, item, "mine", me)
    with Store.prepare(tmp_path / "b.ctj", store.office_id, Environment.system(), None) as there:
        merge.take_from(there, store)
        _retitle(there, item, "theirs")
        merge.take_from(store, there)

        def told(language: str) -> str:
            with pytest.raises(LaterChange) as refused:
                history.undo(store, me)
            said = sentence(load_translator(language), refused.value)
            assert "?" not in said
            return said

        assert "on ne sait pas par qui" in told("fr")
        assert "von wem" in told("de")
        keep_partner(store, a_partner(there))
        assert "Secrétariat du Vallon a modifié" in told("fr")
        assert "Sekretariat Vallon" in told("de")
    _retitle(store, item, "again", other.id)
    with store.write(OperationLabel("person.deleted")) as unit:
        unit.delete(other)
    assert "Secrétariat Suisse a modifié" in told("fr")
    store.close()


def test_undoing_a_creation_is_refused_once_others_filled_it_in(tmp_path: Path) -> None:
    """The row would take their field along."""
    store, (item, _) = a_store_with_agenda(tmp_path / "a.ctj")
    with store.write(OperationLabel("agenda_item.changed"), author=PersonId(uuid7())) as unit:
        unit.save(replace(item, minutes=10), before=item)
    with pytest.raises(LaterChange):
        history.undo(store, None)
    store.close()


def test_a_creation_is_undone_after_a_field_it_left_out_was_filled_and_emptied_again(tmp_path: Path) -> None:
    """What an undo leaves as it never was is nobody's later work."""
    store, _ = a_store_with_agenda(tmp_path / "a.ctj")
    person = a_person(store.office_id)
    save(store, person)
    for email in ("un@example.org", "deux@example.org"):
        seen = store.get(Person, person.id)
        assert seen
        with store.write(OperationLabel("person.changed")) as unit:
            unit.save(replace(seen, work_email=email), before=seen)
    for _ in range(3):
        history.undo(store, None)
    assert store.get(Person, person.id) is None
    for _ in range(3):
        history.redo(store, None)
    seen = store.get(Person, person.id)
    assert seen
    assert seen.work_email == "deux@example.org"
    store.close()


def test_undo_of_a_deletion_brings_the_row_back(tmp_path: Path) -> None:
    """And redo takes it away again."""
    store, (item, _) = a_store_with_agenda(tmp_path / "a.ctj")
    with store.write(OperationLabel("agenda_item.deleted")) as unit:
        unit.delete(item)
    history.undo(store, None)
    assert store.get(AgendaItem, item.id) == item
    history.redo(store, None)
    assert store.get(AgendaItem, item.id) is None
    store.close()


def test_a_row_that_was_made_changed_and_deleted_goes_back_to_nothing_and_comes_again(tmp_path: Path) -> None:
    """As often as one likes: that its deletion was undone is nobody's later work."""
    store, (item, _) = a_store_with_agenda(tmp_path / "a.ctj")
    _retitle(store, item, "b")
    seen = store.get(AgendaItem, item.id)
    assert seen is not None
    with store.write(OperationLabel("agenda_item.deleted")) as unit:
        unit.delete(seen)
    for _ in range(3):
        for title in ("b", "Un", "-"):
            history.undo(store, None)
            assert _title(store, item) == title
        for title in ("Un", "b", "-"):
            history.redo(store, None)
            assert _title(store, item) == title
    store.close()


def test_a_row_whose_deletion_was_undone_is_still_kept_by_what_somebody_else_wrote(tmp_path: Path) -> None:
    """Who made it does not take their field along."""
    store, (item, _) = a_store_with_agenda(tmp_path / "a.ctj")
    _retitle(store, item, "theirs", PersonId(uuid7()))
    seen = store.get(AgendaItem, item.id)
    assert seen is not None
    with store.write(OperationLabel("agenda_item.deleted")) as unit:
        unit.delete(seen)
    history.undo(store, None)
    with pytest.raises(LaterChange):
        history.undo(store, None)
    store.close()


def test_a_row_that_somebody_else_deleted_is_not_undone_by_who_made_it(tmp_path: Path) -> None:
    """Not even once they have made it anew."""
    store, (item, _) = a_store_with_agenda(tmp_path / "a.ctj")
    history.undo(store, None)
    history.redo(store, None)
    with store.write(OperationLabel("agenda_item.deleted"), author=PersonId(uuid7())) as unit:
        unit.delete(item)
    with pytest.raises(LaterChange):
        history.undo(store, None)
    store.close()


def test_undo_of_a_deletion_over_one_that_was_refused_brings_the_row_back(tmp_path: Path) -> None:
    """What another device deleted while it was edited here stood, in conflict: so it stands again, everywhere.

    The deletion that was refused does not come back with it, though it was what the field `_del` showed: written by
    somebody who has seen all the rest, it would take the row away.
    """
    store, (item, _) = a_store_with_agenda(tmp_path / "a.ctj")
    with a_store(tmp_path / "b.ctj") as other:
        merge.take_from(other, store)
        with other.write(OperationLabel("agenda_item.deleted")) as unit:
            unit.delete(item)
        _retitle(store, item, "b")
        merge.take_from(store, other)
        assert [head.value for head in store.rows_door.heads("agenda_item", item.id)["_del"]] == [True]
        seen = store.get(AgendaItem, item.id)
        assert seen is not None
        with store.write(OperationLabel("agenda_item.deleted")) as unit:
            unit.delete(seen)
        assert store.get(AgendaItem, item.id) is None
        history.undo(store, None)
        merge.take_from(other, store)
        for one in (store, other):
            assert one.get(AgendaItem, item.id) == seen
            assert [head.value for head in one.rows_door.heads("agenda_item", item.id)["_del"]] == [False]
    store.close()


def test_one_operation_over_two_scopes_is_undone_as_one(tmp_path: Path) -> None:
    """A person and an agenda item lie in two scopes; the operation is one."""
    store, (item, _) = a_store_with_agenda(tmp_path / "a.ctj")
    person = a_person(store.office_id)
    save(store, person)
    with store.write(OperationLabel("both")) as unit:
        unit.save(replace(item, minutes=9), before=item)
        unit.save(replace(person, given_name="x"), before=person)
    assert len({entry.operation.id for entry in history.history(store, limit=2)}) == 1
    outcome = history.undo(store, None)
    assert outcome.kinds() == {"agenda_item", "person"}
    assert store.get(AgendaItem, item.id) == item
    store.close()


def test_the_history_of_a_record_holds_old_and_new(tmp_path: Path) -> None:
    """Newest first, register by register; undone operations say so."""
    store, (item, _) = a_store_with_agenda(tmp_path / "a.ctj")
    _retitle(store, item, "b")
    history.undo(store, None)
    changes = [c for c in history.record_history(store, item.id) if c.register == "title.fr"]
    texts = [(c.old and c.old["text"], c.new["text"]) for c in changes]  # type: ignore[index,call-overload]
    assert texts == [("b", "Un"), ("Un", "b"), (None, "Un")]
    assert [entry.undone for entry in history.history(store, item.id)] == [False, True, False]
    store.close()


def test_history_uses_the_index_of_touched_rows(tmp_path: Path) -> None:
    """No scan of the log, whatever its length."""
    store, (item, _) = a_store_with_agenda(tmp_path / "a.ctj")
    plan = store.rows(
        "EXPLAIN QUERY PLAN SELECT c.seq FROM touched t JOIN changeset c USING (scope, replica, seq) "
        "WHERE t.row_id = :row ORDER BY t.hlc DESC, c.replica DESC LIMIT 200",
        {"row": item.id},
    )
    text = " ".join(str(step[-1]) for step in plan)
    assert "SCAN" not in text
    store.close()


def test_what_a_later_version_wrote_can_be_undone_here(tmp_path: Path) -> None:
    """After a downgrade: fields and kinds that this version has never heard of."""
    store, (item, _) = a_store_with_agenda(tmp_path / "a.ctj")
    scope = Scope(item.home, item.data_class)
    with store.write(OperationLabel("later")) as unit:
        unit.write("agenda_item", item.id, scope, {"field_of_a_later_version": 7})
        unit.write("kind_of_a_later_version", unit.new_id(), scope, {"field": "value"})
    history.undo(store, None)
    heads = store.rows_door.full_heads("agenda_item", item.id)["field_of_a_later_version"]
    assert [head.value for head in heads] == [None]
    store.close()


def test_what_an_operation_wrote_is_found_in_all_its_scopes(tmp_path: Path) -> None:
    store, (item, _) = a_store_with_agenda(tmp_path / "a.ctj")
    person = a_person(store.office_id)
    with store.write(OperationLabel("x")) as unit:
        unit.save(person)
        unit.save(replace(item, minutes=5), before=item)
    _retitle(store, item, "b")
    assert unit.outcome.operation is not None
    written = history.written_by(store, unit.outcome.operation)
    assert {(change.kind, change.row) for change in written} == {("person", person.id), ("agenda_item", item.id)}
    assert {*unit.outcome.kinds()} == {"person", "agenda_item"}
    store.close()


def test_who_wrote_nothing_has_nothing_to_undo(tmp_path: Path) -> None:
    """Not even in a file that others wrote much in."""
    store, (item, _) = a_store_with_agenda(tmp_path / "a.ctj")
    for number in range(history.FEW + 2):
        _retitle(store, item, str(number))
    stranger = PersonId(uuid7())
    assert history.next_undo(store, stranger) is None
    assert history.next_redo(store, stranger) is None
    _retitle(store, item, "x", stranger)
    history.undo(store, stranger)
    with pytest.raises(NothingToUndo):
        history.undo(store, stranger)
    store.close()


def test_undo_reaches_the_first_act_however_many_were_taken_back_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "FEW", 2)
    monkeypatch.setattr(history, "MANY", 3)
    store, (item, _) = a_store_with_agenda(tmp_path / "a.ctj")
    author = PersonId(uuid7())
    for number in range(9):
        _retitle(store, item, str(number), author)
    for _ in range(9):
        history.undo(store, author)
    assert _title(store, item) == "Un"
    with pytest.raises(NothingToUndo):
        history.undo(store, author)
    store.close()


def test_who_took_everything_back_and_again_has_nothing_to_redo(tmp_path: Path) -> None:
    store, (item, _) = a_store_with_agenda(tmp_path / "a.ctj")
    author = PersonId(uuid7())
    for text in ("a", "b"):
        _retitle(store, item, text, author)
    for turn in (history.undo, history.undo, history.redo, history.redo):
        turn(store, author)
    assert _title(store, item) == "b"
    with pytest.raises(NothingToRedo):
        history.redo(store, author)
    store.close()


def test_who_wrote_here_of_late_stands_first(tmp_path: Path) -> None:
    store, (item, _) = a_store_with_agenda(tmp_path / "a.ctj")
    assert history.recent_authors(store) == [], "nobody said who they are"
    anne, bela = PersonId(uuid7()), PersonId(uuid7())
    for text, author in (("1", anne), ("2", bela), ("3", anne), ("4", None)):
        _retitle(store, item, text, author)
    assert history.recent_authors(store) == [anne, bela]
    store.close()
