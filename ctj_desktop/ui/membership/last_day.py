"""When does the term of a committee, or the committee itself, end, and whom and what does that concern?"""

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.days import days_later
from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.errors import UserError
from ctj_desktop.i18n import N_
from ctj_desktop.i18n.errors import day_or_text
from ctj_desktop.i18n.words import word_within
from ctj_desktop.services.catalogue.record_lines import called
from ctj_desktop.services.membership.committee_ended import Closing, closing_of, end_committee
from ctj_desktop.services.membership.terms_ended import StillRunning, end_term, running_beyond
from ctj_desktop.services.naming.titles import subject_of
from ctj_desktop.services.steps.records import name_of_person
from ctj_desktop.services.steps.states import name_of
from ctj_desktop.ui.forms.dialog_frame import WIDE, Frame
from ctj_desktop.ui.forms.fields import Unreadable, line_field, read_day, set_text, typed
from ctj_desktop.ui.forms.typed_values import read_date
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.fields import LineEdit, Note
from ctj_desktop.ui.widgets.labels import Label

MOST: Final = 24
"""Persons and seats that are named; the others are counted."""


class LastDay(Frame):
    """The last day, and below it who is concerned, while it is typed. What ends is said by its kinds.

    `key` is of the names of its parts, `title` names the committee, `asked` is the word of the field, `missing` says
    that it is empty, `verb` what the button does while the day cannot be read.
    """

    key: str
    title: str
    asked: str
    missing: str
    verb: str

    def __init__(self, desk: Desk, workspace: OpenWorkspace, committee: Committee, parent: QWidget) -> None:
        t, key = desk.t, f"dialog.{self.key}"
        title = t(self.title).format(committee=committee.name.or_other(content_language(t)))
        super().__init__(desk, key, title, t(self.verb), parent)
        self.workspace, self.committee = workspace, CommitteeId(committee.id)
        self.last = line_field(desk, f"{key}.last", t(self.asked), icon="calendar-blank")
        set_text(self.last, t.date_short(workspace.today()))
        self.who = Label(desk.theme, Type.BODY, wrap=True, name=f"{key}.who", parent=self)
        self.column.addWidget(self.last)
        self.column.addWidget(self.who)
        editor = self.last.editor
        assert isinstance(editor, LineEdit)
        editor.textChanged.connect(lambda _text: self._show())
        self.widen(WIDE)
        self._show()
        editor.setFocus()
        editor.selectAll()

    @abstractmethod
    def said(self, end: date) -> tuple[str, str]:
        """What would be closed by `end`, the first day after; the words of the button that does it."""

    @abstractmethod
    def close_all(self, end: date) -> None:
        """Does it."""

    def go(self) -> None:
        last = read_day(self.desk, self.last, self.workspace.today())
        if last is None:
            self.last.note(self.desk.t(self.missing), Note.ERROR)
            raise Unreadable
        self.close_all(days_later(last, 1))

    def _show(self) -> None:
        """Whom the day that stands there concerns; nobody while it cannot be read."""
        last = self._day()
        text, act = self.said(days_later(last, 1)) if last is not None else ("", self.desk.t(self.verb))
        self.who.say(text)
        self.act.say(act)

    def _day(self) -> date | None:
        try:
            return read_date(typed(self.last), self.workspace.today())
        except UserError:
            return None

    def held(self, running: StillRunning) -> Iterator[str]:
        """Everybody with a mandate or an office that would be closed."""
        t, store = self.desk.t, self.workspace.store
        for mandate in running.mandates:
            as_substitute = f" ({t('substitute')})" if mandate.substitute else ""
            yield name_of_person(store, mandate.person) + as_substitute
        for office in running.offices:
            yield f"{name_of_person(store, office.person)} ({word_within(t, office.office)})"

    def some(self, lines: Sequence[str]) -> list[str]:
        """So many as can be taken in, and how many more there are."""
        t, more = self.desk.t, len(lines) - MOST
        rest = [t.n("and {count} more", "and {count} more", more).format(count=t.number(more))] if more > 0 else []
        return [*lines[:MOST], *rest]


class EndTerm(LastDay):
    """Mandates and offices of a term."""

    key = "end_term"
    title = N_("End of the term of {committee}")
    asked = N_("Last day of the term")
    missing = N_("Write the last day of the term.")
    verb = N_("Close them")

    def said(self, end: date) -> tuple[str, str]:
        t = self.desk.t
        running = running_beyond(self.workspace.store, self.committee, end)
        act = t.n("Close {count} mandate or office", "Close {count} mandates and offices", running.count)
        words = act.format(count=t.number(running.count))
        if not running.count:
            return t("No mandate and no office of this committee runs beyond that day."), words
        head = t("These run beyond that day and end with it, for the reason “end of term”; undo brings all back:")
        return "\n".join((head, *self.some(list(self.held(running))))), words

    def close_all(self, end: date) -> None:
        self.workspace.do(end_term, committee=self.committee, end=end)


class EndCommittee(LastDay):
    """The committee with its seats and working groups, and all who sit there."""

    key = "end_committee"
    title = N_("End of {committee}")
    asked = N_("Last day of the committee")
    missing = N_("Write the last day of the committee.")
    verb = N_("End the committee")

    def said(self, end: date) -> tuple[str, str]:
        t = self.desk.t
        closing = closing_of(self.workspace.store, self.committee, end)
        if not closing.seats:
            return t("No seat of this committee runs beyond that day."), t(self.verb)
        head = t("These end with that day, in one act; undo brings all back:")
        return "\n".join((head, *self._parts(closing), *self._later(closing))), t(self.verb)

    def close_all(self, end: date) -> None:
        self.workspace.do(end_committee, committee=self.committee, end=end)

    def _parts(self, closing: Closing) -> Iterator[str]:
        """Seats are counted, persons and groups named."""
        t, store = self.desk.t, self.workspace.store
        seats = t.n("{count} seat", "{count} seats", len(closing.seats))
        yield seats.format(count=t.number(len(closing.seats)))
        held = self.some(list(self.held(closing.held)))
        if held:
            yield t("Mandates and offices: {names}").format(names=", ".join(held))
        groups = [called(t, subject_of(store, one.kind, one.id)) for one in closing.groups]
        if groups:
            yield t("Working groups: {names}").format(names=", ".join(self.some(groups)))
        members = list(dict.fromkeys(name_of_person(store, one.person) for one in closing.in_groups))
        if members:
            yield t("Their members: {names}").format(names=", ".join(self.some(members)))

    def _later(self, closing: Closing) -> Iterator[str]:
        """What the act leaves, and a person must see to."""
        t = self.desk.t
        if closing.meetings:
            yield ""
            named = ", ".join(self.some([day_or_text(t, name_of(one)) for one in closing.meetings]))
            yield t("Planned after that day, and not cancelled by this: {meetings}").format(meetings=named)
