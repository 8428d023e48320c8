"""Why can something not be done with a project?"""

from datetime import date
from enum import Enum

from ctj_desktop.domain.money import Money
from ctj_desktop.errors import N_, Refused


class ReasonMissing(Refused):
    """A project is abandoned or withdrawn with its reason."""

    at_field = "reason"
    message = N_("{stage}: a project leaves its route for a reason. Write it in at least one of the two languages.")
    stage: object


class PaidAlready(Refused):
    """What was paid stays with the line it was paid on."""

    message = N_("Money was already paid on this line. Take the payments away first, then the line.")


class NothingPaid(Refused):
    """A payment is money that arrived."""

    at_field = "amount"
    message = N_("A payment of nothing is none. Write how much arrived.")


class AboveGrant(Refused):
    """More has arrived than was granted, and nobody says why."""

    at_field = "note"
    message = N_(
        "With it {paid} would be paid, and {limit} was granted. Correct the amount, or write here why it is more."
    )
    paid: Money
    limit: Money


class AboveRequest(AboveGrant):
    """More has arrived than was asked for, and nothing is granted yet."""

    message = N_(
        "With it {paid} would be paid, {limit} was asked for, and no amount awarded is entered on the source. Enter it "
        "first, or write here why it is more."
    )


class OwnMoneyAsked(Refused):
    """Own money is brought in, and asked of no fund."""

    at_field = "fund"
    message = N_("Own money is not asked of a fund. Take the mark away, or choose another origin of the money.")

    def speaks_of(self, field: str) -> bool:
        return field in ("fund", "origin")


class FundTwice(Refused):
    """What is asked of the fund of a call is one line of each side."""

    at_field = "fund"
    message = N_("On this side “{other}” is already the request to the fund. Take its mark away first.")
    other: object


class OtherProject(Refused):
    """What a line names belongs to another project."""

    message = N_("What was chosen belongs to another project or another line. Choose one of this project.")
    field: str

    def speaks_of(self, field: str) -> bool:
        return field == self.field


class RuleOfAnotherCall(Refused):
    """A finding is on a rule of the call of the project."""

    message = N_("“{rule}” is no rule of the call of this project. Choose the call of the project first.")
    rule: object


class NoPipeline(Refused):
    """A project without pipeline has no stages."""

    message = N_("The project has no funding route yet, so it has no stages. Choose the route first.")


class RouteChosen(Refused):
    """The stages of a project belong to its route."""

    message = N_(
        "The funding route of this project is chosen and its stages follow it. Enter a new project for another route."
    )


class StageRefused(Refused):
    """The pipeline does not allow this move."""

    message = N_("From “{stage}” the project cannot go to “{wanted}”. Allowed from here: {possible}.")
    stage: object
    wanted: object
    possible: tuple[object, ...]

    def __post_init__(self) -> None:
        self.possible = self.possible or ("–",)


class TooFarBack(Refused):
    """A project goes back only to the stage it came from."""

    message = N_(
        "“{wanted}” lies further back: from here a project goes back only to “{before}”, the stage it came from. "
        "Allowed from here: {possible}."
    )
    wanted: object
    before: object
    possible: tuple[object, ...]

    def __post_init__(self) -> None:
        self.possible = self.possible or ("–",)


class MoveNeedsMore(Refused):
    """A move for which the project lacks what the route asks for."""

    message = N_("“{stage}” cannot be reached yet. What the route asks for and the project has not: {lacks}.")
    stage: object
    lacks: tuple[Enum, ...]


class GrantNeedsMore(MoveNeedsMore):
    """A stage that says that money was granted, without what it says."""

    message = N_(
        "“{stage}” says that money was granted. What the project has not: {lacks}. Enter the amount in the budget, on "
        "the source that is asked of the fund."
    )


class PlanUnbalanced(MoveNeedsMore):
    """A grant to a plan that does not balance, and nobody says why it may."""

    message = N_(
        "“{stage}” cannot be reached yet. What the project has not: {lacks}. Costs and sources differ by {amounts}: "
        "correct the budget, or write the reason."
    )
    amounts: tuple[Money, ...]


class StillToPay(MoveNeedsMore):
    """What was granted is not paid whole."""

    message = N_(
        "“{stage}” cannot be reached yet. What the route asks for and the project has not: {lacks}. Of what was "
        "granted {amounts} are not paid: enter the payment in the budget."
    )
    amounts: tuple[Money, ...]


class MoveAhead(Refused):
    """A project has moved; it is not said before it did."""

    at_field = "on"
    message = N_("{on} is still ahead. Enter a change of stage on the day it happened, today ({today}) at the latest.")
    on: date
    today: date


class MoveBeforeLast(Refused):
    """Changes of stage follow one another."""

    at_field = "on"
    message = N_(
        "The project reached the stage it stands at on {last}; {on} is before that. Enter that day or a later one."
    )
    on: date
    last: date


class UntilBeforeMove(Refused):
    """By when it should go on is not before it came."""

    at_field = "until"
    message = N_("A project that comes on {on} cannot be due to go on by {until}. Enter that day or a later one.")
    until: date
    on: date


class VersionReasonMissing(Refused):
    """A plan is modified for a reason."""

    at_field = "reason"
    message = N_("A plan is modified for a reason. Write it in at least one of the two languages.")


