"""How is an agenda built: items, their order, their papers, what is carried over?"""

from collections.abc import Sequence
from typing import Final

from ctj_desktop.domain.ids import AgendaItemId, AnyItemDocumentId, MeetingId, StandingItemId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.closed_items import SAID_INSIDE
from ctj_desktop.domain.records.meetings import (
    AgendaItem,
    AnyItemDocument,
    BusinessOutcome,
    ItemDocument,
    ItemKind,
    ItemOrigin,
    Meeting,
    MeetingState,
    OutcomeKind,
    StandingItem,
)
from ctj_desktop.domain.records.minutes import AnyAttachment
from ctj_desktop.domain.records.twins import is_restricted, kept_as, type_for
from ctj_desktop.domain.records.voting import AnyDecision
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.services.meetings.closing import close, open_up
from ctj_desktop.services.meetings.item_documents import files_of
from ctj_desktop.services.meetings.minutes_to_approve import has_minutes_before, leaves_open, with_minutes
from ctj_desktop.services.meetings.planning.deadlines import need_reason, with_reason
from ctj_desktop.services.meetings.refusals import (
    AgendaFixed,
    AtTheEdge,
    ClosedAbove,
    ClosedWords,
    FileElsewhere,
    MinutesElsewhere,
    NoParentAbove,
    SameMeeting,
    TooDeep,
)
from ctj_desktop.services.meetings.standing_items import standing_items_of
from ctj_desktop.services.naming.removal import removal
from ctj_desktop.services.steps.change import with_values
from ctj_desktop.services.steps.places import at_end, in_order, place_at
from ctj_desktop.services.steps.records import need_text, the, titled
from ctj_desktop.services.steps.refusals import NegativeAmount
from ctj_desktop.services.steps.states import meeting_state, name_of
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit

BUILDING = frozenset({MeetingState.DRAFT, MeetingState.POSTPONED, MeetingState.CONVENED})
PRESENTERS: Final = ("presenter", "presenter_person")
OPEN = BUILDING | {MeetingState.IN_SESSION}  # an item may still be added by the committee at the opening
HELD = frozenset({MeetingState.IN_SESSION, MeetingState.HELD, MeetingState.CIRCULATED, MeetingState.INQUORATE})
"""Something became of its items, and its minutes still change."""


ELSEWHERE: Final = ("number", "standing", "carried_from", "started_at", "ended_at", "outcome")
"""Fields of an item that other acts write."""


@step(
    first=("meeting", "title", "parent", "place", "item_kind", "origin", "minutes", *PRESENTERS),
    without=ELSEWHERE,
    states=OPEN,
)
def add_agenda_item(
    unit: Unit, new: AgendaItem, *, place: int | None = None, origin: ItemOrigin | None = None
) -> AgendaItem:
    """Adds an item, at the end or at `place` (1 is first) of its level; after the convocation it counts as late.

    So it does after the day by which items are proposed, and says why: `LateWithoutReason` otherwise.
    """
    owner = the(unit.store, Meeting, new.meeting)
    state = need_open_agenda(unit.store, owner, OPEN)
    past = need_reason(unit.store, owner, new)
    _need_minutes(new.minutes)
    _need_parent(unit.store, new.meeting, new.parent)
    _need_earlier(unit.store, owner, new.approves)
    in_time = state in (MeetingState.DRAFT, MeetingState.POSTPONED) and not past
    late = ItemOrigin.ADDED if in_time else ItemOrigin.LATE
    unit.name("agenda_item.added", **titled(need_text(new.title)))
    position = _position(unit, siblings(unit.store, new.meeting, new.parent), place)
    closed = new.closed or _is_closed(unit.store, new.parent)
    saved = unit.save(replace(new, position=position, origin=origin or late, closed=closed))
    return close(unit, saved) if closed else saved


