"""July to November: the plan is filed and modified, two payments come, and the final report closes the file."""

from collections.abc import Iterable
from datetime import date

from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.records.project_work import Instalment, ProjectVersion
from ctj_desktop.domain.records.projects import BudgetLine, Payment
from ctj_desktop.ui.widgets.marked import EditedText
from ctj_desktop.ui.widgets.table import Table
from tests.ui.desktop import CTRL_SHIFT, Key
from tests.ui.whole.market.planning import ASKED, FUND
from tests.ui.whole.market.sheet import EURO, FRANC, line, move, open_sheet, plain, stage, the_project
from tests.ui.whole.year.telling import Day

MODIFIED, PAID, REPORTED = date(2027, 7, 12), date(2027, 9, 15), date(2027, 11, 30)
WHY = ("Report vers la communication.", "Mehr für die Werbung.")
SHIFTED = (("Animation", "11 500", "→ 11 500"), ("Communication", "4 500,50", "→ 4 500,50"))


def told(day: Day) -> None:
    """To the last franc."""
    it_is_modified(day)
    it_is_paid(day)
    it_is_reported(day)


def it_is_modified(day: Day) -> None:
    """What was agreed stays filed; what is different now is shown."""
    desktop, store = day.desktop, day.desktop.store
    day.is_on(MODIFIED)
    open_sheet(day, "budget")

    def why() -> None:
        for language, text in zip(("fr", "de"), WHY, strict=True):
            desktop.fill(f"dialog.version.reason.{language}", text)
        desktop.click("dialog.version.go")

    day.opening(lambda: desktop.click("project.unfiled.button"), why)
    [version] = store.all(ProjectVersion, project=the_project(day).id)
    assert (version.number, version.on, version.decision) == (1, MODIFIED, None)
    before = {one.label.fr.text: one.amount for one in store.all(BudgetLine, project=the_project(day).id)}
    open_sheet(day, "budget")
    for label, typed, _ in SHIFTED:
        line(day, label, EURO)
        day.fill("cost.amount", typed)
    after = {one.label.fr.text: one.amount for one in store.all(BudgetLine, project=the_project(day).id)}
    assert _total(before.values(), EURO) == _total(after.values(), EURO) == 16_000_50
    assert _total(before.values(), FRANC) == _total(after.values(), FRANC) == 10_000_00
    open_sheet(day, "versions")
    shown = [_bare(desktop.find(EditedText, f"project.comparison.{at}").text()) for at in range(len(SHIFTED))]
    assert shown == [_bare(said) for *_, said in SHIFTED]


def it_is_paid(day: Day) -> None:
    """More than was granted asks why at once, and what is paid is a row of the plan."""
    desktop, store = day.desktop, day.desktop.store
    day.is_on(PAID)
    open_sheet(day, "budget")
    line(day, FUND, EURO)

    def promised() -> None:
        desktop.fill("dialog.new_instalment.label.fr", "Versement unique")
        desktop.fill("dialog.new_instalment.due", "30.9.2027")
        desktop.fill("dialog.new_instalment.amount", "6000")
        desktop.click("dialog.new_instalment.go")

    def paid(amount: str, instalment: str = "") -> None:
        desktop.fill("dialog.new_payment.amount", amount)
        if instalment:
            day.fill("dialog.new_payment.instalment", instalment)
        desktop.click("dialog.new_payment.go")

    day.opening(lambda: desktop.click("project.promise"), promised)
    [instalment] = store.all(Instalment)

    def too_much_at_first() -> None:
        paid("6000,01", "Versement")
        assert "6'000.01" in plain(desktop.text("dialog.new_payment.note.frame.note")).replace("’", "'")
        paid("6000")

    day.opening(lambda: desktop.click("project.budget.eur.pay"), too_much_at_first)
    assert not desktop.shows("project.remark.0")
    plan = desktop.find(Table, "project.budget.eur.table")
    assert plan.current_key() == store.all(Payment)[0].id
    line(day, FUND, FRANC)
    day.opening(lambda: desktop.click("project.pay"), lambda: paid("4’000.00"))
    found = {one.amount.currency: one for one in store.all(Payment)}
    assert {currency: one.amount for currency, one in found.items()} == ASKED
    assert found[EURO].instalment == instalment.id
    assert {one.on for one in found.values()} == {PAID}
    assert plain(desktop.text("project.left")).endswith("CHF 0.")


def it_is_reported(day: Day) -> None:
    """The report is handed in, and the file is settled: from there it only goes to the archive."""
    desktop = day.desktop
    day.is_on(REPORTED)
    for code in ("running", "report"):
        move(day, code)

    def whole() -> None:
        assert not desktop.shows("dialog.stage.needs.paid.open")
        desktop.click("dialog.stage.go")

    day.opening(lambda: desktop.press(Key.Key_G, CTRL_SHIFT), whole)
    assert stage(day) == "settled"


def _total(amounts: Iterable[Money], currency: Currency) -> int:
    return sum(one.minor_units for one in amounts if one.currency is currency)


def _bare(said: str) -> str:
    """Figures and what stands between them."""
    return "".join(sign for sign in said if sign.isdigit() or sign in "→")
