"""Where does the keyboard go in the minutes: from side to side, from block to block, out of them?"""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from ctj_desktop.domain.marks import without_marks
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.texts import Language, other
from ctj_desktop.services.minutes.item_sheet import BlockLine, MinuteSheet
from ctj_desktop.ui.forms.both_values import BothValues
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.tab_order import leave, visible_parts
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.minutes.blocks.column import BlockColumn, BlockScroll
from ctj_desktop.ui.minutes.blocks.pair import CONTENT_LANGUAGES, BlockPair
from ctj_desktop.ui.minutes.blocks.paste import Pasted
from ctj_desktop.ui.minutes.blocks.phrases import PhraseBar
from ctj_desktop.ui.minutes.blocks.row import BlockRow
from ctj_desktop.ui.minutes.blocks.vote import VotePanel
from ctj_desktop.ui.minutes.entry import EntryLine
from ctj_desktop.ui.minutes.head import MinuteHead
from ctj_desktop.ui.minutes.looks import Looks
from ctj_desktop.ui.minutes.standing_block import BlockWriter
from ctj_desktop.ui.minutes.voices import PHRASES, ContentVoices


class Parts(NamedValue):
    """The widgets between which the keyboard goes."""

    pair: BlockPair
    editing: BlockPair
    column: BlockColumn
    blocks: BlockScroll
    phrases: PhraseBar
    head: MinuteHead
    both: BothValues
    entry: EntryLine
    writer: BlockWriter


