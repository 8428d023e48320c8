"""Which computer is this? What its system calls it, hashed: it stays in the person's data folder."""

import hashlib
import re
import subprocess
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Final

LINUX: Final = (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id"))
MAC_OS: Final = ("/usr/sbin/ioreg", "-rd1", "-c", "IOPlatformExpertDevice")
_DOMAIN: Final = b"ctj-machine-v1\0"


@cache
def machine_part() -> str | None:
    """The same as long as the system is on this computer; None where the system does not tell."""
    named = _named().strip().lower()
    return hashlib.sha256(_DOMAIN + named.encode()).hexdigest()[:32] if named else None


def _named() -> str:
    with suppress(OSError, subprocess.SubprocessError, UnicodeDecodeError):
        if sys.platform == "win32":
            return _of_windows()
        if sys.platform == "darwin":
            told = subprocess.run(MAC_OS, capture_output=True, text=True, timeout=5, check=False).stdout
            found = re.search(r'"IOPlatformUUID" = "([^"]+)"', told)
            return found[1] if found else ""
        return next((path.read_text(encoding="ascii") for path in LINUX if path.is_file()), "")
    return ""


def _of_windows() -> str:
    if sys.platform != "win32":
        return ""
    import winreg

    sight = winreg.KEY_READ | winreg.KEY_WOW64_64KEY
    with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Cryptography", 0, sight) as key:
        return str(winreg.QueryValueEx(key, "MachineGuid")[0])
