"""A position exists between any two neighbours, and two people never need each other's."""

import random
from dataclasses import dataclass
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctj_desktop.domain.positions import DIGITS, NoRoomBetween, between, order_key, position_at, spread
from ctj_desktop.domain.record import replace


@dataclass(frozen=True)
class Row:
    id: UUID
    position: str


keys = st.text(alphabet=DIGITS, max_size=6)
seeds = st.integers(0, 2**32)


@given(keys, keys, seeds)
def test_a_key_lies_between_two_keys_or_there_is_no_room(left: str, right: str, seed: int) -> None:
    randomness = random.Random(seed).randrange
    if left.rstrip("0") < right.rstrip("0"):
        assert left < between(left, right, randomness) < right
    else:
        with pytest.raises(NoRoomBetween):
            between(left, right, randomness)


@given(keys)
def test_the_end_is_always_open_and_the_start_unless_the_key_is_zero(key: str) -> None:
    randomness = random.Random(2).randrange
    assert key < between(key, None, randomness)
    if key.strip("0"):
        assert between(None, key, randomness) < key


def test_keys_that_only_differ_in_zeros_leave_no_room() -> None:
    for left, right in (("a", "a"), ("b", "a"), ("a", "a00"), (None, ""), (None, "00")):
        with pytest.raises(NoRoomBetween):
            between(left, right, random.Random(3).randrange)


def test_malformed_keys_are_refused() -> None:
    with pytest.raises(NoRoomBetween):
        between("é", None, random.Random(3).randrange)


texts = st.text(alphabet=DIGITS[:2] + DIGITS[-1] + "~", max_size=3)


@given(st.lists(texts, max_size=8), st.data())
def test_a_row_can_be_put_anywhere_even_among_equal_and_malformed_keys(
    given_keys: list[str], data: st.DataObject
) -> None:
    rows = sorted((Row(UUID(int=n + 1), key) for n, key in enumerate(given_keys)), key=order_key)
    index = data.draw(st.integers(0, len(rows)))
    new = Row(data.draw(st.integers(0, 99).map(lambda n: UUID(int=n << 8))), "")
    placement = position_at(rows, index, random.Random(4).randrange)
    expected = [row.id for row in rows]
    expected.insert(index, new.id)
    moved = [replace(row, position=placement.rekeyed.get(row.id, row.position)) for row in rows]
    moved.append(replace(new, position=placement.position))
    assert [row.id for row in sorted(moved, key=order_key)] == expected


def test_equal_keys_rekey_only_the_rows_that_need_it() -> None:
    rows = [Row(UUID(int=n), key) for n, key in enumerate(("V1aa", "V1aa", "V2bb"))]
    placement = position_at(rows, 1, random.Random(5).randrange)
    assert list(placement.rekeyed) == [rows[1].id]


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 10_000)), max_size=60))
def test_two_people_who_insert_apart_end_in_the_same_order(moves: list[tuple[bool, int]]) -> None:
    start = [Row(UUID(int=n), key) for n, key in enumerate(spread(4, random.Random(6).randrange))]
    people: dict[bool, list[Row]] = {True: list(start), False: list(start)}
    for number, (who, where) in enumerate(moves):
        rows = people[who]
        index = where % (len(rows) + 1)
        placement = position_at(rows, index, random.Random(f"{who}{number}").randrange)
        assert not placement.rekeyed
        rows.insert(index, Row(UUID(int=1000 + number), placement.position))
    merged = {row.id: row for row in people[True] + people[False]}
    both = sorted(merged.values(), key=order_key)
    assert len(both) == 4 + len(moves)
    for rows in people.values():
        assert [row for row in both if row in rows] == rows


def test_a_list_grown_at_its_ends_keeps_short_keys() -> None:
    randomness = random.Random(7).randrange
    last = first = between(None, None, randomness)
    for _ in range(1500):
        last, first = between(last, None, randomness), between(None, first, randomness)
        assert len(last) == len(first) == 4


def test_a_list_stays_usable_when_everything_is_inserted_at_one_place() -> None:
    randomness = random.Random(8).randrange
    left, right = spread(2, randomness)
    inserts = 0
    while len(left) <= 40:  # characters
        left = between(left, right, randomness)
        inserts += 1
    assert inserts > 150
    assert left < between(left, right, randomness) < right


@given(st.integers(0, 200))
def test_spread_gives_ascending_keys(count: int) -> None:
    made = spread(count, random.Random(9).randrange)
    assert len(set(made)) == count
    assert made == sorted(made)


def test_two_people_at_the_same_place_get_different_keys() -> None:
    left, right = spread(2, random.Random(10).randrange)
    mine = between(left, right, random.Random("mine").randrange)
    assert mine != between(left, right, random.Random("yours").randrange)


@pytest.mark.parametrize("last", ["z", "zz", "zzzz", "zzzzzzzz1"])
def test_behind_the_last_step_of_a_width_there_is_a_longer_one(last: str) -> None:
    """A list to which somebody only ever appends never comes to an end."""
    key = between(last, None, random.Random(1).randrange)
    assert key > last


@pytest.mark.parametrize("first", ["0001", "000Z", "0000z0"])
def test_before_the_first_step_of_a_width_there_is_a_longer_one(first: str) -> None:
    key = between(None, first, random.Random(1).randrange)
    assert key < first
    assert len(key) > 4
