"""Does the paper of a year say each meeting with what is due for it, the calls, and the days of rest?"""

import datetime as dt
from pathlib import Path

import outloud
import pytest

from ctj_desktop.documents.blocks import AttendanceRow, AttendanceTable, Document, Listing, Paragraph
from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.planning.calendar import CalendarPaper, YearMeeting, document
from ctj_desktop.documents.writers.pdf import write_pdf
from ctj_desktop.domain.holidays import Region, days_off
from ctj_desktop.domain.planning.calendar import CalendarEntry, EntryKind
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import MeetingState
from ctj_desktop.i18n import load_translator
from tests.documents.committee_records import LONG
from tests.documents.records import a_sender, options, text

FRENCH, GERMAN = load_translator("fr_CH"), load_translator("de_CH")
MEETING = CalendarEntry(
    kind=EntryKind.MEETING,
    on=dt.date(2027, 3, 12),
    committee_name=text("MOC", "MOC"),
    number="2027-01",
    title=text("Séance de printemps", "Frühlingssitzung"),
    place=text("Sainte-Croix", "Sainte-Croix"),
    start=dt.time(14, 0),
    end=dt.time(16, 30),
    state=MeetingState.DRAFT,
)
DUE = tuple(
    CalendarEntry(kind=kind, on=dt.date(2027, 2, 12))
    for kind in (EntryKind.PROPOSALS, EntryKind.NOTICE, EntryKind.FILE_CLOSED, EntryKind.DOCUMENTS, EntryKind.ANSWER)
)
EARLY = CalendarEntry(kind=EntryKind.PROPOSALS, on=dt.date(2026, 12, 1))
CALL = CalendarEntry(kind=EntryKind.CALL_OPENS, on=dt.date(2027, 3, 1), number="FPPT")
OFF = tuple(days_off(dt.date(2027, 1, 1), dt.date(2028, 1, 1), (Region.FRANCE, Region.NEUCHATEL)).values())
EMPTY = CalendarPaper(sender=a_sender(), year=2027)
WHOLE = replace(
    EMPTY,
    meetings=(YearMeeting(meeting=MEETING, due=DUE),),
    calls=(CALL, replace(CALL, kind=EntryKind.CALL_CLOSES, title=text("Fonds", "Fonds"))),
    off=OFF,
)


def said(paper: CalendarPaper, layout: Layout = Layout.ALTERNATE) -> Document:
    return document(paper, FRENCH, GERMAN, options(layout))


def plain(words: str) -> str:
    return words.replace("\u00a0", " ").replace("\u202f", " ")


def row_of(paper: CalendarPaper) -> AttendanceRow:
    (table,) = (block for block in said(paper).blocks if isinstance(block, AttendanceTable))
    return table.groups[0].rows[0]


def test_a_meeting_says_its_day_hours_place_and_what_is_due_before_it() -> None:
    row = row_of(WHOLE)
    assert not isinstance(row.name, str)
    assert row.function is not None
    assert row.body is not None
    assert [plain(one.fr.text) for one in (row.name, row.function, row.body, row.state)] == [
        "vendredi 12 mars 2027",
        "14 h 00 à 16 h 30",
        "Séance 2027-01 · Séance de printemps",
        "Sainte-Croix",
    ]
    assert plain(row.details[0].de.text) == (
        "Anträge bis 12. Febr. · Einladung bis 12. Febr. · Dossierschluss am 12. Febr. · "
        "Unterlagen bis 12. Febr. · Antworten bis 12. Febr."
    )


def test_a_day_of_the_year_before_says_so_and_what_is_not_known_is_left_out() -> None:
    early = replace(WHOLE, meetings=(YearMeeting(meeting=replace(MEETING, end=None), due=(EARLY,)),))
    row = row_of(early)
    assert "2026" in row.details[0].fr.text
    assert row.function is not None
    assert plain(row.function.de.text) == "14.00 Uhr"
    bare = CalendarEntry(kind=EntryKind.MEETING, on=MEETING.on, committee_name=MEETING.committee_name)
    row = row_of(replace(EMPTY, meetings=(YearMeeting(meeting=bare),)))
    assert (row.function, row.details, row.state.fr.text) == (None, (), "–")
    assert row.body is not None
    assert row.body.fr.text == "Séance"


def test_a_meeting_that_is_not_held_and_of_all_committees_its_name() -> None:
    off = replace(MEETING, state=MeetingState.CANCELLED, title=text("", ""))
    row = row_of(replace(EMPTY, meetings=(YearMeeting(meeting=off),), all=True))
    assert row.body is not None
    assert row.body.de.text == "Sitzung 2027-01 · MOC · abgesagt"


def test_calls_and_days_of_rest_stand_below_and_an_empty_year_says_so() -> None:
    blocks = said(WHOLE).blocks
    (calls,) = (block for block in blocks if isinstance(block, Listing))
    assert [plain(one.fr.text) for one in calls.entries] == [
        "lundi 1er mars 2027 · Ouverture de l’appel à projets · FPPT",
        "lundi 1er mars 2027 · Clôture de l’appel à projets · Fonds",
    ]
    (rest,) = (block for block in blocks if isinstance(block, Paragraph))
    assert "Auffahrt (FR, NE)" in rest.text.de.text
    assert [type(block).__name__ for block in said(EMPTY).blocks][-1] == "Paragraph"


HARD = replace(
    WHOLE,
    meetings=tuple(
        YearMeeting(meeting=replace(MEETING, title=text(LONG[: 20 + n], LONG), place=text(LONG[:n])), due=DUE)
        for n in range(30)
    ),
)


@pytest.mark.parametrize("paper", [EMPTY, WHOLE, HARD], ids=["empty", "whole", "hard"])
@pytest.mark.parametrize("layout", list(Layout))
def test_the_checker_accepts_it_in_every_layout(layout: Layout, paper: CalendarPaper, tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    chosen = options(layout, draft=True, sample=True)
    path.write_bytes(write_pdf(document(paper, FRENCH, GERMAN, chosen), layout))
    found = outloud.check(str(path))
    assert found.error is None
    assert [(one.rule, one.message) for one in found.findings if one.severity in ("error", "warning")] == []
