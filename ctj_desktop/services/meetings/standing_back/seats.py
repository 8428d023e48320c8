"""Who sits on the seats of a meeting at an item, as far as is known?"""

from collections.abc import Iterator, Sequence

from ctj_desktop.domain.attendance_facts import line_attendance
from ctj_desktop.domain.deciding.standing_back import WhoSits
from ctj_desktop.domain.ids import PersonId, SeatId
from ctj_desktop.domain.records.meetings import AgendaItem, Attendance, Meeting, Roll
from ctj_desktop.services.membership.roll import clock_of
from ctj_desktop.services.steps.records import name_of_person
from ctj_desktop.storage.open_file import OpenFile


class SeatsOfMeeting:
    """The roll, with the substitutes who are entered."""

    def __init__(self, store: OpenFile, meeting: Meeting, roll: Sequence[Roll]) -> None:
        self._store, self._meeting, self.roll = store, meeting, roll
        self._entered = {one.id: one for one in store.all(Attendance, meeting=meeting.id)}

    def lines(self, item: AgendaItem) -> list[Roll]:
        """One line of each seat: that of the minute in which the item begins, the last one for an item to come."""
        clock, at = clock_of(self._meeting), item.started_at
        minute = clock.minute(at) if at is not None else None
        found: dict[SeatId, Roll] = {}
        for line in self.roll:
            begun = line.start is None or minute is None or clock.minute(line.start) <= minute
            if begun or line.seat not in found:
                found[line.seat] = line
        return list(found.values())

    def sitting(self, item: AgendaItem) -> Iterator[WhoSits]:
        """Whoever sits there at the item; nobody on a vacant seat."""
        for line in self.lines(item):
            person = self.sits_on(line)
            if person is not None:
                yield WhoSits(line.seat, person)

    def sits_on(self, line: Roll) -> PersonId | None:
        """A substitute who is entered, else the holder, else whoever may stand in."""
        entered = self._entered.get(line_attendance(line))
        return (entered.substitute if entered is not None else None) or line.holder or line.substitute

    def name_on(self, line: Roll) -> str:
        """What whoever sits there is called."""
        return self.name_of(line, self.sits_on(line))

    def name_of(self, line: Roll, person: PersonId | None) -> str:
        """As the roll has it, which later corrections do not change."""
        own = {line.holder: line.holder_name, line.substitute: line.substitute_name}.get(person, "")
        return own or name_of_person(self._store, person) or line.holder_name or line.substitute_name
