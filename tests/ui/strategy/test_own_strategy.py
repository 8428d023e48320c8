"""Is a strategy of one's own entered by the window alone, from its version to a proposal, and a call copied?"""

from datetime import date

import pytest

from ctj_desktop.domain.ids import ctj_home
from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.records.projects import Call, CallRule, RuleKind
from ctj_desktop.domain.records.strategy import Action, Axis, ProposalAction, Strategy, ThematicTable, WorkingProposal
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.strategy.aims import add_action, add_axis, add_objective
from ctj_desktop.services.strategy.versions import add_strategy
from ctj_desktop.ui.forms.screens.linked_list import LinkedList
from ctj_desktop.ui.forms.screens.sheet import Sheet
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.widgets.fields import LineEdit
from tests.ui.desktop import CTRL, Desktop, InDialog, Key


class Person:
    """Who adds to the lists of a sheet and fills the dialogs that come."""

    def __init__(self, desktop: Desktop, in_dialog: InDialog, side: str) -> None:
        self.desktop, self.in_dialog, self.side = desktop, in_dialog, side

    def add(self, sheet: str, kind: str, **fields: str) -> None:
        lists = self.desktop.find(Sheet, f"{sheet}.sheet").lists
        found: LinkedList = next(one for one in lists if one.linked.kind == kind)
        self.in_dialog(found.new.click, lambda: self.fill(kind, **fields))

    def fill(self, kind: str, **fields: str) -> None:
        for name, text in fields.items():
            self.desktop.fill(f"dialog.new_{kind}.{name.replace('__', '.')}", text)
            self.desktop.leave()
        self.desktop.click(f"dialog.new_{kind}.go")
        assert self.desktop.dialog() is None, self.desktop.refusals()


@pytest.mark.long
@pytest.mark.parametrize("language", ["fr_CH", "de_CH"], indirect=True)
def test_a_strategy_is_entered_from_its_version_to_a_proposal(
    empty: Desktop, in_dialog: InDialog, language: object
) -> None:
    side = empty.window.desk.t.language.value
    who = Person(empty, in_dialog, side)
    navigator = empty.window.desk.navigator
    navigator.go(Place(page="strategies"))
    words = {f"name__{side}": "Plan 2027", "code": "2027", "valid_from": "1.1.2027"}
    in_dialog(lambda: empty.press(Key.Key_N, CTRL), lambda: who.fill("strategy", **words))
    strategy = empty.store.all(Strategy, code="2027")[0]
    assert strategy.home == empty.store.home()
    who.add("strategies", "axis", **{f"title__{side}": "Vivre", "code": "1"})
    who.add("strategies", "action", **{f"title__{side}": "Marchés", "code": "1.1", "axis": "Vivre"})
    who.add("strategies", "thematic_table", **{f"title__{side}": "Loisirs"})
    axis, action = empty.store.all(Axis, strategy=strategy.id)[0], empty.store.all(Action, strategy=strategy.id)[0]
    assert (action.axis, action.code, action.code_confirmed) == (axis.id, "1.1", True)
    table = empty.store.all(ThematicTable, strategy=strategy.id)[0]
    navigator.go(Place(page="tables", record=table.id))
    who.add("tables", "proposal", **{f"title__{side}": "Marché de Noël", "proposed_by": "Groupe marchés"})
    proposal = empty.store.all(WorkingProposal, table=table.id)[0]
    navigator.go(Place(page="proposals", record=proposal.id))
    who.add("proposals", "proposal_action", action="marchés")
    assert empty.store.all(ProposalAction, proposal=proposal.id)[0].action == action.id
    navigator.go(Place(page="strategy", record=proposal.id))
    assert "Groupe marchés" in empty.text("strategy.second")
    empty.click("strategy.correct")
    assert navigator.place == Place(page="proposals", record=proposal.id)
    empty.press(Key.Key_Z, CTRL)
    assert empty.store.all(ProposalAction, proposal=proposal.id) == []


@pytest.mark.long
@pytest.mark.parametrize("language", ["fr_CH", "de_CH"], indirect=True)
def test_a_call_is_copied_with_days_and_amounts_changed_in_one_dialog(
    empty: Desktop, in_dialog: InDialog, language: object
) -> None:
    base = empty.store.all(Call, home=ctj_home(), code="2025-2")[0]
    empty.window.desk.navigator.go(Place(page="calls", record=base.id))

    def copy() -> None:
        empty.fill("dialog.copy_call.code", "2027-1")
        empty.fill("dialog.copy_call.opens", "1.3.2027")
        empty.fill("dialog.copy_call.closes", "15.4.2027")
        at = next(n for n, (rule, _) in enumerate(_beside(empty)) if getattr(rule, "rule_kind", "") is RuleKind.MAX_AID)
        empty.fill(f"dialog.copy_call.call_rule{at}.amount_eur", "10500")
        empty.click("dialog.copy_call.go")

    in_dialog(lambda: empty.trigger("action.copy_call"), copy)
    made = empty.store.all(Call, code="2027-1")[0]
    assert (made.based_on, made.home) == (base.id, empty.store.home())
    rule = empty.store.all(CallRule, call=made.id, rule_kind=RuleKind.MAX_AID)[0]
    assert rule.amount_eur == Money(1_050_000, Currency.EUR)
    assert "500" in rule.text.fr.text
    assert "10\u202f700" not in rule.text.fr.text
    assert empty.window.desk.navigator.place == Place(page="calls", record=made.id)
    assert base.name.or_other(empty.window.desk.t.language) in empty.text("calls.sheet.differs")
    empty.press(Key.Key_Z, CTRL)
    assert empty.store.all(Call, code="2027-1") == []


def _beside(desktop: Desktop) -> list[tuple[object, object]]:
    dialog = desktop.dialog()
    assert dialog is not None
    found: list[tuple[object, object]] = vars(dialog)["_beside"]
    return found


def test_a_code_that_was_emptied_comes_back_by_undo_and_an_axis_that_the_objective_decides_stays(
    empty: Desktop,
) -> None:
    do, title = empty.workspace.do_fields, Bilingual.of("Vivre", "Leben")
    strategy = do(add_strategy, name=title, code="2027", valid_from=date(2027, 1, 1))
    axis = do(add_axis, strategy=strategy.id, title=title, code="1")
    objective = do(add_objective, axis=axis.id, title=title, code="1.1")
    action = do(add_action, strategy=strategy.id, objective=objective.id, title=title)
    for page, record, field in (("axes", axis, "code"), ("actions", action, "axis")):
        empty.window.desk.navigator.go(Place(page=page, record=record.id))
        name = f"{page}.sheet.{field}"
        stood = empty.find(LineEdit, name).text()
        empty.fill(name, "")
        empty.leave()
        if page == "axes":  # nothing was written of the action
            empty.press(Key.Key_Z, CTRL)
        assert (empty.find(LineEdit, name).text(), empty.store.get(type(record), record.id)) == (stood, record)