@step(states=BUILDING)
def add_standing_items(
    unit: Unit, *, meeting: MeetingId, items: tuple[StandingItemId, ...] = ()
) -> tuple[AgendaItem, ...]:
    """Adds the standing items (all, or those named) that are not yet on the agenda, at its end.

    The one that approves minutes names the last meeting whose minutes are not approved yet; where no earlier meeting
    has any, it comes only where it is named.
    """
    owner = the(unit.store, Meeting, meeting)
    need_open_agenda(unit.store, owner, BUILDING)
    unit.name("standing_items.added", number=name_of(owner))
    present = {item.standing for item in unit.store.all(AgendaItem, meeting=meeting)}
    wanted = [one for one in standing_items_of(unit.store, owner.committee) if one.id not in present]
    if items:
        wanted = [one for one in wanted if one.id in items]
    elif not has_minutes_before(unit.store, owner):
        wanted = [one for one in wanted if not leaves_open(one.title)]
    return tuple(_add_standing(unit, owner, standing) for standing in wanted)


@step(
    named="item",
    first=("item", "title", "item_kind", "origin", "minutes", *PRESENTERS),
    without=("meeting", "parent", "proposed_by", *ELSEWHERE),
    states=OPEN,
)
def change_agenda_item(unit: Unit, after: AgendaItem, before: AgendaItem) -> AgendaItem:
    """Changes an item of the agenda; fields not given stay."""
    stored = the(unit.store, AgendaItem, before.id)
    owner = the(unit.store, Meeting, stored.meeting)
    need_open_agenda(unit.store, owner, OPEN)
    if after.minutes != before.minutes:
        _need_minutes(after.minutes)
    if after.approves != before.approves:
        _need_earlier(unit.store, owner, after.approves)
    if _becomes_late(after, before):
        need_reason(unit.store, owner, after)
    if after.closed and before.closed and _says_more(after, before):
        raise ClosedWords
    if before.closed and not after.closed:
        _need_open_above(unit.store, stored.parent)
    saved = unit.save(after, before=before)
    unit.name("agenda_item.changed", **titled(need_text(saved.title)))
    if after.closed == before.closed:
        return saved
    return close(unit, saved) if saved.closed else open_up(unit, saved)


@step(named="item", first=("item", "place"), only=("parent",), states=OPEN)
def move_agenda_item(unit: Unit, after: AgendaItem, before: AgendaItem, *, place: int) -> AgendaItem:
    """Moves an item to `place` (1 is first) on its level, or among the sub-items of `parent` (null: first level)."""
    stored = _movable(unit, before.id)
    goal = stored.parent if after.parent == before.parent else after.parent
    return _move(unit, stored, goal, place - 1)


@step(states=OPEN)
def shift_agenda_item(unit: Unit, *, item: AgendaItemId, by: int) -> AgendaItem:
    """Moves an item by some places on its level: -1 is one up, 1 is one down."""
    stored = _movable(unit, item)
    row = siblings(unit.store, stored.meeting, stored.parent)
    here = [sibling.id for sibling in row].index(stored.id)
    if not 0 <= here + by < len(row):
        raise AtTheEdge
    return _move(unit, stored, stored.parent, here + by)


@step(states=OPEN)
def indent_agenda_item(unit: Unit, *, item: AgendaItemId) -> AgendaItem:
    """Makes an item the last sub-item of the item above it."""
    stored = _movable(unit, item)
    if stored.parent is not None:
        raise TooDeep
    row = siblings(unit.store, stored.meeting, None)
    here = [sibling.id for sibling in row].index(stored.id)
    if here == 0:
        raise NoParentAbove
    above = row[here - 1].id
    return _move(unit, stored, above, len(siblings(unit.store, stored.meeting, above)))


@step(states=OPEN)
def outdent_agenda_item(unit: Unit, *, item: AgendaItemId) -> AgendaItem:
    """Makes a sub-item an item of the first level, right after the one it belonged to."""
    stored = _movable(unit, item)
    if stored.parent is None:
        raise AtTheEdge
    row = siblings(unit.store, stored.meeting, None)
    above = [sibling.id for sibling in row].index(stored.parent)
    return _move(unit, stored, None, above + 1)


remove_agenda_item = removal(
    AgendaItem,
    "Takes an item with its sub-items, papers and prepared minutes off the agenda; undo brings them back.",
    key="item",
    guard=lambda store, row: need_open_agenda(store, the(store, Meeting, row.meeting), BUILDING),
    states=BUILDING,
)
"""What was decided under it, and tasks that came of it, keep it."""


