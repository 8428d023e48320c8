"""Which acts are refused, why, and what can be done instead?"""

from datetime import date
from enum import Enum

from ctj_desktop.errors import N_, Refused, UserError


class NotHere(UserError):
    """A record that was named is not in this workspace (any more)."""

    message = N_("This {kind} is no longer here: it was deleted, or it was never shared with this office.")
    kind: str
    record: object


class Ambiguous(Refused):
    """A number or name fits several records: the person says which."""

    message = N_("“{name}” fits several records: {choices}. Give one of these ids, or COMMITTEE/NUMBER.")
    name: str
    choices: tuple[str, ...]


class NothingNamed(UserError):
    """Nothing has this number, code, name or id."""

    message = N_("Nothing here is called “{name}”. Check the number, the code or the id; “ctj search” finds words.")
    name: str


class TextMissing(Refused):
    """A name or title is empty in both languages."""

    message = N_("A title or name is missing: write it in at least one of the two languages.")


class EndBeforeStart(Refused):
    """A period that ends before it starts."""

    message = N_("The end ({end}) lies before the start ({start}). Correct one of the two.")
    start: object
    end: object


class CommitteeExists(Refused):
    """A committee's id comes from its code."""

    message = N_("There is already a committee with the code {code}. Choose another code, or open that committee.")
    code: str


class BadCode(Refused):
    """A committee's code stands in its numbers and in the names of its files."""

    message = N_(
        "“{code}” cannot be the code of a committee. Choose a short one of at most 12 letters, digits or hyphens, "
        "such as MOC."
    )
    code: str

    def __post_init__(self) -> None:
        self.code = self.code[:60]


class SeatTaken(Refused):
    """Two holders of one seat at one time."""

    message = N_(
        "This seat is held by {person} from {start} on. End that mandate first, or appoint from the day it ends."
    )
    person: str
    start: date


class StatutesOverlap(Refused):
    """Two versions of the statutes in force on one day."""

    message = N_("Statutes are already in force on {day} (since {since}). New ones can start later and replace them.")
    day: date
    since: date


class MoveRefused(Refused):
    """A state cannot follow the present one."""

    message = N_("{what} is now: {state}. It cannot become: {wanted}. Possible from here: {possible}.")
    what: str
    state: Enum | str
    wanted: Enum | str
    possible: tuple[Enum | str, ...]

    def __post_init__(self) -> None:
        self.possible = self.possible or ("–",)


class AgendaFixed(Refused):
    """The list of items no longer changes once the session is over."""

    message = N_(
        "The agenda of meeting {meeting} no longer changes (state: {state}). "
        "Carry the item over to the next meeting instead."
    )
    meeting: str
    state: Enum


class MinutesFixed(Refused):
    """Approved minutes are never changed."""

    message = N_(
        "The minutes of meeting {meeting} are approved and no longer change. "
        "Have the correction decided and recorded at the next meeting."
    )
    meeting: str


class NotInSession(Refused):
    """Attendance, votes and the clock belong to a session."""

    message = N_("Meeting {meeting} is not in session (state: {state}). Open the session first.")
    meeting: str
    state: Enum


class NoDate(Refused):
    """A convocation states date, hour, place and agenda (SOURCES.md 5.1)."""

    message = N_("The meeting has no date yet. A convocation states it: enter it, then convene.")


class NoStart(Refused):
    """A convocation states date, hour, place and agenda (SOURCES.md 5.1)."""

    message = N_("The meeting has no starting time yet. A convocation states it: enter it, then convene.")


class EmptyAgenda(Refused):
    """Nothing to convene for."""

    message = N_("The agenda is empty. Add the standing items or a first item, then convene.")


class UntitledItem(Refused):
    """An item without any title cannot be announced."""

    message = N_("Item {number} has no title in either language. Write one, or remove the item.")
    number: str


class TooDeep(Refused):
    """Agendas have items and sub-items."""

    message = N_(
        "An agenda has items and sub-items (2 and 2.1), no third level. Move the item to the first level first."
    )


class NoParentAbove(Refused):
    """The first item of a list has none above it to belong to."""

    message = N_("There is no item above this one that it could belong to. Move it down first.")


class AtTheEdge(Refused):
    """The item is already first or last."""

    message = N_("The item is already at that end of its list.")


class NotOnTheRoll(Refused):
    """A seat that was not convened."""

    message = N_(
        "This seat is not on the roll of meeting {meeting}. Convene the meeting again, or enter the person as a guest."
    )
    meeting: str


class SeatOrGuest(Refused):
    """Attendance is of a seat or of a guest."""

    message = N_("Say who it is: either a seat of the committee or a guest of this meeting.")


class AlreadyThere(Refused):
    """An open presence."""

    message = N_("This person is already entered as present since {since}. Enter the departure first.")
    since: object


class NotThere(Refused):
    """No open presence to close."""

    message = N_("This person is not entered as present. Enter the arrival first.")


class NoProxies(Refused):
    """The statutes allow no proxies (or none so many)."""

    message = N_(
        "A proxy is not allowed here: {holder} may carry {allowed} ({article}). "
        "Enter the seat as excused, or call its substitute."
    )
    holder: str
    allowed: int
    article: str

    def __post_init__(self) -> None:
        self.article = self.article or "–"


