"""What cannot be entered of a committee and its members, and why?"""

from datetime import date
from enum import Enum

from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.errors import N_, Refused


class CommitteeExists(Refused):
    """A committee's id comes from its code."""

    at_field = "code"
    message = N_("There is already a committee with the code {code}. Choose another code, or open that committee.")
    code: str


class BadCode(Refused):
    """A committee's code stands in its numbers and in the names of its files."""

    at_field = "code"
    message = N_(
        "“{code}” cannot be the code of a committee. Choose a short one of at most 12 letters, digits or hyphens, "
        "such as MOC."
    )
    code: str

    def __post_init__(self) -> None:
        self.code = self.code[:60]


class NoContentLanguage(Refused):
    """A committee writes in one of the two languages of its papers, and translates into the other."""

    at_field = "source_language"
    message = N_("A committee writes first in French or in German. Choose one of the two.")


class NotAMailAddress(Refused):
    """Nothing can be sent to it (domain/mail_address.py)."""

    at_field = "email"
    message = N_("“{text}” cannot be a mail address. Write a single one, such as name@commune.ch.")
    text: str

    def __post_init__(self) -> None:
        self.text = self.text[:80]


class NotAWorkAddress(NotAMailAddress):
    """The professional one of a person."""

    at_field = "work_email"


class NotAPrivateAddress(NotAMailAddress):
    """The private one of a person."""

    at_field = "private_email"


class SameAsItself(Refused):
    """It takes two records to be one."""

    message = N_("This is the same record. Choose another one.")


class NotOfOneKind(Refused):
    """A person and a body are two."""

    message = N_("A person and a body are never the same. Choose two persons or two bodies.")


class SeatTaken(Refused):
    """Two holders of one seat at one time."""

    at_field = "seat"
    message = N_(
        "This seat is held by {person} from {start} on. End that mandate first, or appoint from the day after its last."
    )
    person: str
    start: date


class SideCounted(Refused):
    """Minutes and quorum of a meeting that was convened count the seat on its side."""

    at_field = "side"
    message = N_(
        "Meetings that were convened count this seat on the side {side}. Give it a last day, and add a seat of the "
        "other side from the day after."
    )
    side: Enum


class NoTwoSides(Refused):
    """A minimum of each side asks for two of them."""

    at_field = "quorum"
    message = N_(
        "A minimum of each side is entered, but the committee does not tell two sides apart. Leave it at 0, or enter "
        "both sides at the committee."
    )


class NoSuchCollege(Refused):
    """A minimum is one of a college of this committee."""

    at_field = "quorum"
    message = N_(
        "A minimum is entered for a college that this committee has not. Choose one of its colleges, or add it to the "
        "committee first."
    )


class NotPrinted(Refused):
    """Papers are made in two languages."""

    at_field = "languages"
    message = N_("Papers are printed in French, in German or in both. Choose among these two.")


class CollegeInQuorum(Refused):
    """A quorum that asks for members of a college is never reached without it."""

    message = N_("The quorum of “{statutes}” asks for members of this college. Take that minimum out first.")
    statutes: Bilingual


class SeatUnnamed(Refused):
    """A seat is called by its body, or by a name of its own."""

    at_field = "organisation"
    message = N_("Choose a body, or write a name for the seat.")


class SecretariatUnnamed(Refused):
    """A secretariat is known by what the letterhead prints, or by its body."""

    at_field = "lines"
    message = N_("Write what the letterhead prints, or choose a body.")


class StatutesOverlap(Refused):
    """Two versions of the statutes in force on one day."""

    at_field = "in_force_from"
    message = N_("Statutes are already in force on {day} (since {since}). New ones can start later and replace them.")
    day: date
    since: date


class StillSitting(Refused):
    """A person with a mandate is not deleted."""

    message = N_("{person} still holds a seat (until {until}). End the mandate first.")
    person: str
    until: date


