"""Is the story the same told through the window and through `ctj apply`? The papers carry equal text."""

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QFileDialog, QLineEdit

from ctj_desktop.domain.meetings import AgendaItem, ItemKind, Meeting
from ctj_desktop.domain.people import Side
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.apply import apply_steps
from ctj_desktop.services.papers import PaperKind, Printing, paper_pdf
from ctj_desktop.services.setting_up import set_up
from ctj_desktop.storage.store import Store
from ctj_desktop.ui.views.agenda_grid import AgendaGrid
from ctj_desktop.ui.views.paper_view import PaperView
from ctj_desktop.ui.widgets.fields import Choice
from tests.ui.desktop import ALT_SHIFT, CTRL, Desktop, Key

InDialog = Callable[[Callable[[], None], Callable[[], None]], None]
FR, DE, KIND, MINUTES = 1, 2, 3, 4
ITEMS = (
    ("Ouverture & présences", "Eröffnung", 5, "information"),
    ("Marchés transfrontaliers", "Grenzüberschreitende Märkte", 30, "opinion"),
    ("Dossiers du territoire", "Gesuche", 20, "discussion"),
    ("Divers", "", 10, "information"),
)
STEPS: list[dict[str, object]] = [
    {"do": "plan_meeting", "as": "m", "committee": "ESS", "on": "2027-06-11", "start": "14:30",
     "place": {"fr": "Métabief", "de": "Métabief, Gemeindehaus"}},
    *(
        {"do": "add_agenda_item", "as": f"i{at}", "meeting": "$m", "title": {"fr": fr, "de": de},
         "minutes": minutes, "item_kind": kind}
        for at, (fr, de, minutes, kind) in enumerate(ITEMS)
    ),
    {"do": "indent_agenda_item", "item": "$i2"},
]  # fmt: skip


def words_of(pdf: bytes) -> list[str]:
    """The text of every page, word by word."""
    return [word for page in PdfReader(io.BytesIO(pdf)).pages for word in page.extract_text().split()]


def told_by_steps(folder: Path) -> Store:
    """The same story as `ctj apply` tells it."""
    name = Bilingual.of(fr="Comité d’essai", de="Probeausschuss")
    store = set_up(folder / "steps.ctj", office="Secrétariat CH", side=Side.FR, committee=name, code="ESS")
    lines = [json.dumps({"at": "2027-02-24T09:00:00Z", **step}, ensure_ascii=False) for step in STEPS]
    apply_steps(store, lines)
    return store


def told_through_the_window(desktop: Desktop, in_dialog: InDialog) -> None:
    """By keys and clicks alone."""

    def set_up_the_workspace() -> None:
        desktop.fill("dialog.workspace.office", "Secrétariat CH")
        desktop.fill("dialog.workspace.committee.fr", "Comité d’essai")
        desktop.fill("dialog.workspace.committee.de", "Probeausschuss")
        desktop.fill("dialog.workspace.code", "ESS")
        desktop.press(Key.Key_Return)

    def plan_the_meeting() -> None:
        desktop.fill("dialog.meeting.on", "11.6.2027")
        desktop.fill("dialog.meeting.start", "14h30")
        desktop.fill("dialog.meeting.place.fr", "Métabief")
        desktop.fill("dialog.meeting.place.de", "Métabief, Gemeindehaus")
        desktop.click("dialog.meeting.standing")
        desktop.press(Key.Key_Return)

    in_dialog(lambda: desktop.click("welcome.new"), set_up_the_workspace)
    in_dialog(lambda: desktop.press(Key.Key_N, CTRL), plan_the_meeting)
    table = desktop.find(AgendaGrid, "agenda.table")
    for row, (fr, de, minutes, kind) in enumerate(ITEMS):
        desktop.press(Key.Key_Return)
        desktop.keys(fr)
        desktop.press(Key.Key_Return)
        type_into(desktop, table, row, DE, de)
        type_into(desktop, table, row, MINUTES, str(minutes))
        choose_kind(desktop, table, row, kind)
    table.setCurrentIndex(table.agenda.index(2, FR))
    desktop.press(Key.Key_Right, ALT_SHIFT)


def type_into(desktop: Desktop, table: AgendaGrid, row: int, column: int, text: str) -> None:
    """F2, the text, Enter."""
    table.setCurrentIndex(table.agenda.index(row, column))
    table.setFocus()
    desktop.press(Key.Key_F2)
    assert isinstance(desktop.focused(), QLineEdit)
    desktop.keys(text)
    desktop.press(Key.Key_Return)


def choose_kind(desktop: Desktop, table: AgendaGrid, row: int, kind: str) -> None:
    """F2, then the kind from its list."""
    table.setCurrentIndex(table.agenda.index(row, KIND))
    desktop.press(Key.Key_F2)
    choice = desktop.find(Choice, "agenda.editor.kind")
    choice.choose(ItemKind(kind))
    choice.activated.emit(choice.currentIndex())


def test_the_papers_of_both_tellings_carry_equal_text(
    desktop: Desktop, in_dialog: InDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "window.ctj"
    monkeypatch.setattr(
        "ctj_desktop.ui.dialogs.new_workspace.QFileDialog.getSaveFileName", lambda *_args: (str(target), "")
    )
    told_through_the_window(desktop, in_dialog)
    desktop.press(Key.Key_P, CTRL)
    view = desktop.find(PaperView, "preview.view")
    desktop.bot.waitUntil(lambda: view.pictured() > 0)
    desktop.settle()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(tmp_path / "window.pdf"), ""))
    desktop.click("preview.save")
    by_window = (tmp_path / "window.pdf").read_bytes()
    with told_by_steps(tmp_path) as store:
        meeting = store.all(Meeting)[0]
        printing = Printing(printed_on=desktop.session.today(), layout="alternate")
        by_steps = paper_pdf(store, PaperKind.AGENDA, meeting.id, printing)
        assert store.count(AgendaItem) == desktop.store.count(AgendaItem) == len(ITEMS)
    assert words_of(by_window) == words_of(by_steps)
    assert "Grenzüberschreitende" in words_of(by_window)
