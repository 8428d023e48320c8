"""Does the strip of a session say how many may leave, or who is missing, colleges among them?"""

from uuid import UUID

import pytest

from ctj_desktop.domain.ids import CollegeId
from ctj_desktop.domain.quorum_and_majority import CollegeCount, Quorum, SideCount
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.statutes import QuorumBase, QuorumRule
from ctj_desktop.i18n import load_translator
from ctj_desktop.ui.session.columns import margin_words, rule_words

COMMUNES = CollegeId(UUID(int=7))


def counted(present: int, of_side: int, of_college: int) -> Quorum:
    sides = (SideCount(Side.FR, 9, of_side, 2),)
    return Quorum(QuorumRule(), 9, 5, present, sides, (), (CollegeCount(COMMUNES, of_college, 3),))


@pytest.mark.parametrize(
    ("quorum", "said"),
    [
        (counted(8, 6, 4), "marge 1 FR"),
        (counted(8, 6, 2), "manque 1 d’un collège"),
        (counted(6, 1, 1), "manque 1 FR, 2 de collèges"),
        (counted(3, 1, 1), "manque 2"),
        (counted(4, 0, 3), "manque 2"),
    ],
)
def test_a_college_that_lacks_members_is_said(quorum: Quorum, said: str) -> None:
    assert margin_words(quorum, load_translator("fr_CH")).replace("\u00a0", " ") == said


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (QuorumRule(article="8"), "plus de la moitié, art. 8"),
        (QuorumRule(numerator=4, denominator=6, strict=False), "au moins les deux tiers"),
        (QuorumRule(base=QuorumBase.NUMBER, numerator=6, denominator=11), "6 sièges sur 11"),
        (QuorumRule(base=QuorumBase.SEATS, numerator=1, denominator=1, strict=False), "tous les sièges"),
        (QuorumRule(numerator=1, denominator=1, strict=False), "tous les membres"),
    ],
)
def test_who_must_be_there_is_said_in_words(rule: QuorumRule, said: str) -> None:
    found = replace(counted(8, 6, 4), rule=rule)
    assert rule_words(found, None, load_translator("fr_CH")).replace("\u00a0", " ") == said
