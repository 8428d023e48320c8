"""Why is a section there at once when it is opened first? What it imports and reads comes while nobody waits for it."""

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer

from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk

PAUSE_MILLISECONDS: Final = 200
"""Between two modules: whoever types or clicks meanwhile waits for one of them at most."""
AHEAD: Final = (
    "ctj_desktop.large_digests",
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
    "ctj_desktop.ui.resources.page",
    "ctj_desktop.ui.documents.page",
    "ctj_desktop.ui.exchange.page",
)
"""What any file needs, then the pages that are opened every day, in the order in which they are likely to be."""


LISTS: Final[Sequence[tuple[str, str, tuple[object, ...]]]] = (
    ("ctj_desktop.ui.decisions.decisions", "decisions_in", ()),
    ("ctj_desktop.ui.projects.page", "sums_in", (0,)),
    ("ctj_desktop.ui.projects.page", "sums_in", (1,)),
    ("ctj_desktop.ui.membership.page", "persons_in", ()),
)
"""What takes longest of the everyday pages in a file of many years: module, function, and what it is told besides."""
ORDERED: Final = ("person",)
"""Kinds of which there are thousands, on a page that lists them by their names."""


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


class ListsAhead(QObject):
    """The orders of long lists, one in each turn, once the first page stands and as soon as their module is there.

    The workspace keeps them until something is done; who is quicker reads them at the page.
    """

    def __init__(self, desk: Desk, workspace: OpenWorkspace) -> None:
        super().__init__(workspace)
        self._desk, self._workspace = desk, workspace
        lists = "ctj_desktop.ui.forms.screens.list_source"
        self._left = [*LISTS, *((lists, "order_in", (desk.t, kind)) for kind in ORDERED)]
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._read_next)

    def start(self) -> None:
        """From now on."""
        self._turn.start(0)

    def _read_next(self) -> None:
        if self._workspace.store.connection.closed or not self._left:
            return
        name, function, given = self._left[0]
        module: Any = sys.modules.get(name)
        if module is None or self._desk.jobs.pending():
            self._turn.start(PAUSE_MILLISECONDS)
            return
        del self._left[0]
        getattr(module, function)(self._workspace, *given)
        self._turn.start(0)
