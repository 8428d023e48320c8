"""Does long work come back on the main thread, once, and not after it was stopped?"""

import gc
import sys
import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from ctj_desktop.storage.errors import DiskFull
from ctj_desktop.ui.frame.jobs import Cancelled, JobRunner, Progress


def never(*_arguments: object) -> None:
    """A callback that must not be called."""
    raise AssertionError(_arguments)


def _numbered(number: int) -> Callable[[Progress], int]:
    return lambda _progress: number


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[JobRunner]:
    """A runner that is stopped at the end."""
    runner = JobRunner()
    yield runner
    runner.stop()


def test_every_result_arrives_on_the_main_thread(qtbot: QtBot, jobs: JobRunner) -> None:
    got: list[tuple[object, bool]] = []
    main = threading.main_thread()
    for number in range(200):
        jobs.run(
            jobs,
            _numbered(number),
            lambda result: got.append((result, threading.current_thread() is main)),
            never,
        )
    qtbot.waitUntil(lambda: len(got) == 200)
    assert got == [(number, True) for number in range(200)]
    assert jobs.pending() == 0


def test_an_error_reaches_who_asked(qtbot: QtBot, jobs: JobRunner) -> None:
    errors: list[BaseException] = []

    def work(_progress: Progress) -> None:
        raise OSError("disk")

    jobs.run(jobs, work, never, errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], OSError)


def test_a_stopped_job_ends_at_its_next_step_and_delivers_nothing(qtbot: QtBot, jobs: JobRunner) -> None:
    started, steps = threading.Event(), [0]
    seen: list[tuple[int, int]] = []

    def work(progress: Progress) -> str:
        while True:
            steps[0] += 1
            progress.step(steps[0], 0)
            started.set()

    job = jobs.run(jobs, work, never, never, lambda done, total: seen.append((done, total)))
    assert started.wait(5)
    job.cancel()
    qtbot.waitUntil(lambda: jobs.pending() == 0)
    told = len(seen)
    jobs.stop()
    qtbot.wait(1)
    assert len(seen) == told
    assert steps[0] > 0


@pytest.mark.parametrize("refusal", [None, DiskFull("a.ctj"), Cancelled()])
def test_who_asked_and_has_gone_is_told_nothing(qtbot: QtBot, jobs: JobRunner, refusal: Exception | None) -> None:
    unheard: list[bool] = []
    jobs.unheard.connect(lambda: unheard.append(True))
    _outlive_its_asker(qtbot, jobs, refusal)
    assert unheard == [True] * (refusal is None)


@pytest.mark.qt_no_exception_capture
def test_what_should_not_have_happened_is_heard_of_even_then(
    qtbot: QtBot, jobs: JobRunner, monkeypatch: pytest.MonkeyPatch
) -> None:
    raised: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: raised.append(error))
    fault = KeyError("a")
    _outlive_its_asker(qtbot, jobs, fault)
    assert raised == [fault]


def _outlive_its_asker(qtbot: QtBot, jobs: JobRunner, end: Exception | None) -> None:
    asker, go_on = QObject(), threading.Event()

    def work(progress: Progress) -> None:
        progress.step(1)
        go_on.wait(60)
        if end is not None:
            raise end

    jobs.run(asker, work, never, never, never)
    delete(asker)
    go_on.set()
    qtbot.waitUntil(lambda: jobs.pending() == 0)


@pytest.mark.long
def test_nothing_is_collected_on_the_worker(qtbot: QtBot, jobs: JobRunner) -> None:
    """A widget in a cycle must not be destroyed there: a timer of it would fire into nothing."""
    places: list[bool] = []
    main = threading.main_thread()

    class Cycle:
        def __init__(self) -> None:
            self.itself = self

        def __del__(self) -> None:
            places.append(threading.current_thread() is main)

    def work(_progress: Progress) -> int:
        return len([[[] for _ in range(100)] for _ in range(1_000)])

    done: list[int] = []
    for _ in range(20):
        Cycle()
        jobs.run(jobs, work, done.append, never)
    qtbot.waitUntil(lambda: len(done) == 20)
    assert gc.isenabled()
    gc.collect()
    assert places == [True] * 20
