"""What does the detail beside the strategy consist of: a head, sections that scroll, a foot with the history?"""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ctj_desktop.domain.marks import without_marks
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.services.strategy.lists import StrategySheet
from ctj_desktop.ui.forms.screens.pieces import Relation
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.labels import Label, StatePill
from ctj_desktop.ui.widgets.scrolling import hold, scroll
from ctj_desktop.ui.widgets.surfaces import Card, Hairline


class DetailFrame(Card):
    """A head of number and state, sections that scroll, a foot with the history. The detail fills `sections`."""

    history_asked = Signal(object)

    def __init__(self, desk: Desk, workspace: OpenWorkspace, name: str) -> None:
        """`pages` are those that a chip can open."""
        super().__init__(desk.theme, f"{name}.detail", padded=False)
        self._desk, self._workspace, self._name = desk, workspace, name
        self._sheet: StrategySheet | None = None
        self._rules: dict[Label, Hairline] = {}
        self.setFixedWidth(desk.theme.px(metrics.MEMBER_DETAIL))
        theme = desk.theme
        self._area, self.inside = QScrollArea(self), QWidget()
        hold(self._area, self.inside)
        self.title = Label(theme, Type.CARD, name=f"{name}.title", parent=self.inside)
        self.pill = StatePill(theme, parent=self.inside)
        self.pill.setObjectName(f"{name}.state")
        self.second = Label(theme, Type.BODY, "muted", wrap=True, name=f"{name}.second", parent=self.inside)
        self.history = Button(
            theme, f"{name}.history", ButtonKind.QUIET, icon="clock-counter-clockwise", compact=True, parent=self
        )
        self.sections = QVBoxLayout(self.inside)
        self.foot = QHBoxLayout()
        self._lay_out_frame()
        self.history.clicked.connect(lambda: self.history_asked.emit(self.key()))

    # what a subclass says

    def read_sheet(self, key: UUID) -> StrategySheet:
        """Reads what is shown; raises UserError or StoreError."""
        raise NotImplementedError

    def key_of(self, sheet: StrategySheet) -> UUID:
        """The record that a sheet is about."""
        raise NotImplementedError

    def show_sheet(self, sheet: StrategySheet) -> None:
        """Everything but the fields of the form."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Every word."""
        raise NotImplementedError

    # what every subclass does

    @property
    def sheet(self) -> StrategySheet | None:
        """What is shown."""
        return self._sheet

    def key(self) -> UUID | None:
        """The record that is shown."""
        return self.key_of(self._sheet) if self._sheet is not None else None

    def show_record(self, key: UUID | None) -> None:
        """Another record, the same one read anew, or nothing."""
        if key != self.key():
            self.reset_scroll()
        self._sheet = None if key is None else self._read(key)
        if self._sheet is not None:
            self.show_sheet(self._sheet)

    def _read(self, key: UUID) -> StrategySheet | None:
        try:
            return self.read_sheet(key)
        except (UserError, StoreError) as error:  # gone, or the file cannot be read
            self._desk.refuse(error)
            return None

    # for subclasses

    def section(self, title: Label) -> None:
        """A hairline, and the title of what follows."""
        self.sections.addSpacing(self._desk.theme.px(4))
        self._rules[title] = Hairline(self._desk.theme, self.inside)
        self.sections.addWidget(self._rules[title])
        self.sections.addSpacing(self._desk.theme.px(4))
        self.sections.addWidget(title)

    def heading(self) -> Label:
        """The title of a section."""
        return Label(self._desk.theme, Type.LABEL, "muted", parent=self.inside)

    def chip(self, name: str, icon: str, text: str, title: str, place: Place) -> QWidget:
        """Opens another record by its short name, with its whole title below."""
        both = Relation(self._desk, name, icon, self.inside)
        both.say(text, title)
        both.chip.clicked.connect(lambda: self.opened(place))
        return both

    def opened(self, place: Place) -> None:
        """A chip was pressed."""
        self._desk.navigator.go(place)

    def section_of(self, title: Label) -> list[QWidget]:
        """The title and the hairline above it, to be shown or not."""
        return [title, self._rules[title]]

    def here(self, text: Bilingual) -> str:
        """A text of content in the language of the window, without its marks."""
        return without_marks(text.or_other(content_language(self._desk.t)))

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
