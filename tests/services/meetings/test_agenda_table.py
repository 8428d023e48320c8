"""Does the builder show what the agenda holds?"""

from datetime import date, time
from pathlib import Path

import pytest

from ctj_desktop.domain.ids import MeetingId, uuid7
from ctj_desktop.domain.records.meetings import MeetingState
from ctj_desktop.domain.records.statutes import NoticeRule
from ctj_desktop.domain.texts import Language, TranslationState
from ctj_desktop.services.meetings import agenda
from ctj_desktop.services.meetings.agenda_table import agenda_table, head_of_meeting
from ctj_desktop.services.membership import statutes
from ctj_desktop.services.steps.refusals import NotHere
from tests.office import Office, text


def test_lines_carry_clock_translation_and_papers(tmp_path: Path) -> None:
    office = Office(tmp_path)
    meeting = office.a_meeting(office.a_committee().id, items=1)
    second = office.an_item(meeting, "Marchés", "", minutes=30)
    office.do_fields(agenda.add_item_document, item=second.id, title=text("Note", "Notiz"), to_follow=True)
    table = agenda_table(office.store, meeting.id)
    assert [(line.number, line.row.starts, line.de) for line in table.lines] == [
        ("1", time(14, 0), TranslationState.DONE),
        ("2", time(14, 10), TranslationState.MISSING),
    ]
    assert (table.minutes, table.ends, table.untranslated(Language.DE)) == (40, time(14, 40), 1)
    assert [paper.to_follow for paper in table.lines[1].documents] == [True]
    assert table.lines[0].documents == ()


def test_the_head_quotes_the_notice_of_the_statutes_in_force(tmp_path: Path) -> None:
    office = Office(tmp_path)
    committee = office.a_committee(seats=2)
    office.do_fields(
        statutes.adopt_statutes,
        committee=committee.id,
        title=text("Statuts", "Statuten"),
        in_force_from=date(2026, 1, 1),
        notice=NoticeRule(days=10, article="art. 6"),
    )
    meeting = office.convened(office.a_meeting(committee.id, items=1))
    facts = head_of_meeting(office.store, meeting.id)
    assert facts.notice
    assert (facts.state, facts.revision, facts.notice.latest) == (MeetingState.CONVENED, 1, date(2027, 3, 1))
    assert facts.notice.rule.article == "art. 6"


def test_an_agenda_of_nothing_and_a_meeting_that_is_gone(tmp_path: Path) -> None:
    office = Office(tmp_path)
    meeting = office.a_meeting(office.a_committee().id)
    assert agenda_table(office.store, meeting.id).lines == ()
    with pytest.raises(NotHere):
        agenda_table(office.store, MeetingId(uuid7()))
