"""In which menu does each act stand?"""

from collections.abc import Callable, Collection, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar, QWidget

from ctj_desktop.i18n import N_, Translator
from ctj_desktop.services.papers.paper import Moment
from ctj_desktop.ui.documents.acts import LEADS_OF
from ctj_desktop.ui.frame.actions import Actions
from ctj_desktop.ui.frame.language import INTERFACE_LOCALES
from ctj_desktop.ui.frame.mnemonics import without_clash
from ctj_desktop.ui.frame.sections import SECTIONS
from ctj_desktop.ui.resources.acts import PAPERS as MORNING_PAPERS
from ctj_desktop.ui.style.theme import Scheme
from ctj_desktop.ui.window.field_entries import WORDS as FIELD
from ctj_desktop.ui.window.field_entries import FieldEntries
from ctj_desktop.ui.window.screens import VIEW_ACTS, acts_of

SEPARATOR = "-"
RECENT, LANGUAGE, LOOK, COMPUTER = ">recent", ">language", ">look", ">computer"
AGENDA, PRESENCE, WRITING, CONTACT, NUMBERING = ">agenda", ">presence", ">writing", ">contact", ">numbering"
APPROVED, ROUND = ">approved", ">round"
REMARKS, CARRYING_OUT, EXTRACTING, CIRCULATING = ">remarks", ">carrying_out", ">extracting", ">circulating"
CONSULTING, MORNING, MERGERS = ">consulting", ">morning", ">mergers"
OF_PROJECTS, OF_STRATEGY, OTHER_VIEWS = ">project_papers", ">strategy_papers", ">views"
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
            "import_list",
            "export_list",
            "mail_merge",
            "copy_addresses",
            SEPARATOR,
            "back_up",
            "backups",
            COMPUTER,
            SEPARATOR,
            "settings",
            SEPARATOR,
            "lock",
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
            *FIELD,
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
    ("view", N_("&View"), (LANGUAGE, LOOK, SEPARATOR, "hall_view", "chair_view", "own_window")),
    (
        "go",
        N_("&Go"),
        (
            "back",
            "forward",
            SEPARATOR,
            *(section.act for section in SECTIONS),
            OTHER_VIEWS,
            SEPARATOR,
            "next_pane",
            "previous_pane",
        ),
    ),
    (
        "meeting",
        N_("&Meeting"),
        (
            "new_meeting",
            "plan_like",
            "plan_series",
            "enter_past_meeting",
            SEPARATOR,
            "convene",
            "sent",
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
            "large_text",
            "pause",
            "session_times",
            "close_session",
            SEPARATOR,
            "add_item",
            "standing_items",
            AGENDA,
            PRESENCE,
            WRITING,
            SEPARATOR,
            "next_open",
            "check_passage",
            SEPARATOR,
            "circulate",
            "remarks",
            REMARKS,
            ROUND,
            "take_minutes_back",
            "approve",
            APPROVED,
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
            "remind_owners",
            "save_due_days",
            "settle_moves",
            SEPARATOR,
            CARRYING_OUT,
            "publish_decision",
            CIRCULATING,
            SEPARATOR,
            CONSULTING,
            "extract_decision",
            EXTRACTING,
        ),
    ),
    (
        "projects",
        N_("&Projects"),
        (
            "new_project",
            "make_project",
            SEPARATOR,
            "move_stage",
            "ask_committee",
            "record_payment",
            "modify_plan",
            "remove_project",
            SEPARATOR,
            "copy_call",
            *acts_of("projects"),
        ),
    ),
    (
        "strategy",
        N_("Strate&gy"),
        (
            "copy_strategy",
            "follow_strategy",
            "open_territory",
            "compare_territories",
            SEPARATOR,
            *acts_of("strategy"),
            SEPARATOR,
            "join_resources",
            "make_site",
            MORNING,
            SEPARATOR,
            *acts_of("resources"),
        ),
    ),
    (
        "members",
        N_("M&embers"),
        (
            "new_person",
            "new_seat",
            "end_record",
            "end_term",
            "end_committee",
            CONTACT,
            "declare_same",
            MERGERS,
            "write_letter",
            "write_letters",
            SEPARATOR,
            *acts_of("members"),
            SEPARATOR,
            NUMBERING,
        ),
    ),
    (
        "documents",
        N_("&Documents"),
        (
            "print_centre",
            SEPARATOR,
            *(act.spec.key for moment in (Moment.BEFORE, Moment.AFTER, Moment.COMMITTEE) for act in LEADS_OF[moment]),
            OF_PROJECTS,
            OF_STRATEGY,
            SEPARATOR,
            "print_all",
            "save_all",
            "save_all_word",
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
        (
            "go_exchange",
            SEPARATOR,
            "take_in",
            "take_back",
            "give_up",
            SEPARATOR,
            "send",
            SEPARATOR,
            "accept_card",
            "save_card",
        ),
    ),
    ("help", N_("&Help"), ("setting_up", SEPARATOR, "key_list", "accessibility", "report_problem", "about")),
)
"""A new act stands in the menu of its part. Two mnemonics of a menu that clash are told apart by `without_clash`."""

