"""What of a row cannot be taken, why, and what may the person do?

Each is said at its row; the other rows do not suffer from it.
"""

from datetime import date

from ctj_desktop.domain.money import Money
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.errors import Refused, UserError


class RowRefused(UserError):
    """Of this row nothing is taken."""

    message = ""


class NotADayThere(RowRefused):
    """“{text}” in the column “{column}” is no date. Write it as 12.03.2027, and import again."""

    column: str
    text: str


class UnknownWordThere(UserError):
    """“{text}” in the column “{column}” is not understood and is left out."""

    column: str
    text: str


class CutThere(UserError):
    """The text in the column “{column}” is longer than {limit} characters: the rest of it is left out."""

    column: str
    limit: int


class NotAMailThere(UserError):
    """“{text}” in the column “{column}” cannot be a mail address and is left out."""

    column: str
    text: str


class NotAnAmountThere(UserError):
    """“{text}” in the column “{column}” is no amount and is left out."""

    column: str
    text: str


class BelowZeroThere(UserError):
    """“{text}” in the column “{column}” is below zero and is left out: what is asked for, awarded or paid never is.
    Correct the cell.
    """

    column: str
    text: str


class TooLargeThere(UserError):
    """“{text}” in the column “{column}” is more than a million millions and is left out. Look whether a sign is missing
    that parts the cents.
    """

    column: str
    text: str


class RoundedThere(UserError):
    """“{text}” in the column “{column}” is taken as {amount}.

    A spreadsheet computes parts of a cent.
    """

    column: str
    text: str
    amount: Money


class PaidLessThere(UserError):
    """{amount} is left out: {paid} are entered as paid on this project. Correct its payments on its sheet."""

    amount: Money
    paid: Money


class GrantedWithoutAmount(UserError):
    """It will stand at “{stage}”, which says that money was granted, and no amount is given. Choose the column with
    what was awarded, or enter it in the budget of the project afterwards.
    """

    stage: object


class StageStays(UserError):
    """This project stands at “{here}”, so “{text}” is left out. Enter the change of stage on its sheet, where its route
    asks for what it needs.
    """

    here: object
    text: str


class StageOfNoRoute(UserError):
    """“{text}” is left out: a project without a funding route has no stage. Add a column with the route."""

    text: str


class NoCurrencyThere(UserError):
    """“{text}” in the column “{column}” is left out: no currency stands there. Write CHF or EUR."""

    column: str
    text: str


class NotKnownThere(UserError):
    """“{text}” in the column “{column}” is not known in this workspace and is left out."""

    column: str
    text: str


class NoNumberThere(UserError):
    """“{text}” in the column “{column}” is not a project number of this program and is left out."""

    column: str
    text: str


class NoSideOfPartner(UserError):
    """The side of {body} does not stand here, so it is left out. Write (FR) or (CH) behind its name, or add a column
    with the side.
    """

    body: str


class LeadThere(UserError):
    """This side of the project has its lead partner already: {body}. Left out: {other}."""

    body: str
    other: str


class RouteStays(UserError):
    """This project has its funding route already: “{text}” is left out."""

    text: str


class SeveralSources(UserError):
    """{amount} is left out: this project has several lines in this money that sum up to something else."""

    amount: Money


class TitleMissing(RowRefused):
    """No title of a project stands in this row. Write one, or leave the row out."""


class NumberGone(RowRefused):
    """{number} was the number of another project, and no number is used twice. Leave the cell empty."""

    number: str


class ProjectEndsBefore(RowRefused):
    """The project ends ({end}) before it begins ({start}). Correct one of the two days."""

    start: date
    end: date


class NameMissing(RowRefused):
    """No name stands in this row. Write one, or leave the row out."""


class BodyMissing(RowRefused):
    """No body stands in this row. Write its name, or leave the row out."""


class NotInDirectory(RowRefused):
    """{person} is not in the directory. Import the persons first, or import this list as one of members."""

    person: str


class NoSide(RowRefused):
    """On which side of the border the seat is does not stand here. Add a column with the country or the side."""


class StandsInForThemselves(RowRefused):
    """{person} cannot be their own substitute. Correct one of the two names."""

    person: str


class HolderUnknown(RowRefused):
    """“{holder}” has no seat in this committee, so nobody can be their substitute. Correct the name, or say here what
    this person is.
    """

    holder: str


class MemberHere(RowRefused):
    """{person} has a seat of their own in this list or in the committee, and cannot be a substitute here as well.
    Correct the list, or say here what the person of this row is.
    """

    person: str


class SaidOtherwiseBefore(RowRefused):
    """Row {row} says “{other}” for {name}, this row says “{value}”. Correct one of the two."""

    row: str
    name: str
    other: str
    value: str


class MandateThere(RowRefused):
    """This seat is held by {person} from {start} on. End that mandate first, or give this one a later first day."""

    person: str
    start: date


class SeatOfNothing(RowRefused):
    """Neither a body nor a name of the seat stands in this row. Write one of the two."""


class RowOfOtherCommittee(RowRefused):
    """This row is about “{text}”, and the list is imported into {committee}. Import the list once more for that
    committee, or leave the column out.
    """

    text: str
    committee: Bilingual


class FunctionThere(UserError):
    """“{text}” is a function and no name: nobody is entered for it. Write the name, or fill the seat later."""

    text: str


class TwoDays(RowRefused):
    """The mandate ends ({end}) before it begins ({start}). Correct one of the two days."""

    start: date
    end: date


class KeptByAnother(UserError):
    """{name} is kept by another office or by the Conference: what the list says otherwise is left out."""

    name: str


class NoColumns(Refused):
    """No column says who or what a row is about. Choose the column with the name, with the body, or with the title of
    the project.
    """


class NoCommittee(Refused):
    """This list is one of a committee, and there is none yet. Enter the committee first."""


class WhichCommittee(Refused):
    """There are several committees. Choose into which one the list is imported."""


class BadMapping(UserError):
    """“{text}” is neither the title of a column of this list nor what a column of it may mean."""

    text: str
