"""How is a row named so that two machines that never met cannot clash?"""

import os
import time
from typing import NewType
from uuid import UUID, uuid5

NETWORK = UUID("6f1d6c0e-5d7a-5b0e-9c39-0a7c1a5e2017")  # namespace of every derived id
ARC_JURASSIEN = "arcjurassien"  # network_id unless a workspace is created with another (exchange/FORMAT.md 1.4)

HomeId = NewType("HomeId", UUID)
ReplicaId = NewType("ReplicaId", UUID)
OperationId = NewType("OperationId", UUID)

TerritoryId = NewType("TerritoryId", UUID)
OrganisationId = NewType("OrganisationId", UUID)
OfficeId = NewType("OfficeId", UUID)
PersonId = NewType("PersonId", UUID)
PersonPrivateId = NewType("PersonPrivateId", UUID)
SameAsId = NewType("SameAsId", UUID)
SiteConsentId = NewType("SiteConsentId", UUID)
OrganisationNameId = NewType("OrganisationNameId", UUID)
PersonFunctionId = NewType("PersonFunctionId", UUID)
ImportRunId = NewType("ImportRunId", UUID)
ImportMappingId = NewType("ImportMappingId", UUID)

CommitteeId = NewType("CommitteeId", UUID)
CommitteeNameId = NewType("CommitteeNameId", UUID)
SecretariatId = NewType("SecretariatId", UUID)
InformedBodyId = NewType("InformedBodyId", UUID)
CollegeId = NewType("CollegeId", UUID)
SeatId = NewType("SeatId", UUID)
MandateId = NewType("MandateId", UUID)
OfficeHeldId = NewType("OfficeHeldId", UUID)
WorkingGroupId = NewType("WorkingGroupId", UUID)
WorkingGroupMemberId = NewType("WorkingGroupMemberId", UUID)
RoleId = NewType("RoleId", UUID)
NumberingRightId = NewType("NumberingRightId", UUID)
NumberingLoanId = NewType("NumberingLoanId", UUID)
StatutesId = NewType("StatutesId", UUID)
DecisionRuleId = NewType("DecisionRuleId", UUID)
SittingRuleId = NewType("SittingRuleId", UUID)
StatutesArticleId = NewType("StatutesArticleId", UUID)

MeetingId = NewType("MeetingId", UUID)
MeetingMoveId = NewType("MeetingMoveId", UUID)
StandingItemId = NewType("StandingItemId", UUID)
AgendaItemId = NewType("AgendaItemId", UUID)
ItemDocumentId = NewType("ItemDocumentId", UUID)
RestrictedItemDocumentId = NewType("RestrictedItemDocumentId", UUID)
AnyItemDocumentId = ItemDocumentId | RestrictedItemDocumentId
GuestId = NewType("GuestId", UUID)
RollId = NewType("RollId", UUID)
AttendanceId = NewType("AttendanceId", UUID)
PresenceId = NewType("PresenceId", UUID)
ProxyId = NewType("ProxyId", UUID)
PauseId = NewType("PauseId", UUID)

MinuteBlockId = NewType("MinuteBlockId", UUID)
RestrictedMinuteBlockId = NewType("RestrictedMinuteBlockId", UUID)
AnyBlockId = MinuteBlockId | RestrictedMinuteBlockId
ApprovedVersionId = NewType("ApprovedVersionId", UUID)
DecisionId = NewType("DecisionId", UUID)
RestrictedDecisionId = NewType("RestrictedDecisionId", UUID)
AnyDecisionId = DecisionId | RestrictedDecisionId
PublishedDecisionId = NewType("PublishedDecisionId", UUID)
AmendmentId = NewType("AmendmentId", UUID)
RestrictedAmendmentId = NewType("RestrictedAmendmentId", UUID)
AnyAmendmentId = AmendmentId | RestrictedAmendmentId
VoteId = NewType("VoteId", UUID)
RestrictedVoteId = NewType("RestrictedVoteId", UUID)
AnyVoteId = VoteId | RestrictedVoteId
BallotId = NewType("BallotId", UUID)
RecusalId = NewType("RecusalId", UUID)
RefusedRecusalId = NewType("RefusedRecusalId", UUID)
ChairNoteId = NewType("ChairNoteId", UUID)
ExcuseId = NewType("ExcuseId", UUID)
TaskId = NewType("TaskId", UUID)
RestrictedTaskId = NewType("RestrictedTaskId", UUID)
AnyTaskId = TaskId | RestrictedTaskId
TaskMoveId = NewType("TaskMoveId", UUID)
RestrictedTaskMoveId = NewType("RestrictedTaskMoveId", UUID)
AnyTaskMoveId = TaskMoveId | RestrictedTaskMoveId
DispatchId = NewType("DispatchId", UUID)
RequestedOpinionId = NewType("RequestedOpinionId", UUID)
RestrictedRequestedOpinionId = NewType("RestrictedRequestedOpinionId", UUID)
AnyRequestedOpinionId = RequestedOpinionId | RestrictedRequestedOpinionId
RemarkRoundId = NewType("RemarkRoundId", UUID)
RemarkId = NewType("RemarkId", UUID)
RestrictedRemarkId = NewType("RestrictedRemarkId", UUID)
AnyRemarkId = RemarkId | RestrictedRemarkId
ErratumId = NewType("ErratumId", UUID)
RestrictedErratumId = NewType("RestrictedErratumId", UUID)
AnyErratumId = ErratumId | RestrictedErratumId
MinutesSignatureId = NewType("MinutesSignatureId", UUID)
ExtractId = NewType("ExtractId", UUID)
CirculationId = NewType("CirculationId", UUID)
CirculationVoterId = NewType("CirculationVoterId", UUID)
ExecutionMoveId = NewType("ExecutionMoveId", UUID)
RestrictedExecutionMoveId = NewType("RestrictedExecutionMoveId", UUID)
AnyExecutionMoveId = ExecutionMoveId | RestrictedExecutionMoveId
AttachmentId = NewType("AttachmentId", UUID)
RestrictedAttachmentId = NewType("RestrictedAttachmentId", UUID)
AnyAttachmentId = AttachmentId | RestrictedAttachmentId

