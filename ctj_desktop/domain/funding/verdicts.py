"""What can be found of a rule of a call, why, and with which figures?"""

from enum import Enum
from fractions import Fraction

from ctj_desktop.domain.funding.rates import DatedRate
from ctj_desktop.domain.money import Money
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.people import Side


class RuleState(Enum):
    """What is found of a rule; one that no source confirms never fails."""

    FAILS = "fails"
    UNKNOWN = "unknown"
    UNCONFIRMED = "unconfirmed"
    PASSES = "passes"


class Why(Enum):
    """What it was found by, or what is missing to know it."""

    WITHIN = "within"
    ABOVE = "above"
    BELOW = "below"
    REACHED = "reached"
    SHARE_WITHIN = "share_within"
    SHARE_ABOVE = "share_above"
    SHARE_IN_KIND = "share_in_kind"
    NO_REQUEST = "no_request"
    NO_COST = "no_cost"
    NO_RATE = "no_rate"
    SIDES_THERE = "sides_there"
    SIDE_MISSING = "side_missing"
    NO_PARTNER = "no_partner"
    HOLDER_FITS = "holder_fits"
    HOLDER_OTHER = "holder_other"
    HOLDER_UNKNOWN = "holder_unknown"
    NO_HOLDER = "no_holder"
    TERRITORY_FITS = "territory_fits"
    TERRITORY_OTHER = "territory_other"
    NO_TERRITORY = "no_territory"
    THEME_FITS = "theme_fits"
    THEME_OTHER = "theme_other"
    CRITERIA_MET = "criteria_met"
    CRITERIA_TOO_FEW = "criteria_too_few"
    ACTION_FITS = "action_fits"
    ACTION_OTHER = "action_other"
    NO_ACTION = "no_action"
    PERSON = "person"
    ASK = "ask"


class Measured(NamedValue):
    """An amount beside the limit of a rule, in its currency; `rate` where a part of it was converted."""

    amount: Money
    limit: Money
    rate: DatedRate | None = None

    @property
    def over(self) -> Money:
        """By how much it lies above the limit, below zero under it."""
        return self.amount - self.limit


class Share(NamedValue):
    """The aid beside the costs, with the highest rate in hundredths of a per cent.

    `in_kind` are the costs with contributions in kind, where there are any.
    """

    aid: Money
    cost: Money
    highest: int
    in_kind: Money | None = None
    rate: DatedRate | None = None

    @property
    def part(self) -> Fraction | None:
        """The aid as a part of the costs; None where there are none."""
        return _part(self.aid, self.cost)

    @property
    def part_in_kind(self) -> Fraction | None:
        """The aid as a part of the costs with contributions in kind."""
        return _part(self.aid, self.in_kind)

    @property
    def fitting(self) -> Money:
        """The most aid that these costs allow, to the cent."""
        return Money(self.cost.minor_units * self.highest // 10_000, self.cost.currency)

    @property
    def over(self) -> Money:
        """By how much the aid lies above that."""
        return self.aid - self.fitting


def _part(aid: Money, cost: Money | None) -> Fraction | None:
    return Fraction(aid.minor_units, cost.minor_units) if cost is not None and cost.minor_units else None


class Judged(NamedValue):
    """What a rule found of a project, before anybody confirmed the rule.

    `side` is the one that lacks a partner, `number` how many there are of what is counted.
    """

    found: RuleState
    why: Why
    figure: Measured | None = None
    share: Share | None = None
    side: Side | None = None
    number: int | None = None


def worst(judged: list[Judged]) -> Judged:
    """That which decides: what fails, else what is not known, else the last."""
    order = (RuleState.FAILS, RuleState.UNKNOWN)
    return next((one for found in order for one in judged if one.found is found), judged[-1])
