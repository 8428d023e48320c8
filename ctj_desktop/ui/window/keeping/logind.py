"""What does logind say on the bus of a Linux system: will the computer sleep, is the session locked?"""

import os
import re
from typing import Any, Final

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusError, QDBusMessage, QDBusVariant

LOGIND: Final = "org.freedesktop.login1"
MANAGER: Final = f"{LOGIND}.Manager"
SESSION: Final = f"{LOGIND}.Session"
PROPERTIES: Final = "org.freedesktop.DBus.Properties"
ROOT: Final = "/org/freedesktop/login1"


def of_this_session(parent: QObject) -> "LogindNotices | None":
    """None where there is no such bus."""
    bus = QDBusConnection.systemBus()
    return LogindNotices(bus, os.environ.get("XDG_SESSION_ID", ""), parent) if bus.isConnected() else None


class LogindNotices(QObject):
    """What logind says on a bus: that the computer will sleep, and that the session is locked, by whatever locks it.

    It waits with the sleep until what it gave is given back (systemd's `Inhibit`, for five seconds at most).
    """

    away = Signal()

    def __init__(self, bus: QDBusConnection, session: str, parent: QObject | None) -> None:
        """`session`: its id (XDG_SESSION_ID); where that is not known, each session of the computer is listened to."""
        super().__init__(parent)
        self._bus = bus
        self._held: object = None
        place = f"{ROOT}/session/{_label(session)}" if session else ""
        self._heard = (
            (ROOT, MANAGER, "PrepareForSleep", _slot("on_sleep(bool)")),
            (place, SESSION, "Lock", _slot("on_lock()")),
            (place, PROPERTIES, "PropertiesChanged", _slot("on_changed(QString,QDBusMessage)")),
        )
        for where, interface, name, slot in self._heard:
            bus.connect(LOGIND, where, interface, name, self, slot)
        self._hold()

    @Slot(bool)
    def on_sleep(self, begins: bool) -> None:
        """Before it sleeps and once it is awake."""
        if begins:
            self.away.emit()
            self._held = None
        else:
            self._hold()

    @Slot()
    def on_lock(self) -> None:
        """Somebody asks whoever draws the session to lock it."""
        self.away.emit()

    @Slot(str, QDBusMessage)
    def on_changed(self, interface: str, told: QDBusMessage) -> None:
        """Whoever draws the session says when it locks it, and whatever else of it changes: logind is asked which."""
        if interface == SESSION:
            self._ask(told.path(), PROPERTIES, "Get", [SESSION, "LockedHint"], "on_hint")

    @Slot(QDBusMessage)
    def on_hint(self, answer: QDBusMessage) -> None:
        """Whether it is locked."""
        (hint,) = answer.arguments()
        if isinstance(hint, QDBusVariant) and hint.variant() is True:
            self.away.emit()

    @Slot(QDBusMessage)
    def on_held(self, answer: QDBusMessage) -> None:
        """As long as this descriptor is open."""
        (self._held,) = answer.arguments()

    @Slot(QDBusError, QDBusMessage)
    def on_error(self, _error: QDBusError, _asked: QDBusMessage) -> None:
        """Nothing waits for us then: should it come too late, the gap is noticed on waking."""

    def end(self) -> None:
        """Nothing is heard any more, nor held up."""
        for where, interface, name, slot in self._heard:
            self._bus.disconnect(LOGIND, where, interface, name, self, slot)
        self._held = None
        self.deleteLater()

    def _hold(self) -> None:
        self._ask(ROOT, MANAGER, "Inhibit", ["sleep", "CTJ Desktop", "Lock the workspace", "delay"], "on_held")

    def _ask(self, path: str, interface: str, name: str, values: list[str], answered: str) -> None:
        asked = QDBusMessage.createMethodCall(LOGIND, path, interface, name)
        asked.setArguments(values)
        heard, failed = _slot(f"{answered}(QDBusMessage)"), _slot("on_error(QDBusError,QDBusMessage)")
        self._bus.callWithCallback(asked, self, heard, failed)


def _label(session: str) -> str:
    """As systemd writes an id into a path (`bus_label_escape`): `2` is `_32`."""
    return re.sub(r"^[0-9]|[^A-Za-z0-9]", lambda sign: f"_{ord(sign[0]):02x}", session)


def _slot(signature: str) -> Any:
    """Any: what it takes is text, though it says bytes."""
    return SLOT(signature)
