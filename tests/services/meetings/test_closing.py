"""Is everything that hangs on an item there when it was closed, and is whoever closes it told what had left?"""

import json
from datetime import date, time
from pathlib import Path

import pytest

from ctj_desktop.domain.findings import Finding
from ctj_desktop.domain.log.changesets import Changeset
from ctj_desktop.domain.log.redactions import KIND
from ctj_desktop.domain.record import DataClass, replace
from ctj_desktop.domain.records.meetings import AgendaItem, AnyItemDocument, ItemDocument, Meeting
from ctj_desktop.domain.records.minutes import AnyAttachment, AnyBlock, Attachment, MinuteBlock
from ctj_desktop.domain.records.twins import is_restricted
from ctj_desktop.domain.records.voting import (
    AnyDecision,
    AnyTask,
    AnyVote,
    Choice,
    Decision,
    Recusal,
    Task,
    TaskState,
    Vote,
    VoteCount,
    VoteMethod,
)
from ctj_desktop.domain.texts import NO_TEXT
from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.findings import finding_text
from ctj_desktop.services.catalogue.apply import apply_steps
from ctj_desktop.services.catalogue.bin import bin_lines, restore_record
from ctj_desktop.services.meetings import agenda
from ctj_desktop.services.meetings.attached_files import attached_files
from ctj_desktop.services.meetings.item_documents import join_files, papers_of
from ctj_desktop.services.meetings.late_tasks import take_up_tasks
from ctj_desktop.services.meetings.refusals import (
    ClosedAbove,
    ClosedReason,
    ClosedWithBallots,
    ClosedWithMoves,
    ClosedWithPublished,
    ClosedWords,
)
from ctj_desktop.services.membership.roll import roll_of
from ctj_desktop.services.minutes import blocks, decisions, tasks, votes
from ctj_desktop.services.minutes.ballots import SeatBallot
from ctj_desktop.services.minutes.item_sheet import minute_sheet
from ctj_desktop.services.naming.chronicle import happened
from ctj_desktop.services.naming.search import search_records
from ctj_desktop.services.session import attendance
from ctj_desktop.storage.check import check
from ctj_desktop.storage.log.history import ErasedWithIt, undo
from tests.office import TODAY, Office, text
from tests.storage.agreement import assert_agrees

FR = load_translator("fr_CH")
EVERY = (AnyItemDocument, AnyAttachment, AnyBlock, AnyDecision, AnyVote, AnyTask)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


@pytest.fixture
def meeting(office: Office) -> Meeting:
    meeting = office.opened(office.a_meeting(office.a_committee("MOC", seats=3).id, items=2))
    for roll in roll_of(office.store, meeting.id):
        office.do(attendance.record_arrival, meeting=meeting.id, seat=roll.seat, arrived=time(14))
    return meeting


@pytest.fixture
def item(office: Office, meeting: Meeting) -> AgendaItem:
    return office.store.all(AgendaItem, meeting=meeting.id, order="position")[0]


def close(office: Office, item: AgendaItem, *, closed: bool = True) -> tuple[Finding, ...]:
    return office.do_fields(agenda.change_agenda_item, item=item.id, closed=closed).outcome.findings


def a_file(folder: Path, name: str = "Candidature.pdf") -> Path:
    path = folder / name
    path.write_bytes(b"%PDF-1.7 candidature")
    return path


def work_on(office: Office, item: AgendaItem, folder: Path) -> None:
    """Everything that can hang on an item."""
    office.do(join_files, item=item.id, paths=[a_file(folder)])
    office.do_fields(blocks.add_block, item=item.id, text=text("Le débat", "Die Debatte"))
    decision = office.do_fields(decisions.record_decision, item=item.id, text=text("Elle est nommée")).record
    office.do_fields(votes.record_vote, decision=decision.id, count=VoteCount(yes=3), taken_at=time(14, 10))
    office.do_fields(tasks.add_task, item=item.id, text=text("Lui écrire"), due=date(2027, 3, 20))


