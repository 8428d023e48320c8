"""What does the strategy want: what does the house know of such records?"""

from typing import Final

from ctj_desktop.domain.records.strategy import (
    Action,
    Axis,
    GlossaryTerm,
    Objective,
    ProposalAction,
    Strategy,
    ThematicTable,
    WorkingProposal,
)
from ctj_desktop.errors import N_
from ctj_desktop.services.kinds.entry import FoundBy, InBin, Kind, Listed, Never, Offered, Sentences, Shown, Steps

ENTRIES: Final = (
    Kind(
        record=Strategy,
        sentences=Sentences(
            added=N_("Strategy {name} added"),
            changed=N_("Strategy {name} changed"),
            deleted=N_("Strategy {name} deleted"),
            moved=N_("Strategy {name} moved"),
            restored=N_("Strategy {name} restored"),
        ),
        named=("name",),
        found_by=FoundBy.CODE,
        outlives=("based_on",),
        steps=Steps(add="add_strategy", change="change_strategy", remove="remove_strategy"),
        in_bin=InBin(rule="kept_here"),
        listed=Listed(
            name="strategies", columns=("code", "valid_from", "valid_to", "name"), order="valid_from, code, id"
        ),
        shown=Shown(page="strategy"),
        icon="compass",
    ),
    Kind(
        record=Axis,
        sentences=Sentences(
            added=N_("Strategic axis {name} added"),
            changed=N_("Strategic axis {name} changed"),
            deleted=N_("Strategic axis {name} deleted"),
            moved=N_("Strategic axis {name} moved"),
            restored=N_("Strategic axis {name} restored"),
        ),
        named=("title",),
        goes_with=("strategy",),
        steps=Steps(add="add_axis", change="change_axis", remove="remove_axis"),
        in_bin=InBin(needs=("strategy",), rule="kept_here"),
        shown=Shown(page="strategy"),
        icon="rows",
    ),
    Kind(
        record=Objective,
        sentences=Sentences(
            added=N_("Objective {name} added"),
            changed=N_("Objective {name} changed"),
            deleted=N_("Objective {name} deleted"),
            moved=N_("Objective {name} moved"),
            restored=N_("Objective {name} restored"),
        ),
        named=("title",),
        goes_with=("axis",),
        steps=Steps(add="add_objective", change="change_objective", remove="remove_objective"),
        in_bin=InBin(needs=("axis",), rule="kept_here"),
        shown=Shown(page="strategy"),
        icon="flag",
    ),
    Kind(
        record=Action,
        sentences=Sentences(
            added=N_("Action {name} added"),
            changed=N_("Action {name} changed"),
            deleted=N_("Action {name} deleted"),
            moved=N_("Action {name} moved"),
            restored=N_("Action {name} restored"),
        ),
        named=("title",),
        found_by=FoundBy.CODE,
        goes_with=("strategy",),
        steps=Steps(add="add_action", change="change_action", remove="remove_action"),
        in_bin=InBin(needs=("strategy",), rule="kept_here"),
        # What no source confirms is never shown as fact (SOURCES.md 10).
        listed=Listed(
            name="actions", columns=("strategy_code", "code", "code_confirmed", "title"), order="position, id"
        ),
        shown=Shown(page="strategy"),
        icon="compass",
    ),
    Kind(
        record=ThematicTable,
        sentences=Sentences(
            added=N_("Thematic table {name} added"),
            changed=N_("Thematic table {name} changed"),
            deleted=N_("Thematic table {name} deleted"),
            moved=N_("Thematic table {name} moved"),
            restored=N_("Thematic table {name} restored"),
        ),
        named=("title",),
        goes_with=("strategy",),
        steps=Steps(add="add_thematic_table", change="change_thematic_table", remove="remove_thematic_table"),
        in_bin=InBin(needs=("strategy",), rule="kept_here"),
        shown=Shown(page="strategy"),
        icon="chats",
    ),
    Kind(
        record=WorkingProposal,
        sentences=Sentences(
            added=N_("Working proposal {name} added"),
            changed=N_("Working proposal {name} changed"),
            deleted=N_("Working proposal {name} deleted"),
            moved=N_("Working proposal {name} moved"),
            restored=N_("Working proposal {name} restored"),
        ),
        named=("title",),
        found_by=FoundBy.TITLE,
        goes_with=("table",),
        steps=Steps(add="add_proposal", change="change_proposal", remove="remove_proposal"),
        in_bin=InBin(needs=("table",), rule="kept_here"),
        listed=Listed(name="proposals", columns=("table_title", "title")),
        shown=Shown(page="strategy"),
        icon="compass",
    ),
    Kind(
        record=ProposalAction,
        sentences=Sentences(
            added=N_("Link of a proposal {name} added"),
            changed=N_("Link of a proposal {name} changed"),
            deleted=N_("Link of a proposal {name} deleted"),
            moved=N_("Link of a proposal {name} moved"),
            restored=N_("Link of a proposal {name} restored"),
        ),
        about=("proposal", "action"),
        goes_with=("proposal", "action"),
        steps=Steps(add="add_proposal_action", remove="remove_proposal_action"),
        in_bin=InBin(needs=("proposal", "action"), rule="kept_here"),
        icon="arrows-left-right",
        offered=Offered(correct=Never.ANEW),
    ),
    Kind(
        record=GlossaryTerm,
        sentences=Sentences(
            added=N_("Glossary term {name} added"),
            changed=N_("Glossary term {name} changed"),
            deleted=N_("Glossary term {name} deleted"),
            moved=N_("Glossary term {name} moved"),
            restored=N_("Glossary term {name} restored"),
        ),
        named=("term",),
        found_by=FoundBy.TITLE,
        steps=Steps(add="add_glossary_term", change="change_glossary_term", remove="remove_glossary_term"),
        in_bin=InBin(rule="kept_here"),
        listed=Listed(name="terms", columns=("keeper", "term", "english"), order="position, id"),
        shown=Shown(page="glossary"),
        icon="translate",
    ),
)
