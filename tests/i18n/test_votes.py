"""Does one sentence say how a vote went, as a secretary of either side would write it?"""

import pytest

from ctj_desktop.domain.records.voting import DecisionResult, VoteCount
from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.votes import vote_sentence

UNANIMOUS, MAJORITY, REJECTED = DecisionResult.UNANIMOUS, DecisionResult.MAJORITY, DecisionResult.REJECTED


@pytest.mark.parametrize(
    ("count", "result", "french", "german"),
    [
        (
            VoteCount(yes=7, abstentions=1),
            MAJORITY,
            "Adopté par 7 voix et 1 abstention.",
            "Mit 7 Ja-Stimmen bei 1 Enthaltung angenommen.",
        ),
        (
            VoteCount(yes=5, no=1),
            MAJORITY,
            "Adopté par 5 voix contre 1 voix.",
            "Mit 5 Ja-Stimmen gegen 1 Nein-Stimme angenommen.",
        ),
        (VoteCount(yes=9), UNANIMOUS, "Adopté à l’unanimité (9 voix).", "Einstimmig angenommen (9 Ja-Stimmen)."),
        (
            VoteCount(yes=3, no=5, abstentions=2),
            REJECTED,
            "Rejeté par 5 voix contre 3 voix et 2 abstentions.",
            "Mit 5 Nein-Stimmen gegen 3 Ja-Stimmen bei 2 Enthaltungen abgelehnt.",
        ),
        (
            None,
            DecisionResult.CONSENSUS,
            "Adopté par consensus, sans opposition.",
            "Im Konsens angenommen, ohne Gegenstimme.",
        ),
        (VoteCount(yes=2, no=2), None, "Le résultat est encore ouvert.", "Das Ergebnis ist noch offen."),
    ],
)
def test_the_sentence_of_a_vote(
    count: VoteCount | None, result: DecisionResult | None, french: str, german: str
) -> None:
    assert _said("fr_CH", count, result) == french
    assert _said("de_CH", count, result) == german


def test_votes_that_were_not_cast_stand_behind() -> None:
    count = VoteCount(yes=7, blank=1, invalid=2)
    assert _said("fr_CH", count, MAJORITY) == "Adopté par 7 voix (1 bulletin blanc, 2 bulletins nuls)."


def _said(locale: str, count: VoteCount | None, result: DecisionResult | None) -> str:
    return vote_sentence(load_translator(locale), count, result).replace("\u00a0", " ")
