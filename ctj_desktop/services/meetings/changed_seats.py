"""What is different in the committee since a meeting was convened: who comes to sit, or no longer does, on its day?"""

from collections.abc import Iterator

from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.meetings import Meeting, Roll
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.services.membership.roll import roll_of, roll_on
from ctj_desktop.storage.open_file import OpenFile


class OtherHolder(NamedValue):
    """A seat of the roll whose holder, or substitute, is another person now; a name is empty for nobody."""

    body: Bilingual
    was: str
    now: str
    substitute: bool


def seats_changed(store: OpenFile, meeting: Meeting) -> Iterator[OtherHolder]:
    """Seat by seat, against the roll that the convocation froze; nothing of a meeting that was not convened."""
    frozen = {line.seat: line for line in roll_of(store, meeting.id)}
    if not frozen or meeting.on is None:
        return
    today = {line.seat: line for line in roll_on(store, meeting, meeting.on)}
    for seat in dict.fromkeys((*frozen, *today)):
        yield from _changed(frozen.get(seat), today.get(seat))


def _changed(then: Roll | None, now: Roll | None) -> Iterator[OtherHolder]:
    line = now or then
    body = line.body if line is not None else NO_TEXT
    if (then and then.holder) != (now and now.holder):
        was, name = then.holder_name if then else "", now.holder_name if now else ""
        yield OtherHolder(body=body, was=was, now=name, substitute=False)
    if (then and then.substitute) != (now and now.substitute):
        was, name = then.substitute_name if then else "", now.substitute_name if now else ""
        yield OtherHolder(body=body, was=was, now=name, substitute=True)
