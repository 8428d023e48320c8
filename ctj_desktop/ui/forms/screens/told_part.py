"""How does a sheet show what no field of the record says: its head, sentences, other records, what can be done?"""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ctj_desktop.domain.record import Record
from ctj_desktop.i18n.kinds import kind_word
from ctj_desktop.i18n.words import capital
from ctj_desktop.ui.forms.screens.particulars import ChipLine, Particulars, RecordAct
from ctj_desktop.ui.forms.screens.pieces import Reason, Relation, clear, fill
from ctj_desktop.ui.forms.screens.rows import Rows
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.labels import Label, StatePill, Tag

LEAST = 112
"""Pixels of ordinary text of the narrowest button."""
NAMED = 3
"""Of a name and of what stands below it; a longer one stands whole in its field."""


class RecordHead(QVBoxLayout):
    """Two lines beside a tag and a pill, and remarks below them, all within `inside`."""

    def __init__(self, desk: Desk, name: str, more: Particulars, inside: QWidget) -> None:
        super().__init__()
        self._desk, self._name, self._more, self._inside = desk, name, more, inside
        theme = desk.theme
        self.title = Label(theme, Type.CARD, wrap=True, most=NAMED, name=f"{name}.title", parent=inside)
        self._second = Label(theme, Type.BODY, "muted", wrap=True, most=NAMED, name=f"{name}.second", parent=inside)
        self._side = Tag(theme, "", side=True, parent=inside)
        self._pill = StatePill(theme, parent=inside)
        self._pill.setObjectName(f"{name}.state")
        self._remarks, words, line = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self._second)
        line.setSpacing(theme.px(8))
        line.addLayout(words, 1)
        line.addWidget(self._pill, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._side, 0, Qt.AlignmentFlag.AlignTop)
        self._remarks.setSpacing(theme.px(8))
        self.addLayout(line)
        self.addLayout(self._remarks)

    def show_of(self, record: Record) -> None:
        """The record that is shown."""
        t, more = self._desk.t, self._more
        self.title.say(more.title(record))
        side, state = getattr(record, "side", None), more.state(record)
        second = more.second(record) or ("" if state else capital(kind_word(t, record.kind)))
        self._second.say(second)
        self._second.setVisible(bool(second))
        self._side.say(side.value.upper() if side is not None else "")
        self._pill.setVisible(state is not None)
        if state is not None:
            self._pill.say(state.word, state.tone, state.icon)
        clear(self._remarks)
        for remark in more.remarks(record):
            shown = Reason(self._desk, f"{self._name}.{remark.key}", remark.icon, self._inside, colour=remark.colour)
            shown.say(remark.text)
            self._remarks.addWidget(shown)


class ToldPart(QWidget):
    """Sentences and chips by the names under which the particulars of the screen know them."""

    def __init__(
        self,
        desk: Desk,
        more: Particulars,
        name: str,
        told: tuple[str, ...],
        chips: tuple[str, ...],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._desk, self._more, self._name = desk, more, name
        self._told = {one: Label(desk.theme, Type.BODY, wrap=True, name=f"{name}.{one}", parent=self) for one in told}
        self._chips = {one: QVBoxLayout() for one in chips}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.theme.px(8))
        for label in self._told.values():
            column.addWidget(label)
        for layout in self._chips.values():
            layout.setSpacing(desk.theme.px(8))
            column.addLayout(layout)

    def least_height(self) -> int:
        """Pixels of what is said now: a line of each sentence, and the chips."""
        sentences = sum(not label.isHidden() for label in self._told.values())
        chips = sum(layout.count() for layout in self._chips.values())
        theme = self._desk.theme
        return sentences * (theme.line(Type.BODY) + theme.px(8)) + chips * theme.px(metrics.CHIP + 8)

    def show_of(self, record: Any) -> None:
        """What there is to say of this record now."""
        for name, label in self._told.items():
            said = self._more.told(name, record)
            label.say(said.text)
            label.recolour("muted" if said.missing else "text")
            label.setVisible(bool(said.text))
        for name, layout in self._chips.items():
            lines = self._more.chips(name, record)
            nothing = self._more.nothing_there(name) if not lines else ""
            shown: list[QWidget] = [self._chip(f"{self._name}.{name}.{at}", line) for at, line in enumerate(lines)]
            fill(layout, [*shown, *([self._nothing(nothing)] if nothing else [])])

    def _chip(self, name: str, line: ChipLine) -> QWidget:
        both = Relation(self._desk, name, line.icon, self)
        both.say(line.text, line.about)
        both.chip.clicked.connect(lambda: self._desk.navigator.go(line.place))
        return both

    def _nothing(self, word: str) -> QWidget:
        label = Label(self._desk.theme, Type.BODY, "muted", italic=True, parent=self)
        label.say(word)
        return label


class ActButtons(QWidget):
    """What can be done with the record, side by side where there is room; the reason against it is at its button."""

    def __init__(self, desk: Desk, acts: Mapping[str, RecordAct], name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._acts = desk, acts
        self.buttons: dict[str, Button] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        rows = Rows(desk.theme, self, least=LEAST)
        for key, act in acts.items():
            button = Button(desk.theme, f"{name}.{key}", act.rank, icon=act.icon, compact=True, parent=self)
            button.clicked.connect(act.do)
            self.buttons[key] = button
        if len(self.buttons) > 1:
            rows.add(list(self.buttons.values()))
            column.addWidget(rows)
        else:
            rows.hide()
            for button in self.buttons.values():
                column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_now(self) -> None:
        """What can be done now."""
        for key, act in self._acts.items():
            self.buttons[key].usable_unless(act.why_not())
            self.buttons[key].setVisible(act.offered())

    def retranslate(self) -> None:
        """The words."""
        t = self._desk.t
        for key, act in self._acts.items():
            self.buttons[key].say(t(act.word), tip=t(act.tip) if act.tip else "")
