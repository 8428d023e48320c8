"""Two secretariats of one committee, each with its own file and clock, for the tests of conflicts."""

import weakref
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ctj_desktop.domain.ids import StageId
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting, MeetingState
from ctj_desktop.domain.records.projects import ProjectMove
from ctj_desktop.domain.records.voting import ExecutionState, TaskState
from ctj_desktop.services.exchange.conflicts import Comparison, Conflict, compare, conflicts
from ctj_desktop.services.exchange.moved_apart import AnyWay
from ctj_desktop.services.workspace.workspace import Workspace
from ctj_desktop.storage.file.environment import Environment
from ctj_desktop.storage.log.merge import take_from
from ctj_desktop.storage.store import Store
from tests.office import NOW, Office


@dataclass(slots=True)
class Clock:
    """A clock that goes on by a minute whenever it is asked."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now.astimezone(UTC)


class Two:
    """`here` and `there` know the same meeting of one committee; `exchange` merges both ways."""

    def __init__(self, folder: Path, *, items: int = 2) -> None:
        self.clock = Clock()
        self.here = Office(folder, name="here")
        self.here.store.environment = self._environment(folder, 1, "here-data")
        self.committee: Committee = self.here.a_committee()
        self.meeting: Meeting = self.here.a_meeting(self.committee.id, items=items)
        store = Store.prepare(
            folder / "there.ctj", self.here.store.office_id, self._environment(folder, 2, "there-data"), None
        )
        self.there = Workspace(store)
        weakref.finalize(self, store.close)
        self.exchange()

    def _environment(self, folder: Path, seed: int, name: str) -> Environment:
        seeded = Environment.seeded(seed, NOW, folder / name)
        return Environment(self.clock, seeded.new_id, seeded.data_folder)

    def exchange(self) -> None:
        """Both hold what either holds."""
        take_from(self.there.store, self.here.store)
        take_from(self.here.store, self.there.store)

    def items(self) -> list[AgendaItem]:
        """The agenda as it is here."""
        return self.here.store.all(AgendaItem, meeting=self.meeting.id, order="position, id")

    def open(self) -> list[Conflict]:
        """The conflicts as they are here."""
        return conflicts(self.here.store)

    def compared(self) -> list[Comparison]:
        """With their versions."""
        return compare(self.here.store, self.open())


def end_of(way: AnyWay) -> TaskState | ExecutionState | MeetingState | StageId:
    """Where a way ends: a state, of a project the stage."""
    last = way.last
    return last.to_stage if isinstance(last, ProjectMove) else last.to_state
