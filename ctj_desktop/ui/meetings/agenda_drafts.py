"""What happens to text that was typed and never became an act? It is offered again."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.ids import MeetingId
from ctj_desktop.domain.records.meetings import AgendaItem
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.i18n.translator import ZONE
from ctj_desktop.services.meetings.agenda import add_agenda_item, change_agenda_item
from ctj_desktop.services.meetings.refusals import LateWithoutReason
from ctj_desktop.services.steps.change import Rewording
from ctj_desktop.storage.store import Draft
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.meetings.agenda_entry import new_item
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.surfaces import Banner

NEW_ITEM, TITLE = "new_item", "title"


class DraftBar(Banner):
    """One draft at a time: take it over, or give it up."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> None:
        super().__init__(desk.theme, "prepare.draft", "pencil-simple", parent=parent)
        self._desk, self._workspace = desk, workspace
        self._meeting: MeetingId | None = None
        self._draft: Draft | None = None
        self.give_up = Button(desk.theme, "prepare.draft.give_up", ButtonKind.QUIET, compact=True, parent=self)
        layout = self.layout()
        if layout is not None:
            layout.addWidget(self.give_up)
        self.button.clicked.connect(self._take_over)
        self.give_up.clicked.connect(self._give_up)
        self.hide()

    def offer(self, meeting: MeetingId) -> None:
        """Shows the oldest draft of this meeting, if there is one."""
        self._meeting = meeting
        self._draft = next((draft for draft in self._workspace.store.drafts() if self._belongs(draft)), None)
        self.setVisible(self._draft is not None)
        self.retranslate()

    def rescue(self, item: AgendaItem, column: str, text: str) -> None:
        """Typed over an item that is gone: a title is offered as a new item, of anything else it is said."""
        t = self._desk.t
        if not text:
            return
        if column in ("fr", "de"):
            self._workspace.keep_draft(item.meeting, f"{NEW_ITEM}.{item.id}.{column}", text)
            self.offer(item.meeting)
            said = t("The item was removed elsewhere. What you typed is offered above as a new item.")
        else:
            said = t("The item was removed elsewhere. You had typed {text}.").format(text=t.quote(text))
        self._desk.bus.refused.emit(said)

    def ask_why_late(
        self, late: LateWithoutReason, new: AgendaItem, place: int, then: Callable[[UUID | None], object]
    ) -> None:
        """A new item that needs a reason, once its line is closed; what was typed stays a draft until it is there."""
        language = Language.FR if new.title.fr.text else Language.DE
        register = f"{NEW_ITEM}.{language.value}"
        self._workspace.keep_draft(new.meeting, register, new.title.text(language))

        def ask() -> None:
            from ctj_desktop.ui.meetings.late.why_late import ask_why_late

            page = self.parentWidget()
            if page is None or not page.isVisible():
                return
            made = ask_why_late(self._desk, self._workspace, late, new, place, self)
            if made is not None:
                self._workspace.drop_draft(new.meeting, register)
            self.offer(new.meeting)
            then(made)

        QTimer.singleShot(0, self, ask)

    def retranslate(self) -> None:
        """In the language of the window."""
        t, draft = self._desk.t, self._draft
        self.give_up.say(t("Give it up"))
        if draft is not None:
            at = draft.at.astimezone(ZONE)
            typed = t("Typed at {time} and not finished:").format(time=f"{at:%H:%M}")
            self.say(typed, t.quote(draft.text), t("Take it over"))

    def _belongs(self, draft: Draft) -> bool:
        if not draft.text.strip():
            return False
        if draft.record == self._meeting:
            return draft.register.startswith(NEW_ITEM)
        item = self._workspace.store.get(AgendaItem, draft.record)
        return item is not None and item.meeting == self._meeting and draft.register.startswith(TITLE)

    def _take_over(self) -> None:
        draft = self._draft
        if draft is None or self._meeting is None:
            return
        language = Language(draft.register.rpartition(".")[2])
        try:
            self._write(draft, language, self._meeting)
        except LateWithoutReason as late:
            from ctj_desktop.ui.meetings.late.why_late import ask_why_late

            new = new_item(self._workspace, self._meeting, _titled(draft.text, language))
            if ask_why_late(self._desk, self._workspace, late, new, None, self) is None:
                return
        except (UserError, StoreError) as error:
            self._desk.refuse(error)
            return
        self._give_up()

    def _write(self, draft: Draft, language: Language, meeting: MeetingId) -> None:
        if draft.register.startswith(NEW_ITEM):
            new = new_item(self._workspace, meeting, _titled(draft.text, language))
            self._workspace.do(add_agenda_item, new)
        else:
            words = Rewording.of(language, draft.text)
            self._workspace.do_fields(change_agenda_item, item=draft.record, title=words)

    def _give_up(self) -> None:
        if self._draft is not None:
            self._workspace.drop_draft(self._draft.record, self._draft.register)
        if self._meeting is not None:
            self.offer(self._meeting)


def _titled(text: str, language: Language) -> Bilingual:
    return Bilingual.of(de=text) if language is Language.DE else Bilingual.of(fr=text)
