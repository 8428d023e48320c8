"""Which kinds of record are there, and what does the entry of one say?"""

from collections.abc import Iterable, Mapping
from typing import Final

from ctj_desktop.services.kinds import (
    follow_up,
    meetings,
    membership,
    minutes,
    numbers,
    project_work,
    projects,
    resources,
    session,
    strategy,
    texts,
)
from ctj_desktop.services.kinds.entry import Kind

ENTRIES: Final[tuple[Kind, ...]] = (
    *membership.ENTRIES,
    *numbers.ENTRIES,
    *meetings.ENTRIES,
    *session.ENTRIES,
    *minutes.ENTRIES,
    *follow_up.ENTRIES,
    *projects.ENTRIES,
    *project_work.ENTRIES,
    *strategy.ENTRIES,
    *resources.ENTRIES,
    *texts.ENTRIES,
)


def by_kind(entries: Iterable[Kind]) -> dict[str, Kind]:
    """The entries by the names of their kinds, restricted twins included; ValueError for a kind declared twice."""
    found: dict[str, Kind] = {}
    for entry in entries:
        for record in entry.records:
            if record.kind in found:
                raise ValueError(f"The kind {record.kind} is declared twice in services/kinds: keep one entry.")
            found[record.kind] = entry
    return found


BY_KIND: Final[Mapping[str, Kind]] = by_kind(ENTRIES)


def entry_of(kind: str) -> Kind | None:
    """The entry of a kind; None for a kind of a newer version."""
    return BY_KIND.get(kind)
