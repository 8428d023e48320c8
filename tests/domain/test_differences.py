"""Are the words that differ marked, and is no sign lost?"""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ctj_desktop.domain.differences import (
    AROUND,
    MOST_PAIRS,
    Piece,
    as_edited,
    in_context,
    with_both_changes,
    word_differences,
)
from ctj_desktop.domain.log.conflicts import both_texts
from ctj_desktop.domain.texts import Language

MINE = "Le comité rend un avis favorable, sous réserve d’un plan de financement équilibré."
THEIRS = "Le comité rend un avis favorable, à condition que l’aide reste sous le plafond."


def changed(pieces: tuple[Piece, ...]) -> list[str]:
    return [piece.text for piece in pieces if piece.changed]


def test_only_the_words_that_differ_are_marked() -> None:
    here, there = word_differences("Échéance le 26 février 2027.", "Échéance le 5 mars 2027.")
    assert changed(here) == ["26 février"]
    assert changed(there) == ["5 mars"]


def test_a_common_beginning_stays_unmarked() -> None:
    here, there = word_differences(MINE, THEIRS)
    assert here[0] == Piece("Le comité rend un avis favorable, ", False)
    assert there[0] == here[0]
    assert here[-1].text.endswith(".")


def test_an_elided_article_is_one_word_with_its_noun() -> None:
    here, _ = word_differences("l’aide", "l’avis")
    assert changed(here) == ["l’aide"]


def test_a_paragraph_more_is_marked_on_one_side_only() -> None:
    here, there = word_differences("Un.\n\nDeux.", "Un.")
    assert changed(here) == ["\n\nDeux."]
    assert changed(there) == []


def test_equal_and_empty_texts_have_nothing_to_mark() -> None:
    assert word_differences("", "") == ((), ())
    assert word_differences("Un 🧀", "Un 🧀") == ((Piece("Un 🧀", False),),) * 2
    assert changed(word_differences("", "Neu")[1]) == ["Neu"]


def test_texts_of_one_word_again_and_again_are_compared_by_their_ends() -> None:
    count = int(MOST_PAIRS**0.5) + 1
    long = "bla " * count
    here, there = word_differences(f"Début {long}milieu {long}fin", f"Début {long}centre {long}fin")
    assert changed(here) == ["milieu"]
    assert changed(there) == ["centre"]


def test_a_word_before_a_full_stop_is_the_same_as_before_a_space() -> None:
    here, there = word_differences("Départ le 5 mars.", "Départ le 5 mars au matin.")
    assert changed(here) == []
    assert changed(there) == ["au matin"]


@given(st.text("ab ’.\n", max_size=60), st.text("ab ’.\n", max_size=60))
def test_the_pieces_are_the_texts_again(mine: str, theirs: str) -> None:
    for text, pieces in zip((mine, theirs), word_differences(mine, theirs), strict=True):
        assert "".join(piece.text for piece in pieces) == text
        assert all(one.changed != other.changed for one, other in pairwise(pieces))


def test_both_texts_are_paragraphs_or_one_line() -> None:
    assert both_texts("Un.", "Deux.", block=True, language=Language.FR) == "Un.\n\nDeux."
    assert both_texts("Un", "Deux", block=False, language=Language.FR) == "Un\u202f; Deux"
    assert both_texts("Eins", "Zwei", block=False, language=Language.DE) == "Eins; Zwei"
    assert both_texts("Un.", "Deux", block=False, language=None) == "Un. Deux"
    assert both_texts("", "Deux", block=True, language=None) == "Deux"
    assert both_texts("Un ", "Un", block=True, language=None) == "Un "


def test_changes_at_two_places_are_both_kept() -> None:
    here = MINE.replace("comité", "comité de pilotage")
    there = MINE.replace("d’un plan de financement équilibré", "de deux plans équilibrés")
    both = with_both_changes(MINE, here, there)
    assert both == "Le comité de pilotage rend un avis favorable, sous réserve de deux plans équilibrés."
    assert with_both_changes(MINE, there, here) == both


def test_changes_of_the_same_words_are_nobodys_to_settle() -> None:
    assert with_both_changes("Un plan.", "Deux plans.", "Trois plans.") is None
    assert with_both_changes("Un plan.", "Un bon plan.", "Un long plan.") is None
    assert with_both_changes("Un plan clair.", "Un plan très clair.", "Un plan sûr.") is None


def test_the_same_change_is_made_once() -> None:
    both = with_both_changes("Un plan est prêt.", "Deux plan est prêt.", "Deux plan était prêt.")
    assert both == "Deux plan était prêt."


@given(st.text("ab ,.", max_size=20), st.text("ab ,.", max_size=20))
def test_without_a_change_on_one_side_the_other_stands(mine: str, theirs: str) -> None:
    assert with_both_changes(mine, mine, theirs) == theirs
    assert with_both_changes(theirs, mine, theirs) == mine
    assert with_both_changes(mine, theirs, theirs) == theirs
    both = with_both_changes("ab", mine, theirs)
    assert both == with_both_changes("ab", theirs, mine)


def test_both_texts_as_one_say_what_goes_before_what_comes() -> None:
    after = MINE.replace("d’un plan de financement équilibré", "de deux plans équilibrés")
    assert as_edited(MINE, after) == (
        Piece("Le comité rend un avis favorable, sous réserve", False),
        Piece(" d’un plan de financement équilibré", False, True),
        Piece(" de deux plans équilibrés", True),
        Piece(".", False),
    )
    assert as_edited("", "Un mot.") == (Piece("Un mot.", True),)
    assert as_edited("Un mot.", "Un mot.") == (Piece("Un mot.", False),)


@given(st.text("ab ,.", max_size=20), st.text("ab ,.", max_size=20))
def test_what_goes_and_what_comes_are_the_two_texts(before: str, after: str) -> None:
    pieces = as_edited(before, after)
    assert "".join(piece.text for piece in pieces if not piece.removed) == after
    assert len("".join(piece.text for piece in pieces if not piece.changed)) == len(before)


def test_far_from_a_change_a_text_falls_out_by_whole_words() -> None:
    first, second, third = (" ".join(f"{sign}{at}" for at in range(AROUND)) for sign in "abc")
    pieces = as_edited(f"{first} un {second} deux {third}", f"{first} trois {second} quatre {third}")
    said = [piece.text.strip() for piece in in_context(pieces)]
    assert said[1:3] == ["un", "trois"]
    assert said[4:6] == ["deux", "quatre"]
    assert said[0].startswith("… a")
    assert said[0].endswith(" a89")
    assert said[3].startswith("b0 ")
    assert " … b" in said[3]
    assert said[6].endswith(" …")
    assert all(len(one) <= 2 * AROUND + 3 for one in said)
    assert in_context(as_edited(MINE, THEIRS)) == as_edited(MINE, THEIRS)
    assert in_context((Piece(first, False),))[0].text.endswith(" …")
