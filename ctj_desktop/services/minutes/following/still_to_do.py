"""What is still to be done for a committee, whoever does it, and to whom can it be said?"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import TypeAlias
from uuid import UUID

from ctj_desktop.domain.ids import CommitteeId, MeetingId, OrganisationId, PersonId
from ctj_desktop.domain.mail_address import is_mail_address
from ctj_desktop.domain.record import NamedValue, replace
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.records.people import Organisation, Person
from ctj_desktop.domain.records.twins import is_restricted
from ctj_desktop.domain.records.voting import AnyDecision, AnyTask
from ctj_desktop.domain.texts import NO_TEXT, Bilingual, Language
from ctj_desktop.i18n.translator import sort_key
from ctj_desktop.services.minutes.following.execution import Execution
from ctj_desktop.services.minutes.following.execution_lists import still_to_carry_out
from ctj_desktop.services.minutes.task_lists import TaskFilter, forked_states, task_keys
from ctj_desktop.services.naming.same_records import as_one
from ctj_desktop.services.steps.records import person_name, the
from ctj_desktop.services.steps.states import name_of
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.store import Store

OwnerId: TypeAlias = PersonId | OrganisationId


class Followed(NamedValue):
    """A task, or a `decision` that is to be carried out: until when, and since which meeting (`given_at`).

    `owner` is the person or body who does it, `owner_text` what was written instead. Of what was `closed` the words are
    for nobody outside.
    """

    key: UUID
    number: str
    text: Bilingual
    owner: OwnerId | None
    owner_text: Bilingual
    due: date | None
    closed: bool
    meeting: str
    decision: bool = False
    given_at: MeetingId | None = None

    def days_late(self, day: date) -> int:
        """How many days ago it should have been done; 0 for what is not late."""
        return max((day - self.due).days, 0) if self.due is not None else 0


class Unreached(StrEnum):
    """Why nobody can be written to."""

    NOBODY = "nobody"
    WRITTEN = "written"
    GONE = "gone"
    NO_MAIL = "no_mail"


class Owner(NamedValue):
    """A person or body with all that is still to be done there, the latest first; `mail` where they are reached.

    `why_not` says why they cannot be written to. Whoever is written down by name alone, and nobody, are owners too.
    """

    name: Bilingual
    things: tuple[Followed, ...]
    key: OwnerId | None = None
    mail: str = ""
    language: Language = Language.FR
    why_not: Unreached | None = None


def still_to_do(store: Store, committee: CommitteeId, today: date) -> list[Followed]:
    """The open tasks of a committee and its decisions to be carried out, the latest first, those without a day last."""
    keys = task_keys(store, committee, TaskFilter(), today, forked_states(store, committee))
    by_key = {task.id.bytes: task for task in store.some(AnyTask, [UUID(bytes=key) for key in keys])}
    meetings = meeting_names(store, committee)
    tasks = [followed_task(by_key[key], meetings) for key in keys]
    decisions = [followed_decision(one, known, meetings) for one, known in still_to_carry_out(store, committee)]
    return sorted((*tasks, *decisions), key=lambda one: one.due or date.max)


def meeting_names(store: OpenFile, committee: CommitteeId) -> dict[UUID, str]:
    """How a sentence names each meeting of a committee."""
    return {meeting.id: name_of(meeting) for meeting in store.all(Meeting, committee=committee)}


def followed_task(task: AnyTask, meetings: Mapping[UUID, str]) -> Followed:
    """A task as it is followed up."""
    return Followed(
        key=task.id,
        number=task.number or "",
        text=task.text,
        owner=task.owner or task.owner_body,
        owner_text=task.owner_text,
        due=task.due,
        closed=is_restricted(task),
        meeting=meetings.get(task.meeting, "") if task.meeting is not None else "",
        given_at=task.meeting,
    )


def followed_decision(decision: AnyDecision, known: Execution, meetings: Mapping[UUID, str]) -> Followed:
    """A decision as it is followed up."""
    last = known.last
    return Followed(
        key=decision.id,
        number=decision.number or "",
        text=decision.text,
        owner=(last.owner or last.owner_body) if last is not None else None,
        owner_text=NO_TEXT,
        due=known.due,
        closed=is_restricted(decision),
        meeting=meetings.get(decision.meeting, "") if decision.meeting is not None else "",
        decision=True,
        given_at=decision.meeting,
    )


def by_owner(store: OpenFile, committee: CommitteeId, things: Sequence[Followed]) -> list[Owner]:
    """Each owner once, also whoever is there under two records, in the order of the alphabet; nobody last."""
    spoken = the(store, Committee, committee).writes_in
    found: dict[tuple[UUID | None, Bilingual], tuple[Owner, list[Followed]]] = {}
    for thing in things:
        owner = _owner(store, thing, spoken)
        found.setdefault((owner.key, owner.name), (owner, []))[1].append(thing)
    owners = [replace(owner, things=tuple(about)) for owner, about in found.values()]
    return sorted(owners, key=lambda one: (not one.name, sort_key(one.name.or_other(spoken))))


def _owner(store: OpenFile, thing: Followed, spoken: Language) -> Owner:
    for owner in _linked(store, thing, spoken):
        return owner
    if thing.owner is not None:
        return Owner(name=thing.owner_text, things=(), key=thing.owner, why_not=Unreached.GONE)
    why_not = Unreached.WRITTEN if thing.owner_text else Unreached.NOBODY
    return Owner(name=thing.owner_text, things=(), why_not=why_not)


def _linked(store: OpenFile, thing: Followed, spoken: Language) -> Iterator[Owner]:
    """The person, else the body, as the directory knows them."""
    if thing.owner is None:
        return
    person = as_one(store, Person, thing.owner)
    if person is not None:
        name, language = person_name(person), person.language
        yield _reached(person.id, Bilingual.of(name, name), person.work_email, language, spoken)
        return
    body = as_one(store, Organisation, thing.owner)
    if body is not None:
        sides = [side for side in (Language.FR, Language.DE) if body.name.text(side)]
        language = sides[0] if len(sides) == 1 else spoken
        yield _reached(body.id, body.name, body.email, language, spoken)


def _reached(key: OwnerId, name: Bilingual, mail: str, language: Language, spoken: Language) -> Owner:
    return Owner(
        name=name,
        things=(),
        key=key,
        mail=mail if is_mail_address(mail) else "",
        language=language if language in (Language.FR, Language.DE) else spoken,
        why_not=None if is_mail_address(mail) else Unreached.NO_MAIL,
    )


def owner_name(owner: Owner, language: Language) -> str:
    """How they are called; empty for nobody."""
    return (owner.name or NO_TEXT).or_other(language)
