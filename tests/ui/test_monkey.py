"""Does nothing raise and nothing warn while somebody clicks and types at random over every page?"""

from pathlib import Path

import pytest

from tests.ui import sitting
from tests.ui.desktop import Desktop
from tests.ui.monkey import Monkey, hands_off

STEPS = 120


@pytest.mark.parametrize("seed", [3, 8])
def test_random_clicks_and_keys_raise_nothing(
    office: Desktop, seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands_off(tmp_path, monkeypatch.setattr)
    sitting.under_way(office.session)
    monkey = Monkey(office.window, tmp_path, seed)
    monkey.run(STEPS)
    assert len(monkey.trail) > STEPS // 2
    assert not monkey.found, "\n\n".join(monkey.found.values())
