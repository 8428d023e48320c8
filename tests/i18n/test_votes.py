"""Does one sentence say how a vote went, as a secretary of either side would write it?"""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctj_desktop.domain.ids import DecisionRuleId, HomeId, StatutesId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.statutes import DecisionMode, DecisionRule, TieRule
from ctj_desktop.domain.records.voting import DecisionResult, VoteCount
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.votes import annulled_sentence, result_within, verdict_word, vote_sentence

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
            "Im Konsens angenommen, ohne Widerspruch.",
        ),
        (
            VoteCount(yes=4, no=1, abstentions=1),
            DecisionResult.CONSENSUS,
            "Adopté par consensus (4 pour, 1 contre, 1 abstention).",
            "Im Konsens angenommen (4 Ja, 1 Nein, 1 Enthaltung).",
        ),
        (VoteCount(yes=2, no=2), None, "Le résultat n’est pas encore arrêté.", "Das Ergebnis ist noch offen."),
    ],
)
def test_the_sentence_of_a_vote(
    count: VoteCount | None, result: DecisionResult | None, french: str, german: str
) -> None:
    assert _said("fr_CH", count, result) == french
    assert _said("de_CH", count, result) == german


SIMPLE = DecisionRule(
    id=DecisionRuleId(UUID(int=1)),
    home=HomeId(UUID(int=2)),
    statutes=StatutesId(UUID(int=3)),
    name=Bilingual.of("Majorité", "Mehrheit"),
    mode=DecisionMode.MAJORITY,
    tie=TieRule.CHAIR,
    article="art. 9",
)
CONSENT = replace(SIMPLE, mode=DecisionMode.CONSENSUS)
ALL = replace(SIMPLE, mode=DecisionMode.UNANIMITY)


@pytest.mark.parametrize(
    ("count", "result", "rule", "french", "german"),
    [
        (
            VoteCount(yes=5, no=2),
            REJECTED,
            SIMPLE,
            "Rejeté : majorité requise non atteinte (5 pour, 2 contre).",
            "Abgelehnt: Das erforderliche Mehr ist nicht erreicht (5 Ja, 2 Nein).",
        ),
        (
            VoteCount(yes=3, abstentions=6),
            REJECTED,
            SIMPLE,
            "Rejeté : majorité requise non atteinte (3 pour, 0 contre, 6 abstentions).",
            "Abgelehnt: Das erforderliche Mehr ist nicht erreicht (3 Ja, 0 Nein, 6 Enthaltungen).",
        ),
        (
            VoteCount(yes=6, no=1),
            REJECTED,
            CONSENT,
            "Rejeté : faute de consensus (6 pour, 1 contre).",
            "Abgelehnt: Es besteht kein Konsens (6 Ja, 1 Nein).",
        ),
        (
            VoteCount(yes=6, no=1),
            REJECTED,
            ALL,
            "Rejeté : unanimité non atteinte (6 pour, 1 contre).",
            "Abgelehnt: Einstimmigkeit ist nicht erreicht (6 Ja, 1 Nein).",
        ),
        (VoteCount(yes=6, no=1), REJECTED, None, "Rejeté (6 pour, 1 contre).", "Abgelehnt (6 Ja, 1 Nein)."),
        (
            VoteCount(no=7),
            REJECTED,
            SIMPLE,
            "Rejeté à l’unanimité (7 voix).",
            "Einstimmig abgelehnt (7 Nein-Stimmen).",
        ),
        (
            VoteCount(no=7, abstentions=1),
            REJECTED,
            SIMPLE,
            "Rejeté à l’unanimité des voix exprimées (0 pour, 7 contre, 1 abstention).",
            "Mit allen abgegebenen Stimmen abgelehnt (0 Ja, 7 Nein, 1 Enthaltung).",
        ),
        (
            VoteCount(yes=5, no=5),
            REJECTED,
            None,
            "Rejeté à égalité des voix (5 pour, 5 contre).",
            "Bei Stimmengleichheit abgelehnt (5 Ja, 5 Nein).",
        ),
        (
            VoteCount(yes=5, no=5),
            MAJORITY,
            SIMPLE,
            "Adopté à égalité des voix (5 pour, 5 contre, voix prépondérante de la présidence).",
            "Bei Stimmengleichheit angenommen (5 Ja, 5 Nein, Stichentscheid des Präsidiums).",
        ),
        (
            VoteCount(yes=7, abstentions=2),
            UNANIMOUS,
            SIMPLE,
            "Adopté à l’unanimité des voix exprimées (7 pour, 0 contre, 2 abstentions).",
            "Mit allen abgegebenen Stimmen angenommen (7 Ja, 0 Nein, 2 Enthaltungen).",
        ),
        (VoteCount(yes=2, no=4), MAJORITY, None, "Adopté (2 pour, 4 contre).", "Angenommen (2 Ja, 4 Nein)."),
        (
            VoteCount(abstentions=6, blank=1),
            REJECTED,
            SIMPLE,
            "Rejeté : majorité requise non atteinte (0 pour, 0 contre, 6 abstentions, 1 bulletin blanc).",
            "Abgelehnt: Das erforderliche Mehr ist nicht erreicht (0 Ja, 0 Nein, 6 Enthaltungen, 1 leere Stimme).",
        ),
    ],
)
def test_no_sentence_says_what_the_count_does_not(
    count: VoteCount, result: DecisionResult, rule: DecisionRule | None, french: str, german: str
) -> None:
    assert _said("fr_CH", count, result, rule) == french
    assert _said("de_CH", count, result, rule) == german


