"""A line typed from a signed sheet says what its numbers, codes and times say, and nothing it holds is lost."""

from datetime import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ctj_desktop.domain.typed.attendance_entry import (
    AttendanceMark,
    Fault,
    Marked,
    SingleCode,
    Wrong,
    read_attendance_entry,
    read_single_code,
)
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
    assert marks("/x3 /A 5, /d;6") == [(3, "x", None), (5, "a", None), (6, "r", None)]


def test_a_time_belongs_to_the_numbers_since_the_last_code_or_time() -> None:
    assert marks("1 4 14:05 7 /q 9 15h30 10") == [
        (1, "p", "14:05"),
        (4, "p", "14:05"),
        (7, "p", None),
        (9, "d", "15:30"),
        (10, "d", None),
    ]


def test_who_came_may_leave_in_the_same_line() -> None:
    assert marks("1 14:00 /q 1 15:00") == [(1, "p", "14:00"), (1, "d", "15:00")]


def test_a_number_by_itself_is_taken_out_of_the_range_before() -> None:
    assert marks("1-4 14:00 /x 3 /a 4") == [(1, "p", "14:00"), (2, "p", "14:00"), (3, "x", None), (4, "a", None)]
    assert marks("1-2 14:00 /q 2 15:00") == [(1, "p", "14:00"), (2, "p", "14:00"), (2, "d", "15:00")]
    assert faults("1-4 3") == [("3", Fault.TWICE)]
    assert faults("3 /x 3") == [("3", Fault.TWICE)]


def test_a_range_written_backwards_or_over_a_number_already_entered_is_understood() -> None:
    assert [m[0] for m in marks("5-3 4-6")] == [3, 4, 5, 6]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("Dupont", Fault.UNREADABLE),
        ("1--3", Fault.UNREADABLE),
        ("/z", Fault.UNKNOWN_CODE),
        ("0", Fault.NO_SUCH_NUMBER),
        ("18-21", Fault.NO_SUCH_NUMBER),
        ("9999", Fault.NO_SUCH_NUMBER),
        ("14:05", Fault.TIME_OF_NOBODY),
    ],
)
def test_a_word_that_says_nothing_is_named(line: str, fault: Fault) -> None:
    assert faults(line) == [(line, fault)]
    assert read_attendance_entry(line, 20).marks == ()


def test_a_wrong_word_spoils_only_itself_and_what_waits_for_it() -> None:
    entry = read_attendance_entry("4 14:00 1 25:00 2 4 /x 3 14:00", 5)
    assert [wrong.fault for wrong in entry.wrong] == [Fault.NO_TIME_OF_DAY, Fault.TWICE, Fault.TIME_OF_A_STATUS]
    assert entry.wrong[0] == Wrong("25:00", Fault.NO_TIME_OF_DAY, before="1")
    assert entry.marks == (
        Marked(4, AttendanceMark.PRESENT, time(14, 0)),
        Marked(2, AttendanceMark.PRESENT),
        Marked(3, AttendanceMark.EXCUSED),
    )


def test_a_word_that_may_be_a_time_leaves_nobody_entered_at_another_one() -> None:
    entry = read_attendance_entry("/q 5-7 9 15.10", 20)
    assert entry.marks == ()
    assert entry.wrong == (Wrong("15.10", Fault.UNREADABLE, AttendanceMark.LEFT, "5-7 9"),)


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("8 /s", [(8, "s", "", None)]),
        ("8 /s 15:10", [(8, "s", "", "15:10")]),
        ("5 /q 15:10", [(5, "d", "", "15:10")]),
        ("3 /x", [(3, "x", "", None)]),
        ("8 /s Müller", [(8, "s", "Müller", None)]),
        ("8 /s Anne-Lise d’Arc 15:10 9", [(8, "s", "Anne-Lise d’Arc", "15:10"), (9, "p", "", None)]),
        ("1-2 8 /s Müller 9", [(1, "p", "", None), (2, "p", "", None), (8, "s", "Müller", None), (9, "p", "", None)]),
        ("/s 7 8 Müller 9 Meier", [(7, "s", "", None), (8, "s", "Müller", None), (9, "s", "Meier", None)]),
        ("8 /s Müller /x 3", [(8, "s", "Müller", None), (3, "x", "", None)]),
        ("8 /s Müller 2 /l", [(8, "s", "Müller", None), (2, "l", "", None)]),
    ],
)
def test_a_code_behind_its_number_is_said_of_that_number(line: str, read: list[object]) -> None:
    entry = read_attendance_entry(line, 20)
    assert entry.wrong == ()
    found = [(m.number, m.mark.value, m.name, m.at.strftime("%H:%M") if m.at else None) for m in entry.marks]
    assert found == read


