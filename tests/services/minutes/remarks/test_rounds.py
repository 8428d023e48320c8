"""Do minutes go round once and once more, with passages that keep their numbers?"""

from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from ctj_desktop.domain.records.meetings import Meeting, MeetingState
from ctj_desktop.domain.records.minutes import MinuteBlockKind
from ctj_desktop.domain.records.remarks import AnyRemark, RemarkRound
from ctj_desktop.errors import Refused
from ctj_desktop.services.minutes import blocks, decisions, tasks
from ctj_desktop.services.minutes.course import approve_minutes
from ctj_desktop.services.minutes.remarks.round_refusals import NothingToNumber, RoundClosed, UntilBeforeRound
from ctj_desktop.services.minutes.remarks.rounds import (
    change_remark_round,
    close_remark_round,
    next_number,
    open_remark_round,
    passages_now,
    passages_of,
    sha256_of,
)
from ctj_desktop.services.minutes.remarks.settling import add_remark
from ctj_desktop.services.session.course import close_session
from ctj_desktop.services.steps.change import Rewording
from ctj_desktop.services.steps.states import meeting_state
from ctj_desktop.services.workspace.workspace import Workspace
from tests.office import Office, text
from tests.services.exchange.two_offices import Two
from tests.services.minutes.remarks.round_table import HELD, PASSAGES, SENT, UNTIL, held

LATER = date(2027, 4, 20)


def open_one(office: Office, meeting: Meeting, on: date = SENT, until: date = UNTIL) -> RemarkRound:
    made = office.do_fields(open_remark_round, meeting=meeting.id, opened_on=on, until=until).record
    assert isinstance(made, RemarkRound)
    return made


def said(office: Workspace, opened: RemarkRound) -> list[tuple[int, str, str]]:
    return [(one.number, one.item_number, one.text.fr.text) for one in passages_of(office.store, opened)]


def test_opening_a_round_sends_the_minutes_round_and_fixes_what_was_sent(tmp_path: Path) -> None:
    office = Office(tmp_path)
    meeting, items, _ = held(office)
    office.do_fields(blocks.add_block, item=items[0].id, block_kind=MinuteBlockKind.HEADING, text=text("Titre"))
    decision = office.do_fields(decisions.record_decision, item=items[1].id, text=text("Oui.", "Ja.")).record
    office.do_fields(tasks.add_task, item=items[1].id, text=text("Écrire.", "Schreiben."))
    opened = open_one(office, meeting)
    assert meeting_state(office.store, meeting.id) is MeetingState.CIRCULATED
    assert (opened.number, opened.until, opened.closed_on) == (1, UNTIL, None)
    expected = [
        *((at, number, one.fr.text) for at, number, one in zip((1, 2, 3), "112", PASSAGES, strict=True)),
        (4, "2", "Oui."),
        (5, "2", "Écrire."),
    ]
    assert said(office, opened) == expected
    assert opened.sha256 == sha256_of(passages_now(office.store, meeting))
    before = decision
    office.do_fields(decisions.change_decision, decision=before.id, text=Rewording(fr="Non."))
    assert said(office, opened) == expected, "as it was sent"
    assert sha256_of(passages_of(office.store, opened)) == opened.sha256
    assert sha256_of(passages_now(office.store, meeting)) != opened.sha256
    office.undo()
    office.undo()
    assert office.store.get(RemarkRound, opened.id) is None
    assert meeting_state(office.store, meeting.id) is MeetingState.HELD


def test_a_second_round_numbers_on_and_ends_the_first(tmp_path: Path) -> None:
    office = Office(tmp_path)
    meeting, items, passages = held(office)
    first = open_one(office, meeting)
    office.do_fields(blocks.add_block, item=items[0].id, text=text("Et puis.", "Und dann."))
    office.do(blocks.remove_block, block=passages[0].id)
    second = open_one(office, meeting, LATER, LATER)
    assert second.number == 2
    assert [one.number for one in passages_of(office.store, second)] == [1, 2, 3]
    assert [one[2] for one in said(office, first)] == [one.fr.text for one in PASSAGES]
    closed = office.store.get(RemarkRound, first.id)
    assert closed is not None
    assert closed.closed_on == LATER
    assert next_number(office.store, meeting) == 3


def test_a_round_has_another_last_day_is_closed_and_opened_again(tmp_path: Path) -> None:
    office = Office(tmp_path)
    meeting, _, _ = held(office)
    opened = open_one(office, meeting)

    def change(**values: Any) -> RemarkRound:
        made = office.do_fields(change_remark_round, remark_round=opened.id, **values).record
        assert isinstance(made, RemarkRound)
        return made

    assert change(until=LATER).until == LATER
    closed = office.do(close_remark_round, remark_round=opened.id, on=UNTIL).record
    assert closed.closed_on == UNTIL
    with pytest.raises(RoundClosed):
        office.do(close_remark_round, remark_round=opened.id, on=UNTIL)
    assert change(until=LATER, closed_on=None).closed_on is None
    with pytest.raises(UntilBeforeRound):
        change(until=HELD)
    with pytest.raises(UntilBeforeRound):
        change(closed_on=HELD)
    with pytest.raises(UntilBeforeRound):
        office.do(close_remark_round, remark_round=opened.id, on=HELD)


def test_what_cannot_go_round_is_refused(tmp_path: Path) -> None:
    office = Office(tmp_path)
    meeting, _, passages = held(office)
    with pytest.raises(UntilBeforeRound):
        open_one(office, meeting, until=HELD)
    opened = open_one(office, meeting)
    for one in passages:
        office.do(blocks.remove_block, block=one.id)
    with pytest.raises(NothingToNumber):
        open_one(office, meeting, LATER, LATER)
    for _ in passages:
        office.undo()
    office.do(approve_minutes, meeting=meeting.id, on=LATER)
    for act in (
        lambda: open_one(office, meeting, LATER, LATER),
        lambda: office.do_fields(change_remark_round, remark_round=opened.id, until=LATER),
        lambda: office.do(close_remark_round, remark_round=opened.id, on=LATER),
    ):
        with pytest.raises(Refused):
            act()


def test_a_meeting_that_is_not_over_has_no_minutes_to_send(tmp_path: Path) -> None:
    office = Office(tmp_path)
    meeting = office.opened(office.a_meeting(office.a_committee(seats=4).id, items=2))
    with pytest.raises(Refused):
        open_one(office, meeting)
    office.do(close_session, meeting=meeting.id, on=HELD, closed_at=time(15, 0))
    with pytest.raises(Refused):  # nothing is written
        open_one(office, meeting)


def test_another_office_knows_the_round_and_takes_in_what_comes_back_there(tmp_path: Path) -> None:
    two = Two(tmp_path)
    here, there = two.here, two.there
    block = here.do_fields(blocks.add_block, item=two.items()[0].id, text=text("Un passage.", "Ein Abschnitt.")).record
    here.opened(two.meeting)
    here.do(close_session, meeting=two.meeting.id, on=HELD, closed_at=time(15, 0))
    opened = open_one(here, two.meeting)
    two.exchange()
    seen = there.store.get(RemarkRound, opened.id)
    assert seen == opened
    there.do_fields(blocks.change_block, block=block.id, text=Rewording(fr="Autre."))
    assert said(there, opened) == said(here, opened) == [(1, "1", "Un passage.")]
    remark = {"round": opened.id, "paragraph": block.id, "name": "Mairie", "received_on": SENT, "comment": text("Oui.")}
    there.do_fields(add_remark, **remark)
    two.exchange()
    [came] = here.store.all(AnyRemark, round=opened.id)
    assert came.circulated.fr.text == "Un passage."
