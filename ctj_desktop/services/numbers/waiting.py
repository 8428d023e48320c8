"""What has no number although it should, and in which order is it numbered?

Records made where another replica issues the numbers wait for one: meetings from their convocation on, decisions by
circulation from their opening on, decisions, tasks and projects at once. They are numbered by day, then by their place
in the minutes.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, time
from typing import Final, TypeAlias
from uuid import UUID

from ctj_desktop.domain.clock import agenda as agenda_of
from ctj_desktop.domain.ids import CommitteeId, MeetingId
from ctj_desktop.domain.log.headers import LATEST_YEAR_MS
from ctj_desktop.domain.numbers import Series
from ctj_desktop.domain.record import PositionalValue, Record
from ctj_desktop.domain.records.circulations import Circulation
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting, MeetingState
from ctj_desktop.domain.records.minutes import AnyBlock
from ctj_desktop.domain.records.projects import Project, ProjectMove
from ctj_desktop.domain.records.voting import AnyDecision, AnyTask
from ctj_desktop.services.numbers.issue import following, issued, number_late_items
from ctj_desktop.services.numbers.refusals import NumberedElsewhere
from ctj_desktop.services.steps.change import with_values
from ctj_desktop.services.steps.places import in_order
from ctj_desktop.services.steps.records import the
from ctj_desktop.services.steps.states import meeting_state
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.numbering import issues_numbers, numbers_items
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit

UNSENT: Final = frozenset({MeetingState.DRAFT, MeetingState.CANCELLED, MeetingState.POSTPONED})
WaitingPlace: TypeAlias = tuple[date, time, UUID, int, UUID]  # day, hour, meeting, place in its minutes, record


class WithoutNumber(PositionalValue):
    """A record without number, the day that gives its year, and its place among the others."""

    record: Record
    meeting: MeetingId | None
    place: WaitingPlace


@step
def number_what_waits(unit: Unit, *, committee: CommitteeId) -> tuple[Record, ...]:
    """Gives numbers to the meetings, decisions, tasks, projects and items of a committee that wait for one.

    Only what this replica issues now; `NumberedElsewhere` where that is nothing at all.
    """
    owner = the(unit.store, Committee, committee)
    if not any(issues_numbers(unit.store, committee, series) for series in Series):
        raise NumberedElsewhere(owner.code)
    unit.name("numbers.given", name=owner.code)
    return tuple(number_waiting(unit, committee))


def number_waiting(unit: Unit, committee: CommitteeId, meeting: MeetingId | None = None) -> list[Record]:
    """Numbers what waits, of one meeting or of all, as far as this replica issues the numbers; what got one."""
    _number_items(unit, committee, meeting)
    numbered: list[Record] = []
    for series in Series:
        if issues_numbers(unit.store, committee, series):
            found = [one for one in waiting(unit.store, committee, series) if meeting in (None, one.meeting)]
            numbered.extend(_numbered(unit, series, committee, found))
    return numbered


def waiting(store: OpenFile, committee: CommitteeId, series: Series) -> list[WithoutNumber]:
    """The records of a series that should have a number, in the order in which they get it."""
    return sorted(_FOUND[series](store, committee), key=lambda found: found.place)


def _numbered(unit: Unit, series: Series, committee: CommitteeId, found: list[WithoutNumber]) -> Iterator[Record]:
    known = issued(unit.store, series, committee) if found else []
    for one in found:
        known.append(following(unit.store, series, committee, one.place[0], known))
        yield unit.save(with_values(one.record, {"number": known[-1]}), before=one.record)


def _number_items(unit: Unit, committee: CommitteeId, meeting: MeetingId | None) -> None:
    """Items of a meeting that was convened where they could not be numbered; late ones wait for the session."""
    for stored in unit.store.all(Meeting, committee=committee, order="on, id"):
        if meeting not in (None, stored.id) or not numbers_items(unit.store, committee, stored.id):
            continue
        state = meeting_state(unit.store, stored.id)
        numbered = unit.store.count(AgendaItem, meeting=stored.id) > unit.store.count(
            AgendaItem, meeting=stored.id, number=None
        )
        if state not in UNSENT and not (numbered and state is MeetingState.CONVENED):
            number_late_items(unit, stored)


# What waits, of each series


def _meetings(store: OpenFile, committee: CommitteeId) -> Iterator[WithoutNumber]:
    for meeting in store.all(Meeting, committee=committee, number=None):
        if meeting.on is not None and meeting_state(store, meeting.id) not in UNSENT:
            yield WithoutNumber(meeting, meeting.id, (meeting.on, meeting.start or time.min, meeting.id, 0, meeting.id))


def _decisions(store: OpenFile, committee: CommitteeId) -> Iterator[WithoutNumber]:
    places = _Places(store)
    for decision in store.all(AnyDecision, committee=committee, number=None):
        yield WithoutNumber(decision, decision.meeting, places.of(decision, decision.on))


def _tasks(store: OpenFile, committee: CommitteeId) -> Iterator[WithoutNumber]:
    places = _Places(store)
    for task in store.all(AnyTask, committee=committee, number=None):
        yield WithoutNumber(task, task.meeting, places.of(task, None))


def _projects(store: OpenFile, committee: CommitteeId) -> Iterator[WithoutNumber]:
    for project in store.all(Project, committee=committee, number=None):
        moves = store.all(ProjectMove, project=project.id, order="on, id")
        day = moves[0].on if moves else _made_on(store, project.id)
        yield WithoutNumber(project, None, (day, time.min, project.id, 0, project.id))


def _circulations(store: OpenFile, committee: CommitteeId) -> Iterator[WithoutNumber]:
    """From their opening on; a draft has no number."""
    for told in store.all(Circulation, committee=committee, number=None):
        if told.opened_on is not None:
            yield WithoutNumber(told, None, (told.opened_on, time.min, told.id, 0, told.id))


_FOUND: Final[Mapping[Series, Callable[[OpenFile, CommitteeId], Iterator[WithoutNumber]]]] = {
    Series.MEETING: _meetings,
    Series.DECISION: _decisions,
    Series.PROJECT: _projects,
    Series.TASK: _tasks,
    Series.CIRCULATION: _circulations,
}


class _Places:
    """Where decisions and tasks stand in the minutes; each meeting is read once."""

    def __init__(self, store: OpenFile) -> None:
        self._store = store
        self._ranks: dict[MeetingId, dict[UUID, int]] = {}

    def of(self, record: AnyDecision | AnyTask, day: date | None) -> WaitingPlace:
        """By the day of the meeting, then by item and block; what stands in no minutes comes last of its day."""
        meeting = self._store.get(Meeting, record.meeting) if record.meeting else None
        if meeting is None:
            return (day or _made_on(self._store, record.id), time.max, record.id, 0, record.id)
        if meeting.id not in self._ranks:
            self._ranks[meeting.id] = self._read(meeting)
        ranks = self._ranks[meeting.id]
        on = meeting.on or day or _made_on(self._store, record.id)
        return (on, meeting.start or time.min, meeting.id, ranks.get(record.id, len(ranks)), record.id)

    def _read(self, meeting: Meeting) -> dict[UUID, int]:
        blocks: list[AnyBlock] = []
        for row in agenda_of(self._store.all(AgendaItem, meeting=meeting.id)).rows:
            blocks.extend(in_order(self._store.all(AnyBlock, item=row.item.id)))
        return {block.ref: rank for rank, block in enumerate(blocks) if block.ref is not None}


def _made_on(store: OpenFile, record: UUID) -> date:
    """The day on which a time-ordered id was made; of any other id, today."""
    milliseconds = record.int >> 80
    if record.version != 7 or milliseconds >= LATEST_YEAR_MS:
        return store.environment.clock().date()
    return datetime.fromtimestamp(milliseconds / 1000, UTC).date()
