"""What does the list of open tasks of a committee print as of a day?"""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from ctj_desktop.domain.clock import agenda
from ctj_desktop.domain.ids import AgendaItemId, CommitteeId, MeetingId, OrganisationId, PersonId
from ctj_desktop.domain.numbers import REPEATS, Series, parse_number
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.domain.records.people import Organisation, Person
from ctj_desktop.domain.records.twins import is_restricted
from ctj_desktop.domain.records.voting import AnyDecision, AnyTask, AnyTaskMove, TaskState
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.i18n.translator import ZONE
from ctj_desktop.services.membership.senders import sender
from ctj_desktop.services.minutes.following.execution_lists import execution_owners, still_to_carry_out
from ctj_desktop.services.minutes.origins import owner_of
from ctj_desktop.services.minutes.papers.decision_paper import decision_before
from ctj_desktop.services.naming.record_versions import as_entered
from ctj_desktop.services.steps.chains import followed
from ctj_desktop.storage.store import Store

if TYPE_CHECKING:  # the PDF engine is heavy
    from ctj_desktop.documents.open_tasks import LastMove, OpenTask, TasksPaper

OPEN = frozenset({TaskState.OPEN, TaskState.IN_PROGRESS})


def tasks_paper(store: Store, committee: CommitteeId, day: date, order: str = "due") -> "TasksPaper":
    """The tasks that are open on the day: what a later meeting gave is left out, what was done later is still open."""
    from ctj_desktop.documents.open_tasks import TaskOrder, TasksPaper

    return TasksPaper(
        sender=sender(store, committee, day),
        on=day,
        tasks=(
            *sorted(_open_tasks(store, committee, day), key=lambda one: _order(one.facts.number)),
            *_to_carry_out(store, committee, day),
        ),
        order=TaskOrder(order),
    )


def _open_tasks(store: Store, committee: CommitteeId, day: date) -> Iterator["OpenTask"]:
    from ctj_desktop.documents.follow_up import TaskFacts
    from ctj_desktop.documents.open_tasks import OpenTask

    numbers = _Numbers(store)
    for task in store.all(AnyTask, committee=committee):
        meeting = store.get(Meeting, task.meeting) if task.meeting is not None else None
        state, moved = _state(store, task, day)
        if state not in OPEN or _given_later(store, task, meeting, day):
            continue
        item = store.get(AgendaItem, task.item) if task.item is not None else None
        yield OpenTask(
            facts=TaskFacts(task=task, owner=owner_of(store, task)),
            state=state,
            moved=moved,
            meeting=meeting,
            item=numbers.of_item(item),
            decision=_decision(store, task),
            closed=is_restricted(task) or (item.closed if item is not None else task.item is not None),
            body=_body(store, task),
        )


def _given_later(store: Store, task: AnyTask, meeting: Meeting | None, day: date) -> bool:
    """Whether a meeting gave it after the day; outside a meeting it is as old as its entry, or as the year it bears."""
    if meeting is not None and meeting.on is not None:
        return meeting.on > day
    at, numbered = as_entered(store, task).at, parse_number(task.number, Series.TASK) if task.number else None
    entered = at.astimezone(ZONE).date() if at is not None else date.min
    since = date(numbered.year, 1, 1) if numbered and numbered.year < entered.year else entered
    return since > day


def _to_carry_out(store: Store, committee: CommitteeId, day: date) -> Iterator["OpenTask"]:
    """The decisions that were still to be carried out on the day, as it was noted by then."""
    from ctj_desktop.documents.follow_up import DecisionToDo
    from ctj_desktop.documents.open_tasks import LastMove, OpenTask

    found, numbers = still_to_carry_out(store, committee, day), _Numbers(store)
    names = execution_owners(store, (known.last for _decision, known in found))
    for decision, known in found:
        last, state = known.last, known.state
        assert last is not None, "what is to be carried out was noted"
        assert state is not None, "what is to be carried out was noted"
        item = store.get(AgendaItem, decision.item) if decision.item is not None else None
        yield OpenTask(
            facts=DecisionToDo(decision=decision, noted=last, owner=names[last.id]),
            state=state,
            moved=LastMove(on=last.on, reason=last.proof),
            meeting=store.get(Meeting, decision.meeting) if decision.meeting is not None else None,
            item=numbers.of_item(item),
            closed=is_restricted(decision) or (item.closed if item is not None else decision.item is not None),
            body=_body_of(store, last.owner, last.owner_body),
        )


def _state(store: Store, task: AnyTask, day: date) -> tuple[TaskState, "LastMove | None"]:
    from ctj_desktop.documents.open_tasks import LastMove

    moves = [move for move in store.all(AnyTaskMove, task=task.id, order="on, id") if move.on <= day]
    counted, _passed_over = followed(moves, TaskState.OPEN)
    if not counted:
        return TaskState.OPEN, None
    return counted[-1].to_state, LastMove(on=counted[-1].on, reason=counted[-1].reason)


class _Numbers:
    """The numbers of the items as an agenda says them; each agenda is numbered once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: dict[MeetingId, dict[AgendaItemId, str]] = {}

    def of_item(self, item: AgendaItem | None) -> str:
        """Empty without an item, or where it has no number."""
        if item is None:
            return ""
        if item.meeting not in self._known:
            rows = agenda(self._store.all(AgendaItem, meeting=item.meeting), None).rows
            self._known[item.meeting] = {row.item.id: row.shown_number for row in rows}
        return self._known[item.meeting].get(item.id, "")


def _decision(store: Store, task: AnyTask) -> str:
    """The number of the decision it follows from in the minutes."""
    if task.item is None:
        return ""
    key = decision_before(store, task.item, task.id)
    found = store.get(AnyDecision, key) if key is not None else None
    return (found.number or "") if found is not None else ""


def _body(store: Store, task: AnyTask) -> Bilingual:
    """Who does it, no person named: the body, what was written where no person is meant, else a person's body."""
    return _body_of(store, task.owner, task.owner_body) or (task.owner_text if task.owner is None else Bilingual())


def _body_of(store: Store, owner: PersonId | None, owner_body: OrganisationId | None) -> Bilingual:
    """The body, else that at which the person works."""
    body = store.get(Organisation, owner_body) if owner_body is not None else None
    if body is not None:
        return body.name
    person = store.get(Person, owner) if owner is not None else None
    works_at = store.get(Organisation, person.organisation) if person and person.organisation else None
    return works_at.name if works_at is not None else Bilingual()


def _order(number: str) -> tuple[int, int, int, str]:
    """As numbers run; what has none stands last."""
    parsed = parse_number(number, Series.TASK) if number else None
    if parsed is None:
        return 10_000, 0, 0, number or chr(0xFFFF)
    return parsed.year, parsed.serial, REPEATS.index(parsed.repeat), ""
