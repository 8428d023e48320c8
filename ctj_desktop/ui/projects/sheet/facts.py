"""What is a project about? Title and summary in both languages, place, dates, call, themes, contact: each an act."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ctj_desktop.domain.ids import PersonId, TerritoryId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.people import Territory
from ctj_desktop.domain.records.projects import Call, Project
from ctj_desktop.domain.records.strategy import WorkingProposal
from ctj_desktop.domain.texts import Language
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.services.projects.life import change_project
from ctj_desktop.services.projects.sheet import ProjectSheet
from ctj_desktop.services.steps.homes import own_first
from ctj_desktop.ui.forms.both_values import BothValues
from ctj_desktop.ui.forms.record_form import RecordForm, Slot, Value, text_slot
from ctj_desktop.ui.forms.typed_values import read_date
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button, Kind
from ctj_desktop.ui.widgets.check import CheckBox
from ctj_desktop.ui.widgets.fields import Choice, Field, LineEdit
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.surfaces import Card
from ctj_desktop.ui.widgets.text_area import AreaField

LANGUAGES = (Language.FR, Language.DE)


class ProjectFacts(Card):
    """The sheet itself; nothing is saved by a button."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> None:
        super().__init__(desk.theme, "project.facts", parent=parent)
        self._desk, self._workspace = desk, workspace
        self._sheet: ProjectSheet | None = None
        self._boxes: dict[UUID, CheckBox] = {}
        self._build()
        self._lay_out()
        self.form = RecordForm(desk, workspace, self._slots(), self.both, self._save, self)
        self.contact.clicked.connect(self._choose_contact)

    def show_sheet(self, sheet: ProjectSheet) -> None:
        """Another project, or this one after somebody's act."""
        same = self._sheet is not None and self._sheet.project.id == sheet.project.id
        if not same:
            self.form.flush()
        self._sheet = sheet
        self._offer(sheet)
        if same:
            self.form.follow(sheet.project)
        else:
            self.form.show(sheet.project)
        self._show_rest(sheet)
        for field in self._fields.values():
            field.editor.setEnabled(not self._workspace.store.read_only)

    def flush(self) -> None:
        """What was typed becomes an act."""
        self.form.flush()

    def edit(self) -> None:
        """F2: the title in the language of the window."""
        self._fields["title.de" if content_language(self._desk.t) is Language.DE else "title.fr"].editor.setFocus()

    def retranslate(self) -> None:
        """Labels and what is shown."""
        t = self._desk.t
        labels = {
            "title.fr": t("Title, French"),
            "title.de": t("Title, German"),
            "summary.fr": t("Summary, French"),
            "summary.de": t("Summary, German"),
            "place": t("Place"),
            "starts": t("First day"),
            "ends": t("Last day"),
            "call": t("Call for projects"),
            "proposal": t("Working proposal"),
            "themes": t("Themes"),
        }
        for key, label in labels.items():
            self._fields[key].say(label)
        self._territories_title.say(t("Territories"))
        self._contact_title.say(t("Contact"))
        if self._sheet is not None:
            self._offer(self._sheet)
            self.form.follow(self._sheet.project)
            self._show_rest(self._sheet)

    # inside

    def _build(self) -> None:
        theme = self._desk.theme
        self.both = BothValues(theme, "project.both", self)
        self._fields: dict[str, Field] = {}
        for language in LANGUAGES:
            title = f"title.{language.value}"
            summary = f"summary.{language.value}"
            self._fields[title] = Field(theme, LineEdit(theme, f"project.{title}"))
            self._fields[summary] = Field(theme, AreaField(theme, f"project.{summary}", self))
        for key in ("place", "themes"):
            self._fields[key] = Field(theme, LineEdit(theme, f"project.{key}"))
        for key in ("starts", "ends"):
            self._fields[key] = Field(theme, LineEdit(theme, f"project.{key}", icon="calendar-blank"))
        for key in ("call", "proposal"):
            self._fields[key] = Field(theme, Choice(theme, f"project.{key}"))
        self._territories_title = Label(theme, Type.LABEL, "muted", parent=self)
        self._contact_title = Label(theme, Type.LABEL, "muted", parent=self)
        self.contact = Button(theme, "project.contact", Kind.PLAIN, icon="user", parent=self)
        self._territories = QHBoxLayout()

    def _lay_out(self) -> None:
        px, grid = self._desk.theme.px, QGridLayout()
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(8))
        rows: Sequence[Sequence[str]] = (
            ("title.fr", "title.de"),
            ("summary.fr", "summary.de"),
            ("place", "themes"),
            ("call", "proposal"),
        )
        for at, keys in enumerate(rows):
            for column, key in enumerate(keys):
                grid.addWidget(self._fields[key], at, column, Qt.AlignmentFlag.AlignTop)
        days = QHBoxLayout()
        days.setSpacing(px(8))
        days.addWidget(self._fields["starts"], 1, Qt.AlignmentFlag.AlignTop)
        days.addWidget(self._fields["ends"], 1, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(days, len(rows), 0)
        contact = QVBoxLayout()
        contact.setSpacing(px(4))
        contact.addWidget(self._contact_title)
        contact.addWidget(self.contact)
        contact.addStretch(1)
        grid.addLayout(contact, len(rows), 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self._territories.setSpacing(px(16))
        self.column.addWidget(self.both)
        self.column.addLayout(grid)
        self.column.addWidget(self._territories_title)
        self.column.addLayout(self._territories)
        self.column.addStretch(1)

    def _slots(self) -> list[Slot[Project]]:
        slots = [
            text_slot(self._fields[f"{name}.{language.value}"], name, language)
            for name in ("title", "summary")
            for language in LANGUAGES
        ]
        place, themes = self._fields["place"], self._fields["themes"]
        slots.append(
            Slot(register="place", field=place, read=lambda p: p.place, given=lambda text: {"place": str(text).strip()})
        )
        slots.append(Slot(register="themes", field=themes, read=lambda p: ", ".join(p.themes), given=self._themes))
        slots.append(self._day("starts", lambda p: p.starts))
        slots.append(self._day("ends", lambda p: p.ends))
        slots.append(self._choice("call", lambda p: p.call))
        slots.append(self._choice("proposal", lambda p: p.proposal))
        return slots

    def _themes(self, value: Value) -> Mapping[str, object]:
        themes = themes_of(str(value))
        self._put("themes", ", ".join(themes))
        return {"themes": themes}

    def _put(self, key: str, text: str) -> None:
        """What was meant, as it will be read again."""
        editor = self._fields[key].editor
        assert isinstance(editor, LineEdit)
        editor.setText(text)

    def _day(self, key: str, read: Callable[[Project], date | None]) -> Slot[Project]:
        def shown(project: Project) -> str:
            day = read(project)
            return self._desk.t.date_short(day) if day is not None else ""

        def given(value: Value) -> Mapping[str, object]:
            day = read_date(str(value), self._workspace.today())
            self._put(key, self._desk.t.date_short(day) if day is not None else "")
            return {key: day}

        return Slot(register=key, field=self._fields[key], read=shown, given=given)

    def _choice(self, key: str, read: Callable[[Project], Value]) -> Slot[Project]:
        choice = self._fields[key].editor
        assert isinstance(choice, Choice)
        return Slot(
            register=key, field=self._fields[key], read=read, given=lambda value: {key: value}, shown=choice.text_of
        )

    def _save(self, after: Project, before: Project) -> object:
        return self._workspace.do(change_project, after, before)

    def _offer(self, sheet: ProjectSheet) -> None:
        t, language, store = self._desk.t, content_language(self._desk.t), self._workspace.store
        calls = store.all(Call, pipeline=sheet.project.pipeline) if sheet.project.pipeline else []
        calls.sort(key=lambda call: (call.closes or date.min, call.code), reverse=True)
        calls = own_first(store, calls)
        named: list[tuple[str, object]] = [(call.name.or_other(language) or call.code, call.id) for call in calls]
        self._of("call").offer([(t("No call"), None), *named], sheet.project.call)
        proposals = sorted(store.all(WorkingProposal), key=lambda one: t.sort_key(one.title.or_other(language)))
        proposals = own_first(store, proposals)
        offered: list[tuple[str, object]] = [(one.title.or_other(language), one.id) for one in proposals]
        self._of("proposal").offer([(t("No proposal"), None), *offered], sheet.project.proposal)

    def _of(self, key: str) -> Choice:
        choice = self._fields[key].editor
        assert isinstance(choice, Choice)
        return choice

    def _show_rest(self, sheet: ProjectSheet) -> None:
        """The contact, and a box for each territory."""
        t, read_only = self._desk.t, self._workspace.store.read_only
        self.contact.say(sheet.contact or t("Choose a person…"), name=f"{t('Contact')}: {sheet.contact or '–'}")
        self.contact.usable_unless(self._workspace.why_not_write(t))
        language = content_language(t)
        store = self._workspace.store
        known = own_first(store, sorted(store.all(Territory), key=lambda one: one.code))
        if [one.id for one in known] != list(self._boxes):
            self._make_boxes(known)
        for one in known:
            box = self._boxes[one.id]
            box.blockSignals(True)
            box.say(one.code)
            box.setToolTip(one.name.or_other(language))
            box.setAccessibleName(one.name.or_other(language))
            box.setChecked(one.id in sheet.project.territories)
            box.setEnabled(not read_only)
            box.blockSignals(False)

    def _make_boxes(self, territories: Sequence[Territory]) -> None:
        while (item := self._territories.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self._boxes = {}
        for one in territories:
            box = CheckBox(self._desk.theme, f"project.territory.{one.code}", self)
            box.toggled.connect(lambda _on: self._territories_changed())
            self._territories.addWidget(box)
            self._boxes[one.id] = box
        self._territories.addStretch(1)

    def _territories_changed(self) -> None:
        if self._sheet is None:
            return
        chosen = tuple(TerritoryId(key) for key, box in self._boxes.items() if box.isChecked())
        self._try(replace(self._sheet.project, territories=chosen))

    def _choose_contact(self) -> None:
        from ctj_desktop.ui.forms.choose_person import ChoosePerson

        t = self._desk.t
        chosen = ChoosePerson.ask(self._desk, self._workspace, t("Contact of the project"), t("Choose"), self)
        if chosen is not None and self._sheet is not None:
            self._try(replace(self._sheet.project, contact=PersonId(chosen)))

    def _try(self, after: Project) -> None:
        assert self._sheet is not None
        try:
            self._save(after, self._sheet.project)
        except (UserError, StoreError) as error:
            self._desk.refuse(error)
            self._show_rest(self._sheet)


def themes_of(words: str) -> tuple[str, ...]:
    """Separated by commas or semicolons; each once."""
    return tuple(dict.fromkeys(filter(None, (word.strip() for word in words.replace(";", ",").split(",")))))
