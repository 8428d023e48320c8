"""What is a project, and by which rules does it go: what does the house know of such records?"""

from typing import Final

from ctj_desktop.domain.numbers import Series
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.projects import (
    BudgetLine,
    Call,
    CallRule,
    ExchangeRate,
    FinancingLine,
    Opinion,
    Partner,
    Payment,
    Pipeline,
    Project,
    ProjectAction,
    ProjectMove,
    Stage,
    StageTransition,
)
from ctj_desktop.errors import N_
from ctj_desktop.services.kinds.entry import Arises, FoundBy, InBin, Kind, Listed, Sentences, Shown, Steps

KINDS: Final = (
    Kind(
        record=Project,
        sentences=Sentences(
            added=N_("Project {name} added"),
            changed=N_("Project {name} changed"),
            deleted=N_("Project {name} deleted"),
            moved=N_("Project {name} moved"),
            restored=N_("Project {name} restored"),
        ),
        named=("title",),
        found_by=FoundBy.NUMBER,
        series=Series.PROJECT,
        steps=Steps(add="add_project", change="change_project"),
        listed=Listed(name="projects", columns=("number", "stage_name", "title")),
        shown=Shown(page="project"),
        icon="kanban",
    ),
    Kind(
        record=ProjectMove,
        about=("project",),
        comes_about="move_project",
    ),
    Kind(
        record=Partner,
        sentences=Sentences(
            added=N_("Partner {name} added"),
            changed=N_("Partner {name} changed"),
            deleted=N_("Partner {name} deleted"),
            moved=N_("Partner {name} moved"),
            restored=N_("Partner {name} restored"),
        ),
        named=("name",),
        about=("organisation", "project"),
        steps=Steps(add="add_partner", change="change_partner", remove="remove_partner"),
        in_bin=InBin(needs=("project",)),
        listed=Listed(
            name="partners",
            columns=("project_number", "side", "lead", "name", "organisation_name"),
            words={"side": Side},
        ),
    ),
    Kind(
        record=BudgetLine,
        sentences=Sentences(
            added=N_("Budget line {name} added"),
            changed=N_("Budget line {name} changed"),
            deleted=N_("Budget line {name} deleted"),
            moved=N_("Budget line {name} moved"),
            restored=N_("Budget line {name} restored"),
        ),
        named=("label",),
        about=("project",),
        steps=Steps(add="add_budget_line", change="change_budget_line", remove="remove_budget_line"),
        in_bin=InBin(needs=("project",)),
    ),
    Kind(
        record=FinancingLine,
        sentences=Sentences(
            added=N_("Financing line {name} added"),
            changed=N_("Financing line {name} changed"),
            deleted=N_("Financing line {name} deleted"),
            moved=N_("Financing line {name} moved"),
            restored=N_("Financing line {name} restored"),
        ),
        named=("label",),
        about=("project",),
        steps=Steps(add="add_financing_line", change="change_financing_line", remove="remove_financing_line"),
        in_bin=InBin(needs=("project",)),
    ),
    Kind(
        record=Payment,
        sentences=Sentences(
            added=N_("Payment {name} added"),
            changed=N_("Payment {name} changed"),
            deleted=N_("Payment {name} deleted"),
            moved=N_("Payment {name} moved"),
            restored=N_("Payment {name} restored"),
        ),
        about=("line",),
        steps=Steps(add="record_payment", remove="remove_payment"),
        in_bin=InBin(needs=("line",)),
    ),
    Kind(
        record=Opinion,
        sentences=Sentences(
            added=N_("Opinion {name} added"),
            changed=N_("Opinion {name} changed"),
            deleted=N_("Opinion {name} deleted"),
            moved=N_("Opinion {name} moved"),
            restored=N_("Opinion {name} restored"),
        ),
        about=("project",),
        steps=Steps(add="give_opinion", change="change_opinion", remove="remove_opinion"),
        in_bin=InBin(needs=("project",)),
    ),
    Kind(
        record=ProjectAction,
        sentences=Sentences(
            added=N_("Link to the strategy {name} added"),
            changed=N_("Link to the strategy {name} changed"),
            deleted=N_("Link to the strategy {name} deleted"),
            moved=N_("Link to the strategy {name} moved"),
            restored=N_("Link to the strategy {name} restored"),
        ),
        about=("project", "action"),
        steps=Steps(add="link_action", remove="unlink_action"),
    ),
    Kind(
        record=Pipeline,
        named=("name",),
        found_by=FoundBy.CODE,
        comes_about=Arises.REFERENCE,
    ),
    Kind(
        record=Stage,
        named=("name",),
        found_by=FoundBy.CODE,
        comes_about=Arises.REFERENCE,
    ),
    Kind(
        record=StageTransition,
        comes_about=Arises.REFERENCE,
    ),
    Kind(
        record=Call,
        sentences=Sentences(
            added=N_("Call for projects {name} added"),
            changed=N_("Call for projects {name} changed"),
            deleted=N_("Call for projects {name} deleted"),
            moved=N_("Call for projects {name} moved"),
            restored=N_("Call for projects {name} restored"),
        ),
        named=("name",),
        found_by=FoundBy.CODE,
        comes_about=Arises.REFERENCE,
        listed=Listed(name="calls", columns=("code", "opens", "closes", "name")),
    ),
    Kind(
        record=CallRule,
        sentences=Sentences(
            added=N_("Rule of a call {name} added"),
            changed=N_("Rule of a call {name} changed"),
            deleted=N_("Rule of a call {name} deleted"),
            moved=N_("Rule of a call {name} moved"),
            restored=N_("Rule of a call {name} restored"),
        ),
        named=("text",),
        about=("call",),
        comes_about=Arises.REFERENCE,
    ),
    Kind(
        record=ExchangeRate,
        about=("call",),
        comes_about=Arises.REFERENCE,
    ),
)
