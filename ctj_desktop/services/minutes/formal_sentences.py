"""From which facts of a workspace does the program write the formal sentences of minutes?"""

import json
from collections.abc import Collection, Iterator, Sequence
from datetime import date, time
from functools import cache
from typing import TYPE_CHECKING, Final
from uuid import UUID

from ctj_desktop.domain.clock import agenda as agenda_of
from ctj_desktop.domain.ids import MeetingId, MeetingMoveId, RollId
from ctj_desktop.domain.outcomes import adds, adjourns, says_of_item
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import Committee, InclusiveForm
from ctj_desktop.domain.records.meetings import (
    AgendaItem,
    Attendance,
    BusinessOutcome,
    Guest,
    ItemKind,
    Meeting,
    MeetingMove,
    MeetingState,
    OutcomeKind,
)
from ctj_desktop.domain.records.minutes import AnyBlock, ApprovedDocument, ApprovedVersion
from ctj_desktop.domain.records.people import Person
from ctj_desktop.domain.records.voting import AnyDecision, AnyTask, Decision
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.meetings.standing_back.seats import SeatsOfMeeting
from ctj_desktop.services.meetings.who_was_there import facts_of
from ctj_desktop.services.membership.roll import roll_of
from ctj_desktop.services.membership.senders import officers, secretaries
from ctj_desktop.services.minutes.blocks import blocks_of
from ctj_desktop.services.minutes.outcomes import is_counted, named_outcome
from ctj_desktop.services.minutes.rooms import Rooms, article_of_quorum
from ctj_desktop.services.naming.earlier_texts import all_before
from ctj_desktop.services.steps.chains import end_of_chain, followed, left_over
from ctj_desktop.services.steps.records import name_of_person, person_name, the
from ctj_desktop.services.steps.states import meeting_moves, meeting_state
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries import minutes

if TYPE_CHECKING:  # said on first use: it costs the start of the window nothing
    from ctj_desktop.documents.formal_sentences import (
        Became,
        EarlierMinutes,
        EndedWithout,
        FiledSentence,
        FormalFacts,
        LeftForItem,
    )
    from ctj_desktop.documents.papers import Voices
    from ctj_desktop.documents.presence import People

NOT_TO_COME: Final = frozenset({MeetingState.CANCELLED, MeetingState.POSTPONED})
ADJOURNED: Final = BusinessOutcome(outcome=OutcomeKind.POSTPONED)
FORMAL: Final = "formal"
"""The key under which the approved text keeps its formal sentences."""


def formal_facts(store: OpenFile, meeting: Meeting) -> "FormalFacts":
    """What the formal sentences of a meeting are made of; of approved minutes the sentences that were filed."""
    from ctj_desktop.documents.formal_sentences import FormalFacts

    attendance = facts_of(store, meeting) if meeting.opened_at else None
    rooms = Rooms(store, meeting, attendance) if attendance is not None else None
    ended_without = _ended_without(store, meeting)
    not_treated = tuple(_not_treated(store, meeting, ended=ended_without is not None))
    filed = filed_sentences(approved_version(store, meeting.id))
    return FormalFacts(
        meeting=meeting,
        sides=the(store, Committee, meeting.committee).sides,
        attendance=attendance,
        room=rooms.at_opening() if rooms is not None else None,
        later=tuple(rooms.later()) if rooms is not None else (),
        people=people_of(store, meeting),
        chair=name_of_person(store, meeting.chair),
        minute_taker=name_of_person(store, meeting.minute_taker),
        earlier_minutes=tuple(_earlier_minutes(store, meeting)),
        stood_back=tuple(_stood_back(store, meeting, not_treated, rooms)),
        became=tuple(_became(store, meeting)),
        not_treated=not_treated,
        no_quorum_then=tuple(_no_quorum_then(store, meeting, rooms)) if rooms is not None else (),
        ended_without=ended_without,
        article=article_of_quorum(store, meeting),
        next_meeting=next_meeting(store, meeting) if not filed else None,
        filed=filed,
    )


