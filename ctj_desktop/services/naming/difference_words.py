"""What does one say of what a call rules otherwise than another, and a strategy than the one before it?"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from ctj_desktop.domain.funding.copies import RuleDifference
from ctj_desktop.domain.marks import without_marks
from ctj_desktop.domain.records.projects import CallRule
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.i18n.registers import register_name
from ctj_desktop.i18n.translator import Translator
from ctj_desktop.i18n.words import word


def day_difference(t: Translator, field: str, then: date | None, now: date | None) -> str:
    """`Opens: 1 March 2027, not 27 February 2026`."""
    what = register_name(t, field)
    if then is None or now is None:
        day = now or then
        return _alone(t, then is None, " ".join(filter(None, (what, t.date_long(day) if day else ""))))
    return instead(t, what, t.date_long(then), t.date_long(now))


def rule_difference(t: Translator, difference: RuleDifference) -> str:
    """`Highest aid: 10 500 €, not 10 700 €`, or the words of the rule that is more or fewer."""
    then, now = difference.then, difference.now
    if then is None or now is None:
        return _alone(t, then is None, _text(t, only.text if (only := now or then) else NO_TEXT))
    sides = [_amounts(t, then), _amounts(t, now)]
    if sides[0] == sides[1]:
        sides = [t.quote(_text(t, then.text)), t.quote(_text(t, now.text))]
    return instead(t, word(t, now.rule_kind), *sides)


def aim_difference(t: Translator, then: tuple[str, Bilingual] | None, now: tuple[str, Bilingual] | None) -> str:
    """Of an axis, an objective or an action, each a word or code and a title: new, no longer, or otherwise called."""
    if then is None or now is None:
        what, title = now or then or ("", NO_TEXT)
        return _alone(t, then is None, " ".join(filter(None, (what, t.quote(_text(t, title))))))
    return instead(t, now[0], t.quote(_text(t, then[1])), t.quote(_text(t, now[1])))


def instead(t: Translator, what: str, then: str, now: str) -> str:
    """`What: this, not that`."""
    return t("{what}: {now}, not {then}").format(what=what, now=now, then=then)


def _alone(t: Translator, new: bool, text: str) -> str:
    return (t("New: {text}") if new else t("No longer: {text}")).format(text=text)


def _amounts(t: Translator, rule: CallRule) -> str:
    return " / ".join(_said(t, rule)) or t("no amount")


def _said(t: Translator, rule: CallRule) -> Iterator[str]:
    yield from (t.money(amount) for amount in (rule.amount_chf, rule.amount_eur) if amount is not None)
    if rule.rate is not None:
        yield t.percent(Decimal(rule.rate) / 10_000)
    if rule.number is not None:
        yield t.number(rule.number)
    if rule.per_side:
        yield t("for each side of the border")
    if not rule.confirmed:
        yield t("to confirm")


def _text(t: Translator, text: Bilingual) -> str:
    return without_marks(text.or_other(t.language))
