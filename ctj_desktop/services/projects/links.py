"""With whom and with what is a project linked: partners, the committee's opinion, actions of the strategy?"""

from datetime import date

from ctj_desktop.domain.ids import (
    ActionId,
    DecisionId,
    OpinionId,
    OrganisationId,
    PartnerId,
    PersonId,
    ProjectActionId,
    ProjectId,
    link_id,
)
from ctj_desktop.domain.records.people import Organisation, Side
from ctj_desktop.domain.records.projects import Opinion, OpinionKind, Partner, Project, ProjectAction
from ctj_desktop.domain.records.strategy import Action
from ctj_desktop.domain.texts import Bilingual, says_something
from ctj_desktop.services.steps.change import KEEP, NO_TEXT, Keep, Rewording, put, rewrite
from ctj_desktop.services.steps.records import source_language, the, titled
from ctj_desktop.services.steps.refusals import TextMissing
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit


@step
def add_partner(
    unit: Unit,
    *,
    project: ProjectId,
    side: Side,
    organisation: OrganisationId | None = None,
    name: str = "",
    lead: bool = False,
    contact: PersonId | None = None,
) -> Partner:
    """Adds a partner of a project on one side; `lead` marks the lead partner of that side."""
    owner = the(unit.store, Project, project)
    if organisation is None and not says_something(name):
        raise TextMissing
    body = the(unit.store, Organisation, organisation).name if organisation else Bilingual.of(name, name)
    unit.name("partner.added", **titled(body))
    return unit.save(
        Partner(
            id=PartnerId(unit.new_id()),
            home=owner.home,
            project=project,
            organisation=organisation,
            name=name,
            side=side,
            lead=lead,
            contact=contact,
        )
    )


@step
def change_partner(
    unit: Unit,
    *,
    partner: PartnerId,
    seen: Partner | None = None,
    organisation: OrganisationId | Keep | None = KEEP,
    name: str | Keep = KEEP,
    side: Side | Keep = KEEP,
    lead: bool | Keep = KEEP,
    contact: PersonId | Keep | None = KEEP,
) -> Partner:
    """Changes a partner of a project; it stays named."""
    stored = the(unit.store, Partner, partner)
    after = rewrite(unit, stored, seen, organisation=organisation, name=name, side=side, lead=lead, contact=contact)
    if after.organisation is None and not says_something(after.name):
        raise TextMissing
    unit.name("partner.changed", **titled(partner_name(unit.store, after)))
    return after


@step
def remove_partner(unit: Unit, *, partner: PartnerId) -> Partner:
    """Takes a partner out of a project."""
    stored = the(unit.store, Partner, partner)
    unit.name("partner.deleted", **titled(partner_name(unit.store, stored)))
    unit.delete(stored)
    return stored


@step
def give_opinion(
    unit: Unit,
    *,
    project: ProjectId,
    opinion_kind: OpinionKind,
    decision: DecisionId | None = None,
    conditions: Bilingual = NO_TEXT,
    on: date | None = None,
) -> Opinion:
    """Records the committee's opinion on a project, linked to its decision."""
    owner = the(unit.store, Project, project)
    unit.name("opinion.added", number=owner.number or "", **titled(owner.title))
    return unit.save(
        Opinion(
            id=OpinionId(unit.new_id()),
            home=owner.home,
            project=project,
            decision=decision,
            opinion_kind=opinion_kind,
            conditions=conditions,
            on=on,
        )
    )


@step
def change_opinion(
    unit: Unit,
    *,
    opinion: OpinionId,
    seen: Opinion | None = None,
    opinion_kind: OpinionKind | Keep = KEEP,
    decision: DecisionId | Keep | None = KEEP,
    conditions: Bilingual | Rewording | Keep = KEEP,
    on: date | Keep | None = KEEP,
) -> Opinion:
    """Changes what was recorded of the committee's opinion."""
    stored = the(unit.store, Opinion, opinion)
    owner = the(unit.store, Project, stored.project)
    after = rewrite(
        unit,
        stored,
        seen,
        source_language(unit.store, owner.committee),
        opinion_kind=opinion_kind,
        decision=decision,
        conditions=conditions,
        on=on,
    )
    unit.name("opinion.changed", number=owner.number or "", **titled(owner.title))
    return after


@step
def remove_opinion(unit: Unit, *, opinion: OpinionId) -> Opinion:
    """Takes an opinion away that was entered by mistake."""
    stored = the(unit.store, Opinion, opinion)
    owner = the(unit.store, Project, stored.project)
    unit.name("opinion.deleted", number=owner.number or "", **titled(owner.title))
    unit.delete(stored)
    return stored


@step
def link_action(unit: Unit, *, project: ProjectId, action: ActionId) -> ProjectAction:
    """Links a project to an action of the strategy."""
    owner = the(unit.store, Project, project)
    target = the(unit.store, Action, action)
    unit.name("project_action.added", **titled(target.title))
    link = ProjectActionId(link_id("project_action", project, action))
    return put(unit, ProjectAction(id=link, home=owner.home, project=project, action=action))


@step
def unlink_action(unit: Unit, *, project: ProjectId, action: ActionId) -> ProjectAction:
    """Takes the link between a project and an action of the strategy away."""
    stored = the(unit.store, ProjectAction, link_id("project_action", project, action))
    target = unit.store.get(Action, action)
    unit.name("project_action.deleted", **(titled(target.title) if target else {}))
    unit.delete(stored)
    return stored


def partner_name(store: OpenFile, partner: Partner) -> Bilingual:
    """How a partner is called: the body's name, else as it was written."""
    body = store.get(Organisation, partner.organisation) if partner.organisation else None
    return body.name if body is not None else Bilingual.of(partner.name, partner.name)
