"""Why is a section there at once when it is opened first? What it imports is imported while nobody waits for it."""

from collections.abc import Sequence
from importlib import import_module
from typing import Final

from PySide6.QtCore import QObject, QTimer

PAUSE_MILLISECONDS: Final = 200
"""Between two modules: whoever types or clicks meanwhile waits for one of them at most."""
AHEAD: Final = (
    "ctj_desktop.services.catalogue.steps",
    "ctj_desktop.ui.today.page",
    "ctj_desktop.ui.meetings.page",
    "ctj_desktop.ui.forms.screens.list_page",
    "ctj_desktop.ui.decisions.page",
    "ctj_desktop.ui.projects.page",
    "ctj_desktop.ui.membership.page",
    "ctj_desktop.ui.membership.composition_picture",
    "ctj_desktop.ui.meetings.prepare",
    "ctj_desktop.ui.session.page",
    "ctj_desktop.ui.approval.page",
    "ctj_desktop.ui.projects.sheet.page",
    "ctj_desktop.ui.strategy.page",
    "ctj_desktop.ui.documents.page",
    "ctj_desktop.ui.exchange.page",
)
"""What any file needs, then the pages that are opened every day, in the order in which they are likely to be."""


class ReadAhead(QObject):
    """One module after another from when it is made; start-up is over by then."""

    def __init__(self, parent: QObject, modules: Sequence[str] = AHEAD) -> None:
        super().__init__(parent)
        self._left = list(modules)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self._read_next)
        self._pause.start()

    def _read_next(self) -> None:
        import_module(self._left.pop(0))
        if self._left:
            self._pause.start()
