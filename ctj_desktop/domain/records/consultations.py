"""Whose opinion did the committee ask for, and what was answered?"""

from datetime import date

from ctj_desktop.domain.ids import (
    AgendaItemId,
    AnyRequestedOpinionId,
    CommitteeId,
    OrganisationId,
    ProjectId,
    RequestedOpinionId,
    RestrictedRequestedOpinionId,
)
from ctj_desktop.domain.record import CommitteeInternal, CommitteeRestricted, Record
from ctj_desktop.domain.records.projects import OpinionKind
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.errors import N_p


class AnyRequestedOpinion(Record):
    """A question to a body, about an item or a project; `silence_assents` where silence to `until` is an assent."""

    kind = "requested_opinion"
    noun = N_p("kind", "requested opinion")
    nouns = N_p("kinds", "requested opinions")
    id: AnyRequestedOpinionId
    committee: CommitteeId
    organisation: OrganisationId
    item: AgendaItemId | None = None
    project: ProjectId | None = None
    question: Bilingual
    asked_on: date
    until: date | None = None
    silence_assents: bool = False
    reminded_on: date | None = None
    answered_on: date | None = None
    answer: OpinionKind | None = None
    text: Bilingual = Bilingual()


class RequestedOpinion(AnyRequestedOpinion, CommitteeInternal):
    """One that the conference may see."""

    id: RequestedOpinionId


class RestrictedRequestedOpinion(AnyRequestedOpinion, CommitteeRestricted):
    """One about a closed item."""

    kind = "restricted_requested_opinion"
    id: RestrictedRequestedOpinionId
