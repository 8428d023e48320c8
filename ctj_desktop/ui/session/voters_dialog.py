"""Who could vote at a minute of the meeting, for whom by proxy, and was there a quorum?"""

from datetime import time

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.attendance_facts import How
from ctj_desktop.domain.ids import MeetingId
from ctj_desktop.errors import UserError
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.votes import quorum_said, voters_said
from ctj_desktop.i18n.words import word
from ctj_desktop.services.membership.rules.articles import wording_at
from ctj_desktop.services.minutes.voters_then import VotersThen, VoterThen, voters_then
from ctj_desktop.services.session.screen import SessionView
from ctj_desktop.ui.forms.dialog_frame import Frame
from ctj_desktop.ui.forms.fields import Unreadable, line_field, read_clock, set_text, typed
from ctj_desktop.ui.forms.typed_values import read_time
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.cell import Cell
from ctj_desktop.ui.widgets.fields import LineEdit, Note
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.rows import Column, RowsModel
from ctj_desktop.ui.widgets.table import Table

WIDTH = 640


def _who(voter: VoterThen, t: Translator) -> Cell:
    return Cell(text=voter.name, second=voter.body.or_other(content_language(t)))


def _how(voter: VoterThen, t: Translator) -> Cell:
    if voter.how is How.REPRESENTED:
        return Cell(text=t("{state} by {name}").format(state=word(t, voter.how), name=voter.bearer_name))
    return Cell(text=word(t, voter.how))


COLUMNS: tuple[Column[VoterThen], ...] = (
    Column(key="who", heading=N_("Name"), cell=_who),
    Column(key="how", heading=N_("Attendance"), cell=_how, width=200),
)


class VotersAt(Frame):
    """A time, the seats that could vote then, and below it how many and the quorum; nothing is written."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, meeting: MeetingId, at: time, parent: QWidget) -> None:
        t = desk.t
        super().__init__(desk, "dialog.voters", t("Who could vote?"), t("Close"), parent)
        self._workspace, self._meeting = workspace, meeting
        self.widen(WIDTH)
        self.cancel.hide()
        self.time = line_field(desk, "dialog.voters.time", t("At what time"))
        self.sentence = Label(desk.theme, Type.STRONG, wrap=True, name="dialog.voters.count", parent=self)
        self.more = Label(desk.theme, wrap=True, name="dialog.voters.quorum", parent=self)
        self.table = Table(
            desk.theme,
            "dialog.voters.table",
            RowsModel(desk.language, COLUMNS, self),
            row=metrics.ROW_TWO_LINES,
            parent=self,
        )
        self.table.setMinimumHeight(desk.theme.px(200))
        for widget in (self.time, self.sentence, self.more, self.table):
            self.column.addWidget(widget)
        set_text(self.time, t.clock(at))
        editor = self.time.editor
        assert isinstance(editor, LineEdit)
        editor.textChanged.connect(self._typed)
        editor.selectAll()
        editor.setFocus()
        self._show(at)

    @classmethod
    def ask(cls, desk: Desk, workspace: OpenWorkspace, view: SessionView, parent: QWidget) -> None:
        """Shows those of this minute, after the close of that of the closing, then of any other."""
        closed = view.meeting.closed_at if not view.in_session else None
        cls(desk, workspace, view.meeting.id, closed or view.now, parent).exec()

    def go(self) -> None:
        """Closes; a time that cannot be read is said first."""
        if read_clock(self.desk, self.time) is None:
            self.time.note(self.desk.t("Write the time, for instance 14:05."), Note.ERROR)
            self.time.editor.setFocus()
            raise Unreadable

    def _typed(self) -> None:
        """While it is typed; what is no time yet leaves nothing on the screen that was said of another."""
        try:
            at = read_time(typed(self.time))
        except UserError:
            at = None
        self.time.clear_note()
        if at is not None:
            self._show(at)
        else:
            self._say("", "", ())

    def _show(self, at: time) -> None:
        t, then = self.desk.t, voters_then(self._workspace.store, self._meeting, at)
        count = t("At {time}: {voters}.").format(time=t.clock(then.at), voters=voters_said(t, then.count))
        self._say(count, "\n".join(self._more(then)), then.voters)

    def _more(self, then: VotersThen) -> list[str]:
        t = self.desk.t
        said = [quorum_said(t, then.quorum)]
        article = then.quorum.rule.article if then.quorum.rule is not None else ""
        said.append(wording_at(self._workspace.store, t, self._meeting, article))
        if then.recused:
            said.append(t("Stood back: {names}.").format(names=t.join(then.recused)))
        return [one for one in said if one]

    def _say(self, count: str, more: str, voters: tuple[VoterThen, ...]) -> None:
        self.sentence.say(count)
        self.more.say(more)
        self.table.rows_model.replace(list(voters))
        self.table.setAccessibleName(count or self.desk.t("Who could vote?"))
        self.time.editor.setAccessibleDescription(" ".join(filter(None, (count, more))))
