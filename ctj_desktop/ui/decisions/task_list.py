"""Who must do what by when, across meetings?"""

from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from ctj_desktop.domain.ids import CommitteeId, TaskId
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.voting import AnyTask, TaskState
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.services.minutes.lists import OPEN, TaskLine, Which, forked_states, owners, task_keys, task_lines
from ctj_desktop.services.minutes.tasks import move_task
from ctj_desktop.services.steps.records import the
from ctj_desktop.ui.decisions.columns import task_columns
from ctj_desktop.ui.decisions.task_detail import TaskDetail
from ctj_desktop.ui.forms.filter_bars import TaskBar
from ctj_desktop.ui.forms.record_list import RecordList
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk

MOVES = {
    "task_done": TaskState.DONE,
    "task_in_progress": TaskState.IN_PROGRESS,
    "task_void": TaskState.VOID,
    "task_reopen": TaskState.OPEN,
}


class TaskRegister(RecordList):
    """The tasks, those due first above; Space marks one as done."""

    shown = ("task", "task_move", "person", "organisation")

    def __init__(self, desk: Desk, workspace: OpenWorkspace, pages: frozenset[str]) -> None:
        self._bar, self._detail = TaskBar(desk, workspace), TaskDetail(desk, workspace, pages)
        self._known_forks: Mapping[UUID, str] | None = None
        super().__init__(desk, workspace, "tasks", task_columns(), self._detail, self._bar)
        buttons = {
            "task_done": self._detail.done,
            "task_in_progress": self._detail.progress,
            "task_void": self._detail.void,
            "task_reopen": self._detail.reopen,
        }
        self._buttons = buttons
        for key, button in buttons.items():
            button.clicked.connect(self.handlers()[key])
        self.table.pressed_space.connect(self.toggle)
        self.card.empty.primary.clicked.connect(self.new_task)

    def keys_of(self) -> list[bytes]:
        workspace = self._workspace
        return task_keys(workspace.store, workspace.committee, self._bar.wanted(), workspace.today(), self._forked())

    def lines_of(self, keys: Sequence[bytes]) -> Sequence[TaskLine]:
        return task_lines(self._workspace.store, keys, self._workspace.today(), self._forked())

    def offer(self) -> None:
        self._bar.offer(owners(self._workspace.store, self._workspace.committee))

    def committee_of(self, key: UUID) -> CommitteeId:
        return the(self._workspace.store, AnyTask, key).committee

    def count_text(self) -> str:
        t, count = self._desk.t, self.model.rowCount()
        return t.n("{count} task", "{count} tasks", count).format(count=t.number(count))

    def show_empty(self) -> None:
        t, wanted = self._desk.t, self._bar.wanted()
        self.table.setAccessibleName(t("Tasks"))
        if wanted.which is Which.MINE and self._workspace.store.author is None:
            hint = t("Say below, in the strip, who is at the keyboard: then your own tasks are known.")
            self.card.empty.no_match(t("Whose tasks?"), hint, t("Clear the filter"))
        elif wanted.words:
            title = t("No task matches {text}").format(text=t.quote(wanted.words))
            hint = t("The filter looks at numbers, texts in both languages and owners.")
            self.card.empty.no_match(title, hint, t("Clear the filter"))
        elif wanted.which is Which.ALL and wanted.owner is None:
            hint = t("Tasks come from the minutes; the committee can have its own as well.")
            self.card.empty.nothing_yet(t("No task yet"), hint, t("Add the first task"), "check-square")
        elif wanted.which is Which.OPEN and wanted.owner is None:
            self.card.empty.no_match(t("No open task"), t("Everything is done."), t("Show all tasks"))
        else:
            hint = t("Choose other tasks or another owner.")
            self.card.empty.no_match(t("No task matches the filter"), hint, t("Clear the filter"))

    def show_detail(self) -> None:
        super().show_detail()
        for key, button in self._buttons.items():
            reason = self.why_not(key)
            button.setEnabled(not reason)
            button.setToolTip(reason)

    def hints(self) -> str:
        return self._desk.t("Space done · F2 edit · Ctrl+N new task")

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        return {
            "history": self._show_history,
            "print": self.print_list,
            "preview_tasks": self.print_list,
            "task_done": lambda: self.move_on(TaskState.DONE),
            "task_in_progress": lambda: self.move_on(TaskState.IN_PROGRESS),
            "task_void": self.drop,
            "task_reopen": lambda: self.move_on(TaskState.OPEN),
        }

    def why_not(self, key: str) -> str:
        t, sheet = self._desk.t, self._detail.sheet
        if key in ("print", "preview_tasks"):
            return "" if self._committee() is not None else t("Choose a committee first.")
        if sheet is None:
            return t("Choose a task first.")
        if key not in MOVES:
            return ""
        if self._workspace.store.read_only:
            return self._workspace.why_not_write(t)
        wanted = MOVES[key]
        if wanted in sheet.moves and not (wanted is TaskState.OPEN and sheet.state is TaskState.IN_PROGRESS):
            return ""
        if sheet.state in OPEN:
            return t("The task is open.") if wanted is TaskState.OPEN else t("The task is in progress already.")
        return t("Reopen the task first.")

    def print_list(self) -> None:
        """The open tasks of the committee on paper."""
        committee = self._committee()
        if committee is not None:
            self._desk.navigator.go(Place(page="documents", record=committee, detail="tasks"))

    def toggle(self) -> None:
        """Space: done, or open again."""
        sheet = self._detail.sheet
        if sheet is not None:
            self.move_on(TaskState.DONE if sheet.state in OPEN else TaskState.OPEN)

    def move_on(self, to: TaskState, reason: Bilingual | None = None) -> None:
        """Another state; the strip offers to undo it."""
        sheet = self._detail.sheet
        if sheet is None:
            return
        self._detail.flush()
        try:
            self._workspace.do(
                move_task, task=TaskId(sheet.task.id), to=to, on=self._workspace.today(), reason=reason or Bilingual()
            )
        except (UserError, StoreError) as error:
            self._desk.refuse(error)

    def drop(self) -> None:
        """No longer needed: the reason is asked."""
        from ctj_desktop.ui.decisions.drop_task import DropTask

        sheet = self._detail.sheet
        if sheet is not None:
            DropTask.ask(self._desk, self._workspace, sheet.task, self)

    def new_task(self) -> None:
        """A task of the committee; it is shown at once."""
        from ctj_desktop.ui.decisions.new_task import NewTask

        made = NewTask.ask(self._desk, self._workspace, self)
        if made is not None:
            self.read()
            self.select(made)
            self.to_list()

    def forget(self) -> None:
        self._known_forks = None

    def _forked(self) -> Mapping[UUID, str]:
        if self._known_forks is None:
            self._known_forks = forked_states(self._workspace.store, self._workspace.committee)
        return self._known_forks

    def _show_history(self) -> None:
        key = self.current_key()
        if key is not None:
            self._desk.navigator.go(Place(page="history", record=key))

    def _committee(self) -> CommitteeId | None:
        """The one looked at, else that of the task, else the only one there is."""
        if self._workspace.committee is not None:
            return self._workspace.committee
        if self._detail.sheet is not None:
            return self._detail.sheet.task.committee
        found = self._workspace.store.all(Committee)
        return found[0].id if len(found) == 1 else None
