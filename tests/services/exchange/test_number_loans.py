"""Can two offices number one committee without ever issuing the same number?"""

import shutil
from datetime import date, time
from pathlib import Path
from uuid import UUID

import pytest

from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import Committee, NumberingLoan, NumberingRight
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.domain.records.voting import AnyTask, Decision
from ctj_desktop.services.exchange import number_loans
from ctj_desktop.services.exchange.loan_refusals import (
    LentAlready,
    LentToItself,
    LoanOfAnother,
    NotLent,
    SessionOver,
    StillLent,
)
from ctj_desktop.services.exchange.partners import NoSuchDevice
from ctj_desktop.services.exchange.replacing import take_numbering
from ctj_desktop.services.minutes import decisions, tasks
from ctj_desktop.services.numbers import repeated
from ctj_desktop.services.numbers import waiting as waiting_numbers
from ctj_desktop.services.numbers.refusals import NotRepeated, NumberedElsewhere
from ctj_desktop.services.projects import life as projects
from ctj_desktop.services.session import course
from ctj_desktop.services.workspace.checkup import check_all
from ctj_desktop.services.workspace.workspace import Workspace
from ctj_desktop.storage.file import backup
from ctj_desktop.storage.file.environment import Environment
from ctj_desktop.storage.log.merge import take_from
from ctj_desktop.storage.numbering import holds_right, open_loans
from ctj_desktop.storage.store import Store
from tests.office import NOW, TODAY, Office, text


class Two:
    """The desk holds the right; the field has merged all of it."""

    def __init__(self, folder: Path) -> None:
        self.desk, self.field = Office(folder, name="desk", seed=1), Office(folder, name="field", seed=2)
        self.committee = self.desk.a_committee("MOC", seats=2)
        self.meeting = self.desk.opened(self.desk.a_meeting(self.committee.id, items=2))
        self.exchange()

    def exchange(self) -> None:
        """All that either has, to the other."""
        take_from(self.field.store, self.desk.store)
        take_from(self.desk.store, self.field.store)

    def lend(self) -> NumberingLoan:
        """To the field, which learns of it."""
        to = str(self.field.store.replica)
        loan = self.desk.do(number_loans.lend_numbering, meeting=self.meeting.id, to=to).record
        self.exchange()
        return loan


@pytest.fixture
def two(tmp_path: Path) -> Two:
    return Two(tmp_path)


def decide(office: Office, meeting: Meeting, place: int = 0) -> Decision:
    item = office.store.all(AgendaItem, meeting=meeting.id, order="position")[place]
    made = office.do_fields(decisions.record_decision, item=item.id, text=text("Approuvé", "Genehmigt")).record
    assert isinstance(made, Decision)
    return made


def a_task(office: Office, two: Two) -> AnyTask:
    return office.do_fields(tasks.add_task, committee=two.committee.id, text=text("Écrire", "Schreiben")).record


def codes(office: Office) -> set[str]:
    return {finding.code for finding in check_all(office.store, TODAY).findings if finding.code.startswith("number.")}


def test_only_the_holder_numbers_and_the_others_wait(two: Two) -> None:
    assert decide(two.field, two.meeting).number is None
    assert a_task(two.field, two).number is None
    assert decide(two.desk, two.meeting).number == "2027-001"


def test_while_the_right_is_lent_the_borrower_alone_numbers_decisions_and_tasks(two: Two) -> None:
    first = decide(two.desk, two.meeting)
    two.lend()
    assert decide(two.desk, two.meeting).number is None
    assert a_task(two.desk, two).number is None
    assert decide(two.field, two.meeting).number == "2027-002"
    assert a_task(two.field, two).number == "T-2027-001"
    assert first.number == "2027-001"


