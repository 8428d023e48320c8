"""Who else stands back for an item, though nothing that is entered here speaks against them?"""

from uuid import UUID

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.ids import AgendaItemId
from ctj_desktop.domain.records.meetings import AgendaItem, Roll
from ctj_desktop.domain.records.voting import Recusal
from ctj_desktop.i18n.folding import sort_key
from ctj_desktop.services.membership.roll import roll_of
from ctj_desktop.services.session.attendance import recuse
from ctj_desktop.services.session.attendance_lines import roll_name
from ctj_desktop.services.steps.records import the
from ctj_desktop.ui.forms.dialog_frame import Frame
from ctj_desktop.ui.forms.fields import Unreadable, choice_of, chosen
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.widgets.fields import ComboBox, Field, Note


class SomebodyStandsBack(Frame):
    """Asks for one of those who sit in the meeting, by name; why is noted on the line that it makes."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, item: AgendaItemId, parent: QWidget) -> None:
        t, name = desk.t, "dialog.somebody_back"
        super().__init__(desk, name, t("Who stands back?"), t("Stands back"), parent)
        self._workspace, self._item = workspace, item
        self.who = Field(desk.theme, ComboBox(desk.theme, f"{name}.who"))
        self.who.say(t("Person"))
        self.who.note(t("Why is noted afterwards, with “Correct…”."), Note.HELP)
        choice_of(self.who).offer([(t("not chosen yet"), None), *self._sitting()])
        self.column.addWidget(self.who)
        self.who.editor.setFocus()

    def _sitting(self) -> list[tuple[str, object]]:
        """Whoever sits in the meeting at its end and does not stand back yet, by name."""
        store, language = self._workspace.store, content_language(self.desk.t)
        back = {one.roll for one in store.all(Recusal, item=self._item)}
        lines = roll_of(store, the(store, AgendaItem, self._item).meeting)
        here = [one for one in lines if not one.vacant and one.end is None and one.id not in back]
        named = [(", ".join(filter(None, (roll_name(one), one.body.or_other(language)))), one.id) for one in here]
        return sorted(named, key=lambda option: sort_key(option[0]))

    def go(self) -> None:
        roll = chosen(self.who, UUID)
        if roll is None:
            self.who.note(self.desk.t("Choose who stands back."), Note.ERROR)
            self.who.editor.setFocus()
            raise Unreadable
        self._workspace.do(recuse, item=self._item, seat=the(self._workspace.store, Roll, roll).seat)
