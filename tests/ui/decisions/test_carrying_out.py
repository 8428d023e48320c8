"""Is it noted by keyboard how far a decision is carried out, and does the register show it?"""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog

from ctj_desktop.domain.records.people import Organisation
from ctj_desktop.domain.records.voting import AnyDecision, DecisionResult, ExecutionState
from ctj_desktop.services.minutes.following.execution import execution_of
from ctj_desktop.services.minutes.following.execution_lists import CarriedOut
from ctj_desktop.services.minutes.following.proofs import execution_proofs
from ctj_desktop.ui.decisions.execution_note import AskNote
from ctj_desktop.ui.forms.screens.record_table import RecordTable
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.widgets.fields import ComboBox
from tests.ui.desktop import Desktop, InDialog, Key


def shown(office: Desktop) -> tuple[RecordTable, AnyDecision]:
    """The register on a decision that was taken."""
    decision = next(one for one in office.store.all(AnyDecision) if one.result is DecisionResult.CONSENSUS)
    office.window.desk.navigator.go(Place(page="registers", record=decision.id, detail="decisions"))
    return office.find(RecordTable, "decisions.table"), decision


@pytest.mark.long
def test_space_asks_once_who_does_it_until_when_and_then_says_that_it_is_done(
    office: Desktop, in_dialog: InDialog
) -> None:
    table, decision = shown(office)
    done_before = sum(
        execution_of(office.store, one.id).state is ExecutionState.DONE for one in office.store.all(AnyDecision)
    )
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
    assert table.rows_model.rowCount() == done_before + 1


@pytest.mark.long
def test_files_that_show_it_come_with_the_note_or_after_it_and_are_saved_again(
    office: Desktop, in_dialog: InDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _table, decision = shown(office)
    bill, photo, copies = tmp_path / "facture.pdf", tmp_path / "photo.jpg", tmp_path / "copies"
    copies.mkdir()
    bill.write_bytes(b"Payee.")
    photo.write_bytes(b"...")
    text, one, both = QMimeData(), dragged(bill), dragged(bill, photo)
    text.setText("Rien")
    actions = office.window.desk.actions
    assert not actions["join_execution_proofs"].isEnabled()
    assert not actions["save_execution_proofs"].isEnabled()

    def note() -> None:
        dialog = office.find(AskNote, "dialog.execution_done")
        assert not drop(dialog, text)
        assert drop(dialog, both)
        assert office.text("dialog.execution_done.files").count(".") == 2
        office.click("dialog.execution_done.no_files")
        assert drop(dialog, one)
        office.click("dialog.execution_done.go")

    in_dialog(lambda: office.trigger("action.execution_done"), note)
    assert "facture.pdf" in office.text("decisions.sheet.notes")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_given: ([str(photo)], ""))
    office.trigger("action.join_execution_proofs")
    assert "photo.jpg" in office.text("decisions.sheet.notes")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *given: (str(copies / Path(given[2]).name), ""))
    office.trigger("action.save_execution_proofs")
    assert sorted(one.name for one in copies.iterdir()) == ["facture.pdf", "photo.jpg"]
    (move,) = execution_of(office.store, decision.id).moves
    assert len(execution_proofs(office.store, [move])[move.id]) == 2


def dragged(*paths: Path) -> QMimeData:
    """Files out of a folder."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drop(dialog: AskNote, data: QMimeData) -> bool:
    """They come over the dialog and are let go; whether it takes them."""
    where = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    coming = QDragEnterEvent(QPoint(5, 5), *where)
    coming.ignore()
    dialog.dragEnterEvent(coming)
    if coming.isAccepted():
        dialog.dropEvent(QDropEvent(QPointF(5, 5), *where))
    return coming.isAccepted()
