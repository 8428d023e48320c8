"""How does a person say whether a project keeps a rule that no figure answers?"""

from datetime import date

from ctj_desktop.domain.ids import CallRuleId, ProjectId, RuleCheckId, link_id
from ctj_desktop.domain.records.project_work import RuleCheck
from ctj_desktop.domain.records.projects import CallRule, Project
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.services.projects.refusals import RuleOfAnotherCall
from ctj_desktop.services.steps.change import save_derived
from ctj_desktop.services.steps.records import the, titled
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.unit import Unit


@step
def check_rule(
    unit: Unit,
    *,
    project: ProjectId,
    rule: CallRuleId,
    passes: bool,
    note: Bilingual = NO_TEXT,
    on: date | None = None,
) -> RuleCheck:
    """Says that a project keeps a rule of its call, or does not, and why; anew, it takes the place of what was said."""
    owner, of = the(unit.store, Project, project), the(unit.store, CallRule, rule)
    if of.call != owner.call:
        raise RuleOfAnotherCall(of.text)
    identity = RuleCheckId(link_id("rule_check", project, rule))
    unit.name("rule_check.added", **titled(of.text))
    made = RuleCheck(
        id=identity, home=owner.home, project=project, rule=rule, passes=passes, on=on or unit.at.date(), note=note
    )
    return save_derived(unit, made)


@step
def remove_rule_check(unit: Unit, *, project: ProjectId, rule: CallRuleId) -> RuleCheck:
    """Takes back what a person said of a rule."""
    stored = the(unit.store, RuleCheck, link_id("rule_check", project, rule))
    of = unit.store.get(CallRule, stored.rule)
    unit.name("rule_check.deleted", **(titled(of.text) if of is not None else {}))
    unit.delete(stored)
    return stored
