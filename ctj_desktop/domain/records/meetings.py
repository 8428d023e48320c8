"""What is a meeting: its agenda, its roll, who was there when?"""

from datetime import date, time
from enum import StrEnum
from typing import Final

from ctj_desktop.domain.ids import (
    AgendaItemId,
    AnyAttachmentId,
    AnyItemDocumentId,
    AttachmentId,
    AttendanceId,
    ChairNoteId,
    CollegeId,
    CommitteeId,
    DecisionId,
    ExcuseId,
    GuestId,
    ItemDocumentId,
    MeetingId,
    MeetingMoveId,
    OrganisationId,
    PauseId,
    PersonId,
    PresenceId,
    ProjectId,
    ProxyId,
    RestrictedAttachmentId,
    RestrictedItemDocumentId,
    RollId,
    SeatId,
    StandingItemId,
    StatutesId,
)
from ctj_desktop.domain.record import CommitteeInternal, CommitteeRestricted, NamedValue, Record, ReferenceOpen
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.statutes import SittingKind
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.errors import N_p


class MeetingState(StrEnum):
    """The life of a meeting (SOURCES.md 5.2)."""

    DRAFT = "draft"
    CONVENED = "convened"
    IN_SESSION = "in_session"
    HELD = "held"
    CIRCULATED = "circulated"
    APPROVED = "approved"
    CLOSED = "closed"
    CANCELLED = "cancelled"
    POSTPONED = "postponed"
    INQUORATE = "inquorate"


MEETING_MOVES: dict[MeetingState, frozenset[MeetingState]] = {
    MeetingState.DRAFT: frozenset({MeetingState.CONVENED, MeetingState.CANCELLED, MeetingState.POSTPONED}),
    MeetingState.CONVENED: frozenset(
        {MeetingState.CONVENED, MeetingState.IN_SESSION, MeetingState.CANCELLED, MeetingState.POSTPONED}
    ),
    MeetingState.IN_SESSION: frozenset({MeetingState.HELD, MeetingState.INQUORATE}),
    MeetingState.HELD: frozenset({MeetingState.CIRCULATED, MeetingState.IN_SESSION}),
    MeetingState.CIRCULATED: frozenset({MeetingState.APPROVED, MeetingState.HELD}),
    MeetingState.APPROVED: frozenset({MeetingState.CLOSED}),
    MeetingState.CLOSED: frozenset(),
    MeetingState.CANCELLED: frozenset({MeetingState.DRAFT}),
    MeetingState.POSTPONED: frozenset({MeetingState.DRAFT, MeetingState.CONVENED}),
    MeetingState.INQUORATE: frozenset({MeetingState.CLOSED}),
}
HELD_AFTERWARDS: Final = frozenset({MeetingState.DRAFT, MeetingState.CONVENED})
"""From here a meeting becomes held without a session: it was held before, and is entered from its record."""


class ItemKind(StrEnum):
    """What the committee is asked to do with an item."""

    INFORMATION = "information"
    DISCUSSION = "discussion"
    DECISION = "decision"
    OPINION = "opinion"
    ELECTION = "election"
    HEADING = "heading"


class OutcomeKind(StrEnum):
    """What became of an item or of a decision, as registers have it."""

    ADOPTED = "adopted"
    AMENDED = "amended"
    IN_PART = "in_part"
    REJECTED = "rejected"
    NOTED = "noted"
    ADVISED = "advised"
    REFERRED = "referred"
    POSTPONED = "postponed"
    WITHDRAWN = "withdrawn"
    TAKEN_OFF = "taken_off"
    SETTLED = "settled"
    JOINED = "joined"
    ELECTED = "elected"


class BusinessOutcome(NamedValue):
    """One register: what became of it, and to whom (`body`, `person` or `text`), until when, with which item."""

    outcome: OutcomeKind
    body: OrganisationId | None = None
    person: PersonId | None = None
    text: Bilingual = Bilingual()
    day: date | None = None
    item: AgendaItemId | None = None


class ItemOrigin(StrEnum):
    """Where an item comes from, apart from its kind."""

    ADDED = "added"
    STANDING = "standing"
    CARRIED_OVER = "carried_over"
    PROPOSED = "proposed"
    LATE = "late"
    ANY_OTHER_BUSINESS = "any_other_business"


class Reply(StrEnum):
    """What a member answered to the convocation."""

    PRESENT = "present"
    REMOTE = "remote"
    EXCUSED = "excused"
    REPRESENTED = "represented"
    SUBSTITUTE = "substitute"


