"""How is it kept that an extract of minutes is owed, was made, was sent, or came back?

The record names decisions and reader by their ids alone: nothing that was decided behind closed doors leaves with it.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any, Final

from ctj_desktop.domain.ids import AnyDecisionId, CommitteeId, ExtractId, OrganisationId, PersonId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.dispatches import InformedBody
from ctj_desktop.domain.records.extracts import Extract
from ctj_desktop.domain.records.meetings import AgendaItem
from ctj_desktop.domain.records.people import DeliveryChannel, Organisation, Person, Side
from ctj_desktop.domain.records.twins import is_restricted
from ctj_desktop.domain.records.voting import AnyDecision
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.services.minutes.decisions import the_decision
from ctj_desktop.services.minutes.extracts.refusals import (
    ExtractMade,
    ExtractSent,
    NoSuchMinutes,
    NothingToExtract,
    NotMadeYet,
    OneMeetingOnly,
    OneRecipient,
    RemarkOfClosed,
)
from ctj_desktop.services.naming.hanging import take_away
from ctj_desktop.services.steps.records import home_of, person_name, the, titled
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit

MADE: Final = ("made_on", "sha256", "sent_on", "undeliverable")
"""Fields that say what was made of it and what became of that."""
SPOKEN: Final = (Language.FR, Language.DE)
"""In which minutes are written."""
FOLLOWS: Final = ("committee", "meeting", "item")
"""Fields that follow from its decisions."""


def remembered(store: OpenFile, given: Mapping[str, Any]) -> Mapping[str, Any]:  # the fields of an extract
    """The language and the way of a reader where none is given: their own, or as they received the last one."""
    language, channel = usual_way(store, given.get("person"), given.get("organisation"), _committee(store, given))
    return {"language": language, "channel": channel}


@step(first=("decisions",), needed=("decisions",), without=(*FOLLOWS, *MADE, "remark"), otherwise=remembered)
def owe_extract(unit: Unit, new: Extract) -> Extract:
    """Notes that a body or a person is to receive an extract of these decisions."""
    kept = settled(unit.store, new)
    unit.name("extract.added", **_of_reader(unit.store, kept))
    return unit.save(kept)


@step(only=("language", "channel", "certified_by", "sent_on", "undeliverable", "remark"))
def change_extract(unit: Unit, after: Extract, before: Extract) -> Extract:
    """Says when it was sent, that it came back, or by which way it goes; its language and who certifies it until made.

    One that went by other means has a day of sending and was never made here.
    """
    stored = the(unit.store, Extract, before.id)
    _need_language(after)
    if stored.made_on is not None and (after.language, after.certified_by) != (before.language, before.certified_by):
        raise ExtractMade
    if after.remark and after.remark != before.remark and is_of_closed(unit.store, stored):
        raise RemarkOfClosed
    unit.name("extract.changed", **_of_reader(unit.store, after))
    return unit.save(after, before=before)


@step(after=("owe_extract",))
def make_extract(
    unit: Unit, *, extract: ExtractId, on: date, sha256: str = "", certified_by: PersonId | None = None
) -> Extract:
    """Notes that it was made: the fingerprint of the paper and who certifies it; what was sent is not made anew."""
    stored = the(unit.store, Extract, extract)
    if stored.sent_on is not None:
        raise ExtractSent
    made = replace(
        stored,
        made_on=on,
        sha256=sha256,
        certified_by=certified_by or stored.certified_by,
        undeliverable=False,
    )
    unit.name("extract.made", **_of_reader(unit.store, made))
    return unit.save(made, before=stored)


@step(after=("make_extract",))
def deliver_extract(unit: Unit, *, extract: ExtractId, on: date, channel: DeliveryChannel | None = None) -> Extract:
    """Notes on which day it was sent, and by another way than was meant if it was."""
    stored = the(unit.store, Extract, extract)
    if stored.made_on is None:
        raise NotMadeYet
    sent = replace(stored, sent_on=on, channel=channel or stored.channel, undeliverable=False)
    unit.name("extract.sent", **_of_reader(unit.store, sent))
    return unit.save(sent, before=stored)


@step
def remove_extract(unit: Unit, *, extract: ExtractId) -> Extract:
    """Takes away one that was noted by mistake; what was sent stays in the register."""
    stored = the(unit.store, Extract, extract)
    if stored.sent_on is not None:
        raise ExtractSent
    unit.name("extract.deleted", **_of_reader(unit.store, stored))
    return take_away(unit, stored)


def keep_made(unit: Unit, *, made: Sequence[Extract]) -> Extract:
    """What was made for several readers at once, as one act; those that were owed already are not owed twice."""
    saved = [_kept(unit, one) for one in made]
    names = ", ".join(reader_of(unit.store, one).fr.text for one in saved)
    unit.name("extract.made", **titled(Bilingual.of(names, names)))
    return saved[-1]


def keep_owed(unit: Unit, *, owed: Sequence[Extract]) -> Extract:
    """Several readers at once, of whom nothing was made yet."""
    saved = [_kept(unit, one) for one in owed]
    names = ", ".join(reader_of(unit.store, one).fr.text for one in saved)
    unit.name("extract.added", **titled(Bilingual.of(names, names)))
    return saved[-1]


def settled(store: OpenFile, new: Extract) -> Extract:
    """With all that follows from its decisions; refuses what is no extract."""
    if not new.decisions:
        raise NothingToExtract
    found = [the_decision(store, key) for key in dict.fromkeys(new.decisions)]
    decisions = sorted(found, key=lambda one: (one.number is None, one.number or "", one.id))
    first = decisions[0]
    if any((one.committee, one.meeting) != (first.committee, first.meeting) for one in decisions):
        raise OneMeetingOnly
    _need_language(new)
    if (new.person is None) == (new.organisation is None):
        raise OneRecipient
    for cls, key in ((Person, new.person), (Organisation, new.organisation)):
        if key is not None:
            the(store, cls, key)
    items = {one.item for one in decisions}
    return replace(
        new,
        home=home_of(first.committee),
        committee=first.committee,
        meeting=first.meeting,
        item=items.pop() if len(items) == 1 else None,
        decisions=tuple(one.id for one in decisions),
    )


def reader_of(store: OpenFile, extract: Extract) -> Bilingual:
    """What the reader is called now; nothing for one that is not here."""
    if extract.person is not None:
        return Bilingual.of(*(person_name(store.get(Person, extract.person, deleted=True)),) * 2)
    body = store.get(Organisation, extract.organisation, deleted=True) if extract.organisation is not None else None
    return body.name if body is not None else Bilingual()


def is_of_closed(store: OpenFile, extract: Extract) -> bool:
    """Whether one of its decisions was taken behind closed doors."""
    return any(is_closed(store, key) for key in extract.decisions)


def is_closed(store: OpenFile, key: AnyDecisionId) -> bool:
    """Whether a decision was taken behind closed doors."""
    decision = store.get(AnyDecision, key)
    item = store.get(AgendaItem, decision.item) if decision is not None and decision.item is not None else None
    return (decision is not None and is_restricted(decision)) or (item is not None and item.closed)


def usual_way(
    store: OpenFile, person: PersonId | None, organisation: OrganisationId | None, committee: CommitteeId | None
) -> tuple[Language, DeliveryChannel]:
    """A person's own; a body's as it received the last extract, else the convocations, else the language of its side.

    Whoever has none is written to in that of the committee.
    """
    owner = store.get(Committee, committee) if committee is not None else None
    spoken = owner.writes_in if owner is not None else Language.FR
    reader = store.get(Person, person) if person is not None else None
    if reader is not None:
        return (reader.language if reader.language in SPOKEN else spoken), reader.channel
    if organisation is None:
        return spoken, DeliveryChannel.MAIL
    earlier = store.all(Extract, organisation=organisation, order="made_on, id")
    if earlier:
        return earlier[-1].language, earlier[-1].channel
    informed = store.all(InformedBody, organisation=organisation, order="start, id")
    body = store.get(Organisation, organisation)
    if body is not None and body.side is Side.FR:
        spoken = Language.FR
    if informed:
        known = informed[-1].language
        return known if known in SPOKEN else spoken, informed[-1].channel
    by_mail = body is not None and (body.email or body.address is None)
    return spoken, DeliveryChannel.MAIL if by_mail else DeliveryChannel.POST


def _need_language(extract: Extract) -> None:
    if extract.language not in SPOKEN:
        raise NoSuchMinutes


def _kept(unit: Unit, one: Extract) -> Extract:
    stored = unit.store.get(Extract, one.id)
    if stored is not None:
        return unit.save(one, before=stored)
    return unit.save(replace(settled(unit.store, one), id=ExtractId(unit.new_id())))


def _of_reader(store: OpenFile, extract: Extract) -> dict[str, str]:
    """The history calls it after its reader: of what was decided nothing stands there."""
    return titled(reader_of(store, extract))


def _committee(store: OpenFile, given: Mapping[str, Any]) -> CommitteeId | None:
    keys: Collection[AnyDecisionId] = given.get("decisions") or ()
    decision = store.get(AnyDecision, next(iter(keys))) if keys else None
    return decision.committee if decision is not None else None
