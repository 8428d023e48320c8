"""What do `ctj list` and its tables say of the records that follow a meeting, beside the fields of each?"""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.domain.record import Record
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.records.remarks import MinutesSignature
from ctj_desktop.domain.records.twins import is_restricted
from ctj_desktop.domain.records.voting import AnyAmendment, AnyDecision
from ctj_desktop.services.minutes.approved.errata import errata_in
from ctj_desktop.services.session.pauses import pauses_of
from ctj_desktop.services.steps.records import name_of_person
from ctj_desktop.storage.open_file import OpenFile

Told = tuple[Record, Mapping[str, object]]
"""A record, and what stands beside its own fields."""


def _errata(store: OpenFile, committee: CommitteeId | None) -> Iterator[Told]:
    for meeting, line in errata_in(store, committee):
        yield (
            line.erratum,
            {
                "meeting_number": meeting.number,
                "shown_number": line.number,
                "decision_number": line.decision.number if line.decision is not None else None,
                "closed": line.closed,
            },
        )


def _signatures(store: OpenFile, committee: CommitteeId | None) -> Iterator[Told]:
    signed = {one.meeting for one in store.all(MinutesSignature)}
    for meeting in store.all(Meeting, order="on, id"):
        if meeting.id in signed and committee in (None, meeting.committee):
            for one in store.all(MinutesSignature, meeting=meeting.id, order="on, id"):
                yield one, {"meeting_number": meeting.number}


def _amendments(store: OpenFile, committee: CommitteeId | None) -> Iterator[Told]:
    for one in store.all(AnyAmendment, order="id"):
        decision = store.get(AnyDecision, one.decision)
        if decision is not None and committee in (None, decision.committee):
            by = name_of_person(store, one.proposed_by)
            more = {"decision_number": decision.number, "proposed_by_name": by, "closed": is_restricted(one)}
            yield one, more


def _pauses(store: OpenFile, committee: CommitteeId | None) -> Iterator[Told]:
    for meeting in store.all(Meeting, order="on, id"):
        for pause in pauses_of(store, meeting) if committee in (None, meeting.committee) else ():
            yield pause, {"meeting_number": meeting.number}


FOLLOWING: Final[dict[str, Callable[[OpenFile, CommitteeId | None], Iterator[Told]]]] = {
    "amendments": _amendments,
    "errata": _errata,
    "pauses": _pauses,
    "signatures": _signatures,
}
"""By the name of the list."""
