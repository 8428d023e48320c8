"""Do rows on a terminal stay in their columns and their language, whatever they hold?"""

import pytest

from ctj_desktop.domain.log.changes import Json
from ctj_desktop.domain.records.meetings import MeetingState
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.catalogue.terminal import sheet, short, table, visible

FR, DE = load_translator("fr"), load_translator("de")


def test_a_table_is_aligned_and_speaks_the_readers_language() -> None:
    rows: list[dict[str, Json]] = [
        {"number": "2027-01", "on": "2027-03-12", "state": "held", "title": {"fr": "Élan", "de": ""}},
        {"number": None, "on": None, "state": "draft", "title": {"fr": "", "de": "漢字"}},
    ]
    french = table(FR, rows, ("number", "on", "state", "title"), {"state": MeetingState}).splitlines()
    assert french[1].startswith("2027-01  12.03.2027  ")
    assert french[1].endswith("Élan")
    assert french[2].endswith("漢字")
    assert {line.index("12.03.2027") for line in french if "12.03.2027" in line} == {9}
    assert table(DE, rows, ("title",), {}).splitlines()[1] == "Élan"
    assert table(FR, [], ("title",), {}) == FR("Nothing to list.")


@pytest.mark.parametrize("sign", ["\x1b[2J", "\x07", "\u202e", "\u2066", "\r", "\x9b"])
def test_nothing_moves_the_cursor_or_turns_the_line(sign: str) -> None:
    assert "□" in visible(f"a{sign}b")
    assert sign[0] not in visible(f"a{sign}b")


def test_right_to_left_text_and_emoji_are_shown() -> None:
    assert visible("שלום 🧀") == "שלום 🧀"
    assert len(short("x" * 10_000)) == 60


def test_a_sheet_leaves_out_what_says_nothing() -> None:
    nothing: Json = {"fr": "", "de": ""}
    shown = sheet(DE, {"kind": "meeting", "number": "2027-01", "place": nothing, "closed": False, "end": None})
    assert "2027-01" in shown
    assert "place" not in shown.lower()
    assert len(shown.splitlines()) == 3
