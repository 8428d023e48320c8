"""Where was the person last? Ten places of a workspace, kept in it and never exchanged."""

import json
from contextlib import suppress
from uuid import UUID

from PySide6.QtCore import QObject, QTimer

from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.storage.store import Store
from ctj_desktop.ui.frame.navigation import Place

SETTING = "recent_places"
MOST = 10
LATER_MILLISECONDS = 1500
PASSING = frozenset({"history", "documents", "settings", "bin"})
"""Pages one looks at in passing: they are no place to come back to."""


class Recents(QObject):
    """The newest first, each once; written a moment later, so that going somewhere never waits for the disk."""

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._places = read_places(store.setting(SETTING) or "")
        self._later = QTimer(self, singleShot=True, interval=LATER_MILLISECONDS)
        self._later.timeout.connect(self.keep)

    def places(self) -> tuple[Place, ...]:
        """The newest first."""
        return tuple(self._places)

    def visited(self, place: Place) -> None:
        """A place with a record comes first; a section alone is never far."""
        if place.record is None or place.page in PASSING:
            return
        others = [known for known in self._places if (known.page, known.record) != (place.page, place.record)]
        self._places = [place, *others][:MOST]
        self._later.start()

    def keep(self) -> None:
        """Writes them now."""
        self._later.stop()
        if self._store.read_only or self._store.connection.closed:
            return
        with suppress(UserError, StoreError):  # a full disk must not stop anybody from looking around
            self._store.keep_setting(SETTING, write_places(self._places))


def read_places(text: str) -> list[Place]:
    """From what `write_places` wrote; nothing from anything else, since an older program may read a newer file."""
    try:
        found = [
            Place(page=str(page), record=UUID(record), detail=str(detail)) for page, record, detail in json.loads(text)
        ]
    except (ValueError, TypeError, AttributeError):
        return []
    return found[:MOST]


def write_places(places: list[Place]) -> str:
    """One line of JSON."""
    return json.dumps([[place.page, str(place.record), place.detail] for place in places])
