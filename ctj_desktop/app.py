"""How does the window start? The only file that knows every layer: `ctj-desktop [FILE] [--demo]`."""

import argparse
import logging
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from importlib import import_module
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QEvent, QLocale, QTimer
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from ctj_desktop import __version__, quick_imports
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.paths import user_data
from ctj_desktop.problems import note_problem
from ctj_desktop.services.steps.here import is_sample
from ctj_desktop.settings import load_settings
from ctj_desktop.storage.errors import DamagedWorkspace, WrongKey
from ctj_desktop.storage.store import Store
from ctj_desktop.ui.frame.jobs import Progress
from ctj_desktop.ui.frame.language import WindowLanguage
from ctj_desktop.ui.frame.layout_items import forget_added_items
from ctj_desktop.ui.style.theme import Contrast, Scheme, Theme
from ctj_desktop.ui.window.ahead import AHEAD, ReadAhead
from ctj_desktop.ui.window.main_window import MainWindow
from ctj_desktop.ui.workspace.doors import Doors, NewWorkspace

quick_imports.done()
forget_added_items()
log = logging.getLogger(__name__)


def main(arguments: Sequence[str] | None = None) -> int:
    """Opens the window and stays until it is closed."""
    wanted = _parse(sys.argv[1:] if arguments is None else arguments)
    if wanted.check_installation is not None:
        return _check(Path(wanted.check_installation))
    if wanted.picture is not None and wanted.file is not None:
        _grab(Path(wanted.file), Path(wanted.picture))
        return 0
    app = Application(sys.argv[:1])
    app.setApplicationName("CTJ Desktop")
    app.setDesktopFileName("ctj-desktop")
    window = make_window(app)
    sys.excepthook = OutermostDoor(window)
    window.show()
    ReadAhead(window)
    app.serve(window.receive)
    if wanted.file is not None:
        window.receive(Path(wanted.file))
    elif wanted.demo:
        QTimer.singleShot(0, window.open_sample)
    return app.exec()


def make_window(app: QApplication) -> MainWindow:
    """The window as the person left it: language, look, recent files."""
    settings = load_settings()
    scheme = Scheme(settings.scheme) if settings.scheme in tuple(Scheme) else Scheme.SYSTEM
    contrast = Contrast(settings.contrast) if settings.contrast in tuple(Contrast) else Contrast.SYSTEM
    theme = Theme(app, scheme, contrast=contrast, percent=settings.text_size)
    language = WindowLanguage(load_translator(settings.locale or system_locale(), on_screen=True))
    return MainWindow(theme, language, doors(), settings)


def doors() -> Doors:
    """The real ways to a workspace."""
    return Doors(open=_open, create=_create, sample=_sample, is_sample=is_sample)


def system_locale() -> str:
    """French or German, whichever the person put first in the settings of the system; else French.

    What Windows, macOS and Linux each call the language of their own windows, and not how they write dates. The first
    page offers the others.
    """
    spoken = {"fr": "fr_CH", "de": "de_CH"}
    found = (spoken.get(name[:2]) for name in QLocale.system().uiLanguages())
    return next(filter(None, found), "fr_CH")


class Application(QApplication):
    """On macOS the system hands over a file by an event, which may come before the window is there."""

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self._receive: Callable[[Path], object] | None = None
        self._early: list[Path] = []

    def serve(self, receive: Callable[[Path], object]) -> None:
        """From now on files go there; those that came before as well."""
        self._receive = receive
        for path in self._early:
            receive(path)
        self._early.clear()

    def event(self, event: QEvent) -> bool:
        if not isinstance(event, QFileOpenEvent):
            return super().event(event)
        path = Path(event.file())
        if self._receive is None:
            self._early.append(path)
        else:
            self._receive(path)
        return True


class OutermostDoor:
    """What nobody caught: logged whole, and said in one sentence; what was saved is safe."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        log.error("uncaught", exc_info=(kind, error, trace))
        note_problem(user_data(), error, datetime.now())
        t = self._window.desk.t
        if isinstance(error, UserError | StoreError):
            text = sentence(t, error)
        else:
            text = t(
                "Something unexpected happened. What was saved is safe; close and open the program again. "
                "Help › Report a problem… writes down where it was."
            )
        self._window.say(text)


def _open(path: Path, read_only: bool, key: bytes | None = None) -> Store:
    from ctj_desktop.services.workspace.reference import renew

    try:
        store = Store.open(path, read_only=read_only, key=key)
    except WrongKey as error:  # it opens a backup of it: what is damaged is the first page
        raise DamagedWorkspace(path.name, "key") from error
    renew(store)
    return store


def _create(wanted: NewWorkspace) -> Store:
    from ctj_desktop.services.workspace.setting_up import set_up

    return set_up(
        wanted.path,
        office=wanted.office,
        side=wanted.side,
        committee=wanted.committee,
        code=wanted.code,
        source_language=wanted.language,
    )


def _sample(_progress: Progress) -> Path:
    from ctj_desktop.services.workspace.demo import fresh_sample

    return fresh_sample(user_data() / "samples", datetime.now())


def _check(folder: Path) -> int:
    from ctj_desktop.installation import SAMPLE, check_installation
    from ctj_desktop.ui.workspace.reporting import screens

    def window() -> str:
        picture = folder / "window.png"
        _grab(folder / SAMPLE, picture)
        return f"{picture.stat().st_size} bytes"

    return 0 if check_installation(folder, ("window", window), ("screens", screens)) else 1


def _grab(workspace: Path, picture: Path) -> None:
    """A picture of the window over a workspace, as it is first painted; what is read once it stands is read too."""
    app = QApplication.instance()
    window = make_window(app if isinstance(app, QApplication) else QApplication(sys.argv[:1]))
    if not window.open_file(workspace):
        raise RuntimeError(window.welcome.refusal.sentence())
    window.show()
    QApplication.processEvents()
    if not window.grab().save(str(picture)):
        raise OSError(picture)
    window.close()
    for module in AHEAD:
        import_module(module)


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="ctj-desktop")
    parser.add_argument("file", nargs="?")
    parser.add_argument("--demo", action="store_true")
    parser.add_argument("--version", action="version", version=f"CTJ Desktop {__version__}")
    parser.add_argument("--check-installation", metavar="FOLDER")
    parser.add_argument("--picture", metavar="PNG")
    return parser.parse_args(list(arguments))


if __name__ == "__main__":
    sys.exit(main())
