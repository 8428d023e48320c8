"""How is a year told: a day at the window, what a person does there, and what the papers of the day say?"""

import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog
from pytestqt.qtbot import QtBot

from ctj_desktop.app import doors
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.translator import ZONE
from ctj_desktop.services.steps.states import meeting_state
from ctj_desktop.settings import Settings
from ctj_desktop.ui.frame.language import WindowLanguage
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.widgets.fields import ComboBox
from ctj_desktop.ui.window.main_window import MainWindow
from tests.ui.desktop import ALT, CTRL, Desktop, InDialog, Key

FILE = "Comité.ctj"


@dataclass
class Shelf:
    """What a part begins with and leaves: the workspace, the installation, what was made for others."""

    folder: Path

    @property
    def file(self) -> Path:
        """The workspace."""
        return self.folder / FILE

    def made(self, *parts: str) -> list[Path]:
        """The files that were made, whose name and folder hold all of these words, in order."""
        files = (path for path in self.folder.rglob("*") if path.is_file() and "data" not in path.parts)
        return sorted(path for path in files if all(part in str(path.relative_to(self.folder)) for part in parts))


class Day:
    """A person before the window on one day, or on several of one part."""

    def __init__(self, desktop: Desktop, in_dialog: InDialog, shelf: Shelf) -> None:
        self.desktop, self.in_dialog, self.shelf = desktop, in_dialog, shelf
        self.now = datetime(2027, 1, 4, 9, 0, tzinfo=ZONE)

    # time

    def is_on(self, day: date, at: time = time(9, 0)) -> None:
        """The clock of the wall stands there; each look at it is a millisecond later, so that acts stay in order."""
        self.now = datetime.combine(day, at, tzinfo=ZONE)
        store = self.desktop.store
        store.environment = replace(store.environment, clock=self._look)
        store.keep_setting("today", day.isoformat())

    def at(self, hour: int, minute: int) -> None:
        """Later on the same day."""
        self.now = self.now.replace(hour=hour, minute=minute, second=0)

    def _look(self) -> datetime:
        self.now += timedelta(milliseconds=1)
        return self.now.astimezone(UTC)

    # acts

    def press(self, *keys: Key) -> None:
        """Key after key."""
        for key in keys:
            self.desktop.press(key)

    def line(self, text: str) -> None:
        """Typed, and Enter."""
        self.desktop.keys(text)
        self.desktop.press(Key.Key_Return)

    def fill(self, name: str, text: str) -> None:
        """Into a field, and out of it by Tab."""
        self.desktop.fill(name, text)
        self.desktop.leave()

    def choose(self, name: str, value: object) -> None:
        """A line of a list that drops down."""
        choice = self.desktop.find(QComboBox, name)
        assert isinstance(choice, ComboBox)
        choice.choose(value)
        choice.activated.emit(choice.currentIndex())

    def command(self, text: str) -> None:
        """An act found in the palette."""
        self.desktop.press(Key.Key_K, CTRL)
        self.desktop.keys(self.desktop.window.desk.t(text).replace("&", "").rstrip("…"))
        self.desktop.press(Key.Key_Return)

    def opening(self, act: Callable[[], object], inside: Callable[[], object]) -> None:
        """What opens a dialog, and what is done in it."""
        self.in_dialog(lambda: void(act()), lambda: void(inside()))

    def find_by_words(self, text: str) -> None:
        """Ctrl+F, the words, and the first that is found."""
        self.desktop.press(Key.Key_F, CTRL)
        self.desktop.keys(text)
        self.desktop.press(Key.Key_Return)

    def to_mode(self, key: Key) -> None:
        """Prepare, hold, approve: Alt+1, 2, 3."""
        self.desktop.press(key, ALT)

    def receive(self, path: Path) -> None:
        """A file is dropped on the window."""
        self.desktop.window.receive(path)
        self.desktop.settle()

    # what stands there

    def meeting(self, on: date) -> Meeting:
        """The meeting of a day."""
        [found] = [one for one in self.desktop.store.all(Meeting) if one.on == on]
        return found

    def state(self, on: date) -> str:
        """Where it stands."""
        return meeting_state(self.desktop.store, self.meeting(on).id)

    def says(self, text: str, **fields: object) -> str:
        """A sentence in the language of the window."""
        return self.desktop.window.desk.t(text).format(**fields)

    def save_paper(self, name: str) -> str:
        """What is shown in the print centre, saved as PDF: its words."""
        path = self.shelf.folder / "papiers" / name
        path.parent.mkdir(exist_ok=True)
        self.desktop.settle()
        with pytest.MonkeyPatch.context() as patch:  # the system's own dialog is not ours to press keys in
            patch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: (str(path), ""))
            self.desktop.click("documents.save")
            self.desktop.settle()
        return words(path)


def void(_value: object) -> None:
    """Whatever an act returns says nothing."""


@contextmanager
def a_window(
    bot: QtBot, theme: Theme, locale: str, shelf: Shelf, in_dialog: InDialog, *, empty: bool = False
) -> Iterator[Day]:
    """The window of a part; what it wrote stays on the shelf."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CTJ_DATA_DIR", str(shelf.folder / "data"))
        window = MainWindow(theme, WindowLanguage(load_translator(locale, on_screen=True)), doors(), Settings())
        window.resize(1280, 800)
        with bot.waitExposed(window):
            window.show()
        window.activateWindow()
        desktop = Desktop(bot, window, shelf.file)
        if not empty:
            assert window.open_file(shelf.file)
        try:
            yield Day(desktop, in_dialog, shelf)
        finally:
            window.close()
            window.deleteLater()
            app = QApplication.instance()
            assert isinstance(app, QApplication)
            app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


# papers


def words(source: Path | bytes) -> str:
    """The text of a PDF as one line: hyphens at the end of a line and what parts words are the layout's affair."""
    content = source if isinstance(source, bytes) else source.read_bytes()
    text = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    return " ".join(text.replace("\u00ad", "").replace("\u00a0", " ").replace("\u202f", " ").split())


def bare(text: str) -> str:
    """Letters, digits and nothing else."""
    return "".join(sign for sign in text if sign.isalnum())


def missing(paper: str, *said: str) -> list[str]:
    """Which of these a paper does not say."""
    letters = bare(paper)
    return [one for one in said if bare(one) not in letters]


def mail(path: Path) -> EmailMessage:
    """A draft, as the standard library reads it."""
    message = BytesParser(policy=policy.default).parsebytes(path.read_bytes())
    assert isinstance(message, EmailMessage)
    return message


def body_of(message: EmailMessage) -> str:
    """What it says."""
    part = message.get_body(("plain",))
    assert part is not None
    text: str = part.get_content()
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())


def enclosed(message: EmailMessage) -> dict[str, bytes]:
    """Its attachments by name."""
    return {part.get_filename() or "": part.get_payload(decode=True) for part in message.iter_attachments()}  # type: ignore[misc]


def to_whom(messages: Sequence[EmailMessage]) -> list[str]:
    """Whoever they go to, openly or not."""
    heads = (message[head] for message in messages for head in ("To", "Cc", "Bcc") if message[head])
    return sorted(address.addr_spec for head in heads for address in head.addresses)
