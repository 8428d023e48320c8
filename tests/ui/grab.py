"""What do the screens look like? Renders them in languages, schemes and scales, for a person to look at.

    python -m tests.ui.grab FOLDER [NAME …]

Scale 1.5 needs a process of its own, because Qt reads it once at its start.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from uuid import UUID

from ctj_desktop.domain.record import replace

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from ctj_desktop.app import doors
from ctj_desktop.domain.log.changes import OperationLabel, Outcome
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.records.people import Territory
from ctj_desktop.domain.records.projects import Project
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.exchange.alerts import count_waiting
from ctj_desktop.services.session.under_way import is_in_session
from ctj_desktop.services.workspace.sample import make_sample
from ctj_desktop.settings import Settings
from ctj_desktop.storage.file.environment import Environment
from ctj_desktop.ui.documents.paper_view import PaperView
from ctj_desktop.ui.forms.screens import sheet
from ctj_desktop.ui.frame.language import WindowLanguage
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.style.theme import Contrast, Scheme, Theme
from ctj_desktop.ui.window.main_window import MainWindow
from tests.ui.contradiction import contradict
from tests.ui.gallery import gallery
from tests.ui.grab_shell import SHELL, shell_screen
from tests.ui.minuted import minuted, third_item
from tests.ui.sitting import Wall, the_meeting, under_way

SIZE = QSize(1280, 800)
QUIET_ROUNDS, PATIENCE = 6, 20.0
"""Rounds of the event loop without work before a picture is taken, and the seconds after which it is taken anyhow."""
PAGES = (
    "gallery",
    "welcome",
    "today",
    "meetings",
    "calendar",
    "calendar-year",
    "prepare",
    "replies",
    "hold",
    "approve",
    "locked",
    "decisions",
    "tasks",
    "board",
    "projects",
    "deadlines",
    "dashboard",
    "project-facts",
    "project-partners",
    "project-budget",
    "project-eligibility",
    "project-opinion",
    "project-documents",
    "project-moves",
    "strategy",
    "coverage",
    "territory-figures",
    "territory-projects",
    "comparison",
    "morning",
    "members",
    "composition",
    "radar",
    "attending",
    "documents",
    "attached",
    "history",
    "exchange",
    *SHELL,
)


def grab_all(folder: Path, names: list[str], scale: float) -> list[Path]:
    """Renders the named screens (all without names) over one sample and returns the files."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme = Theme(app, Scheme.LIGHT)
    with tempfile.TemporaryDirectory() as data:
        os.environ["CTJ_DATA_DIR"] = data
        sample = Path(data) / "Mont d’Or–Chasseron.ctj"
        make_sample(sample).close()
        sheet.BELOW_SIGHT = 100_000_000  # a picture does not wait for what comes a moment later
        window = MainWindow(theme, WindowLanguage(load_translator("fr_CH", on_screen=True)), doors(), Settings())
        files = []
        for locale in ("fr_CH", "de_CH"):
            window.desk.language.switch(locale)
            for scheme in (Scheme.LIGHT, Scheme.DARK):
                theme.set_scheme(scheme)
                for name in names or PAGES:
                    theme.set_contrast(Contrast.HIGH if name == "contrast" else Contrast.SYSTEM)
                    widget = _screen(name, window, sample)
                    files.append(grab(app, widget, folder / f"{name}-{locale[:2]}-{scheme}-{scale:g}.png"))
        window.close()
    return files


def _screen(name: str, window: MainWindow, sample: Path) -> QWidget:
    if name == "gallery":
        return gallery(window.desk.theme, window.desk.language)
    if name == "welcome":
        window.close_workspace()
        return window
    if window.view is None or window.view.workspace.store.path != sample:
        window.close_workspace()
        window.open_file(sample)
    assert window.view is not None
    if name == "hold":
        return _sitting(window, sample)
    if name in SHELL:
        return shell_screen(name, window)
    meetings = window.view.workspace.store.all(Meeting, order="on")
    if name == "exchange" and not count_waiting(window.view.workspace.store):
        _contradict(window, sample)
    places = {
        "today": Place(page="today"),
        "meetings": Place(page="meetings"),
        "calendar": Place(page="calendar", detail=f"{meetings[-1].on} month"),
        "calendar-year": Place(page="calendar", detail=f"{meetings[-1].on} year"),
        "prepare": Place(page="prepare", record=meetings[-1].id),
        "replies": Place(page="replies", record=meetings[-1].id),
        "approve": Place(page="approve", record=meetings[-2].id),
        "locked": Place(page="approve", record=meetings[0].id),
        "members": Place(page="members", detail="persons"),
        "composition": Place(page="members", detail="composition"),
        "radar": Place(page="radar"),
        "attending": Place(page="attending", detail="2026"),
        "documents": Place(page="documents", record=meetings[0].id, detail="minutes"),
        "attached": Place(page="documents", detail="attached"),
        "history": Place(page="history", record=meetings[-1].id),
        "exchange": Place(page="exchange"),
        "decisions": Place(page="registers", detail="decisions"),
        "tasks": Place(page="registers", detail="tasks"),
        "strategy": Place(page="strategy"),
        "coverage": Place(page="coverage"),
        "board": Place(page="projects", detail="board"),
        "projects": Place(page="projects", detail="list"),
        "deadlines": Place(page="deadlines"),
        "dashboard": Place(page="dashboard", detail="territory"),
        "comparison": Place(page="comparison"),
        "morning": Place(page="matinees"),
        **_sheets(window),
    }
    window.desk.navigator.go(places[name])
    return window


