"""A project from the proposal of the strategy to its final report; what fails in a part says what it compared."""

import pytest

PARTS = ("sheet", "calling", "planning", "asking", "granting", "running", "counting")
pytest.register_assert_rewrite(*(f"{__name__}.{one}" for one in PARTS), "tests.ui.whole.year.meetings")
