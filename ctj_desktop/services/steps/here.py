"""In which time zone do instants read, and is what one sees invented?"""

from typing import Final
from zoneinfo import ZoneInfo

from ctj_desktop.storage.open_file import OpenFile

ZONE: Final = ZoneInfo("Europe/Zurich")
"""Instants are stored in UTC and shown as the clocks of the Arc jurassien read."""


def is_sample(store: OpenFile) -> bool:
    """Whether everything in this workspace is invented: shown and printed as *Exemple / Beispiel*."""
    return store.setting("sample") is not None
