"""A file on a share is worked on here, one that is synchronised moves first, and neither is proposed for a new one."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QFileDialog

from ctj_desktop.domain.records.people import Person
from ctj_desktop.services.membership.people import add_person
from ctj_desktop.settings import load_settings
from ctj_desktop.storage.file import environment
from ctj_desktop.storage.file.generations import generations_in
from ctj_desktop.storage.file.protection import keys_of
from ctj_desktop.storage.file.whereabouts import HERE, SHARE, Stands, Whereabouts
from ctj_desktop.storage.rekeying import HeldFile, give_key
from ctj_desktop.ui.frame.folders import outgoing_folder
from tests.ui.desktop import Desktop, InDialog, Key


@pytest.fixture(name="lies_in")
def _lies_in(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str], Path]:
    """A folder of that name is a share, or is synchronised; all the others are ours."""

    def stands(path: Path) -> Whereabouts:
        if tmp_path / "share" in path.parents:
            return SHARE
        return Whereabouts(on=Stands.SYNCED, service="OneDrive") if tmp_path / "OneDrive" in path.parents else HERE

    monkeypatch.setattr(environment, "whereabouts", stands)
    monkeypatch.setenv("CTJ_BACKUPS", "on")

    def folder(name: str) -> Path:
        made = tmp_path / name
        made.mkdir(exist_ok=True)
        return made

    return folder


def _closed(empty: Desktop, folder: Path) -> Path:
    """Its file in another folder, and nothing open."""
    empty.window.close_workspace()
    return empty.sample.rename(folder / "Comité.ctj")


def _open(desktop: Desktop, path: Path) -> None:
    desktop.window.open_file(path)


def _write(desktop: Desktop) -> None:
    do: Any = desktop.workspace.do_fields
    do(add_person, given_name="Camille", family_name="Levier")


def _answers(monkeypatch: pytest.MonkeyPatch, *paths: Path) -> list[Path]:
    """What the file dialog proposes; each time it is asked it answers with the next of these."""
    proposed, answers = list[Path](), iter(paths)

    def ask(_parent: object, _title: str, proposal: str, *_more: object, **_options: object) -> tuple[str, str]:
        proposed.append(Path(proposal))
        return str(next(answers, "")), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    return proposed


def test_on_a_share_it_is_read_and_worked_on_here(
    empty: Desktop, lies_in: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Backups and what leaves go back there, and the next time the copy is opened at once."""
    share, here = lies_in("share"), lies_in("here")
    path = _closed(empty, share)
    whole = path.read_bytes()
    assert empty.window.open_file(path)
    assert empty.store.read_only
    assert empty.shows("workspace.replaces")
    assert empty.text("status.sentence") == "", "it is said once"
    proposed = _answers(monkeypatch, here / "Comité.ctj")
    empty.click("workspace.replaces.button")
    empty.settle()
    assert share not in proposed[0].parents
    assert empty.store.path == here / "Comité.ctj"
    assert not empty.store.read_only
    assert not empty.shows("workspace.replaces"), "this computer wrote it last, and gives its numbers"
    assert empty.text("status.sentence")
    assert outgoing_folder(empty.store) == share
    _write(empty)
    empty.window.close_workspace()
    [backup] = generations_in(share / "Comité.ctj.backups", "Comité", None, None)
    assert path.read_bytes() == whole
    assert empty.window.open_file(path)
    assert empty.store.path == here / "Comité.ctj"
    assert empty.store.count(Person, family_name="Levier") == 1
    assert backup.position > 0


def test_another_workspace_under_the_same_name_is_not_taken_for_it(
    empty: Desktop, lies_in: Callable[[str], Path], sample_once: Path
) -> None:
    share, here = lies_in("share"), lies_in("here")
    path = _closed(empty, here)
    (share / "Comité.ctj").write_bytes(sample_once.read_bytes())
    preferences = empty.window.preferences
    preferences.remember(preferences.settings.with_copy(share / "Comité.ctj", path))
    assert empty.window.open_file(share / "Comité.ctj")
    assert empty.store.path == share / "Comité.ctj"


