"""What do the screens look like? Renders them in languages, schemes and scales, for a person to look at.

    python -m tests.ui.grab FOLDER [NAME …]

Scale 1.5 needs a process of its own, because Qt reads it once at its start.
"""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from ctj_desktop.i18n import load_translator
from ctj_desktop.ui.language import WindowLanguage
from ctj_desktop.ui.style.theme import Scheme, Theme

Screen = Callable[[Theme, WindowLanguage], QWidget]
SIZE = QSize(1280, 800)


def screens() -> dict[str, Screen]:
    """Every screen by name."""
    from tests.ui.gallery import gallery

    return {"gallery": gallery}


def grab_all(folder: Path, names: list[str], scale: float) -> list[Path]:
    """Renders the named screens (all without names) and returns the files."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    files = []
    for scheme in (Scheme.LIGHT, Scheme.DARK):
        theme = Theme(app, scheme)
        for locale in ("fr_CH", "de_CH"):
            language = WindowLanguage(load_translator(locale, on_screen=True))
            for name, screen in screens().items():
                if names and name not in names:
                    continue
                widget = screen(theme, language)
                files.append(grab(app, widget, folder / f"{name}-{locale[:2]}-{scheme}-{scale:g}.png"))
                widget.deleteLater()
    return files


def grab(app: QApplication, widget: QWidget, path: Path) -> Path:
    """One picture of a widget, laid out and painted."""
    widget.resize(SIZE)
    widget.show()
    for _ in range(4):
        app.processEvents()
    widget.grab().save(str(path))
    widget.hide()
    return path


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
