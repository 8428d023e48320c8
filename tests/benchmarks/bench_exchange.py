"""What does an exchange of many small edits cost: bytes, time, memory, beside two CRDT engines?

Each figure is taken in a process of its own, so that peaks of memory do not mix. `CTJ_BENCH_CHANGES=10000,100000`
asks for more than the 10,000 edits of every run; `python -m tests.benchmarks.bench_exchange 100000` prints them.
"""

import json
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.people import Person
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.exchange.bundle import open_bundle, write_bundle
from ctj_desktop.exchange.manifest import Range
from ctj_desktop.exchange.signing import SigningKey
from ctj_desktop.storage.log import merge
from ctj_desktop.storage.store import Store
from tests.benchmarks.table import Figure
from tests.exchange.bundles import KEY, a_manifest
from tests.storage.builders import a_person, a_store, save

ROWS: Final = 5_000
KEYS: Final = ("family_name", "given_name", "work_email", "note")
Result = dict[str, float]


def figures(folder: Path) -> Iterator[Figure]:
    """One row per act, beside the same act of pycrdt and loro."""
    for count in (int(one) for one in os.environ.get("CTJ_BENCH_CHANGES", "10000").split(",")):
        place = folder / f"exchange-{count}"
        place.mkdir()
        found = {part: _alone(part, count, place) for part in PARTS}
        yield from _rows(count, found)


def _rows(count: int, found: dict[str, Result]) -> Iterator[Figure]:
    ours, apply, bundle = found["edits"] | found["export"], found["apply"], found["bundle"]
    what = f"{count:,} edits"
    for other in ("pycrdt", "loro"):
        theirs = found[other]
        yield _figure(f"{what}: write each, {_sizes(ours)}", ours["make"], f"{other}, {_sizes(theirs)}", theirs["make"])
        yield _figure(f"{what}: export", ours["export"], other, theirs["export"])
        memory = f"{other}, +{theirs['memory']:.0f} MB"
        yield _figure(f"{what}: apply, +{apply['memory']:.0f} MB", apply["apply"], memory, theirs["apply"])
    size, memory = f"{bundle['size'] / 1e3:,.0f} kB", f"+{bundle['memory']:.0f} MB"
    yield _figure(f"{what}: write the bundle, {size}", bundle["write"], "export", ours["export"])
    yield _figure(f"{what}: open and verify it", bundle["open"], "export", ours["export"])
    yield _figure(f"{what}: merge it, {memory}", bundle["merge"], "apply", apply["apply"])


def _sizes(one: Result) -> str:
    state = f", whole state {one['state'] / 1e3:,.0f}" if "state" in one else ""
    return f"{one['deflated'] / 1e3:,.0f} kB deflated of {one['raw'] / 1e3:,.0f}{state}"


def _figure(name: str, seconds: float, baseline: str, other: float) -> Figure:
    return Figure(name, seconds * 1000, baseline, other * 1000, 1, "10 k <= 1 s, 100 k <= 8 s")


def _alone(part: str, count: int, folder: Path) -> Result:
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            __name__ if __name__ != "__main__" else "tests.benchmarks.bench_exchange",
            part,
            str(count),
            str(folder),
        ],
        capture_output=True,
        text=True,
        check=True,
        timeout=1_800,
    )
    return dict(json.loads(done.stdout))


def _timed(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def _peak() -> float:
    """MB. On Linux ru_maxrss (kB; on macOS bytes) begins with the parent's peak, the kernel's own mark does not."""
    with suppress(OSError), open("/proc/self/status", encoding="ascii") as status:
        return next(int(line.split()[1]) / 1e3 for line in status if line.startswith("VmHWM"))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)


def _edits(count: int) -> Iterator[tuple[int, str]]:
    source = random.Random(1)
    return ((source.randrange(ROWS), f"Conseillère déléguée n° {n}") for n in range(count))


def _row(number: int) -> dict[str, str]:
    note = f"Assiste aux séances du groupe de travail mobilité depuis l’année {2000 + number % 25}. " * 3
    return dict(zip(KEYS, (f"Nom-{number:05}", "Camille", f"bureau.{number}@exemple.ch", note), strict=True))


# ours


def _make(count: int, folder: Path) -> Result:
    """Two offices that hold the same 5,000 persons; the first one then edits."""
    with a_store(folder / "a.ctj") as mine, a_store(folder / "b.ctj") as theirs:
        rows = [_row(number) for number in range(ROWS)]
        persons = [
            replace(
                a_person(mine.office_id, row["family_name"]),
                given_name=row["given_name"],
                work_email=row["work_email"],
                function=Bilingual.of(row["note"]),
            )
            for row in rows
        ]
        save(mine, *persons)
        merge.take_from(theirs, mine)
        held = mine.streams.vectors()
        seconds = _timed(lambda: _write(mine, persons, count))
        parts = [one.header + b"\n" + (one.payload or b"") for one in mine.changesets(held)]
    packed = zlib.compressobj(6, zlib.DEFLATED, -15)
    deflated = sum(len(packed.compress(part)) for part in parts) + len(packed.flush())
    return {"make": seconds, "raw": sum(map(len, parts)), "deflated": deflated}


