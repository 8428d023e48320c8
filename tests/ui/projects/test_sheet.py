"""Is the sheet of a project read and changed in place, its money as people write it, its links as chips?"""

import re
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.ids import OrganisationId
from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.records.people import Organisation, Side
from ctj_desktop.domain.records.project_work import Instalment
from ctj_desktop.domain.records.projects import (
    BudgetLine,
    Call,
    FinancingLine,
    Opinion,
    OpinionKind,
    Partner,
    Payment,
    Pipeline,
    Project,
    ProjectAction,
)
from ctj_desktop.services.naming.same_records import kept_ones
from ctj_desktop.services.projects.life import add_project, change_project
from ctj_desktop.services.projects.money import add_budget_line, change_financing_line
from ctj_desktop.services.projects.sheet import project_sheet
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.projects.sheet.page import ProjectPage
from ctj_desktop.ui.projects.sheet.tabs import Tabs
from ctj_desktop.ui.projects.sheet.thread import ThreadView
from ctj_desktop.ui.widgets.fields import ComboBox, LineEdit
from ctj_desktop.ui.widgets.picker import Picker
from ctj_desktop.ui.widgets.rows import CELL_ROLE
from ctj_desktop.ui.widgets.table import Delegate, Table
from tests.office import text
from tests.ui.desktop import CTRL, Desktop, InDialog, Key

NUMBER = "P-2026-005"
KEYPAD = Qt.KeyboardModifier.KeypadModifier


def stored(office: Desktop) -> Project:
    return office.store.all(Project, number=NUMBER)[0]


@pytest.fixture
def sheet(office: Desktop) -> Desktop:
    """The sheet of one project of the sample."""
    office.window.desk.navigator.go(Place(page="project", record=stored(office).id))
    return office


def part(office: Desktop, key: str) -> None:
    office.find(Tabs, "project.tabs").choose(key)


def name_of(office: Desktop, body: OrganisationId) -> str:
    """What a body is called in the language of the window."""
    found = office.store.get(Organisation, body)
    assert found is not None
    return found.name.or_other(office.window.desk.t.language)


def amount(office: Desktop, table: str, label: str) -> str:
    """What stands beside a label in one of the two plans."""
    found = office.find(Table, table)
    labels, amounts = office.cells(found, 0), office.cells(found, 1)
    return amounts[labels.index(label)]


def test_arrows_of_a_keypad_and_of_a_mac_go_from_part_to_part(sheet: Desktop) -> None:
    tabs = sheet.find(Tabs, "project.tabs")
    sheet.press(Key.Key_Right, KEYPAD)
    assert tabs.current() == "content"
    sheet.press(Key.Key_Left, KEYPAD)
    assert tabs.current() == "facts"
    part(sheet, "budget")
    table = sheet.find(Table, "project.budget.eur.table")
    table.setFocus()
    sheet.press(Key.Key_Enter, KEYPAD)
    assert sheet.focused() is not table, "what Enter opens, that of the keypad opens too"


@pytest.mark.long
def test_each_field_is_an_act_and_a_wrong_day_stays_at_its_field(sheet: Desktop) -> None:
    sheet.press(Key.Key_F2)
    sheet.fill(sheet.focused().objectName(), "Marchés & Märkte „Übermut“ – œuvre")
    sheet.leave()
    assert "œuvre" in stored(sheet).title.fr.text + stored(sheet).title.de.text
    assert sheet.text("page.title").startswith("Marchés & Märkte")
    sheet.fill("project.ends", "demain")
    sheet.leave()
    assert stored(sheet).ends == date(2028, 10, 31)
    assert "demain" in sheet.text("project.ends.note")
    sheet.fill("project.ends", "30.6.29")
    sheet.leave()
    assert stored(sheet).ends == date(2029, 6, 30)
    assert sheet.find(LineEdit, "project.ends").text() == "30.06.2029"
    assert not sheet.shows("project.ends.note")
    sheet.fill("project.themes", "marché ; rencontres,, marché")
    sheet.leave()
    assert stored(sheet).themes == ("marché", "rencontres")
    for _ in range(3):
        sheet.press(Key.Key_Z, CTRL)
    assert stored(sheet).ends == date(2028, 10, 31)
    assert "œuvre" not in stored(sheet).title.fr.text + stored(sheet).title.de.text


@pytest.mark.long
def test_a_change_made_elsewhere_under_an_open_field_offers_both(sheet: Desktop) -> None:
    sheet.fill("project.place", "Morteau")
    sheet.workspace.do_fields(change_project, project=stored(sheet).id, place="Le Locle")
    assert "Le Locle" in sheet.text("project.place.note")
    sheet.leave()
    assert stored(sheet).place == "Le Locle"
    assert sheet.shows("project.both")


