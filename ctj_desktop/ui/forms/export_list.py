"""How does a list leave the window as a file of another program: a workbook, a text with semicolons, contact cards?"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.record import PositionalValue, fields, replace
from ctj_desktop.domain.records.kinds import BY_NAME
from ctj_desktop.domain.records.people import Person
from ctj_desktop.files.cell_table import CellTable
from ctj_desktop.files.stepwise import Step, half
from ctj_desktop.i18n import N_, Translator, load_translator
from ctj_desktop.services.catalogue.exported_list import exported_list
from ctj_desktop.services.catalogue.line_words import PERIOD, is_said
from ctj_desktop.services.kinds.catalogue import BY_KIND
from ctj_desktop.ui.forms.save_as import FileForm, save_as
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.screen import Screen
from ctj_desktop.ui.frame.view_context import Desk

WORKBOOK, TEXT = N_("Excel workbook (*.xlsx)"), N_("Text with semicolons (*.csv)")
MakeTable = Callable[[Translator, str, Step], CellTable]
"""Reads what a list says under a title; called on the worker."""
CARDS, OLD_CARDS = N_("Contact cards (*.vcf)"), N_("Contact cards for older programs (*.vcf)")


class ListToExport(PositionalValue):
    """The records that a list shows, in its order."""

    desk: Desk
    workspace: OpenWorkspace
    kind: str
    title: str
    """Marked with N_."""
    keys: Sequence[UUID]
    table: MakeTable

    @classmethod
    def of_screen(cls, desk: Desk, workspace: OpenWorkspace, screen: Screen, keys: Sequence[UUID]) -> "ListToExport":
        """Every field of the sheet but what is private, then what the lines say besides."""
        store, names, today = workspace.store, exported_fields(screen), workspace.today()

        def table(t: Translator, title: str, step: Step) -> CellTable:
            return exported_list(store, t, screen.kind, keys, names, title=title, today=today, step=step)

        return cls(desk, workspace, screen.kind, screen.title, keys, table)

    def with_table(self, title: str, table: MakeTable) -> "ListToExport":
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
        """Under a name the person chooses, beside the workspace unless they say otherwise."""
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

    def _workbook(self, step: Step) -> bytes:
        from ctj_desktop.files.xlsx_lists import xlsx_bytes

        return xlsx_bytes(self._table(half(step)), half(step, second=True))

    def _text(self, step: Step) -> bytes:
        from ctj_desktop.files.csv_lists import csv_table

        return csv_table(self._table(half(step)), half(step, second=True))

    def _table(self, step: Step) -> CellTable:
        t = load_translator(self.desk.t.locale)
        return self.table(t, t(self.title), step)

    def _cards(self, version: str, step: Step) -> bytes:
        from ctj_desktop.files.vcards import CardVersion, vcards_bytes
        from ctj_desktop.services.catalogue.contact_cards import cards_of

        cards = cards_of(self.workspace.store, load_translator(self.desk.t.locale), self.keys, step)
        return vcards_bytes(cards, CardVersion(version))


def exported_fields(screen: Screen) -> tuple[str, ...]:
    """What dialog and sheet show of the record itself, then what its line says besides: what is private stays here."""
    record, kind = BY_NAME[screen.kind], BY_KIND[screen.kind]
    rows = [*screen.asked, *(row for part in screen.parts if not part.step for row in part.rows)]
    of_sheet = [name for row in rows for name in row]
    of_line = [name for name in (*kind.named, *kind.beside, *screen.second) if name != PERIOD]
    known = {part.name for part in fields(record)}
    whose = ["committee"] if screen.of_committee else []
    names = dict.fromkeys((*of_sheet, *of_line, *whose))
    return tuple(name for name in names if is_said(name) or name in known)
