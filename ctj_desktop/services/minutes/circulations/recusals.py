"""Who stands back from a decision by circulation, and who may have to?

Nobody does unless somebody says so. What is proposed follows from the records of the day, as for the items of a
meeting, and is computed each time. In the file of the conference, which does not receive interests, nothing is.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from ctj_desktop.domain.deciding.standing_back import KnownTies, Party, Ties, WhoSits
from ctj_desktop.domain.ids import CirculationId, SeatId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.circulations import Circulation, CirculationVoter
from ctj_desktop.domain.records.projects import Project
from ctj_desktop.services.meetings.standing_back.known import known_of, with_bodies
from ctj_desktop.services.meetings.standing_back.parties import named_in, parties_of_project
from ctj_desktop.services.meetings.standing_back.reasons import GroundWords, said_once
from ctj_desktop.services.meetings.standing_back.words import WordsOn
from ctj_desktop.services.minutes.circulations.refusals import CirculationOver, NotOnIt, NoVoiceInIt
from ctj_desktop.services.minutes.circulations.voters import voter_id, voters_now
from ctj_desktop.services.steps.change import save_derived
from ctj_desktop.services.steps.here import today_in
from ctj_desktop.services.steps.homes import is_conference
from ctj_desktop.services.steps.records import the
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit


@step(after=("add_circulation",))
def recuse_from_circulation(unit: Unit, *, circulation: CirculationId, seat: SeatId) -> CirculationVoter:
    """Records that a seat stands back: it is informed, not asked, and counted nowhere. Until it is closed or withdrawn.

    Before the opening it is whoever holds the seat who stands back: another holder would be asked.
    """
    line = _line(unit.store, circulation, seat)
    if not line.may_vote:
        raise NoVoiceInIt(line.name or "–")
    unit.name("circulation.recused", name=line.name)
    return save_derived(unit, replace(line, recused=True))


@step(after=("recuse_from_circulation",))
def withdraw_circulation_recusal(unit: Unit, *, circulation: CirculationId, seat: SeatId) -> CirculationVoter:
    """Takes back that a seat stands back: it is asked again, and an answer that it gave counts."""
    line = _line(unit.store, circulation, seat)
    unit.name("circulation.recusal_withdrawn", name=line.name)
    return save_derived(unit, replace(line, recused=False))


def may_stand_back(
    store: OpenFile, told: Circulation, lines: Sequence[CirculationVoter], day: date
) -> Mapping[SeatId, tuple[GroundWords, ...]]:
    """Why some of those who are asked may have to, the best reason first: by its project, or by whom its text names."""
    if is_conference(store):
        return {}
    sitting = [WhoSits(line.seat, line.person) for line in lines if line.person is not None and line.may_vote]
    known = known_of(store, told.committee, {one.person for one in sitting}, {one.seat for one in sitting})
    first = Ties(known, day)
    tied = with_bodies(store, known, {tie.body for one in sitting for tie in first.of(one)})
    parties = tuple(_parties(store, told, tied))
    if not parties:
        return {}
    bodies = {party.who for party in parties} | {one.id for one in tied.bodies}
    ties, words = Ties(with_bodies(store, known, bodies), day), WordsOn(store, day)
    return {one.seat: said_once(map(words.of, one.grounds)) for one in ties.proposals(parties, sitting)}


def _parties(store: OpenFile, told: Circulation, tied: KnownTies) -> Iterator[Party]:
    by = (told.kind, told.id)
    project = store.get(Project, told.project) if told.project is not None else None
    if project is not None:
        yield from parties_of_project(store, project, by)
    else:
        yield from named_in(store, by, (told.title, told.text), tied.bodies)


def _line(store: OpenFile, circulation: CirculationId, seat: SeatId) -> CirculationVoter:
    """Of what is not over; of a draft as it would be opened today."""
    told = the(store, Circulation, circulation)
    over = told.closed_on or told.withdrawn_on
    if over is not None:
        raise CirculationOver(told.title, over)
    if told.opened_on is not None:
        return the(store, CirculationVoter, voter_id(circulation, seat))
    line = next((one for one in voters_now(store, told, today_in(store)) if one.seat == seat), None)
    if line is None:
        raise NotOnIt
    return line
