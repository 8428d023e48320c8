"""Is what cannot be of a project said at its field in the window, and nothing written and nothing lost?"""

from datetime import date

import pytest

from ctj_desktop.domain.records.projects import BudgetLine, Call, Pipeline, Project
from ctj_desktop.services.membership import committees
from ctj_desktop.services.projects import calls, life
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.projects.sheet.tabs import Tabs
from tests.office import text
from tests.ui.desktop import CTRL, Desktop, InDialog, Key

pytestmark = pytest.mark.parametrize("language", ["fr_CH"], indirect=True)
TOO_MUCH = "9" * 20


@pytest.fixture
def sheet(empty: Desktop) -> Desktop:
    """The sheet of a project that answers a call of the fund, beside a call of another route."""
    do = empty.workspace.do_fields
    committee = do(committees.add_committee, code="MOC", name=text("Comité", "Ausschuss"))
    routes = {one.code: one.id for one in empty.store.all(Pipeline)}
    window = {"opens": date(2027, 1, 1), "closes": date(2027, 4, 15)}
    for code, route in (("F-27", "FPPT"), ("N-27", "NPR")):
        do(calls.add_call, pipeline=routes[route], code=code, name=text(f"Appel {code}"), **window)
    call = empty.store.all(Call, code="F-27")[0]
    project = do(life.add_project, committee=committee.id, title=text("Marché"), call=call.id)
    empty.window.desk.navigator.go(Place(page="project", record=project.id))
    return empty


def test_amounts_below_zero_and_beyond_measure_are_refused_at_their_field(sheet: Desktop, in_dialog: InDialog) -> None:
    sheet.find(Tabs, "project.tabs").choose("budget")

    def cost() -> None:
        sheet.fill("dialog.new_budget_line.label.fr", "Location")
        for wrong, said in (("-5", "négatif"), (TOO_MUCH, "mille milliards"), ("beaucoup", "pas un montant")):
            sheet.fill("dialog.new_budget_line.amount", wrong)
            sheet.press(Key.Key_Return)
            assert said in sheet.text("dialog.new_budget_line.amount.note")
        sheet.fill("dialog.new_budget_line.amount", "1 250.–")
        sheet.press(Key.Key_Return)

    in_dialog(lambda: sheet.click("project.budget.chf.add_cost"), cost)
    assert [(one.label.fr.text, one.amount.minor_units) for one in sheet.store.all(BudgetLine)] == [
        ("Location", 125_000)
    ]


@pytest.mark.long
def test_a_call_of_another_route_and_a_rate_of_zero_are_refused_at_their_field(sheet: Desktop) -> None:
    [before] = sheet.store.all(Project)
    sheet.fill("project.call", "Appel N-27")
    sheet.press(Key.Key_Tab)
    assert "N-27" in sheet.text("project.call.note")
    assert sheet.store.all(Project) == [before]
    sheet.find(Tabs, "project.tabs").choose("eligibility")
    for wrong in ("0", "0,000", "-1", "1e999999999", "un"):
        sheet.fill("project.what_if.rate", wrong)
        sheet.press(Key.Key_Tab)
        assert "n’est pas un cours" in sheet.text("project.what_if.rate.note")


@pytest.mark.long
def test_a_window_the_wrong_way_round_is_refused_and_one_that_overlaps_is_said(
    sheet: Desktop, in_dialog: InDialog
) -> None:
    sheet.window.desk.navigator.go(Place(page="calls"))

    def enter() -> None:
        for name, typed in (("code", "F-28"), ("name.fr", "Appel F-28"), ("opens", "1.4.2027"), ("closes", "1.3.2027")):
            sheet.fill(f"dialog.new_call.{name}", typed)
        sheet.fill("dialog.new_call.pipeline", "FPPT")
        sheet.press(Key.Key_Return)
        sheet.click("dialog.new_call.go")
        assert "précède le début" in sheet.text("dialog.new_call.closes.note")
        sheet.fill("dialog.new_call.closes", "1.9.2027")
        sheet.click("dialog.new_call.go")

    in_dialog(lambda: sheet.press(Key.Key_N, CTRL), enter)
    assert "Appel F-27" in sheet.text("calls.sheet.overlap.0.sentence")
