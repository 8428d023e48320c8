"""Whatever offices do to files and files to offices: nobody's work is lost, and all end equal."""

import pytest
from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from tests.exchange_machine import invariants
from tests.exchange_machine.machine import Exchange
from tests.storage.machine import COMMON


def test_offices_end_equal_whatever_happens(machine: type[Exchange]) -> None:
    """The machine, short enough for every run."""
    run_state_machine_as_test(machine, settings=settings(max_examples=10, stateful_step_count=10, **COMMON))


@pytest.mark.long
def test_every_invariant_has_its_turn(machine: type[Exchange]) -> None:
    """The rare ones in some turn."""
    invariants.RAN.clear()
    for _ in range(12):
        run_state_machine_as_test(machine, settings=settings(max_examples=50, stateful_step_count=10, **COMMON))
        if invariants.RAN.keys() == invariants.NUMBERS:
            return
    assert invariants.RAN.keys() == invariants.NUMBERS


@pytest.mark.long
@pytest.mark.parametrize("turn", range(20))
def test_offices_end_equal_at_length(machine: type[Exchange], turn: int) -> None:
    """The same machine in the long profile, in turns that each take some minutes."""
    run_state_machine_as_test(machine, settings=settings(max_examples=100, stateful_step_count=30, **COMMON))


def test_no_invariant_is_dropped() -> None:
    """Each number of exchange/FORMAT.md 11 is claimed by a check."""
    assert invariants.CLAIMED.keys() == invariants.NUMBERS
