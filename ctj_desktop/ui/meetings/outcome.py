"""What became of an item, or of a decision? Asked by a dialog; nothing takes it back."""

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.records.meetings import AgendaItem, Meeting, MeetingState
from ctj_desktop.domain.records.voting import AnyDecision
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.services.meetings.refusals import MinutesFixed
from ctj_desktop.services.minutes.outcomes import TREATING
from ctj_desktop.services.minutes.refusals import NothingBecame
from ctj_desktop.services.steps.states import FINAL, name_of
from ctj_desktop.ui.forms.screens.making import AskFields
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk


def ask_outcome(desk: Desk, workspace: OpenWorkspace, record: AgendaItem | AnyDecision, parent: QWidget) -> None:
    """Of an item what became of it, of a decision what became of that."""
    outcome_dialog(desk, workspace, record, parent).exec()


def outcome_dialog(
    desk: Desk, workspace: OpenWorkspace, record: AgendaItem | AnyDecision, parent: QWidget
) -> AskFields:
    """The dialog with what stands there now."""
    t = desk.t
    of_item = isinstance(record, AgendaItem)
    name = record.title if isinstance(record, AgendaItem) else record.text
    dialog = AskFields(
        desk,
        workspace,
        "dialog.outcome",
        (t("What became of it?"), t("Record the outcome")),
        "record_outcome" if of_item else "change_decision",
        type(record),
        (("outcome",),),
        parent,
        given={"item" if of_item else "decision": record.id},
        about=name.or_other(content_language(t)),
        proposed={"outcome": record.outcome},
    )
    for entry in dialog.entries.values():
        entry.stand_by(record)
    return dialog


def outcome_refused(t: Translator, meeting: Meeting, state: MeetingState) -> str:
    """Why nothing became of its items yet, or nothing changes any more; empty where it can be recorded."""
    if state in TREATING:
        return ""
    return sentence(t, MinutesFixed(name_of(meeting)) if state in FINAL else NothingBecame(name_of(meeting), state))
