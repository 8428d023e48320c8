"""What does an item say beyond its line: note, proposed decision, presenter, closed doors; what for the chair alone?

Above them whoever may have to stand back for it, until the next act.
"""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ctj_desktop.domain.ids import AgendaItemId, CommitteeId, MeetingId
from ctj_desktop.domain.log.changes import Outcome
from ctj_desktop.domain.record import Record
from ctj_desktop.domain.records.meetings import AgendaItem, ChairNote, Meeting
from ctj_desktop.domain.records.projects import Project
from ctj_desktop.i18n.words import word
from ctj_desktop.services.meetings.agenda_table import ItemLine
from ctj_desktop.services.meetings.chair_notes import chair_note, remove_chair_note
from ctj_desktop.services.meetings.item_documents import fill_document
from ctj_desktop.services.steps.private_folders import private_folder
from ctj_desktop.services.steps.records import home_of
from ctj_desktop.services.steps.states import name_of
from ctj_desktop.ui.forms.caret.text_blocks import TextBlockList, TextBlocks
from ctj_desktop.ui.forms.screens.fields_dialog import FieldsDialog
from ctj_desktop.ui.forms.screens.making import AskFields, NewRecord
from ctj_desktop.ui.forms.screens.pieces import clear
from ctj_desktop.ui.frame.bus import touches
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.meetings.forms import ITEM
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.surfaces import Chip


def item_sheet(
    desk: Desk, workspace: OpenWorkspace, line: ItemLine, committee: CommitteeId, parent: QWidget, *, writable: bool
) -> FieldsDialog:
    """The dialog of one item; its project is one of the committee, whose text blocks `/` offers in the long texts."""
    t = desk.t
    title = t("Item {number}").format(number=line.number)

    def words(item: AgendaItem) -> tuple[str, str]:
        return title, item.title.or_other(content_language(t))

    dialog = ItemSheet(desk, workspace, "dialog.item", ITEM, words, line.item, parent, writable=writable)
    dialog.fields.among("project", committee=committee)
    blocks = TextBlocks(desk, workspace, lambda: home_of(committee), lambda: line.item.id)
    offered = TextBlockList(desk, blocks, "dialog.item.blocks", dialog)
    for french, german in dialog.fields.long_pairs():
        offered.serve_pair(french, german)
    dialog.begin("note")
    dialog.tell(lambda: (who_may_stand_back(desk, workspace, line), remarks_said(desk, workspace, line)))
    return dialog


class ItemSheet(FieldsDialog):
    """One that approves earlier minutes leads to them, and every item to the opinions that were asked for about it."""

    def _lay_out(self, height: int) -> None:
        super()._lay_out(height)
        self._approves: MeetingId | None = None
        self._more: Callable[[], Iterable[str]] = tuple
        self.to_approve = Button(self._desk.theme, "dialog.item.to_approve", icon="article", parent=self)
        self.to_approve.clicked.connect(self._show_minutes)
        self.ask = Button(self._desk.theme, "dialog.item.ask_opinion", icon="chat-centered-text", parent=self)
        self.ask.say(self._desk.t("Ask for an opinion…"))
        self.ask.setVisible(self._writable)
        self.ask.clicked.connect(self._ask_opinion)
        self.told.button.clicked.connect(self._renew)
        for at, button in enumerate((self.to_approve, self.ask)):
            self.foot.insertWidget(at, button)
        self._asked = QVBoxLayout()
        inside = self._inside.layout()
        assert isinstance(inside, QVBoxLayout)
        inside.insertLayout(inside.count() - 1, self._asked)

    def _show(self, record: Record) -> None:
        super()._show(record)
        assert isinstance(record, AgendaItem)
        t, approves = self._desk.t, record.approves
        earlier = self._workspace.store.get(Meeting, approves) if approves is not None else None
        self._approves = earlier.id if earlier is not None else None
        self.to_approve.setVisible(earlier is not None)
        if earlier is not None:
            self.to_approve.say(t("Minutes of meeting {number}…").format(number=name_of(earlier)))

        self._show_asked()

    def _changed(self, outcome: Outcome) -> None:
        super()._changed(outcome)
        if touches(outcome, "requested_opinion", "opinion", "decision", "project", "agenda_item"):
            self._show_asked()
            if self.told.isHidden() and self._outdated():
                self.tell(tuple)

    def _show_asked(self) -> None:
        """Its project and the opinion given on it, then each request, where it is corrected and its answer noted."""
        from ctj_desktop.i18n.in_writing.opinions import standing_said
        from ctj_desktop.services.meetings.consulting.asked import known_at

        clear(self._asked)
        t, today = self._desk.t, self._workspace.today()
        self._show_project()
        for number, one in enumerate(known_at(self._workspace.store, AgendaItemId(self._record.id), today)):
            body, how = one.body.or_other(content_language(t)) or "–", standing_said(t, one.record, today)
            place = Place(page="registers", record=one.key, detail="opinions")
            self._lead(f"dialog.item.opinion.{number}", "chat-centered-text", (body, how), place)

    def _show_project(self) -> None:
        """The project of the item, and what the committee said to it by a decision taken here."""
        from ctj_desktop.services.projects.opinions import given_at

        t, store = self._desk.t, self._workspace.store
        item = store.get(AgendaItem, self._record.id)
        project = store.get(Project, item.project) if item is not None and item.project is not None else None
        if item is None or project is None:
            return
        words = (project.number or t("Project"), project.title.or_other(content_language(t)))
        self._lead("dialog.item.project_chip", "kanban", words, Place(page="project", record=project.id))
        for number, opinion in enumerate(given_at(store, item)):
            day = t.date_long(opinion.on) if opinion.on is not None else t("date not set")
            place = Place(page="project", record=project.id, detail=f"opinion:{opinion.id}")
            said = (" · ".join((t("Opinion"), word(t, opinion.opinion_kind))), day)
            self._lead(f"dialog.item.given.{number}", "chats", said, place)

    def tell(self, more: Callable[[], Iterable[str]]) -> None:
        """What is to be known before the fields are read: `more`, and that a paper would say something else today."""
        self._more = more
        outdated = self._outdated()
        said = "\n".join(filter(None, (*more(), outdated)))
        self.told.setVisible(bool(said))
        self.told.say(said, button=self._desk.t("Renew the paper") if outdated else "")

    def _outdated(self) -> str:
        """Said of the paper that prepares the opinion, which a button renews then."""
        from ctj_desktop.services.papers.opinion_file import outdated_preparation  # the PDF engine is heavy

        store, t = self._workspace.store, self._desk.t
        found = outdated_preparation(store, AgendaItemId(self._record.id)) if self._writable else None
        if found is None:
            return ""
        told = t("The project has changed since its paper was joined on {date}: today it would say something else.")
        return told.format(date=t.date_long(found.on))

    def _renew(self) -> None:
        """The paper as it is today becomes the file of the document."""
        from ctj_desktop.services.papers.opinion_file import renewed_preparation

        def renew() -> None:
            store = self._workspace.store
            with private_folder(store.environment.data_folder) as folder:
                if (made := renewed_preparation(store, AgendaItemId(self._record.id), folder)) is not None:
                    self._workspace.do(fill_document, document=made[0], path=made[1])

        self._desk.attempt(renew)
        self.tell(self._more)
        self.ask.setFocus()

    def _lead(self, name: str, icon: str, words: tuple[str, str], place: Place) -> None:
        """A chip that leads to another record, with what it is below it."""
        text, how = words
        chip = Chip(self._desk.theme, name, icon, self._inside)
        chip.say(text)
        chip.setAccessibleName(self._desk.t("{label}: {text}").format(label=text, text=how))
        chip.clicked.connect(partial(self._leave_for, place))
        said = Label(self._desk.theme, Type.CAPTION, "muted", wrap=True, name=f"{name}.said", parent=self._inside)
        said.say(how)
        self._asked.addWidget(chip, 0, Qt.AlignmentFlag.AlignLeft)
        self._asked.addWidget(said)

    def _ask_opinion(self) -> None:
        """Of a body, about this item and the project it treats."""
        record, screen = self._record, self._desk.screens.get("requested_opinion")
        assert isinstance(record, AgendaItem)
        if screen is not None:
            stored = self._workspace.store.get(AgendaItem, record.id)
            proposed = {"project": stored.project if stored is not None else None}
            NewRecord.ask(self._desk, self._workspace, screen, self, given={"item": record.id}, proposed=proposed)

    def _show_minutes(self) -> None:
        self._leave_for(Place(page="approve", record=self._approves))

    def _leave_for(self, place: Place) -> None:
        """Nowhere while two values wait for a choice."""
        self.accept()
        if not self.isVisible():
            self._desk.navigator.go(place)