def _sitting(window: MainWindow, sample: Path) -> QWidget:
    """A meeting in session, in a workspace of its own: the others show the sample as it is."""
    window.close_workspace()
    own = sample.parent / "sitting" / sample.name
    if not own.exists():
        own.parent.mkdir()
        shutil.copy(sample, own)
    window.open_file(own)
    assert window.view is not None
    window.view.shell.status.show_sentence("")  # that the file was copied is of no interest here
    workspace = window.view.workspace
    meeting = the_meeting(workspace)
    if is_in_session(workspace.store, meeting.id):
        Wall(workspace.store).set(14, 27)
    else:
        under_way(workspace)
        minuted(workspace, third_item(workspace))
    window.desk.navigator.go(Place(page="hold", record=meeting.id))
    return window


def _sheets(window: MainWindow) -> dict[str, Place]:
    """The parts of a project's sheet and of the page of a territory."""
    assert window.view is not None
    project = window.view.workspace.store.all(Project, number="P-2026-005")[0].id
    parts = ("facts", "partners", "budget", "eligibility", "opinion", "documents", "moves")
    territory = window.view.workspace.store.all(Territory, code="MOC")[0].id
    return {
        **{f"project-{part}": Place(page="project", record=project, detail=part) for part in parts},
        **{
            f"territory-{part}": Place(page="territory", record=territory, detail=part)
            for part in ("figures", "projects")
        },
    }


def _contradict(window: MainWindow, sample: Path) -> None:
    """A second office writes to the same meeting, and its file comes in."""
    assert window.view is not None
    folder = sample.parent / "pontarlier"
    folder.mkdir()
    environment = replace(Environment.system(), data_folder=folder / "data")
    contradict(window.view.workspace.store, folder, environment).workspace.store.close()
    written = Outcome(None, OperationLabel("merged"), frozenset({("agenda_item", UUID(int=0))}))
    window.view.workspace.bus.publish(written)


def grab(app: QApplication, widget: QWidget, path: Path) -> Path:
    """One picture of a widget, laid out and painted."""
    if not isinstance(widget, QDialog):
        widget.resize(SIZE)
    widget.show()
    settle(app, widget)
    widget.grab().save(str(path))
    widget.hide()
    if isinstance(widget, QDialog):
        widget.deleteLater()  # it would follow the theme after its workspace is closed
        app.sendPostedEvents(widget, QEvent.Type.DeferredDelete.value)
    return path


def settle(app: QApplication, widget: QWidget) -> None:
    """Waits until everything is there that the widget shows, for `PATIENCE` at most."""
    quiet, end = 0, time.monotonic() + PATIENCE
    while quiet < QUIET_ROUNDS and time.monotonic() < end:
        app.processEvents()
        quiet = quiet + 1 if _is_ready(widget) else 0


def _is_ready(widget: QWidget) -> bool:
    """Nothing is being made, and of a document at least the first page is drawn."""
    papers = [view for view in widget.findChildren(PaperView) if view.isVisible()]
    busy = isinstance(widget, MainWindow) and widget.desk.jobs.pending() > 0
    return not busy and all(view.pictured() for view in papers)


def main(arguments: list[str]) -> int:
    """Renders scale 1 here and scale 1.5 in a child."""
    folder, names = Path(arguments[0]), arguments[1:]
    folder.mkdir(parents=True, exist_ok=True)
    scale = float(os.environ.get("QT_SCALE_FACTOR", "1"))
    grab_all(folder, names, scale)
    if scale == 1:
        command = [sys.executable, "-m", "tests.ui.grab", *arguments]
        return subprocess.call(command, env={**os.environ, "QT_SCALE_FACTOR": "1.5"})
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
