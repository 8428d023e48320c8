"""Are several proposed decisions told apart as a secretary writes them, and is nothing of their text lost?"""

import pytest

from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.domain.typed.proposals import proposals

A, B = "Le comité approuve les comptes 2026.", "Il charge le secrétariat de les publier."


def french(text: str) -> list[str]:
    return [part.fr.text for part in proposals(Bilingual.of(text)).parts]


@pytest.mark.parametrize(
    "text",
    [
        f"{A}\n{B}",
        f"{A}\n\n{B}\n",
        f"1. {A}\n2. {B}",
        f"1) {A}\n\n2) {B}",
        f"a) {A}\nb) {B}",
        f"- {A}\n– {B}",
        f"• {A}\n• {B}",
        f"1. {A} 2. {B}",
        "1. Le comité approuve les comptes 2026 ;\n2. Il charge le secrétariat de les publier.",
        "1. Le comité approuve les comptes 2026 ; et\n2. Il charge le secrétariat de les publier.",
    ],
)
def test_two_paragraphs_or_a_list_are_two_proposals(text: str) -> None:
    assert french(text) == [A, B]


@pytest.mark.parametrize(
    "text",
    [
        A,
        f"{A} {B}",
        "Le comité décide\nd’approuver les comptes.",
        "Le comité siège le 1. et le 2. mars.",
        "Le comité approuve l’art. 2. Il abroge l’art. 4.",
        "Der Ausschuss genehmigt die Rechnung.\n\nund dankt.",
        "1. Le comité approuve les comptes.",
        "1. Le comité approuve. 3. Il publie.",
    ],
)
def test_one_is_one(text: str) -> None:
    assert len(french(text)) == 1


def test_nothing_proposed_is_nothing() -> None:
    found = proposals(NO_TEXT)
    assert (found.parts, found.left, found.are_several) == ((), (), False)
    assert found.chosen("") is None


def test_words_that_lead_to_a_list_stand_before_each_and_a_sentence_before_it_is_a_proposal() -> None:
    items = "1. d’approuver les comptes ;\n2. de les publier\net d’en remettre une copie."
    assert french(f"Le comité décide :\n{items}") == [
        "Le comité décide : d’approuver les comptes.",
        "Le comité décide : de les publier\net d’en remettre une copie.",
    ]
    assert french(f"{A}\n1. {B}\n2. Il remercie.") == [A, B, "Il remercie."]


def test_both_languages_are_told_apart_alike_or_not_at_all() -> None:
    even = proposals(Bilingual.of(f"1. {A}\n2. {B}", "1. Eins.\n2. Zwei."))
    assert [(part.fr.text, part.de.text) for part in even.parts] == [(A, "Eins."), (B, "Zwei.")]
    uneven = Bilingual.of(f"1. {A}\n2. {B}", "Eins und zwei.")
    found = proposals(uneven)
    assert (found.parts, found.uneven, found.are_several, found.are_numbered) == ((uneven,), (2, 1), False, True)
    assert [found.chosen(typed) for typed in ("", "0", "1", "2")] == [uneven, uneven, uneven, None]
    assert (even.uneven, even.are_numbered, proposals(Bilingual.of(A)).are_numbered) == (None, True, False)
    assert [part.de.text for part in proposals(Bilingual.of("", "1. Eins.\n2. Zwei.")).parts] == ["Eins.", "Zwei."]


def test_one_is_chosen_by_its_number_the_next_by_nothing_and_all_by_zero() -> None:
    text = Bilingual.of(f"1. {A}\n2. {B}")
    found = proposals(text)
    chosen = {typed: one.fr.text for typed in ("", "1", "2", "0") if (one := found.chosen(typed)) is not None}
    assert chosen == {"": A, "1": A, "2": B, "0": text.fr.text}
    assert [found.chosen(typed) for typed in ("3", "-1", "12", "²", "Le comité")] == [None] * 5


def test_what_was_taken_is_not_the_next_one_also_where_it_was_reworded() -> None:
    text = Bilingual.of(f"1. {A}\n2. {B}")

    def left(*decided: str) -> tuple[int, ...]:
        return proposals(text, [Bilingual.of(one) for one in decided]).left

    assert left() == (1, 2)
    assert left(A) == (2,)
    assert left(B) == (1,)
    assert left("Le comité approuve les comptes 2026 et remercie la trésorière.") == (2,)
    assert left("Le comité approuve les comptes.") == (2,)
    assert left("Le comité ajourne ce point.") == (1, 2)
    assert left(text.fr.text) == ()
    assert left(A, B) == ()
    assert left(A, B, "Et encore.") == ()


def test_of_two_that_are_nearly_alike_the_one_that_was_taken_is_known() -> None:
    text = Bilingual.of("1. Le comité approuve le projet Alpha.\n2. Le comité approuve le projet Beta.")
    assert proposals(text, [Bilingual.of("Le comité approuve le projet Beta.")]).left == (1,)
    assert proposals(text, [Bilingual.of("Le comité approuve le projet Alpha.")]).left == (2,)
