"""What can be taken over into an agenda: what was postponed, late tasks, standing items?"""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ctj_desktop.domain.ids import AgendaItemId, AnyTaskId, MeetingId, StandingItemId, TaskId
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.meetings.agenda import add_standing_items, carry_over
from ctj_desktop.services.meetings.agenda_table import AgendaTable, postponed_items, standing_items
from ctj_desktop.services.meetings.late_tasks import follow_up_item, take_up_tasks, tasks_to_take_up
from ctj_desktop.ui.forms.pick_card import Pick, PickCard
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.meetings.agenda_entry import AgendaActs
from ctj_desktop.ui.style import metrics


class AgendaPicks(QWidget):
    """Three short lists; one line or all of a list is taken over by one act."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, acts: AgendaActs, parent: QWidget) -> None:
        super().__init__(parent)
        theme = desk.theme
        self._desk, self._workspace, self._acts = desk, workspace, acts
        self._meeting: MeetingId | None = None
        self._item: AgendaItemId | None = None
        self.postponed = PickCard(theme, "prepare.postponed", "arrow-bend-up-right", self)
        self.tasks = PickCard(theme, "prepare.tasks", "check-square", self)
        self.standing = PickCard(theme, "prepare.standing", "repeat", self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        for card in self.cards():
            row.addWidget(card, 1)  # of one width, whatever their buttons say
        self.standing.picked.connect(self._pick_standing)
        self.standing.all_picked.connect(self.add_standing)
        self.postponed.picked.connect(self._pick_postponed)
        self.postponed.all_picked.connect(self._pick_all_postponed)
        self.tasks.picked.connect(self._pick_task)
        self.tasks.all_picked.connect(self._pick_all_tasks)

    def cards(self) -> tuple[PickCard, ...]:
        """In the order of the screen."""
        return self.postponed, self.tasks, self.standing

    def show_meeting(self, meeting: MeetingId, table: AgendaTable, *, is_open: bool) -> None:
        """What can be taken over into this agenda; nothing once it no longer changes."""
        store, t = self._workspace.store, self._desk.t
        if meeting != self._meeting:
            for card in self.cards():
                card.forget()
        self._meeting = meeting
        line = follow_up_item(table)
        self._item = line.key if line is not None else None
        standing = standing_items(store, meeting) if is_open else []
        postponed = postponed_items(store, meeting) if is_open else []
        late = tasks_to_take_up(store, meeting, self._workspace.today()) if is_open and line is not None else []
        self.standing.show_picks(
            [self._pick(one.id, one.title, t.duration(one.minutes) if one.minutes else "") for one in standing]
        )
        self.postponed.show_picks([self._pick(one.id, one.title, "") for one in postponed])
        self.tasks.say(t("Overdue tasks"), t("Join to {item}").format(item=line.number) if line else "", t("All"))
        self.tasks.show_picks([self._pick(one.id, one.text, self._due(one.due)) for one in late])
        self.setVisible(any(card.isVisibleTo(self) for card in self.cards()))

    def retranslate(self) -> None:
        """The heads; the lines come with the next reading."""
        t = self._desk.t
        self.standing.say(t("Standing items"), t("Add all"), t("All"))
        self.postponed.say(t("Postponed items"), t("Take up all"), t("All"))
        self.tasks.say(t("Overdue tasks"), "", "")

    def show_lines(self, rows: int) -> None:
        """So many lines of each."""
        for card in self.cards():
            card.show_lines(rows)

    def height_of(self, rows: int) -> int:
        """Pixels they take with so many lines, with the gap above; 0 while there is nothing to take over."""
        gap = self._desk.theme.px(metrics.GAP_WIDE)
        shown = [card for card in self.cards() if card.isVisibleTo(self)]
        return max((card.height_of(rows) + gap for card in shown), default=0)

    def add_standing(self) -> None:
        """All standing items that are shown."""
        if self._meeting is not None:
            shown = tuple(one.id for one in standing_items(self._workspace.store, self._meeting))
            self._acts.do(add_standing_items, meeting=self._meeting, items=shown)

    # inside

    def _pick(self, key: UUID, title: Bilingual, note: str) -> Pick:
        t = self._desk.t
        text = title.or_other(content_language(t))
        spoken = t("Add {title} to the agenda").format(title=t.quote(text))
        return Pick(key=key, text=text, note=note, spoken=spoken)

    def _due(self, day: date | None) -> str:
        return self._desk.t.day_month_short(day) if day else ""

    def _pick_standing(self, key: UUID) -> None:
        if self._meeting is not None:
            self._acts.do(add_standing_items, meeting=self._meeting, items=(StandingItemId(key),))

    def _pick_postponed(self, key: UUID) -> None:
        if self._meeting is not None:
            self._acts.do(carry_over, item=AgendaItemId(key), to=self._meeting)

    def _pick_all_postponed(self) -> None:
        if self._meeting is not None:
            for item in postponed_items(self._workspace.store, self._meeting):
                self._acts.do(carry_over, item=item.id, to=self._meeting)

    def _pick_task(self, key: UUID) -> None:
        self._take_up([TaskId(key)])

    def _pick_all_tasks(self) -> None:
        if self._meeting is not None:
            late = tasks_to_take_up(self._workspace.store, self._meeting, self._workspace.today())
            self._take_up([task.id for task in late])

    def _take_up(self, tasks: Sequence[AnyTaskId]) -> None:
        if self._item is not None:
            self._acts.do(take_up_tasks, item=self._item, tasks=tuple(tasks))
