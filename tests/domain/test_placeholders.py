"""What stands in braces in a text?"""

import pytest

from ctj_desktop.domain.placeholders import filled, is_placeholder, placeholders, unknown_placeholders
from ctj_desktop.domain.texts import Bilingual


def test_each_name_once_and_in_both_languages() -> None:
    text = Bilingual.of("Le {jour}, {nom} et { nom }", "Am {Tag}: {nom}")
    assert placeholders(text) == ("jour", "nom", "Tag")
    assert unknown_placeholders(text, ["nom", "jour"]) == ("Tag",)
    assert placeholders(Bilingual.of("rien", "{ offen")) == ()
    assert placeholders(Bilingual.of("{}{{x}}")) == ("", "x")


@pytest.mark.parametrize("name", ["jour", "nom du membre", "Größe & <b>", "x" * 60])
def test_a_name(name: str) -> None:
    assert is_placeholder(name)


@pytest.mark.parametrize("name", ["", " jour", "a{b", "a}", "zwei\nZeilen", "x" * 61])
def test_no_name(name: str) -> None:
    assert not is_placeholder(name)


def test_names_are_filled_in_and_one_without_a_value_stays_to_be_seen() -> None:
    values = {"dernier jour": "30 juin", "comité": "{siège}"}
    assert filled("Fin {dernier jour} / { dernier jour } : {comité}, {maire} {}", values) == (
        "Fin 30 juin / 30 juin : {siège}, {maire} {}"
    )