class NoStatutesForProxies(Refused):
    """No statutes: nobody may vote for another (SOURCES.md 5.1, Swiss association law)."""

    message = N_(
        "No statutes are entered for this date, so no proxy is allowed. "
        "Enter the seat as excused, call its substitute, or enter the statutes with their article on proxies."
    )


class NoMinutes(Refused):
    """Nothing was written."""

    message = N_("The minutes of meeting {meeting} are empty. Write them, then circulate or approve them.")
    meeting: str


class RefBlock(Refused):
    """A decision's own text is shown in its block."""

    message = N_("This block shows a decision, a vote or a task. Change that record; its text is the same here.")


class CountTooHigh(Refused):
    """More votes than voters on the roll."""

    message = N_("{votes} votes were entered, but {voters} seats on the roll may vote. Correct the count.")
    votes: int
    voters: int


class AlreadyVoted(Refused):
    """One vote per decision."""

    message = N_("A vote is already recorded on this decision. Change it instead of adding a second one.")


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


class WrongCurrency(Refused):
    """Payments of a line are in its currency; nothing is converted silently."""

    message = N_(
        "This line is kept in {expected}; {given} is never converted silently. Enter the amount in {expected}."
    )
    expected: Enum
    given: Enum


class NegativeAmount(Refused):
    """Amounts and counts are not negative."""

    message = N_("The amount or count cannot be negative. Correct it.")


class SameMeeting(Refused):
    """An item is carried to another meeting."""

    message = N_("The item is already on that agenda. Choose another meeting.")


class NotPublishable(Refused):
    """A decision of a closed item, or one without number, is not published."""

    message = N_("This decision cannot be published: it has no number yet, or it belongs to a closed item.")


class NotQuorate(Refused):
    """The statutes ask for more seats than were there."""

    message = N_(
        "At {taken_at} there was no quorum: {present} of the {needed} that are needed ({article}). "
        "Enter who else was there, or declare the meeting without quorum."
    )
    taken_at: object
    present: int
    needed: int
    article: str

    def __post_init__(self) -> None:
        self.article = self.article or "–"


class CommitteeOrItem(Refused):
    """A task belongs to a committee."""

    message = N_("Say where the task comes from: an item of an agenda, or the committee.")


class KeptElsewhere(Refused):
    """Nobody rewrites another home's rows (exchange/FORMAT.md 1.2)."""

    message = N_(
        "This record is kept by the CTJ or by another office, so it is not changed here. "
        "Enter one of your own, or ask that office to correct it."
    )


class StillSitting(Refused):
    """A person with a mandate is not deleted."""

    message = N_("{person} still holds a seat (until {until}). End the mandate first, then delete the person.")
    person: str
    until: date | None


class BadFraction(Refused):
    """A share of the members lies between none and all of them."""

    message = N_(
        "{numerator}/{denominator} is no share of the members: it must lie between 0 and 1. Correct the fraction."
    )
    numerator: str  # as they were given: digits are not grouped
    denominator: str


class ClosedWithMinutes(Refused):
    """The substance of a closed item travels apart from the first word on."""

    message = N_(
        "Minutes are already written under this item, so it cannot be closed or opened any more. "
        "Add a closed item and write there."
    )


class NumberedElsewhere(Refused):
    """Numbers are issued where the right is."""

    message = N_(
        "Another office or device issues the numbers of {committee} now. Have them given there, "
        "or have the right to number lent to this device for a meeting."
    )
    committee: str


class LentAlready(Refused):
    """The right is lent once at a time."""

    message = N_("The right to number is already lent, for meeting {meeting}. Have it returned first, or take it back.")
    meeting: str


class LentToItself(Refused):
    """A loan goes to another device."""

    message = N_("The right to number is on this device already. Choose the device that will hold the session.")


class SessionOver(Refused):
    """The right is lent for a session to come."""

    message = N_(
        "Meeting {meeting} is over (state: {state}), so no right to number is lent for it. "
        "Choose a meeting that is still to be held."
    )
    meeting: str
    state: Enum


class NotLent(Refused):
    """Only what is lent can come back."""

    message = N_(
        "The right to number is not lent for meeting {meeting}, so there is nothing to return. "
        "The history shows who lent or returned it."
    )
    meeting: str


class LoanOfAnother(Refused):
    """A loan is returned by who has it, or taken back by who gave it."""

    message = N_(
        "The right to number was lent to another device for meeting {meeting}. "
        "It is returned there, or taken back by the office that lent it."
    )
    meeting: str


class StillLent(Refused):
    """Taking the right back is a decision of its own: numbers may clash."""

    message = N_(
        "The device that has the right to number for meeting {meeting} has not returned it: numbers that it issued may "
        "not be known here, and new ones could be the same. Merge its bundle first, or confirm that you take it back."
    )
    meeting: str


class NotRepeated(Refused):
    """Only a number issued twice becomes bis."""

    message = N_("The number {number} was not issued twice, so it stays. “ctj check” lists the numbers in question.")
    number: str