class MinuteWalk(QObject):
    """Knows the language of typing and the block one is at."""

    language_changed = Signal()
    remove_asked = Signal(object)
    vote_opened = Signal(object)
    pause_opened = Signal(object)

    def __init__(
        self,
        desk: Desk,
        voices: ContentVoices,
        parts: Parts,
        sheet: Callable[[], MinuteSheet | None],
        fixed: Callable[[], str],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._desk, self._voices, self._read_sheet, self._fixed = desk, voices, sheet, fixed
        self.pair, self.editing, self.column, self.blocks = parts.pair, parts.editing, parts.column, parts.blocks
        self.phrases, self.head, self.both = parts.phrases, parts.head, parts.both
        self.entry, self.writer = parts.entry, parts.writer
        self.language = Language.FR
        self.here: UUID | None = None
        self._connect()

    @property
    def _sheet(self) -> MinuteSheet | None:
        return self._read_sheet()

    def focus_here(self) -> None:
        """The keyboard goes to the line, or to the counts that stand in its place."""
        entry = self.column.entry
        if isinstance(entry, VotePanel):
            entry.focus_here()
        else:
            self.pair.edit(self.language).setFocus()
        self.blocks.reveal(entry)

    def stand_at(self, at: int) -> None:
        """Where something was taken away the keyboard stays."""
        if at < len(self.column.rows):
            self.column.rows[at].setFocus()
        else:
            self.focus_here()

    # acts

    def other_language(self) -> None:
        """Ctrl+L: the other language of the same block."""
        pair = self._pair_here()
        self.language = other((pair.language() if pair is not None else None) or self.language)
        if pair is not None:
            pair.edit(self.language).setFocus()
        elif (line := self.current()) is not None and self.writer.line is None and self._row_has_focus():
            self.open(line.key, self.language)
        else:
            self.focus_here()
        self.language_changed.emit()

    def start_line(self, start: str) -> None:
        """A menu's way to what `/d` does."""
        if not self.writer.commit():
            return
        edit = self.pair.edit(self.language)
        edit.setFocus()
        cursor = edit.textCursor()
        cursor.movePosition(cursor.MoveOperation.Start)
        edit.setTextCursor(cursor)
        edit.insert(start)
        edit.moveCursor(cursor.MoveOperation.End)

    def start_name(self, sign: str) -> None:
        """A menu's way to what `@` and `#` do, where one is typing."""
        if self.writer.line is None:
            self.focus_here()
        edit = (self._pair_here() or self.pair).edit(self.language)
        edit.setFocus()
        edit.insert_word(sign)

    def passage(self, of: BlockLine | None = None) -> dict[Language, str]:
        """All of a block; else what is selected where one writes, else all of the block one is at, or of the line.

        Of an empty line the block above it, which was the line a moment ago. Names that lead to a record are bare.
        """
        pair = self.editing if self.writer.line is not None else self.pair
        selected = {side: pair.edit(side).textCursor().selection().toPlainText() for side in CONTENT_LANGUAGES}
        line = of or (self._at_hand() if self.writer.line is None else None)
        if of is None and any(selected.values()):
            return selected
        if line is not None and line.record is not None:
            return {side: without_marks(line.text.text(side)) for side in CONTENT_LANGUAGES}
        return {side: without_marks(pair.edit(side).text()) for side in CONTENT_LANGUAGES}

    def _at_hand(self) -> BlockLine | None:
        above = self.column.rows[: self.column.entry_index][-1:] if self.entry.is_empty() else []
        return self.current() or next((self._sheet.line(row.look.key) for row in above if self._sheet), None)

    def current(self) -> BlockLine | None:
        return self._sheet.line(self.here) if self._sheet is not None and self.here is not None else None

    def _row_has_focus(self) -> bool:
        row = self.column.row(self.here) if self.here is not None else None
        return row is not None and row.hasFocus()

    def _pair_here(self) -> BlockPair | None:
        return next((pair for pair in (self.editing, self.pair) if pair.language() is not None), None)

    def _insert_phrase(self, at: int) -> None:
        """In both languages at once, where the cursors stand."""
        if self._fixed():
            return
        pair = self.editing if self.writer.line is not None else self.pair
        french, german = self._voices.both(lambda voice: voice(PHRASES[at]))
        for language, text in zip(CONTENT_LANGUAGES, (french, german), strict=True):
            pair.edit(language).insert_word(text)
        pair.edit(self.language).setFocus()

    # inside

    def _connect(self) -> None:
        self.column.made.connect(self._connect_row)
        self.phrases.pressed.connect(self._insert_phrase)
        self.phrases.tabbed.connect(self._tabbed_from_phrases)
        self.head.tabbed.connect(self._enter_blocks)
        for pair in (self.pair, self.editing):
            pair.grew.connect(partial(self._grew, pair))
            pair.left.connect(partial(self._left, pair))
            for language in CONTENT_LANGUAGES:
                edit = pair.edit(language)
                edit.entered.connect(partial(self._entered, pair))
                edit.stepped.connect(partial(self._stepped, pair))
                edit.tabbed.connect(partial(self._tabbed, pair, language))
                edit.pasted.connect(partial(self._pasted, pair, language))
                edit.emptied.connect(partial(self._emptied, pair))
                edit.focused.connect(partial(self._focused, pair, language))
        for language in CONTENT_LANGUAGES:
            self.editing.edit(language).gave_up.connect(self._give_up)

    def _connect_row(self, row: BlockRow) -> None:
        row.chosen.connect(lambda key, language: self.open(key, language or self.language))
        row.stepped.connect(lambda by: self._step_from(row.look.key, by))
        row.delete_asked.connect(self.remove_asked)
        row.tabbed.connect(self._tabbed_from_row)
        row.here.connect(self._came_to)

    def _entered(self, pair: BlockPair) -> None:
        """Enter: the act, and the line after it, in the language in which the minute-taker begins a line."""
        language = self.entry.began or pair.language() or self.language
        if pair is self.editing:
            line = self.writer.line
            if line is None or not self.writer.commit():
                return
            self.column.put_entry(self.column.index(line.key) + 1)
            self.pair.edit(language).setFocus()
        else:
            self.entry.take_proposed()
            if self.entry.commit():
                self.pair.edit(language).setFocus()
        self.blocks.reveal(self.pair)

    def _left(self, pair: BlockPair) -> None:
        if self._inside(QApplication.focusWidget()):
            return
        if pair is self.editing:
            self.writer.commit()
        else:
            self.entry.commit()

    def _inside(self, widget: QWidget | None) -> bool:
        """Places from which typing goes on: the phrases, and both values of a block that was changed elsewhere."""
        return widget is not None and (self.phrases.isAncestorOf(widget) or self.both.isAncestorOf(widget))

    def _focused(self, pair: BlockPair, language: Language, here: bool) -> None:
        if not here:
            return
        self.language = language
        self._be_at(self.writer.line.key if pair is self.editing and self.writer.line else None)
        self.language_changed.emit()
        self.blocks.reveal(pair)

    def _grew(self, pair: BlockPair) -> None:
        self.column.arrange()
        if pair.language() is not None:
            self.blocks.reveal(pair)

    def _tabbed(self, pair: BlockPair, language: Language, forward: bool) -> None:
        first = self._first()
        if forward and language is first:
            pair.edit(other(first)).setFocus(Qt.FocusReason.TabFocusReason)
        elif not forward and language is not first:
            pair.edit(first).setFocus(Qt.FocusReason.BacktabFocusReason)
        elif pair is self.editing:
            self._tab_out(forward)
        elif forward:
            self.phrases.first().setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._focus_last_row()

    def _first(self) -> Language:
        """Tab comes to the language in which lines are begun, then to the other: a translation follows its text."""
        return self.entry.began or content_language(self._desk.t)

    def _tab_out(self, forward: bool) -> None:
        line = self.writer.line
        if not self.writer.commit() or line is None:
            return
        row = self.column.row(line.key)
        if forward:
            self.pair.edit(self._first()).setFocus(Qt.FocusReason.TabFocusReason)
        elif row is not None:
            row.setFocus(Qt.FocusReason.BacktabFocusReason)

    def _focus_last_row(self) -> None:
        if self.column.rows:
            at = max(0, self.column.entry_index - 1)
            self.column.rows[at].setFocus(Qt.FocusReason.BacktabFocusReason)
        else:
            self._tabbed_from_row(False)

    def _enter_blocks(self) -> None:
        """Tab behind the chips of the item: the block one was at last, else the line."""
        stop = self.column.stop() or self._first_of_line()
        stop.setFocus(Qt.FocusReason.TabFocusReason)

    def _tabbed_from_row(self, forward: bool) -> None:
        if forward and not self._fixed():
            self._first_of_line().setFocus(Qt.FocusReason.TabFocusReason)
        elif forward:
            self._leave(forward)
        elif (last := self.head.last_stop()) is not None:
            last.setFocus(Qt.FocusReason.BacktabFocusReason)
        else:
            self._leave(forward)

    def _first_of_line(self) -> QWidget:
        entry = self.column.entry
        return entry.fields["yes"] if isinstance(entry, VotePanel) else self.pair.edit(self._first())

    def _tabbed_from_phrases(self, forward: bool) -> None:
        if forward:
            self._go_to_warning(0)
        else:
            self.pair.edit(other(self._first())).setFocus(Qt.FocusReason.BacktabFocusReason)

    def tabbed_from_warning(self, forward: bool) -> bool:
        """Tab out of what is said below the blocks, to which it comes behind the phrases; False elsewhere."""
        here, stops = QApplication.focusWidget(), self._warnings()
        if here in stops:
            self._go_to_warning(stops.index(here) + (1 if forward else -1))
        return here in stops

    def _go_to_warning(self, at: int) -> None:
        stops = self._warnings()
        if at < 0:
            self.phrases.first().setFocus(Qt.FocusReason.BacktabFocusReason)
        elif at < len(stops):
            stops[at].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._leave(True)

    def _warnings(self) -> list[QWidget]:
        """List the buttons of what is said between the blocks and the phrases."""
        order = list(visible_parts(self._whole()))
        behind = max(at for at, part in enumerate(order) if part is self.blocks or self.blocks.isAncestorOf(part))
        between = order[behind + 1 : order.index(self.phrases)]
        return [part for part in between if isinstance(part, QAbstractButton) and part.isEnabled()]

    def _leave(self, forward: bool) -> None:
        """Out of the minutes, to whatever of the window comes next or before."""
        leave(self._whole(), forward)

    def _whole(self) -> QWidget:
        whole = self.parent()
        assert isinstance(whole, QWidget)
        return whole

    def _pasted(self, pair: BlockPair, language: Language, found: list[Pasted]) -> None:
        """A document stands behind the block one was in, and the keyboard behind the document."""
        line = self.writer.line
        if pair is self.editing and line is not None:
            if not self.writer.commit():
                return
            self.column.put_entry(self.column.index(line.key) + 1)
        self.entry.paste(found, language)
        self.pair.edit(language).setFocus()
        self.blocks.reveal(self.pair)

    def _stepped(self, pair: BlockPair, by: int) -> None:
        """Up on the first line, Down on the last: the neighbour."""
        if pair is self.editing:
            line = self.writer.line
            if line is not None and self.writer.commit():
                self._step_from(line.key, by, write=True)
        elif by < 0 and self.column.rows and self.column.entry_index:
            before = self.column.rows[self.column.entry_index - 1]
            self._open_or_stand(before.look.key)
        elif by > 0 and self.column.entry_index < len(self.column.rows) and self.entry.is_empty():
            self._open_or_stand(self.column.rows[self.column.entry_index].look.key)

    def _step_from(self, key: UUID, by: int, *, write: bool = False) -> None:
        at = self.column.index(key) + by
        if at >= len(self.column.rows):
            self.column.put_entry(None)
            self.focus_here()
        elif at >= 0 and write:
            self._open_or_stand(self.column.rows[at].look.key)
        elif at >= 0:
            row = self.column.rows[at]
            row.setFocus()
            self.blocks.reveal(row)

    def _open_or_stand(self, key: UUID) -> None:
        """A text is opened; a vote, which has none, is stood on."""
        line = self._sheet.line(key) if self._sheet is not None else None
        row = self.column.row(key)
        if line is not None and line.record is not None and not self._fixed():
            self.open(key, self.language)
        elif row is not None:
            row.setFocus()
            self.blocks.reveal(row)

    def open(self, key: UUID, language: Language) -> None:
        """Write in a block."""
        if self._sheet is None or self._fixed():
            return
        if not self.writer.commit() or not self.entry.commit():
            return
        line = self._sheet.line(key)
        if line is None:
            return
        if line.vote is not None:
            self.vote_opened.emit(line)
        elif line.pause is not None:
            self.pause_opened.emit(line)
        elif line.record is not None:
            spoken = Looks(self._desk.t, self._voices.french, self._voices.german).spoken(line)
            self.language = language
            self._be_at(key)
            self.column.stop_at(key)
            self.writer.open(line, language, spoken)
            self.blocks.reveal(self.editing)

    def _emptied(self, pair: BlockPair) -> None:
        """Backspace in an empty block: it goes; in an empty new line: back to the block above."""
        if any(text for text in pair.texts()):
            return
        if pair is self.pair:
            self._stepped(pair, -1)
            return
        line = self.writer.line
        if line is not None:
            self.writer.close()
            self.remove_asked.emit(line.key)

    def _give_up(self) -> None:
        line = self.writer.line
        self.writer.give_up()
        row = self.column.row(line.key) if line is not None else None
        if row is not None:
            row.setFocus()

    def _came_to(self, key: UUID) -> None:
        self._be_at(key)
        self.column.stop_at(key)

    def _be_at(self, key: UUID | None) -> None:
        """Acts on a block can be done exactly while one is at a block."""
        before, self.here = self.here, key
        if (before is None) is not (key is None):
            self._desk.actions.refresh()
