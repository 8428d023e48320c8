"""What stands beside a list of the sheet: a title, a form, a button that takes the record away?"""

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ctj_desktop.i18n import Translator
from ctj_desktop.ui.forms.record_form import RecordForm
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.projects.sheet.links import PANEL
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button, Kind
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.scrolling import scroll
from ctj_desktop.ui.widgets.surfaces import Card, Hairline


class SidePanel(Card):
    """Subclasses add to `inside_column`; it scrolls, the foot stays."""

    def __init__(self, desk: Desk, name: str, parent: QWidget) -> None:
        super().__init__(desk.theme, name, padded=False, parent=parent)
        self.desk = desk
        self.setFixedWidth(desk.theme.px(PANEL))
        self.inside = QWidget()
        self.title = Label(desk.theme, Type.CARD, wrap=True, name=f"{name}.title", parent=self.inside)
        self.hint = Label(desk.theme, Type.BODY, "muted", wrap=True, parent=self.inside)
        self.remove = Button(desk.theme, f"{name}.remove", Kind.QUIET, icon="trash", compact=True, parent=self)
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

    def say_removal(self, t: Translator, why_not: str) -> None:
        """The button that takes it away, and why it cannot."""
        self.remove.say(t("Remove"))
        self.remove.usable_unless(why_not)

    def _frame(self) -> None:
        px = self.desk.theme.px
        self.inside_column.setContentsMargins(px(16), px(12), px(16), px(8))
        self.inside_column.setSpacing(px(8))
        self.inside_column.addWidget(self.title)
        self.inside_column.addWidget(self.hint)
        area = QScrollArea(self)
        scroll(area, self.inside)
        foot = QHBoxLayout()
        foot.setContentsMargins(px(12), px(6), px(12), px(6))
        foot.addStretch(1)
        foot.addWidget(self.remove)
        self.column.setSpacing(0)
        self.column.addWidget(area, 1)
        self.column.addWidget(Hairline(self.desk.theme, self))
        self.column.addLayout(foot)


class FormPanel(SidePanel):
    """A panel of one form; a subclass says in `record_of` what of a line the form edits."""

    form: RecordForm[Any]

    def __init__(self, desk: Desk, name: str, parent: QWidget) -> None:
        super().__init__(desk, name, parent)
        self._line: Any = None

    def record_of(self, line: Any) -> Any:
        """The record behind a line."""
        raise NotImplementedError

    def show_line(self, line: Any) -> None:
        same = self._line is not None and line is not None and self._line.key == line.key
        if not same:
            self.form.flush()
        self._line = line
        self.retranslate()
        if line is not None:
            (self.form.follow if same else self.form.show)(self.record_of(line))

    def flush(self) -> None:
        self.form.flush()
