"""A passphrase by the command line: set, changed, renewed, taken away, forgotten; and nobody else reads a word."""

import io
import sys
from pathlib import Path
from typing import Any

import pytest

from ctj_desktop import cli
from ctj_desktop.domain.protection.recovery_code import groups_of
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.exchange.identity import identity
from ctj_desktop.services.exchange.own_keys import KeysLie, keys_lie, place_of
from ctj_desktop.services.membership.people import add_person
from ctj_desktop.services.workspace.setting_up import set_up
from ctj_desktop.services.workspace.workspace import Workspace
from ctj_desktop.storage.file import protection
from ctj_desktop.storage.file.generations import generations
from ctj_desktop.storage.store import Store
from tests.storage.builders import a_committee, an_attachment, save

PHRASE, LATER = "quatre mots que personne", "une autre phrase que voici"
MARKERS = tuple(f"Mar{chr(97 + number)}kqueur{number}zyx" for number in range(20))
Call = Any

pytestmark = pytest.mark.usefixtures("quick_passphrases")


@pytest.fixture
def call(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Call:
    monkeypatch.delenv("CTJ_PASSPHRASE", raising=False)

    def made(*words: object) -> tuple[int, str, str]:
        code = cli.main([*map(str, words), "--lang", "en"])
        sys.stdout.flush()
        return (code, *capfd.readouterr())

    return made


@pytest.fixture
def phrases(tmp_path: Path) -> tuple[Path, Path]:
    one, two = tmp_path / "one.txt", tmp_path / "two.txt"
    one.write_text(f"{PHRASE}\n", encoding="utf-8")
    two.write_text(LATER, encoding="utf-8")
    return one, two


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Twenty words that nobody else may read: in names, an attached file, a draft and a setting."""
    path = tmp_path / "home" / "copil.ctj"
    path.parent.mkdir()
    store = set_up(path, office=MARKERS[0], side=None, committee=Bilingual.of(MARKERS[1], MARKERS[2]), code="XYZ")
    desk = Workspace(store)
    for name in MARKERS[3:15]:
        desk.do_fields(add_person, given_name="Camille", family_name=name)
    committee = a_committee("MOC")
    save(store, committee, an_attachment(store, committee, "".join(MARKERS[15:18]).encode() * 400))
    store.save_draft(committee.id, "note", MARKERS[18])
    store.keep_setting("outgoing_folder", MARKERS[19])
    identity(store)
    store.close()
    return path


def readable(*folders: Path) -> set[str]:
    """The markers that anybody finds in a file, as text or packed beside other text."""
    found = set[str]()
    for folder in folders:
        for path in folder.rglob("*"):
            content = path.read_bytes() if path.is_file() else b""
            found |= {one for one in MARKERS if one.encode() in content or one.encode("utf-16-le") in content}
    return found


def test_it_is_set_changed_renewed_and_taken_away(
    workspace: Path, call: Call, phrases: tuple[Path, Path], tmp_path: Path, private_data_folder: Path
) -> None:
    one, two = phrases
    sheet, again = tmp_path / "s.pdf", tmp_path / "t.pdf"
    assert call("backup", workspace)[0] == 0
    folders = workspace.parent, private_data_folder
    assert readable(*folders) == set(MARKERS)
    assert call("passphrase", workspace, "set", "--sheet", sheet, "--new-passphrase-file", one)[0] == 0
    assert readable(*folders) == set()
    assert sheet.read_bytes().startswith(b"%PDF")
    key = protection.unlock(workspace, PHRASE)
    assert not [path for path in (private_data_folder / "keys").iterdir() if path.suffix != ".sealed"]

    code, out, err = call("list", workspace, "persons")
    assert (code, out) == (3, "")
    assert "passphrase" in err
    assert call("list", workspace, "persons", "--passphrase-file", two)[0] == 3
    code, out, _ = call("list", workspace, "persons", "--passphrase-file", one)
    assert code == 0
    assert MARKERS[3] in out
    assert call("backup", workspace, "--passphrase-file", one)[0] == 0
    assert call("index", workspace, "--passphrase-file", one)[0] == 0
    assert readable(*folders) == set()

    assert call("passphrase", workspace, "change", "--passphrase-file", one, "--new-passphrase-file", two)[0] == 0
    assert call("passphrase", workspace, "set", "--sheet", sheet, "--passphrase-file", two)[0] == 3, "it is there"
    assert call("passphrase", workspace, "set", "--sheet", again, "--passphrase-file", two)[0] == 0
    assert protection.unlock(workspace, LATER) != key
    assert readable(*folders) == set()

    assert call("passphrase", workspace, "remove", "--passphrase-file", two)[0] == 0
    assert call("list", workspace, "persons")[0] == 0
    assert not list(workspace.parent.rglob("*.keys"))
    with Store.open(workspace) as store:
        assert keys_lie(place_of(store)) is KeysLie.IN_FILE


def test_keys_of_an_act_that_was_cut_off_go_with_the_next_command(workspace: Path, call: Call) -> None:
    """Of a passphrase that never came, or that was taken away."""
    beside = protection.keys_of(workspace)
    wrap = protection.wrapped(PHRASE, bytes(32))
    protection.write(beside, protection.Keys(wraps=(wrap,), unfinished=True))
    assert call("list", workspace, "persons")[0] == 0
    assert beside.exists(), "who only reads writes nothing"
    assert call("index", workspace)[0] == 0
    assert not beside.exists()


def test_who_has_the_sheet_gives_a_new_passphrase(
    workspace: Path, call: Call, phrases: tuple[Path, Path], tmp_path: Path
) -> None:
    one, two = phrases
    call("passphrase", workspace, "set", "--sheet", tmp_path / "s.pdf", "--new-passphrase-file", one)
    groups = groups_of(protection.unlock(workspace, PHRASE))
    protection.keys_of(workspace).unlink()
    code = tmp_path / "code.txt"
    code.write_text(" ".join(groups), encoding="ascii")
    assert call("list", workspace, "persons", "--passphrase-file", one)[0] == 3
    assert call("passphrase", workspace, "recover", "--passphrase-file", code, "--new-passphrase-file", two)[0] == 0
    assert call("list", workspace, "persons", "--passphrase-file", two)[0] == 0
    wrong = str((int(groups[3][0]) + 1) % 10) + groups[3][1:]
    code.write_text(" ".join((*groups[:3], wrong, *groups[4:])), encoding="ascii")
    refused, _, err = call("passphrase", workspace, "recover", "--passphrase-file", code, "--new-passphrase-file", two)
    assert refused == 3
    assert "4" in err
    code.write_text(" ".join(groups_of(bytes(32))), encoding="ascii")
    assert call("passphrase", workspace, "recover", "--passphrase-file", code, "--new-passphrase-file", two)[0] == 3


def test_a_backup_of_it_becomes_a_workspace_that_opens_by_the_same_passphrase(
    workspace: Path, call: Call, phrases: tuple[Path, Path], tmp_path: Path
) -> None:
    one, _ = phrases
    call("passphrase", workspace, "set", "--sheet", tmp_path / "s.pdf", "--new-passphrase-file", one)
    call("backup", workspace, "--passphrase-file", one)
    (backup,) = (found.path for found in generations(workspace, protection.unlock(workspace, PHRASE)))
    target = tmp_path / "back" / "copil.ctj"
    target.parent.mkdir()
    assert call("restore", backup, "-o", target)[0] == 3
    assert not list(target.parent.iterdir())
    assert call("restore", backup, "-o", target, "--passphrase-file", one)[0] == 0
    assert MARKERS[4] in call("list", target, "persons", "--passphrase-file", one)[1]
    assert readable(target.parent) == set()


def test_a_transfer_takes_the_passphrase_along(
    workspace: Path, call: Call, phrases: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file has a phrase of its own; on the new computer the workspace opens as before, with its keys."""
    one, two = phrases
    call("passphrase", workspace, "set", "--sheet", tmp_path / "s.pdf", "--new-passphrase-file", one)
    with Store.open(workspace, key=protection.unlock(workspace, PHRASE)) as store:
        public = identity(store).signing.public
    monkeypatch.setenv("CTJ_PASSPHRASE", PHRASE)
    moved, there = tmp_path / "x.ctjtransfer", tmp_path / "there" / "copil.ctj"
    there.parent.mkdir()
    assert call("transfer", workspace, "-o", moved, "--passphrase-file", two)[0] == 0
    monkeypatch.setenv("CTJ_DATA_DIR", str(tmp_path / "there" / "data"))
    assert call("replace", there, "--transfer", moved, "--passphrase-file", two)[0] == 0
    assert readable(there.parent) == set()
    with Store.open(there, key=protection.unlock(there, PHRASE)) as store:
        assert identity(store).signing.public == public


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("set", "--new-passphrase-file", "one.txt"), 2),
        (("set", "--sheet", "s.pdf"), 2),
        (("set", "--sheet", "s.pdf", "--new-passphrase-file", "short.txt"), 3),
        (("change", "--passphrase-file", "one.txt", "--new-passphrase-file", "two.txt"), 3),
        (("remove", "--passphrase-file", "one.txt"), 3),
        (("recover", "--new-passphrase-file", "one.txt"), 2),
        (("forget",), 2),
    ],
)
def test_what_is_refused_leaves_it_as_it_was(
    workspace: Path,
    call: Call,
    phrases: tuple[Path, Path],
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
    code: int,
) -> None:
    monkeypatch.chdir(phrases[0].parent)
    Path("short.txt").write_text("court")
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    before = workspace.read_bytes()
    assert call("passphrase", workspace, *words)[0] == code
    assert workspace.read_bytes() == before
    assert not Path("s.pdf").exists()


def test_a_terminal_asks_and_shows_nothing(
    workspace: Path, call: Call, phrases: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ctj_desktop.cli import call as calls

    call("passphrase", workspace, "set", "--sheet", tmp_path / "s.pdf", "--new-passphrase-file", phrases[0])
    asked: list[str] = []

    def answer(question: str, _stream: object) -> str:
        asked.append(question)
        return PHRASE

    monkeypatch.setattr(calls, "getpass", answer)
    for stream in (sys.stdin, sys.stderr):
        monkeypatch.setattr(stream, "isatty", lambda: True, raising=False)
    assert call("list", workspace, "persons")[0] == 0
    assert asked == ["Passphrase of “copil.ctj”: "]
