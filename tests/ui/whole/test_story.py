"""Is the story the same told through the window and through `ctj apply`? The papers carry equal text."""

import io
import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QFileDialog, QLineEdit

from ctj_desktop.domain.records.committees import Committee, Secretariat
from ctj_desktop.domain.records.meetings import AgendaItem, ItemKind
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.texts import Language
from ctj_desktop.ui.documents.paper_view import PaperView
from ctj_desktop.ui.meetings.agenda_grid import AgendaGrid
from ctj_desktop.ui.widgets.fields import ComboBox
from ctj_desktop.ui.widgets.table import Table
from tests.ui.desktop import ALT_SHIFT, CTRL, Desktop, Key

InDialog = Callable[[Callable[[], None], Callable[[], None]], None]
FR, DE, KIND, MINUTES = 1, 2, 3, 4
ITEMS = (
    ("Ouverture & présences", "Eröffnung", 5, "information"),
    ("Marchés transfrontaliers", "Grenzüberschreitende Märkte", 30, "opinion"),
    ("Dossiers du territoire", "Gesuche", 20, "discussion"),
    ("Divers", "Varia", 10, "information"),
)
"""What they are called in both languages; the last one only in that of the committee."""


def titles(language: Language) -> list[dict[str, str]]:
    """Give the titles of the items, the last one only in the committee's own language."""
    both = [{"fr": fr, "de": de} for fr, de, _, _ in ITEMS]
    return [*both[:-1], {language.value: both[-1][language.value]}]


def steps(language: Language) -> list[dict[str, object]]:
    """The story for the command line."""
    name = {"fr": "Comité d’essai", "de": "Probeausschuss"}
    return [
        {"do": "add_committee", "code": "ESS", "name": name, "source_language": language.value},
        {
            "do": "plan_meeting",
            "as": "m",
            "committee": "ESS",
            "on": "2027-06-11",
            "start": "14:30",
            "place": {"fr": "Métabief", "de": "Métabief, Gemeindehaus"},
        },
        *(
            {
                "do": "add_agenda_item",
                "as": f"i{at}",
                "meeting": "$m",
                "title": title,
                "minutes": minutes,
                "item_kind": kind,
            }
            for at, ((_, _, minutes, kind), title) in enumerate(zip(ITEMS, titles(language), strict=True))
        ),
        {"do": "indent_agenda_item", "item": "$i2"},
    ]


def words_of(pdf: bytes) -> list[str]:
    """The text of every page, word by word."""
    return [word for page in PdfReader(io.BytesIO(pdf)).pages for word in page.extract_text().split()]


def ctj(*arguments: str | Path) -> str:
    """A command as an administrator gives it, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "ctj_desktop.cli", *map(str, arguments)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def told_by_commands(folder: Path, on: date, side: Side, language: Language) -> bytes:
    """The same story as `ctj new`, `ctj apply` and `ctj print` tell it.

    The window puts the office into the letterhead of its side when it makes the workspace.
    """
    letterhead: dict[str, object] = {
        "do": "add_secretariat",
        "committee": "ESS",
        "side": side,
        "lines": ["Secrétariat CH"],
    }
    file, typed, paper = folder / "commands.ctj", folder / "steps.jsonl", folder / "commands.pdf"
    committee, *others = steps(language)
    told = [committee, letterhead, *others]
    lines = [json.dumps({"at": "2027-02-24T09:00:00Z", **step}, ensure_ascii=False) for step in told]
    typed.write_text("\n".join(lines), "utf-8")
    ctj("new", file)
    ctj("apply", file, typed)
    assert len(json.loads(ctj("list", file, "items", "--json"))) == len(ITEMS)
    ctj("print", file, "agenda", "--meeting", "2027-01", "--on", on.isoformat(), "-o", paper)
    return paper.read_bytes()


def told_through_the_window(desktop: Desktop, in_dialog: InDialog) -> None:
    """By keys and clicks alone."""

    def set_up_the_workspace() -> None:
        desktop.fill("dialog.workspace.office", "Secrétariat CH")
        desktop.fill("dialog.workspace.committee.fr", "Comité d’essai")
        desktop.fill("dialog.workspace.committee.de", "Probeausschuss")
        desktop.fill("dialog.workspace.code", "ESS")
        desktop.unprotected()
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
    (committee,) = desktop.store.all(Committee)
    own = committee.source_language
    for row, ((_, _, minutes, kind), title) in enumerate(zip(ITEMS, titles(own), strict=True)):
        desktop.press(Key.Key_Return)
        desktop.keys(title.pop(own.value))
        desktop.press(Key.Key_Return)
        for language, other in title.items():
            type_into(desktop, table, row, {"fr": FR, "de": DE}[language], other)
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
    choice = desktop.find(ComboBox, "agenda.editor.kind")
    choice.choose(ItemKind(kind))
    choice.activated.emit(choice.currentIndex())


@pytest.mark.long
def test_the_papers_of_both_tellings_carry_equal_text(
    desktop: Desktop, in_dialog: InDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "window.ctj"
    monkeypatch.setattr(
        "ctj_desktop.ui.workspace.new_workspace.QFileDialog.getSaveFileName", lambda *_args: (str(target), "")
    )
    told_through_the_window(desktop, in_dialog)
    desktop.press(Key.Key_P, CTRL)
    by_window = saved_from_the_page(desktop, tmp_path / "window.pdf", monkeypatch)
    (own,) = desktop.store.all(Secretariat)
    (committee,) = desktop.store.all(Committee)
    by_commands = told_by_commands(tmp_path, desktop.workspace.today(), own.side, committee.source_language)
    assert desktop.store.count(AgendaItem) == len(ITEMS)
    assert words_of(by_window) == words_of(by_commands)
    assert "Grenzüberschreitende" in words_of(by_window)


def saved_from_the_page(desktop: Desktop, target: Path, monkeypatch: pytest.MonkeyPatch) -> bytes:
    """The button saves what is shown."""
    view = desktop.find(PaperView, "preview.view")
    desktop.bot.waitUntil(lambda: view.pictured() > 0)
    desktop.settle()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    desktop.click("documents.save")
    desktop.settle()
    return target.read_bytes()


@pytest.mark.long
def test_the_minutes_of_a_held_meeting_carry_equal_text(
    desktop: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the sample: once by `ctj sample` and `ctj print`, once through the window."""
    file, paper = tmp_path / "sample.ctj", tmp_path / "commands.pdf"
    ctj("sample", file)
    ctj("print", file, "minutes", "--meeting", "2026-02", "--on", "2027-02-24", "-o", paper)
    assert desktop.window.open_file(file)
    desktop.press(Key.Key_2, CTRL)
    table = desktop.find(Table, "meetings.table")
    table.setFocus()
    desktop.press(Key.Key_Down)
    assert table.current_key() == desktop.meeting("2026-02").id
    desktop.press(Key.Key_Return)
    desktop.press(Key.Key_P, CTRL)
    desktop.click("documents.paper.minutes")
    by_window = saved_from_the_page(desktop, tmp_path / "window.pdf", monkeypatch)
    assert words_of(by_window) == words_of(paper.read_bytes())
    assert "beschlussfähig" in " ".join(words_of(by_window))
