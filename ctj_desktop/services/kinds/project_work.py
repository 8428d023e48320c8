"""What surrounds a project: funds, documents, conditions, figures. What does the house know of such records?"""

from typing import Final

from ctj_desktop.domain.records.funds import CallRank, CallResult, CallShare
from ctj_desktop.domain.records.project_work import (
    Condition,
    Indicator,
    Instalment,
    ProjectDocument,
    ProjectDocumentKind,
    ProjectVersion,
    RuleCheck,
)
from ctj_desktop.domain.records.territories import TerritoryFigure
from ctj_desktop.errors import N_
from ctj_desktop.services.kinds.entry import InBin, Kind, Listed, Offered, Sentences, Shown, Steps

ENTRIES: Final = (
    Kind(
        record=TerritoryFigure,
        sentences=Sentences(
            added=N_("Figure of a territory {name} added"),
            changed=N_("Figure of a territory {name} changed"),
            deleted=N_("Figure of a territory {name} deleted"),
            moved=N_("Figure of a territory {name} moved"),
            restored=N_("Figure of a territory {name} restored"),
        ),
        about=("territory",),
        goes_with=("territory",),
        said_by="territory",
        icon="map-pin",
    ),
    Kind(
        record=CallShare,
        sentences=Sentences(
            added=N_("Share of a funder {name} added"),
            changed=N_("Share of a funder {name} changed"),
            deleted=N_("Share of a funder {name} deleted"),
            moved=N_("Share of a funder {name} moved"),
            restored=N_("Share of a funder {name} restored"),
        ),
        named=("name",),
        about=("funder", "call"),
        goes_with=("call",),
        icon="buildings",
    ),
    Kind(
        record=CallResult,
        sentences=Sentences(
            added=N_("Published result {name} added"),
            changed=N_("Published result {name} changed"),
            deleted=N_("Published result {name} deleted"),
            moved=N_("Published result {name} moved"),
            restored=N_("Published result {name} restored"),
        ),
        about=("call",),
        goes_with=("call",),
        said_by="call",
        icon="seal-check",
    ),
    Kind(
        record=ProjectDocument,
        sentences=Sentences(
            added=N_("Document of a project {name} added"),
            changed=N_("Document of a project {name} changed"),
            deleted=N_("Document of a project {name} deleted"),
            moved=N_("Document of a project {name} moved"),
            restored=N_("Document of a project {name} restored"),
        ),
        named=("title",),
        about=("project",),
        goes_with=("project",),
        steps=Steps(add="add_project_document", change="change_project_document", remove="remove_project_document"),
        in_bin=InBin(needs=("project",)),
        listed=Listed(
            name="project-documents",
            columns=("project_number", "document_kind", "on", "title", "files"),
            words={"document_kind": ProjectDocumentKind},
        ),
        shown=Shown(page="project", of="project", part="documents:{id}"),
        icon="file-text",
        offered=Offered(enter="project", correct="project", remove="project", find="project", listed="project"),
    ),
    Kind(
        record=ProjectVersion,
        sentences=Sentences(
            added=N_("Version of a project {name} added"),
            changed=N_("Version of a project {name} changed"),
            deleted=N_("Version of a project {name} deleted"),
            moved=N_("Version of a project {name} moved"),
            restored=N_("Version of a project {name} restored"),
        ),
        about=("project",),
        goes_with=("project",),
        outlives=("decision",),
        said_by="project",
        icon="clock-counter-clockwise",
    ),
    Kind(
        record=Instalment,
        sentences=Sentences(
            added=N_("Instalment {name} added"),
            changed=N_("Instalment {name} changed"),
            deleted=N_("Instalment {name} deleted"),
            moved=N_("Instalment {name} moved"),
            restored=N_("Instalment {name} restored"),
        ),
        named=("label",),
        about=("line",),
        goes_with=("line",),
        icon="check",
    ),
    Kind(
        record=Condition,
        sentences=Sentences(
            added=N_("Condition {name} added"),
            changed=N_("Condition {name} changed"),
            deleted=N_("Condition {name} deleted"),
            moved=N_("Condition {name} moved"),
            restored=N_("Condition {name} restored"),
        ),
        excerpt="text",
        about=("project",),
        goes_with=("project",),
        outlives=("opinion", "document"),
        icon="seal-check",
    ),
    Kind(
        record=Indicator,
        sentences=Sentences(
            added=N_("Indicator {name} added"),
            changed=N_("Indicator {name} changed"),
            deleted=N_("Indicator {name} deleted"),
            moved=N_("Indicator {name} moved"),
            restored=N_("Indicator {name} restored"),
        ),
        named=("label",),
        about=("project",),
        goes_with=("project",),
        icon="check-fat",
    ),
    Kind(
        record=RuleCheck,
        sentences=Sentences(
            added=N_("Finding on a rule {name} added"),
            changed=N_("Finding on a rule {name} changed"),
            deleted=N_("Finding on a rule {name} deleted"),
            moved=N_("Finding on a rule {name} moved"),
            restored=N_("Finding on a rule {name} restored"),
        ),
        about=("project", "rule"),
        goes_with=("project",),
        outlives=("rule",),
        said_by="project",
        icon="seal-check",
    ),
    Kind(
        record=CallRank,
        sentences=Sentences(
            added=N_("Rank of a project {name} added"),
            changed=N_("Rank of a project {name} changed"),
            deleted=N_("Rank of a project {name} deleted"),
            moved=N_("Rank of a project {name} moved"),
            restored=N_("Rank of a project {name} restored"),
        ),
        about=("project", "call"),
        goes_with=("project", "call"),
        said_by="project",
        icon="list-numbers",
    ),
)
