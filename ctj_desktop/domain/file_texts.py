"""How much is read of an attached file so that it is found by its words, and why may none of it be?"""

from enum import StrEnum
from typing import Final

MOST_BYTES: Final = 20 * 1024 * 1024
"""A larger file is not read at all."""
MOST_TEXT: Final = 1_000_000
"""Bytes of UTF-8; what stands further back is not found."""
MOST_SECONDS: Final = 5.0
"""Then what was read so far must do."""


class Unread(StrEnum):
    """Why a file is not found by its words, or only by some of them."""

    OTHER = "other"  # a picture, a table: nothing that is read here
    TOO_LARGE = "too_large"
    TOO_SLOW = "too_slow"
    PROTECTED = "protected"
    DAMAGED = "damaged"
