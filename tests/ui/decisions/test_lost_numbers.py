"""Does the list of decisions say which numbers nobody used or a lost computer gave out, in the window and exported?"""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from python_calamine import CalamineWorkbook

from ctj_desktop.domain.numbers import Series
from ctj_desktop.domain.records.meetings import AgendaItem
from ctj_desktop.services.exchange.replacing import LastNumber, take_numbering
from ctj_desktop.services.minutes.decisions import record_decision
from ctj_desktop.services.numbers.issue import not_used_or_lost
from ctj_desktop.ui.forms.screens.record_table import RecordTable
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.widgets.labels import Label
from tests.office import text
from tests.ui import beginning
from tests.ui.desktop import Desktop


@pytest.fixture
def replaced(empty: Desktop) -> Desktop:
    """A file of before was put back and took over after decision 2027-004; it knows the first, and records one."""
    meeting = beginning.a_sitting_meeting(empty)
    (item,) = empty.store.all(AgendaItem)
    empty.workspace.do_fields(record_decision, item=item.id, text=text("Une.", "Eine."))
    path, kept = empty.store.path, empty.store.path.with_name("sauvegarde.ctj")
    empty.store.copy_to(kept)
    empty.workspace.do_fields(record_decision, item=item.id, text=text("Perdue.", "Verloren."))
    empty.window.close_workspace()
    kept.replace(path)
    assert empty.window.open_file(path)
    last = (LastNumber(series=Series.DECISION, number="2027-004"),)
    empty.workspace.do(take_numbering, committee=meeting.committee, last=last)
    empty.workspace.do_fields(record_decision, item=item.id, text=text("Autre.", "Andere."))
    empty.window.desk.navigator.go(Place(page="registers", detail="decisions"))
    return empty


def exported(desktop: Desktop, target: Path) -> list[list[object]]:
    """The rows of the workbook that the list becomes."""
    target.unlink(missing_ok=True)
    desktop.trigger("action.export_list")
    desktop.bot.waitUntil(lambda: target.is_file() and not desktop.window.desk.jobs.pending())
    return [list(row) for row in CalamineWorkbook.from_path(str(target)).get_sheet_by_index(0).to_python()]


@pytest.mark.long
def test_skipped_numbers_stand_above_the_list_and_in_the_table_that_is_exported(
    replaced: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    t, target = replaced.window.desk.t, tmp_path / "decisions.xlsx"
    table = replaced.find(RecordTable, "decisions.table")
    assert replaced.cells(table, 0) == ["2027-005", "2027-001"]
    said = t("Not used or lost: {numbers}").format(numbers="2027-002 – 2027-004")
    assert any(said in label.text() for label in replaced.window.findChildren(Label, "page.subtitle"))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *asked: (str(target), asked[3].split(";;")[0]))
    table.setFocus()
    head, *rows = exported(replaced, target)
    number, told = head.index(t("Number")), head.index(t("What became of it"))
    assert [(row[number], row[told]) for row in rows[2:]] == [
        (lost, t("not used or lost")) for lost in ("2027-002", "2027-003", "2027-004")
    ]
    replaced.fill("decisions.search", "Autre")
    replaced.bot.waitUntil(lambda: replaced.cells(table, 0) == ["2027-005"])
    assert len(exported(replaced, target)) == 2, "among what is looked for none is lost"


def test_the_number_of_a_decision_that_was_taken_back_is_explained_once_a_later_one_stands(empty: Desktop) -> None:
    meeting = beginning.a_sitting_meeting(empty)
    (item,) = empty.store.all(AgendaItem)
    for said in ("Une.", "Deux."):
        empty.workspace.do_fields(record_decision, item=item.id, text=text(said, said))
    empty.workspace.undo()
    assert not_used_or_lost(empty.store, Series.DECISION, meeting.committee) == [], "the last one is no gap"
    empty.workspace.do_fields(record_decision, item=item.id, text=text("Trois.", "Drei."))
    empty.window.desk.navigator.go(Place(page="registers", detail="decisions"))
    assert empty.cells(empty.find(RecordTable, "decisions.table"), 0) == ["2027-003", "2027-001"]
    said = empty.window.desk.t("Not used or lost: {numbers}").format(numbers="2027-002")
    assert any(said in label.text() for label in empty.window.findChildren(Label, "page.subtitle"))
