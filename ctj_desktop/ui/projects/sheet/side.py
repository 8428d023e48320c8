"""What stands beside a list of the sheet: a title, a form, a button that takes the record away?"""

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ctj_desktop.services.catalogue.steps import step_named
from ctj_desktop.services.kinds.catalogue import BY_KIND
from ctj_desktop.services.steps.step import form_of
from ctj_desktop.ui.forms.screens.record_fields import RecordFields
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.screen import FormRows
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.scrolling import Inside, hold, scroll
from ctj_desktop.ui.widgets.surfaces import Card, Hairline


class SidePanel(Card):
    """Subclasses add to `inside_column`; it scrolls, the foot stays."""

    def __init__(self, desk: Desk, name: str, parent: QWidget) -> None:
        super().__init__(desk.theme, name, padded=False, parent=parent)
        self.desk = desk
        self._area, self.inside = QScrollArea(self), Inside()
        hold(self._area, self.inside)
        self.title = Label(desk.theme, Type.CARD, wrap=True, name=f"{name}.title", parent=self.inside)
        self.hint = Label(desk.theme, Type.BODY, "muted", wrap=True, parent=self.inside)
        self.remove = Button(desk.theme, f"{name}.remove", ButtonKind.QUIET, icon="trash", compact=True, parent=self)
        self.inside_column = QVBoxLayout(self.inside)
        self._frame()

    def show_line(self, line: Any) -> None:
        """Another line of the list, the same after an act, or None."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """In the language of the window."""
        raise NotImplementedError

    def edit(self) -> None:
        """F2 in the list: the keyboard goes to the first field."""
        raise NotImplementedError

    def flush(self) -> None:
        """What was typed becomes an act."""
        raise NotImplementedError

    def remove_line(self) -> None:
        """Takes what is shown away; undo brings it back."""
        raise NotImplementedError

    def say_removal(self, why_not: str) -> None:
        """The button that takes it away, and why it cannot."""
        self.remove.say(self.desk.t("Remove"))
        self.remove.usable_unless(why_not)

    def _frame(self) -> None:
        px = self.desk.theme.px
        self.inside_column.setContentsMargins(px(16), px(12), px(16), px(8))
        self.inside_column.setSpacing(px(8))
        self.inside_column.addWidget(self.title)
        self.inside_column.addWidget(self.hint)
        scroll(self._area, self.inside)
        foot = QHBoxLayout()
        foot.setContentsMargins(px(12), px(6), px(12), px(6))
        foot.addStretch(1)
        foot.addWidget(self.remove)
        self.column.setSpacing(0)
        self.column.addWidget(self._area, 1)
        self.column.addWidget(Hairline(self.desk.theme, self))
        self.column.addLayout(foot)


class FormPanel(SidePanel):
    """A panel of the declared fields of one record; a subclass says in `record_of` what of a line they edit."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, name: str, declared: FormRows, parent: QWidget) -> None:
        """`name` begins the names of the panel, the kind of the record those of its fields."""
        super().__init__(desk, name, parent)
        self.workspace = workspace
        self._line: Any = None
        self.fields = RecordFields(desk, workspace, declared.kind, declared, self.inside)
        self._step = step_named(BY_KIND[declared.kind].steps.remove)
        self._named = form_of(self._step).fields[0].name
        self.inside_column.addWidget(self.fields)
        self.inside_column.addStretch(1)
        self.remove.clicked.connect(self.remove_line)

    def record_of(self, line: Any) -> Any:
        """The record behind a line."""
        raise NotImplementedError

    def words(self) -> tuple[str, str]:
        """The title, and what is said while no line is chosen; translated."""
        raise NotImplementedError

    def show_line(self, line: Any) -> None:
        if line is None or self._line is None or line.key != self._line.key:
            self.flush()
        self._line = line
        self._say()
        if line is not None:
            self.fields.show_record(self.record_of(line), writable=not self.workspace.store.read_only)

    def retranslate(self) -> None:
        """Labels, choices, and what is shown."""
        self.fields.retranslate()
        self._say()

    def edit(self) -> None:
        if self._line is not None:
            self.fields.edit()

    def flush(self) -> None:
        self.fields.flush()

    def remove_line(self) -> None:
        if self._line is not None and not self.workspace.store.read_only:
            key = self.record_of(self._line).id
            self.desk.attempt(lambda: self.workspace.do_fields(self._step, **{self._named: key}))

    def _say(self) -> None:
        title, choose = self.words()
        self.title.say(title)
        self.hint.say(choose)
        self.hint.setVisible(self._line is None)
        self.fields.setVisible(self._line is not None)
        self.say_removal(self.workspace.why_not_write(self.desk.t) or ("" if self._line is not None else choose))