@step
def add_item_document(unit: Unit, new: ItemDocument, *, late_reason: Bilingual = NO_TEXT) -> AnyItemDocument:
    """Announces a paper of an item, or one that is to follow.

    After the file was closed its title says why it comes now: `LateDocument` without a reason then.
    """
    item = the(unit.store, AgendaItem, new.item)
    title = with_reason(unit.store, item.id, need_text(new.title), late_reason)
    placed = replace(new, title=title, position=at_end(unit, unit.store.all(AnyItemDocument, item=item.id)))
    unit.name("item_document.added", **titled(title))
    return unit.save(_with_own_file(unit.store, kept_as(AnyItemDocument, placed, closed=item.closed)))


@step(named="document", without=("item",))
def change_item_document(unit: Unit, after: AnyItemDocument, before: AnyItemDocument) -> AnyItemDocument:
    """Changes a paper of an item, for instance when it has arrived."""
    the(unit.store, AnyItemDocument, before.id)
    if after.attachment != before.attachment:
        _with_own_file(unit.store, after)
    saved = unit.save(after, before=before)
    unit.name("item_document.changed", **titled(need_text(saved.title)))
    return saved


@step
def remove_item_document(unit: Unit, *, document: AnyItemDocumentId) -> AnyItemDocument:
    """Takes a paper off an item, with its file; undo brings both back."""
    stored = the(unit.store, AnyItemDocument, document)
    unit.name("item_document.deleted", **titled(stored.title))
    _remove_document(unit, stored)
    return stored


@step(states=OPEN)
def carry_over(unit: Unit, *, item: AgendaItemId, to: MeetingId) -> AgendaItem:
    """Puts an item of one meeting on the agenda of a later one; both are kept and linked.

    One of which nothing else is recorded was postponed by that, while its minutes can still say so.
    """
    stored = the(unit.store, AgendaItem, item)
    owner = the(unit.store, Meeting, to)
    if stored.meeting == to:
        raise SameMeeting
    need_open_agenda(unit.store, owner, OPEN)
    unit.name("agenda_item.added", **titled(stored.title))
    if _is_postponed_by_that(unit.store, stored, owner):
        unit.save(replace(stored, outcome=BusinessOutcome(outcome=OutcomeKind.POSTPONED)), before=stored)
    said = with_values(stored, dict.fromkeys(SAID_INSIDE, NO_TEXT)) if stored.closed else stored
    return unit.save(
        replace(
            said,
            id=AgendaItemId(unit.new_id()),
            home=owner.home,
            meeting=to,
            parent=None,
            position=at_end(unit, siblings(unit.store, to, None)),
            number=None,
            origin=ItemOrigin.CARRIED_OVER,
            standing=None,
            carried_from=stored.id,
            late_reason=NO_TEXT,
            started_at=None,
            ended_at=None,
            outcome=None,
        )
    )


def siblings(store: OpenFile, meeting: MeetingId, parent: AgendaItemId | None) -> list[AgendaItem]:
    """The items of one level in order."""
    return in_order(store.all(AgendaItem, meeting=meeting, parent=parent))


def need_open_agenda(store: OpenFile, meeting: Meeting, allowed: frozenset[MeetingState]) -> MeetingState:
    """The state of the meeting, `AgendaFixed` where its agenda no longer changes."""
    state = meeting_state(store, meeting.id)
    if state not in allowed:
        raise AgendaFixed(name_of(meeting), state)
    return state


def _is_postponed_by_that(store: OpenFile, item: AgendaItem, later: Meeting) -> bool:
    """It was on an agenda that was held, nothing was decided under it, and its row is kept by the same committee."""
    held = meeting_state(store, item.meeting) in HELD
    decided = store.count(AnyDecision, item=item.id)
    return held and item.outcome is None and not decided and item.home == later.home


def _add_standing(unit: Unit, meeting: Meeting, standing: StandingItem) -> AgendaItem:
    item = AgendaItem(
        id=AgendaItemId(unit.new_id()),
        home=meeting.home,
        meeting=meeting.id,
        position=at_end(unit, siblings(unit.store, meeting.id, None)),
        title=standing.title,
        item_kind=standing.item_kind,
        origin=ItemOrigin.STANDING,
        minutes=standing.minutes,
        standing=standing.id,
    )
    return unit.save(with_minutes(unit.store, meeting, item))


