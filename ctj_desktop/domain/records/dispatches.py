"""What was sent to whom about a meeting, and who receives it for information?"""

from datetime import date, datetime
from enum import StrEnum

from ctj_desktop.domain.ids import (
    CommitteeId,
    DispatchId,
    GuestId,
    InformedBodyId,
    MeetingId,
    OrganisationId,
    PersonId,
    RemarkRoundId,
)
from ctj_desktop.domain.record import CommitteeInternal
from ctj_desktop.domain.records.people import DeliveryChannel
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.errors import N_p


class DispatchKind(StrEnum):
    """What is sent about a meeting, before it and after it."""

    CONVOCATION = "convocation"
    COMPLEMENT = "complement"
    CHANGE = "change"
    CANCELLATION = "cancellation"
    REMINDER = "reminder"
    MINUTES = "minutes"


class Dispatch(CommitteeInternal):
    """What went to one reader by one way: to a person, a guest without a record of their own, or a body.

    No name is copied. `revision` is that of the meeting it speaks of, `papers_sha256` are the fingerprints of the files
    that were made for this reader, `answer_by` is the day by which an answer is asked for. It is made at one moment and
    `sent_on` a day, which may not be known; `by` is who made it. A way is never by mail and by post at once.
    What goes out for remarks names its `round`; before format 16 `revision` alone told which.
    """

    kind = "dispatch"
    noun = N_p("kind", "dispatch")
    nouns = N_p("kinds", "dispatches")
    id: DispatchId
    meeting: MeetingId
    what: DispatchKind = DispatchKind.CONVOCATION
    revision: int = 1
    person: PersonId | None = None
    guest: GuestId | None = None
    organisation: OrganisationId | None = None
    channel: DeliveryChannel = DeliveryChannel.MAIL
    language: Language = Language.FR
    papers_sha256: tuple[str, ...] = ()
    made_at: datetime | None = None
    sent_on: date | None = None
    by: PersonId | None = None
    undeliverable: bool = False
    answer_by: date | None = None
    remark: Bilingual = Bilingual()
    round: RemarkRoundId | None = None


class InformedBody(CommitteeInternal):
    """A body that receives the convocations of a committee for information, [start, end); a person reads them there.

    Without a `language` it is written to in that of the person, else of the committee.
    """

    kind = "informed_body"
    noun = N_p("kind", "body to be informed")
    nouns = N_p("kinds", "bodies to be informed")
    id: InformedBodyId
    committee: CommitteeId
    organisation: OrganisationId
    person: PersonId | None = None
    language: Language | None = None
    channel: DeliveryChannel = DeliveryChannel.MAIL
    start: date | None = None
    end: date | None = None
