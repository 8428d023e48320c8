"""What does the program write, print and say of a workspace? Everything that must stay as it is when the house changes.

    ctj sample FILE
    python -m tests.ui.outputs FILE FOLDER

Run it before a change and after it, on the same file and the same day: `diff -r BEFORE AFTER` is the proof. It opens
a copy. Files hold one line for each thing; of papers and workbooks they hold the hash of the bytes.
"""

import contextlib
import hashlib
import io
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLabel, QWidget

from ctj_desktop.app import doors
from ctj_desktop.cli import main as ctj
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.kinds import BY_NAME
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.catalogue.lists import LISTS, OF_A_MEETING
from ctj_desktop.services.kinds.catalogue import ENTRIES
from ctj_desktop.services.kinds.entry import VERBS
from ctj_desktop.services.naming.labels import OTHER_LABELS, label_text
from ctj_desktop.services.papers.all_papers import places
from ctj_desktop.services.papers.making import Printing, make, paper_name
from ctj_desktop.services.papers.paper import LAYOUTS, About, OfCommittee, Paper, PaperForm
from ctj_desktop.settings import Settings
from ctj_desktop.storage.store import Store
from ctj_desktop.ui.forms.screens import sheet
from ctj_desktop.ui.frame.language import WindowLanguage
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.sections import SECTIONS
from ctj_desktop.ui.style.theme import Scheme, Theme
from ctj_desktop.ui.window.main_window import MainWindow
from ctj_desktop.ui.window.screens import BY_PAGE
from tests.ui.grab import settle

ON: Final = date(2027, 2, 24)
"""The day on which papers are printed."""
MEETING: Final = "2026-01"
"""The meeting of the sample whose lists are read."""
NAMED: Final[tuple[dict[str, str], ...]] = ({}, {"name": "Ada Exemple"}, {"title": "Marchés"}, {"number": "2026-02"})


def main(workspace: Path, folder: Path) -> None:
    """Writes one file for each kind of output."""
    with tempfile.TemporaryDirectory() as data:
        os.environ["CTJ_DATA_DIR"] = data
        sample, empty = Path(data) / "sample.ctj", Path(data) / "empty.ctj"
        shutil.copyfile(workspace, sample)
        _said("new", str(empty))
        folder.mkdir(parents=True, exist_ok=True)
        outputs: dict[str, Callable[[], Iterator[str]]] = {
            "papers": lambda: papers(sample),
            "lists": lambda: lists(sample),
            "usage": usage,
            "history": history,
            "window": lambda: window(sample),
            "window-empty": lambda: window(empty),
        }
        for name, lines in outputs.items():
            (folder / f"{name}.txt").write_text("\n".join(lines()) + "\n", encoding="utf-8")


def papers(path: Path) -> Iterator[str]:
    """Every paper of every meeting and committee, in every layout and form: its name and the hash of its file."""
    t = load_translator("fr_CH")
    with contextlib.closing(Store.open(path, read_only=True)) as store:
        meetings: list[About] = [meeting.id for meeting in store.all(Meeting, order="on, id")]
        committees: list[About] = [OfCommittee(committee=one.id) for one in store.all(Committee, order="id")]
        for subjects, of_meeting in ((meetings, True), (committees, False)):
            for number, about in enumerate(subjects):
                for paper, _place in places(of_meeting=of_meeting):
                    for printing, form in _ways(paper):
                        name = paper_name(t, store, paper.name, about, printing, form)
                        way = f"{paper.name} {number} {printing.layout} {'public ' if printing.public else ''}{form}"
                        try:
                            made = make(store, paper.name, about, printing, form)
                        except (UserError, StoreError) as refused:
                            yield f"{way} {name} {type(refused).__name__}"
                        else:
                            yield f"{way} {name} {_hash(made.file)} {made.gaps} {made.left_out}"


def _ways(paper: Paper) -> Iterator[tuple[Printing, PaperForm]]:
    for form in paper.forms:
        for layout in LAYOUTS:
            yield Printing(printed_on=ON, layout=layout), form
        if paper.public:
            yield Printing(printed_on=ON, public=True), form


