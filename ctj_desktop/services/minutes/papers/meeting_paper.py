"""What do the agenda and the minutes of a meeting print?"""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from ctj_desktop.domain.clock import agenda as agenda_of
from ctj_desktop.domain.deciding.by_circulation import CirculationCourse
from ctj_desktop.domain.ids import AnyAmendmentId
from ctj_desktop.domain.record import fields, replace
from ctj_desktop.domain.records.circulations import Circulation
from ctj_desktop.domain.records.consultations import RequestedOpinion
from ctj_desktop.domain.records.meetings import AgendaItem, Guest, Meeting
from ctj_desktop.domain.records.minutes import ApprovedVersion
from ctj_desktop.domain.records.statutes import DecisionRule
from ctj_desktop.domain.records.twins import is_restricted
from ctj_desktop.domain.records.voting import (
    AmendmentResult,
    AnyAmendment,
    AnyDecision,
    AnyVote,
    DecisionResult,
    Recusal,
    VoteMethod,
)
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.i18n.in_writing.circulations import names_of
from ctj_desktop.services.meetings.agenda_table import agenda_table
from ctj_desktop.services.membership.roll import statutes_of
from ctj_desktop.services.membership.senders import approved_on, sender, town_of
from ctj_desktop.services.minutes.circulations.reading import closed_course
from ctj_desktop.services.minutes.electorate import Electorates, counting, in_order_of_time
from ctj_desktop.services.minutes.formal_sentences import approved_version, formal_facts
from ctj_desktop.services.minutes.origins import owner_of
from ctj_desktop.services.minutes.outcomes import named_outcome
from ctj_desktop.services.minutes.papers.filed_paper import as_filed
from ctj_desktop.services.minutes.records import NOBODY_AWAY, MinutesRecords, is_usage, minutes_records
from ctj_desktop.services.minutes.signers import signers
from ctj_desktop.services.minutes.votes import votes_on
from ctj_desktop.services.naming.earlier_texts import records_before
from ctj_desktop.services.naming.record_versions import is_disputed
from ctj_desktop.services.steps.here import today_in
from ctj_desktop.services.steps.records import name_of_person
from ctj_desktop.storage.open_file import OpenFile

if TYPE_CHECKING:  # the PDF engine is heavy
    from ctj_desktop.documents.agenda import AgendaPaper, TakenUp
    from ctj_desktop.documents.follow_up import TaskFacts
    from ctj_desktop.documents.in_session.amendments import AmendmentFacts
    from ctj_desktop.documents.minutes import MinutesPaper
    from ctj_desktop.documents.results import DecisionFacts, TakenInWriting


def agenda_paper(store: OpenFile, meeting: Meeting, *, proposals: bool = False) -> "AgendaPaper":
    """Everything the agenda of a meeting prints; with `proposals` what the committee is asked to decide."""
    from ctj_desktop.documents.agenda import AgendaPaper, AgendaPoint

    table = agenda_table(store, meeting.id)
    points = (
        AgendaPoint(
            row=line.row,
            documents=line.documents,
            presenter=line.presenter,
            taken_up=_taken_up(store, line.item),
            opinions=_opinions(store, meeting, line.item),
        )
        for line in table.lines
    )
    return AgendaPaper(
        sender=sender(store, meeting.committee, meeting.on),
        meeting=meeting,
        agenda=agenda_of(store.all(AgendaItem, meeting=meeting.id), meeting.start),
        points=tuple(points),
        proposals=proposals,
    )


def _opinions(store: OpenFile, meeting: Meeting, item: AgendaItem) -> tuple[Bilingual, ...]:
    """As known on the day of the paper, at the latest on that of the meeting; of a closed item they stay inside."""
    if item.closed or not store.count(RequestedOpinion, item=item.id):
        return ()
    from ctj_desktop.services.meetings.consulting.asked import known_at, said_on_paper

    today = today_in(store)
    day = min(today, meeting.on) if meeting.on is not None else today
    return tuple(said_on_paper(one, day) for one in known_at(store, item.id, day))


