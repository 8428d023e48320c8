"""Which number does a new record get, and who may issue it?"""

from datetime import date

from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.domain.meetings import Meeting
from ctj_desktop.domain.numbers import Series, next_number
from ctj_desktop.domain.projects import Project
from ctj_desktop.domain.record import Record
from ctj_desktop.domain.voting import Decision, RestrictedDecision, Task
from ctj_desktop.storage.unit import Unit

NUMBERED: dict[Series, tuple[type[Record], ...]] = {
    Series.MEETING: (Meeting,),
    Series.DECISION: (Decision, RestrictedDecision),  # one series: a gap would betray a closed item
    Series.PROJECT: (Project,),
    Series.TASK: (Task,),
}


def issue(unit: Unit, series: Series, committee: CommitteeId, day: date | None) -> str | None:
    """The next number of the day's year; None without a day, or where another office numbers the committee."""
    if day is None or not unit.store.holds_numbering(committee):
        return None
    issued = [number for kind in NUMBERED[series] for number in unit.store.numbers(kind, committee)]
    return next_number(series, day.year, issued)
