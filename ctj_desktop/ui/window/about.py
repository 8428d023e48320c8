"""Which program is this, under which licence, and of whose work is it made?"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ctj_desktop import __version__
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.services.workspace.licences import Component, components
from ctj_desktop.ui.forms.reading_dialog import ReadingDialog, text_to_read
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.frame.window_place import unfold
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.cell import Cell, Look
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.rows import Column, RowsModel
from ctj_desktop.ui.widgets.surfaces import Card
from ctj_desktop.ui.widgets.table import Table


def _name(part: Component, _t: Translator) -> Cell:
    return Cell(text=part.name)


def _version(part: Component, _t: Translator) -> Cell:
    return Cell(text=part.version, look=Look.MUTED)


def _licence(part: Component, t: Translator) -> Cell:
    return Cell(text=part.licence or t("see its text"), note=part.licence)


COLUMNS: tuple[Column[Component], ...] = (
    Column(key="name", heading=N_("Made of"), cell=_name, width=176),
    Column(key="version", heading=N_("Version"), cell=_version, width=88),
    Column(key="licence", heading=N_("Licence"), cell=_licence),
)


class AboutDialog(ReadingDialog):
    """Name and version; every part with its licence, the text of the chosen one beside it."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self._desk = desk
        theme, t = desk.theme, desk.t
        self.setObjectName("dialog.about")
        self.setWindowTitle(t("About CTJ Desktop"))
        self.model = RowsModel(desk.language, COLUMNS, self)
        self.table = Table(theme, "dialog.about.parts", self.model, row=metrics.ROW_DENSE, parent=self)
        self.table.setAccessibleName(t("Parts of the program"))
        self.text = text_to_read("dialog.about.text", t("Text of the licence"), self)
        self.close_button = Button(theme, "dialog.about.close", ButtonKind.PRIMARY, parent=self)
        self.close_button.say(t("Close"))
        self.close_button.clicked.connect(self.accept)
        self._lay_out()
        self.table.current_changed.connect(self._show_text)
        self.model.replace(components())
        self.table.select(self.model.rows[0].key)
        self._show_text()
        self.table.setFocus()

    def _lay_out(self) -> None:
        theme, t = self._desk.theme, self._desk.t
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(metrics.PAGE_MARGIN)] * 4)
        column.setSpacing(theme.px(metrics.GAP))
        for kind, colour, text in (
            (Type.PAGE, "text", t("CTJ Desktop")),
            (Type.BODY, "text", t("Version {version}").format(version=__version__)),
            (Type.BODY, "muted", t("Everything stays on this computer. Nothing is sent anywhere.")),
        ):
            label = Label(theme, kind, colour, wrap=True, parent=self)
            label.say(text)
            column.addWidget(label)
        row = QHBoxLayout()
        row.setSpacing(theme.px(metrics.GAP_WIDE))
        for name, widget in (("parts", self.table), ("licence", self.text)):
            card = Card(theme, f"dialog.about.{name}.card", padded=False, parent=self)
            inset = theme.px(metrics.GAP) if widget is self.text else 1
            card.column.setContentsMargins(inset, inset, inset, inset)
            card.column.addWidget(widget)
            row.addWidget(card, 1)
        column.addSpacing(theme.px(metrics.GAP))
        column.addLayout(row, 1)
        column.addSpacing(theme.px(metrics.GAP))
        column.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignRight)
        unfold(self, theme.px(880), theme.px(560))

    def _show_text(self, _key: object = None) -> None:
        part = self.model.row_at(self.table.currentIndex())
        if part is not None:
            missing = self._desk.t("The package does not bring the text of its licence along: {licence}.")
            self.text.setPlainText(part.text or missing.format(licence=part.licence))
