"""What do a save, an operation of twenty records and a look-up in a long history cost?"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path

from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.domain.records.people import Person
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.directory.already_there import persons_like
from ctj_desktop.services.membership.lists import person_keys
from ctj_desktop.services.naming.picking import names_of
from ctj_desktop.storage.log import history
from ctj_desktop.storage.store import Store
from tests.benchmarks.table import Figure, measure
from tests.storage.builders import a_person, a_store, a_store_with_agenda, an_item, save

CHANGESETS = 100_000
PERSONS = 5_000


def figures(folder: Path) -> Iterator[Figure]:
    """The rows of the store."""
    yield from _writing(folder)
    yield _history(folder)
    yield from _filtering(folder)


@contextmanager
def _bare_commit(store: Store) -> Iterator[None]:
    store.connection.run("BEGIN IMMEDIATE")
    yield
    store.connection.run("COMMIT")


def _writing(folder: Path) -> Iterator[Figure]:
    store, items = a_store_with_agenda(folder / "writing.ctj")
    meeting = store.all(Meeting)[0]
    count = 0

    def bare() -> None:
        nonlocal count
        count += 1
        with _bare_commit(store):
            store.connection.run("INSERT OR REPLACE INTO local VALUES ('bench', ?)", (str(count),))

    def one() -> None:
        _retitle(store, items[0])

    def twenty() -> None:
        save(store, *(an_item(meeting, f"Point {n}") for n in range(20)))

    yield measure("save one field", one, "bare commit", bare, rounds=60, aim="<= 5 ms")
    yield measure("20 new records, one operation", twenty, "bare commit", bare, rounds=30, aim="<= 10 ms")
    store.close()


def _retitle(store: Store, item: AgendaItem) -> None:
    seen = store.get(AgendaItem, item.id)
    assert seen is not None
    text = f"{seen.title.fr.text[:20]} {seen.minutes or 0}"
    after = replace(seen, title=seen.title.with_text(Language.FR, text), minutes=(seen.minutes or 0) + 1)
    with store.write(OperationLabel("agenda_item.changed")) as unit:
        unit.save(after, before=seen)


def _history(folder: Path) -> Figure:
    store, items = a_store_with_agenda(folder / "history.ctj", [f"Point {n}" for n in range(200)])
    with store.batch():
        for n in range(CHANGESETS):
            item = items[n % len(items)]
            after = replace(item, minutes=n)
            with store.write(OperationLabel("agenda_item.changed")) as unit:
                unit.save(after, before=item)
            items[n % len(items)] = after
    wanted = items[7]
    figure = measure(
        f"history of a record ({CHANGESETS // len(items)} of {CHANGESETS:,} changesets, newest 50)",
        lambda: history.record_history(store, wanted.id, limit=50),
        "bare SELECT by id",
        lambda: store.connection.run("SELECT * FROM agenda_item WHERE id = ?", (wanted.id.bytes,)).all(),
        aim="<= 5 ms",
    )
    store.close()
    return figure


def _filtering(folder: Path) -> Iterator[Figure]:
    store = a_store(folder / "persons.ctj")
    names = ("Aubry", "Besson", "Chédel", "Dörig", "Étique", "Froidevaux", "Güder", "Huguenin")
    persons: list[Person] = [
        replace(
            a_person(store.office_id, f"{names[n % 8]} {n:04}"),
            given_name=f"Fonction {n % 97}",
            function=Bilingual.of(f"déléguée {n % 31}", f"Delegierte {n % 31}"),
        )
        for n in range(PERSONS)
    ]
    save(store, *persons)
    yield measure(
        f"members filtered by two words among {PERSONS:,}",
        lambda: person_keys(store, date(2027, 2, 24), words="etique fonc"),
        "bare SELECT of all names",
        lambda: store.connection.run("SELECT family_name, given_name FROM person").all(),
        aim="<= 50 ms",
    )
    t = load_translator("fr_CH")
    for words in ("", "e", "etique fonc"):
        yield measure(
            f"a person picked by “{words}” among {PERSONS:,}",
            partial(names_of, store, t, ["person"], words),
            "bare SELECT of all names",
            lambda: store.connection.run("SELECT family_name, given_name FROM person").all(),
            aim="<= 10 ms",
        )
    for given, family in (("Fonction 7", "Étique 0004"), ("Fonction", "Étique")):
        yield measure(
            f"who is like “{given} {family}” among {PERSONS:,}",
            partial(persons_like, store, given, family, "a@ne.ch", ["079 123 45 67"]),
            "bare SELECT of all names",
            lambda: store.connection.run("SELECT family_name, given_name FROM person").all(),
            aim="<= 30 ms",
        )
    store.close()
