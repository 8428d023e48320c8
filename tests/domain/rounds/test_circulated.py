"""Is it told whether a text is still the one that was sent round?"""

import pytest

from ctj_desktop.domain.rounds.circulated import as_read, circulated_sha256
from ctj_desktop.domain.texts import Bilingual

of = Bilingual.of


def test_every_language_and_the_order_count() -> None:
    told = [
        circulated_sha256(passages)
        for passages in (
            [of("a", "b"), of("c")],
            [of("a", "b"), of("c")],
            [of("c"), of("a", "b")],
            [of("a", "b"), of("", "c")],
            [of("a"), of("b"), of("c")],
            [],
        )
    ]
    assert told[0] == told[1]
    assert len(set(told)) == len(told) - 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("L’**avis**  favorable\u00a0:", "L'avis favorable :"),
        ("Deux\nlignes\u202f!", " Deux lignes !"),
        ("franco\u2011suisse", "franco-suisse"),
        ("Finanzierungs\u00adplan", "Finanzierungsplan"),
    ],
)
def test_what_another_program_makes_of_it_is_the_same(one: str, other: str) -> None:
    assert as_read(one) == as_read(other)


def test_another_word_is_another_text() -> None:
    assert as_read("un plan") != as_read("deux plans")
