"""Who is in the room? The attendance list of a meeting in session, and the line that takes a whole sheet."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from ctj_desktop.domain.typed.attendance_entry import FIRST, SingleCode, read_single_code
from ctj_desktop.i18n import Translator
from ctj_desktop.services.session.screen import THERE, GuestLine, Here, SessionSeat, SessionView
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.session.attendance_keys import HoldActs
from ctj_desktop.ui.session.codes import CODES, codes_words, typed_letter
from ctj_desktop.ui.session.columns import dense_column, guest_cell, proxy_words, seat_cell, seat_title
from ctj_desktop.ui.session.list_view import AttendanceList
from ctj_desktop.ui.session.words_below import RowsAndWords
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.cell import Cell
from ctj_desktop.ui.widgets.fields import LineEdit
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.scrolling import Stack
from ctj_desktop.ui.widgets.spoken import announce

FRESH_MILLISECONDS = 2000


class AttendancePane(QWidget):
    """Seats by side, guests below; at rest only the list, with the keyboard in it also the line and its keys."""

    guest_asked = Signal()
    correction_asked = Signal()
    """Of the guest that the keyboard is on."""
    seat_taken = Signal()
    seat_left = Signal()
    """The seat that the keyboard is on passes to somebody else, or falls vacant."""
    left = Signal()
    """Escape: the keyboard goes back to the minutes."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._view: SessionView | None = None
        self._why_not = ""
        self._correcting: UUID | None = None
        self._confirmed = False
        self._at: UUID | None = None
        """The chosen line of the list from which a slash opened the field: a code without a number is said of it."""
        self.acts = HoldActs(desk, workspace, self._shown, self.tell, self.confirm, self)
        self._build()
        self._lay_out()
        self._connect()
        self.retranslate()

    def show_view(self, view: SessionView, why_not: str) -> None:
        """This minute; `why_not` says why nothing can be entered, empty where it can."""
        self._view, self._why_not = view, why_not
        self.list.rows_model.replace([*view.seats, *view.guests])
        self.entry.setEnabled(not why_not)
        self.guest.setEnabled(not why_not)
        self._show_count()
        self._show_help()
        self.list.viewport().update()  # a number of the running item may stand in any line

    def retranslate(self) -> None:
        t = self._desk.t
        self.title.say(t("Attendance"))
        self.key.say("F9")
        self.guest.say("", name=t("Add a guest"))
        self.list.setAccessibleName(t("Attendance"))
        self._name_entry()
        if self._view is not None:
            self._show_count()
            self._show_help()

    def focus_list(self) -> None:
        """F9."""
        self._stop_correcting()
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def tell(self, sentence: str) -> None:
        """What cannot be entered, and why; nothing clears it."""
        self.entry.mark(bool(sentence) and self.entry.hasFocus())
        self._note(sentence, "error")
        if sentence:
            announce(self.note, sentence)

    def confirm(self, sentence: str) -> None:
        """What was entered."""
        self.entry.mark(False)
        self._note(sentence, "ok")
        self._confirmed = bool(sentence)
        announce(self.note, sentence)

    def mark_fresh(self, keys: frozenset[UUID]) -> None:
        """What changed just now, for two seconds; what was said of an earlier entry goes, as by undo."""
        if keys and self._confirmed:
            self._note("", "ok")
        self.list.rows_model.mark_fresh(keys)
        self._fading.start()

    def current(self) -> UUID | None:
        """The seat or guest that the keyboard is on."""
        return self.list.current_key()

    # inside

    def _build(self) -> None:
        theme = self._desk.theme
        self.title = Label(theme, Type.LABEL, "muted", parent=self)
        self.count = Label(theme, Type.CAPTION, "muted", elide=True, name="hold.count", parent=self)
        self.key = Label(theme, Type.CAPTION, "muted", parent=self)
        self.guest = Button(theme, "hold.guest", ButtonKind.QUIET, icon="user-plus", compact=True, parent=self)
        self.entry = SheetLineEdit(theme, "hold.entry", parent=self)
        self.list = AttendanceList(theme, "hold.attendance", self._desk.language, dense_column(self._cell), parent=self)
        self.note = Label(theme, Type.CAPTION, "error", wrap=True, name="hold.note", parent=self)
        self.help = Label(theme, Type.CAPTION, "muted", wrap=True, name="hold.help", parent=self)
        self._fading = QTimer(self, singleShot=True, interval=FRESH_MILLISECONDS)

    def _lay_out(self) -> None:
        px = self._desk.theme.px
        rest, row = QWidget(self), QHBoxLayout()
        row.setContentsMargins(px(16), 0, px(12), 0)
        row.setSpacing(px(8))
        rest.setLayout(row)
        row.addWidget(self.title)
        row.addWidget(self.count, 1)
        row.addWidget(self.guest)
        row.addWidget(self.key)
        typing, line = QWidget(self), QHBoxLayout()
        line.setContentsMargins(px(8), 0, px(8), 0)
        typing.setLayout(line)
        line.addWidget(self.entry)
        self.head = Stack(self)
        self.head.addWidget(rest)
        self.head.addWidget(typing)
        self.head.setFixedHeight(px(36))
        self.below = RowsAndWords(self._desk.theme, self.list, self.note, self.help, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, px(4))
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.below, 1)

    def _connect(self) -> None:
        self.guest.clicked.connect(self.guest_asked)
        self.list.toggled.connect(self._toggle)
        self.list.opened.connect(self._toggle)
        self.list.lined.connect(self._start_line)
        self.list.time_asked.connect(self._start_correcting)
        self.list.removed.connect(self._remove)
        self.list.left_by_escape.connect(self.left)
        self.list.menu_asked.connect(self._open_menu)
        self.entry.returnPressed.connect(self._enter)
        self.entry.given_up.connect(self._give_up)
        self.entry.go_down.connect(self.focus_list)
        self._fading.timeout.connect(lambda: self.list.rows_model.mark_fresh(frozenset()))
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_changed)

    def _cell(self, line: SessionSeat | GuestLine, t: Translator) -> Cell:
        if isinstance(line, GuestLine):
            return guest_cell(line, t)
        current = self._view.current if self._view is not None else None
        return seat_cell(line, t, current.number if current is not None else "")

    def _note(self, sentence: str, colour: str) -> None:
        self._confirmed = False
        self.note.recolour(colour if sentence else "muted")
        self.note.say(sentence)
        self._show_help()

    def _shown(self) -> SessionView:
        assert self._view is not None
        return self._view

    def _show_count(self) -> None:
        t, view = self._desk.t, self._shown()
        voting = [line for line in view.seats if line.roll.may_vote]
        there = sum(line.here in THERE for line in voting)
        parts = [t("{there} of {seats}").format(there=there, seats=len(voting))]
        if view.guests:
            guests = t.n("{count} guest", "{count} guests", len(view.guests))
            parts.append(guests.format(count=len(view.guests)))
        self.count.say(" · ".join(parts))

    def _show_help(self) -> None:
        """With the keyboard here: what the keys do; after a slash the codes."""
        t, here = self._desk.t, self._has_keyboard()
        self.list.show_numbers(here)
        typing = here and not self.guest.hasFocus()  # or the button would go away under the keyboard
        if here or self._is_left_for_the_page():
            self.head.setCurrentIndex(1 if typing or self.entry.text() else 0)
        text = ""
        if self._why_not and (here or not self._shown().seats):
            text = self._why_not
        elif here and self._correcting is not None:
            said = t("Arrival–departure, such as 13:52–15:10. Enter keeps it, Escape leaves it as it was.")
            text = f"{self._called(self._correcting)} · {said}"
        elif here and self.entry.hasFocus() and (whom := self._called(self._at)):
            text = f"{codes_words(t)} · {t('without a number: {name}').format(name=whom)}"
        elif here and self.entry.hasFocus():
            text = f"{t('Numbers of the list, then a time if it is not now.')} {codes_words(t)}"
        elif here:
            text = t(
                "Space arrives or leaves · letters find · / more · F2 time · Del takes back · F9 sheet · Esc minutes"
            )
        self.help.say(text)
        self.below.show_words()

    def _is_left_for_the_page(self) -> bool:
        """The keyboard is elsewhere on the page; palette and dialogs give it back to the line that it came from."""
        focused, card = QApplication.focusWidget(), self.parentWidget()
        body = card.parentWidget() if card is not None else None
        return focused is not None and body is not None and body.isAncestorOf(focused)

    def _has_keyboard(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and (focused is self or self.isAncestorOf(focused))

    def _focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if self._view is None or not self.isVisible():
            return
        was = old is not None and self.isAncestorOf(old)
        if self._has_keyboard() and not was:
            announce(self.help, self._why_not)
        if was != self._has_keyboard() or was:
            if not self._has_keyboard() and new is not None:
                self._stop_correcting()
                self.tell("")
            self._show_help()

    def take_keyboard(self) -> None:
        """F9: the list; once more, the line in which a signed sheet is typed."""
        if self.list.hasFocus():
            self._start_line("")
        else:
            self.focus_list()

    def take_sheet(self) -> None:
        """The keyboard is in the line in which a signed sheet is typed."""
        self._start_line("")

    def _toggle(self, key: UUID) -> None:
        if not self._refused():
            self.acts.toggle(key)

    def _code(self, letter: str, key: UUID) -> bool:
        """False where its question was left, and nothing is entered."""
        if self._refused():
            return True
        seat = self._shown().seat(key)
        if letter == "s" and seat is not None and seat.here is not Here.VACANT and not seat.has_substitute:
            self._start_line(f"{seat.number} /s ")  # nobody stands on the roll: who came is written behind it
            return True
        return self.acts.code(letter, key, self)

    def _remove(self, key: UUID) -> None:
        if not self._refused():
            self.acts.remove(key)

    def _called(self, key: UUID | None) -> str:
        """The name of a seat or guest of the list; empty for none."""
        seat, guest = self._shown().seat(key), self._shown().guest(key)
        return seat_title(seat, self._desk.t) if seat is not None else guest.guest.name if guest is not None else ""

    def _start_line(self, digit: str) -> None:
        if not self._refused():
            self._stop_correcting()
            self._at = self.list.current_key() if digit == "/" and self.list.chosen else None
            self.head.setCurrentIndex(1)
            self.entry.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.entry.setText(self.entry.text() + digit)

    def _start_correcting(self, key: UUID) -> None:
        if not self._refused() and self.acts.has_proxy_times(key):
            self.acts.correct_proxy(key, self.acts.proxies(key)[-1], self)
            return
        times = None if self._why_not else self.acts.times_of(key)
        if times is not None:
            self._correcting = key
            self.tell("")
            self._name_entry()
            self.head.setCurrentIndex(1)
            self.entry.setText(times)
            self.entry.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.entry.setSelection(0, 5)
            self._show_help()

    def _enter(self) -> None:
        typed = self.entry.text()
        if self._correcting is not None:
            if self.acts.correct(self._correcting, typed):
                self.focus_list()
            return
        if not typed.strip():
            self.focus_list()
            return
        if (single := read_single_code(typed)) and (key := self._meant(single)):
            self.entry.clear()
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            if not self._code(single.code, key):
                self.entry.setText(typed)
                self.entry.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if single is not None and single.number is None and single.code in FIRST:
            self.tell(
                self._desk.t("Of whom? Write the number of the list behind it: {code} 5.").format(code=typed.strip())
            )
            return
        self._at = None
        rest, done = self.acts.enter(typed)
        self.entry.setText(rest)
        if not rest:
            self.confirm(done)
        elif done:
            self._note(f"{done}. {self.note.text()}", "error")

    def _meant(self, single: SingleCode) -> UUID | None:
        """The line of the list that a code alone is said of."""
        seats = self._shown().seats
        if single.number is None:
            return self._at
        return seats[single.number - 1].key if 1 <= single.number <= len(seats) else None

    def _give_up(self) -> None:
        """Times that are put right were asked for in the list; else one goes back to what one was writing."""
        self.tell("")
        if self._correcting is not None:
            self.focus_list()
        else:
            self.left.emit()
        self.entry.clear()
        self._show_help()

    def _stop_correcting(self) -> None:
        if self._correcting is not None:
            self._correcting = None
            self.entry.clear()
            self._name_entry()

    def _name_entry(self) -> None:
        t = self._desk.t
        if self._correcting is None:
            self.entry.setAccessibleName(t("Enter by numbers of the attendance list"))
        else:
            times = t("Times of arrival and departure")
            self.entry.setAccessibleName(f"{times}, {self._called(self._correcting)}")
        self.entry.setPlaceholderText(t("1 4 7-12 /e 3"))

    def _refused(self) -> bool:
        self.tell(self._why_not)
        return bool(self._why_not)

    def _open_menu(self, key: UUID, where: QPoint) -> None:
        """Every state, the one that holds ticked; times and proxies; whoever takes or leaves the seat."""
        t, menu = self._desk.t, QMenu(self)
        menu.setObjectName("hold.menu")
        seat = self._shown().seat(key)
        if seat is not None:
            self._offer_states(menu, seat)
        else:
            menu.addAction(f"{t('arrives or leaves')}\t{t('Space')}").triggered.connect(lambda: self._toggle(key))
            self._entry_of(menu, "guest", t("Correct the guest…"), self.correction_asked.emit)
        menu.addSeparator()
        self._entry_of(menu, "times", f"{t('Correct the time')}\tF2", lambda: self._start_correcting(key))
        for number, proxy in enumerate(self.acts.proxies(key)):
            words = proxy_words(self._shown(), proxy, t)
            self._entry_of(menu, f"proxy.{number}", words, partial(self.acts.correct_proxy, key, proxy, self))
        self._entry_of(menu, "back", f"{t('Take the entry back')}\t{t('Del')}", lambda: self._remove(key))
        if seat is not None:
            menu.addSeparator()
            opened = self._shown().meeting.opened_at is not None
            taken = self._entry_of(menu, "take_seat", t("Somebody takes this seat…"), self.seat_taken.emit)
            left = self._entry_of(menu, "leave_seat", t("This member leaves the seat…"), self.seat_left.emit)
            taken.setEnabled(opened)
            left.setEnabled(opened and seat.here is not Here.VACANT)
        menu.setEnabled(not self._why_not)
        menu.exec(where)
        menu.deleteLater()

    def _offer_states(self, menu: QMenu, seat: SessionSeat) -> None:
        t = self._desk.t
        for letter, words, state in CODES:
            code = letter.casefold()
            said = f"{t(words)}\t/{typed_letter(t, letter)}"
            action = self._entry_of(menu, code, said, partial(self._code, code, seat.key))
            action.setCheckable(True)
            action.setChecked(seat.recused if state is None else seat.here is state)
            action.setEnabled(seat.here is not Here.VACANT)

    def _entry_of(self, menu: QMenu, name: str, words: str, act: Callable[[], object]) -> QAction:
        action = menu.addAction(words)
        action.setObjectName(f"hold.menu.{name}")
        action.triggered.connect(lambda _checked=False: act())
        return action


class SheetLineEdit(LineEdit):
    """The line of a sheet; Escape gives it up, Down goes to the list."""

    given_up = Signal()
    go_down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.go_down.emit()
        else:
            super().keyPressEvent(event)
