"""What is known of a person, and how is it changed in place?"""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ctj_desktop.domain.ids import MandateId, PersonId
from ctj_desktop.domain.log.changes import Outcome
from ctj_desktop.domain.records.committees import Mandate
from ctj_desktop.domain.records.people import Organisation, Person, Salutation, Side
from ctj_desktop.domain.texts import Language
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.i18n.words import word
from ctj_desktop.services.membership.lists import SOON, MandateLine, mandates_of
from ctj_desktop.services.membership.people import change_person, remove_person
from ctj_desktop.services.steps.records import person_name
from ctj_desktop.ui.forms.both_values import BothValues
from ctj_desktop.ui.forms.conflict_note import ConflictNote
from ctj_desktop.ui.forms.record_form import RecordForm, Slot, Value, choice_slot, text_slot
from ctj_desktop.ui.frame.bus import touches
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.membership.columns import mandate_text
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button, Kind
from ctj_desktop.ui.widgets.fields import Choice, Field, LineEdit
from ctj_desktop.ui.widgets.labels import Label, Tag
from ctj_desktop.ui.widgets.scrolling import scroll
from ctj_desktop.ui.widgets.surfaces import Card, Hairline

TEXTS = ("given_name", "family_name", "work_email", "work_phone", "work_mobile")
CHOICES = ("salutation", "language", "side", "organisation", "assistant")


