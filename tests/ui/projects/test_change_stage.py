"""Does the dialog show what a change of stage asks for, and lead to where it is put right?"""

from collections.abc import Callable

import pytest

from ctj_desktop.domain.ids import StageId, StageTransitionId, link_id
from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.people import Side, Territory
from ctj_desktop.domain.records.projects import (
    FinancingLine,
    Instrument,
    MoveNeed,
    Partner,
    Project,
    ProjectMove,
    StageRole,
)
from ctj_desktop.domain.texts import Language
from ctj_desktop.services.catalogue.steps import step_named
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.projects.sheet.tabs import Tabs
from ctj_desktop.ui.widgets.fields import LineEdit
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.table import Table
from tests.office import text
from tests.ui.desktop import CTRL_SHIFT, Desktop, InDialog, Key


@pytest.mark.long
@pytest.mark.parametrize("language", ["fr_CH"], indirect=True)
def test_what_is_missing_is_seen_put_right_and_the_project_goes_on(empty: Desktop, in_dialog: InDialog) -> None:
    office, do = empty, empty.workspace.do_fields
    committee = do(step_named("add_committee"), code="MOC", name=text("Comité", "Ausschuss"))
    named = {"code": "R", "name": text("Fonds", "Fonds"), "instrument": Instrument.OWN_FUNDS}
    route = do(step_named("add_pipeline"), **named)
    first, second = (
        do(
            step_named("add_stage"),
            pipeline=route.id,
            code=code,
            name=text(code, code),
            role=StageRole.ACTIVE,
            days=days,
        )
        for code, days in (("idée", None), ("déposé", 30))
    )
    do(step_named("add_stage_transition"), from_stage=first.id, to_stage=second.id)
    do(
        step_named("change_stage_transition"),
        stage_transition=StageTransitionId(link_id("stage_transition", first.id, second.id)),
        needs=(MoveNeed.PARTNERS, MoveNeed.REASON),
    )
    project = do(step_named("add_project"), committee=committee.id, title=text("Marché", "Markt"), pipeline=route.id)
    for side in Side:
        do(step_named("add_partner"), project=project.id, side=side, name="Association")
    swiss = office.store.all(Partner, side=Side.CH)[0]
    do(step_named("remove_partner"), partner=swiss.id)
    office.window.desk.navigator.go(Place(page="project", record=project.id))

    def shown(need: str) -> str:
        return office.find(Label, f"dialog.stage.needs.{need}").accessibleName()

    def refused() -> None:
        assert "30" in office.text("dialog.stage.until.note")
        assert shown("partners").endswith("manque")
        office.fill("dialog.stage.reason.fr", "Prêt.")
        assert shown("reason").endswith("rempli")
        office.click("dialog.stage.go")
        assert "un partenaire de chaque côté" in office.text("dialog.stage.refusal")
        office.click("dialog.stage.needs.partners.open")

    in_dialog(lambda: office.press(Key.Key_G, CTRL_SHIFT), refused)
    assert office.find(Tabs, "project.tabs").current() == "partners"
    do(step_named("add_partner"), project=project.id, side=Side.CH, name="Verein")

    def done() -> None:
        assert shown("partners").endswith("rempli")
        assert shown("reason").endswith("rempli")  # what was typed stands there again
        office.click("dialog.stage.go")

    in_dialog(lambda: office.press(Key.Key_G, CTRL_SHIFT), done)
    move = office.store.all(ProjectMove, project=project.id, order="id")[-1]
    assert (move.to_stage, move.reason.fr.text) == (second.id, "Prêt.")


@pytest.mark.long
@pytest.mark.parametrize("language", ["fr_CH"], indirect=True)
def test_the_territory_of_the_committee_can_be_chosen_where_none_is_published(
    empty: Desktop, in_dialog: InDialog
) -> None:
    office, do = empty, empty.workspace.do_fields
    committee = do(step_named("add_committee"), code="AJPM", name=text("Comité Ajoie", "Ausschuss Ajoie"))
    project = do(step_named("add_project"), committee=committee.id, title=text("Marché", "Markt"))
    office.window.desk.navigator.go(Place(page="project", record=project.id))

    def enter() -> None:
        assert office.find(LineEdit, "dialog.new_territory.code").text() == "AJPM"
        assert office.find(LineEdit, "dialog.new_territory.name.fr").text() == "Comité Ajoie"
        office.fill("dialog.new_territory.name.fr", "Ajoie – Pays de Montbéliard")
        office.click("dialog.new_territory.go")

    in_dialog(lambda: office.click("project.territories.new"), enter)
    [own] = office.store.all(Territory, code="AJPM")
    changed, owner = office.store.get(Project, project.id), office.store.get(Committee, committee.id)
    assert changed is not None
    assert owner is not None
    assert (changed.territories, owner.territory) == ((own.id,), own.id)


