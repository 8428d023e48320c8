"""Does a French word lose its vowel before the name of somebody, and nothing else?"""

import pytest

from ctj_desktop.domain.records.meetings import Reply
from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.elision import named
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.services.session.replying.refusals import RepliedSo


@pytest.mark.parametrize(
    ("locale", "name", "said"),
    [
        ("fr_CH", "Eva Egger", "remarques d’Eva Egger"),
        ("fr_CH", "Émile Exemple", "remarques d’Émile Exemple"),
        ("fr_CH", "Claire Chauvin", "remarques de Claire Chauvin"),
        ("fr_CH", "", "remarques de "),
        ("de_CH", "Eva Egger", "remarques de Eva Egger"),
    ],
)
def test_before_a_vowel_and_in_french_alone(locale: str, name: str, said: str) -> None:
    assert named(load_translator(locale), "remarques de {name}", name=name) == said


def test_a_file_keeps_the_whole_word_before_it() -> None:
    t = load_translator("fr_CH")
    assert named(t, "une copie de {file}", file="avis.pdf") == "une copie de avis.pdf"


def test_a_word_that_only_ends_like_one_of_them_keeps_its_vowel() -> None:
    assert named(load_translator("fr_CH"), "Remarque {name} modifiée", name="Anne") == "Remarque Anne modifiée"


def test_a_refusal_names_somebody_as_one_speaks() -> None:
    said = sentence(load_translator("fr_CH"), RepliedSo("Eva Egger", Reply.PRESENT))
    assert said.startswith("La réponse d’Eva Egger est déjà saisie")
