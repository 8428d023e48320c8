"""Does a plan that was filed come back as it was, or not at all?"""

from datetime import date
from uuid import UUID

from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.projects.versions import Plan, PlanCost, PlanPartner, PlanSource, PlanText
from ctj_desktop.domain.records.people import Side
from ctj_desktop.services.projects.plans.filed_plans import filed, fingerprint, read_plan

AMOUNT = Money(50_050, Currency.CHF)
PLAN = Plan(
    title=PlanText(fr="Œuvre « d’été »", de="Sommerwerk"),
    starts=date(2027, 1, 1),
    partners=(PlanPartner(id=UUID(int=1), name=PlanText(de="Stadt"), side=Side.CH, lead=True),),
    costs=(PlanCost(id=UUID(int=2), label=PlanText(fr="Salle"), side=Side.CH, amount=AMOUNT, in_kind=True),),
    sources=(PlanSource(id=UUID(int=3), label=PlanText(fr="Fonds"), side=Side.CH, awarded=AMOUNT),),
)


def test_a_plan_comes_back_as_it_was() -> None:
    assert read_plan(*filed(PLAN)) == PLAN
    assert filed(PLAN) == filed(PLAN)


def test_what_was_altered_or_is_no_plan_is_not_read() -> None:
    content, sha256 = filed(PLAN)
    assert read_plan(content.replace("50050", "90050"), sha256) is None
    broken = content[:-1]
    assert read_plan(broken, fingerprint(broken)) is None
