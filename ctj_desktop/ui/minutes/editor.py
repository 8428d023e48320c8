"""How are the minutes of one item written while the meeting sits: both languages, decisions, votes and tasks?"""

from collections.abc import Callable, Mapping
from functools import partial
from uuid import UUID

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ctj_desktop.domain.ids import AgendaItemId, HomeId, MeetingId
from ctj_desktop.domain.log.changes import Outcome
from ctj_desktop.domain.records.meetings import AgendaItem
from ctj_desktop.domain.records.voting import AnyDecision, AnyVote, VoteCount
from ctj_desktop.domain.texts import Language
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.services.meetings.refusals import MinutesFixed
from ctj_desktop.services.minutes.item_sheet import FOLLOWED, BlockLine, MinuteSheet, minute_sheet
from ctj_desktop.services.steps.records import home_of
from ctj_desktop.services.steps.states import FINAL, name_of
from ctj_desktop.services.texts.text_blocks import text_blocks
from ctj_desktop.ui.forms.both_values import BothValues
from ctj_desktop.ui.forms.caret.text_blocks import SLASH, TextBlocks
from ctj_desktop.ui.frame.bus import touches
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.meetings.outcome import ask_outcome, outcome_refused
from ctj_desktop.ui.meetings.standing_back.question import STANDING_BACK, answer_of
from ctj_desktop.ui.minutes.block_acts import BlockActs
from ctj_desktop.ui.minutes.blocks.column import SIDE, BlockColumn, BlockScroll
from ctj_desktop.ui.minutes.blocks.pair import CONTENT_LANGUAGES, BlockPair
from ctj_desktop.ui.minutes.blocks.phrases import PhraseBar
from ctj_desktop.ui.minutes.blocks.row import BlockRow
from ctj_desktop.ui.minutes.entry import EntryLine
from ctj_desktop.ui.minutes.head import LanguageBand, MinuteHead
from ctj_desktop.ui.minutes.in_session import ask_pause, pause_or_go_on
from ctj_desktop.ui.minutes.keyboard import MinuteWalk, Parts
from ctj_desktop.ui.minutes.looks import Looks
from ctj_desktop.ui.minutes.picker import MentionPicker
from ctj_desktop.ui.minutes.standing_block import BlockWriter
from ctj_desktop.ui.minutes.voices import PHRASES, ContentVoices
from ctj_desktop.ui.minutes.vote import VoteDesk
from ctj_desktop.ui.widgets.surfaces import Banner, Card, Hairline

WRITING = frozenset(
    {
        "other_language",
        "insert_decision",
        "insert_vote",
        "repeat_vote",
        "insert_task",
        "insert_adjournment",
        "insert_amendment",
        "pause",
        "insert_person",
        "insert_record",
        "insert_standard_text",
        "keep_standard_text",
        "insert_remarks",
        "remove_block",
        "move_up",
        "move_down",
        "item_outcome",
    }
)
ON_A_BLOCK = frozenset({"remove_block", "move_up", "move_down"})


