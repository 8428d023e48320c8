"""How do late tasks come before the committee again: which, and under which item of an agenda?"""

from datetime import date
from typing import Final

from ctj_desktop.domain.ids import AgendaItemId, AnyTaskId, MeetingId, TaskId
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.domain.records.twins import is_restricted
from ctj_desktop.domain.records.voting import AnyTask, TaskState
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.services.meetings.agenda import BUILDING, need_open_agenda
from ctj_desktop.services.meetings.agenda_table import AgendaTable, ItemLine
from ctj_desktop.services.meetings.refusals import ClosedWords
from ctj_desktop.services.steps.change import Rewording, changed
from ctj_desktop.services.steps.move_ends import apart_ends
from ctj_desktop.services.steps.records import the, titled
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries import today as queries_today
from ctj_desktop.storage.unit import Unit

BOTH: Final = (Language.FR, Language.DE)
MOST: Final = 20
SPEAKS_OF_TASKS: Final = {Language.FR: ("tâches", "suivi des décisions"), Language.DE: ("pendenzen", "aufgaben")}
"""The words by which committees call the item (SOURCES.md 5.4); where none has them nothing is offered."""


def follow_up_item(table: AgendaTable) -> ItemLine | None:
    """The item under which the committee looks at what is pending."""
    return next((line for line in table.lines if not line.item.closed and speaks_of_tasks(line.item.title)), None)


def speaks_of_tasks(title: Bilingual) -> bool:
    """Whether an item of that title is the one."""
    said = {language: title.text(language).casefold() for language in BOTH}
    return any(word in said[language] for language, words in SPEAKS_OF_TASKS.items() for word in words)


def tasks_to_take_up(store: OpenFile, meeting: MeetingId, today: date) -> list[AnyTask]:
    """The oldest late tasks of the committee that no note of this agenda names yet, and that one may name."""
    owner = the(store, Meeting, meeting)
    apart = apart_ends(store, "task", TaskState.OPEN, owner.committee)
    rows = queries_today.open_tasks(store, owner.committee, apart)
    late = [TaskId(key) for key, due in rows if due and date.fromisoformat(due) < today]
    notes = "\n".join(f"{item.note.fr.text}\n{item.note.de.text}" for item in store.all(AgendaItem, meeting=meeting))
    found = (store.get(AnyTask, key) for key in late[:MOST])
    return [task for task in found if task is not None and (mark := _mark(task)) and mark not in notes]


def take_up_tasks(unit: Unit, *, item: AgendaItemId, tasks: tuple[AnyTaskId, ...]) -> AgendaItem:
    """Names tasks in the note of an item, in both languages, one line each; what it says already stays.

    The conference sees a note: of a task that a closed item gave it says the number and the day alone.
    """
    stored = the(unit.store, AgendaItem, item)
    owner = the(unit.store, Meeting, stored.meeting)
    need_open_agenda(unit.store, owner, BUILDING)
    if stored.closed:
        raise ClosedWords
    named = [the(unit.store, AnyTask, task) for task in tasks]
    sides = {language: _with(stored.note.text(language), named, language) for language in BOTH}
    note = Rewording(fr=sides[Language.FR], de=sides[Language.DE])
    after = unit.save(changed(unit.store, stored, {"note": note}), before=stored)
    unit.name("agenda_item.changed", **titled(after.title))
    return after


def _with(note: str, tasks: list[AnyTask], language: Language) -> str:
    return "\n".join(filter(None, (note, *(_line(task, language) for task in tasks))))


def _line(task: AnyTask, language: Language) -> str:
    day = f" ({task.due:%d.%m.%Y})" if task.due else ""
    text = task.text.or_other(language) if task.number and not is_restricted(task) else ""
    return f"{_mark(task)} {text}".strip() + day


def _mark(task: AnyTask) -> str:
    """By what a note names a task: its number, else what it says; nothing where that may not be said."""
    return task.number or ("" if is_restricted(task) else task.text.or_other(Language.FR))
