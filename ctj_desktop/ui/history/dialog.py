"""Who changed what in a record, when; how did it stand after a change, and how does an old value come back?"""

from collections.abc import Callable, Mapping
from uuid import UUID, uuid5

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ctj_desktop.domain.ids import NETWORK
from ctj_desktop.domain.log.changes import Outcome
from ctj_desktop.domain.log.conflicts import POSITION
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.i18n import Translator
from ctj_desktop.services.catalogue.field_history import PastField, as_of, bring_value_back, can_come_back
from ctj_desktop.services.naming.field_values import ValueWords
from ctj_desktop.services.naming.search import FoundRecord, record_of
from ctj_desktop.storage.log.history import RegisterChange, record_history
from ctj_desktop.storage.log.writers import writer
from ctj_desktop.ui.forms.list_card import ListCard
from ctj_desktop.ui.forms.page_head import PageHead, page_column
from ctj_desktop.ui.frame.navigation import Crumb, Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.record_pages import place_of
from ctj_desktop.ui.frame.sections import SECTIONS
from ctj_desktop.ui.frame.view_context import Desk, Page
from ctj_desktop.ui.history.columns import CHANGE_COLUMNS, FIELDS, ChangeLine, FieldLine
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.rows import RowsModel
from ctj_desktop.ui.widgets.table import Table

SECTION_OF: Mapping[str, str] = {"prepare": "meetings", "hold": "meetings", "project": "projects"}
"""Pages that are opened from a section and are none themselves."""


