"""What does `ctj show` say of one record: its own fields, and what it has as of a day?"""

from datetime import date
from typing import cast

from ctj_desktop.domain.composition import day_within
from ctj_desktop.domain.ids import CommitteeId, MeetingId, PersonId, ProjectId
from ctj_desktop.domain.log.changes import Json
from ctj_desktop.domain.record import Record
from ctj_desktop.domain.records.committees import Committee, Mandate, Seat
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.records.people import Person
from ctj_desktop.domain.records.projects import Project, Stage
from ctj_desktop.domain.records.voting import AnyTask
from ctj_desktop.services.membership.roll import composition_on
from ctj_desktop.services.naming.lookup import look_up_any
from ctj_desktop.services.steps.plain_json import as_plain_json, plain_record
from ctj_desktop.services.steps.records import person_name, the
from ctj_desktop.services.steps.states import meeting_state, project_stage, task_state
from ctj_desktop.storage.open_file import OpenFile

RecordSheet = dict[str, Json]


def sheet_of(store: OpenFile, named: str, day: date) -> RecordSheet:
    """The record that an id, number or code means, as plain JSON. `NothingNamed` or `Ambiguous` otherwise.

    A committee shows who sits in it and a person the mandates in force on `day`; a meeting, task or project
    its state at the end of its moves.
    """
    kind, identity = look_up_any(store, named)
    record = the(store, kind, identity)
    return plain_record(record) | _more(store, record, day)


def _more(store: OpenFile, record: Record, day: date) -> RecordSheet:
    if isinstance(record, Committee):
        return {"as_of": day.isoformat(), "composition": _composition(store, record.id, day)}
    if isinstance(record, Person):
        return {"as_of": day.isoformat(), "mandates": _mandates(store, record.id, day)}
    if isinstance(record, Meeting):
        return {"state": str(meeting_state(store, MeetingId(record.id)))}
    if isinstance(record, AnyTask):
        return {"state": str(task_state(store, record.id))}
    if isinstance(record, Project):
        here = project_stage(store, ProjectId(record.id))
        stage = store.get(Stage, here) if here else None
        return {"stage": stage.code if stage else None}
    return {}


def _composition(store: OpenFile, committee: CommitteeId, day: date) -> Json:
    return [
        {
            "seat": str(state.seat.id),
            "label": as_plain_json(state.seat.label),
            "side": str(state.seat.side),
            "holder": _holder(store, state.holder),
            "substitutes": [_holder(store, mandate) for mandate in state.substitutes],
            "until": as_plain_json(state.ends),
        }
        for state in composition_on(store, committee, day).seats
    ]


def _mandates(store: OpenFile, person: PersonId, day: date) -> Json:
    found: list[Json] = []
    for mandate in store.all(Mandate, person=person, order="start, id"):
        if day_within(mandate, day):
            seat = store.get(Seat, mandate.seat)
            found.append(
                cast("Json", plain_record(mandate) | {"seat_label": as_plain_json(seat.label) if seat else None})
            )
    return found


def _holder(store: OpenFile, mandate: Mandate | None) -> str | None:
    return person_name(store.get(Person, mandate.person)) if mandate else None
