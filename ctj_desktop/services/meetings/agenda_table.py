"""What does the agenda builder show: numbers, clock times, translations, papers, and what is still missing?"""

from datetime import date, time

from ctj_desktop.domain.clock import AgendaRow, agenda
from ctj_desktop.domain.findings import Finding
from ctj_desktop.domain.ids import AgendaItemId, MeetingId
from ctj_desktop.domain.notice import NoticeDeadline
from ctj_desktop.domain.outcomes import adjourns
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.meetings import (
    AgendaItem,
    AnyItemDocument,
    Meeting,
    MeetingState,
    OutcomeKind,
    StandingItem,
)
from ctj_desktop.domain.records.projects import Project
from ctj_desktop.domain.records.statutes import Statutes
from ctj_desktop.domain.records.voting import AnyDecision, AnyVote, DecisionKind
from ctj_desktop.domain.texts import Bilingual, Language, TranslationState, translation_state
from ctj_desktop.services.meetings.chair_notes import with_chair_note
from ctj_desktop.services.meetings.changed_seats import OtherHolder, seats_changed
from ctj_desktop.services.meetings.notice_period import deadline_of
from ctj_desktop.services.meetings.sending.dispatches import revision_of
from ctj_desktop.services.meetings.sending.moved import has_moved
from ctj_desktop.services.meetings.standing_items import standing_items_of
from ctj_desktop.services.membership.roll import statutes_of
from ctj_desktop.services.steps.places import in_order
from ctj_desktop.services.steps.records import name_of_person, source_language, the
from ctj_desktop.services.steps.states import meeting_moves, meeting_state
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries import agenda as queries_agenda

"""Projects offered for an item; an older one is linked from its own sheet."""


class ItemLine(NamedValue):
    """One line of the builder; `number` is the frozen one, else that of its place.

    `noted`: there is a note for the chair.
    """

    row: AgendaRow
    fr: TranslationState
    de: TranslationState
    documents: tuple[AnyItemDocument, ...]
    project: str
    presenter: Bilingual
    noted: bool = False

    @property
    def key(self) -> AgendaItemId:
        """The id of the item."""
        return self.row.item.id

    @property
    def item(self) -> AgendaItem:
        """The record, as a form takes it for `seen`."""
        return self.row.item

    @property
    def number(self) -> str:
        """2 or 2.1."""
        return self.row.shown_number


class AgendaTable(NamedValue):
    """The lines in order, planned minutes, planned end (None without a start), and findings."""

    lines: tuple[ItemLine, ...]
    minutes: int
    ends: time | None
    exact: bool
    findings: tuple[Finding, ...]

    def untranslated(self, language: Language) -> int:
        """How many titles lack that language, or must be looked at again."""
        states = (line.de if language is Language.DE else line.fr for line in self.lines)
        return sum(state in (TranslationState.MISSING, TranslationState.REVIEW) for state in states)


class MeetingFacts(NamedValue):
    """The head of a meeting: where it stands, who presides, by when the convocation must leave, and why."""

    meeting: Meeting
    committee: Committee
    state: MeetingState
    revision: int
    convened_on: date | None
    chair: str
    minute_taker: str
    statutes: Statutes | None
    notice: NoticeDeadline | None
    changed: tuple[OtherHolder, ...] = ()
    """What is different in the committee since the convocation."""
    moved: bool = False
    """Day, hours, place or link are others than the convocation said."""


def agenda_table(store: OpenFile, meeting: MeetingId) -> AgendaTable:
    """The agenda of a meeting with its papers."""
    owner = the(store, Meeting, meeting)
    source = source_language(store, owner.committee)
    planned = agenda(store.all(AgendaItem, meeting=meeting), owner.start)
    papers, noted = _papers(store, meeting), with_chair_note(store, (row.item.id for row in planned.rows))
    lines = tuple(
        _line(store, row, source, tuple(papers.get(row.item.id, ())), noted=row.item.id in noted)
        for row in planned.rows
    )
    return AgendaTable(
        lines=lines, minutes=planned.minutes, ends=planned.ends, exact=planned.exact, findings=planned.findings
    )