class SittingWithoutEnd(Refused):
    """A person with a mandate is not deleted; this one has no end yet."""

    message = N_("{person} still holds a seat. End the mandate first.")
    person: str


class BadFraction(Refused):
    """A share of the members lies between none and all of them."""

    at_field = "numerator"
    message = N_(
        "{numerator}/{denominator} is no share of the members: it must lie between 0 and 1. Correct the fraction."
    )
    numerator: str  # as they were given: digits are not grouped
    denominator: str


class MoreThanAll(Refused):
    """More than all are never there, and never vote."""

    at_field = "numerator"
    message = N_("More than all can never be reached. Correct the share, or do not ask for strictly more.")


class MinimaTooHigh(Refused):
    """The minima of the sides, or of the colleges, are no more together than the seats of which the quorum speaks."""

    at_field = "minimum_per_side"
    message = N_("The minima ask for {asked} members of {denominator} seats, which can never be there. Correct them.")
    asked: int
    denominator: int


class OtherCommittee(Refused):
    """A mandate stays with the committee that keeps it."""

    at_field = "seat"
    message = N_(
        "This seat belongs to another committee. Choose a seat of the same one, or remove the mandate and appoint "
        "there."
    )


class NamesOverlap(Refused):
    """Two names of a committee on one day."""

    at_field = "start"
    message = N_("On one of these days the committee is already called “{name}” (since {since}). Correct the days.")
    name: object
    since: date


class BodyNamesOverlap(NamesOverlap):
    """Two names of a body on one day."""

    message = N_("On one of these days the body is already called “{name}” (since {since}). Correct the days.")


class MergedInItself(Refused):
    """A body does not go on in itself, nor in one that goes on in it."""

    at_field = "merged_into"
    message = N_("“{body}” is this body, or goes on in it. Choose another one.")
    body: Bilingual


class PartOfItself(Refused):
    """A body is no part of itself, nor of one of its parts."""

    at_field = "part_of"
    message = N_("“{body}” is already a part of this body, or it is this body. Choose another one.")
    body: Bilingual


class ArticleTwice(Refused):
    """A version of the statutes has an article of a number once."""

    at_field = "number"
    message = N_("These statutes already have an article {number}. Correct that one, or choose another number.")
    number: str

    def __post_init__(self) -> None:
        self.number = self.number[:40]


class ColumnsAmiss(Refused):
    """Each heading means one field, or none."""

    at_field = "columns"
    message = N_("There must be one field for each column, empty for one that is left out.")


class ArticleUnnumbered(Refused):
    """Rules quote an article by its number."""

    at_field = "number"
    message = N_("Write the number of the article, such as 9 or 9.2.")


class AlreadyMember(Refused):
    """A person is in a working group once."""

    at_field = "person"
    message = N_("{person} is already in the working group “{group}”. Change the days of that entry instead.")
    person: str
    group: object


class StatutesApplied(Refused):
    """What statutes say is the ground of minutes that are approved."""

    message = N_(
        "The minutes of {meetings} were approved under this version of the statutes, so what it says stays. Enter a "
        "new version that replaces it."
    )
    meetings: tuple[str, ...]


class SeatWithoutVote(Refused):
    """A seat has one vote, or several."""

    at_field = "weight"
    message = N_("A seat has at least one vote. Whoever only advises sits with an advisory voice.")


class SittingRuled(Refused):
    """A version of the statutes rules a kind of meeting once."""

    message = N_("These statutes have a rule for this already ({sitting}). Correct that one.")
    sitting: Enum


class RuleOfOthers(Refused):
    """A kind of meeting decides by a rule of its own version."""

    at_field = "rule"
    message = N_("“{name}” is a rule of other statutes. Choose one of these, or add it to them first.")
    name: object


class OtherDefault(Refused):
    """Of one version of the statutes one rule is the default."""

    message = N_(
        "This rule was the default, and “{name}” is it now. Make that one an ordinary rule first, then bring this one "
        "back."
    )
    name: object
