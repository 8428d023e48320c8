"""How does the program die before the n-th name that it gives or takes away? For good: nothing of it is cleared up.

Where a process can be forked, its copy dies; on Windows a new one, which imports what it does: an act and what it is
called with must be found by their names.
"""

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

KILLED: Final = -signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM  # TerminateProcess gives it as the code
FEW: Final = sys.platform == "win32"
"""A new process takes seconds there."""


def killed_at(moment: int, act: Callable[..., object], *given: object) -> bool:
    """Whether the act came as far as that name; it ended otherwise, or AssertionError."""
    context: Any = multiprocessing.get_context("fork" if hasattr(os, "fork") else "spawn")
    child = context.Process(target=_die, args=(moment, act, given))
    child.start()
    child.join()
    code = child.exitcode
    child.close()
    assert code in (0, KILLED), code
    return bool(code == KILLED)


def _die(moment: int, act: Callable[..., object], given: tuple[object, ...]) -> None:
    left = iter(range(moment, 0, -1))

    def dying(does: Callable[..., Any]) -> Callable[..., Any]:
        def die(*called: object, **named: object) -> Any:
            if next(left, 0) == 1:
                os.kill(os.getpid(), signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)
            return does(*called, **named)

        return die

    patched: Any = Path
    patched.replace, patched.unlink = dying(Path.replace), dying(Path.unlink)
    act(*given)
    sys.stdout.flush()
    os._exit(0)  # nothing is torn down: of a copy, that would be what the tests still need
