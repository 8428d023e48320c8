"""How are figures compared? Each row beside a named baseline of the same run, as a ratio of medians."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One row: medians in milliseconds over `rounds` alternating runs, and what is aimed for."""

    name: str
    milliseconds: float
    baseline: str
    baseline_milliseconds: float
    rounds: int
    aim: str

    @property
    def ratio(self) -> float:
        """How many times the baseline."""
        return self.milliseconds / self.baseline_milliseconds if self.baseline_milliseconds else float("nan")


def measure(
    name: str,
    act: Callable[[], object],
    baseline: str,
    bare: Callable[[], object],
    *,
    rounds: int = 15,
    aim: str,
) -> Figure:
    """Run both in turn, so that a slow moment of the machine meets both; one run of each is not counted."""
    act()
    bare()
    acts: list[float] = []
    bares: list[float] = []
    for _ in range(rounds):
        acts.append(_timed(act))
        bares.append(_timed(bare))
    return Figure(name, statistics.median(acts), baseline, statistics.median(bares), rounds, aim)


def _timed(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000


def render(figures: list[Figure]) -> str:
    """The table as plain text."""
    head = ("what", "median ms", "baseline", "median ms", "ratio", "runs", "aim")
    rows = [
        (
            figure.name,
            f"{figure.milliseconds:.2f}",
            figure.baseline,
            f"{figure.baseline_milliseconds:.3f}",
            f"{figure.ratio:.1f}",
            str(figure.rounds),
            figure.aim,
        )
        for figure in figures
    ]
    widths = [max(len(row[column]) for row in [head, *rows]) for column in range(len(head))]
    lines = [
        "  ".join(
            cell.rjust(width) if column in (1, 3, 4, 5) else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in [head, tuple("-" * width for width in widths), *rows]
    ]
    return "\n".join(lines)
