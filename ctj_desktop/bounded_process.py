"""How is another process that reads a file from outside kept from taking the memory of the machine?

Linux holds it to a limit that it sets itself, Windows to that of a job, which ends it with this program too. macOS
holds to neither: there it is looked at from outside.
"""

import ctypes
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from subprocess import Popen
from typing import Final

MOST_MEMORY: Final = 2 * 1024**3
"""Bytes that it may take: a small file can ask for all there is."""
_EXTENDED_LIMITS: Final = 9  # JobObjectExtendedLimitInformation
_MEMORY_OF_A_PROCESS, _END_WITH_US = 0x100, 0x2000
_FOOTPRINT: Final = 7
"""Where in `rusage_info_v0`, in words of eight bytes behind its id of sixteen, the memory stands."""


def keep_small() -> None:
    """Hold this process to that memory; only Linux keeps to it."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


@contextmanager
def bounded(process: Popen[bytes]) -> Iterator[Callable[[], bool]]:
    """Meanwhile it is held to its memory; what is given says whether it took more, to be asked every 100 ms."""
    if sys.platform == "win32":
        with _in_a_job(process):
            yield lambda: False
    elif sys.platform == "darwin":
        yield lambda: _taken(process.pid) > MOST_MEMORY
    else:
        yield lambda: False


class _Limits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_ = (
        ("times", ctypes.c_int64 * 2),
        ("flags", ctypes.c_uint32),
        ("working_set", ctypes.c_size_t * 2),
        ("processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priorities", ctypes.c_uint32 * 2),
        ("io", ctypes.c_uint64 * 6),
        ("memory_of_a_process", ctypes.c_size_t),
        ("memory_of_the_job", ctypes.c_size_t),
        ("peaks", ctypes.c_size_t * 2),
    )


if sys.platform == "win32":

    @contextmanager
    def _in_a_job(process: Popen[bytes]) -> Iterator[None]:
        """Where the system gives no job, the time alone bounds it."""
        kernel = ctypes.WinDLL("kernel32")
        kernel.CreateJobObjectW.restype = ctypes.c_void_p
        job = ctypes.c_void_p(kernel.CreateJobObjectW(None, None))
        limits = _Limits(flags=_MEMORY_OF_A_PROCESS | _END_WITH_US, memory_of_a_process=MOST_MEMORY)
        kernel.SetInformationJobObject(job, _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits))
        kernel.AssignProcessToJobObject(job, ctypes.c_void_p(int(process._handle)))
        try:
            yield
        finally:
            kernel.CloseHandle(job)


def _taken(pid: int) -> int:
    """Bytes, as macOS counts them; nothing of a process that is gone."""
    told = (ctypes.c_uint64 * 12)()
    if _library("/usr/lib/libproc.dylib").proc_pid_rusage(pid, 0, ctypes.byref(told)) != 0:
        return 0
    return int(told[2 + _FOOTPRINT])


def _library(path: str) -> ctypes.CDLL:
    return ctypes.CDLL(path)
