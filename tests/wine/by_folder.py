"""How many tests of each folder passed, failed and were skipped: ``python -m tests.wine.by_folder RESULTS.xml``."""

import sys
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree


def by_folder(results: Path) -> dict[str, Counter[str]]:
    """The outcomes of a JUnit file, for each folder below ``tests``; what stands in ``tests`` itself counts as that."""
    counted: dict[str, Counter[str]] = {}
    for case in ElementTree.parse(results).iter("testcase"):
        outcome = next((child.tag for child in case if child.tag in ("failure", "error", "skipped")), "passed")
        module = [part for part in case.get("classname", "").split(".") if not part[:1].isupper()]
        counted.setdefault("/".join(module[:-1][:3]), Counter())[outcome] += 1
    return dict(sorted(counted.items()))


def main() -> None:
    """Print the table, its sum last."""
    counted = by_folder(Path(sys.argv[1]))
    counted["together"] = sum(counted.values(), Counter())
    sys.stdout.write(f"{'':30}{'passed':>8}{'failed':>8}{'skipped':>8}\n")
    for folder, outcomes in counted.items():
        failed = outcomes["failure"] + outcomes["error"]
        sys.stdout.write(f"{folder:30}{outcomes['passed']:8}{failed:8}{outcomes['skipped']:8}\n")


if __name__ == "__main__":
    main()
