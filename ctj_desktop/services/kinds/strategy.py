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
from ctj_desktop.services.kinds.entry import FoundBy, InBin, Kind, Listed, Never, Offered, Shown, Steps

ENTRIES: Final = (
    Kind(
        record=Strategy,
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
        named=("title",),
        goes_with=("strategy",),
        steps=Steps(add="add_axis", change="change_axis", remove="remove_axis"),
        in_bin=InBin(needs=("strategy",), rule="kept_here"),
        shown=Shown(page="strategy"),
        icon="rows",
    ),
    Kind(
        record=Objective,
        named=("title",),
        goes_with=("axis",),
        steps=Steps(add="add_objective", change="change_objective", remove="remove_objective"),
        in_bin=InBin(needs=("axis",), rule="kept_here"),
        shown=Shown(page="strategy"),
        icon="flag",
    ),
    Kind(
        record=Action,
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
        named=("title",),
        goes_with=("strategy",),
        steps=Steps(add="add_thematic_table", change="change_thematic_table", remove="remove_thematic_table"),
        in_bin=InBin(needs=("strategy",), rule="kept_here"),
        shown=Shown(page="strategy"),
        icon="chats",
    ),
    Kind(
        record=WorkingProposal,
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
        about=("proposal", "action"),
        goes_with=("proposal", "action"),
        steps=Steps(add="add_proposal_action", remove="remove_proposal_action"),
        in_bin=InBin(needs=("proposal", "action"), rule="kept_here"),
        icon="arrows-left-right",
        offered=Offered(correct=Never.ANEW),
    ),
    Kind(
        record=GlossaryTerm,
        named=("term",),
        found_by=FoundBy.TITLE,
        steps=Steps(add="add_glossary_term", change="change_glossary_term", remove="remove_glossary_term"),
        in_bin=InBin(rule="kept_here"),
        listed=Listed(name="terms", columns=("keeper", "term", "english"), order="position, id"),
        shown=Shown(page="glossary"),
        icon="translate",
    ),
)
