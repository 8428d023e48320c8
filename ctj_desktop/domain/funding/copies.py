"""What does a copy of a call say: which year, which days, which amounts in the words of its rules?"""

import re
from calendar import isleap
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Final

from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.record import PositionalValue, replace
from ctj_desktop.domain.records.projects import Call, CallRule
from ctj_desktop.domain.texts import Bilingual, text_hash

DAYS: Final = ("opens", "closes", "decides_on", "report_by")
"""The days of a call."""
SPACES: Final = "[\\s\u00a0\u202f’']"
MARKS: Final[Mapping[Currency, str]] = {Currency.CHF: "CHF|Fr\\.|francs", Currency.EUR: "EUR|€|euros?"}
RULED: Final = (
    *("amount_chf", "amount_eur", "rate", "per_side", "number", "confirmed"),
    *("holders", "territories", "themes", "axes", "actions"),
)
"""What a rule says beside its words."""


def year_of(call: Call) -> int | None:
    """The year in which it opens, else closes."""
    day = call.opens or call.closes
    return day.year if day is not None else None


def years_later(day: date, years: int) -> date:
    """The same day of another year; 29 February becomes the 28th."""
    year = day.year + years
    return day.replace(year=year, day=28 if (day.month, day.day) == (2, 29) and not isleap(year) else day.day)


def in_year(text: str, old: int | None, new: int | None) -> str:
    """With the new year wherever the old one stands by itself."""
    if old is None or new is None:
        return text
    return re.sub(rf"(?<!\d){old}(?!\d)", str(new), text)


def named_in_year(name: Bilingual, old: int | None, new: int | None) -> Bilingual:
    """A name in both languages, with the new year."""
    return _each(name, lambda text: in_year(text, old, new))


def retold(text: Bilingual, old: Money | None, new: Money | None) -> Bilingual:
    """With the new amount wherever the old one stands with its currency; what is said otherwise stays as it is."""
    if old is None or new is None or old == new or old.currency is not new.currency:
        return text
    number, marks = _number(old), MARKS[old.currency]
    before, after = rf"(?:{marks}){SPACES}?", rf"{SPACES}?(?:{marks})"
    pattern = re.compile(rf"(?P<a>{before})(?P<n>{number})(?![\d])|(?<![\d])(?P<m>{number})(?P<b>{after})")

    def anew(found: re.Match[str]) -> str:
        written = found["n"] or found["m"]
        return f"{found['a'] or ''}{_written(new, like=written)}{found['b'] or ''}"

    return _each(text, lambda side: pattern.sub(anew, side))


def retold_rate(text: Bilingual, old: int | None, new: int | None) -> Bilingual:
    """With the new share, in hundredths of a per cent, wherever the old one stands before a per cent sign."""
    if old is None or new is None or old == new:
        return text
    written, anew = (f"{rate / 100:g}" for rate in (old, new))
    pattern = re.compile(rf"(?<![\d.,]){re.escape(written).replace(re.escape('.'), '[.,]')}(?={SPACES}?%)")
    return _each(text, lambda side: pattern.sub(anew, side))


def with_amounts(rule: CallRule, chf: Money | None, eur: Money | None, rate: int | None) -> CallRule:
    """The rule with other amounts, and its words too as far as they say them."""
    text = retold(retold(rule.text, rule.amount_chf, chf), rule.amount_eur, eur)
    return replace(rule, amount_chf=chf, amount_eur=eur, rate=rate, text=retold_rate(text, rule.rate, rate))


class RuleDifference(PositionalValue):
    """A rule as it was and as it is; None where one call has none like the other's."""

    then: CallRule | None
    now: CallRule | None


def rule_differences(then: Iterable[CallRule], now: Iterable[CallRule]) -> list[RuleDifference]:
    """What two calls rule differently: rules that were changed, then those that are fewer, then those that are more.

    Two of one kind are the same rule where they say the same but for numbers, or where each call has one such alone.
    """
    old, new = list(then), list(now)
    pairs = [*_pairs(old, new, _said), *_pairs(old, new, _kind)]
    changed = [RuleDifference(before, after) for before, after in pairs if _ruled(before) != _ruled(after)]
    fewer = [RuleDifference(rule, None) for rule in old]
    return [*changed, *fewer, *(RuleDifference(None, rule) for rule in new)]


def _pairs(
    old: list[CallRule], new: list[CallRule], key: Callable[[CallRule], object]
) -> list[tuple[CallRule, CallRule]]:
    """Takes out of both what only one of each says."""
    counts = Counter(map(key, old)), Counter(map(key, new))
    found = [(one, other) for one in old for other in new if key(one) == key(other)]
    found = [pair for pair in found if all(count[key(pair[0])] == 1 for count in counts)]
    for one, other in found:
        old.remove(one)
        new.remove(other)
    return found


def _kind(rule: CallRule) -> object:
    return rule.rule_kind


def _said(rule: CallRule) -> object:
    return rule.rule_kind, re.sub(r"[\d\W]+", "", rule.text.fr.text), rule.per_side


def _ruled(rule: CallRule) -> tuple[object, ...]:
    """What it rules, but for whose it is, in which call, and from which source."""
    return (_said(rule), *(getattr(rule, name) for name in RULED))


def _each(text: Bilingual, change: Callable[[str], str]) -> Bilingual:
    """Both sides changed alike: a translation that was checked stays so."""
    fr, de = change(text.fr.text), change(text.de.text)
    checked = text.de.checked_against == text_hash(text.fr.text)
    return Bilingual(
        fr=replace(text.fr, text=fr),
        de=replace(text.de, text=de, checked_against=text_hash(fr) if checked else text.de.checked_against),
    )


def _number(amount: Money) -> str:
    """How an amount may be written: its thousands grouped or not, its cents where they are nought or not at all."""
    whole, cents = divmod(amount.minor_units, 100)
    grouped = f"{SPACES}?".join(f"{whole:,}".split(","))
    return grouped + (rf"[.,]{cents:02d}" if cents else r"(?:[.,]00)?")


def _written(amount: Money, like: str) -> str:
    """An amount with the separators of another."""
    whole, cents = divmod(amount.minor_units, 100)
    between = re.search(rf"(?<=\d){SPACES}(?=\d)", like)
    usual = "\u202f" if amount.currency is Currency.EUR else "’"
    point = re.search(r"[.,](?=\d\d$)", like)
    ending = f"{point[0] if point else '.'}{cents:02d}" if cents or point else ""
    return f"{whole:,}".replace(",", between[0] if between else usual) + ending
