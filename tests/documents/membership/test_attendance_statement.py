"""Does the statement of a year say each figure with what it is of, what it is beside, and how it was counted?"""

import datetime as dt
from pathlib import Path

import outloud
import pytest

from ctj_desktop.documents.blocks import AttendanceRow, AttendanceTable, Bars, Document, Listing, Paragraph, Title
from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.membership.attendance_statement import (
    HOW_COUNTED,
    MOST_BARS,
    AttendanceStatement,
    StatementEntry,
    StatementMeeting,
    document,
)
from ctj_desktop.documents.writers.pdf import write_pdf
from ctj_desktop.domain.attending.over_period import AttendanceTally
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import MeetingState
from ctj_desktop.domain.records.people import Side
from ctj_desktop.i18n import load_translator
from tests.documents.committee_records import LONG
from tests.documents.records import a_sender, options, text

FRENCH, GERMAN = load_translator("fr_CH"), load_translator("de_CH")
SEATS = AttendanceTally(in_person=3, remote=1, substituted=2, represented=1, excused=1, minutes=540, whole=720)
MEMBER = StatementEntry(
    tally=AttendanceTally(in_person=2, excused=1, absent=1, on_leave=1, partly=1, minutes=150, whole=480),
    name=text("Anne Jacot", "Anne Jacot"),
    side=Side.FR,
    body=text("Commune", "Gemeinde"),
    before=AttendanceTally(in_person=1),
)
STOOD_IN = StatementEntry(tally=AttendanceTally(stood_in=2), name=text("Luc Favre", "Luc Favre"), side=Side.CH)
HELD = StatementMeeting(
    on=dt.date(2027, 3, 12),
    number="2027-01",
    state=MeetingState.INQUORATE,
    tally=AttendanceTally(in_person=1, absent=1),
)
AGAIN = replace(HELD, number=None, state=MeetingState.HELD, again=True)
OFF = replace(HELD, state=MeetingState.CANCELLED, tally=AttendanceTally(), why_not="cancelled")
EMPTY = AttendanceStatement(sender=a_sender(), year=2027, whole=StatementEntry(tally=AttendanceTally()))
WHOLE = replace(
    EMPTY,
    whole=StatementEntry(tally=SEATS, before=SEATS),
    sides=(StatementEntry(tally=SEATS, side=Side.FR), StatementEntry(tally=AttendanceTally(on_leave=1), side=Side.CH)),
    bodies=(StatementEntry(tally=SEATS, name=text("Commune", "Gemeinde"), side=Side.FR),),
    persons=(MEMBER, STOOD_IN),
    meetings=(HELD, AGAIN, OFF),
)


def said(paper: AttendanceStatement, layout: Layout = Layout.ALTERNATE) -> Document:
    return document(paper, FRENCH, GERMAN, options(layout))


def plain(words: str) -> str:
    return words.replace("\u00a0", " ").replace("\u202f", " ")


def table_of(paper: AttendanceStatement) -> AttendanceTable:
    (table,) = (block for block in said(paper).blocks if isinstance(block, AttendanceTable))
    return table


def told(row: AttendanceRow) -> list[str]:
    assert not isinstance(row.name, str)
    parts = (row.name, row.function, row.body, row.state, *row.details)
    return [plain(part.fr.text) for part in parts if part]


