"""A meeting from the first glance to locked minutes, by keys alone: four days over one stored workspace.

Nobody touches a mouse, and no chapter calls a service: they read the store and the screen only to see what the keys
did. Each opens the file that the one before left on the disk.
"""

import hashlib
import io
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import time
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from ctj_desktop.app import doors
from ctj_desktop.domain.ids import MeetingId
from ctj_desktop.domain.records.meetings import AgendaItem, MeetingState
from ctj_desktop.domain.records.minutes import ApprovedVersion, MinuteBlockKind
from ctj_desktop.domain.records.voting import Decision, DecisionResult, Task, Vote
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.meetings.agenda_table import agenda_table
from ctj_desktop.services.minutes.blocks import blocks_of
from ctj_desktop.services.minutes.item_sheet import minute_sheet
from ctj_desktop.services.minutes.proofreading import Reading, proof
from ctj_desktop.services.session.screen import SessionView, read_session
from ctj_desktop.services.steps.states import meeting_state
from ctj_desktop.settings import Settings
from ctj_desktop.ui.approval.list_view import ProofTable
from ctj_desktop.ui.frame.language import WindowLanguage
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.widgets.labels import StatePill
from ctj_desktop.ui.window.main_window import MainWindow
from tests.ui.circulated import sent_by_other_means
from tests.ui.desktop import ALT, CTRL, CTRL_SHIFT, Desktop, InDialog, Key
from tests.ui.sitting import NUMBER, Wall

SHIFT = Qt.KeyboardModifier.ShiftModifier
ADDED = ("Vergers transfrontaliers : suite", "Grenzüberschreitende Obstgärten: Fortsetzung")
DECIDED = ("Le comité rend un avis favorable.", "Der Ausschuss nimmt befürwortend Stellung.")
TOLD = ("Le secrétariat présente le budget de 41 000 €.", "Das Sekretariat stellt das Budget von 41 000 € vor.")
TO_DO = ("Envoyer l’avis au porteur", "Stellungnahme dem Träger senden")


@pytest.fixture
def shelf(tmp_path: Path, sample_once: Path) -> Path:
    """Where the workspace lies between the days, with the installation that numbers."""
    folder = tmp_path / "shelf"
    shutil.copytree(sample_once.parent / "data", folder / "data")
    shutil.copy(sample_once, folder / "Comité.ctj")
    return folder


@dataclass
class Day:
    """A person before the window, on one day of the story."""

    desktop: Desktop
    wall: Wall

    @property
    def meeting(self) -> MeetingId:
        """The meeting of the story."""
        return self.desktop.meeting(NUMBER).id

    @property
    def state(self) -> str:
        """Where it stands."""
        return meeting_state(self.desktop.store, self.meeting)

    def press(self, *presses: Key) -> None:
        """Key after key."""
        for key in presses:
            self.desktop.press(key)

    def line(self, text: str) -> None:
        """Typed, and Enter."""
        self.desktop.keys(text)
        self.desktop.press(Key.Key_Return)

    def command(self, text: str) -> None:
        """An act without a key of its own, found in the palette."""
        self.desktop.press(Key.Key_K, CTRL)
        self.desktop.keys(self.desktop.window.desk.t(text).replace("&", "").rstrip("…"))
        self.desktop.press(Key.Key_Return)

    def workspace(self) -> SessionView:
        """What the service answers now."""
        return read_session(self.desktop.store, self.meeting).at(time(self.wall.now.hour, self.wall.now.minute))

    def quorum(self) -> str:
        """What the strip says."""
        return self.desktop.find(StatePill, "hold.quorum").accessibleName()

    def says(self, text: str, **fields: object) -> str:
        """A sentence in the language of the window."""
        return self.desktop.window.desk.t(text).format(**fields)


DayOf = Callable[[str], AbstractContextManager[Day]]


@pytest.fixture
def day_of(qtbot: QtBot, theme: Theme, shelf: Path, monkeypatch: pytest.MonkeyPatch) -> DayOf:
    """The window of a day, in a language; what it wrote stays on the shelf."""
    monkeypatch.setenv("CTJ_DATA_DIR", str(shelf / "data"))

    @contextmanager
    def opened(locale: str) -> Iterator[Day]:
        window = MainWindow(theme, WindowLanguage(load_translator(locale, on_screen=True)), doors(), Settings())
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        desktop = Desktop(qtbot, window, shelf / "Comité.ctj")
        assert window.open_file(desktop.sample)
        yield Day(desktop, Wall(desktop.store))
        window.close()
        window.deleteLater()
        QApplication.processEvents()

    return opened


