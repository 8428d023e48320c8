"""Print the whole table, or that of the parts that are named.

python -m tests.benchmarks [bench_screens …]
"""

import faulthandler
import importlib
import os
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.table import Figure, render

PATIENCE = 1800
"""Seconds after which a run that waits for an answer says where, and ends."""

PARTS = (
    "bench_store",
    "bench_exchange",
    "bench_scale",
    "bench_screens",
    "bench_documents",
    "bench_window",
    "bench_import",
    "bench_convening",
    "bench_tasks",
    "bench_eligibility",
    "bench_portfolio",
    "bench_site",
    "bench_protection",
)


def main() -> int:
    """Run every part that is there, or those that are named, in a folder of its own."""
    faulthandler.dump_traceback_later(PATIENCE, exit=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory() as folder:
        os.environ["CTJ_DATA_DIR"] = str(Path(folder) / "data")
        for part in sys.argv[1:] or PARTS:
            module = importlib.import_module(f"tests.benchmarks.{part}")
            figures.extend(module.figures(Path(folder)))
    print(render(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
