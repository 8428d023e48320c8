"""Is a new workspace made with its office and its committee, and nothing else overwritten?"""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit

from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.texts import Language
from ctj_desktop.settings import load_settings
from tests.ui.desktop import CTRL, Desktop, InDialog, Key


@pytest.mark.parametrize(("language", "first"), [("de_CH", Language.DE), ("fr_CH", Language.FR)], indirect=["language"])
def test_a_new_workspace_is_made_with_its_committee(
    desktop: Desktop,
    in_dialog: InDialog,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    folders: list[Path],
    recent_files_told: list[Path],
    language: object,
    first: Language,
) -> None:
    target = tmp_path / "Neu.ctj"
    monkeypatch.setattr(
        "ctj_desktop.ui.workspace.new_workspace.QFileDialog.getSaveFileName", lambda *_args: (str(target), "")
    )

    def fill() -> None:
        desktop.click("dialog.workspace.go")
        assert desktop.text("dialog.workspace.office.note") != ""
        desktop.fill("dialog.workspace.office", "Secrétariat CH")
        desktop.fill("dialog.workspace.committee.fr", "Comité d’essai")
        desktop.fill("dialog.workspace.code", "ESS")
        desktop.unprotected()
        desktop.click("dialog.workspace.go")

    in_dialog(lambda: desktop.click("welcome.new"), fill)
    assert desktop.store.path == target
    [made] = desktop.store.all(Committee)
    assert (made.name.fr.text, made.source_language) == ("Comité d’essai", first)
    assert not desktop.shows("sample.band")
    assert target.name in desktop.text("status.sentence")
    desktop.click("status.folder")
    assert folders == [tmp_path]
    desktop.press(Key.Key_2, CTRL)
    assert desktop.shows("meetings.card.empty.primary")
    assert load_settings().recent == (str(target),)
    assert recent_files_told == [target]


def test_an_existing_file_is_not_overwritten(
    desktop: Desktop, in_dialog: InDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = desktop.sample.read_bytes()
    monkeypatch.setattr(
        "ctj_desktop.ui.workspace.new_workspace.QFileDialog.getSaveFileName",
        lambda *_args: (str(desktop.sample), ""),
    )

    def fill() -> None:
        desktop.fill("dialog.workspace.office", "Secrétariat CH")
        desktop.fill("dialog.workspace.committee.fr", "Comité d’essai")
        desktop.fill("dialog.workspace.code", "ESS")
        desktop.unprotected()
        desktop.click("dialog.workspace.go")
        assert "Exemple.ctj" in desktop.text("dialog.workspace.refusal")

    in_dialog(lambda: desktop.click("welcome.new"), fill)
    assert desktop.sample.read_bytes() == before


def test_what_was_half_typed_stands_there_again_unless_it_was_given_up(desktop: Desktop, in_dialog: InDialog) -> None:
    def begin() -> None:
        desktop.keys("Secrétariat CH")
        desktop.press(Key.Key_Escape)
        assert desktop.dialog() is None, "one Escape, and no field was emptied"

    def go_on() -> None:
        assert desktop.find(QLineEdit, "dialog.workspace.office").text() == "Secrétariat CH"
        desktop.click("dialog.workspace.cancel")

    def begin_anew() -> None:
        assert desktop.find(QLineEdit, "dialog.workspace.office").text() == ""
        desktop.press(Key.Key_Escape)

    for inside in (begin, go_on, begin_anew):
        in_dialog(lambda: desktop.click("welcome.new"), inside)


@pytest.mark.parametrize(
    ("language", "name"),
    [("fr_CH", "Comité d’essai.ctj"), ("de_CH", "Ausschuss am Doubs.ctj")],
    indirect=["language"],
)
def test_the_file_is_called_as_the_window_calls_the_committee(
    desktop: Desktop, in_dialog: InDialog, monkeypatch: pytest.MonkeyPatch, language: object, name: str
) -> None:
    proposed: list[str] = []

    def ask(_parent: object, _title: str, proposal: str, _filter: str) -> tuple[str, str]:
        proposed.append(Path(proposal).name)
        return "", ""

    monkeypatch.setattr("ctj_desktop.ui.workspace.new_workspace.QFileDialog.getSaveFileName", ask)

    def fill() -> None:
        desktop.fill("dialog.workspace.office", "Sekretariat")
        desktop.click("dialog.workspace.go")
        sides = [one for one in ("fr", "de") if desktop.shows(f"dialog.workspace.committee.{one}.note")]
        assert sides == ["de" if name.startswith("Ausschuss") else "fr"]
        desktop.fill("dialog.workspace.committee.fr", "Comité d’essai")
        desktop.fill("dialog.workspace.committee.de", "Ausschuss am Doubs")
        desktop.fill("dialog.workspace.code", "zu lang für einen Code")
        desktop.click("dialog.workspace.go")
        assert proposed == []
        assert "zu lang" in desktop.text("dialog.workspace.code.note")
        desktop.fill("dialog.workspace.code", "ESS")
        desktop.unprotected()
        desktop.click("dialog.workspace.go")
        desktop.press(Key.Key_Escape)

    in_dialog(lambda: desktop.click("welcome.new"), fill)
    assert proposed == [name]
