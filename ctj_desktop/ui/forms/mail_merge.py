"""To whom of the persons shown is a letter written, before their addresses leave as a table for a word processor?"""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.ids import PersonId
from ctj_desktop.domain.records.people import DeliveryChannel
from ctj_desktop.domain.texts import Language
from ctj_desktop.files.cell_table import CellTable
from ctj_desktop.files.stepwise import Step, half
from ctj_desktop.i18n import N_, load_translator
from ctj_desktop.i18n.words import word
from ctj_desktop.services.catalogue.mail_merge import Addressee, MergeChoice, addressees, merge_table
from ctj_desktop.ui.forms.dialog_frame import Frame
from ctj_desktop.ui.forms.export_list import TEXT, WORKBOOK, ListToExport
from ctj_desktop.ui.forms.fields import Unreadable
from ctj_desktop.ui.forms.save_as import FileForm, save_as
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.fields import ComboBox, Field
from ctj_desktop.ui.widgets.labels import Label

NAME = "dialog.mail_merge"
NAMED = 6
"""Of those without an address; the others are counted."""
TITLE = N_("Mail merge")


class MailMerge(Frame):
    """Language and channel narrow the persons; how many are left, and who of them has no address, is said at once."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, keys: Sequence[UUID], parent: QWidget) -> None:
        t, theme = desk.t, desk.theme
        super().__init__(desk, NAME, t(TITLE), t("Save as…"), parent)
        self._workspace, self._page = workspace, parent
        self._persons = addressees(workspace.store, keys)
        self.about = Label(theme, Type.BODY, "muted", wrap=True, name=f"{NAME}.about", parent=self)
        self.language = ComboBox(theme, f"{NAME}.language")
        self.channel = ComboBox(theme, f"{NAME}.channel")
        self.count = Label(theme, Type.STRONG, name=f"{NAME}.count", parent=self)
        self.missing = Label(theme, Type.CAPTION, "warning", wrap=True, name=f"{NAME}.missing", parent=self)
        self.column.addWidget(self.about)
        for combo, said in ((self.language, t("Language")), (self.channel, t("Written to"))):
            field = Field(theme, combo)
            field.say(said)
            self.column.addWidget(field)
            combo.activated.connect(lambda _index: self._show())
        for label in (self.count, self.missing):
            self.column.addWidget(label)
        self.about.say(t("A row for each person, with the lines of the address and the opening of the letter."))
        self.language.offer([(t("All languages"), None), *((word(t, one), one) for one in Language)])
        ways = (DeliveryChannel.POST, DeliveryChannel.MAIL)
        self.channel.offer([(t("By post or by e-mail"), None), *((word(t, one), one) for one in ways)])
        self._show()
        self.language.setFocus()

    @classmethod
    def ask(cls, shown: ListToExport, parent: QWidget) -> None:
        """Of the persons that a list shows."""
        cls(shown.desk, shown.workspace, shown.keys, parent).exec()

    def chosen(self) -> list[Addressee]:
        """Whom the choices take."""
        language, channel = self.language.chosen(), self.channel.chosen()
        assert language is None or isinstance(language, Language)
        assert channel is None or isinstance(channel, DeliveryChannel)
        choice = MergeChoice(language=language, channel=channel)
        return [person for person in self._persons if choice.takes(person)]

    def go(self) -> None:
        """The file is written beside the window; the dialog stays where none was named."""
        t, chosen = self.desk.t, self.chosen()
        persons = [one.key for one in chosen]
        name = f"{t(TITLE)} {self._workspace.today().isoformat()}"
        forms = (
            FileForm(WORKBOOK, ".xlsx", partial(_workbook, self.desk, self._workspace, persons)),
            FileForm(TEXT, ".csv", partial(_text, self.desk, self._workspace, persons)),
        )
        missing = self._said(chosen)
        if not save_as(self.desk, self._workspace, self._page, (t(TITLE), name), forms, lambda: missing):
            raise Unreadable

    def _show(self) -> None:
        t, persons = self.desk.t, self.chosen()
        self.count.say(t.n("{count} person", "{count} persons", len(persons)).format(count=t.number(len(persons))))
        said = self._said(persons)
        self.missing.say(said)
        self.missing.setVisible(bool(said))
        self.act.usable_unless("" if persons else t("Nobody is left to write to."))
        self.fit_to(self.missing)

    def _said(self, persons: Sequence[Addressee]) -> str:
        t, names = self.desk.t, [one.name for one in persons if not one.addressed]
        if not names:
            return ""
        more = len(names) - NAMED
        rest = t.n("and {count} more", "and {count} more", more).format(count=t.number(more)) if more > 0 else ""
        named = " ".join(filter(None, (", ".join(names[:NAMED]), rest)))
        return t("Without an address: {names}").format(names=named)


def _table(desk: Desk, workspace: OpenWorkspace, persons: Sequence[PersonId], step: Step) -> CellTable:
    t = load_translator(desk.t.locale)
    return merge_table(workspace.store, t, persons, title=t(TITLE), today=workspace.today(), step=step)


def _workbook(desk: Desk, workspace: OpenWorkspace, persons: Sequence[PersonId], step: Step) -> bytes:
    from ctj_desktop.files.xlsx_lists import xlsx_bytes

    return xlsx_bytes(_table(desk, workspace, persons, half(step)), half(step, second=True))


def _text(desk: Desk, workspace: OpenWorkspace, persons: Sequence[PersonId], step: Step) -> bytes:
    from ctj_desktop.files.csv_lists import csv_table

    return csv_table(_table(desk, workspace, persons, half(step)), half(step, second=True))
