"""How is the list of open tasks of a committee said on paper: what is overdue, what is due, what has no day?

A public version leaves out what came from closed items and the names of persons, and says so.
"""

import datetime as dt
from collections.abc import Iterator

from ctj_desktop.documents.blocks import Block, Document, Heading, Pair, Paragraph, TaskRow, TaskTable, Title
from ctj_desktop.documents.follow_up import TaskFacts, task_heads, task_row
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
from ctj_desktop.domain.records.voting import TaskState
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.i18n import N_, N_n, Translator
from ctj_desktop.i18n.words import word_within


class OpenTask(NamedValue):
    """A task that is open or in progress, and where it comes from.

    `meeting` is None where its record was not sent here, or where `facts.task` names none; `item` and `decision` are
    numbers as they are said. `closed`: from an item behind closed doors, or from one that was not sent here. `body`
    is who does it without naming a person.
    """

    facts: TaskFacts
    state: TaskState = TaskState.OPEN
    meeting: Meeting | None = None
    item: str = ""
    decision: str = ""
    closed: bool = False
    body: Bilingual = NO_TEXT


class TasksPaper(NamedValue):
    """Everything the list prints: the tasks open on a day, in the order of their numbers."""

    sender: Sender
    on: dt.date
    tasks: tuple[OpenTask, ...] = ()


def document(paper: TasksPaper, french: Translator, german: Translator, options: PaperOptions) -> Document:
    """The list as blocks."""
    voices = Voices(french, german)
    title = voices.say(N_("List of open tasks"))
    day = paper.on.isoformat()
    shown = [task for task in paper.tasks if not (options.public and task.closed)]
    groups = [block for group in _groups(shown, paper.on, voices, options) for block in group]
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
    late = sum(_is_late(task, paper.on) for task in shown)
    count = voices.count(N_n("{count} open task", "{count} open tasks"), len(shown))
    if late:
        count = joined([count, voices.count(N_n("{count} of them overdue", "{count} of them overdue"), late)], ", ")
    meta = which_version(options, voices)
    meta += [voices.say(N_("Drawn up on {date}"), date=voices.two(lambda t: t.date_long(printed))), count]
    return Title(
        title=title,
        subtitle=voices.say(N_("As of {date}"), date=voices.two(lambda t: t.date_long(day))),
        meta=joined(meta, " · "),
    )


def _groups(shown: list[OpenTask], day: dt.date, voices: Voices, options: PaperOptions) -> Iterator[list[Block]]:
    """What is late first, the longest first; then what is due, the next first; then what has no day."""
    dated = sorted((task for task in shown if task.facts.task.due), key=lambda task: task.facts.task.due or day)
    late = [task for task in dated if _is_late(task, day)]
    due = [task for task in dated if not _is_late(task, day)]
    undated = [task for task in shown if task.facts.task.due is None]
    for name, tasks in ((N_("Overdue"), late), (N_("Within the time limit"), due), (N_("Without date"), undated)):
        if tasks:
            count = voices.count(N_n("{count} task", "{count} tasks"), len(tasks))
            rows = tuple(_row(task, day, voices, options) for task in tasks)
            yield [
                Heading(text=joined([voices.say(name), count], " · ")),
                TaskTable(heads=task_heads(voices), rows=rows),
            ]


def _is_late(task: OpenTask, day: dt.date) -> bool:
    due = task.facts.task.due
    return due is not None and due < day


def _row(task: OpenTask, day: dt.date, voices: Voices, options: PaperOptions) -> TaskRow:
    row, due = task_row(task.facts, voices), task.facts.task.due
    late = (day - due).days if due is not None and due < day else 0
    return replace(
        row,
        owner=(voices.name(task.body) or both("–", "–")) if options.public else row.owner,
        details=(joined(_origin(task, voices), "\u00a0· "),),
        late=voices.count(N_n("{count} day late", "{count} days late"), late) if late else None,
    )


def _origin(task: OpenTask, voices: Voices) -> Iterator[Pair]:
    """`Séance 2026-02 · point 4 · décision 2026-003 · huis clos · en cours`, as far as it is known."""
    yield _meeting(task, voices)
    if task.item:
        yield voices.say(N_("item {number}"), number=task.item)
    if task.decision:
        yield voices.say(N_("decision {number}"), number=task.decision)
    if task.closed:
        yield voices.say(N_("behind closed doors"))
    if task.state is not TaskState.OPEN:
        yield both(*voices.two(lambda t: word_within(t, task.state)))


def _meeting(task: OpenTask, voices: Voices) -> Pair:
    meeting = task.meeting
    if meeting is None and task.facts.task.meeting is None:
        return voices.say(N_("outside a meeting"))
    if meeting is None:
        return voices.say(N_("Meeting: {name}"), name=not_shared(voices))
    return (
        voices.say(N_("Meeting {number}"), number=meeting.number) if meeting.number else which_meeting(meeting, voices)
    )


def _left_out(paper: TasksPaper, voices: Voices) -> Iterator[Block]:
    """The numbers of what came from closed items, and how many persons are not named."""
    closed = tuple(task.facts.task.number or "" for task in paper.tasks if task.closed)
    named = sum(not task.closed and task.facts.owner != task.body for task in paper.tasks)
    lines = []
    if closed:
        said = voices.two(lambda t: ", ".join(number or t("without number") for number in spans(closed, Series.TASK)))
        lines.append(voices.say(N_("behind closed doors: {numbers}"), numbers=said))
    if named:
        forms = N_n("the person who does it, in {count} task", "the persons who do it, in {count} tasks")
        lines.append(voices.count(forms, named))
    yield from left_out_list(lines, voices)
