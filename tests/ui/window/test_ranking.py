"""Does the best match stand first?"""

from ctj_desktop.i18n.translator import sort_key
from ctj_desktop.ui.window.ranking import rank, ranked

NAMES = ["Nouvelle séance", "Séances", "Séances et membres", "Enregistrer maintenant", "Élan du Haut-Doubs"]


def found(typed: str) -> list[str]:
    """Names that match, best first."""
    return ranked(typed, NAMES, str, sort_key)


def test_exact_before_prefix_before_word_before_letters() -> None:
    assert found("seances") == ["Séances", "Séances et membres"]
    assert found("seance") == ["Séances", "Séances et membres", "Nouvelle séance"]
    assert rank("enrmai", "Enregistrer maintenant", sort_key) == 3


def test_accents_hyphens_and_order_of_words_do_not_matter() -> None:
    assert found("elan") == ["Élan du Haut-Doubs"]
    assert found("doubs haut") == ["Élan du Haut-Doubs"]


def test_two_letters_never_match_scattered() -> None:
    assert rank("em", "Nouvelle équipe maison", sort_key) is None
    assert found("xyz") == []
