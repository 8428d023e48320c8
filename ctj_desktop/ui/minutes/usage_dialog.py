"""How does a committee without written statutes decide? Asked once, and kept as its usage."""

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.records.statutes import DecisionMode, DecisionRule
from ctj_desktop.ui.forms.screens.making import AskFields
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk


def ask_usage(desk: Desk, workspace: OpenWorkspace, meeting: Meeting, parent: QWidget) -> AskFields:
    """The usage holds from the day of the meeting on, until statutes are entered."""
    t = desk.t
    return AskFields(
        desk,
        workspace,
        "dialog.usage",
        (t("How does this committee decide?"), t("Keep as its usage")),
        "adopt_usage",
        DecisionRule,
        (("mode", "base"), ("tie",)),
        parent,
        given={"committee": meeting.committee, "since": meeting.on or workspace.today()},
        proposed={"mode": DecisionMode.MAJORITY},
        about=t(
            "No statutes are entered for this day. Without an answer this vote is taken by consensus: one vote against "
            "rejects it. Papers call the answer a usage and name no article; statutes entered later take its place."
        ),
    )
