"""How does a list leave the window as it is shown: copied, printed, or as a file of another program?"""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.people import Person
from ctj_desktop.files.cell_table import CellTable
from ctj_desktop.files.stepwise import Step
from ctj_desktop.i18n import Translator, load_translator
from ctj_desktop.services.catalogue.line_tables import beside, line_table, with_lost
from ctj_desktop.services.papers.list_paper import list_pdf
from ctj_desktop.ui.forms.copied_lines import copy_lines
from ctj_desktop.ui.forms.export_list import ListToExport
from ctj_desktop.ui.forms.mail_merge import MailMerge
from ctj_desktop.ui.forms.screens.filter_bar import FilterBar
from ctj_desktop.ui.forms.screens.list_as_shown import Lines, as_shown, as_table
from ctj_desktop.ui.forms.screens.list_source import ListSource
from ctj_desktop.ui.forms.screens.record_table import COPY, EXPORT, PRINT, MenuEntry
from ctj_desktop.ui.forms.screens.sheet import Sheet
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.widgets.paged_rows import PagedRows


class ListActs:
    """Of one list and the sheet beside it."""

    def __init__(
        self,
        desk: Desk,
        workspace: OpenWorkspace,
        source: ListSource[Any],
        model: PagedRows[Any],
        bar: FilterBar,
        sheet: Sheet,
    ) -> None:
        self._desk, self._workspace = desk, workspace
        self._source, self._model, self._bar, self._sheet = source, model, bar, sheet

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        """By the keys of their acts."""
        persons = {"copy_addresses": self.copy_addresses, "mail_merge": self.mail_merge}
        of_persons = persons if self._sheet.declared.kind == Person.kind else {}
        return {"print": self.print, "export_list": self.export, **of_persons}

    def why_not(self) -> str:
        """Why it can neither be printed nor exported at this moment."""
        return "" if self._model.rowCount() else self._desk.t("The list is empty.")

    def leaving(self, printing: Callable[[], object]) -> list[MenuEntry]:
        """For the menu of a row; `printing` is how the page prints."""
        leaving: list[MenuEntry] = [
            (COPY, "copy", self.copy, ""),
            (EXPORT, "download-simple", self.export, self.why_not()),
            (PRINT, "printer", printing, self.why_not()),
        ]
        return leaving

    def copy(self) -> None:
        """What the list shows goes to the clipboard, to be put into a table of another program."""
        copy_lines(self._desk.t, self._workspace.bus, as_table(self._as_shown()), self._model.rowCount())

    def print(self) -> None:
        """What the list shows, on paper, in the language of the window."""
        t, today = self._desk.t, self._workspace.today()
        title = t(self._sheet.declared.title)
        make = list_pdf(
            self._workspace.store,
            load_translator(t.locale),
            title,
            self._as_shown(),
            narrowed=self._narrowed(),
            on=self._bar.wanted.on or today,
            printed_on=today,
        )
        self._workspace.bus.print_asked.emit(title, make)

    def export(self) -> None:
        """The records that the list shows, every field in its own column."""
        self._shown().ask(self._sheet)

    def copy_addresses(self) -> None:
        """Of the persons that the list shows."""
        self._shown().copy_addresses()

    def mail_merge(self) -> None:
        """Letters to the persons that the list shows, written by a word processor."""
        MailMerge.ask(self._shown(), self._sheet)

    def _shown(self) -> ListToExport:
        keys, source, screen = self._source.keys(self._bar.wanted), self._source, self._sheet.declared
        records = [UUID(bytes=key) for key in keys]
        shown = ListToExport.of_screen(self._desk, self._workspace, screen, records)
        if not source.exported:
            return shown

        def table(t: Translator, title: str, step: Step) -> CellTable:
            lines = {line.key: line for line in source.lines(keys)}
            said = line_table(t, title, source.exported, [lines[key] for key in records])
            whole, lost = beside(said, shown.table(t, title, step)), source.lost(self._bar.wanted)
            return with_lost(t, whole, lost) if lost else whole

        return shown.with_table(screen.title, table)

    def _narrowed(self) -> str:
        """Whatever leaves something out: the committee that is looked at, the choices, the typed words."""
        t, committee = self._desk.t, self._workspace.committee
        found = self._workspace.store.get(Committee, committee) if committee is not None else None
        named = found.name.or_other(content_language(t)) if found is not None else ""
        said = self._bar.said()
        filtered = t("Filter: {words}").format(words=", ".join(said)) if said else ""
        return " · ".join(filter(None, (named if self._sheet.declared.of_committee else "", filtered)))

    def _as_shown(self) -> Lines:
        return as_shown(self._source.columns, self._model.rows, self._desk.t)
