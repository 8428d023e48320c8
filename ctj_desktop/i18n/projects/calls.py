"""What is said of a call: whether it is open, its days, what was published of it, at which rate it is put together?"""

from collections.abc import Callable

from ctj_desktop.domain.funding.envelope import CallWindowState
from ctj_desktop.domain.funding.rates import DatedRate
from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.records.funds import CallResult
from ctj_desktop.domain.records.projects import Call
from ctj_desktop.i18n.translator import Translator


def state_text(t: Translator, window: CallWindowState) -> str:
    """Opens in, closes in, closed since."""
    opens, closes = window.until_open, window.until_close
    if closes is not None and closes < 0:
        return t.n("closed for {count} day", "closed for {count} days", -closes).format(count=-closes)
    if opens is not None and opens > 0:
        return t.n("opens in {count} day", "opens in {count} days", opens).format(count=opens)
    if closes == 0:
        return t("closes today")
    if closes is not None:
        return t.n("closes in {count} day", "closes in {count} days", closes).format(count=closes)
    return t("open") if opens is not None else t("without dates")


def dates_text(t: Translator, call: Call) -> str:
    """Open from when to when, decided on, reports by: as far as it is known."""
    said = []
    if call.opens is not None and call.closes is not None:
        said.append(t("Open from {start} to {end}").format(start=t.date_long(call.opens), end=t.date_long(call.closes)))
    elif call.closes is not None:
        said.append(t("Open until {end}").format(end=t.date_long(call.closes)))
    elif call.opens is not None:
        said.append(t("Open from {start}").format(start=t.date_long(call.opens)))
    if call.decides_on is not None:
        said.append(t("decided on {date}").format(date=t.date_long(call.decides_on)))
    if call.report_by is not None:
        said.append(t("reports by {date}").format(date=t.date_long(call.report_by)))
    return " · ".join(said)


def result_text(t: Translator, result: CallResult, write: Callable[[Translator, Money], str] | None = None) -> str:
    """`13 projects, over CHF 92’000 / EUR 95’000 (whole year)`, as it was published; `write` writes an amount."""
    written = write or (lambda t, one: t.money(one))
    amounts = " / ".join(written(t, one) for one in (result.awarded_chf, result.awarded_eur) if one is not None)
    if result.at_least and amounts:
        amounts = t("over {amount}").format(amount=amounts)
    parts = []
    if result.projects is not None:
        said = t.n("{count} project", "{count} projects", result.projects)
        parts.append(said.format(count=t.number(result.projects)))
    parts += [amounts] if amounts else []
    text = ", ".join(parts)
    return t("{result} (whole year)").format(result=text) if result.whole_year else text


def together_text(t: Translator, rate: DatedRate | None) -> str:
    """At which rate both currencies are put together, or why they are not."""
    if rate is None:
        return t("No rate of the call is entered: euros and francs stand apart.")
    other = Currency.CHF if rate.base is Currency.EUR else Currency.EUR
    said = t("Together at 1 {base} = {factor} {other}, rate of {date}, rounded to the cent.")
    return said.format(base=rate.base.value, factor=t.number(rate.factor), other=other.value, date=t.date_long(rate.on))
