"""Does the check of an installation say what works and what does not, and nothing of the person?"""

import getpass
import platform
from pathlib import Path

import pytest

from ctj_desktop import installation
from ctj_desktop.installation import LINES, check_installation
from ctj_desktop.problems import note_problem
from ctj_desktop.storage.file import environment
from ctj_desktop.storage.file.whereabouts import SHARE, Stands, Whereabouts
from tests.test_problems import AT, raised

ONEDRIVE = Whereabouts(on=Stands.SYNCED, service="OneDrive")


@pytest.mark.long
def test_every_part_works_and_the_report_names_nobody(tmp_path: Path) -> None:
    assert check_installation(tmp_path / "tried", ("window", lambda: "painted"))
    said = (tmp_path / "tried" / LINES).read_text("utf-8")
    assert "FAILED" not in said
    assert "papers … pages: " in said
    assert said.endswith("window … painted\n")
    for private in (str(Path.home()), str(tmp_path), getpass.getuser(), platform.node()):
        assert private not in said.replace("root", "") or not private


def test_a_part_that_fails_is_said_and_the_others_are_tried(
    tmp_path: Path, private_data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> str:
        raise LookupError("Camille")

    monkeypatch.setattr(installation, "_parts", lambda *_given: [("first", broken), ("second", lambda: "works")])
    note_problem(private_data_folder, raised("Camille"), AT)
    assert not check_installation(tmp_path / "tried", ("third", lambda: "works too"))
    lines = (tmp_path / "tried" / LINES).read_text("utf-8").splitlines()[1:]
    assert lines[0].startswith("first … FAILED: LookupError in ctj_desktop.installation:")
    assert lines[1:3] == ["second … works", "third … works too"]
    assert lines[3].startswith("went wrong before … 2027-02-24 09:30 ")
    assert "Camille" not in "".join(lines)


def test_it_says_on_what_things_stand_and_is_tried_on_a_share_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A home on a share explains much; a name of a folder is none of it."""
    monkeypatch.setattr(environment, "whereabouts", lambda _path: SHARE)
    monkeypatch.setattr(installation, "whereabouts", lambda path: ONEDRIVE if "Documents" in path.parts else SHARE)
    monkeypatch.setattr("platformdirs.user_documents_dir", lambda: str(tmp_path / "Documents"))
    assert check_installation(tmp_path / "check", aloud=False)
    told = (tmp_path / "check" / LINES).read_text("utf-8")
    assert "places … keys and settings share, documents synced (OneDrive)" in told
    assert str(tmp_path) not in told
