"""What stands against the approval, and once it is done, what was locked: one sentence each, each a way."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ctj_desktop.domain.differences import Piece
from ctj_desktop.domain.records.people import Person
from ctj_desktop.domain.texts import Language
from ctj_desktop.errors import N_
from ctj_desktop.i18n import Translator
from ctj_desktop.services.minutes.approval import Lock
from ctj_desktop.services.minutes.proofreading import Against, Obstacle, Proof
from ctj_desktop.services.steps.records import person_name
from ctj_desktop.ui.approval.fingerprint import grouped
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button, ButtonKind, WordedButton
from ctj_desktop.ui.widgets.labels import IconLabel, Label
from ctj_desktop.ui.widgets.marked import MarkedText
from ctj_desktop.ui.widgets.measuring import measure_again
from ctj_desktop.ui.widgets.paint import box
from ctj_desktop.ui.widgets.scrolling import Inside, hold, scroll
from ctj_desktop.ui.widgets.surfaces import Card, Hairline

if TYPE_CHECKING:  # it is made once minutes are approved
    from ctj_desktop.ui.approval.after.card import AfterApproval


def obstacle_text(t: Translator, obstacle: Obstacle) -> str:
    """One short sentence."""
    count = obstacle.count
    if obstacle.against is Against.MISSING and obstacle.language is Language.FR:
        return t.n("{count} passage without French", "{count} passages without French", count).format(count=count)
    if obstacle.against is Against.MISSING:
        return t.n("{count} passage without German", "{count} passages without German", count).format(count=count)
    texts = {
        Against.DISPUTED: t.n("{count} passage in two versions", "{count} passages in two versions", count),
        Against.REVIEW: t.n("{count} translation to review", "{count} translations to review", count),
        Against.DRAFT: t.n("{count} passage still a draft", "{count} passages still drafts", count),
        Against.NO_RESULT: t.n("{count} decision without result", "{count} decisions without result", count),
        Against.NO_NUMBER: t.n("{count} number still to come", "{count} numbers still to come", count),
        Against.NO_MINUTES: t.n("{count} item without minutes", "{count} items without minutes", count),
        Against.STILL_THERE: t.n("{count} departure is missing", "{count} departures are missing", count),
        Against.TOO_MANY_VOTES: t.n(
            "{count} vote with more votes than voters there", "{count} votes with more votes than voters there", count
        ),
        Against.OUTCOME: t.n(
            "{count} decision with an outcome that its vote contradicts",
            "{count} decisions with an outcome that their vote contradicts",
            count,
        ),
        Against.AMENDED: t.n(
            "{count} decision whose text lacks an adopted amendment",
            "{count} decisions whose text lacks an adopted amendment",
            count,
        ),
        Against.REMARKS: t.n("{count} remark to settle", "{count} remarks to settle", count),
    }
    if obstacle.against in texts:
        return texts[obstacle.against].format(count=count)
    return t(SENTENCES[obstacle.against])


SENTENCES = {
    Against.NOTHING_WRITTEN: N_("Nothing is written yet"),
    Against.NOT_CLOSED: N_("The session is not closed yet"),
    Against.NOBODY_PRESIDES: N_("Who presided is not said"),
}


class ObstacleRow(WordedButton):
    """One sentence with its icon; a click or Enter leads there."""

    def __init__(self, theme: Theme, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._stops = theme, False
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.update)

    def say(self, text: str, *, stops: bool) -> None:
        """The sentence; one that stops the approval has the sign of an error."""
        self._stops = stops
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(self._theme.px(metrics.ROW_DENSE), self._text(width).height + self._theme.px(8))

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self.heightForWidth(self._theme.px(260)))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(metrics.ROW_DENSE))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, px, tokens = QPainter(self), self._theme.px, self._theme.tokens
        if self.underMouse() or self.hasFocus():
            ring = tokens.focus if self.hasFocus() else None
            box(painter, self.rect(), px(metrics.RADIUS_TAG), tokens.hover, ring, 2)
        size = px(metrics.ICON)
        icon, ink = ("x-circle", tokens.error) if self._stops else ("warning", tokens.warning)
        line = self._theme.line(Type.BODY)
        self._theme.draw_icon(painter, icon, ink, QRect(px(4), px(4) + (line - size) // 2, size, size))
        self._text(self.width()).paint(painter, px(28), px(4), tokens.text)
        where = QRect(self.width() - size - px(4), px(4) + (line - size) // 2, size, size)
        self._theme.draw_icon(painter, "caret-right", tokens.muted, where)
        painter.end()

    def _text(self, width: int) -> MarkedText:
        theme = self._theme
        room = max(theme.px(60), width - theme.px(28 + metrics.ICON + 8))
        pieces = (Piece(self.text(), False),)
        return MarkedText(pieces, theme.font(Type.BODY), theme.line(Type.BODY), room, theme.tokens.added)


class ObstaclesCard(Card):
    """How much is read, and what stands against the approval."""

    chosen = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk.theme, "approve.obstacles", parent=parent)
        self._desk = desk
        theme = desk.theme
        self._title = Label(theme, Type.CARD, parent=self)
        self.read = Label(theme, Type.BODY, "muted", wrap=True, name="approve.read", parent=self)
        self._fine = QWidget(self)
        self.fine = Label(theme, Type.BODY, "ok", wrap=True, name="approve.fine", parent=self._fine)
        fine = QHBoxLayout(self._fine)
        fine.setContentsMargins(theme.px(4), theme.px(4), 0, theme.px(4))
        fine.setSpacing(theme.px(8))
        fine.addWidget(IconLabel(theme, "check-circle", "ok", parent=self._fine), 0, Qt.AlignmentFlag.AlignTop)
        fine.addWidget(self.fine, 1)
        self.rows = [ObstacleRow(theme, f"approve.obstacle.{against.value}", self) for against in ROWS]
        self._obstacles: dict[ObstacleRow, Obstacle] = {}
        self.column.setSpacing(theme.px(4))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px(metrics.GAP_WIDE))
        self._grid.setVerticalSpacing(theme.px(4))
        self._columns = 1
        for widget in (self._title, self.read, Hairline(theme, self), self._fine):
            self.column.addWidget(widget)
        self.column.addLayout(self._grid)
        for row in self.rows:
            row.clicked.connect(lambda _checked=False, row=row: self._choose(row))

    def show_proof(self, proof: Proof) -> None:
        """The sentences of this moment."""
        t = self._desk.t
        self._title.say(t("Before the approval"))
        texts = [line for line in proof.lines if line.record is not None]
        still = sum(line.is_open for line in texts)
        self.read.say(
            t("{done} of {count} passages are read in both languages").format(done=len(texts) - still, count=len(texts))
        )
        self._fine.setVisible(not proof.obstacles)
        self.fine.say(t("Nothing stands against the approval."))
        self._obstacles = {}
        left = list(proof.obstacles)
        for row, against in zip(self.rows, ROWS, strict=True):
            found = next((one for one in left if one.against is against), None)
            row.setVisible(found is not None)
            if found is not None:
                left.remove(found)
                self._obstacles[row] = found
                row.say(obstacle_text(t, found), stops=found.stops)
        self.spread(self._columns)

    def spread(self, columns: int) -> None:
        """In so many columns: under each other at the side, beside each other above the list."""
        self._columns = columns
        for row in self.rows:
            self._grid.removeWidget(row)
        for at, row in enumerate(row for row in self.rows if row in self._obstacles):
            self._grid.addWidget(row, at // columns, at % columns, Qt.AlignmentFlag.AlignTop)

    def _choose(self, row: ObstacleRow) -> None:
        if row in self._obstacles:
            self.chosen.emit(self._obstacles[row])


ROWS = (*Against, Against.MISSING)
"""A row for each, and one more: French and German may both lack somewhere."""


class LockCard(Card):
    """When the minutes were approved and by whom, their fingerprint, and whether the text still fits it."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> None:
        super().__init__(desk.theme, "approve.lock", parent=parent)
        self._desk, self._workspace = desk, workspace
        theme = desk.theme
        self._lock: Lock | None = None
        self._title = Label(theme, Type.CARD, parent=self)
        self.by = Label(theme, Type.BODY, "muted", wrap=True, name="approve.lock.by", parent=self)
        self._hash_title = Label(theme, Type.LABEL, "muted", parent=self)
        self.hash = Label(theme, Type.BODY, wrap=True, name="approve.lock.hash", parent=self)
        self.hash.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._icon = IconLabel(theme, "check-circle", "ok", parent=self)
        self.verdict = Label(theme, Type.BODY, wrap=True, name="approve.lock.verdict", parent=self)
        self.copy = Button(theme, "approve.lock.copy", ButtonKind.PLAIN, icon="copy", compact=True, parent=self)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.verdict, 1)
        for widget in (self._title, self.by, Hairline(theme, self), self._hash_title, self.hash):
            self.column.addWidget(widget)
        self.column.addLayout(row)
        self.column.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeft)
        self.copy.clicked.connect(self._copy)

    def show_lock(self, lock: Lock) -> None:
        """What was locked."""
        t, version = self._desk.t, lock.version
        self._lock = lock
        self._title.say(t("Locked"))
        self.by.say(lock_sentence(t, self._workspace, lock))
        self._hash_title.say(t("Fingerprint of the text (SHA-256)"))
        self.hash.say(grouped(version.sha256))
        self.copy.say(t("Copy the fingerprint"))
        good = lock.intact and lock.same
        self._icon.show_icon("check-circle" if good else "x-circle", "ok" if good else "error")
        self.verdict.recolour("ok" if good else "error")
        if not lock.intact:
            said = t("The filed text does not fit its fingerprint: it was changed outside the program. Do not send it.")
        elif not lock.same:
            said = t("The records no longer say what was approved. What was filed holds.")
        else:
            said = t("Verified: the text is the one that was approved.")
        self.verdict.say(said)

    def _copy(self) -> None:
        if self._lock is not None:
            QGuiApplication.clipboard().setText(self._lock.version.sha256)
            self._desk.bus.said.emit(self._desk.t("The fingerprint is on the clipboard."))


