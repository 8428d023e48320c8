"""Is a key read back from what a person typed, and is every slip found where it was made?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctj_desktop.domain.protection.recovery_code import (
    CheckDiffers,
    WrongGroup,
    WrongNumberOfGroups,
    groups_of,
    key_of,
    mark_of,
)
from ctj_desktop.errors import UserError
from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.errors import sentence

KEY = bytes(range(32))
OTHER = bytes(range(32, 64))
GROUPS = groups_of(KEY)
keys = st.binary(min_size=32, max_size=32)
FULL_WIDTH = {ord("0") + digit: 0xFF10 + digit for digit in range(10)}
ARABIC_INDIC = {ord("0") + digit: 0x0660 + digit for digit in range(10)}


def test_the_form_never_changes() -> None:
    """Sheets lie in safes for years: what they say is pinned."""
    assert " ".join(groups_of(KEY)) == (
        "000011 005665 011319 016973 022627 028281 033935 039589 045243 050897 056551 062205 067859 073513 079167 "
        "084821 530970"
    )
    assert groups_of(b"\xff" * 32)[0] == "720885"
    assert mark_of(KEY) == "579D-ED63"


@given(keys)
def test_a_key_comes_back(key: bytes) -> None:
    groups = groups_of(key)
    assert len(groups) == 17
    assert all(len(group) == 6 and group.isdecimal() for group in groups)
    assert key_of(" ".join(groups)) == key


@pytest.mark.parametrize(
    "text",
    [
        "-".join(GROUPS),
        "\r\n".join(GROUPS) + "\r\n",
        "\ufeff" + " – ".join(GROUPS),
        "\u202f·\u00a0".join(GROUPS),
        ". ".join(GROUPS) + ".",
        " \u2212 ".join(GROUPS),
        "".join(GROUPS),
        " ".join(f"{group[:3]} {group[3:]}" for group in GROUPS),
        " ".join(GROUPS[:8]) + "".join(GROUPS[8:]),
        "\t".join(GROUPS).translate(FULL_WIDTH),
        "　".join(GROUPS).translate(ARABIC_INDIC),
    ],
)
def test_whatever_stands_between_is_passed_over(text: str) -> None:
    assert key_of(text) == KEY


@given(keys, st.integers(0, 16), st.integers(0, 5), st.sampled_from("0123456789"))
def test_another_digit_is_found_in_its_group(key: bytes, group: int, place: int, digit: str) -> None:
    groups = list(groups_of(key))
    before = groups[group]
    groups[group] = before[:place] + digit + before[place + 1 :]
    if groups[group] == before:
        assert key_of(" ".join(groups)) == key
        return
    with pytest.raises(WrongGroup) as refused:
        key_of(" ".join(groups))
    assert refused.value.place == group + 1


def test_no_slip_of_any_group_makes_another_one() -> None:
    """Each digit of each group that exists as any other, and each two beside each other the other way round."""
    possible = {f"{number * 11:06}" for number in range(0x10000)}
    tens = [10**power for power in range(6)]
    for group in possible:
        number = int(group)
        digits = [int(digit) for digit in reversed(group)]
        for digit, ten in zip(digits, tens, strict=True):
            assert all((number + (other - digit) * ten) % 11 for other in range(10) if other != digit)
        for low, high, ten in zip(digits, digits[1:], tens, strict=False):
            assert low == high or (number + 9 * (low - high) * ten) % 11


@given(keys, st.integers(0, 16), st.integers(0, 4))
def test_two_digits_that_changed_places_are_found_in_their_group(key: bytes, group: int, place: int) -> None:
    groups = list(groups_of(key))
    before = groups[group]
    groups[group] = before[:place] + before[place + 1] + before[place] + before[place + 2 :]
    if groups[group] == before:
        assert key_of("-".join(groups)) == key
        return
    with pytest.raises(WrongGroup) as refused:
        key_of("-".join(groups))
    assert refused.value.place == group + 1


@pytest.mark.parametrize("wrong", ["03393S", "03393", "0339350", "720896", "999999", "/", "³³³³³³", "①②③④⑤⑥"])
def test_what_no_sheet_says_is_named_by_its_place(wrong: str) -> None:
    groups = list(GROUPS)
    groups[6] = wrong
    with pytest.raises(WrongGroup) as refused:
        key_of(" ".join(groups))
    assert refused.value.place == 7
    assert refused.value.args == (7,), "no piece of a key stands in an error"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("", 0),
        (" - \n", 0),
        (" ".join(GROUPS[:16]), 16),
        (" ".join((*GROUPS, GROUPS[0])), 18),
        ("".join(GROUPS[:3]) + "12", 4),
    ],
)
def test_too_few_and_too_many_are_counted(text: str, read: int) -> None:
    with pytest.raises(WrongNumberOfGroups) as refused:
        key_of(text)
    assert (refused.value.read, refused.value.needed) == (read, 17)


def test_groups_in_another_order_or_of_two_sheets_do_not_belong_together() -> None:
    with pytest.raises(CheckDiffers):
        key_of(" ".join((GROUPS[1], GROUPS[0], *GROUPS[2:])))
    with pytest.raises(CheckDiffers):
        key_of(" ".join((*GROUPS[:9], *groups_of(OTHER)[9:])))


@given(keys, keys)
def test_a_mark_tells_keys_apart_and_holds_nothing_of_them(key: bytes, other: bytes) -> None:
    assert (mark_of(key) == mark_of(other)) is (key == other)
    assert len(mark_of(key)) == 9
    assert mark_of(key)[4] == "-"


@pytest.mark.parametrize("length", [0, 16, 31, 33])
def test_a_key_of_another_length_is_none(length: int) -> None:
    with pytest.raises(ValueError, match=str(length)):
        groups_of(bytes(length))


@given(st.text())
def test_any_text_is_a_key_or_refused(text: str) -> None:
    try:
        assert key_of(text) == KEY
    except UserError as refused:
        assert sentence(load_translator("fr_CH"), refused)
