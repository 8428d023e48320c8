"""How is long work done without freezing the window? One worker, progress, cancel."""

import gc
import itertools
import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from ctj_desktop.domain.record import PositionalValue, field
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.ui.frame.bus import ChangeBus

log = logging.getLogger(__name__)


class Cancelled(Exception):
    """The person stopped the job; raised inside the work by `Progress.step`."""


@dataclass(slots=True)
class Progress:
    """What the work calls: `step` reports and raises `Cancelled` once the person has stopped it."""

    _report: Callable[[int, int], None]
    _stop: threading.Event

    def step(self, done: int, total: int = 0) -> None:
        """`total` 0 means that it cannot be counted."""
        if self._stop.is_set():
            raise Cancelled
        self._report(done, total)


class Job(PositionalValue):
    """A piece of work under way, as seen by who asked for it."""

    number: int
    _stop: threading.Event = field(default_factory=threading.Event)

    def cancel(self) -> None:
        """Asks the work to stop at its next step; a result that still arrives is dropped."""
        self._stop.set()

    @property
    def cancelled(self) -> bool:
        """Whether it was asked to stop."""
        return self._stop.is_set()


class _Order(PositionalValue):
    job: Job
    asker: QObject
    done: Callable[[Any], None]  # the result's type is known to the caller alone
    failed: Callable[[BaseException], None]
    progress: Callable[[int, int], None]
    gives_way: bool

    @property
    def heard(self) -> bool:
        """Whether whoever asked is still there."""
        return isValid(self.asker)


class JobRunner(QObject):
    """One thread, and one bridge object that outlives every job (signals of short-lived ones get lost).

    Python collects cycles in whatever thread comes by. While a job is under way it collects nothing: a closed dialog
    would be destroyed on the worker, and a timer of it fire into nothing here.
    """

    busy = Signal(bool)
    unheard = Signal()
    """Something was done for somebody who has gone: whatever it wrote is read anew."""
    _finished = Signal(int, object, object)
    _stepped = Signal(int, int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="job")
        self._numbers = itertools.count(1)
        self._orders: dict[int, _Order] = {}
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._stepped.connect(self._report, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        asker: QObject,
        work: Callable[[Progress], Any],
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None],
        progress: Callable[[int, int], None] = lambda _done, _total: None,
        *,
        gives_way: bool = False,
    ) -> Job:
        """Starts `work` when the worker is free; every callback runs on the main thread.

        What `gives_way` nobody waits for: it may be dropped at any step and begins anew another time.

        `failed` gets whatever the work raised; neither callback runs after the job was cancelled, nor when whoever
        asked has gone: what was refused then is over, and what should not have happened is raised.
        """
        job = Job(next(self._numbers))
        self._orders[job.number] = _Order(job, asker, done, failed, progress, gives_way)
        if len(self._orders) == 1:
            gc.disable()
            self.busy.emit(True)
        self._pool.submit(self._work, job, work)
        return job

    def pending(self) -> int:
        """Jobs not yet delivered."""
        return len(self._orders)

    def awaited(self) -> int:
        """Those of them that do not give way."""
        return sum(not order.gives_way for order in self._orders.values())

    def drop_all(self) -> None:
        """Whoever asked is going away: nothing under way is delivered any more."""
        for order in self._orders.values():
            order.job.cancel()

    def stop(self) -> None:
        """At the end of the program: cancels everything and waits for the worker."""
        self.drop_all()
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._orders.clear()
        _collect_here()

    def _work(self, job: Job, work: Callable[[Progress], Any]) -> None:
        number = job.number
        try:
            if job.cancelled:
                raise Cancelled
            result = work(Progress(lambda done, total: self._stepped.emit(number, done, total), job._stop))
        except Cancelled as stopped:
            self._finished.emit(number, None, stopped)
        except Exception as error:  # noqa: BLE001 (one of the three outermost doors: the job runner)
            self._finished.emit(number, None, error)
        else:
            self._finished.emit(number, result, None)

    @Slot(int, object, object)
    def _deliver(self, number: int, result: object, error: BaseException | None) -> None:
        order = self._orders.pop(number, None)
        if not self._orders:
            _collect_here()
            self.busy.emit(False)
        if order is None or order.job.cancelled:
            return
        if not order.heard:
            if error is None:
                self.unheard.emit()
            elif not isinstance(error, Cancelled | UserError | StoreError):
                raise error
        elif error is None:
            order.done(result)
        else:
            order.failed(error)

    @Slot(int, int, int)
    def _report(self, number: int, done: int, total: int) -> None:
        order = self._orders.get(number)
        if order is not None and order.heard and not order.job.cancelled:
            order.progress(done, total)


class StripJob(QObject):
    """One job that the strip of the window shows and stops; it goes when that is over."""

    def __init__(self, jobs: JobRunner, bus: ChangeBus, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs, self._bus = jobs, bus
        self._job: Job | None = None
        self._seen = False
        self._stopped: Callable[[], None] = self.deleteLater
        bus.stopped.connect(self._stop)

    def begin(
        self,
        work: Callable[[Progress], Any],
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None],
        stopped: Callable[[], None],
    ) -> None:
        """Starts the work; exactly one of the three is called, `stopped` at once. `Any`: the caller knows the type."""
        self._stopped = stopped
        self._job = self._jobs.run(
            self, work, lambda result: self._over(done, result), lambda error: self._over(failed, error), self._show
        )

    def _show(self, done: int, total: int) -> None:
        self._seen = True
        self._bus.progressed.emit(done, total)

    def _over(self, then: Callable[[Any], None], given: Any) -> None:
        self._end()
        then(given)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._end()
            self._stopped()

    def _end(self) -> None:
        self._job = None
        if self._seen:
            self._bus.finished.emit()
        self.deleteLater()


def _collect_here() -> None:
    """On the main thread; the youngest at once, so that the worker on its way to rest has nothing to collect."""
    gc.enable()
    gc.collect(0)