def lock_sentence(t: Translator, workspace: OpenWorkspace, lock: Lock) -> str:
    """Approuvé le 18 juin 2027, enregistré par …"""
    person = workspace.store.get(Person, lock.version.by, deleted=True) if lock.version.by else None
    name = person_name(person)
    day = t.date_long(lock.on)
    if lock.version.signature:
        return t("Approved on {date}; signatories: {names}").format(date=day, names=lock.version.signature)
    if name:
        return t("Approved on {date}, recorded by {person}").format(date=day, person=name)
    return t("Approved on {date}").format(date=day)


class SideColumn(QWidget):
    """The card of obstacles; once they are approved that of the lock, and below it what follows the approval."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._workspace = desk, workspace
        self.after: AfterApproval | None = None
        self._columns = 1
        self._inside = Inside()
        self._area = QScrollArea(self)
        self._area.setObjectName("approve.side")
        hold(self._area, self._inside)
        self.obstacles = ObstaclesCard(desk, self._inside)
        self.lock = LockCard(desk, workspace, self._inside)
        self.column = QVBoxLayout(self._inside)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(desk.theme.px(metrics.GAP_WIDE))
        self.column.addWidget(self.obstacles)
        self.column.addWidget(self.lock)
        self.column.addStretch(1)
        scroll(self._area, self._inside)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._area)

    def spread(self, columns: int) -> None:
        """Under each other at the side, where it scrolls by itself; beside each other above the list, uncut."""
        self._columns = columns
        self.obstacles.spread(columns)
        if self.after is not None:
            self.after.spread(columns)

    def height_at(self, width: int) -> int:
        """How high all of it is at that width, as it stands there now: other minutes may just have been shown."""
        if self.after is not None:
            self.after.fit(width)
        for part in filter(None, (self.obstacles, self.lock, self.after, self._inside)):
            measure_again(part)
        return self.column.totalHeightForWidth(width)

    def show_proof(self, proof: Proof) -> None:
        """One or the other."""
        self.obstacles.setVisible(proof.lock is None)
        self.lock.setVisible(proof.lock is not None)
        if self.after is not None:
            self.after.setVisible(proof.lock is not None)
        if proof.lock is not None:
            self.lock.show_lock(proof.lock)
            self._after().show_lock(proof.meeting, proof.lock)
        else:
            self.obstacles.show_proof(proof)

    def _after(self) -> "AfterApproval":
        """Made when minutes are looked at that are approved."""
        if self.after is None:
            from ctj_desktop.ui.approval.after.card import AfterApproval

            self.after = AfterApproval(self._desk, self._workspace, self._inside)
            self.after.spread(self._columns)
            self.column.insertWidget(2, self.after)
        return self.after
