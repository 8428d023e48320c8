"""Are decisions found by how far they are carried out, and do they stand where what is late is looked at?"""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest

from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.voting import AnyDecision, DecisionKind, ExecutionState
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.catalogue.lists import ListFilter, rows_of
from ctj_desktop.services.membership.people import add_person
from ctj_desktop.services.minutes.decisions import record_decision
from ctj_desktop.services.minutes.following.due_calendar import due_calendar
from ctj_desktop.services.minutes.following.execution import move_execution
from ctj_desktop.services.minutes.following.execution_lists import CarriedOut, still_to_carry_out
from ctj_desktop.services.minutes.following.owner_letters import owner_letters
from ctj_desktop.services.minutes.lists import DecisionFilter, decision_keys, decision_lines, decision_sheet
from ctj_desktop.services.minutes.papers.tasks_paper import tasks_paper
from ctj_desktop.services.workspace.today import today
from tests.office import NOW, TODAY, Office, text

TO_DO, UNDER_WAY, DONE, DROPPED = ExecutionState
LATE = TODAY - timedelta(days=3)


class Told:
    """A committee with five decisions, each so far as its name says."""

    def __init__(self, folder: Path) -> None:
        self.office = Office(folder)
        self.body: Committee = self.office.a_committee("MOC", seats=2)
        self.meeting = self.office.opened(self.office.a_meeting(self.body.id, items=1))
        given: dict[str, Any] = {"family_name": "Favre", "given_name": "Luc", "work_email": "luc@x.example"}
        self.owner = self.office.do_fields(add_person, **given).record
        self.nothing, self.late, self.ahead, self.done, self.dropped = (self._decision(n) for n in range(1, 6))
        self.note(self.late, TO_DO, due=LATE, owner=self.owner.id)
        self.note(self.ahead, UNDER_WAY, due=TODAY + timedelta(days=30))
        self.note(self.done, TO_DO, due=LATE, owner=self.owner.id)
        self.note(self.done, DONE)
        self.note(self.dropped, DROPPED, proof=text("Sans objet"))

    def _decision(self, number: int) -> AnyDecision:
        item = self.office.an_item(self.meeting, f"Point {number}", f"Traktandum {number}")
        said = text(f"Décider {number}", f"Beschliessen {number}")
        fields: dict[str, Any] = {"item": item.id, "text": said, "decision_kind": DecisionKind.DECISION}
        return self.office.do_fields(record_decision, **fields).record

    def note(self, decision: AnyDecision, to: ExecutionState, **more: Any) -> None:
        self.office.do_fields(move_execution, decision=decision.id, to=to, on=TODAY, **more)


@pytest.fixture
def told(tmp_path: Path) -> Told:
    return Told(tmp_path)


def test_the_register_finds_them_and_says_who_and_how_late(told: Told) -> None:
    store, body = told.office.store, told.body.id
    wanted = {
        CarriedOut.STILL: {told.late.id, told.ahead.id},
        CarriedOut.OVERDUE: {told.late.id},
        CarriedOut.DONE: {told.done.id},
        CarriedOut.DROPPED: {told.dropped.id},
        CarriedOut.NOTHING: {told.nothing.id},
    }
    for which, expected in wanted.items():
        for committee in (body, None):
            found = decision_keys(store, committee, DecisionFilter(carried=which), TODAY)
            assert {key for one in expected for key in (one.bytes,)} == set(found), which
    lines = {line.key: line for line in decision_lines(store, decision_keys(store, body, DecisionFilter()), TODAY)}
    late, done = lines[told.late.id], lines[told.done.id]
    assert (late.execution, late.owner.fr.text, late.due, late.days) == (TO_DO, "Luc Favre", LATE, -3)
    assert (done.execution, done.owner.fr.text, done.due, done.days) == (DONE, "Luc Favre", LATE, None)
    assert lines[told.nothing.id].execution is None
    sheet = decision_sheet(store, told.done.id)
    assert [move.to_state for move in sheet.execution.moves] == [TO_DO, DONE]
    assert {name.fr.text for name in sheet.owners.values()} == {"Luc Favre"}
    listed = {row["number"]: row for row in rows_of(store, "decisions", ListFilter(committee=body))}
    assert listed[told.late.number]["execution"] == "to_do"


def test_what_is_late_stands_on_the_first_page(told: Told) -> None:
    shown = today(told.office.store, TODAY)
    assert (shown.late_count, shown.open_count) == (1, 2)
    (late,) = shown.late
    assert (late.key, late.decision, late.days, late.owner.fr.text) == (told.late.id, True, 3, "Luc Favre")
    told.note(told.late, DONE)
    assert today(told.office.store, TODAY).late_count == 0


def test_paper_reminder_and_calendar_tell_them(told: Told) -> None:
    store, body = told.office.store, told.body.id
    paper = tasks_paper(store, body, TODAY)
    assert [(one.facts.number, one.state) for one in paper.tasks] == [
        (told.late.number, TO_DO),
        (told.ahead.number, UNDER_WAY),
    ]
    assert tasks_paper(store, body, TODAY - timedelta(days=1)).tasks == ()
    assert [one.id for one, _known in still_to_carry_out(store, body)] == [told.late.id, told.ahead.id]
    (letter,) = owner_letters(store, body, TODAY).letters
    assert f"exécuter la décision {told.late.number} · Décider 2" in letter.text
    made = due_calendar(store, load_translator("fr_CH"), body, NOW, TODAY)
    events: dict[str, Any] = {
        str(one["UID"]): one for one in icalendar.Calendar.from_ical(made).walk() if one.name == "VEVENT"
    }
    late, done = (events[f"{one.id}@ctj-desktop"] for one in (told.late, told.done))
    assert (late["DTSTART"].dt, str(late["STATUS"]), int(late["SEQUENCE"])) == (LATE, "CONFIRMED", 1)
    assert (str(done["STATUS"]), int(done["SEQUENCE"])) == ("CANCELLED", 2)
    assert len(events) == 3, "what had no day is in no calendar"


def test_of_a_day_before_it_was_noted_nothing_is_told(told: Told) -> None:
    assert still_to_carry_out(told.office.store, told.body.id, date(2027, 1, 1)) == []
