"""Why can something in the minutes not be taken back or counted so?"""

from datetime import date, time
from enum import Enum

from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.errors import Refused
from ctj_desktop.i18n.registers import REGISTER_NAMES


class CommandInText(Refused):
    """A passage cannot begin with “{word}”: it would be printed like that. A command begins a new line and is followed
    by a space, for instance “/d The committee …”.
    """

    word: str


class DecisionPublished(Refused):
    """Decision {number} is published and is not taken away. Have the correction decided and recorded as a new one."""

    number: str


class TaskMoved(Refused):
    """Somebody has begun or ended task {number} already. Set it to “no longer needed” instead."""

    number: str


class DecisionBegun(Refused):
    """Somebody has noted how far decision {number} is carried out. Set it to “dropped” instead."""

    number: str


class NothingToCarryOut(Refused):
    """Decision {number} was rejected: there is nothing to carry out."""

    number: str


class BeforeLastNote(Refused):
    """The last note on decision {number} is of {last}. Enter that day or a later one."""

    at_field = "on"
    number: str
    last: date


class NothingNew(Refused):
    """Decision {number} is already “{state}”, with this day and this owner. Enter what is new."""

    number: str
    state: Enum


class NothingNoted(Refused):
    """Nothing is noted of decision {number} being carried out. Note first how far it is."""

    number: str


class NobodyVoted(Refused):
    """Nobody has voted in this count. Enter the votes, or that it was decided by consensus."""


class BallotsMissing(Refused):
    """In a roll call it is entered who voted how. Enter it by name, or choose another way of voting."""


class NamesInClosedItem(Refused):
    """In a closed item only the counts of a vote are kept, not who voted how. Count it instead.

    Ballots travel with the minutes that everybody gets.
    """


class NoMinutes(Refused):
    """The minutes of meeting {meeting} are empty. Write them, then circulate or approve them."""

    meeting: str


class RefBlock(Refused):
    """This block shows a decision, a vote or a task. Change that record; its text is the same here."""


class CountTooHigh(Refused):
    """{votes} votes were entered, but {voters} seats on the roll may vote. Correct the count."""

    votes: int
    voters: int


class SideCountTooHigh(Refused):
    """{votes} votes of one side are counted ({side}), but {voters} of its seats may vote. Correct the count."""

    side: Side
    votes: int
    voters: int


class SidesDoNotAddUp(Refused):
    """The votes of the two sides together are not those of the whole count. Correct one or the other."""


class AlreadyVoted(Refused):
    """A vote is already recorded on this decision. Change it instead of adding a second one."""


class AmendmentVoted(Refused):
    """This amendment was voted on, and the result follows from the vote. Correct the vote instead."""

    at_field = "result"


class AmendmentOfAnother(Refused):
    """This amendment belongs to another decision. Choose the decision that it changes."""

    at_field = "amendment"


class VotedTogetherApart(Refused):
    """Decision {number} cannot be voted on together with this one: it belongs to another meeting or to an item behind
    closed doors, it is this one itself, or it has a vote already. Vote on it by itself.
    """

    number: str


class RepeatedBefore(Refused):
    """A vote taken at {earlier} is repeated by one taken at {later}: the second one comes later. Correct one of the two
    times.
    """

    earlier: time
    later: time


class CastingNotNeeded(Refused):
    """A casting vote is entered, but by this rule there is no tie that it decides. Leave it out, or correct the
    count.
    """


class NoVotesOfTheAway(Refused):
    """“{statutes}” ({article}) takes no vote {given}. Take it out, or enter in the statutes which votes of those who
    are away count.
    """

    given: Enum
    statutes: Bilingual
    article: str

    def __post_init__(self) -> None:
        self.article = self.article or "–"


class NoStatutesForTheAway(Refused):
    """No statutes are entered for this date, so no vote {given} is taken. Take it out, or enter the statutes with their
    article on it.
    """

    given: Enum


class VotesInSession(Refused):
    """{name} can vote in the session at {taken_at}, in person or by proxy: no vote {given} is taken as well. Take it
    out, and count the one of the session.
    """

    name: str
    taken_at: time
    given: Enum


class StoodBack(Refused):
    """{name} stands back for this item, so no vote {given} is taken. Take it out, or correct the recusal."""

    name: str
    given: Enum


class VotedTwice(Refused):
    """{name} is entered twice in this vote. Leave one of the two."""

    name: str


class NamesInSecretVote(Refused):
    """In a secret ballot it is not kept who voted how. Count it without names, or choose another way of voting."""


class AwayNotCounted(Refused):
    """Votes given in advance or by post are entered by name ({votes}), and the count does not hold them. Count them
    too, each as it was given.
    """

    votes: int


class NotPublishable(Refused):
    """This decision cannot be published: it has no number yet, or it belongs to a closed item."""


class PublishedAlready(Refused):
    """Decision {number} is published already. Undo the publication first, or have a correction decided and publish that
    one.
    """

    number: str


class NotQuorate(Refused):
    """At {taken_at} there was no quorum: {present} of the {needed} that are needed ({article}). Enter who else was
    there, or declare the meeting without quorum.
    """

    taken_at: object
    present: int
    needed: int
    article: str

    def __post_init__(self) -> None:
        self.article = self.article or "–"


class CommitteeOrItem(Refused):
    """Say where the task comes from: an item of an agenda, or the committee."""


class NothingBecame(Refused):
    """Meeting {meeting} is {state}: an item has an outcome once the meeting is convened. Until then take it off the
    agenda instead.
    """

    meeting: str
    state: Enum


class OutcomeSaysNot(Refused):
    """The outcome “{outcome}” goes without this: {detail}. Leave it out, or choose another outcome."""

    at_field = "outcome"
    outcome: Enum
    field: str

    @property
    def detail(self) -> str:
        """The name of the part."""
        return REGISTER_NAMES[self.field]


class ReferredToNobody(Refused):
    """Say to whom it is referred: a body, a person, or in words."""

    at_field = "outcome"


class JoinedElsewhere(Refused):
    """An item is joined with another one of the same meeting. Choose that item."""

    at_field = "outcome"


class OutcomeAgainstResult(Refused):
    """The outcome “{outcome}” contradicts how the decision was taken. Correct one of the two."""

    at_field = "outcome"
    outcome: Enum
