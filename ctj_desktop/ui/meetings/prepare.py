"""How is a meeting prepared: its agenda side by side in both languages, on the clock?"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ctj_desktop.domain.ids import AgendaItemId, MeetingId
from ctj_desktop.domain.log.changes import Outcome
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting, MeetingState
from ctj_desktop.domain.texts import Language, TranslationState
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.i18n import N_
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.services.meetings.agenda import (
    OPEN,
    indent_agenda_item,
    move_agenda_item,
    outdent_agenda_item,
    shift_agenda_item,
)
from ctj_desktop.services.meetings.agenda_order import Spot, after_line, drop_spot
from ctj_desktop.services.meetings.agenda_table import (
    AgendaTable,
    ItemLine,
    MeetingFacts,
    agenda_table,
    head_of_meeting,
)
from ctj_desktop.services.meetings.refusals import LateWithoutReason
from ctj_desktop.services.papers.all_papers import leads
from ctj_desktop.ui.forms.both_values import BothValues
from ctj_desktop.ui.forms.conflict_note import ConflictNote
from ctj_desktop.ui.forms.page_head import WordedActs, page_column
from ctj_desktop.ui.forms.pick_card import FEWEST_ROWS, MOST_ROWS
from ctj_desktop.ui.forms.screens.removing import removed
from ctj_desktop.ui.frame.bus import touches
from ctj_desktop.ui.frame.navigation import Crumb, Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.paper_leads import meeting_papers
from ctj_desktop.ui.frame.view_context import Desk, Page
from ctj_desktop.ui.meetings.agenda_columns import EDITABLE, PENDING, AgendaModel, with_pending
from ctj_desktop.ui.meetings.agenda_drafts import DraftBar
from ctj_desktop.ui.meetings.agenda_entry import AgendaActs, typed_item
from ctj_desktop.ui.meetings.agenda_grid import AgendaGrid
from ctj_desktop.ui.meetings.agenda_life import MeetingLife
from ctj_desktop.ui.meetings.agenda_notices import AgendaNotices, beyond_text, fixed_sentence
from ctj_desktop.ui.meetings.agenda_picks import AgendaPicks
from ctj_desktop.ui.meetings.head import MeetingHead, meeting_name
from ctj_desktop.ui.meetings.item_dialogs import ItemDialogs
from ctj_desktop.ui.meetings.standing_back.question import (
    STANDING_BACK,
    QuestionButton,
    StandingBackQuestion,
    answer_of,
)
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.surfaces import Card, Hairline

FOLLOWED = frozenset(
    {
        "agenda_item",
        "chair_note",
        "item_document",
        "attachment",
        "meeting",
        "meeting_move",
        "standing_item",
        "person",
        "mandate",
        "seat",
        "project",
        "statutes",
        "task",
        "task_move",
    }
)
HELD = frozenset({MeetingState.HELD, MeetingState.CIRCULATED, MeetingState.APPROVED, MeetingState.CLOSED})
READING = frozenset(
    {STANDING_BACK, "print", "history", "replies", "sent", *(f"preview_{name}" for name in leads(of_meeting=True))}
)
MORE = (("add_guest", "user-plus", N_("Guest…")), ("replies", "envelope-simple", N_("Replies…")))
FRESH_MILLISECONDS = 2000
TIGHT = 960
"""Pixels of the page below which the buttons of the head give up their words."""


class PreparePage(Page):
    """Préparer: the agenda builder of one meeting."""

    section = "meetings"

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._workspace = desk, workspace
        self._meeting: MeetingId | None = None
        self._facts: MeetingFacts | None = None
        self._table: AgendaTable | None = None
        self._spot: Spot | None = None
        self.setObjectName("page.prepare")
        self._build()
        self._lay_out()
        self._connect()
        self.retranslate()

    # the page

    def show_place(self, place: Place) -> None:
        assert place.record is not None
        self._meeting = MeetingId(place.record)
        self._spot = None
        self._read()
        if self.grid.current_key() is None and self._table and self._table.lines:
            self.grid.select(self._table.lines[0].key, self.model.column_of("fr"))
        self.drafts.offer(self._meeting)
        self.grid.setFocus()
        self._begin(place.detail)

    def crumbs(self) -> list[Crumb]:
        t = self._desk.t
        name = meeting_name(t, self._facts.meeting if self._facts else None)
        return [(t("Meetings"), Place(page="meetings", record=self._meeting)), (name, None)]

    def keys(self) -> str:
        return self._desk.t("Ctrl+Shift+↑↓ move · Ctrl+Shift+←→ indent · F2 edit")

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        return {
            **self.head.handlers(),
            "add_item": self.add_item,
            "standing_items": self.picks.add_standing,
            "move_up": lambda: self._on_current(lambda item: self.acts.do(shift_agenda_item, item=item, by=-1)),
            "move_down": lambda: self._on_current(lambda item: self.acts.do(shift_agenda_item, item=item, by=1)),
            "indent": lambda: self._on_current(lambda item: self.acts.do(indent_agenda_item, item=item)),
            "outdent": lambda: self._on_current(lambda item: self.acts.do(outdent_agenda_item, item=item)),
            "delete_item": self.remove_item,
            **self.dialogs.handlers(),
            STANDING_BACK: self._answer_who_stands_back,
            **self.life.handlers(),
            "sent": lambda: self._show_sent(None),
            "replies": lambda: self._go("replies", ""),
            "print": lambda: self._go("documents", "agenda"),
            **meeting_papers(self._go),
            "history": self._show_history,
        }

    def why_not(self, key: str) -> str:
        t = self._desk.t
        if key in READING or key.startswith("mode_"):
            return ""
        if self._workspace.store.read_only:
            return self._workspace.why_not_write(t)
        if key in self.life.handlers():
            return self.life.why_not(key)
        if key in self.dialogs.handlers():
            return self.dialogs.why_not(key)
        if self._facts is not None and self._facts.state not in OPEN:
            return fixed_sentence(t, self._facts.state)
        if key == "standing_items" and self._table is not None and not self.picks.standing.isVisibleTo(self):
            return t("Every standing item is on the agenda already.")
        needs_item = key in ("move_up", "move_down", "indent", "outdent", "delete_item")
        return t("Choose an item first.") if needs_item and self._current() is None else ""

    def new_here(self) -> None:
        self.add_item()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self._fit_head()

    def flush(self) -> None:
        self.grid.finish_editing()

    def retranslate(self) -> None:
        t = self._desk.t
        self.change.say("", name=t("Date and place…"))
        self._fit_head()
        self.add.say(t("Add an item"), hint=t("Enter"))
        self.grid.setAccessibleName(t("Agenda"))
        self.picks.retranslate()
        self.life.retranslate()
        self.drafts.retranslate()
        if self._meeting is not None and self._workspace.store.get(Meeting, self._meeting) is not None:
            self._show()

    # acts

    def add_item(self) -> None:
        """An empty line below the current item, its title open for typing."""
        if self._table is None or self._facts is None or self.why_not("add_item"):
            return
        self._spot = after_line(self._table.lines, self._current())
        self.model.replace(with_pending(self._table.lines, self._facts.meeting, self._spot))
        self._fit()
        self.grid.edit_cell(PENDING, self.grid.source)

    def remove_item(self) -> None:
        """Off the agenda; what goes with it is said first, and the strip offers to undo it."""
        key, table = self._current(), self._table
        if key is None or table is None:
            return
        keys = [line.key for line in table.lines]
        gone = {key, *(line.key for line in table.lines if line.item.parent == key)}
        behind = [k for k in keys[keys.index(key) :] if k not in gone] or [k for k in keys if k not in gone][-1:]
        if removed(self._desk, self._workspace, self._workspace.store.get(AgendaItem, key), self) and behind:
            self.grid.select(behind[0], self.model.column_of("fr"))

    # inside

    def _answer_who_stands_back(self) -> None:
        answer_of(self._desk, self._workspace, self, meeting=self._meeting, item=self._current())

    def _build(self) -> None:
        theme = self._desk.theme
        self.head = MeetingHead(self._desk, "prepare", self)
        self.change = Button(theme, "prepare.change", ButtonKind.QUIET, icon="pencil-simple", parent=self)
        self.minutes = Button(theme, "prepare.minutes", icon="article", parent=self)
        self.preview = Button(theme, "prepare.preview", icon="printer", parent=self)
        self.life = MeetingLife(self._desk, self._workspace, self)
        self.notices = AgendaNotices(self._desk, self)
        self.question = StandingBackQuestion(self._desk, self._workspace, self)
        self.drafts = DraftBar(self._desk, self._workspace, self)
        self.conflicts = ConflictNote(self._desk, self._workspace, "prepare.conflicts", self)
        self.both = BothValues(theme, "prepare.both", self)
        self.card = Card(theme, "prepare.card", padded=False, parent=self)
        self.model = AgendaModel(self._desk.language, self)
        self.grid = AgendaGrid(self._desk, self._workspace, self.model, self.card)
        self.acts = AgendaActs(self._desk, self._workspace, self.grid, self.both)
        self.add = Button(theme, "prepare.add", icon="plus", compact=True, parent=self.card)
        self.more = WordedActs(self._desk, "prepare", MORE, self, roomy=TIGHT)
        self.asked = QuestionButton(self._desk, self.question, "prepare.standing_back", self.card)
        self.length = Label(theme, elide=True, name="prepare.length", parent=self.card)
        self.ends = Label(theme, Type.STRONG, name="prepare.ends", parent=self.card)
        self.beyond = Label(theme, colour="warning", elide=True, name="prepare.beyond", parent=self.card)
        self.picks = AgendaPicks(self._desk, self._workspace, self.acts, self)
        self.dialogs = ItemDialogs(self._desk, self._workspace, self._line, lambda: self._facts, self)
        self._fading = QTimer(self, singleShot=True, interval=FRESH_MILLISECONDS)

    def _lay_out(self) -> None:
        px = self._desk.theme.px
        for button in (self.change, self.minutes, self.preview, self.life.convene):
            self.head.add(button)
        foot = QHBoxLayout()
        foot.setContentsMargins(px(16), px(8), px(16), px(8))
        foot.addWidget(self.add)
        foot.addWidget(self.more)
        foot.addWidget(self.asked)
        foot.addStretch(1)
        foot.addWidget(self.beyond)
        foot.addSpacing(px(12))
        foot.addWidget(self.length)
        foot.addWidget(self.ends)
        self.card.column.setSpacing(0)
        self.card.column.addWidget(self.grid, 1)
        self.card.column.addWidget(Hairline(self._desk.theme, self.card))
        self.card.column.addLayout(foot)
        column = page_column(self._desk.theme, self)
        column.addWidget(self.head)
        column.addWidget(self.notices)
        column.addWidget(self.drafts)
        column.addWidget(self.conflicts)
        column.addWidget(self.both)
        column.addWidget(self.card, 1)
        column.addWidget(self.picks)
        column.addStretch(0)

    def _connect(self) -> None:
        self.change.clicked.connect(self.life.change_meeting)
        self.minutes.clicked.connect(lambda: self._go("documents", "minutes"))
        self.preview.clicked.connect(lambda: self._go("documents", "agenda"))
        self.notices.missing.button.clicked.connect(self._translate_next)
        for banner in (self.notices.notice, self.notices.changed):
            banner.button.clicked.connect(self.life.ask_convene)
        self.life.preview_asked.connect(lambda: self._go("documents", "agenda"))
        self.life.translation_asked.connect(self._translate_next)
        self.grid.papers_asked.connect(self.dialogs.open_papers)
        self.add.clicked.connect(self.add_item)
        self.grid.add_asked.connect(self.add_item)
        self.grid.given_up.connect(self._give_up)
        self.grid.dropped.connect(self._dropped)
        self.grid.current_changed.connect(self._current_changed)
        self.model.edited.connect(self._edited)
        self._workspace.bus.changed.connect(self._changed)
        self._fading.timeout.connect(lambda: self.model.mark_fresh(frozenset()))

    def _changed(self, outcome: Outcome) -> None:
        if self._meeting is None or not self.isVisible() or not touches(outcome, *FOLLOWED):
            return
        if self._workspace.store.get(Meeting, self._meeting) is None:  # its planning was undone
            self._desk.navigator.go(Place(page="meetings"))
        else:
            typed = self.grid.being_typed()  # the cell goes with its line
            self._read()
            if typed is not None and self._workspace.store.get(AgendaItem, typed[0].id) is None:
                self.drafts.rescue(*typed)
            self.model.mark_fresh(frozenset(identity for _, identity in outcome.changed))
            self._fading.start()

    def _read(self) -> None:
        assert self._meeting is not None
        store = self._workspace.store
        self._facts = head_of_meeting(store, self._meeting)
        self._table = agenda_table(store, self._meeting)
        self._show()

    def _show(self) -> None:
        assert self._facts is not None
        assert self._table is not None
        is_open = self._facts.state in OPEN and not self._workspace.store.read_only
        self.model.open_for_editing(is_open)
        self.grid.source = "de" if self._facts.committee.source_language is Language.DE else "fr"
        if self._spot is None:
            self.model.replace(self._table.lines)
        self._show_head(self._facts)
        self.notices.show_facts(self._facts, self._table, self._workspace.today())
        self.question.ask_of_agenda(self._facts.meeting.id if self._facts.state in OPEN else None)
        self.life.show_facts(self._facts)
        self.conflicts.show_for({self._facts.meeting.id, *(line.key for line in self._table.lines)})
        self._show_length(self._table)
        self.picks.show_meeting(self._facts.meeting.id, self._table, is_open=is_open)
        self.add.setVisible(is_open)
        self.more.setVisible(is_open)
        self._fit()
        self.state_changed.emit()

    def _fit(self) -> None:
        """The agenda whole; where it cannot be, the cards below give a line and the table ends with a whole row."""
        px, layout = self._desk.theme.px, self.layout()
        foot = self.add.sizeHint().height() + 2 * px(8) + 6
        whole = max(self.grid.content_height(), px(140)) + foot
        if layout is not None:
            layout.activate()
        room = self.height() - self.card.y() - px(metrics.GAP_WIDE)
        rows = MOST_ROWS if room - self.picks.height_of(MOST_ROWS) >= whole else FEWEST_ROWS
        self.picks.show_lines(rows)
        self.card.setMaximumHeight(min(whole, foot + self.grid.whole_rows(room - self.picks.height_of(rows) - foot)))

    def _fit_head(self) -> None:
        """Where the words have no room the icons stand alone, and say themselves to the pointer and aloud."""
        t, px = self._desk.t, self._desk.theme.px
        tight = self.width() < px(TIGHT)
        self.asked.give_way(tight)
        for button, text in ((self.minutes, t("Minutes")), (self.preview, t("Print…"))):
            button.say("" if tight else text, name=text)
        self.life.show_word(not tight)
        usual = self._facts is None or self._facts.state is MeetingState.DRAFT  # the chosen mode says it already
        self.head.state.setVisible(not tight and not usual)

    def _show_head(self, facts: MeetingFacts) -> None:
        self.head.show_meeting(facts.meeting, facts.state)
        self._fit_head()
        self.minutes.setVisible(facts.state in HELD)
        self.change.setVisible(facts.state in OPEN and not self._workspace.store.read_only)

    def _show_length(self, table: AgendaTable) -> None:
        t = self._desk.t
        self.length.say(t("Duration {duration}").format(duration=t.duration(table.minutes)) if table.minutes else "")
        ends = table.ends if table.minutes else None
        said = t("planned end {time}") if table.exact else t("planned end {time} at the earliest")
        self.ends.say("" if ends is None else " · " + said.format(time=t.clock(ends)))
        said = beyond_text(t, self._facts, table) if self._facts is not None else ""
        self.beyond.say(said)
        self.beyond.setVisible(bool(said))

    def _current(self) -> AgendaItemId | None:
        key = self.grid.current_key()
        return None if key is None or key == PENDING else AgendaItemId(key)

    def _current_changed(self, key: UUID | None) -> None:
        if key != PENDING:
            self.grid.hide_note()
        self.state_changed.emit()

    def _on_current(self, act: Callable[[AgendaItemId], object]) -> None:
        key, column = self._current(), self.grid.currentIndex().column()
        if key is not None:
            act(key)
            self.grid.select(key, column)

    def _edited(self, key: UUID, column: str, value: object) -> None:
        assert self._table is not None
        assert self._meeting is not None
        self.grid.hide_note()
        if key == PENDING:
            self._add(column, str(value))
            return
        line = next((line for line in self._table.lines if line.key == key), None)
        if line is not None:
            self.acts.change(self.grid.as_opened(line.item), column, value)

    def _add(self, column: str, text: str) -> None:
        assert self._meeting is not None
        spot, self._spot = self._spot, None
        if spot is None:
            return
        try:
            made = self.acts.add(self._meeting, spot, column, text)
        except LateWithoutReason as late:
            new = typed_item(self._workspace, self._meeting, spot, column, text)
            self.drafts.ask_why_late(late, new, spot.place, self._added)
            return
        except (UserError, StoreError) as error:
            self._spot = spot
            self.grid.reopen(PENDING, column, text, sentence(self._desk.t, error))
            return
        self._added(made)

    def _added(self, made: UUID | None) -> None:
        self._read()
        if made is not None:
            self.grid.select(made, self.model.column_of(self.grid.source))

    def _give_up(self) -> None:
        if self._spot is not None:
            spot, self._spot = self._spot, None
            self._show()
            level = [line.key for line in self.model.rows if line.item.parent == spot.parent]
            if level:
                self.grid.select(level[min(len(level), max(1, spot.place - 1)) - 1], self.model.column_of("fr"))

    def _dropped(self, key: UUID, before: int) -> None:
        line = self._line_of(key)
        spot = drop_spot(self._table.lines, key, before) if self._table is not None else None
        if line is not None and spot is not None:
            self.acts.do(move_agenda_item, replace(line.item, parent=spot.parent), line.item, place=spot.place)
            self.grid.select(key)

    def _translate_next(self) -> None:
        if self._table is None or self._facts is None:
            return
        german = self._facts.committee.source_language is not Language.DE
        for line in self._table.lines:
            state = line.de if german else line.fr
            if state in (TranslationState.MISSING, TranslationState.REVIEW):
                self.grid.edit_cell(line.key, "de" if german else "fr")
                return

    def _line(self) -> ItemLine | None:
        return self._line_of(self._current())

    def _line_of(self, key: UUID | None) -> ItemLine | None:
        return next((line for line in self._table.lines if line.key == key), None) if self._table else None

    def _begin(self, detail: str) -> None:
        """Another page leads to a cell, to the papers of an item, or to a new item."""
        if not detail:
            return
        self._desk.navigator.replace(Place(page="prepare", record=self._meeting))  # Back does not begin it again
        column, _, item = detail.partition(":")
        begin = {"add": self.add_item, "convene": self.life.ask_convene}.get(column)
        if begin is not None:
            QTimer.singleShot(0, self, begin)  # the page stands before a dialog opens over it
        key = None
        with suppress(ValueError):
            key = UUID(item)
        if column == "sent":
            QTimer.singleShot(0, self, lambda: self._show_sent(key))
            return
        if key is None or not self.grid.select(key, self.model.column_of("fr")):
            return
        if column == "papers":
            QTimer.singleShot(0, self, self.dialogs.open_papers)
        elif column == "chair_note" and not self.why_not("chair_note"):
            QTimer.singleShot(0, self, self.dialogs.ask_chair_note)
        elif column in EDITABLE and not self.why_not("add_item"):
            self.grid.edit_cell(key, column)

    def _show_sent(self, key: UUID | None) -> None:
        from ctj_desktop.ui.meetings.sending.sent import SentList

        if self._facts is not None:
            SentList.ask(self._desk, self._workspace, self._facts, self, key)

    def _show_history(self) -> None:
        record = self._current() or self._meeting
        if record is not None:
            self._desk.navigator.go(Place(page="history", record=record))

    def _go(self, page: str, detail: str) -> None:
        self._desk.navigator.go(Place(page=page, record=self._meeting, detail=detail))
