"""Is another process that reads a file from outside held to its memory, by whatever each system has for it?"""

import ctypes
import subprocess
import sys
from subprocess import PIPE
from types import SimpleNamespace
from typing import Any

import pytest

from ctj_desktop import bounded_process
from ctj_desktop.bounded_process import MOST_MEMORY, bounded

pytestmark = pytest.mark.processes
WAITS = "input(); print('there')"


def child() -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, "-S", "-c", WAITS], stdin=PIPE, stdout=PIPE)


def test_what_keeps_within_its_bounds_is_let_be() -> None:
    with child() as process, bounded(process) as takes_too_much:
        assert not takes_too_much()
        assert process.communicate(b"\n")[0].strip() == b"there"


@pytest.mark.skipif(sys.platform != "win32", reason="only Windows has jobs")
def test_on_windows_it_ends_with_what_watches_it() -> None:
    with child() as process:
        with bounded(process):
            assert process.poll() is None
        assert process.wait(10) is not None


def test_the_limits_of_a_job_have_the_shape_that_windows_declares() -> None:
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION (winnt.h), of 64 bits."""
    assert (ctypes.sizeof(bounded_process._Limits), bounded_process._Limits.memory_of_a_process.offset) == (144, 112)


@pytest.mark.skipif(sys.platform == "win32", reason="there a job holds it")
@pytest.mark.parametrize(("footprint", "too_much"), [(MOST_MEMORY, False), (MOST_MEMORY + 1, True)])
def test_on_macos_its_footprint_is_looked_at(monkeypatch: pytest.MonkeyPatch, footprint: int, too_much: bool) -> None:
    def rusage(pid: int, flavour: int, told: Any) -> int:
        assert (pid, flavour) == (process.pid, 0)
        told._obj[9] = footprint  # rusage_info_v0.ri_phys_footprint (sys/resource.h)
        return 0

    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(bounded_process, "_library", lambda _path: SimpleNamespace(proc_pid_rusage=rusage))
    with child() as process, bounded(process) as takes_too_much:
        assert takes_too_much() is too_much
        process.kill()


@pytest.mark.skipif(sys.platform == "win32", reason="there a job holds it")
def test_on_macos_a_process_that_is_gone_takes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounded_process, "_library", lambda _path: SimpleNamespace(proc_pid_rusage=lambda *_asked: -1))
    assert bounded_process._taken(1) == 0


@pytest.mark.skipif(sys.platform != "linux", reason="the system does not hold to it")
def test_a_file_that_asks_for_all_memory_gets_none() -> None:
    code = "from ctj_desktop.bounded_process import *; keep_small(); bytearray(MOST_MEMORY)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stderr.splitlines()[-1] == "MemoryError"
