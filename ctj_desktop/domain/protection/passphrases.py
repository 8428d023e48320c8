"""What must a passphrase be, and when are two ways of typing it the same?"""

import unicodedata
from typing import Final

from ctj_desktop.errors import UserError

SHORTEST_PHRASE: Final = 12  # characters


class PhraseTooShort(UserError):
    """A phrase of at least {least} characters is needed: four words that nobody would guess are good."""

    least: int


def need_phrase(phrase: str) -> None:
    """PhraseTooShort for one that could be guessed."""
    if len(phrase.strip()) < SHORTEST_PHRASE:
        raise PhraseTooShort(SHORTEST_PHRASE)


def as_octets(phrase: str) -> bytes:
    """The same for every keyboard: macOS writes an accent apart from its letter, and a space at an end is not seen."""
    return unicodedata.normalize("NFC", phrase.strip()).encode("utf-8", "surrogatepass")
