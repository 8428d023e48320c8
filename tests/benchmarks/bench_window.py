"""How long until the window is painted with its rows, beside a bare window?"""

import os
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from ctj_desktop.services.sample import make_sample
from tests.benchmarks.table import Figure

ROUNDS = 7
# Both children print the milliseconds from the start of the process to the end of the first paint.
BARE = """
import sys, time
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print((time.time() - float(sys.argv[1])) * 1000, flush=True)
        sys.stdout.flush()
        import os; os._exit(0)
app = QApplication([])
window = Window()
window.resize(1280, 800)
window.show()
app.exec()
"""
OURS = """
import sys, time
from ctj_desktop import app
app.time_first_paint(sys.argv[2], float(sys.argv[1]))
"""


def figures(folder: Path) -> Iterator[Figure]:
    """First paint of the meetings list of the sample, as whole processes in turn."""
    sample = folder / "window.ctj"
    make_sample(sample).close()
    ours: list[float] = []
    bare: list[float] = []
    for round_number in range(ROUNDS + 1):
        pair = (_first_paint(OURS, sample), _first_paint(BARE, sample))
        if round_number:
            ours.append(pair[0])
            bare.append(pair[1])
    above = statistics.median(ours) - statistics.median(bare)
    yield Figure(
        f"first paint with rows (process start to paint; {above:.0f} ms above the bare window)",
        statistics.median(ours),
        "bare QMainWindow",
        statistics.median(bare),
        ROUNDS,
        "<= 300 ms above",
    )


def _first_paint(code: str, sample: Path) -> float:
    import time

    done = subprocess.run(
        [sys.executable, "-c", code, repr(time.time()), str(sample)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        timeout=60,
    )
    return float(done.stdout.split()[-1])
