"""How long until the window is painted with its first page, and how much memory does it take, beside a bare window?"""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from ctj_desktop.services.workspace.sample import make_sample
from tests.benchmarks.table import Figure

ROUNDS = 7
# Both children print the milliseconds from the start of their process to the end of the first paint, and the most
# memory they held until then in MB: from the kernel's file, since `getrusage` counts what the parent held.
SAY = """
import os, sys, time
from pathlib import Path

def say():
    took = (time.time() - float(sys.argv[1])) * 1000
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    most = next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), float("nan"))
    print(took, most, flush=True)
    os._exit(0)
"""
BARE = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, say)

app = QApplication([])
window = Window()
window.resize(1280, 800)
window.show()
app.exec()
"""
OURS = """
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
from ctj_desktop import app as composition

class Painted(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, say)
        return False

app = QApplication([])
window = composition.make_window(app)
window.resize(1280, 800)
assert window.open_file(Path(sys.argv[2]))
window.show()
painted = Painted()
window.view.page.installEventFilter(painted)
app.exec()
"""


def figures(folder: Path) -> Iterator[Figure]:
    """First paint of the first page over the sample, as whole processes in turn."""
    sample = folder / "window.ctj"
    make_sample(sample).close()
    # Byte code is kept, as on a person's computer; the first pair writes it and does not count.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment = {**kept, "QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": str(folder / "bytecode")}
    pairs = [
        (_first_paint(OURS, sample, environment), _first_paint(BARE, sample, environment)) for _ in range(ROUNDS + 1)
    ][1:]
    (ours, held), (bare, least) = (map(statistics.median, zip(*side, strict=True)) for side in zip(*pairs, strict=True))
    yield Figure(
        f"first paint with its page, from process start ({ours - bare:.0f} ms above the bare window; "
        f"{held:.0f} MB of memory beside {least:.0f})",
        ours,
        "bare QMainWindow",
        bare,
        ROUNDS,
        "<= 300 ms above",
    )


def _first_paint(code: str, sample: Path, environment: dict[str, str]) -> tuple[float, float]:
    done = subprocess.run(
        [sys.executable, "-c", SAY + code, repr(time.time()), str(sample)],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
        timeout=60,
    )
    took, most = map(float, done.stdout.split()[-2:])
    return took, most
