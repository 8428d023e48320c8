"""A decision on paper says of each vote when it was taken, by whose votes and how, and by which rule."""

from datetime import time
from typing import Any

import pytest

from ctj_desktop.documents.blocks import Pair
from ctj_desktop.documents.papers import Voices
from ctj_desktop.documents.results import DecisionFacts, TakenVote, result_lines
from ctj_desktop.domain.ids import DecisionId, DecisionRuleId, PersonId, StatutesId, VoteId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.statutes import DecisionMode, DecisionRule, TieRule
from ctj_desktop.domain.records.voting import Decision, DecisionResult, Vote, VoteCount, VoteMethod
from ctj_desktop.domain.voters import AwayVotes, CouldVote, Voters
from ctj_desktop.i18n import load_translator
from tests.documents.records import COMMITTEE, HOME, IDS, text

VOICES = Voices(load_translator("fr_CH"), load_translator("de_CH"))
HALF_PAST_FIVE = time(17, 30)
RULE = DecisionRule(
    id=DecisionRuleId(next(IDS)),
    home=HOME,
    statutes=StatutesId(next(IDS)),
    name=text("Majorité simple", "Einfaches Mehr"),
    mode=DecisionMode.MAJORITY,
    tie=TieRule.CHAIR,
    article="art. 9",
)
DECISION = Decision(id=DecisionId(next(IDS)), home=HOME, committee=COMMITTEE, text=text("Oui.", "Ja."))
REJECTED = DecisionResult.REJECTED
SEVENTEEN = CouldVote(Voters(17, 1))
TWELVE = VoteCount(yes=12, no=4, abstentions=1)


def a_vote(count: VoteCount | None = TWELVE, **changes: Any) -> Vote:
    return Vote(id=VoteId(next(IDS)), home=HOME, decision=DECISION.id, count=count, **changes)


def lines(
    *votes: TakenVote,
    result: DecisionResult | None = DecisionResult.MAJORITY,
    rule: DecisionRule | None = RULE,
    **more: Any,
) -> list[tuple[str, str]]:
    facts = DecisionFacts(decision=replace(DECISION, result=result), votes=votes, rule=rule, **more)
    return [_said(pair) for pair in result_lines(facts, VOICES)]


def _said(pair: Pair) -> tuple[str, str]:
    return pair.fr.text.replace("\u00a0", " "), pair.de.text.replace("\u00a0", " ")


def test_a_vote_prints_its_minute_its_voters_its_count_and_its_rule() -> None:
    assert lines(TakenVote(vote=a_vote(at=HALF_PAST_FIVE), could=SEVENTEEN)) == [
        (
            "À 17 h 30, 17 votants dont 1 procuration : 12 pour, 4 contre, 1 abstention · à la majorité",
            "Um 17.30 Uhr, 17 Stimmberechtigte, davon 1 mit Vollmacht: 12 Ja, 4 Nein, 1 Enthaltung · mehrheitlich",
        ),
        ("Majorité simple (statuts, art. 9)", "Einfaches Mehr (Statuten, Art. 9)"),
    ]


def test_a_vote_that_kept_no_minute_prints_none_and_one_without_its_voters_only_the_minute() -> None:
    assert lines(TakenVote(vote=a_vote()))[0][0] == "12 pour, 4 contre, 1 abstention · à la majorité"
    timed = lines(TakenVote(vote=a_vote(at=HALF_PAST_FIVE)))
    assert timed[0][0] == "À 17 h 30 : 12 pour, 4 contre, 1 abstention · à la majorité"


def test_only_the_count_is_strong() -> None:
    facts = DecisionFacts(decision=DECISION, votes=(TakenVote(vote=a_vote(at=HALF_PAST_FIVE), could=SEVENTEEN),))
    (line,) = result_lines(facts, VOICES)
    assert "".join(run.text for run in line.fr.runs if run.strong).replace("\u00a0", " ") == (
        "12 pour, 4 contre, 1 abstention"
    )


def test_votes_stand_in_the_order_they_are_given_and_one_that_was_repeated_says_so() -> None:
    first = TakenVote(
        vote=a_vote(VoteCount(yes=8, no=8, abstentions=1), at=time(17, 20)), could=SEVENTEEN, annulled=True
    )
    second = TakenVote(vote=a_vote(at=HALF_PAST_FIVE, annuls=first.vote.id), could=SEVENTEEN)
    found = lines(first, second)
    assert found[0] == (
        "À 17 h 20, 17 votants dont 1 procuration : 8 pour, 8 contre, 1 abstention · annulé, vote répété",
        "Um 17.20 Uhr, 17 Stimmberechtigte, davon 1 mit Vollmacht: 8 Ja, 8 Nein, 1 Enthaltung · aufgehoben, "
        "Abstimmung wiederholt",
    )
    assert [line[0][:9] for line in found] == ["À 17 h 20", "À 17 h 30", "Majorité "]
    alone = TakenVote(vote=a_vote(None, method=VoteMethod.CONSENSUS), annulled=True)
    assert lines(alone, result=None) == [
        ("par consensus · annulé, vote répété", "im Konsens · aufgehoben, Abstimmung wiederholt")
    ]


