"""What can the person choose for the program, and who keeps the workspace that is open? Every choice holds at once."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ctj_desktop.domain.record import replace
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.services.workspace.keepers import Keeping, keeping
from ctj_desktop.settings import LOCK_TIMES, TEXT_SIZES
from ctj_desktop.storage.backing_up import SECOND, back_up, back_up_second, second_place
from ctj_desktop.storage.store import Store
from ctj_desktop.ui.frame.folders import OUTGOING, folder_name, open_folder, outgoing_folder
from ctj_desktop.ui.frame.jobs import Progress
from ctj_desktop.ui.frame.language import INTERFACE_LOCALES
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.tab_order import step_focus
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.frame.window_place import unfold
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.theme import Contrast, Scheme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.fields import ComboBox, Field
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.spoken import announce
from ctj_desktop.ui.widgets.surfaces import Card
from ctj_desktop.ui.workspace.backups.age import last_backup_text, still_kept_text
from ctj_desktop.ui.workspace.own_office import correct_office
from ctj_desktop.ui.workspace.passphrase.words import protection_acts, protection_text
from ctj_desktop.ui.workspace.preferences import Preferences

WIDTH, HEIGHT = 560, 640


class SettingsDialog(QDialog):
    """Two cards: the program, and the workspace. Nothing is confirmed, nothing is lost by Escape."""

    def __init__(self, desk: Desk, preferences: Preferences, workspace: OpenWorkspace | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._preferences, self._workspace = desk, preferences, workspace
        self.setObjectName("dialog.settings")
        self.setModal(True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._inside: QWidget | None = None
        self._job = False
        self._build()
        desk.language.changed.connect(self._build)
        desk.theme.resized.connect(self._build)

    @classmethod
    def show_to(cls, desk: Desk, preferences: Preferences, workspace: OpenWorkspace | None, parent: QWidget) -> None:
        """Shows them until they are closed."""
        dialog = cls(desk, preferences, workspace, parent)
        dialog.exec()
        dialog.deleteLater()

    def _build(self) -> None:
        """Anew after every change of language or text size: measures are taken when a widget is made.

        What had the keyboard has it again, and is seen.
        """
        focused = self.focusWidget().objectName() if self.focusWidget() is not None else "settings.language"
        scrolled = 0
        if self._inside is not None:
            scrolled = self._area.verticalScrollBar().value()
            self._column.removeWidget(self._inside)
            self._inside.hide()
            self._inside.deleteLater()
        px = self._desk.theme.px
        self.setWindowTitle(self._desk.t("Settings"))
        self._inside = QWidget(self)
        outer = QVBoxLayout(self._inside)
        outer.setContentsMargins(px(24), px(24), px(24), px(16))
        outer.setSpacing(px(12))
        outer.addWidget(self._scrolled(), 1)
        close = Button(self._desk.theme, "settings.close", ButtonKind.PRIMARY, parent=self._inside)
        close.say(self._desk.t("Close"))
        close.clicked.connect(self.accept)
        outer.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self._column.addWidget(self._inside)
        unfold(self, px(WIDTH), px(HEIGHT))
        again = self._inside.findChild(QWidget, focused)
        if again is not None:
            self._turn_to(again, scrolled)

    def _turn_to(self, widget: QWidget, scrolled: int) -> None:
        """Give it the keyboard; once everything has its place it is seen, where it was if it was seen there."""
        widget.setFocus()
        QTimer.singleShot(0, widget, lambda: self._area.verticalScrollBar().setValue(scrolled))
        QTimer.singleShot(0, widget, lambda: self._area.ensureWidgetVisible(widget, 0, 0))

    def _scrolled(self) -> QScrollArea:
        self._area = area = QScrollArea(self._inside)
        area.setObjectName("settings.area")
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        cards = QWidget(area)
        column = QVBoxLayout(cards)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._desk.theme.px(12))
        column.addWidget(self._program(cards))
        if self._workspace is not None:
            column.addWidget(self._workspace_card(cards, self._workspace, keeping(self._workspace.store)))
        column.addStretch(1)
        area.setWidget(cards)
        return area

    # the program

    def _program(self, parent: QWidget) -> Card:
        t, chosen = self._desk.t, self._preferences.settings
        card = self._card(parent, "settings.program", t("Program"))
        language = self._choice(card, "settings.language", t("Language of the window"))
        language.offer([(name, locale) for locale, name in INTERFACE_LOCALES], t.locale)
        language.activated.connect(lambda _index: self._preferences.choose_language(str(language.chosen())))
        look = self._choice(card, "settings.look", t("Appearance"))
        looks = {Scheme.SYSTEM: t("As the system"), Scheme.LIGHT: t("Light"), Scheme.DARK: t("Dark")}
        look.offer([(word, scheme) for scheme, word in looks.items()], self._desk.theme.scheme)
        look.activated.connect(lambda _index: self._preferences.choose_scheme(Scheme(str(look.chosen()))))
        size = self._choice(card, "settings.size", t("Text size"))
        sizes = [(f"{each} %" if each else t("As the system"), each) for each in TEXT_SIZES]
        size.offer(list(sizes), chosen.text_size)
        size.activated.connect(lambda _index: self._size_chosen(size.chosen()))
        contrast = self._choice(card, "settings.contrast", t("Contrast"))
        contrasts = {Contrast.SYSTEM: t("As the system"), Contrast.HIGH: t("High")}
        contrast.offer([(word, each) for each, word in contrasts.items()], Contrast(chosen.contrast))
        contrast.activated.connect(lambda _index: self._preferences.choose_contrast(Contrast(str(contrast.chosen()))))
        return card

    def _size_chosen(self, percent: object) -> None:
        if isinstance(percent, int):
            self._preferences.choose_text_size(percent)

    # the workspace

    def _workspace_card(self, parent: QWidget, workspace: OpenWorkspace, kept: Keeping) -> Card:
        t, theme = self._desk.t, self._desk.theme
        card = self._card(parent, "settings.workspace", t("Workspace {name}").format(name=kept.file.stem))
        self._fact(card, "office", t("Kept by"), kept.office.or_other(t.language))
        pencil = "pencil-simple"
        correct = Button(self._desk.theme, "settings.office.correct", ButtonKind.QUIET, icon=pencil, parent=card)
        hint = t("Partners see a new name once they accept a new card of this office.")
        correct.say(t("Correct the office…"), tip=hint)
        correct.clicked.connect(self._correct_office)
        card.column.addWidget(correct, 0, Qt.AlignmentFlag.AlignLeft)
        self._fact(card, "file", t("File"), str(kept.file))
        if kept.service:
            self._synced(card, kept.service)
        self._fact(card, "outgoing", t("Folder for what leaves"), str(outgoing_folder(workspace.store)))
        choose = Button(theme, "settings.outgoing.choose", ButtonKind.QUIET, icon="folder-open", parent=card)
        choose.say(t("Choose the folder…"), tip=t("Papers, letters and exchange files are proposed there."))
        choose.clicked.connect(self._choose_outgoing)
        choose.usable_unless(workspace.why_not_write(t))
        card.column.addWidget(choose, 0, Qt.AlignmentFlag.AlignLeft)
        self._fact(card, "protection", t("Protection"), protection_text(t, kept))
        self._protection(card, workspace, kept)
        for at, one in enumerate(kept.numbering):
            where = t("This device gives the numbers.") if one.here else t("Another device gives the numbers.")
            lent = t("Lent for a meeting.") if one.lent else ""
            name = one.committee.or_other(t.language)
            self._fact(card, f"numbering.{at}", t("Numbers: {committee}").format(committee=name), f"{where} {lent}")
        if any(one.passes for one in kept.numbering):
            takes = Button(theme, "settings.replace_computer", ButtonKind.QUIET, icon="swap", parent=card)
            takes.say(t("This computer replaces the earlier one…"))
            takes.clicked.connect(self._replace_computer)
            card.column.addWidget(takes, 0, Qt.AlignmentFlag.AlignLeft)
        self._fact(card, "backups", t("Backups"), str(kept.backups))
        shown = Button(theme, "settings.backups.show", ButtonKind.QUIET, icon="clock-counter-clockwise", parent=card)
        shown.say(t("See the backups and restore one"))
        shown.clicked.connect(self._show_backups)
        card.column.addWidget(shown, 0, Qt.AlignmentFlag.AlignLeft)
        folder = Button(theme, "settings.backups.folder", ButtonKind.QUIET, icon="folder-open", parent=card)
        folder.say(t("Open the folder"), tip=str(kept.backups))
        folder.clicked.connect(lambda: self._show_folder(kept.backups))
        folder.usable_unless("" if kept.backed_up is not None else last_backup_text(t, None, kept.now))
        card.column.addWidget(folder, 0, Qt.AlignmentFlag.AlignLeft)
        if kept.erased is not None:
            still_kept = Label(theme, Type.BODY, wrap=True, name="settings.backups.erased", parent=card)
            still_kept.say(still_kept_text(t, kept.erased))
            card.column.addWidget(still_kept)
        self._second_place(card, workspace, kept.second)
        row = QHBoxLayout()
        row.setSpacing(self._desk.theme.px(metrics.GAP_WIDE))
        self._backed_up = Label(self._desk.theme, Type.BODY, wrap=True, name="settings.backed_up", parent=card)
        self._backed_up.say(last_backup_text(t, kept.backed_up, kept.now))
        self._back_up = Button(self._desk.theme, "settings.back_up", parent=card)
        self._back_up.say(t("Back up now"))
        self._back_up.setEnabled(not self._job)
        self._back_up.clicked.connect(self._start)
        row.addWidget(self._backed_up, 1)
        row.addWidget(self._back_up, 0, Qt.AlignmentFlag.AlignTop)
        card.column.addLayout(row)
        return card

    def _protection(self, card: Card, workspace: OpenWorkspace, kept: Keeping) -> None:
        """What can be done about the passphrase, and after how long the window is locked."""
        t, theme, chosen = self._desk.t, self._desk.theme, self._preferences.settings
        for what, word in protection_acts(t, kept):
            act = Button(theme, f"settings.passphrase.{what}", ButtonKind.QUIET, icon="lock-simple", parent=card)
            act.say(word)
            act.clicked.connect(partial(self._ask_passphrase, what))
            act.usable_unless(workspace.why_not_write(t))
            card.column.addWidget(act, 0, Qt.AlignmentFlag.AlignLeft)
        if kept.mark:
            after = self._choice(card, "settings.lock_after", t("Lock when nobody has touched the program for"))
            times = [(t("{count} minutes").format(count=one) if one else t("Never"), one) for one in LOCK_TIMES]
            after.offer(list(times), chosen.lock_after)
            after.activated.connect(lambda _index: self._lock_time_chosen(after.chosen()))

    def _lock_time_chosen(self, minutes: object) -> None:
        if isinstance(minutes, int):
            self._preferences.remember(replace(self._preferences.settings, lock_after=minutes))

    def _ask_passphrase(self, what: str) -> None:
        if self._workspace is not None:
            self.accept()
            self._workspace.passphrase_asked.emit(what)

    def _synced(self, card: Card, service: str) -> None:
        """That it lies where it is not safe, and the way out."""
        t = self._desk.t
        self._fact(card, "synced", t("In a folder of"), service)
        move = Button(self._desk.theme, "settings.move", ButtonKind.QUIET, icon="folder-open", parent=card)
        move.say(t("Move it…"), tip=t("To a folder that is only on this computer; the backups stay."))
        move.clicked.connect(self._move)
        card.column.addWidget(move, 0, Qt.AlignmentFlag.AlignLeft)

    def _second_place(self, card: Card, workspace: OpenWorkspace, folder: Path | None) -> None:
        """Where backups are kept once more, and why there was none there last."""
        t, theme = self._desk.t, self._desk.theme
        value = str(folder) if folder is not None else t("None")
        if folder is not None and workspace.no_second is not None:
            value = f"{value}\n{sentence(t, workspace.no_second)}"
        self._fact(card, "second", t("Second folder for backups"), value)
        acts = QHBoxLayout()
        choose = Button(theme, "settings.second.choose", ButtonKind.QUIET, icon="folder-open", parent=card)
        choose.say(t("Choose the folder…"), tip=t("On a network drive, a stick, or where a service keeps it."))
        choose.clicked.connect(self._choose_second)
        choose.usable_unless(workspace.why_not_write(t))
        acts.addWidget(choose)
        if folder is not None:
            none = Button(theme, "settings.second.none", ButtonKind.QUIET, parent=card)
            none.say(t("Keep no second backups"), tip=t("Those that are there stay."))
            none.clicked.connect(lambda: self._keep_second(""))
            none.usable_unless(workspace.why_not_write(t))
            acts.addWidget(none)
        acts.addStretch(1)
        card.column.addLayout(acts)

    def _move(self) -> None:
        if self._workspace is not None:
            self.accept()
            self._workspace.move_here_asked.emit()

    def _choose_second(self) -> None:
        assert self._workspace is not None
        t, store = self._desk.t, self._workspace.store
        begin = str(second_place(store) or store.path.parent)
        chosen = QFileDialog.getExistingDirectory(self, t("Second folder for backups"), begin)
        if chosen:
            self._keep_second(str(Path(chosen)))

    def _keep_second(self, folder: str) -> None:
        assert self._workspace is not None
        self._workspace.store.keep_setting(SECOND, folder)
        self._workspace.no_second = None
        self._build()
        if folder:
            self._start()

    def _correct_office(self) -> None:
        if self._workspace is not None:
            correct_office(self._desk, self._workspace, self)
            self._build()

    def _replace_computer(self) -> None:
        self.accept()
        self._desk.actions["replace_computer"].trigger()

    def _choose_outgoing(self) -> None:
        assert self._workspace is not None
        store, t = self._workspace.store, self._desk.t
        chosen = QFileDialog.getExistingDirectory(self, t("Folder for what leaves"), str(outgoing_folder(store)))
        if chosen:
            store.keep_setting(OUTGOING, str(Path(chosen)))
            self._build()

    def _start(self) -> None:
        assert self._workspace is not None
        store, t = self._workspace.store, self._desk.t
        self._job = True
        self._back_up.setEnabled(False)
        self._backed_up.say(t("The backup is being written and checked…"))
        self._desk.jobs.run(self, _backup_of(store), self._done, self._failed)

    def _done(self, path: object) -> None:
        self._job = False
        assert isinstance(path, Path)
        text = self._desk.t("Backup written and checked in “{folder}”: {name}")
        self._desk.bus.wrote.emit(text.format(folder=folder_name(path), name=path.name), path)
        if self._workspace is not None and not self._workspace.store.connection.closed:
            at = self._area.verticalScrollBar().value()
            self._build()
            self._turn_to(self._back_up, at)

    def _failed(self, error: BaseException) -> None:
        self._job = False
        if not isinstance(error, UserError | StoreError | OSError):
            raise error
        t = self._desk.t
        text = t("The backup could not be written.") if isinstance(error, OSError) else sentence(t, error)
        self._say_why_not(text)
        self._back_up.setEnabled(True)

    def _show_backups(self) -> None:
        self.accept()
        self._desk.navigator.go(Place(page="backups"))

    def _show_folder(self, folder: Path) -> None:
        why_not = open_folder(self._desk.t, folder)
        if why_not:
            self._say_why_not(why_not)

    def _say_why_not(self, text: str) -> None:
        self._backed_up.recolour("error")
        self._backed_up.say(text)
        announce(self._backed_up, text)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return step_focus(self, self.focusWidget(), forward)

    def done(self, result: int) -> None:
        """The dialog stays while a backup is being written for it: it is told in it whether it is safe."""
        if not self._job:
            super().done(result)

    # pieces

    def _card(self, parent: QWidget, name: str, title: str) -> Card:
        card = Card(self._desk.theme, name, parent=parent)
        card.column.setSpacing(self._desk.theme.px(metrics.GAP_WIDE))
        head = Label(self._desk.theme, Type.CARD, parent=card)
        head.say(title)
        card.column.addWidget(head)
        return card

    def _choice(self, card: Card, name: str, word: str) -> ComboBox:
        choice = ComboBox(self._desk.theme, name, card)
        field = Field(self._desk.theme, choice, card)
        field.say(word)
        card.column.addWidget(field)
        return choice

    def _fact(self, card: Card, name: str, word: str, value: str) -> None:
        theme = self._desk.theme
        label = Label(theme, Type.LABEL, "muted", parent=card)
        label.say(word)
        shown = Label(theme, Type.BODY, wrap=True, name=f"settings.{name}", parent=card)
        shown.say(value.strip())
        shown.setAccessibleName(f"{word}: {value.strip()}")
        pair = QVBoxLayout()
        pair.setSpacing(theme.px(2))
        pair.addWidget(label)
        pair.addWidget(shown)
        card.column.addLayout(pair)


def _backup_of(store: Store) -> Callable[[Progress], object]:
    """For the worker: it knows the store and no widget."""

    def work(_progress: Progress) -> Path:
        made = back_up(store)
        back_up_second(store)
        return made

    return work