def _write(store: Store, persons: list[Person], count: int) -> None:
    """Each edit an operation; in one transaction, as engines in memory have no disk to wait for."""
    with store.bulk():
        for number, text in _edits(count):
            after = replace(persons[number], given_name=text)
            with store.write(OperationLabel("person.changed")) as unit:
                unit.save(after, before=persons[number])
            persons[number] = after


def _export(_count: int, folder: Path) -> Result:
    with Store.open(folder / "a.ctj") as mine, _other(folder, "export") as theirs:
        held = theirs.streams.vectors()
        return {"export": _timed(lambda: sum(1 for _ in mine.changesets(held)))}


def _other(folder: Path, name: str) -> Store:
    shutil.copy(folder / "b.ctj", folder / f"{name}.ctj")
    return Store.open(folder / f"{name}.ctj")


def _apply(count: int, folder: Path) -> Result:
    with Store.open(folder / "a.ctj") as mine, _other(folder, "apply") as theirs:
        changesets, before = mine.changesets(theirs.streams.vectors()), _peak()
        seconds = _timed(lambda: merge.apply(theirs, changesets, strict=True))
        assert theirs.streams.vectors().items() >= mine.streams.vectors().items(), count
        return {"apply": seconds, "memory": _peak() - before}


def _bundle(_count: int, folder: Path) -> Result:
    work, file = folder / "work", folder / "bundle.ctjx"
    work.mkdir()
    with Store.open(folder / "a.ctj") as mine, _other(folder, "bundle") as theirs:
        held = theirs.streams.vectors()
        streams = {scope: {r: Range(*one) for r, one in ends.items()} for scope, ends in mine.ranges(held).items()}
        manifest = a_manifest(streams=streams)
        write = _timed(lambda: write_bundle(file, manifest, mine.changesets(held), [], KEY, [], work))
        size, before = file.stat().st_size, _peak()
        start = time.perf_counter()
        with open_bundle(file, work, [], {SigningKey(bytes(range(32))).public}) as opened:
            opening = time.perf_counter() - start
            merging = _timed(lambda: merge.apply(theirs, opened.changesets(), strict=True))
        return {"write": write, "size": size, "open": opening, "merge": merging, "memory": _peak() - before}


# the others: a map of rows, each a map of fields, one transaction an edit


def _pycrdt(count: int, _folder: Path) -> Result:
    import pycrdt

    engine: Any = pycrdt  # typed by what a map holds, which differs by row
    mine: Any = engine.Doc()
    rows = mine.get("rows", type=engine.Map)
    with mine.transaction():
        for number in range(ROWS):
            rows[str(number)] = engine.Map(_row(number))
    theirs: Any = engine.Doc()
    theirs.apply_update(mine.get_update())
    held = theirs.get_state()

    def write() -> None:
        for number, text in _edits(count):
            rows[str(number)]["given_name"] = text

    made = _timed(write)
    start = time.perf_counter()
    delta = mine.get_update(held)
    exported, before = time.perf_counter() - start, _peak()
    applied = _timed(lambda: theirs.apply_update(delta))
    return _of_engine(made, exported, applied, before, delta, mine.get_update())


def _loro(count: int, _folder: Path) -> Result:
    import loro

    engine: Any = loro  # its annotations do not follow its own examples
    mine, theirs = engine.LoroDoc(), engine.LoroDoc()
    rows = mine.get_map("rows")
    for number in range(ROWS):
        row = rows.insert_container(str(number), engine.LoroMap())
        for name, value in _row(number).items():
            row.insert(name, value)
    mine.commit()
    theirs.import_(mine.export(engine.ExportMode.Snapshot()))
    held = theirs.oplog_vv

    def write() -> None:
        for number, text in _edits(count):
            rows.get_or_create_container(str(number), engine.LoroMap()).insert("given_name", text)
            mine.commit()

    made = _timed(write)
    start = time.perf_counter()
    delta = mine.export(engine.ExportMode.Updates(held))
    exported, before = time.perf_counter() - start, _peak()
    applied = _timed(lambda: theirs.import_(delta))
    return _of_engine(made, exported, applied, before, delta, mine.export(engine.ExportMode.Snapshot()))


def _of_engine(made: float, exported: float, applied: float, before: float, delta: bytes, state: bytes) -> Result:
    return {
        "make": made,
        "export": exported,
        "apply": applied,
        "memory": _peak() - before,
        "raw": len(delta),
        "deflated": len(zlib.compress(delta)),
        "state": len(state),
    }


PARTS: Final[dict[str, Callable[[int, Path], Result]]] = {
    "edits": _make,
    "export": _export,
    "apply": _apply,
    "bundle": _bundle,
    "pycrdt": _pycrdt,
    "loro": _loro,
}


def main() -> int:
    """`PART COUNT FOLDER` in a process of its own, or the counts to print everything of."""
    if len(sys.argv) == 4:
        part, count, folder = sys.argv[1:]
        os.environ["CTJ_DATA_DIR"] = str(Path(folder) / "data")
        print(json.dumps(PARTS[part](int(count), Path(folder))))
        return 0
    for count in sys.argv[1:] or ["10000"]:
        with tempfile.TemporaryDirectory() as folder:
            for part in PARTS:
                print(count, part, json.dumps(_alone(part, int(count), Path(folder))), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
