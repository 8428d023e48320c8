"""Which acts do real key presses reach? Opens a session of the sample and prints the key of every act done.

python -m tests.x11.pressed FILE
"""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from ctj_desktop.app import make_window
from ctj_desktop.ui.frame.navigation import Place
from tests.ui.sitting import the_meeting, under_way


def main(path: Path) -> int:
    """Stays until it is ended; an act is printed instead of done, so that one press cannot disturb the next."""
    app = QApplication(sys.argv[:1])
    window = make_window(app)
    assert window.open_file(path)
    assert window.view is not None
    workspace = window.view.workspace
    under_way(workspace)
    window.desk.navigator.go(Place(page="hold", record=the_meeting(workspace).id))
    window.show()
    declared = window.desk.actions.keys()
    for key in declared:
        window.desk.actions[key].triggered.disconnect()
        window.desk.actions[key].triggered.connect(_told(key))
    window.activateWindow()
    QTimer.singleShot(0, lambda: _tell("ready"))
    return app.exec()


def _told(key: str) -> Callable[[], None]:
    return lambda: _tell(key)


def _tell(word: str) -> None:
    sys.stdout.write(word + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
