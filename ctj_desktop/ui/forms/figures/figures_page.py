"""What is said once of every page of figures: its trail, what it follows, how it leaves as a table and on paper?"""

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar
from uuid import UUID

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.log.changes import Outcome
from ctj_desktop.ui.forms.copied_lines import copy_lines
from ctj_desktop.ui.forms.export_list import ListToExport, MakeTable
from ctj_desktop.ui.forms.figures.laying import Part, lay
from ctj_desktop.ui.forms.page_head import PageHead, page_column
from ctj_desktop.ui.forms.section_views import SectionViews
from ctj_desktop.ui.frame.bus import touches
from ctj_desktop.ui.frame.navigation import Crumb, Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk, Page


class FiguresPage(Page):
    """A page reads its figures by `read`, keeps them, and shows them; a page of figures has no field of its own.

    It builds its widgets in `build`, says how they stand in `parts`, and connects them in `connect_parts`. What is
    declared in the class is marked with N_.
    """

    name: ClassVar[str]
    title: ClassVar[str]
    """The last of the trail."""
    trail: ClassVar[tuple[tuple[str, str], ...]]
    """What stands before it: a word, and the page to which it leads."""
    hint: ClassVar[str]
    """The keys of the page."""
    followed: ClassVar[frozenset[str]]
    """The kinds of records from which the figures are counted."""
    paper: ClassVar[str] = ""
    """The place of the paper that says the same, as the set of a committee names it."""
    lists: ClassVar[str]
    """The kind of record whose list leaves as a table."""
    table_title: str = ""
    """What that table is called, where it is not the title."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._workspace = desk, workspace
        self.setObjectName(f"page.{self.name}")
        self.head = PageHead(desk.theme, self)
        self.build()
        lay(page_column(desk.theme, self), (self.top(), *self.parts()))
        self.connect_parts()
        workspace.bus.changed.connect(self._changed)
        workspace.committee_changed.connect(self._read_if_shown)
        self.retranslate()

    # what a page says

    def build(self) -> None:
        """Makes the widgets."""
        raise NotImplementedError

    def top(self) -> Part:
        """What stands above the rest."""
        return self.head

    def parts(self) -> Sequence[Part]:
        """What stands below the head."""
        raise NotImplementedError

    def connect_parts(self) -> None:
        """Connects what is chosen and opened."""

    def read(self) -> None:
        """Counts, and shows what was counted."""
        raise NotImplementedError

    def own_acts(self) -> Mapping[str, Callable[[], object]]:
        """The acts of the page besides the table and the paper."""
        return {}

    def as_table(self) -> MakeTable | None:
        """What makes the table that leaves, from what is shown now; None where nothing is shown."""
        raise NotImplementedError

    def listed(self) -> Sequence[UUID]:
        """The records of the table, where it lists records."""
        return ()

    def of_paper(self) -> str | None:
        """The year, the day or the record of which the paper speaks; None where there is nothing to print."""
        return ""

    # what follows from it

    def section_views(self) -> SectionViews:
        """The views of the section, at the head of the page."""
        views = SectionViews(self._desk, f"{self.name}.switch", self.section, self)
        self.head.add_views(views)
        return views

    def crumbs(self) -> list[Crumb]:
        t = self._desk.t
        return [*((t(word), Place(page=page)) for word, page in self.trail), (t(self.title), None)]

    def keys(self) -> str:
        return self._desk.t(self.hint)

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        prints = {"print": self.preview, f"preview_{self.paper}": self.preview} if self.paper else {}
        return {**self.own_acts(), "export_list": self.export, **prints}

    def preview(self) -> None:
        """What is shown, on paper."""
        committee, about = self._workspace.the_committee(), self.of_paper()
        if committee is not None and about is not None:
            detail = f"{self.paper} {about}".rstrip()
            self._desk.navigator.go(Place(page="documents", record=committee, detail=detail))

    def export(self) -> None:
        """What is shown, as a table of another program."""
        table = self.as_table()
        if table is not None:
            title = self.table_title or self.title
            ListToExport(self._desk, self._workspace, self.lists, title, self.listed(), table).ask(self)

    def copy(self, text: str, lines: int) -> None:
        """Puts a table on the clipboard, and says how many lines."""
        copy_lines(self._desk.t, self._workspace.bus, text, lines)

    def _changed(self, outcome: Outcome) -> None:
        if touches(outcome, *self.followed):
            self._read_if_shown()

    def _read_if_shown(self) -> None:
        if self.isVisible():
            self.read()
