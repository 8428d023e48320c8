"""Does the page show the passages as they went round, whatever was written since, and who said nothing?"""

from datetime import timedelta
from pathlib import Path

import pytest

from ctj_desktop.domain.ids import DispatchId
from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.dispatches import Dispatch, DispatchKind
from ctj_desktop.domain.records.meetings import Roll
from ctj_desktop.domain.records.remarks import RemarkRuling
from ctj_desktop.domain.texts import Language
from ctj_desktop.services.minutes.blocks import remove_block
from ctj_desktop.services.minutes.course import approve_minutes
from ctj_desktop.services.minutes.proofreading import Against, proof
from ctj_desktop.services.minutes.remarks.reading import RemarkOrder, in_order, open_remarks, read_remarks
from ctj_desktop.services.minutes.remarks.refusals import ChangedAtThatPlace, NothingProposed, PassageGone
from ctj_desktop.services.workspace.today import today
from tests.office import Office, text
from tests.services.minutes.remarks.round_table import CAME, PASSAGES, UNTIL, Table, open_round, went_round

FR = "Trois communes du district ont donné leur accord."


@pytest.fixture
def table(tmp_path: Path) -> Table:
    """Minutes that went round."""
    return went_round(tmp_path)


def test_the_passages_stand_numbered_below_their_titles_as_they_went_round(table: Table) -> None:
    table.reword(FR)
    table.office.do(remove_block, block=table.passages[2].id)
    view = read_remarks(table.office.store, table.meeting.id)
    shown = [(one.number, one.item_number, one.circulated.fr.text) for one in view.passages]
    assert shown == [
        (0, "1", "Point 1"),
        (1, "", PASSAGES[0].fr.text),
        (2, "", PASSAGES[1].fr.text),
        (0, "2", "Point 2"),
        (3, "", PASSAGES[2].fr.text),
    ]
    assert [one.today.fr.text if one.today else None for one in view.passages if one.number] == [
        PASSAGES[0].fr.text,
        FR,
        None,
    ]


def test_a_deadline_put_off_later_changes_nothing_of_what_went_round(table: Table) -> None:
    table.reword(FR)
    with table.office.store.write(OperationLabel("remark_round.changed")) as unit:
        unit.save(replace(table.opened, until=UNTIL + timedelta(days=7)), before=table.opened)
    view = read_remarks(table.office.store, table.meeting.id)
    assert [one.circulated.fr.text for one in view.passages if one.number == 2] == [PASSAGES[1].fr.text]


def test_of_each_remark_it_says_what_the_minutes_would_say_or_why_not(table: Table) -> None:
    table.reword("Trois communes ont donné leur aval.")
    merges, asks = table.remark(fr=FR), table.remark(comment=text("Lesquelles ?"))
    clashes = table.remark(fr="Trois communes ont donné leur avis.")
    gone = table.remark(3, fr="La séance est levée.")
    table.office.do(remove_block, block=table.passages[2].id)
    whole = table.remark(0, fr="Tout est dit.")
    view = read_remarks(table.office.store, table.meeting.id)
    lines = {line.key: line for line in view.lines}
    assert lines[merges.id].accepted == {Language.FR: "Trois communes du district ont donné leur aval."}
    assert isinstance(lines[asks.id].why_not, NothingProposed)
    assert isinstance(lines[clashes.id].why_not, ChangedAtThatPlace)
    assert isinstance(lines[gone.id].why_not, PassageGone)
    assert (lines[whole.id].number, lines[whole.id].item_number) == (0, "2")
    assert [line.number for line in view.lines] == [2, 2, 2, 0, 3]
    assert [(one.number, one.remarks, one.still_open) for one in view.passages if one.remarks] == [
        (2, 3, 3),
        (0, 1, 1),
        (3, 1, 1),
    ]
    table.settle(clashes, RemarkRuling.REFUSED, reason=text("Non."))
    again = read_remarks(table.office.store, table.meeting.id)
    assert (len(again.still_open), len(again.settled), open_remarks(table.office.store, table.meeting.id)) == (4, 1, 4)


def test_who_was_asked_and_said_nothing_is_named_once(table: Table) -> None:
    first, second, third, *_ = (
        row.holder for row in table.office.store.all(Roll, meeting=table.meeting.id, order="holder_name")
    )
    with table.office.store.write(OperationLabel("dispatch.added")) as unit:
        for person, until in ((first, UNTIL), (second, UNTIL), (second, UNTIL), (third, None)):  # for information
            unit.save(
                Dispatch(
                    id=DispatchId(unit.new_id()),
                    home=table.meeting.home,
                    meeting=table.meeting.id,
                    what=DispatchKind.MINUTES,
                    person=person,
                    answer_by=until,
                )
            )
    table.remark(fr=FR, person=first, name="")
    late = table.remark(comment=text("Trop tard ?"), received_on=UNTIL + timedelta(days=1), name="Anne")
    view = read_remarks(table.office.store, table.meeting.id)
    assert len(view.asked) == 2
    assert [name.fr.text for name in view.silent] == ["Siège 2 Personne-2"]
    line = view.lines[0]
    assert (line.name, line.body.fr.text) == ("Siège 1 Personne-1", "Siège 1")
    assert [one.late for one in view.lines] == [False, True]
    assert in_order(view.lines, RemarkOrder.PERSON)[0].key == late.id
    assert in_order(view.lines, RemarkOrder.PASSAGE) == list(view.lines)


def test_a_second_round_numbers_its_own_passages(table: Table) -> None:
    table.remark(fr=FR)
    table.reword(FR)
    second = open_round(table.office, table.meeting, table.passages[1:], number=2)
    view = read_remarks(table.office.store, table.meeting.id)
    assert (view.opened, len(view.rounds), view.lines) == (second, 2, ())
    assert [(one.number, one.circulated.fr.text) for one in view.passages if one.number == 1] == [(1, FR)]
    first = read_remarks(table.office.store, table.meeting.id, table.opened.id)
    assert (len(first.lines), first.lines[0].remark.received_on) == (1, CAME)


def test_minutes_that_never_went_round_show_nothing(tmp_path: Path) -> None:
    office = Office(tmp_path)
    meeting = office.a_meeting(office.a_committee().id)
    view = read_remarks(office.store, meeting.id)
    assert (view.opened, view.passages, view.lines, view.asked) == (None, (), (), ())


def test_the_approval_names_what_is_open_and_goes_on_all_the_same(table: Table) -> None:
    office, meeting = table.office, table.meeting.id
    assert not [one for one in proof(office.store, meeting).obstacles if one.against is Against.REMARKS]
    table.remark(fr=FR)
    table.remark(0, comment=text("Et la suite ?"))
    (named,) = (one for one in proof(office.store, meeting).obstacles if one.against is Against.REMARKS)
    assert (named.count, named.stops) == (2, False)
    assert [one.remarks for one in today(office.store, UNTIL).minutes] == [2]
    office.do(approve_minutes, meeting=meeting, on=UNTIL)
    assert proof(office.store, meeting).lock is not None
