"""Which page shows which kind of record?"""

from collections.abc import Mapping
from typing import Final

from ctj_desktop.services.kinds.catalogue import BY_KIND, entry_of
from ctj_desktop.services.kinds.entry import Shown
from ctj_desktop.services.naming.search import FoundRecord
from ctj_desktop.ui.frame.navigation import Place

WHERE: Final[Mapping[str, Shown]] = {kind: entry.shown for kind, entry in BY_KIND.items() if entry.shown is not None}
"""Kinds of record that a page shows, by kind, restricted twins included."""
UNKNOWN: Final = "file-text"


def icon_of(kind: str) -> str:
    """The icon of a kind of record, a sheet of paper where its entry has none."""
    entry = entry_of(kind)
    return entry.icon if entry is not None and entry.icon else UNKNOWN


def place_of(found: FoundRecord) -> Place | None:
    """Where a record is shown; None where no page of the program shows it."""
    shown = WHERE.get(found.kind)
    if shown is None:
        return None
    if not shown.of:
        return Place(page=shown.page, record=found.id)
    owner, item = found.subject.nearest(shown.of), found.subject.nearest("agenda_item")
    if owner is None:
        return None
    detail = shown.part.format(id=found.id, item=item.id if item is not None else "")
    return Place(page=shown.page, record=owner.id, detail=detail)
