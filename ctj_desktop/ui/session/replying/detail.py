"""What was answered by one seat or guest, on which day, by which way, and why do they not come?"""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ctj_desktop.domain.ids import PersonId, SeatId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import Reply, ReplyWay
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.errors import article_in
from ctj_desktop.i18n.words import word
from ctj_desktop.services.session.attendance import COME_THEMSELVES, OF_GUESTS
from ctj_desktop.services.session.replies import Replies, ReplyLine
from ctj_desktop.services.session.reply_entry import enter_reply
from ctj_desktop.services.session.stand_ins import stand_ins_of
from ctj_desktop.ui.forms.dialog_frame import Frame
from ctj_desktop.ui.forms.fields import choice_of, chosen, line_field, read_day, set_text, typed
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.session.replying.columns import bearer_words, name_of_line
from ctj_desktop.ui.session.replying.lines import bearers_of, entry_of, stand_in_words
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.widgets.fields import ComboBox, Field, Note

NAME = "dialog.reply"
WIDTH = 560


class ReplyDialog(Frame):
    """One field for each; who votes for the seat and which substitute comes are asked for where they are meant."""

    def __init__(
        self, desk: Desk, workspace: OpenWorkspace, replies: Replies, line: ReplyLine, parent: QWidget
    ) -> None:
        t = desk.t
        who = line.holder or name_of_line(line, t)
        super().__init__(desk, NAME, t("Reply of {name}").format(name=who), t("Keep"), parent)
        self._workspace, self._replies, self._line = workspace, replies, line
        self.reply = self._choice("reply", t("Reply"))
        self.way = self._choice("way", t("Answered"))
        self.bearer = self._choice("bearer", t("Represented by"))
        self.substitute = self._choice("substitute", t("Substitute"))
        self.day = line_field(desk, f"{NAME}.day", t("Received on"), icon="calendar-blank")
        self.reason = line_field(desk, f"{NAME}.reason", t("Reason (optional)"))
        self.named = {"replied_on": self.day}
        self._arrange()
        self._fill()
        choice_of(self.reply).activated.connect(lambda _at: self._show_asked())
        choice_of(self.way).activated.connect(lambda _at: self._show_asked())
        choice_of(self.reply).setFocus()

    def go(self) -> None:
        day, reply = read_day(self.desk, self.day, self._workspace.today()), chosen(self.reply, Reply)
        bearer, substitute = chosen(self.bearer, UUID), chosen(self.substitute, UUID)
        said = replace(
            entry_of(self._replies, self._line),
            reply=reply,
            on=(day or self._workspace.today()) if reply is not None else None,
            way=chosen(self.way, ReplyWay) if reply is not None else None,
            bearer=SeatId(bearer) if bearer is not None else None,
            substitute=PersonId(substitute) if substitute is not None else None,
            reason=typed(self.reason),
        )
        self._workspace.do(enter_reply, entry=said)

    # inside

    def _choice(self, name: str, label: str) -> Field:
        field = Field(self.desk.theme, ComboBox(self.desk.theme, f"{NAME}.{name}"), self)
        field.say(label)
        return field

    def _arrange(self) -> None:
        self.widen(WIDTH)
        when = QHBoxLayout()
        when.setSpacing(self.desk.theme.px(metrics.GAP))
        for part, share in ((self.way, 3), (self.day, 2)):
            when.addWidget(part, share, Qt.AlignmentFlag.AlignTop)
        self.column.addWidget(self.reply)
        self.column.addLayout(when)
        for field in (self.bearer, self.substitute, self.reason):
            self.column.addWidget(field)

    def _fill(self) -> None:
        t, line, replies = self.desk.t, self._line, self._replies
        offered = [one for one in Reply if not line.is_guest or one in OF_GUESTS]
        choice_of(self.reply).offer([(t("no answer"), None), *((word(t, one), one) for one in offered)], line.reply)
        ways = [(word(t, way), way) for way in ReplyWay]
        choice_of(self.way).offer([(t("way not noted"), None), *ways], line.way)
        bearers = [(bearer_words(one, t), one.key) for one in bearers_of(replies, line)] if not line.is_guest else []
        choice_of(self.bearer).offer([("–", None), *bearers], line.bearer)
        found = stand_ins_of(self._workspace.store, replies.meeting, self._workspace.today())
        stand_ins = [(stand_in_words(replies, one, t), one.key) for one in found.get(SeatId(line.key), ())]
        person = line.substitute_person
        if person is not None and person not in [key for _, key in stand_ins]:
            stand_ins.append((line.substitute, person))
        choice_of(self.substitute).offer([("–", None), *stand_ins], person or (stand_ins[0][1] if stand_ins else None))
        set_text(self.day, t.date_short(line.on or self._workspace.today()))
        set_text(self.reason, line.excuse)
        self.reason.note(
            t(
                "It stays between the secretariats and stands on no paper of the meeting; once the person comes after "
                "all, it is deleted."
            )
        )
        self._show_asked()

    def _show_asked(self) -> None:
        reply = chosen(self.reply, Reply)
        self.bearer.setVisible(reply is Reply.REPRESENTED)
        self.substitute.setVisible(reply is Reply.SUBSTITUTE)
        self.reason.setVisible(reply not in COME_THEMSELVES)
        self.way.setEnabled(reply is not None)
        self.day.setEnabled(reply is not None)
        self._say_unwritten(reply)
        self.fit_to(self)

    def _say_unwritten(self, reply: Reply | None) -> None:
        """The statutes ask for a proxy in writing: it is entered, and does not count until it is there so."""
        rule, way = self._replies.holds.proxies, chosen(self.way, ReplyWay)
        lacks = rule is not None and rule.written and (way is None or not way.in_writing)
        if reply is not Reply.REPRESENTED or rule is None or not lacks:
            self.bearer.clear_note()
            return
        self.bearer.note(unwritten_words(self.desk.t, rule.article), Note.CHANGED)


def unwritten_words(t: Translator, article: str) -> str:
    """That a proxy is not there as the statutes ask for it."""
    if not article:
        return t("The statutes ask for a proxy in writing: it counts once it came by letter, e-mail or form.")
    said = t("The statutes ask for a proxy in writing ({article}): it counts once it came by letter, e-mail or form.")
    return said.format(article=article_in(article, t.language))