def test_meetings_and_projects_stay_with_the_holder(two: Two) -> None:
    two.lend()
    title = text("Sentier", "Weg")
    assert two.desk.a_meeting(two.committee.id, "2027-06-11").number == "2027-02"
    assert (
        two.desk.do_fields(projects.add_project, committee=two.committee.id, title=title).record.number == "P-2027-001"
    )
    assert two.field.a_meeting(two.committee.id, "2027-06-12").number is None
    assert two.field.do_fields(projects.add_project, committee=two.committee.id, title=title).record.number is None


def test_a_returned_right_is_whole_again_and_goes_on_counting(two: Two) -> None:
    two.lend()
    decide(two.field, two.meeting)
    two.field.do(number_loans.return_numbering, meeting=two.meeting.id)
    assert decide(two.field, two.meeting).number is None
    assert decide(two.desk, two.meeting).number is None  # nothing is issued before the return is known
    two.exchange()
    assert decide(two.desk, two.meeting).number == "2027-002"
    assert codes(two.desk) == set()


def test_late_items_of_the_lent_meeting_are_numbered_where_the_session_is(two: Two) -> None:
    later = two.desk.a_meeting(two.committee.id, "2027-06-11", items=1)
    two.desk.convened(later)
    two.exchange()
    two.desk.do(number_loans.lend_numbering, meeting=later.id, to=str(two.field.store.replica))
    two.exchange()
    two.field.an_item(later, "Tardif", "Spät")
    two.field.opened_again(later)
    numbers = [item.number for item in two.field.store.all(AgendaItem, meeting=later.id, order="position")]
    assert numbers == ["1", "2"]


def test_a_right_is_not_lent_twice_nor_by_others_nor_for_what_is_over(two: Two) -> None:
    to = str(two.field.store.replica)
    with pytest.raises(NumberedElsewhere):
        two.field.do(number_loans.lend_numbering, meeting=two.meeting.id, to=str(two.desk.store.replica))
    with pytest.raises(LentToItself):
        two.desk.do(number_loans.lend_numbering, meeting=two.meeting.id, to=str(two.desk.store.replica))
    for nobody in ("Inconnu", str(UUID(int=7)), ""):
        with pytest.raises(NoSuchDevice):
            two.desk.do(number_loans.lend_numbering, meeting=two.meeting.id, to=nobody)
    two.lend()
    later = two.desk.a_meeting(two.committee.id, "2027-06-11")
    for meeting in (two.meeting, later):
        with pytest.raises(LentAlready):
            two.desk.do(number_loans.lend_numbering, meeting=meeting.id, to=to)
    two.field.do(number_loans.return_numbering, meeting=two.meeting.id)
    two.exchange()
    two.desk.do(course.close_session, meeting=two.meeting.id, on=date(2027, 3, 12), closed_at=time(16))
    with pytest.raises(SessionOver):
        two.desk.do(number_loans.lend_numbering, meeting=two.meeting.id, to=to)


def test_a_right_can_be_lent_again_for_the_same_meeting(two: Two) -> None:
    two.lend()
    two.field.do(number_loans.return_numbering, meeting=two.meeting.id)
    two.exchange()
    two.lend()
    assert decide(two.field, two.meeting).number == "2027-001"


def test_a_loan_comes_back_from_the_borrower_or_is_taken_back_by_who_gave_it(two: Two, tmp_path: Path) -> None:
    with pytest.raises(NotLent):
        two.desk.do(number_loans.return_numbering, meeting=two.meeting.id)
    two.lend()
    third = Office(tmp_path, name="third", seed=3)
    take_from(third.store, two.desk.store)
    with pytest.raises(LoanOfAnother):
        third.do(number_loans.return_numbering, meeting=two.meeting.id)
    with pytest.raises(StillLent):
        two.desk.do(number_loans.return_numbering, meeting=two.meeting.id)
    two.desk.do(number_loans.return_numbering, meeting=two.meeting.id, take_back=True)
    assert decide(two.desk, two.meeting).number == "2027-001"
    with pytest.raises(NotLent):
        two.desk.do(number_loans.return_numbering, meeting=two.meeting.id, take_back=True)


