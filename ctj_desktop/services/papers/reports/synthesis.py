"""What does a committee pass on of a year to the council of the cross-border territories?"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from ctj_desktop.domain.funding.portfolio import Grouping, Portfolio, total
from ctj_desktop.domain.ids import CommitteeId, ProjectId
from ctj_desktop.domain.records.committees import PRESIDING, Committee
from ctj_desktop.domain.records.people import Person, Salutation
from ctj_desktop.domain.records.projects import Partner, Project, ProjectMove, StageRole
from ctj_desktop.domain.records.strategy import WorkingProposal
from ctj_desktop.domain.records.voting import Decision, DecisionKind, DecisionResult, PublishedDecision
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.services.meetings.attending.over_period import year_attended
from ctj_desktop.services.membership.senders import officers, sender
from ctj_desktop.services.minutes.papers.decision_paper import year_of
from ctj_desktop.services.papers.reports.year import (
    ReportedYear,
    coverage_of,
    is_closed,
    is_provisional,
    money_of_year,
    opinions_of,
    projects_of,
)
from ctj_desktop.services.projects.links import partner_name
from ctj_desktop.services.projects.lists import Standing, read_standing
from ctj_desktop.services.projects.portfolio.figures import portfolio
from ctj_desktop.services.steps.records import person_name, the
from ctj_desktop.storage.store import Store

if TYPE_CHECKING:  # the PDF engine is heavy
    from ctj_desktop.documents.reports.synthesis import PassedDecision, PassedProject, SynthesisPaper
    from ctj_desktop.documents.signing import Signer

ASKING = frozenset({DecisionKind.RECOMMENDATION, DecisionKind.MANDATE})
"""Kinds of decision by which a committee asks something of others."""


def synthesis_paper(store: Store, committee: CommitteeId, year: int, on: date) -> "SynthesisPaper":
    """A calendar year as it is known now; `on` is the day of printing. `NotHere` for a committee that is gone."""
    from ctj_desktop.documents.reports.synthesis import SynthesisPaper

    told, projects = ReportedYear(year=year, on=on), projects_of(store, committee)
    standing = read_standing(store, committee)
    figures = portfolio(store, standing, committee, groupings=(Grouping.STAGE,))
    return SynthesisPaper(
        sender=sender(store, committee, on),
        year=year,
        on=on,
        held=len(year_attended(store, committee, year).counted),
        projects=tuple(_projects(store, standing, projects, figures, told)),
        opinions=opinions_of(store, projects, told),
        published=tuple(_published(store, committee, told)),
        asked=tuple(_asked(store, committee, told)),
        proposals=tuple(_proposals(store, committee, told)),
        money=money_of_year(store, projects, figures, told),
        coverage=coverage_of(store, standing, committee, told),
        signers=tuple(_signers(store, committee, on)),
    )


def _projects(
    store: Store, standing: Standing, projects: dict[ProjectId, Project], figures: Portfolio, told: ReportedYear
) -> Iterator["PassedProject"]:
    """Those on their way, and those that moved in the year to where they ended, by their numbers.

    What began after the year is not of it.
    """
    from ctj_desktop.documents.reports.synthesis import PassedProject

    moved = {move.project for move in store.all(ProjectMove) if told.holds(move.on)}
    leads: dict[UUID, list[Bilingual]] = defaultdict(list)
    for partner in store.all(Partner, lead=True, order="side, id"):
        if partner.project in projects:
            leads[partner.project].append(partner_name(store, partner))
    counted = {one.project: one for one in figures.projects}
    for key, project in sorted(projects.items(), key=lambda one: (one[1].number or "~", one[0])):
        at = standing.stage.get(key.bytes)
        stage = standing.routes.by_id.get(at) if at is not None else None
        over = stage is not None and stage.role is not StageRole.ACTIVE and key not in moved
        if over or (counted[key].year or told.year) > told.year:
            continue
        yield PassedProject(
            number=project.number or "",
            title=project.title,
            stage=stage.name if stage is not None else NO_TEXT,
            leads=tuple(leads[key]),
            figures=total([counted[key]]),
        )


def _published(store: Store, committee: CommitteeId, told: ReportedYear) -> Iterator["PassedDecision"]:
    """The decisions in the words that were made public, by their numbers; what was rejected is none."""
    from ctj_desktop.documents.reports.synthesis import PassedDecision

    for one in store.all(PublishedDecision, committee=committee, order="number, id"):
        decision = store.get(Decision, one.decision)
        rejected = decision is not None and decision.result is DecisionResult.REJECTED
        if year_of(one.number, one.on) == told.year and not rejected:
            kind = decision.decision_kind if decision is not None else None
            yield PassedDecision(number=one.number, text=one.text, on=one.on, decision_kind=kind, public=True)


def _asked(store: Store, committee: CommitteeId, told: ReportedYear) -> Iterator["PassedDecision"]:
    """Recommendations and mandates that were adopted, of no closed item."""
    from ctj_desktop.documents.reports.synthesis import PassedDecision

    for one in store.all(Decision, committee=committee, order="number, id"):
        if one.decision_kind not in ASKING or year_of(one.number, one.on) != told.year:
            continue
        if one.result is DecisionResult.REJECTED or is_closed(store, one):
            continue
        yield PassedDecision(
            number=one.number or "",
            text=one.text,
            on=one.on,
            decision_kind=one.decision_kind,
            provisional=is_provisional(store, one.meeting),
        )


def _proposals(store: Store, committee: CommitteeId, told: ReportedYear) -> Iterator[Bilingual]:
    """The working proposals that the territory of the committee made in the year."""
    territory = the(store, Committee, committee).territory
    if territory is not None:
        found = store.all(WorkingProposal, territory=territory, order="on, id")
        yield from (one.title for one in found if told.holds(one.on))


def _signers(store: Store, committee: CommitteeId, on: date) -> Iterator["Signer"]:
    """Who presides over the committee on the day: France before Switzerland."""
    from ctj_desktop.documents.signing import Signer

    held = [office for office in officers(store, committee, on) if office.office in PRESIDING]
    for office in sorted(held, key=lambda one: one.side or "", reverse=True):
        found = store.get(Person, office.person)
        yield Signer(
            name=person_name(found),
            office=office.office,
            side=office.side,
            salutation=found.salutation if found is not None else Salutation.NEUTRAL,
        )
