"""How does a paper say who does what by when?"""

import datetime as dt
from typing import TypeAlias

from ctj_desktop.documents.blocks import FollowUp, Pair, TaskRow
from ctj_desktop.documents.inline import alike, both
from ctj_desktop.documents.papers import Voices, joined, not_shared
from ctj_desktop.domain.ids import MeetingId
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.voting import AnyDecision, AnyExecutionMove, AnyTask
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.i18n import N_


class TaskFacts(NamedValue):
    """A task and who owns it, as a name in both languages; empty for somebody who is not shared."""

    task: AnyTask
    owner: Bilingual

    @property
    def number(self) -> str:
        """Its number; empty where it has none."""
        return self.task.number or ""

    @property
    def text(self) -> Bilingual:
        """What is to be done."""
        return self.task.text

    @property
    def due(self) -> dt.date | None:
        """Until when."""
        return self.task.due

    @property
    def meeting(self) -> MeetingId | None:
        """The meeting that gave it."""
        return self.task.meeting

    @property
    def is_given(self) -> bool:
        """To somebody who has a record, be it here or not."""
        return self.task.owner is not None or self.task.owner_body is not None


class DecisionToDo(NamedValue):
    """A decision that is to be carried out, by what was noted last, and who does it, as a name in both languages."""

    decision: AnyDecision
    noted: AnyExecutionMove
    owner: Bilingual

    @property
    def number(self) -> str:
        """Its number; empty where it has none."""
        return self.decision.number or ""

    @property
    def text(self) -> Bilingual:
        """What was decided."""
        return self.decision.text

    @property
    def due(self) -> dt.date | None:
        """Until when."""
        return self.noted.due

    @property
    def meeting(self) -> MeetingId | None:
        """The meeting that took it."""
        return self.decision.meeting

    @property
    def is_given(self) -> bool:
        """To somebody who has a record, be it here or not."""
        return self.noted.owner is not None or self.noted.owner_body is not None


ToDo: TypeAlias = TaskFacts | DecisionToDo


def owner(facts: ToDo, voices: Voices) -> Pair:
    """Who does it; nobody is a dash, somebody whose record was not sent here is said to be so."""
    if facts.owner:
        return voices.name(facts.owner) or both("–", "–")
    return both(*not_shared(voices)) if facts.is_given else both("–", "–")


def follow_up(facts: TaskFacts, voices: Voices) -> FollowUp:
    """The task; below it `Tâche T-2026-011 · Secrétariat suisse · 31 mars 2026`, as far as it is known."""
    task, due = facts.task, facts.task.due
    number = voices.say(N_("Task {number}"), number=task.number) if task.number else voices.say(N_("Task"))
    parts = [number]
    if facts.owner or task.owner or task.owner_body:
        parts.append(owner(facts, voices))
    if due:
        parts.append(both(*voices.two(lambda t: t.date_long(due))))
    return FollowUp(text=voices.text(task.text, marks=True), facts=joined(parts, "\u00a0· "))


def task_heads(voices: Voices) -> tuple[Pair, Pair, Pair, Pair]:
    """The heads of a table of tasks."""
    return (
        voices.say(N_("No.")),
        voices.say(N_("What is to be done")),
        voices.say(N_("Who does it")),
        voices.say(N_("By when")),
    )


def task_row(facts: ToDo, voices: Voices) -> TaskRow:
    """The task, or the decision, in a table."""
    due = facts.due
    return TaskRow(
        number=alike(facts.number) if facts.number else voices.say(N_("without number")),
        text=voices.text(facts.text, marks=True),
        owner=owner(facts, voices),
        due=both(*voices.two(lambda t: t.date_short(due))) if due else both("–", "–"),
    )
