"""Is it kept where something went wrong, and never with what words?"""

from datetime import datetime
from pathlib import Path

from ctj_desktop.problems import KEPT, NAME, note_problem, noted_problems, told

AT = datetime(2027, 2, 24, 9, 30)


def raised(name: str) -> Exception:
    """An error behind an error, both of which say a name."""
    try:
        try:
            raise KeyError(name)
        except KeyError as error:
            raise ValueError(f"of {name}") from error
    except ValueError as error:
        return error


def test_kind_and_place_are_told_and_no_name() -> None:
    said = told(raised("Camille"))
    assert said.startswith(f"ValueError in {__name__}:")
    assert f" ← KeyError in {__name__}:" in said
    assert "Camille" not in said


def test_the_last_ones_are_kept(tmp_path: Path) -> None:
    for _ in range(KEPT + 3):
        note_problem(tmp_path / "data", raised("Camille"), AT)
    lines = noted_problems(tmp_path / "data")
    assert len(lines) == KEPT
    assert lines[0].startswith("2027-02-24 09:30 ")
    assert "Camille" not in "".join(lines)


def test_a_folder_that_takes_nothing_keeps_none_and_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "data").write_bytes(b"a file")
    note_problem(tmp_path / "data", raised("Camille"), AT)
    assert noted_problems(tmp_path / "data") == []
    (tmp_path / NAME).write_bytes(b"\xff")
    assert noted_problems(tmp_path) == []


def test_an_error_that_stands_behind_itself_ends() -> None:
    error = raised("Camille")
    assert error.__cause__ is not None
    error.__cause__.__cause__ = error
    assert told(error).count(" ← ") == 1
