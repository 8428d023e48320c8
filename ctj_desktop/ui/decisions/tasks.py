"""Who must do what by when, across meetings; and what was done?"""

from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.domain.records.voting import AnyTask, TaskMove, TaskState
from ctj_desktop.i18n import N_
from ctj_desktop.i18n.words import word
from ctj_desktop.services.catalogue.line_tables import TASKS
from ctj_desktop.services.minutes.task_lists import (
    UNFINISHED,
    TaskLine,
    TaskSheet,
    Which,
    forked_states,
    owners,
    task_keys,
    task_lines,
    task_sheet,
    tasks_wanted,
)
from ctj_desktop.services.minutes.tasks import move_task
from ctj_desktop.services.naming.wanted import Wanted
from ctj_desktop.services.steps.records import the
from ctj_desktop.ui.decisions.columns import days_text, task_columns
from ctj_desktop.ui.decisions.moved_apart import MovedApart, Ways, apart_remark
from ctj_desktop.ui.decisions.origin import committee_of, here, origin_chip, why_fixed
from ctj_desktop.ui.forms.screens.list_source import Empty, ListSource, Option
from ctj_desktop.ui.forms.screens.making import AskFields
from ctj_desktop.ui.forms.screens.particulars import ChipLine, Particulars, Pill, RecordAct, SheetRemark
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.screen import Filter, Screen
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.widgets.button import ButtonKind
from ctj_desktop.ui.widgets.labels import Tone

FOLLOWED = frozenset({"task", "task_move", "person", "organisation", "committee"})
WHICH = {
    Which.OPEN: N_("Open tasks"),
    Which.OVERDUE: N_("Overdue tasks"),
    Which.MINE: N_("My open tasks"),
    Which.DONE: N_("Tasks done"),
    Which.VOID: N_("No longer needed tasks"),
    Which.ALL: N_("All tasks"),
}
LOOKS = {
    TaskState.OPEN: (Tone.QUIET, "circle-dashed"),
    TaskState.IN_PROGRESS: (Tone.NOW, "hourglass"),
    TaskState.DONE: (Tone.OK, "check-circle"),
    TaskState.VOID: (Tone.QUIET, "prohibit"),
}


class TaskSource(ListSource[TaskLine]):
    """The tasks, those due first above."""

    table = True

    def __init__(self, desk: Desk, workspace: OpenWorkspace, screen: Screen) -> None:
        super().__init__(desk, workspace, screen)
        self.columns, self.exported = task_columns(), TASKS
        self._count: int | None = None
        self._known_forks: Mapping[UUID, str] | None = None

    def keys(self, wanted: Wanted) -> list[bytes]:
        workspace = self._workspace
        asked = tasks_wanted(wanted)
        return task_keys(workspace.store, workspace.committee, asked, workspace.today(), self._forked())

    def lines(self, keys: Sequence[bytes]) -> Sequence[TaskLine]:
        workspace, several = self._workspace, self.of_several()
        return task_lines(workspace.store, keys, workspace.today(), self._forked(), several=several)

    def count_of_all(self) -> int:
        if self._count is None:
            self._count = len(self.keys(Wanted(chosen={"which": Which.ALL.value})))
        return self._count

    def options(self, of: Filter) -> Sequence[Option]:
        t = self._desk.t
        if of.key == "which":
            return [(t(text), which.value) for which, text in WHICH.items()]
        language = content_language(t)
        known = owners(self._workspace.store, self._workspace.committee)
        named = [(name.or_other(language), str(key)) for key, name in known]
        return sorted(named, key=lambda pair: t.sort_key(pair[0]))

    def committee_of(self, key: UUID) -> CommitteeId:
        return the(self._workspace.store, AnyTask, key).committee

    def follows(self) -> frozenset[str]:
        return FOLLOWED

    def forget(self) -> None:
        self._count = self._known_forks = None

    def count_text(self, shown: int, every: int) -> str:
        t = self._desk.t
        whole = t.n("{count} task", "{count} tasks", every).format(count=t.number(every))
        return whole if shown == every else t("{shown} of {all}").format(shown=t.number(shown), all=whole)

    def empty(self, wanted: Wanted) -> Empty:
        t, asked = self._desk.t, tasks_wanted(wanted)
        if not self.count_of_all():
            nothing, more = t(self._screen.nothing), t(self._screen.nothing_more)
            return Empty(nothing, more, t("Add the first task"), nothing=True)
        if asked.which is Which.MINE and self._workspace.store.author is None:
            hint = t("Say below, in the strip, who is at the keyboard: then your own tasks are known.")
            return Empty(t("Whose tasks?"), hint, t("Clear the filter"))
        if asked.words:
            hint = t("The filter looks at numbers, texts in both languages and owners.")
            return Empty(t("No task matches {text}").format(text=t.quote(asked.words)), hint, t("Clear the filter"))
        if asked.which is Which.OPEN and asked.owner is None:
            return Empty(t("No open task"), t("Everything is done."), t("Show all tasks"))
        hint = t("Choose other tasks or another owner.")
        return Empty(t("No task matches the filter"), hint, t("Clear the filter"))

    def _forked(self) -> Mapping[UUID, str]:
        if self._known_forks is None:
            self._known_forks = forked_states(self._workspace.store, self._workspace.committee)
        return self._known_forks


