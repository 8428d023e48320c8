"""Is a project judged on its sheet by the rules of its call, answered by a key, and tried with other figures?"""

from datetime import date

import pytest

from ctj_desktop.domain.ids import PipelineId, ProjectId, ProjectMoveId
from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.project_work import RuleCheck
from ctj_desktop.domain.records.projects import FinancingLine, Pipeline, Project, ProjectMove, RuleKind, Stage
from ctj_desktop.domain.texts import Language
from ctj_desktop.services.projects import calls, life, money
from ctj_desktop.services.steps.states import project_stage
from ctj_desktop.storage.unit import Unit
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.projects.sheet.rule_panel import RulePanel
from ctj_desktop.ui.projects.sheet.tabs import Tabs
from ctj_desktop.ui.widgets.fields import ComboBox, LineEdit
from ctj_desktop.ui.widgets.table import Table
from tests.office import text
from tests.ui.desktop import Desktop, Key


@pytest.fixture
def project(office: Desktop) -> ProjectId:
    """A project that asks for 5’000 € and CHF 6’000 in a call of its own."""
    do, committee = office.workspace.do_fields, office.store.all(Committee)[0].id
    route = office.store.all(Pipeline, code="FPPT")[0].id
    days = {"opens": date(2027, 2, 1), "closes": date(2027, 4, 15)}
    call = do(calls.add_call, pipeline=route, code="E-1", name=text("Appel", "Aufruf"), **days).id
    rate = {"from_currency": Currency.EUR, "to_currency": Currency.CHF, "rate": "0.9431", "on": date(2027, 3, 1)}
    do(calls.add_exchange_rate, call=call, **rate)
    aid = {"text": text("Aide maximale", "Höchstbeitrag"), "amount_chf": Money(10_000_00, Currency.CHF)}
    do(calls.add_call_rule, call=call, rule_kind=RuleKind.MAX_AID, **aid)
    do(calls.add_call_rule, call=call, rule_kind=RuleKind.PARTNER_BOTH_SIDES, text=text("Deux côtés", "Beide Seiten"))
    do(calls.add_call_rule, call=call, rule_kind=RuleKind.OTHER, text=text("Caractère inédit", "Neuartig"))
    made: ProjectId = do(life.add_project, committee=committee, title=text("Marché", "Markt"), call=call).id
    for side, amount in ((Side.FR, Money(5_000_00, Currency.EUR)), (Side.CH, Money(6_000_00, Currency.CHF))):
        label = text("Fonds", "Fonds")
        do(money.add_financing_line, project=made, side=side, label=label, requested=amount, fund=True)
    return made


def rows(office: Desktop) -> list[str]:
    """State and rule, line by line."""
    table = office.find(Table, "project.rules")
    pairs = zip(office.cells(table, 0), office.cells(table, 1), strict=True)
    return [plain(f"{state} – {rule}") for state, rule in pairs]


def plain(said: str) -> str:
    """With ordinary spaces."""
    return said.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.long
