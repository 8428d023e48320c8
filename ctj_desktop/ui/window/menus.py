"""In which menu does each act stand?"""

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QMenuBar

from ctj_desktop.i18n import N_, Translator
from ctj_desktop.ui.documents.acts import LEADS
from ctj_desktop.ui.frame.actions import Actions
from ctj_desktop.ui.frame.language import INTERFACE_LOCALES
from ctj_desktop.ui.frame.mnemonics import without_clash
from ctj_desktop.ui.frame.sections import SECTIONS
from ctj_desktop.ui.style.theme import Scheme
from ctj_desktop.ui.window.screens import acts_of

SEPARATOR = "-"
RECENT, LANGUAGE, LOOK = ">recent", ">language", ">look"
"""Entries that open a menu of their own."""

MENUS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "file",
        N_("&File"),
        (
            "new",
            "open",
            RECENT,
            "sample",
            SEPARATOR,
            "print",
            "save_pdf",
            SEPARATOR,
            "settings",
            SEPARATOR,
            "close",
            "quit",
        ),
    ),
    (
        "edit",
        N_("&Edit"),
        (
            "undo",
            "redo",
            SEPARATOR,
            "new_here",
            "save",
            SEPARATOR,
            "find",
            "search",
            "search_all",
            SEPARATOR,
            "history",
            "bring_back",
            "bin",
            "restore",
            SEPARATOR,
            "choose_author",
        ),
    ),
    ("view", N_("&View"), (LANGUAGE, LOOK, SEPARATOR, "own_window")),
    (
        "go",
        N_("&Go"),
        ("back", "forward", SEPARATOR, *(section.act for section in SECTIONS), SEPARATOR, "next_pane", "previous_pane"),
    ),
    (
        "meeting",
        N_("&Meeting"),
        (
            "new_meeting",
            "enter_past_meeting",
            SEPARATOR,
            "convene",
            "replies",
            "postpone_meeting",
            "cancel_meeting",
            "resume_meeting",
            "remove_meeting",
            SEPARATOR,
            "mode_prepare",
            "mode_hold",
            "mode_approve",
            SEPARATOR,
            "open_session",
            "next_item",
            "begin_item",
            "attendance",
            "add_guest",
            "change_guest",
            "take_seat",
            "leave_seat",
            "take_back_seat",
            "large_text",
            "session_times",
            "voters",
            "close_session",
            SEPARATOR,
            "add_item",
            "standing_items",
            SEPARATOR,
            "move_up",
            "move_down",
            "indent",
            "outdent",
            SEPARATOR,
            "item_sheet",
            "item_papers",
            "item_outcome",
            "delete_item",
            SEPARATOR,
            "insert_decision",
            "insert_adjournment",
            "insert_vote",
            "insert_task",
            "insert_person",
            "insert_record",
            "other_language",
            "remove_block",
            SEPARATOR,
            "next_open",
            "check_passage",
            SEPARATOR,
            "circulate",
            "take_minutes_back",
            "approve",
            "close_meeting",
            SEPARATOR,
            *acts_of("meetings"),
        ),
    ),
    (
        "registers",
        N_("&Tasks"),
        (
            "new_task",
            SEPARATOR,
            "task_done",
            "task_in_progress",
            "task_void",
            "task_reopen",
            SEPARATOR,
            "publish_decision",
        ),
    ),
    (
        "projects",
        N_("&Projects"),
        ("new_project", "make_project", SEPARATOR, "move_stage", "remove_project", SEPARATOR, *acts_of("projects")),
    ),
    ("strategy", N_("Strate&gy"), acts_of("strategy")),
    (
        "members",
        N_("M&embers"),
        (
            "new_person",
            "new_seat",
            "end_record",
            "remove_private_contact",
            "declare_same",
            SEPARATOR,
            *acts_of("members"),
            SEPARATOR,
            "number_waiting",
            "lend_numbering",
            "return_numbering",
        ),
    ),
    (
        "documents",
        N_("&Documents"),
        (
            "print_centre",
            SEPARATOR,
            *(act.spec.key for act in LEADS),
            SEPARATOR,
            "print_all",
            "save_all",
            SEPARATOR,
            "open_file",
            "save_file",
            SEPARATOR,
            *acts_of("documents"),
        ),
    ),
    (
        "exchange",
        N_("E&xchanges"),
        ("take_in", "take_back", "give_up", SEPARATOR, "send", SEPARATOR, "accept_card", "save_card"),
    ),
    ("help", N_("&Help"), ("key_list", "about")),
)
"""Only acts that exist: a key nobody declared is left out, and so is a menu without any.

A new act stands in the menu of its part. Two mnemonics of a menu that clash are told apart by `without_clash`."""

SUBMENUS = {RECENT: N_("&Recent workspaces"), LANGUAGE: N_("&Language"), LOOK: N_("&Appearance")}
LOOKS: tuple[tuple[Scheme, str], ...] = (
    (Scheme.LIGHT, N_("&Light")),
    (Scheme.DARK, N_("&Dark")),
    (Scheme.SYSTEM, N_("As the &system")),
)


class Menus:
    """The menu bar of a window; built once, translated live."""

    def __init__(self, bar: QMenuBar, actions: Actions, without: Collection[str] = ()) -> None:
        """`without` are entries that this window does not have."""
        self._bar, self._actions = bar, actions
        self._menus: dict[str, QMenu] = {}
        self._submenus: dict[str, QMenu] = {}
        self.languages: dict[str, QAction] = {}
        self.looks: dict[Scheme, QAction] = {}
        for key, _, entries in MENUS:
            self._build(key, [entry for entry in entries if entry not in without])
        self._fill_languages()
        self._fill_looks()

    @property
    def recent(self) -> QMenu:
        """The menu of files; the window fills it."""
        return self._submenus[RECENT]

    def retranslate(self, t: Translator) -> None:
        """Titles; the acts translate themselves."""
        for key, title, _ in MENUS:
            if key in self._menus:
                self._menus[key].setTitle(t(title))
        for key, title in SUBMENUS.items():
            if key in self._submenus:
                self._submenus[key].setTitle(t(title))
        for scheme, text in LOOKS:
            self.looks[scheme].setText(t(text))
        for menu in (self._bar, *self._menus.values()):
            entries = [action for action in menu.actions() if not action.isSeparator()]
            for action, fitting in zip(entries, without_clash([each.text() for each in entries]), strict=True):
                action.setText(fitting)
        self.languages[t.locale].setChecked(True)

    def titles(self) -> Mapping[str, str]:
        """What stands in the bar now, by key."""
        return {key: menu.title() for key, menu in self._menus.items()}

    def entries(self, key: str) -> Sequence[QAction]:
        """What stands in a menu."""
        return self._menus[key].actions()

    def _build(self, key: str, entries: Sequence[str]) -> None:
        known = set(self._actions.keys())
        if not any(entry in known or entry in SUBMENUS for entry in entries):
            return
        menu = QMenu(self._bar)
        menu.setObjectName(f"menu.{key}")
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(lambda: self._actions.draw_icons(entries))
        self._bar.addMenu(menu)
        self._menus[key] = menu
        for entry in entries:
            if entry == SEPARATOR:
                menu.addSeparator()
            elif entry in SUBMENUS:
                self._submenus[entry] = QMenu(menu)
                menu.addMenu(self._submenus[entry])
            elif entry in known:
                menu.addAction(self._actions[entry])

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
