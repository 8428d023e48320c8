"""What is unpacked or shown lies where nobody else reads, and no longer than it is needed."""

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from ctj_desktop.services.steps.private_folders import PrivateFolder, private_folder
from tests.storage.builders import a_store

KILLED = """
import os, signal, sys
from pathlib import Path
from ctj_desktop.services.steps.private_folders import PrivateFolder
made = PrivateFolder(Path(sys.argv[1]))
shown = made.path / "procès-verbal.pdf"
shown.write_bytes(b"ouvert")
shown.chmod(0o400)
print(shown, flush=True)
os.kill(os.getpid(), signal.SIGTERM)
"""


def test_only_the_person_looks_into_it_and_it_is_gone_afterwards(tmp_path: Path) -> None:
    with private_folder(tmp_path) as folder:
        (folder / "deep").mkdir()
        (folder / "deep" / "one.pdf").write_bytes(b"1")
        (folder / "deep" / "one.pdf").chmod(0o400)
        assert os.name == "nt" or stat.S_IMODE(folder.stat().st_mode) == 0o700
        with private_folder(tmp_path) as beside:
            assert beside != folder
        assert (folder / "deep" / "one.pdf").exists(), "what somebody is at stays"
    assert list(folder.parent.iterdir()) == []


def test_one_that_is_left_twice(tmp_path: Path) -> None:
    made = PrivateFolder(tmp_path)
    made.leave()
    made.leave()
    assert list(made.path.parent.iterdir()) == []


@pytest.mark.processes
def test_what_a_killed_program_showed_goes_when_a_workspace_is_opened(tmp_path: Path) -> None:
    with a_store(tmp_path / "copil.ctj") as store:
        environment = store.environment
    done = subprocess.run(
        [sys.executable, "-c", KILLED, environment.data_folder], capture_output=True, encoding="utf-8", check=False
    )
    shown = Path(done.stdout.strip())
    assert done.returncode in (-signal.SIGTERM, signal.SIGTERM)
    assert shown.read_bytes() == b"ouvert"
    with type(store).open(store.path, environment=environment):
        assert not shown.exists()
        assert list(shown.parent.parent.iterdir()) == []
