"""What do the papers of projects print: a project with its references as names, as it stands on a day?"""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from ctj_desktop.domain.funding.rates import rate_on
from ctj_desktop.domain.ids import CommitteeId, ProjectId
from ctj_desktop.domain.projects.conditions import ConditionState
from ctj_desktop.domain.records.people import Territory
from ctj_desktop.domain.records.project_work import Condition
from ctj_desktop.domain.records.projects import ExchangeRate, Opinion, Project
from ctj_desktop.domain.records.voting import Decision
from ctj_desktop.domain.texts import NO_TEXT
from ctj_desktop.services.membership.senders import sender
from ctj_desktop.services.naming.doubts import doubtful_title, sure_code
from ctj_desktop.services.projects.sheet import ConditionLine, ProjectSheet, project_sheet
from ctj_desktop.services.steps.records import these
from ctj_desktop.storage.open_file import OpenFile

if TYPE_CHECKING:  # the PDF engine is heavy
    from ctj_desktop.documents.projects.facts import PaperOpinion, ProjectOnPaper


def project_on_paper(store: OpenFile, project: ProjectId, day: date) -> "ProjectOnPaper":
    """One project; `NotHere` where it is gone."""
    return sheet_on_paper(store, project_sheet(store, project, day), day)


def sheet_on_paper(store: OpenFile, sheet: ProjectSheet, day: date) -> "ProjectOnPaper":
    """The same of a sheet that was read."""
    from ctj_desktop.documents.projects.facts import PaperMove, PaperPartner, ProjectOnPaper

    owner, given = sheet.project, {one.opinion.id for one in sheet.opinions}
    own = store.get(ExchangeRate, owner.exchange_rate) if owner.exchange_rate is not None else None
    of_call = store.all(ExchangeRate, call=owner.call) if owner.call is not None else []
    return ProjectOnPaper(
        sender=sender(store, owner.committee, day),
        on=day,
        project=owner,
        stage=sheet.stage.name if sheet.stage is not None else NO_TEXT,
        route=sheet.pipeline.name if sheet.pipeline is not None else NO_TEXT,
        call=sheet.call.name if sheet.call is not None else NO_TEXT,
        proposal=sheet.proposal.title if sheet.proposal is not None else NO_TEXT,
        contact=sheet.contact,
        territories=tuple(one.name for one in these(store, Territory, owner.territories)),
        communes=tuple(one.name for one in sheet.communes),
        actions=tuple((sure_code(one), doubtful_title(one)) for one in sheet.actions),
        partners=tuple(PaperPartner(partner=one.partner, name=one.name, contact=one.contact) for one in sheet.partners),
        budgets=sheet.budgets,
        rate=rate_on(own, of_call, day),
        indicators=tuple(line.indicator for line in sheet.indicators),
        opinions=tuple(opinion_on_paper(store, one.opinion, sheet) for one in sheet.opinions),
        conditions=_pairs(line for line in sheet.conditions if line.condition.opinion not in given),
        moves=tuple(PaperMove(on=one.on, stage=one.stage, reason=one.reason) for one in reversed(sheet.moves)),
    )


def opinion_on_paper(store: OpenFile, opinion: Opinion, sheet: ProjectSheet) -> "PaperOpinion":
    """An opinion with its decision and its conditions."""
    from ctj_desktop.documents.projects.facts import PaperOpinion

    decision = store.get(Decision, opinion.decision) if opinion.decision is not None else None
    return PaperOpinion(
        opinion=opinion,
        decision=(decision.number or "") if decision is not None else "",
        conditions=_pairs(line for line in sheet.conditions if line.condition.opinion == opinion.id),
    )


def wanted_projects(store: OpenFile, committee: CommitteeId, named: tuple[ProjectId, ...]) -> list[ProjectId]:
    """Those that were named, else every project of the committee by its number."""
    if named:
        return list(named)
    return [one.id for one in store.all(Project, committee=committee, order="number, id")]


def _pairs(lines: Iterable[ConditionLine]) -> tuple[tuple[Condition, ConditionState], ...]:
    return tuple((line.condition, line.state) for line in lines)
