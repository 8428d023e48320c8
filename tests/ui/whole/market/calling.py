"""January: the call of 2027 is that of the year before, with other days and another envelope, and has a rate."""

from datetime import date

from ctj_desktop.domain.ids import ctj_home
from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.records.projects import Call, CallRule, ExchangeRate, RuleKind
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.projects.copy_call import CopyCall
from tests.ui.desktop import CTRL, Key
from tests.ui.whole.market.sheet import plain
from tests.ui.whole.year.telling import Day

CODE, BEFORE = "2027-1", "2026-1"
NAME = ("FPPT : appel de printemps 2027", "FPPT: Frühlingsaufruf 2027")
OPENS, CLOSES, DECIDES, REPORTS = date(2027, 3, 1), date(2027, 4, 15), date(2027, 6, 15), date(2028, 6, 30)
ENVELOPE = Money(120_000_00, Currency.CHF)
RATE = "0.9431"


def told(day: Day) -> None:
    """By the secretary who keeps a call of her own."""
    day.is_on(date(2027, 1, 11))
    it_is_copied(day)
    it_has_a_rate(day)


def it_is_copied(day: Day) -> None:
    """In one dialog, in which a day that cannot be stays where it is typed."""
    desktop, store = day.desktop, day.desktop.store
    [base] = store.all(Call, code=BEFORE, home=ctj_home())
    desktop.press(Key.Key_4, CTRL)
    desktop.window.desk.navigator.go(Place(page="calls", record=base.id))

    def copy() -> None:
        dialog = desktop.dialog()
        assert isinstance(dialog, CopyCall)
        desktop.fill("dialog.copy_call.decides_on", "1.2.2027")
        desktop.fill("dialog.copy_call.report_by", "30.6.2028")
        desktop.click("dialog.copy_call.go")
        assert "15 avril 2027" in plain(desktop.text("dialog.copy_call.decides_on.note"))
        desktop.fill("dialog.copy_call.decides_on", "15.6.2027")
        [at] = [n for n, (one, _) in enumerate(dialog._beside) if getattr(one, "rule_kind", "") is RuleKind.ENVELOPE]
        desktop.fill(f"dialog.copy_call.call_rule{at}.amount_chf", "120000")
        desktop.click("dialog.copy_call.go")

    day.opening(lambda: desktop.trigger("action.copy_call"), copy)
    [call] = store.all(Call, code=CODE)
    assert (call.name.fr.text.replace("\u00a0", " "), call.name.de.text) == NAME
    assert (call.opens, call.closes, call.decides_on, call.report_by) == (OPENS, CLOSES, DECIDES, REPORTS)
    assert (call.based_on, call.pipeline, call.home) == (base.id, base.pipeline, store.home())
    before, after = (store.count(CallRule, call=one.id) for one in (base, call))
    assert before == after
    differs = plain(desktop.text("calls.sheet.differs"))
    assert "CHF 120’000.00, et non CHF 100’000.00" in differs
    assert "15 avril 2027, et non 15 avril 2026" in differs
    desktop.press(Key.Key_Z, CTRL)
    assert store.all(Call, code=CODE) == []
    desktop.press(Key.Key_Y, CTRL)
    assert store.all(Call, code=CODE) == [call]


def it_has_a_rate(day: Day) -> None:
    """Nothing is worth nothing; with a rate both currencies come together."""
    desktop, store = day.desktop, day.desktop.store
    [call] = store.all(Call, code=CODE)
    desktop.window.desk.navigator.go(Place(page="rates"))

    def enter() -> None:
        day.choose("dialog.new_exchange_rate.from_currency", Currency.EUR)
        day.choose("dialog.new_exchange_rate.to_currency", Currency.CHF)
        day.fill("dialog.new_exchange_rate.rate", "0")
        day.fill("dialog.new_exchange_rate.on", "1.3.2027")
        day.fill("dialog.new_exchange_rate.call", CODE)
        desktop.click("dialog.new_exchange_rate.go")
        assert desktop.text("dialog.new_exchange_rate.rate.note")
        day.fill("dialog.new_exchange_rate.rate", "0,9431")
        desktop.click("dialog.new_exchange_rate.go")

    day.opening(lambda: desktop.press(Key.Key_N, CTRL), enter)
    [rate] = store.all(ExchangeRate, call=call.id)
    assert (rate.from_currency, rate.to_currency, rate.rate, rate.on) == (Currency.EUR, Currency.CHF, RATE, OPENS)