class TaskParticulars(Particulars):
    """Its state and since when, how late it is, where it comes from; the moves from one state to the next."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, screen: Screen, asked: Callable[[], UUID | None]) -> None:
        """`asked` is the owner who is chosen above the list."""
        super().__init__(desk, workspace, screen)
        self._asked = asked
        self._sheet: TaskSheet | None = None

    def look_at(self, record: AnyTask | None) -> None:
        day = self._workspace.today()
        self._sheet = task_sheet(self._workspace.store, record.id, day) if record is not None else None

    def title(self, record: AnyTask) -> str:
        return record.number or self._desk.t("unnumbered")

    def second(self, _record: AnyTask) -> str:
        t, move = self._desk.t, self._shown.since
        if move is None:
            return ""
        since = t("since {day}").format(day=t.date_long(move.on))
        return " · ".join(filter(None, (since, here(self._desk, move.reason))))

    def state(self, _record: AnyTask) -> Pill:
        state = self._shown.state
        return Pill(word(self._desk.t, state), *LOOKS[state])

    def remarks(self, _record: AnyTask) -> Sequence[SheetRemark]:
        t, days, found = self._desk.t, self._shown.days, apart_remark(self._desk, self._workspace, self._shown.ways)
        if days is not None and days < 0:
            found.append(SheetRemark("late", days_text(t, days), "warning-circle", "error"))
        if self._shown.closed:
            said = t("Given by a closed item: the CTJ and the public version do not receive it.")
            found.append(SheetRemark("closed", said, "lock-simple"))
        return found

    def why_not_change(self, _record: AnyTask, field: str) -> str:
        return why_fixed(self._desk, self._shown.fixed) if field == "text" else ""

    def why_not_remove(self, _record: AnyTask) -> str:
        return why_fixed(self._desk, self._shown.fixed)

    def chips(self, name: str, _record: AnyTask) -> Sequence[ChipLine]:
        sheet = self._shown
        if name == "origin":
            return [origin_chip(self._desk, sheet.origin)] if sheet.origin is not None else []
        return [
            ChipLine(
                "gavel",
                one.number or self._desk.t("Decision"),
                here(self._desk, one.text),
                Place(page="registers", record=one.id, detail="decisions"),
            )
            for one in sheet.decisions
        ]

    def nothing_there(self, name: str) -> str:
        return self._desk.t("of the committee") if name == "origin" else ""

    def acts(self) -> Sequence[RecordAct]:
        return (
            MovedApart(self._desk, self._workspace, self._apart, self).act(),
            RecordAct(
                key="task_done",
                word=N_("Done"),
                icon="check",
                do=lambda: self._move(TaskState.DONE),
                why_not=lambda: self._why_not_move(TaskState.DONE),
                rank=ButtonKind.PRIMARY,
                tip=N_("Space in the list does the same"),
            ),
            RecordAct(
                key="task_in_progress",
                word=N_("In progress"),
                icon="hourglass",
                do=lambda: self._move(TaskState.IN_PROGRESS),
                why_not=lambda: self._why_not_move(TaskState.IN_PROGRESS),
            ),
            RecordAct(
                key="task_void",
                word=N_("No longer needed…"),
                icon="prohibit",
                do=self._drop,
                why_not=lambda: self._why_not_move(TaskState.VOID),
            ),
            RecordAct(
                key="task_reopen",
                word=N_("Reopen"),
                icon="arrow-counter-clockwise",
                do=lambda: self._move(TaskState.OPEN),
                why_not=lambda: self._why_not_move(TaskState.OPEN),
            ),
        )

    def page_acts(self) -> Sequence[RecordAct]:
        remind = RecordAct(
            key="remind_owners",
            word=N_("Remind…"),
            icon="envelope-simple",
            do=self._remind,
            why_not=lambda: self.why_not("remind_owners"),
        )
        return (remind,)

    def usual(self) -> None:
        """Done, or open again."""
        if self._sheet is not None:
            self._move(TaskState.DONE if self._sheet.state in UNFINISHED else TaskState.OPEN)

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        return {
            "print": self._print,
            "preview_tasks": self._print,
            "remind_owners": self._remind,
            "save_due_days": self._save_days,
        }

    def why_not(self, _key: str) -> str:
        return "" if self._committee() is not None else self._desk.t("Choose a committee first.")

    # inside

    @property
    def _shown(self) -> TaskSheet:
        assert self._sheet is not None, "asked for the particulars of nothing"
        return self._sheet

    def _apart(self) -> tuple[str, Ways]:
        sheet = self._sheet
        if sheet is None:
            return "", ()
        return " · ".join(filter(None, (sheet.task.number, here(self._desk, sheet.task.text)))), sheet.ways

    def _why_not_move(self, to: TaskState) -> str:
        t, sheet = self._desk.t, self._sheet
        if sheet is None:
            return t("Choose a task first.")
        if self._workspace.store.read_only:
            return self._workspace.why_not_write(t)
        if to in sheet.moves and not (to is TaskState.OPEN and sheet.state is TaskState.IN_PROGRESS):
            return ""
        if sheet.state in UNFINISHED:
            return t("The task is open.") if to is TaskState.OPEN else t("The task is in progress already.")
        return t("Reopen the task first.")

    def _move(self, to: TaskState) -> None:
        """Another state; the strip offers to undo it."""
        if self._sheet is not None:
            task, day = self._sheet.task.id, self._workspace.today()
            self._desk.attempt(lambda: self._workspace.do(move_task, task=task, to=to, on=day))

    def _drop(self) -> None:
        """No longer needed: the reason is asked; it stands in the history and beside the state."""
        if self._sheet is not None:
            drop_task(self._desk, self._workspace, self._sheet.task, self.owner).exec()

    def _print(self) -> None:
        """The open tasks of the committee on paper."""
        committee = self._committee()
        if committee is not None:
            self._desk.navigator.go(Place(page="documents", record=committee, detail="tasks"))

    def _remind(self) -> None:
        from ctj_desktop.ui.decisions.reminders import remind_owners  # read when it is needed

        committee = self._committee()
        if committee is not None:
            remind_owners(self._desk, self._workspace, committee, self.owner)

    def _save_days(self) -> None:
        """Of whoever is chosen above the list, else of all; in the language of the window."""
        from ctj_desktop.ui.decisions.due_days import save_due_days  # read when it is needed

        committee = self._committee()
        if committee is not None:
            save_due_days(self._desk, self._workspace, committee, self._asked(), self.owner)

    def _committee(self) -> CommitteeId | None:
        return committee_of(self._workspace, self._sheet.task.committee if self._sheet is not None else None)


def drop_task(desk: Desk, workspace: OpenWorkspace, task: AnyTask, parent: QWidget) -> AskFields:
    """Why is a task no longer needed? In one of the two languages at least."""
    t = desk.t
    return AskFields(
        desk,
        workspace,
        "dialog.drop_task",
        (t("Task no longer needed"), t("Set it to no longer needed")),
        "move_task",
        TaskMove,
        (("reason",),),
        parent,
        given={"task": task.id, "to": TaskState.VOID, "on": workspace.today()},
        needed=("reason",),
        about=" · ".join(filter(None, (task.number, here(desk, task.text)))),
    )
