"""What does the register of 10,000 tasks cost: filtered, sorted, read a page, counted for the badge, on paper?

Every third is done, every tenth moved twice, every hundredth moved apart by two offices; a tenth is of closed items.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from ctj_desktop.domain.ids import PersonId, TaskId, TaskMoveId, uuid7
from ctj_desktop.domain.record import Record
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.people import Person
from ctj_desktop.domain.records.twins import type_for
from ctj_desktop.domain.records.voting import AnyTask, AnyTaskMove, TaskState
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.minutes.task_lists import (
    TaskFilter,
    Which,
    forked_states,
    owners,
    task_keys,
    task_lines,
    waiting_tasks,
)
from ctj_desktop.storage.store import Store
from tests.benchmarks.table import Figure, measure
from tests.storage.builders import a_committee, a_person, a_store, save

TASKS: Final = 10_000
PERSONS: Final = 60
DAY: Final = date(2027, 2, 24)
WORDS: Final = ("carte", "courrier", "convention", "invitation", "statuts", "budget", "signalétique", "verger")
AIM: Final = "<= 50 ms"


def figures(folder: Path) -> Iterator[Figure]:
    """Each filter of the register, as it is asked for at a keystroke."""
    store, committee, persons = register(folder / "tasks.ctj")
    forked = forked_states(store, committee.id)
    assert len(forked) == TASKS // 100
    every = task_keys(store, committee.id, TaskFilter(which=Which.ALL), DAY, forked)
    assert len(every) == TASKS

    def listed(**wanted: object) -> Callable[[], object]:
        return lambda: task_keys(store, committee.id, TaskFilter(**wanted), DAY, forked)  # type: ignore[arg-type]

    asked: dict[str, Callable[[], object]] = {
        "open": listed(),
        "overdue": listed(which=Which.OVERDUE),
        "done": listed(which=Which.DONE),
        "all": listed(which=Which.ALL),
        "all by number": listed(which=Which.ALL, order="number"),
        "open of one owner": listed(owner=persons[7].id),
        "open with a word": listed(words="signal"),
        "open with two letters": listed(words="co"),
        "all with a word and an owner": listed(which=Which.ALL, words="verger personne 07"),
        "a page of lines": lambda: task_lines(store, every[:64], DAY, forked),
        "moved apart": lambda: forked_states(store, committee.id),
        "owners": lambda: owners(store, committee.id),
        "that wait": lambda: waiting_tasks(store, committee.id, DAY),
    }
    for name, act in asked.items():
        yield measure(f"tasks {name} ({TASKS:,})", act, "bare SELECT", lambda: _bare(store), rounds=9, aim=AIM)
    store.close()


def register(path: Path) -> tuple[Store, Committee, list[Person]]:
    """A committee with so many tasks, and who does them."""
    store, committee = a_store(path), a_committee()
    persons = [a_person(store.office_id, f"Personne {number:02}") for number in range(PERSONS)]
    save(store, committee, *persons)
    with store.batch():
        for first in range(0, TASKS, 500):
            save(store, *(one for number in range(first, first + 500) for one in _task(committee, persons, number)))
    return store, committee, persons


def _task(committee: Committee, persons: list[Person], number: int) -> Iterator[Record]:
    closed, word = number % 10 == 0, WORDS[number % len(WORDS)]
    task = type_for(AnyTask, closed=closed)(
        id=TaskId(uuid7()),
        home=committee.home,
        committee=committee.id,
        number=f"T-{2000 + number // 400}-{number % 400:03}",
        text=Bilingual.of(f"Préparer la {word} pour {number}", f"{word.title()} für {number} vorbereiten"),
        owner=PersonId(persons[number % PERSONS].id) if number % 7 else None,
        due=DAY + timedelta(days=number % 200 - 100) if number % 11 else None,
    )
    yield task
    for days, (before, after) in enumerate(_moves(number)):
        yield type_for(AnyTaskMove, closed=closed)(
            id=TaskMoveId(uuid7()),
            home=committee.home,
            task=task.id,
            from_state=before,
            to_state=after,
            on=DAY - timedelta(days=3 - days),
        )


def _moves(number: int) -> Iterator[tuple[TaskState, TaskState]]:
    if number % 10 == 1:
        yield TaskState.OPEN, TaskState.IN_PROGRESS
        yield (TaskState.OPEN if number % 100 == 1 else TaskState.IN_PROGRESS), TaskState.VOID
    elif number % 3 == 0:
        yield TaskState.OPEN, TaskState.DONE


def _bare(store: Store) -> None:
    store.connection.run("SELECT * FROM task").all()