@pytest.mark.long
@pytest.mark.parametrize("language", ["fr_CH"], indirect=True)
def test_a_grant_without_its_amount_is_refused_and_leads_to_the_source(empty: Desktop, in_dialog: InDialog) -> None:
    office, do = empty, empty.workspace.do_fields
    committee = do(step_named("add_committee"), code="MOC", name=text("Comité", "Ausschuss"))
    route = do(step_named("add_pipeline"), code="R", name=text("Fonds"), instrument=Instrument.OWN_FUNDS)
    first, granted = (
        do(step_named("add_stage"), pipeline=route.id, code=code, name=text(code), role=StageRole.ACTIVE)
        for code in ("idea", "accepted")
    )
    do(step_named("add_stage_transition"), from_stage=first.id, to_stage=granted.id)
    call = do(step_named("add_call"), pipeline=route.id, code="2027-1", name=text("Appel"))
    given = {"committee": committee.id, "title": text("Marché"), "pipeline": route.id, "call": call.id}
    project = do(step_named("add_project"), **given)
    of_side = {"project": project.id, "side": Side.FR, "label": text("Fonds")}
    do(step_named("add_budget_line"), **of_side, amount=Money(20_000_50, Currency.EUR))
    source = do(step_named("add_financing_line"), **of_side, requested=Money(10_000_00, Currency.EUR))
    office.window.desk.navigator.go(Place(page="project", record=project.id))

    def refused() -> None:
        office.click("dialog.stage.go")
        assert "dit qu’un montant est accordé" in office.text("dialog.stage.refusal")
        office.fill("dialog.stage.reason.fr", "La commune vote le solde en avril.")
        assert office.find(Label, "dialog.stage.needs.balanced").accessibleName().endswith("rempli")
        office.click("dialog.stage.needs.award.open")

    in_dialog(lambda: office.press(Key.Key_G, CTRL_SHIFT), refused)
    assert office.find(Table, "project.budget.eur.table").current_key() == source.id
    assert office.focused().objectName() == "source.awarded"
    do(step_named("change_financing_line"), line=source.id, fund=True, awarded=Money(8_000_00, Currency.EUR))

    def granted_on_that_day() -> None:
        assert "Accordé le" in office.text("dialog.stage.on.note")
        office.click("dialog.stage.go")

    in_dialog(lambda: office.press(Key.Key_G, CTRL_SHIFT), granted_on_that_day)
    stored = office.store.get(FinancingLine, source.id)
    assert stored is not None
    assert stored.awarded_on == office.workspace.today()
    move = office.store.all(ProjectMove, project=project.id, order="id")[-1]
    assert (move.to_stage, move.reason.fr.text) == (granted.id, "La commune vote le solde en avril.")


@pytest.mark.long
@pytest.mark.parametrize("language", ["fr_CH", "de_CH"], indirect=True)
def test_closing_a_file_says_what_is_owed_and_asks(empty: Desktop, in_dialog: InDialog) -> None:
    office, do = empty, empty.workspace.do_fields
    committee = do(step_named("add_committee"), code="MOC", name=text("Comité", "Ausschuss"))
    route = do(step_named("add_pipeline"), code="R", name=text("Fonds", "Fonds"), instrument=Instrument.OWN_FUNDS)
    report, settled = (
        do(step_named("add_stage"), pipeline=route.id, code=code, name=text(code, code), role=role)
        for code, role in (("report", StageRole.ACTIVE), ("settled", StageRole.END))
    )
    do(step_named("add_stage_transition"), from_stage=report.id, to_stage=settled.id)
    given = {"committee": committee.id, "title": text("Marché", "Markt"), "pipeline": route.id}
    project = do(step_named("add_project"), **given)
    of_side, amount = {"project": project.id, "side": Side.FR}, Money(5_000_00, Currency.EUR)
    source = do(step_named("add_financing_line"), **of_side, label=text("Fonds", "Fonds"), awarded=amount)
    do(step_named("add_condition"), project=project.id, text=text("Trouver une salle", "Einen Saal finden"))
    do(step_named("record_payment"), line=source.id, on=office.workspace.today(), amount=Money(3_000_00, Currency.EUR))
    office.window.desk.navigator.go(Place(page="project", record=project.id))

    def stands_at() -> StageId:
        return office.store.all(ProjectMove, project=project.id, order="id")[-1].to_stage

    def close(answer: Callable[[], None]) -> None:
        def asked() -> None:
            first, second = (office.find(Label, f"dialog.left_open.{at}.sentence").text() for at in range(2))
            assert "000" in first
            assert ("Trouver une salle" if office.window.desk.t.language is Language.FR else "Einen Saal") in second
            answer()

        in_dialog(
            lambda: office.press(Key.Key_G, CTRL_SHIFT),
            lambda: in_dialog(lambda: office.click("dialog.stage.go"), asked),
        )

    close(lambda: office.press(Key.Key_Return))
    assert stands_at() == report.id, "Enter closes nothing"
    close(lambda: office.click("dialog.left_open.0.button"))
    assert office.find(Tabs, "project.tabs").current() == "budget"
    close(lambda: office.click("dialog.left_open.go"))
    assert stands_at() == settled.id
