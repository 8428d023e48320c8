"""What an import says of itself, and when it stops before it is kept."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.people import Person
from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.storage.log import merge
from ctj_desktop.storage.log.import_guard import together
from ctj_desktop.storage.log.merge import Guard, MassChange, MergeReport, Tally
from ctj_desktop.storage.store import Rollback, Store
from tests.storage.agreement import assert_agrees, image
from tests.storage.builders import a_person, a_store, save

PERSONS = 80


@pytest.fixture
def two(tmp_path: Path) -> Iterator[tuple[Store, Store]]:
    """Two offices that both hold what the first one wrote."""
    mine, theirs = a_store(tmp_path / "a.ctj"), a_store(tmp_path / "b.ctj")
    save(mine, *(a_person(mine.office_id, f"Nom {n:03}") for n in range(PERSONS)))
    merge.take_from(theirs, mine)
    merge.take_from(mine, theirs)
    yield mine, theirs
    for store in (mine, theirs):
        assert_agrees(store)
        store.close()


def rename(store: Store, count: int, name: str = "Autre") -> None:
    with store.write(OperationLabel("x")) as unit:
        for person in store.all(Person, order="id")[:count]:
            unit.save(replace(person, family_name=name), before=person)


def remove(store: Store, count: int) -> None:
    with store.write(OperationLabel("x")) as unit:
        for person in store.all(Person, order="id")[:count]:
            unit.delete(person)


def guarded(store: Store, other: Store, *, accept: bool = False) -> MergeReport:
    """As the exchange does it: tried first, then for good; both say the same."""
    changesets = list(other.changesets(store.streams.vectors()))
    before = image(store)
    with store.batch():
        dry = merge.apply(store, changesets, guard=Guard(accept=accept), strict=True)
        raise Rollback
    assert image(store) == before
    real = merge.apply(store, changesets, guard=Guard(accept=accept), strict=True)
    assert real == dry
    return real


def test_a_fifth_of_a_table_passes_and_one_row_more_asks(two: tuple[Store, Store]) -> None:
    mine, theirs = two
    remove(theirs, PERSONS // 5)
    assert len(guarded(mine, theirs).deleted) == 16
    remove(theirs, 13)
    before = image(mine)
    with pytest.raises(MassChange) as refusal:
        guarded(mine, theirs)
    assert refusal.value.changes == (("person", 13, 64),)
    assert image(mine) == before
    assert "13 personnes sur 64" in sentence(load_translator("fr_CH"), refusal.value)
    assert len(guarded(mine, theirs, accept=True).deleted) == 13


def test_what_others_wrote_and_is_replaced_counts_as_a_deletion_does(two: tuple[Store, Store]) -> None:
    mine, theirs = two
    rename(theirs, 16)
    assert len(guarded(mine, theirs).overwritten) == 16
    rename(theirs, 33, "Encore")  # 16 of them are their own by now
    with pytest.raises(MassChange) as refusal:
        guarded(mine, theirs)
    assert refusal.value.changes == (("person", 17, 80),)
    assert len(guarded(mine, theirs, accept=True).overwritten) == 17


@pytest.mark.long
def test_many_small_losses_in_large_tables_ask_too(tmp_path: Path) -> None:
    """201 rows of 2,000 are not a fifth, but no ordinary week."""
    with a_store(tmp_path / "a.ctj") as mine, a_store(tmp_path / "b.ctj") as theirs:
        save(mine, *(a_person(mine.office_id, f"Nom {n}") for n in range(2_000)))
        merge.take_from(theirs, mine)
        rename(theirs, 200)
        guarded(mine, theirs)
        rename(mine, 2_000, "À nous")
        merge.take_from(theirs, mine)
        rename(theirs, 201)
        with pytest.raises(MassChange):
            guarded(mine, theirs)


def test_ordinary_work_of_a_partner_on_his_own_rows_never_asks(two: tuple[Store, Store]) -> None:
    mine, theirs = two
    save(theirs, *(a_person(theirs.office_id, f"À eux {n}") for n in range(300)))
    report = guarded(mine, theirs)
    assert (len(report.new), report.overwritten) == (300, set())
    with theirs.write(OperationLabel("x")) as unit:
        for person in theirs.all(Person):
            if person.home == theirs.home():
                unit.save(replace(person, given_name="Encore"), before=person)
    report = guarded(mine, theirs)
    assert (len(report.changed_rows), report.overwritten) == (300, set())


def test_a_value_that_stays_beside_another_is_not_overwritten(two: tuple[Store, Store]) -> None:
    """Concurrent: the earlier one loses, but both are kept and a person decides; the later one is shown."""
    mine, theirs = two
    rename(theirs, 5, "Perdant")
    rename(mine, 5, "Gagnant")
    report = guarded(mine, theirs)
    assert report.overwritten == set()
    assert len(report.conflicts) == 5


def test_the_same_value_again_is_no_loss(two: tuple[Store, Store]) -> None:
    mine, theirs = two
    with theirs.write(OperationLabel("x")) as unit:
        for person in theirs.all(Person):
            unit.settle("person", person.id, "family_name", person.family_name)
    assert guarded(mine, theirs).overwritten == set()


def test_each_row_is_counted_as_before_against_after(two: tuple[Store, Store]) -> None:
    """However often it was written in between; what came and went is neither new nor deleted."""
    mine, theirs = two
    first, second, third, fourth, *_ = theirs.all(Person, order="id")
    fleeting, fresh = a_person(theirs.office_id), a_person(theirs.office_id)
    for name in ("Un", "Deux"):
        seen = theirs.get(Person, first.id)
        assert seen is not None
        with theirs.write(OperationLabel("x")) as unit:
            unit.save(replace(seen, family_name=name), before=seen)
    save(theirs, fleeting, fresh)
    with theirs.write(OperationLabel("x")) as unit:
        unit.delete(fleeting)
        unit.delete(second)
    with theirs.write(OperationLabel("x")) as unit:
        unit.delete(third)
    with theirs.write(OperationLabel("x")) as unit:
        unit.restore(third)
        unit.save(replace(fourth, given_name="Là-bas"), before=fourth)
    with mine.write(OperationLabel("x")) as unit:
        unit.save(replace(fourth, given_name="Ici"), before=fourth)
    report = guarded(mine, theirs)
    name = "person"
    assert report.new == {(name, fresh.id)}
    assert report.deleted == {(name, second.id)}
    assert report.changed_rows == {(name, first.id), (name, third.id), (name, fourth.id)}
    assert report.conflicts == {(name, fourth.id)}
    assert report.changed == {(name, row.id) for row in (first, second, third, fourth, fleeting, fresh)}
    assert report.applied == 7  # one operation was over two scopes
    assert report.tallies[mine.rows_door.scope_of(name, first.id), name] == Tally(
        new=0, changed=3, deleted=1, overwritten=len(report.overwritten), conflicts=1
    )
    assert guarded(mine, theirs).applied == 0


def test_what_is_missing_is_named_and_nothing_is_applied(two: tuple[Store, Store]) -> None:
    mine, theirs = two
    for count in (1, 2, 3):
        rename(theirs, count, f"Nom {count}")
    changesets = list(theirs.changesets(mine.streams.vectors()))
    before = image(mine)
    with pytest.raises(merge.Waits) as refusal:
        merge.apply(mine, changesets[1:], strict=True)
    scope, seq = changesets[0].scope, changesets[0].seq
    assert refusal.value.missing == [(scope, theirs.replica, seq, seq)]
    assert image(mine) == before
    assert "{" not in sentence(load_translator("de_CH"), refusal.value)


def test_losses_one_after_the_other_are_of_as_many_as_stood_there_first() -> None:
    first, then = {"person": (3, 100), "task": (1, 5)}, {"person": (4, 97), "decision": (2, 8)}
    assert together(first, then) == {"person": (7, 100), "task": (1, 5), "decision": (2, 8)}