@pytest.mark.parametrize("language", ["fr_CH"], indirect=True)
def test_rules_are_judged_answered_and_tried_without_touching_the_project(office: Desktop, project: ProjectId) -> None:
    office.window.desk.navigator.go(Place(page="project", record=project))
    office.find(Tabs, "project.tabs").choose("eligibility")
    found = rows(office)
    assert found[0].startswith("non respectée – Aide maximale")
    above = "CHF 715.50 au-dessus du plafond de CHF 10’000.00 au taux 0,9431 du 1er mars 2027."
    assert plain(office.text("project.rule.said")) == above
    assert [one.partition(" –")[0] for one in found] == ["non respectée", "inconnue", "inconnue"]
    assert "CHF 715.50 de moins" in plain(office.text("project.rule.fits"))
    table = office.find(Table, "project.rules")
    novel = next(line.key for line in table.rows_model.rows if line.verdict.rule.rule_kind is RuleKind.OTHER)
    table.select(novel)
    table.setFocus()
    office.fill("project.rule.note", "Première édition")
    table.setFocus()
    office.press(Key.Key_Plus)
    [check] = office.store.all(RuleCheck, project=project)
    assert (check.passes, check.note.fr.text) == (True, "Première édition")
    assert "Première édition" in office.text("project.rule.said")
    before = office.store.all(FinancingLine, project=project)
    office.fill("project.what_if.chf", "5 284.50")
    assert rows(office)[-1].startswith("respectée – Caractère inédit")
    assert not any(one.startswith("non respectée") for one in rows(office))
    office.fill("project.what_if.rate", "0")
    assert not office.shows("project.what_if.rate.note"), "it is not typed to its end"
    office.leave()
    assert "« 0 »" in plain(office.text("project.what_if.rate.note"))
    office.fill("project.what_if.rate", "0.95")
    assert rows(office)[0].startswith("non respectée – Aide maximale")
    office.fill("project.what_if.on", "1.5.2027")
    assert "clos" in office.text("project.eligibility.sentence")
    partner = office.find(ComboBox, "project.what_if.partner")
    partner.choose(Side.FR)
    partner.activated.emit(1)
    assert any("non respectée – Deux côtés" in one for one in rows(office))
    euros = office.find(LineEdit, "project.what_if.eur").text()
    asked = next(one for one in before if one.fund and one.side is Side.FR)
    office.workspace.do_fields(money.change_financing_line, line=asked.id, requested=Money(123_45, Currency.EUR))
    assert (plain(euros), office.find(LineEdit, "project.what_if.eur").text()) == ("5 000", "123,45"), "untouched"
    assert office.find(LineEdit, "project.what_if.rate").text() == "0.95", "tried"
    office.workspace.do_fields(money.change_financing_line, line=asked.id, requested=asked.requested)
    office.click("project.what_if.back")
    assert rows(office)[0].startswith("non respectée – Aide maximale")
    assert office.store.all(FinancingLine, project=project) == before
    table.select(novel)
    office.click("project.rule.remove")
    assert not office.store.count(RuleCheck, project=project)
    assert "inconnue – Caractère inédit" in " ".join(rows(office))


@pytest.mark.long
@pytest.mark.parametrize("language", ["de_CH"], indirect=True)
def test_in_the_smallest_window_no_sentence_of_a_rule_is_cut(office: Desktop, project: ProjectId) -> None:
    office.window.resize(office.window.minimumSize())
    office.window.desk.navigator.go(Place(page="project", record=project))
    office.find(Tabs, "project.tabs").choose("eligibility")
    table = office.find(Table, "project.rules")
    table.select(next(line.key for line in table.rows_model.rows if line.verdict.rule.rule_kind is RuleKind.OTHER))
    office.settle()
    panel = office.find(RulePanel, "project.rule")
    assert panel.kept.isVisible()
    assert panel.inside.width() <= panel.inside.visibleRegion().boundingRect().width()


@pytest.mark.long
def test_a_grant_without_an_amount_is_said_on_the_sheet_and_leads_to_the_budget(
    office: Desktop, project: ProjectId
) -> None:
    """A list put it there; what is asked of the fund is said while it is not decided."""
    stages = {one.code: one for one in office.store.all(Stage, pipeline=the_route(office))}
    office.window.desk.navigator.go(Place(page="project", record=project, detail="eligibility"))
    assert office.shows("project.eligibility.ask")
    assert not office.shows("project.contradicts")

    def put(unit: Unit) -> ProjectMove:
        unit.name("project.state", number="", state_fr="", state_de="")
        stored = unit.store.get(Project, project)
        assert stored is not None
        move = ProjectMoveId(unit.new_id())
        to, at = stages["accepted"].id, office.workspace.today()
        here = project_stage(unit.store, project)
        return unit.save(ProjectMove(id=move, home=stored.home, project=project, from_stage=here, to_stage=to, on=at))

    office.workspace.do(put)
    office.window.desk.navigator.go(Place(page="projects"))
    office.window.desk.navigator.go(Place(page="project", record=project, detail="eligibility"))
    assert (
        stages["accepted"].name.text(Language(office.side())).casefold()
        in office.text("project.contradicts.sentence").casefold()
    )
    assert not office.shows("project.eligibility.ask")
    office.click("project.contradicts.button")
    assert office.find(Tabs, "project.tabs").current() == "budget"
    for line in office.store.all(FinancingLine, project=project):
        amount = line.requested
        assert amount is not None
        office.workspace.do_fields(money.change_financing_line, line=line.id, awarded=amount)
    assert not office.shows("project.contradicts")


def the_route(office: Desktop) -> PipelineId:
    return office.store.all(Pipeline, code="FPPT")[0].id
