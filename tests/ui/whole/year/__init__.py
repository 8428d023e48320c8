"""A committee's year; what fails in a part says what it compared."""

import pytest

PARTS = ("telling", "meetings", "founding", "convoking", "holding", "remarking", "approving", "between", "again")
pytest.register_assert_rewrite(*(f"{__name__}.{one}" for one in PARTS))
