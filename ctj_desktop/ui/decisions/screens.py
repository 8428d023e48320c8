"""Which screens have decisions, tasks and the opinions that were asked for, across meetings and years?"""

from typing import Final

from ctj_desktop.domain.deciding.requested_opinions import WhichRequests
from ctj_desktop.i18n import N_
from ctj_desktop.services.minutes.task_lists import Which
from ctj_desktop.services.steps.here import today_in
from ctj_desktop.ui.decisions.circulating.screens import CIRCULATIONS
from ctj_desktop.ui.frame.screen import Filter, Part, Screen

PAGE: Final = "registers"

DECISIONS: Final = Screen(
    kind="decision",
    page=PAGE,
    detail="decisions",
    section=PAGE,
    tab=N_("Decisions"),
    title=N_("Decisions"),
    icon="gavel",
    nothing=N_("No decision yet"),
    nothing_more=N_("A decision is recorded under an item while the meeting is held."),
    new_of="task",
    of_committee=True,
    search=N_("Filter by number or word"),
    keys=N_("Space carried out · Ctrl+F filter · F2 edit · Ctrl+P record of decisions"),
    filters=(
        Filter(key="year", label=N_("Year"), every=N_("All years")),
        Filter(key="kind", label=N_("Kind"), every=N_("All kinds")),
        Filter(key="result", label=N_("Result"), every=N_("All results")),
        Filter(key="outcome", label=N_("Outcome"), every=N_("All outcomes")),
        Filter(key="carried", label=N_("Carrying out"), every=N_("Carried out or not")),
        Filter(key="project", label=N_("Project"), every=N_("All projects")),
    ),
    acts=("extract_decision", "settle_moves"),
    parts=(
        Part(rows=(("text",),)),
        Part(title=N_("How it was taken"), rows=(("decision_kind", "result"), ("outcome",)), told=("votes", "rule")),
        Part(title=N_("From"), rows=(("project",),), chips=("origin", "project", "opinions")),
        Part(
            title=N_("Carrying out"),
            told=("execution", "notes"),
            acts=(
                "execution_to_do",
                "execution_under_way",
                "execution_done",
                "execution_dropped",
                "join_execution_proofs",
                "save_execution_proofs",
            ),
        ),
        Part(title=N_("Tasks that follow"), chips=("tasks",)),
        Part(title=N_("Extracts"), chips=("extracts",)),
        Part(title=N_("Publication"), told=("public",), acts=("publish_decision",)),
    ),
)

TASKS: Final = Screen(
    kind="task",
    page=PAGE,
    detail="tasks",
    section=PAGE,
    tab=N_("Tasks"),
    title=N_("Tasks"),
    icon="check-square",
    new=N_("New task"),
    nothing=N_("No task yet"),
    nothing_more=N_("Tasks come from the minutes; the committee can have its own as well."),
    asked=(("committee",), ("text",), ("owner", "due")),
    of_committee=True,
    search=N_("Filter by number, word or owner"),
    keys=N_("Space done · F2 edit · Ctrl+N new task"),
    filters=(
        Filter(key="which", label=N_("Which tasks"), usual=Which.OPEN.value, whole=Which.ALL.value, least=176),
        Filter(key="owner", label=N_("Owner"), every=N_("All owners"), least=208),
    ),
    acts=("settle_moves", "task_done", "task_in_progress", "task_void", "task_reopen"),
    parts=(
        Part(rows=(("text",),)),
        Part(rows=(("owner",), ("due",))),
        Part(title=N_("From"), chips=("origin", "decisions")),
    ),
)

EXTRACTS: Final = Screen(
    kind="extract",
    page=PAGE,
    detail="extracts",
    section=PAGE,
    tab=N_("Extracts"),
    title=N_("Extracts of minutes"),
    icon="file-text",
    nothing=N_("No extract yet"),
    nothing_more=N_("An extract is made from a decision: choose one, then “Extract…”."),
    of_committee=True,
    search=N_("Filter by recipient or number"),
    keys=N_("Space sent · F2 edit · Ctrl+P preview"),
    filters=(Filter(key="state", label=N_("State"), every=N_("All states")),),
    acts=("make_extract", "extract_sent", "extract_back"),
    parts=(
        Part(chips=("recipient", "decisions")),
        Part(rows=(("channel", "sent_on"), ("undeliverable",))),
        Part(title=N_("What was made"), told=("made",), rows=(("language", "certified_by"),)),
        Part(rows=(("remark",),)),
    ),
)

OPINIONS: Final = Screen(
    kind="requested_opinion",
    page="registers",
    detail="opinions",
    section="registers",
    tab=N_("Requested opinions"),
    title=N_("Opinions asked for"),
    icon="chat-centered-text",
    new=N_("Ask for an opinion"),
    nothing=N_("No opinion asked for yet"),
    nothing_more=N_("Ask a body about an item of an agenda or about a project, until a day or without one."),
    asked=(("organisation",), ("item", "project"), ("question",), ("asked_on", "until"), ("silence_assents",)),
    proposed=lambda store, _known: {"asked_on": today_in(store)},
    of_committee=True,
    search=N_("Filter by body, item, project or word"),
    filters=(
        Filter(
            key="which",
            label=N_("Which requests"),
            usual=WhichRequests.OPEN.value,
            whole=WhichRequests.ALL.value,
            least=208,
        ),
    ),
    acts=("opinion_answer", "opinion_letter", "opinion_reminder", "opinion_reminded"),
    parts=(
        Part(rows=(("organisation",), ("question",))),
        Part(rows=(("asked_on", "until"), ("silence_assents",)), told=("reminded",)),
        Part(title=N_("Answer"), told=("answer", "words")),
        Part(title=N_("About"), chips=("about",)),
    ),
)

SCREENS: Final = (DECISIONS, TASKS, CIRCULATIONS, OPINIONS, EXTRACTS)
