"""Where was the person, so that the work goes on there after the program was closed or fell over?"""

import json
from uuid import UUID

from ctj_desktop.domain.ids import MeetingId, PersonId
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.kinds import BY_NAME
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.domain.records.people import Person
from ctj_desktop.domain.records.projects import Project
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.services.kinds.catalogue import BY_KIND
from ctj_desktop.services.meetings.agenda_table import agenda_table
from ctj_desktop.services.naming.hanging import name_in_sentences
from ctj_desktop.services.naming.titles import subject_of
from ctj_desktop.services.session.under_way import session_under_way
from ctj_desktop.services.steps.records import name_of_person
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.store import Store

LAST = "last_place"
PASSING = frozenset({"today", "history", "documents"})
"""Pages that one only passes through."""


class Resume(NamedValue):
    """A place with a record, and how it is called: a number, a name or a title.

    `item` is where a draft waits, or where a session that was cut off stood; `sits` that it is a session.
    """

    page: str
    record: UUID
    detail: str = ""
    number: str = ""
    name: str = ""
    title: Bilingual = NO_TEXT
    item: str = ""
    sits: bool = False


def keep_place(store: Store, page: str, record: UUID | None, detail: str) -> None:
    """Remembers where the person is; local, neither logged nor exchanged. Pages without a record are not kept."""
    if record is None or page in PASSING or store.read_only:
        return
    kept = json.dumps({"page": page, "record": str(record), "detail": detail})
    if store.setting(LAST) != kept:
        store.keep_setting(LAST, kept)


def resume(store: Store) -> Resume | None:
    """A session under way; else a text that was typed and not finished; else what was open last, if it is there."""
    return sitting(store) or _unfinished(store) or _last(store)


def sitting(store: Store) -> Resume | None:
    """The session that was under way when the program was closed or fell over."""
    found = session_under_way(store)
    if found is None:
        return None
    meeting = found.meeting
    return Resume(page="hold", record=meeting.id, number=meeting.number or "", item=found.number, sits=True)


def _unfinished(store: Store) -> Resume | None:
    typed = [draft.record for draft in reversed(store.drafts()) if draft.text.strip()]
    found = (_of_meeting(store, record) or _of_sheet(store, record) for record in dict.fromkeys(typed))
    return next((one for one in found if one is not None), None)


def _of_meeting(store: Store, record: UUID) -> Resume | None:
    item = store.get(AgendaItem, record)
    meeting = store.get(Meeting, item.meeting if item else record)
    if meeting is None:
        return None
    number = _number(store, item) if item else ""
    return Resume(page="prepare", record=meeting.id, number=meeting.number or "", item=number)


def _of_sheet(store: Store, record: UUID) -> Resume | None:
    """On the page that shows a record of its kind, and its name; what is typed in a dialog is of no record yet."""
    kinds = ((kind, entry.shown) for kind, entry in BY_KIND.items() if entry.shown is not None)
    for kind, shown in kinds:
        stored = store.get(BY_NAME[kind], record)
        if stored is None:
            continue
        subject = subject_of(store, kind, record)
        owner, item = subject.nearest(shown.of or kind), subject.nearest("agenda_item")
        if owner is not None:
            detail = shown.part.format(id=record, item=item.id if item is not None else "") if shown.of else ""
            return Resume(page=shown.page, record=owner.id, detail=detail, title=name_in_sentences(store, stored))
    return None


def _number(store: OpenFile, item: AgendaItem) -> str:
    return next((line.number for line in agenda_table(store, item.meeting).lines if line.key == item.id), "")


def _last(store: Store) -> Resume | None:
    try:
        kept = json.loads(store.setting(LAST) or "null")
        page, record, detail = str(kept["page"]), UUID(kept["record"]), str(kept["detail"])
    except (ValueError, TypeError, KeyError):  # nothing kept yet, or by a later version
        return None
    meeting, project = store.get(Meeting, MeetingId(record)), store.get(Project, record)
    if meeting is not None:
        return Resume(page=page, record=record, detail=detail, number=meeting.number or "")
    if store.get(Person, record) is not None:
        return Resume(page=page, record=record, name=name_of_person(store, PersonId(record)))
    if project is not None:
        return Resume(page=page, record=record, number=project.number or "", title=project.title)
    return None
