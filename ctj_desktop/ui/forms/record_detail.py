"""How is one record of a register shown at the right: its texts, its facts, and chips to what belongs to it?"""

from collections.abc import Sequence
from typing import Any, Generic, TypeVar
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from ctj_desktop.domain.ids import ProjectId
from ctj_desktop.domain.marks import plain
from ctj_desktop.domain.record import Record
from ctj_desktop.domain.records.meetings import MeetingState
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.services.meetings.refusals import MinutesFixed
from ctj_desktop.services.minutes.lists import Origin
from ctj_desktop.ui.forms.record_form import RecordForm
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button, Kind
from ctj_desktop.ui.widgets.fields import Field
from ctj_desktop.ui.widgets.labels import IconLabel, Label, StatePill, Tag
from ctj_desktop.ui.widgets.scrolling import scroll
from ctj_desktop.ui.widgets.surfaces import Card, Chip, Hairline
from ctj_desktop.ui.widgets.text_area import AreaField

BEFORE = frozenset({MeetingState.DRAFT, MeetingState.CONVENED, MeetingState.POSTPONED, MeetingState.CANCELLED})
Sheet = TypeVar("Sheet")
LEFT = Qt.AlignmentFlag.AlignLeft


class ReadText(QWidget):
    """A text that can no longer be changed: the tag of its language, and the words."""

    def __init__(self, desk: Desk, name: str, language: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._tag = Tag(desk.theme, language.value.upper(), parent=self)
        self._text = Label(desk.theme, Type.BODY, wrap=True, name=name, parent=self)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(desk.theme.px(8))
        row.addWidget(self._tag, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1, Qt.AlignmentFlag.AlignTop)

    def say(self, text: str) -> None:
        """The words without their marks; a text that is missing hides the whole."""
        self._text.say(plain(text))
        self.setVisible(bool(text))


class Relation(QWidget):
    """A chip with the short name of another record, and below it what that record is about, uncut."""

    def __init__(self, desk: Desk, name: str, icon: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.chip = Chip(desk.theme, name, icon, self)
        self._title = Label(desk.theme, Type.CAPTION, "muted", wrap=True, parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.theme.px(4))
        column.addWidget(self.chip, 0, LEFT)
        column.addWidget(self._title)

    def say(self, text: str, title: str) -> None:
        """Both; the chip speaks both."""
        self.chip.say(text)
        self.chip.setAccessibleName(" · ".join(filter(None, (text, title))))
        self._title.say(title)
        self._title.setVisible(bool(title))


class Reason(QWidget):
    """Why something cannot be changed: an icon and as many lines as the sentence takes."""

    def __init__(self, desk: Desk, name: str, icon: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._icon = IconLabel(desk.theme, icon, "muted", parent=self)
        self._sentence = Label(desk.theme, Type.CAPTION, "muted", wrap=True, name=f"{name}.sentence", parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(desk.theme.px(8))
        row.addWidget(self._icon, 0, LEFT | Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._sentence, 1, Qt.AlignmentFlag.AlignTop)

    def say(self, sentence: str) -> None:
        """Shows the sentence."""
        self._sentence.say(sentence)


class Wording:
    """The text of a record in both languages: two fields, or what stands for good with the reason why."""

    def __init__(self, desk: Desk, name: str, parent: QWidget) -> None:
        both = (Language.FR, Language.DE)
        self.fields = {
            side: Field(desk.theme, AreaField(desk.theme, f"{name}.text.{side.value}", parent)) for side in both
        }
        self.read = {side: ReadText(desk, f"{name}.read.{side.value}", side, parent) for side in both}
        self.fixed = Reason(desk, f"{name}.fixed", "lock-simple", parent)

    def widgets(self) -> list[QWidget]:
        """In the order of the screen."""
        return [*self.fields.values(), *self.read.values(), self.fixed]

    def retranslate(self, t: Translator) -> None:
        """The labels."""
        self.fields[Language.FR].say(t("French text"))
        self.fields[Language.DE].say(t("German text"))

    def show(self, text: Bilingual, why_not: str) -> None:
        """To be written, or only read where there is a reason against it."""
        for side, field in self.fields.items():
            field.setVisible(not why_not)
            self.read[side].say(text.text(side))
            self.read[side].setVisible(bool(why_not and text.text(side)))
        self.fixed.say(why_not)
        self.fixed.setVisible(bool(why_not))


class RecordDetail(Card, Generic[Sheet]):
    """A head of number and state, sections that scroll, a foot with the history. Subclasses fill `sections`."""

    history_asked = Signal(object)

    def __init__(self, desk: Desk, workspace: OpenWorkspace, name: str, pages: frozenset[str]) -> None:
        """`pages` are those that a chip can open."""
        super().__init__(desk.theme, f"{name}.detail", padded=False)
        self._desk, self._workspace, self._name, self._known_pages = desk, workspace, name, pages
        self._sheet: Sheet | None = None
        self.setFixedWidth(desk.theme.px(metrics.MEMBER_DETAIL))
        theme = desk.theme
        self.inside = QWidget()
        self.title = Label(theme, Type.CARD, name=f"{name}.title", parent=self.inside)
        self.pill = StatePill(theme, parent=self.inside)
        self.pill.setObjectName(f"{name}.state")
        self.second = Label(theme, Type.BODY, "muted", wrap=True, name=f"{name}.second", parent=self.inside)
        self.history = Button(
            theme, f"{name}.history", Kind.QUIET, icon="clock-counter-clockwise", compact=True, parent=self
        )
        self.sections = QVBoxLayout(self.inside)
        self.foot = QHBoxLayout()
        self._area = QScrollArea(self)
        self._lay_out_frame()
        self.history.clicked.connect(lambda: self.history_asked.emit(self.key()))

    # what a subclass says

    def read_sheet(self, key: UUID) -> Sheet:
        """Reads what is shown; raises UserError or StoreError."""
        raise NotImplementedError

    def key_of(self, sheet: Sheet) -> UUID:
        """The record that a sheet is about."""
        raise NotImplementedError

    def show_sheet(self, sheet: Sheet) -> None:
        """Everything but the fields of the form."""
        raise NotImplementedError

    def edit(self) -> None:
        """The keyboard goes to the text in the language of the window."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Every word."""
        raise NotImplementedError

    # what every subclass does

    @property
    def sheet(self) -> Sheet | None:
        """What is shown."""
        return self._sheet

    def key(self) -> UUID | None:
        """The record that is shown."""
        return self.key_of(self._sheet) if self._sheet is not None else None

    def show_record(self, key: UUID | None) -> None:
        """Another record, the same one read anew, or nothing."""
        if key != self.key():
            self.flush()
            self.reset_scroll()
        self._sheet = None if key is None else self._read(key)
        if self._sheet is not None:
            self.show_sheet(self._sheet)

    def flush(self) -> None:
        """What was typed becomes an act; where nothing can be typed, nothing happens."""

    def _read(self, key: UUID) -> Sheet | None:
        try:
            return self.read_sheet(key)
        except (UserError, StoreError) as error:  # gone, or the file cannot be read
            self._desk.refuse(error)
            return None

    # for subclasses

    def section(self, title: Label) -> None:
        """A hairline, and the title of what follows."""
        self.sections.addSpacing(self._desk.theme.px(4))
        self.sections.addWidget(Hairline(self._desk.theme, self.inside))
        self.sections.addSpacing(self._desk.theme.px(4))
        self.sections.addWidget(title)

    def heading(self) -> Label:
        """The title of a section."""
        return Label(self._desk.theme, Type.LABEL, "muted", parent=self.inside)

    def chip(self, name: str, icon: str, text: str, title: str, place: Place) -> QWidget:
        """Opens another record by its short name, with its whole title below; out of use where no page shows it."""
        both = Relation(self._desk, name, icon, self.inside)
        both.say(text, title)
        both.chip.setEnabled(place.page in self._known_pages)
        both.chip.clicked.connect(lambda: self.opened(place))
        return both

    def opened(self, place: Place) -> None:
        """A chip was pressed."""
        self._desk.navigator.go(place)

    def origin_chips(self, origin: Origin | None, chips: QVBoxLayout, nowhere: str) -> None:
        """The meeting at the item it comes from, or the word for what comes from none."""
        t = self._desk.t
        clear(chips)
        if origin is None:
            nothing = Label(self._desk.theme, Type.BODY, "muted", italic=True, parent=self.inside)
            nothing.say(nowhere)
            chips.addWidget(nothing)
            return
        page = "hold" if "hold" in self._known_pages and origin.state not in BEFORE else "prepare"
        place = Place(page=page, record=origin.meeting, detail=str(origin.item) if origin.item else "")
        text = t("Meeting {number}").format(number=origin.name)
        chips.addWidget(self.chip(f"{self._name}.meeting", "calendar-blank", text, self.here(origin.title), place))

    def project_place(self, project: ProjectId) -> Place:
        """Where a project is shown."""
        page = "project" if "project" in self._known_pages else "projects"
        return Place(page=page, record=project)

    def section_of(self, title: Label) -> list[QWidget]:
        """The title and the hairline above it, to be shown or not."""
        at = self.sections.indexOf(title)
        rule = self.sections.itemAt(at - 2)
        widget = rule.widget() if rule is not None else None
        return [title] if widget is None else [title, widget]

    def here(self, text: Bilingual) -> str:
        """A text of content in the language of the window, without its marks."""
        return plain(text.or_other(content_language(self._desk.t)))

    def first_field(self, fields: dict[Language, Field]) -> QWidget:
        """The field in the language of the window."""
        return fields[content_language(self._desk.t)].editor

    def reset_scroll(self) -> None:
        """Another record is shown from its head."""
        self._area.verticalScrollBar().setValue(0)

    def _lay_out_frame(self) -> None:
        px = self._desk.theme.px
        self.sections.setContentsMargins(px(16), px(16), px(16), px(8))
        self.sections.setSpacing(px(8))
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.pill)
        self.sections.addLayout(head)
        self.sections.addWidget(self.second)
        scroll(self._area, self.inside)
        self.foot.setContentsMargins(px(12), px(8), px(12), px(8))
        self.foot.addWidget(self.history)
        self.foot.addStretch(1)
        self.column.setSpacing(0)
        self.column.addWidget(self._area, 1)
        self.column.addWidget(Hairline(self._desk.theme, self))
        self.column.addLayout(self.foot)


class FormDetail(RecordDetail[Sheet]):
    """A detail whose texts are edited in place by a form."""

    form: RecordForm[Any]

    def why_not_reword(self, fixed: str) -> str:
        """Why the text cannot be changed: approved minutes of the meeting `fixed`, or a file that is only read."""
        return sentence(self._desk.t, MinutesFixed(fixed)) if fixed else self._workspace.why_not_write(self._desk.t)

    def record_of(self, sheet: Sheet) -> Record:
        """The record that the form edits."""
        raise NotImplementedError

    def key_of(self, sheet: Sheet) -> UUID:
        return self.record_of(sheet).id

    def show_record(self, key: UUID | None) -> None:
        super().show_record(key)
        if self._sheet is not None:
            self.form.follow(self.record_of(self._sheet))

    def flush(self) -> None:
        self.form.flush()


def clear(layout: QLayout) -> None:
    """Takes every widget out of a layout that is filled anew."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def fill(layout: QVBoxLayout, widgets: Sequence[QWidget]) -> None:
    """Other widgets below one another."""
    clear(layout)
    for widget in widgets:
        layout.addWidget(widget)
