"""When does the term of a committee end, and whose mandates and offices end with it?"""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.days import days_later
from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.errors import UserError
from ctj_desktop.i18n import N_
from ctj_desktop.i18n.words import word_within
from ctj_desktop.services.membership.terms_ended import StillRunning, end_term, running_beyond
from ctj_desktop.services.steps.homes import kept_here
from ctj_desktop.services.steps.records import name_of_person
from ctj_desktop.ui.forms.dialog_frame import WIDE, Frame
from ctj_desktop.ui.forms.fields import Unreadable, line_field, read_day, set_text, typed
from ctj_desktop.ui.forms.screens.list_page import ListPage
from ctj_desktop.ui.forms.screens.particulars import Particulars, RecordAct
from ctj_desktop.ui.forms.typed_values import read_date
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.screen import Screen
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.fields import LineEdit, Note
from ctj_desktop.ui.widgets.labels import Label

MOST: Final = 24
"""Persons that are named; the others are counted."""


def committees_page(desk: Desk, workspace: OpenWorkspace, parent: QWidget | None = None) -> ListPage:
    """Committees and what belongs to them."""
    screen = desk.screens["committee"]
    return ListPage(desk, workspace, screen, more=CommitteeParticulars(desk, workspace, screen), parent=parent)


class CommitteeParticulars(Particulars):
    """The end of a term closes what runs."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, screen: Screen) -> None:
        super().__init__(desk, workspace, screen)
        self._committee: Committee | None = None

    def look_at(self, record: Committee | None) -> None:
        self._committee = record

    def acts(self) -> Sequence[RecordAct]:
        return (
            RecordAct(
                key="end_term",
                word=N_("End of the term…"),
                icon="flag-checkered",
                do=self._end_term,
                why_not=self._why_not,
                tip=N_("Shows whose mandates and offices run beyond a day, and closes them in one act"),
            ),
        )

    def _end_term(self) -> None:
        if self._committee is not None:
            EndTerm(self._desk, self._workspace, self._committee, self.owner).exec()

    def _why_not(self) -> str:
        t, committee = self._desk.t, self._committee
        if committee is None:
            return t("Choose a committee first.")
        if not kept_here(self._workspace.store, committee):
            return t("Another office keeps this committee.")
        return self._workspace.why_not_write(t)


class EndTerm(Frame):
    """The last day, and beside it who is concerned, while it is typed."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, committee: Committee, parent: QWidget) -> None:
        t = desk.t
        name = committee.name.or_other(content_language(t))
        title = t("End of the term of {committee}").format(committee=name)
        super().__init__(desk, "dialog.end_term", title, t("Close them"), parent)
        self._workspace, self._committee = workspace, CommitteeId(committee.id)
        self.last = line_field(desk, "dialog.end_term.last", t("Last day of the term"), icon="calendar-blank")
        set_text(self.last, t.date_short(workspace.today()))
        self.who = Label(desk.theme, Type.BODY, wrap=True, name="dialog.end_term.who", parent=self)
        self.column.addWidget(self.last)
        self.column.addWidget(self.who)
        editor = self.last.editor
        assert isinstance(editor, LineEdit)
        editor.textChanged.connect(lambda _text: self._show())
        self.widen(WIDE)
        self._show()
        editor.setFocus()
        editor.selectAll()

    def go(self) -> None:
        last = read_day(self.desk, self.last, self._workspace.today())
        if last is None:
            self.last.note(self.desk.t("Write the last day of the term."), Note.ERROR)
            raise Unreadable
        self._workspace.do(end_term, committee=self._committee, end=days_later(last, 1))

    def _show(self) -> None:
        """Whom the day that stands there concerns; nobody while it cannot be read."""
        t, last = self.desk.t, self._day()
        if last is None:
            self.who.say("")
            self.act.say(t("Close them"))
            return
        running = running_beyond(self._workspace.store, self._committee, days_later(last, 1))
        self.who.say(self._said(running))
        count = t.n("Close {count} mandate or office", "Close {count} mandates and offices", running.count)
        self.act.say(count.format(count=t.number(running.count)))

    def _day(self) -> date | None:
        try:
            return read_date(typed(self.last), self._workspace.today())
        except UserError:
            return None

    def _said(self, running: StillRunning) -> str:
        t, store = self.desk.t, self._workspace.store
        lines = []
        for mandate in running.mandates:
            as_substitute = f" ({t('substitute')})" if mandate.substitute else ""
            lines.append(name_of_person(store, mandate.person) + as_substitute)
        lines += [f"{name_of_person(store, one.person)} ({word_within(t, one.office)})" for one in running.offices]
        if not lines:
            return t("No mandate and no office of this committee runs beyond that day.")
        more = len(lines) - MOST
        rest = [t.n("and {count} more", "and {count} more", more).format(count=t.number(more))] if more > 0 else []
        head = t("These run beyond that day and end with it, for the reason “end of term”; undo brings all back:")
        return "\n".join((head, *lines[:MOST], *rest))
