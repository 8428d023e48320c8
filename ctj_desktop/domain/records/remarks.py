"""What was remarked on minutes that went round, what was found wrong later, and who signed them?"""

from datetime import date
from enum import StrEnum

from ctj_desktop.domain.ids import (
    AgendaItemId,
    AnyBlockId,
    AnyErratumId,
    AnyRemarkId,
    ApprovedVersionId,
    DecisionId,
    ErratumId,
    GuestId,
    MeetingId,
    MinutesSignatureId,
    PersonId,
    RemarkId,
    RemarkRoundId,
    RestrictedErratumId,
    RestrictedRemarkId,
)
from ctj_desktop.domain.record import CommitteeInternal, CommitteeRestricted, Record
from ctj_desktop.domain.records.meetings import ReplyWay
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.errors import N_p


class RemarkRuling(StrEnum):
    """What became of a remark on minutes."""

    ACCEPTED = "accepted"
    OTHERWISE = "otherwise"
    REFUSED = "refused"


class SigningRole(StrEnum):
    """As what somebody signs minutes."""

    PRESIDENT = "president"
    CHAIR = "chair"
    MINUTE_TAKER = "minute_taker"


class RemarkRound(CommitteeInternal):
    """Draft minutes that went to members for remarks until a day.

    `paragraphs` are the passages in the order in which they were numbered from 1, `sha256` is that of the text of those
    under open items as it went out (of all, in a round that an earlier version of the program opened). Who was asked
    are the dispatches that name the round, or none and have its `number` as their revision.
    """

    kind = "remark_round"
    noun = N_p("kind", "remark round")
    nouns = N_p("kinds", "remark rounds")
    id: RemarkRoundId
    meeting: MeetingId
    number: int = 1
    opened_on: date
    until: date
    paragraphs: tuple[AnyBlockId, ...] = ()
    sha256: str = ""
    closed_on: date | None = None


class AnyRemark(Record):
    """What somebody remarked on a passage, or on a whole item, and what became of it.

    `circulated` is the passage as the reader had it, `wording` what they propose instead. `form_sha256` is the
    fingerprint of the file it came in, empty where it was entered by hand.
    """

    kind = "remark"
    noun = N_p("kind", "remark")
    nouns = N_p("kinds", "remarks")
    id: AnyRemarkId
    round: RemarkRoundId
    item: AgendaItemId
    paragraph: AnyBlockId | None = None
    person: PersonId | None = None
    guest: GuestId | None = None
    name: str = ""
    received_on: date
    received_by: ReplyWay = ReplyWay.MAIL
    language: Language = Language.FR
    comment: Bilingual = Bilingual()
    wording: Bilingual = Bilingual()
    circulated: Bilingual = Bilingual()
    ruling: RemarkRuling | None = None
    reason: Bilingual = Bilingual()
    settled_on: date | None = None
    form_sha256: str = ""


class Remark(AnyRemark, CommitteeInternal):
    """One that the conference may see."""

    id: RemarkId


class RestrictedRemark(AnyRemark, CommitteeRestricted):
    """One on a closed item."""

    kind = "restricted_remark"
    id: RestrictedRemarkId


class AnyErratum(Record):
    """What approved minutes say wrongly, and what they should say; the approved version stays as it is.

    The numbers run per meeting and are never given again.
    """

    kind = "erratum"
    noun = N_p("kind", "erratum")
    nouns = N_p("kinds", "errata")
    signed = True
    id: AnyErratumId
    meeting: MeetingId
    item: AgendaItemId | None = None
    paragraph: AnyBlockId | None = None
    number: int = 1
    on: date
    wrong: Bilingual = Bilingual()
    text: Bilingual = Bilingual()
    reason: Bilingual = Bilingual()
    decision: DecisionId | None = None
    by: PersonId | None = None


class Erratum(AnyErratum, CommitteeInternal):
    """One that the conference may see."""

    id: ErratumId


class RestrictedErratum(AnyErratum, CommitteeRestricted):
    """One about a closed item."""

    kind = "restricted_erratum"
    id: RestrictedErratumId


class MinutesSignature(CommitteeInternal):
    """Who signed an approved version, as what, where and when; the signed scan is an attachment of that version."""

    kind = "minutes_signature"
    noun = N_p("kind", "signature of minutes")
    nouns = N_p("kinds", "signatures of minutes")
    signed = True
    id: MinutesSignatureId
    meeting: MeetingId
    version: ApprovedVersionId
    role: SigningRole
    person: PersonId | None = None
    name: str = ""
    place: str = ""
    on: date