def prepared_and_convened(day: Day, in_dialog: InDialog) -> None:
    desktop = day.desktop
    assert desktop.shows("page.today")
    desktop.press(Key.Key_2, CTRL)
    day.press(Key.Key_Return)
    assert desktop.shows("agenda.table")
    desktop.press(Key.Key_End, CTRL)
    desktop.press(Key.Key_Return, CTRL)
    desktop.keys(ADDED[0])

    def say_why() -> None:
        desktop.fill("dialog.late_item.title.de", ADDED[1])
        desktop.fill("dialog.late_item.late_reason.fr", "Demandé par la région après le délai")
        desktop.click("dialog.late_item.go")

    in_dialog(lambda: day.press(Key.Key_Tab), say_why)
    lines = agenda_table(desktop.store, day.meeting).lines
    assert (lines[-1].item.title.fr.text, lines[-1].item.title.de.text) == ADDED

    def convene() -> None:
        day.press(Key.Key_Tab)  # from “Cancel”: Enter alone sends nothing
        in_dialog(lambda: day.press(Key.Key_Return), lambda: desktop.click("dialog.doubts.go"))  # titles lack German
        desktop.until_convened()

    in_dialog(lambda: desktop.press(Key.Key_C, CTRL_SHIFT), convene)
    assert day.state == MeetingState.CONVENED


def held_with_the_quorum_lost_and_regained(day: Day, in_dialog: InDialog) -> None:
    desktop, wall = day.desktop, day.wall
    wall.set(13, 58)
    desktop.press(Key.Key_2, CTRL)
    day.press(Key.Key_Return)
    desktop.press(Key.Key_2, ALT)
    desktop.press(Key.Key_F9)
    day.line("1-3 5 6 8-10 /x 4")
    wall.set(14, 0)
    day.command("Open the session")
    assert day.state == MeetingState.IN_SESSION
    assert day.quorum() == day.says("Quorum reached {count}", count="8/11")
    day.press(Key.Key_Escape, Key.Key_Escape)
    assert desktop.focused().objectName() == "minutes.new.fr"
    for hour in ((14, 1), (14, 6), (14, 12)):
        wall.set(*hour)
        desktop.press(Key.Key_Return, CTRL)
    item = day.workspace().current
    assert item is not None
    day.line(TOLD[0])
    day.press(Key.Key_Up, Key.Key_Tab)
    day.line(TOLD[1])
    wall.set(14, 20)
    day.press(Key.Key_F9, Key.Key_F9)
    day.line("/q 8-10 14:20")
    assert not day.workspace().quorum.reached
    assert day.quorum() == day.says("Quorum not reached {count}", count="5/11")
    day.press(Key.Key_Escape, Key.Key_Escape)
    desktop.keys("/d " + DECIDED[0])
    desktop.press(Key.Key_L, CTRL)
    day.line(DECIDED[1])
    wall.set(14, 21)
    before = votes(desktop)
    day.line("/v 4 0 1")
    assert votes(desktop) == before, "a vote without quorum was taken"
    desktop.press(Key.Key_Escape)
    wall.set(14, 25)
    day.press(Key.Key_F9, Key.Key_F9)
    day.line("8-10 14:25")
    assert day.quorum() == day.says("Quorum reached {count}", count="8/11")
    day.press(Key.Key_Escape, Key.Key_Escape)
    day.line("/v 6 1 1")
    day.press(Key.Key_Return)
    desktop.keys("/t " + TO_DO[0] + " → 26.3.2027")
    desktop.press(Key.Key_L, CTRL)
    day.line(TO_DO[1])
    assert votes(desktop) == before + 1
    shown = minute_sheet(desktop.store, item.item).lines
    assert [line.block.block_kind for line in shown] == [
        MinuteBlockKind.PARAGRAPH,
        MinuteBlockKind.DECISION,
        MinuteBlockKind.VOTE,
        MinuteBlockKind.TASK,
    ]
    assert shown[1].decision is not None
    assert shown[3].task is not None
    written = (shown[0].block.text, shown[1].decision.text, shown[3].task.text)
    assert [(text.fr.text, text.de.text) for text in written] == [TOLD, DECIDED, TO_DO]
    wall.set(15, 40)
    in_dialog(lambda: day.command("Close the session…"), lambda: day.press(Key.Key_Return))
    assert day.state == MeetingState.HELD


