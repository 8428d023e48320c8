"""What can no longer or not yet be done with a meeting and its agenda, and why?"""

from datetime import date
from enum import Enum

from ctj_desktop.errors import N_, Refused


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


class WasConvened(Refused):
    """Its members have its date, its number and its agenda."""

    message = N_(
        "Meeting {meeting} was convened, so it stays on record: its members know its date and its number. "
        "If it does not take place, cancel it."
    )
    meeting: str


class StillAtWork(Refused):
    """A meeting entered from an old record, whose session is open again or whose minutes are out."""

    message = N_(
        "Meeting {meeting} is not removed in this state: {state}. Close its session or take its minutes back first."
    )
    meeting: str
    state: Enum


class NoDate(Refused):
    """A convocation states date, hour, place and agenda (SOURCES.md 5.1)."""

    message = N_("The meeting has no date yet. A convocation states it: enter it, then convene.")


class PutOff(Refused):
    """When it takes place is known again as soon as it is convened anew."""

    message = N_("The meeting was put off and is not convened anew: there is no appointment yet. Convene it first.")


class LateWithoutReason(Refused):
    """The committee said by which day items are proposed; whoever reads the agenda sees why one came after it."""

    at_field = "late_reason"
    message = N_(
        "Items of this meeting were to be proposed by {until}. One that comes later says why: write the reason, which "
        "stands with the item on the agenda and in the minutes."
    )
    until: date


class LateDocument(Refused):
    """The file was closed on a day that everybody knows; whoever reads the agenda sees why a document came after it."""

    at_field = "late_reason"
    message = N_(
        "The file of this meeting was closed on {closed}. A document that comes later says why: write the reason, "
        "which stands beside its title."
    )
    closed: date


class MinutesElsewhere(Refused):
    """A committee approves its own minutes, at a later meeting."""

    at_field = "approves"
    message = N_(
        "An item approves the minutes of an earlier meeting of the same committee, and meeting {meeting} is none. "
        "Choose an earlier one, or leave the field empty."
    )
    meeting: str


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


class NoSecondCall(Refused):
    """A second call follows a meeting without quorum."""

    at_field = "second_call_of"
    message = N_(
        "Meeting {meeting} did not end for want of a quorum (state: {state}), so there is no second call of it. "
        "Leave that field empty, or choose the meeting that had no quorum."
    )
    meeting: str
    state: Enum


class QuorumWasThere(Refused):
    """By what was entered, the first meeting had its quorum all the time."""

    at_field = "second_call_of"
    message = N_(
        "By the attendance entered, meeting {meeting} had its quorum until its end ({present} of {base}), so there is "
        "no second call of it. Leave that field empty."
    )
    meeting: str
    present: int
    base: int


class TooManyCame(Refused):
    """The statutes allow a second call only below a share of the members."""

    at_field = "second_call_of"
    message = N_(
        "At meeting {meeting} {present} of {base} were there. The statutes allow a second call only below {share} "
        "({article}). Leave that field empty: an ordinary meeting follows."
    )
    meeting: str
    present: int
    base: int
    share: str
    article: str

    def __post_init__(self) -> None:
        self.article = self.article or "–"


class SecondCallElsewhere(Refused):
    """A second call is of the same committee."""

    at_field = "second_call_of"
    message = N_("Meeting {meeting} is of another committee. Choose one of this committee.")
    meeting: str


class LikeElsewhere(Refused):
    """The agenda of another committee has its own standing items and its own people."""

    at_field = "like"
    message = N_("Meeting {meeting} is of another committee. Choose one of this committee.")
    meeting: str


class NothingToCopy(Refused):
    """An agenda without headings and standing items gives nothing to another one, unless every item is wanted."""

    at_field = "like"
    message = N_(
        "Nothing on the agenda of meeting {meeting} returns: it has no heading and no standing item. "
        "Take every item over, or choose another meeting."
    )
    meeting: str


class NoDays(Refused):
    """A series is one meeting at least."""

    at_field = "days"
    message = N_("No day is chosen. Choose at least one on which a meeting is held.")


class TooManyMeetings(Refused):
    """A number that somebody mistyped would fill the list."""

    at_field = "days"
    message = N_("A series has {most} meetings at most. Plan a shorter one, and the rest later.")
    most: int


class DayTwice(Refused):
    """Two meetings of one series at the same hour are one too many."""

    at_field = "days"
    message = N_("{day} is chosen twice. Change one of the two days, or leave it out.")
    day: date


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


class SameMeeting(Refused):
    """An item is carried to another meeting."""

    message = N_("The item is already on that agenda. Choose another meeting.")


class ClosedAbove(Refused):
    """What stands below a closed item is closed with it."""

    message = N_("This item stands under one behind closed doors. Open that one, or move this item out of it, first.")
    at_field = "closed"


class ClosedWords(Refused):
    """The line of an item on the agenda goes to everybody who receives the agenda."""

    message = N_(
        "The item is behind closed doors, and the conference reads its line on the agenda. "
        "Write this in its minutes or its documents: they stay in the committee."
    )
    at_field = "note"


class ClosedReason(Refused):
    """That somebody stands back is seen by everybody, why is not."""

    message = N_(
        "The item is behind closed doors, and the conference sees who stands back. "
        "Write the reason in the minutes of the item: they stay in the committee."
    )
    at_field = "reason"


class ClosedInConflict(Refused):
    """Of two versions one would be lost: what is said of it in the history goes with the closing."""

    message = N_(
        "Two versions of this item, or of something under it, wait until somebody chooses. "
        "Choose under Exchanges, then close the item."
    )
    at_field = "closed"


class ClosedWithBallots(Refused):
    """A closed item keeps no names of who voted how."""

    message = N_(
        "Votes by name are recorded under this item, and a closed item keeps only the counts. "
        "Correct these votes so that they are counted, then close the item."
    )
    at_field = "closed"


class ClosedWithMoves(Refused):
    """A change of state is written once: what was noted with it is never erased."""

    message = N_(
        "Somebody has begun or ended what this item gave to do ({numbers}), and what was noted then stays readable. "
        "Add a closed item and write there."
    )
    at_field = "closed"
    numbers: str


class ClosedWithPublished(Refused):
    """What the public has read is not unsaid."""

    message = N_("A decision under this item is published ({numbers}), so the item cannot be closed any more.")
    at_field = "closed"
    numbers: str


class FileElsewhere(Refused):
    """A file that other people see than the document: a closed item keeps both to the committee."""

    message = N_(
        "A document and its file are seen by the same people, and this file belongs to others: what a closed item "
        "holds stays with the committee. Join the file itself to this document."
    )


class ClosedOutcome(Refused):
    """What an item itself says is sent along, even where its minutes stay in the committee."""

    message = N_(
        "The item is behind closed doors, and the conference sees what became of it: no name and no words. "
        "Write to whom in a decision under the item; that stays in the committee."
    )
    at_field = "outcome"