def test_whose_casting_vote_decided_is_named() -> None:
    tie = VoteCount(yes=4, no=4)
    assert _said("fr_CH", tie, REJECTED, SIMPLE, casting="Anne Jacot") == (
        "Rejeté à égalité des voix (4 pour, 4 contre, voix prépondérante : Anne Jacot)."
    )
    unknown = "Adopté à égalité des voix (4 pour, 4 contre, voix prépondérante (personne non communiquée))."
    assert _said("fr_CH", tie, MAJORITY, None, casting="") == unknown


@pytest.mark.parametrize(
    ("result", "within"),
    [
        (VoteCount(yes=9), "à l’unanimité"),
        (VoteCount(yes=9, abstentions=1), "à l’unanimité des voix exprimées"),
        (VoteCount(yes=9, no=1), "à la majorité"),
        (VoteCount(yes=3, no=3), "à égalité des voix"),
        (VoteCount(yes=3, no=4), "adopté"),
    ],
)
def test_behind_a_count_it_is_said_how_it_was_taken(result: VoteCount, within: str) -> None:
    assert result_within(load_translator("fr_CH"), result, UNANIMOUS, None) == within


@given(
    st.builds(VoteCount, **dict.fromkeys(("yes", "no", "abstentions", "blank", "invalid"), st.integers(0, 3))),
    st.sampled_from(list(DecisionResult)),
    st.none() | st.sampled_from([SIMPLE, CONSENT, ALL]),
)
def test_no_count_makes_a_sentence_that_is_untrue_of_it(
    count: VoteCount, result: DecisionResult, rule: DecisionRule | None
) -> None:
    t = load_translator("fr_CH")
    said, within = vote_sentence(t, count, result, rule), result_within(t, count, result, rule)
    if result is DecisionResult.CONSENSUS:
        return
    for text in (said, within):
        others = count.yes if result is REJECTED else count.no
        if "à l’unanimité" in text:
            assert not others
            assert "exprimées" in text or not (count.abstentions or count.blank or count.invalid)
        assert ("égalité" in text) <= (count.yes == count.no)
        assert ("à la majorité" in text or " contre " in text.replace("\u00a0contre", "")) <= (
            (count.no > count.yes) if result is REJECTED else (count.yes > count.no)
        )
    assert str(count.abstentions) in said or not count.abstentions


def test_a_verdict_without_a_rule_is_that_of_consensus_unless_another_is_on_record() -> None:
    t = load_translator("fr_CH")
    assert verdict_word(t, adopted=True, rule=None) == "Adopté · par consensus"
    assert verdict_word(t, adopted=False, rule=None) == "Rejeté · faute de consensus"
    assert verdict_word(t, adopted=True, rule=None, result=MAJORITY) == "Adopté"
    assert verdict_word(t, adopted=True, rule=SIMPLE) == "Adopté · Majorité, art. 9"


@pytest.mark.parametrize(
    ("count", "said"),
    [(None, "Vote annulé et répété."), (VoteCount(yes=4, no=4), "Vote annulé et répété (4 pour, 4 contre).")],
)
def test_a_vote_that_was_repeated_says_so(count: VoteCount | None, said: str) -> None:
    assert annulled_sentence(load_translator("fr_CH"), count).replace("\u00a0", " ") == said


def test_votes_that_were_not_cast_stand_behind() -> None:
    count = VoteCount(yes=7, blank=1, invalid=2)
    assert _said("fr_CH", count, MAJORITY) == "Adopté par 7 voix (1 bulletin blanc, 2 bulletins nuls)."


def _said(
    locale: str,
    count: VoteCount | None,
    result: DecisionResult | None,
    rule: DecisionRule | None = None,
    casting: str | None = None,
) -> str:
    return vote_sentence(load_translator(locale), count, result, rule, casting=casting).replace("\u00a0", " ")