def _movable(unit: Unit, item: AgendaItemId) -> AgendaItem:
    stored = the(unit.store, AgendaItem, item)
    need_open_agenda(unit.store, the(unit.store, Meeting, stored.meeting), OPEN)
    return stored


def _move(unit: Unit, item: AgendaItem, parent: AgendaItemId | None, index: int) -> AgendaItem:
    """Put the item before the index-th other row of that level."""
    _need_parent(unit.store, item.meeting, parent)
    if parent is not None and (parent == item.id or unit.store.count(AgendaItem, parent=item.id)):
        raise TooDeep
    row = siblings(unit.store, item.meeting, parent)
    others = [sibling for sibling in row if sibling.id != item.id]
    if parent == item.parent and row.index(item) == max(0, min(index, len(others))):
        return item  # it stands there already: nothing to write, nothing to undo
    unit.name("agenda_item.moved", **titled(item.title))
    position = place_at(unit, others, index)
    moved = unit.save(replace(item, parent=parent, position=position), before=item)
    if moved.closed or not _is_closed(unit.store, parent):
        return moved
    return close(unit, unit.save(replace(moved, closed=True), before=moved))


def _position(unit: Unit, row: Sequence[AgendaItem], place: int | None) -> str:
    return place_at(unit, row, len(row) if place is None else place - 1)


def _with_own_file(store: OpenFile, document: AnyItemDocument) -> AnyItemDocument:
    """`FileElsewhere` where it names a file that is not of its class."""
    own = type_for(AnyAttachment, closed=is_restricted(document))
    if document.attachment is not None and store.get(own, document.attachment, deleted=True) is None:
        raise FileElsewhere
    return document


def _remove_document(unit: Unit, document: AnyItemDocument) -> None:
    """A file that another paper names stays, as that one's."""
    for file in files_of(unit.store, document.id):
        naming = (one for one in unit.store.all(AnyItemDocument, attachment=file.id) if one.id != document.id)
        other = next(naming, None)
        if other is None:
            unit.delete(file)
        else:
            unit.save(replace(file, owner=other.id), before=file)
    unit.delete(document)


def _becomes_late(after: AgendaItem, before: AgendaItem) -> bool:
    """Whether it says no longer why it came late, or is no heading any more; one that is closed says it inside."""
    was_heading = before.item_kind is ItemKind.HEADING and after.item_kind is not ItemKind.HEADING
    return not after.closed and (was_heading or bool(before.late_reason))


def _says_more(after: AgendaItem, before: AgendaItem) -> bool:
    """Whether words are written where a closed item has none."""
    return any(getattr(after, name) and getattr(after, name) != getattr(before, name) for name in SAID_INSIDE)


def _is_closed(store: OpenFile, item: AgendaItemId | None) -> bool:
    return item is not None and the(store, AgendaItem, item).closed


def _need_open_above(store: OpenFile, parent: AgendaItemId | None) -> None:
    above = store.get(AgendaItem, parent) if parent is not None else None
    if above is not None and above.closed:
        raise ClosedAbove


def _need_parent(store: OpenFile, meeting: MeetingId, parent: AgendaItemId | None) -> None:
    if parent is None:
        return
    above = the(store, AgendaItem, parent)
    if above.parent is not None or above.meeting != meeting:
        raise TooDeep


def _need_earlier(store: OpenFile, meeting: Meeting, approves: MeetingId | None) -> None:
    """`MinutesElsewhere` for minutes of another committee, of this meeting, or of one that comes after it."""
    if approves is None:
        return
    other = the(store, Meeting, approves)
    after = other.on is not None and meeting.on is not None and other.on > meeting.on
    if other.committee != meeting.committee or other.id == meeting.id or after:
        raise MinutesElsewhere(name_of(other))


def _need_minutes(minutes: int | None) -> None:
    if minutes is not None and minutes < 0:
        raise NegativeAmount
