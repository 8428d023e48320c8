"""How does a paper say who does what by when?"""

from ctj_desktop.documents.blocks import FollowUp, Pair, TaskRow
from ctj_desktop.documents.inline import alike, both
from ctj_desktop.documents.papers import Voices, joined, not_shared
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.voting import AnyTask
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.i18n import N_


class TaskFacts(NamedValue):
    """A task and who owns it, as a name in both languages; empty for somebody who is not shared."""

    task: AnyTask
    owner: Bilingual


def owner(facts: TaskFacts, voices: Voices) -> Pair:
    """Who does it; nobody is a dash, somebody whose record was not sent here is said to be so."""
    if facts.owner:
        return voices.name(facts.owner) or both("–", "–")
    unknown = facts.task.owner is not None or facts.task.owner_body is not None
    return both(*not_shared(voices)) if unknown else both("–", "–")


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


def task_row(facts: TaskFacts, voices: Voices) -> TaskRow:
    """The task in a table."""
    task, due = facts.task, facts.task.due
    return TaskRow(
        number=alike(task.number) if task.number else voices.say(N_("without number")),
        text=voices.text(task.text, marks=True),
        owner=owner(facts, voices),
        due=both(*voices.two(lambda t: t.date_short(due))) if due else both("–", "–"),
    )
