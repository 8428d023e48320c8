"""Does a page that still shows a record which is gone by now bear whatever happens to the window?"""

from datetime import date
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication

from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.services.meetings.life import plan_meeting
from ctj_desktop.services.projects.life import add_project
from ctj_desktop.ui.frame.navigation import Place
from tests.office import text
from tests.ui.beginning import a_committee
from tests.ui.desktop import Desktop

MEETING = ("prepare", "replies", "hold", "approve", "documents", "history")
PROJECT = ("project", "history")


@pytest.mark.long
@pytest.mark.parametrize("page", ["prepare", "approve"])
def test_what_was_undone_is_said_on_the_page_to_which_a_page_without_its_record_leads(
    empty: Desktop, page: str
) -> None:
    committee = a_committee(empty)
    meeting = empty.workspace.do_fields(plan_meeting, committee=committee.id, on=date(2027, 5, 20))
    empty.window.desk.navigator.go(Place(page=page, record=meeting.id))
    empty.trigger("action.undo")
    assert empty.window.desk.navigator.place == Place(page="meetings")
    undone = empty.window.desk.t("Undone: {what}").partition("{")[0]
    assert empty.text("status.sentence").startswith(undone)
    empty.window.desk.navigator.go(Place(page="today"))
    assert not empty.shows("status.sentence") or not empty.text("status.sentence")


@pytest.mark.long
@pytest.mark.parametrize("what", ["meeting", "project"])
def test_a_page_left_behind_on_a_record_whose_adding_is_undone_changes_its_language(office: Desktop, what: str) -> None:
    committee = CommitteeId(office.store.all(Committee)[0].id)
    record: UUID
    if what == "meeting":
        record = office.workspace.do_fields(plan_meeting, committee=committee, on=date(2027, 5, 20)).id
    else:
        record = office.workspace.do_fields(add_project, committee=committee, title=text("Essai", "Versuch")).id
    for page in MEETING if what == "meeting" else PROJECT:
        office.window.desk.navigator.go(Place(page=page, record=record))
        office.settle()
    office.window.desk.navigator.go(Place(page="bin"))
    office.workspace.undo()
    for locale in ("en", "de_CH", "fr_CH"):
        office.trigger(f"action.language.{locale}")
        QApplication.processEvents()
    for page in MEETING if what == "meeting" else PROJECT:
        office.window.desk.navigator.go(Place(page=page, record=record))
        office.settle()
    office.workspace.redo()
    office.settle()
    assert office.text("status.sentence").startswith("Rétabli\u00a0:")