@pytest.mark.parametrize("line", ["5 6 /q", "1-7 /x", "/s", "/q 15:10", "1 2 /q 15:10", "7-8 /s Müller"])
def test_a_code_that_might_be_of_several_or_of_nobody_enters_nothing(line: str) -> None:
    entry = read_attendance_entry(line, 20)
    assert entry.marks == ()
    assert entry.wrong[0].fault is Fault.OF_NOBODY


@pytest.mark.parametrize("line", ["8 Müller", "/x 3 Müller", "Müller /s 8", "8 /s Mül1er", "8 /d Müller"])
def test_a_name_that_is_no_substitutes_is_named_as_unreadable(line: str) -> None:
    wrong = read_attendance_entry(line, 20).wrong
    assert [one.word for one in wrong if one.fault is Fault.UNREADABLE] in (["Müller"], ["Mül1er"])


def test_who_leaves_twice_in_one_line_is_told() -> None:
    assert faults("/q 8 15:00 /p 8 /q") == [("/q", Fault.TWICE)]


@settings(max_examples=examples(60))
@given(st.text(alphabet="0123456789-/xarsdplqeotvg: ,h\u2013é", max_size=40), st.integers(0, 30))
def test_any_line_is_read_and_stays_within_the_list(line: str, count: int) -> None:
    entry = read_attendance_entry(line, count)
    assert all(1 <= marked.number <= count for marked in entry.marks)
    assert len({(m.number, m.mark is AttendanceMark.LEFT) for m in entry.marks}) == len(entry.marks)


def test_times_are_times_of_day() -> None:
    assert read_attendance_entry("2 00:05", 2).marks == (Marked(2, AttendanceMark.PRESENT, time(0, 5)),)
    assert read_attendance_entry("", 0) == read_attendance_entry("  , ", 9)
    assert read_attendance_entry("x", 1).wrong == (Wrong("x", Fault.UNREADABLE),)


def test_a_code_with_letters_behind_it_is_no_code_and_no_name() -> None:
    assert ("/xdupont", Fault.UNREADABLE) in faults("1 /xdupont")


def test_what_stands_behind_a_code_that_there_is_not_is_entered_under_none() -> None:
    entry = read_attendance_entry("1 /v 3 5-6 /x 4", 20)
    assert entry.wrong == (Wrong("/v 3 5-6", Fault.UNKNOWN_CODE),)
    assert entry.marks == (Marked(1, AttendanceMark.PRESENT), Marked(4, AttendanceMark.EXCUSED))
    assert read_attendance_entry("/v3", 20).marks == ()


def test_a_code_that_there_is_not_leaves_the_number_before_it_to_be_put_right() -> None:
    entry = read_attendance_entry("1 14:00 3 /v", 20)
    assert entry.wrong == (Wrong("/v", Fault.UNKNOWN_CODE, before="3"),)
    assert entry.marks == (Marked(1, AttendanceMark.PRESENT, time(14, 0)),)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("/x", SingleCode("e")),
        ("/G", SingleCode("q")),
        (" /V 5 ", SingleCode("r", 5)),
        ("/r 5", SingleCode("r", 5)),
        ("5 /c", SingleCode("c", 5)),
        ("5", None),
        ("/x 3", None),
    ],
)
def test_a_code_that_is_the_whole_line_is_said_of_one(line: str, said: SingleCode | None) -> None:
    assert read_single_code(line) == said
