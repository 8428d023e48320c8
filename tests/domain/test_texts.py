"""What counts as a text: something that a reader sees?"""

import pytest

from ctj_desktop.domain.texts import (
    Bilingual,
    Language,
    Passage,
    TranslationState,
    other,
    says_something,
    shown_text,
    text_hash,
    translation_state,
)

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


def test_two_texts_given_together_are_checked_against_one_another() -> None:
    both = Bilingual.of("Budget", "Voranschlag")
    assert both.de.checked_against == text_hash("Budget")
    assert both.fr.checked_against is None
    turned = Bilingual.of("Budget", "Voranschlag", source=Language.DE)
    assert (turned.fr.checked_against, turned.de.checked_against) == (text_hash("Voranschlag"), None)


def test_on_a_screen_the_other_language_stands_in() -> None:
    only = Bilingual.of(fr="Budget")
    assert (only.text(Language.DE), only.or_other(Language.DE)) == ("", "Budget")
    assert Bilingual.of("Budget", "Voranschlag").or_other(Language.DE) == "Voranschlag"
    assert (other(Language.DE), other(Language.FR)) == (Language.FR, Language.DE)


def test_how_far_a_translation_is() -> None:
    states = {
        "missing": Bilingual.of(fr="Budget"),
        "draft": Bilingual(fr=Passage(text="Budget"), de=Passage(text="Voranschlag", draft=True)),
        "done": Bilingual.of("Budget", "Voranschlag"),
        "review": Bilingual.of("Budget", "Voranschlag").with_text(Language.FR, "Comptes"),
    }
    assert {name: str(translation_state(text, Language.DE)) for name, text in states.items()} == {
        name: name for name in states
    }


def test_a_text_without_a_source_to_compare_is_done() -> None:
    assert translation_state(Bilingual.of(de="Voranschlag"), Language.DE) is TranslationState.DONE
    assert translation_state(Bilingual.of(fr="Budget"), Language.FR) is TranslationState.DONE


def test_a_side_retyped_counts_as_checked_unless_it_is_the_source_or_empty() -> None:
    text = Bilingual.of("Budget", "Voranschlag")
    again = text.with_text(Language.FR, "Comptes").with_text(Language.DE, "Rechnung")
    assert again.de == Passage(text="Rechnung", checked_against=text_hash("Comptes"))
    assert again.fr == Passage(text="Comptes")
    assert text.with_text(Language.DE, "").de == Passage()


def test_two_columns_are_shown_as_one_text_and_a_missing_one_as_none() -> None:
    assert shown_text("Budget", None) == Bilingual(fr=Passage(text="Budget"))
    assert shown_text(None, "Voranschlag").or_other(Language.FR) == "Voranschlag"
    assert not shown_text(None, "")


def test_a_pair_checked_before_the_committee_chose_its_source_stays_checked() -> None:
    both = Bilingual.of("Budget", "Voranschlag")
    assert translation_state(both, Language.FR, Language.DE) is TranslationState.DONE
    retyped = both.with_text(Language.DE, "Rechnung", source=Language.DE)
    assert translation_state(retyped, Language.FR, Language.DE) is TranslationState.REVIEW
