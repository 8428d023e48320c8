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
from ctj_desktop.services.kinds.entry import FoundBy, InBin, Kind, Listed, Never, Offered, Shown, Steps

ENTRIES: Final = (
    Kind(
        record=MinuteBlock,
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
        phrase=N_("Nominal vote[ of {name}]"),
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
