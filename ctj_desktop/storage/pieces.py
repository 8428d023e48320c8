"""How do very many rows of one operation come into the file, so that whoever waits sees it and can stop it?"""

from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeVar

from ctj_desktop.storage.open_file import OpenFile

T = TypeVar("T")
Step = Callable[[int, int], None]
"""Hears how many of how many rows are done; what it raises takes the whole operation back."""
OFTEN: Final = 20
"""Rows between two reports."""
TOGETHER: Final = 200
"""Rows that are written together: at the end it would be all at once, and not be stopped."""


def in_pieces(store: OpenFile, rows: Iterable[T], total: int, step: Step) -> Iterator[T]:
    """One after the other, to be written within `store.bulk`."""
    for at, row in enumerate(rows, 1):
        yield row
        if at % TOGETHER == 0:
            store.show_written(search_text=True)
        if at % OFTEN == 0:
            step(at, total)