@pytest.mark.long
@pytest.mark.parametrize("language", ["fr_CH"], indirect=True)
def test_a_call_that_is_entered_from_a_project_is_of_its_route(sheet: Desktop, in_dialog: InDialog) -> None:
    route = next(one for one in sheet.store.all(Pipeline) if one.code != "FPPT" and one.closed_on is None)
    named = {"committee": stored(sheet).committee, "title": text("Un sentier", "Ein Weg")}
    project = sheet.workspace.do_fields(add_project, **named, pipeline=route.id)
    sheet.window.desk.navigator.go(Place(page="project", record=project.id))

    def new_call() -> None:
        sheet.fill("dialog.new_call.code", "2031-1")
        sheet.click("dialog.new_call.go")

    picker = sheet.find(Picker, "project.call")
    picker.setFocus()
    sheet.keys("Appel de 2031")
    sheet.bot.waitUntil(picker.list.isVisible)
    sheet.press(Key.Key_Down)
    in_dialog(lambda: sheet.press(Key.Key_Return), new_call)
    sheet.leave()
    [call] = sheet.store.all(Call, code="2031-1")
    assert call.pipeline == route.id
    assert [one.call for one in sheet.store.all(Project) if one.id == project.id] == [call.id]


@pytest.mark.long
def test_an_amount_of_millions_is_whole_on_a_small_window(sheet: Desktop) -> None:
    for side, currency in ((Side.FR, Currency.EUR), (Side.CH, Currency.CHF)):
        sheet.workspace.do_fields(
            add_budget_line,
            project=stored(sheet).id,
            side=side,
            label=text("Sentier", "Weg"),
            amount=Money(1_112_000_050, currency),
        )
    sheet.window.resize(960, 600)
    part(sheet, "budget")
    for name in ("eur", "chf"):
        table = sheet.find(Table, f"project.budget.{name}.table")
        delegate, model = table.itemDelegate(), table.rows_model
        assert isinstance(delegate, Delegate)
        amounts = [model.index(row, 1) for row in range(model.rowCount())]
        assert not any(delegate.is_cut(at.data(CELL_ROLE), table.visualRect(at), at) for at in amounts)


@pytest.mark.long
def test_money_is_typed_as_on_both_sides_and_the_plan_says_what_is_missing(sheet: Desktop) -> None:
    part(sheet, "budget")
    pill = sheet.find(QWidget, "project.budget.chf.balance")
    assert "1’200" in pill.accessibleName()
    table = sheet.find(Table, "project.budget.chf.table")
    lines = sheet.store.all(FinancingLine, project=stored(sheet).id, side=Side.CH)
    npr = next(line for line in lines if line.requested == Money(1_200_000, Currency.CHF))
    assert table.select(npr.id)
    table.setFocus()
    sheet.press(Key.Key_F2)
    for wrong in ("beaucoup", "12.500", "13 200 €"):
        sheet.fill("source.requested", wrong)
        sheet.press(Key.Key_Return)
        assert sheet.shows("source.requested.note")
        assert sheet.store.get(FinancingLine, npr.id) == npr
    for typed in ("13 200,50", "13’200.50"):
        sheet.fill("source.requested", typed)
        sheet.press(Key.Key_Return)
        found = sheet.store.get(FinancingLine, npr.id)
        assert found
        assert found.requested == Money(1_320_050, Currency.CHF)
        sheet.press(Key.Key_Z, CTRL)
        sheet.press(Key.Key_Z, CTRL)
    sheet.fill("source.requested", "13’200")
    sheet.press(Key.Key_Return)
    assert pill.accessibleName() in ("Équilibré", "Ausgeglichen")
    budget = project_sheet(sheet.store, stored(sheet).id, sheet.workspace.today()).budgets[1]
    assert budget.missing == Money(0, Currency.CHF)
    assert budget.unknown == 1


@pytest.mark.long
def test_going_from_euros_to_francs_changes_no_line(sheet: Desktop) -> None:
    """One line of both plans is current: the panel follows it, and no key reaches that of the other plan."""
    part(sheet, "budget")
    plans = project_sheet(sheet.store, stored(sheet).id, sheet.workspace.today()).budgets
    before = (sheet.store.all(BudgetLine), sheet.store.all(FinancingLine))
    for lines in ([plan.costs[0] for plan in plans], [plan.sources[0] for plan in plans]):
        for line, currency in ((lines[0], "eur"), (lines[1], "chf"), (lines[0], "eur")):
            sheet.find(Table, f"project.budget.{currency}.table").select(line.id)
            shown = sheet.find(LineEdit, "cost.amount" if isinstance(line, BudgetLine) else "source.requested")
            assert currency.upper() in shown.accessibleName()
        sheet.find(Table, "project.budget.chf.table").setFocus()
        sheet.press(Key.Key_Delete)
    assert (sheet.store.all(BudgetLine), sheet.store.all(FinancingLine)) == before