def _taken_up(store: OpenFile, item: AgendaItem) -> "TakenUp | None":
    from ctj_desktop.documents.agenda import TakenUp

    earlier = store.get(AgendaItem, item.carried_from) if item.carried_from is not None else None
    meeting = store.get(Meeting, earlier.meeting) if earlier is not None else None
    if earlier is None or meeting is None or meeting.on is None:
        return None
    outcome = named_outcome(store, earlier.outcome) if earlier.outcome is not None else None
    return TakenUp(on=meeting.on, outcome=outcome)


def minutes_paper(store: OpenFile, meeting: Meeting) -> "MinutesPaper":
    """Everything the minutes of a meeting print; of approved minutes what was filed with them."""
    from ctj_desktop.documents.minutes import MinutesPaper, MinutesPoint

    written = minutes_records(store, meeting)
    facts = formal_facts(store, meeting)
    statutes = statutes_of(store, meeting)
    decisions = decisions_of(written)
    given = {one.name: getattr(facts, one.name) for one in fields(facts)}
    paper = MinutesPaper(
        **given,
        sender=sender(store, meeting.committee, meeting.on),
        guests=tuple(store.all(Guest, meeting=meeting.id, order="name, id")),
        points=tuple(
            MinutesPoint(
                item=row.item,
                number=row.shown_number,
                depth=row.depth,
                late=row.item.late_reason if row.item.late else None,
                opinions=_opinions(store, meeting, row.item),
                blocks=tuple(written.blocks_of(row.item.id)),
            )
            for row in written.rows
        ),
        decisions=decisions,
        votes={facts.vote.id: identity for identity, facts in decisions.items() if facts.vote is not None},
        tasks=tasks_of(written),
        amendments=amendments_of(written),
        pauses=written.pauses,
        signers=tuple(signers(store, meeting)),
        signed_at=town_of(store, meeting.place),
        signed_on=approved_on(store, meeting),
        prevailing=statutes.prevails if statutes else None,
    )
    version = approved_version(store, meeting.id)
    return as_filed(_as_approved(store, paper, version), version) if version is not None else paper


def _as_approved(store: OpenFile, paper: "MinutesPaper", version: ApprovedVersion) -> "MinutesPaper":
    """Who does what by when, of a closed item: it is not filed with the version, the log still has it."""
    from ctj_desktop.documents.follow_up import TaskFacts

    closed = {key: facts.task for key, facts in paper.tasks.items() if is_restricted(facts.task)}
    before = records_before(store, version.id, closed)
    approved = {key: TaskFacts(task=task, owner=owner_of(store, task)) for key, task in before.items()}
    return replace(paper, tasks={**paper.tasks, **approved})


def decisions_of(written: MinutesRecords) -> dict[UUID, "DecisionFacts"]:
    """Every decision of a meeting with all that a paper says about how it was taken."""
    return {identity: decision_of(written, decision) for identity, decision in written.decisions.items()}


def decision_of(
    written: MinutesRecords, decision: AnyDecision, amendment: AnyAmendmentId | None = None
) -> "DecisionFacts":
    """One decision of a meeting, or an amendment to it, with all that a paper says about how it was taken."""
    from ctj_desktop.documents.results import DecisionFacts, NamesFor, TakenVote

    votes = written.votes_on(amendment or decision.id)
    counted = counting(votes)
    breaker = counted[0].tie_broken_by if counted else None
    rule = written.rule_of(decision)
    names = tuple(
        NamesFor(choice=one, names=who) for vote in counted[:1] for one, who in written.names.get(vote.id, ())
    )
    return DecisionFacts(
        decision=decision,
        together=_together(written, counted),
        by_side=any(vote.count is not None and vote.count.parts for vote in counted[:1]),
        names=names,
        roll_call=bool(names),
        votes=tuple(
            TakenVote(
                vote=vote,
                could=written.could_vote.get(vote.id),
                annulled=vote not in counted,
                away=written.away.get(vote.id, NOBODY_AWAY),
            )
            for vote in votes
        ),
        rule=rule,
        usage=rule is not None and rule.id in written.usages,
        recused=written.recused_at(decision),
        tie_broken_by=written.tie_breakers.get(breaker, "") if breaker else "",
        disputed=written.is_disputed(decision),
        outcome=written.outcomes.get(decision.id),
        in_writing=_in_writing(written.in_writing.get(decision.id)),
        amended=0 if amendment is not None else _adopted(written, decision),
    )