class ReplyWay(StrEnum):
    """How an answer to the convocation came; a form is one that was sent to be filled in."""

    MAIL = "mail"
    FORM = "form"
    LETTER = "letter"
    CALENDAR = "calendar"
    TELEPHONE = "telephone"
    ORALLY = "orally"

    @property
    def in_writing(self) -> bool:
        """Whether it can be shown: a proxy that must be written is given by it."""
        return self in {ReplyWay.MAIL, ReplyWay.FORM, ReplyWay.LETTER}


class AttendanceStatus(StrEnum):
    """Status beside presence: present and remote come from `Presence`."""

    EXCUSED = "excused"
    ABSENT = "absent"
    REPRESENTED = "represented"


class Meeting(CommitteeInternal):
    """A meeting of a committee: a date and wall times in Europe/Zurich.

    Of one held `without_clock` nobody noted times: presence is from its planned start to its planned end, and papers
    print none.
    """

    kind = "meeting"
    noun = N_p("kind", "meeting")
    nouns = N_p("kinds", "meetings")
    id: MeetingId
    committee: CommitteeId
    number: str | None = None
    title: Bilingual = Bilingual()
    on: date | None = None
    start: time | None = None
    end: time | None = None
    place: Bilingual = Bilingual()
    remote_link: str = ""
    chair: PersonId | None = None
    minute_taker: PersonId | None = None
    proposals_until: date | None = None
    file_closed_on: date | None = None
    documents_by: date | None = None
    second_call_of: MeetingId | None = None
    opened_at: time | None = None
    closed_at: time | None = None
    sitting: SittingKind = SittingKind.ORDINARY
    without_clock: bool = False

    @property
    def called(self) -> SittingKind:
        """Which kind it is for the statutes: a second call is one whatever the first was."""
        return SittingKind.SECOND_CALL if self.second_call_of is not None else self.sitting


class MeetingMove(CommitteeInternal):
    """An insert-only change of state along `MEETING_MOVES`, or of a meeting that is entered as held before."""

    kind = "meeting_move"
    noun = N_p("kind", "change of state of a meeting")
    nouns = N_p("kinds", "changes of state of a meeting")
    insert_only = True
    searched = False
    id: MeetingMoveId
    meeting: MeetingId
    from_state: MeetingState
    to_state: MeetingState
    on: date
    reason: Bilingual = Bilingual()
    by: PersonId | None = None
    decision: DecisionId | None = None
    revision: int | None = None


class StandingItem(ReferenceOpen):
    """A point that returns at every meeting (SOURCES.md 5.4)."""

    kind = "standing_item"
    noun = N_p("kind", "standing item")
    nouns = N_p("kinds", "standing items")
    id: StandingItemId
    position: str
    title: Bilingual
    item_kind: ItemKind = ItemKind.INFORMATION
    minutes: int | None = None


class AgendaItem(CommitteeInternal):
    """A point of the agenda; `number` is frozen at convocation, `minutes` planned, times are wall times.

    `approves` is the meeting whose minutes are approved under it; `late_reason` why it was entered after the day by
    which items are proposed.
    """

    kind = "agenda_item"
    noun = N_p("kind", "agenda item")
    nouns = N_p("kinds", "agenda items")
    id: AgendaItemId
    meeting: MeetingId
    parent: AgendaItemId | None = None
    position: str
    number: str | None = None
    title: Bilingual
    note: Bilingual = Bilingual()
    proposed_decision: Bilingual = Bilingual()
    item_kind: ItemKind = ItemKind.INFORMATION
    origin: ItemOrigin = ItemOrigin.ADDED
    minutes: int | None = None
    presenter: Bilingual = Bilingual()
    presenter_person: PersonId | None = None
    project: ProjectId | None = None
    closed: bool = False
    standing: StandingItemId | None = None
    carried_from: AgendaItemId | None = None
    proposed_by: PersonId | None = None
    approves: MeetingId | None = None
    late_reason: Bilingual = Bilingual()
    started_at: time | None = None
    ended_at: time | None = None
    outcome: BusinessOutcome | None = None

    @property
    def late(self) -> bool:
        """It came after the convocation, or after the day by which items are proposed."""
        return self.origin is ItemOrigin.LATE or bool(self.late_reason)


class ChairNote(CommitteeRestricted):
    """What whoever presides wants to have at hand at an item, for no paper but their own. Id derived from the item."""

    kind = "chair_note"
    noun = N_p("kind", "note for the chair")
    nouns = N_p("kinds", "notes for the chair")
    id: ChairNoteId
    item: AgendaItemId
    text: str


