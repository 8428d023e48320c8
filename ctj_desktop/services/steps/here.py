"""Is what one sees invented, and which day is it here?"""

from datetime import date

from ctj_desktop.i18n.translator import ZONE
from ctj_desktop.storage.open_file import OpenFile


def is_sample(store: OpenFile) -> bool:
    """Whether everything in this workspace is invented: shown and printed as *Exemple / Beispiel*."""
    return store.setting("sample") is not None


def today_in(store: OpenFile) -> date:
    """A sample carries its own day; otherwise the day in the Arc jurassien."""
    own = store.setting("today")
    return date.fromisoformat(own) if own else store.environment.clock().astimezone(ZONE).date()
