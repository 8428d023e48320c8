"""What is a committee made of, and who sat where when?"""

from datetime import date
from enum import StrEnum
from typing import Final

from ctj_desktop.domain.ids import (
    CollegeId,
    CommitteeId,
    CommitteeNameId,
    MandateId,
    MeetingId,
    NumberingLoanId,
    NumberingRightId,
    OfficeHeldId,
    OrganisationId,
    PersonId,
    ReplicaId,
    RoleId,
    SeatId,
    SecretariatId,
    TerritoryId,
    WorkingGroupId,
    WorkingGroupMemberId,
)
from ctj_desktop.domain.record import CommitteeInternal, CommitteeOpen
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.errors import N_p


class Capacity(StrEnum):
    """Voting or advisory (voix délibérative / consultative)."""

    VOTING = "voting"
    ADVISORY = "advisory"


class Substitution(StrEnum):
    """How a seat is substituted."""

    PERSONAL = "personal"
    POOL = "pool"
    NONE = "none"


class EndReason(StrEnum):
    """Why a mandate ended."""

    TERM = "term"
    RESIGNATION = "resignation"
    LEFT_FUNCTION = "left_function"
    REPLACED = "replaced"
    DEATH = "death"
    OTHER = "other"


class OfficeOfCommittee(StrEnum):
    """Offices a person may hold in a committee."""

    PRESIDENT = "president"
    CO_PRESIDENT = "co_president"
    VICE_PRESIDENT = "vice_president"
    SECRETARY = "secretary"


PRESIDING: Final = (OfficeOfCommittee.PRESIDENT, OfficeOfCommittee.CO_PRESIDENT)
"""Who lead the meetings and sign the papers."""


class RoleKind(StrEnum):
    """What a person's program may write for a committee."""

    SECRETARY = "secretary"
    CO_SECRETARY = "co_secretary"
    CHAIR = "chair"
    CONTRIBUTOR = "contributor"
    READER = "reader"
    CTJ = "ctj"


class InclusiveForm(StrEnum):
    """How a paper names women and men: by a word that serves everybody, by both words, or by a shortened one."""

    NEUTRAL = "neutral"
    PAIRED = "paired"
    SHORTENED = "shortened"


class Committee(CommitteeOpen):
    """A territorial steering committee; its home is itself.

    `sides` are those of the border that it tells apart: none, one or both. `closed_titles` says whether its public
    papers name the items behind closed doors. Substitutes receive the convocation where `substitutes_convened`;
    `post_days` and `registered_days` are working days that the post takes, `mailbox_megabytes` what a mailbox takes at
    once: those of the program where they are None.
    """

    kind = "committee"
    noun = N_p("kind", "committee")
    nouns = N_p("kinds", "committees")
    id: CommitteeId
    code: str
    name: Bilingual
    short_name: Bilingual = Bilingual()
    territory: TerritoryId | None = None
    source_language: Language = Language.FR
    sides: tuple[Side, ...] = (Side.FR, Side.CH)
    closed_titles: bool = False
    inclusive: InclusiveForm = InclusiveForm.NEUTRAL
    substitutes_convened: bool = True
    post_days: int | None = None
    registered_days: int | None = None
    mailbox_megabytes: int | None = None

    @property
    def writes_in(self) -> Language:
        """The language of its papers in which it writes first, whatever another office entered."""
        return Language.DE if self.source_language is Language.DE else Language.FR


class CommitteeName(CommitteeOpen):
    """An earlier or later name, valid [start, end)."""

    kind = "committee_name"
    noun = N_p("kind", "committee name")
    nouns = N_p("kinds", "committee names")
    id: CommitteeNameId
    committee: CommitteeId
    name: Bilingual
    start: date
    end: date | None = None


class Secretariat(CommitteeOpen):
    """One secretariat of the committee as the letterhead prints it."""

    kind = "secretariat"
    noun = N_p("kind", "secretariat")
    nouns = N_p("kinds", "secretariats")
    id: SecretariatId
    committee: CommitteeId
    side: Side
    organisation: OrganisationId | None = None
    lines: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None


class College(CommitteeOpen):
    """A free group of seats: communes, associations, State, standing guests."""

    kind = "college"
    noun = N_p("kind", "college")
    nouns = N_p("kinds", "colleges")
    id: CollegeId
    committee: CommitteeId
    name: Bilingual
    position: str = ""


class Seat(CommitteeOpen):
    """A place in the committee, valid [start, end), usually of a body; `weight` is how many votes it has."""

    kind = "seat"
    noun = N_p("kind", "seat")
    nouns = N_p("kinds", "seats")
    id: SeatId
    committee: CommitteeId
    college: CollegeId | None = None
    organisation: OrganisationId | None = None
    side: Side
    label: Bilingual = Bilingual()
    capacity: Capacity = Capacity.VOTING
    substitution: Substitution = Substitution.PERSONAL
    position: str = ""
    start: date | None = None
    end: date | None = None
    weight: int = 1


class Mandate(CommitteeInternal):
    """A person on a seat, [start, end); `substitute` marks the substitute's mandate."""

    kind = "mandate"
    noun = N_p("kind", "mandate")
    nouns = N_p("kinds", "mandates")
    id: MandateId
    committee: CommitteeId
    seat: SeatId
    person: PersonId
    substitute: bool = False
    on_behalf_of: OrganisationId | None = None
    start: date
    end: date | None = None
    end_reason: EndReason | None = None


class OfficeHeld(CommitteeInternal):
    """A person in an office of the committee, [start, end)."""

    kind = "office_held"
    noun = N_p("kind", "office held")
    nouns = N_p("kinds", "offices held")
    id: OfficeHeldId
    committee: CommitteeId
    person: PersonId
    office: OfficeOfCommittee
    side: Side | None = None
    start: date
    end: date | None = None


class WorkingGroup(CommitteeOpen):
    """An ad hoc working group of a committee."""

    kind = "working_group"
    noun = N_p("kind", "working group")
    nouns = N_p("kinds", "working groups")
    id: WorkingGroupId
    committee: CommitteeId
    name: Bilingual
    start: date | None = None
    end: date | None = None


class WorkingGroupMember(CommitteeInternal):
    """A person in a working group; the id is derived from both ends."""

    kind = "working_group_member"
    noun = N_p("kind", "member of a working group")
    nouns = N_p("kinds", "members of a working group")
    id: WorkingGroupMemberId
    group: WorkingGroupId
    person: PersonId
    start: date | None = None
    end: date | None = None


class Role(CommitteeInternal):
    """What a person may write for the committee, [start, end)."""

    kind = "role"
    noun = N_p("kind", "role")
    nouns = N_p("kinds", "roles")
    id: RoleId
    committee: CommitteeId
    person: PersonId
    role: RoleKind
    start: date
    end: date | None = None


class NumberingRight(CommitteeInternal):
    """The one replica that issues numbers; id derived from the committee.

    `skipped` are numbers that another computer may have given out before it was lost, as `decision:2027-004`: none of
    them is issued again.
    """

    kind = "numbering_right"
    noun = N_p("kind", "right to number")
    nouns = N_p("kinds", "rights to number")
    id: NumberingRightId
    committee: CommitteeId
    replica: ReplicaId
    skipped: tuple[str, ...] = ()


class NumberingLoan(CommitteeInternal):
    """The right lent for one meeting to the device that holds the session."""

    kind = "numbering_loan"
    noun = N_p("kind", "loan of the right to number")
    nouns = N_p("kinds", "loans of the right to number")
    id: NumberingLoanId
    right: NumberingRightId
    meeting: MeetingId
    replica: ReplicaId
    returned: bool = False
