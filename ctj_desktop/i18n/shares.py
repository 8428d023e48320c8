"""How is a share of a whole said: at least half, more than two thirds, fewer than a third?

Each is said as one, since languages join the words each in their own way: `plus des deux tiers`.
"""

from collections.abc import Mapping
from enum import Enum
from fractions import Fraction
from typing import Final

from ctj_desktop.errors import N_p
from ctj_desktop.i18n.translator import Translator


class Than(Enum):
    """How a number stands to a share."""

    AT_LEAST = "at least"
    MORE = "more than"
    FEWER = "fewer than"


NAMED: Final[Mapping[Than, Mapping[Fraction, str]]] = {
    Than.AT_LEAST: {
        Fraction(1, 4): N_p("share", "at least a quarter"),
        Fraction(1, 3): N_p("share", "at least a third"),
        Fraction(1, 2): N_p("share", "at least half"),
        Fraction(3, 5): N_p("share", "at least three fifths"),
        Fraction(2, 3): N_p("share", "at least two thirds"),
        Fraction(3, 4): N_p("share", "at least three quarters"),
        Fraction(4, 5): N_p("share", "at least four fifths"),
    },
    Than.MORE: {
        Fraction(1, 4): N_p("share", "more than a quarter"),
        Fraction(1, 3): N_p("share", "more than a third"),
        Fraction(1, 2): N_p("share", "more than half"),
        Fraction(3, 5): N_p("share", "more than three fifths"),
        Fraction(2, 3): N_p("share", "more than two thirds"),
        Fraction(3, 4): N_p("share", "more than three quarters"),
        Fraction(4, 5): N_p("share", "more than four fifths"),
    },
    Than.FEWER: {
        Fraction(1, 4): N_p("share", "fewer than a quarter"),
        Fraction(1, 3): N_p("share", "fewer than a third"),
        Fraction(1, 2): N_p("share", "fewer than half"),
        Fraction(3, 5): N_p("share", "fewer than three fifths"),
        Fraction(2, 3): N_p("share", "fewer than two thirds"),
        Fraction(3, 4): N_p("share", "fewer than three quarters"),
        Fraction(4, 5): N_p("share", "fewer than four fifths"),
    },
}
UNNAMED: Final[Mapping[Than, str]] = {
    Than.AT_LEAST: N_p("share", "at least {numerator}/{denominator}"),
    Than.MORE: N_p("share", "more than {numerator}/{denominator}"),
    Than.FEWER: N_p("share", "fewer than {numerator}/{denominator}"),
}
"""What has no name of its own, and no share or the whole, of which whoever says it says something else."""


def share_said(t: Translator, share: Fraction, than: Than) -> str:
    """`more than half`, `at least two thirds`, else `at least 5/7`."""
    word = NAMED[than].get(share)
    if word is not None:
        return t.p("share", word)
    return t.p("share", UNNAMED[than]).format(numerator=share.numerator, denominator=share.denominator)


def share_needed(t: Translator, share: Fraction, *, strict: bool) -> str:
    """How much of it is needed: at least so much, or more."""
    return share_said(t, share, Than.MORE if strict else Than.AT_LEAST)