class MinuteEditor(QWidget):
    """The right card of the session. `show_item` first; it listens to the bus itself."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("minutes")
        self._desk, self._workspace = desk, workspace
        self._item: AgendaItemId | None = None
        self._sheet: MinuteSheet | None = None
        self._clock: tuple[int | None, int | None] = (None, None)
        self._voices = ContentVoices.load()
        self._build()
        self._lay_out()
        self._connect()
        self.retranslate()

    @property
    def sheet(self) -> MinuteSheet | None:
        """What is shown; None before the first item."""
        return self._sheet

    def show_item(self, _meeting: MeetingId, item: AgendaItemId) -> None:
        """The minutes of an item; what was being typed under the one before becomes an act first."""
        if item != self._item:
            self.flush()
            self.writer.drop()
            self.votes.drop()
            self._item, self.walk.here = item, None
            self._read()
            self.walk.language = content_language(self._desk.t)
            self.entry.watch(item)
            self.blocks.reveal(self.pair)
            QTimer.singleShot(0, self, lambda: self.blocks.reveal(self.pair))  # once everything has its size
            self._desk.actions.refresh()  # what can be done is of the item
        else:
            self._read()
        self._show_languages()

    def show_clock(self, spent: int | None, planned: int | None) -> None:
        """Seconds spent and planned; None where the item was not called up or has no planned time."""
        self._clock = (spent, planned)
        self.head.show_clock(spent, planned)

    def flush(self) -> None:
        """What is being typed becomes an act; what is refused stays in its line and on disk."""
        self.writer.commit()
        self.votes.keep()
        if not self.entry.why_not():
            self.entry.commit()

    def focus_here(self) -> None:
        """The keyboard goes to the counts of a vote that are open, else to the line."""
        (self.votes.panel if self.votes.is_open else self.walk).focus_here()

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        """The acts of the minutes, for the page that holds them."""
        return {
            "other_language": self.walk.other_language,
            "insert_decision": partial(self.walk.start_line, "/d "),
            "insert_vote": partial(self.walk.start_line, "/v "),
            "repeat_vote": lambda: self._repeat(self.walk.current()),
            "insert_task": partial(self.walk.start_line, "/t "),
            "insert_amendment": partial(self.walk.start_line, "/a "),
            "pause": lambda: pause_or_go_on(self._desk, self._workspace, self._sheet, self.entry.now()),
            "insert_adjournment": partial(self.walk.start_line, "/r "),
            "insert_person": partial(self.walk.start_name, "@"),
            "insert_record": partial(self.walk.start_name, "#"),
            "insert_standard_text": partial(self.walk.start_name, SLASH),
            "keep_standard_text": self._keep_standard_text,
            "insert_remarks": lambda: self.acts.insert_remarks(self._sheet) if self._sheet is not None else None,
            "remove_block": self._remove_here,
            "move_up": partial(self._move_here, -1),
            "move_down": partial(self._move_here, 1),
            "item_outcome": self._ask_outcome,
            "chair_note": self._ask_chair_note,
            STANDING_BACK: lambda: answer_of(self._desk, self._workspace, self, item=self._item),
        }

    def why_not(self, key: str) -> str:
        """Why one of them cannot be done now; empty when it can."""
        t = self._desk.t
        if self._sheet is None:
            return t("Choose an item first.")
        if key in WRITING and (reason := self._fixed()):
            return reason
        if key == "chair_note" and self._workspace.store.read_only:
            return self._workspace.why_not_write(t)
        if key == "item_outcome":
            return outcome_refused(t, self._sheet.meeting, self._sheet.state)
        if key in WRITING - ON_A_BLOCK and (reason := self.entry.why_not()):
            return reason
        if key in ON_A_BLOCK and self.walk.current() is None:
            return t("Choose a block of the minutes first.")
        if key == "insert_remarks":
            return self.acts.why_no_remarks(self._sheet)
        if key == "repeat_vote":
            return self._why_not_repeated()
        if key == "insert_standard_text" and not text_blocks(self._workspace.store, self._home()):
            return t("There is no standard text for minutes yet: keep one from what is written, or enter one.")
        return self._why_nothing_is_kept() if key == "keep_standard_text" else ""

    def retranslate(self) -> None:
        """Every word in the language of the window."""
        t, voices = self._desk.t, self._voices
        both = [voices.both(lambda voice, phrase=phrase: voice(phrase)) for phrase in PHRASES]  # type: ignore[misc]
        shown = [german if t.language is Language.DE else french for french, german in both]
        hints = (
            t("/d decision  /a amendment  /v vote  /t task  /r adjournment  /p pause  @ person  # record  / text"),
            t("/d decision  /v vote  /t task  @ person"),
            "/d  /a  /v  /t  /r  /p  @  #  /",
        )
        self.phrases.say(t("Set phrases"), shown, [f"{french} / {german}" for french, german in both], hints)
        self.phrases.setToolTip(hints[0])
        names = (t("New block, French"), t("New block, German"))
        self.pair.say(*names, (t("Minutes in French"), t("Minutes in German")))
        self.blocks.setAccessibleName(t("Minutes"))
        self.votes.retranslate()
        if self._sheet is not None:
            self._show()

    # inside: building

    def _build(self) -> None:
        theme = self._desk.theme
        self.card = Card(theme, "minutes.card", padded=False, parent=self)
        self.head = MinuteHead(self._desk, self.card)
        self.band = LanguageBand(theme, self.card)
        self.fixed = Banner(theme, "minutes.fixed", "lock-simple", wrap=True, parent=self.card)
        self.both = BothValues(theme, "minutes.both", self.card)
        self.pair = BlockPair(theme, "minutes.new", self.card)
        self.column = BlockColumn(theme, self.pair, self.card)
        self.blocks = BlockScroll(theme, self.column, self.card)
        self.editing = BlockPair(theme, "minutes.edit", self.column)
        self.editing.hide()
        self.phrases = PhraseBar(theme, len(PHRASES), self.card)
        self.entry = EntryLine(self._desk, self._workspace, self._voices, self.pair, self.column, lambda: self._sheet)
        self.writer = BlockWriter(self._desk, self._workspace, self.editing, self.column, self.entry, self.both)
        blocks = TextBlocks(self._desk, self._workspace, self._home, lambda: self._item)
        self.picker = MentionPicker(
            self._desk, self._workspace, lambda: self._sheet.meeting.id if self._sheet else None, blocks, self
        )
        self.acts = BlockActs(self._desk, self._workspace, self)
        self.votes = VoteDesk(self._desk, self._workspace, self._voices, lambda: self._sheet, self.column)
        parts = Parts(
            pair=self.pair,
            editing=self.editing,
            column=self.column,
            blocks=self.blocks,
            phrases=self.phrases,
            head=self.head,
            both=self.both,
            entry=self.entry,
            writer=self.writer,
        )
        self.walk = MinuteWalk(self._desk, self._voices, parts, lambda: self._sheet, self._fixed, self)
        self.fixed.hide()

    def focusNextPrevChild(self, forward: bool) -> bool:
        return self.walk.tabbed_from_warning(forward) or super().focusNextPrevChild(forward)

    def _lay_out(self) -> None:
        px = self._desk.theme.px
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.card)
        self.card.column.setSpacing(0)
        self.card.column.addWidget(self.head)
        inner = QVBoxLayout()
        inner.setContentsMargins(px(SIDE), 0, px(SIDE), px(4))
        inner.setSpacing(px(4))
        for widget in (self.band, self.fixed, self.both):
            inner.addWidget(widget)
        self.card.column.addLayout(inner)
        self.card.column.addWidget(self.blocks, 1)
        self.card.column.addWidget(Hairline(self._desk.theme, self.card))
        self.card.column.addWidget(self.phrases)

    def _connect(self) -> None:
        self._workspace.bus.changed.connect(self._changed)
        for pair in (self.pair, self.editing):
            self.picker.serve_pair(pair)
        for chosen in (self.both.keep_mine, self.both.keep_theirs):
            chosen.connect(self.walk.focus_here)
        self.entry.vote_asked.connect(self._count_votes)
        self.votes.closed.connect(self._counted)
        self.votes.panel.grew.connect(self.column.arrange)
        self.column.made.connect(self._connect_row)
        self.walk.vote_opened.connect(self._correct_vote)
        self.walk.pause_opened.connect(lambda line: ask_pause(self._desk, self._workspace, line, self))
        self.walk.language_changed.connect(self._show_languages)
        self.walk.remove_asked.connect(self._remove)
        self.head.project_asked.connect(self._open_project)
        self.head.documents_asked.connect(self._open_documents)
        self.head.outcome_asked.connect(self._ask_outcome)
        self.head.note_asked.connect(self._ask_chair_note)

    def _connect_row(self, row: BlockRow) -> None:
        row.menu_asked.connect(self._show_menu)
        row.chip_pressed.connect(self._press_chip)

    # inside: showing

    def _changed(self, outcome: Outcome) -> None:
        if self._item is None or not self.isVisible() or not touches(outcome, *FOLLOWED):
            return
        if self._workspace.store.get(AgendaItem, self._item) is None:
            return  # the page goes elsewhere
        self._read()

    def _read(self) -> None:
        assert self._item is not None
        self._sheet = minute_sheet(self._workspace.store, self._item)
        self._show()
        if self.writer.line is not None:
            self.writer.follow(self._sheet.line(self.writer.line.key))

    def _show(self) -> None:
        assert self._sheet is not None
        sheet = self._sheet
        looks = Looks(self._desk.t, self._voices.french, self._voices.german)
        unfinished = {draft.record for draft in self._workspace.store.drafts()}
        open_now = self.writer.line.record.id if self.writer.line and self.writer.line.record else None
        self.head.show_sheet(sheet)
        self.head.show_clock(*self._clock)
        self.column.show_looks(
            looks.look(line, sheet, line.record is not None and line.record.id in unfinished - {open_now})
            for line in sheet.lines
        )
        reason = self._fixed()
        self.fixed.setVisible(bool(reason))
        self.fixed.say(reason)
        self._show_line()
        self._show_languages()

    def _show_line(self) -> None:
        """The line, or the counts in its place; phrases are written into the line alone."""
        self.column.entry.setVisible(not self._fixed())
        self.phrases.setEnabled(not self._fixed() and not self.entry.why_not())

    def _show_languages(self) -> None:
        if self._sheet is None:
            return
        t = self._desk.t
        count = self._sheet.to_translate()
        waiting = t.n("to review: {count} block", "to review: {count} blocks", count).format(count=count)
        states = []
        for language in CONTENT_LANGUAGES:
            said, late = t("input language"), count and language is not self._sheet.source
            if language is self.walk.language:
                states.append(("pencil-simple", *((f"{said} · {waiting}", "warning") if late else (said, "muted"))))
            elif late:
                states.append(("warning", waiting, "warning"))
            else:
                states.append(("check-circle", t("up to date"), "muted"))
        self.band.show_states(*states)

    def _fixed(self) -> str:
        """Why nothing can be written here; empty when it can."""
        t = self._desk.t
        if self._sheet is not None and self._sheet.state in FINAL and not self._workspace.store.read_only:
            return sentence(t, MinutesFixed(name_of(self._sheet.meeting)))
        return self._workspace.why_not_write(t)

    # inside: acts

    def _repeat(self, line: BlockLine | None) -> None:
        """The vote stays as it is; the fields of the one that takes its place stand below it."""
        if line is None or line.decision is None or not (self.writer.commit() and self.entry.commit()):
            return
        self.column.put_entry(self.column.index(line.key) + 1)
        self._count_votes(line.decision, None, line.vote)

    def _why_not_repeated(self) -> str:
        t, line = self._desk.t, self.walk.current()
        if line is None or line.vote is None:
            return t("Choose a vote of the minutes first.")
        return t("This vote was repeated already. Repeat the one that took its place.") if line.annulled else ""

    def _home(self) -> HomeId | None:
        return home_of(self._sheet.meeting.committee) if self._sheet is not None else None

    def _keep_standard_text(self, line: BlockLine | None = None) -> None:
        """Of a block, else of what is selected or of the block one is at."""
        t, passage = self._desk.t, self.walk.passage(line)
        if reason := self._fixed() or self._why_nothing_is_kept():
            self._workspace.bus.refused.emit(reason)
        elif not any(text.strip() for text in passage.values()):
            self._workspace.bus.refused.emit(t("Select some words, or choose a passage of the minutes first."))
        elif self._sheet is not None:
            self.acts.keep_standard_text(self._sheet.meeting.committee, passage)
            self._desk.actions.refresh()

    def _why_nothing_is_kept(self) -> str:
        t, closed = self._desk.t, self._sheet is not None and self._sheet.item.closed
        return t("The item is closed: what is written there is kept nowhere else.") if closed else ""

    def _count_votes(self, decision: AnyDecision, count: VoteCount | None, annuls: AnyVote | None = None) -> None:
        """The line becomes the fields of a vote, unless they are needed where another one is corrected."""
        if self.votes.is_open:
            self.pair.note(self._desk.t("Record the vote first, or cancel it."))
            return
        at = self.column.entry_index
        place = at + 1 if at < len(self.column.rows) else None
        self.entry.rest()
        self.column.swap_entry(self.votes.panel)
        self.votes.open(decision, count, place, side=self.entry.side(), annuls=annuls)
        self.column.arrange()
        self._show_line()
        self._desk.actions.refresh()
        self.blocks.reveal(self.votes.panel)

    def _correct_vote(self, line: BlockLine) -> None:
        row = self.column.row(line.key)
        if row is None or line.vote is None or line.decision is None or self._fixed():
            return
        self.votes.close()
        row.host(self.votes.panel)
        self.votes.open(line.decision, None, None, line.vote, annulled=line.annulled)
        self.column.arrange()
        self.blocks.reveal(row)

    def _counted(self, over: bool) -> None:
        """Recorded or given up: the panel goes, the line comes back, and whoever counted stands in it."""
        panel = self.votes.panel
        here = QApplication.focusWidget()
        counted_here = here is not None and panel.isAncestorOf(here)
        for row in self.column.rows:
            if row.hosts and row.isAncestorOf(panel):
                row.host(None)
        panel.hide()
        panel.setParent(self.column)
        counted_in_the_line = self.column.swap_entry(self.pair) is panel
        self.column.arrange()
        self._show_line()
        self._desk.actions.refresh()
        if over and counted_in_the_line:
            self.entry.clear()
        if over or counted_here:
            self.walk.focus_here()

    def _show_menu(self, key: UUID, at: QPoint) -> None:
        line = self._sheet.line(key) if self._sheet is not None else None
        if line is None or self._fixed():
            return
        write, keep = partial(self.walk.open, key, self.walk.language), partial(self._keep_standard_text, line)
        self.acts.menu(line, lambda: write(), lambda: self._repeat(line), lambda: keep(), lambda: self._remove(key), at)

    def _press_chip(self, key: UUID, chip: str) -> None:
        line = self._sheet.line(key) if self._sheet is not None else None
        if line is None:
            return
        if reason := self._fixed():
            self._workspace.bus.refused.emit(reason)
        else:
            self.acts.change_fact(line, chip)

    def _remove_here(self) -> None:
        if self.walk.here is not None:
            self.writer.close()
            self._remove(self.walk.here)

    def _remove(self, key: UUID) -> None:
        line = self._sheet.line(key) if self._sheet is not None else None
        if line is None or self._fixed():
            return
        at = self.column.index(key)
        if self.acts.remove(line):
            self.walk.stand_at(at)

    def _move_here(self, by: int) -> None:
        line, sheet = self.walk.current(), self._sheet
        if line is None or sheet is None or not self.writer.commit():
            return
        if self.acts.move(line, sheet, by) and (row := self.column.row(line.key)) is not None:
            row.setFocus()
            self.blocks.reveal(row)

    def _open_project(self) -> None:
        if self._sheet is not None and self._sheet.project is not None:
            self._desk.navigator.go(Place(page="project", record=self._sheet.project.id))

    def _ask_outcome(self) -> None:
        """What became of the item; why not, in the strip."""
        if reason := self.why_not("item_outcome"):
            self._workspace.bus.refused.emit(reason)
        elif self._sheet is not None:
            ask_outcome(self._desk, self._workspace, self._sheet.item, self)

    def _ask_chair_note(self) -> None:
        from ctj_desktop.ui.meetings.item_sheet import ChairNoteDialog

        if self._sheet is not None:
            ChairNoteDialog(self._desk, self._workspace, self._sheet.item, self).exec()

    def _open_documents(self) -> None:
        if self._sheet is not None:
            place = Place(page="prepare", record=self._sheet.meeting.id, detail=f"papers:{self._sheet.item.id}")
            self._desk.navigator.go(place)