def held(office: Office) -> list[tuple[str, object]]:
    """What stands there, whoever may read it."""
    rows = [row for cls in EVERY for row in office.store.all(cls)]
    return sorted((row.kind.removeprefix("restricted_"), row.id) for row in rows)


def test_what_hangs_on_it_is_all_there_and_stays_with_the_committee(
    office: Office, item: AgendaItem, tmp_path: Path
) -> None:
    work_on(office, item, tmp_path)
    before, sheet = held(office), minute_sheet(office.store, item.id)
    assert close(office, item) == ()
    assert held(office) == before
    assert all(is_restricted(row) for cls in EVERY for row in office.store.all(cls))
    (paper,) = papers_of(office.store, item.id)
    assert (paper.held, paper.document.title.fr.text) == (True, "Candidature")
    after = minute_sheet(office.store, item.id)
    assert [line.block.text for line in after.lines] == [line.block.text for line in sheet.lines]
    assert [(line.decision is None, line.task is None) for line in after.lines] == [
        (line.decision is None, line.task is None) for line in sheet.lines
    ]
    (hit,) = search_records(office.store, FR, "nommée", ("decision", "restricted_decision"), 5)
    assert hit.kind == "restricted_decision"
    (file,) = attached_files(office.store).lines
    assert (file.name, file.closed) == ("Candidature.pdf", True)
    assert bin_lines(office.store, FR) == []
    assert check(office.store) == []
    assert_agrees(office.store)


def test_opened_again_it_is_read_by_all_and_closed_once_more_it_is_not(
    office: Office, item: AgendaItem, tmp_path: Path
) -> None:
    work_on(office, item, tmp_path)
    before = held(office)
    close(office, item)
    (told,) = close(office, item, closed=False)
    assert FR.quote("Candidature.pdf") in finding_text(FR, told)
    assert held(office) == before
    for cls, count in ((ItemDocument, 1), (Attachment, 1), (MinuteBlock, 4), (Decision, 1), (Vote, 1), (Task, 1)):
        assert office.store.count(cls) == count
    close(office, item)
    assert held(office) == before
    assert office.store.count(ItemDocument) == office.store.count(Decision) == 0
    assert check(office.store) == []
    assert_agrees(office.store)


def test_what_the_item_says_comes_into_its_minutes(office: Office, item: AgendaItem) -> None:
    office.do_fields(
        agenda.change_agenda_item, item=item.id, note=text("Avis *réservé*", "Vorbehalt"), proposed_decision=text("Oui")
    )
    seat = roll_of(office.store, item.meeting)[0]
    office.do(attendance.recuse, item=item.id, seat=seat.seat, reason=text("Cousine de la candidate"))
    told = close(office, item)
    assert [one.code for one in told] == ["closed.words_moved"]
    kept = office.store.get(AgendaItem, item.id)
    assert kept is not None
    assert (kept.note, kept.proposed_decision) == (NO_TEXT, NO_TEXT)
    shown = [block.text.or_other(FR.language) for block in blocks.blocks_of(office.store, item.id)]
    assert shown == ["Avis *réservé*", "Oui", f"{seat.holder_name}: Cousine de la candidate"]
    (recusal,) = office.store.all(Recusal)
    assert not recusal.reason
    with pytest.raises(ClosedWords):
        office.do_fields(agenda.change_agenda_item, item=item.id, note=text("Encore"))
    with pytest.raises(ClosedReason):
        office.do(attendance.recuse, item=item.id, seat=seat.seat, reason=text("Encore"))


def test_what_stands_below_a_closed_item_is_closed(office: Office, meeting: Meeting, item: AgendaItem) -> None:
    second = office.store.all(AgendaItem, meeting=meeting.id, order="position")[1]
    below = office.do_fields(agenda.add_agenda_item, meeting=meeting.id, parent=item.id, title=text("Détail")).record
    close(office, item)
    late = office.do_fields(agenda.add_agenda_item, meeting=meeting.id, parent=item.id, title=text("Suite")).record
    office.do_fields(agenda.move_agenda_item, item=second.id, parent=item.id, place=1)
    assert all(one.closed for one in office.store.all(AgendaItem, parent=item.id))
    assert {one.id for one in office.store.all(AgendaItem, parent=item.id)} == {below.id, late.id, second.id}
    with pytest.raises(ClosedAbove):
        close(office, below, closed=False)
    office.do(agenda.outdent_agenda_item, item=below.id)
    close(office, below, closed=False)


