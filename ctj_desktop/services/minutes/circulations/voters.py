"""Who is asked for an answer by circulation: frozen when it is opened, with names as they are then?"""

from datetime import date

from ctj_desktop.domain.composition import SeatState
from ctj_desktop.domain.ids import CirculationId, CirculationVoterId, DecisionId, SeatId, link_id
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.circulations import Circulation, CirculationVoter
from ctj_desktop.domain.records.committees import Capacity, Committee
from ctj_desktop.domain.records.people import DeliveryChannel, Person
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.services.membership.roll import body_of, composition_on
from ctj_desktop.services.steps.records import person_name, the
from ctj_desktop.storage.open_file import OpenFile


def voter_id(circulation: CirculationId, seat: SeatId) -> CirculationVoterId:
    """The id of the line that a seat has on a circulation, the same on every device."""
    return CirculationVoterId(link_id("circulation_voter", circulation, seat))


def decision_id(circulation: CirculationId) -> DecisionId:
    """The id of the decision that comes of it: two devices that close it apart take one decision."""
    return DecisionId(link_id("circulation_decision", circulation))


def voters_on(store: OpenFile, told: Circulation, day: date) -> list[CirculationVoter]:
    """A line for each seat that somebody holds on the day; whoever sits without a vote is on it, to be informed.

    A vacant seat is not asked: whoever stands in for it does so at a meeting.
    """
    committee = the(store, Committee, told.committee)
    states = composition_on(store, told.committee, day).seats
    return [_line(store, told, committee, state, day) for state in states if state.holder is not None]


def voters_now(store: OpenFile, told: Circulation, day: date) -> list[CirculationVoter]:
    """Those of a draft that would be opened on the day; whoever said that they stand back does, on their own seat."""
    back = {one.seat: one.person for one in store.all(CirculationVoter, circulation=told.id) if one.recused}
    lines = voters_on(store, told, day)
    return [replace(line, recused=line.seat in back and back[line.seat] == line.person) for line in lines]


def _line(store: OpenFile, told: Circulation, committee: Committee, state: SeatState, day: date) -> CirculationVoter:
    assert state.holder is not None
    person = store.get(Person, state.holder.person)
    spoken = person.language if person is not None else None
    return CirculationVoter(
        id=voter_id(told.id, state.seat.id),
        home=told.home,
        circulation=told.id,
        seat=state.seat.id,
        side=state.seat.side,
        position=state.seat.position,
        person=state.holder.person,
        name=person_name(person),
        function=person.function if person is not None else Bilingual(),
        body=body_of(store, state, day),
        college=state.seat.college,
        weight=state.seat.weight,
        may_vote=state.seat.capacity is Capacity.VOTING,
        language=spoken if spoken in (Language.FR, Language.DE) else committee.writes_in,
        channel=person.channel if person is not None else DeliveryChannel.MAIL,
    )
