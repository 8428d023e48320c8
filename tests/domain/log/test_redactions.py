"""Does a line that erases say which rows stay, and never more than a reader takes?"""

from uuid import UUID

import pytest

from ctj_desktop.domain.log.changes import Json
from ctj_desktop.domain.log.redactions import (
    KEPT,
    PAYLOADS,
    ROOM,
    Redaction,
    fits,
    in_lines,
    is_as_agreed,
    redaction_in,
    same,
    without_deletion,
)

ONE, OTHER = bytes(range(32)), bytes(range(1, 33))
ROW = UUID(int=7)
MOVE = ("meeting_move", ROW)
SAID: dict[str, Json] = {"to_state": "convened", "reason.fr": {"text": "Motif"}}
PART: list[Json] = [ONE.hex(), "meeting_move", str(ROW), {**SAID}]


def test_a_line_is_read_as_it_was_written() -> None:
    redaction = Redaction((ONE, OTHER), {ONE: {MOVE: SAID}})
    assert redaction.registers() == {PAYLOADS: [ONE.hex(), OTHER.hex()], KEPT: [PART]}
    assert redaction_in(redaction.registers()) == redaction
    assert is_as_agreed(redaction.registers())


def test_where_nothing_stays_the_line_is_the_one_of_before() -> None:
    assert Redaction((ONE,)).registers() == {PAYLOADS: [ONE.hex()]}
    assert redaction_in({PAYLOADS: [ONE.hex(), "x", 1, ONE.hex().upper(), ONE.hex()]}) == Redaction((ONE,))
    assert redaction_in({}) == redaction_in({PAYLOADS: 5}) == Redaction(())
    assert is_as_agreed({PAYLOADS: ["x"]})


@pytest.mark.parametrize(
    "part",
    [
        "text",
        PART[:3],
        ["x", *PART[1:]],
        [1, *PART[1:]],
        [OTHER.hex(), *PART[1:]],
        [PART[0], 1, *PART[2:]],
        [PART[0], "two words", *PART[2:]],
        [*PART[:2], 1, PART[3]],
        [*PART[:2], str(ROW).upper().replace("0", "A"), PART[3]],
        [*PART[:3], None],
        [*PART[:3], {}],
        [*PART[:3], {**SAID, "_del": True}],
        [*PART[:3], {"two words": 1}],
    ],
)
def test_what_is_not_as_agreed_is_no_row_that_stays(part: Json) -> None:
    registers: dict[str, Json] = {PAYLOADS: [ONE.hex()], KEPT: [part]}
    assert redaction_in(registers) == Redaction((ONE,))
    assert not is_as_agreed(registers)


def test_a_row_stands_once_and_the_rows_are_a_list() -> None:
    assert not is_as_agreed({PAYLOADS: [ONE.hex()], KEPT: [PART, PART]})
    assert not is_as_agreed({PAYLOADS: [ONE.hex()], KEPT: []})
    assert not is_as_agreed({PAYLOADS: [ONE.hex()], KEPT: {"a": PART}})


def test_rows_are_compared_as_they_are_written() -> None:
    assert same({"a": 1, "b": None}, {"b": None, "a": 1})
    assert not same({"a": 1}, {"a": True})
    assert without_deletion({"_del": False, "a": 1}) == {"a": 1}


def test_payloads_share_lines_as_long_as_a_reader_takes_them() -> None:
    half: dict[str, Json] = {"reason.fr": {"text": "x" * (ROOM // 2)}}
    going = {bytes([n]) * 32: {("task_move", UUID(int=n)): half} if n < 3 else {} for n in range(5)}
    lines = [*in_lines(going)]
    assert [len(line.payloads) for line in lines] == [1, 1, 3]
    assert [len(line.kept) for line in lines] == [1, 1, 1]
    assert [sha for line in lines for sha in line.payloads] == [*going]
    assert [*in_lines({})] == []


def test_too_long_and_too_deep_is_for_nobody() -> None:
    deep: Json = 1
    for _ in range(30):
        deep = [deep]
    assert fits({MOVE: SAID})
    assert fits({})
    assert not fits({MOVE: {"reason.fr": {"text": "x" * ROOM}}})
    assert not fits({MOVE: {"later": deep}})
