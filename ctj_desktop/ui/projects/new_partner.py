"""Who becomes a partner of a project? A body of the directory by type-ahead, or a name that is not in it."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ctj_desktop.domain.ids import OrganisationId, PartnerId, ProjectId
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.people import Organisation, Side
from ctj_desktop.domain.records.projects import Partner, Project
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.words import word
from ctj_desktop.services.projects.links import add_partner
from ctj_desktop.services.steps.records import the
from ctj_desktop.ui.forms.dialog_frame import Frame
from ctj_desktop.ui.forms.fields import Unreadable, choice_of, chosen
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.widgets.cell import Cell, Look
from ctj_desktop.ui.widgets.check import CheckBox
from ctj_desktop.ui.widgets.fields import Choice, Field, SearchField
from ctj_desktop.ui.widgets.rows import Column, RowsModel
from ctj_desktop.ui.widgets.table import Table

MOST = 200
NEW = UUID(int=0)
"""The row that takes the words as they are typed."""


class PartnerBody(NamedValue):
    """A body that can be taken; `side` is where it is at home."""

    key: UUID
    name: str
    side: Side | None
    new: bool = False


def _name(line: PartnerBody, t: Translator) -> Cell:
    if line.new:
        text = t("{name}, not in the directory").format(name=t.quote(line.name))
        return Cell(text=text, icon="plus", look=Look.MUTED)
    return Cell(text=line.name)


def _side(line: PartnerBody, _t: Translator) -> Cell:
    return Cell(side=line.side.value.upper()) if line.side else Cell()


COLUMNS: tuple[Column[PartnerBody], ...] = (
    Column(key="name", heading=N_("Body"), cell=_name, share=3),
    Column(key="side", heading=N_("Side"), cell=_side, width=64),
)


class NewPartner(Frame):
    """The side follows the body that is chosen, and may be changed."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, project: ProjectId, parent: QWidget) -> None:
        t = desk.t
        super().__init__(desk, "dialog.partner", t("New partner of the project"), t("Add the partner"), parent)
        self._workspace, self._project = workspace, project
        self.made: PartnerId | None = None
        self._known = self._bodies()
        self.search = SearchField(desk.theme, "dialog.partner.search", parent=self)
        self.search.say(t("Name of the body or association"))
        self.model = RowsModel(desk.language, COLUMNS, self)
        self.table = Table(desk.theme, "dialog.partner.table", self.model, parent=self)
        self.table.horizontalHeader().hide()
        self.table.setAccessibleName(t("Bodies"))
        self.table.setMinimumHeight(desk.theme.px(232))
        self.side = Field(desk.theme, Choice(desk.theme, "dialog.partner.side"))
        self.side.say(t("Side"))
        choice_of(self.side).offer([(word(t, side), side) for side in Side])
        self.lead = CheckBox(desk.theme, "dialog.partner.lead", self)
        self.lead.say(t("Lead partner of its side"))
        self._arrange()
        self.search.textChanged.connect(self._show)
        self.search.go_down.connect(self.table.setFocus)
        self.table.current_changed.connect(self._follow)
        self.table.opened.connect(lambda _key: self.act.click())
        self._show("")
        self.search.setFocus()

    @classmethod
    def ask(cls, desk: Desk, workspace: OpenWorkspace, project: ProjectId, parent: QWidget) -> PartnerId | None:
        """The new partner, or None."""
        dialog = cls(desk, workspace, project, parent)
        dialog.exec()
        return dialog.made

    def go(self) -> None:
        key = self.table.current_key()
        side = chosen(self.side, Side) or Side.FR
        if key is None:
            self.search.setFocus()
            raise Unreadable
        body = None if key == NEW else OrganisationId(key)
        name = self.search.text().strip() if body is None else ""
        new = Partner(
            id=PartnerId(self._workspace.new_id()),
            home=the(self._workspace.store, Project, self._project).home,
            project=self._project,
            side=side,
            organisation=body,
            name=name,
            lead=self.lead.isChecked(),
        )
        self.made = self._workspace.do(add_partner, new).id

    def _bodies(self) -> Sequence[PartnerBody]:
        t, language = self.desk.t, content_language(self.desk.t)
        found = [
            PartnerBody(key=one.id, name=one.name.or_other(language), side=one.side)
            for one in self._workspace.store.all(Organisation)
        ]
        return sorted(found, key=lambda body: t.sort_key(body.name))

    def _show(self, words: str) -> None:
        fold = self.desk.t.sort_key
        parts = fold(words).split()
        found = [body for body in self._known if all(part in fold(body.name) for part in parts)][:MOST]
        exact = any(fold(body.name) == fold(words.strip()) for body in found)
        new = [PartnerBody(key=NEW, name=words.strip(), side=None, new=True)] if words.strip() and not exact else []
        self.model.replace([*found, *new])
        if self.table.current_key() is None and (found or new):
            self.table.select([*found, *new][0].key)

    def _follow(self, _key: object) -> None:
        body = self.model.row_at(self.table.currentIndex())
        if body is not None and body.side is not None:
            choice_of(self.side).choose(body.side)
            choice_of(self.side).update()

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.side)
        row.addWidget(self.lead)
        row.addStretch(1)
        self.column.addWidget(self.search)
        self.column.addWidget(self.table)
        self.column.addLayout(row)