class AnyItemDocument(Record):
    """A paper of an item, or one "to follow"."""

    kind = "item_document"
    noun = N_p("kind", "document of an item")
    nouns = N_p("kinds", "documents of an item")
    id: AnyItemDocumentId
    item: AgendaItemId
    position: str = ""
    title: Bilingual
    to_follow: bool = False
    attachment: AnyAttachmentId | None = None


class ItemDocument(AnyItemDocument, CommitteeInternal):
    """One that the conference may see."""

    id: ItemDocumentId
    attachment: AttachmentId | None = None


class RestrictedItemDocument(AnyItemDocument, CommitteeRestricted):
    """One of a closed item."""

    kind = "restricted_item_document"
    id: RestrictedItemDocumentId
    attachment: RestrictedAttachmentId | None = None


class Guest(CommitteeInternal):
    """Somebody who attends one meeting without a seat."""

    kind = "guest"
    noun = N_p("kind", "guest")
    nouns = N_p("kinds", "guests")
    id: GuestId
    meeting: MeetingId
    name: str
    function: Bilingual = Bilingual()
    body: Bilingual = Bilingual()
    side: Side | None = None
    person: PersonId | None = None


class Roll(CommitteeInternal):
    """One seat as frozen at convocation and opening; later corrections change nothing here.

    Id derived from meeting and seat. Names are copied, since quorum, votes and minutes read only this. It stands on
    the roll [start, end) of the meeting's clock: whoever is sworn in during the session has a line from that minute,
    whoever leaves the body one to that minute, and a seat may have one after the other.
    """

    kind = "roll"
    noun = N_p("kind", "roll")
    nouns = N_p("kinds", "seats on a roll")
    searched = False
    id: RollId
    meeting: MeetingId
    seat: SeatId
    side: Side
    position: str = ""
    holder: PersonId | None = None
    holder_name: str = ""
    function: Bilingual = Bilingual()
    body: Bilingual = Bilingual()
    substitute: PersonId | None = None
    substitute_name: str = ""
    may_vote: bool = True
    statutes: StatutesId | None = None
    start: time | None = None
    end: time | None = None
    college: CollegeId | None = None
    weight: int = 1

    @property
    def vacant(self) -> bool:
        """Nobody sits there, no substitute either: it never arrives, votes, represents or is represented."""
        return not (self.holder or self.holder_name or self.substitute or self.substitute_name)


class Attendance(CommitteeInternal):
    """Reply and status of a seat or guest at a meeting; id derived from both ends.

    Who is `on_leave` is in office and counted in no base. `represented_by` is what earlier versions of the program
    read; where no `Proxy` stands it is one from opening to closing.
    """

    kind = "attendance"
    noun = N_p("kind", "attendance")
    nouns = N_p("kinds", "attendances")
    id: AttendanceId
    meeting: MeetingId
    seat: SeatId | None = None
    guest: GuestId | None = None
    reply: Reply | None = None
    replied_on: date | None = None
    status: AttendanceStatus | None = None
    represented_by: SeatId | None = None
    substitute: PersonId | None = None
    on_leave: bool = False
    replied_by: ReplyWay | None = None


class Excuse(CommitteeRestricted):
    """Why somebody excused themselves, as they said it; no paper prints it. Id derived from the attendance."""

    kind = "excuse"
    noun = N_p("kind", "reason of an excuse")
    nouns = N_p("kinds", "reasons of excuses")
    searched = False
    id: ExcuseId
    attendance: AttendanceId
    reason: str


class Presence(CommitteeInternal):
    """An interval of presence [start, end) on the meeting's clock; open while `end` is None."""

    kind = "presence"
    noun = N_p("kind", "presence")
    nouns = N_p("kinds", "presences")
    id: PresenceId
    attendance: AttendanceId
    start: time
    end: time | None = None
    remote: bool = False


class Proxy(CommitteeInternal):
    """A seat votes through that of its bearer, [start, end) on the meeting's clock; None is opening or closing.

    It is there `in_writing` or was only said.
    """

    kind = "proxy"
    noun = N_p("kind", "proxy")
    nouns = N_p("kinds", "proxies")
    id: ProxyId
    attendance: AttendanceId
    bearer: SeatId
    start: time | None = None
    end: time | None = None
    in_writing: bool = False


class Pause(CommitteeInternal):
    """The session stands still [start, end) on the meeting's clock; it goes on while `end` is None.

    Nobody leaves by it; the item under way takes that much less time, and nothing is voted on in it.
    """

    kind = "pause"
    noun = N_p("kind", "pause")
    nouns = N_p("kinds", "pauses")
    id: PauseId
    meeting: MeetingId
    start: time
    end: time | None = None
