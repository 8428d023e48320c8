"""How is a long story told in parts, each over a copy of what the part before it left?"""

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from pytestqt.qtbot import QtBot

from ctj_desktop.ui.style.theme import Theme
from tests.ui.desktop import InDialog
from tests.ui.whole.year.telling import Day, Shelf, a_window

Tell = Callable[[str], None]


class Part(NamedTuple):
    """One part: what is done and seen at the window, in the language of who sits there."""

    name: str
    locale: str
    told: Callable[[Day], None]


def teller(parts: Sequence[Part], archive: Path, folder: Path, bot: QtBot, theme: Theme, in_dialog: InDialog) -> Tell:
    """Tells one part over a copy of what stood before it; those before it are told where nobody did.

    What each left stands in the archive, in a folder of its name.
    """

    def one(at: int) -> None:
        part, shelf = parts[at], Shelf(folder / parts[at].name)
        if at:
            if not (archive / parts[at - 1].name).exists():
                one(at - 1)
            shutil.copytree(archive / parts[at - 1].name, shelf.folder)
        else:
            shelf.folder.mkdir()
        with a_window(bot, theme, part.locale, shelf, in_dialog, empty=not at) as day:
            part.told(day)
        if not (archive / part.name).exists():
            shutil.copytree(shelf.folder, archive / part.name)

    return lambda name: one([part.name for part in parts].index(name))