class ChairNoteDialog(AskFields):
    """The note of whoever presides on one item, which is written over, or taken away."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, item: AgendaItem, parent: QWidget) -> None:
        t, stored = desk.t, chair_note(workspace.store, item.id)
        super().__init__(
            desk,
            workspace,
            "dialog.chair_note",
            (t("Note for the chair"), t("Keep the note")),
            "keep_chair_note",
            ChairNote,
            (("text",),),
            parent,
            given={"item": item.id},
            about=item.title.or_other(content_language(t)),
            proposed={"text": stored.text if stored is not None else ""},
        )
        self._item = item
        said = Label(desk.theme, Type.CAPTION, "muted", wrap=True, parent=self)
        said.say(
            t(
                "Only your committee reads it, on this sheet, on the running sheet and in the view of the chair. It is "
                "never sent to the Conference, and stands in no agenda and no minutes."
            )
        )
        self.column.addWidget(said)
        self.remove = Button(desk.theme, "dialog.chair_note.remove", icon="trash", parent=self)
        self.remove.say(t("Remove the note"))
        self.remove.setVisible(stored is not None)
        self.remove.clicked.connect(self._remove)
        self.column.addWidget(self.remove)
        self.entries["text"].field.editor.setFocus()

    def _remove(self) -> None:
        if self.desk.attempt(lambda: self._workspace.do(remove_chair_note, item=self._item.id)):
            self._give_up()


def remarks_said(desk: Desk, workspace: OpenWorkspace, line: ItemLine) -> str:
    """What was remarked on the minutes that the item approves, each with what became of it."""
    if line.item.approves is None:
        return ""
    from ctj_desktop.services.minutes.remarks.synopsis import remarks_at, said_of

    t, found = desk.t, remarks_at(workspace.store, line.item)
    if found is None or not found.lines:
        return ""
    return t("Remarks on these minutes: {remarks}.").format(remarks=" · ".join(said_of(t, one) for one in found.lines))


def who_may_stand_back(desk: Desk, workspace: OpenWorkspace, line: ItemLine) -> str:
    """Why of one person; of several who they are, as the fields below need the room."""
    from ctj_desktop.services.meetings.standing_back.proposals import standing_back_at
    from ctj_desktop.services.meetings.standing_back.reasons import why

    t, found = desk.t, standing_back_at(workspace.store, line.key, workspace.today()).proposed
    if not found:
        return ""
    reasons = why(t, found[0].name, found[0].words[0]) if len(found) == 1 else t.join([one.name for one in found])
    return t("To be answered under “Who stands back…”: {reasons}").format(reasons=reasons)
