"""How does it become known that a meeting was convened, changed or called off: its state and what was sent, at once?"""

from collections.abc import Callable, Sequence
from datetime import datetime

from ctj_desktop.domain.ids import DispatchId, MeetingId
from ctj_desktop.domain.record import NamedValue, replace
from ctj_desktop.domain.records.dispatches import Dispatch
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.errors import Refused
from ctj_desktop.services.meetings.convocation import Recipient
from ctj_desktop.services.meetings.life import convene_meeting
from ctj_desktop.services.meetings.sending.dispatches import need_one_reader, next_revision, revision_of
from ctj_desktop.services.meetings.sending.letters import Asking
from ctj_desktop.services.steps.records import home_of, the, titled
from ctj_desktop.storage.unit import Unit

MoveOf = Callable[[Unit], object]
"""The act that moves the meeting where it is not convened: cancelled or put off."""


class SentMeanwhile(Refused):
    """Another revision of this meeting left in the meantime. Look at it, and make this one anew."""


class NotReached(Refused):
    """Not reached as chosen: {names}. Enter what lacks, choose another way, or leave them out."""

    names: tuple[str, ...]


class Nobody(Refused):
    """Choose at least one recipient."""


class Order(NamedValue):
    """What is to be made: for whom, under which revision, at which moment; a draft for `each` or one per language.

    With a `label_format` labels for what goes by post, from label `first_label` on. What goes `again` moves nothing.
    With `forms` whoever is asked gets one to answer on.
    """

    meeting: MeetingId
    asking: Asking
    readers: tuple[Recipient, ...]
    revision: int
    at: datetime
    each: bool = False
    label_format: str = ""
    first_label: int = 1
    again: bool = False
    forms: bool = False


def need_reached(readers: Sequence[Recipient]) -> None:
    """`Nobody` or `NotReached` before anything is made."""
    if not readers:
        raise Nobody
    if unreached := tuple(one.name for one in readers if not one.reached):
        raise NotReached(unreached)


def convoke(unit: Unit, *, order: Order, dispatches: Sequence[Dispatch], move: MoveOf | None = None) -> Meeting:
    """The new state of the meeting and a line for each reader and way, as one act; `SentMeanwhile`."""
    store, meeting = unit.store, the(unit.store, Meeting, order.meeting)
    if order.revision != (revision_of if order.again else next_revision)(store, meeting.id):
        raise SentMeanwhile
    if order.again:
        unit.name("dispatch.added", **titled(_readers(order)))
    elif move is not None:
        move(unit)
    else:
        convene_meeting(unit, meeting=meeting.id, on=order.asking.dated)
    for one in dispatches:
        need_one_reader(store, one)
        home = home_of(meeting.committee)
        unit.save(replace(one, id=DispatchId(unit.new_id()), home=home, by=store.author))
    return meeting


def _readers(order: Order) -> Bilingual:
    names = ", ".join(one.name for one in order.readers)
    return Bilingual.of(names, names)
