"""What must a secretary do now: the next meeting, what is late, what waits, what ends soon?"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from ctj_desktop.domain.days import days_later
from ctj_desktop.domain.funding.plan import sums
from ctj_desktop.domain.funding.portfolio import counted
from ctj_desktop.domain.ids import (
    AnyDecisionId,
    AnyTaskId,
    CallId,
    CommitteeId,
    DecisionId,
    MeetingId,
    PersonId,
    ProjectId,
    TaskId,
)
from ctj_desktop.domain.log.bundle_results import Direction
from ctj_desktop.domain.money import Money
from ctj_desktop.domain.planning.calendar import CalendarEntry, EntryKind
from ctj_desktop.domain.preparations import MeetingAtHand, Preparation, Urgency, open_preparations, preparations
from ctj_desktop.domain.privacy.contact_review import ReviewReason
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.circulations import Circulation
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.consultations import AnyRequestedOpinion
from ctj_desktop.domain.records.extracts import Extract
from ctj_desktop.domain.records.meetings import Meeting, MeetingState
from ctj_desktop.domain.records.projects import Call, FinancingLine
from ctj_desktop.domain.records.remarks import RemarkRound
from ctj_desktop.domain.records.strategy import Strategy
from ctj_desktop.domain.records.voting import AnyDecision, AnyTask, TaskState
from ctj_desktop.domain.rounds.standing import RoundNow
from ctj_desktop.domain.texts import NO_TEXT, Bilingual, Language, shown_text
from ctj_desktop.services.exchange.conflicts import count_conflicts
from ctj_desktop.services.exchange.lists import KnownPartner, partners, unsent
from ctj_desktop.services.meetings.changed_seats import seats_changed
from ctj_desktop.services.meetings.preparation import meeting_at_hand
from ctj_desktop.services.meetings.second_call import last_missed
from ctj_desktop.services.meetings.sending.silent import Unanswered, unanswered
from ctj_desktop.services.membership.privacy.contact_review import due_contacts
from ctj_desktop.services.minutes.origins import owner_of
from ctj_desktop.services.projects.opinions import ConditionDue, OpinionToRecord, conditions_to_meet, opinions_to_record
from ctj_desktop.services.projects.stages.deadlines import overdue
from ctj_desktop.services.steps.move_ends import apart_ends
from ctj_desktop.services.steps.records import the
from ctj_desktop.services.steps.states import meeting_moves, meeting_state
from ctj_desktop.storage.log.bundle_inbox import Pending, bundles, pending_bundles
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries import today as queries_today
from ctj_desktop.storage.queries.moves import moved_apart

if TYPE_CHECKING:  # read once there is one
    from ctj_desktop.services.meetings.consulting.asked import AskedOpinion
    from ctj_desktop.services.minutes.circulations.reading import CirculationDue
    from ctj_desktop.services.minutes.extracts.register import OwedExtract
    from ctj_desktop.services.strategy.following import Succession

YEAR = 365  # days ahead in which a mandate that ends is told
QUARTER = timedelta(days=92)
MEETINGS, TASKS, MINUTES, EXTRACTS, CALLS, PROJECTS, MANDATES, OPINIONS = 4, 4, 3, 3, 2, 3, 3, 3
"""Lines of each card; what there is beyond them is counted."""


class NextMeeting(NamedValue):
    """The meeting that comes first, with everything it needs; `left` in the order in which it is done."""

    meeting: Meeting
    committee: Bilingual
    state: MeetingState
    items: int
    ends: time | None
    facts: MeetingAtHand
    all: tuple[Preparation, ...]
    left: tuple[Preparation, ...]
    untranslated_item: UUID | None
    untimed_item: UUID | None
    following_item: UUID | None

    @property
    def done(self) -> int:
        """How many preparations are done."""
        return len(self.all) - len(self.left)


class LaterMeeting(NamedValue):
    """Another meeting that is still to be held."""

    key: MeetingId
    number: str
    committee: Bilingual
    on: date | None
    place: Bilingual
    state: MeetingState


class LateTask(NamedValue):
    """A task whose day is past, or a `decision` not carried out; `meeting` is where it was given, if it was."""

    key: AnyTaskId | AnyDecisionId
    number: str
    text: Bilingual
    owner: Bilingual
    committee: Bilingual
    due: date
    days: int
    meeting: MeetingId | None
    decision: bool = False


class OpenMinutes(NamedValue):
    """Minutes that are not approved: what lacks the other language, titles too, and since when they wait.

    `remarks` are those that nobody has settled; `round` is how the last round of those that went round stands.
    """

    key: MeetingId
    number: str
    committee: Bilingual
    on: date | None
    state: MeetingState
    since: date | None
    blocks: int
    missing: int
    language: Language
    drafts: int
    remarks: int = 0
    round: RoundNow | None = None


class Candidate(NamedValue):
    """A project that aims at a call, with what it asks for in each currency."""

    key: ProjectId
    title: Bilingual
    requested: tuple[Money, ...]


class CallWindow(NamedValue):
    """A call of the fund: days until it opens (None where its source gives no day), and until it closes."""

    call: Call
    until_open: int | None
    until_close: int
    projects: tuple[Candidate, ...]


class EndingMandate(NamedValue):
    """A mandate that ends within the year and that nobody follows; `last` is its last day."""

    key: UUID
    person: PersonId
    name: str
    body: Bilingual
    substitute: bool
    substituted: bool
    last: date
    urgency: Urgency
    share: float


class ChangedMeeting(NamedValue):
    """A meeting that was convened, and how many seats are held otherwise since."""

    key: MeetingId
    number: str
    on: date | None
    seats: int


class ExchangeState(NamedValue):
    """Files that wait, fields with two versions, what is to be sent, and what each office has."""

    waiting: tuple[Pending, ...]
    conflicts: int
    unsent: int
    sent_at: datetime | None
    partners: tuple[KnownPartner, ...]


class Today(NamedValue):
    """Everything on the first page."""

    day: date
    next: NextMeeting | None
    missed: Meeting | None
    """While none is ahead: the last one, where it ended without quorum and was not called again."""
    later: tuple[LaterMeeting, ...]
    late: tuple[LateTask, ...]
    late_count: int
    open_count: int
    minutes: tuple[OpenMinutes, ...]
    minutes_count: int
    calls: tuple[CallWindow, ...]
    ending: tuple[EndingMandate, ...]
    ending_count: int
    changed: tuple[ChangedMeeting, ...]
    unanswered: tuple[Unanswered, ...]
    extracts: "tuple[OwedExtract, ...]"
    extracts_count: int
    opinions: "tuple[AskedOpinion, ...]"
    """Opinions of bodies that are overdue or due within days, the first above."""
    opinions_count: int
    circulations: "tuple[CirculationDue, ...]"
    to_record: tuple[OpinionToRecord, ...]
    """Decisions that gave an opinion on a project, which nobody recorded."""
    conditions: tuple[ConditionDue, ...]
    """Conditions of projects that are overdue or soon due, the first above."""
    conditions_count: int
    projects_late: tuple[CalendarEntry, ...]
    """Projects that should have left their stage, instalments that should have come; the oldest above."""
    projects_late_count: int
    contacts: tuple[tuple[ReviewReason, int], ...]
    """How many persons must be looked at, each counted once by what presses most."""
    exchange: ExchangeState
    committees: int
    strategy: "Succession | None" = None
    """A version of the strategy that what serves the one before it does not follow yet."""

    @property
    def is_new(self) -> bool:
        """Nothing was ever planned and nothing is left to do: the page guides to the first agenda."""
        return self.next is None and not (self.missed or self.later or self.open_count or self.minutes_count)


def today(store: OpenFile, day: date, committee: CommitteeId | None = None) -> Today:
    """What there is to do on a day, in one committee or in all."""
    apart = apart_ends(store, "meeting", MeetingState.DRAFT, committee)
    next_ones = queries_today.meetings_ahead(store, day, committee, MEETINGS, apart)
    ahead = [MeetingId(UUID(bytes=row.id)) for row in next_ones]
    tasks = queries_today.open_tasks(store, committee, apart_ends(store, "task", TaskState.OPEN, committee))
    decisions = _to_carry_out(store, committee)
    late = sorted((*_over(tasks, day, decision=False), *_over(decisions, day, decision=True)))
    unapproved = queries_today.unapproved(store, committee, apart)
    extracts = _extracts(store, day, committee)
    ending = queries_today.mandates_ending(store, day, days_later(day, YEAR), committee)
    opinions = _opinions(store, day, committee)
    conditions = conditions_to_meet(store, day, committee)
    projects_late = [one for one in overdue(store, day, committee) if one.kind is not EntryKind.CONDITION_DUE]
    return Today(
        day=day,
        next=meeting_ahead(store, ahead[0], day) if ahead else None,
        missed=None if ahead else last_missed(store, committee),
        later=tuple(_later(store, meeting) for meeting in ahead[1:]),
        late=tuple(
            _not_carried_out(store, DecisionId(key), day) if decision else _late(store, TaskId(key), day)
            for _due, key, decision in late[:TASKS]
        ),
        late_count=len(late),
        open_count=len(tasks) + len(decisions),
        minutes=tuple(_minutes(store, MeetingId(UUID(bytes=row.id)), row.state, day) for row in unapproved[:MINUTES]),
        minutes_count=len(unapproved),
        calls=call_windows(store, day, committee),
        ending=tuple(_ending(row, day) for row in ending[:MANDATES]),
        ending_count=len(ending),
        changed=tuple(_changed(store, ahead)),
        unanswered=tuple(found for key in ahead if (found := unanswered(store, the(store, Meeting, key), day))),
        extracts=tuple(extracts[:EXTRACTS]),
        extracts_count=len(extracts),
        opinions=tuple(opinions[:OPINIONS]),
        opinions_count=len(opinions),
        circulations=tuple(_circulations(store, day, committee)),
        to_record=tuple(opinions_to_record(store, day, committee)[:EXTRACTS]),
        conditions=tuple(conditions[:OPINIONS]),
        conditions_count=len(conditions),
        projects_late=tuple(projects_late[:OPINIONS]),
        projects_late_count=len(projects_late),
        contacts=tuple(due_contacts(store, day, committee).items()),
        exchange=exchange_state(store),
        committees=store.count(Committee),
        strategy=_strategy(store),
    )


def meeting_ahead(store: OpenFile, meeting: MeetingId, day: date) -> NextMeeting:
    """One meeting with its preparations."""
    at_hand, facts, table = meeting_at_hand(store, meeting, day)
    needed = preparations(at_hand, day)
    keys = {line.number: line.key for line in table.lines}
    return NextMeeting(
        meeting=facts.meeting,
        committee=facts.committee.short_name or facts.committee.name,
        state=facts.state,
        items=sum(line.row.depth == 1 for line in table.lines),
        ends=facts.meeting.end or (table.ends if table.minutes else None),
        facts=at_hand,
        all=needed,
        left=tuple(open_preparations(needed)),
        untranslated_item=keys.get(at_hand.untranslated[0]) if at_hand.untranslated else None,
        untimed_item=keys.get(at_hand.untimed[0]) if at_hand.untimed else None,
        following_item=keys.get(at_hand.following[0].item) if at_hand.following else None,
    )


def call_windows(store: OpenFile, day: date, committee: CommitteeId | None) -> tuple[CallWindow, ...]:
    """The calls that are not closed, by the dates their source gives; what is not known is not counted."""
    calls = [store.get(Call, UUID(bytes=row.id)) for row in queries_today.calls_not_closed(store, day, CALLS)]
    return tuple(_window(store, call, day, committee) for call in calls if call is not None)


def exchange_state(store: OpenFile) -> ExchangeState:
    """How the exchange stands; nothing is looked for that takes long."""
    sent = bundles(store, Direction.OUT, limit=1)
    return ExchangeState(
        waiting=tuple(pending_bundles(store)),
        conflicts=count_conflicts(store),
        unsent=unsent(store),
        sent_at=sent[0].at if sent else None,
        partners=tuple(partners(store)),
    )


def _strategy(store: OpenFile) -> "Succession | None":
    if store.count(Strategy) < 2:
        return None
    from ctj_desktop.services.strategy.following import newest_to_follow

    return newest_to_follow(store)


def _opinions(store: OpenFile, day: date, committee: CommitteeId | None) -> "list[AskedOpinion]":
    """Most offices ask for none: what reads them is not imported before there is one."""
    if not store.count(AnyRequestedOpinion):
        return []
    from ctj_desktop.services.meetings.consulting.asked import due_opinions

    return due_opinions(store, day, committee)


def _extracts(store: OpenFile, day: date, committee: CommitteeId | None) -> "list[OwedExtract]":
    if not store.count(Extract):  # as above
        return []
    from ctj_desktop.services.minutes.extracts.register import owed

    return owed(store, day, committee)


def _circulations(store: OpenFile, day: date, committee: CommitteeId | None) -> "list[CirculationDue]":
    if not store.count(Circulation):  # as above
        return []
    from ctj_desktop.services.minutes.circulations.reading import running

    return running(store, day, committee)


def _changed(store: OpenFile, ahead: Sequence[MeetingId]) -> Iterator[ChangedMeeting]:
    for key in ahead:
        if meeting_state(store, key) is MeetingState.CONVENED:
            owner = the(store, Meeting, key)
            seats = len(list(seats_changed(store, owner)))
            if seats:
                yield ChangedMeeting(key=key, number=owner.number or "", on=owner.on, seats=seats)


def _committee_name(store: OpenFile, committee: CommitteeId) -> Bilingual:
    found = store.get(Committee, committee)
    return (found.short_name or found.name) if found else Bilingual()


def _later(store: OpenFile, meeting: MeetingId) -> LaterMeeting:
    owner = the(store, Meeting, meeting)
    return LaterMeeting(
        key=meeting,
        number=owner.number or "",
        committee=_committee_name(store, owner.committee),
        on=owner.on,
        place=owner.place,
        state=meeting_state(store, meeting),
    )


def _to_carry_out(store: OpenFile, committee: CommitteeId | None) -> list[tuple[UUID, str]]:
    """By what was noted last; of the few that two offices moved apart by what counts."""
    found = {UUID(bytes=row.id): row.due or "" for row in queries_today.decisions_to_carry_out(store, committee)}
    apart = moved_apart(store, "decision", None, committee)
    if apart:
        from ctj_desktop.services.minutes.following.execution_lists import executions  # where there is one

        known = executions(store, [key.bytes for key in apart])
        here = {one.id for one in store.some(AnyDecision, apart)}
        found = {key: due for key, due in found.items() if key not in known}
        found |= {
            key: one.due.isoformat() if one.due else "" for key, one in known.items() if key in here and one.is_open
        }
    return list(found.items())


def _over(rows: Sequence[tuple[UUID, str]], day: date, *, decision: bool) -> Iterator[tuple[str, UUID, bool]]:
    return ((due, key, decision) for key, due in rows if due and due < day.isoformat())


def _not_carried_out(store: OpenFile, key: DecisionId, day: date) -> LateTask:
    from ctj_desktop.services.minutes.following.execution_lists import (  # where there is one
        execution_owners,
        executions,
    )

    decision, known = the(store, AnyDecision, key), executions(store, [key.bytes])[key]
    owners, due = execution_owners(store, [known.last]), known.due or day
    return LateTask(
        key=key,
        number=decision.number or "",
        text=decision.text,
        owner=owners[known.last.id] if known.last is not None else NO_TEXT,
        due=due,
        committee=_committee_name(store, decision.committee),
        days=(day - due).days,
        meeting=decision.meeting,
        decision=True,
    )


def _late(store: OpenFile, key: AnyTaskId, day: date) -> LateTask:
    task = the(store, AnyTask, key)
    assert task.due is not None
    return LateTask(
        key=key,
        number=task.number or "",
        text=task.text,
        owner=owner_of(store, task, short=True),
        due=task.due,
        committee=_committee_name(store, task.committee),
        days=(day - task.due).days,
        meeting=task.meeting,
    )


def _minutes(store: OpenFile, key: MeetingId, state: str, day: date) -> OpenMinutes:
    meeting = the(store, Meeting, key)
    committee = the(store, Committee, meeting.committee)
    moves = meeting_moves(store, key)
    row = queries_today.texts_lacking(store, key)
    german = committee.source_language is not Language.DE
    return OpenMinutes(
        key=key,
        number=meeting.number or "",
        committee=committee.short_name or committee.name,
        on=meeting.on,
        state=MeetingState(state),
        since=moves[-1].on if moves else None,
        blocks=int(row.blocks),
        missing=int((row.missing_de if german else row.missing_fr) or 0),
        language=Language.DE if german else Language.FR,
        drafts=int(row.draft_de if german else row.draft_fr),
        remarks=queries_today.remarks_to_settle(store, key),
        round=_round(store, meeting, day) if state == MeetingState.CIRCULATED else None,
    )


def _round(store: OpenFile, meeting: Meeting, day: date) -> RoundNow | None:
    if not store.count(RemarkRound, meeting=meeting.id):
        return None
    from ctj_desktop.services.minutes.remarks.sending import round_now  # where there is one

    return round_now(store, meeting, day)


def _window(store: OpenFile, call: Call, day: date, committee: CommitteeId | None) -> CallWindow:
    assert call.closes is not None
    rows = queries_today.projects_of_call(store, call.id, committee, PROJECTS)
    return CallWindow(
        call=call,
        until_open=(call.opens - day).days if call.opens else None,
        until_close=(call.closes - day).days,
        projects=tuple(_candidate(store, row, call.id) for row in rows),
    )


def _candidate(store: OpenFile, row: Any, call: CallId) -> Candidate:  # a row of a query
    key = ProjectId(UUID(bytes=row.id))
    asked = sums(line.requested for line in counted(store.all(FinancingLine, project=key), call))
    return Candidate(key=key, title=shown_text(row.title_fr, row.title_de), requested=asked.parts)


def _ending(row: Any, day: date) -> EndingMandate:  # a row of a query
    end = date.fromisoformat(row.end)
    last = end - timedelta(days=1)
    return EndingMandate(
        key=UUID(bytes=row.id),
        person=PersonId(UUID(bytes=row.person)),
        name=" ".join(filter(None, (row.given_name, row.family_name))),
        body=shown_text(
            row.label_fr or row.short_name_fr or row.name_fr, row.label_de or row.short_name_de or row.name_de
        ),
        substitute=bool(row.substitute),
        substituted=bool(row.substituted),
        last=last,
        urgency=Urgency.SOON if last - day <= QUARTER else Urgency.CALM,
        share=max(0.0, min(1.0, (last - day).days / YEAR)),
    )
