"""What does the list of open tasks say as a table of cells: the same lines in the same order, a column for each thing?

Lateness is a word of its own, so that it can be read, filtered and heard.
"""

from collections.abc import Iterator

from ctj_desktop.documents.blocks import Pair
from ctj_desktop.documents.inline import both
from ctj_desktop.documents.open_tasks import OpenTask, TasksPaper, late_words, task_groups, task_meeting, task_owner
from ctj_desktop.documents.papers import PaperOptions, Voices
from ctj_desktop.files.cell_table import CellTable
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.words import word
from ctj_desktop.services.naming.paper_columns import PaperColumn, paper_table

_Column = PaperColumn[OpenTask]


def tasks_table(paper: TasksPaper, french: Translator, german: Translator, options: PaperOptions) -> CellTable:
    """The list as it is printed with these options."""
    voices = Voices(french, german)
    tasks = [task for group in task_groups(paper, voices, options) for task in group.tasks]
    columns = list(_columns(paper, voices, options))
    return paper_table(voices.say(N_("List of open tasks")), columns, tasks, voices, options.layout)


def _columns(paper: TasksPaper, voices: Voices, options: PaperOptions) -> Iterator[_Column]:
    yield _Column(N_("No."), lambda one: one.facts.number)
    yield _Column(N_("Kind"), lambda one: voices.say(N_("Decision") if one.carries_out else N_("Task")), said=True)
    yield _Column(N_("What is to be done"), lambda one: voices.text(one.facts.text), said=True)
    yield _Column(N_("Who does it"), lambda one: task_owner(one, voices, options), said=True)
    yield _Column(N_("By when"), lambda one: one.due)
    yield _Column(N_("Overdue"), lambda one: late_words(one, paper.on, voices), said=True)
    yield _Column(N_("State"), lambda one: both(*voices.two(lambda t: word(t, one.state))), said=True)
    yield _Column(N_("State since"), lambda one: one.moved.on if one.moved is not None else None)
    if not options.public:
        yield _Column(N_("Reason"), lambda one: _reason(one, voices), said=True)
    yield _Column(N_("From"), lambda one: task_meeting(one, voices), said=True)
    yield _Column(N_("Item"), lambda one: one.item)
    yield _Column(N_("Decision"), lambda one: one.decision)
    yield _Column(N_("Closed item"), lambda one: voices.say(N_("yes")) if one.closed else None, said=True)


def _reason(one: OpenTask, voices: Voices) -> Pair | None:
    return voices.text(one.moved.reason) if one.moved is not None and one.moved.reason else None