@pytest.mark.parametrize(
    ("count", "result", "rule", "said"),
    [
        (
            VoteCount(yes=4, no=12),
            DecisionResult.REJECTED,
            RULE,
            "4 pour, 12 contre, 0 abstention · rejeté à la majorité",
        ),
        (VoteCount(no=9), DecisionResult.REJECTED, RULE, "0 pour, 9 contre, 0 abstention · rejeté à l’unanimité"),
        (
            VoteCount(yes=5, no=2, abstentions=6),
            DecisionResult.REJECTED,
            RULE,
            "5 pour, 2 contre, 6 abstentions · rejeté, majorité requise non atteinte",
        ),
        (
            VoteCount(yes=6, no=1),
            DecisionResult.REJECTED,
            replace(RULE, mode=DecisionMode.CONSENSUS),
            "6 pour, 1 contre, 0 abstention · rejeté faute de consensus",
        ),
        (
            VoteCount(yes=5, no=5),
            DecisionResult.REJECTED,
            RULE,
            "5 pour, 5 contre, 0 abstention · rejeté à égalité des voix",
        ),
        (
            VoteCount(yes=5, no=5),
            DecisionResult.MAJORITY,
            RULE,
            "5 pour, 5 contre, 0 abstention · à égalité des voix · voix prépondérante de la présidence",
        ),
        (
            VoteCount(yes=7, abstentions=2),
            DecisionResult.UNANIMOUS,
            RULE,
            "7 pour, 0 contre, 2 abstentions · à l’unanimité des voix exprimées",
        ),
    ],
)
def test_a_result_is_said_as_the_count_has_it(
    count: VoteCount, result: DecisionResult, rule: DecisionRule, said: str
) -> None:
    assert lines(TakenVote(vote=a_vote(count)), result=result, rule=rule)[0][0] == said


def test_a_casting_vote_is_named() -> None:
    tie = TakenVote(vote=a_vote(VoteCount(yes=5, no=5), tie_broken_by=PersonId(next(IDS))))
    named = lines(tie, result=DecisionResult.REJECTED, tie_broken_by="Anne Jacot")
    assert named[0][0].endswith("rejeté à égalité des voix · voix prépondérante : Anne Jacot")
    assert lines(tie, result=DecisionResult.REJECTED)[0][1].endswith("Stichentscheid (Person nicht mitgeteilt)")


def test_consensus_by_a_rule_of_consensus_is_said_once_with_its_article() -> None:
    consent = replace(RULE, mode=DecisionMode.CONSENSUS, name=text("Consensus", "Konsens"), article="art. 8")
    agreed: dict[str, Any] = {"result": DecisionResult.CONSENSUS, "rule": consent}
    assert lines(**agreed) == [
        ("Par consensus, sans opposition (statuts, art. 8)", "Im Konsens, ohne Widerspruch (Statuten, Art. 8)")
    ]
    timed = TakenVote(vote=a_vote(VoteCount(), method=VoteMethod.CONSENSUS, at=HALF_PAST_FIVE), could=SEVENTEEN)
    assert lines(timed, **agreed)[0][0] == (
        "À 17 h 30, 17 votants dont 1 procuration : par consensus, sans opposition (statuts, art. 8)"
    )
    counted = TakenVote(vote=a_vote(VoteCount(yes=7, abstentions=2)))
    assert lines(counted, **agreed) == [
        (
            "7 pour, 0 contre, 2 abstentions · par consensus (statuts, art. 8)",
            "7 Ja, 0 Nein, 2 Enthaltungen · im Konsens (Statuten, Art. 8)",
        )
    ]
    assert lines(**agreed | {"rule": replace(consent, article="")}) == [
        ("Par consensus, sans opposition", "Im Konsens, ohne Widerspruch")
    ]
    opposed = TakenVote(vote=a_vote(VoteCount(yes=7, no=1), method=VoteMethod.CONSENSUS))
    rejected = lines(opposed, result=DecisionResult.REJECTED, rule=consent)
    assert rejected[0][0] == "7 pour, 1 contre, 0 abstention · rejeté faute de consensus"


def test_a_custom_of_the_committee_stands_in_no_statutes() -> None:
    assert lines(TakenVote(vote=a_vote()), usage=True, rule=replace(RULE, article=""))[1] == (
        "Majorité simple (usage du comité)",
        "Einfaches Mehr (Übung des Ausschusses)",
    )


def test_votes_by_post_and_by_weight_are_told_apart() -> None:
    could, away = CouldVote(Voters(3), weight=9), AwayVotes(in_advance=1, by_post=2)
    assert lines(TakenVote(vote=a_vote(at=HALF_PAST_FIVE), could=could, away=away))[0] == (
        "À 17 h 30, 3 votants disposant de 9 voix, 1 vote donné à l’avance, 2 votes par correspondance : "
        "12 pour, 4 contre, 1 abstention · à la majorité",
        "Um 17.30 Uhr, 3 Stimmberechtigte mit 9 Stimmen, 1 im Voraus abgegebene Stimme, 2 briefliche Stimmen: "
        "12 Ja, 4 Nein, 1 Enthaltung · mehrheitlich",
    )


def test_votes_by_post_are_said_of_a_vote_that_kept_no_minute_too() -> None:
    taken = TakenVote(vote=a_vote(), away=AwayVotes(by_post=2))
    assert lines(taken)[0] == (
        "12 pour, 4 contre, 1 abstention · 2 votes par correspondance · à la majorité",
        "12 Ja, 4 Nein, 1 Enthaltung · 2 briefliche Stimmen · mehrheitlich",
    )
    assert lines(replace(taken, annulled=True), result=None)[0][0] == (
        "12 pour, 4 contre, 1 abstention · 2 votes par correspondance · annulé, vote répété"
    )


def test_nothing_is_said_of_no_vote_and_no_result() -> None:
    assert lines(result=None) == []
    assert lines(TakenVote(vote=a_vote(None)), result=None) == []
