"""Why can something not be done with a project?"""

from datetime import date
from enum import Enum

from ctj_desktop.domain.money import Money
from ctj_desktop.errors import Refused


class ReasonMissing(Refused):
    """{stage}: a project leaves its route for a reason. Write it in at least one of the two languages."""

    at_field = "reason"
    stage: object


class PaidAlready(Refused):
    """Money was already paid on this line. Take the payments away first, then the line."""


class NothingPaid(Refused):
    """A payment of nothing is none. Write how much arrived."""

    at_field = "amount"


class AboveGrant(Refused):
    """With it {paid} would be paid, and {limit} was granted. Correct the amount, or write here why it is more."""

    at_field = "note"
    paid: Money
    limit: Money


class AboveRequest(AboveGrant):
    """With it {paid} would be paid, {limit} was asked for, and no amount awarded is entered on the source. Enter it
    first, or write here why it is more.
    """


class OwnMoneyAsked(Refused):
    """Own money is not asked of a fund. Take the mark away, or choose another origin of the money."""

    at_field = "fund"

    def speaks_of(self, field: str) -> bool:
        return field in ("fund", "origin")


class FundTwice(Refused):
    """On this side “{other}” is already the request to the fund. Take its mark away first."""

    at_field = "fund"
    other: object


class OtherProject(Refused):
    """What was chosen belongs to another project or another line. Choose one of this project."""

    field: str

    def speaks_of(self, field: str) -> bool:
        return field == self.field


class RuleOfAnotherCall(Refused):
    """“{rule}” is no rule of the call of this project. Choose the call of the project first."""

    rule: object


class NoPipeline(Refused):
    """The project has no funding route yet, so it has no stages. Choose the route first."""


class RouteChosen(Refused):
    """The funding route of this project is chosen and its stages follow it. Enter a new project for another route."""


class StageRefused(Refused):
    """From “{stage}” the project cannot go to “{wanted}”. Allowed from here: {possible}."""

    stage: object
    wanted: object
    possible: tuple[object, ...]

    def __post_init__(self) -> None:
        self.possible = self.possible or ("–",)


class TooFarBack(Refused):
    """“{wanted}” lies further back: from here a project goes back only to “{before}”, the stage it came from. Allowed
    from here: {possible}.
    """

    wanted: object
    before: object
    possible: tuple[object, ...]

    def __post_init__(self) -> None:
        self.possible = self.possible or ("–",)


class MoveNeedsMore(Refused):
    """“{stage}” cannot be reached yet. What the route asks for and the project has not: {lacks}."""

    stage: object
    lacks: tuple[Enum, ...]


class GrantNeedsMore(MoveNeedsMore):
    """“{stage}” says that money was granted. What the project has not: {lacks}. Enter the amount in the budget, on the
    source that is asked of the fund.
    """


class PlanUnbalanced(MoveNeedsMore):
    """“{stage}” cannot be reached yet. What the project has not: {lacks}. Costs and sources differ by {amounts}:
    correct the budget, or write the reason.
    """

    amounts: tuple[Money, ...]


class StillToPay(MoveNeedsMore):
    """“{stage}” cannot be reached yet. What the route asks for and the project has not: {lacks}. Of what was granted
    {amounts} are not paid: enter the payment in the budget.
    """

    amounts: tuple[Money, ...]


class MoveAhead(Refused):
    """{on} is still ahead. Enter a change of stage on the day it happened, today ({today}) at the latest."""

    at_field = "on"
    on: date
    today: date


class MoveBeforeLast(Refused):
    """The project reached the stage it stands at on {last}; {on} is before that. Enter that day or a later one."""

    at_field = "on"
    on: date
    last: date


class UntilBeforeMove(Refused):
    """A project that comes on {on} cannot be due to go on by {until}. Enter that day or a later one."""

    at_field = "until"
    until: date
    on: date


class VersionReasonMissing(Refused):
    """A plan is modified for a reason. Write it in at least one of the two languages."""

    at_field = "reason"


