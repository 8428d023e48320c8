"""What is asked when something is put to the vote in writing, called off, reported, or its record saved?"""

from datetime import date

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.deciding.by_circulation import is_asked
from ctj_desktop.domain.records.circulations import Circulation
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.services.minutes.circulations.voters import voters_now
from ctj_desktop.services.papers.circulation_paper import record_file, record_name
from ctj_desktop.services.papers.paper import PaperForm
from ctj_desktop.services.steps.states import AHEAD, meeting_state
from ctj_desktop.ui.forms.save_as import paper_forms, save_as
from ctj_desktop.ui.forms.screens.making import AskFields
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk


def ask_opening(desk: Desk, workspace: OpenWorkspace, told: Circulation, until: date, parent: QWidget) -> bool:
    """Until when answers are awaited; whether it was opened."""
    t, today = desk.t, workspace.today()
    asked = sum(is_asked(line) for line in voters_now(workspace.store, told, today))
    about = t.n(
        "{count} member with a vote is asked. Text, rule, last day and whoever is asked stand from then on.",
        "{count} members with a vote are asked. Text, rule, last day and whoever is asked stand from then on.",
        asked,
    )
    dialog = AskFields(
        desk,
        workspace,
        "dialog.open_circulation",
        (t("Put to the vote by circulation"), t("Open it")),
        "open_circulation",
        Circulation,
        (("until",),),
        parent,
        given={"circulation": told.id, "on": today},
        needed=("until",),
        about=about.format(count=t.number(asked)),
        proposed={"until": until},
    )
    dialog.exec()
    return dialog.made is not None


def ask_why_withdrawn(desk: Desk, workspace: OpenWorkspace, told: Circulation, parent: QWidget) -> None:
    """Why it is called off; the reason stands on its record."""
    t = desk.t
    AskFields(
        desk,
        workspace,
        "dialog.withdraw_circulation",
        (t("Withdraw the decision by circulation"), t("Withdraw it")),
        "withdraw_circulation",
        Circulation,
        (("reason",),),
        parent,
        given={"circulation": told.id, "on": workspace.today()},
        needed=("reason",),
        about=t("Nothing is decided then. Whoever was asked is told by you; the reason stands on the record."),
    ).exec()


def ask_meeting(desk: Desk, workspace: OpenWorkspace, told: Circulation, parent: QWidget) -> None:
    """On the agenda of which meeting the result is told, the next one at first."""
    t, store = desk.t, workspace.store
    meetings = [one for one in store.all(Meeting, committee=told.committee, order="on, id") if one.on is not None]
    ahead = [one for one in meetings if meeting_state(store, one.id) in AHEAD]
    AskFields(
        desk,
        workspace,
        "dialog.report_circulation",
        (t("Report to a meeting"), t("Put it on the agenda")),
        "report_circulation",
        AgendaItem,
        (("meeting",),),
        parent,
        given={"circulation": told.id},
        about=t("An item of information with the result is added to the agenda, and its text to the minutes."),
        proposed={"meeting": ahead[0].id} if ahead else None,
    ).exec()


def save_record(desk: Desk, workspace: OpenWorkspace, told: Circulation, parent: QWidget) -> None:
    """The record as PDF or for Word, in the languages of the committee's papers."""
    t, store, day = desk.t, workspace.store, workspace.today()
    name = record_name(t, told, PaperForm.PDF).removesuffix(PaperForm.PDF.ending)
    words = (t("Save the record of the decision by circulation"), name)
    save_as(desk, workspace, parent, words, paper_forms(lambda form: record_file(store, told.id, day, form)))