@pytest.mark.long
def test_lines_and_payments_are_entered_and_taken_away(sheet: Desktop, in_dialog: InDialog) -> None:
    part(sheet, "budget")
    project = stored(sheet).id

    def new_cost() -> None:
        sheet.fill("dialog.new_budget_line.label.fr", "Interprétation")
        sheet.fill("dialog.new_budget_line.amount", "1 250,–")
        sheet.press(Key.Key_Return)

    in_dialog(lambda: sheet.click("project.budget.eur.add_cost"), new_cost)
    made = sheet.store.all(BudgetLine, project=project, order="id")[-1]
    assert made.amount == Money(125_000, Currency.EUR)
    table = sheet.find(Table, "project.budget.eur.table")
    assert table.current_key() == made.id
    sheet.press(Key.Key_Delete)
    assert sheet.store.get(BudgetLine, made.id) is None
    sheet.press(Key.Key_Z, CTRL)
    assert sheet.store.get(BudgetLine, made.id) == made
    source = sheet.store.all(FinancingLine, project=project, side=Side.FR)[0]
    table.select(source.id)

    def pay() -> None:
        sheet.fill("dialog.new_payment.amount", "4'000 CHF")
        sheet.press(Key.Key_Return)
        assert sheet.text("dialog.new_payment.amount.note")
        sheet.fill("dialog.new_payment.amount", "")
        sheet.press(Key.Key_Return)
        assert sheet.text("dialog.new_payment.amount.note")
        sheet.fill("dialog.new_payment.amount", "0")
        sheet.press(Key.Key_Return)
        assert sheet.window.desk.t("A payment of nothing is none. Write how much arrived.") in sheet.text(
            "dialog.new_payment.amount.note"
        )
        sheet.fill("dialog.new_payment.amount", "4 000 €")
        sheet.press(Key.Key_Return)

    in_dialog(lambda: sheet.click("project.pay"), pay)
    assert [one.amount for one in sheet.store.all(Payment, line=source.id)] == [Money(400_000, Currency.EUR)]
    sheet.click("project.line.remove")
    assert sheet.store.get(FinancingLine, source.id) == source
    assert sheet.text("status.sentence")
    sheet.click("project.payment.0.remove")
    assert not sheet.store.count(Payment, line=source.id)


@pytest.mark.long
def test_an_instalment_is_planned_and_a_payment_corrected_at_its_line(sheet: Desktop, in_dialog: InDialog) -> None:
    part(sheet, "budget")
    source = sheet.store.all(FinancingLine, project=stored(sheet).id, side=Side.FR, fund=True)[0]
    sheet.workspace.do_fields(change_financing_line, line=source.id, fund=False)
    unmarked = sheet.window.desk.t(
        "No source is marked as asked of the fund of the call: the project asks it for nothing yet."
    )
    assert unmarked in sheet.text("project.budget.sentence")
    sheet.find(Table, "project.budget.eur.table").select(source.id)
    sheet.click("source.fund")
    sheet.fill("source.awarded", "4000")
    sheet.leave()
    assert unmarked not in sheet.text("project.budget.sentence")
    kept = sheet.store.get(FinancingLine, source.id)
    assert kept is not None
    assert (kept.fund, kept.awarded) == (True, Money(400_000, Currency.EUR))

    def promise() -> None:
        sheet.fill("dialog.new_instalment.due", "1.7.27")
        sheet.fill("dialog.new_instalment.amount", "4000")
        sheet.press(Key.Key_Return)

    def pay() -> None:
        proposed.append(sheet.find(LineEdit, "dialog.new_payment.amount").text())
        sheet.fill("dialog.new_payment.amount", "4100")
        sheet.press(Key.Key_Return)
        assert not sheet.store.count(Payment, line=source.id)
        assert "100" in sheet.text("dialog.new_payment.note.frame.note")
        sheet.fill("dialog.new_payment.note", "Intérêts")
        sheet.click("dialog.new_payment.go")

    def correct() -> None:
        sheet.fill("dialog.payment.amount", "4000")
        sheet.leave()
        sheet.click("dialog.payment.close")

    in_dialog(lambda: sheet.click("project.promise"), promise)
    assert [one.due for one in sheet.store.all(Instalment, line=source.id)] == [date(2027, 7, 1)]
    proposed: list[str] = []
    in_dialog(lambda: sheet.click("project.pay"), pay)
    assert [re.sub(r"\D", "", one) for one in proposed] == ["4000"], "what is due"
    [instalment] = sheet.store.all(Instalment, line=source.id)
    assert [one.instalment for one in sheet.store.all(Payment, line=source.id)] == [instalment.id]
    assert "100" in sheet.text("project.remark.0")
    in_dialog(lambda: sheet.click("project.payment.0.correct"), correct)
    assert [one.amount for one in sheet.store.all(Payment, line=source.id)] == [Money(400_000, Currency.EUR)]
    assert not sheet.shows("project.remark.0")
    assert sheet.focused().objectName() == "project.payment.0.correct", "of the row as it is now"
    sheet.click("project.instalment.0.remove")
    assert sheet.focused().objectName() == "project.pay"
    assert not sheet.store.count(Instalment, line=source.id)


