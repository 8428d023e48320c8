"""Is an amount within what a rule allows, where a project has euros and francs and the rule one amount or two?

A call states one limit, in one currency or in both: CHF 10'000 / 10 700 €. The part in a currency is judged by the
amount in that currency. Both parts together are put together at the rate, once in each currency that the rule
names, and are within the limit where they are within one of the two amounts: these are the same limit at the rate of
whoever wrote the rule. What is in one currency alone, of which the rule names the amount, needs no rate. A rule
`per_side` judges each part for itself. What is converted is rounded half up to the cent before it is compared, so
that what is shown is what was judged.
"""

from ctj_desktop.domain.funding.rates import DatedRate, Sums
from ctj_desktop.domain.funding.verdicts import Judged, Measured, RuleState, Share, Why, worst
from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.records.projects import CallRule

Limits = dict[Currency, Money]


def highest(rule: CallRule, sums: Sums, rate: DatedRate | None, nothing: Why) -> Judged:
    """Whether a sum is at most what the rule allows; `nothing` is said where there is no sum."""
    limits = _limits(rule)
    if not limits:
        return Judged(found=RuleState.UNKNOWN, why=Why.ASK)
    if not sums.parts:
        return Judged(found=RuleState.UNKNOWN, why=nothing)
    for part in sums.parts:
        own = limits.get(part.currency)
        if own is not None and part.minor_units > own.minor_units:
            return Judged(found=RuleState.FAILS, why=Why.ABOVE, figure=Measured(amount=part, limit=own))
    return worst([_at_most(one, limits, rate) for one in _judged_apart(rule, sums)])


def lowest(rule: CallRule, sums: Sums, rate: DatedRate | None, nothing: Why) -> Judged:
    """Whether a sum is at least what the rule asks for, in one of its currencies."""
    limits = _limits(rule)
    if not limits:
        return Judged(found=RuleState.UNKNOWN, why=Why.ASK)
    if not sums.parts:
        return Judged(found=RuleState.UNKNOWN, why=nothing)
    return worst([_at_least(one, limits, rate) for one in _judged_apart(rule, sums)])


def highest_share(rule: CallRule, aid: Sums, cost: Sums, in_kind: Sums, rate: DatedRate | None) -> Judged:
    """Whether the aid is at most such a part of the costs.

    Sources do not say whether contributions in kind count among the costs: aid that is within the rate only together
    with them is not known to pass. Without a rate of exchange it is known where both sides are within, or neither.
    """
    if rule.rate is None:
        return Judged(found=RuleState.UNKNOWN, why=Why.ASK)
    if not aid.parts or not cost.parts:
        return Judged(found=RuleState.UNKNOWN, why=Why.NO_COST if aid.parts else Why.NO_REQUEST)
    mixed = len({part.currency for part in (*aid.parts, *cost.parts)}) > 1
    if mixed and (rule.per_side or rate is None):
        each = [_of_side(rule.rate, aid, cost, in_kind, currency) for currency in Currency]
        if rule.per_side or len({one.found for one in each}) == 1:
            return worst(each)
        return Judged(found=RuleState.UNKNOWN, why=Why.NO_RATE)
    currency = max((*aid.parts, *cost.parts), key=lambda part: part.minor_units).currency
    return _share(rule.rate, aid, cost, in_kind, currency, rate if mixed else None)


def _limits(rule: CallRule) -> Limits:
    return {limit.currency: limit for limit in (rule.amount_eur, rule.amount_chf) if limit is not None}


def _judged_apart(rule: CallRule, sums: Sums) -> list[Sums]:
    """What is held against the limit: the whole, or the part of each side."""
    if not rule.per_side:
        return [sums]
    return [one for one in (Sums(eur=sums.eur), Sums(chf=sums.chf)) if one.parts]


def _figures(sums: Sums, limits: Limits, rate: DatedRate | None) -> list[Measured]:
    """The sum beside each limit that it can be held against; of one currency alone only beside its own, if any."""
    alone = sums.parts[0].currency if len(sums.parts) == 1 else None
    if alone in limits:
        return [Measured(amount=sums.parts[0], limit=limits[alone])]
    found = [(sums.into(currency, rate), limit) for currency, limit in limits.items()]
    return [Measured(amount=amount, limit=limit, rate=rate) for amount, limit in found if amount is not None]


def _at_most(sums: Sums, limits: Limits, rate: DatedRate | None) -> Judged:
    figures = _figures(sums, limits, rate)
    if not figures:
        return Judged(found=RuleState.UNKNOWN, why=Why.NO_RATE)
    nearest = min(figures, key=_by_how_much)
    if nearest.over.minor_units > 0:
        return Judged(found=RuleState.FAILS, why=Why.ABOVE, figure=nearest)
    return Judged(found=RuleState.PASSES, why=Why.WITHIN, figure=nearest)


def _at_least(sums: Sums, limits: Limits, rate: DatedRate | None) -> Judged:
    alone = [Measured(amount=part, limit=limits[part.currency]) for part in sums.parts if part.currency in limits]
    figures = [*_figures(sums, limits, rate), *alone]
    reached = [figure for figure in figures if figure.over.minor_units >= 0]
    if reached:
        return Judged(found=RuleState.PASSES, why=Why.REACHED, figure=reached[0])
    if not _figures(sums, limits, rate):
        return Judged(found=RuleState.UNKNOWN, why=Why.NO_RATE)
    return Judged(found=RuleState.FAILS, why=Why.BELOW, figure=max(figures, key=_by_how_much))


def _by_how_much(figure: Measured) -> tuple[float, int]:
    """The nearest first: by the part of the limit that it lies above."""
    over = figure.over.minor_units
    return over / figure.limit.minor_units if figure.limit.minor_units else float(over), over


def _of_side(rate: int, aid: Sums, cost: Sums, in_kind: Sums, currency: Currency) -> Judged:
    """One side for itself: aid without any costs there is above every rate."""
    return _share(rate, _only(aid, currency), _only(cost, currency), _only(in_kind, currency), currency, None)


def _only(sums: Sums, currency: Currency) -> Sums:
    return Sums(eur=sums.eur) if currency is Currency.EUR else Sums(chf=sums.chf)


def _share(most: int, aid: Sums, cost: Sums, in_kind: Sums, currency: Currency, rate: DatedRate | None) -> Judged:
    asked, costs, more = aid.into(currency, rate), cost.into(currency, rate), (cost + in_kind).into(currency, rate)
    assert asked is not None
    assert costs is not None
    share = Share(aid=asked, cost=costs, highest=most, in_kind=more if in_kind.parts else None, rate=rate)
    if asked.minor_units * 10_000 <= costs.minor_units * most:
        return Judged(found=RuleState.PASSES, why=Why.SHARE_WITHIN, share=share)
    if more is None:  # contributions in the other currency, and no rate
        return Judged(found=RuleState.UNKNOWN, why=Why.NO_RATE)
    if asked.minor_units * 10_000 <= more.minor_units * most:
        return Judged(found=RuleState.UNKNOWN, why=Why.SHARE_IN_KIND, share=share)
    return Judged(found=RuleState.FAILS, why=Why.SHARE_ABOVE, share=share)
