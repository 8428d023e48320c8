"""How are calls for projects of one's own kept, with their rules and exchange rates?"""

from ctj_desktop.domain.findings import Finding, FindingValue, Severity
from ctj_desktop.domain.funding.rates import is_factor
from ctj_desktop.domain.ids import CallId, CommitteeId
from ctj_desktop.domain.money import Currency
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.projects import Call, CallRule, ExchangeRate, Pipeline
from ctj_desktop.domain.texts import Language
from ctj_desktop.services.naming.removal import removal
from ctj_desktop.services.projects.funds import need_currency
from ctj_desktop.services.projects.refusals import BadRate, BadShare, DecidedTooEarly, ReportedTooEarly
from ctj_desktop.services.steps.homes import home_for, need_code, need_kept_here
from ctj_desktop.services.steps.records import need_days, need_text, the, titled
from ctj_desktop.services.steps.refusals import NegativeAmount
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit


@step(without=("based_on",))
def add_call(unit: Unit, new: Call, *, committee: CommitteeId | None = None) -> Call:
    """Enters a call of the committee, or of this office without one, on any route; open from `opens` to `closes`."""
    return entered_call(unit, new, committee)


def entered_call(unit: Unit, new: Call, committee: CommitteeId | None) -> Call:
    """A new call, saved; what is open with it on the same route is told."""
    the(unit.store, Pipeline, new.pipeline)
    _need_days_in_order(new)
    home = home_for(unit.store, committee)
    made = replace(new, home=home, code=need_code(new.code, unit.store.all(Call, home=home)))
    unit.name("call.added", made, **titled(need_text(new.name)))
    _tell_overlap(unit, made)
    return unit.save(made)


@step(without=("pipeline", "based_on"))
def change_call(unit: Unit, after: Call, before: Call) -> Call:
    """Changes a call; its route stays, fields not given stay."""
    stored = _call(unit.store, before.id)
    _need_days_in_order(after)
    code = need_code(after.code, unit.store.all(Call, home=stored.home), but=stored.id)
    unit.name("call.changed", stored, **titled(need_text(after.name)))
    if (after.opens, after.closes) != (before.opens, before.closes):
        _tell_overlap(unit, after)
    return unit.save(replace(after, code=code), before=before)


remove_call = removal(
    Call, "Takes a call with its rules and rates away, if no project answers it; undo brings all back."
)


@step
def add_call_rule(unit: Unit, new: CallRule) -> CallRule:
    """Enters a rule of a call; `rate` in hundredths of a per cent, `confirmed` false is never shown as fact."""
    made = replace(new, home=_call(unit.store, new.call).home)
    need_numbers(made)
    unit.name("call_rule.added", made, **titled(need_text(made.text)))
    return unit.save(made)


@step(without=("call",))
def change_call_rule(unit: Unit, after: CallRule, before: CallRule) -> CallRule:
    """Changes a rule of a call; fields not given stay."""
    need_kept_here(unit.store, the(unit.store, CallRule, before.id))
    need_numbers(after)
    unit.name("call_rule.changed", before, **titled(need_text(after.text)))
    return unit.save(after, before=before)


remove_call_rule = removal(CallRule, "Takes a rule of a call away.")


@step
def add_exchange_rate(unit: Unit, new: ExchangeRate, *, committee: CommitteeId | None = None) -> ExchangeRate:
    """Enters what one unit of a currency is worth in another on a day, of a call or in general."""
    home = home_for(unit.store, committee) if new.call is None else _call(unit.store, new.call).home
    made = sound_rate(replace(new, home=home))
    unit.name("exchange_rate.added", made, number=_said(made))
    return unit.save(made)


@step(without=("call", "from_currency", "to_currency"))
def change_exchange_rate(unit: Unit, after: ExchangeRate, before: ExchangeRate) -> ExchangeRate:
    """Changes an exchange rate, its day or its source; the currencies stay."""
    need_kept_here(unit.store, the(unit.store, ExchangeRate, before.id))
    unit.name("exchange_rate.changed", before, number=_said(after))
    return unit.save(sound_rate(after), before=before)


remove_exchange_rate = removal(
    ExchangeRate,
    "Takes an exchange rate away, if no project is reckoned at it.",
    words=lambda _store, row: {"number": _said(row)},
)


def overlapping(store: OpenFile, call: Call) -> list[Call]:
    """Other calls of the same route and keeper that are open on a day on which it is open."""
    others = store.all(Call, pipeline=call.pipeline, home=call.home, order="opens, code, id")
    return [one for one in others if one.id != call.id and share_a_day(call, one)]


def share_a_day(call: Call, other: Call) -> bool:
    """Whether both are open on one day; of a window of which one end is not known nobody can tell."""
    if call.opens is None or call.closes is None or other.opens is None or other.closes is None:
        return False
    return call.opens <= other.closes and other.opens <= call.closes


def _tell_overlap(unit: Unit, call: Call) -> None:
    for other in overlapping(unit.store, call):
        unit.tell(overlap_found(call, other))


def overlap_found(call: Call, other: Call) -> Finding:
    """That two calls of a route are open on the same days: it may be meant."""
    data: dict[str, FindingValue] = {
        "name": call.name.or_other(Language.FR),
        "name_de": call.name.or_other(Language.DE),
        "other": other.name.or_other(Language.FR),
        "other_de": other.name.or_other(Language.DE),
    }
    return Finding("call.overlap", Severity.WARNING, data)


def _need_days_in_order(call: Call) -> None:
    """The window, then the decision, then the reports, as far as they are said."""
    need_days(call.opens, call.closes)
    if call.decides_on is not None and call.closes is not None and call.decides_on < call.closes:
        raise DecidedTooEarly(call.decides_on, call.closes)
    if call.report_by is not None and call.decides_on is not None and call.report_by < call.decides_on:
        raise ReportedTooEarly(call.report_by, call.decides_on)


def _call(store: OpenFile, call: CallId) -> Call:
    stored = the(store, Call, call)
    need_kept_here(store, stored)
    return stored


def need_numbers(rule: CallRule) -> None:
    """`BadShare` for a rate beyond the whole, as `need_currency` for amounts, `NegativeAmount` for a number."""
    need_currency(rule.amount_chf, Currency.CHF)
    need_currency(rule.amount_eur, Currency.EUR)
    if rule.rate is not None and not 0 <= rule.rate <= 10_000:
        raise BadShare
    if rule.number is not None and rule.number < 0:
        raise NegativeAmount


def sound_rate(rate: ExchangeRate) -> ExchangeRate:
    """Without spaces around the number; `BadRate` for none above 0, or for one currency twice."""
    number = rate.rate.strip()
    if not is_factor(number) or rate.from_currency is rate.to_currency:
        raise BadRate(number[:60])
    return replace(rate, rate=number)


def _said(rate: ExchangeRate) -> str:
    """How a sentence names it: EUR/CHF 12.03.2027, a day as both languages write it."""
    return f"{rate.from_currency}/{rate.to_currency} {rate.on:%d.%m.%Y}"
