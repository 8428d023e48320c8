"""What does the agenda of an earlier meeting give a new one?

What returns: headings, standing items as they read today, on wish every other item, each with its kind and its minutes,
who presents it while they are in office, and its documents as expected. Numbers, days, times, outcomes, notes and
proposed decisions belong to the earlier meeting, and what was said behind closed doors stays there. A second call
proposes again what could not be decided: there the proposed decisions and the files of the documents return as well.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from ctj_desktop.domain.composition import day_within
from ctj_desktop.domain.ids import AgendaItemId, AttachmentId, CommitteeId, ItemDocumentId, MeetingId, PersonId
from ctj_desktop.domain.record import NamedValue, PositionalValue, replace
from ctj_desktop.domain.records.committees import Mandate, OfficeHeld
from ctj_desktop.domain.records.meetings import (
    AgendaItem,
    ItemDocument,
    ItemKind,
    ItemOrigin,
    Meeting,
    MeetingState,
    StandingItem,
)
from ctj_desktop.domain.records.minutes import AnyAttachment, Attachment
from ctj_desktop.domain.records.people import Person
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.services.meetings.agenda import BUILDING, need_open_agenda, siblings
from ctj_desktop.services.meetings.item_documents import file_of
from ctj_desktop.services.meetings.minutes_to_approve import with_minutes
from ctj_desktop.services.meetings.refusals import MeetingElsewhere, NothingToCopy, SameMeeting
from ctj_desktop.services.steps.move_ends import ends
from ctj_desktop.services.steps.places import at_end, in_order
from ctj_desktop.services.steps.records import the
from ctj_desktop.services.steps.states import name_of
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries.meetings import with_items
from ctj_desktop.storage.unit import Unit


class Copied(PositionalValue):
    """An item of the earlier meeting as it would return, with its documents: a file, or None where it is expected."""

    item: AgendaItem
    documents: tuple[tuple[Bilingual, AnyAttachment | None], ...]


class ExampleMeeting(NamedValue):
    """A meeting that can be taken as the example."""

    meeting: Meeting
    state: MeetingState


@step(first=("meeting", "like"), states=BUILDING, after=("plan_meeting",))
def copy_agenda(unit: Unit, *, meeting: MeetingId, like: MeetingId, every_item: bool = False) -> tuple[AgendaItem, ...]:
    """Adds the headings and standing items of an earlier meeting of the committee, or every item, at the end.

    `MeetingElsewhere` for one of another committee, `NothingToCopy` where nothing returns.
    """
    owner, earlier = the(unit.store, Meeting, meeting), the(unit.store, Meeting, like)
    need_open_agenda(unit.store, owner, BUILDING)
    if meeting == like:
        raise SameMeeting
    if owner.committee != earlier.committee:
        raise MeetingElsewhere(name_of(earlier), at_field="like")
    found = _returning_of(unit.store, earlier, owner, every_item=every_item)
    if not found:
        raise NothingToCopy(name_of(earlier))
    unit.name("agenda.copied", number=name_of(owner), like=name_of(earlier))
    return tuple(_add(unit, owner, found))


def examples(store: OpenFile, committee: CommitteeId, most: int = 24) -> list[ExampleMeeting]:
    """The committee's meetings that have an agenda, the latest first."""
    states = ends(store, Meeting.kind, MeetingState.DRAFT, committee)
    found = (store.get(Meeting, key) for key in with_items(store, committee, most))
    draft = MeetingState.DRAFT
    return [ExampleMeeting(meeting=one, state=MeetingState(states.get(one.id.bytes, draft))) for one in found if one]


def _returning_of(store: OpenFile, earlier: Meeting, owner: Meeting, *, every_item: bool) -> tuple[Copied, ...]:
    """What of an earlier agenda returns on the day of another meeting, in order; without a day, whoever presented."""
    offices = _Offices(store, earlier.committee, earlier.on or owner.on, owner.on)
    items = [one for one in _ordered(store.all(AgendaItem, meeting=earlier.id)) if every_item or _returns(one)]
    again = owner.second_call_of == earlier.id
    return tuple(_returning(store, item, offices, again=again) for item in items)


def _returns(item: AgendaItem) -> bool:
    return item.standing is not None or (item.item_kind is ItemKind.HEADING and not item.closed)


