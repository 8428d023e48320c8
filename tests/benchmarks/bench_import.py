"""What does a list of 5,000 rows cost, of which about 17,500 records come: read, planned, written, planned again?

Beside each step stands the longest time in which nothing was reported and nothing could be stopped.
"""

import gc
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Final, TypeVar

from ctj_desktop.files.tables.reading import source_of
from ctj_desktop.services.imports.columns import known
from ctj_desktop.services.imports.plan import plan
from ctj_desktop.services.imports.preparing import prepared
from ctj_desktop.services.imports.writing import write
from tests.benchmarks.table import Figure
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