PipelineId = NewType("PipelineId", UUID)
StageId = NewType("StageId", UUID)
StageTransitionId = NewType("StageTransitionId", UUID)
CallId = NewType("CallId", UUID)
CallRuleId = NewType("CallRuleId", UUID)
ExchangeRateId = NewType("ExchangeRateId", UUID)
ProjectId = NewType("ProjectId", UUID)
ProjectMoveId = NewType("ProjectMoveId", UUID)
PartnerId = NewType("PartnerId", UUID)
BudgetLineId = NewType("BudgetLineId", UUID)
FinancingLineId = NewType("FinancingLineId", UUID)
PaymentId = NewType("PaymentId", UUID)
OpinionId = NewType("OpinionId", UUID)
ProjectActionId = NewType("ProjectActionId", UUID)
IndicatorId = NewType("IndicatorId", UUID)
ProjectDocumentId = NewType("ProjectDocumentId", UUID)
ProjectVersionId = NewType("ProjectVersionId", UUID)
ConditionId = NewType("ConditionId", UUID)
InstalmentId = NewType("InstalmentId", UUID)
RuleCheckId = NewType("RuleCheckId", UUID)
CallRankId = NewType("CallRankId", UUID)
CallShareId = NewType("CallShareId", UUID)
CallResultId = NewType("CallResultId", UUID)
TerritoryFigureId = NewType("TerritoryFigureId", UUID)
MatineeId = NewType("MatineeId", UUID)
MatineeParticipantId = NewType("MatineeParticipantId", UUID)
ResourceId = NewType("ResourceId", UUID)
CompetenceId = NewType("CompetenceId", UUID)

StrategyId = NewType("StrategyId", UUID)
AxisId = NewType("AxisId", UUID)
ObjectiveId = NewType("ObjectiveId", UUID)
ActionId = NewType("ActionId", UUID)
ThematicTableId = NewType("ThematicTableId", UUID)
WorkingProposalId = NewType("WorkingProposalId", UUID)
ProposalActionId = NewType("ProposalActionId", UUID)
GlossaryTermId = NewType("GlossaryTermId", UUID)
StandardTextId = NewType("StandardTextId", UUID)


def uuid7(milliseconds: int | None = None, randomness: bytes | None = None) -> UUID:
    """A time-ordered id (RFC 9562, version 7); `milliseconds` since 1970 and 10 random bytes may be given."""
    stamp = time.time_ns() // 1_000_000 if milliseconds is None else milliseconds
    tail = os.urandom(10) if randomness is None else randomness
    value = (stamp & (1 << 48) - 1) << 80 | int.from_bytes(tail, "big")
    value &= ~(0xF << 76) & ~(0x3 << 62)
    return UUID(int=value | 0x7 << 76 | 0x2 << 62)


def link_id(kind: str, *ends: UUID | str) -> UUID:
    """The same id on every machine for a row that two people may create apart (exchange/FORMAT.md 1.3)."""
    return uuid5(NETWORK, "\x1f".join((kind, *map(str, ends))))


def committee_id(code: str, network: str = ARC_JURASSIEN) -> CommitteeId:
    """A committee's id is derived from network and code (exchange/FORMAT.md 1.3)."""
    return CommitteeId(link_id("committee", network, code))


def ctj_home(network: str = ARC_JURASSIEN) -> HomeId:
    """The home of everything the conference keeps: strategies, calls, territories, glossary."""
    return HomeId(link_id("home", network, "ctj"))


REFERENCE_REPLICA = ReplicaId(link_id("replica", ARC_JURASSIEN, "reference"))
