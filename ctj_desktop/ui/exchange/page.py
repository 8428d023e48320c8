"""What passes between the offices, and what did two of them write differently?"""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ctj_desktop.domain.ids import MeetingId
from ctj_desktop.domain.log.changes import Outcome
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.services.exchange.alerts import possible_disputes
from ctj_desktop.services.exchange.conflict_words import dispute_text
from ctj_desktop.services.exchange.conflicts import conflicts
from ctj_desktop.services.exchange.disputes import Dispute, Disputed
from ctj_desktop.services.naming.titles import subject_text
from ctj_desktop.services.numbers.repeated import confirm_repeat
from ctj_desktop.ui.decisions.moved_apart import WhichCounts
from ctj_desktop.ui.exchange.compare import ComparePanel
from ctj_desktop.ui.exchange.entrusting import EntrustBanner
from ctj_desktop.ui.exchange.lists import WIDTH, ExchangeLists
from ctj_desktop.ui.exchange.log import ExchangeLog
from ctj_desktop.ui.forms.list_card import MOST
from ctj_desktop.ui.forms.page_head import PageHead, page_column
from ctj_desktop.ui.frame.navigation import Crumb, Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk, Page
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.widgets.scrolling import Stack
from ctj_desktop.ui.widgets.surfaces import Banner
from ctj_desktop.ui.widgets.switch import Switch

NARROWEST, TALL = 384, 440
"""Less width beside the lists is too little to compare: then they stand below, and comparing keeps this height."""
RECEPTION, SENT, HISTORY = "reception", "sent", "history"
OUTGOING = "outgoing"
"""Detail of a place: the keyboard goes to what is to be sent."""
MOST_DISPUTES = 3
"""Banners that stand above one another; the others come once these are settled."""


