"""How large is the house, and how many old files does a commit edit that adds one? Nothing here is asserted.

    python -m tests.benchmarks.house [SINCE]

SINCE is a commit; without it the last `COMMITS` that add a file of the product are looked at.
"""

import re
import statistics
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
PRODUCT: Final = "ctj_desktop"
COMMITS: Final = 100
COMMIT: Final = "commit "


def lines_of_rooms() -> Counter[str]:
    """The lines of Python of each room of the product."""
    rooms: Counter[str] = Counter()
    for path in (ROOT / PRODUCT).rglob("*.py"):
        inside = path.relative_to(ROOT / PRODUCT)
        rooms[inside.parts[0] if len(inside.parts) > 1 else "–"] += len(path.read_text("utf-8").splitlines())
    return rooms


def doors(since: str = "") -> list[int]:
    """How many old files of the product each commit edits that adds one, the newest first; merges are left out."""
    span = [f"{since}..HEAD"] if since else []
    told = subprocess.run(
        ["git", "log", "--no-merges", "--name-status", f"--format={COMMIT}%h", *span, "--", f"{PRODUCT}/*.py"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    found = []
    for commit in told.split(COMMIT)[1:]:
        kinds = Counter(line[0] for line in commit.splitlines()[1:] if line)
        if kinds["A"]:
            found.append(kinds["M"])
    return found if since else found[:COMMITS]


def messages() -> int:
    """How many messages a translator has before them."""
    return len(re.findall(r"^msgid ", (ROOT / "translations/ctj.pot").read_text("utf-8"), re.MULTILINE)) - 1


def main(since: str = "") -> None:
    """Prints the table."""
    rooms, edited = lines_of_rooms(), sorted(doors(since))
    sys.stdout.write(f"lines of the product: {rooms.total():,}\n")
    sys.stdout.writelines(f"  {room:<12} {lines:>8,}\n" for room, lines in rooms.most_common())
    sys.stdout.write(f"messages: {messages():,}\n")
    if edited:
        most = edited[min(len(edited) - 1, len(edited) * 9 // 10)]
        sys.stdout.write(
            f"old files edited by a commit that adds one: median {statistics.median(edited):g}, nine of ten at most "
            f"{most} ({len(edited)} commits)\n"
        )


if __name__ == "__main__":
    main(*sys.argv[1:])
