"""How does a term end: whose mandates and offices run on its last day, and how are they all closed in one act?"""

from datetime import date

from ctj_desktop.domain.composition import Dated
from ctj_desktop.domain.days import days_later
from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.domain.record import NamedValue, replace
from ctj_desktop.domain.records.committees import Committee, EndReason, Mandate, OfficeHeld
from ctj_desktop.errors import Refused
from ctj_desktop.services.steps.records import the
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit


class NothingRuns(Refused):
    """No mandate and no office of this committee runs beyond that day."""

    at_field = "end"


class StillRunning(NamedValue):
    """What goes beyond a last day: of members and substitutes, then of offices."""

    mandates: tuple[Mandate, ...]
    offices: tuple[OfficeHeld, ...]

    @property
    def count(self) -> int:
        """All of them."""
        return len(self.mandates) + len(self.offices)


def running_beyond(store: OpenFile, committee: CommitteeId, end: date) -> StillRunning:
    """Mandates and offices that run beyond the day before `end`."""
    mandates = store.all(Mandate, committee=committee, order="start, id")
    offices = store.all(OfficeHeld, committee=committee, order="start, id")
    return StillRunning(
        mandates=tuple(one for one in mandates if runs_beyond(one, end)),
        offices=tuple(one for one in offices if runs_beyond(one, end)),
    )


def runs_beyond(row: Dated, end: date) -> bool:
    """Whether it began before `end`, the first day of what follows, and does not end by then."""
    return (row.start is None or row.start < end) and (row.end is None or row.end > end)


@step
def end_term(unit: Unit, *, committee: CommitteeId, end: date) -> Committee:
    """Closes every mandate and office that runs beyond the day before `end`, with the end of the term as the reason."""
    stored = the(unit.store, Committee, committee)
    running = running_beyond(unit.store, committee, end)
    if not running.count:
        raise NothingRuns
    unit.name("term.ended", name=stored.code, count=str(running.count), day=days_later(end, -1).isoformat())
    for mandate in running.mandates:
        unit.save(replace(mandate, end=end, end_reason=EndReason.TERM), before=mandate)
    for office in running.offices:
        unit.save(replace(office, end=end), before=office)
    return stored
