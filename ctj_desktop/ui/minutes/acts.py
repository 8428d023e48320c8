"""Which acts does the writing of minutes offer?"""

from ctj_desktop.i18n import N_
from ctj_desktop.ui.frame.act import Act, of_page

MINUTES = N_("Open the session of a meeting first.")

ACTS: tuple[Act, ...] = (
    of_page("other_language", N_("Other language of the block"), MINUTES, "translate", "Ctrl+L", menu="block"),
    of_page("insert_decision", N_("Write a decision"), MINUTES, "gavel", menu="decide"),
    of_page("insert_adjournment", N_("Adjourn the item"), MINUTES, "arrow-bend-up-right", menu="vote"),
    of_page("insert_amendment", N_("Propose an amendment"), MINUTES, "pencil-simple", menu="amend"),
    of_page("pause", N_("Pause, or go on after it"), MINUTES, "pause", menu="pause"),
    of_page("insert_vote", N_("Count a vote"), MINUTES, "hand-palm", menu="vote"),
    of_page("repeat_vote", N_("Repeat the vote…"), MINUTES, "arrow-counter-clockwise", menu="vote"),
    of_page("insert_task", N_("Give a task"), MINUTES, "check-square", menu="vote"),
    of_page("insert_person", N_("Name a person…"), MINUTES, "user", menu="insert"),
    of_page("insert_record", N_("Name a record…"), MINUTES, "files", menu="insert"),
    of_page("insert_standard_text", N_("Insert a standard text…"), MINUTES, "text-aa", menu="insert"),
    of_page("keep_standard_text", N_("Keep as a standard text…"), MINUTES, "plus", menu="insert"),
    of_page("insert_remarks", N_("Write what became of the remarks"), MINUTES, "chat-centered-text", menu="insert"),
    of_page("remove_block", N_("Take the block away"), MINUTES, "trash", menu="block"),
)
