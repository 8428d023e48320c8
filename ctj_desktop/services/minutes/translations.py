"""How is a translation of the minutes checked against its source, and a title given the language it lacks?"""

from typing import TypeAlias, TypeVar
from uuid import UUID

from ctj_desktop.domain.ids import AgendaItemId
from ctj_desktop.domain.record import Record, replace
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.domain.records.minutes import AnyBlock
from ctj_desktop.domain.records.twins import seen_kind
from ctj_desktop.domain.records.voting import AnyAmendment, AnyDecision, AnyTask
from ctj_desktop.domain.texts import Bilingual, Language, other, text_hash
from ctj_desktop.services.minutes.approval_refusals import NothingToCheck, TitleSent
from ctj_desktop.services.minutes.blocks import writable
from ctj_desktop.services.steps.change import with_values
from ctj_desktop.services.steps.records import need_text, source_language, the, titled
from ctj_desktop.services.steps.refusals import NotHere
from ctj_desktop.services.steps.states import NOT_FINAL, name_of
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit

Translatable: TypeAlias = AgendaItem | AnyBlock | AnyDecision | AnyTask | AnyAmendment
R = TypeVar("R", bound=Record)
CHECKED_KINDS: tuple[type[Translatable], ...] = (AnyBlock, AnyDecision, AnyTask, AnyAmendment, AgendaItem)


@step(states=NOT_FINAL)
def check_translation(unit: Unit, *, record: UUID) -> Record:
    """Marks the translation of a passage, decision, task or title as read against its source: it is done."""
    found = _the(unit.store, record)
    about = the(unit.store, AnyDecision, found.decision) if isinstance(found, AnyAmendment) else found
    item = about.id if isinstance(about, AgendaItem) else about.item
    meeting = None
    if item is not None:
        point = writable(unit.store, AgendaItemId(item))
        meeting = the(unit.store, Meeting, point.meeting)
    committee = meeting.committee if meeting else about.committee if isinstance(about, AnyDecision | AnyTask) else None
    source = source_language(unit.store, committee) if committee else Language.FR
    name = "title" if isinstance(found, AgendaItem) else "text"
    text: Bilingual = getattr(found, name)
    after = with_values(found, {name: with_both_checked(text, source)})
    unit.name(f"{seen_kind(found.kind)}.changed", **_numbered(found), **titled(text))
    return unit.save(after, before=found)


def with_both_checked(text: Bilingual, source: Language) -> Bilingual:
    """Both sides as read and right; `NothingToCheck` where one of them is missing."""
    if not (text.fr.text and text.de.text):
        raise NothingToCheck
    goal = other(source)
    original = replace(text.passage(source), draft=False)
    done = replace(text.passage(goal), draft=False, checked_against=text_hash(original.text))
    return Bilingual(fr=original, de=done) if goal is Language.DE else Bilingual(fr=done, de=original)


@step(named="item", only=("title",), needed=("title",), states=NOT_FINAL)
def complete_title(unit: Unit, after: AgendaItem, before: AgendaItem) -> AgendaItem:
    """Gives the title of an item the language that it lacks; what the agenda was sent with stays as it is."""
    stored = writable(unit.store, before.id)
    for language in Language:
        given, sent = after.title.text(language), stored.title.text(language)
        if sent and given not in (sent, before.title.text(language)):
            raise TitleSent(name_of(the(unit.store, Meeting, stored.meeting)))
    saved = unit.save(after, before=before)
    unit.name("agenda_item.changed", **titled(need_text(saved.title)))
    return saved


def _the(store: OpenFile, record: UUID) -> Translatable:
    found = next((one for kind in CHECKED_KINDS if (one := store.get(kind, record)) is not None), None)
    if found is None:
        raise NotHere("minute_block", record)
    return found


def _numbered(record: Translatable) -> dict[str, str]:
    number = record.number if isinstance(record, AnyDecision | AnyTask) else None
    return {"number": number} if number else {}
