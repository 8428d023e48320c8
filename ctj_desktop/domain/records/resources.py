"""Which thematic mornings took place, who came, what did they leave, and who knows about what?"""

from datetime import date, time
from enum import StrEnum
from uuid import UUID

from ctj_desktop.domain.ids import (
    CompetenceId,
    MatineeId,
    MatineeParticipantId,
    OrganisationId,
    PersonId,
    ResourceId,
    SiteConsentId,
    TerritoryId,
)
from ctj_desktop.domain.record import NamedValue, OfficePersonal, OwnInternal, ReferenceOpen
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.errors import N_p


class MatineeState(StrEnum):
    """How far a thematic morning is."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


class MatineeRole(StrEnum):
    """As what somebody comes to a thematic morning."""

    PARTICIPANT = "participant"
    SPEAKER = "speaker"
    HOST = "host"


class ResourceKind(StrEnum):
    """What a resource is (the presentation of 2017: directory, texts and regulations, slides, reports)."""

    DIRECTORY = "directory"
    TEXT = "text"
    SLIDES = "slides"
    REPORT = "report"
    LINK = "link"


class Matinee(ReferenceOpen):
    """A *matinée* of the conference: a thematic half-day for officers and elected members."""

    kind = "matinee"
    noun = N_p("kind", "thematic morning")
    nouns = N_p("kinds", "thematic mornings")
    id: MatineeId
    title: Bilingual
    theme: Bilingual = Bilingual()
    on: date | None = None
    begins_at: time | None = None
    ends_at: time | None = None
    place: str = ""
    territory: TerritoryId | None = None
    host: OrganisationId | None = None
    programme: Bilingual = Bilingual()
    state: MatineeState = MatineeState.PLANNED
    reason: Bilingual = Bilingual()
    outcome: Bilingual = Bilingual()
    source: str = ""


class MatineeParticipant(OwnInternal):
    """Somebody who is expected at a thematic morning: a person of the directory, or a guest by name.

    Whether they `came` is None until somebody noted it.
    """

    kind = "matinee_participant"
    noun = N_p("kind", "participant of a thematic morning")
    nouns = N_p("kinds", "participants of thematic mornings")
    id: MatineeParticipantId
    matinee: MatineeId
    person: PersonId | None = None
    name: str = ""
    function: Bilingual = Bilingual()
    organisation: OrganisationId | None = None
    body: str = ""
    side: Side | None = None
    email: str = ""
    role: MatineeRole = MatineeRole.PARTICIPANT
    came: bool | None = None


class Resource(ReferenceOpen):
    """An entry of the library, with a file by its content or a link; who exchanges with its keeper may see it.

    `public` alone stands on the resource site. `size` is in bytes; without a file `sha256` is empty.
    """

    kind = "resource"
    noun = N_p("kind", "resource")
    nouns = N_p("kinds", "resources")
    id: ResourceId
    title: Bilingual
    resource_kind: ResourceKind = ResourceKind.TEXT
    description: Bilingual = Bilingual()
    written_in: tuple[Language, ...] = ()
    tags: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    territory: TerritoryId | None = None
    matinee: MatineeId | None = None
    author: str = ""
    on: date | None = None
    link: str = ""
    name: str = ""
    media_type: str = ""
    size: int = 0
    sha256: str = ""
    public: bool = False
    source: str = ""


class Competence(OwnInternal):
    """Who knows about a theme on one side: a person, a body, or both; `public` alone stands on the resource site."""

    kind = "competence"
    noun = N_p("kind", "entry of the directory of competences")
    nouns = N_p("kinds", "entries of the directory of competences")
    id: CompetenceId
    theme: Bilingual
    side: Side
    person: PersonId | None = None
    organisation: OrganisationId | None = None
    territory: TerritoryId | None = None
    note: Bilingual = Bilingual()
    public: bool = False


class AgreedPart(NamedValue):
    """Keeps what a public record said in one field when somebody agreed, as the fingerprint of its text."""

    field: str
    sha256: str


class SiteConsent(OfficePersonal):
    """That what a partner calls public may stand on the resource site of this office, as it says it in this version.

    It stays between the devices of the office: nobody agrees in the place of another.
    """

    kind = "site_consent"
    noun = N_p("kind", "agreement to publish")
    nouns = N_p("kinds", "agreements to publish")
    searched = False
    id: SiteConsentId
    record_kind: str
    record: UUID
    version: tuple[AgreedPart, ...] = ()
