"""In which menu does each act stand?"""

from collections.abc import Callable, Collection, Sequence
from itertools import groupby
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar, QWidget

from ctj_desktop.domain.record import PositionalValue
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.ui.frame.actions import Actions
from ctj_desktop.ui.frame.language import INTERFACE_LOCALES
from ctj_desktop.ui.frame.mnemonics import without_clash
from ctj_desktop.ui.style.theme import Scheme
from ctj_desktop.ui.window.all_acts import ACTS
from ctj_desktop.ui.window.field_entries import WORDS as FIELD
from ctj_desktop.ui.window.field_entries import FieldEntries


class Menu(PositionalValue):
    """A menu by its `key`; `groups` are its parts, between which a line is drawn, each the names of what stands in it.

    A name is the group that acts say (`Act.menu`), a menu within the menu (`>`), what a field does (`FIELD`), or an
    act that stands in a second menu as well.
    """

    key: str
    title: str
    groups: tuple[str, ...]


MENUS: Final = (
    Menu(
        "file",
        N_("&File"),
        (
            "workspace >recent sample",
            "print import export merge addresses",
            "backup >computer",
            "settings",
            "lock leave",
        ),
    ),
    Menu(
        "edit",
        N_("&Edit"),
        ("undo", " ".join(FIELD), "enter", "find", "history bin restore", "author"),
    ),
    Menu("view", N_("&View"), (">language >look", "beside own_window")),
    Menu("go", N_("&Go"), ("ways", "sections >views", "panes")),
    Menu(
        "meeting",
        N_("&Meeting"),
        (
            "plan",
            "call",
            "modes",
            "session pause times",
            "items >agenda >presence >writing",
            "reading",
            "remarks >remarks >round approval >approved file",
            "pages.meetings",
        ),
    ),
    Menu(
        "registers",
        N_("&Tasks"),
        (
            "task",
            "progress",
            "owners apart",
            ">carrying_out publish >circulating",
            ">consulting extract >extracting",
        ),
    ),
    Menu("projects", N_("&Projects"), ("project proposal", "stage", "calls pages.projects")),
    Menu(
        "strategy",
        N_("Strate&gy"),
        ("version follow territory", "pages.strategy", "library >morning", "pages.resources"),
    ),
    Menu(
        "members",
        N_("M&embers"),
        (
            "person seat ends >contact same >mergers letters",
            "pages.members",
            ">numbering",
        ),
    ),
    Menu(
        "documents",
        N_("&Documents"),
        (
            "centre",
            "papers.before papers.after papers.committee >project_papers >strategy_papers",
            "ticked",
            "attached",
            "pages.documents",
        ),
    ),
    Menu("exchange", N_("E&xchanges"), ("go_exchange", "take_in", "send", "cards")),
    Menu("help", N_("&Help"), ("setting_up", "program")),
)
"""Two mnemonics of a menu that clash are told apart by `without_clash`."""

RECENT, LANGUAGE, LOOK = ">recent", ">language", ">look"
SUBMENUS: Final = (
    Menu(RECENT, N_("&Recent workspaces"), ()),
    Menu(LANGUAGE, N_("&Language"), ()),
    Menu(LOOK, N_("&Appearance"), ()),
    Menu(">computer", N_("New co&mputer"), ("computer", "transfer")),
    Menu(">agenda", N_("Agenda &item"), ("move_item", "item", "delete_item")),
    Menu(">presence", N_("&Presence and voters"), ("presence", "seats", "voters")),
    Menu(">writing", N_("&Writing the minutes"), ("decide amend vote settle_tasks insert", "block")),
    Menu(">approved", N_("A&fter the approval"), ("signature", "signed_copy", "errata")),
    Menu(">contact", N_("Data of the &person"), ("contact", "person_data", "privacy")),
    Menu(">numbering", N_("N&umbers of the committee"), ("numbering",)),
    Menu(">remarks", N_("Remar&ks on the minutes"), ("settling", "remark")),
    Menu(">carrying_out", N_("Carrying &out decisions"), ("execution", "proofs")),
    Menu(">extracting", N_("Ex&tracts of minutes"), ("extracts", "extract_sent")),
    Menu(">circulating", N_("Decision by &circulation"), ("circulation", "circulation_end", "withdrawal")),
    Menu(">consulting", N_("&Opinions asked for"), ("opinion",)),
    Menu(">round", N_("Round of re&marks"), ("returned round",)),
    Menu(">morning", N_("Thematic mor&ning"), ("morning",)),
    Menu(">mergers", N_("Me&rgers of bodies"), ("mergers",)),
    Menu(">views", N_("Other &views"), ("views",)),
    Menu(">project_papers", N_("Papers of the pro&jects"), ("papers.projects",)),
    Menu(">strategy_papers", N_("Papers of the strateg&y"), ("papers.strategy",)),
)
"""The menus within a menu; the window fills the first three."""

SEPARATOR: Final = "-"


def _entries(menu: Menu) -> tuple[str, ...]:
    """The acts and the menus within it, with a separator between two of its groups."""
    entries: list[str] = []
    for group in menu.groups:
        named = [entry for name in group.split() for entry in GROUPS.get(name, (name,))]
        entries += [SEPARATOR, *named] if entries and named else named
    return tuple(entries)


GROUPS: Final = {
    name: tuple(act.spec.key for act in acts)
    for name, acts in groupby(sorted(ACTS, key=lambda act: act.menu), key=lambda act: act.menu)
}
"""The acts of each group that a menu names, as they are declared."""
ENTRIES: Final = {menu.key: _entries(menu) for menu in (*MENUS, *SUBMENUS)}
"""What stands in each menu, and in each menu within one."""


