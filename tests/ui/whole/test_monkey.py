"""Does nothing raise and nothing warn while somebody clicks and types at random over every page?"""

from pathlib import Path

import pytest

from tests.ui import sitting
from tests.ui.desktop import Desktop
from tests.ui.whole.monkey import Monkey, hands_off

STEPS, MANY = 120, 600


@pytest.mark.parametrize(("language", "seed"), [("fr_CH", 3), ("de_CH", 8)], indirect=["language"])
def test_random_clicks_and_keys_raise_nothing(
    office: Desktop, seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    act_at_random(office, seed, STEPS, tmp_path, monkeypatch)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(10))
def test_many_random_clicks_and_keys_raise_nothing(
    office: Desktop, seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    act_at_random(office, seed, MANY, tmp_path, monkeypatch)


def act_at_random(office: Desktop, seed: int, steps: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hands_off(tmp_path, monkeypatch.setattr)
    sitting.under_way(office.workspace)
    monkey = Monkey(office.window, tmp_path, seed)
    monkey.run(steps)
    assert len(monkey.trail) > steps // 2
    assert not monkey.found, "\n\n".join(monkey.found.values())
