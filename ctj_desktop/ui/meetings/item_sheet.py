"""What does an item say beyond its line: note, proposed decision, presenter, project, closed doors?"""

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.domain.records.meetings import AgendaItem
from ctj_desktop.services.meetings.agenda_table import ItemLine
from ctj_desktop.ui.forms.screens.fields_dialog import FieldsDialog
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.meetings.forms import ITEM


def item_sheet(
    desk: Desk, workspace: OpenWorkspace, line: ItemLine, committee: CommitteeId, parent: QWidget, *, writable: bool
) -> FieldsDialog:
    """The dialog of one item; its project is one of the committee."""
    t = desk.t
    title = t("Item {number}").format(number=line.number)

    def words(item: AgendaItem) -> tuple[str, str]:
        return title, item.title.or_other(content_language(t))

    dialog = FieldsDialog(desk, workspace, "dialog.item", ITEM, words, line.item, parent, writable=writable)
    dialog.fields.among("project", committee=committee)
    return dialog.begin("note")
