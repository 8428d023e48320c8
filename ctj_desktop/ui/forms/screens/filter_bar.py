"""How is a list narrowed: by words, by a few choices, as of a day, and by filters that were kept under a name?"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QMenu, QWidget

from ctj_desktop.domain.record import replace
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.services.naming import wanted as filters
from ctj_desktop.services.naming.wanted import Scalar, Wanted
from ctj_desktop.ui.forms.screens.list_source import Option
from ctj_desktop.ui.forms.typed_values import read_date
from ctj_desktop.ui.forms.words_and_choices import NARROWEST, Choosable, FilterChoice, WordsAndChoices
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.screen import Filter, Screen
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.fields import LineEdit, SearchField

Order = tuple[str, str]
"""The key of an order, and the heading of its column."""


class FilterBar(WordsAndChoices):
    """`changed` comes once the typing pauses, and at once for a choice; nothing that is put from outside says it."""

    changed = Signal()
    go_down = Signal()
    reordered = Signal()

    def __init__(self, desk: Desk, workspace: OpenWorkspace, screen: Screen, parent: QWidget) -> None:
        super().__init__(desk.theme, parent)
        self._desk, self._workspace, self._screen = desk, workspace, screen
        self._orders: Sequence[Order] = ()
        self._sort, self._kept = "", ""
        self._on: date | None = None
        theme, name = desk.theme, screen.name
        self.search = SearchField(theme, f"{name}.search", parent=self)
        self.search.setMinimumWidth(theme.px(NARROWEST))
        self.choices = {
            one.key: FilterChoice(theme, f"{name}.{one.key}", least=one.least, parent=self) for one in screen.filters
        }
        self.day = LineEdit(theme, f"{name}.as_of", icon="calendar-blank", parent=self) if screen.as_of else None
        self.names = Button(theme, f"{name}.filters", ButtonKind.PLAIN, icon="funnel", parent=self)
        self._typing = QTimer(self, singleShot=True, interval=60)
        self._lay_out()
        self._connect()
        if self._is_remembered:
            self._wanted = filters.read(workspace.store.setting(screen.setting))
            self._put_words(self._wanted.words)
            self._put_day(self._wanted.on)
            self._sort = self._wanted.sort
            self._kept = filters.kept(self._wanted)
        else:
            self._wanted = Wanted()

    # what the page asks

    @property
    def wanted(self) -> Wanted:
        """What is looked for."""
        return Wanted(words=self.search.text().strip(), chosen=self._chosen(), on=self._on, sort=self._sort)

    def said(self) -> list[str]:
        """What leaves something out, in words: the choices that were made, then what was typed."""
        words = self.wanted.words
        made = [self.choices[key].currentText() for key in self._chosen()]
        return [*made, self._desk.t.quote(words)] if words else made

    def offer(self, options: Callable[[Filter], Sequence[Option]], orders: Sequence[Order]) -> None:
        """The choices of this committee; what was chosen stays where it is still offered."""
        t, self._orders = self._desk.t, orders
        for one in self._screen.filters:
            choice = self.choices[one.key]
            chosen = choice.chosen() if choice.count() else self._wanted.chosen.get(one.key, one.usual)
            every: list[Choosable] = [(t(one.every), None)] if one.every else []
            if every and chosen in (None, ""):
                choice.offer_later(every[0], partial(options, one))
            else:
                choice.offer([*every, *options(one)], chosen if chosen != "" else None)
        self.arrange()

    def clear(self) -> None:
        """As at the beginning; where that is shown already, everything. Without a signal."""
        as_usual = self.wanted == Wanted(sort=self._sort)
        self.put(Wanted(chosen=self._whole() if as_usual else {}, sort=self._sort))

    def show_everything(self) -> None:
        """Nothing is left out any more; without a signal."""
        self.put(Wanted(chosen=self._whole(), sort=self._sort))

    def put(self, wanted: Wanted) -> None:
        """Another filter; without a signal."""
        self._put_words(wanted.words)
        self._put_day(wanted.on)
        self._sort = wanted.sort
        for one in self._screen.filters:
            choice = self.choices[one.key]
            choice.choose(wanted.chosen.get(one.key, one.usual or None))
            choice.update()
        self._show_name()

    def sort_by(self, key: str) -> None:
        """By this order; by the other way round where it is in this order already."""
        self._sort = f"-{key}" if self._sort == key else key
        self.reordered.emit()

    def keep(self) -> None:
        """Remembers the filter with the file; one that can only be read is left as it is."""
        self._show_name()
        kept = filters.kept(self.wanted)
        if not self._is_remembered or kept == self._kept or self._workspace.store.read_only:
            return
        self._kept = kept
        with suppress(UserError, StoreError):  # only a convenience: the list is shown all the same
            self._workspace.store.keep_setting(self._screen.setting, kept)

    def retranslate(self, t: Translator) -> None:
        """Every word but those of the choices, which `offer` says."""
        self.search.say(t(self._screen.search) if self._screen.search else t("Filter by a part of the name"))
        for one in self._screen.filters:
            self.choices[one.key].setAccessibleName(t(one.label))
        if self.day is not None:
            self.day.setPlaceholderText(t("As of day"))
            self.day.setAccessibleName(t("As of day"))
            self._put_day(self._on)
        self._show_name()

    # inside

    @property
    def _is_remembered(self) -> bool:
        return bool(self._screen.filters or self._screen.as_of)

    def _lay_out(self) -> None:
        self.put_in_line(self.search, 1)
        self.put_in_line(self.names)
        self.names.setVisible(self._is_remembered)
        self.hold([*self.choices.values(), *([self.day] if self.day is not None else [])])

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _text: self._typing.start())
        self.search.go_down.connect(self._to_list)
        self.search.returnPressed.connect(self._to_list)
        self._typing.timeout.connect(self.changed)
        self.names.clicked.connect(self._open_menu)
        for choice in self.choices.values():
            choice.activated.connect(lambda _index: self.changed.emit())
        if self.day is not None:
            self.day.left.connect(self._day_typed)
            self.day.returnPressed.connect(self._day_typed)

    def _to_list(self) -> None:
        if self._typing.isActive():
            self._typing.stop()
            self.changed.emit()
        self.go_down.emit()

    def _chosen(self) -> Mapping[str, Scalar]:
        """What differs from the usual choice."""
        found: dict[str, Scalar] = {}
        for one in self._screen.filters:
            choice = self.choices[one.key]
            value = choice.chosen() if choice.count() else self._wanted.chosen.get(one.key)
            if isinstance(value, str | int) and value != one.usual:
                found[one.key] = value
        return found

    def _whole(self) -> Mapping[str, Scalar]:
        return {one.key: one.whole for one in self._screen.filters if one.whole}

    def _put_words(self, words: str) -> None:
        self.search.blockSignals(True)
        self.search.setText(words)
        self.search.blockSignals(False)
        self._typing.stop()

    # as of a day

    def _put_day(self, on: date | None) -> None:
        self._on = on
        if self.day is not None:
            self.day.mark(False)
            self.day.setToolTip("")
            self.day.setText(self._desk.t.date_short(on) if on is not None else "")

    def _day_typed(self) -> None:
        assert self.day is not None
        try:
            on = read_date(self.day.text(), self._workspace.today())
        except UserError as error:
            self.day.mark(True)
            self.day.setToolTip(sentence(self._desk.t, error))
            self._desk.refuse(error)
            return
        other = on != self._on
        self._put_day(on)
        if other:
            self.changed.emit()

    # filters with a name

    def _show_name(self) -> None:
        """The name of the filter that is in effect."""
        t, here = self._desk.t, replace(self.wanted, sort="")
        known = filters.named(self._workspace.store, self._screen.setting) if self._is_remembered else {}
        name = next((name for name, one in known.items() if replace(one, sort="") == here), "")
        self.names.say(name, name=t("Named filters"), tip=t("Named filters"))

    def _open_menu(self) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.names.mapToGlobal(QPoint(0, self.names.height())))

    def menu(self) -> QMenu:
        """The filters that have a name, what can be done with them, and the orders of the list."""
        t, store = self._desk.t, self._workspace.store
        known = filters.named(store, self._screen.setting)
        menu = QMenu(self)
        menu.setObjectName(f"{self._screen.name}.filters.menu")
        menu.setToolTipsVisible(True)
        for name, wanted in known.items():
            entry = menu.addAction(name.replace("&", "&&"), partial(self._take, wanted))
            entry.setCheckable(True)
            entry.setChecked(self.names.text() == name)
        if known:
            menu.addSeparator()
        keep = menu.addAction(t("Keep this filter under a name…"), self._ask_name)
        reason = self._workspace.why_not_write(t) or ("" if self.wanted.narrows else t("Nothing is left out now."))
        keep.setEnabled(not reason)
        keep.setToolTip(reason)
        if known and not store.read_only:
            away = menu.addMenu(t("Forget a filter"))
            for name in known:
                away.addAction(name.replace("&", "&&"), partial(self._forget, name))
        if self._orders:
            self._add_orders(menu.addMenu(t("Sort by")))
        return menu

    def _add_orders(self, menu: QMenu) -> None:
        for key, heading in self._orders:
            entry = menu.addAction(self._desk.t(heading), partial(self.sort_by, key))
            entry.setCheckable(True)
            entry.setChecked(self._sort.removeprefix("-") == key)

    def _take(self, wanted: Wanted) -> None:
        self.put(replace(wanted, sort=wanted.sort or self._sort))
        self.changed.emit()

    def _ask_name(self) -> None:
        from ctj_desktop.ui.forms.screens.keep_filter import KeepFilter

        if KeepFilter.ask(self._desk, self._workspace, self._screen, self.wanted, self):
            self._show_name()

    def _forget(self, name: str) -> None:
        self._desk.attempt(lambda: filters.forget_named(self._workspace.store, self._screen.setting, name))
        self._show_name()
