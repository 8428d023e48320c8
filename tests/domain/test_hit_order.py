"""Does the best hit stand first?"""

from hypothesis import given
from hypothesis import strategies as st

from ctj_desktop.domain.hit_order import Fit, begin_in, fit, fit_scattered, words_apart, words_begin, words_in

NAMES = ["nouvelle seance", "seances", "seances et membres", "enregistrer maintenant", "elan du haut-doubs"]


def found(typed: str) -> list[str]:
    """Names that fit, best first; equal ones stay as they came."""
    fits = [(how, name) for name in NAMES if (how := fit_scattered(typed, name)) is not None]
    return [name for _, name in sorted(fits, key=lambda one: one[0])]


def test_exact_before_prefix_before_word_before_letters_before_text() -> None:
    assert found("seances") == ["seances", "seances et membres"]
    assert found("seance") == ["seances", "seances et membres", "nouvelle seance"]
    assert found("enrmai") == ["enregistrer maintenant"]
    assert fit_scattered("enrmai", "enregistrer maintenant") is Fit.SCATTERED
    assert Fit.EXACT < Fit.PREFIX < Fit.WORDS < Fit.SCATTERED < Fit.TEXT


def test_letters_that_stand_apart_count_where_they_are_asked_for() -> None:
    assert fit("enrmai", "enregistrer maintenant") is None
    assert fit_scattered("erz", "enregistrer maintenant") is None
    assert fit_scattered("nre", "enregistrer maintenant") is None
    assert fit_scattered("enr mai", "enregistrer maintenant") is Fit.WORDS


def test_hyphens_apostrophes_and_order_of_words_do_not_matter() -> None:
    assert found("elan") == ["elan du haut-doubs"]
    assert found("doubs haut") == ["elan du haut-doubs"]
    assert words_begin("arc d", "comite de l’arc")
    assert words_begin("office", "secretariat de l'office")
    assert words_begin("haut-d", "elan du haut-doubs")
    assert not words_begin("arc x", "comite de l’arc")
    assert not words_begin("–", "comite de l’arc")


TEXTS = st.text(alphabet="ab -'–", max_size=12)


@given(TEXTS, TEXTS)
def test_words_that_were_taken_apart_before_are_found_alike(wanted: str, text: str) -> None:
    parts = words_in(wanted)
    assert begin_in(parts, words_apart(text)) == (words_begin(wanted, text) or not parts)


def test_two_letters_never_match_scattered() -> None:
    assert fit_scattered("em", "nouvelle equipe maison") is None
    assert fit_scattered("nm", "nouvelle equipe maison") is None
    assert found("xyz") == []


def test_nothing_typed_fits_everything_alike() -> None:
    assert words_begin(" ", "seances")
    assert {fit("", name) for name in NAMES} == {Fit.PREFIX}
