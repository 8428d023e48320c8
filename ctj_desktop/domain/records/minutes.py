"""What are minutes made of: blocks in pairs, approved versions, attachments?"""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from ctj_desktop.domain.ids import (
    AgendaItemId,
    AnyAttachmentId,
    AnyBlockId,
    ApprovedVersionId,
    AttachmentId,
    MeetingId,
    MinuteBlockId,
    PersonId,
    RestrictedAttachmentId,
    RestrictedMinuteBlockId,
)
from ctj_desktop.domain.record import CommitteeInternal, CommitteeRestricted, Record
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.errors import N_p


class MinuteBlockKind(StrEnum):
    """Kinds of block."""

    PARAGRAPH = "paragraph"
    LIST_ENTRY = "list_entry"
    HEADING = "heading"
    DECISION = "decision"
    VOTE = "vote"
    TASK = "task"
    PAUSE = "pause"
    AMENDMENT = "amendment"


class ApprovedDocument(StrEnum):
    """What was approved or published as an immutable version."""

    AGENDA = "agenda"
    MINUTES = "minutes"


class AnyBlock(Record):
    """A block of an item; `ref` names the decision, amendment, vote, task or pause that it shows."""

    kind = "minute_block"
    noun = N_p("kind", "passage of the minutes")
    nouns = N_p("kinds", "passages of the minutes")
    id: AnyBlockId
    item: AgendaItemId
    position: str
    block_kind: MinuteBlockKind = MinuteBlockKind.PARAGRAPH
    text: Bilingual = Bilingual()
    ref: UUID | None = None


class MinuteBlock(AnyBlock, CommitteeInternal):
    """One that the conference may see."""

    id: MinuteBlockId


class RestrictedMinuteBlock(AnyBlock, CommitteeRestricted):
    """One of a closed item."""

    kind = "restricted_minute_block"
    id: RestrictedMinuteBlockId


class ApprovedVersion(CommitteeInternal):
    """An insert-only version with its hash; editing the draft cannot touch it (exchange/FORMAT.md 7.3)."""

    kind = "approved_version"
    noun = N_p("kind", "approved version")
    nouns = N_p("kinds", "approved versions")
    insert_only = True
    searched = False
    signed = True
    id: ApprovedVersionId
    meeting: MeetingId
    document: ApprovedDocument
    sha256: str
    text: str
    by: PersonId | None
    at: datetime
    signature: str = ""


class AnyAttachment(Record):
    """A file by content; `owner` is the record it belongs to, `size` in bytes."""

    kind = "attachment"
    noun = N_p("kind", "attachment")
    nouns = N_p("kinds", "attachments")
    id: AnyAttachmentId
    owner: UUID
    name: str
    media_type: str
    size: int
    sha256: str


class Attachment(AnyAttachment, CommitteeInternal):
    """One that the conference may see."""

    id: AttachmentId


class RestrictedAttachment(AnyAttachment, CommitteeRestricted):
    """One of a closed item."""

    kind = "restricted_attachment"
    id: RestrictedAttachmentId
