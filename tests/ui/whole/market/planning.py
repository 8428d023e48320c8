"""March: a proposal of the strategy becomes a project with partners on both sides and a plan in both currencies."""

from datetime import date
from functools import partial

from PySide6.QtWidgets import QLineEdit

from ctj_desktop.domain.funding.verdicts import RuleState
from ctj_desktop.domain.ids import ProjectId
from ctj_desktop.domain.money import Money
from ctj_desktop.domain.records.people import Organisation, OrganisationKind, Side
from ctj_desktop.domain.records.projects import BudgetLine, FinancingLine, Partner, ProjectAction, RuleKind
from ctj_desktop.domain.records.strategy import Action, WorkingProposal
from ctj_desktop.ui.widgets.table import Table
from tests.ui.desktop import CTRL, CTRL_SHIFT, Key
from tests.ui.whole.market.calling import CODE
from tests.ui.whole.market.sheet import EURO, FRANC, line, open_sheet, plain, sheet, stage, the_project
from tests.ui.whole.year.telling import Day

TITLE = (
    "Encourager les marchés transfrontaliers de produits locaux",
    "Grenzüberschreitende Märkte für lokale Produkte fördern",
)
ACTION = "4.1.2"
GROWERS = ("Producteurs du Haut-Doubs", "Produzenten des Haut-Doubs")
COMMUNE = "Commune de La Côtière"
FUND, OWN = "FPPT", "Fonds propres"
COSTS = (
    (EURO, "Animation", "Betreuung", "12 000", 12_000_00),
    (EURO, "Communication", "Werbung", "4000,50 €", 4_000_50),
    (FRANC, "Stands", "Marktstände", "10'000.–", 10_000_00),
)
SOURCES = (
    (EURO, FUND, "FPPT", "9000", True),
    (EURO, OWN, "Eigenmittel", "7000.50", False),
    (FRANC, FUND, "FPPT", "CHF 4’000", True),
    (FRANC, "Commune", "Gemeinde", "6 000", False),
)
ASKED = {EURO: Money(6_000_00, EURO), FRANC: Money(4_000_00, FRANC)}
TOO_MUCH = "CHF 2’487.90 au-dessus du plafond de CHF 10’000.00 au taux 0,9431 du 1er mars 2027."


def told(day: Day) -> None:
    """From the proposal to a file that keeps the rules of its call."""
    day.is_on(date(2027, 3, 2))
    it_is_made_of_the_proposal(day)
    it_takes_its_route_and_its_call(day)
    partners_are_entered_with_a_new_body(day)
    the_plan_balances_in_both_currencies(day)
    what_is_too_much_is_seen_and_put_right(day)


def it_is_made_of_the_proposal(day: Day) -> None:
    """Found by its words; the action that it serves comes along."""
    desktop, store = day.desktop, day.desktop.store
    desktop.press(Key.Key_5, CTRL)
    desktop.press(Key.Key_F, CTRL)
    desktop.keys("marchés transfrontaliers")
    table = desktop.find(Table, "strategy.table")
    desktop.bot.waitUntil(lambda: table.rows_model.rowCount() == 3)
    day.press(Key.Key_Return)
    [proposal] = store.all(WorkingProposal, id=table.current_key())
    desktop.trigger("action.make_project")
    project = the_project(day)
    assert project.proposal == proposal.id
    assert project.title.fr.text == TITLE[0]
    assert project.title.de.text == TITLE[1]
    [link] = store.all(ProjectAction, project=project.id)
    [action] = store.all(Action, id=link.action)
    assert action.code == ACTION
    assert project.number == "P-2027-001"


def it_takes_its_route_and_its_call(day: Day) -> None:
    """The calls of the route are offered once it is chosen."""
    desktop = day.desktop
    day.opening(lambda: desktop.press(Key.Key_G, CTRL_SHIFT), lambda: desktop.click("dialog.route.go"))
    assert stage(day) == "idea"
    day.fill("project.call", CODE)
    day.fill("project.themes", "marché ; rencontres")
    day.fill("project.starts", "1.7.2027")
    day.fill("project.ends", "1.6.2027")
    assert desktop.text("project.ends.note"), "it would end before it begins"
    day.fill("project.ends", "31.10.2027")
    found = sheet(day)
    assert found.call is not None
    assert found.call.code == CODE
    assert (found.project.starts, found.project.ends) == (date(2027, 7, 1), date(2027, 10, 31))


