"""Does long work come back on the main thread, once, and not after it was stopped?"""

import gc
import threading
from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from ctj_desktop.ui.frame.jobs import JobRunner, Progress


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

    jobs.run(work, never, errors.append)
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

    job = jobs.run(work, never, never, lambda done, total: seen.append((done, total)))
    assert started.wait(5)
    job.cancel()
    qtbot.waitUntil(lambda: jobs.pending() == 0)
    told = len(seen)
    jobs.stop()
    qtbot.wait(1)
    assert len(seen) == told
    assert steps[0] > 0


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
        jobs.run(work, done.append, never)
    qtbot.waitUntil(lambda: len(done) == 20)
    assert gc.isenabled()
    gc.collect()
    assert places == [True] * 20
