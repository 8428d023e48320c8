"""Who changed what in a record, when, and what stood there before?"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from ctj_desktop.domain.changes import Label, Outcome
from ctj_desktop.domain.ids import NETWORK
from ctj_desktop.domain.meetings import AgendaItem, Meeting
from ctj_desktop.domain.people import Person
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.labels import label_text
from ctj_desktop.i18n.registers import register_name
from ctj_desktop.services.records import person_name
from ctj_desktop.services.register_words import ValueWords
from ctj_desktop.storage.history import RegisterChange, record_history
from ctj_desktop.ui.desk import Desk, Page
from ctj_desktop.ui.models.cell import Cell, Look
from ctj_desktop.ui.models.rows import Column, RowsModel
from ctj_desktop.ui.navigation import Place
from ctj_desktop.ui.session import Session
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.views.list_card import ListCard
from ctj_desktop.ui.views.page_head import PageHead, page_column
from ctj_desktop.ui.widgets.table import Table
from ctj_desktop.ui.widgets.topline import Crumb


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeLine:
    """One register as one act changed it."""

    key: UUID
    at: datetime
    who: str
    label: Label
    register: str
    old: str
    new: str
    first: bool
    """Whether it is the first of its act in the list: the others of the act do not repeat it."""


def _when(line: ChangeLine, t: Translator) -> Cell:
    return Cell(text=t.instant(line.at), second=line.who or t("nobody named")) if line.first else Cell()


def _act(line: ChangeLine, t: Translator) -> Cell:
    return Cell(text=label_text(t, line.label.key, line.label.args)) if line.first else Cell()


def _register(line: ChangeLine, t: Translator) -> Cell:
    return Cell(text=register_name(t, line.register), look=Look.MUTED)


def _old(line: ChangeLine, t: Translator) -> Cell:
    return Cell(text=line.old, note=line.old) if line.old else Cell(text=t("empty"), look=Look.UNFILLED)


def _new(line: ChangeLine, t: Translator) -> Cell:
    return Cell(text=line.new, note=line.new) if line.new else Cell(text=t("empty"), look=Look.UNFILLED)


COLUMNS: tuple[Column[ChangeLine], ...] = (
    Column(key="when", heading=N_("When and who"), cell=_when, width=208),
    Column(key="act", heading=N_("Act"), cell=_act, share=4),
    Column(key="register", heading=N_("Field"), cell=_register, width=152),
    Column(key="old", heading=N_("Before"), cell=_old, share=3),
    Column(key="new", heading=N_("After"), cell=_new, share=3),
)


class HistoryPage(Page):
    """Every change of one record, the newest first."""

    section = "meetings"

    def __init__(self, desk: Desk, session: Session) -> None:
        super().__init__()
        self._desk, self._session = desk, session
        self._record: UUID | None = None
        self.setObjectName("page.history")
        theme = desk.theme
        self.head = PageHead(theme, self)
        self.model = RowsModel(desk.language, COLUMNS, self)
        self.table = Table(theme, "history.table", self.model, row=metrics.ROW_TWO_LINES)
        self.card = ListCard(theme, "history.card", self.table, self, fits=True)
        column = page_column(theme, self)
        column.addWidget(self.head)
        column.addWidget(self.card, 1)
        column.addStretch(0)
        session.bus.changed.connect(self._changed)
        self.retranslate()

    def show_place(self, place: Place) -> None:
        self._record = place.record
        self.section = "members" if self._person() is not None else "meetings"
        self._read()
        self.table.setFocus()

    def crumbs(self) -> list[Crumb]:
        t = self._desk.t
        if self._person() is not None:
            members = Place(page="members", record=self._record)
            return [(t("Members"), members), (self._name(), None), (t("History"), None)]
        return [(t("Meetings"), Place(page="meetings")), (self._name(), self._back()), (t("History"), None)]

    def keys(self) -> str:
        return self._desk.t("Alt+← back")

    def retranslate(self) -> None:
        self.table.setAccessibleName(self._desk.t("History"))
        if self._record is not None:
            self._read()

    def _changed(self, outcome: Outcome) -> None:
        if self.isVisible() and any(identity == self._record for _, identity in outcome.changed):
            self._read()

    def _read(self) -> None:
        assert self._record is not None
        t = self._desk.t
        changes = record_history(self._session.store, self._record)
        values = [(one.kind, one.register, value) for one in changes for value in (one.old, one.new)]
        words = ValueWords.of(t, self._session.store, values)
        lines = [
            self._line(change, words, first=not at or changes[at - 1].operation.id != change.operation.id)
            for at, change in enumerate(changes)
        ]
        self.model.replace(lines)
        self.card.show_rows(bool(lines))
        self.card.empty.nothing_yet(t("Nothing changed yet"), "", "", "clock-counter-clockwise")
        self.head.say(t("History"), self._name())

    def _line(self, change: RegisterChange, words: ValueWords, *, first: bool) -> ChangeLine:
        store = self._session.store
        author = change.operation.author
        return ChangeLine(
            key=uuid5(NETWORK, f"{change.operation.id}{change.row}{change.register}"),
            at=change.operation.at,
            who=person_name(store.get(Person, author, deleted=True)) if author else "",
            label=change.operation.label,
            register=change.register,
            first=first,
            old=words.text(change.kind, change.register, change.old),
            new=words.text(change.kind, change.register, change.new),
        )

    def _person(self) -> Person | None:
        return self._session.store.get(Person, self._record, deleted=True) if self._record else None

    def _name(self) -> str:
        if self._record is None:
            return ""
        t, store = self._desk.t, self._session.store
        person = self._person()
        if person is not None:
            return person_name(person)
        item = store.get(AgendaItem, self._record, deleted=True)
        if item is not None:
            return item.title.or_other(t.language)
        meeting = store.get(Meeting, self._record, deleted=True)
        return (meeting.number if meeting else None) or t("unnumbered meeting")

    def _back(self) -> Place | None:
        item = self._session.store.get(AgendaItem, self._record, deleted=True) if self._record else None
        meeting = item.meeting if item is not None else self._record
        return Place(page="prepare", record=meeting) if meeting is not None else None
