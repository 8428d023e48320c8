"""Is only the agreed JSON taken?"""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctj_desktop.domain.log.changes import Json
from ctj_desktop.domain.log.changesets import dumps
from ctj_desktop.domain.log.strict_json import DEEPEST, Malformed, loads

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)


@given(VALUES)
def test_what_the_log_writes_comes_back(value: object) -> None:
    assert loads(dumps(value).encode()) == value  # type: ignore[arg-type]
    assert loads(json.dumps(value, indent=1).encode() + b"\n") == value


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b" ",
        b" 1",
        b"1 2",
        b"[1,]",
        b"\xef\xbb\xbf[]",
        b"\xff",
        b'"\xed\xa0\x80"',
        b'{"a":1,"a":2}',
        b'[{"a":{"b":1,"\\u0062":2}}]',
        b"NaN",
        b"[Infinity]",
        b"-Infinity",
        b"1.0",
        b"1e5",
        b"9007199254740992",
        b"-9007199254740992",
        b"[" + b"9" * 5_000 + b"]",
        b'"\\ud800"',
        b'{"\\uDFFF":1}',
        b'"\\ud800\\u0041"',
        b"[" * 100_000,
        b"[" * 100_000 + b"]" * 100_000,
        b'{"a":' * 100_000,
        b"[" * (DEEPEST + 1) + b"]" * (DEEPEST + 1),
        b'"\n"',
        b"'a'",
        b"[1]\x00",
    ],
    ids=lambda text: repr(text[:24]),
)
def test_whatever_two_readers_could_read_differently_is_refused(text: bytes) -> None:
    with pytest.raises(Malformed):
        loads(text)


def test_the_bounds_themselves_are_taken() -> None:
    deepest = "[" * DEEPEST + "]" * DEEPEST
    assert json.dumps(loads(deepest.encode())) == deepest
    assert loads(b"[9007199254740991,-9007199254740991]") == [2**53 - 1, 1 - 2**53]
    assert loads(b'"\\ud83d\\ude00 [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["') == "😀 " + "[" * 34


@given(st.binary(max_size=60))
def test_any_bytes_are_a_value_or_refused(data: bytes) -> None:
    try:
        value = loads(data)
    except Malformed:
        return
    assert json.loads(data) == value


def test_many_brackets_side_by_side_are_not_deep() -> None:
    wide: list[Json] = [{"a": []}] * (DEEPEST + 1)
    assert loads(dumps(wide).encode()) == wide
