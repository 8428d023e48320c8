"""How is the list of open tasks of a committee said on paper: what is overdue, what is due, or who does what?

A public version leaves out what came from closed items and the names of persons, and says so.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import groupby
from typing import Final

from ctj_desktop.documents.blocks import Block, Document, Heading, Pair, Paragraph, TaskRow, TaskTable, Title
from ctj_desktop.documents.follow_up import DecisionToDo, ToDo, owner, task_heads, task_row
from ctj_desktop.documents.inline import both
from ctj_desktop.documents.papers import (
    PaperOptions,
    Sender,
    Voices,
    joined,
    letterhead,
    not_shared,
    notices,
    paper_facts,
    which_meeting,
    which_version,
)
from ctj_desktop.documents.public_version import left_out_list
from ctj_desktop.domain.numbers import Series, spans
from ctj_desktop.domain.record import NamedValue, replace
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.records.voting import ExecutionState, TaskState
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.i18n import N_, N_n, Translator
from ctj_desktop.i18n.translator import sort_key
from ctj_desktop.i18n.words import word_within

BOTH: Final = ((Series.TASK, False), (Series.DECISION, True))
"""How the numbers of what is listed run, and whether they are those of decisions."""


class TaskOrder(StrEnum):
    """How the list is put in groups."""

    DUE = "due"
    OWNER = "owner"


class LastMove(NamedValue):
    """When a task came into its state, and why."""

    on: dt.date
    reason: Bilingual = NO_TEXT


class OpenTask(NamedValue):
    """A task that is open or in progress, or a decision that is to be carried out, and where it comes from.

    `meeting` is None where its record was not sent here, or where `facts` names none; `item` and `decision` are
    numbers as they are said. `closed`: from an item behind closed doors, or from one that was not sent here. `body`
    is who does it without naming a person; `moved` is None for a task that never changed its state.
    """

    facts: ToDo
    state: TaskState | ExecutionState = TaskState.OPEN
    moved: LastMove | None = None
    meeting: Meeting | None = None
    item: str = ""
    decision: str = ""
    closed: bool = False
    body: Bilingual = NO_TEXT

    @property
    def due(self) -> dt.date | None:
        """Until when."""
        return self.facts.due

    @property
    def carries_out(self) -> bool:
        """Whether it is a decision."""
        return isinstance(self.facts, DecisionToDo)

    def days_late(self, day: dt.date) -> int:
        """How many days ago it should have been done; 0 for what is not late."""
        return max((day - self.due).days, 0) if self.due is not None else 0


class TasksPaper(NamedValue):
    """Everything the list prints: the tasks open on a day in the order of their numbers, then the decisions to be
    carried out.
    """

    sender: Sender
    on: dt.date
    tasks: tuple[OpenTask, ...] = ()
    order: TaskOrder = TaskOrder.DUE


class TaskGroup(NamedValue):
    """What stands together below a heading."""

    name: Pair
    tasks: tuple[OpenTask, ...]


def document(paper: TasksPaper, french: Translator, german: Translator, options: PaperOptions) -> Document:
    """The list as blocks."""
    voices = Voices(french, german)
    title = voices.say(N_("List of open tasks"))
    day = paper.on.isoformat()
    shown = [task for task in paper.tasks if not (options.public and task.closed)]
    groups = [block for group in task_groups(paper, voices, options) for block in _table(group, paper, voices, options)]
    return Document(
        facts=paper_facts(paper.sender, title, "TS", options, about=day, identity=f"{paper.sender.committee.id} {day}"),
        blocks=(
            letterhead(paper.sender, voices),
            _title(paper, shown, title, voices, options),
            *notices(options, voices),
            *(groups or [Paragraph(text=voices.say(N_("No open task.")))]),
            *(_left_out(paper, voices) if options.public else ()),
        ),
    )


def _title(paper: TasksPaper, shown: list[OpenTask], title: Pair, voices: Voices, options: PaperOptions) -> Title:
    """`État au 24 février 2027`, below it `Établi le 3 mars 2027 · 12 tâches ouvertes, dont 3 en retard`."""
    day, printed = paper.on, options.printed_on
    late = sum(task.days_late(day) > 0 for task in shown)
    decisions = sum(task.carries_out for task in shown)
    count = voices.count(N_n("{count} open task", "{count} open tasks"), len(shown) - decisions)
    if decisions:
        forms = N_n("{count} decision to be carried out", "{count} decisions to be carried out")
        count = joined([count, voices.count(forms, decisions)], ", ")
    if late:
        count = joined([count, voices.count(N_n("{count} of them overdue", "{count} of them overdue"), late)], ", ")
    meta = which_version(options, voices)
    meta += [voices.say(N_("Drawn up on {date}"), date=voices.two(lambda t: t.date_long(printed))), count]
    return Title(
        title=title,
        subtitle=voices.say(N_("As of {date}"), date=voices.two(lambda t: t.date_long(day))),
        meta=joined(meta, " · "),
    )


def task_groups(paper: TasksPaper, voices: Voices, options: PaperOptions) -> list[TaskGroup]:
    """The tasks as they stand on the paper: by when they are due, or by who does them."""
    shown = [task for task in paper.tasks if not (options.public and task.closed)]
    if paper.order is TaskOrder.OWNER:
        return list(_by_owner(shown, voices, options))
    late = [task for task in _by_day(shown) if task.days_late(paper.on)]
    undated = [task for task in shown if task.due is None]
    due = [task for task in _by_day(shown) if task.due and task not in late]
    named = ((N_("Overdue"), late), (N_("Within the time limit"), due), (N_("Without date"), undated))
    return [TaskGroup(name=voices.say(name), tasks=tuple(tasks)) for name, tasks in named if tasks]


def task_owner(task: OpenTask, voices: Voices, options: PaperOptions) -> Pair:
    """Who does it, in a public version without naming a person."""
    return (voices.name(task.body) or both("–", "–")) if options.public else owner(task.facts, voices)


def late_words(task: OpenTask, day: dt.date, voices: Voices) -> Pair | None:
    """How late it is, in words; None for what is not."""
    late = task.days_late(day)
    return voices.count(N_n("{count} day late", "{count} days late"), late) if late else None


def _by_owner(shown: Sequence[OpenTask], voices: Voices, options: PaperOptions) -> Iterator[TaskGroup]:
    """In the order of the alphabet, what nobody does last; of each what is late first, what has no day last."""
    nobody = both("–", "–")

    def place(task: OpenTask) -> tuple[bool, str, str]:
        said = task_owner(task, voices, options)
        return said == nobody, sort_key(said.fr.text), said.de.text

    for _place, tasks in groupby(sorted(shown, key=place), key=place):
        found = list(tasks)
        said = task_owner(found[0], voices, options)
        undated = [task for task in found if task.due is None]
        yield TaskGroup(
            name=voices.say(N_("Nobody named")) if said == nobody else said, tasks=(*_by_day(found), *undated)
        )


def _by_day(tasks: Sequence[OpenTask]) -> list[OpenTask]:
    """Those that have a day, the earliest first."""
    return sorted((task for task in tasks if task.due), key=lambda task: task.due or dt.date.max)


def _table(group: TaskGroup, paper: TasksPaper, voices: Voices, options: PaperOptions) -> Iterator[Block]:
    decisions = sum(task.carries_out for task in group.tasks)
    counts = (
        (N_n("{count} task", "{count} tasks"), len(group.tasks) - decisions),
        (N_n("{count} decision", "{count} decisions"), decisions),
    )
    count = joined([voices.count(forms, many) for forms, many in counts if many], ", ")
    late = sum(task.days_late(paper.on) > 0 for task in group.tasks)
    if late and paper.order is TaskOrder.OWNER:
        count = joined([count, voices.count(N_n("{count} of them overdue", "{count} of them overdue"), late)], ", ")
    yield Heading(text=joined([group.name, count], " · "))
    rows = tuple(_row(task, paper.on, voices, options) for task in group.tasks)
    yield TaskTable(heads=task_heads(voices), rows=rows)


def _row(task: OpenTask, day: dt.date, voices: Voices, options: PaperOptions) -> TaskRow:
    reason = task.moved.reason if task.moved is not None and not options.public else NO_TEXT
    said = (voices.text(reason),) if reason else ()
    return replace(
        task_row(task.facts, voices),
        owner=task_owner(task, voices, options),
        details=(joined(_origin(task, voices), "\u00a0· "), *said),
        late=late_words(task, day, voices),
    )


def _origin(task: OpenTask, voices: Voices) -> Iterator[Pair]:
    """`Séance 2026-02 · point 4 · décision 2026-003 · huis clos · en cours`, as far as it is known."""
    yield task_meeting(task, voices)
    if task.item:
        yield voices.say(N_("item {number}"), number=task.item)
    if task.decision:
        yield voices.say(N_("decision {number}"), number=task.decision)
    if task.carries_out:
        yield voices.say(N_("Decision"))
    if task.closed:
        yield voices.say(N_("behind closed doors"))
    if said := moved_words(task, voices):
        yield said


def moved_words(task: OpenTask, voices: Voices) -> Pair | None:
    """`en cours depuis le 3 mars 2027`; None for what is open and always was."""
    if task.moved is None:
        return None if task.state is TaskState.OPEN else both(*voices.two(lambda t: word_within(t, task.state)))
    state, on = task.state, voices.two(lambda t: t.date_long(task.moved.on if task.moved else dt.date.min))
    if state is TaskState.OPEN:
        return voices.say(N_("open again since {date}"), date=on)
    return voices.say(N_("{state} since {date}"), state=voices.two(lambda t: word_within(t, state)), date=on)


def task_meeting(task: OpenTask, voices: Voices) -> Pair:
    """Since which meeting there is such a task."""
    meeting = task.meeting
    if meeting is None and task.facts.meeting is None:
        return voices.say(N_("outside a meeting"))
    if meeting is None:
        return voices.say(N_("Meeting: {name}"), name=not_shared(voices))
    return (
        voices.say(N_("Meeting {number}"), number=meeting.number) if meeting.number else which_meeting(meeting, voices)
    )


def _left_out(paper: TasksPaper, voices: Voices) -> Iterator[Block]:
    """The numbers of what came from closed items, and how many persons are not named."""
    closed = [said for series, decides in BOTH for said in _closed(paper, voices, series, decides=decides)]
    open_ones = [task for task in paper.tasks if not task.closed]
    named = [task.carries_out for task in open_ones if task.facts.owner != task.body]
    lines = []
    if closed:
        fr, de = (", ".join(pair[side] for pair in closed) for side in (0, 1))
        lines.append(voices.say(N_("behind closed doors: {numbers}"), numbers=(fr, de)))
    reasons = sum(task.moved is not None and bool(task.moved.reason) for task in open_ones)
    counted = (
        (N_n("the person who does it, in {count} task", "the persons who do it, in {count} tasks"), named.count(False)),
        (N_n("who carries it out, in {count} decision", "who carries it out, in {count} decisions"), named.count(True)),
        (N_n("the note on the last change, in {count} line", "the note on the last change, in {count} lines"), reasons),
    )
    lines += [voices.count(forms, count) for forms, count in counted if count]
    yield from left_out_list(lines, voices)


def _closed(paper: TasksPaper, voices: Voices, series: Series, *, decides: bool) -> Iterator[tuple[str, str]]:
    """The numbers of what closed items gave, in both languages."""
    numbers = tuple(task.facts.number for task in paper.tasks if task.closed and task.carries_out is decides)
    for number in spans(numbers, series):
        yield (number, number) if number else voices.two(lambda t: t("without number"))
