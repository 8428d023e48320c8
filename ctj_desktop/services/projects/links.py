"""With whom and with what is a project linked: partners, the committee's opinion, actions of the strategy?"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from ctj_desktop.domain.ids import ActionId, ProjectActionId, ProjectId, link_id
from ctj_desktop.domain.records.meetings import AgendaItem
from ctj_desktop.domain.records.people import Organisation
from ctj_desktop.domain.records.projects import Opinion, Partner, Project, ProjectAction
from ctj_desktop.domain.records.strategy import Action
from ctj_desktop.domain.records.voting import Decision, DecisionKind
from ctj_desktop.domain.texts import Bilingual, says_something
from ctj_desktop.services.naming.removal import removal
from ctj_desktop.services.projects.conditions import save_conditions
from ctj_desktop.services.projects.refusals import OpinionRecorded
from ctj_desktop.services.steps.change import save_derived
from ctj_desktop.services.steps.records import the, titled
from ctj_desktop.services.steps.refusals import TextMissing
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit


@step(first=("project", "side"))
def add_partner(unit: Unit, new: Partner) -> Partner:
    """Adds a partner of a project on one side; `lead` marks the lead partner of that side."""
    the(unit.store, Project, new.project)
    _need_name(new)
    body = the(unit.store, Organisation, new.organisation).name if new.organisation else partner_name(unit.store, new)
    unit.name("partner.added", **titled(body))
    return unit.save(new)


@step(without=("project",))
def change_partner(unit: Unit, after: Partner, before: Partner) -> Partner:
    """Changes a partner of a project; it stays named."""
    the(unit.store, Partner, before.id)
    saved = unit.save(after, before=before)
    _need_name(saved)
    unit.name("partner.changed", **titled(partner_name(unit.store, saved)))
    return saved


remove_partner = removal(
    Partner, "Takes a partner out of a project.", words=lambda store, row: titled(partner_name(store, row))
)


def _of_its_decision(store: OpenFile, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """Where no decision is named, the latest that was taken on the project."""
    latest = latest_decision(store, given["project"])
    return {"decision": latest.id if latest is not None else None}


@step(first=("project", "opinion_kind"), otherwise=_of_its_decision)
def give_opinion(unit: Unit, new: Opinion) -> Opinion:
    """Records the committee's opinion on a project, linked to its decision.

    There is one opinion on a project to a decision (`OpinionRecorded`). Each line of its conditions is followed from
    then on.
    """
    owner = the(unit.store, Project, new.project)
    if new.decision is not None and unit.store.all(Opinion, project=owner.id, decision=new.decision):
        raise OpinionRecorded(number=the(unit.store, Decision, new.decision).number or "")
    unit.name("opinion.added", number=owner.number or "", **titled(owner.title))
    saved = unit.save(new)
    save_conditions(unit, saved)
    return saved


@step(first=("opinion", "opinion_kind"), without=("project",))
def change_opinion(unit: Unit, after: Opinion, before: Opinion) -> Opinion:
    """Changes what was recorded of the committee's opinion."""
    owner = the(unit.store, Project, the(unit.store, Opinion, before.id).project)
    saved = unit.save(after, before=before)
    unit.name("opinion.changed", number=owner.number or "", **titled(owner.title))
    return saved


remove_opinion = removal(Opinion, "Takes an opinion away that was entered by mistake.")
"""Its conditions go with it."""


@step
def link_action(unit: Unit, *, project: ProjectId, action: ActionId) -> ProjectAction:
    """Links a project to an action of the strategy."""
    owner = the(unit.store, Project, project)
    target = the(unit.store, Action, action)
    unit.name("project_action.added", **titled(target.title))
    return save_link(unit, owner, action)


def save_link(unit: Unit, project: Project, action: ActionId) -> ProjectAction:
    """The row of a link, also one that was taken away before."""
    link = ProjectActionId(link_id("project_action", project.id, action))
    return save_derived(unit, ProjectAction(id=link, home=project.home, project=project.id, action=action))


@step
def unlink_action(unit: Unit, *, project: ProjectId, action: ActionId) -> ProjectAction:
    """Takes the link between a project and an action of the strategy away."""
    stored = the(unit.store, ProjectAction, link_id("project_action", project, action))
    target = unit.store.get(Action, action)
    unit.name("project_action.deleted", **(titled(target.title) if target else {}))
    unit.delete(stored)
    return stored


def latest_decision(store: OpenFile, project: ProjectId) -> Decision | None:
    """The latest decision taken on the project, also through an item of an agenda; none that adjourned it."""
    found = {one.id: one for one in store.all(Decision, project=project)}
    for item in store.all(AgendaItem, project=project):
        found |= {one.id: one for one in store.all(Decision, item=item.id)}
    taken = [one for one in found.values() if one.decision_kind is not DecisionKind.ADJOURNMENT]
    return max(taken, key=lambda one: (one.on or date.min, one.id), default=None)


def partner_name(store: OpenFile, partner: Partner) -> Bilingual:
    """How a partner is called: the body's name, else as it was written."""
    body = store.get(Organisation, partner.organisation) if partner.organisation else None
    return body.name if body is not None else Bilingual.of(partner.name, partner.name)


def short_partner_name(store: OpenFile, partner: Partner) -> Bilingual:
    """The same, by the short name of a body that has one."""
    body = store.get(Organisation, partner.organisation) if partner.organisation else None
    return (body.short_name or body.name) if body is not None else partner_name(store, partner)


def _need_name(partner: Partner) -> None:
    if partner.organisation is None and not says_something(partner.name):
        raise TextMissing
