"""Can a workspace leave for another computer, and go on there, by the window alone?"""

from pathlib import Path

import pytest
from pyrage import passphrase
from PySide6.QtWidgets import QApplication, QFileDialog

from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.storage.numbering import holds_right
from ctj_desktop.ui.widgets.fields import LineEdit
from tests.ui.desktop import Desktop, InDialog


@pytest.mark.long
def test_a_workspace_leaves_is_only_read_and_goes_on_elsewhere(
    office: Desktop, in_dialog: InDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The note says where it went."""
    file, new = tmp_path / "a.ctjtransfer", tmp_path / "nouveau.ctj"
    (committee,) = office.store.all(Committee)
    monkeypatch.setattr(passphrase, "encrypt", lambda secret, _phrase: secret)
    monkeypatch.setattr(passphrase, "decrypt", lambda locked, _phrase: locked)
    saved = iter((str(file), str(new)))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (next(saved), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_given: (str(file), ""))

    def seal() -> None:
        office.find(LineEdit, "dialog.transfer.phrase").setText("cheval juste pile agrafe")
        office.click("dialog.transfer.go")
        office.settle()

    in_dialog(lambda: office.window.desk.actions["write_transfer"].trigger(), seal)
    for _ in range(4):
        QApplication.processEvents()
    assert office.store.read_only
    assert "a.ctjtransfer" in office.view.replaces.sentence()
    in_dialog(lambda: office.window.desk.actions["take_transfer"].trigger(), seal)
    assert office.store.path == new
    assert not office.store.read_only
    assert holds_right(office.store, committee.id)
