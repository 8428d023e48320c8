"""How are the seats and colleges of a committee put in order, corrected and taken away?"""

from ctj_desktop.domain.ids import CollegeId, SeatId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import College, Seat
from ctj_desktop.services.membership.refusals import CollegeInQuorum
from ctj_desktop.services.membership.rules.in_force import quorums_of
from ctj_desktop.services.naming.hanging import name_in_sentences, take_away
from ctj_desktop.services.naming.removal import removal
from ctj_desktop.services.steps.places import in_order, place_at
from ctj_desktop.services.steps.records import need_text, the, titled
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.unit import Unit

remove_seat = removal(
    Seat, "Takes a seat away on which nobody ever sat and that was on no roll; one that ended gets a last day instead."
)


@step
def move_seat(unit: Unit, *, seat: SeatId, place: int) -> Seat:
    """Moves a seat to `place` (1 is first) in the list of its committee; rolls already frozen stay as they are."""
    stored = the(unit.store, Seat, seat)
    others = [one for one in in_order(unit.store.all(Seat, committee=stored.committee)) if one.id != seat]
    unit.name("seat.moved", **titled(name_in_sentences(unit.store, stored)))
    return unit.save(replace(stored, position=place_at(unit, others, place - 1)), before=stored)


@step(without=("committee",))
def change_college(unit: Unit, after: College, before: College) -> College:
    """Changes the name of a college."""
    the(unit.store, College, before.id)
    unit.name("college.changed", before, **titled(need_text(after.name)))
    return unit.save(after, before=before)


@step
def remove_college(unit: Unit, *, college: CollegeId) -> College:
    """Takes a college away to which no seat belongs any more.

    `CollegeInQuorum` while a quorum asks for members of it.
    """
    stored = the(unit.store, College, college)
    for version, quorum in quorums_of(unit.store, stored.committee):
        if any(one.college == college for one in quorum.colleges):
            raise CollegeInQuorum(version.title)
    unit.name("college.deleted", stored, **titled(stored.name))
    return take_away(unit, stored)


@step
def move_college(unit: Unit, *, college: CollegeId, place: int) -> College:
    """Moves a college to `place` (1 is first) among those of its committee."""
    stored = the(unit.store, College, college)
    others = [one for one in in_order(unit.store.all(College, committee=stored.committee)) if one.id != college]
    unit.name("college.moved", stored, **titled(stored.name))
    return unit.save(replace(stored, position=place_at(unit, others, place - 1)), before=stored)