@pytest.mark.long
def test_a_payment_is_a_row_of_the_plan_corrected_and_taken_away_there(sheet: Desktop, in_dialog: InDialog) -> None:
    part(sheet, "budget")
    source = sheet.store.all(FinancingLine, project=stored(sheet).id, side=Side.FR, fund=True)[0]

    def pay() -> None:
        sheet.fill("dialog.new_payment.amount", "1000")
        sheet.press(Key.Key_Return)

    def correct() -> None:
        sheet.fill("dialog.payment.amount", "900")
        sheet.leave()
        sheet.click("dialog.payment.close")

    in_dialog(lambda: sheet.trigger("action.record_payment"), pay)
    [payment] = sheet.store.all(Payment, line=source.id)
    table = sheet.find(Table, "project.budget.eur.table")
    assert table.current_key() == payment.id
    in_dialog(lambda: sheet.press(Key.Key_Return), correct)
    assert sheet.store.all(Payment, line=source.id)[0].amount == Money(90_000, Currency.EUR)
    table.select(payment.id)
    table.setFocus()
    sheet.press(Key.Key_Delete)
    assert not sheet.store.count(Payment, line=source.id)
    assert sheet.store.get(FinancingLine, source.id) == source
    sheet.press(Key.Key_Z, CTRL)
    assert sheet.store.count(Payment, line=source.id) == 1


@pytest.mark.long
@pytest.mark.each_language
def test_partners_opinion_and_strategy_are_linked(sheet: Desktop, in_dialog: InDialog) -> None:
    project = stored(sheet).id
    part(sheet, "partners")

    def partner() -> None:
        sheet.fill("dialog.new_partner.organisation", "Les amis du marché")
        sheet.press(Key.Key_Return)

    def nobody() -> None:
        sheet.click("dialog.new_partner.go")
        assert sheet.text("dialog.new_partner.organisation.note")

    in_dialog(lambda: sheet.click("project.partners.add"), nobody)
    in_dialog(lambda: sheet.click("project.partners.add"), partner)
    named = [one for one in sheet.store.all(Partner, project=project) if one.name]
    assert [one.name for one in named] == ["Les amis du marché"]
    hidden = {one for one, kept in kept_ones(sheet.store, Organisation.kind).items() if one != kept}
    body = next(one for one in sheet.store.all(Organisation, side=Side.CH) if one.id not in hidden)

    def swiss() -> None:
        sheet.fill("dialog.new_partner.organisation", body.name.or_other(sheet.window.desk.t.language))
        sheet.press(Key.Key_Return)  # that body
        assert sheet.find(ComboBox, "dialog.new_partner.side").chosen() is Side.CH
        sheet.press(Key.Key_Return)

    in_dialog(lambda: sheet.click("project.partners.add"), swiss)
    found = sheet.store.all(Partner, project=project, organisation=OrganisationId(body.id))
    assert found[-1].side is Side.CH
    part(sheet, "opinion")

    def opinion() -> None:
        kinds = sheet.find(ComboBox, "dialog.new_opinion.opinion_kind")
        assert kinds.chosen() is None  # nobody decided anything
        sheet.click("dialog.new_opinion.go")
        assert sheet.text("dialog.new_opinion.opinion_kind.note")
        kinds.choose(OpinionKind.WITH_RESERVATION)
        sheet.fill("dialog.new_opinion.conditions.fr", "Plan de mobilité")
        sheet.press(Key.Key_Return)
        sheet.keys("Deux bus par heure")
        sheet.click("dialog.new_opinion.go")

    in_dialog(lambda: sheet.click("project.opinions.card.empty.primary"), opinion)
    given = sheet.store.all(Opinion, project=project)
    assert [one.conditions.fr.text for one in given] == ["Plan de mobilité\nDeux bus par heure"]
    part(sheet, "facts")
    sheet.click("project.relation.0.0.free")
    assert not sheet.store.count(ProjectAction, project=project)

    def action() -> None:
        sheet.press(Key.Key_Return)
        assert sheet.shows("dialog.action.action.note")
        sheet.keys("4.1.2")
        for key in (Key.Key_Down, Key.Key_Down, Key.Key_Return, Key.Key_Return):
            sheet.press(key)

    in_dialog(lambda: sheet.click("project.link"), action)
    assert sheet.store.count(ProjectAction, project=project) == 1


