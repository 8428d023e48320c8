"""How does a person settle conflicts: one after the other by keys, or those of a meeting at once?"""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.services.exchange.conflict_words import ConflictWords, meeting_text
from ctj_desktop.services.exchange.conflicts import Comparison, Conflict, compare
from ctj_desktop.services.exchange.lists import received
from ctj_desktop.services.exchange.resolving import resolve_all
from ctj_desktop.ui.exchange.choices import Resolutions, key_of_conflict
from ctj_desktop.ui.exchange.compare_block import ConflictBlock
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.fields import ComboBox
from ctj_desktop.ui.widgets.held import held
from ctj_desktop.ui.widgets.labels import IconLabel, Label
from ctj_desktop.ui.widgets.scrolling import Stack, scroll
from ctj_desktop.ui.widgets.surfaces import Card, EmptyState, Hairline

LINES_A_PAGE = 12
"""Conflicts shown below one another; further ones follow on the next page."""
EVERYTHING, ELSEWHERE = "everything", "elsewhere"
TYPING_MILLISECONDS = 400
WIDEST_GROUP = 240
DRAFT = "choice."
DIGITS = {"1": 0, "&": 0, "2": 1, "é": 1, "3": 2, '"': 2, "4": 3, "'": 3}
"""The digit row, also of a French keyboard, where it needs no shift for the sign below."""


