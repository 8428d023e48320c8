"""The program as it is started, on a sample in a situation that the test names.

python -m tests.listening.program FILE SITUATION
"""

import sys
from collections.abc import Callable
from datetime import time
from pathlib import Path

from PySide6.QtCore import QTimer

from ctj_desktop.app import Application, make_window
from ctj_desktop.domain.record import replace
from ctj_desktop.services.session.course import close_session
from ctj_desktop.storage.file.environment import Environment
from ctj_desktop.storage.rekeying import HeldFile, give_key
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from tests.ui.contradiction import contradict
from tests.ui.minuted import minuted, third_item
from tests.ui.sitting import DAY, convened, the_meeting, under_way

PHRASE = "quatre mots que personne"


def _nothing(_workspace: OpenWorkspace) -> None:
    """The sample as it is."""


def _held(workspace: OpenWorkspace) -> None:
    """The session is over, its minutes wait."""
    under_way(workspace)
    minuted(workspace, third_item(workspace))
    workspace.do(close_session, meeting=the_meeting(workspace).id, on=DAY, closed_at=time(16, 0))


def _contradicted(workspace: OpenWorkspace) -> None:
    """Another office wrote the same fields otherwise."""
    folder = workspace.store.path.parent / "pontarlier"
    folder.mkdir()
    environment = replace(Environment.system(), data_folder=folder / "data")
    contradict(workspace.store, folder, environment).workspace.store.close()


SITUATIONS: dict[str, Callable[[OpenWorkspace], object]] = {
    "fresh": _nothing,
    "convened": convened,
    "under_way": under_way,
    "held": _held,
    "contradicted": _contradicted,
    "protected": _nothing,
}


def main(path: Path, situation: str) -> int:
    """Stays until it is ended."""
    app = Application(sys.argv[:1])
    app.setApplicationName("CTJ Desktop")
    app.setDesktopFileName("ctj-desktop")
    window = make_window(app)

    if situation == "protected":
        give_key(HeldFile(path=path, key=None), bytes(range(32)), PHRASE)

    def begin() -> None:
        window.receive(path)
        assert window.view is not None
        SITUATIONS[situation](window.view.workspace)

    window.show()
    QTimer.singleShot(0, begin)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
