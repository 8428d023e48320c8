"""Is a file that the system hands over shown where it belongs?"""

from pathlib import Path

from ctj_desktop.exchange.refusals import NotACard
from ctj_desktop.i18n.errors import sentence
from tests.ui.desktop import Desktop, InDialog, Key


def test_a_file_for_a_workspace_without_one_says_what_to_do(desktop: Desktop, tmp_path: Path) -> None:
    bundle = tmp_path / "fichier.ctjx"
    bundle.write_bytes(b"x")
    desktop.window.receive(bundle)
    assert "fichier.ctjx" in desktop.window.welcome.refusal.sentence()


def test_a_bundle_from_the_system_is_looked_at_under_the_exchanges(
    office: Desktop, in_dialog: InDialog, tmp_path: Path
) -> None:
    file = tmp_path / "fichier.ctjx"
    file.write_bytes(b"Madame, Monsieur")

    def look() -> None:
        office.settle()
        office.press(Key.Key_Escape)

    in_dialog(lambda: office.window.receive(file), look)
    assert office.shows("page.exchange")


def test_a_card_from_the_system_that_is_none_is_refused_there(office: Desktop, tmp_path: Path) -> None:
    file = tmp_path / "carte.ctjcard"
    file.write_bytes(b"Madame, Monsieur")
    office.window.receive(file)
    assert office.shows("page.exchange")
    assert office.text("status.sentence") == sentence(office.window.desk.t, NotACard())
