"""A market of local products, from an empty workspace by window alone: from the proposal to the final report.

Told in parts. Each begins with a copy of what the part before it left, and can be run alone; the last reads its sums
in the envelope of the call, on the thread, in the coverage of the strategy, on the dashboard and in the papers.
"""

import pytest

from tests.ui.whole.in_parts import Tell
from tests.ui.whole.market.parts import PARTS

pytestmark = pytest.mark.long


@pytest.mark.parametrize("part", [part.name for part in PARTS])
def test_the_project_goes_on(tell: Tell, part: str) -> None:
    tell(part)
