"""What does the window cost when a file holds years of several territories: a section, a filter, the palette, a key?

Each figure runs to the end of the paint. The first and the second visit of every page stand beside each other, both as
what the processor worked; the others tell it too. `CTJ_BENCH_FILE` takes a sample that is there (it is copied, since
acts are written), otherwise the one of `bench_scale` is used, or the small one.
"""

import os
import shutil
import statistics
import time
from collections.abc import Callable, Iterator
from datetime import time as clock
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from ctj_desktop.app import make_window
from ctj_desktop.domain.clock import agenda
from ctj_desktop.domain.ids import MeetingId
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting, MeetingState
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.i18n.translator import ZONE
from ctj_desktop.services.meetings.life import convene_meeting
from ctj_desktop.services.membership.roll import roll_of
from ctj_desktop.services.minutes.blocks import add_block
from ctj_desktop.services.session.attendance import record_arrival
from ctj_desktop.services.session.course import begin_item, open_session
from ctj_desktop.services.steps.states import meeting_state
from ctj_desktop.services.workspace.sample import make_sample
from ctj_desktop.ui.forms.drafts import PAUSE_MILLISECONDS
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.sections import SECTIONS
from ctj_desktop.ui.frame.view_context import Page
from ctj_desktop.ui.widgets.fields import SearchField
from ctj_desktop.ui.window.main_window import MainWindow
from ctj_desktop.ui.window.screens import BY_PAGE
from tests.benchmarks.table import Figure

ROUNDS: Final = 9
OPENINGS: Final = 4
"""So often the file is opened and every page visited twice; the first time, when modules are read, is told apart."""
BLOCKS: Final = 200
TYPED: Final = 300
"""Keys: some five lines of a passage."""
SEARCHES: Final = ("verger", "projet avis", "a")
FILTERS: Final = {
    "meetings": ("verger", "projet avis", "a", "pr"),
    "members": ("maire", "contact", "a", "de"),
    "decisions": ("verger", "projet avis", "a", "pr"),
    "tasks": ("verger", "a"),
}
LISTS: Final = ("decisions", "tasks")
"""Those that share a page."""


def figures(folder: Path) -> Iterator[Figure]:
    """Sections, filters, palette, keys of a meeting."""
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication([])
    window, bare = make_window(app), QMainWindow()
    for one in (window, bare):
        one.resize(1280, 800)
        one.show()
    bare.setCentralWidget(QWidget(bare))
    window.activateWindow()
    path = _workspace(folder)
    assert window.open_file(path)
    desk = _Desk(app, window, bare)
    yield from _visits(desk, path)
    yield from _filters(desk)
    yield from _palette(desk)
    yield from _meeting(desk)
    window.close()
    bare.close()


class _Desk:
    """The window beside a bare one, and how something is done to the end of its paint."""

    def __init__(self, app: QApplication, window: MainWindow, bare: QMainWindow) -> None:
        self.app, self.window, self.bare = app, window, bare

    def settle(self) -> None:
        """Everything that waits is done: a screen counts when it stands."""
        for _ in range(3):
            self.app.processEvents()

    def go(self, place: Place) -> None:
        """Opens a place and paints it."""
        self.window.desk.navigator.go(place)
        self.settle()

    def page(self) -> Page | None:
        """What is on the screen."""
        return self.window.view.page if self.window.view is not None else None

    def press(self, key: Qt.Key) -> None:
        """A key for whatever has the keyboard."""
        focused = self.window.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)

    def figure(
        self, name: str, act: Callable[[], object], aim: str, before: Callable[[], object] = lambda: None
    ) -> Figure:
        """Beside the whole repaint of a bare window, in turn; `before` is not counted, nor is the first of each."""
        acts: list[tuple[float, float]] = []
        bares: list[tuple[float, float]] = []
        for _ in range(ROUNDS + 1):
            before()
            self.settle()
            acts.append(self.timed(act))
            bares.append(self.timed(self.bare.repaint))
        mine, worked = (statistics.median(side) for side in zip(*acts[1:], strict=True))
        theirs = statistics.median(took for took, _ in bares[1:])
        said = f"{name} ({worked:.0f} ms of the processor)"
        return Figure(said, mine, "repaint of a bare window", theirs, ROUNDS, aim)

    def timed(self, act: Callable[[], object]) -> tuple[float, float]:
        """Milliseconds by the clock and of the processor: they part where others work on the machine."""
        start, worked = time.perf_counter(), time.process_time()
        act()
        self.settle()
        return (time.perf_counter() - start) * 1000, (time.process_time() - worked) * 1000


