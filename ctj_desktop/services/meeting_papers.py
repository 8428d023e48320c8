"""What do the agenda and the minutes of a meeting print?"""

from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias
from uuid import UUID

from ctj_desktop.domain.clock import agenda as agenda_of
from ctj_desktop.domain.meetings import AgendaItem, Guest, Meeting
from ctj_desktop.domain.people import Person
from ctj_desktop.domain.quorum import quorum
from ctj_desktop.domain.statutes import DecisionRule
from ctj_desktop.domain.voting import Decision, Recusal, RestrictedDecision, RestrictedVote, Task, Vote
from ctj_desktop.services.agenda_table import agenda_table
from ctj_desktop.services.attendance import facts_of
from ctj_desktop.services.minutes import blocks_of
from ctj_desktop.services.paper_senders import approved_on, officers, sender, signers
from ctj_desktop.services.records import name_of_person, person_name
from ctj_desktop.services.roll import statutes_of
from ctj_desktop.services.tasks import owner_of
from ctj_desktop.services.versions import is_disputed
from ctj_desktop.storage.open_file import OpenFile

if TYPE_CHECKING:  # the PDF engine is heavy
    from ctj_desktop.documents.agenda import AgendaPaper
    from ctj_desktop.documents.follow_up import TaskFacts
    from ctj_desktop.documents.minutes import MinutesPaper
    from ctj_desktop.documents.presence import People
    from ctj_desktop.documents.results import DecisionFacts

AnyDecision: TypeAlias = Decision | RestrictedDecision
AnyVote: TypeAlias = Vote | RestrictedVote


def agenda_paper(store: OpenFile, meeting: Meeting) -> "AgendaPaper":
    """Everything the agenda of a meeting prints."""
    from ctj_desktop.documents.agenda import AgendaPaper, AgendaPoint

    table = agenda_table(store, meeting.id)
    points = (
        AgendaPoint(row=line.row, documents=line.documents, presenter=line.presenter) for line in table.lines
    )
    return AgendaPaper(
        sender=sender(store, meeting.committee, meeting.on),
        meeting=meeting,
        agenda=agenda_of(store.all(AgendaItem, meeting=meeting.id), meeting.start),
        points=tuple(points),
    )


def minutes_paper(store: OpenFile, meeting: Meeting) -> "MinutesPaper":
    """Everything the minutes of a meeting print."""
    from ctj_desktop.documents.minutes import MinutesPaper, MinutesPoint

    rows = agenda_of(store.all(AgendaItem, meeting=meeting.id), meeting.start).rows
    decisions = _decisions(store, meeting)
    attendance = facts_of(store, meeting) if meeting.opened_at else None
    statutes = statutes_of(store, meeting)
    second = meeting.second_call_of is not None
    return MinutesPaper(
        sender=sender(store, meeting.committee, meeting.on),
        meeting=meeting,
        attendance=attendance,
        quorum=quorum(statutes, attendance.at_minute(0), second_call=second) if attendance else None,
        guests=tuple(store.all(Guest, meeting=meeting.id, order="name, id")),
        people=_people(store, meeting),
        chair=name_of_person(store, meeting.chair),
        minute_taker=name_of_person(store, meeting.minute_taker),
        points=tuple(
            MinutesPoint(
                item=row.item, number=row.shown_number, depth=row.depth, blocks=tuple(blocks_of(store, row.item.id))
            )
            for row in rows
        ),
        decisions=decisions,
        votes={facts.vote.id: identity for identity, facts in decisions.items() if facts.vote is not None},
        tasks=_tasks(store, meeting),
        signers=tuple(signers(store, meeting)),
        signed_at=meeting.place,
        signed_on=approved_on(store, meeting),
        prevailing=statutes.prevailing if statutes else None,
    )


def _decisions(store: OpenFile, meeting: Meeting) -> dict[UUID, "DecisionFacts"]:
    found: list[AnyDecision] = [
        *store.all(Decision, meeting=meeting.id),
        *store.all(RestrictedDecision, meeting=meeting.id),
    ]
    facts: dict[UUID, DecisionFacts] = {}
    for decision in found:
        votes = votes_on(store, decision)
        found_out = decision_facts(store, decision, votes[0] if votes else None)
        facts[decision.id] = replace(found_out, disputed=found_out.disputed or len(votes) > 1)
    return facts


def votes_on(store: OpenFile, decision: AnyDecision) -> list[AnyVote]:
    """The votes on a decision: one, or several where two devices recorded it apart."""
    return [
        *store.all(Vote, decision=decision.id, order="id"),
        *store.all(RestrictedVote, decision=decision.id, order="id"),
    ]


def decision_facts(store: OpenFile, decision: AnyDecision, vote: AnyVote | None) -> "DecisionFacts":
    """A decision with all that a paper says about how it was taken."""
    from ctj_desktop.documents.results import DecisionFacts

    return DecisionFacts(
        decision=decision,
        vote=vote,
        rule=store.get(DecisionRule, decision.rule) if decision.rule else None,
        recused=store.count(Recusal, item=decision.item) if decision.item else 0,
        tie_broken_by=name_of_person(store, vote.tie_broken_by) if vote else "",
        disputed=is_disputed(store, decision) or (vote is not None and is_disputed(store, vote)),
    )


def _tasks(store: OpenFile, meeting: Meeting) -> dict[UUID, "TaskFacts"]:
    from ctj_desktop.documents.follow_up import TaskFacts

    return {task.id: TaskFacts(task=task, owner=owner_of(store, task)) for task in store.all(Task, meeting=meeting.id)}


def _people(store: OpenFile, meeting: Meeting) -> "People":
    from ctj_desktop.documents.presence import People

    known = store.all(Person)
    return People(
        names={person.id: person_name(person) for person in known},
        salutations={person.id: person.salutation for person in known},
        offices={held.person: held.office for held in officers(store, meeting.committee, meeting.on)},
    )
