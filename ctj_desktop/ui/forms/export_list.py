"""How does a list leave the window as a file of another program: a workbook, a text with semicolons, contact cards?"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.record import PositionalValue, replace
from ctj_desktop.domain.records.people import Person
from ctj_desktop.files.cell_table import CellTable
from ctj_desktop.i18n import N_, Translator, load_translator
from ctj_desktop.services.catalogue.exported_list import exported_list
from ctj_desktop.services.catalogue.line_words import PERIOD, is_said
from ctj_desktop.ui.forms.save_as import FileForm, Make, save_as
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.screen import Screen
from ctj_desktop.ui.frame.view_context import Desk

WORKBOOK, TEXT = N_("Excel workbook (*.xlsx)"), N_("Text with semicolons (*.csv)")
CARDS, OLD_CARDS = N_("Contact cards (*.vcf)"), N_("Contact cards for older programs (*.vcf)")


class ListToExport(PositionalValue):
    """The records that a list shows, in its order."""

    desk: Desk
    workspace: OpenWorkspace
    kind: str
    title: str
    """Marked with N_."""
    names: Sequence[str]
    """Fields, and words of `line_words`."""
    keys: Sequence[UUID]
    table: Callable[[Translator, str], CellTable] | None = None
    """What a list says instead of the fields of its records, under a title."""

    @classmethod
    def of_screen(cls, desk: Desk, workspace: OpenWorkspace, screen: Screen, keys: Sequence[UUID]) -> "ListToExport":
        """Every field of the sheet but what is private, then what the lines say besides."""
        return cls(desk, workspace, screen.kind, screen.title, exported_fields(screen), keys)

    def with_table(self, title: str, table: Callable[[Translator, str], CellTable]) -> "ListToExport":
        """The same records under another title, with other columns in a workbook."""
        return replace(self, title=title, table=table)

    def copy_addresses(self) -> None:
        """Of the persons that are shown, for the field of a mail program; how many have none is said too."""
        from ctj_desktop.services.catalogue.contact_cards import mail_addresses

        t = self.desk.t
        found, without = mail_addresses(self.workspace.store, self.keys)
        if not found:
            self.desk.bus.refused.emit(t("None of the persons shown has an e-mail address. Enter one first."))
            return
        QGuiApplication.clipboard().setText("; ".join(found))
        many = len(found)
        said = t.n("{count} e-mail address copied.", "{count} e-mail addresses copied.", many)
        more = t.n("{count} person has none.", "{count} persons have none.", without) if without else ""
        self.desk.bus.said.emit(
            " ".join(filter(None, (said.format(count=t.number(many)), more.format(count=t.number(without)))))
        )

    def ask(self, parent: QWidget) -> None:
        """Under a name the person chooses, beside the workspace unless they say otherwise; written on the worker."""
        t = self.desk.t
        name = f"{t(self.title)} {self.workspace.today().isoformat()}"
        save_as(self.desk, self.workspace, parent, (t("Export the list"), name), list(self.forms()))

    def forms(self) -> Iterator[FileForm]:
        """A workbook first; persons are contact cards too."""
        yield FileForm(WORKBOOK, ".xlsx", self._workbook)
        yield FileForm(TEXT, ".csv", self._text)
        if self.kind == Person.kind:
            yield FileForm(CARDS, ".vcf", partial(self._cards, "4.0"))
            yield FileForm(OLD_CARDS, ".vcf", partial(self._cards, "3.0"))

    def _table(self) -> CellTable:
        t = load_translator(self.desk.t.locale)
        if self.table is not None:
            return self.table(t, t(self.title))
        store, today = self.workspace.store, self.workspace.today()
        return exported_list(store, t, self.kind, self.keys, self.names, title=t(self.title), today=today)

    def _workbook(self) -> Make:
        from ctj_desktop.files.xlsx_lists import xlsx_bytes

        return partial(xlsx_bytes, self._table())

    def _text(self) -> Make:
        from ctj_desktop.files.csv_lists import csv_table

        return partial(csv_table, self._table())

    def _cards(self, version: str) -> Make:
        from ctj_desktop.files.vcards import CardVersion, vcards_bytes
        from ctj_desktop.services.catalogue.contact_cards import cards_of

        cards = tuple(cards_of(self.workspace.store, load_translator(self.desk.t.locale), self.keys))
        return partial(vcards_bytes, cards, CardVersion(version))


def exported_fields(screen: Screen) -> tuple[str, ...]:
    """What the sheet shows of the record itself, then what its line says besides: what is private stays here."""
    of_sheet = [name for part in screen.parts if not part.step for row in part.rows for name in row]
    of_line = [name for name in screen.second if is_said(name) and name != PERIOD]
    return tuple(dict.fromkeys((*of_sheet, *of_line)))
