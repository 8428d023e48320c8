"""Where does a file stand: on this computer, on a drive of the network, or in a folder that a service synchronises?

Asked of the system and of what the services themselves write down; where neither tells, the name of a folder does. A
name may be wrong, so it is only ever said that the file lies in such a folder, and what follows from it is a question.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from ctj_desktop.domain.record import NamedValue


class Stands(StrEnum):
    """Tell on what a file stands."""

    HERE = "here"
    SHARE = "share"
    SYNCED = "synced"


class Whereabouts(NamedValue):
    """Tell on what a file stands, and for a folder that is synchronised the name of the service."""

    on: Stands = Stands.HERE
    service: str = ""


HERE: Final = Whereabouts()
SHARE: Final = Whereabouts(on=Stands.SHARE)

REMOTE: Final = (
    "9pnet|afs|afpfs|beegfs|ceph|cifs|coda|davfs|ftp|glusterfs|gpfs|lustre|ncpfs|nfs4?|orangefs|smb2|smb3|smbfs|webdav|"
    "fuse[.](ceph|curlftpfs|davfs|glusterfs|gvfsd-fuse|kio-fuse|rclone|s3fs|sshfs|vmhgfs-fuse)|prl_fs|vboxsf|vmhgfs"
)
"""File systems that another computer can write to as well, by their names on Linux and macOS."""
NAMES: Final = {
    r"onedrive( ?[-–(].*)?": "OneDrive",
    r"dropbox( ?[-–(].*)?": "Dropbox",
    r"google ?drive( ?[-–(].*)?|googledrive-.*": "Google Drive",
    r"icloud ?drive|com~apple~clouddocs|mobile documents": "iCloud",
    r"kdrive": "kDrive",
    r"nextcloud": "Nextcloud",
    r"owncloud": "ownCloud",
    r"pcloud ?drive": "pCloud",
}
"""What such a folder is called where nobody called it otherwise, in small letters."""
MARKS: Final = {
    ".dropbox.cache": "Dropbox",
    ".tmp.driveupload": "Google Drive",
    ".shortcut-targets-by-id": "Google Drive",
    ".owncloudsync.log": "ownCloud",
    ".nextcloudsync.log": "Nextcloud",
    ".stfolder": "Syncthing",
}
"""What a service leaves in the folder that it synchronises."""
MOUNTS, MAC_MOUNTS = Path("/proc/self/mountinfo"), ("/sbin/mount",)
REMOTE_DRIVE: Final = 4
"""DRIVE_REMOTE of GetDriveTypeW."""
SYNC_ROOTS: Final = r"SOFTWARE\Microsoft\Windows\CurrentVersion\Explorer\SyncRootManager"
"""Where Windows writes down the folders of all services that use its own way of synchronising."""


def whereabouts(path: Path) -> Whereabouts:
    """Ask of a file that is there, or that shall be made; HERE where the system does not tell."""
    ways = dict.fromkeys((Path(os.path.abspath(path)), Path(os.path.realpath(path))))
    mounts = _mounts()
    if any(_is_remote(way, mounts) for way in ways):
        return SHARE
    roots = dict(_roots(Path(os.path.expanduser("~")), os.environ))
    service = next(filter(None, (synced_by(way, roots) for way in ways)), "")
    return Whereabouts(on=Stands.SYNCED, service=service) if service else HERE


def synced_by(path: Path, roots: Mapping[Path, str]) -> str:
    """Name the service into whose folder a path leads; `roots` are those that are known, by folder. Empty: none."""
    for folder in path.parents:
        if folder in roots:
            return roots[folder]
        named = next((service for name, service in NAMES.items() if re.fullmatch(name, folder.name.casefold())), "")
        marked = next((service for mark, service in MARKS.items() if os.path.exists(folder / mark)), "")
        if named or marked:
            return named or marked
        if folder.parent.name == "CloudStorage" and folder.parent.parent.name == "Library":  # macOS, any service
            return folder.name.split("-")[0]
    return ""


# shares


def _is_remote(path: Path, mounts: Sequence[tuple[str, str]]) -> bool:
    if sys.platform == "win32":
        return _is_remote_drive(path)
    return re.fullmatch(REMOTE, mounted_as(path, mounts)) is not None


def _is_remote_drive(path: Path) -> bool:
    """Ask Windows: a way that begins with a computer is remote, or a letter that stands for one."""
    drive = path.drive.removeprefix("\\\\?\\")
    if drive.startswith(("\\\\", "UNC\\")):
        return True
    if sys.platform != "win32":
        return False
    import ctypes

    return bool(ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\") == REMOTE_DRIVE)


def _mounts() -> list[tuple[str, str]]:
    """List what is mounted, in its order: folder and file system. Of Windows nothing: it is asked."""
    if sys.platform == "win32":
        return []
    with suppress(OSError, subprocess.SubprocessError, UnicodeDecodeError):
        if sys.platform == "darwin":
            told = subprocess.run(MAC_MOUNTS, capture_output=True, text=True, timeout=2, check=False).stdout
            return list(mounts_of_mac(told))
        return list(mounts_of_linux(MOUNTS.read_text("utf-8", "surrogateescape")))
    return []


def mounts_of_linux(told: str) -> Iterator[tuple[str, str]]:
    """Read `/proc/self/mountinfo` (proc(5)): a space in a name stands there as `\\040`."""
    for line in told.splitlines():
        head, found, tail = line.partition(" - ")
        fields = head.split(" ")
        if found and len(fields) > 4:
            folder = re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), fields[4])
            yield folder, tail.split(" ")[0]


def mounts_of_mac(told: str) -> Iterator[tuple[str, str]]:
    """Read what `mount` of macOS prints: `//anne@server/office on /Volumes/office (smbfs, nodev, nosuid)`."""
    for line in told.splitlines():
        found = re.fullmatch(r".+? on (/.*) \(([^,)]+)[^()]*\)", line)
        if found:
            yield found[1], found[2]


def mounted_as(path: Path, mounts: Iterable[tuple[str, str]]) -> str:
    """Name the file system on which a path stands: of the nearest folder above it, what was mounted there last."""
    ways = {str(way): len(way.parts) for way in (path, *path.parents)}
    found = [(ways[folder], at, kind) for at, (folder, kind) in enumerate(mounts) if folder in ways]
    return max(found)[2] if found else ""


# services


def _roots(home: Path, variables: Mapping[str, str]) -> Iterator[tuple[Path, str]]:
    """List the folders of which a service or the system says that they are synchronised."""
    for name in ("OneDrive", "OneDriveConsumer", "OneDriveCommercial"):
        if variables.get(name):
            yield Path(variables[name]), "OneDrive"
    yield from dropbox_roots(
        home / ".dropbox",
        *(Path(variables[name]) / "Dropbox" for name in ("APPDATA", "LOCALAPPDATA") if name in variables),
    )
    cloud = home / "Library" / "Mobile Documents"
    if os.path.isdir(cloud):  # desk and documents of a Mac that are synchronised are seen there too
        yield cloud, "iCloud"
        for name in ("Documents", "Desktop"):
            both = home / name, cloud / "com~apple~CloudDocs" / name
            with suppress(OSError):
                if both[0].samefile(both[1]):
                    yield both[0], "iCloud"
    yield from _roots_of_windows()


def dropbox_roots(*folders: Path) -> Iterator[tuple[Path, str]]:
    """Read `info.json`, in which Dropbox writes for other programs where its folders are."""
    for folder in folders:
        told: Any = None
        with suppress(OSError, ValueError):
            told = json.loads((folder / "info.json").read_text("utf-8"))
        for account in told.values() if isinstance(told, dict) else ():
            if isinstance(account, dict) and isinstance(account.get("path"), str):
                yield Path(account["path"]), "Dropbox"


def _roots_of_windows() -> Iterator[tuple[Path, str]]:
    if sys.platform != "win32":
        return
    import winreg

    with suppress(OSError), winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, SYNC_ROOTS) as known:
        for at in range(winreg.QueryInfoKey(known)[0]):
            name = winreg.EnumKey(known, at)
            with suppress(OSError), winreg.OpenKey(known, rf"{name}\UserSyncRoots") as users:
                for user in range(winreg.QueryInfoKey(users)[1]):
                    yield Path(str(winreg.EnumValue(users, user)[1])), name.split("!")[0]
