"""On what a file stands is read from what the system and the services say, and asked of no file that is not there."""

import json
import re
import sys
from pathlib import Path

import pytest

from ctj_desktop.storage.file import whereabouts as room
from ctj_desktop.storage.file.whereabouts import (
    HERE,
    SHARE,
    Stands,
    Whereabouts,
    dropbox_roots,
    mounted_as,
    mounts_of_linux,
    mounts_of_mac,
    synced_by,
    whereabouts,
)

LINUX = r"""24 29 0:22 / /sys rw,nosuid - sysfs sysfs rw
29 1 259:2 / / rw,relatime shared:1 - ext4 /dev/nvme0n1p2 rw
90 29 0:51 / /srv/secr\303\251tariat rw,relatime shared:45 - ext4 /dev/sdb1 rw
91 29 0:52 / /mnt/Comit\040local rw,relatime shared:46 - cifs //server/office rw,vers=3.1.1
92 29 0:53 / /run/user/1000/gvfs rw - fuse.gvfsd-fuse gvfsd-fuse rw,user_id=1000
93 29 0:54 / /net rw - nfs4 server:/net rw
94 93 8:1 / /net/anne/disk rw - ext4 /dev/sdc1 rw
95 29 0:55 / /again rw - ext4 /dev/sdd1 rw
96 95 0:56 / /again rw - cifs //server/again rw
a line that is none
"""
MAC = """/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
/dev/disk3s5 on /System/Volumes/Data (apfs, local, journaled, nobrowse, protect)
map auto_home on /System/Volumes/Data/home (autofs, automounted, nobrowse)
//anne@server/office on /Volumes/office (smbfs, nodev, nosuid, mounted by anne)
//anne@server/on (call) on /Volumes/on (call) (smbfs, nodev)
/dev/disk4s1 on /Volumes/STICK (msdos, local, nodev)
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/net/anne/a.ctj", "nfs4"),
        ("/net/anne/disk/a.ctj", "ext4"),
        ("/mnt/Comit local/2027/a.ctj", "cifs"),
        ("/mnt/Comit/a.ctj", "ext4"),
        ("/run/user/1000/gvfs/smb-share/a.ctj", "fuse.gvfsd-fuse"),
        ("/again/a.ctj", "cifs"),
        ("/srv/a.ctj", "ext4"),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="ways of Linux begin without a drive")
def test_the_nearest_mount_decides_on_linux(path: str, kind: str) -> None:
    """Of two on the same folder the later one."""
    assert mounted_as(Path(path), mounts_of_linux(LINUX)) == kind


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/Users/Anne/a.ctj", "apfs"),
        ("/Volumes/office/a.ctj", "smbfs"),
        ("/Volumes/on (call)/a.ctj", "smbfs"),
        ("/Volumes/STICK/a.ctj", "msdos"),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="ways of macOS begin without a drive")
def test_and_on_a_mac(path: str, kind: str) -> None:
    """A stick is ours alone, a folder of a server is not."""
    assert mounted_as(Path(path), mounts_of_mac(MAC)) == kind


def test_what_other_computers_write_to_is_told_from_disks_and_sticks() -> None:
    """Whole names: the disk of a Mac is called nearly as its old kind of share."""
    shares = "afs afpfs cifs nfs nfs4 smb3 smbfs webdav fuse.sshfs fuse.gvfsd-fuse vboxsf"
    disks = "apfs affs ext4 btrfs hfs msdos exfat ntfs3 fuseblk overlay tmpfs 9p virtiofs"
    assert [one for one in shares.split() if not re.fullmatch(room.REMOTE, one)] == []
    assert [one for one in disks.split() if re.fullmatch(room.REMOTE, one)] == []


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("OneDrive/CTJ", "OneDrive"),
        ("OneDrive - Canton de Neuchâtel/Documents", "OneDrive"),
        ("Dropbox (Personal)", "Dropbox"),
        ("Google Drive/Mon Drive", "Google Drive"),
        ("Library/CloudStorage/GoogleDrive-anne@example.ch/Mon Drive", "Google Drive"),
        ("Library/CloudStorage/ProtonDrive-anne@example.ch", "ProtonDrive"),
        ("Library/Mobile Documents/com~apple~CloudDocs/CTJ", "iCloud"),
        ("iCloudDrive", "iCloud"),
        ("kDrive/Common documents", "kDrive"),
        ("Documents", ""),
        ("Dropbox-like", "Dropbox"),
        ("Mes dropboxes", ""),
        ("onedrives", ""),
    ],
)
def test_a_folder_is_known_by_its_name(tmp_path: Path, folder: str, service: str) -> None:
    """Whatever lies in it, at whatever depth."""
    assert synced_by(tmp_path / folder / "2027" / "a.ctj", {}) == service


def test_by_what_the_service_left_in_it_or_wrote_down(tmp_path: Path) -> None:
    """Dropbox tells other programs where its folders are; a file of it that is damaged tells nothing."""
    (tmp_path / "office" / ".tmp.driveupload").mkdir(parents=True)
    assert synced_by(tmp_path / "office" / "deep" / "a.ctj", {}) == "Google Drive"
    told, damaged = tmp_path / ".dropbox", tmp_path / "other"
    for folder, text in (
        (told, json.dumps({"personal": {"path": str(tmp_path / "mine"), "host": 1}, "business": [], "x": {"path": 2}})),
        (damaged, '{"personal": '),
    ):
        folder.mkdir()
        (folder / "info.json").write_text(text, "utf-8")
    roots = dict(dropbox_roots(told, damaged, tmp_path / "none"))
    assert roots == {tmp_path / "mine": "Dropbox"}
    assert synced_by(tmp_path / "mine" / "a.ctj", roots) == "Dropbox"
    assert synced_by(tmp_path / "mine.ctj", roots) == ""


def test_the_folder_that_windows_names_is_onedrives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever it is called: `Documents` of a company, say."""
    assert whereabouts(tmp_path / "Documents" / "a.ctj") == HERE
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path / "Documents"))
    assert whereabouts(tmp_path / "Documents" / "a.ctj") == Whereabouts(on=Stands.SYNCED, service="OneDrive")


