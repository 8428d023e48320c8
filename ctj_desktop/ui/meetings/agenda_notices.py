"""What stands above an agenda: by when it must leave and why, what is untranslated, why it no longer changes?"""

from datetime import date

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from ctj_desktop.domain.clock import beyond_end
from ctj_desktop.domain.notice import NoticeDeadline
from ctj_desktop.domain.preparations import BEFORE_CONVENING
from ctj_desktop.domain.records.meetings import MeetingState
from ctj_desktop.domain.texts import Language
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.errors import article_in
from ctj_desktop.i18n.findings import day_off_text, days_said
from ctj_desktop.i18n.words import word_within
from ctj_desktop.services.meetings.agenda import OPEN
from ctj_desktop.services.meetings.agenda_table import AgendaTable, MeetingFacts
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.meetings.changed_words import change_text, changed_sentence
from ctj_desktop.ui.widgets.surfaces import Banner

NARROW = 760
"""Below so many pixels the banners stand under one another."""


def notice_reason(t: Translator, notice: NoticeDeadline) -> str:
    """The days, the article, and the holidays that put the last day forward."""
    rule = notice.rule
    by_rule = ", ".join(filter(None, (days_said(t, rule), article_in(rule.article, content_language(t)))))
    return " · ".join([by_rule, *(day_off_text(t, off.day, off.where) for off in notice.off)])


def fixed_sentence(t: Translator, state: MeetingState) -> str:
    """Why the agenda no longer changes."""
    return t("The agenda no longer changes (state of the meeting: {state}).").format(state=word_within(t, state))


def last_day_sentence(t: Translator, notice: NoticeDeadline, today: date) -> str:
    """Say by when the convocation must leave, with the year where that is another one, or that it is too late."""
    day = t.date_full(notice.working)
    if notice.latest < today:
        return t("Too late: it had to be sent by {day}").format(day=day)
    if notice.working.year == today.year:
        day = day.removesuffix(f"\u00a0{today.year}").removesuffix(f" {today.year}")
    return t("To be sent by {day} at the latest").format(day=day)


def beyond_text(t: Translator, facts: MeetingFacts, table: AgendaTable) -> str:
    """That the agenda is longer or shorter than the hours that are announced; nothing once it no longer changes."""
    start, end = facts.meeting.start, facts.meeting.end
    beyond = beyond_end(table.minutes, start, end, exact=table.exact) if facts.state in OPEN else 0
    if end is None or not beyond:
        return ""
    longer, shorter = (
        N_("{duration} beyond the announced end, {time}"),
        N_("{duration} before the announced end, {time}"),
    )
    said = t(longer if beyond > 0 else shorter)
    return said.format(duration=t.duration(abs(beyond)), time=t.clock(end))


class AgendaNotices(QWidget):
    """The banners, each shown only while it says something."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        theme = desk.theme
        self._desk = desk
        self.notice = Banner(theme, "prepare.notice", "paper-plane-tilt", parent=self)
        self.missing = Banner(theme, "prepare.missing", "translate", parent=self)
        self.changed = Banner(theme, "prepare.changed", "users-three", parent=self)
        self.fixed = Banner(theme, "prepare.fixed", "lock-simple", parent=self)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.px(12))
        self._row.addWidget(self.notice, 5)
        self._row.addWidget(self.missing, 2)
        self._row.addWidget(self.changed, 5)
        self._row.addWidget(self.fixed, 5)

    def minimumSizeHint(self) -> QSize:
        shown = [one for one in (self.notice, self.missing, self.changed, self.fixed) if one.isVisibleTo(self)]
        widest = max((one.minimumSizeHint().width() for one in shown), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._desk.theme.px(NARROW)
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._row.setDirection(direction)

    def show_facts(self, facts: MeetingFacts, table: AgendaTable, today: date) -> None:
        """What holds for a meeting now."""
        t, is_open = self._desk.t, facts.state in OPEN
        notice = facts.notice if facts.state in BEFORE_CONVENING else None
        self.notice.setVisible(notice is not None or facts.moved)
        if facts.moved:
            moved = t("Day, hour, place or link have changed since the convocation: the members have to be told.")
            self.notice.say(moved, button=t("Send a revision…"))
        elif notice is not None:
            self.notice.say(last_day_sentence(t, notice, today), notice_reason(t, notice), t("Recipients"))
        language = Language.FR if facts.committee.source_language is Language.DE else Language.DE
        count = table.untranslated(language)
        self.missing.setVisible(bool(count) and is_open)
        text = t.n("{count} title without German", "{count} titles without German", count)
        if language is Language.FR:
            text = t.n("{count} title without French", "{count} titles without French", count)
        self.missing.say(text.format(count=count), button=t("Translate"))
        changes = facts.changed
        self.changed.setVisible(bool(changes))
        self.changed.say(
            changed_sentence(t, len(changes)), ", ".join(change_text(t, one) for one in changes), t("Convene…")
        )
        self.fixed.setVisible(not is_open)
        self.fixed.say("" if is_open else fixed_sentence(t, facts.state))
        self.setVisible(notice is not None or facts.moved or not is_open or bool(count) or bool(changes))
