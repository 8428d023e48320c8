"""How do the days until which something is to be done become a file that other calendars take in?

Each is an event of a whole day that takes nobody's time, under an identifier that stays and with a number that grows
whenever it changes: a calendar which has it moves it, and takes it away once it is done. Tasks of RFC 5545 would say
more, but Outlook does not show them. What was done or taken back within a year is said to be off; what ended before has
left the calendars, or stays there as the past.
"""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Final
from uuid import UUID

from ctj_desktop.domain.days import days_later
from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.domain.marks import without_marks
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.voting import AnyTask
from ctj_desktop.domain.texts import NO_TEXT
from ctj_desktop.files.calendar import Event, calendar_of_many
from ctj_desktop.i18n import Translator
from ctj_desktop.services.minutes.following.execution_lists import carried_out_since
from ctj_desktop.services.minutes.following.owner_letters import thing_called
from ctj_desktop.services.minutes.following.still_to_do import (
    Followed,
    Owner,
    by_owner,
    followed_decision,
    followed_task,
    meeting_names,
    owner_name,
    still_to_do,
)
from ctj_desktop.services.minutes.task_lists import forked_states
from ctj_desktop.services.steps.records import the
from ctj_desktop.storage.queries import decisions as queries
from ctj_desktop.storage.store import Store

YEAR: Final = 365


def due_calendar(
    store: Store, t: Translator, committee: CommitteeId, at: datetime, today: date, owner: UUID | None = None
) -> bytes:
    """Of everybody, or of one person or body alone, said in the language of `t`."""
    going = [thing for thing in still_to_do(store, committee, today) if thing.due is not None]
    still = {thing.key for thing in going}
    over = [thing for thing in _over(store, committee, today) if thing.key not in still]
    of_whom = by_owner(store, committee, [*going, *over])
    asked = [one for one in of_whom if owner is None or one.key == owner or _has(one, owner)]
    revisions = queries.times_changed(store, [thing.key.bytes for one in asked for thing in one.things])
    off = {thing.key for thing in over}
    events = [
        _event(store, t, committee, one, thing, at, max(revisions.get(thing.key, 1) - 1, 0), off=thing.key in off)
        for one in asked
        for thing in one.things
    ]
    return calendar_of_many(sorted(events, key=lambda one: (one.on, one.uid)), calendar_name(store, t, committee))


def calendar_name(store: Store, t: Translator, committee: CommitteeId) -> str:
    """`Échéances Comité MOC`: under this name it stands in another calendar, and on the disk."""
    body = the(store, Committee, committee)
    return " ".join((t("Due days"), (body.short_name or body.name).or_other(t.language)))


def _has(owner: Owner, asked: UUID) -> bool:
    """Whoever is there under two records has the things of both."""
    return any(thing.owner == asked for thing in owner.things)


def _over(store: Store, committee: CommitteeId, today: date) -> Iterator[Followed]:
    """What is over; of what was taken back only the number is said."""
    meetings = meeting_names(store, committee)
    for key in queries.recently_finished(store, committee, days_later(today, -YEAR), forked_states(store, committee)):
        task = store.get(AnyTask, UUID(bytes=key))
        if task is not None:
            yield followed_task(task, meetings)
        elif (gone := store.get(AnyTask, UUID(bytes=key), deleted=True)) is not None:
            yield replace(followed_task(gone, meetings), text=NO_TEXT, closed=False)
    for decision, known in carried_out_since(store, committee, days_later(today, -YEAR)):
        yield followed_decision(decision, known, meetings)


def _event(
    store: Store,
    t: Translator,
    committee: CommitteeId,
    owner: Owner,
    thing: Followed,
    at: datetime,
    revision: int,
    *,
    off: bool,
) -> Event:
    text = t("given behind closed doors") if thing.closed else without_marks(thing.text.or_other(t.language))
    said = thing_called(t, thing, " ".join(text.split()))
    body = the(store, Committee, committee)
    facts = (
        owner_name(owner, t.language),
        (body.short_name or body.name).or_other(t.language),
        t("meeting {number}").format(number=thing.meeting) if thing.meeting else "",
    )
    assert thing.due is not None
    return Event(
        uid=f"{thing.key}@ctj-desktop",
        revision=revision,
        stamp=at,
        on=thing.due,
        summary=t("Done or no longer needed: {text}").format(text=said) if off else said,
        language=t.language.value,
        description=" · ".join(filter(None, facts)),
        cancelled=off,
        busy=False,
    )
