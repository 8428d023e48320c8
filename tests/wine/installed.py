"""What does a person find who installs the program on a fresh Windows, works, updates it and takes it away again?

`python -m tests.wine.installed SETUP FOLDER` does it under the Wine prefix of the environment, says a line for each
part and leaves in the folder what it saw: the window, and the lines of the check of the installation.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

PREFIX: Final = Path(os.environ["WINEPREFIX"])
PATIENCE: Final = 120  # seconds
PICTURE: Final = """
import sys
from PySide6.QtGui import QGuiApplication
app = QGuiApplication(sys.argv)
app.primaryScreen().grabWindow(0).save(sys.argv[1])
"""


def main(setup: Path, folder: Path) -> None:
    """Each part after the other; raises at the first that is not as it must be."""
    folder.mkdir(parents=True)
    wine("wineboot", "-i")
    before, keys = files(), classes()
    run(setup, "/S")
    say("installed", "without a question")
    program = home() / "AppData" / "Local" / "Programs" / "CTJ Desktop"
    say("version", text(run(program / "ctj.exe", "version")))
    documents = home() / "Documents" / "Été & fils"
    documents.mkdir(parents=True)
    workspace = documents / "Comité.ctj"
    run(program / "ctj.exe", "sample", windows(workspace))
    check = documents / "check"
    run(program / "ctj-desktop.exe", "--check-installation", windows(check))
    shutil.copy(check / "check.txt", folder)
    say("check of the installation", (check / "check.txt").read_text("utf-8").strip().splitlines()[-1])
    for key in (".ctj", "CTJDesktop.Workspace"):  # Wine asks for kinds of file of the machine, not of the person
        wine("reg", "copy", f"HKCU\\Software\\Classes\\{key}", f"HKLM\\Software\\Classes\\{key}", "/s", "/f")
    with screen():
        quiet = subprocess.DEVNULL
        subprocess.Popen(["wine", "start", "/unix", str(workspace)], stdout=quiet, stderr=quiet)
        title = opened()
        time.sleep(4)  # until it is painted
        subprocess.run(
            [sys.executable, "-c", PICTURE, str(folder / "window.png")],
            check=True,
            env=os.environ | {"QT_QPA_PLATFORM": "xcb"},
        )
        say("opened by a double click", title)
        busy = subprocess.run(["wine", str(setup), "/S"], capture_output=True)
        if busy.returncode != 2:
            raise AssertionError(f"an update went over the running program: {busy.returncode}")
        say("update beside the open program", "refused")
        wine("wineboot", "--end-session")  # as when Windows is shut down over the open window
        until(lambda: not windows_open(), "the window did not close")
        until(lambda: not Path(f"{workspace}-wal").exists(), "the file was not closed")
        say("the end of the session", "closed the file")
    run(setup, "/S")
    say("update", text(run(program / "ctj.exe", "check", windows(workspace))).splitlines()[-1])
    run(program / "uninstall.exe", "/S")
    until(lambda: not program.exists() and classes() == keys, "the program or its kinds of file are still there")
    left = sorted(str(one.relative_to(PREFIX)) for one in files() - before if documents not in one.parents)
    own = [one for one in left if "ctj-desktop" in one]
    others = [one for one in left if one not in own]
    if others or not workspace.is_file() or not own:
        raise AssertionError(f"left behind: {others}; the workspace: {workspace.is_file()}; of the person: {own}")
    say("uninstalled", f"the workspace and {len(own)} files of the person stay, nothing else")


def say(part: str, found: object) -> None:
    """Write one line."""
    sys.stdout.write(f"{part} … {found}\n")
    sys.stdout.flush()


def wine(*command: str) -> subprocess.CompletedProcess[bytes]:
    """A program of Windows, to its end."""
    return subprocess.run(["wine", *command], check=True, capture_output=True, timeout=600)


def run(program: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Do as `wine`; what it said goes into the error."""
    done = subprocess.run(["wine", str(program), *arguments], capture_output=True, timeout=600)
    if done.returncode:
        raise AssertionError(f"{program.name} {arguments}: {done.returncode}\n{text(done)}{done.stderr.decode()}")
    return done


def text(done: subprocess.CompletedProcess[bytes]) -> str:
    """Read its standard output; what is not UTF-8 is no word of ours."""
    return done.stdout.decode("utf-8", "replace").strip()


def home() -> Path:
    """The folder of the person."""
    found = [one for one in (PREFIX / "drive_c" / "users").iterdir() if one.name != "Public"]
    return found[0]


def windows(path: Path) -> str:
    """Write a path as Windows does."""
    return "C:\\" + str(path.relative_to(PREFIX / "drive_c")).replace("/", "\\")


def files() -> frozenset[Path]:
    """Every file of the disk of Windows, without what the system puts aside for a moment."""
    found = (one for one in (PREFIX / "drive_c").rglob("*") if one.is_file() and not one.is_symlink())
    return frozenset(one for one in found if "Temp" not in one.parts and one.name != "desktop.ini")


def classes() -> frozenset[str]:
    """What the registry says of kinds of file, programs and what can be uninstalled, where it names ours."""
    said = text(wine("reg", "query", "HKCU\\Software", "/s"))
    return frozenset(line.strip() for line in said.splitlines() if "ctj" in line.lower())


@contextmanager
def screen() -> Iterator[None]:
    """A screen with a window manager."""
    read, write = os.pipe()
    size = ("-screen", "0", "1440x900x24", "-nolisten", "tcp")
    server = subprocess.Popen(["Xvfb", "-displayfd", str(write), *size], pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as told:
        os.environ["DISPLAY"] = ":" + told.readline().strip()
    platform = os.environ.pop("QT_QPA_PLATFORM", None)
    manager = subprocess.Popen(["openbox"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        for process in (manager, server):
            process.terminate()
            process.wait(20)
        del os.environ["DISPLAY"]
        if platform is not None:
            os.environ["QT_QPA_PLATFORM"] = platform


def windows_open() -> list[str]:
    """Windows of the program."""
    found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "CTJ"], capture_output=True, text=True)
    return found.stdout.split()


def opened() -> str:
    """The title of its window, once it is there."""
    until(lambda: bool(windows_open()), "no window")
    return subprocess.run(
        ["xdotool", "getwindowname", windows_open()[0]], check=True, capture_output=True, text=True
    ).stdout.strip()


def until(holds: Callable[[], bool], why: str) -> None:
    """Waits; AssertionError when it was waited long enough."""
    end = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > end:
            raise AssertionError(why)
        time.sleep(0.5)


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve())
