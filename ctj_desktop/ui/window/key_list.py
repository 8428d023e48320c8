"""Which keys are there? Read from the acts themselves, so that the list is never wrong."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ctj_desktop.domain.hit_order import words_begin
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.ui.forms.reading_dialog import ReadingDialog
from ctj_desktop.ui.frame.keys import key_text
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.frame.window_place import unfold
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.cell import Cell, Look
from ctj_desktop.ui.widgets.fields import SearchField
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.rows import Column, RowsModel
from ctj_desktop.ui.widgets.spoken import announce
from ctj_desktop.ui.widgets.surfaces import Card
from ctj_desktop.ui.widgets.table import Table
from ctj_desktop.ui.window.all_acts import ACTS
from ctj_desktop.ui.window.menus import MENUS, acts_in

LISTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (N_("Open what is chosen"), ("Return",)),
    (N_("Edit in place"), ("F2",)),
    (N_("Give up what was typed"), ("Esc",)),
    (N_("First and last row"), ("Home", "End")),
    (N_("Menu of what is chosen"), ("Shift+F10",)),
    (N_("From field to field"), ("Tab", "Shift+Tab")),
)
"""Keys that lists and fields know by themselves."""
IN_LISTS = N_("In lists and fields")


class KeyLine(NamedValue):
    """An act, its keys, and the part of the program it stands in."""

    key: UUID
    name: str
    keys: str
    part: str

    @property
    def text(self) -> str:
        """What is looked through."""
        return f"{self.name} {self.keys}"


def _name(line: KeyLine, _t: Translator) -> Cell:
    return Cell(text=line.name)


def _keys(line: KeyLine, _t: Translator) -> Cell:
    return Cell(text=line.keys, look=Look.STRONG)


def _part(line: KeyLine, _t: Translator) -> Cell:
    return Cell(text=line.part, look=Look.MUTED)


COLUMNS: tuple[Column[KeyLine], ...] = (
    Column(key="name", heading=N_("Act"), cell=_name),
    Column(key="keys", heading=N_("Keys"), cell=_keys, natural=True, width=232),
    Column(key="part", heading=N_("Part"), cell=_part, natural=True, width=152),
)


class KeyList(ReadingDialog):
    """Every act that has a key, by the part of the program it stands in; typing narrows the list."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self._desk = desk
        theme, t = desk.theme, desk.t
        self.setObjectName("dialog.keys")
        self.setWindowTitle(t("Keys"))
        self._lines = self._every_line()
        self.search = SearchField(theme, "dialog.keys.search", parent=self)
        self.search.say(t("Find an act or a key"))
        self.search.textChanged.connect(self._narrow)
        self.search.go_down.connect(self._to_table)
        self._nothing = Label(theme, Type.BODY, "muted", name="dialog.keys.nothing", parent=self)
        self._nothing.say(t("Nothing found"))
        self._nothing.hide()
        self.model = RowsModel(desk.language, COLUMNS, self)
        self.table = Table(theme, "dialog.keys.table", self.model, row=metrics.ROW_DENSE, parent=self)
        self.table.setAccessibleName(t("Keys"))
        card = Card(theme, "dialog.keys.card", padded=False, parent=self)
        card.column.addWidget(self.table)
        close = Button(theme, "dialog.keys.close", ButtonKind.PRIMARY, parent=self)
        close.say(t("Close"))
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(metrics.PAGE_MARGIN)] * 4)
        column.setSpacing(theme.px(metrics.GAP_WIDE))
        column.addWidget(self.search)
        column.addWidget(self._nothing)
        column.addWidget(card, 1)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.model.replace(self._lines)
        unfold(self, theme.px(680), theme.px(600))
        self.search.setFocus()

    def shown(self) -> list[str]:
        """The acts that the list shows now."""
        return [line.text for line in self.model.rows]

    def _to_table(self) -> None:
        if self.model.rowCount():
            self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def _every_line(self) -> list[KeyLine]:
        """By menu: what stands in none belongs to the window."""
        t, actions = self._desk.t, self._desk.actions
        words = {act.spec.key: t(act.spec.text).replace("&", "").rstrip("…") for act in ACTS}
        placed = {key for menu in MENUS for key in acts_in(menu.key)}
        keys = [act.spec.key for act in ACTS]
        parts = [(t(menu.title), [key for key in keys if key in acts_in(menu.key)]) for menu in MENUS]
        parts.append((t("Window"), [key for key in keys if key not in placed]))
        found = [
            (words[key], actions[key].shortcuts(), part.replace("&", ""))
            for part, acts in parts
            for key in acts
            if actions[key].shortcuts()
        ]
        found += [(t(text), [QKeySequence(key) for key in keys], t(IN_LISTS)) for text, keys in LISTS]
        return [
            KeyLine(key=UUID(int=at), name=name, keys=" · ".join(key_text(t, one) for one in keys), part=part)
            for at, (name, keys, part) in enumerate(found)
        ]

    def _narrow(self, typed: str) -> None:
        fold = self._desk.t.sort_key
        wanted = fold(typed)
        fitting = [
            line
            for line in self._lines
            if words_begin(wanted, fold(line.text)) or typed.casefold() in line.text.casefold()
        ]
        self.model.replace(fitting)
        self._nothing.setVisible(not fitting)
        counted = self._desk.t.n("{count} key", "{count} keys", len(fitting)).format(count=len(fitting))
        announce(self._nothing, counted if fitting else self._nothing.text(), instead=True)
