"""Do the list of seats and the rule say the same about who sits where?"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import count
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ctj_desktop.domain.ids import CommitteeId, HomeId, MandateId, PersonId, SeatId
from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.record import Record
from ctj_desktop.domain.records.committees import Committee, Mandate, Seat
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.membership.lists import seats_on as listed
from ctj_desktop.services.membership.roll import composition_on
from ctj_desktop.storage.file.environment import Environment
from ctj_desktop.storage.store import Store
from tests.examples import examples
from tests.storage.builders import a_store, save

DAY = date(2027, 3, 1)
DAYS = st.sampled_from([DAY - timedelta(days=1), DAY, DAY + timedelta(days=1)])
NOW_AND_THEN = st.sampled_from([False] * 5 + [True])
MOSTLY_OPEN = st.sampled_from([None] * 6 + [DAY - timedelta(days=1), DAY, DAY + timedelta(days=1)])
SEATS = st.lists(st.tuples(st.sampled_from("ab"), MOSTLY_OPEN, MOSTLY_OPEN, NOW_AND_THEN), max_size=3)
MANDATES = st.lists(
    st.tuples(st.integers(0, 2), DAYS, st.none() | DAYS, NOW_AND_THEN, NOW_AND_THEN), min_size=2, max_size=8
)
IDS = count(1)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("seats")
    environment = Environment.seeded(1, datetime(2027, 3, 1, tzinfo=UTC), folder / "data")
    with a_store(folder / "a.ctj", environment=environment) as made:
        yield made


def new_id() -> UUID:
    """Out of order, so that no answer rests on the order of entry."""
    return UUID(int=next(IDS) * 0x9E3779B97F4A7C15F39CC0605CEDC835 % 2**128)


@settings(max_examples=examples(60), deadline=None)
@given(SEATS, MANDATES)
def test_the_list_of_seats_and_the_rule_name_the_same_holders(
    store: Store,
    seats: list[tuple[str, date | None, date | None, bool]],
    mandates: list[tuple[int, date, date | None, bool, bool]],
) -> None:
    committee = CommitteeId(new_id())
    home = HomeId(committee)
    rows: list[Seat] = [
        Seat(id=SeatId(new_id()), home=home, committee=committee, side=Side.CH, position=position, start=start, end=end)
        for position, start, end, _ in seats
    ]
    held: list[Mandate] = [
        Mandate(
            id=MandateId(new_id()),
            home=home,
            committee=committee,
            seat=rows[place % len(rows)].id,
            person=PersonId(new_id()),
            substitute=substitute,
            start=start,
            end=end,
        )
        for place, start, end, substitute, _ in mandates
        if rows
    ]
    save(store, Committee(id=committee, home=home, code=f"C{next(IDS)}", name=Bilingual.of("C", "C")), *rows, *held)
    gone: list[Record] = [row for row, (_, _, _, deleted) in zip(rows, seats, strict=True) if deleted]
    if rows:
        gone.extend(row for row, (*_, deleted) in zip(held, mandates, strict=True) if deleted)
    with store.write(OperationLabel("seat.deleted")) as unit:
        for row in gone:
            unit.delete(row)
    shown = [(line.seat, line.mandate, line.holder) for line in listed(store, DAY, committee)]
    ruled = [
        (state.seat.id, *((state.holder.id, state.holder.person) if state.holder else (None, None)))
        for state in composition_on(store, committee, DAY).seats
    ]
    assert shown == ruled
