"""What is left when the program is killed in the middle of an exchange? All of it or nothing, and the retry works."""

import os
import random
import signal
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from ctj_desktop import cli
from ctj_desktop.domain.findings import Severity
from ctj_desktop.domain.records.meetings import AgendaItem
from ctj_desktop.services.workspace.checkup import check_all
from ctj_desktop.storage.store import Store
from tests.office import TODAY
from tests.services.refusing import Desk, two_desks
from tests.storage.agreement import assert_agrees, image

POINTS = 24
Two = tuple[Desk, Desk]

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a forked process")


@pytest.fixture
def killable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Two:
    return two_desks(tmp_path, monkeypatch, capfd)


def in_a_child(desk: Desk, words: tuple[object, ...], kill_at: int | None) -> int:
    """Run a command in a process of its own that is killed at its n-th call; how many calls it made otherwise."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        code = 70
        try:
            os.close(reading)
            os.environ["CTJ_DATA_DIR"] = str(desk.data)
            count = 0

            def watch(_frame: FrameType, event: str, _argument: Any) -> None:
                nonlocal count
                if event in ("call", "c_call"):
                    count += 1
                    if count == kill_at:
                        os.kill(os.getpid(), signal.SIGKILL)

            sys.setprofile(watch)
            code = cli.main([str(words[0]), str(desk.file), *map(str, words[1:])])
            sys.setprofile(None)
            os.write(writing, str(count).encode())
        except BaseException:  # noqa: BLE001 (the parent must see it, and pytest must not run on in the child)
            traceback.print_exc()
        finally:
            os._exit(code)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        told = pipe.read()
    _, status = os.waitpid(child, 0)
    if kill_at is None:
        assert os.waitstatus_to_exitcode(status) == 0
        return int(told)
    assert os.waitstatus_to_exitcode(status) in (-signal.SIGKILL, 0)
    return 0


def points(total: int) -> list[int]:
    """Spread over the whole run, shown with a failure; many towards its end, where the writing is."""
    seed = random.SystemRandom().randrange(2**32)
    sys.stdout.write(f"random.Random({seed})\n")
    chance = random.Random(seed)
    early = [chance.randrange(1, total) for _ in range(POINTS // 2)]
    return sorted(early + [chance.randrange(total * 3 // 4, total) for _ in range(POINTS // 2)])


def kept(desk: Desk) -> Callable[[], None]:
    """Puts the file and the data folder back as they are now."""
    folder = desk.file.parent
    files = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    def back() -> None:
        for path in [*folder.rglob("*")]:
            if path.is_file() and path not in files:
                path.unlink()
        for path, content in files.items():
            path.write_bytes(content)

    return back


def assert_sound(desk: Desk) -> None:
    with Store.open(desk.file, read_only=True) as store:
        assert store.connection.run("PRAGMA integrity_check").scalars() == ["ok"]
        assert_agrees(store)
        assert [one for one in check_all(store, TODAY).findings if one.severity is Severity.ERROR] == []


def rows(desk: Desk) -> dict[str, list[tuple[object, ...]]]:
    """The whole content, but for what says when it came."""
    with desk.at_work() as office:
        assert office.store.notice is None
        found = image(office.store)
    return {name: found[name] for name in found if name not in ("bundle_log", "pending_bundle", "changeset")}


def test_a_merge_that_is_killed_is_wholly_in_or_not(killable: Two) -> None:
    giver, taker = killable
    bundle = giver.bundle_for(taker)
    back = kept(taker)
    before = rows(taker)
    total = in_a_child(taker, ("merge", bundle), None)
    after = rows(taker)
    assert len(after["meeting"]) == 1
    seen = set()
    for point in points(total):
        back()
        in_a_child(taker, ("merge", bundle), point)
        found = rows(taker)
        assert found in (before, after), point
        seen.add(found == after)
        assert_sound(taker)
        assert taker.ctj("merge", bundle)[0] == 0
        assert rows(taker) == after
        assert not [*(taker.data / "unpacked").iterdir()]
    assert False in seen


@pytest.mark.long
def test_an_export_that_is_killed_leaves_no_half_file(killable: Two) -> None:
    giver, taker = killable
    target = giver.file.parent / "fichier.ctjx"
    back, taker_back = kept(giver), kept(taker)
    words = ("export", "--to", "Bureau imier", "-o", target)
    total = in_a_child(giver, words, None)
    assert target.is_file()
    for point in points(total):
        back()
        taker_back()
        in_a_child(giver, words, point)
        if target.exists():
            assert taker.ctj("merge", target)[0] == 0  # whole, or it would be refused
        assert_sound(giver)
        assert giver.ctj(*map(str, words))[0] == 0
        assert not [*(giver.data / "unpacked").iterdir()]
        assert taker.ctj("merge", target)[0] == 0
        with taker.at_work() as office:
            assert office.store.count(AgendaItem) == 2
