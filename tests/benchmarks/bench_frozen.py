"""How large is the packed program, and how long does it take to its first window, beside the same from its source?

python -m tests.benchmarks.bench_frozen FOLDER-OF-THE-PROGRAM
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from ctj_desktop.services.workspace.sample import make_sample
from tests.benchmarks.table import Figure, measure, render

ROUNDS = 5


def main(program: Path) -> int:
    """Prints size and times."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["CTJ_DATA_DIR"] = str(Path(folder) / "data")
        sample = Path(folder) / "sample.ctj"
        make_sample(sample).close()
        picture = [str(sample), "--picture", str(Path(folder) / "window.png")]
        files = [file for file in program.rglob("*") if file.is_file() and not file.is_symlink()]
        size = sum(file.stat().st_size for file in files) / 1_000_000
        print(f"the packed program: {size:.0f} MB in {len(files)} files")
        window = _beside(program / "ctj-desktop", "ctj_desktop.app", picture, "start under 1 s")
        line = _beside(program / "ctj", "ctj_desktop.cli", ["version"], "")
        print(render([window, line]))
    return 0


def _beside(packed: Path, module: str, arguments: list[str], aim: str) -> Figure:
    """Both do the same and end: the window when it is painted with the sample."""
    return measure(
        f"packed {packed.name}, whole run",
        lambda: _run([str(packed), *arguments]),
        "from the source",
        lambda: _run([sys.executable, "-m", module, *arguments]),
        rounds=ROUNDS,
        aim=aim,
    )


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=60)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
