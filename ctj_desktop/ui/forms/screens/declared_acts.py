"""What can be done with a record because its screen declares it? The same for button, menu, key and search."""

from collections.abc import Callable, Iterator
from typing import Final
from uuid import UUID

from ctj_desktop.i18n import N_
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