def _workspace(folder: Path) -> Path:
    given, own = os.environ.get("CTJ_BENCH_FILE"), folder / "screens.ctj"
    scale = folder / "scale.ctj"
    if given or scale.exists():
        shutil.copy(given or scale, own)
    else:
        make_sample(own).close()
    return own


def _visits(desk: _Desk, path: Path) -> Iterator[Figure]:
    """Of every page the first visit beside the second: whoever comes first waits for its widgets and for its list.

    That of today was seen already when the file was opened.
    """
    pages = [*(section.key for section in SECTIONS), *BY_PAGE]
    first: dict[str, list[float]] = {page: [] for page in pages}
    second: dict[str, list[float]] = {page: [] for page in pages}
    for _ in range(OPENINGS):
        desk.window.close_workspace()
        desk.app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        assert desk.window.open_file(path)
        desk.settle()
        for page in pages:
            for visits in (first, second):
                desk.go(Place(page="bin"))
                _, worked = desk.timed(partial(desk.go, Place(page=page)))
                visits[page].append(worked)
                shown = desk.page()
                assert shown is not None
                assert page in (shown.section, shown.objectName().removeprefix("page."))
    for page in pages:
        opened, *others = first[page]
        yield Figure(
            f"{page}, first visit ({opened:.0f} ms the very first time)",
            statistics.median(others),
            "second visit",
            statistics.median(second[page][1:]),
            OPENINGS - 1,
            "<= 50 ms",
        )


def _filters(desk: _Desk) -> Iterator[Figure]:
    """Without the pause that waits for the next letter."""
    for page, every in FILTERS.items():
        desk.go(Place(page="registers", detail=page) if page in LISTS else Place(page=page))
        field = desk.window.findChild(SearchField, f"{page}.search")
        shown = desk.page()
        assert field is not None
        assert shown is not None

        def typed(words: str, field: SearchField = field, shown: Page = shown) -> None:
            field.setText(words)
            for pause in shown.findChildren(QTimer):
                if pause.isActive():
                    pause.start(0)

        for words in every:
            yield desk.figure(
                f"{page} with “{words}”",
                partial(typed, words),
                "<= 100 ms",
                before=partial(typed, ""),
            )
        typed("")
    for name in LISTS:
        other = Place(page="registers", detail=next(one for one in LISTS if one != name))
        here = Place(page="registers", detail=name)
        yield desk.figure(f"to {name}", partial(desk.go, here), "<= 50 ms", before=partial(desk.go, other))


def _palette(desk: _Desk) -> Iterator[Figure]:
    view = desk.window.view
    assert view is not None
    field = view.shell.top.search

    def opened() -> None:
        field.clear()
        view.shell.pages.setFocus()
        desk.window.desk.actions["search"].trigger()

    yield desk.figure("palette opened", opened, "<= 50 ms")
    for words in SEARCHES:
        field.setText("")
        typed = iter(range(10_000))

        def key(words: str = words, typed: Iterator[int] = typed) -> None:
            at = next(typed) % len(words)
            if at == 0:
                field.setText("")
            field.setText(words[: at + 1])
            field.textEdited.emit(field.text())

        yield desk.figure(f"palette, a key of “{words}”", key, "<= 30 ms")
    field.clear()


