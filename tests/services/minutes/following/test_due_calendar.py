"""Another program reads the due days, under identifiers that stay; what was done is taken back by the next file."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import icalendar
import pytest

from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.voting import TaskState
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.meetings.agenda import change_agenda_item
from ctj_desktop.services.minutes.following.due_calendar import calendar_name, due_calendar
from ctj_desktop.services.minutes.tasks import add_task, change_task, move_task, remove_task
from tests.office import NOW, TODAY, Office, text

DUE = date(2027, 3, 15)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


@pytest.fixture
def body(office: Office) -> Committee:
    return office.a_committee("MOC", seats=2)


def read(office: Office, body: Committee, locale: str = "fr_CH", owner: UUID | None = None) -> dict[str, Any]:
    """The events by their identifier."""
    made = due_calendar(office.store, load_translator(locale), body.id, NOW, TODAY, owner)
    found = [one for one in icalendar.Calendar.from_ical(made).walk() if one.name == "VEVENT"]
    assert len({str(one["UID"]) for one in found}) == len(found)
    return {str(one["UID"]).removesuffix("@ctj-desktop"): one for one in found}


def test_a_task_is_a_whole_day_that_moves_and_goes_with_it(office: Office, body: Committee) -> None:
    given = {"committee": body.id, "text": text("Écrire aux communes", "Den Gemeinden schreiben")}
    task = office.do_fields(add_task, due=DUE, **given).record
    office.do_fields(add_task, **given)  # without a day
    found = read(office, body)
    assert set(found) == {str(task.id)}
    event = found[str(task.id)]
    assert (event["DTSTART"].dt, str(event["SUMMARY"])) == (DUE, "T-2027-001 · Écrire aux communes")
    assert (int(event["SEQUENCE"]), str(event["STATUS"]), str(event["TRANSP"])) == (0, "CONFIRMED", "TRANSPARENT")
    assert calendar_name(office.store, load_translator("de_CH"), body.id) == "Fristen Ausschuss MOC"
    office.do_fields(change_task, task=task.id, due=DUE + timedelta(days=7))
    moved = read(office, body, "de_CH")[str(task.id)]
    assert (moved["DTSTART"].dt, int(moved["SEQUENCE"])) == (DUE + timedelta(days=7), 1)
    assert str(moved["SUMMARY"]) == "T-2027-001 · Den Gemeinden schreiben"
    office.do(move_task, task=task.id, to=TaskState.DONE, on=TODAY)
    done = read(office, body)[str(task.id)]
    assert (int(done["SEQUENCE"]), str(done["STATUS"])) == (2, "CANCELLED")
    assert "T-2027-001" in str(done["SUMMARY"])
    office.do(move_task, task=task.id, to=TaskState.OPEN, on=TODAY)
    again = read(office, body)[str(task.id)]
    assert (int(again["SEQUENCE"]), str(again["STATUS"])) == (3, "CONFIRMED")


def test_what_was_taken_back_says_its_number_alone_and_what_ended_long_ago_nothing(
    office: Office, body: Committee
) -> None:
    given = {"committee": body.id, "text": text("Écrire", "Schreiben"), "due": DUE}
    old, gone = (office.do_fields(add_task, **given).record for _ in range(2))
    office.do(move_task, task=old.id, to=TaskState.VOID, on=TODAY - timedelta(days=366))
    office.do(remove_task, task=gone.id)
    found = read(office, body)
    assert set(found) == {str(gone.id)}
    assert str(found[str(gone.id)]["STATUS"]) == "CANCELLED"
    assert "Écrire" not in str(found[str(gone.id)])


def test_of_one_owner_and_never_the_words_of_a_closed_item(office: Office, body: Committee) -> None:
    meeting = office.opened(office.a_meeting(body.id, items=1))
    item = office.an_item(meeting, "Secret", "Geheim")
    mine, other = office.a_person("Favre"), office.a_person("Keller")
    task = office.do_fields(add_task, item=item.id, owner=mine.id, text=text("Licencier", "Künden"), due=DUE).record
    office.do_fields(add_task, item=item.id, owner=other.id, text=text("Autre", "Anderes"), due=DUE)
    office.do_fields(change_agenda_item, item=item.id, closed=True)
    found = read(office, body, owner=mine.id)
    assert set(found) == {str(task.id)}, "the row that was open once is not told as taken back"
    assert str(found[str(task.id)]["SUMMARY"]) == "T-2027-001 · donnée à huis clos"
    assert "Licencier" not in str(read(office, body))