def read_once_more_approved_and_locked(day: Day, in_dialog: InDialog) -> None:
    desktop, wall = day.desktop, day.wall
    wall.now = wall.now.replace(month=6, day=18, hour=9)
    desktop.store.keep_setting("today", "2027-06-18")
    desktop.press(Key.Key_2, CTRL)
    desktop.press(Key.Key_F, CTRL)
    desktop.keys(ADDED[1])
    day.press(Key.Key_Return)
    desktop.press(Key.Key_3, ALT)
    assert desktop.shows("approve.table")
    for _ in proof(desktop.store, day.meeting).open_lines:
        desktop.press(Key.Key_F8)
        found = desktop.find(ProofTable, "approve.table").current_line()
        assert found is not None
        if found.reading is Reading.MISSING:
            desktop.press(Key.Key_Return)
            day.line("Nachgetragen")
        else:
            desktop.press(Key.Key_F8, SHIFT)
    assert proof(desktop.store, day.meeting).open_lines == ()
    in_dialog(lambda: day.command("&Circulate the minutes…"), lambda: sent_by_other_means(desktop))
    assert day.state == MeetingState.CIRCULATED

    def sign() -> None:
        desktop.fill("dialog.approve.on", "18.6.2027")
        day.press(Key.Key_Return)

    in_dialog(lambda: day.command("Approve and &lock…"), sign)
    assert day.state == MeetingState.APPROVED
    (version,) = desktop.store.all(ApprovedVersion, meeting=day.meeting)
    assert version.sha256 == hashlib.sha256(version.text.encode()).hexdigest()
    assert all(words in version.text for words in (*TOLD, *DECIDED, *TO_DO, *ADDED))
    desktop.press(Key.Key_Z, CTRL)
    assert day.state == MeetingState.APPROVED, "a lock was undone"


def printed_and_the_paper_says_what_the_record_says(day: Day, tmp_path: Path) -> None:
    desktop, target = day.desktop, tmp_path / "pv.pdf"
    desktop.press(Key.Key_2, CTRL)
    desktop.press(Key.Key_F, CTRL)
    desktop.keys(ADDED[0])
    day.press(Key.Key_Return)
    desktop.press(Key.Key_3, ALT)
    desktop.press(Key.Key_P, CTRL)
    desktop.settle()
    with pytest.MonkeyPatch.context() as patch:  # the system's own dialog is not ours to press keys in
        patch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: (str(target), ""))
        day.command("Save &as…")
        desktop.settle()
    printed = words_of(target.read_bytes())
    decision = desktop.store.all(Decision, meeting=day.meeting)[-1]
    task = desktop.store.all(Task, meeting=day.meeting)[-1]
    assert decision.result is DecisionResult.MAJORITY
    for written in (decision.text, task.text, Bilingual.of(*TOLD), Bilingual.of(*ADDED)):
        for language in (written.fr.text, written.de.text):
            assert found_in(language, printed), language
    for item in desktop.store.all(AgendaItem, meeting=day.meeting):
        for block in blocks_of(desktop.store, item.id):
            assert found_in(block.text.fr.text, printed), block.text.fr.text
            assert found_in(block.text.de.text, printed), block.text.de.text
    assert found_in(decision.number or "?", printed)
    assert found_in(task.number or "?", printed)


def votes(desktop: Desktop) -> int:
    return desktop.store.count(Vote)


def words_of(pdf: bytes) -> str:
    """Letters and digits of every page in order: columns, hyphens and spaces are the layout's affair."""
    return letters(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages))


def letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


def found_in(text: str, printed: str) -> bool:
    return letters(text) in printed


def test_a_meeting_from_its_plan_to_its_paper(day_of: DayOf, in_dialog: InDialog, tmp_path: Path) -> None:
    """Four days, one after the other: the file is closed and opened between them."""
    with day_of("fr_CH") as day:
        prepared_and_convened(day, in_dialog)
    with day_of("fr_CH") as day:
        held_with_the_quorum_lost_and_regained(day, in_dialog)
    with day_of("de_CH") as day:
        read_once_more_approved_and_locked(day, in_dialog)
    with day_of("fr_CH") as day:
        printed_and_the_paper_says_what_the_record_says(day, tmp_path)
