"""What does one believe of a partner whose file was replaced by an older copy, whatever its clock says?"""

from collections.abc import Iterator

import pytest

from ctj_desktop.domain.records.people import Person
from ctj_desktop.services.exchange.merging import take_in
from ctj_desktop.storage.log.bundle_inbox import bundles
from tests.exchange_machine import invariants
from tests.exchange_machine.machine import Exchange

YEAR = 31_557_600_000  # ms


@pytest.fixture
def three(machine: type[Exchange]) -> Iterator[Exchange]:
    """Three parties; they end equal."""
    made = machine()
    made.begin(third="device")
    yield made
    made.teardown()


@pytest.mark.parametrize("jump", [0, -YEAR], ids=["stands still", "goes back"])
def test_the_next_word_of_a_restored_partner_counts(three: Exchange, jump: int) -> None:
    """It had only read since, so that it goes on under its name and its numbers begin again."""
    one, other = three.parties[:2]
    three.keep_copy(one)
    three.act(other, Person, 1, 2)
    for giver, taker in ((other, one), (one, other)):
        letter = three.send(giver, taker)
        assert letter
        three.deliver_to(taker, letter)
    three.return_to_copy(one, 0)
    three.move_clock(one, jump)
    assert one.store.notice is None
    letter = three.send(one, other)
    assert letter
    three.deliver_to(other, letter)
    invariants.confirmations_are_true(other.store, one, one.names())
    letter = three.send(other, one)
    assert letter
    assert take_in(one.store, letter.path).missing == ()


def test_a_late_file_of_before_the_restore_is_not_believed(three: Exchange) -> None:
    """It speaks of what the partner does not hold any more."""
    one, other = three.parties[:2]
    three.keep_copy(one)
    three.act(other, Person, 1, 2)
    three.act(one, Person, 1, 2)
    news = three.send(other, one)
    assert news
    three.deliver_to(one, news)
    late = three.send(one, other)
    three.return_to_copy(one, 0)
    assert one.store.notice == "restored"
    three.move_clock(one, 60_000)
    three.act(one, Person, 1, 4)
    letter = three.send(one, other)
    assert letter
    assert late
    three.deliver_to(other, letter)
    three.deliver_to(other, late)
    invariants.confirmations_are_true(other.store, one, one.names())
    assert len(bundles(other.store)) >= 4
