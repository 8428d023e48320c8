"""Who presides for an item for which whoever presides over the meeting stands back?

It is said by a passage of the minutes of that item, in both languages; nothing else keeps it.
"""

from typing import Final

from ctj_desktop.domain.attendance_facts import SeatFacts
from ctj_desktop.domain.ids import AgendaItemId, PersonId
from ctj_desktop.domain.positions import order_key
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.committees import PRESIDING, OfficeOfCommittee
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.domain.records.minutes import AnyBlock
from ctj_desktop.domain.records.voting import Recusal
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.errors import N_
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.meetings.who_was_there import facts_of
from ctj_desktop.services.membership.senders import officers
from ctj_desktop.services.steps.records import name_of_person, the
from ctj_desktop.storage.open_file import OpenFile

ORDER: Final = (OfficeOfCommittee.CO_PRESIDENT, OfficeOfCommittee.PRESIDENT, OfficeOfCommittee.VICE_PRESIDENT)
"""Whoever holds one of these offices is offered first."""

PRESIDES: Final = N_("{name} presides for this item.")


class MayPreside(NamedValue):
    """Somebody on the roll who does not stand back, with the office held."""

    person: PersonId
    name: str
    office: OfficeOfCommittee | None = None


class PresidingAt(NamedValue):
    """Of an item: who stands back of those who preside, who may take the chair, and the passage that says who does."""

    away: tuple[str, ...]
    may: tuple[MayPreside, ...]
    said: AnyBlock | None = None

    @property
    def asked(self) -> bool:
        """Nobody is left who presides, and it is not said yet who does."""
        return bool(self.away) and self.said is None and bool(self.may)


def presiding_at(store: OpenFile, item: AgendaItemId) -> PresidingAt:
    """Presiding is who is named as the chair of the meeting; where nobody is, whoever holds that office."""
    meeting = the(store, Meeting, the(store, AgendaItem, item).meeting)
    held = {office.person: office.office for office in officers(store, meeting.committee, meeting.on)}
    preside = {meeting.chair} if meeting.chair is not None else {one for one in held if held[one] in PRESIDING}
    recused = {recusal.roll for recusal in store.all(Recusal, item=item)}
    lines = [line for line in facts_of(store, meeting).seats if not line.roll.vacant]
    back = {_sitting(line) for line in lines if line.roll.id in recused}
    may = [
        MayPreside(person=person, name=name_of_person(store, person), office=held.get(person))
        for line in lines
        if (person := _sitting(line)) is not None and person not in back and (meeting.opened_at is None or line.stays)
    ]
    may = list({one.person: one for one in may if one.name}.values())
    texts = {presiding_text(one.name).fr.text for one in may}
    said = (block for block in sorted(store.all(AnyBlock, item=item), key=order_key) if block.text.fr.text in texts)
    return PresidingAt(
        away=tuple(name_of_person(store, one) for one in preside & back if one) if preside and preside <= back else (),
        may=tuple(sorted(may, key=lambda one: ORDER.index(one.office) if one.office in ORDER else len(ORDER))),
        said=next(said, None),
    )


def presiding_text(name: str) -> Bilingual:
    """As the minutes have it."""
    french, german = (load_translator(locale)(PRESIDES).format(name=name) for locale in ("fr_CH", "de_CH"))
    return Bilingual.of(french, german)


def _sitting(line: SeatFacts) -> PersonId | None:
    return line.substitute or line.roll.holder or line.roll.substitute
