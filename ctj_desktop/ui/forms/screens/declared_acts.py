"""What can be done with a record because its screen declares it? The same for button, menu, key and search."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final
from uuid import UUID

from ctj_desktop.i18n import N_
from ctj_desktop.services.kinds.catalogue import ENTRIES
from ctj_desktop.ui.forms.screens.doing import RecordActs
from ctj_desktop.ui.forms.screens.particulars import RecordAct
from ctj_desktop.ui.frame.screen import Screen

END_RECORD: Final = "end_record"
"""The key of the act that ends a record."""


def declared_acts(screen: Screen, acts: RecordActs, shown: Callable[[], UUID | None]) -> Iterator[RecordAct]:
    """Of the record whose id `shown` gives."""
    if screen.ending is not None:
        yield RecordAct(
            key=END_RECORD,
            word=screen.ending.act,
            icon="x-circle",
            do=lambda: acts.end(screen.kind, shown()),
            why_not=lambda: acts.why_not_end(screen.kind, shown()),
            tip=N_("Space in the list does the same"),
        )
    for removal in (part.removal for part in screen.parts if part.removal is not None):
        kind = next(entry.name for entry in ENTRIES if entry.steps.remove == removal.step)
        yield RecordAct(
            key=removal.step,
            word=removal.act,
            icon="trash",
            do=partial(_remove, acts, kind, shown),
            why_not=partial(_why_not_remove, acts, kind, shown),
            tip=removal.tip,
        )


def _remove(acts: RecordActs, kind: str, shown: Callable[[], UUID | None]) -> None:
    acts.remove(kind, shown())


def _why_not_remove(acts: RecordActs, kind: str, shown: Callable[[], UUID | None]) -> str:
    return acts.why_not_remove(kind, shown())