def test_a_meeting_that_is_taken_away_takes_its_loan_along(two: Two) -> None:
    """Nobody could return it any more."""
    later = two.desk.a_meeting(two.committee.id, "2027-06-11")
    two.desk.do(number_loans.lend_numbering, meeting=later.id, to=str(two.field.store.replica))
    with two.desk.store.write(OperationLabel("meeting.deleted")) as unit:
        unit.delete(later)
    assert decide(two.desk, two.meeting).number == "2027-001"


def test_numbers_that_clash_after_taking_back_stay_and_the_later_one_becomes_bis(two: Two) -> None:
    two.lend()
    theirs = decide(two.field, two.meeting)
    two.desk.do(number_loans.return_numbering, meeting=two.meeting.id, take_back=True)
    ours = decide(two.desk, two.meeting)
    two.exchange()
    assert (ours.number, theirs.number) == ("2027-001", "2027-001")
    assert codes(two.desk) == codes(two.field) == {"number.repeated"}
    with pytest.raises(NumberedElsewhere):
        two.field.do(repeated.confirm_repeat, record=theirs.id)
    done = two.desk.do(repeated.confirm_repeat, record=theirs.id)
    assert done.number == "2027-001bis"
    two.exchange()
    assert codes(two.desk) == codes(two.field) == set()
    assert decide(two.desk, two.meeting).number == "2027-002"
    with pytest.raises(NotRepeated):
        two.desk.do(repeated.confirm_repeat, record=ours.id)


def test_a_third_record_with_the_number_becomes_ter(two: Two) -> None:
    made = [decide(two.desk, two.meeting) for _ in range(3)]
    with two.desk.store.write(OperationLabel("decision.changed")) as unit:  # as merges may leave it
        for decision in made[1:]:
            unit.save(replace(decision, number="2027-001"), before=decision)
    numbers = [two.desk.do(repeated.confirm_repeat, record=decision.id).number for decision in made[1:]]
    assert numbers == ["2027-001bis", "2027-001ter"]


def test_what_waits_is_numbered_by_day_and_place(two: Two) -> None:
    lower = decide(two.field, two.meeting, 1)
    upper = decide(two.field, two.meeting, 0)
    first, second = a_task(two.field, two), a_task(two.field, two)
    project = two.field.do_fields(projects.add_project, committee=two.committee.id, title=text("Sentier", "Weg")).record
    draft = two.field.a_meeting(two.committee.id, "2027-09-01")
    sent = two.field.convened(two.field.a_meeting(two.committee.id, "2027-06-11", items=1))
    with pytest.raises(NumberedElsewhere):
        two.field.do(waiting_numbers.number_what_waits, committee=two.committee.id)
    two.exchange()
    got = two.desk.do(waiting_numbers.number_what_waits, committee=two.committee.id).record
    assert {row.id: row.number for row in got if isinstance(row, Meeting | Decision | AnyTask)} == {
        sent.id: "2027-02",
        upper.id: "2027-001",
        lower.id: "2027-002",
        first.id: "T-2027-001",
        second.id: "T-2027-002",
    }
    assert project.id in {row.id for row in got}
    assert two.desk.the_meeting(draft).number is None
    assert [item.number for item in two.desk.store.all(AgendaItem, meeting=sent.id)] == ["1"]
    assert two.desk.do(waiting_numbers.number_what_waits, committee=two.committee.id).record == ()


def test_the_borrower_numbers_what_waits_of_its_series_only(two: Two) -> None:
    waiting = decide(two.field, two.meeting)
    two.lend()
    project = two.field.do_fields(projects.add_project, committee=two.committee.id, title=text("Sentier", "Weg")).record
    got = two.field.do(waiting_numbers.number_what_waits, committee=two.committee.id).record
    assert [row.id for row in got] == [waiting.id]
    assert project.number is None


