"""What is decided in writing, without a meeting, who could vote, and what did they answer?"""

from datetime import date, datetime
from enum import StrEnum

from ctj_desktop.domain.ids import (
    AgendaItemId,
    CirculationId,
    CirculationVoterId,
    CollegeId,
    CommitteeId,
    DecisionRuleId,
    PersonId,
    ProjectId,
    SeatId,
    StatutesId,
)
from ctj_desktop.domain.record import CommitteeInternal
from ctj_desktop.domain.records.meetings import ReplyWay
from ctj_desktop.domain.records.people import DeliveryChannel, Side
from ctj_desktop.domain.records.statutes import CirculationRule, DecidedBy
from ctj_desktop.domain.records.voting import DecisionKind
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.errors import N_p


class CirculationAnswer(StrEnum):
    """What a voter answered; `DELIBERATION` wants it on the agenda of a meeting."""

    YES = "yes"
    NO = "no"
    ABSTENTION = "abstention"
    DELIBERATION = "deliberation"


class Circulation(CommitteeInternal):
    """A decision that is put to the vote in writing; its decision, once taken, names it.

    Text, voters and deadline no longer change once it is opened, and `ruled` and `also` are what the statutes and the
    rule chosen besides said on that day (None of one opened before format 16). `item` is that of the meeting that it is
    reported to.
    """

    kind = "circulation"
    noun = N_p("kind", "decision by circulation")
    nouns = N_p("kinds", "decisions by circulation")
    signed = True
    id: CirculationId
    committee: CommitteeId
    number: str | None = None
    title: Bilingual
    text: Bilingual
    note: Bilingual = Bilingual()
    decision_kind: DecisionKind = DecisionKind.DECISION
    project: ProjectId | None = None
    rule: DecisionRuleId | None = None
    statutes: StatutesId | None = None
    opened_on: date | None = None
    until: date | None = None
    closed_on: date | None = None
    withdrawn_on: date | None = None
    reason: Bilingual = Bilingual()
    item: AgendaItemId | None = None
    ruled: CirculationRule | None = None
    also: DecidedBy | None = None


class CirculationVoter(CommitteeInternal):
    """A seat that could vote on a circulation, as it was when that was opened, what went to it and what it answered.

    Id derived from both. Names are copied, as those of a roll. The proof of an answer is an attachment of this line.
    Who is `recused` stands back and does not vote.
    """

    kind = "circulation_voter"
    noun = N_p("kind", "voter of a decision by circulation")
    nouns = N_p("kinds", "voters of a decision by circulation")
    signed = True
    searched = False
    id: CirculationVoterId
    circulation: CirculationId
    seat: SeatId
    side: Side
    position: str = ""
    person: PersonId | None = None
    name: str = ""
    function: Bilingual = Bilingual()
    body: Bilingual = Bilingual()
    college: CollegeId | None = None
    weight: int = 1
    may_vote: bool = True
    language: Language = Language.FR
    channel: DeliveryChannel = DeliveryChannel.MAIL
    made_at: datetime | None = None
    sent_on: date | None = None
    papers_sha256: tuple[str, ...] = ()
    reminded_on: date | None = None
    answer: CirculationAnswer | None = None
    answered_on: date | None = None
    answered_by: ReplyWay | None = None
    remark: Bilingual = Bilingual()
    recused: bool = False
