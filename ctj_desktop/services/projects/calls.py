"""How are calls for projects of one's own kept, with their rules and exchange rates?"""

import re

from ctj_desktop.domain.ids import CallId, CallRuleId, CommitteeId, ExchangeRateId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.projects import Call, CallRule, ExchangeRate, Pipeline
from ctj_desktop.services.naming.hanging import take_away
from ctj_desktop.services.projects.refusals import BadRate, BadShare
from ctj_desktop.services.steps.homes import home_for, need_code, need_kept_here
from ctj_desktop.services.steps.records import need_days, need_text, the, titled
from ctj_desktop.services.steps.refusals import NegativeAmount
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit

RATE = re.compile(r"[0-9]{1,9}(\.[0-9]{1,10})?")


@step
def add_call(unit: Unit, new: Call, *, committee: CommitteeId | None = None) -> Call:
    """Enters a call of the committee, or of this office without one, on any route; open from `opens` to `closes`."""
    the(unit.store, Pipeline, new.pipeline)
    need_days(new.opens, new.closes)
    home = home_for(unit.store, committee)
    made = replace(new, home=home, code=need_code(new.code, unit.store.all(Call, home=home)))
    unit.name("call.added", made, **titled(need_text(new.name)))
    return unit.save(made)


@step(without=("pipeline",))
def change_call(unit: Unit, after: Call, before: Call) -> Call:
    """Changes a call; its route stays, fields not given stay."""
    stored = _call(unit.store, before.id)
    need_days(after.opens, after.closes)
    code = need_code(after.code, unit.store.all(Call, home=stored.home), but=stored.id)
    unit.name("call.changed", stored, **titled(need_text(after.name)))
    return unit.save(replace(after, code=code), before=before)


@step
def remove_call(unit: Unit, *, call: CallId) -> Call:
    """Takes a call with its rules and rates away, if no project answers it; undo brings all back."""
    stored = _call(unit.store, call)
    unit.name("call.deleted", stored, **titled(stored.name))
    return take_away(unit, stored)


@step
def add_call_rule(unit: Unit, new: CallRule) -> CallRule:
    """Enters a rule of a call; `rate` in hundredths of a per cent, `confirmed` false is never shown as fact."""
    made = replace(new, home=_call(unit.store, new.call).home)
    _need_numbers(made)
    unit.name("call_rule.added", made, **titled(need_text(made.text)))
    return unit.save(made)


@step(without=("call",))
def change_call_rule(unit: Unit, after: CallRule, before: CallRule) -> CallRule:
    """Changes a rule of a call; fields not given stay."""
    need_kept_here(unit.store, the(unit.store, CallRule, before.id))
    _need_numbers(after)
    unit.name("call_rule.changed", before, **titled(need_text(after.text)))
    return unit.save(after, before=before)


@step
def remove_call_rule(unit: Unit, *, call_rule: CallRuleId) -> CallRule:
    """Takes a rule of a call away."""
    stored = the(unit.store, CallRule, call_rule)
    need_kept_here(unit.store, stored)
    unit.name("call_rule.deleted", stored, **titled(stored.text))
    unit.delete(stored)
    return stored


@step
def add_exchange_rate(unit: Unit, new: ExchangeRate, *, committee: CommitteeId | None = None) -> ExchangeRate:
    """Enters what one unit of a currency is worth in another on a day, of a call or in general."""
    home = home_for(unit.store, committee) if new.call is None else _call(unit.store, new.call).home
    made = _sound(replace(new, home=home))
    unit.name("exchange_rate.added", made, number=_said(made))
    return unit.save(made)


@step(without=("call", "from_currency", "to_currency"))
def change_exchange_rate(unit: Unit, after: ExchangeRate, before: ExchangeRate) -> ExchangeRate:
    """Changes an exchange rate, its day or its source; the currencies stay."""
    need_kept_here(unit.store, the(unit.store, ExchangeRate, before.id))
    unit.name("exchange_rate.changed", before, number=_said(after))
    return unit.save(_sound(after), before=before)


@step
def remove_exchange_rate(unit: Unit, *, exchange_rate: ExchangeRateId) -> ExchangeRate:
    """Takes an exchange rate away, if no project is reckoned at it."""
    stored = the(unit.store, ExchangeRate, exchange_rate)
    need_kept_here(unit.store, stored)
    unit.name("exchange_rate.deleted", stored, number=_said(stored))
    return take_away(unit, stored)


def _call(store: OpenFile, call: CallId) -> Call:
    stored = the(store, Call, call)
    need_kept_here(store, stored)
    return stored


def _need_numbers(rule: CallRule) -> None:
    if any(amount is not None and amount.minor_units < 0 for amount in (rule.amount_chf, rule.amount_eur)):
        raise NegativeAmount
    if rule.rate is not None and not 0 <= rule.rate <= 10_000:
        raise BadShare


def _sound(rate: ExchangeRate) -> ExchangeRate:
    """Without spaces around the number; `BadRate` for none above 0, or for one currency twice."""
    number = rate.rate.strip()
    if RATE.fullmatch(number) is None or float(number) <= 0 or rate.from_currency is rate.to_currency:
        raise BadRate(number[:60])
    return replace(rate, rate=number)


def _said(rate: ExchangeRate) -> str:
    """How a sentence names it: EUR/CHF 2027-03-12."""
    return f"{rate.from_currency}/{rate.to_currency} {rate.on}"