def test_what_cannot_be_taken_out_of_the_history_keeps_the_item_open(
    office: Office, meeting: Meeting, item: AgendaItem
) -> None:
    task = office.do_fields(tasks.add_task, item=item.id, text=text("Écrire")).record
    office.do(tasks.move_task, task=task.id, to=TaskState.DONE, on=TODAY, reason=text("Fait"))
    with pytest.raises(ClosedWithMoves):
        close(office, item)
    second = office.store.all(AgendaItem, meeting=meeting.id, order="position")[1]
    decision = office.do_fields(decisions.record_decision, item=second.id, text=text("Oui")).record
    named = tuple(SeatBallot(seat=roll.seat, choice=Choice.YES) for roll in roll_of(office.store, meeting.id))
    vote = office.do_fields(
        votes.record_vote, decision=decision.id, method=VoteMethod.NOMINAL, ballots=named, taken_at=time(14, 20)
    ).record
    with pytest.raises(ClosedWithBallots):
        close(office, second)
    office.do(votes.remove_vote, vote=vote.id)
    assert isinstance(decision, Decision)
    office.do(decisions.publish_decision, decision=decision.id, on=TODAY)
    with pytest.raises(ClosedWithPublished):
        close(office, second)
    office.undo()
    close(office, second)
    assert office.store.count(Decision) == 0


def test_of_a_move_that_was_taken_back_its_own_words_alone_stay_and_are_told(
    office: Office, meeting: Meeting, item: AgendaItem
) -> None:
    """They were written once; what was written with them goes."""
    with office.store.batch():
        task = office.do_fields(tasks.add_task, item=item.id, text=text("Lui écrire")).record
        office.do(tasks.move_task, task=task.id, to=TaskState.DONE, on=TODAY, reason=text("Motif caché"))
        office.undo()
    told = [one for one in close(office, item) if one.code == "closed.written_once"]
    assert [one.data["what"] for one in told] == ["task_move:"]
    assert "changement d’état d’une tâche" in finding_text(FR, told[0])
    outside = [one for one in office.store.changesets() if not is_inside(one)]
    assert not any("Lui écrire".encode() in (one.payload or b"") for one in outside)
    keeping = [one.rows() for one in outside if "Motif caché".encode() in (one.payload or b"")]
    assert [row.kind for rows in keeping for row in rows if "Motif" in str(row.registers)] == [KIND]
    assert_agrees(office.store)
    assert check(office.store) == []


def is_inside(changeset: Changeset) -> bool:
    return changeset.scope.data_class in (DataClass.RESTRICTED, DataClass.PERSONAL)


def test_a_task_that_another_item_takes_up_is_named_by_its_number_alone(
    office: Office, meeting: Meeting, item: AgendaItem
) -> None:
    task = office.do_fields(tasks.add_task, item=item.id, text=text("Lui écrire"), due=date(2027, 3, 15)).record
    later = office.a_meeting(meeting.committee, "2027-05-07", items=1)
    (follow_up,) = office.store.all(AgendaItem, meeting=later.id)
    office.do(take_up_tasks, item=follow_up.id, tasks=(task.id,))
    close(office, item)
    (noted,) = office.store.all(AgendaItem, meeting=later.id)
    assert noted.note.fr.text == noted.note.de.text == f"{task.number} (15.03.2027)"


