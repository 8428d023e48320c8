"""What if the computer stops between two statements? The n-th statement of a store raises instead of running.

The hook stands in the connection, so that the code that is tried knows nothing of it.
"""

from types import TracebackType
from typing import Any, Self

from ctj_desktop.storage.store import Store


class Crashed(Exception):
    """The statement was not run. Nothing in the program catches it."""


class CrashPoint:
    """Inside the block the statement number `at` (1 is the first) fails; when `deadly`, every later one as well.

    A deadly one is a process that was killed: not even a ROLLBACK reaches the file. `at` 0 only counts.
    """

    def __init__(self, store: Store, at: int, *, deadly: bool = False) -> None:
        self._connection, self._at, self._deadly = store.connection, at, deadly
        self.count = 0
        self.fired = False

    def __enter__(self) -> Self:
        for name in ("run", "run_many"):
            setattr(self._connection, name, self._hooked(getattr(self._connection, name)))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        for name in ("run", "run_many"):
            delattr(self._connection, name)
        return kind is Crashed

    def _hooked(self, run: Any) -> Any:
        def hooked(*arguments: Any) -> Any:
            self.count += 1
            if self.count == self._at or (self.fired and self._deadly):
                self.fired = True
                raise Crashed(arguments[0])
            return run(*arguments)

        return hooked
