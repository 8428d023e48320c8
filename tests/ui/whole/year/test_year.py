"""A committee's year, from an empty workspace by window alone: four meetings and what goes out and comes back.

Told in parts. Each begins with a copy of what the part before it left, and can be run alone; every part reads the
papers it made, in both languages, against what was done.
"""

import pytest

from tests.ui.whole.in_parts import Tell
from tests.ui.whole.year.parts import PARTS

pytestmark = pytest.mark.long


@pytest.mark.parametrize("part", [part.name for part in PARTS])
def test_the_year_goes_on(tell: Tell, part: str) -> None:
    tell(part)
