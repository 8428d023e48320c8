"""How is a new year's call made from an earlier one, and what does it say otherwise?"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from ctj_desktop.domain.funding.copies import (
    DAYS,
    RuleDifference,
    in_year,
    named_in_year,
    rule_differences,
    with_amounts,
    year_of,
    years_later,
)
from ctj_desktop.domain.ids import CallRuleId, CallShareId, CommitteeId, ExchangeRateId, ctj_home
from ctj_desktop.domain.money import Money
from ctj_desktop.domain.record import NamedValue, PositionalValue, replace
from ctj_desktop.domain.records.funds import CallShare
from ctj_desktop.domain.records.projects import Call, CallRule, ExchangeRate
from ctj_desktop.services.projects.calls import entered_call, need_numbers, share_a_day, sound_rate
from ctj_desktop.services.projects.funds import sound_share
from ctj_desktop.services.steps.records import the
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit


class CopiedRule(NamedValue):
    """The amounts of a rule of the earlier call as the new one has them."""

    call_rule: CallRuleId
    amount_chf: Money | None = None
    amount_eur: Money | None = None
    rate: int | None = None


class CopiedRate(NamedValue):
    """An exchange rate of the earlier call as it stands for the new one, on another day."""

    exchange_rate: ExchangeRateId
    rate: str
    on: date


class CopiedShare(NamedValue):
    """What a funder of the earlier call puts into the new one."""

    call_share: CallShareId
    amount: Money


def next_year(store: OpenFile, given: Mapping[str, Any]) -> dict[str, Any]:
    """What stands in the fields of a copy that are not given: code, name and days of the earlier call, a year later.

    Where the first day is given, they follow its year. `NotHere` for an earlier call that is gone.
    """
    base = the(store, Call, given["based_on"])
    year, opens = year_of(base), given.get("opens") or given.get("closes")
    wanted = opens.year if opens is not None else year + 1 if year is not None else None
    years = wanted - year if wanted is not None and year is not None else 0
    days = {name: years_later(day, years) for name in DAYS if (day := getattr(base, name)) is not None}
    return {
        "pipeline": base.pipeline,
        "code": in_year(base.code, year, wanted),
        "name": named_in_year(base.name, year, wanted),
        **days,
    }


@step(first=("based_on",), needed=("based_on",), optional=("pipeline", "code", "name"), otherwise=next_year)
def copy_call(
    unit: Unit,
    new: Call,
    *,
    committee: CommitteeId | None = None,
    rules: tuple[CopiedRule, ...] = (),
    rates: tuple[CopiedRate, ...] = (),
    shares: tuple[CopiedShare, ...] = (),
) -> Call:
    """Makes a call from an earlier one, a year later unless days are given: rules, rates and shares come along.

    Amounts that are given take the place of the earlier ones, also in the words of a rule. What is copied names the
    source of the new call: that of the earlier one does not speak of it.
    """
    made = entered_call(unit, new, committee)
    if made.based_on is not None:
        base = the(unit.store, Call, made.based_on)
        _copy_rules(unit, base, made, rules)
        _copy_rates(unit, base, made, rates)
        _copy_shares(unit, base, made, shares)
    return made


class CallDifferences(PositionalValue):
    """What a call says otherwise than another: its days, its rules."""

    other: Call
    days: tuple[tuple[str, date | None, date | None], ...]
    """The name of the field, the other day, the day of the call."""
    rules: tuple[RuleDifference, ...]


def differences_from(store: OpenFile, call: Call, other: Call) -> CallDifferences:
    """What `call` says otherwise than `other`."""
    then, now = (store.all(CallRule, call=one.id, order="rule_kind, id") for one in (other, call))
    pairs = ((name, getattr(other, name), getattr(call, name)) for name in DAYS)
    return CallDifferences(
        other=other, days=tuple(pair for pair in pairs if pair[1] != pair[2]), rules=tuple(rule_differences(then, now))
    )


def compared_with(store: OpenFile, call: Call) -> list[Call]:
    """The calls that it is compared with: the one it was copied from, and that of the conference beside it."""
    base = store.get(Call, call.based_on) if call.based_on is not None else None
    beside = _of_the_conference(store, call)
    return [one for one in dict.fromkeys((base, beside)) if one is not None]


def _of_the_conference(store: OpenFile, call: Call) -> Call | None:
    """Of an own call: the conference's of the same route with the same code, else one that is open with it."""
    if call.home == ctj_home():
        return None
    published = store.all(Call, home=ctj_home(), pipeline=call.pipeline, order="opens, code, id")
    same = [one for one in published if one.code == call.code] or [one for one in published if share_a_day(call, one)]
    return same[0] if same else None


def _copy_rules(unit: Unit, base: Call, made: Call, changed: Iterable[CopiedRule]) -> None:
    anew = {one.call_rule: one for one in changed}
    for rule in unit.store.all(CallRule, call=base.id, home=base.home, order="rule_kind, id"):
        given = anew.get(rule.id)
        new = rule if given is None else with_amounts(rule, given.amount_chf, given.amount_eur, given.rate)
        need_numbers(new)
        row = CallRuleId(unit.new_id())
        unit.save(replace(new, id=row, home=made.home, call=made.id, source=made.source))


def _copy_rates(unit: Unit, base: Call, made: Call, changed: Iterable[CopiedRate]) -> None:
    """One that stays is of its day, as its source says."""
    anew = {one.exchange_rate: one for one in changed}
    for rate in unit.store.all(ExchangeRate, call=base.id, home=base.home, order="on, id"):
        given = anew.get(rate.id)
        new = rate if given is None else replace(rate, rate=given.rate, on=given.on, source=made.source)
        row = ExchangeRateId(unit.new_id())
        unit.save(replace(sound_rate(new), id=row, home=made.home, call=made.id))


def _copy_shares(unit: Unit, base: Call, made: Call, changed: Iterable[CopiedShare]) -> None:
    anew, years = {one.call_share: one.amount for one in changed}, _years_between(base, made)
    for share in unit.store.all(CallShare, call=base.id, home=base.home, order="on, id"):
        on = years_later(share.on, years) if share.on is not None else None
        amount, row = anew.get(share.id, share.amount), CallShareId(unit.new_id())
        new = replace(share, id=row, home=made.home, call=made.id, on=on, amount=amount, source=made.source)
        unit.save(sound_share(new))


def _years_between(base: Call, made: Call) -> int:
    old, new = year_of(base), year_of(made)
    return new - old if old is not None and new is not None else 0
