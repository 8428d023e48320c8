"""What stands in an empty workspace before the part of a story that its test is about?"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, time
from typing import Any
from uuid import UUID

import pytest

from ctj_desktop.domain.ids import MeetingId
from ctj_desktop.domain.log.changes import Outcome
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.records.people import Side
from ctj_desktop.services.meetings.agenda import add_agenda_item
from ctj_desktop.services.meetings.life import convene_meeting, plan_meeting
from ctj_desktop.services.membership.committees import add_committee, add_seat, appoint
from ctj_desktop.services.membership.people import add_person
from ctj_desktop.services.session.course import open_session
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from tests.office import text
from tests.ui.desktop import Desktop

DAY = date(2027, 3, 12)


@contextmanager
def told_at_once(workspace: OpenWorkspace) -> Iterator[None]:
    """What comes before the part that a test is about is told once all of it is done: each page then reads once."""
    outcomes: list[Outcome] = []

    def keep(outcome: Outcome) -> Outcome:
        outcomes.append(outcome)
        return outcome

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workspace, "tell", keep)
        yield
    if outcomes:
        changed = frozenset[tuple[str, UUID]]().union(*(one.changed for one in outcomes))
        workspace.tell(replace(outcomes[-1], changed=changed))


def a_committee(desktop: Desktop, *, seats: int = 2) -> Committee:
    """The first committee; its seats alternate between both sides, each held by a person since 2026."""
    do: Any = desktop.workspace.do_fields
    desktop.store.keep_setting("today", DAY.isoformat())
    with told_at_once(desktop.workspace):
        committee: Committee = do(add_committee, code="HJ", name=text("Comité du Haut-Jura", "Ausschuss Hochjura"))
        for number in range(1, seats + 1):
            side = Side.FR if number % 2 else Side.CH
            seat = do(add_seat, committee=committee.id, side=side, label=text(f"Siège {number}", f"Sitz {number}"))
            person = do(add_person, given_name="Camille", family_name=f"Exemple-{number}", side=side)
            do(appoint, seat=seat.id, person=person.id, start=date(2026, 1, 1))
    return committee


def a_meeting(desktop: Desktop, *, seats: int = 2) -> Meeting:
    """The first meeting of that committee, with one item."""
    return a_meeting_of(desktop, a_committee(desktop, seats=seats))


def a_meeting_of(desktop: Desktop, committee: Committee) -> Meeting:
    """A meeting of a committee, with one item."""
    do: Any = desktop.workspace.do_fields
    meeting: Meeting = do(plan_meeting, committee=committee.id, on=DAY, start=time(14, 0))
    do(add_agenda_item, meeting=meeting.id, title=text("Ouverture", "Eröffnung"), minutes=10)
    return meeting


def a_convened_meeting(desktop: Desktop, *, seats: int = 2) -> Meeting:
    """The same, convened."""
    meeting = a_meeting(desktop, seats=seats)
    convene(desktop, meeting.id)
    return meeting


def a_sitting_meeting(desktop: Desktop, *, seats: int = 2) -> Meeting:
    """The same, in session since two o'clock."""
    meeting = a_convened_meeting(desktop, seats=seats)
    open_at_two(desktop, meeting.id)
    return meeting


def convene(desktop: Desktop, meeting: MeetingId) -> None:
    """In time."""
    desktop.workspace.do(convene_meeting, meeting=meeting, on=date(2027, 2, 24))


def open_at_two(desktop: Desktop, meeting: MeetingId) -> None:
    """On its day."""
    desktop.workspace.do(open_session, meeting=meeting, on=DAY, opened_at=time(14, 0))
