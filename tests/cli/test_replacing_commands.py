"""Does `ctj replace` say what it needs, take the numbers over, and tell each partner what to do?"""

import json
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
from pyrage import passphrase

from ctj_desktop import cli
from ctj_desktop.domain.log.profiles import Profile
from ctj_desktop.domain.numbers import Series
from tests.services.exchange.exchanging import an_office, introduce

Call = Any
AT = "2027-02-24T09:00:00+01:00"


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


def test_a_transfer_file_carries_everything_over(tmp_path: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """And the earlier file is only read, until a person says that the transfer file was lost."""
    path, file, new = tmp_path / "a.ctj", tmp_path / "a.ctjtransfer", tmp_path / "nouveau.ctj"
    phrase = tmp_path / "phrase.txt"
    phrase.write_text("cheval juste pile agrafe\n", encoding="utf-8")
    monkeypatch.setattr(passphrase, "encrypt", lambda secret, _phrase: secret)
    monkeypatch.setattr(passphrase, "decrypt", lambda locked, _phrase: locked)
    monkeypatch.setenv("CTJ_DATA_DIR", str(tmp_path / "old"))
    assert call("new", path, "--committee", "MOC")[0] == 0
    assert call("transfer", path, "-o", file)[0] == 2
    assert call("transfer", path, "-o", tmp_path / "a.zip", "--passphrase-file", phrase)[0] == 2
    assert call("transfer", path, "-o", file, "--passphrase-file", phrase)[0] == 0
    person = tmp_path / "pas.jsonl"
    said = {"do": "add_person", "family_name": "Roth", "given_name": "Ines", "side": "fr", "at": AT}
    person.write_text(json.dumps(said), encoding="utf-8")
    code, _out, err = call("apply", path, person)
    assert (code, "a.ctjtransfer" in err) == (3, True)
    monkeypatch.setenv("CTJ_DATA_DIR", str(tmp_path / "new"))
    code, out, _err = call("replace", new, "--transfer", file, "--passphrase-file", phrase)
    assert (code, "goes on here" in out) == (0, True)
    assert call("replace", new)[0] == 3, "it numbers already"
    monkeypatch.setenv("CTJ_DATA_DIR", str(tmp_path / "old"))
    words = [word for one in Series for word in ("--last", f"{one}=0")]
    assert call("replace", path, *words)[0] == 0
    assert call("apply", path, person)[0] == 0


def test_a_computer_that_numbers_already_is_told_so(tmp_path: Path, call: Call) -> None:
    path = tmp_path / "a.ctj"
    assert call("new", path, "--committee", "MOC")[0] == 0
    code, _, err = call("replace", path)
    assert code == 3
    assert "already" in err


def test_the_file_of_the_earlier_computer_is_taken_in_once_it_is_found(
    copied: Path, tmp_path: Path, call: Call
) -> None:
    code, out, _ = call("replace", copied, "--earlier", tmp_path / "morteau.ctj")
    assert code == 0
    assert out.splitlines() == ["“morteau.ctj” of the earlier computer.", "Everything in it was here already."]
    code, _, err = call("replace", copied, "--earlier", tmp_path / "pontarlier.ctj")
    assert (code, "no file of an earlier computer" in err) == (3, True)


def test_a_partner_says_by_its_card_which_computer_it_replaces(
    copied: Path, tmp_path: Path, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the name of the office; of a stranger nothing is replaced."""
    card = tmp_path / "neuf.ctjcard"
    assert call("identity", copied, "-o", card)[0] == 0
    monkeypatch.setenv("CTJ_DATA_DIR", str(tmp_path / "autre"))
    partner = tmp_path / "pontarlier.ctj"
    code, _, err = call("trust", partner, card, "--replaces", "Bureau nods")
    assert (code, "No known partner is called “Bureau nods”" in err) == (2, True)
    assert call("trust", partner, card, "--replaces", "Bureau morteau")[0] == 0
    code, _, err = call("trust", partner, card, "--replaces", "Bureau morteau")
    assert code == 3, "it is the one that replaces"