class ExchangePage(Page):
    """Files and partners at the left, what is to settle at the right; or the files sent, or all that passed."""

    section = "exchange"

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._workspace = desk, workspace
        self._disputes: list[Disputed] = []
        self._looked = False  # for contradictions, since the file last changed: all records are compared
        self.setObjectName("page.exchange")
        self.head = PageHead(desk.theme, self)
        self.lists = ExchangeLists(desk, workspace, self)
        self.compare = ComparePanel(desk, workspace, self)
        self.banners = [
            Banner(desk.theme, f"exchange.dispute.{at}", "warning", wrap=True, parent=self)
            for at in range(1, MOST_DISPUTES + 1)
        ]
        self.entrust = EntrustBanner(desk, workspace, self)
        self.switch = Switch(desk.theme, "exchange.switch", self)
        self.log = ExchangeLog(desk, workspace, self)
        self._reception = QWidget(self)
        self._stack = Stack(self)
        self._body = QHBoxLayout(self._reception)
        self._lay_out()
        self._connect()
        self.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px = self._desk.theme.px
        beside = max(px(NARROWEST), self.compare.minimumSizeHint().width())
        narrow = self.width() < px(WIDTH + metrics.GAP_WIDE + 2 * metrics.PAGE_MARGIN) + beside
        self._body.setDirection(QBoxLayout.Direction.BottomToTop if narrow else QBoxLayout.Direction.LeftToRight)
        self.lists.setMaximumWidth(MOST if narrow else px(WIDTH))
        self.compare.setMinimumHeight(px(TALL) if narrow else 0)

    def minimumSizeHint(self) -> QSize:
        widest = max(self.lists.minimumWidth(), self.compare.minimumSizeHint().width())
        return QSize(widest + 2 * self._desk.theme.px(metrics.PAGE_MARGIN), super().minimumSizeHint().height())

    def show_place(self, place: Place) -> None:
        self.switch.choose(RECEPTION, silently=True)
        self._read()
        if place.record is not None:
            self.compare.open(place.record, place.detail)
        elif place.detail == OUTGOING:
            self.lists.outgoing.button.setFocus()
        else:
            self.compare.give_focus()

    def crumbs(self) -> list[Crumb]:
        t = self._desk.t
        words = {RECEPTION: t("Compare"), SENT: t("Files sent"), HISTORY: t("Files that passed")}
        return [(t("Exchanges"), Place(page="exchange")), (words[self.switch.current()], None)]

    def keys(self) -> str:
        return self.compare.keys() if self.switch.current() == RECEPTION else ""

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        return {
            "take_in": self.lists.open_file,
            "take_back": self.lists.take_back,
            "give_up": self.lists.give_up,
            "send": self.lists.send,
            "accept_card": self.lists.accept_card,
            "save_card": self.lists.save_card,
        }

    def why_not(self, key: str) -> str:
        return self.lists.why_not(key)

    def new_here(self) -> None:
        self.lists.send()

    def flush(self) -> None:
        self.compare.flush()

    def retranslate(self) -> None:
        t = self._desk.t
        self.switch.offer(
            [(RECEPTION, t("Reception")), (SENT, t("Files sent")), (HISTORY, t("History"))],
            t("Files shown"),
            t("{place} of {count}"),
        )
        self.lists.retranslate()
        self.compare.retranslate()
        self.entrust.retranslate()
        self._show()

    # inside

    def _lay_out(self) -> None:
        px = self._desk.theme.px
        right = QVBoxLayout()
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(px(12))
        right.setSpacing(px(12))
        self._body.addWidget(self.lists)
        for banner in self.banners:
            right.addWidget(banner)
            banner.hide()
        right.addWidget(self.compare, 1)
        right.addWidget(self.entrust)
        self._body.addLayout(right, 1)
        column = page_column(self._desk.theme, self)
        self.head.add(self.switch)
        self._stack.addWidget(self._reception)
        self._stack.addWidget(self.log)
        column.addWidget(self.head)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.lists.asking.connect(self.flush)
        self.lists.exchanged.connect(self._give_focus)
        self.log.empty.primary.clicked.connect(self.lists.send)
        self.switch.chosen.connect(self._switched)
        self.lists.file_chosen.connect(self.state_changed)
        self.lists.compare_asked.connect(self.compare.give_focus)
        self.compare.changed.connect(self.state_changed)
        self.compare.settled.connect(self.compare.give_focus)
        self.compare.file_asked.connect(self.lists.open_file)
        self._workspace.bus.changed.connect(self._changed)
        self._workspace.bus.exchanged.connect(self._changed)
        for at, banner in enumerate(self.banners):
            banner.button.clicked.connect(lambda _checked=False, at=at: self._act_on(at))

    def _changed(self, _outcome: Outcome | None = None) -> None:
        self._looked = False
        if self.isVisible():
            self._read()

    def _switched(self, _key: str) -> None:
        self.flush()
        self._show()
        self.state_changed.emit()

    def _give_focus(self) -> None:
        if self.switch.current() == RECEPTION:
            self.compare.give_focus()
        else:
            self.log.give_focus()

    def _read(self) -> None:
        store = self._workspace.store
        found = conflicts(store)
        self.lists.read(found)
        if not self._looked:
            self._disputes, self._looked = possible_disputes(store), True
            self.entrust.read()
        self.compare.show_conflicts(found)
        self._show()

    def _show(self) -> None:
        t, names = self._desk.t, self.lists.names()
        self.head.say(t("Exchanges"), t("with {names}").format(names=t.join(names)) if names else "")
        shown = self.switch.current()
        self._stack.setCurrentWidget(self._reception if shown == RECEPTION else self.log)
        if shown != RECEPTION:
            self.log.read(self.lists.known(), both_ways=shown == HISTORY)
        for at, banner in enumerate(self.banners):
            banner.setVisible(at < len(self._disputes))
            if at < len(self._disputes):
                banner.say(
                    dispute_text(t, self._workspace.store, self._disputes[at]), button=self._verb(self._disputes[at])
                )

    def _verb(self, disputed: Disputed) -> str:
        t = self._desk.t
        if disputed.dispute is Dispute.NUMBER_TWICE:
            return t("Number as “bis”")
        if disputed.ways:
            return t("Choose what counts…")
        return t("Open the meeting") if disputed.subject.nearest("meeting") is not None else ""

    def _act_on(self, at: int) -> None:
        disputed = self._disputes[at]
        if disputed.dispute is Dispute.NUMBER_TWICE:
            try:
                self._workspace.do(confirm_repeat, record=MeetingId(disputed.subject.id))
            except (UserError, StoreError) as error:
                self._desk.refuse(error)
            return
        if disputed.ways:
            called = subject_text(self._desk.t, disputed.subject)
            WhichCounts(self._desk, self._workspace, called, disputed.ways, self).exec()
            return
        meeting = disputed.subject.nearest("meeting")
        if meeting is not None:
            self._desk.navigator.go(Place(page="prepare", record=meeting.id))