def lists(path: Path) -> Iterator[str]:
    """Every list of `ctj list`, for a person and as CSV."""
    for kind in LISTS:
        for more in ((), ("--csv",)):
            yield f"== {kind} {' '.join(more)}"
            yield _said("list", str(path), kind, *more, *(("--meeting", MEETING) if kind in OF_A_MEETING else ()))


def usage() -> Iterator[str]:
    """What `ctj` says of itself, in every language."""
    for words in (("--help",), ("steps",), ("steps", "--json")):
        for language in ("fr", "de", "en"):
            yield f"== {' '.join(words)} {language}"
            yield _said(*words, "--lang", language)


def history() -> Iterator[str]:
    """Every sentence of the history."""
    keys = [*(f"{kind}.{verb}" for kind in BY_NAME for verb in VERBS), *OTHER_LABELS]
    for locale in ("fr_CH", "de_CH", "en"):
        t = load_translator(locale)
        for key in keys:
            for args in NAMED:
                yield f"{locale} {key} {label_text(t, key, args)}"


def window(path: Path) -> Iterator[str]:
    """The menus of the window and what every page says, in French and in German."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    sheet.BELOW_SIGHT = 100_000_000  # what stands below comes at once
    shown = MainWindow(Theme(app, Scheme.LIGHT), WindowLanguage(load_translator("fr_CH")), doors(), Settings())
    shown.resize(1280, 800)
    shown.show()
    shown.open_file(path)
    for locale in ("fr_CH", "de_CH"):
        shown.desk.language.switch(locale)
        settle(app, shown)
        for menu in shown.menuBar().actions():
            yield from _entries(menu, locale)
        assert shown.view is not None
        for place in _places(shown.view.workspace.store):
            shown.desk.navigator.go(place)
            settle(app, shown)
            yield from (f"{locale} {place.page}: {text}" for text in _texts(shown.view))
    shown.close_workspace()
    shown.close()


def _places(store: Store) -> Iterator[Place]:
    """Every section with its views and pages, and each page that shows a record, with the last one of its kind."""
    for section in SECTIONS:
        yield Place(page=section.key)
        yield from (Place(page=section.key, detail=view) for view, _word in section.views)
        yield from (Place(page=page) for page, _word, _elsewhere in section.pages)
    yield from (Place(page=page) for page in BY_PAGE)
    for entry in ENTRIES:
        if entry.shown is not None:
            records = store.all(BY_NAME[entry.shown.of or entry.name], order="id")
            yield from (Place(page=entry.shown.page, record=record.id) for record in records[-1:])


def _entries(action: QAction, trail: str) -> Iterator[str]:
    here = f"{trail} > {action.text()}"
    menu = action.menu()
    if menu is None:
        keys = ", ".join(key.toString() for key in action.shortcuts())
        yield f"{here} [{action.objectName()}] {keys}"
        return
    assert isinstance(menu, QWidget)
    menu.aboutToShow.emit()  # type: ignore[attr-defined]
    for entry in menu.actions():
        yield from _entries(entry, here)


def _texts(view: QWidget) -> Iterator[str]:
    for widget in view.findChildren(QWidget):
        if not widget.isVisible():
            continue
        text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
        if text or widget.accessibleName():
            yield f"{widget.objectName()} “{text}” “{widget.accessibleName()}” “{widget.toolTip()}”"
        if isinstance(widget, QAbstractItemView) and (model := widget.model()) is not None:
            for row in range(model.rowCount()):
                cells = (model.index(row, column).data() for column in range(model.columnCount()))
                yield f"{widget.objectName()} {row}: {' | '.join(str(cell) for cell in cells)}"


def _said(*words: str) -> str:
    """What a command writes."""
    written = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with contextlib.redirect_stdout(written), contextlib.redirect_stderr(written):
        code = ctj(words)
    written.flush()
    written.seek(0)
    return f"{written.read()}[{code}]"


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:20]


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
