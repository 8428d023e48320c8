"""What stands at the head of a meeting, and which of its modes is open? The same in every mode."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ctj_desktop.domain.records.meetings import Meeting, MeetingState
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.meetings import number_said
from ctj_desktop.i18n.words import word
from ctj_desktop.ui.forms.page_head import PageHead
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.meetings.page import TONES
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.widgets.labels import StatePill, Tone
from ctj_desktop.ui.widgets.measuring import width_in_sight
from ctj_desktop.ui.widgets.paint import width_of, wrappable
from ctj_desktop.ui.widgets.switch import Switch

MODES: tuple[tuple[str, str], ...] = (
    ("prepare", N_("1 Prepare")),
    ("hold", N_("2 Hold")),
    ("approve", N_("3 Approve")),
)
"""Page and word of each mode, in order. The mode changes what is prominent, never where things are."""
PLACE = 48
"""Pixels of ordinary text: less of a place behind the day says nothing."""
NUMBERED = 620
"""Pixels of ordinary text that a page needs for modes with their numbers."""
SPARED = 16
"""Pixels of ordinary text by which the title may be shorter than those of other pages."""


class MeetingHead(PageHead):
    """Number, the switch of modes, day and place, state; a mode adds its own buttons at the right.

    The switch stands behind the number, so that it does not move when a mode has other buttons. The day is said whole:
    in figures where there is no room for its words, and not at all where there is none for these.
    """

    def __init__(self, desk: Desk, mode: str, parent: QWidget) -> None:
        super().__init__(desk.theme, parent)
        self._desk, self._mode = desk, mode
        self._meeting: Meeting | None = None
        self._days, self._place = ("", ""), ""
        self._numbered: bool | None = None
        self._said = ""
        self.state = StatePill(desk.theme, parent=self)
        self.modes = Switch(desk.theme, f"{mode}.modes", self)
        self.modes.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.row.insertWidget(1, self.modes, 0, Qt.AlignmentFlag.AlignVCenter)
        self.row.insertWidget(3, self.state, 0, Qt.AlignmentFlag.AlignVCenter)
        self.modes.chosen.connect(self._chosen)

    def show_meeting(self, meeting: Meeting, state: MeetingState) -> None:
        """What is open; also after a change of language."""
        t = self._desk.t
        self._meeting = meeting
        unset = t("date not set")
        self._days = (t.date_full(meeting.on), t.date_short(meeting.on)) if meeting.on else (unset, unset)
        self._place = meeting.place.or_other(content_language(t))
        self.say(t("Meeting {number}").format(number=number_said(t, meeting)), self._when_and_where(self._days[0]))
        tone, icon = TONES[state]
        self.state.say(word(t, state), Tone[tone], icon)
        self.modes.setVisible(len(MODES) > 1)
        self._fit_modes()

    def minimumSizeHint(self) -> QSize:
        """The number stands in the trail above too: of it less is kept than of another title."""
        least = super().minimumSizeHint()
        return QSize(least.width() - self._desk.theme.px(SPARED), least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_modes()

    def _fit_modes(self) -> None:
        """Without their numbers in a small window with large text, in every mode alike: they never move."""
        page = self.parentWidget()
        if self._meeting is not None and page is not None:
            self._offer_modes(numbered=width_in_sight(page) >= self._desk.theme.px(NUMBERED))

    def _offer_modes(self, *, numbered: bool) -> None:
        if numbered is self._numbered and self._said == self._desk.t.locale:
            return
        t, self._numbered, self._said = self._desk.t, numbered, self._desk.t.locale
        words = [(page, t(text) if numbered else t(text).partition(" ")[2]) for page, text in MODES]
        self.modes.offer(words, t("Mode of the meeting"), t("{place} of {count}"))
        self.modes.choose(self._mode, silently=True)

    def room(self, width: int, beside: Sequence[QWidget]) -> int:
        """Pixels that a page of this width leaves in the row after number, modes and those of `beside` that show."""
        px = self._desk.theme.px
        parts = (self.title, self.modes, *(one for one in beside if not one.isHidden()))
        gaps = (len(parts) + 2) * px(metrics.GAP) + 2 * px(metrics.PAGE_MARGIN)
        return width - gaps - sum(part.sizeHint().width() for part in parts)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """The acts that lead to each mode, by key."""
        return {f"mode_{page}": partial(self._chosen, page) for page, _ in MODES}

    def _say_beside(self, room: int) -> int:
        full, figures = (width_of(self.subtitle.font(), day) for day in self._days)
        room -= self.row.spacing()
        beside = self._desk.theme.px(PLACE) if self._place else 0
        said, least = self._when_and_where(self._days[0]), full
        if room < full + beside:
            said, least = self._when_and_where(self._days[1]) if room >= figures + beside else self._days[1], figures
        if self.subtitle.text() != wrappable(said):
            self.subtitle.say(said)
        self.subtitle.setAccessibleName(self._when_and_where(self._days[0]))
        return least + 1 if room > least else 0

    def _when_and_where(self, day: str) -> str:
        return " · ".join(filter(None, (day, self._place)))

    def _chosen(self, page: str) -> None:
        if self._meeting is not None and page != self._mode:
            self.modes.choose(self._mode, silently=True)
            self._desk.navigator.go(Place(page=page, record=self._meeting.id))


def meeting_name(t: Translator, meeting: Meeting | None) -> str:
    """How the window names a meeting."""
    number = meeting.number if meeting is not None else None
    return number or t("unnumbered meeting")
