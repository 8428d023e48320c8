"""Which opinions did the committee give that nobody recorded, what do they say, and which conditions fall due?"""

from datetime import date
from typing import Final

from ctj_desktop.domain.days import days_later
from ctj_desktop.domain.ids import CommitteeId, ConditionId, DecisionId, ProjectId
from ctj_desktop.domain.projects.opinion_words import proposed_conditions, proposed_kind
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.meetings import AgendaItem
from ctj_desktop.domain.records.projects import Opinion, OpinionKind
from ctj_desktop.domain.records.voting import AnyDecision, Decision, DecisionResult
from ctj_desktop.domain.texts import NO_TEXT, Bilingual, shown_text
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries.opinions import conditions_due, unrecorded_opinions
from ctj_desktop.storage.queries.projects import row_id

LOOKED_BACK: Final = 400
"""Days: an older decision without an opinion was entered from an old record, and is not told every morning."""
SOON: Final = 14
"""Days before a condition falls due in which it is told."""


class OpinionToRecord(NamedValue):
    """A decision that gave an opinion on a project, of which there is no record."""

    key: DecisionId
    decision: str
    project: ProjectId
    number: str
    title: Bilingual


class ConditionDue(NamedValue):
    """A condition that is to be met within days, or was to be met before: `left` is then below zero."""

    key: ConditionId
    text: Bilingual
    due: date
    left: int
    project: ProjectId
    number: str
    title: Bilingual


class ProposedOpinion(NamedValue):
    """What the words of a decision say; a kind of None says nothing, and a person chooses."""

    opinion_kind: OpinionKind | None = None
    conditions: Bilingual = NO_TEXT


def opinions_to_record(
    store: OpenFile, today: date, committee: CommitteeId | None = None, project: ProjectId | None = None
) -> list[OpinionToRecord]:
    """The latest first; of one project however long ago."""
    since = days_later(today, -LOOKED_BACK) if project is None else date.min
    return [
        OpinionToRecord(
            key=DecisionId(row_id(row.id)),
            decision=row.number or "",
            project=ProjectId(row_id(row.project)),
            number=row.project_number or "",
            title=shown_text(row.title_fr, row.title_de),
        )
        for row in unrecorded_opinions(store, since, committee, project)
    ]


def proposed_opinion(decision: AnyDecision | None) -> ProposedOpinion:
    """What a decision proposes; nothing where it was rejected, whatever its words say."""
    if decision is None or decision.result is DecisionResult.REJECTED:
        return ProposedOpinion()
    kind = proposed_kind(decision.text)
    reserved = kind is OpinionKind.WITH_RESERVATION
    return ProposedOpinion(opinion_kind=kind, conditions=proposed_conditions(decision.text) if reserved else NO_TEXT)


def given_at(store: OpenFile, item: AgendaItem) -> list[Opinion]:
    """The opinions on the project of an item that were given by a decision taken under it."""
    taken = {one.id for one in store.all(Decision, item=item.id)}
    return [one for one in store.all(Opinion, project=item.project, order="on, id") if one.decision in taken]


def conditions_to_meet(store: OpenFile, today: date, committee: CommitteeId | None = None) -> list[ConditionDue]:
    """What is overdue or due within days, the first due first."""
    return [
        ConditionDue(
            key=ConditionId(row_id(row.id)),
            text=shown_text(row.text_fr, row.text_de),
            due=date.fromisoformat(row.due),
            left=(date.fromisoformat(row.due) - today).days,
            project=ProjectId(row_id(row.project)),
            number=row.project_number or "",
            title=shown_text(row.title_fr, row.title_de),
        )
        for row in conditions_due(store, days_later(today, SOON), committee)
    ]
