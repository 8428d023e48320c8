"""What is the person of a row in the committee: who votes, who advises, who replaces whom, and who is none of these?

A guest has no vote, and whoever looks after the committee has no seat; what a person says in the preview goes first.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import Capacity, OfficeOfCommittee
from ctj_desktop.services.imports.cells import plain
from ctj_desktop.services.imports.refusals import MemberHere
from ctj_desktop.services.imports.said import Glance, PersonSaid, RowSaid, parted
from ctj_desktop.services.imports.verdicts import PartKind, PartTaken

SEATLESS: Final = frozenset({PartKind.SECRETARY, PartKind.NONE})
VOICES: Final = {PartKind.VOTE: Capacity.VOTING, PartKind.ADVICE: Capacity.ADVISORY}


class ListedPeople:
    """Who has which row of a list, and whom others name as their substitute."""

    def __init__(self, rows: Iterable[tuple[int, Glance]], parts: Mapping[int, PartTaken]) -> None:
        self._rows: dict[str, Glance] = {}
        self._replaces: dict[str, str] = {}
        for number, glance in rows:
            seen = _corrected(glance, parts.get(number))
            if seen.name:
                self._rows.setdefault(plain(seen.name), seen)
            if seen.substitute and not seen.stands_in and plain(seen.substitute) != plain(seen.name):
                self._replaces.setdefault(plain(seen.substitute), seen.name)

    def settled(self, said: RowSaid, part: PartTaken | None) -> RowSaid:
        """The row with what it means in the whole list, and with what a person said of it. MemberHere."""
        if part is not None:
            kept = said.substitute if said.substitute is not None and not self._is_member(said.substitute) else None
            return _as_part(replace(said, substitute=kept), part)
        if said.person is None:
            return said
        if said.stands_in and said.substitute is not None:  # its own row: the other name is that of the member
            return replace(said, holder=said.holder or said.substitute, substitute=None)
        holder = self._replaces.get(plain(said.person.name), "")
        unsaid = not (said.member or said.stands_in or said.guest or said.secretary or said.capacity)
        if holder and unsaid and said.substitute is None and said.holder is None:
            return replace(said, stands_in=True, holder=_a_name(holder))
        of_another = said.substitute is not None and plain(said.substitute.name) != plain(said.person.name)
        if said.substitute is not None and of_another and self._is_member(said.substitute):
            raise MemberHere(said.substitute.name)
        return replace(said, stands_in=said.stands_in or said.holder is not None)

    def is_substitute(self, seen: Glance, part: PartTaken | None) -> bool:
        """Whether the row is about somebody who replaces another: it is looked at after the row of that one."""
        if part is not None:
            return part.kind is PartKind.SUBSTITUTE
        return bool(seen.stands_in or seen.holder or (plain(seen.name) in self._replaces and not seen.substitute))

    def _is_member(self, person: PersonSaid) -> bool:
        """Whether a row of the list is about this person as a member."""
        seen = self._rows.get(plain(person.name))
        if seen is None or seen.stands_in or seen.holder:
            return False
        return seen.stands_in is False or bool(seen.substitute)


def standing_of(said: RowSaid, part: PartTaken | None) -> PartKind:
    """What the row makes of its person, or what a person said of it."""
    if part is not None:
        return part.kind
    if said.stands_in:
        return PartKind.SUBSTITUTE
    if said.secretary and not (said.member or said.capacity or said.seat or said.seat_de):
        return PartKind.SECRETARY
    return PartKind.ADVICE if voice_of(said) is Capacity.ADVISORY else PartKind.VOTE


def voice_of(said: RowSaid) -> Capacity | None:
    """The voice of the seat as far as the row says it: a guest advises."""
    return said.capacity or (Capacity.ADVISORY if said.guest else None)


def _corrected(glance: Glance, part: PartTaken | None) -> Glance:
    if part is None:
        return glance
    if part.kind is PartKind.SUBSTITUTE:
        return replace(glance, substitute="", holder=part.of, stands_in=True)
    return replace(glance, substitute="", holder="", stands_in=False)


def _as_part(said: RowSaid, part: PartTaken) -> RowSaid:
    """Take the row as a person said it; the other columns of the row stay."""
    here = replace(said, stands_in=False, holder=None, guest=False, secretary=False, member=True)
    office = None if said.office is OfficeOfCommittee.SECRETARY else said.office
    match part.kind:
        case PartKind.SUBSTITUTE:
            holder = _a_name(part.of) if part.of else None
            return replace(here, stands_in=True, member=False, holder=holder, substitute=None, office=office)
        case PartKind.SECRETARY:
            seatless = replace(here, secretary=True, member=False, capacity=None, seat="", seat_de="", substitute=None)
            return replace(seatless, office=OfficeOfCommittee.SECRETARY)
        case PartKind.NONE:
            return replace(here, office=office, substitute=None)
        case _:
            return replace(here, capacity=VOICES[part.kind])


def _a_name(name: str) -> PersonSaid:
    family, given, _before = parted(name)
    return PersonSaid(family_name=family, given_name=given)
