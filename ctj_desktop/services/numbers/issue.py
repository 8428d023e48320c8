"""Which number does a new record or an item get, and who may issue it?"""

from collections.abc import Mapping, Sequence
from datetime import date

from ctj_desktop.domain.clock import agenda as agenda_of
from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.domain.numbers import Series, gaps, next_number
from ctj_desktop.domain.planning.item_numbers import in_sequence
from ctj_desktop.domain.record import Record, replace
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.domain.records.statutes import NumberingPeriod, Statutes
from ctj_desktop.services.kinds.catalogue import ENTRIES
from ctj_desktop.storage.numbering import issues_numbers, numbers_items, skipped
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit

NUMBERED: Mapping[Series, tuple[type[Record], ...]] = {
    series: tuple(cls for entry in ENTRIES if entry.series is series for cls in entry.records) for series in Series
}
"""A restricted twin is of the same series: a gap would betray a closed item."""


COUNTED_BY_STATUTES = frozenset({Series.MEETING, Series.DECISION})
"""Tasks and projects are counted anew each year, whatever the statutes say."""


def issue(unit: Unit, series: Series, committee: CommitteeId, day: date | None) -> str | None:
    """The next number of the day's year; None without a day, or where another replica issues the series."""
    if day is None or not issues_numbers(unit.store, committee, series):
        return None
    return following(unit.store, series, committee, day, issued(unit.store, series, committee))


def following(store: OpenFile, series: Series, committee: CommitteeId, day: date, known: Sequence[str]) -> str:
    """The number after those that are known, counted anew each year or on and on, as the statutes of the day say."""
    return next_number(series, day.year, known, continuous=goes_on(store, series, committee, day))


def goes_on(store: OpenFile, series: Series, committee: CommitteeId, day: date) -> bool:
    """Whether a series is counted on and on, and not anew each year, by the statutes of the day."""
    versions = [one for one in store.all(Statutes, committee=committee, order="in_force_from, id") if one.holds_on(day)]
    on_and_on = bool(versions) and versions[-1].numbering is NumberingPeriod.CONTINUOUS
    return on_and_on and series in COUNTED_BY_STATUTES


def issued(store: OpenFile, series: Series, committee: CommitteeId) -> list[str]:
    """Every number ever given in a series of a committee, as far as this workspace knows, and those that may be."""
    return [*recorded(store, series, committee), *skipped(store, committee, series)]


def recorded(store: OpenFile, series: Series, committee: CommitteeId) -> list[str]:
    """The numbers of a series that a record here has or had."""
    return [number for kind in NUMBERED[series] for number in store.numbers(kind, committee)]


def not_used_or_lost(store: OpenFile, series: Series, committee: CommitteeId) -> list[str]:
    """The numbers that were skipped when a computer was replaced, and of which no record has turned up since.

    And those of which the record was taken back after the next one was numbered: a gap that nobody can fill.
    """
    found, here = set(recorded(store, series, committee)), numbers_here(store, series, committee)
    lost = [number for number in skipped(store, committee, series) if number not in found]
    return [*lost, *gaps(series, found - here, here)]


def numbers_here(store: OpenFile, series: Series, committee: CommitteeId) -> set[str]:
    """The numbers that the records of a series bear."""
    return {number for kind in NUMBERED[series] for number in store.numbers(kind, committee, borne=True)}


def number_items(unit: Unit, meeting: Meeting) -> None:
    """The items get the numbers of their places, as the convocation states them."""
    if not numbers_items(unit.store, meeting.committee, meeting.id):
        return
    for row in agenda_of(unit.store.all(AgendaItem, meeting=meeting.id)).rows:
        if row.item.number != row.number:
            unit.save(replace(row.item, number=row.number), before=row.item)


def number_once_more(unit: Unit, meeting: Meeting) -> None:
    """For a revision: what was sent stays and what came since is `3 bis`; all anew where that is not in order."""
    rows = agenda_of(unit.store.all(AgendaItem, meeting=meeting.id)).rows
    (number_late_items if in_sequence([row.item for row in rows]) else number_items)(unit, meeting)


def number_late_items(unit: Unit, meeting: Meeting) -> None:
    """Items without number get the one that is free at their place, since the sent numbers stay."""
    if not numbers_items(unit.store, meeting.committee, meeting.id):
        return
    for row in agenda_of(unit.store.all(AgendaItem, meeting=meeting.id)).rows:
        if row.item.number is None:
            unit.save(replace(row.item, number=row.shown_number), before=row.item)
