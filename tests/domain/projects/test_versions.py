"""Is everything in which two plans differ said, and nothing else?"""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.projects.versions import (
    ChangedPart,
    Plan,
    PlanChange,
    PlanCost,
    PlanPartner,
    PlanSource,
    PlanText,
    changes,
    totals,
)
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.texts import Bilingual, Language


def eur(amount: int) -> Money:
    return Money(amount, Currency.EUR)


def said(text: str) -> PlanText:
    return PlanText(fr=text)


ROOM = PlanCost(id=UUID(int=1), label=said("Salle"), side=Side.FR, amount=eur(500))
WORK = PlanCost(id=UUID(int=2), label=said("Bénévoles"), side=Side.FR, amount=eur(300), in_kind=True)
FUND = PlanSource(id=UUID(int=3), label=said("FPPT"), side=Side.FR, requested=eur(500))
HOLDER = PlanPartner(id=UUID(int=4), name=said("Ville"), side=Side.FR, lead=True)
PLAN = Plan(title=said("Marché"), starts=date(2027, 1, 1), partners=(HOLDER,), costs=(ROOM, WORK), sources=(FUND,))
TEXTS = st.builds(PlanText, fr=st.text(max_size=8), de=st.text(max_size=8))
SIDES, SMALL = st.sampled_from(Side), st.builds(Money, st.integers(0, 9_999), st.sampled_from(Currency))
IDS = st.integers(1, 5).map(lambda number: UUID(int=number))


def rows(kind: Any, **parts: Any) -> Any:
    found = st.lists(st.builds(kind, id=IDS, side=SIDES, **parts), max_size=4, unique_by=lambda row: row.id)
    return found.map(tuple)


PLANS = st.builds(
    Plan,
    title=TEXTS,
    summary=TEXTS,
    starts=st.none() | st.dates(),
    partners=rows(PlanPartner, name=TEXTS, lead=st.booleans()),
    costs=rows(PlanCost, label=TEXTS, amount=SMALL, in_kind=st.booleans()),
    sources=rows(PlanSource, label=TEXTS, requested=st.none() | SMALL, awarded=st.none() | SMALL),
)


@settings(max_examples=60)
@given(PLANS, PLANS)
def test_plans_differ_only_where_they_do(one: Plan, other: Plan) -> None:
    assert changes(one, one) == ()
    found, back = changes(one, other), changes(other, one)
    assert bool(found) is (parts(one) != parts(other))
    assert sorted((str(c.before), str(c.after)) for c in found) == sorted((str(c.after), str(c.before)) for c in back)
    before, after = totals(one), totals(other)
    moved = {
        (c.field, c.after.currency): c for c in found if c.part is ChangedPart.TOTAL and isinstance(c.after, Money)
    }
    for key in {*before, *after}:
        first, second = (plan.get(key, Money(0, key[1])) for plan in (before, after))
        assert (key in moved) is (first != second)
        if key in moved:
            assert (moved[key].before, moved[key].after) == (first, second)


def parts(plan: Plan) -> object:
    """What is compared: the order of rows says nothing, and of a name what is read first."""
    texts = [(getattr(plan, name).fr, getattr(plan, name).de) for name in ("title", "summary")]
    return texts, plan.starts, {of(row) for row in (*plan.partners, *plan.costs, *plan.sources)}


def of(row: Any) -> object:
    named = row.name if isinstance(row, PlanPartner) else row.label
    shown = replace(row, **{"name" if isinstance(row, PlanPartner) else "label": PlanText(fr=named.fr or named.de)})
    return type(row), shown


CASES: dict[str, tuple[dict[str, Any], Sequence[tuple[ChangedPart, str, object, object]]]] = {
    "a title": ({"title": said("Foire")}, [(ChangedPart.TEXT, "title", "Marché", "Foire")]),
    "a day": ({"ends": date(2028, 1, 1)}, [(ChangedPart.DAY, "ends", None, date(2028, 1, 1))]),
    "an amount": (
        {"costs": (replace(ROOM, amount=eur(700)), WORK)},
        [(ChangedPart.COST, "amount", eur(500), eur(700)), (ChangedPart.TOTAL, "amount", eur(500), eur(700))],
    ),
    "in kind": ({"costs": (ROOM,)}, [(ChangedPart.COST, "id", eur(300), None)]),
    "a new source": (
        {"sources": (FUND, replace(FUND, id=UUID(int=9), requested=None))},
        [(ChangedPart.SOURCE, "id", None, True)],
    ),
    "a grant": (
        {"sources": (replace(FUND, awarded=eur(400)),)},
        [(ChangedPart.SOURCE, "awarded", None, eur(400))],
    ),
    "a partner goes": ({"partners": ()}, [(ChangedPart.PARTNER, "id", True, None)]),
    "a partner is renamed": (
        {"partners": (replace(HOLDER, name=PlanText(de="Stadt")),)},
        [(ChangedPart.PARTNER, "name", "Ville", "Stadt")],
    ),
}


@pytest.mark.parametrize("case", list(CASES))
def test_each_difference_is_said_by_itself(case: str) -> None:
    changed, expected = CASES[case]
    found = changes(PLAN, replace(PLAN, **changed))
    assert [(one.part, one.field, one.before, one.after) for one in found] == list(expected)


def test_a_text_differs_in_the_language_that_was_written() -> None:
    (found,) = changes(PLAN, replace(PLAN, summary=PlanText(de="Kurz")))
    assert found == PlanChange(part=ChangedPart.TEXT, field="summary", before="", after="Kurz", language=Language.DE)
    assert PlanText(de="Kurz").both.de.text == "Kurz"


def test_a_text_of_a_plan_is_what_a_reader_reads() -> None:
    assert PlanText.of(Bilingual.of("Marché", "Markt")) == PlanText(fr="Marché", de="Markt")
