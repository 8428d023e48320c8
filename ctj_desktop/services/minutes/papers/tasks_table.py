"""What does the list of open tasks say as a table of cells: the same lines in the same order, a column for each thing?

A paper in one language has one column for a text, one in both has two. Lateness is a word of its own, so that it can be
read, filtered and heard.
"""

from collections.abc import Callable, Iterator
from typing import Final

from ctj_desktop.documents.blocks import Pair
from ctj_desktop.documents.inline import both
from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.open_tasks import OpenTask, TasksPaper, late_words, task_groups, task_meeting, task_owner
from ctj_desktop.documents.papers import PaperOptions, Voices
from ctj_desktop.domain.record import PositionalValue
from ctj_desktop.domain.texts import Language
from ctj_desktop.files.cell_table import Cell, CellTable
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.words import word

SIDES: Final = {Layout.FR: (Language.FR,), Layout.DE: (Language.DE,)}
BOTH: Final = (Language.FR, Language.DE)


class _Column(PositionalValue):
    """A heading and what stands below it: a cell that is alike in all languages, or something said in both."""

    heading: str
    read: Callable[[OpenTask], Cell | Pair | None]
    said: bool = False


def tasks_table(paper: TasksPaper, french: Translator, german: Translator, options: PaperOptions) -> CellTable:
    """The list as it is printed with these options."""
    voices, sides = Voices(french, german), SIDES.get(options.layout, BOTH)
    columns = list(_columns(paper, voices, options))
    title = " / ".join(_said(voices.say(N_("List of open tasks")), sides))
    tasks = [task for group in task_groups(paper, voices, options) for task in group.tasks]
    return CellTable(
        title,
        tuple(said for column in columns for said in _headings(column, voices, sides)),
        tuple(tuple(cell for column in columns for cell in _cells(column, task, sides)) for task in tasks),
    )


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


def _said(pair: Pair, sides: tuple[Language, ...]) -> list[str]:
    """A passage in the languages of the paper, each once."""
    return list(dict.fromkeys(_side(pair, side) for side in sides))


def _headings(column: _Column, voices: Voices, sides: tuple[Language, ...]) -> Iterator[str]:
    heading = voices.say(column.heading)
    if column.said:
        yield from (_side(heading, side) for side in sides)
    else:
        yield " / ".join(_said(heading, sides))


def _cells(column: _Column, task: OpenTask, sides: tuple[Language, ...]) -> Iterator[Cell]:
    cell = column.read(task)
    if not column.said:
        assert not isinstance(cell, Pair)
        yield cell
        return
    assert cell is None or isinstance(cell, Pair)
    yield from (_side(cell, side) if cell is not None else "" for side in sides)


def _side(pair: Pair, side: Language) -> str:
    return (pair.de if side is Language.DE else pair.fr).text
