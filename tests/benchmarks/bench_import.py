"""What does a list of 5,000 rows cost, of which about 17,500 records come: read, planned, written, planned again?

Beside each step stands the longest time in which nothing was reported and nothing could be stopped. Then what the
committee of 5,000 seats and mandates costs that stands afterwards: its lists, its composition, the radar of a year.
"""

import gc
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Final, TypeVar

from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.files.tables.reading import source_of
from ctj_desktop.services.imports.columns import known
from ctj_desktop.services.imports.plan import plan
from ctj_desktop.services.imports.preparing import prepared
from ctj_desktop.services.imports.writing import write
from ctj_desktop.services.membership.lists import person_keys, seats_on
from ctj_desktop.services.membership.radar import radar
from tests.benchmarks.table import Figure, measure
from tests.office import Office

T = TypeVar("T")
ROWS, BODIES = 5_000, 2_500
TITLES: Final = "Commune;Pays;Nom;Prénom;Mail;Téléphone;Début"


def a_list() -> bytes:
    """Members of a committee, two of each body."""
    rows = (
        f"Commune {n % BODIES};CH;Nom{n};Prénom{n % 97};p{n}@c{n % BODIES}.example;"
        f"+41 32 420 {n // 100:02d} {n % 100:02d};01.01.2026"
        for n in range(ROWS)
    )
    return "\n".join([TITLES, *rows, ""]).encode()


def figures(folder: Path) -> Iterator[Figure]:
    """Each step, beside its longest silence."""
    office = Office(folder, name="import")
    office.a_committee("MOC")
    store, since = office.store, date(2026, 11, 27)
    source, read = _timed(lambda step: source_of("liste.csv", a_list(), known, step))
    found, planned = _timed(lambda step: plan(store, prepared(store, source, since=since), step))
    _, written = _timed(lambda step: write(store, found, step))
    again, anew = _timed(lambda step: plan(store, prepared(store, source, since=since), step))
    assert (len(found.changes), len(again.changes)) == (17_500, 0)
    steps = {"read": read, "planned": planned, "written": written, "planned again": anew}
    for name, (whole, silence) in steps.items():
        yield Figure(f"5,000 rows {name}", whole, "longest silence", silence, 1, "20,000 ms together, 100 ms silent")
    (committee,) = store.all(Committee)
    lists: dict[str, tuple[Callable[[], object], str, int]] = {
        "persons": (lambda: person_keys(store, since), "person", 50),
        "persons with a word": (lambda: person_keys(store, since, None, "nom12"), "person", 50),
        "composition": (lambda: seats_on(store, since, committee.id), "mandate", 50),
        "radar": (lambda: radar(store, committee.id, since), "mandate", 200),
    }
    for name, (act, table, most) in lists.items():

        def bare(table: str = table) -> None:
            store.connection.run(f"SELECT * FROM {table}").all()

        yield measure(f"{name} of 5,000", act, "bare SELECT", bare, rounds=5, aim=f"<= {most} ms at 3,000")


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