class VersionBeforeLast(Refused):
    """The last version is of {last}; {on} is before that. Enter that day or a later one."""

    at_field = "on"
    on: date
    last: date


class VersionSame(Refused):
    """The plan is still as in version {number}, which is filed: nothing was modified since."""

    number: int


class VersionChanged(Refused):
    """Version {number} no longer has the fingerprint it was filed with. Restore a backup to read it."""

    number: int


class CallOfOtherRoute(Refused):
    """“{call}” is a call of “{route}”, and this project follows “{own}”. Choose a call of its own route, or enter a new
    project for the other.
    """

    at_field = "call"
    call: object
    route: object
    own: object


class RouteClosed(Refused):
    """“{route}” takes no new project since {closed_on}. Choose another funding route, or enter the day on which the
    project began.
    """

    at_field = "pipeline"
    route: object
    closed_on: date


class WrongCurrency(Refused):
    """This line is kept in {expected}; {given} is never converted silently. Enter the amount in {expected}."""

    expected: Enum
    given: Enum


class OtherRoute(Refused):
    """No project can go from “{stage}” to “{wanted}”: choose two different stages of one funding route."""

    at_field = "to_stage"
    stage: object
    wanted: object


class BadStageDays(Refused):
    """A stage lasts from 1 to {limit} days, or says nothing about it. Leave the field empty then."""

    at_field = "days"
    limit = 3650


class BadRate(Refused):
    """“{rate}” is no exchange rate: write a number above 0, such as 1.0526, between two currencies."""

    at_field = "rate"
    rate: str


class BadShare(Refused):
    """The rate of aid is given in hundredths of a per cent, from 0 to 10000 (which is 100 %)."""

    at_field = "rate"


class WrittenInOther(Refused):
    """This amount is in {expected}; {given} is never converted silently. Enter it in {expected}."""

    expected: Enum
    given: Enum


class FunderMissing(Refused):
    """Say who gives the money: choose a body, or write its name."""

    at_field = "funder"


class NothingShared(Refused):
    """A share of nothing is none. Write how much the funder puts into the fund."""

    at_field = "amount"


class NothingPublished(Refused):
    """Nothing is said of the outcome yet: write how many projects, how much, or a note."""

    at_field = "projects"


class MetAndDropped(Refused):
    """A condition is met or dropped, not both. Take one of the two days away."""

    at_field = "dropped_on"


class OfAnotherProject(Refused):
    """What is named here belongs to another project. Choose one of this project."""


class EveryConditionFollowed(Refused):
    """Every line of these conditions is followed already. Write another line, or add a condition by itself."""


class NoNumber(Refused):
    """“{text}” is no number. Write digits, such as 500 or 12.5; the unit has its own field."""

    text: str
    field: str

    def speaks_of(self, field: str) -> bool:
        return field == self.field


class ReachedBefore(Refused):
    """A day is given, and not what was reached on it. Write the number, or take the day away."""

    at_field = "reached"


class NotOfThisCall(Refused):
    """This project does not answer “{call}”. Choose the call on the sheet of the project first."""

    at_field = "project"
    call: object


class OnAgendaAlready(Refused):
    """“{title}” stands on the agenda of {meeting} already. Open that item, or choose another meeting."""

    at_field = "meeting"
    title: object
    meeting: str


class AnotherCommittee(Refused):
    """“{title}” belongs to another committee than this meeting. Choose a meeting of its own committee."""

    at_field = "meeting"
    title: object


class DecidedTooEarly(Refused):
    """It would be decided ({decides_on}) before the last day to apply ({closes}). Correct one of the two."""

    at_field = "decides_on"
    decides_on: object
    closes: object


class ReportedTooEarly(Refused):
    """Reports would be due ({report_by}) before it is decided ({decides_on}). Correct one of the two."""

    at_field = "report_by"
    report_by: object
    decides_on: object


class OpinionRecorded(Refused):
    """The opinion of decision {number} on this project is recorded already. Correct that one, or choose another
    decision.
    """

    at_field = "decision"
    number: str
