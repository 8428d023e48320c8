"""What of a row cannot be taken, why, and what may the person do?

Each is said at its row; the other rows do not suffer from it.
"""

from datetime import date

from ctj_desktop.domain.money import Money
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.errors import N_, Refused, UserError


class RowRefused(UserError):
    """Of this row nothing is taken."""


class NotADayThere(RowRefused):
    """A cell of a date from which no day can be read."""

    message = N_("“{text}” in the column “{column}” is no date. Write it as 12.03.2027, and import again.")
    column: str
    text: str


class UnknownWordThere(UserError):
    """A cell of a closed set that says something else; the cell is left out."""

    message = N_("“{text}” in the column “{column}” is not understood and is left out.")
    column: str
    text: str


class CutThere(UserError):
    """A cell with more text than a name or an address has; the rest is left out."""

    message = N_("The text in the column “{column}” is longer than {limit} characters: the rest of it is left out.")
    column: str
    limit: int


class NotAMailThere(UserError):
    """A cell of a mail address that can be none; the cell is left out."""

    message = N_("“{text}” in the column “{column}” cannot be a mail address and is left out.")
    column: str
    text: str


class NotAnAmountThere(UserError):
    """A cell of money from which no amount can be read; the cell is left out."""

    message = N_("“{text}” in the column “{column}” is no amount and is left out.")
    column: str
    text: str


class BelowZeroThere(UserError):
    """An amount below zero: nobody asks for it, awards it or pays it; the cell is left out."""

    message = N_(
        "“{text}” in the column “{column}” is below zero and is left out: what is asked for, awarded or paid never is. "
        "Correct the cell."
    )
    column: str
    text: str


class TooLargeThere(UserError):
    """More than can be shown whole; the cell is left out."""

    message = N_(
        "“{text}” in the column “{column}” is more than a million millions and is left out. Look whether a sign is "
        "missing that parts the cents."
    )
    column: str
    text: str


class RoundedThere(UserError):
    """A figure with parts of a cent, as a spreadsheet computes it."""

    message = N_("“{text}” in the column “{column}” is taken as {amount}.")
    column: str
    text: str
    amount: Money


class PaidLessThere(UserError):
    """A list that says less than what is entered as paid."""

    message = N_("{amount} is left out: {paid} are entered as paid on this project. Correct its payments on its sheet.")
    amount: Money
    paid: Money


class GrantedWithoutAmount(UserError):
    """A list puts a project at a stage that says that money was granted, and says of none."""

    message = N_(
        "It will stand at “{stage}”, which says that money was granted, and no amount is given. Choose the column with "
        "what was awarded, or enter it in the budget of the project afterwards."
    )
    stage: object


class StageStays(UserError):
    """A project goes along its route by moves, each with what the route asks for it."""

    message = N_(
        "This project stands at “{here}”, so “{text}” is left out. Enter the change of stage on its sheet, where its "
        "route asks for what it needs."
    )
    here: object
    text: str


class StageOfNoRoute(UserError):
    """Stages belong to a route."""

    message = N_("“{text}” is left out: a project without a funding route has no stage. Add a column with the route.")
    text: str


class NoCurrencyThere(UserError):
    """An amount of which the list does not say in which money it is: nobody may guess it."""

    message = N_("“{text}” in the column “{column}” is left out: no currency stands there. Write CHF or EUR.")
    column: str
    text: str


class NotKnownThere(UserError):
    """A name that means a record which is not here; the cell is left out."""

    message = N_("“{text}” in the column “{column}” is not known in this workspace and is left out.")
    column: str
    text: str


class NoNumberThere(UserError):
    """A number that is none of this program; the cell is left out."""

    message = N_("“{text}” in the column “{column}” is not a project number of this program and is left out.")
    column: str
    text: str


class NoSideOfPartner(UserError):
    """A partner of which the side is not known; it is left out."""

    message = N_(
        "The side of {body} does not stand here, so it is left out. Write (FR) or (CH) behind its name, or add a "
        "column with the side."
    )
    body: str


class LeadThere(UserError):
    """Each side has one lead partner; the other one is left out."""

    message = N_("This side of the project has its lead partner already: {body}. Left out: {other}.")
    body: str
    other: str


class RouteStays(UserError):
    """A project that goes along a funding route stays there."""

    message = N_("This project has its funding route already: “{text}” is left out.")
    text: str


