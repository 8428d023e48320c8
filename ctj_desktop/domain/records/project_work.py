"""What is promised, proved and changed in the course of a project?"""

from datetime import date
from enum import StrEnum

from ctj_desktop.domain.ids import (
    CallRuleId,
    ConditionId,
    DecisionId,
    FinancingLineId,
    IndicatorId,
    InstalmentId,
    OpinionId,
    PersonId,
    ProjectDocumentId,
    ProjectId,
    ProjectVersionId,
    RuleCheckId,
)
from ctj_desktop.domain.money import Money
from ctj_desktop.domain.record import CommitteeInternal
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.errors import N_p


class ProjectDocumentKind(StrEnum):
    """What a document of a project is."""

    APPLICATION = "application"
    BUDGET = "budget"
    LETTER_OF_INTENT = "letter_of_intent"
    AWARD = "award"
    AGREEMENT = "agreement"
    AMENDMENT = "amendment"
    PAYMENT_REQUEST = "payment_request"
    RECEIPT = "receipt"
    REPORT = "report"
    PRESS = "press"
    OTHER = "other"


class Indicator(CommitteeInternal):
    """What a project wants to reach, by a number; `target` and `reached` are decimals as text."""

    kind = "indicator"
    noun = N_p("kind", "indicator")
    nouns = N_p("kinds", "indicators")
    id: IndicatorId
    project: ProjectId
    position: str = ""
    label: Bilingual
    unit: Bilingual = Bilingual()
    target: str = ""
    reached: str = ""
    reached_on: date | None = None


class ProjectDocument(CommitteeInternal):
    """A document of a project, of one kind; its files are attachments of this line, and may follow."""

    kind = "project_document"
    noun = N_p("kind", "document of a project")
    nouns = N_p("kinds", "documents of projects")
    id: ProjectDocumentId
    project: ProjectId
    document_kind: ProjectDocumentKind = ProjectDocumentKind.OTHER
    title: Bilingual
    on: date | None = None


class ProjectVersion(CommitteeInternal):
    """The plan of a project as it was on a day, before it was modified: `content` is JSON, `sha256` its fingerprint.

    Written once. `reason` says why it was modified, `decision` which one agreed.
    """

    kind = "project_version"
    noun = N_p("kind", "version of a project")
    nouns = N_p("kinds", "versions of projects")
    insert_only = True
    searched = False
    id: ProjectVersionId
    project: ProjectId
    number: int
    on: date
    reason: Bilingual = Bilingual()
    decision: DecisionId | None = None
    by: PersonId | None = None
    content: str
    sha256: str


class Condition(CommitteeInternal):
    """A condition under which an opinion was given or money awarded, until when, and what shows that it is met.

    `dropped_on` is the day on which it was no longer asked for.
    """

    kind = "condition"
    noun = N_p("kind", "condition")
    nouns = N_p("kinds", "conditions")
    id: ConditionId
    project: ProjectId
    opinion: OpinionId | None = None
    position: str = ""
    text: Bilingual
    due: date | None = None
    fulfilled_on: date | None = None
    dropped_on: date | None = None
    proof: Bilingual = Bilingual()
    document: ProjectDocumentId | None = None


class Instalment(CommitteeInternal):
    """A part of the money of a financing line that is to be paid, when, and what for."""

    kind = "instalment"
    noun = N_p("kind", "instalment")
    nouns = N_p("kinds", "instalments")
    id: InstalmentId
    line: FinancingLineId
    position: str = ""
    label: Bilingual = Bilingual()
    due: date | None = None
    amount: Money


class RuleCheck(CommitteeInternal):
    """What a person found of a rule of a call that no figure can answer; id derived from project and rule."""

    kind = "rule_check"
    noun = N_p("kind", "finding on a rule")
    nouns = N_p("kinds", "findings on rules")
    id: RuleCheckId
    project: ProjectId
    rule: CallRuleId
    passes: bool
    on: date | None = None
    note: Bilingual = Bilingual()
