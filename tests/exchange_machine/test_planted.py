"""Would the machine notice? Bugs that somebody could plausibly write are planted and must be found."""

import pytest
from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from tests.exchange_machine.machine import Exchange
from tests.exchange_machine.planted import PLANTED
from tests.storage.machine import COMMON

QUICKLY = (  # the rest takes up to some hundred machines each
    "a gap in a stream is applied",
    "an export begins one too late",
    "an export confirms one more than is held",
    "every scope leaves",
)


def notices(machine: type[Exchange], name: str, monkeypatch: pytest.MonkeyPatch, *, runs: int, steps: int) -> None:
    """The same runs every time, so that a bug found once is found always."""
    for wrong in PLANTED[name]:
        monkeypatch.setattr(wrong.owner, wrong.name, wrong.instead)
    with pytest.raises(Exception):  # noqa: B017, PT011 (an assertion, or the store itself stumbles)
        run_state_machine_as_test(
            machine,
            settings=settings(max_examples=runs, stateful_step_count=steps, derandomize=True, **COMMON),
        )


@pytest.mark.long
@pytest.mark.parametrize("name", QUICKLY)
def test_the_machine_notices(name: str, machine: type[Exchange], monkeypatch: pytest.MonkeyPatch) -> None:
    """Within as many machines as a run has, most of them within fifty."""
    notices(machine, name, monkeypatch, runs=200, steps=14)


@pytest.mark.long
@pytest.mark.parametrize("name", PLANTED)
def test_the_machine_notices_at_length(name: str, machine: type[Exchange], monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of the list."""
    notices(machine, name, monkeypatch, runs=2_000, steps=25)
