"""What is left when the program is killed while it writes? All that was acknowledged, and nothing by halves."""

import os
import random
import signal
import sys
import time
from pathlib import Path
from uuid import UUID

import pytest

from ctj_desktop.domain.findings import Severity
from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import AgendaItem
from ctj_desktop.domain.records.minutes import RestrictedMinuteBlock
from ctj_desktop.domain.records.people import Person
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.storage.check import check
from ctj_desktop.storage.store import Store
from tests.storage.agreement import assert_agrees
from tests.storage.devices import Device, copied_devices, make_template

ROUNDS = 60
MOST = 8  # acknowledgements before the kill
LONGEST = 0.020  # seconds from the last of them to the kill: about as long as a write takes
DRAFT = UUID(int=0xD4AF7)

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a forked process")


def write_for_ever(device: Device, pipe: int) -> None:
    """One number after the other into three scopes at once, and as a draft; each is told when the call returns."""
    store = device.open()
    (item,), (block,), (person,) = store.all(AgendaItem), store.all(RestrictedMinuteBlock), store.all(Person)
    number = item.minutes or 0
    os.write(pipe, b"ready 0\n")
    while True:
        number += 1
        before = item, block, person
        item = replace(item, minutes=number)
        block = replace(block, text=Bilingual.of(str(number)))
        person = replace(person, work_phone=str(number))
        with store.write(OperationLabel("test.count")) as unit:
            for after, seen in zip((item, block, person), before, strict=True):
                unit.save(after, seen)
        os.write(pipe, f"change {number}\n".encode())
        store.save_draft(DRAFT, "text.fr", str(number))
        os.write(pipe, f"draft {number}\n".encode())


def killed_while_writing(device: Device, acknowledged: int, wait: float) -> dict[str, int]:
    """The last number of each sort that the killed process had been told was safe."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reading)
            write_for_ever(device, writing)
        finally:
            os._exit(1)  # only reached by a failure: the parent then misses "ready"
    os.close(writing)
    with os.fdopen(reading, "rb") as lines:
        first = lines.readline()
        told = [lines.readline() for _ in range(acknowledged)]  # a busy machine writes slowly, and must have written
        time.sleep(wait)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        told += lines.readlines()
    assert first == b"ready 0\n"
    return {name: int(number) for name, number in (line.decode().split() for line in told if line.endswith(b"\n"))}


def stored(store: Store) -> set[int]:
    """The number that each of the three scopes holds: one, or a change went in by halves."""
    (item,), (block,), (person,) = store.all(AgendaItem), store.all(RestrictedMinuteBlock), store.all(Person)
    return {item.minutes or 0, int(block.text.fr.text or 0), int(person.work_phone or 0)}


def assert_whole(store: Store) -> None:
    """File, log, tables and the oracle agree."""
    assert [found for found in check(store) if found.severity is Severity.ERROR] == []
    assert_agrees(store)


def test_a_killed_program_loses_nothing_it_acknowledged(tmp_path: Path) -> None:
    seed = random.SystemRandom().randrange(2**32)
    sys.stdout.write(f"random.Random({seed})\n")  # shown with a failure
    chance = random.Random(seed)
    (tmp_path / "template").mkdir()
    make_template(tmp_path / "template")
    device, *others = copied_devices(tmp_path / "template", tmp_path / "desk")
    for other in (device, *others):
        other.store.close()
    last = drafted = 0
    for number in range(1, ROUNDS + 1):
        told = killed_while_writing(device, chance.randint(0, MOST), chance.uniform(0, LONGEST))
        device.source.seed(number)  # the killed process used up ids of its own
        with device.open() as store:
            assert store.notice is None
            assert store.connection.run("PRAGMA integrity_check").scalars() == ["ok"]
            (here,) = stored(store)
            acknowledged = told.get("change", last)
            assert acknowledged <= here <= acknowledged + 1
            drafts = [int(draft.text) for draft in store.drafts()]
            drafted = max(drafts, default=0)
            assert told.get("draft", drafted) <= drafted <= told.get("draft", drafted) + 1
            assert drafted <= here
            if number % 15 == 0:
                assert_whole(store)
            last = here
    assert last > ROUNDS  # on the whole something was written before the kills
    assert drafted > 0


def test_a_change_that_was_not_acknowledged_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    """Killed before the commit: nothing of it is left, and the next change goes on from there."""
    (tmp_path / "template").mkdir()
    make_template(tmp_path / "template")
    device, *others = copied_devices(tmp_path / "template", tmp_path / "desk")
    for other in (device, *others):
        other.store.close()
    child = os.fork()
    if child == 0:
        try:
            store = device.open()
            (item,), (person,) = store.all(AgendaItem), store.all(Person)
            with store.write(OperationLabel("test.count")) as unit:
                unit.save(replace(item, minutes=99), item)
                unit.save(replace(person, work_phone="99"), person)
                os.kill(os.getpid(), signal.SIGKILL)
        finally:
            os._exit(1)
    assert os.waitpid(child, 0)[1] == signal.SIGKILL
    with device.open() as store:
        assert stored(store) == {0}
        (item,) = store.all(AgendaItem)
        with store.write(OperationLabel("test.count")) as unit:
            unit.save(replace(item, minutes=1), item)
        assert_whole(store)
