"""What became of approved minutes: who signed them, the signed copy, and the errata, each with what lacks."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QMenu, QVBoxLayout, QWidget

from ctj_desktop.domain.marks import without_marks
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.records.remarks import MinutesSignature
from ctj_desktop.services.minutes.approval import Lock
from ctj_desktop.services.minutes.approved.errata import ErratumLine, errata_of
from ctj_desktop.services.minutes.approved.signatures import Signed, remove_signature, signed_of
from ctj_desktop.services.minutes.approved.signed_copy import (
    SignedCopy,
    attached_copy,
    file_signed_copy,
    is_unchanged,
    remove_signed_copy,
    signed_copy_of,
)
from ctj_desktop.services.minutes.proofreading import ProofLine
from ctj_desktop.services.minutes.signers import SigningPerson
from ctj_desktop.services.papers.after_the_meeting import ERRATA
from ctj_desktop.services.papers.paper import YES
from ctj_desktop.services.papers.print_centre import choose_for
from ctj_desktop.ui.approval.after.signing import (
    EnterSignature,
    called_for,
    correct_signature,
    missing_words,
    signature_words,
)
from ctj_desktop.ui.approval.fingerprint import grouped
from ctj_desktop.ui.documents.attached import weight
from ctj_desktop.ui.forms.flow import WidgetFlow
from ctj_desktop.ui.forms.leaving.open_copy import open_copy
from ctj_desktop.ui.forms.screens.pieces import Relation, fill
from ctj_desktop.ui.frame.copies import ask_and_save, away_text, dropped_files, take_copies
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.surfaces import Card

SCANS = "*.pdf *.png *.jpg *.jpeg *.tif *.tiff"
EXCERPT = 60


class AfterApproval(Card):
    """A signed copy can be dropped on it; every act stands in the menu of the meeting as well."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> None:
        super().__init__(desk.theme, "approve.after", parent=parent)
        self._desk, self._workspace = desk, workspace
        self._meeting: Meeting | None = None
        self._signed = Signed()
        self._copy: SignedCopy | None = None
        self._errata: Sequence[ErratumLine] = ()
        self._columns = 1
        self.choose: Callable[[], Path | None] = self._choose_file
        self.open_url: Callable[[QUrl], bool] = QDesktopServices.openUrl
        self.setAcceptDrops(True)
        self._build()
        self._lay_out()
        self._connect()

    # what is shown

    def show_lock(self, meeting: Meeting, lock: Lock) -> None:
        """What there is of these minutes now."""
        store = self._workspace.store
        self._meeting = meeting
        self._signed = signed_of(store, meeting)
        self._copy = signed_copy_of(store, lock.version)
        self._errata = errata_of(store, meeting.id)
        self._show_signatures()
        self._show_copy()
        self._show_errata()
        for button in (self.sign, self.file, self.remove, self.erratum):
            button.usable_unless(self._workspace.why_not_write(self._desk.t))

    def spread(self, columns: int) -> None:
        """Its three parts under each other, or beside each other."""
        self._columns = columns
        self.fit(self.width())

    def fit(self, width: int) -> None:
        """At that width; beside each other only where each of them has room for the words of its buttons."""
        px, shown = self._desk.theme.px, [one for one in self._buttons() if not one.isHidden()]
        widest = max((one.sizeHint().width() for one in shown), default=0)
        needed = self._columns * widest + (self._columns - 1) * px(metrics.GAP_WIDE) + 2 * px(metrics.CARD_PADDING)
        ways = QBoxLayout.Direction
        self._sections.setDirection(ways.LeftToRight if self._columns > 1 and needed <= width else ways.TopToBottom)

    def why_not(self, key: str) -> str:
        """Why one of its acts cannot be done now."""
        t, copy = self._desk.t, self._copy
        if key in ("open_signed_copy", "save_signed_copy", "remove_signed_copy"):
            if copy is None:
                return t("No signed copy is filed.")
            if not copy.held and key != "remove_signed_copy":
                return away_text(t, erased=copy.erased)
        return "" if key in ("open_signed_copy", "save_signed_copy") else self._workspace.why_not_write(t)

    # acts

    def enter_signature(self, who: SigningPerson | None = None) -> None:
        """Asks for one, of whoever still has to sign at first."""
        if self._meeting is not None:
            EnterSignature(self._desk, self._workspace, self._meeting, who, self).exec()

    def file_copy(self) -> None:
        """Asks for the file."""
        path = self.choose()
        if path is not None:
            self._file(path)

    def open_copy(self) -> None:
        """A copy that can only be read, once the content was compared with its fingerprint."""
        if self._copy is None or self._meeting is None:
            return
        t, copy = self._desk.t, self._copy
        if not is_unchanged(self._workspace.store, copy.file):
            said = t("“{name}” no longer has the fingerprint it was filed with: it was changed outside the program.")
            self._desk.bus.refused.emit(said.format(name=copy.file.name))
            return
        line = attached_copy(copy, self._meeting)

        def show() -> None:
            if open_copy(self._desk, self._workspace, line, self.open_url, self):
                since = t("Unchanged since {date}: the fingerprint was compared.").format(date=self._filed_on(copy))
                self._desk.bus.said.emit(since)

        self._desk.attempt(show)

    def save_copy(self) -> None:
        """Under a name the person chooses."""
        if self._copy is not None and self._meeting is not None:
            line = attached_copy(self._copy, self._meeting)
            self._desk.attempt(lambda: ask_and_save(self._desk, self._workspace.store, line, self))

    def remove_copy(self) -> None:
        """It was filed by mistake; the strip offers to undo it."""
        meeting = self._meeting
        if meeting is not None:
            self._desk.attempt(lambda: self._workspace.do(remove_signed_copy, meeting=meeting.id))

    def add_erratum(self, looked_at: ProofLine | None) -> None:
        """Asks for one about the passage that is looked at, and shows it."""
        from ctj_desktop.ui.approval.after.errata import new_erratum

        if self._meeting is None:
            return
        dialog = new_erratum(self._desk, self._workspace, self._meeting.id, looked_at, self)
        dialog.exec()
        if dialog.made is not None:
            self._desk.navigator.go(Place(page="errata", record=dialog.made))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._dropped(event) is not None and not self._workspace.store.read_only:
            take_copies(event)

    def dropEvent(self, event: QDropEvent) -> None:
        path = self._dropped(event)
        if path is not None:
            take_copies(event)
            self._file(path)

    # inside

    def _build(self) -> None:
        theme = self._desk.theme
        self._titles = [Label(theme, Type.CARD, name=f"approve.after.title.{at}", parent=self) for at in range(3)]
        self._signatures, self._copy_lines, self._errata_lines = (QWidget(self) for _ in range(3))
        for part in (self._signatures, self._copy_lines, self._errata_lines):
            column = QVBoxLayout(part)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(theme.px(8))
        self.sign = Button(theme, "approve.sign", ButtonKind.PLAIN, icon="pencil-simple", compact=True, parent=self)
        self.file = Button(theme, "approve.copy.file", ButtonKind.PLAIN, icon="paperclip", compact=True, parent=self)
        self.open = Button(theme, "approve.copy.open", ButtonKind.PLAIN, icon="eye", compact=True, parent=self)
        self.save = Button(theme, "approve.copy.save", icon="download-simple", compact=True, parent=self)
        self.remove = Button(theme, "approve.copy.remove", icon="trash", compact=True, parent=self)
        self.erratum = Button(theme, "approve.erratum", ButtonKind.PLAIN, icon="plus", compact=True, parent=self)
        self.print = Button(theme, "approve.errata.print", ButtonKind.PLAIN, icon="printer", compact=True, parent=self)
        self._flow = WidgetFlow(theme, self)
        self._flow.hold((self.open, self.save, self.file, self.remove))
        self._errata_flow = WidgetFlow(theme, self)
        self._errata_flow.hold((self.erratum, self.print))

    def _buttons(self) -> tuple[Button, ...]:
        return (self.sign, self.file, self.open, self.save, self.remove, self.erratum, self.print)

    def _lay_out(self) -> None:
        px = self._desk.theme.px
        parts = ((self._signatures, self.sign), (self._copy_lines, self._flow), (self._errata_lines, self._errata_flow))
        self._sections = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._sections.setSpacing(px(metrics.GAP_WIDE))
        for title, (lines, below) in zip(self._titles, parts, strict=True):
            section = QVBoxLayout()
            section.setSpacing(px(8))
            for widget in (title, lines, below):
                section.addWidget(widget)
            section.addStretch(1)
            self._sections.addLayout(section, 1)
        self.column.addLayout(self._sections)

    def _connect(self) -> None:
        self.sign.clicked.connect(lambda: self.enter_signature())
        self.file.clicked.connect(self.file_copy)
        self.open.clicked.connect(self.open_copy)
        self.save.clicked.connect(self.save_copy)
        self.remove.clicked.connect(self.remove_copy)
        self.erratum.clicked.connect(lambda: self._desk.actions["add_erratum"].trigger())
        self.print.clicked.connect(self._print_all)

    def _show_signatures(self) -> None:
        t, signed = self._desk.t, self._signed
        as_what = {"together": signed.together}
        self._titles[0].say(t("Signatures"))
        lines = [
            self._relation(f"approve.signature.{one.id}", "check-circle", one.name, signature_words(t, one, **as_what))
            for one in signed.signatures
        ]
        for line, one in zip(lines, signed.signatures, strict=True):
            line.chip.clicked.connect(partial(self._signature_menu, line, one))
        waiting = [
            self._relation(
                f"approve.unsigned.{one.person}",
                "clock",
                called_for(t, one, **as_what),
                missing_words(t, one, **as_what),
            )
            for one in signed.missing
        ]
        for line, who in zip(waiting, signed.missing, strict=True):
            line.chip.clicked.connect(partial(self._sign, who))
        self._fill(self._signatures, [*lines, *waiting])
        self.sign.say(t("Enter a signature…"))

    def _show_copy(self) -> None:
        t, copy = self._desk.t, self._copy
        self._titles[1].say(t("Signed copy"))
        said = Label(self._desk.theme, Type.BODY, "muted", wrap=True, name="approve.copy", parent=self)
        lines: list[QWidget] = [said]
        if copy is None:
            said.say(t("No signed copy is filed. Drop the scanned file here, or choose it."))
        else:
            said.say(self._copy_words(copy))
            hashed = Label(self._desk.theme, Type.CAPTION, "muted", wrap=True, name="approve.copy.hash", parent=self)
            hashed.say(grouped(copy.file.sha256))
            hashed.setAccessibleName(t("Fingerprint of the signed copy (SHA-256)") + f" {copy.file.sha256}")
            lines.append(hashed)
        self._fill(self._copy_lines, lines)
        whole = t("File the signed copy…")
        self.file.say(t("Replace…") if copy is not None else t("Choose a file…"), name=whole, tip=whole)
        for button, word in ((self.open, t("Open a copy")), (self.save, t("Save a copy…")), (self.remove, t("Remove"))):
            button.say("" if button is not self.open else word, name=word)
            button.setVisible(copy is not None)
        away = copy is None or not copy.held
        for button in (self.open, self.save):
            button.usable_unless(away_text(t, erased=copy is not None and copy.erased) if away else "")
        self._flow.arrange()

    def _copy_words(self, copy: SignedCopy) -> str:
        t = self._desk.t
        filed = t("filed on {date}").format(date=self._filed_on(copy))
        by = t("by {name}").format(name=copy.by) if copy.by else ""
        parts = (copy.file.name, weight(t, copy.file.size), " ".join(filter(None, (filed, by))))
        return " · ".join(parts if copy.at is not None else parts[:2])

    def _filed_on(self, copy: SignedCopy) -> str:
        return self._desk.t.date_long(copy.at.date()) if copy.at is not None else "–"

    def _show_errata(self) -> None:
        t, language = self._desk.t, content_language(self._desk.t)
        self._titles[2].say(t("Errata"))
        lines = []
        for one in self._errata:
            text = without_marks(one.erratum.text.or_other(language))
            short = text if len(text) <= EXCERPT else text[: EXCERPT - 1].rstrip() + "…"
            state = t("proposal") if one.erratum.decision is None else t("adopted")
            name, about = t("Erratum {number}").format(number=one.number), f"{state} · {short}"
            line = self._relation(f"approve.erratum.{one.erratum.id}", "pencil-simple", name, about)
            line.chip.clicked.connect(partial(self._go, "errata", one))
            lines.append(line)
        self._fill(self._errata_lines, lines)
        self._errata_lines.setVisible(bool(lines))
        self.erratum.say(t("Erratum…"))
        whole = t("Print with the minutes…")
        self.print.say(t("Print…"), name=whole, tip=whole)
        self.print.setVisible(bool(lines))
        self._errata_flow.arrange()

    def _relation(self, name: str, icon: str, text: str, about: str) -> Relation:
        line = Relation(self._desk, name, icon, self)
        line.say(text, about)
        return line

    def _fill(self, part: QWidget, lines: Sequence[QWidget]) -> None:
        column = part.layout()
        assert isinstance(column, QVBoxLayout)
        fill(column, lines)

    def _sign(self, who: SigningPerson, _checked: bool = False) -> None:
        self.enter_signature(who)

    def _signature_menu(self, line: Relation, one: MinutesSignature, _checked: bool = False) -> None:
        t = self._desk.t
        menu = QMenu(self)
        menu.setObjectName("approve.signature.menu")
        menu.setAccessibleName(one.name)
        correct, remove = menu.addAction(t("Correct…")), menu.addAction(t("Remove"))
        correct.triggered.connect(lambda: self._correct(one))
        remove.triggered.connect(lambda: self._remove_signature(one))
        for action in (correct, remove):
            action.setEnabled(not self._workspace.store.read_only)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(line.chip.mapToGlobal(QPoint(0, line.chip.height())))

    def _correct(self, one: MinutesSignature) -> None:
        if self._meeting is not None:
            correct_signature(self._desk, self._workspace, one, self._meeting, self).exec()

    def _remove_signature(self, one: MinutesSignature) -> None:
        self._desk.attempt(lambda: self._workspace.do(remove_signature, signature=one.id))

    def _go(self, page: str, line: ErratumLine, _checked: bool = False) -> None:
        self._desk.navigator.go(Place(page=page, record=line.erratum.id))

    def _print_all(self) -> None:
        if self._meeting is not None:
            choose_for(self._workspace.store, self._meeting, "minutes", ((ERRATA, YES),))
            self._desk.navigator.go(Place(page="documents", record=self._meeting.id, detail="minutes"))

    def _file(self, path: Path) -> None:
        meeting = self._meeting
        if meeting is not None:
            self._desk.attempt(lambda: self._workspace.do(file_signed_copy, meeting=meeting.id, path=path))

    def _choose_file(self) -> Path | None:
        t = self._desk.t
        kinds = t("Scans: PDF or pictures ({patterns})").format(patterns=SCANS)
        chosen, _ = QFileDialog.getOpenFileName(self, t("File the signed copy"), "", kinds)
        return Path(chosen) if chosen else None

    @staticmethod
    def _dropped(event: QDropEvent) -> Path | None:
        """The one file that is dragged; of several none is meant."""
        paths = dropped_files(event)
        return paths[0] if len(paths) == 1 else None