def partners_are_entered_with_a_new_body(day: Day) -> None:
    """One that nobody had entered is made on the way, the other is a member of the committee."""
    desktop, store = day.desktop, day.desktop.store
    open_sheet(day, "partners")

    def body() -> None:
        assert desktop.find(QLineEdit, "dialog.new_organisation.name.fr").text() == GROWERS[0]
        desktop.fill("dialog.new_organisation.name.de", GROWERS[1])
        day.choose("dialog.new_organisation.organisation_kind", OrganisationKind.ASSOCIATION)
        day.choose("dialog.new_organisation.side", Side.FR)
        desktop.click("dialog.new_organisation.go")

    def first() -> None:
        desktop.fill("dialog.new_partner.organisation", GROWERS[0])
        day.opening(lambda: day.press(Key.Key_Down, Key.Key_PageDown, Key.Key_Return), body)
        desktop.click("dialog.new_partner.lead")
        desktop.click("dialog.new_partner.go")

    def second() -> None:
        desktop.fill("dialog.new_partner.organisation", "cotiere")
        day.press(Key.Key_Return)
        desktop.click("dialog.new_partner.lead")
        desktop.click("dialog.new_partner.go")

    day.opening(lambda: desktop.click("project.partners.card.empty.primary"), first)
    day.opening(lambda: desktop.click("project.partners.add"), second)
    found = {one.side: one for one in store.all(Partner, project=the_project(day).id)}
    assert all(one.lead for one in found.values())
    assert {side: _body(day, one).name.fr.text for side, one in found.items()} == {
        Side.FR: GROWERS[0],
        Side.CH: COMMUNE,
    }
    assert _body(day, found[Side.FR]).organisation_kind is OrganisationKind.ASSOCIATION


def the_plan_balances_in_both_currencies(day: Day) -> None:
    """Going from one plan to the other changes neither."""
    desktop, store = day.desktop, day.desktop.store
    open_sheet(day, "budget")
    for currency, french, german, typed, _ in COSTS:

        def cost(french: str = french, german: str = german, typed: str = typed) -> None:
            desktop.fill("dialog.new_budget_line.label.fr", french)
            desktop.fill("dialog.new_budget_line.label.de", german)
            desktop.fill("dialog.new_budget_line.amount", "-5")
            desktop.click("dialog.new_budget_line.go")
            assert desktop.text("dialog.new_budget_line.amount.note")
            desktop.fill("dialog.new_budget_line.amount", typed)
            desktop.click("dialog.new_budget_line.go")

        day.opening(partial(desktop.click, f"project.budget.{currency.lower()}.add_cost"), cost)
    for currency, french, german, typed, fund in SOURCES:

        def source(french: str = french, german: str = german, typed: str = typed, fund: bool = fund) -> None:
            desktop.fill("dialog.new_financing_line.label.fr", french)
            desktop.fill("dialog.new_financing_line.label.de", german)
            desktop.fill("dialog.new_financing_line.requested", typed)
            if fund:
                desktop.fill("dialog.new_financing_line.requested_on", "1.3.2027")
                desktop.click("dialog.new_financing_line.fund")
            desktop.click("dialog.new_financing_line.go")

        day.opening(partial(desktop.click, f"project.budget.{currency.lower()}.add_source"), source)
    project = the_project(day).id
    costs = {(one.amount.currency, one.label.fr.text): one for one in store.all(BudgetLine, project=project)}
    assert {key: one.amount.minor_units for key, one in costs.items()} == {
        (currency, french): minor for currency, french, _, _, minor in COSTS
    }
    assert _balanced(day)


def what_is_too_much_is_seen_and_put_right(day: Day) -> None:
    """The rule says by how much; the request is lowered, and what is missing comes from elsewhere."""
    desktop = day.desktop
    open_sheet(day, "eligibility")
    assert _failing(day) == [RuleKind.MAX_AID]
    assert plain(desktop.text("project.rule.said")) == TOO_MUCH
    open_sheet(day, "budget")
    line(day, FUND, EURO)
    day.fill("source.requested", "6000")
    assert not _balanced(day)
    line(day, OWN, EURO)
    day.fill("source.requested", "10 000,50")
    assert _balanced(day)
    assert _failing(day) == []
    open_sheet(day, "eligibility")
    said = plain(desktop.text("project.eligibility.sentence"))
    assert said.startswith("L’appel est ouvert du 1er mars 2027 au 15 avril 2027.")
    assert "non respectée" not in said
    asked = {one.requested for one in _of_fund(day, the_project(day).id)}
    assert asked == set(ASKED.values())


def _body(day: Day, partner: Partner) -> Organisation:
    assert partner.organisation is not None
    found = day.desktop.store.get(Organisation, partner.organisation)
    assert found is not None
    return found


def _of_fund(day: Day, project: ProjectId) -> list[FinancingLine]:
    return [one for one in day.desktop.store.all(FinancingLine, project=project) if one.fund]


def _balanced(day: Day) -> bool:
    return all(not one.missing.minor_units and not one.empty for one in sheet(day).budgets)


def _failing(day: Day) -> list[RuleKind]:
    judged = sheet(day).eligibility
    assert judged is not None
    return [one.rule.rule_kind for one in judged.found.verdicts if one.found is RuleState.FAILS]
