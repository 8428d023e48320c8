"""Is it said which program this is, and under which licence each part of it stands?"""

from PySide6.QtWidgets import QPlainTextEdit

from ctj_desktop.services.workspace.licences import components
from ctj_desktop.ui.widgets.table import Table
from tests.ui.desktop import CTRL, Desktop, InDialog, Key


def test_about_shows_every_part_with_its_licence_and_the_text_of_the_chosen_one(
    office: Desktop, in_dialog: InDialog
) -> None:
    def look() -> None:
        parts = office.find(Table, "dialog.about.parts")
        names = office.cells(parts, 0)
        assert {"CTJ Desktop", "SQLAlchemy", "reportlab", "Phosphor Icons"} <= set(names)
        text = office.find(QPlainTextEdit, "dialog.about.text")
        assert "EUROPEAN UNION PUBLIC LICENCE" in text.toPlainText()
        office.press(Key.Key_End, CTRL)
        assert "EUROPEAN" not in text.toPlainText()
        office.press(Key.Key_Escape)

    in_dialog(lambda: office.trigger("action.about"), look)


def test_every_library_has_a_licence() -> None:
    assert [part.name for part in components() if not part.licence] == []
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in next(
        part.text for part in components() if part.name.startswith("PySide6")
    )
