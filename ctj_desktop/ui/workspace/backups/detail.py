"""What does the chosen backup hold, and what would a restore of it do?"""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ctj_desktop.errors import N_, StoreError, UserError
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.i18n.words import capital
from ctj_desktop.services.exchange.bundle_words import megabytes
from ctj_desktop.services.workspace.backups import BackupLine, Since
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.rows import RowsModel
from ctj_desktop.ui.widgets.surfaces import Banner, Card, Hairline
from ctj_desktop.ui.widgets.table import Table
from ctj_desktop.ui.workspace.backups.age import age_text
from ctj_desktop.ui.workspace.backups.columns import SINCE_COLUMNS
from ctj_desktop.ui.workspace.backups.words import (
    holds_text,
    kinds_text,
    last_change_text,
    made_text,
    reason_text,
    restore_text,
)


class BackupDetail(Card):
    """One backup: what it holds, what happened since, and the two things to do with it; the safe one is the primary."""

    beside_asked = Signal()
    restore_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget, *, readable: bool) -> None:
        """`readable` is whether what is there now can be backed up."""
        super().__init__(desk.theme, "backup", padded=False, parent=parent)
        self._desk, self._readable = desk, readable
        theme = desk.theme
        self.title = Label(theme, Type.CARD, wrap=True, name="backup.title", parent=self)
        self.facts = Label(theme, Type.BODY, "muted", wrap=True, name="backup.facts", parent=self)
        self.held = Label(theme, Type.BODY, wrap=True, name="backup.held", parent=self)
        self.last = Label(theme, Type.BODY, "muted", wrap=True, name="backup.last", parent=self)
        self.effect = Banner(theme, "backup.effect", "warning", wrap=True, parent=self)
        self.kinds = Label(theme, Type.BODY, "muted", wrap=True, name="backup.kinds", parent=self)
        self.model = RowsModel(desk.language, SINCE_COLUMNS, self)
        self.table = Table(theme, "backup.since", self.model, row=metrics.ROW_TWO_LINES)
        self.more = Label(theme, Type.CAPTION, "muted", name="backup.more", parent=self)
        self.note = Label(theme, Type.CAPTION, "muted", wrap=True, parent=self)
        self.restore = Button(theme, "backup.restore", icon="clock-counter-clockwise", parent=self)
        self.beside = Button(theme, "backup.beside", ButtonKind.PRIMARY, icon="monitor", parent=self)
        self.table.setMinimumHeight(theme.px(metrics.TABLE_HEAD + metrics.ROW_TWO_LINES))
        self._lay_out()
        self.beside.clicked.connect(self.beside_asked)
        self.restore.clicked.connect(self.restore_asked)

    def retranslate(self) -> None:
        """The words that stay; `show_backup` says the others."""
        t = self._desk.t
        self.restore.say(t("Restore…"))
        self.beside.say(t("Open beside"))
        first = N_("Beside, it is only looked at. With a restore, what is here now is backed up first.")
        aside = N_("Beside, it is only looked at. With a restore, the file that cannot be read is set aside.")
        self.note.say(t(first if self._readable else aside))
        self.table.setAccessibleName(t("What happened since"))

    def show_backup(self, line: BackupLine, now: datetime, why_not_restore: str) -> None:
        """What is known of it without comparing."""
        t, one, held = self._desk.t, line.generation, line.contents
        age = age_text(t, one.made, now)
        facts = (age, reason_text(t, one), megabytes(t, one.size))
        self.title.say(capital(made_text(t, one.made)))
        self.facts.say(" · ".join(filter(None, facts)))
        self._tell(self.held, holds_text(t, held) if held is not None else "")
        self._tell(self.last, last_change_text(t, held) if held is not None else "")
        self._tell(self.kinds, "")
        self._since(None)
        self.effect.setVisible(line.refused is not None)
        unusable = ""
        if line.refused is not None:
            unusable = sentence(t, line.refused)
            self.effect.say(unusable)
        self.beside.usable_unless(unusable)
        self.restore.usable_unless(unusable or why_not_restore)

    def say_comparing(self) -> None:
        """It takes a moment."""
        self._tell(self.kinds, self._desk.t("It is being compared with what is here now…"))

    def show_since(self, since: Since) -> None:
        """What happened since, and what a restore would do about it."""
        t = self._desk.t
        self.effect.setVisible(not since.nothing)
        if not since.nothing:
            self.effect.say(restore_text(t, since))
        self._tell(self.kinds, restore_text(t, since) if since.nothing else kinds_text(t, since))
        self._since(since)

    def refuse(self, error: UserError | StoreError) -> None:
        """It cannot be compared, so it is not known what a restore would do."""
        self._tell(self.kinds, "")
        self.effect.say(sentence(self._desk.t, error))
        self.effect.show()

    # inside

    def _since(self, since: Since | None) -> None:
        self.model.replace(since.records if since is not None else ())
        self.table.setVisible(since is not None and bool(since.records))
        self._rest.setVisible(self.table.isHidden())
        t, more = self._desk.t, since.more if since is not None else 0
        text = t.n("and {count} more record", "and {count} more records", more).format(count=t.number(more))
        self._tell(self.more, text if more else "")

    def _tell(self, label: Label, text: str) -> None:
        label.setVisible(bool(text))
        label.say(text)

    def _lay_out(self) -> None:
        px = self._desk.theme.px
        head = QVBoxLayout()
        head.setContentsMargins(px(metrics.CARD_PADDING), px(12), px(metrics.CARD_PADDING), px(8))
        head.setSpacing(px(4))
        for widget in (self.title, self.facts, self.held, self.last, self.effect, self.kinds):
            head.addWidget(widget)
        self._rest = QWidget(self)
        foot, buttons = QVBoxLayout(), QHBoxLayout()
        foot.setContentsMargins(px(metrics.CARD_PADDING), px(12), px(metrics.CARD_PADDING), px(12))
        foot.setSpacing(px(8))
        buttons.setSpacing(px(8))
        buttons.addStretch(1)
        buttons.addWidget(self.restore)
        buttons.addWidget(self.beside)
        foot.addWidget(self.note)
        foot.addLayout(buttons)
        self.more.setContentsMargins(px(metrics.CARD_PADDING), px(4), px(metrics.CARD_PADDING), px(4))
        self.column.setContentsMargins(1, 1, 1, 1)
        self.column.setSpacing(0)
        self.column.addLayout(head)
        self.column.addWidget(self.table, 1)
        self.column.addWidget(self.more)
        self.column.addWidget(self._rest, 1)
        self.column.addWidget(Hairline(self._desk.theme, self))
        self.column.addLayout(foot)
