"""A revision that may have gone out never returns, whatever was undone; one of which nothing was made does."""

from pathlib import Path

import pytest

from ctj_desktop.domain.ids import DispatchId, HomeId, uuid7
from ctj_desktop.domain.records.dispatches import Dispatch, DispatchKind
from ctj_desktop.domain.records.meetings import MeetingMove
from ctj_desktop.services.meetings.life import convene_meeting
from ctj_desktop.services.meetings.sending.convoking import Order, SentMeanwhile, convoke
from ctj_desktop.services.meetings.sending.dispatches import next_revision, record_dispatch, revision_of
from tests.office import NOW, TODAY
from tests.services.meetings.sending.calling import Calling


@pytest.fixture
def calling(tmp_path: Path) -> Calling:
    return Calling(tmp_path)


def made(calling: Calling, order: Order) -> Dispatch:
    """What a letter to one of them leaves behind."""
    return Dispatch(
        id=DispatchId(uuid7(1, bytes(10))),
        home=HomeId(calling.committee.id),
        meeting=calling.key,
        what=order.asking.what,
        revision=order.revision,
        person=calling.anne.id,
        made_at=NOW,
    )


def send(calling: Calling, **fields: object) -> int:
    order = calling.order(**fields)  # type: ignore[arg-type]
    calling.office.do(convoke, order=order, dispatches=(made(calling, order),))
    return order.revision


def stands(calling: Calling) -> tuple[int, int]:
    return revision_of(calling.office.store, calling.key), next_revision(calling.office.store, calling.key)


def test_what_was_made_and_undone_may_have_been_sent(calling: Calling) -> None:
    assert send(calling) == 1
    calling.office.undo()
    assert stands(calling) == (0, 2)
    assert send(calling) == 2
    assert send(calling, what=DispatchKind.COMPLEMENT) == 3
    calling.office.undo()
    assert stands(calling) == (2, 4)
    again = calling.order(again=True, revision=revision_of(calling.office.store, calling.key))
    calling.office.do(convoke, order=again, dispatches=(made(calling, again),))
    assert stands(calling) == (2, 4)
    with pytest.raises(SentMeanwhile):
        send(calling, revision=3)
    assert send(calling) == 4
    assert [move.revision for move in calling.office.store.all(MeetingMove, order="id")] == [2, 4]


def test_nothing_left_of_what_was_only_convened_or_noted_by_hand(calling: Calling) -> None:
    calling.office.do(convene_meeting, meeting=calling.key, on=TODAY)
    assert stands(calling) == (1, 2)
    calling.office.undo()
    assert stands(calling) == (0, 1)
    noted = {"meeting": calling.key, "person": calling.anne.id, "sent_on": TODAY}
    calling.office.do_fields(record_dispatch, **noted, revision=3)
    calling.office.do_fields(record_dispatch, **noted, revision=7, what=DispatchKind.MINUTES)
    assert stands(calling) == (3, 4)
    calling.office.undo()
    calling.office.undo()
    assert stands(calling) == (0, 1)