def _adopted(written: MinutesRecords, decision: AnyDecision) -> int:
    """How many amendments were adopted before it was put to the vote."""
    return sum(
        one.decision == decision.id and one.result is AmendmentResult.ADOPTED for one in written.amendments.values()
    )


def _together(written: MinutesRecords, votes: Sequence[AnyVote]) -> tuple[str, ...]:
    """The numbers of the other decisions on which the vote was taken."""
    if not votes:
        return ()
    first = votes[0].with_vote or votes[0].id
    group = (vote for found in written.votes.values() for vote in found if first in (vote.id, vote.with_vote))
    others = [written.decisions[vote.decision].number or "–" for vote in group if vote.id != votes[0].id]
    return tuple(sorted(others))


def amendments_of(written: MinutesRecords) -> dict[UUID, "AmendmentFacts"]:
    """Every amendment to a decision of a meeting with all that a paper says about it."""
    from ctj_desktop.documents.in_session.amendments import AmendmentFacts

    return {
        key: AmendmentFacts(amendment=one, by=written.proposers[key], voted=_voted_on(written, one))
        for key, one in written.amendments.items()
    }


def _voted_on(written: MinutesRecords, amendment: AnyAmendment) -> "DecisionFacts | None":
    """The vote on an amendment, said as that on a decision is."""
    if not written.votes_on(amendment.id):
        return None
    consensus = written.votes_on(amendment.id)[-1].method is VoteMethod.CONSENSUS
    results = {
        AmendmentResult.ADOPTED: DecisionResult.CONSENSUS if consensus else DecisionResult.MAJORITY,
        AmendmentResult.REJECTED: DecisionResult.REJECTED,
    }
    result = results.get(amendment.result) if amendment.result is not None else None
    decision = replace(written.decisions[amendment.decision], result=result, rule=None, outcome=None, circulation=None)
    facts = decision_of(written, decision, amendment.id)
    return replace(facts, outcome=None, in_writing=None)


def tasks_of(written: MinutesRecords) -> dict[UUID, "TaskFacts"]:
    """Every task of a meeting with who does it."""
    from ctj_desktop.documents.follow_up import TaskFacts

    return {identity: TaskFacts(task=task, owner=written.owners[identity]) for identity, task in written.tasks.items()}


def decision_facts(
    store: OpenFile, decision: AnyDecision, vote: AnyVote | None, electorates: Electorates | None = None
) -> "DecisionFacts":
    """A decision with all that a paper says about how it was taken; whoever asks of many reads presence once."""
    from ctj_desktop.documents.results import DecisionFacts, TakenVote

    read = electorates or Electorates(store)
    rule = store.get(DecisionRule, decision.rule) if decision.rule else None
    stored = votes_on(store, decision)
    counted = {one.id for one in counting(stored)}
    votes = [one for one in stored if one.id not in counted] + ([vote] if vote is not None else [])
    return DecisionFacts(
        decision=decision,
        votes=tuple(
            TakenVote(vote=one, could=read.of(one, decision, rule), annulled=one is not vote, away=read.away(one))
            for one in in_order_of_time(votes)
        ),
        rule=rule,
        usage=is_usage(store, rule),
        recused=store.count(Recusal, item=decision.item) if decision.item else 0,
        tie_broken_by=name_of_person(store, vote.tie_broken_by) if vote else "",
        disputed=is_disputed(store, decision) or (vote is not None and is_disputed(store, vote)),
        outcome=named_outcome(store, decision.outcome) if decision.outcome is not None else None,
        in_writing=_in_writing(
            closed_course(store, decision.circulation) if decision.circulation is not None else None
        ),
    )


def _in_writing(closed: tuple[Circulation, CirculationCourse] | None) -> "TakenInWriting | None":
    """How the circulation went by which a decision was taken."""
    from ctj_desktop.documents.results import TakenInWriting

    if closed is None:
        return None
    told, course = closed
    return TakenInWriting(
        number=told.number or "", closed_on=told.closed_on, tally=course.whole, recused=names_of(course.recused)
    )