def head_of_meeting(store: OpenFile, meeting: MeetingId) -> MeetingFacts:
    """The head of a meeting."""
    owner = the(store, Meeting, meeting)
    convened = [move for move in meeting_moves(store, meeting) if move.to_state is MeetingState.CONVENED]
    state = meeting_state(store, meeting)
    return MeetingFacts(
        meeting=owner,
        committee=the(store, Committee, owner.committee),
        state=state,
        revision=revision_of(store, meeting),
        convened_on=convened[-1].on if convened else None,
        chair=name_of_person(store, owner.chair),
        minute_taker=name_of_person(store, owner.minute_taker),
        statutes=statutes_of(store, owner),
        notice=deadline_of(store, owner),
        changed=tuple(seats_changed(store, owner)) if state is MeetingState.CONVENED else (),
        moved=state is MeetingState.CONVENED and has_moved(store, meeting),
    )


def standing_items(store: OpenFile, meeting: MeetingId) -> list[StandingItem]:
    """The standing items that are not on the agenda yet, own ones first."""
    present = {item.standing for item in store.all(AgendaItem, meeting=meeting)}
    committee = the(store, Meeting, meeting).committee
    return [item for item in standing_items_of(store, committee) if item.id not in present]


def postponed_items(store: OpenFile, meeting: MeetingId) -> list[AgendaItem]:
    """Items of the committee that an earlier meeting postponed and that no agenda has taken up since, the oldest first.

    By their outcome, or by an adjournment that was not rejected; each once.
    """
    owner = the(store, Meeting, meeting)
    by_outcome = queries_agenda.items_with_outcome(store, owner.committee, OutcomeKind.POSTPONED)
    decisions = store.all(AnyDecision, committee=owner.committee, decision_kind=DecisionKind.ADJOURNMENT)
    adjourned = [one.item for one in decisions if one.item and adjourns(one, counted=_counted(store, one))]
    items = [item for key in {*by_outcome, *adjourned} if (item := store.get(AgendaItem, key)) is not None]
    waiting = [
        item
        for item in items
        if item.meeting != meeting
        and (item.outcome is None or item.outcome.outcome is OutcomeKind.POSTPONED)
        and not store.count(AgendaItem, carried_from=item.id)
    ]
    return sorted(waiting, key=lambda item: (_day(store, item), item.position, item.id))


def _counted(store: OpenFile, decision: AnyDecision) -> bool:
    return any(vote.count is not None for vote in store.all(AnyVote, decision=decision.id, amendment=None))


def _day(store: OpenFile, item: AgendaItem) -> date:
    meeting = store.get(Meeting, item.meeting)
    return (meeting.on if meeting else None) or date.min


def _papers(store: OpenFile, meeting: MeetingId) -> dict[AgendaItemId, list[AnyItemDocument]]:
    items = queries_agenda.items_with_papers(store, meeting)
    return {item: in_order(store.all(AnyItemDocument, item=item)) for item in items}


def _line(
    store: OpenFile, row: AgendaRow, source: Language, papers: tuple[AnyItemDocument, ...], *, noted: bool
) -> ItemLine:
    item = row.item
    project = store.get(Project, item.project) if item.project else None
    return ItemLine(
        row=row,
        fr=translation_state(item.title, Language.FR, source),
        de=translation_state(item.title, Language.DE, source),
        documents=papers,
        project=(project.number or "") if project else "",
        presenter=presenter_of(store, item),
        noted=noted,
    )


def presenter_of(store: OpenFile, item: AgendaItem) -> Bilingual:
    """Who presents an item: as written, else the person's name in both languages."""
    name = name_of_person(store, item.presenter_person)
    return item.presenter or Bilingual.of(name, name)
