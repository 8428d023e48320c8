"""What do minutes say, and what follows from them: what does the house know of such records?"""

from typing import Final

from ctj_desktop.domain.numbers import Series
from ctj_desktop.domain.records.meetings import OutcomeKind
from ctj_desktop.domain.records.minutes import ApprovedVersion, MinuteBlock
from ctj_desktop.domain.records.voting import (
    Amendment,
    AmendmentResult,
    Ballot,
    Decision,
    DecisionKind,
    DecisionResult,
    ExecutionState,
    PublishedDecision,
    Task,
    TaskMove,
    TaskState,
    Vote,
    VoteMethod,
)
from ctj_desktop.errors import N_
from ctj_desktop.services.kinds.entry import FoundBy, InBin, Kind, Listed, Never, Offered, Sentences, Shown, Steps

ENTRIES: Final = (
    Kind(
        record=MinuteBlock,
        sentences=Sentences(
            added=N_("Passage of the minutes {name} added"),
            changed=N_("Passage of the minutes {name} changed"),
            deleted=N_("Passage of the minutes {name} deleted"),
            moved=N_("Passage of the minutes {name} moved"),
            restored=N_("Passage of the minutes {name} restored"),
        ),
        about=("item",),
        excerpt="text",
        goes_with=("item", "ref"),
        said_by="item",
        steps=Steps(add="add_block", change="change_block", remove="remove_block"),
        in_bin=InBin(needs=("item",), rule="minutes_open"),
        minutes=("item", "meeting"),
        place=("position",),
        list_of="item",
        shown=Shown(page="approve", of="meeting"),
        icon="article",
        offered=Offered(enter="hold", correct="hold", remove="hold", find="approve", listed="approve"),
    ),
    Kind(
        record=ApprovedVersion,
        sentences=Sentences(
            added=N_("Approved version {name} added"),
            changed=N_("Approved version {name} changed"),
            deleted=N_("Approved version {name} deleted"),
            moved=N_("Approved version {name} moved"),
            restored=N_("Approved version {name} restored"),
        ),
        about=("meeting",),
        said_by="meeting",
        comes_about="approve_minutes",
        icon="seal-check",
        offered=Offered(
            enter="approve", correct=Never.HAPPENED, remove=Never.HAPPENED, find=Never.TOGETHER, listed=Never.TOGETHER
        ),
    ),
    Kind(
        record=Decision,
        sentences=Sentences(
            added=N_("Decision {name} added"),
            changed=N_("Decision {name} changed"),
            deleted=N_("Decision {name} deleted"),
            moved=N_("Decision {name} moved"),
            restored=N_("Decision {name} restored"),
        ),
        named=("text",),
        about=("item", "meeting"),
        found_by=FoundBy.NUMBER,
        series=Series.DECISION,
        steps=Steps(add="record_decision", change="change_decision", remove="remove_decision"),
        in_bin=InBin(needs=("item", "meeting"), rule="minutes_open"),
        minutes=("meeting",),
        listed=Listed(
            name="decisions",
            columns=(
                "number",
                "on",
                "decision_kind",
                "result",
                "text",
                "outcome_kind",
                "execution",
                "due",
                "owner_name",
            ),
            words={
                "decision_kind": DecisionKind,
                "result": DecisionResult,
                "outcome_kind": OutcomeKind,
                "execution": ExecutionState,
            },
        ),
        shown=Shown(page="registers"),
        icon="gavel",
        offered=Offered(enter="hold", correct="hold", remove="hold", find="registers", listed="registers"),
    ),
    Kind(
        record=PublishedDecision,
        sentences=Sentences(
            added=N_("Published decision {name} added"),
            changed=N_("Published decision {name} changed"),
            deleted=N_("Published decision {name} deleted"),
            moved=N_("Published decision {name} moved"),
            restored=N_("Published decision {name} restored"),
        ),
        named=("text",),
        about=("decision",),
        said_by="decision",
        steps=Steps(add="publish_decision"),
        shown=Shown(page="registers", of="decision"),
        icon="globe",
        offered=Offered(
            enter="registers", correct=Never.HAPPENED, remove=Never.HAPPENED, find=Never.TOGETHER, listed="registers"
        ),
    ),
    Kind(
        record=Amendment,
        sentences=Sentences(
            added=N_("Amendment {name} added"),
            changed=N_("Amendment {name} changed"),
            deleted=N_("Amendment {name} deleted"),
            moved=N_("Amendment {name} moved"),
            restored=N_("Amendment {name} restored"),
        ),
        named=("text",),
        about=("decision",),
        goes_with=("decision",),
        steps=Steps(add="add_amendment", change="change_amendment", remove="remove_amendment"),
        in_bin=InBin(needs=("decision",), rule="minutes_open"),
        minutes=("decision", "meeting"),
        listed=Listed(
            name="amendments",
            columns=("text", "decision_number", "proposed_by_name", "result"),
            words={"result": AmendmentResult},
        ),
        shown=Shown(page="hold", of="meeting"),
        icon="pencil-simple",
        offered=Offered(enter="hold", correct="hold", remove="hold", find="hold", listed=Never.TOGETHER),
    ),
    Kind(
        record=Vote,
        sentences=Sentences(
            added=N_("Vote {name} added"),
            changed=N_("Vote {name} changed"),
            deleted=N_("Vote {name} deleted"),
            moved=N_("Vote {name} moved"),
            restored=N_("Vote {name} restored"),
        ),
        about=("decision",),
        goes_with=("decision", "amendment"),
        outlives=("annuls", "with_vote"),
        said_by="decision",
        steps=Steps(add="record_vote", remove="remove_vote"),
        minutes=("decision", "meeting"),
        listed=Listed(name="votes", columns=("decision_number", "method", "count"), words={"method": VoteMethod}),
        icon="check-fat",
        offered=Offered(
            enter="hold", correct="hold:change_vote", remove="hold", find=Never.TOGETHER, listed=Never.TOGETHER
        ),
    ),
    Kind(
        record=Ballot,
        sentences=Sentences(
            added=N_("Nominal vote of {name} added"),
            changed=N_("Nominal vote of {name} changed"),
            deleted=N_("Nominal vote of {name} deleted"),
            moved=N_("Nominal vote of {name} moved"),
            restored=N_("Nominal vote of {name} restored"),
        ),
        of_nobody=Sentences(
            added=N_("Nominal vote added"),
            changed=N_("Nominal vote changed"),
            deleted=N_("Nominal vote deleted"),
            moved=N_("Nominal vote moved"),
            restored=N_("Nominal vote restored"),
        ),
        about=("roll", "vote"),
        goes_with=("vote",),
        said_by="vote",
        steps=Steps(add="cast_ballot"),
        minutes=("vote", "decision", "meeting"),
        icon="check-fat",
        offered=Offered(
            enter="hold:record_vote",
            correct="hold:change_vote",
            remove="hold:change_vote",
            find=Never.TOGETHER,
            listed=Never.TOGETHER,
        ),
    ),
    Kind(
        record=Task,
        sentences=Sentences(
            added=N_("Task {name} added"),
            changed=N_("Task {name} changed"),
            deleted=N_("Task {name} deleted"),
            moved=N_("Task {name} moved"),
            restored=N_("Task {name} restored"),
        ),
        named=("text",),
        about=("item", "meeting"),
        found_by=FoundBy.NUMBER,
        series=Series.TASK,
        steps=Steps(add="add_task", change="change_task", remove="remove_task"),
        in_bin=InBin(needs=("item", "meeting"), rule="minutes_open"),
        listed=Listed(
            name="tasks", columns=("number", "state", "due", "owner_name", "text"), words={"state": TaskState}
        ),
        shown=Shown(page="registers"),
        icon="check-square",
    ),
    Kind(
        record=TaskMove,
        about=("task",),
        said_by="task",
        comes_about="move_task",
        icon="clock-counter-clockwise",
        offered=Offered(
            enter="registers", correct=Never.HAPPENED, remove=Never.HAPPENED, find=Never.TOGETHER, listed=Never.TOGETHER
        ),
    ),
)