def acts_in(key: str) -> frozenset[str]:
    """The acts of a menu and of the menus in it."""
    entries = frozenset(ENTRIES[key])
    return entries.union(*(ENTRIES.get(entry, ()) for entry in entries)) - {SEPARATOR, *ENTRIES, *FIELD}


LOOKS: tuple[tuple[Scheme, str], ...] = (
    (Scheme.LIGHT, N_("&Light")),
    (Scheme.DARK, N_("&Dark")),
    (Scheme.SYSTEM, N_("As the &system")),
)


class BarMenu(QMenu):
    """Hands F6 to the bar. A filter would hear of each word that changes in each act, for nothing."""

    def __init__(self, parent: QWidget, bar: QMenuBar) -> None:
        super().__init__(parent)
        self._bar = bar

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F6:
            QApplication.sendEvent(self._bar, event)
        else:
            super().keyPressEvent(event)


class Menus:
    """The menu bar of a window; built once, translated live. A menu that opens holds what belongs to the page."""

    def __init__(
        self, bar: QMenuBar, actions: Actions, belongs: Callable[[str], bool], without: Collection[str] = ()
    ) -> None:
        """`belongs` says of an act whether the page that is open has it; `without` are entries of no window like it."""
        self._bar, self._actions, self._belongs = bar, actions, belongs
        self._field = FieldEntries(bar)
        self._menus: dict[str, QMenu] = {}
        self._submenus: dict[str, QMenu] = {}
        self.languages: dict[str, QAction] = {}
        self.looks: dict[Scheme, QAction] = {}
        self._entries = {menu.key: [one for one in ENTRIES[menu.key] if one not in without] for menu in MENUS}
        for key in self._entries:
            self._build(key)
        self._fill_languages()
        self._fill_looks()

    @property
    def recent(self) -> QMenu:
        """The menu of files; the window fills it."""
        return self._submenus[RECENT]

    def retranslate(self, t: Translator) -> None:
        """Titles; the acts translate themselves."""
        for menu in MENUS:
            self._menus[menu.key].setTitle(t(menu.title))
        for menu in SUBMENUS:
            if menu.key in self._submenus:
                self._submenus[menu.key].setTitle(t(menu.title))
        for scheme, text in LOOKS:
            self.looks[scheme].setText(t(text))
        self._field.retranslate(t)
        self._tell_apart(self._bar.actions())
        for entries in (*self._entries.values(), *(ENTRIES[menu.key] for menu in SUBMENUS)):
            self._tell_apart([self._action(entry) for entry in entries if entry != SEPARATOR])
        self.languages[t.locale].setChecked(True)

    def entries(self, key: str) -> Sequence[QAction]:
        """What stands in a menu."""
        return self._menus[key].actions()

    def _build(self, key: str) -> None:
        menu = self._menus[key] = BarMenu(self._bar, self._bar)
        self._bar.addMenu(menu)
        for entry in self._entries[key]:
            if entry in ENTRIES:
                self._submenus[entry] = BarMenu(menu, self._bar)
                if ENTRIES[entry]:
                    self._fill(self._submenus[entry], entry, ENTRIES[entry])
        self._fill(menu, key, self._entries[key])

    def _fill(self, menu: QMenu, key: str, entries: Sequence[str]) -> None:
        menu.setObjectName(f"menu.{key.removeprefix('>')}")
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(lambda: self._fit(menu, entries))
        for entry in entries:
            if entry != SEPARATOR:
                menu.addAction(self._action(entry))

    def _fit(self, menu: QMenu, entries: Sequence[str]) -> None:
        """What belongs to the page, in groups; the rest would only be in the way."""
        self._actions.draw_icons(entries)
        self._field.refresh()
        menu.clear()
        waits = False
        for entry in entries:
            if entry == SEPARATOR:
                waits = not menu.isEmpty()
            elif self._is_here(entry):
                if waits:
                    menu.addSeparator()
                menu.addAction(self._action(entry))
                waits = False

    def _action(self, entry: str) -> QAction:
        if entry in ENTRIES:
            return self._submenus[entry].menuAction()
        return self._field.actions[entry] if entry in FIELD else self._actions[entry]

    def _tell_apart(self, actions: Sequence[QAction]) -> None:
        for action, fitting in zip(actions, without_clash([each.text() for each in actions]), strict=True):
            action.setText(fitting)

    def _is_here(self, entry: str) -> bool:
        if entry in ENTRIES:
            within = [one for one in ENTRIES[entry] if one != SEPARATOR]
            return not within or any(map(self._is_here, within))
        return entry in FIELD or self._belongs(entry)

    def _fill_languages(self) -> None:
        menu = self._submenus[LANGUAGE]
        group = QActionGroup(menu)
        for locale, name in INTERFACE_LOCALES:
            action = group.addAction(name)
            action.setObjectName(f"action.language.{locale}")
            action.setCheckable(True)
            action.setData(locale)
            menu.addAction(action)
            self.languages[locale] = action

    def _fill_looks(self) -> None:
        menu = self._submenus[LOOK]
        group = QActionGroup(menu)
        for scheme, _ in LOOKS:
            action = group.addAction("")
            action.setObjectName(f"action.look.{scheme}")
            action.setCheckable(True)
            action.setData(scheme)
            menu.addAction(action)
            self.looks[scheme] = action