class VersionBeforeLast(Refused):
    """Versions follow one another."""

    at_field = "on"
    message = N_("The last version is of {last}; {on} is before that. Enter that day or a later one.")
    on: date
    last: date


class VersionSame(Refused):
    """A plan that did not change since it was filed is filed already."""

    message = N_("The plan is still as in version {number}, which is filed: nothing was modified since.")
    number: int


class VersionChanged(Refused):
    """What was filed is not what its fingerprint says."""

    message = N_("Version {number} no longer has the fingerprint it was filed with. Restore a backup to read it.")
    number: int


class CallOfOtherRoute(Refused):
    """A call is of one funding route, and so are the projects that answer it."""

    at_field = "call"
    message = N_(
        "“{call}” is a call of “{route}”, and this project follows “{own}”. Choose a call of its own route, or enter a "
        "new project for the other."
    )
    call: object
    route: object
    own: object


class RouteClosed(Refused):
    """On a route that is closed no project begins."""

    at_field = "pipeline"
    message = N_(
        "“{route}” takes no new project since {closed_on}. Choose another funding route, or enter the day on which the "
        "project began."
    )
    route: object
    closed_on: date


class WrongCurrency(Refused):
    """Payments of a line are in its currency; nothing is converted silently."""

    message = N_(
        "This line is kept in {expected}; {given} is never converted silently. Enter the amount in {expected}."
    )
    expected: Enum
    given: Enum


class OtherRoute(Refused):
    """A move leads from a stage to another one of the same route."""

    at_field = "to_stage"
    message = N_("No project can go from “{stage}” to “{wanted}”: choose two different stages of one funding route.")
    stage: object
    wanted: object


class BadStageDays(Refused):
    """A project is at a stage for a number of days."""

    at_field = "days"
    message = N_("A stage lasts from 1 to {limit} days, or says nothing about it. Leave the field empty then.")
    limit = 3650


class BadRate(Refused):
    """A rate between two currencies is a decimal above 0."""

    at_field = "rate"
    message = N_("“{rate}” is no exchange rate: write a number above 0, such as 1.0526, between two currencies.")
    rate: str


class BadShare(Refused):
    """A highest rate of aid lies between 0 and 100 per cent."""

    at_field = "rate"
    message = N_("The rate of aid is given in hundredths of a per cent, from 0 to 10000 (which is 100 %).")


class WrittenInOther(Refused):
    """An amount stands in the currency of its field."""

    message = N_("This amount is in {expected}; {given} is never converted silently. Enter it in {expected}.")
    expected: Enum
    given: Enum


class FunderMissing(Refused):
    """A share of nobody."""

    at_field = "funder"
    message = N_("Say who gives the money: choose a body, or write its name.")


class NothingShared(Refused):
    """A share of nothing."""

    at_field = "amount"
    message = N_("A share of nothing is none. Write how much the funder puts into the fund.")


class NothingPublished(Refused):
    """A published result without a figure or a word."""

    at_field = "projects"
    message = N_("Nothing is said of the outcome yet: write how many projects, how much, or a note.")


class MetAndDropped(Refused):
    """A condition is met, or it is no longer asked for."""

    at_field = "dropped_on"
    message = N_("A condition is met or dropped, not both. Take one of the two days away.")


class OfAnotherProject(Refused):
    """An opinion or a document that was given on another project."""

    message = N_("What is named here belongs to another project. Choose one of this project.")


class EveryConditionFollowed(Refused):
    """There is a condition for each line already."""

    message = N_(
        "Every line of these conditions is followed already. Write another line, or add a condition by itself."
    )


class NoNumber(Refused):
    """What an indicator counts is a number."""

    message = N_("“{text}” is no number. Write digits, such as 500 or 12.5; the unit has its own field.")
    text: str
    field: str

    def speaks_of(self, field: str) -> bool:
        return field == self.field


class ReachedBefore(Refused):
    """A day on which nothing was counted."""

    at_field = "reached"
    message = N_("A day is given, and not what was reached on it. Write the number, or take the day away.")


class NotOfThisCall(Refused):
    """Only projects of a call are put in order for it."""

    at_field = "project"
    message = N_("This project does not answer “{call}”. Choose the call on the sheet of the project first.")
    call: object


class OnAgendaAlready(Refused):
    """A meeting is asked for one opinion on a project."""

    at_field = "meeting"
    message = N_("“{title}” stands on the agenda of {meeting} already. Open that item, or choose another meeting.")
    title: object
    meeting: str


class AnotherCommittee(Refused):
    """Only the committee of a project gives its opinion on it."""

    at_field = "meeting"
    message = N_("“{title}” belongs to another committee than this meeting. Choose a meeting of its own committee.")
    title: object


class DecidedTooEarly(Refused):
    """A call is decided after its window."""

    at_field = "decides_on"
    message = N_("It would be decided ({decides_on}) before the last day to apply ({closes}). Correct one of the two.")
    decides_on: object
    closes: object


class ReportedTooEarly(Refused):
    """Reports follow the decision."""

    at_field = "report_by"
    message = N_("Reports would be due ({report_by}) before it is decided ({decides_on}). Correct one of the two.")
    report_by: object
    decides_on: object


class OpinionRecorded(Refused):
    """One decision gives one opinion on a project: a second record would contradict the first."""

    at_field = "decision"
    message = N_(
        "The opinion of decision {number} on this project is recorded already. Correct that one, or choose another "
        "decision."
    )
    number: str
