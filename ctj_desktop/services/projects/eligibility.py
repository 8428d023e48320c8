"""Is a project eligible in its call: for its sheet, the board, the opinion that is prepared, and the check?"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from ctj_desktop.domain.funding.eligibility import Case, CasePartner, Eligibility, eligibility
from ctj_desktop.domain.funding.rates import DatedRate, Sums, rate_on
from ctj_desktop.domain.funding.verdicts import RuleState
from ctj_desktop.domain.ids import ActionId, AxisId, CallId, CallRuleId, ProjectId, TerritoryId
from ctj_desktop.domain.money import Currency
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.people import OrganisationKind, Side, Territory
from ctj_desktop.domain.records.project_work import RuleCheck
from ctj_desktop.domain.records.projects import (
    BudgetCategory,
    Call,
    CallRule,
    CooperationCriterion,
    ExchangeRate,
    Project,
    RuleKind,
)
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.projects.lists import FILED
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries.funding.eligibility import awarded_of_call, case_row, case_rows
from ctj_desktop.storage.queries.projects import row_id

TRAVEL_AND_CATERING = frozenset({BudgetCategory.TRAVEL, BudgetCategory.CATERING})

# `Any` below: a row of the query, and what stands in its JSON.


class JudgedProject(NamedValue):
    """A project in its call: the case that was judged, what was found, and what persons said of rules.

    `names` are what territories, axes and actions are called that the rules name.
    """

    project: ProjectId
    case: Case
    rules: tuple[CallRule, ...]
    found: Eligibility
    checks: Mapping[CallRuleId, RuleCheck] = {}
    names: Mapping[UUID, Bilingual] = {}


class Calls:
    """What is the same for every project of a call, read once."""

    def __init__(self, store: OpenFile) -> None:
        self._store = store
        self._calls: dict[CallId, Call | None] = {}
        self._rules: dict[CallId, tuple[CallRule, ...]] = {}
        self._rates: dict[CallId | None, list[ExchangeRate]] | None = None
        self._awarded: dict[CallId, Sums] = {}

    def call(self, call: CallId) -> Call | None:
        """A call that is here."""
        if call not in self._calls:
            self._calls[call] = self._store.get(Call, call)
        return self._calls[call]

    def rules(self, call: CallId) -> tuple[CallRule, ...]:
        """The rules of a call."""
        if call not in self._rules:
            self._rules[call] = tuple(self._store.all(CallRule, call=call, order="rule_kind, id"))
        return self._rules[call]

    def rate(self, call: CallId | None, own: UUID | None, on: date) -> DatedRate | None:
        """The rate of a project that chose one or none."""
        if self._rates is None:
            self._rates = defaultdict(list)
            for rate in self._store.all(ExchangeRate):
                self._rates[rate.call].append(rate)
        chosen = self._store.get(ExchangeRate, own) if own is not None else None
        return rate_on(chosen, self._rates.get(call, ()) if call is not None else (), on)

    def awarded(self, call: CallId) -> Sums:
        """What the fund gave to all projects of a call; nothing is asked where no rule looks at it."""
        if all(rule.rule_kind is not RuleKind.ENVELOPE for rule in self.rules(call)):
            return Sums()
        if call not in self._awarded:
            found = awarded_of_call(self._store, call)
            self._awarded[call] = Sums(found.get(Currency.EUR, 0), found.get(Currency.CHF, 0))
        return self._awarded[call]


def rate_of_project(store: OpenFile, project: Project, today: date) -> DatedRate | None:
    """The rate at which the plan of a project is put together; None where there is none."""
    return Calls(store).rate(project.call, project.exchange_rate, today)


def judged_project(store: OpenFile, project: ProjectId, today: date) -> JudgedProject | None:
    """What is found of a project on the day it was filed, else today; None where it answers no call."""
    row = case_row(store, project, FILED)
    call = store.get(Call, CallId(row_id(row.call))) if row is not None else None
    if call is None:
        return None
    calls = Calls(store)
    case, rules = _case(row, calls, today), calls.rules(call.id)
    return JudgedProject(
        project=project,
        case=case,
        rules=rules,
        found=eligibility(call, rules, case),
        checks={one.rule: one for one in store.all(RuleCheck, project=project)},
        names=names_in(store, rules),
    )


class Marks:
    """What is found of projects all in all, each judged when it is first asked for: most of a board is not in sight."""

    def __init__(self, store: OpenFile, numbers: Mapping[UUID, int], today: date) -> None:
        """`numbers` are the row numbers of the projects that may be asked for."""
        self._store, self._numbers, self._today = store, numbers, today
        self._calls = Calls(store)
        self._found: dict[UUID, RuleState | None] = {}

    def of(self, project: UUID) -> RuleState | None:
        """None where it answers no call, or one of which no rule is known."""
        if project not in self._found:
            number = self._numbers.get(project)
            self._found[project] = None
            self._found |= self.judge([number] if number is not None else [])
        return self._found[project]

    def judge(self, numbers: Sequence[int]) -> dict[UUID, RuleState]:
        """Those of these row numbers that answer a call with rules, by one question to the file."""
        judged = judged_projects(self._store, numbers, self._today, self._calls)
        return {one.project: one.found.found for one in judged if one.rules}


def marks(store: OpenFile, numbers: Sequence[int], today: date) -> dict[UUID, RuleState]:
    """What is found of the projects of these row numbers that answer a call with rules, all in all."""
    return Marks(store, {}, today).judge(numbers)


def judged_projects(
    store: OpenFile, numbers: Sequence[int], today: date, calls: Calls | None = None
) -> Iterator[JudgedProject]:
    """The projects of these row numbers that answer a call, by one question to the file; nothing is named in them."""
    known = calls or Calls(store)
    for row in case_rows(store, numbers, FILED):
        call = known.call(CallId(row_id(row.call)))
        if call is not None:
            case, rules = _case(row, known, today), known.rules(call.id)
            found = eligibility(call, rules, case)
            yield JudgedProject(project=ProjectId(row_id(row.id)), case=case, rules=rules, found=found)


def _case(row: Any, calls: Calls, today: date) -> Case:
    call = CallId(row_id(row.call))
    on = date.fromisoformat(row.filed) if row.filed else today
    asked, costs = json.loads(row.asked), json.loads(row.costs)
    own = _sums((given, currency) for _, _, given, currency in asked)
    actions = json.loads(row.actions)
    return Case(
        on=on,
        rate=calls.rate(call, row_id(row.exchange_rate) if row.exchange_rate else None, on),
        requested=_sums((wanted, currency) for wanted, currency, _, _ in asked),
        awarded=own,
        awarded_to_others=_less(calls.awarded(call), own),
        cost=_sums((amount, currency) for amount, currency, in_kind, _ in costs if not in_kind),
        in_kind=_sums((amount, currency) for amount, currency, in_kind, _ in costs if in_kind),
        travel_and_catering=_sums(
            (amount, currency)
            for amount, currency, in_kind, kind in costs
            if not in_kind and kind in TRAVEL_AND_CATERING
        ),
        partners=tuple(
            CasePartner(side=Side(side), lead=bool(lead), kind=OrganisationKind(kind) if kind else None)
            for side, lead, kind in json.loads(row.partners)
        ),
        territories=tuple(TerritoryId(UUID(one)) for one in json.loads(row.territories)),
        themes=tuple(json.loads(row.themes)),
        criteria=tuple(CooperationCriterion(one) for one in json.loads(row.criteria)),
        actions=tuple(ActionId(UUID(action)) for action, _ in actions),
        axes=tuple(AxisId(UUID(axis)) for _, axis in actions if axis),
        checks={CallRuleId(UUID(rule)): bool(passes) for rule, passes in json.loads(row.checks)},
    )


def _sums(amounts: Any) -> Sums:
    total = {Currency.EUR: 0, Currency.CHF: 0}
    for minor, currency in amounts:
        if minor is not None:
            total[Currency(currency)] += minor
    return Sums(total[Currency.EUR], total[Currency.CHF])


def _less(total: Sums, own: Sums) -> Sums:
    """Without the own part; where no rule looks at the whole, nothing is left."""
    return Sums(max(0, total.eur - own.eur), max(0, total.chf - own.chf))


def names_in(store: OpenFile, rules: Iterable[CallRule]) -> dict[UUID, Bilingual]:
    """What the territories are called that rules name."""
    wanted = {territory for rule in rules for territory in rule.territories}
    return {one.id: one.name for one in store.all(Territory) if one.id in wanted}
