"""From which facts of a workspace does the program write the formal sentences of minutes?"""

import json
from functools import cache
from typing import TYPE_CHECKING, Final
from uuid import UUID

from ctj_desktop.domain.attendance_facts import AttendanceFacts, Snapshot
from ctj_desktop.domain.clock import after
from ctj_desktop.domain.ids import MeetingId
from ctj_desktop.domain.quorum_and_majority import Quorum, quorum
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import Meeting, MeetingState
from ctj_desktop.domain.records.minutes import ApprovedDocument, ApprovedVersion
from ctj_desktop.domain.records.statutes import SittingRule, Statutes
from ctj_desktop.domain.records.voting import Decision, DecisionKind
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.meetings.who_was_there import facts_of
from ctj_desktop.services.membership.roll import sitting_rule_of, statutes_of
from ctj_desktop.services.steps.records import name_of_person
from ctj_desktop.services.steps.states import meeting_state
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries import minutes

if TYPE_CHECKING:  # said on first use: it costs the start of the window nothing
    from ctj_desktop.documents.formal_sentences import (
        Adjourned,
        EarlierMinutes,
        FiledSentence,
        FormalFacts,
        LaterQuorum,
    )
    from ctj_desktop.documents.papers import Voices

NOT_TO_COME: Final = frozenset({MeetingState.CANCELLED, MeetingState.POSTPONED})
FORMAL: Final = "formal"
"""The key under which the approved text keeps its formal sentences."""


def formal_facts(store: OpenFile, meeting: Meeting) -> "FormalFacts":
    """What the formal sentences of a meeting are made of; of approved minutes the sentences that were filed."""
    from ctj_desktop.documents.formal_sentences import FormalFacts

    statutes = statutes_of(store, meeting)
    attendance = facts_of(store, meeting) if meeting.opened_at else None
    own = sitting_rule_of(store, meeting, statutes)
    found = _quorum(statutes, attendance.at_minute(0), meeting, own) if attendance else None
    return FormalFacts(
        meeting=meeting,
        attendance=attendance,
        quorum=found,
        statutes_entered=statutes is not None,
        later_quorum=tuple(_later(statutes, attendance, meeting, own)) if attendance else (),
        chair=name_of_person(store, meeting.chair),
        minute_taker=name_of_person(store, meeting.minute_taker),
        earlier_minutes=tuple(_earlier_minutes(store, meeting)),
        adjourned=tuple(_adjourned(store, meeting)),
        next_meeting=next_meeting(store, meeting),
        filed=filed_sentences(approved_version(store, meeting.id)),
    )


def approved_version(store: OpenFile, meeting: MeetingId) -> ApprovedVersion | None:
    """The minutes as they were approved; of several, the latest (a contradiction that the exchange shows)."""
    found = store.all(ApprovedVersion, meeting=meeting, document=ApprovedDocument.MINUTES, order="at, id")
    return found[-1] if found else None


def next_meeting(store: OpenFile, meeting: Meeting) -> Meeting | None:
    """The committee's nearest later meeting that was neither cancelled nor postponed."""
    if meeting.on is None:
        return None
    ahead = minutes.meetings_after(store, meeting.committee, meeting.on)
    found = next((one for one in ahead if meeting_state(store, one) not in NOT_TO_COME), None)
    return store.get(Meeting, found) if found else None


@cache
def paper_voices() -> "Voices":
    """French and German as papers say them; read once, since a catalogue takes its time."""
    from ctj_desktop.documents.papers import Voices

    return Voices(load_translator("fr_CH"), load_translator("de_CH"))


def formal_lines(store: OpenFile, meeting: Meeting) -> list[dict[str, str | None]]:
    """The formal sentences as the approved text keeps them."""
    from ctj_desktop.documents.formal_sentences import formal_sentences

    facts = replace(formal_facts(store, meeting), filed=())
    filed = [sentence.filed for sentence in formal_sentences(facts, paper_voices())]
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


def _quorum(statutes: Statutes | None, snapshot: Snapshot, meeting: Meeting, own: SittingRule | None) -> Quorum:
    return quorum(statutes, snapshot, second_call=meeting.second_call_of is not None, own=own)


def _later(
    statutes: Statutes | None, attendance: AttendanceFacts, meeting: Meeting, own: SittingRule | None
) -> list["LaterQuorum"]:
    """Where somebody's coming or going lost or regained the quorum between the opening and the close."""
    from ctj_desktop.documents.formal_sentences import LaterQuorum

    closed = attendance.clock.minute(meeting.closed_at) if meeting.closed_at else None
    reached = _quorum(statutes, attendance.at_minute(0), meeting, own).reached
    found: list[LaterQuorum] = []
    for minute in attendance.changes():
        if minute <= 0 or (closed is not None and minute >= closed):
            continue
        now = _quorum(statutes, attendance.after_minute(minute), meeting, own)
        at = after(attendance.clock.opened, minute)
        if now.reached != reached and at is not None:
            reached = now.reached
            found.append(LaterQuorum(at, now))
    return found


def _earlier_minutes(store: OpenFile, meeting: Meeting) -> list["EarlierMinutes"]:
    from ctj_desktop.documents.formal_sentences import EarlierMinutes

    if meeting.on is None:
        return []
    found: list[EarlierMinutes] = []
    for identity, by in minutes.approvals_in(store, meeting.id, meeting.committee, meeting.on):
        earlier = store.get(Meeting, identity)
        decision = store.get(Decision, by) if by else None
        if earlier is not None:
            found.append(
                EarlierMinutes(
                    number=earlier.number,
                    on=earlier.on,
                    decision=decision.number if decision else None,
                    item=decision.item if decision else None,
                )
            )
    return found


def _adjourned(store: OpenFile, meeting: Meeting) -> list["Adjourned"]:
    from ctj_desktop.documents.formal_sentences import Adjourned

    decisions = store.all(Decision, meeting=meeting.id, decision_kind=DecisionKind.ADJOURNMENT)
    taken_up = minutes.carried_to(store, meeting.id) if decisions else {}
    found: list[Adjourned] = []
    for decision in decisions:
        if decision.item is not None:
            later = store.get(Meeting, taken_up[decision.item]) if decision.item in taken_up else None
            found.append(Adjourned(item=decision.item, decision=decision.number, to=later.on if later else None))
    return found
