"""Two offices moved a task and a decision apart: does the window say so, and settle it in its two places?"""

from datetime import timedelta

import pytest

from ctj_desktop.domain.records.voting import AnyDecision, AnyTask, DecisionResult, ExecutionState, TaskState
from ctj_desktop.services.minutes.following.execution import execution_of, move_execution
from ctj_desktop.services.minutes.tasks import add_task, move_task
from ctj_desktop.services.steps.states import task_state
from ctj_desktop.storage.log.merge import take_from
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.widgets.fields import ComboBox
from tests.office import text
from tests.ui.contradiction import Other, publish
from tests.ui.desktop import CTRL, Desktop, InDialog, Key


@pytest.mark.long
@pytest.mark.parametrize("language", ["fr_CH"], indirect=True)
def test_it_is_said_on_the_sheet_and_under_exchanges_and_settled_there(
    office: Desktop, other: Other, in_dialog: InDialog
) -> None:
    silent, there, day = office.workspace.silent, other.workspace, office.workspace.today()
    decision = next(one for one in office.store.all(AnyDecision) if one.result is DecisionResult.CONSENSUS)
    given = {"committee": decision.committee, "text": text("Écrire au canton", "Dem Kanton schreiben")}
    task: AnyTask = silent.do_fields(add_task, **given).record
    take_from(there.store, office.store)
    before = day - timedelta(days=1)
    there.do(move_task, task=task.id, to=TaskState.VOID, on=before, reason=text("Le canton a écrit"))
    there.do_fields(move_execution, decision=decision.id, to=ExecutionState.DROPPED, on=before, proof=text("Retiré"))
    silent.do(move_task, task=task.id, to=TaskState.DONE, on=day)
    silent.do_fields(move_execution, decision=decision.id, to=ExecutionState.DONE, on=day)
    take_from(office.store, there.store)
    publish(office.workspace)
    office.workspace.bus.exchanged.emit()
    office.settle()

    office.window.desk.navigator.go(Place(page="registers", record=task.id, detail="tasks"))
    assert "« sans objet » compte" in plain(office.text("tasks.sheet.apart.sentence"))
    which: list[str] = []

    def choose() -> None:
        combo = office.find(ComboBox, "dialog.moved_apart.which")
        which.extend(plain(combo.itemText(at)) for at in range(combo.count()))
        combo.setCurrentIndex(1)
        office.click("dialog.moved_apart.go")

    in_dialog(lambda: office.trigger("action.settle_moves"), choose)
    assert task_state(office.store, task.id) is TaskState.DONE
    assert which[0].endswith("Le canton a écrit")
    assert "faite" in which[1].lower()
    assert not office.window.desk.actions["settle_moves"].isEnabled()

    office.press(Key.Key_8, CTRL)
    assert decision.number is not None
    assert decision.number in office.text("exchange.dispute.1.sentence")
    in_dialog(lambda: office.click("exchange.dispute.1.button"), lambda: office.press(Key.Key_Return))
    assert execution_of(office.store, decision.id).state is ExecutionState.DROPPED
    assert not office.shows("exchange.dispute.1")


def plain(said: str) -> str:
    """With spaces that may break."""
    return said.replace("\u202f", " ").replace("\xa0", " ")