@pytest.mark.skipif(sys.platform == "win32", reason="a link wants a right that few have there")
def test_a_link_is_where_it_leads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And where it stands itself: either may be a share."""
    target = tmp_path / "OneDrive" / "CTJ"
    target.mkdir(parents=True)
    (tmp_path / "CTJ").symlink_to(target)
    assert whereabouts(tmp_path / "CTJ" / "a.ctj").service == "OneDrive"
    monkeypatch.setattr(room, "_mounts", lambda: [("/", "ext4"), (str(target), "cifs")])
    assert whereabouts(tmp_path / "CTJ" / "a.ctj") == SHARE
    assert whereabouts(tmp_path / "b.ctj") == HERE


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no such list")
def test_where_the_system_tells_nothing_a_file_is_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is kept from working by a list that cannot be read."""
    monkeypatch.setattr(room, "MOUNTS", tmp_path / "none")
    monkeypatch.setattr(room, "MAC_MOUNTS", (str(tmp_path / "none"),))
    assert whereabouts(tmp_path / "a.ctj") == HERE


@pytest.mark.parametrize(
    "way", [r"\\server\office\a.ctj", r"\\?\UNC\server\office\a.ctj", "//server/office/a.ctj", r"\\wsl.localhost\x\a"]
)
@pytest.mark.skipif(sys.platform != "win32", reason="a drive of Windows")
def test_a_way_that_begins_with_a_computer_is_a_share(way: str) -> None:
    """Without asking the network, which may take a minute."""
    assert room._is_remote_drive(Path(way))


@pytest.mark.skipif(sys.platform != "win32", reason="drives of Windows")
def test_a_drive_of_this_computer_is_none() -> None:
    """Nor a letter that nobody has."""
    assert not room._is_remote_drive(Path("C:\\a.ctj"))
    assert not room._is_remote_drive(Path("Q:\\a.ctj"))