def approved_version(store: OpenFile, meeting: MeetingId) -> ApprovedVersion | None:
    """The minutes as they were approved; of several, the latest (a contradiction that the exchange shows)."""
    found = store.all(ApprovedVersion, meeting=meeting, document=ApprovedDocument.MINUTES, order="at, id")
    return found[-1] if found else None


def next_meeting(store: OpenFile, meeting: Meeting) -> Meeting | None:
    """The committee's nearest later meeting that is to take place; of minutes that went round, as was known then."""
    if meeting.on is None:
        return None
    sent = _went_round(store, meeting)
    known = all_before(store, sent, Meeting, committee=meeting.committee)
    ahead = [(one.on, one.start or time.min, one.id, one) for one in known if one.on and one.on > meeting.on]
    return next((one for *_, one in sorted(ahead) if _takes_place(store, one, sent)), None)


def _went_round(store: OpenFile, meeting: Meeting) -> MeetingMoveId | None:
    """The move by which the minutes went round, unless they were taken back since."""
    moves, _ = followed(meeting_moves(store, meeting.id), MeetingState.DRAFT)
    found = [one for one in moves if one.to_state in (MeetingState.CIRCULATED, MeetingState.HELD)]
    return found[-1].id if found and found[-1].to_state is MeetingState.CIRCULATED else None


def _takes_place(store: OpenFile, meeting: Meeting, sent: MeetingMoveId | None) -> bool:
    moves = all_before(store, sent, MeetingMove, meeting=meeting.id)
    return end_of_chain(moves, MeetingState.DRAFT) not in NOT_TO_COME


@cache
def paper_voices(form: InclusiveForm = InclusiveForm.NEUTRAL) -> "Voices":
    """French and German as papers say them; read once, since a catalogue takes its time."""
    from ctj_desktop.documents.papers import Voices

    return Voices(load_translator("fr_CH"), load_translator("de_CH"), form)


def voices_of(store: OpenFile, meeting: Meeting) -> "Voices":
    """As the committee chose to name women and men."""
    return paper_voices(the(store, Committee, meeting.committee).inclusive)


def formal_lines(store: OpenFile, meeting: Meeting) -> list[dict[str, str | None]]:
    """The formal sentences as the approved text keeps them."""
    from ctj_desktop.documents.formal_sentences import formal_sentences

    facts = replace(formal_facts(store, meeting), filed=())
    filed = [sentence.filed for sentence in formal_sentences(facts, voices_of(store, meeting))]
    return [
        {"kind": one.kind.value, "item": str(one.item) if one.item else None, "fr": one.fr, "de": one.de}
        for one in filed
    ]


def filed_sentences(version: ApprovedVersion | None) -> tuple["FiledSentence", ...]:
    """The formal sentences of an approved text; none where it was filed without them, or cannot be read."""
    from ctj_desktop.documents.formal_sentences import FiledSentence, Formal

    if version is None:
        return ()
    try:
        lines = json.loads(version.text).get(FORMAL, ())
        return tuple(
            FiledSentence(
                kind=Formal(line["kind"]),
                item=UUID(line["item"]) if line["item"] else None,
                fr=str(line["fr"]),
                de=str(line["de"]),
            )
            for line in lines
        )
    except (ValueError, KeyError, TypeError, AttributeError):  # another program's text is kept and not read
        return ()


def _earlier_minutes(store: OpenFile, meeting: Meeting) -> list["EarlierMinutes"]:
    """The sentences that no decision says by itself: where one does, its own words stand under the item."""
    from ctj_desktop.documents.formal_sentences import EarlierMinutes

    if meeting.on is None:
        return []
    found: list[EarlierMinutes] = []
    for identity, by in minutes.approvals_in(store, meeting.id, meeting.committee, meeting.on):
        earlier = store.get(Meeting, identity)
        decision = store.get(Decision, by) if by else None
        if earlier is not None and not (decision is not None and _says_it_approves(store, decision, earlier)):
            found.append(
                EarlierMinutes(
                    number=earlier.number,
                    on=earlier.on,
                    decision=decision.number if decision else None,
                    item=decision.item if decision else None,
                )
            )
    return found


