"""What was remarked on minutes that went round, and what becomes of it? Settled one by one, by keys alone."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QPoint
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from ctj_desktop.domain.ids import MeetingId, RemarkRoundId
from ctj_desktop.domain.log.changes import Outcome
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.records.remarks import AnyRemark, RemarkRuling
from ctj_desktop.i18n import N_
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.services.meetings.refusals import MinutesFixed
from ctj_desktop.services.minutes.remarks.reading import (
    FOLLOWED,
    CirculatedPassage,
    RemarkLine,
    RemarkOrder,
    RemarksView,
    read_remarks,
    shown_number,
)
from ctj_desktop.services.minutes.remarks.settling import remove_remark, settle_remark, unsettle_remark
from ctj_desktop.services.steps.states import FINAL, name_of
from ctj_desktop.ui.approval.remarks.card import ACCEPT, REFUSE, REWORD
from ctj_desktop.ui.approval.remarks.panes import MinutesPane, RemarksPane
from ctj_desktop.ui.approval.remarks.progress import SettledDashes
from ctj_desktop.ui.approval.remarks.words import ahead_words, settled_words, state, waiting_words, where, whose
from ctj_desktop.ui.approval.rounds.acts import ROUND_ACTS, RoundActs
from ctj_desktop.ui.forms.page_head import MOST, PageHead, WordedActs, page_column
from ctj_desktop.ui.forms.screens.record_table import PAST, REMOVE, show_menu
from ctj_desktop.ui.frame.bus import touches
from ctj_desktop.ui.frame.navigation import Crumb, Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.paper_leads import meeting_papers
from ctj_desktop.ui.frame.view_context import Desk, Page
from ctj_desktop.ui.meetings.head import MODES, meeting_name
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.fields import ComboBox
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.surfaces import EmptyState

SIDE, NARROW_SIDE, NARROW, TIGHT, STACKED, LOWEST, LOW = 416, 360, 900, 700, 640, 240, 400
"""Pixels of ordinary text: the card of the remarks, and the width of a page below which it is narrower; below the
fourth the dashes fall out, below the fifth the minutes stand under the remarks. No card is lower than the last but
one, and the upper one of two than the last."""
MORE: Final = (
    ("take_remarks", "download-simple", N_("Take in…")),
    ("remind_remarks", "hourglass", N_("Remind…")),
    ("change_round", "calendar-blank", N_("Last day…")),
)
"""What is done with the round, on the page that shows it."""
ROOMY: Final = 1100
RULINGS: Final[Mapping[str, RemarkRuling]] = {
    "accept_remark": RemarkRuling.ACCEPTED,
    "reword_remark": RemarkRuling.OTHERWISE,
    "refuse_remark": RemarkRuling.REFUSED,
}
KEYS: Final[Mapping[str, str]] = {ACCEPT: "accept_remark", REWORD: "reword_remark", REFUSE: "refuse_remark"}


class RemarksPage(Page):
    """At the left the minutes as they went round, at the right the remarks, the chosen one above the others."""

    section = "meetings"

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._workspace = desk, workspace
        self._meeting: MeetingId | None = None
        self._round: RemarkRoundId | None = None
        self._view: RemarksView | None = None
        self._sending = RoundActs(desk, workspace, lambda: self._meeting, self)
        self.setObjectName("page.remarks")
        self._build()
        self._lay_out()
        self._connect()
        self.retranslate()

    # the page

    def show_place(self, place: Place) -> None:
        assert place.record is not None
        if self._meeting != place.record:
            self._meeting, self._round = MeetingId(place.record), None
            self.left.today.setChecked(False)
        remark = UUID(place.detail) if place.detail else None
        found = self._workspace.store.get(AnyRemark, remark) if remark is not None else None
        self._round = found.round if found is not None else self._round
        self._read()
        if not (found is not None and self.table.select(found.id)) and self.table.current_key() is None:
            self.right.go_to_next_open()
        (self.table if self.right.model.rows else self.passages).setFocus()

    def crumbs(self) -> list[Crumb]:
        t = self._desk.t
        name = meeting_name(t, self._view.meeting if self._view else None)
        approve = Place(page="approve", record=self._meeting)
        return [(t("Meetings"), Place(page="meetings", record=self._meeting)), (name, approve), (t("Remarks"), None)]

    def keys(self) -> str:
        t = self._desk.t
        waits = waiting_words(t, self._view) if self._view is not None and not self._is_final else ""
        return waits or t("A accept · M otherwise · R refuse · Enter on a passage adds a remark")

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        return {
            **{f"mode_{page}": partial(self._go, page) for page, _ in MODES},
            **{key: partial(self._settle, ruling) for key, ruling in RULINGS.items()},
            **self._sending.handlers(),
            "add_remark": self.new_here,
            "change_remark": self.correct,
            "open_remark_again": self._open_again,
            "sort_remarks": self.sort,
            "print": partial(self._go, "documents", "remarks"),
            **meeting_papers(self._go),
            "history": self._show_history,
        }

    def why_not(self, key: str) -> str:
        t = self._desk.t
        if key in ROUND_ACTS:
            return self._sending.why_not(key)
        if key == "add_remark":
            return self._why_not_write() or ("" if self._passage() else t("Choose a passage first."))
        if key in RULINGS or key in ("open_remark_again", "change_remark"):
            return self._why_not_settle(key, self.right.line())
        if key == "sort_remarks":
            return "" if self.right.model.rows else t("No remark has come yet.")
        return ""

    def new_here(self) -> None:
        """A remark on the passage that is chosen, as it came by telephone or by letter."""
        from ctj_desktop.ui.approval.remarks.forms import new_remark

        passage = self._passage()
        if passage is None or self._view is None or self.why_not("add_remark"):
            return
        made = new_remark(self._desk, self._workspace, self._view, passage, self)
        made.exec()
        if made.made is not None:
            self.table.select(made.made)
            self.table.setFocus()

    def correct(self) -> None:
        """What was entered of the chosen remark."""
        from ctj_desktop.ui.approval.remarks.forms import remark_fields

        line = self.right.line()
        if line is not None and not self.why_not("change_remark"):
            remark_fields(self._desk, self._workspace, line, self).exec()

    def sort(self) -> None:
        """By passage, or by person."""
        other = {RemarkOrder.PASSAGE: RemarkOrder.PERSON, RemarkOrder.PERSON: RemarkOrder.PASSAGE}
        self.right.by = other[self.right.by]
        self._show()

    def heard(self, outcome: Outcome) -> str:
        """The verdict, and how many are left."""
        t, view = self._desk.t, self._view
        lines = view.lines if view is not None else ()
        line = next((one for one in lines if (one.remark.kind, one.key) in outcome.changed), None)
        if view is None or line is None:
            return ""
        left = len(view.still_open)
        rest = t.n("{count} remark to settle", "{count} remarks to settle", left).format(count=left)
        said = t("{who}, {where}: {verdict}").format(who=whose(t, line), where=where(t, line), verdict=state(t, line))
        return f"{said}. {rest if left else t('Every remark is settled.')}"

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def retranslate(self) -> None:
        self.rounds.setAccessibleName(self._desk.t("Round of remarks"))
        self.left.retranslate()
        self.right.retranslate()
        if self._view is not None:
            self._show()

    # inside

    def _build(self) -> None:
        theme = self._desk.theme
        self.head = PageHead(theme, self)
        self.rounds = ComboBox(theme, "remarks.rounds", self.head)
        self.done = Label(theme, Type.STRONG, name="remarks.done", parent=self.head)
        self.dashes = SettledDashes(theme, self.head)
        self.more = WordedActs(self._desk, "remarks", MORE, self, roomy=ROOMY)
        self.on = Button(theme, "remarks.on", ButtonKind.PRIMARY, icon="seal-check", parent=self.head)
        self.left, self.right = MinutesPane(self._desk, self), RemarksPane(self._desk, self)
        self.passages, self.table = self.left.passages, self.right.table
        self.empty = EmptyState(theme, "remarks.empty", self)

    def _lay_out(self) -> None:
        parts: tuple[QWidget, ...] = (self.rounds, self.done, self.dashes, self.more, self.on)
        for part in parts:
            self.head.add(part)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(self._desk.theme.px(metrics.GAP_WIDE))
        self._body.addWidget(self.left, 1)
        self._body.addWidget(self.right)
        column = page_column(self._desk.theme, self)
        column.addWidget(self.head)
        column.addLayout(self._body, 1)
        column.addWidget(self.empty, 1)

    def _connect(self) -> None:
        card = self.right.card
        card.settle.connect(lambda ruling: self._settle(ruling) if ruling is not None else self._open_again())
        self.table.typed.connect(self._typed)
        self.passages.typed.connect(self._typed)
        self.passages.new_asked.connect(self.new_here)
        self.passages.opened.connect(lambda _key: self.new_here())
        self.passages.current_changed.connect(self._passage_chosen)
        self.table.current_changed.connect(self._remark_chosen)
        self.table.opened.connect(lambda _key: self.correct())
        self.table.edit_asked.connect(self.correct)
        self.table.remove_asked.connect(lambda _key: self._remove())
        self.table.menu_asked.connect(self._menu)
        self.left.add.clicked.connect(self.new_here)
        self.left.today.clicked.connect(lambda _on: self.left.show_view(self._view) if self._view else None)
        self.right.order.clicked.connect(self.sort)
        self.on.clicked.connect(partial(self._go, "approve"))
        self.empty.primary.clicked.connect(partial(self._go, "approve"))
        self.rounds.activated.connect(lambda _at: self._choose_round())
        self._workspace.bus.changed.connect(self._changed)
        self._workspace.bus.exchanged.connect(self._exchanged)

    def _changed(self, outcome: Outcome) -> None:
        if self._meeting is None or not self.isVisible() or not touches(outcome, *FOLLOWED):
            return
        if self._workspace.store.get(Meeting, self._meeting) is None:
            self._desk.navigator.go(Place(page="meetings"))
            return
        self._read()

    def _exchanged(self) -> None:
        if self._meeting is not None and self.isVisible():
            self._read()

    def _choose_round(self) -> None:
        chosen = self.rounds.chosen()
        self._round = RemarkRoundId(chosen) if isinstance(chosen, UUID) else None
        self._read()
        self.right.go_to_next_open()

    def _read(self) -> None:
        assert self._meeting is not None
        self._view = read_remarks(self._workspace.store, self._meeting, self._round)
        self._show()

    def _show(self) -> None:
        view, t = self._view, self._desk.t
        if view is None:
            return
        self._show_head(view)
        asked = view.opened is not None
        for part in (self.left, self.right):
            part.setVisible(asked)
        self.empty.setVisible(not asked)
        if not asked:
            said = t("The minutes have not gone round for remarks yet. They do so from “3 Approve”.")
            title, way = t("No round of remarks"), t("To the approval")
            self.empty.nothing_yet(title, said, way, "paper-plane-tilt", act="seal-check")
        self.left.show_view(view)
        self.right.show_view(view)
        self._show_card()
        self.state_changed.emit()

    def _show_head(self, view: RemarksView) -> None:
        t, store, opened = self._desk.t, self._workspace.store, view.opened
        held = t.date_short(view.meeting.on) if view.meeting.on else t("date not set")
        went = t("went round on {date}").format(date=t.date_short(opened.opened_on)) if opened is not None else ""
        self.head.say(t("Remarks on the minutes"), " · ".join(filter(None, (name_of(view.meeting), held, went))))
        self.rounds.offer(
            [(t("Round {number}").format(number=shown_number(store, one)), one.id) for one in view.rounds],
            opened.id if opened is not None else None,
        )
        self.rounds.setVisible(len(view.rounds) > 1)
        self.done.say(settled_words(t, view) if view.lines else "")
        self.dashes.show_count(len(view.settled), len(view.lines))
        self.on.setVisible(opened is not None)
        self.on.usable_unless("" if self._is_final else ahead_words(t, view))
        self._fit()

    def _show_card(self) -> None:
        self.right.show_card(self._why_not_write())
        self.left.add.usable_unless(self.why_not("add_remark"))

    # what is chosen

    def _passage(self) -> CirculatedPassage | None:
        return self._view.passage(self.passages.current_key()) if self._view is not None else None

    def _remark_chosen(self, _key: UUID | None) -> None:
        line = self.right.line()
        if line is not None:
            self.passages.go_to(line.remark.paragraph or line.remark.item)
        self._show_card()
        self.state_changed.emit()

    def _passage_chosen(self, key: UUID | None) -> None:
        """The first remark on it, where another passage was chosen by hand."""
        if self.passages.hasFocus() and key is not None:
            here = [one for one in self.right.model.rows if key == (one.remark.paragraph or one.remark.item)]
            if here and self.right.line() not in here:
                self.table.select(here[0].key)
        self.left.add.usable_unless(self.why_not("add_remark"))
        self.state_changed.emit()

    # acts

    @property
    def _is_final(self) -> bool:
        return self._view is not None and self._view.state in FINAL

    def _why_not_write(self) -> str:
        t = self._desk.t
        if self._workspace.store.read_only:
            return self._workspace.why_not_write(t)
        if self._view is not None and self._is_final:
            return sentence(t, MinutesFixed(name_of(self._view.meeting)))
        return ""

    def _why_not_settle(self, key: str, line: RemarkLine | None) -> str:
        t = self._desk.t
        if self._why_not_write() or line is None:
            return self._why_not_write() or t("Choose a remark first.")
        if key == "change_remark":
            return ""
        if key == "open_remark_again":
            return "" if not line.is_open else t("This remark is still open.")
        if not line.is_open:
            return t("This remark is settled: open it again first.")
        return sentence(t, line.why_not) if key == "accept_remark" and line.why_not is not None else ""

    def _typed(self, letter: str) -> None:
        if letter in KEYS:
            self._settle(RULINGS[KEYS[letter]])

    def _settle(self, ruling: RemarkRuling) -> None:
        """At once as proposed; other words, or a reason, are asked for. Then the next one that is open."""
        line = self.right.line()
        why_not = self.why_not(next(one for one, said in RULINGS.items() if said is ruling))
        if why_not or line is None:
            self._workspace.bus.refused.emit(why_not)
            return
        after, do, on = self.right.after(line), self._workspace.do, self._workspace.today()
        if ruling is RemarkRuling.ACCEPTED:
            done = self._desk.attempt(lambda: do(settle_remark, remark=line.remark.id, ruling=ruling, on=on))
        else:
            from ctj_desktop.ui.approval.remarks.settle_dialog import SettleRemark

            done = bool(SettleRemark(self._desk, self._workspace, line, ruling, self).exec())
        if done and after is not None:
            self.table.select(after)

    def _open_again(self) -> None:
        line = self.right.line()
        if line is not None and not self.why_not("open_remark_again"):
            self._desk.attempt(lambda: self._workspace.do(unsettle_remark, remark=line.remark.id))

    def _remove(self) -> None:
        line = self.right.line()
        if line is not None and not self._why_not_write():
            self._desk.attempt(lambda: self._workspace.do(remove_remark, remark=line.remark.id))

    def _menu(self, _key: UUID, place: QPoint) -> None:
        words = (
            (N_("Accept"), "check", "accept_remark"),
            (N_("Otherwise…"), "pencil-simple", "reword_remark"),
            (N_("Refuse…"), "x-circle", "refuse_remark"),
            (N_("Open it again"), "arrow-counter-clockwise", "open_remark_again"),
            (N_("Correct the remark…"), "pencil-simple", "change_remark"),
        )
        acts = self.handlers()
        entries = [(word, icon, acts[key], self.why_not(key)) for word, icon, key in words]
        entries.append((REMOVE, "trash", self._remove, self._why_not_write()))
        entries.append((PAST, "clock-counter-clockwise", self._show_history, ""))
        show_menu(self._desk, self.table, entries, place)

    def _show_history(self) -> None:
        line = self.right.line()
        record = line.key if line is not None else self._meeting
        if record is not None:
            self._desk.navigator.go(Place(page="history", record=record))

    def _go(self, page: str, detail: str = "") -> None:
        self._desk.navigator.go(Place(page=page, record=self._meeting, detail=detail))

    # room

    def _fit(self) -> None:
        px, width = self._desk.theme.px, self.width()
        narrow, stacked = width < px(NARROW), width < px(STACKED)
        wanted = QBoxLayout.Direction.BottomToTop if stacked else QBoxLayout.Direction.LeftToRight
        if self._body.direction() is not wanted:
            self._body.setDirection(wanted)
        side = px(NARROW_SIDE if narrow else SIDE)
        self.right.setMinimumWidth(0 if stacked else side)
        self.right.setMaximumWidth(MOST if stacked else side)
        self.right.setMinimumHeight(px(LOW if stacked else LOWEST))
        self.left.setMinimumHeight(px(LOWEST))
        self.left.tighten(narrow)
        self.right.card.tighten(narrow)
        self.dashes.setVisible(bool(self._view and self._view.lines) and width >= px(TIGHT))
        self.on.say(self._desk.t("On to the approval") if width >= px(TIGHT) else self._desk.t("Approval"))
        self.right.fit()
