"""What cannot be entered of a committee and its members, and why?"""

from datetime import date
from enum import Enum

from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.errors import Refused


class CommitteeExists(Refused):
    """There is already a committee with the code {code}. Choose another code, or open that committee.

    The id of a committee comes from its code.
    """

    at_field = "code"
    code: str


class BadCode(Refused):
    """“{code}” cannot be the code of a committee. Choose a short one of at most 12 letters, digits or hyphens, such as
    MOC.

    It stands in the numbers of the committee and in the names of its files.
    """

    at_field = "code"
    code: str

    def __post_init__(self) -> None:
        self.code = self.code[:60]


class NoContentLanguage(Refused):
    """A committee writes first in French or in German. Choose one of the two."""

    at_field = "source_language"


class NotAMailAddress(Refused):
    """“{text}” cannot be a mail address. Write a single one, such as name@commune.ch.

    What can be one is said by domain/mail_address.py.
    """

    text: str
    at_field: str = "email"

    def __post_init__(self) -> None:
        self.text = self.text[:80]


class SameAsItself(Refused):
    """This is the same record. Choose another one."""


class NotOfOneKind(Refused):
    """A person and a body are never the same. Choose two persons or two bodies."""


class SeatTaken(Refused):
    """This seat is held by {person} from {start} on. End that mandate first, or appoint from the day after its last."""

    at_field = "seat"
    person: str
    start: date


class SideCounted(Refused):
    """Meetings that were convened count this seat on the side {side}. Give it a last day, and add a seat of the other
    side from the day after.
    """

    at_field = "side"
    side: Enum


class NoTwoSides(Refused):
    """A minimum of each side is entered, but the committee does not tell two sides apart. Leave it at 0, or enter both
    sides at the committee.
    """

    at_field = "quorum"


class NoSuchCollege(Refused):
    """A minimum is entered for a college that this committee has not. Choose one of its colleges, or add it to the
    committee first.
    """

    at_field = "quorum"


class NotPrinted(Refused):
    """Papers are printed in French, in German or in both. Choose among these two."""

    at_field = "languages"


class CollegeInQuorum(Refused):
    """The quorum of “{statutes}” asks for members of this college. Take that minimum out first."""

    statutes: Bilingual


class SeatUnnamed(Refused):
    """Choose a body, or write a name for the seat."""

    at_field = "organisation"


class SecretariatUnnamed(Refused):
    """Write what the letterhead prints, or choose a body."""

    at_field = "lines"


class StatutesOverlap(Refused):
    """Statutes are already in force on {day} (since {since}). New ones can start later and replace them."""

    at_field = "in_force_from"
    day: date
    since: date


class StillSitting(Refused):
    """{person} still holds a seat (until {until}). End the mandate first."""

    person: str
    until: date


class SittingWithoutEnd(Refused):
    """{person} still holds a seat. End the mandate first."""

    person: str


class BadFraction(Refused):
    """{numerator}/{denominator} is no share of the members: it must lie between 0 and 1. Correct the fraction."""

    at_field = "numerator"
    numerator: str  # as they were given: digits are not grouped
    denominator: str


class MoreThanAll(Refused):
    """More than all can never be reached. Correct the share, or do not ask for strictly more."""

    at_field = "numerator"


class MinimaTooHigh(Refused):
    """The minima ask for {asked} members of {denominator} seats, which can never be there. Correct them."""

    at_field = "minimum_per_side"
    asked: int
    denominator: int


class OtherCommittee(Refused):
    """This seat belongs to another committee. Choose a seat of the same one, or remove the mandate and appoint
    there.
    """

    at_field = "seat"


class NamesOverlap(Refused):
    """On one of these days the committee is already called “{name}” (since {since}). Correct the days."""

    at_field = "start"
    name: object
    since: date


class BodyNamesOverlap(NamesOverlap):
    """On one of these days the body is already called “{name}” (since {since}). Correct the days."""


class MergedInItself(Refused):
    """“{body}” is this body, or goes on in it. Choose another one."""

    at_field = "merged_into"
    body: Bilingual


class PartOfItself(Refused):
    """“{body}” is already a part of this body, or it is this body. Choose another one."""

    at_field = "part_of"
    body: Bilingual


class ArticleTwice(Refused):
    """These statutes already have an article {number}. Correct that one, or choose another number."""

    at_field = "number"
    number: str

    def __post_init__(self) -> None:
        self.number = self.number[:40]


class ColumnsAmiss(Refused):
    """There must be one field for each column, empty for one that is left out."""

    at_field = "columns"


class ArticleUnnumbered(Refused):
    """Write the number of the article, such as 9 or 9.2."""

    at_field = "number"


class AlreadyMember(Refused):
    """{person} is already in the working group “{group}”. Change the days of that entry instead."""

    at_field = "person"
    person: str
    group: object


class StatutesApplied(Refused):
    """The minutes of {meetings} were approved under this version of the statutes, so what it says stays. Enter a new
    version that replaces it.
    """

    meetings: tuple[str, ...]


class SeatWithoutVote(Refused):
    """A seat has at least one vote. Whoever only advises sits with an advisory voice."""

    at_field = "weight"


class SittingRuled(Refused):
    """These statutes have a rule for this already ({sitting}). Correct that one."""

    sitting: Enum


class RuleOfOthers(Refused):
    """“{name}” is a rule of other statutes. Choose one of these, or add it to them first."""

    at_field = "rule"
    name: object


class OtherDefault(Refused):
    """This rule was the default, and “{name}” is it now. Make that one an ordinary rule first, then bring this one
    back.
    """

    name: object
