"""What is to be done so that everything is found? The index made anew after an upgrade, piece by piece."""

from collections.abc import Iterator

from ctj_desktop.storage import search_index
from ctj_desktop.storage.open_file import OpenFile


def is_outdated(store: OpenFile) -> bool:
    """Whether the index was made by a version that folded its texts otherwise."""
    return not search_index.is_renewed(store.connection)


def renew(store: OpenFile) -> Iterator[tuple[int, int]]:
    """Make the index anew, each piece in a transaction of its own; how many rows of how many are done."""
    steps = search_index.renewing(store.connection, store.schema)
    step: tuple[int, int] | None = (0, 0)
    while step is not None:
        with store.transaction():
            step = next(steps, None)
        if step is not None:
            yield step
