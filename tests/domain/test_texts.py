"""What counts as a text: something that a reader sees?"""

import pytest

from ctj_desktop.domain.texts import Bilingual, says_something

UNSEEN = ["", " \t\n", "\u00a0\u202f", "\u200b" * 500, "\u00ad", "\ufeff", "\u2060", "\u200e \u200d"]
UNSEEN += ["\ufe0f", "\x07", "\u2800"]


@pytest.mark.parametrize("text", UNSEEN)
def test_what_nobody_sees_says_nothing(text: str) -> None:
    assert not says_something(text)
    assert not Bilingual.of(text, text).says_something()


@pytest.mark.parametrize("text", ["a", "–", "\u200bOui", "مرحبا", "🎉", "e\u0301", "?"])
def test_one_sign_that_is_seen_is_enough(text: str) -> None:
    assert says_something(text)
    assert Bilingual.of(de=text).says_something()
