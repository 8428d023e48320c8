"""Does every page that shows a list offer it as a file, and does the file hold what the list shows?"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.widgets.cell import Look
from ctj_desktop.ui.widgets.rows import CELL_ROLE
from ctj_desktop.ui.widgets.table import Table
from tests.ui import screens
from tests.ui.desktop import CTRL, Desktop, Key

LISTS = (
    "meetings",
    "replies",
    "decisions",
    "tasks",
    "projects",
    "members",
    "composition",
    "radar",
    "attending",
    "coverage",
)
DECLARED = ("contact_review", "organisations")
NO_LISTS = {
    "today": "each line leads elsewhere",
    "prepare": "the agenda is a paper",
    "approve": "the minutes are a paper",
    "locked": "the minutes are a paper",
    "remarks": "the synopsis of the remarks is a paper",
    "strategy": "a tree",
    "documents": "the papers themselves",
    "attached": "files that are saved one by one",
    "exchange": "what came and went is this office's own",
    "history": "what was done is no list of records",
    "bin": "what was thrown away",
    "hold": "a session under way",
    "backups": "files on the disk",
    **{f"project-{part}": "the sheet of one project" for part in screens.PARTS},
    "today-sitting": "each line leads elsewhere",
}


SHORT = {"CC", "ADNV", "BFC"}
"""Of names of bodies that a list shortens; the file has the whole name."""


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text)) - SHORT


def shown_in(table: Table) -> Iterator[set[str]]:
    """The words of what stands in the wide columns of each row."""
    model = table.rows_model
    wide = [place for place, column in enumerate(model.columns) if not column.natural and not column.width]
    for row in range(model.rowCount()):
        cells = [model.data(model.index(row, place), CELL_ROLE) for place in wide]
        yield words(" ".join(cell.text for cell in cells if cell.look is not Look.UNFILLED))


def leave(office: Desktop, file: Path) -> Sequence[Sequence[str]]:
    """The rows of the file that Ctrl+E writes."""
    office.press(Key.Key_E, CTRL)
    office.bot.waitUntil(lambda: file.is_file() and not office.window.desk.jobs.pending())
    _head, *rows = csv.reader(io.StringIO(file.read_text(encoding="utf-8-sig")), delimiter=";")
    file.unlink()
    return rows


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "liste.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(path), ""))
    return path


def holds(office: Desktop, file: Path, place: Place) -> None:
    """The file has a row for each of the list, with its words."""
    office.window.desk.navigator.go(place)
    office.settle()
    page = office.view.page
    assert page is not None
    assert not page.why_not("export_list"), place
    rows = leave(office, file)
    table = next(found for found in page.findChildren(Table) if found.isVisible())
    assert len(rows) == table.rows_model.rowCount() > 0, place
    for row, said in zip(rows, shown_in(table), strict=True):
        assert said <= words(" ".join(row)), (place, said - words(" ".join(row)))


@pytest.mark.long
def test_what_a_list_shows_is_in_its_file(office: Desktop, file: Path) -> None:
    lists = dict(takewhile(lambda page: page[0] != "documents", screens.pages(office, declared=DECLARED)))
    for name in (*LISTS, *DECLARED):
        holds(office, file, lists[name])


@pytest.mark.long
def test_what_a_declared_list_shows_is_in_its_file(office: Desktop, file: Path) -> None:
    places = [Place(page=page) for page in screens.DECLARED]
    for place in places:
        office.window.desk.navigator.go(place)
        page = office.view.page
        assert page is not None
        assert "export_list" in page.handlers(), place
        if not page.why_not("export_list"):
            holds(office, file, place)


@pytest.mark.long
def test_what_shows_no_list_is_known(office: Desktop) -> None:
    without = set()
    for name, place in screens.pages(office, declared=()):
        office.window.desk.navigator.go(place)
        page = office.view.page
        assert page is not None
        if "export_list" not in page.handlers():
            without.add(name)
    assert without == NO_LISTS.keys()
