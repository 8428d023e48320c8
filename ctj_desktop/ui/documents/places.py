"""On which page is a passage of a paper put right?"""

from ctj_desktop.domain.records.twins import seen_kind
from ctj_desktop.domain.texts import Language
from ctj_desktop.services.papers.sources import Source
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.record_pages import WHERE

OF_MINUTES = frozenset({"minute_block"})
OF_REGISTERS = frozenset({"decision", "task"})


def place_of_gap(source: Source | None, missing: Language | None = None) -> Place | None:
    """The page of its record, at the language that is missing; None where no page shows it."""
    if source is None:
        return None
    kind = seen_kind(source.kind)
    if kind in OF_REGISTERS:
        return Place(page="registers", record=source.record)
    if kind in OF_MINUTES:
        return Place(page="approve", record=source.meeting, detail=str(source.record))
    if kind == "agenda_item" and missing is not None:
        return Place(page="prepare", record=source.meeting, detail=f"{missing.value}:{source.record}")
    if kind == "item_document":
        return Place(page="prepare", record=source.meeting, detail=f"papers:{source.item}")
    if source.meeting is not None:
        return Place(page="prepare", record=source.meeting, detail=f"item:{source.item}" if source.item else "")
    if kind == "person":
        return Place(page="members", record=source.record, detail="persons")
    if kind == "seat":
        return Place(page="members", detail="composition")
    shown = WHERE.get(kind)
    return Place(page=shown.page, record=source.record) if shown is not None and not shown.of else None
