"""On which conditions did the committee agree, and which of them are met?"""

from collections.abc import Sequence

from ctj_desktop.domain.ids import ConditionId, OpinionId
from ctj_desktop.domain.projects.opinion_words import condition_lines
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.project_work import Condition, ProjectDocument
from ctj_desktop.domain.records.projects import Opinion, Project
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.naming.removal import removal
from ctj_desktop.services.projects.refusals import EveryConditionFollowed, MetAndDropped, OfAnotherProject
from ctj_desktop.services.steps.places import UNPLACED, at_end
from ctj_desktop.services.steps.records import need_text, the, titled
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit


@step(first=("project", "text", "due"))
def add_condition(unit: Unit, new: Condition) -> Condition:
    """Adds a condition that a project has to meet; `opinion` is the one that made it."""
    the(unit.store, Project, new.project)
    _need_sound(unit.store, new)
    unit.name("condition.added", **titled(need_text(new.text)))
    return unit.save(replace(new, position=at_end(unit, unit.store.all(Condition, project=new.project))))


@step(without=("project", "opinion"))
def change_condition(unit: Unit, after: Condition, before: Condition) -> Condition:
    """Changes a condition, or says when it was met, by what that is shown, or that it was dropped."""
    the(unit.store, Condition, before.id)
    saved = unit.save(after, before=before)
    _need_sound(unit.store, saved)
    unit.name("condition.changed", **titled(need_text(saved.text)))
    return saved


remove_condition = removal(Condition, "Takes a condition away that was entered by mistake.")


@step(after=("give_opinion",))
def follow_conditions(unit: Unit, *, opinion: OpinionId) -> tuple[Condition, ...]:
    """Makes a condition of each line of an opinion's conditions of which there is none yet.

    `EveryConditionFollowed` where nothing is left to make.
    """
    stored = the(unit.store, Opinion, opinion)
    owner = the(unit.store, Project, stored.project)
    made = save_conditions(unit, stored)
    if not made:
        raise EveryConditionFollowed
    unit.name("conditions.followed", number=owner.number or "")
    return made


def save_conditions(unit: Unit, opinion: Opinion) -> tuple[Condition, ...]:
    """A condition for each line that has none."""
    return tuple(_save(unit, opinion, text) for text in lines_not_followed(unit.store, opinion))


def lines_not_followed(store: OpenFile, opinion: Opinion) -> list[Bilingual]:
    """The lines of an opinion's conditions of which there is no condition yet, in either language."""
    there = {
        side.text
        for one in store.all(Condition, opinion=opinion.id)
        for side in (one.text.fr, one.text.de)
        if side.text
    }
    return [line for line in condition_lines(opinion.conditions) if not {line.fr.text, line.de.text} & there]


def _save(unit: Unit, opinion: Opinion, text: Bilingual) -> Condition:
    others: Sequence[Condition] = unit.store.all(Condition, project=opinion.project)
    made = Condition(
        id=ConditionId(unit.new_id()),
        home=opinion.home,
        project=opinion.project,
        opinion=opinion.id,
        position=UNPLACED,
        text=text,
    )
    return unit.save(replace(made, position=at_end(unit, others)))


def _need_sound(store: OpenFile, condition: Condition) -> None:
    if condition.fulfilled_on is not None and condition.dropped_on is not None:
        raise MetAndDropped
    opinion = store.get(Opinion, condition.opinion) if condition.opinion is not None else None
    document = store.get(ProjectDocument, condition.document) if condition.document is not None else None
    if any(one is not None and one.project != condition.project for one in (opinion, document)):
        raise OfAnotherProject
