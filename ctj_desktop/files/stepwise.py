"""How does long work say how far it is, so that it can be shown and stopped?"""

from collections.abc import Callable, Iterator, Sequence
from typing import Final, TypeVar

T = TypeVar("T")
Step = Callable[[int, int], None]
"""How many of how many are done; what it raises ends the work."""
EVERY: Final = 50
TOGETHER: Final = 100
"""Items that are read at once: many enough to be quick, few enough that nobody waits for a word."""


def no_step(_done: int, _total: int) -> None:
    """For work that nobody watches."""


def half(step: Step, *, second: bool = False) -> Step:
    """For the first or the second of two works on the same items."""
    return lambda done, total: step(done + total * second, 2 * total)


def pieces(items: Sequence[T], step: Step) -> Iterator[Sequence[T]]:
    """Some of them at a time; `step` hears before each."""
    for place in range(0, len(items), TOGETHER):
        step(place, len(items))
        yield items[place : place + TOGETHER]


def stepwise(items: Sequence[T], step: Step) -> Iterator[T]:
    """One after the other; `step` hears of some of them."""
    for place, item in enumerate(items):
        if place % EVERY == 0:
            step(place, len(items))
        yield item