def test_a_file_of_two_papers_is_kept_for_each(
    office: Office, meeting: Meeting, item: AgendaItem, tmp_path: Path
) -> None:
    second = office.store.all(AgendaItem, meeting=meeting.id, order="position")[1]
    office.do(join_files, item=item.id, paths=[a_file(tmp_path)])
    (paper,) = papers_of(office.store, item.id)
    assert paper.file is not None
    office.do_fields(agenda.add_item_document, item=second.id, title=text("Le même"), attachment=paper.file.id)
    close(office, item)
    (same,) = papers_of(office.store, second.id)
    assert (same.held, is_restricted(same.document), same.file is not None and is_restricted(same.file)) == (
        True,
        False,
        False,
    )
    assert [is_restricted(one.document) and one.held for one in papers_of(office.store, item.id)] == [True]
    assert check(office.store) == []


def test_a_file_stays_with_the_other_paper_that_names_it(
    office: Office, meeting: Meeting, item: AgendaItem, tmp_path: Path
) -> None:
    other = office.store.all(AgendaItem, meeting=meeting.id, order="position")[1]
    office.do(join_files, item=item.id, paths=[a_file(tmp_path)])
    (paper,) = papers_of(office.store, item.id)
    named = paper.document.attachment
    office.do_fields(agenda.add_item_document, item=other.id, title=text("Le même"), attachment=named)
    office.do(agenda.remove_item_document, document=paper.key)
    (same,) = papers_of(office.store, other.id)
    assert same.held
    office.do(agenda.remove_item_document, document=same.key)
    assert office.store.count(Attachment) == 0
    for _ in range(2):
        undo(office.store, None)
    assert [one.held for one in papers_of(office.store, item.id)] == [True]


def test_what_lay_in_the_bin_stays_with_the_committee(office: Office, item: AgendaItem, tmp_path: Path) -> None:
    office.do(join_files, item=item.id, paths=[a_file(tmp_path)])
    (paper,) = papers_of(office.store, item.id)
    office.do(agenda.remove_item_document, document=paper.key)
    close(office, item)
    assert [line.kind for line in bin_lines(office.store, FR)] == ["restricted_item_document"]
    office.do(restore_record, record=paper.key)
    (back,) = papers_of(office.store, item.id)
    assert (is_restricted(back.document), back.held) == (True, True)
    office.do(agenda.remove_item_document, document=paper.key)
    close(office, item, closed=False)
    office.do(restore_record, record=paper.key)
    (back,) = papers_of(office.store, item.id)
    assert (is_restricted(back.document), back.held) == (True, True), "what lay in the bin was not opened"
    assert bin_lines(office.store, FR) == []
    assert check(office.store) == []


def test_a_file_of_steps_says_what_had_left(office: Office, item: AgendaItem) -> None:
    lines = [
        {"do": "change_agenda_item", "item": str(item.id), "note": {"fr": "Avis"}, "at": "2027-02-24T09:00:00+01:00"},
        {"do": "change_agenda_item", "item": str(item.id), "closed": True},
    ]
    _, closing = apply_steps(office.store, map(json.dumps, lines))
    assert [finding.code for finding in closing.findings] == ["closed.words_moved"]


def test_undo_ends_at_the_closing_and_says_how_it_goes_on(office: Office, item: AgendaItem) -> None:
    office.do_fields(blocks.add_block, item=item.id, text=text("Le débat"))
    close(office, item)
    with pytest.raises(ErasedWithIt):
        office.undo()
    office.do_fields(agenda.change_agenda_item, item=item.id, title=text("Autre titre"))
    office.undo()
    kept = office.store.get(AgendaItem, item.id)
    assert kept is not None
    assert kept.title.fr.text == "Point 1"


def test_an_item_of_which_nothing_was_said_is_closed_and_opened_by_undo(office: Office, item: AgendaItem) -> None:
    close(office, item)
    office.undo()
    office.redo()
    kept = office.store.get(AgendaItem, item.id)
    assert kept == replace(item, closed=True)


def test_the_history_of_what_was_closed_goes_on(office: Office, item: AgendaItem) -> None:
    block = office.do_fields(blocks.add_block, item=item.id, text=text("Le débat")).record
    close(office, item)
    office.do_fields(blocks.change_block, block=block.id, text=text("Le vif débat"))
    assert len(happened(office.store, block.id)) >= 2
