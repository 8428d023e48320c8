"""Does `ctj replace` say what it needs, take the numbers over, and tell each partner what to do?"""

import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from ctj_desktop import cli
from ctj_desktop.domain.log.profiles import Profile
from tests.services.exchange.exchanging import an_office, introduce

Call = Any


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of a lost computer on a new one, which knows nothing else of it."""
    office, partner = an_office(tmp_path, "morteau", 1), an_office(tmp_path, "pontarlier", 2)
    introduce(office, partner, Profile.PARTNER)
    office.convened(office.a_meeting(office.a_committee("MOC", seats=2).id, items=1))
    for one in (office, partner):
        one.store.close()
    path = tmp_path / "nouveau" / "morteau.ctj"
    path.parent.mkdir()
    shutil.copy(office.store.path, path)
    monkeypatch.setenv("CTJ_DATA_DIR", str(tmp_path / "nouveau" / "data"))
    return path


@pytest.fixture
def call(capfd: pytest.CaptureFixture[str]) -> Call:
    def made(*words: object) -> tuple[int, str, str]:
        code = cli.main([*map(str, words), "--lang", "en"])
        sys.stdout.flush()
        return (code, *capfd.readouterr())

    return made


def test_it_asks_for_the_last_numbers_and_writes_nothing_before(copied: Path, call: Call) -> None:
    code, out, err = call("replace", copied)
    assert (code, out) == (3, "")
    proposed = "--last meeting=2027-01 --last decision=0 --last project=0 --last task=0 --last circulation=0"
    assert proposed in err
    assert call("replace", copied, *proposed.split()[:2])[0] == 3
    assert not copied.with_suffix(".ctjcard").exists()


def test_the_numbers_pass_and_the_partner_is_listed(copied: Path, call: Call) -> None:
    words = [
        "--last",
        "meeting=2027-03",
        "--last",
        "decision=7",
        "--last",
        "project=0",
        "--last",
        "task=0",
        "--last",
        "circulation=0",
    ]
    code, out, err = call("replace", copied, *words)
    assert (code, err) == (0, "")
    assert "Numbers of MOC taken over from an earlier computer" in out
    assert "Bureau pontarlier" in out
    assert copied.with_suffix(".ctjcard").exists()
    assert "Numbers of MOC taken over" in call("history", copied)[1]
    code, out, err = call("replace", copied)
    assert (code, err) == (0, ""), "the card once more, nothing to take over"
    assert "taken over" not in out


@pytest.mark.parametrize("last", ["decision", "decisions=1", "AJO:decision=1", "=1"])
def test_a_last_number_of_no_series_is_wrong_usage(copied: Path, call: Call, last: str) -> None:
    code, _, err = call("replace", copied, "--last", last)
    assert code == 2
    assert last in err


def test_a_computer_that_numbers_already_is_told_so(tmp_path: Path, call: Call) -> None:
    path = tmp_path / "a.ctj"
    assert call("new", path, "--committee", "MOC")[0] == 0
    code, _, err = call("replace", path)
    assert code == 3
    assert "already" in err
