"""Is it noted by keyboard how far a decision is carried out, and does the register show it?"""

from ctj_desktop.domain.records.people import Organisation
from ctj_desktop.domain.records.voting import AnyDecision, DecisionResult, ExecutionState
from ctj_desktop.services.minutes.following.execution import execution_of
from ctj_desktop.services.minutes.following.execution_lists import CarriedOut
from ctj_desktop.ui.forms.screens.record_table import RecordTable
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.widgets.fields import ComboBox
from tests.ui.desktop import Desktop, InDialog, Key


def shown(office: Desktop) -> tuple[RecordTable, AnyDecision]:
    """The register on a decision that was taken."""
    decision = next(one for one in office.store.all(AnyDecision) if one.result is DecisionResult.CONSENSUS)
    office.window.desk.navigator.go(Place(page="registers", record=decision.id, detail="decisions"))
    return office.find(RecordTable, "decisions.table"), decision


def test_space_asks_once_who_does_it_until_when_and_then_says_that_it_is_done(
    office: Desktop, in_dialog: InDialog
) -> None:
    table, decision = shown(office)
    t, body = office.window.desk.t, office.store.all(Organisation, order="id")[-1]

    def plan() -> None:
        office.fill("dialog.execution_to_do.owner", body.name.or_other(t.language))
        office.fill("dialog.execution_to_do.due", "30.6.2027")
        office.press(Key.Key_Return)

    table.setFocus()
    in_dialog(lambda: office.press(Key.Key_Space), plan)
    known = execution_of(office.store, decision.id)
    assert known.last is not None
    assert (known.state, known.last.owner_body) == (ExecutionState.TO_DO, body.id)
    assert body.name.or_other(t.language) in office.text("decisions.sheet.execution")

    def drop() -> None:
        office.press(Key.Key_Return)  # without a reason
        assert execution_of(office.store, decision.id).state is ExecutionState.TO_DO
        office.fill(f"dialog.execution_dropped.proof.{t.language.value}", "Retiré")
        office.press(Key.Key_Return)

    in_dialog(lambda: office.trigger("action.execution_dropped"), drop)
    assert execution_of(office.store, decision.id).state is ExecutionState.DROPPED
    action = office.window.desk.actions["execution_done"]
    assert not action.isEnabled()
    table.setFocus()
    for state in (ExecutionState.UNDER_WAY, ExecutionState.DONE):
        office.press(Key.Key_Space)
        assert execution_of(office.store, decision.id).state is state
    assert office.text("decisions.sheet.notes").count("\n") == 3
    choice = office.find(ComboBox, "decisions.carried")
    choice.choose(CarriedOut.DONE.value)
    choice.activated.emit(choice.currentIndex())
    assert table.rows_model.rowCount() == 1
