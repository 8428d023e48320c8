"""To whom was what the committee decided delivered as an extract of its minutes?"""

from datetime import date

from ctj_desktop.domain.ids import (
    AgendaItemId,
    AnyDecisionId,
    CommitteeId,
    ExtractId,
    MeetingId,
    OrganisationId,
    PersonId,
)
from ctj_desktop.domain.record import CommitteeInternal
from ctj_desktop.domain.records.people import DeliveryChannel
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.errors import N_p


class Extract(CommitteeInternal):
    """An extract of one decision, of several, or of all that an item gave; owed until it is `sent_on`.

    No word of the minutes is copied; `sha256` is the fingerprint of the paper that was made.
    """

    kind = "extract"
    noun = N_p("kind", "extract of minutes")
    nouns = N_p("kinds", "extracts of minutes")
    id: ExtractId
    committee: CommitteeId
    meeting: MeetingId | None = None
    item: AgendaItemId | None = None
    decisions: tuple[AnyDecisionId, ...] = ()
    organisation: OrganisationId | None = None
    person: PersonId | None = None
    language: Language = Language.FR
    channel: DeliveryChannel = DeliveryChannel.MAIL
    certified_by: PersonId | None = None
    made_on: date | None = None
    sent_on: date | None = None
    sha256: str = ""
    undeliverable: bool = False
    remark: Bilingual = Bilingual()