def test_seats_persons_and_whoever_stood_in_say_their_figures_and_the_year_before() -> None:
    groups = table_of(WHOLE).groups
    assert [plain(group.label.fr.text) for group in groups] == [
        "Comité et côtés",
        "Organismes",
        "Personnes · Côté français",
        "Personnes · Côté suisse",
    ]
    whole, french, swiss = groups[0].rows
    assert told(whole) == [
        "Ensemble du comité",
        "sièges occupés : 6 sur 8",
        "75 % (2026 : 75 %)",
        "à distance : 1 · suppléance : 2 · procuration : 1 · absences excusées : 1",
    ]
    assert told(french)[:3] == ["Côté français", "sièges occupés : 6 sur 8", "75 %"]
    assert told(swiss) == ["Côté suisse", "–", "–", "en congé : 1"]
    assert told(groups[2].rows[0]) == [
        "Anne Jacot",
        "Commune",
        "2 sur 4 séances",
        "50 % (2026 : 100 %)",
        "absences excusées : 1 · absences non excusées : 1 · en congé : 1 · en partie : 1 · 31 % du temps",
    ]
    assert told(groups[3].rows[0]) == ["Luc Favre", "–", "–", "en suppléance : 2"]
    title = next(block for block in said(WHOLE).blocks if isinstance(block, Title))
    assert title.meta is not None
    assert plain(title.meta.de.text) == "2 gezählte Sitzungen · 75 % der Sitze besetzt"


def test_each_meeting_is_a_bar_and_a_line_that_says_whether_it_counts_and_why_not() -> None:
    blocks = said(WHOLE).blocks
    (bars,) = (block for block in blocks if isinstance(block, Bars))
    assert [bar.count for bar in bars.bars] == [1, 1]
    assert plain(bars.said.de.text) == (
        "Diagramm der besetzten Sitze je Sitzung: 1 von 2 Sitzen am 12. März, 1 von 2 Sitzen am 12. März."
    )
    meetings, how = (block for block in blocks if isinstance(block, Listing))
    assert [plain(one.fr.text) for one in meetings.entries] == [
        "12 mars 2027 · Séance 2027-01 · sans quorum · sièges occupés : 1 sur 2",
        "12 mars 2027 · Séance · seconde convocation · sièges occupés : 1 sur 2",
        "12 mars 2027 · Séance 2027-01 · ne compte pas : annulée",
    ]
    assert len(how.entries) == len(HOW_COUNTED)
    many = said(replace(WHOLE, meetings=(HELD,) * (MOST_BARS + 1))).blocks
    assert not any(isinstance(block, Bars) for block in many)


def test_a_committee_of_one_side_tells_none_apart_and_an_empty_year_says_so() -> None:
    sender = a_sender()
    alone = replace(WHOLE, sender=replace(sender, committee=replace(sender.committee, sides=(Side.FR,))))
    groups = table_of(alone).groups
    assert [plain(group.label.fr.text) for group in groups] == ["Comité", "Organismes", "Personnes"]
    assert [len(group.rows) for group in groups] == [1, 1, 2]
    nameless = replace(WHOLE, bodies=(StatementEntry(tally=SEATS, name=text(""), side=None),))
    assert told(table_of(nameless).groups[1].rows[0])[0] == "Ensemble du comité"
    (sentence,) = (block for block in said(EMPTY).blocks if isinstance(block, Paragraph))
    assert sentence.text.fr.text == "Aucune séance de cette année ne compte encore."
    assert len([block for block in said(EMPTY).blocks if isinstance(block, Listing)]) == 1


OTHERS = [layout for layout in Layout if layout is not Layout.ALTERNATE]
HARD = replace(
    WHOLE,
    persons=tuple(replace(MEMBER, name=text(LONG[: 20 + n], LONG), body=text(LONG[:n])) for n in range(30)),
    meetings=(HELD,) * MOST_BARS,
)


@pytest.mark.parametrize("paper", [EMPTY, WHOLE, HARD], ids=["empty", "whole", "hard"])
@pytest.mark.parametrize("layout", [Layout.ALTERNATE, *(pytest.param(one, marks=pytest.mark.long) for one in OTHERS)])
def test_the_checker_accepts_it_in_every_layout(layout: Layout, paper: AttendanceStatement, tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    chosen = options(layout, draft=True, sample=True)
    path.write_bytes(write_pdf(document(paper, FRENCH, GERMAN, chosen), layout))
    found = outloud.check(str(path))
    assert found.error is None
    assert [(one.rule, one.message) for one in found.findings if one.severity in ("error", "warning")] == []
