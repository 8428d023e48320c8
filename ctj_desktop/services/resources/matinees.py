"""How are thematic mornings kept, with who is expected and who came?"""

from ctj_desktop.domain.ids import CommitteeId, HomeId, MatineeId, MatineeParticipantId
from ctj_desktop.domain.record import NamedValue, replace
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.people import Person, Side
from ctj_desktop.domain.records.resources import Matinee, MatineeParticipant
from ctj_desktop.services.naming.removal import removal
from ctj_desktop.services.resources.refusals import EndsBeforeItBegins, NobodySaid, TakesPartAlready
from ctj_desktop.services.steps.homes import home_for, need_kept_here
from ctj_desktop.services.steps.records import home_of, name_of_person, need_text, the, titled
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit

NEXT = {None: True, True: False, False: None}


class Came(NamedValue):
    """Of a morning: how many are on its list, how many came, and of these how many from each side."""

    expected: int
    came: int
    by_side: tuple[tuple[Side, int], ...]


@step
def add_matinee(unit: Unit, new: Matinee, *, committee: CommitteeId | None = None) -> Matinee:
    """Enters a thematic morning: of the conference by its office, else of this office or of a committee."""
    made = replace(_sound(new), home=home_for(unit.store, committee))
    unit.name("matinee.added", made, **titled(made.title))
    return unit.save(made)


@step
def change_matinee(unit: Unit, after: Matinee, before: Matinee) -> Matinee:
    """Changes a thematic morning: its day, its programme, how far it is, what came of it; fields not given stay."""
    need_kept_here(unit.store, the(unit.store, Matinee, before.id))
    unit.name("matinee.changed", before, **titled(need_text(after.title)))
    return unit.save(_sound(after), before=before)


remove_matinee = removal(
    Matinee, "Takes a thematic morning away with the list of those who took part; what it left stays in the library."
)


@step
def add_matinee_participant(unit: Unit, new: MatineeParticipant) -> MatineeParticipant:
    """Puts a person of the directory, or a guest by name, on the list of a thematic morning."""
    morning = the(unit.store, Matinee, new.matinee)
    made = replace(_known(unit.store, new), home=_keeper(unit.store, morning))
    unit.name("matinee_participant.added", made, name=participant_name(unit.store, made))
    return unit.save(made)


@step(without=("matinee",))
def change_matinee_participant(unit: Unit, after: MatineeParticipant, before: MatineeParticipant) -> MatineeParticipant:
    """Changes a line of the list of a thematic morning; fields not given stay."""
    need_kept_here(unit.store, the(unit.store, MatineeParticipant, before.id))
    unit.name("matinee_participant.changed", before, name=participant_name(unit.store, after))
    return unit.save(_known(unit.store, after), before=before)


@step
def tick_matinee_participant(unit: Unit, *, matinee_participant: MatineeParticipantId) -> MatineeParticipant:
    """Notes that somebody came; once more, that they did not; once more, that nothing is known."""
    stored = the(unit.store, MatineeParticipant, matinee_participant)
    need_kept_here(unit.store, stored)
    unit.name("matinee_participant.changed", stored, name=participant_name(unit.store, stored))
    return unit.save(replace(stored, came=NEXT[stored.came]), before=stored)


remove_matinee_participant = removal(
    MatineeParticipant,
    "Takes somebody off the list of a thematic morning.",
    words=lambda store, row: {"name": participant_name(store, row)},
)


def participant_name(store: OpenFile, one: MatineeParticipant) -> str:
    """As the directory calls the person, else as the guest is written."""
    return one.name or name_of_person(store, one.person)


def side_of(store: OpenFile, one: MatineeParticipant) -> Side | None:
    """The side that is written, else that of the person."""
    person = store.get(Person, one.person) if one.person is not None and one.side is None else None
    return one.side or (person.side if person is not None else None)


def who_came(store: OpenFile, matinee: MatineeId) -> Came:
    """How many are on the list of a morning and how many came, by side."""
    listed = store.all(MatineeParticipant, matinee=matinee)
    there = [side_of(store, one) for one in listed if one.came]
    by_side = tuple((side, there.count(side)) for side in Side if side in there)
    return Came(expected=len(listed), came=len(there), by_side=by_side)


def _keeper(store: OpenFile, morning: Matinee) -> HomeId:
    """With the committee that keeps the morning, else with this office: names never go to all with the conference."""
    committee = store.get(Committee, CommitteeId(morning.home))
    return home_of(committee.id) if committee is not None else store.home()


def _sound(morning: Matinee) -> Matinee:
    need_text(morning.title)
    if morning.begins_at is not None and morning.ends_at is not None and morning.ends_at <= morning.begins_at:
        raise EndsBeforeItBegins
    return morning


def _known(store: OpenFile, one: MatineeParticipant) -> MatineeParticipant:
    if one.person is None and not one.name.strip():
        raise NobodySaid
    if one.person is not None:
        the(store, Person, one.person)
        others = store.all(MatineeParticipant, matinee=one.matinee, person=one.person)
        if any(other.id != one.id for other in others):
            raise TakesPartAlready(name_of_person(store, one.person))
    return replace(one, name=one.name.strip())
