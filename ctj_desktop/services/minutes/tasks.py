"""How is it kept who must do what by when?"""

from datetime import date
from typing import Final

from ctj_desktop.domain.ids import AnyTaskId
from ctj_desktop.domain.numbers import Series
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.records.minutes import MinuteBlockKind
from ctj_desktop.domain.records.twins import kept_as
from ctj_desktop.domain.records.voting import AnyTask, AnyTaskMove, Task, TaskState
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.services.minutes.blocks import blocks_of, need_no_command, need_words, show_block, writable
from ctj_desktop.services.minutes.refusals import CommitteeOrItem, TaskMoved
from ctj_desktop.services.numbers.issue import issue
from ctj_desktop.services.steps.records import home_of, need_text, the, titled
from ctj_desktop.services.steps.states import NOT_FINAL, move_task_state
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.unit import Unit

ELSEWHERE: Final = ("meeting", "number")
"""Fields of a task that follow from its item."""


@step(
    first=("text", "item", "committee"),
    without=ELSEWHERE,
    optional=("committee",),
    ownerless=CommitteeOrItem,
    states=NOT_FINAL,
)
def add_task(unit: Unit, new: Task, *, place: int | None = None) -> AnyTask:
    """Adds a task, from an item of a meeting (then it stands in the minutes) or of the committee; it is numbered."""
    need_words(new.text)
    point = writable(unit.store, new.item) if new.item is not None else None
    meeting = the(unit.store, Meeting, point.meeting) if point else None
    body = meeting.committee if meeting else new.committee
    given = replace(
        new,
        home=home_of(body),
        committee=body,
        meeting=meeting.id if meeting else None,
        number=issue(unit, Series.TASK, body, (meeting.on if meeting else None) or unit.at.date()),
    )
    task = kept_as(AnyTask, given, closed=point is not None and point.closed)
    unit.name("task.added", number=task.number or "", **titled(task.text))
    unit.save(task)
    if point is not None:
        show_block(unit, point, MinuteBlockKind.TASK, task.id, place)
    return task


@step(without=("committee", "item", *ELSEWHERE))
def change_task(unit: Unit, after: AnyTask, before: AnyTask) -> AnyTask:
    """Changes a task's text, owner or date; its number stays.

    Approved minutes hold its text for good (`MinutesFixed`); owner and date go on changing, and the minutes keep
    those that were approved.
    """
    stored = the(unit.store, AnyTask, before.id)
    saved = unit.save(after, before=before)
    if stored.item is not None and saved.text != stored.text:
        writable(unit.store, stored.item)
        need_no_command(saved.text)
    unit.name("task.changed", number=saved.number or "", **titled(need_text(saved.text)))
    return saved


@step(states=NOT_FINAL)
def remove_task(unit: Unit, *, task: AnyTaskId) -> AnyTask:
    """Takes back a task that was entered by mistake, with its block; its number is never used again."""
    stored = the(unit.store, AnyTask, task)
    if stored.item is not None:
        writable(unit.store, stored.item)
    if unit.store.count(AnyTaskMove, task=task):
        raise TaskMoved(stored.number or "–")
    unit.name("task.deleted", number=stored.number or "", **titled(stored.text))
    for block in blocks_of(unit.store, stored.item) if stored.item is not None else []:
        if block.ref == task:
            unit.delete(block)
    unit.delete(stored)
    return stored


@step
def move_task(unit: Unit, *, task: AnyTaskId, to: TaskState, on: date, reason: Bilingual = NO_TEXT) -> AnyTaskMove:
    """Sets a task to in progress, done or void, or opens it again."""
    return move_task_state(unit, the(unit.store, AnyTask, task), to, on, reason)
