"""Which tasks does the list of open tasks print as of a day, and from where does it say they come?"""

from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from ctj_desktop.documents.open_tasks import LastMove
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.records.voting import AnyTask, DecisionKind, TaskState
from ctj_desktop.services.meetings.agenda import change_agenda_item
from ctj_desktop.services.membership import people
from ctj_desktop.services.minutes import decisions
from ctj_desktop.services.minutes.papers.tasks_paper import tasks_paper
from ctj_desktop.services.minutes.tasks import add_task, move_task
from ctj_desktop.services.papers.making import Printing, make
from ctj_desktop.services.papers.paper import OfCommittee, PaperForm
from ctj_desktop.services.papers.reports.annual import annual_report
from ctj_desktop.services.papers.sources import source_of_line
from tests.office import TODAY, Office, text

ON = date(2027, 3, 20)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """A committee and its meeting of 12 March 2027."""
    return Office(tmp_path)


@pytest.fixture
def meeting(office: Office) -> Meeting:
    """It is in session; its items are two at first."""
    return office.opened(office.a_meeting(office.a_committee("MOC", seats=2).id, items=2))


def a_task(office: Office, meeting: Meeting, fr: str, *, closed: bool = False) -> AnyTask:
    """From an item of its own."""
    item = office.an_item(meeting, fr, fr)
    if closed:
        office.do_fields(change_agenda_item, item=item.id, closed=True)
    return office.do_fields(add_task, text=text(fr, fr), item=item.id, due=date(2027, 3, 15)).record


def numbers(office: Office, meeting: Meeting, day: date) -> list[str | None]:
    return [one.facts.number for one in tasks_paper(office.store, meeting.committee, day).tasks]


def test_what_is_done_by_the_day_is_gone_and_what_is_done_later_is_still_open(office: Office, meeting: Meeting) -> None:
    first, second = a_task(office, meeting, "Un"), a_task(office, meeting, "Deux")
    own = office.do_fields(add_task, text=text("Trois", "Drei"), committee=meeting.committee).record
    office.do(move_task, task=first.id, to=TaskState.DONE, on=date(2027, 3, 18))
    office.do(move_task, task=second.id, to=TaskState.IN_PROGRESS, on=date(2027, 3, 18))
    assert numbers(office, meeting, ON) == sorted(filter(None, (second.number, own.number)))
    assert first.number in numbers(office, meeting, date(2027, 3, 17))
    assert numbers(office, meeting, date(2027, 3, 11)) == [own.number]
    moved = office.do(move_task, task=second.id, to=TaskState.OPEN, on=date(2027, 3, 19), reason=text("Repris"))
    assert moved.record.to_state is TaskState.OPEN
    lines = {one.facts.number: one for one in tasks_paper(office.store, meeting.committee, ON).tasks}
    assert lines[second.number or ""].moved == LastMove(on=date(2027, 3, 19), reason=text("Repris"))
    assert lines[own.number or ""].moved is None
    before = date(2027, 3, 18)
    states = {one.facts.number: one.state for one in tasks_paper(office.store, meeting.committee, before).tasks}
    assert states[second.number or ""] is TaskState.IN_PROGRESS


def test_it_names_item_and_decision(office: Office, meeting: Meeting) -> None:
    item = office.an_item(meeting, "Foire", "Messe")
    decision = office.do_fields(
        decisions.record_decision, item=item.id, decision_kind=DecisionKind.DECISION, text=text("Oui.", "Ja.")
    ).record
    office.do_fields(add_task, text=text("Écrire", "Schreiben"), item=item.id)
    (line,) = tasks_paper(office.store, meeting.committee, ON).tasks
    assert line.meeting is not None
    assert (line.meeting.number, line.decision, line.closed) == (meeting.number, decision.number, False)
    assert line.item.isdigit()


def test_a_person_is_known_by_their_body_in_a_public_list(office: Office, meeting: Meeting) -> None:
    body = office.do_fields(people.add_organisation, name=text("Commune", "Gemeinde")).record
    person = office.do_fields(people.add_person, family_name="Rochat", organisation=body.id).record
    office.do_fields(add_task, text=text("Écrire", "Schreiben"), committee=meeting.committee, owner=person.id)
    a_task(office, meeting, "Secret", closed=True)
    about = OfCommittee(committee=meeting.committee, as_of=ON)
    made = make(office.store, "tasks", about, Printing(printed_on=ON, public=True))
    assert len(made.left_out) == 2
    (open_line,) = (one for one in tasks_paper(office.store, meeting.committee, ON).tasks if not one.closed)
    assert open_line.body == text("Commune", "Gemeinde")
    assert open_line.facts.owner != open_line.body


def test_a_line_of_the_list_leads_to_its_task(office: Office, meeting: Meeting) -> None:
    task = a_task(office, meeting, "Écrire aux communes")
    found = source_of_line(office.store, OfCommittee(committee=meeting.committee), "Écrire aux communes")
    assert found is not None
    assert (found.kind, found.record) == ("task", task.id)


def test_it_leaves_as_a_workbook_with_the_same_lines_and_lateness_in_words(office: Office, meeting: Meeting) -> None:
    first, second = a_task(office, meeting, "Écrire"), a_task(office, meeting, "Secret", closed=True)
    office.do(move_task, task=first.id, to=TaskState.IN_PROGRESS, on=ON, reason=text("Offre demandée"))
    about = OfCommittee(committee=meeting.committee, as_of=ON)

    def cells(layout: str, **more: Any) -> list[list[Any]]:
        printing = Printing(printed_on=ON, layout=layout, **more)
        made = make(office.store, "follow-up", about, printing, PaperForm.SHEET)
        assert made == make(office.store, "tasks", about, printing, PaperForm.SHEET)
        return CalamineWorkbook.from_filelike(BytesIO(made.file)).get_sheet_by_index(0).to_python()

    head, *rows = cells("fr")
    known = ["N°", "Type", "Tâche", "Responsable", "Échéance", "En retard", "État", "État depuis", "Motif"]
    assert head[: len(known)] == known
    assert [row[0] for row in rows] == [first.number, second.number]
    assert rows[0][4:9] == [date(2027, 3, 15), "5\u00a0jours de retard", "En cours", ON, "Offre demandée"]
    assert (rows[0][-1], rows[1][-1]) == ("", "oui")
    head, *rows = cells("columns", public=True)
    assert head[:5] == ["N° / Nr.", "Type", "Art", "Tâche", "Pendenz"]
    assert "Motif" not in head
    assert [row[0] for row in rows] == [first.number]


def test_a_task_that_no_meeting_gave_is_not_on_the_list_of_a_day_before_it_was_entered(
    office: Office, meeting: Meeting
) -> None:
    added = office.do_fields(add_task, text=text("Écrire"), committee=meeting.committee).record
    assert numbers(office, meeting, date(2026, 12, 31)) == []
    assert numbers(office, meeting, TODAY - timedelta(days=1)) == []
    assert numbers(office, meeting, TODAY) == [added.number]
    assert annual_report(office.store, meeting.committee, 2026, ON).tasks.open == 0
    assert annual_report(office.store, meeting.committee, 2027, ON).tasks.open == 1
