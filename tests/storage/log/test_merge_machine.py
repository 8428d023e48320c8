"""Whatever offices do, in whatever order files arrive: a store is what its log says, and nothing is lost."""

import ast
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from tests.storage import oracle
from tests.storage.machine import COMMON, Offices


def test_stores_are_what_their_logs_say(machine: type[Offices]) -> None:
    """The machine, short enough for every run."""
    run_state_machine_as_test(machine, settings=settings(max_examples=6, stateful_step_count=25, **COMMON))


@pytest.mark.long
@pytest.mark.parametrize("turn", range(20))
def test_stores_are_what_their_logs_say_at_length(machine: type[Offices], turn: int) -> None:
    """The same machine for an hour and more, in turns that each take some minutes."""
    run_state_machine_as_test(machine, settings=settings(max_examples=250, stateful_step_count=50, **COMMON))


def test_the_oracle_shares_nothing_with_the_program() -> None:
    """A second opinion that imports the first is none."""
    tree = ast.parse(Path(oracle.__file__).read_text(encoding="utf-8"))
    names = {
        name
        for node in ast.walk(tree)
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or "."]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert names == {"collections.abc", "dataclasses", "hashlib", "json", "struct", "uuid"}
    assert "importlib" not in Path(oracle.__file__).read_text(encoding="utf-8")
