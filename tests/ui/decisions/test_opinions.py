"""Is an opinion asked for, answered, found again and taken back by keys, from wherever one thinks of it?"""

from datetime import timedelta
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from ctj_desktop.domain.records.consultations import RequestedOpinion
from ctj_desktop.domain.records.meetings import AgendaItem
from ctj_desktop.domain.records.people import Organisation
from ctj_desktop.domain.records.projects import OpinionKind, Project
from ctj_desktop.services.meetings.consulting import requests
from ctj_desktop.ui.forms.screens.record_table import RecordTable
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.today.rows import LineRow
from ctj_desktop.ui.widgets.fields import ComboBox
from ctj_desktop.ui.widgets.picker import Picker
from tests.office import text
from tests.ui.desktop import CTRL, Desktop, InDialog, Key
from tests.ui.meetings.test_item_documents import on


def opinions(office: Desktop) -> RecordTable:
    """The register of the opinions that were asked for."""
    office.window.desk.navigator.go(Place(page="registers", detail="opinions"))
    return office.find(RecordTable, "opinions.table")


def a_body(office: Desktop) -> Organisation:
    return office.store.all(Organisation, order="id")[0]


def ask(office: Desktop, *, days: int = 3) -> RequestedOpinion:
    """Of a body, about the first item of the meeting that is prepared; so many days late."""
    today = office.workspace.today()
    item = office.store.all(AgendaItem, meeting=office.meeting("2027-01").id, order="position")[0]
    given = {"organisation": a_body(office).id, "item": item.id, "question": text("Zone humide ?", "Moor?")}
    days_of = {"asked_on": today - timedelta(30), "until": today - timedelta(days)}
    made = office.workspace.do_fields(requests.ask_opinion, **given, **days_of)
    assert isinstance(made, RequestedOpinion)
    return made


def fill_in(office: Desktop, dialog: str) -> None:
    """A body and a question in the dialog that is open."""
    body = a_body(office)
    office.find(Picker, f"{dialog}.organisation").put(body.id, body.name.fr.text)
    office.fill(f"{dialog}.question.{office.side()}", "Zone humide ?")
    office.click(f"{dialog}.go")


@pytest.mark.long
def test_it_is_asked_at_an_item_answered_in_the_register_and_taken_back(office: Desktop, in_dialog: InDialog) -> None:
    on(office, "1")
    dialog = "dialog.new_requested_opinion"

    def from_the_sheet() -> None:
        in_dialog(lambda: office.click("dialog.item.ask_opinion"), lambda: fill_in(office, dialog))
        office.click("dialog.item.opinion.0")

    in_dialog(lambda: office.trigger("action.item_sheet"), from_the_sheet)
    (asked,) = office.store.all(RequestedOpinion)
    table = office.find(RecordTable, "opinions.table")
    assert table.current_key() == asked.id

    def answer() -> None:
        office.click("dialog.opinion_answer.go")
        assert list(office.refusals()) == ["dialog.opinion_answer.answer"]
        office.find(ComboBox, "dialog.opinion_answer.answer").choose(OpinionKind.FAVOURABLE)
        office.click("dialog.opinion_answer.go")

    in_dialog(lambda: office.trigger("action.opinion_answer"), answer)
    (told,) = office.store.all(RequestedOpinion)
    assert (told.answer, told.answered_on) == (OpinionKind.FAVOURABLE, office.workspace.today())
    office.press(Key.Key_Z, CTRL)
    (told,) = office.store.all(RequestedOpinion)
    assert told.answered_on is None


@pytest.mark.long
def test_it_is_asked_about_a_project_and_its_sheet_leads_there(office: Desktop, in_dialog: InDialog) -> None:
    project = office.store.all(Project, order="id")[0]
    office.window.desk.navigator.go(Place(page="project", record=project.id))
    dialog = "dialog.new_requested_opinion"
    in_dialog(lambda: office.click("project.ask_opinion"), lambda: fill_in(office, dialog))
    (asked,) = office.store.all(RequestedOpinion)
    assert (asked.project, asked.item, asked.committee) == (project.id, None, project.committee)


def test_a_reminder_that_is_saved_for_the_mail_program_is_noted(
    office: Desktop, in_dialog: InDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = ask(office)
    opinions(office)
    path = tmp_path / "rappel.eml"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))
    in_dialog(lambda: office.trigger("action.opinion_reminder"), lambda: office.press(Key.Key_Escape))
    assert office.store.get(RequestedOpinion, late.id) == late
    in_dialog(lambda: office.trigger("action.opinion_reminder"), lambda: office.click("dialog.letter.mail"))
    sent = message_from_bytes(path.read_bytes(), policy=default)
    assert sent["X-Unsent"] == "1"
    assert "Zone humide" in sent.get_content() or "Moor" in sent.get_content()
    stored = office.store.get(RequestedOpinion, late.id)
    assert stored is not None
    assert stored.reminded_on == office.workspace.today()


@pytest.mark.long
@pytest.mark.each_language
def test_what_is_overdue_stands_on_the_first_page_and_first_in_the_register(office: Desktop) -> None:
    late = ask(office)
    soon = ask(office, days=-5)
    ask(office, days=-40)
    office.window.desk.navigator.go(Place(page="today"))
    lines = [office.find(LineRow, f"today.mandates.line.{at}").line for at in range(2)]
    assert [line.place for line in lines] == [
        Place(page="registers", record=one.id, detail="opinions") for one in (late, soon)
    ]
    table = opinions(office)
    assert [line.key for line in table.rows_model.rows[:2]] == [late.id, soon.id]
    office.trigger("action.opinion_reminded")
    stored = office.store.get(RequestedOpinion, late.id)
    assert stored is not None
    assert stored.reminded_on == office.workspace.today()
