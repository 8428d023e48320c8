"""On which agenda is the committee asked for its opinion on a project, with which proposed decision?"""

from uuid import UUID

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.records.meetings import AgendaItem
from ctj_desktop.domain.records.projects import Project
from ctj_desktop.services.meetings.item_documents import fill_document
from ctj_desktop.services.projects.onto_agenda import meetings_to_ask, usual_words
from ctj_desktop.services.steps.private_folders import private_folder
from ctj_desktop.ui.forms.screens.making import AskFields
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.meetings.new_meeting import NewMeeting


def ask_committee_on(desk: Desk, workspace: OpenWorkspace, project: UUID | None, parent: QWidget) -> AgendaItem | None:
    """Asks for the meeting, of which the next is proposed, and leads to the new item; None where it was given up.

    Where none lies ahead, one is planned first.
    """
    owner = workspace.store.get(Project, project) if project is not None else None
    if owner is None or workspace.store.read_only:
        return None
    if not meetings_to_ask(workspace.store, owner, workspace.today()):
        workspace.bus.said.emit(desk.t("No meeting lies ahead: plan the one that is to give its opinion."))
        if NewMeeting.ask(desk, workspace, parent) is None:
            return None
    dialog = committee_question(desk, workspace, owner, parent)
    dialog.exec()
    made = workspace.store.get(AgendaItem, dialog.made) if dialog.made is not None else None
    if made is not None:
        join_preparation(desk, workspace, made)
        desk.navigator.go(Place(page="prepare", record=made.meeting, detail=f"item:{made.id}"))
    return made


def join_preparation(desk: Desk, workspace: OpenWorkspace, item: AgendaItem) -> None:
    """The paper that prepares the opinion becomes the file of the document that was announced for it."""
    from ctj_desktop.services.papers.opinion_file import make_preparation  # where one is made

    def join() -> None:
        with private_folder(workspace.store.environment.data_folder) as folder:
            if (made := make_preparation(workspace.store, item.id, folder)) is not None:
                workspace.do(fill_document, document=made[0], path=made[1])

    desk.attempt(join)


def committee_question(desk: Desk, workspace: OpenWorkspace, project: Project, parent: QWidget) -> AskFields:
    """The dialog: the next meeting, the usual decision, and what was noted for the meeting.

    Why it comes late is asked where a meeting takes proposals no longer.
    """
    t, coming = desk.t, meetings_to_ask(workspace.store, project, workspace.today())
    decision, note = usual_words(workspace.store, project.id)
    past = any(one.proposals_until and one.proposals_until < workspace.today() for one in coming)
    proposed = {"meeting": coming[0].id if coming else None, "proposed_decision": decision, "note": note}
    return AskFields(
        desk,
        workspace,
        "dialog.ask_committee",
        (t("Ask the committee for its opinion"), t("Put onto the agenda")),
        "ask_committee",
        AgendaItem,
        (("meeting",), ("proposed_decision",), ("note",), *([("late_reason",)] if past else [])),
        parent,
        given={"project": project.id},
        needed=("meeting",),
        proposed=proposed,
    )
