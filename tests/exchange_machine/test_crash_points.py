"""Does every statement of a write, an export, a merge and a taking back leave all or nothing when it fails?"""

from collections.abc import Callable, Iterator
from itertools import count

import pytest

from ctj_desktop.domain.log.bundle_results import Direction
from ctj_desktop.domain.records.people import Person, PersonPrivate
from ctj_desktop.services.exchange.exporting import export, plan_export
from ctj_desktop.services.exchange.merging import take_back, take_in
from ctj_desktop.storage.log.bundle_inbox import bundles
from ctj_desktop.storage.log.takeback import can_take_back
from tests.exchange_machine import invariants
from tests.exchange_machine.machine import Exchange
from tests.exchange_machine.parties import Party
from tests.storage.agreement import image

FEWEST = 8  # statements before the one that commits; fewer would mean that the hook sees nothing


@pytest.fixture
def three(machine: type[Exchange]) -> Iterator[Exchange]:
    """Three parties; they end equal."""
    made = machine()
    made.begin(third="device")
    yield made
    made.teardown()


def crash_everywhere(
    three: Exchange, party: Party, act: Callable[[], object], done: Callable[[], bool], *, deadly: bool
) -> None:
    """Fail the first statement, then the second, and so on until what is done is done in spite of it."""
    before, at = image(party.store), 0
    for at in count(1):
        fired = three.crashing(party, at, act, deadly=deadly)
        if done():
            break
        assert fired
        invariants.nothing_happened(before, image(party.store))
        invariants.agrees_with_the_oracle(party.store)
    assert at > FEWEST


@pytest.mark.parametrize("deadly", [False, True], ids=["one fails", "killed"])
def test_a_write(three: Exchange, *, deadly: bool) -> None:
    """An operation over two scopes."""
    party = three.parties[0]
    names = party.names()
    acts = [(Person, 1, 4), (PersonPrivate, 1, 4)]
    crash_everywhere(
        three, party, lambda: three.one_operation(party, acts), lambda: party.names() != names, deadly=deadly
    )
    assert len(party.names() - names) == 2


@pytest.mark.long
@pytest.mark.parametrize("deadly", [False, True], ids=["one fails", "killed"])
def test_an_export(three: Exchange, *, deadly: bool) -> None:
    """No file is left that the log does not know; whatever became of this one, the next brings all."""
    party, other = three.parties[:2]
    three.act(party, Person, 1, 4)
    known, path = len(bundles(party.store, Direction.OUT)), three.folder / "a.ctjx"

    def leave() -> None:
        export(party.store, plan_export(party.store, other.called, plain=True), path)

    def left() -> bool:
        logged = len(bundles(party.store, Direction.OUT)) > known
        assert logged or not path.exists()
        return logged

    crash_everywhere(three, party, leave, left, deadly=deadly)
    letter = three.send(party, other)
    assert letter
    three.deliver_to(other, letter)


@pytest.mark.long
@pytest.mark.parametrize("deadly", [False, True], ids=["one fails", "killed"])
def test_a_merge_and_the_way_back(three: Exchange, *, deadly: bool) -> None:
    """Rows, confirmations, the log of files and the kept bytes are one."""
    party, other = three.parties[:2]
    for pick in (4, 5, 6):
        three.act(party, Person, 1, pick)
    letter = three.send(party, other)
    assert letter
    content, before = letter.path.read_bytes(), other.names()
    crash_everywhere(
        three,
        other,
        lambda: take_in(other.store, letter.path),
        lambda: invariants.came_in(other.store, content),
        deadly=deadly,
    )
    assert other.names() == before | letter.names
    assert can_take_back(other.store)
    crash_everywhere(
        three, other, lambda: take_back(other.store), lambda: not can_take_back(other.store), deadly=deadly
    )
    assert other.names() == before
