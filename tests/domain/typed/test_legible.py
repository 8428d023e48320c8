"""Does no text keep signs that turn what is read, and does it keep all that French and German need?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctj_desktop.domain.texts import Bilingual, Language, TranslationState, translation_state
from ctj_desktop.domain.typed.legible import legible, legible_line, unturned


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Protokoll\u202efdp.exe", "Protokollfdp.exe"),
        ("\u2066Jeanne\u2069 \u200eMartin\u200f\u061c", "Jeanne Martin"),
        ("a\x00b\x1b[2J\x7f\x9bc\ufeff", "ab[2Jc"),
        ("\ud800x", "x"),
        ("une\r\ndeux\rtrois\u2028quatre\x0bcinq", "une\ndeux\ntrois\nquatre\ncinq"),
    ],
)
def test_signs_that_are_not_seen_and_turn_the_rest_are_gone(text: str, read: str) -> None:
    assert legible(text) == read


@pytest.mark.parametrize(
    "text",
    ["l’été\u202f!", "«\u00a0oui\u00a0»", "Doku\u00admentation", "a\n\n\tb", "👩\u200d🌾", "یا\u200cد", "שלום مرحبا"],
)
def test_spaces_soft_hyphens_joiners_and_breaks_stay(text: str) -> None:
    assert legible(text) == text


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Jeanne\nMartin", "Jeanne Martin"),
        ("A \r\n\t B", "A B"),
        ("Jeanne Martin", "Jeanne Martin"),
        ("l’\u202fA", "l’\u202fA"),
    ],
)
def test_a_name_stands_in_one_line(text: str, read: str) -> None:
    assert legible_line(text) == read


@given(st.text(st.characters(exclude_categories=()), max_size=50))
def test_what_is_legible_stays_as_it_is(text: str) -> None:
    assert legible(legible(text)) == legible(text)
    assert legible_line(legible_line(text)) == legible_line(text)
    legible(text).encode()


def test_a_sentence_loses_marks_of_direction_alone() -> None:
    assert unturned("Protokoll\u202efdp.exe \ud800\x1b") == "Protokollfdp.exe \ud800\x1b"


def test_a_translation_that_was_checked_stays_so() -> None:
    read = Bilingual.of("Eaux\u202e", "Gewässer").legible()
    assert (read.fr.text, read.de.text) == ("Eaux", "Gewässer")
    assert translation_state(read, Language.DE) is TranslationState.DONE
    other = Bilingual.of("Eaux", "Ge\u202ewässer", source=Language.DE).legible(legible_line)
    assert translation_state(other, Language.FR, Language.DE) is TranslationState.DONE
    plain = Bilingual.of("Eaux", "Gewässer")
    assert plain.legible() is plain
