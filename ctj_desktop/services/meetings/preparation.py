"""What are the facts of a meeting that is being prepared?"""

from datetime import date
from uuid import UUID

from ctj_desktop.domain.ids import MeetingId
from ctj_desktop.domain.preparations import BEFORE_CONVENING, Following, MeetingAtHand
from ctj_desktop.domain.records.meetings import Meeting, MeetingState
from ctj_desktop.domain.texts import Language, TranslationState
from ctj_desktop.services.meetings.agenda_table import (
    AgendaTable,
    ItemLine,
    MeetingFacts,
    agenda_table,
    head_of_meeting,
)
from ctj_desktop.services.meetings.convocation import recipients
from ctj_desktop.services.steps.move_ends import apart_ends
from ctj_desktop.services.steps.records import the
from ctj_desktop.services.steps.states import name_of
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries import today as queries_today


def meeting_at_hand(
    store: OpenFile, meeting: MeetingId, today: date
) -> tuple[MeetingAtHand, MeetingFacts, AgendaTable]:
    """The facts that `domain.preparations` judges, with the head and the agenda they were read from."""
    facts, table = head_of_meeting(store, meeting), agenda_table(store, meeting)
    owner, first = facts.meeting, facts.committee.writes_in
    into = Language.FR if first is Language.DE else Language.DE
    inviting = facts.state in BEFORE_CONVENING
    at_hand = MeetingAtHand(
        state=facts.state,
        on=owner.on,
        timed=owner.start is not None,
        placed=bool(owner.place or owner.remote_link),
        chaired=owner.chair is not None,
        proposals_until=owner.proposals_until,
        documents_by=owner.documents_by,
        items=len(table.lines),
        untimed=tuple(line.number for line in table.lines if line.row.depth == 1 and line.row.minutes is None),
        untranslated=tuple(line.number for line in table.lines if _lacks(line, into)),
        translate_into=into,
        following=tuple(_following(table)),
        earlier=_uncirculated(store, owner, today),
        recipients=len(recipients(store, owner, today)) if inviting else 0,
        notice=facts.notice,
    )
    return at_hand, facts, table


def _lacks(line: ItemLine, language: Language) -> bool:
    state = line.de if language is Language.DE else line.fr
    return state in (TranslationState.MISSING, TranslationState.REVIEW)


def _following(table: AgendaTable) -> list[Following]:
    return [
        Following(item=line.number, title=paper.title, project=line.project)
        for line in table.lines
        for paper in line.documents
        if paper.to_follow
    ]


def _uncirculated(store: OpenFile, meeting: Meeting, today: date) -> str:
    """The number of the meeting before, where its minutes have not been sent round yet."""
    apart = apart_ends(store, "meeting", MeetingState.DRAFT, meeting.committee)
    for row in queries_today.last_held(store, meeting.committee, meeting.on or today, apart):
        if row.state == MeetingState.HELD:
            return name_of(the(store, Meeting, _id(row.id)))
    return ""


def _id(value: bytes) -> MeetingId:
    return MeetingId(UUID(bytes=value))
