"""What has a member declared that may keep them from voting on a matter?"""

from datetime import date
from typing import NewType
from uuid import UUID

from ctj_desktop.domain.ids import CommitteeId, OrganisationId, PersonId
from ctj_desktop.domain.record import CommitteeRestricted
from ctj_desktop.errors import N_p

DeclaredInterestId = NewType("DeclaredInterestId", UUID)


class DeclaredInterest(CommitteeRestricted):
    """A tie of a person to a body, or to something that `note` says, [start, end); seen by the committee alone."""

    kind = "declared_interest"
    noun = N_p("kind", "declared interest")
    nouns = N_p("kinds", "declared interests")
    id: DeclaredInterestId
    committee: CommitteeId
    person: PersonId
    organisation: OrganisationId | None = None
    start: date | None = None
    end: date | None = None
    note: str = ""
