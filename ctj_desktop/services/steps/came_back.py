"""What stands in a file by which somebody answers?"""

from pathlib import Path
from typing import Final

from ctj_desktop.errors import N_, Refused
from ctj_desktop.services.steps.file_output import read_octets

MOST: Final = 25 * 1024 * 1024
"""Octets: what is more is the answer of nobody."""
MAIL: Final = ".eml"


class AnswerTooLarge(Refused):
    """More than a calendar, a form or a mail ever holds."""

    message = N_("“{name}” is too large for an answer (more than {limit} MB). Enter by hand what it says.")
    name: str
    limit: int


def is_mail(path: Path) -> bool:
    """By its name."""
    return path.suffix.casefold() == MAIL


def octets_of(path: Path) -> bytes:
    """All of it; `AnswerTooLarge`, `FileFailed`."""
    octets = read_octets(path, MOST)
    if octets is None:
        raise AnswerTooLarge(path.name, MOST // (1024 * 1024))
    return octets
