"""How many examples does a property or a machine try? A share in every run, ten times as many in the long profile."""

from hypothesis import settings


def examples(every_run: int) -> int:
    """By the profile that `tests/conftest.py` has loaded."""
    return every_run * settings().max_examples // 100
