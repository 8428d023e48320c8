"""Which acts do the registers of decisions and tasks offer?"""

from typing import Final

from ctj_desktop.i18n import N_
from ctj_desktop.ui.frame.act import Act, of_page, of_workspace

TASK = N_("Choose a task first: they stand under Decisions and tasks.")
TASK_LIST = N_("Open the list of tasks first: it stands under Decisions and tasks.")
OPINION = N_("Choose a requested opinion first: they stand under Decisions and tasks.")
CIRCULATION = N_("Choose a decision by circulation first: they stand under Decisions and tasks.")
DECISION = N_("Choose a decision first: they stand under Decisions and tasks.")
APART = N_("Choose a task or a decision first that two offices moved apart: Exchanges names them.")
EXTRACT = N_("Choose an extract first: they stand under Decisions and tasks.")
EXTRACT_LIST = N_("Open the list of extracts first: it stands under Decisions and tasks.")

ACTS: tuple[Act, ...] = (
    of_workspace("new_task", N_("New &task…"), "plus", "Ctrl+Shift+T", menu="task"),
    of_page("task_done", N_("Mark the task as &done"), TASK, "check", menu="progress"),
    of_page("task_in_progress", N_("Task in &progress"), TASK, "hourglass", menu="progress"),
    of_page("task_void", N_("Task no longer &needed…"), TASK, "prohibit", menu="progress"),
    of_page("task_reopen", N_("&Reopen the task"), TASK, "arrow-counter-clockwise", menu="progress"),
    of_page("execution_to_do", N_("Decision to be &carried out…"), DECISION, "circle-dashed", menu="execution"),
    of_page("execution_under_way", N_("Decision under &way…"), DECISION, "hourglass", menu="execution"),
    of_page("execution_done", N_("Decision carried &out…"), DECISION, "check", menu="execution"),
    of_page("execution_dropped", N_("Decision dropped…"), DECISION, "prohibit", menu="execution"),
    of_page("settle_moves", N_("Choose between t&wo offices…"), APART, "warning", menu="apart"),
    of_page("join_execution_proofs", N_("&Join what shows it…"), DECISION, "paperclip", menu="proofs"),
    of_page("save_execution_proofs", N_("&Save what shows it…"), DECISION, "download-simple", menu="proofs"),
    of_page("remind_owners", N_("Re&mind of open tasks…"), TASK_LIST, "envelope-simple", menu="owners"),
    of_page("save_due_days", N_("Due days for &calendars…"), TASK_LIST, "calendar-check", menu="owners"),
    of_page("extract_decision", N_("E&xtract of the decision…"), DECISION, "file-text", menu="extract"),
    of_page("make_extract", N_("Ma&ke the extract…"), EXTRACT, "file-plus", menu="extracts"),
    of_page("make_owed", N_("Make all e&xtracts that are owed…"), EXTRACT_LIST, "files", menu="extracts"),
    of_page("extract_sent", N_("Extract &sent today"), EXTRACT, "check", menu="extract_sent"),
    of_page("extract_back", N_("Extract came &back"), EXTRACT, "warning", menu="extract_sent"),
    of_page("opinion_answer", N_("Note the &answer of the body…"), OPINION, "check", menu="opinion"),
    of_page("opinion_letter", N_("&Letter to the body…"), OPINION, "envelope-simple", menu="opinion"),
    of_page("opinion_reminder", N_("&Reminder to the body…"), OPINION, "paper-plane-tilt", menu="opinion"),
    of_page("opinion_reminded", N_("The body &was reminded"), OPINION, "clock", menu="opinion"),
    of_page(
        "open_circulation", N_("&Open the decision by circulation…"), CIRCULATION, "play-circle", menu="circulation"
    ),
    of_page("send_circulation", N_("Circulation &letters…"), CIRCULATION, "paper-plane-tilt", menu="circulation"),
    of_page(
        "remind_circulation",
        N_("Remind of answers by circulation…"),
        CIRCULATION,
        "envelope-simple",
        menu="circulation",
    ),
    of_page(
        "close_circulation",
        N_("Close the decision by circulation"),
        CIRCULATION,
        "check-circle",
        menu="circulation_end",
    ),
    of_page(
        "report_circulation",
        N_("Report the decision by circulation to a meeting…"),
        CIRCULATION,
        "calendar-blank",
        menu="circulation_end",
    ),
    of_page(
        "save_circulation",
        N_("Save the record of the decision by circulation…"),
        CIRCULATION,
        "printer",
        menu="circulation_end",
    ),
    of_page(
        "withdraw_circulation", N_("Withdraw the decision by circulation…"), CIRCULATION, "prohibit", menu="withdrawal"
    ),
    of_page("publish_decision", N_("P&ublish the decision"), DECISION, "globe", menu="publish"),
)

PAGES: Final = {
    "registers": "ctj_desktop.ui.decisions.page:registers_page",
}
"""The pages of the room by their names: in which module each is made, and by what (`ui/window/pages.py`)."""