class SeveralSources(UserError):
    """The amount that a list says for a side is parted here in several lines."""

    message = N_("{amount} is left out: this project has several lines in this money that sum up to something else.")
    amount: Money


class TitleMissing(RowRefused):
    """A row of a list of projects without a title."""

    message = N_("No title of a project stands in this row. Write one, or leave the row out.")


class NumberGone(RowRefused):
    """A number that was given to a project which is no longer here."""

    message = N_("{number} was the number of another project, and no number is used twice. Leave the cell empty.")
    number: str


class ProjectEndsBefore(RowRefused):
    """A project that ends before it begins."""

    message = N_("The project ends ({end}) before it begins ({start}). Correct one of the two days.")
    start: date
    end: date


class NameMissing(RowRefused):
    """A row about nobody."""

    message = N_("No name stands in this row. Write one, or leave the row out.")


class BodyMissing(RowRefused):
    """A row of a list of bodies without one."""

    message = N_("No body stands in this row. Write its name, or leave the row out.")


class NotInDirectory(RowRefused):
    """A list of mandates makes no persons."""

    message = N_("{person} is not in the directory. Import the persons first, or import this list as one of members.")
    person: str


class NoSide(RowRefused):
    """A seat is on one side of the border."""

    message = N_(
        "On which side of the border the seat is does not stand here. Add a column with the country or the side."
    )


class StandsInForThemselves(RowRefused):
    """A person is no substitute of the same seat."""

    message = N_("{person} cannot be their own substitute. Correct one of the two names.")
    person: str


class HolderUnknown(RowRefused):
    """A substitute of somebody who has no seat."""

    message = N_(
        "“{holder}” has no seat in this committee, so nobody can be their substitute. Correct the name, or say here "
        "what this person is."
    )
    holder: str


class MemberHere(RowRefused):
    """Somebody who has a seat of their own is no substitute: a list that says so is read the wrong way round."""

    message = N_(
        "{person} has a seat of their own in this list or in the committee, and cannot be a substitute here as well. "
        "Correct the list, or say here what the person of this row is."
    )
    person: str


class SaidOtherwiseBefore(RowRefused):
    """Two rows of one person, or of one body, say two things."""

    message = N_("Row {row} says “{other}” for {name}, this row says “{value}”. Correct one of the two.")
    row: str
    name: str
    other: str
    value: str


class MandateThere(RowRefused):
    """Two holders of one seat at one time."""

    message = N_(
        "This seat is held by {person} from {start} on. End that mandate first, or give this one a later first day."
    )
    person: str
    start: date


class SeatOfNothing(RowRefused):
    """A seat is called by its body, or by a name of its own."""

    message = N_("Neither a body nor a name of the seat stands in this row. Write one of the two.")


class RowOfOtherCommittee(RowRefused):
    """A row about another committee than the one into which the list is imported."""

    message = N_(
        "This row is about “{text}”, and the list is imported into {committee}. Import the list once more for that "
        "committee, or leave the column out."
    )
    text: str
    committee: Bilingual


class FunctionThere(UserError):
    """A function where a name should stand: it says who is meant only while somebody holds it."""

    message = N_(
        "“{text}” is a function and no name: nobody is entered for it. Write the name, or fill the seat later."
    )
    text: str


class TwoDays(RowRefused):
    """A mandate that ends before it begins."""

    message = N_("The mandate ends ({end}) before it begins ({start}). Correct one of the two days.")
    start: date
    end: date


class KeptByAnother(UserError):
    """Something of a record that is kept elsewhere differs; the rest of the row is taken."""

    message = N_("{name} is kept by another office or by the Conference: what the list says otherwise is left out.")
    name: str


class NoColumns(Refused):
    """None of the columns says who or what a row is about."""

    message = N_(
        "No column says who or what a row is about. Choose the column with the name, with the body, or with the title "
        "of the project."
    )


class NoCommittee(Refused):
    """Members, mandates and projects belong to a committee."""

    message = N_("This list is one of a committee, and there is none yet. Enter the committee first.")


class WhichCommittee(Refused):
    """There are several."""

    message = N_("There are several committees. Choose into which one the list is imported.")


class BadMapping(UserError):
    """A meaning that was given for a column which the list has not, or that no column of it may have."""

    message = N_("“{text}” is neither the title of a column of this list nor what a column of it may mean.")
    text: str