def _ordered(items: Iterable[AgendaItem]) -> Iterator[AgendaItem]:
    """Each item before those below it."""
    rows = in_order(list(items))
    for row in rows:
        if row.parent is None:
            yield row
            yield from (below for below in rows if below.parent == row.id)


def _returning(store: OpenFile, item: AgendaItem, offices: "_Offices", *, again: bool) -> Copied:
    standing = store.get(StandingItem, item.standing) if item.standing else None
    copied = AgendaItem(
        id=item.id,
        home=item.home,
        meeting=item.meeting,
        parent=item.parent,
        position="",
        title=standing.title if standing else item.title,
        proposed_decision=item.proposed_decision if again and not item.closed else NO_TEXT,
        item_kind=standing.item_kind if standing else item.item_kind,
        origin=ItemOrigin.STANDING if standing else ItemOrigin.ADDED,
        minutes=standing.minutes if standing else item.minutes,
        presenter=item.presenter,
        presenter_person=offices.presenter(item.presenter_person),
        project=item.project,
        closed=item.closed,
        standing=item.standing,
    )
    open_papers = in_order(store.all(ItemDocument, item=item.id)) if not item.closed else []
    return Copied(copied, tuple((paper.title, file_of(store, paper) if again else None) for paper in open_papers))


def _add(unit: Unit, owner: Meeting, found: Iterable[Copied]) -> Iterator[AgendaItem]:
    """Standing items that are on the agenda already stay as they are, and what hung on them hangs on them."""
    present = {one.standing: one.id for one in unit.store.all(AgendaItem, meeting=owner.id) if one.standing}
    became: dict[AgendaItemId, AgendaItemId] = {}
    for copied in found:
        item = copied.item
        if item.standing in present:
            became[item.id] = present[item.standing]
            continue
        parent = _above(became, item)
        made = replace(
            item,
            id=AgendaItemId(unit.new_id()),
            home=owner.home,
            meeting=owner.id,
            parent=parent,
            position=at_end(unit, siblings(unit.store, owner.id, parent)),
        )
        became[item.id] = made.id
        yield unit.save(with_minutes(unit.store, owner, made) if made.standing else made)
        _expect(unit, made, copied.documents)


def _above(became: Mapping[AgendaItemId, AgendaItemId], item: AgendaItem) -> AgendaItemId | None:
    """Below what it stood under, where that returned; else it is an item of the first level."""
    return became.get(item.parent) if item.parent else None


def _expect(unit: Unit, item: AgendaItem, documents: Iterable[tuple[Bilingual, AnyAttachment | None]]) -> None:
    placed: list[ItemDocument] = []
    for title, file in documents:
        key = ItemDocumentId(unit.new_id())
        kept = replace(file, id=AttachmentId(unit.new_id()), owner=key) if isinstance(file, Attachment) else None
        paper = ItemDocument(
            id=key,
            home=item.home,
            item=item.id,
            position=at_end(unit, placed),
            title=title,
            to_follow=kept is None,
            attachment=kept.id if kept is not None else None,
        )
        placed.append(unit.save(paper))
        if kept is not None:
            unit.save(kept)


class _Offices:
    """Who presents by their office: whoever holds it on that day, in the place of whoever held it before."""

    def __init__(self, store: OpenFile, committee: CommitteeId, before: date | None, then: date | None) -> None:
        self._store, self._before, self._then = store, before, then
        self._held = store.all(OfficeHeld, committee=committee)
        self._mandates = store.all(Mandate, committee=committee)

    def presenter(self, person: PersonId | None) -> PersonId | None:
        """Nobody where they left the committee; whoever never sat there has no term that could have ended."""
        if person is None or self._store.get(Person, person) is None:
            return None
        if self._before is None or self._then is None or self._sits(person, self._then):
            return person
        if not self._sits(person, self._before):
            return person
        offices = {
            (one.office, one.side) for one in self._held if one.person == person and day_within(one, self._before)
        }
        after = (one.person for one in self._held if (one.office, one.side) in offices and day_within(one, self._then))
        return next(after, None)

    def _sits(self, person: PersonId, day: date) -> bool:
        held = any(one.person == person and day_within(one, day) for one in self._held)
        return held or any(one.person == person and day_within(one, day) for one in self._mandates)