class HistoryPage(Page):
    """Every change of one record, the newest first; below, the record as it stood after the chosen one."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._workspace = desk, workspace
        self._record: UUID | None = None
        self._found: FoundRecord | None = None
        self._changes: list[RegisterChange] = []
        self.section = "meetings"
        self.setObjectName("page.history")
        self._build()
        self._lay_out()
        self.table.current_changed.connect(self._change_chosen)
        self.table.opened.connect(self._to_fields)
        self.fields.current_changed.connect(self._field_chosen)
        self.fields.opened.connect(self._bring_back)
        self.back.clicked.connect(self._bring_back)
        workspace.bus.changed.connect(self._changed)
        self.retranslate()

    def show_place(self, place: Place) -> None:
        self._record = place.record
        self._found = record_of(self._workspace.store, self._desk.t, place.record) if place.record else None
        shown = self._place()
        page = shown.page if shown is not None else "meetings"
        self.section = SECTION_OF.get(page, page)
        self._read()
        if self.model.rows:
            self.table.select(self.model.rows[0].key)
        self.table.setFocus()

    def crumbs(self) -> list[Crumb]:
        t = self._desk.t
        section = next((t(spec.text) for spec in SECTIONS if spec.key == self.section), "")
        first: list[Crumb] = [(section, Place(page=self.section))] if section else []
        return [*first, (self._name(), self._place()), (t("History"), None)]

    def keys(self) -> str:
        return self._desk.t("Enter as it was then · Alt+← back")

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        return {"bring_back": self._bring_back}

    def why_not(self, key: str) -> str:
        t, line = self._desk.t, self._line_chosen()
        if key != "bring_back":
            return ""
        if self._workspace.store.read_only:
            return self._workspace.why_not_write(t)
        if line is None or not line.field.differs:
            return t("Choose a field that was different then.")
        if line.field.erased:
            return t("What stood there was erased for good.")
        follows = t("This field follows from other acts and is not changed by itself.")
        return "" if can_come_back(line.field) else follows

    def retranslate(self) -> None:
        t = self._desk.t
        self.table.setAccessibleName(t("History"))
        self.fields.setAccessibleName(t("As it was then"))
        self.back.say(t("Bring this value back"))
        if self._record is not None:
            self._found = record_of(self._workspace.store, t, self._record)
            self._read()

    # inside

    def _build(self) -> None:
        theme = self._desk.theme
        self.head = PageHead(theme, self)
        self.model = RowsModel(self._desk.language, CHANGE_COLUMNS, self)
        self.table = Table(theme, "history.table", self.model, row=metrics.ROW_TWO_LINES)
        self.card = ListCard(theme, "history.card", self.table, self)
        self.then = QWidget(self)
        self.moment = Label(theme, Type.CARD, elide=True, name="history.moment", parent=self.then)
        self.back = Button(theme, "history.bring_back", icon="arrow-counter-clockwise", parent=self.then)
        self.field_model = RowsModel(self._desk.language, FIELDS, self)
        self.fields = Table(theme, "history.fields", self.field_model, row=metrics.ROW)
        self.field_card = ListCard(theme, "history.then", self.fields, self)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self.then)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._desk.theme.px(metrics.GAP))
        row.addWidget(self.moment, 1)
        row.addWidget(self.back)
        column = page_column(self._desk.theme, self)
        column.addWidget(self.head)
        column.addWidget(self.card, 3)
        column.addWidget(self.then)
        column.addWidget(self.field_card, 2)

    def _changed(self, outcome: Outcome) -> None:
        if self.isVisible() and any(identity == self._record for _, identity in outcome.changed):
            self._read()

    def _read(self) -> None:
        assert self._record is not None
        t, store = self._desk.t, self._workspace.store
        self._changes = record_history(store, self._record)
        changes = [one for one in self._changes if one.register != POSITION or one.old is not None]
        values = [(one.kind, one.register, value) for one in changes for value in (one.old, one.new)]
        words = ValueWords.of(t, store, values)
        lines = [
            self._line(change, words, first=not at or changes[at - 1].operation.id != change.operation.id)
            for at, change in enumerate(changes)
        ]
        self.model.replace(lines)
        self.card.show_rows(bool(lines))
        self.card.empty.nothing_yet(t("Nothing changed yet"), "", "", "clock-counter-clockwise")
        self.head.say(t("History"), self._name())
        self._show_then()

    def _change_chosen(self, _key: object = None) -> None:
        self._show_then()
        if self.field_model.rows:
            self.fields.select(self.field_model.rows[0].key)

    def _show_then(self) -> None:
        """The record as it stood after the act that is chosen above."""
        t, store = self._desk.t, self._workspace.store
        chosen = self.model.row_at(self.table.currentIndex())
        fields = as_of(store, self._changes, chosen.operation) if chosen is not None else []
        values = [(one.kind, one.register, value) for one in fields for value in (one.then, one.now)]
        words = ValueWords.of(t, store, values)
        self.field_model.replace([_field_line(field, words) for field in fields])
        differing = sum(field.differs for field in fields)
        if chosen is not None:
            difference = t.n("{count} field is different now", "{count} fields are different now", differing)
            then = t("As it was on {when}").format(when=t.instant(chosen.at))
            same = t("nothing is different now")
            self.moment.say(f"{then} · {difference.format(count=differing) if differing else same}")
        for widget in (self.then, self.field_card):
            widget.setVisible(chosen is not None)
        if fields and self.fields.current_key() is None:
            self.fields.select(self.field_model.rows[0].key)
        self._field_chosen()

    def _field_chosen(self, _key: object = None) -> None:
        reason = self.why_not("bring_back")
        self.back.setEnabled(not reason)
        self.back.setToolTip(reason)
        self.back.setAccessibleDescription(reason)
        self.state_changed.emit()

    def _line_chosen(self) -> FieldLine | None:
        return self.field_model.row_at(self.fields.currentIndex())

    def _to_fields(self, _key: object = None) -> None:
        if self.field_model.rows:
            self.fields.select(self.field_model.rows[0].key)
            self.fields.setFocus()

    def _bring_back(self, _key: object = None) -> None:
        line, reason = self._line_chosen(), self.why_not("bring_back")
        if reason or line is None:
            self._workspace.bus.refused.emit(reason)
            return
        try:
            self._workspace.do(bring_value_back, line.field)
        except (UserError, StoreError) as error:
            self._desk.refuse(error)
            return
        self.fields.select(self.field_model.rows[0].key)  # the next that differs

    def _line(self, change: RegisterChange, words: ValueWords, *, first: bool) -> ChangeLine:
        t, author = self._desk.t, change.operation.author
        old, new = (words.text(change.kind, change.register, value) for value in (change.old, change.new))
        if change.register == POSITION:
            old, new = t("the place before"), t("another place")
        return ChangeLine(
            key=uuid5(NETWORK, f"{change.operation.id}{change.row}{change.register}"),
            operation=change.operation.id,
            at=change.operation.at,
            who=writer(self._workspace.store, author, change.replica).or_other(t.language),
            label=change.operation.label,
            register=change.register,
            first=first,
            old=old,
            new=new,
        )

    def _name(self) -> str:
        return _title(self._desk.t, self._found)

    def _place(self) -> Place | None:
        return place_of(self._found) if self._found is not None else None


def _title(t: Translator, found: FoundRecord | None) -> str:
    if found is None:
        return ""
    return found.text or (t("unnumbered meeting") if found.kind == "meeting" else "")


def _field_line(field: PastField, words: ValueWords) -> FieldLine:
    return FieldLine(
        key=uuid5(NETWORK, f"{field.row}{field.kind}{field.register}"),
        field=field,
        then=words.text(field.kind, field.register, field.then),
        now=words.text(field.kind, field.register, field.now),
    )