def _says_it_approves(store: OpenFile, decision: Decision, earlier: Meeting) -> bool:
    """Whether the minutes show it under its item, and it names the meeting whose minutes it approves."""
    shown = decision.item is not None and any(one.ref == decision.id for one in blocks_of(store, decision.item))
    return shown and _names(decision.text, earlier.on, earlier.number or "")


def _names(text: Bilingual, day: date | None, number: str = "") -> bool:
    """Whether a decision names a meeting by its day or its number in each language in which it is written."""
    voices = paper_voices()
    sides = [(t, side) for t in (voices.french, voices.german) if (side := t.polish(text.text(t.language)))]
    return bool(sides) and all(
        (day is not None and t.date_long(day) in side) or (number != "" and number in side) for t, side in sides
    )


def _stood_back(
    store: OpenFile, meeting: Meeting, not_treated: Collection[UUID], rooms: Rooms | None
) -> Iterator["LeftForItem"]:
    """Who stood back for which item, in the order of the agenda and of the roll; for one that was treated."""
    from ctj_desktop.documents.formal_sentences import LeftForItem

    back: dict[UUID, set[RollId]] = {}
    for recusal in minutes.recusals_of(store, meeting.id):
        back.setdefault(recusal.item, set()).add(recusal.roll)
    if not back:
        return
    seats = SeatsOfMeeting(store, meeting, roll_of(store, meeting.id))
    for row in agenda_of(store.all(AgendaItem, meeting=meeting.id)).rows:
        lines = back.get(row.item.id, set())
        who = [line for line in seats.roll if line.id in lines]
        if who and row.item.id not in not_treated:
            without = rooms.carried_by({line.seat for line in who}, row.item) - lines if rooms is not None else ()
            yield LeftForItem(
                item=row.item.id,
                who=tuple((seats.name_on(line), line.body) for line in who),
                unborne=tuple((seats.name_on(line), line.body) for line in seats.roll if line.id in without),
            )


def _became(store: OpenFile, meeting: Meeting) -> Iterator["Became"]:
    """What became of each item, in the order of the agenda, where the decisions under it do not say it already.

    An adjournment says it by itself; that its item was taken up again is said beside it, unless it names that meeting.
    """
    from ctj_desktop.documents.formal_sentences import Became

    decided = _decided(store, meeting)
    items = [row.item for row in agenda_of(store.all(AgendaItem, meeting=meeting.id)).rows]
    taken_up = minutes.carried_to(store, meeting.id)
    for item in items:
        decisions = decided.get(item.id, ())
        said, outcome = _said_of(store, decisions), item.outcome
        if outcome is None and any(_adjourns(store, one) for one in decisions):
            outcome = ADJOURNED
        if outcome is None:
            continue
        to = _day_to_come(store, taken_up.get(item.id)) if outcome.outcome is OutcomeKind.POSTPONED else None
        put_off = [one.text for one in decisions if _adjourns(store, one)]
        to = None if any(_names(text, to) for text in put_off) else to
        named = named_outcome(store, outcome)
        if to is not None or (adds(named, said) and all(one.outcome != outcome for one in decisions)):
            yield Became(item=item.id, outcome=named, to=to, adjourned=bool(put_off))


