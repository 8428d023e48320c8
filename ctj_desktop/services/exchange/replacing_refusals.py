"""Why can this computer not take the place of another one?"""

from enum import Enum

from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.errors import Refused


class NothingToTakeOver(Refused):
    """This computer gives out the numbers already. There is nothing to take over."""


class NumbersOfAnother(Refused):
    """The numbers of {committee} are given out by another office ({office}), not by an earlier computer of this one.
    Ask that office to lend them for a meeting, or to give them there.

    `office` is empty where nobody here knows whose it is.
    """

    committee: str
    office: Bilingual


class NoNumberOfSeries(Refused):
    """“{number}” is no number of the series “{series}”. Write it like {example}."""

    number: str
    series: Enum
    example: str


class EarlierThanKnown(Refused):
    """{number} cannot be the last number of the series “{series}”: {known} is here already. Give that one, or a later
    one.
    """

    number: str
    series: Enum
    known: str


class TooFarAhead(Refused):
    """From {known} to {number}, {count} numbers of the series “{series}” would be skipped: that is more than a lost
    computer gave out. Check the number on the last paper that was sent.
    """

    number: str
    series: Enum
    known: str
    count: int


class SayLastNumbers(Refused):
    """Say of each series which number the earlier computer gave out last, 0 for none, and look on the last papers that
    were sent. As far as is known here: {options}
    """

    options: str
