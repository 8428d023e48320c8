"""Where was the person last, whatever program wrote it?"""

from ctj_desktop.ui.workspace.recents import read_places


def test_places_of_a_newer_program_are_no_places() -> None:
    assert read_places("") == []
    assert read_places("[[1]]") == []
    assert read_places('{"a": 1}') == []