class MandateRow(QWidget):
    """One mandate in two lines; a running one can be ended."""

    end_asked = Signal(object)

    def __init__(self, desk: Desk, line: MandateLine, at: int, running: bool, soon: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._line = line
        theme, t = desk.theme, desk.t
        first, second = mandate_text(t, line)
        title = Label(theme, Type.BODY, "text" if running else "muted", wrap=True, parent=self)
        when = Label(theme, Type.CAPTION, "warning" if soon else "muted", parent=self)
        title.say(first)
        when.say(second)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(title)
        words.addWidget(when)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(words, 1)
        if running:
            end = Button(theme, f"person.mandate.{at}.end", Kind.LINK, compact=True, parent=self)
            end.say(t("End…"), name=t("End the mandate {name}").format(name=first))
            end.clicked.connect(lambda: self.end_asked.emit(line.key))
            row.addWidget(end, 0, Qt.AlignmentFlag.AlignTop)


class PersonDetail(Card):
    """Name, function, mandates, contact; each field is an act of its own when it is left."""

    history_asked = Signal(object)

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> None:
        super().__init__(desk.theme, "person.detail", padded=False, parent=parent)
        self._desk, self._workspace = desk, workspace
        self._person: PersonId | None = None
        self.setFixedWidth(desk.theme.px(metrics.MEMBER_DETAIL))
        self._build()
        self._lay_out()
        self.form = RecordForm(desk, workspace, self._slots(), self.both, self._save, self)
        self._connect()
        self.retranslate()

    def show_person(self, person: PersonId | None) -> None:
        """Another person, or nobody."""
        same = person == self._person
        if not same:
            self.form.flush()
        self._person = person
        record = self._workspace.store.get(Person, person) if person is not None else None
        self.setEnabled(record is not None)
        self._area.setVisible(record is not None)
        if record is not None and same:
            self.form.follow(record)
        elif record is not None:
            self._offer_organisations()
            self._offer_assistants()
            self.form.show(record)
        if record is not None:
            self._show(record)

    def flush(self) -> None:
        """What was typed becomes an act."""
        self.form.flush()

    def retranslate(self) -> None:
        """Labels, choices and what is shown."""
        t = self._desk.t
        labels = {
            "given_name": t("Given name"),
            "family_name": t("Family name"),
            "work_email": t("E-mail"),
            "work_phone": t("Telephone"),
            "work_mobile": t("Mobile"),
            "function.fr": t("Function, French"),
            "function.de": t("Function, German"),
            "salutation": t("Salutation"),
            "language": t("Language of letters"),
            "side": t("Side"),
            "organisation": t("Body"),
            "assistant": t("Assistant"),
        }
        for key, label in labels.items():
            self._fields[key].say(label)
        self._mandates_title.say(t("Mandates"))
        self._person_title.say(t("Person"))
        self._contact_title.say(t("Professional contact"))
        self.appoint.say(t("New mandate…"))
        self.history.say(t("History"))
        self.remove.say(t("Remove"))
        self._offer_choices()
        if self._person is not None:
            record = self._workspace.store.get(Person, self._person)
            if record is not None:
                self._show(record)
                self.form.follow(record)

    # inside

    def _build(self) -> None:
        theme = self._desk.theme
        self._area = QScrollArea(self)
        self._inside = QWidget()
        self._name = Label(theme, Type.CARD, wrap=True, name="person.name", parent=self._inside)
        self._function = Label(theme, Type.BODY, "muted", wrap=True, name="person.function", parent=self._inside)
        self._side = Tag(theme, "", side=True, parent=self._inside)
        self.both = BothValues(theme, "person.both", self._inside)
        self.conflicts = ConflictNote(self._desk, self._workspace, "person.conflicts", self._inside, narrow=True)
        self._mandates_title = Label(theme, Type.LABEL, "muted", parent=self._inside)
        self._person_title = Label(theme, Type.LABEL, "muted", parent=self._inside)
        self._contact_title = Label(theme, Type.LABEL, "muted", parent=self._inside)
        self._mandates = QVBoxLayout()
        self.appoint = Button(theme, "person.appoint", icon="plus", compact=True, parent=self._inside)
        past = "clock-counter-clockwise"
        self.history = Button(theme, "person.history", Kind.QUIET, icon=past, compact=True, parent=self)
        self.remove = Button(theme, "person.remove", Kind.QUIET, icon="trash", compact=True, parent=self)
        self._fields: dict[str, Field] = {
            key: Field(theme, LineEdit(theme, f"person.{key}")) for key in (*TEXTS, "function.fr", "function.de")
        }
        for key in CHOICES:
            self._fields[key] = Field(theme, Choice(theme, f"person.{key}"))

    def _lay_out(self) -> None:
        px = self._desk.theme.px
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(px(16), px(16), px(16), px(8))
        column.setSpacing(px(8))
        head, words = QHBoxLayout(), QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._function)
        head.addLayout(words, 1)
        head.addWidget(self._side, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addWidget(self.conflicts)
        column.addWidget(self.both)
        self._section(column, self._mandates_title)
        self._mandates.setSpacing(px(8))
        column.addLayout(self._mandates)
        column.addWidget(self.appoint, 0, Qt.AlignmentFlag.AlignLeft)
        self._section(column, self._contact_title)
        self._rows(column, ("work_email",), ("work_phone", "work_mobile"), ("language", "assistant"))
        self._section(column, self._person_title)
        self._rows(
            column,
            ("given_name",),
            ("family_name",),
            ("function.fr",),
            ("function.de",),
            ("organisation",),
            ("salutation", "side"),
        )
        column.addStretch(1)
        scroll(self._area, self._inside)
        foot = QHBoxLayout()
        foot.setContentsMargins(px(12), px(8), px(12), px(8))
        foot.addWidget(self.history)
        foot.addStretch(1)
        foot.addWidget(self.remove)
        self.column.setSpacing(0)
        self.column.addWidget(self._area, 1)
        self.column.addWidget(Hairline(self._desk.theme, self))
        self.column.addLayout(foot)

    def _section(self, column: QVBoxLayout, title: Label) -> None:
        column.addSpacing(self._desk.theme.px(4))
        column.addWidget(Hairline(self._desk.theme, self._inside))
        column.addSpacing(self._desk.theme.px(4))
        column.addWidget(title)

    def _rows(self, column: QVBoxLayout, *rows: tuple[str, ...]) -> None:
        for keys in rows:
            row = QHBoxLayout()
            row.setSpacing(self._desk.theme.px(8))
            for key in keys:
                row.addWidget(self._fields[key], 1, Qt.AlignmentFlag.AlignTop)
            column.addLayout(row)

    def _slots(self) -> list[Slot[Person]]:
        slots = [self._text_slot(key) for key in TEXTS]
        for side in (Language.FR, Language.DE):
            slots.append(text_slot(self._fields[f"function.{side.value}"], "function", side))
        for key in CHOICES:
            slots.append(choice_slot(self._fields[key], key))
        return slots

    def _text_slot(self, key: str) -> Slot[Person]:
        def read(person: Person) -> Value:
            return str(getattr(person, key))

        return Slot(register=key, field=self._fields[key], read=read, given=lambda value: {key: str(value).strip()})

    def _connect(self) -> None:
        self.appoint.clicked.connect(self._appoint)
        self.history.clicked.connect(lambda: self.history_asked.emit(self._person))
        self.remove.clicked.connect(self._remove)
        self._workspace.bus.changed.connect(self._changed)

    def _changed(self, outcome: Outcome) -> None:
        if self._person is None or not touches(outcome, "person", "mandate", "seat", "organisation"):
            return
        record = self._workspace.store.get(Person, self._person)
        if record is not None:
            self.form.follow(record)
            self._show(record)

    def _save(self, after: Person, before: Person) -> object:
        return self._workspace.do(change_person, after, before)

    def _show(self, record: Person) -> None:
        language = content_language(self._desk.t)
        self._name.say(person_name(record))
        self._function.say(record.function.or_other(language))
        self._side.say(record.side.value.upper() if record.side else "")
        self._show_mandates(record.id)
        mandates = self._workspace.store.all(Mandate, person=record.id)
        self.conflicts.show_for({record.id, *(mandate.id for mandate in mandates)})

    def _show_mandates(self, person: PersonId) -> None:
        while (item := self._mandates.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        today = self._workspace.today()
        lines = mandates_of(self._workspace.store, person)
        for at, line in enumerate(lines):
            running = line.start <= today and (line.end is None or line.end > today)
            soon = running and line.end is not None and line.end - today <= SOON
            row = MandateRow(self._desk, line, at, running, soon, self._inside)
            row.end_asked.connect(self._end)
            self._mandates.addWidget(row)
        if not lines:
            nothing = Label(self._desk.theme, Type.BODY, "muted", italic=True, parent=self._inside)
            nothing.say(self._desk.t("No mandate"))
            self._mandates.addWidget(nothing)

    def _choice(self, key: str) -> Choice:
        choice = self._fields[key].editor
        assert isinstance(choice, Choice)
        return choice

    def _offer_choices(self) -> None:
        t, before = self._desk.t, self.form.before
        salutations = [(word(t, value), value) for value in Salutation]
        self._choice("salutation").offer(salutations, before and before.salutation)
        languages = (Language.FR, Language.DE)
        self._choice("language").offer([(word(t, value), value) for value in languages], before and before.language)
        sides: list[tuple[str, object]] = [("–", None), *((word(t, value), value) for value in Side)]
        self._choice("side").offer(sides, before and before.side)
        self._offer_organisations()
        self._offer_assistants()

    def _offer_organisations(self) -> None:
        t, before = self._desk.t, self.form.before
        language = content_language(t)
        known = self._workspace.store.all(Organisation)
        named = sorted(((o.name.or_other(language), o.id) for o in known), key=lambda pair: t.sort_key(pair[0]))
        chosen = before.organisation if before is not None else None
        options: list[tuple[str, object]] = [("–", None), *named]
        self._choice("organisation").offer(options, chosen)

    def _offer_assistants(self) -> None:
        """Everybody but the person."""
        t, before = self._desk.t, self.form.before
        known = [person for person in self._workspace.store.all(Person) if person.id != self._person]
        named = sorted(((person_name(person), person.id) for person in known), key=lambda pair: t.sort_key(pair[0]))
        options: list[tuple[str, object]] = [("–", None), *named]
        self._choice("assistant").offer(options, before and before.assistant)

    def _appoint(self) -> None:
        from ctj_desktop.ui.membership.mandates import Appoint

        if self._person is not None:
            Appoint.ask(self._desk, self._workspace, self._person, self)

    def _end(self, mandate: UUID) -> None:
        from ctj_desktop.ui.membership.mandates import EndMandate

        EndMandate.ask(self._desk, self._workspace, MandateId(mandate), self)

    def _remove(self) -> None:
        if self._person is None:
            return
        try:
            self._workspace.do(remove_person, person=self._person)
        except (UserError, StoreError) as error:
            self._desk.refuse(error)
