"""Does long work tell how far it is, and stop where it is told to?"""

import pytest

from ctj_desktop.files.stepwise import EVERY, TOGETHER, half, no_step, pieces, stepwise


class Enough(Exception):
    """Somebody stopped it."""


def test_some_of_the_items_are_told_and_all_come() -> None:
    told: list[tuple[int, int]] = []
    items = range(EVERY + 1)
    assert list(stepwise(items, lambda done, total: told.append((done, total)))) == list(items)
    assert told == [(0, EVERY + 1), (EVERY, EVERY + 1)]
    assert list(stepwise("ab", no_step)) == ["a", "b"]


def test_items_come_some_at_a_time_and_each_time_it_is_told() -> None:
    told: list[tuple[int, int]] = []
    items = range(TOGETHER + 1)
    found = [list(piece) for piece in pieces(items, lambda done, total: told.append((done, total)))]
    assert found == [list(items[:TOGETHER]), [TOGETHER]]
    assert told == [(0, TOGETHER + 1), (TOGETHER, TOGETHER + 1)]
    assert list(pieces((), no_step)) == []


def test_of_two_works_each_is_a_half() -> None:
    told: list[tuple[int, int]] = []
    for second in (False, True):
        half(lambda done, total: told.append((done, total)), second=second)(1, 4)
    assert told == [(1, 8), (5, 8)]


def test_what_is_raised_ends_the_work() -> None:
    def stop(_done: int, _total: int) -> None:
        raise Enough

    with pytest.raises(Enough):
        next(stepwise("ab", stop))
