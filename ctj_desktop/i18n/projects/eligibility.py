"""What is said of a rule of a call: whether a project keeps it, by how much it does not, and what would fit?"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Final
from uuid import UUID

from ctj_desktop.domain.funding.call_window import Window
from ctj_desktop.domain.funding.eligibility import Eligibility, RuleVerdict
from ctj_desktop.domain.funding.rates import DatedRate
from ctj_desktop.domain.funding.verdicts import RuleState, Why
from ctj_desktop.domain.money import Money
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.errors import N_
from ctj_desktop.i18n.translator import Translator
from ctj_desktop.i18n.words import word_within

Names = Mapping[UUID, Bilingual]

PLAIN: Final[Mapping[Why, str]] = {
    Why.NO_REQUEST: N_("No amount is asked of the fund yet: mark the line that is the request, and enter its amount."),
    Why.NO_COST: N_("No costs are entered yet."),
    Why.NO_RATE: N_("Euros and francs come together only at a rate: enter one for the call, or choose one here."),
    Why.SIDES_THERE: N_("There are partners on both sides."),
    Why.NO_PARTNER: N_("No partner is entered yet."),
    Why.HOLDER_FITS: N_("The lead partner is such a body."),
    Why.NO_HOLDER: N_("No partner is marked as the lead partner yet."),
    Why.HOLDER_UNKNOWN: N_("Of what kind the lead partner is, is not known: choose the body from the directory."),
    Why.TERRITORY_FITS: N_("The project takes place in such a territory."),
    Why.NO_TERRITORY: N_("No territory is entered for the project yet."),
    Why.THEME_FITS: N_("The theme of the project is among these."),
    Why.ACTION_FITS: N_("The project serves such an action of the strategy."),
    Why.ACTION_OTHER: N_(
        "The actions that the project serves are not among those of the call. Link it with one of these."
    ),
    Why.NO_ACTION: N_("The project is not linked with any action of the strategy. Link it with one."),
    Why.PERSON: N_("This was found by a person."),
    Why.ASK: N_("No figure answers this: say yourself whether the project keeps it."),
}
"""What needs no figure and no name."""
TO_DO: Final = frozenset(
    {Why.NO_REQUEST, Why.NO_COST, Why.NO_RATE, Why.NO_PARTNER, Why.NO_HOLDER, Why.HOLDER_UNKNOWN, Why.NO_TERRITORY}
    | {Why.ACTION_OTHER, Why.NO_ACTION, Why.PERSON, Why.ASK, Why.THEME_OTHER, Why.SHARE_IN_KIND}
)
"""What tells whoever sits at the program what to do, and nobody else anything."""


def found_word(t: Translator, found: RuleState) -> str:
    """What is found of a rule, in a word."""
    return word_within(t, found)


def verdict_text(t: Translator, verdict: RuleVerdict, names: Names | None = None) -> str:
    """What was found of a rule, in a sentence or two; `names` are those of the territories that it names."""
    said = _judged(t, verdict, names or {})
    if verdict.found is not RuleState.UNCONFIRMED:
        return said
    unconfirmed = t("No source confirms this rule, so it counts for nothing.")
    return unconfirmed if verdict.judged.why is Why.ASK else f"{unconfirmed} {said}"


def verdict_on_paper(t: Translator, verdict: RuleVerdict, names: Names | None = None) -> str:
    """What was found, with the facts it was found by; what is still to be done at the program is no matter of paper."""
    found = found_word(t, verdict.found)
    if verdict.judged.why in TO_DO or verdict.found is RuleState.UNCONFIRMED:
        return found
    return t("{label}: {text}").format(label=found, text=_judged(t, verdict, names or {}))


def fitting_text(t: Translator, verdict: RuleVerdict) -> str:
    """The figure that would fit, where one would; empty otherwise."""
    judged = verdict.judged
    if judged.found is RuleState.PASSES:
        return ""
    if judged.share is not None:
        return t("At most {amount} would fit.").format(amount=t.money(judged.share.fitting))
    if judged.why is Why.ABOVE and judged.figure is not None:
        return t("{amount} less would fit.").format(amount=t.money(judged.figure.over))
    if judged.why is Why.BELOW and judged.figure is not None:
        return t("{amount} more would fit.").format(amount=t.money(_turned(judged.figure.over)))
    return ""


def window_text(t: Translator, found: Eligibility) -> str:
    """Whether the call takes files on the day, with its days."""
    opens, closes = found.call.opens, found.call.closes
    if opens is not None and closes is not None:
        days = t("from {opens} to {closes}").format(opens=t.date_long(opens), closes=t.date_long(closes))
    elif opens is not None:
        days = t("from {opens} on").format(opens=t.date_long(opens))
    else:
        days = t("until {closes}").format(closes=t.date_long(closes)) if closes is not None else ""
    texts = {
        Window.OPEN: t("The call is open {days}."),
        Window.FUTURE: t("The call is not open yet: it takes files {days}."),
        Window.CLOSED: t("The call is closed: it took files {days}."),
        Window.UNDATED: t("No days are known of this call."),
    }
    return texts[found.window].format(days=days)


def rate_text(t: Translator, rate: DatedRate | None, source: str = "") -> str:
    """At which rate euros and francs were put together, of which day, by whom; or that there is none."""
    if rate is None:
        return t("No exchange rate is known: euros and francs are not put together.")
    other = "CHF" if rate.base == "EUR" else "EUR"
    text = t("1 {base} = {rate} {other} on {day}, rounded to the cent, half a cent upwards.").format(
        base=rate.base, rate=rate_said(t, rate), other=other, day=t.date_long(rate.on)
    )
    return t("{finding} ({source})").format(finding=text, source=source) if source else text


def rate_said(t: Translator, rate: DatedRate) -> str:
    """The number of a rate, all its digits."""
    return t.number(rate.factor)


def all_in_all_text(t: Translator, found: Eligibility) -> str:
    """How many rules are kept, are not, and are not known."""
    if not found.verdicts:
        return t("No rule of this call is known.")
    counts = {one: len(found.of(one)) for one in RuleState}
    parts = [
        t.n("{count} rule not kept", "{count} rules not kept", counts[RuleState.FAILS]),
        t.n("{count} rule not known", "{count} rules not known", counts[RuleState.UNKNOWN]),
        t.n("{count} rule not confirmed", "{count} rules not confirmed", counts[RuleState.UNCONFIRMED]),
        t.n("{count} rule kept", "{count} rules kept", counts[RuleState.PASSES]),
    ]
    order = (RuleState.FAILS, RuleState.UNKNOWN, RuleState.UNCONFIRMED, RuleState.PASSES)
    said = [text.format(count=counts[one]) for text, one in zip(parts, order, strict=True) if counts[one]]
    return " · ".join(said)


def _judged(t: Translator, verdict: RuleVerdict, names: Names) -> str:
    why = verdict.judged.why
    if why in PLAIN:
        return t(PLAIN[why])
    return SAYERS[why](t, verdict, names)


def _amount(t: Translator, verdict: RuleVerdict, _names: Names) -> str:
    figure = verdict.judged.figure
    if figure is None:
        return t("Nothing of this is planned.")
    texts = {
        Why.WITHIN: (
            t("{amount}, within the limit of {limit}."),
            t("{amount}, within the limit of {limit} at the rate {rate} of {day}."),
        ),
        Why.ABOVE: (
            t("{over} above the limit of {limit}."),
            t("{over} above the limit of {limit} at the rate {rate} of {day}."),
        ),
        Why.BELOW: (
            t("{under} below the least of {limit}."),
            t("{under} below the least of {limit} at the rate {rate} of {day}."),
        ),
        Why.REACHED: (
            t("{amount}, at least {limit}."),
            t("{amount}, at least {limit} at the rate {rate} of {day}."),
        ),
    }
    values = {
        "amount": t.money(figure.amount),
        "limit": t.money(figure.limit),
        "over": t.money(figure.over),
        "under": t.money(_turned(figure.over)),
    }
    return texts[verdict.judged.why][figure.rate is not None].format(**values, **_rate(t, figure.rate))


def _share(t: Translator, verdict: RuleVerdict, _names: Names) -> str:
    share, why = verdict.judged.share, verdict.judged.why
    assert share is not None
    values = {
        "aid": t.money(share.aid),
        "cost": t.money(share.cost),
        "part": _percent(t, share.part),
        "most": t.percent(Decimal(share.highest) / 10_000),
        "over": t.money(share.over),
    }
    texts = {
        Why.SHARE_WITHIN: t("{aid} of {cost} are {part}, within the highest rate of {most}."),
        Why.SHARE_ABOVE: t("{aid} of {cost} are {part}, {over} above the highest rate of {most}."),
        Why.SHARE_IN_KIND: t(
            "{aid} of {cost} are {part}, above the highest rate of {most}; ask whether contributions in kind count."
        ),
    }
    said = [texts[why].format(**values)]
    if share.in_kind is not None:
        more = t("With contributions in kind the costs are {cost} and the aid {part}.")
        said.append(more.format(cost=t.money(share.in_kind), part=_percent(t, share.part_in_kind)))
    if share.rate is not None:
        said.append(t("At the rate {rate} of {day}.").format(**_rate(t, share.rate)))
    return " ".join(said)


def _side(t: Translator, verdict: RuleVerdict, _names: Names) -> str:
    side = verdict.judged.side
    assert side is not None
    return t("No partner is entered on this side: {side}.").format(side=word_within(t, side))


def _holder(t: Translator, verdict: RuleVerdict, _names: Names) -> str:
    kinds = t.join([word_within(t, kind) for kind in verdict.rule.holders])
    return t("The lead partner is another kind of body. Eligible are: {kinds}.").format(kinds=kinds)


def _territory(t: Translator, verdict: RuleVerdict, names: Names) -> str:
    known = [names[one].or_other(t.language) for one in verdict.rule.territories if one in names]
    return t("The project takes place elsewhere. Eligible are: {names}.").format(names=t.join(known) or "…")


def _theme(t: Translator, verdict: RuleVerdict, _names: Names) -> str:
    themes = t.join([t.quote(theme) for theme in verdict.rule.themes])
    return t("The call names {themes}; say yourself whether the project is about that.").format(themes=themes)


def _criteria(t: Translator, verdict: RuleVerdict, _names: Names) -> str:
    values = {"number": t.number(verdict.judged.number or 0), "least": t.number(verdict.rule.number or 0)}
    if verdict.judged.found is RuleState.PASSES:
        return t("Criteria of cooperation that are met: {number}, asked for {least}.").format(**values)
    return t("Criteria of cooperation that are met: {number} of {least} asked for.").format(**values)


SAYERS: Final[Mapping[Why, Callable[[Translator, RuleVerdict, Names], str]]] = {
    **dict.fromkeys((Why.WITHIN, Why.ABOVE, Why.BELOW, Why.REACHED), _amount),
    **dict.fromkeys((Why.SHARE_WITHIN, Why.SHARE_ABOVE, Why.SHARE_IN_KIND), _share),
    Why.SIDE_MISSING: _side,
    Why.HOLDER_OTHER: _holder,
    Why.TERRITORY_OTHER: _territory,
    Why.THEME_OTHER: _theme,
    Why.CRITERIA_MET: _criteria,
    Why.CRITERIA_TOO_FEW: _criteria,
}


def _turned(money: Money) -> Money:
    return Money(-money.minor_units, money.currency)


def _percent(t: Translator, part: Fraction | None) -> str:
    """With one decimal; an ellipsis where there are no costs."""
    return "…" if part is None else t.percent(Decimal(part.numerator) / Decimal(part.denominator), 1)


def _rate(t: Translator, rate: DatedRate | None) -> dict[str, str]:
    return {} if rate is None else {"rate": rate_said(t, rate), "day": t.date_long(rate.on)}
