"""A line typed from a signed sheet says what its numbers, codes and times say, and nothing it holds is lost."""

from datetime import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ctj_desktop.domain.attendance_entry import AttendanceMark, Fault, Marked, Wrong, read_attendance_entry
from tests.examples import examples


def marks(line: str, count: int = 20) -> list[tuple[int, str, str | None]]:
    entry = read_attendance_entry(line, count)
    assert entry.wrong == ()
    return [(m.number, m.mark.value, m.at.strftime("%H:%M") if m.at else None) for m in entry.marks]


def faults(line: str, count: int = 20) -> list[tuple[str, Fault]]:
    return [(wrong.word, wrong.fault) for wrong in read_attendance_entry(line, count).wrong]


def test_numbers_and_ranges_came_and_a_code_says_otherwise() -> None:
    assert marks("1 4 7-9 /x 3") == [(n, "p", None) for n in (1, 4, 7, 8, 9)] + [(3, "x", None)]


def test_a_code_may_stand_against_its_number_and_in_capitals() -> None:
    assert marks("/x3 /A 5, /r;6") == [(3, "x", None), (5, "a", None), (6, "r", None)]


def test_a_time_belongs_to_the_numbers_since_the_last_code_or_time() -> None:
    assert marks("1 4 14:05 7 /d 9 15h30 10") == [
        (1, "p", "14:05"),
        (4, "p", "14:05"),
        (7, "p", None),
        (9, "d", "15:30"),
        (10, "d", None),
    ]


def test_who_came_may_leave_in_the_same_line() -> None:
    assert marks("1 14:00 /d 1 15:00") == [(1, "p", "14:00"), (1, "d", "15:00")]


def test_a_range_written_backwards_or_over_a_number_already_entered_is_understood() -> None:
    assert [m[0] for m in marks("5-3 4-6")] == [3, 4, 5, 6]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("Dupont", Fault.UNREADABLE),
        ("1--3", Fault.UNREADABLE),
        ("/q", Fault.UNKNOWN_CODE),
        ("0", Fault.NO_SUCH_NUMBER),
        ("18-21", Fault.NO_SUCH_NUMBER),
        ("9999", Fault.NO_SUCH_NUMBER),
        ("14:05", Fault.TIME_OF_NOBODY),
    ],
)
def test_a_word_that_says_nothing_is_named(line: str, fault: Fault) -> None:
    assert faults(line) == [(line, fault)]
    assert read_attendance_entry(line, 20).marks == ()


def test_a_wrong_word_spoils_only_itself() -> None:
    entry = read_attendance_entry("1 25:00 2 1 /x 3 14:00", 5)
    assert [wrong.fault for wrong in entry.wrong] == [Fault.NO_TIME_OF_DAY, Fault.TWICE, Fault.TIME_OF_A_STATUS]
    assert entry.marks == (
        Marked(1, AttendanceMark.PRESENT),
        Marked(2, AttendanceMark.PRESENT),
        Marked(3, AttendanceMark.EXCUSED),
    )


@settings(max_examples=examples(60))
@given(st.text(alphabet="0123456789-/xarsdpq: ,h\u2013é", max_size=40), st.integers(0, 30))
def test_any_line_is_read_and_stays_within_the_list(line: str, count: int) -> None:
    entry = read_attendance_entry(line, count)
    assert all(1 <= marked.number <= count for marked in entry.marks)
    assert len({(m.number, m.mark is AttendanceMark.LEFT) for m in entry.marks}) == len(entry.marks)


def test_times_are_times_of_day() -> None:
    assert read_attendance_entry("2 00:05", 2).marks == (Marked(2, AttendanceMark.PRESENT, time(0, 5)),)
    assert read_attendance_entry("", 0) == read_attendance_entry("  , ", 9)
    assert read_attendance_entry("x", 1).wrong == (Wrong("x", Fault.UNREADABLE),)