@pytest.mark.long
def test_a_partner_is_a_body_of_the_directory_or_a_name_as_it_is_written(sheet: Desktop) -> None:
    part(sheet, "partners")
    table = sheet.find(Table, "project.partners")
    before = project_sheet(sheet.store, stored(sheet).id, sheet.workspace.today()).partners[0].partner
    assert before.organisation is not None
    assert table.current_key() == before.id
    table.setFocus()
    sheet.press(Key.Key_F2)
    sheet.fill("partner.organisation", "Les amis du marché")
    sheet.leave()
    written = sheet.store.get(Partner, before.id)
    assert written is not None
    assert (written.organisation, written.name) == (None, "Les amis du marché")
    assert "Les amis du marché" in sheet.text("project.partner.title")
    sheet.fill("partner.organisation", "")
    sheet.leave()
    assert sheet.text("partner.organisation.note")
    assert sheet.store.get(Partner, before.id) == written
    body = next(one for one in sheet.store.all(Organisation) if one.id != before.organisation)
    sheet.fill("partner.organisation", body.name.or_other(sheet.window.desk.t.language))
    sheet.press(Key.Key_Return)
    chosen = sheet.store.get(Partner, before.id)
    assert chosen is not None
    assert (chosen.organisation, chosen.name) == (body.id, "")
    for _ in range(2):
        sheet.press(Key.Key_Z, CTRL)
    assert sheet.store.get(Partner, before.id) == before
    assert sheet.find(LineEdit, "partner.organisation").text() == name_of(sheet, before.organisation)


@pytest.mark.long
def test_what_was_typed_and_cannot_be_used_waits_at_its_field_for_the_next_day(sheet: Desktop) -> None:
    part(sheet, "budget")
    place = Place(page="project", record=stored(sheet).id, detail="budget")
    cost = project_sheet(sheet.store, stored(sheet).id, sheet.workspace.today()).budgets[0].costs[0]
    for wrong in ("", "12.500"):
        sheet.fill("cost.amount", wrong)
        sheet.leave()
        assert sheet.shows("cost.amount.note")
        assert sheet.store.get(BudgetLine, cost.id) == cost
    path = sheet.store.path
    sheet.window.close_workspace()
    assert sheet.window.open_file(path)
    sheet.window.desk.navigator.go(place)
    assert sheet.find(LineEdit, "cost.amount").text() == "12.500"
    sheet.fill("cost.amount", "12 500,50 €")
    sheet.leave()
    changed = sheet.store.get(BudgetLine, cost.id)
    assert changed is not None
    assert changed.amount == Money(1_250_050, Currency.EUR)
    assert not sheet.store.drafts_of(cost.id)


@pytest.mark.long
def test_the_thread_leads_to_the_records_that_have_a_page(sheet: Desktop) -> None:
    thread = sheet.find(ThreadView, "project.thread")
    knots = thread.knots()
    assert [knot.place is not None for knot in knots[:4]] == [True, True, False, True]
    thread.setFocus()
    sheet.press(Key.Key_Return)  # where the project is: the committee's meeting
    assert sheet.shows("page.prepare")


@pytest.mark.long
def test_where_the_file_is_only_read_nothing_can_be_typed(sheet: Desktop) -> None:
    path, place = sheet.store.path, Place(page="project", record=stored(sheet).id)
    sheet.window.close_workspace()
    assert sheet.window.open_file(path, read_only=True)
    sheet.window.desk.navigator.go(place)
    page = sheet.view.page
    assert isinstance(page, ProjectPage)
    assert not page.stage.isEnabled()
    assert sheet.find(LineEdit, "project.place").isReadOnly()
    for key, name in (("partners", "project.partners.add"), ("budget", "project.budget.eur.add_cost")):
        part(sheet, key)
        assert not sheet.find(QWidget, name).isEnabled()
