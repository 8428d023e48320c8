"""On which page is a passage of a paper put right?"""

from ctj_desktop.services.paper_sources import Source
from ctj_desktop.ui.navigation import Place


def place_of(source: Source | None) -> Place | None:
    """The page of its record; None where no page shows it."""
    if source is None:
        return None
    if source.meeting is not None:
        return Place(page="prepare", record=source.meeting, detail=str(source.record))
    if source.kind == "person":
        return Place(page="members", record=source.record, detail="persons")
    return Place(page="members", detail="composition") if source.kind == "seat" else None