def test_numbers_are_final_when_the_session_is_closed(two: Two) -> None:
    waiting = decide(two.field, two.meeting)
    two.exchange()
    two.desk.do(course.close_session, meeting=two.meeting.id, on=date(2027, 3, 12), closed_at=time(16))
    stored = two.desk.store.get(Decision, waiting.id)
    assert stored
    assert stored.number == "2027-001"


def test_a_held_meeting_without_numbers_and_a_loan_nobody_returned_are_found(two: Two) -> None:
    decide(two.field, two.meeting)
    two.lend()
    two.exchange()
    two.desk.do(course.close_session, meeting=two.meeting.id, on=date(2027, 3, 12), closed_at=time(16))
    assert codes(two.desk) == {"number.waiting", "number.still_lent"}
    assert check_all(two.desk.store, TODAY).sound


def test_two_loans_made_on_two_devices_are_found_and_one_borrower_counts_for_both(two: Two, tmp_path: Path) -> None:
    """After a restore two replicas may believe to hold the right."""
    third = Office(tmp_path, name="third", seed=3)
    take_from(third.store, two.desk.store)
    right = third.store.all(NumberingRight)[0]
    with third.store.write(OperationLabel("numbering_right.changed")) as unit:
        unit.save(replace(right, replica=third.store.replica), before=right)
    later = third.a_meeting(two.committee.id, "2027-06-11")
    third.do(number_loans.lend_numbering, meeting=later.id, to=str(two.desk.store.replica))
    two.lend()
    take_from(two.desk.store, third.store)
    take_from(third.store, two.desk.store)
    shown = [[loan.replica for loan in open_loans(office.store, two.committee.id)] for office in (two.desk, third)]
    assert shown[0] == shown[1]
    assert len(shown[0]) == 2
    for office in (two.desk, third):
        assert "number.lent_twice" in codes(office)
    assert decide(third, two.meeting).number is None


def test_one_meeting_lent_to_two_devices_is_one_row_in_conflict(two: Two, tmp_path: Path) -> None:
    third = Office(tmp_path, name="third", seed=3)
    take_from(third.store, two.desk.store)
    right = third.store.all(NumberingRight)[0]
    with third.store.write(OperationLabel("numbering_right.changed")) as unit:
        unit.save(replace(right, replica=third.store.replica), before=right)
    third.do(number_loans.lend_numbering, meeting=two.meeting.id, to=str(two.desk.store.replica))
    two.lend()
    take_from(two.desk.store, third.store)
    take_from(third.store, two.desk.store)
    loans = [open_loans(office.store, two.committee.id) for office in (two.desk, third)]
    assert loans[0] == loans[1]
    assert len(loans[0]) == 1
    conflicts = two.desk.store.rows("SELECT tbl FROM row_meta WHERE conflict != 0")
    assert "numbering_loan" in {row.tbl for row in conflicts}


@pytest.mark.parametrize("way", ["restored", "copied"])
def test_neither_a_restored_nor_a_copied_borrower_takes_the_loan(two: Two, tmp_path: Path, way: str) -> None:
    two.lend()
    field, path = two.field.store, two.field.store.path
    made = backup.backup(field)
    a_task(two.field, two)
    field.close()
    environment = Environment.seeded(9, NOW, tmp_path / ("field-data" if way == "restored" else "elsewhere"))
    if way == "restored":
        path.unlink()
        backup.restore(made, path)
    else:
        shutil.copy(path, path.with_name("copy.ctj"))
        path = path.with_name("copy.ctj")
    with Store.open(path, environment=environment) as again:
        assert again.notice == way
        assert [loan.replica == again.replica for loan in open_loans(again, two.committee.id)] == [False]
        Workspace(again).do(take_numbering, committee=two.committee.id)
        assert [loan.replica == again.replica for loan in open_loans(again, two.committee.id)] == [True]
        assert not holds_right(again, again.all(Committee)[0].id)
