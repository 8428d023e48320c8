"""What surrounds a project: funds, documents, conditions, figures. What does the house know of such records?"""

from typing import Final

from ctj_desktop.domain.records.funds import CallRank, CallResult, CallShare
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.project_work import (
    Condition,
    Indicator,
    Instalment,
    ProjectDocument,
    ProjectDocumentKind,
    ProjectVersion,
    RuleCheck,
)
from ctj_desktop.domain.records.territories import FigureKind, TerritoryFigure
from ctj_desktop.errors import N_
from ctj_desktop.services.kinds.entry import InBin, Kind, Listed, Never, Offered, Shown, Steps

ENTRIES: Final = (
    Kind(
        record=TerritoryFigure,
        about=("territory",),
        goes_with=("territory",),
        steps=Steps(add="add_territory_figure", change="change_territory_figure", remove="remove_territory_figure"),
        in_bin=InBin(needs=("territory",), rule="kept_here"),
        listed=Listed(
            name="figures",
            columns=("keeper", "territory_code", "figure", "label", "value", "rounded", "side", "year", "source"),
            words={"figure": FigureKind, "side": Side},
            order="territory, figure, year, id",
        ),
        icon="map-pin",
    ),
    Kind(
        record=CallShare,
        named=("name",),
        about=("funder", "call"),
        goes_with=("call",),
        steps=Steps(add="add_call_share", change="change_call_share", remove="remove_call_share"),
        in_bin=InBin(needs=("call",), rule="kept_here"),
        listed=Listed(
            name="shares",
            columns=("keeper", "call_code", "funder_name", "name", "side", "amount", "on"),
            words={"side": Side},
            order="call, side, on, id",
        ),
        shown=Shown(page="call_shares"),
        icon="buildings",
    ),
    Kind(
        record=CallResult,
        phrase=N_("Published result[ {name}]"),
        about=("call",),
        goes_with=("call",),
        steps=Steps(add="add_call_result", change="change_call_result", remove="remove_call_result"),
        in_bin=InBin(needs=("call",), rule="kept_here"),
        listed=Listed(
            name="results",
            columns=(
                "keeper",
                "call_code",
                "on",
                "projects",
                "awarded_chf",
                "awarded_eur",
                "whole_year",
                "at_least",
                "source",
            ),
            order="call, on, id",
        ),
        icon="seal-check",
    ),
    Kind(
        record=ProjectDocument,
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
        about=("project",),
        goes_with=("project",),
        outlives=("decision",),
        said_by="project",
        comes_about="modify_project",
        listed=Listed(
            name="project-versions",
            columns=("project_number", "number", "on", "reason", "decision_number"),
        ),
        icon="clock-counter-clockwise",
        offered=Offered(
            enter="project", correct=Never.HAPPENED, remove=Never.HAPPENED, find=Never.TOGETHER, listed="project"
        ),
    ),
    Kind(
        record=Instalment,
        named=("label",),
        about=("line",),
        goes_with=("line",),
        steps=Steps(add="add_instalment", change="change_instalment", remove="remove_instalment"),
        in_bin=InBin(needs=("line",)),
        listed=Listed(name="instalments", columns=("due", "amount", "label", "line_name"), order="due, id"),
        shown=Shown(page="project", of="project", part="budget"),
        icon="check",
        offered=Offered(enter="project", correct="project", remove="project", find="project", listed="project"),
    ),
    Kind(
        record=Condition,
        excerpt="text",
        about=("project",),
        goes_with=("project", "opinion"),
        outlives=("document",),
        steps=Steps(add="add_condition", change="change_condition", remove="remove_condition"),
        in_bin=InBin(needs=("project",)),
        listed=Listed(
            name="conditions",
            columns=("project_number", "text", "due", "fulfilled_on", "dropped_on"),
            order="due, position, id",
        ),
        shown=Shown(page="project", of="project", part="conditions:{id}"),
        icon="seal-check",
        offered=Offered(enter="project", correct="project", remove="project", find="project", listed="project"),
    ),
    Kind(
        record=Indicator,
        named=("label",),
        about=("project",),
        goes_with=("project",),
        steps=Steps(add="add_indicator", change="change_indicator", remove="remove_indicator"),
        in_bin=InBin(needs=("project",)),
        listed=Listed(
            name="indicators",
            columns=("project_number", "label", "target", "reached", "unit", "reached_on"),
            order="position, id",
        ),
        shown=Shown(page="project", of="project", part="indicators"),
        icon="check-fat",
        offered=Offered(enter="project", correct="project", remove="project", find="project", listed="project"),
    ),
    Kind(
        record=RuleCheck,
        about=("project", "rule"),
        goes_with=("project",),
        outlives=("rule",),
        said_by="project",
        steps=Steps(add="check_rule", remove="remove_rule_check"),
        shown=Shown(page="project", of="project", part="eligibility"),
        icon="seal-check",
        offered=Offered(enter="project", correct=Never.ANEW, remove="project", find=Never.TOGETHER, listed="project"),
    ),
    Kind(
        record=CallRank,
        about=("project", "call"),
        goes_with=("project", "call"),
        said_by="project",
        steps=Steps(add="rank_project", change="change_rank", remove="remove_rank"),
        listed=Listed(
            name="ranks", columns=("call_name", "project_number", "points", "note"), order="call, position, id"
        ),
        icon="list-numbers",
        offered=Offered(
            enter="call",
            correct="call",
            remove="call",
            find=Never.TOGETHER,
            listed="call",
        ),
    ),
)