def _meeting(desk: _Desk) -> Iterator[Figure]:
    meeting = _in_session(desk)
    place = Place(page="hold", record=meeting)
    meetings = Place(page="meetings")
    yield desk.figure("to a session", lambda: desk.go(place), "<= 100 ms", before=lambda: desk.go(meetings))
    desk.window.desk.actions["attendance"].trigger()
    desk.settle()
    yield desk.figure(
        "attendance key to the new quorum",
        lambda: desk.press(Qt.Key.Key_Space),
        "<= 30 ms",
        before=lambda: desk.press(Qt.Key.Key_Down),  # somebody else each time: nobody comes and goes within a minute
    )
    desk.go(meetings)
    desk.go(place)
    yield desk.figure(f"a key in the minutes, {BLOCKS} blocks", lambda: desk.press(Qt.Key.Key_A), "<= 16 ms")
    yield from _keystrokes(desk)
    for page in ("prepare", "approve"):
        there = Place(page=page, record=meeting)
        yield desk.figure(
            f"from its session to {page}",
            partial(desk.go, there),
            "<= 100 ms",
            before=lambda: desk.go(place),
        )


def _keystrokes(desk: _Desk) -> Iterator[Figure]:
    """A whole text key by key, as long as a passage gets: the middle one and the longest, of the processor alone.

    What comes between is counted as well: lines that are broken anew, and the draft that is kept.
    """
    for name, keys in (("a new passage", Qt.Key.Key_A), ("its other language", Qt.Key.Key_E)):
        worked, bares = list[float](), list[float]()
        for at in range(TYPED):
            key = Qt.Key.Key_Space if at % 7 == 6 else keys
            if at % 100 == 99:
                time.sleep(PAUSE_MILLISECONDS / 1000)  # whoever goes on typing then waits for the draft
            worked.append(desk.timed(partial(desk.press, key))[1])
            bares.append(desk.timed(desk.bare.repaint)[1])
        desk.press(Qt.Key.Key_Tab)
        desk.settle()
        for which, found in (("the middle", statistics.median), ("the longest", max)):
            yield Figure(
                f"{TYPED} keys in {name} of the minutes, {BLOCKS} blocks: {which}",
                found(worked),
                "repaint of a bare window",
                found(bares),
                TYPED,
                "<= 16 ms",
            )


def _in_session(desk: _Desk) -> MeetingId:
    """The coming meeting of a committee, opened an hour ago at most, with minutes under its first item.

    A session that begins later than this minute would have every key of its attendance ask a question.
    """
    view = desk.window.view
    assert view is not None
    workspace = view.workspace
    committee = workspace.store.all(Committee, code="MOC")[0].id
    meeting = next(
        meeting
        for meeting in workspace.store.all(Meeting, committee=committee, order="-on")
        if meeting_state(workspace.store, meeting.id) in (MeetingState.DRAFT, MeetingState.CONVENED)
    )
    assert meeting.on is not None
    now = workspace.now().astimezone(ZONE)
    began = clock(max(now.hour - 1, 0), 0 if now.hour == 0 else now.minute)
    if meeting_state(workspace.store, meeting.id) is MeetingState.DRAFT:
        workspace.do(convene_meeting, meeting=meeting.id, on=workspace.today())
    workspace.do(open_session, meeting=meeting.id, on=meeting.on, opened_at=began)
    for roll in roll_of(workspace.store, meeting.id)[:-1]:
        workspace.do(record_arrival, meeting=meeting.id, seat=roll.seat, arrived=began)
    item = agenda(workspace.store.all(AgendaItem, meeting=meeting.id)).rows[0].item.id
    workspace.do(begin_item, item=item, started=began)
    for number in range(BLOCKS):
        text = f"Le secrétariat présente le point {number + 1} et répond aux questions des communes."
        workspace.do_fields(
            add_block, item=item, text=Bilingual.of(text, f"Das Sekretariat stellt Punkt {number + 1} vor.")
        )
    return meeting.id