def _not_treated(store: OpenFile, meeting: Meeting, *, ended: bool) -> Iterator[UUID]:
    """The items that the session never came to: begun by nobody, and with nothing written, decided or recorded of them.

    Of a session in which nobody noted when an item began, and of an item behind closed doors, whose minutes are not
    everywhere, nothing can be said; nor of one whose heading was begun, or that is itself a heading. A session that
    `ended` for want of a quorum before any was begun came to none.
    """
    if meeting.closed_at is None or meeting.without_clock:
        return
    items = [row.item for row in agenda_of(store.all(AgendaItem, meeting=meeting.id)).rows]
    begun, parents = {item.id for item in items if item.started_at is not None}, {item.parent for item in items}
    for item in items if begun or ended else ():
        heads = item.item_kind is ItemKind.HEADING or item.id in parents
        said = item.closed or item.outcome is not None or begun & {item.id, item.parent}
        if (
            not heads
            and not said
            and not any(store.all(kind, item=item.id) for kind in (AnyBlock, AnyDecision, AnyTask))
        ):
            yield item.id


def _no_quorum_then(store: OpenFile, meeting: Meeting, rooms: Rooms) -> Iterator[Decision]:
    """Of closed items nothing is said, as what is filed of minutes goes further than they do."""
    return rooms.without_quorum(store.all(Decision, meeting=meeting.id, order="number, id"))


def _ended_without(store: OpenFile, meeting: Meeting) -> "EndedWithout | None":
    from ctj_desktop.documents.formal_sentences import EndedWithout

    moves = meeting_moves(store, meeting.id)
    passed_over = left_over(moves, MeetingState.DRAFT)
    ended = [move for move in moves if move.to_state is MeetingState.INQUORATE and move not in passed_over]
    return EndedWithout(reason=ended[-1].reason) if ended else None


def _adjourns(store: OpenFile, decision: AnyDecision) -> bool:
    """Of a closed item the decision stays in the committee, and so does what it says."""
    return isinstance(decision, Decision) and adjourns(decision, counted=is_counted(store, decision))


def _day_to_come(store: OpenFile, meeting: UUID | None) -> date | None:
    """The day of a meeting that took an item up, unless it does not take place."""
    found = store.get(Meeting, meeting) if meeting is not None else None
    return found.on if found is not None and meeting_state(store, found.id) not in NOT_TO_COME else None


def _decided(store: OpenFile, meeting: Meeting) -> dict[UUID, list[AnyDecision]]:
    found: dict[UUID, list[AnyDecision]] = {}
    for decision in store.all(AnyDecision, meeting=meeting.id):
        if decision.item is not None:
            found.setdefault(decision.item, []).append(decision)
    return found


def _said_of(store: OpenFile, decisions: Sequence[AnyDecision]) -> frozenset[OutcomeKind]:
    """What the decisions under an item say of it, by their kind and result, or by their own outcome."""
    said = {kind for one in decisions for kind in says_of_item(one, counted=is_counted(store, one))}
    return frozenset(said | {one.outcome.outcome for one in decisions if one.outcome is not None})


def people_of(store: OpenFile, meeting: Meeting) -> "People":
    """What the records of persons add to the roll."""
    from ctj_desktop.documents.presence import People

    known = minutes.records_by_id(store, Person, _involved(store, meeting)).values()
    return People(
        names={person.id: person_name(person) for person in known},
        salutations={person.id: person.salutation for person in known},
        offices={held.person: held.office for held in officers(store, meeting.committee, meeting.on)},
        secretaries=secretaries(store, meeting)
        & {row.holder for row in roll_of(store, meeting.id) if row.holder is not None and not row.may_vote},
    )


def _involved(store: OpenFile, meeting: Meeting) -> set[UUID]:
    """Holders, substitutes, guests, officers."""
    found: set[UUID | None] = {meeting.chair, meeting.minute_taker}
    found |= {person for row in roll_of(store, meeting.id) for person in (row.holder, row.substitute)}
    found |= {line.substitute for line in store.all(Attendance, meeting=meeting.id)}
    found |= {guest.person for guest in store.all(Guest, meeting=meeting.id)}
    found |= {held.person for held in officers(store, meeting.committee, meeting.on)}
    return {person for person in found if person is not None}