class ComparePanel(Card):
    """Every open conflict, page by page; nothing is written before the choices are kept."""

    changed = Signal()
    settled = Signal()
    file_asked = Signal()

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> None:
        super().__init__(desk.theme, "compare", padded=False, parent=parent)
        self._desk, self._workspace = desk, workspace
        self._all: list[Conflict] = []
        self._shown: list[Comparison] = []
        self._at = 0
        self.choices = Resolutions()
        self._build()
        self._lay_out()
        self._connect()

    # what is shown

    def show_conflicts(self, found: Sequence[Conflict]) -> None:
        """The open conflicts; where the person is stays, as far as it is still there."""
        here = self._here()
        self._all = list(found)
        self.choices.forget_others(self._all)
        self._offer_groups()
        self._restore_drafts()
        names = [key_of_conflict(one) for one in self._group()]
        self._at = (
            names.index(key_of_conflict(here)) if here is not None and key_of_conflict(here) in names else self._at
        )
        self._show()

    def open(self, row: UUID, register: str) -> None:
        """Goes to a conflict of a record: the one of that register, else its first."""
        found = [one for one in self._all if one.row == row]
        wanted = next((one for one in found if one.register == register), found[0] if found else None)
        if wanted is None:
            return
        self.group.choose(EVERYTHING)
        self._at = self._all.index(wanted)
        self._show()
        self.give_focus()

    def give_focus(self) -> None:
        """The keyboard goes to the current conflict."""
        block = self._block()
        if block is not None:
            block.give_focus()
        else:
            self.empty.primary.setFocus()

    def keys(self) -> str:
        """For the right end of the strip."""
        t = self._desk.t
        if not self._all:
            return ""
        mine, others = self.choices.counts(self._all)
        done = t("{mine} this computer · {others} other").format(mine=mine, others=others) if mine or others else ""
        return " · ".join(filter(None, (done, t("1 2 choose · B both · Enter next · Ctrl+Enter keep"))))

    def can_keep(self) -> bool:
        """Whether anything is chosen."""
        return bool(self.choices.made(self._all)) and not self._workspace.store.read_only

    def retranslate(self) -> None:
        """Every word of the panel."""
        t = self._desk.t
        self.keep.say(t("Keep these choices"))
        self.later.say(t("Later"))
        self.up.say("", name=t("Previous conflict"))
        self.down.say("", name=t("Next conflict"))
        self.group.setAccessibleName(t("Conflicts shown"))
        self.all_mine.say(t("All from here"), name=t("Take everything from here"))
        self.all_theirs.say(t("All from the others"), name=t("Take everything from the others"))
        self._note.say(t("The other version stays in the history of the field"))
        self._offer_groups()
        self._show()

    # acts

    def choose(self, place: int) -> None:
        """One version of the current conflict."""
        one = self._current()
        if one is not None and place < len(one.versions):
            self.choices.choose(one, place)
            self._chosen()

    def keep_both(self) -> None:
        """Both texts of the current conflict."""
        one = self._current()
        if one is not None and one.conflict.is_text:
            self.choices.both(one)
            self._chosen()

    def step(self, by: int) -> None:
        """The next or the previous conflict; behind the last one stands the button that keeps the choices."""
        last = len(self._group()) - 1
        if by > 0 and self._at >= last:
            self.keep.setFocus()
            return
        self._at = max(0, min(last, self._at + by))
        self._show()
        self.give_focus()

    def choose_all(self, place: int) -> None:
        """The same side for every conflict of the group that is shown; nothing is written yet."""
        for one in compare(self._workspace.store, self._group()):
            self.choices.choose(one, min(place, len(one.versions) - 1))
        self._chosen()

    def keep_choices(self) -> None:
        """Everything chosen, in one operation; what is refused stands in the strip."""
        made = self.choices.made(self._all)
        if not made:
            self._desk.bus.refused.emit(self._desk.t("Choose a version first: 1 for the first, 2 for the second."))
            return
        try:
            self._workspace.do(resolve_all, made)
        except (UserError, StoreError) as error:
            self._desk.refuse(error)
            return
        for (_, row, register), _choice in made:
            self._workspace.drop_draft(row, DRAFT + register)
        self.settled.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._follow_keyboard()
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and held(event) & Qt.KeyboardModifier.ControlModifier:
            self.keep_choices()
        elif enter:
            self.step(1)
        elif event.text() in DIGITS and self._current() is not None:
            self.choose(DIGITS[event.text()])
        elif event.text().lower() == "b":
            self.keep_both()
        elif event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.step(1 if event.key() == Qt.Key.Key_PageDown else -1)
        elif event.key() == Qt.Key.Key_Escape:
            self.give_focus()
        else:
            super().keyPressEvent(event)

    def flush(self) -> None:
        """What is being typed is safe on disk."""
        if self._typing.isActive():
            self._keep_draft()

    # inside

    def _build(self) -> None:
        theme = self._desk.theme
        self.title = Label(theme, Type.CARD, elide=True, name="compare.title", parent=self)
        self.subtitle = Label(theme, Type.BODY, "muted", elide=True, name="compare.subtitle", parent=self)
        self.count = Label(theme, Type.BODY, "muted", name="compare.count", parent=self)
        self.up = Button(theme, "compare.up", icon="caret-up", parent=self)
        self.down = Button(theme, "compare.down", icon="caret-down", parent=self)
        self.group = ComboBox(theme, "compare.group", self)
        self.all_mine = Button(theme, "compare.all_mine", ButtonKind.QUIET, compact=True, parent=self)
        self.all_theirs = Button(theme, "compare.all_theirs", ButtonKind.QUIET, compact=True, parent=self)
        self._inside = QWidget()
        self._inside.setObjectName("compare.list")
        self._column = QVBoxLayout(self._inside)
        self._area = QScrollArea(self)
        self._blocks: list[ConflictBlock] = []
        self._rules: list[Hairline] = []
        self.empty = EmptyState(theme, "compare.empty", self)
        self._stack = Stack(self)
        self._note_icon = IconLabel(theme, "clock-counter-clockwise", "muted", parent=self)
        self._note = Label(theme, Type.CAPTION, "muted", elide=True, parent=self)
        self.later = Button(theme, "compare.later", parent=self)
        self.keep = Button(theme, "compare.keep", ButtonKind.PRIMARY, icon="check", parent=self)
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MILLISECONDS)

    def _lay_out(self) -> None:
        px = self._desk.theme.px
        self.column.setSpacing(0)
        self.column.addLayout(self._head())
        self._tools = QWidget(self)
        tools = QHBoxLayout(self._tools)
        tools.setContentsMargins(px(16), 0, px(16), px(8))
        tools.setSpacing(px(8))
        tools.addWidget(self.group)
        tools.addStretch(1)
        tools.addWidget(self.all_mine)
        tools.addWidget(self.all_theirs)
        self.column.addWidget(self._tools)
        self.column.addWidget(Hairline(self._desk.theme, self))
        self._column.setContentsMargins(px(16), px(4), px(16), px(4))
        self._column.setSpacing(0)
        self._column.addStretch(1)
        scroll(self._area, self._inside)
        self._stack.addWidget(self._area)
        self._stack.addWidget(self.empty)
        self.column.addWidget(self._stack, 1)
        self._foot = QWidget(self)
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(0)
        foot.addWidget(Hairline(self._desk.theme, self._foot))
        foot.addLayout(self._foot_row())
        self.column.addWidget(self._foot)

    def _head(self) -> QHBoxLayout:
        px = self._desk.theme.px
        words, head = QVBoxLayout(), QHBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        head.setContentsMargins(px(16), px(8), px(16), px(8))
        head.setSpacing(px(8))
        head.addLayout(words, 1)
        for widget in (self.count, self.up, self.down):
            head.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        return head

    def _foot_row(self) -> QHBoxLayout:
        px, row = self._desk.theme.px, QHBoxLayout()
        row.setContentsMargins(px(16), px(12), px(16), px(12))
        row.setSpacing(px(8))
        row.addWidget(self._note_icon)
        row.addWidget(self._note, 1)
        row.addWidget(self.later)
        row.addWidget(self.keep)
        return row

    def _connect(self) -> None:
        self.up.clicked.connect(lambda: self.step(-1))
        self.down.clicked.connect(lambda: self.step(1))
        self.group.activated.connect(self._group_chosen)
        self.all_mine.clicked.connect(lambda: self.choose_all(0))
        self.all_theirs.clicked.connect(lambda: self.choose_all(1))
        self.later.clicked.connect(self._desk.navigator.back)
        self.keep.clicked.connect(self.keep_choices)
        self.empty.primary.clicked.connect(self.file_asked)
        self._typing.timeout.connect(self._keep_draft)

    def _group_chosen(self) -> None:
        self._at = 0
        self._show()
        self.give_focus()

    def _offer_groups(self) -> None:
        t = self._desk.t
        counts: dict[object, int] = {}
        words: dict[object, str] = {}
        for one in self._all:
            key: object = one.meeting.id if one.meeting is not None else ELSEWHERE
            counts[key] = counts.get(key, 0) + 1
            if key not in words:
                words[key] = meeting_text(t, one) or t("Members, bodies and projects")
        options: list[tuple[str, object]] = [(t("All conflicts ({count})").format(count=len(self._all)), EVERYTHING)]
        options += [(f"{words[key]} ({count})", key) for key, count in counts.items()]
        self.group.offer(options, self.group.chosen() or EVERYTHING)
        widest = self._desk.theme.px(WIDEST_GROUP)
        self.group.setMinimumWidth(min(widest, self.group.sizeHint().width()))

    def _group(self) -> list[Conflict]:
        key = self.group.chosen()
        if key in (EVERYTHING, None):
            return self._all
        if key == ELSEWHERE:
            return [one for one in self._all if one.meeting is None]
        return [one for one in self._all if one.meeting is not None and one.meeting.id == key]

    def _here(self) -> Conflict | None:
        group = self._group()
        return group[self._at] if 0 <= self._at < len(group) else None

    def _current(self) -> Comparison | None:
        here = self._here()
        return next((one for one in self._shown if here is not None and one.conflict == here), None)

    def _block(self) -> ConflictBlock | None:
        place = self._at % LINES_A_PAGE
        return self._blocks[place] if place < len(self._shown) else None

    def _show(self) -> None:
        """The page on which the current conflict stands."""
        t, group = self._desk.t, self._group()
        self._at = max(0, min(self._at, len(group) - 1))
        self._show_empty()
        first = self._at - self._at % LINES_A_PAGE
        self._shown = compare(self._workspace.store, group[first : first + LINES_A_PAGE])
        words = ConflictWords(t, self._workspace.store, self._shown)
        while len(self._blocks) < len(self._shown):
            self._add_block()
        for place, block in enumerate(self._blocks):
            there = place < len(self._shown)
            block.setVisible(there)
            self._rules[place].setVisible(there and place > 0)
            if there:
                block.show_conflict(
                    t,
                    words,
                    self._shown[place],
                    self.choices,
                    place=first + place + 1,
                    current=first + place == self._at,
                )
        self._say()
        QTimer.singleShot(0, self._scroll)
        self.changed.emit()

    def _show_empty(self) -> None:
        t, some = self._desk.t, bool(self._all)
        self._stack.setCurrentWidget(self._area if some else self.empty)
        for widget in (self._tools, self._foot, self.count, self.up, self.down):
            widget.setVisible(some)
        self.empty.nothing_yet(
            t("No conflict"),
            t("Everything that came is taken in, and nothing was written differently by two offices.")
            if received(self._workspace.store)
            else t("What two offices wrote differently is compared here once files have come."),
            t("Open a file…"),
            "check-circle",
            act="folder-open",
        )

    def _say(self) -> None:
        t, group = self._desk.t, self._group()
        here = self._here()
        records = len({(one.kind, one.row) for one in group})
        fields = t.n("{count} field written differently", "{count} fields written differently", len(group))
        where = t.n("in {count} record", "in {count} records", records).format(count=records)
        self.title.say(t("Compare"))
        if here is not None:
            meeting = meeting_text(t, here) or t("Members, bodies and projects")
            self.title.say(t("Compare: {what}").format(what=meeting))
        self.subtitle.say(f"{fields.format(count=len(group))} {where}" if group else "")
        self.count.say(t("{place} of {count}").format(place=self._at + 1, count=len(group)))
        self.up.setEnabled(self._at > 0)
        self.down.setEnabled(self._at < len(group) - 1)
        writable = not self._workspace.store.read_only
        for button in (self.all_mine, self.all_theirs):
            button.setEnabled(writable)
        self.keep.setEnabled(self.can_keep())

    def _add_block(self) -> None:
        place = len(self._blocks)
        rule = Hairline(self._desk.theme, self._inside)
        block = ConflictBlock(self._desk.theme, place + 1, self._inside)
        block.chosen.connect(lambda version: self._in_block(place, lambda: self.choose(version)))
        block.both_asked.connect(lambda: self._in_block(place, self.keep_both))
        block.typed.connect(lambda text: self._typed(place, text))
        self._rules.append(rule)
        self._blocks.append(block)
        self._column.insertWidget(self._column.count() - 1, rule)
        self._column.insertWidget(self._column.count() - 1, block)

    def _in_block(self, place: int, act: Callable[[], object]) -> None:
        """A click in another block makes it the current one first."""
        first = self._at - self._at % LINES_A_PAGE
        moved = first + place != self._at
        self._at = first + place
        act()
        if moved:
            self._show()
            self.give_focus()

    def _follow_keyboard(self) -> None:
        """Tab may have gone on to another conflict: a key means the one in which the keyboard is."""
        here = self.focusWidget()
        inside = (place for place, block in enumerate(self._blocks) if here is not None and block.isAncestorOf(here))
        place = next(inside, self._at % LINES_A_PAGE)
        if place != self._at % LINES_A_PAGE:
            self._in_block(place, lambda: None)

    def _typed(self, place: int, text: str) -> None:
        if place < len(self._shown):
            self.choices.write(self._shown[place], text)
            self._typing.start()
            self._chosen()

    def _chosen(self) -> None:
        for block in self._blocks[: len(self._shown)]:
            block.show_choice(self._desk.t, self.choices)
        self._say()
        self.changed.emit()

    def _keep_draft(self) -> None:
        """A third text is safe on disk while it is being typed."""
        self._typing.stop()
        one = self._current()
        if one is not None and not self._workspace.store.read_only:
            self._workspace.keep_draft(one.conflict.row, DRAFT + one.conflict.register, self.choices.result(one))

    def _restore_drafts(self) -> None:
        drafts = {(draft.record, draft.register): draft.text for draft in self._workspace.store.drafts()}
        wanted = [one for one in self._all if (one.row, DRAFT + one.register) in drafts]
        for one in compare(self._workspace.store, [one for one in wanted if self.choices.of(one) is None]):
            self.choices.write(one, drafts[one.conflict.row, DRAFT + one.conflict.register])

    def _scroll(self) -> None:
        block = self._block()
        if block is not None and block.isVisible():
            self._area.ensureWidgetVisible(block, 0, self._desk.theme.px(8))
            self._area.ensureWidgetVisible(block.title, 0, self._desk.theme.px(12))
