"""What does a list of 5,000 rows cost, of which about 17,500 records come: read, planned, written, planned again?

And one of 3,000 projects as a programme publishes them, of which 21,000 come.

Beside each step stands the longest time in which nothing was reported and nothing could be stopped. Then what a
committee of exactly 3,000 seats and mandates costs beside 5,000 persons: the list of persons, the composition, the
radar of a year, who is like a new person.
"""

import gc
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Final, TypeVar

from ctj_desktop.domain.records.committees import Committee, Mandate, Seat
from ctj_desktop.domain.records.people import Person
from ctj_desktop.files.stepwise import no_step
from ctj_desktop.files.tables.reading import source_of
from ctj_desktop.services.directory.already_there import persons_like
from ctj_desktop.services.imports.columns import known
from ctj_desktop.services.imports.kinds import ListKind
from ctj_desktop.services.imports.plan import plan
from ctj_desktop.services.imports.preparing import prepared
from ctj_desktop.services.imports.writing import write
from ctj_desktop.services.membership.half_circle import half_circle
from ctj_desktop.services.membership.lists import person_keys, seats_on
from ctj_desktop.services.membership.radar import radar
from ctj_desktop.services.workspace.reference import renew
from tests.benchmarks.table import Figure, measure
from tests.office import Office

T = TypeVar("T")
ROWS, BODIES, SEATED = 5_000, 2_500, 3_000
PROJECTS: Final = 3_000
OF_PROJECTS: Final = (
    "Réf.;Projet;Programme;Statut;Territoires;Chef de file FR;Chef de file CH;Montant demandé EUR;"
    "Montant accordé CHF;Montant versé CHF;Versé le"
)
TITLES: Final = "Commune;Pays;Nom;Prénom;Mail;Téléphone;Début"


def a_list() -> bytes:
    """Members of a committee, two of each body."""
    rows = (
        f"Commune {n % BODIES};CH;Nom{n};Prénom{n % 97};p{n}@c{n % BODIES}.example;"
        f"+41 32 420 {n // 100:02d} {n % 100:02d};01.01.2026"
        for n in range(ROWS)
    )
    return "\n".join([TITLES, *rows, ""]).encode()


def published() -> bytes:
    """Projects as a programme publishes them."""
    rows = (
        f"FS-{n};Projet {n};Interreg VI;en cours;MOC;Corps {n % 300};Körper {n % 300};"
        f"{n % 999} 112,50 €;CHF {n % 900 + 1}'000.–;{n % 900 + 1}'000;01.02.2026"
        for n in range(1, PROJECTS + 1)
    )
    return "\n".join([OF_PROJECTS, *rows, ""]).encode()


def figures(folder: Path) -> Iterator[Figure]:
    """Each step, beside its longest silence."""
    office = Office(folder, name="import")
    office.a_committee("MOC")
    yield from _of_list(office, a_list(), "5,000 rows", 17_500)
    office = Office(folder, name="projects")
    renew(office.store)
    office.a_committee("MOC")
    yield from _of_list(office, published(), "3,000 projects", 7 * PROJECTS)
    yield from _of_a_committee(folder)


def _of_list(office: Office, content: bytes, what: str, records: int) -> Iterator[Figure]:
    store, since = office.store, date(2026, 11, 27)
    source, read = _timed(lambda step: source_of("liste.csv", content, known, step))
    found, planned = _timed(lambda step: plan(store, prepared(store, source, since=since), step))
    _, written = _timed(lambda step: write(store, found, step))
    again, anew = _timed(lambda step: plan(store, prepared(store, source, since=since), step))
    assert (len(found.changes), len(again.changes)) == (records, 0)
    steps = {"read": read, "planned": planned, "written": written, "planned again": anew}
    for name, (whole, silence) in steps.items():
        yield Figure(f"{what} {name}", whole, "longest silence", silence, 1, "20,000 ms together, 100 ms silent")


def _of_a_committee(folder: Path) -> Iterator[Figure]:
    office, since = _seated(folder), date(2026, 11, 27)
    store = office.store
    assert [store.count(kind) for kind in (Person, Mandate, Seat)] == [ROWS, SEATED, SEATED]
    (committee,) = store.all(Committee)
    named, mail, phone = ("Prénom12", "Nom1272"), "p1@c1.example", "+41 32 420 12 12"
    lists: dict[str, tuple[Callable[[], object], str, int]] = {
        "persons": (lambda: person_keys(store, since), "person", 50),
        "persons with a word": (lambda: person_keys(store, since, None, "nom12"), "person", 50),
        "composition": (lambda: seats_on(store, since, committee.id), "mandate", 50),
        "composition as a picture": (lambda: half_circle(store, committee.id, since), "mandate", 50),
        "radar": (lambda: radar(store, committee.id, since), "mandate", 200),
        "who is like a new person": (lambda: persons_like(store, *named, mail, [phone]), "person", 30),
    }
    for name, (act, table, most) in lists.items():

        def bare(table: str = table) -> None:
            store.connection.run(f"SELECT * FROM {table}").all()

        said = f"{name}, {SEATED:,} mandates beside {ROWS:,} persons"
        yield measure(said, act, "bare SELECT", bare, rounds=9, aim=f"<= {most} ms")


def _seated(folder: Path) -> Office:
    """The first rows of the list are members, the others are persons alone."""
    office = Office(folder, name="seated")
    office.a_committee("MOC")
    titles, *rows = a_list().decode().splitlines()
    alone = [row.rpartition(";")[0] for row in (titles, *rows[SEATED:])]
    for kind, lines in ((ListKind.MEMBERS, [titles, *rows[:SEATED]]), (ListKind.PERSONS, alone)):
        source = source_of("liste.csv", "\n".join([*lines, ""]).encode(), known, no_step)
        order = prepared(office.store, source, kind=kind, since=date(2026, 11, 27))
        write(office.store, plan(office.store, order, no_step), no_step)
    return office


def _timed(act: Callable[[Callable[[int, int], None]], T]) -> tuple[T, tuple[float, float]]:
    begin = last = time.perf_counter()
    silence = 0.0

    def step(_done: int, _total: int) -> None:
        nonlocal last, silence
        now = time.perf_counter()
        silence, last = max(silence, now - last), now

    gc.disable()  # as while a job of the window is under way
    try:
        result = act(step)
        step(0, 0)
    finally:
        gc.enable()
    return result, ((time.perf_counter() - begin) * 1000, silence * 1000)
