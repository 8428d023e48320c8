"""From which meeting and item do a decision and a task come, and who does a task?"""

from ctj_desktop.domain.ids import AgendaItemId, MeetingId
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting, MeetingState
from ctj_desktop.domain.records.people import Organisation
from ctj_desktop.domain.records.voting import AnyAmendment, AnyTask
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.steps.records import name_of_person
from ctj_desktop.services.steps.states import FINAL, meeting_state, name_of
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.store import Store


class Origin(NamedValue):
    """The meeting and item that a decision or task comes from."""

    meeting: MeetingId
    name: str
    state: MeetingState
    item: AgendaItemId | None
    title: Bilingual


def origin_of(store: Store, meeting: MeetingId | None, item: AgendaItemId | None) -> Origin | None:
    """Where it comes from; None for what no meeting gave."""
    point = store.get(AgendaItem, item) if item is not None else None
    found = store.get(Meeting, meeting) if meeting is not None else None
    if found is None:
        return None
    return Origin(
        meeting=found.id,
        name=name_of(found),
        state=meeting_state(store, found.id),
        item=point.id if point else None,
        title=point.title if point else Bilingual(),
    )


def fixed_by(origin: Origin | None) -> str:
    """The meeting whose approved minutes hold a text from one of its items."""
    return origin.name if origin is not None and origin.item is not None and origin.state in FINAL else ""


def owner_of(store: OpenFile, task: AnyTask, *, short: bool = False) -> Bilingual:
    """Who does a task: as written, else the person, else the body, on request by its short name."""
    if task.owner_text:
        return task.owner_text
    if task.owner and (name := name_of_person(store, task.owner)):
        return Bilingual.of(name, name)
    body = store.get(Organisation, task.owner_body) if task.owner_body else None
    if body is None:
        return Bilingual()
    return (body.short_name or body.name) if short else body.name


def proposer_of(store: OpenFile, amendment: AnyAmendment) -> Bilingual:
    """Who proposed an amendment: as written, else the person; nothing where nobody is named."""
    name = name_of_person(store, amendment.proposed_by)
    return amendment.proposed_by_text or Bilingual.of(name, name)