SUBMENUS = {
    RECENT: N_("&Recent workspaces"),
    LANGUAGE: N_("&Language"),
    LOOK: N_("&Appearance"),
    COMPUTER: N_("New co&mputer"),
    AGENDA: N_("Agenda &item"),
    PRESENCE: N_("&Presence and voters"),
    WRITING: N_("&Writing the minutes"),
    APPROVED: N_("A&fter the approval"),
    CONTACT: N_("Data of the &person"),
    NUMBERING: N_("N&umbers of the committee"),
    REMARKS: N_("Remar&ks on the minutes"),
    CARRYING_OUT: N_("Carrying &out decisions"),
    EXTRACTING: N_("Ex&tracts of minutes"),
    CIRCULATING: N_("Decision by &circulation"),
    CONSULTING: N_("&Opinions asked for"),
    ROUND: N_("Round of re&marks"),
    MORNING: N_("Thematic mor&ning"),
    MERGERS: N_("Me&rgers of bodies"),
    OTHER_VIEWS: N_("Other &views"),
    OF_PROJECTS: N_("Papers of the pro&jects"),
    OF_STRATEGY: N_("Papers of the strateg&y"),
}
PARTS: Mapping[str, tuple[str, ...]] = {
    OTHER_VIEWS: VIEW_ACTS,
    MORNING: tuple(act.spec.key for act in MORNING_PAPERS),
    OF_PROJECTS: tuple(act.spec.key for act in LEADS_OF[Moment.PROJECTS]),
    OF_STRATEGY: tuple(act.spec.key for act in LEADS_OF[Moment.STRATEGY]),
    MERGERS: ("merge_organisation", "take_back_merger"),
    CONSULTING: ("opinion_answer", "opinion_letter", "opinion_reminder", "opinion_reminded"),
    CONTACT: (
        "confirm_contact",
        "set_retention",
        "entrust",
        SEPARATOR,
        "person_data",
        SEPARATOR,
        "remove_private_contact",
        "anonymise_person",
    ),
    REMARKS: (
        "accept_remark",
        "reword_remark",
        "refuse_remark",
        "open_remark_again",
        SEPARATOR,
        "add_remark",
        "change_remark",
        "sort_remarks",
    ),
    CARRYING_OUT: (
        "execution_to_do",
        "execution_under_way",
        "execution_done",
        "execution_dropped",
        SEPARATOR,
        "join_execution_proofs",
        "save_execution_proofs",
    ),
    EXTRACTING: ("make_extract", "make_owed", SEPARATOR, "extract_sent", "extract_back"),
    CIRCULATING: (
        "open_circulation",
        "send_circulation",
        "remind_circulation",
        SEPARATOR,
        "close_circulation",
        "report_circulation",
        "save_circulation",
        SEPARATOR,
        "withdraw_circulation",
    ),
    COMPUTER: ("replace_computer", "take_earlier_file", SEPARATOR, "write_transfer", "take_transfer"),
    NUMBERING: ("number_waiting", "lend_numbering", "return_numbering"),
    APPROVED: (
        "sign_minutes",
        SEPARATOR,
        "file_signed_copy",
        "open_signed_copy",
        "save_signed_copy",
        "remove_signed_copy",
        SEPARATOR,
        "add_erratum",
        "adopt_erratum",
        "take_back_adoption",
    ),
    ROUND: ("take_remarks", "remind_remarks", "change_round"),
    AGENDA: (
        "move_up",
        "move_down",
        "indent",
        "outdent",
        SEPARATOR,
        "item_sheet",
        "item_papers",
        "item_outcome",
        "chair_note",
        "standing_back",
        SEPARATOR,
        "delete_item",
    ),
    PRESENCE: (
        "attendance",
        "add_guest",
        "change_guest",
        SEPARATOR,
        "take_seat",
        "leave_seat",
        "take_back_seat",
        SEPARATOR,
        "voters",
    ),
    WRITING: (
        "insert_decision",
        "insert_amendment",
        "insert_adjournment",
        "insert_vote",
        "repeat_vote",
        "insert_task",
        "settle_tasks",
        "insert_person",
        "insert_record",
        "insert_standard_text",
        "keep_standard_text",
        "insert_remarks",
        SEPARATOR,
        "other_language",
        "remove_block",
    ),
}
"""What stands in the menus of acts within a menu."""


def acts_in(entries: Sequence[str]) -> frozenset[str]:
    """The acts of a menu and of the menus in it."""
    return frozenset(entries).union(*(PARTS.get(entry, ()) for entry in entries)) - {SEPARATOR, *SUBMENUS, *FIELD}


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
        self._entries = {key: [one for one in entries if one not in without] for key, _, entries in MENUS}
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
        for key, title, _ in MENUS:
            self._menus[key].setTitle(t(title))
        for key, title in SUBMENUS.items():
            if key in self._submenus:
                self._submenus[key].setTitle(t(title))
        for scheme, text in LOOKS:
            self.looks[scheme].setText(t(text))
        self._field.retranslate(t)
        self._tell_apart(self._bar.actions())
        for entries in (*self._entries.values(), *PARTS.values()):
            self._tell_apart([self._action(entry) for entry in entries if entry != SEPARATOR])
        self.languages[t.locale].setChecked(True)

    def entries(self, key: str) -> Sequence[QAction]:
        """What stands in a menu."""
        return self._menus[key].actions()

    def _build(self, key: str) -> None:
        menu = self._menus[key] = BarMenu(self._bar, self._bar)
        self._bar.addMenu(menu)
        for entry in self._entries[key]:
            if entry in SUBMENUS:
                self._submenus[entry] = BarMenu(menu, self._bar)
            if entry in PARTS:
                self._fill(self._submenus[entry], entry, PARTS[entry])
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
        if entry in SUBMENUS:
            return self._submenus[entry].menuAction()
        return self._field.actions[entry] if entry in FIELD else self._actions[entry]

    def _tell_apart(self, actions: Sequence[QAction]) -> None:
        for action, fitting in zip(actions, without_clash([each.text() for each in actions]), strict=True):
            action.setText(fitting)

    def _is_here(self, entry: str) -> bool:
        if entry in PARTS:
            return any(self._is_here(one) for one in PARTS[entry] if one != SEPARATOR)
        return entry in SUBMENUS or entry in FIELD or self._belongs(entry)

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
