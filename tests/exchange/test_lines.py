"""Are the lines of a changes file read whole, wherever its pieces end?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctj_desktop.domain.log.changesets import MAX_LINE
from ctj_desktop.domain.log.strict_json import Malformed
from ctj_desktop.exchange.lines import lines_of
from ctj_desktop.exchange.names import MANIFEST, README, SIGNATURE, are_bundle_names


@given(st.lists(st.binary(max_size=9).map(lambda line: line.replace(b"\n", b"-"))), st.integers(1, 12))
def test_pieces_may_end_anywhere(lines: list[bytes], length: int) -> None:
    text = b"".join(line + b"\n" for line in lines)
    pieces = [text[start : start + length] for start in range(0, len(text), length)]
    assert list(lines_of(pieces)) == lines


def test_a_line_that_never_ends_is_refused_before_it_is_held() -> None:
    given = iter([b"x" * MAX_LINE, b"x", b"never asked for"])
    with pytest.raises(Malformed, match="too long"):
        list(lines_of(given))
    assert list(given) == [b"never asked for"]


def test_the_last_line_has_an_end() -> None:
    with pytest.raises(Malformed, match="without end"):
        list(lines_of([b"one\ntwo"]))


def test_the_files_of_a_bundle_stand_in_one_order_without_a_gap() -> None:
    first, second, third = (f"changes-000{number}.jsonl" for number in (1, 2, 3))
    blob = "blobs/" + "a" * 64
    assert are_bundle_names([MANIFEST, SIGNATURE, README])
    assert are_bundle_names([MANIFEST, SIGNATURE, first, second, blob, README])
    assert not are_bundle_names([MANIFEST, SIGNATURE, first, third, README])
    assert not are_bundle_names([MANIFEST, SIGNATURE, second, first, README])
    assert not are_bundle_names([MANIFEST, SIGNATURE, blob, first, README])
    assert not are_bundle_names([MANIFEST, SIGNATURE, first, "more.txt", README])
