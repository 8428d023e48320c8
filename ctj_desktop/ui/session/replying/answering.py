"""How does a key or a choice on a line of the replies become what is entered, and what is said when it cannot?"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from ctj_desktop.domain.ids import PersonId, SeatId
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.meetings import Reply, ReplyWay
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.services.session.proxies import why_no_proxy
from ctj_desktop.services.session.refusals import NoSubstitute
from ctj_desktop.services.session.replies import Replies, ReplyLine
from ctj_desktop.services.session.reply_entry import ReplyEntry, enter_reply
from ctj_desktop.services.session.stand_ins import stand_ins_of
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.session.replying.columns import bearer_words, name_of_line
from ctj_desktop.ui.session.replying.lines import bearers_of, entry_of, stand_in_words


class ReplyList(NamedValue):
    """What the page shows, and where on it a choice opens."""

    replies: Callable[[], Replies]
    way: Callable[[], ReplyWay | None]
    refuse: Callable[[str], None]
    below: Callable[[], QPoint]


class Answering:
    """Enters replies of one line; every one with the way that is chosen on the page, on this day."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, shown: ReplyList, parent: QWidget) -> None:
        self._desk, self._workspace, self._shown, self._parent = desk, workspace, shown, parent

    def answer(self, line: ReplyLine, reply: Reply) -> None:
        """Who votes for the seat, or which of several substitutes comes, is asked for."""
        if reply is Reply.REPRESENTED:
            self._represent(line)
        elif reply is Reply.SUBSTITUTE:
            self._substitute(line)
        else:
            self._record(line, reply)

    def take_back(self, line: ReplyLine) -> None:
        """As if nothing had been said; why they do not come goes with it."""
        self._enter(entry_of(self._shown.replies(), line))

    def detail(self, line: ReplyLine) -> None:
        """Everything of one reply, with its day, its way and its reason."""
        from ctj_desktop.ui.session.replying.detail import ReplyDialog

        ReplyDialog(self._desk, self._workspace, self._shown.replies(), line, self._parent).exec()

    def attempt(self, act: Callable[[], object]) -> None:
        """Why it cannot be done stands below the list."""
        try:
            act()
        except (UserError, StoreError) as error:
            self._shown.refuse(sentence(self._desk.t, error))

    def menu(self, title: str) -> QMenu:
        """Choices of a line."""
        menu = QMenu(self._parent)
        menu.setObjectName("replies.menu")
        menu.setToolTipsVisible(True)
        if title:
            menu.addSection(title)
            menu.setAccessibleName(title)
        return menu

    def open(self, menu: QMenu, where: QPoint) -> None:
        """Until one is chosen."""
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)

    # inside

    def _represent(self, line: ReplyLine) -> None:
        """Those who come stand first."""
        t, replies = self._desk.t, self._shown.replies()
        why_not = why_no_proxy(self._workspace.store, t, replies.meeting.id)
        if why_not:
            self._shown.refuse(why_not)
            return
        menu = self.menu(t("Represented by"))
        for one in bearers_of(replies, line):
            action = menu.addAction(bearer_words(one, t))
            action.setObjectName(f"replies.by.{one.key}")
            action.triggered.connect(partial(self._record, line, Reply.REPRESENTED, bearer=SeatId(one.key)))
        self.open(menu, self._shown.below())

    def _substitute(self, line: ReplyLine) -> None:
        """The only one at once; of several one is chosen, in the order in which they are called."""
        t = self._desk.t
        found = stand_ins_of(self._workspace.store, self._shown.replies().meeting, self._workspace.today())
        stand_ins = found.get(SeatId(line.key), ())
        if not stand_ins and line.substitute_person is None:
            self._shown.refuse(sentence(t, NoSubstitute(name_of_line(line, t))))
        elif len(stand_ins) < 2:
            self._record(line, Reply.SUBSTITUTE, substitute=stand_ins[0].key if stand_ins else line.substitute_person)
        else:
            menu = self.menu(t("Which substitute comes?"))
            for one in stand_ins:
                action = menu.addAction(stand_in_words(self._shown.replies(), one, t))
                action.setObjectName(f"replies.substitute.{one.key}")
                action.triggered.connect(partial(self._record, line, Reply.SUBSTITUTE, substitute=one.key))
            self.open(menu, self._shown.below())

    def _record(
        self,
        line: ReplyLine,
        reply: Reply,
        _checked: bool = False,
        *,
        bearer: SeatId | None = None,
        substitute: PersonId | None = None,
    ) -> None:
        entry = entry_of(self._shown.replies(), line)
        self._enter(
            ReplyEntry(
                meeting=entry.meeting,
                seat=entry.seat,
                guest=entry.guest,
                reply=reply,
                on=self._workspace.today(),
                way=self._shown.way(),
                bearer=bearer,
                substitute=substitute,
            )
        )

    def _enter(self, entry: ReplyEntry) -> None:
        self.attempt(lambda: self._workspace.do(enter_reply, entry=entry))