def test_a_copy_that_cannot_be_made_is_said_and_can_be_tried_again(
    empty: Desktop, lies_in: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    share, here = lies_in("share"), lies_in("here")
    path = _closed(empty, share)
    assert empty.window.open_file(path)
    there = here / "there.ctj"
    there.write_bytes(b"mine")
    for target in (there, share / "again.ctj", lies_in("OneDrive") / "again.ctj"):
        _answers(monkeypatch, target)
        empty.click("workspace.replaces.button")
        empty.settle()
        assert target.stem in empty.text("status.sentence")
        assert empty.store.path == path
    assert there.read_bytes() == b"mine"
    _answers(monkeypatch)
    empty.click("workspace.replaces.button")
    empty.settle()
    assert empty.store.path == path, "nobody chose"


def test_synchronised_it_moves_first_and_the_backups_stay(
    empty: Desktop, lies_in: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch, in_dialog: InDialog
) -> None:
    cloud, here = lies_in("OneDrive"), lies_in("here")
    path = _closed(empty, cloud)
    _answers(monkeypatch, here / "Comité.ctj")
    in_dialog(partial(_open, empty, path), lambda: empty.press(Key.Key_Return))
    empty.settle()
    assert not path.exists()
    assert empty.store.path == here / "Comité.ctj"
    assert empty.store.notice is None
    recent = load_settings().recent
    assert recent[0] == str(here / "Comité.ctj")
    assert str(path) not in recent
    _write(empty)
    empty.window.close_workspace()
    assert generations_in(cloud / "Comité.ctj.backups", "Comité", None, None)


def test_asked_once_it_is_opened_where_it_lies(
    empty: Desktop, lies_in: Callable[[str], Path], in_dialog: InDialog
) -> None:
    """Escape opens nothing and decides nothing; what was chosen is kept for this file."""
    path = _closed(empty, lies_in("OneDrive"))
    in_dialog(partial(_open, empty, path), lambda: empty.press(Key.Key_Escape))
    assert empty.window.view is None
    in_dialog(partial(_open, empty, path), lambda: empty.click("dialog.synced.stay"))
    assert empty.store.path == path
    assert not empty.store.read_only
    empty.window.close_workspace()
    assert empty.window.open_file(path), "nobody asks again"


def test_from_the_settings_it_moves_later(
    empty: Desktop, lies_in: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch, in_dialog: InDialog
) -> None:
    """A target that does not serve leaves it where it was, and open."""
    cloud, here = lies_in("OneDrive"), lies_in("here")
    path = _closed(empty, cloud)
    empty.window.preferences.remember(empty.window.preferences.settings.with_synced(path))
    assert empty.window.open_file(path)
    (here / "there.ctj").write_bytes(b"mine")
    _answers(monkeypatch, here / "there.ctj", here / "Comité.ctj")
    in_dialog(empty.window.ask_settings, lambda: empty.click("settings.move"))
    empty.settle()
    assert path.exists()
    assert "there" in empty.text("welcome.refusal.sentence")
    empty.click("welcome.refusal.button")
    empty.settle()
    assert empty.store.path == here / "Comité.ctj"


def test_a_new_one_is_proposed_and_made_on_this_computer(
    empty: Desktop, lies_in: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch, in_dialog: InDialog
) -> None:
    """Beside the last one, unless that lies elsewhere; chosen by hand it is asked, and refused on a share."""
    share, cloud, here = lies_in("share"), lies_in("OneDrive"), lies_in("here")
    path = _closed(empty, cloud)
    empty.window.preferences.opened(path)
    monkeypatch.setattr("platformdirs.user_documents_dir", lambda: str(here))
    proposed = _answers(monkeypatch, share / "Neu.ctj", cloud / "Neu.ctj", here / "Neu.ctj")

    def fill() -> None:
        empty.fill("dialog.workspace.office", "Secrétariat CH")
        empty.fill("dialog.workspace.committee.fr", "Comité d’essai")
        empty.fill("dialog.workspace.code", "ESS")
        empty.unprotected()
        empty.click("dialog.workspace.go")
        assert "Neu.ctj" in empty.text("dialog.workspace.refusal")
        in_dialog(lambda: empty.click("dialog.workspace.go"), lambda: empty.press(Key.Key_Return))

    in_dialog(empty.window.ask_new, fill)
    assert {one.parent for one in proposed} == {here}
    assert len(proposed) == 3
    assert empty.store.path == here / "Neu.ctj"
    assert list(share.iterdir()) == []


def test_a_second_place_of_backups_is_chosen_corrected_and_left_out(
    empty: Desktop, lies_in: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch, in_dialog: InDialog
) -> None:
    share = lies_in("share")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: str(share))

    def choose() -> None:
        empty.click("settings.second.choose")
        empty.settle()
        assert str(share) in empty.text("settings.second")
        empty.click("settings.close")

    def leave_out() -> None:
        share.rename(share.with_name("away"))
        empty.click("settings.back_up")
        empty.settle()
        assert str(share) in empty.text("settings.backed_up"), "which cannot be reached is said"
        empty.click("settings.second.none")
        assert str(share) not in empty.text("settings.second")
        empty.click("settings.close")

    in_dialog(empty.window.ask_settings, choose)
    assert len(generations_in(share / "bureau.ctj.backups", "bureau", None, None)) == 1
    in_dialog(empty.window.ask_settings, leave_out)
    assert not share.exists()


@pytest.mark.usefixtures("quick_passphrases")
def test_a_copy_of_another_protected_workspace_is_none(empty: Desktop, lies_in: Callable[[str], Path]) -> None:
    """Whose they are cannot be read without the passphrase: what lies beside them tells."""
    path, copy = _closed(empty, lies_in("share")), lies_in("here") / "Comité.ctj"
    shutil.copy(path, copy)
    give_key(HeldFile(path=path, key=None), bytes(32), "quatre mots que personne")
    empty.window.preferences.remember(replace(load_settings(), copies=((str(path), str(copy)),)))
    give_key(HeldFile(path=copy, key=None), bytes(range(32)), "quatre mots que personne")
    assert empty.window._placing.own_copy(path) is None
    shutil.copy(path, copy)
    shutil.copy(keys_of(path), keys_of(copy))
    assert empty.window._placing.own_copy(path) == copy
