"""Why does an item come after the day for proposals, or a document after the file was closed? It is asked once."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.records.meetings import AgendaItem, ItemKind
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.services.meetings.refusals import LateDocument, LateWithoutReason
from ctj_desktop.ui.forms.dialog_frame import WIDE, Frame
from ctj_desktop.ui.forms.fields import Unreadable, typed
from ctj_desktop.ui.forms.line_pair import LinePair
from ctj_desktop.ui.forms.screens.making import AskFields
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.fields import Note
from ctj_desktop.ui.widgets.labels import Label


def ask_why_late(
    desk: Desk,
    workspace: OpenWorkspace,
    refused: LateWithoutReason,
    new: AgendaItem,
    place: int | None,
    parent: QWidget,
) -> UUID | None:
    """The item as it was typed, its kind, and why it comes now; the item that was added, None where it was not."""
    asking = WhyLateItem(desk, workspace, refused, new, place, parent)
    asking.exec()
    return asking.made


class WhyLateItem(AskFields):
    """A heading says nothing of its own, so it needs no reason."""

    def __init__(
        self,
        desk: Desk,
        workspace: OpenWorkspace,
        refused: LateWithoutReason,
        new: AgendaItem,
        place: int | None,
        parent: QWidget,
    ) -> None:
        t = desk.t
        super().__init__(
            desk,
            workspace,
            "dialog.late_item",
            (t("Item after the day for proposals"), t("Add an item")),
            "add_agenda_item",
            AgendaItem,
            (("title",), ("item_kind",), ("late_reason",)),
            parent,
            given={"meeting": new.meeting, "parent": new.parent, "place": place},
            about=sentence(t, refused),
            proposed={"title": new.title},
        )

    def _is_needed(self, name: str) -> bool:
        if name == "late_reason":
            return self.entries["item_kind"].value() is not ItemKind.HEADING
        return super()._is_needed(name)


class WhyLateDocument(Frame):
    """One reason for all documents that are added at once; the act is done with it."""

    def __init__(self, desk: Desk, refused: LateDocument, act: Callable[[Bilingual], object], parent: QWidget) -> None:
        t = desk.t
        super().__init__(desk, "dialog.late_document", t("Document after the file was closed"), t("Add"), parent)
        self._act = act
        said = Label(desk.theme, Type.BODY, wrap=True, parent=self)
        said.say(sentence(t, refused))
        self.column.addWidget(said)
        spoken = (t("Reason, French"), t("Reason, German"))
        self.reasons = LinePair(desk, "dialog.late_document.reason", t("Reason"), spoken, self)
        self.column.addWidget(self.reasons)
        self.widen(WIDE)
        self.reasons.first.editor.setFocus()

    def go(self) -> None:
        reason = Bilingual.of(fr=typed(self.reasons.fr), de=typed(self.reasons.de))
        if not reason.says_something():
            said = self.desk.t("Write the reason in at least one of the two languages.")
            self.reasons.first.note(said, Note.ERROR)
            self.reasons.first.editor.setFocus()
            raise Unreadable
        self._act(reason)
