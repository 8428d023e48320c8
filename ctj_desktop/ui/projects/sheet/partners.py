"""With whom is a project done, on each side, and who leads there?"""

from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.ids import PersonId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.projects import Partner
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.words import word
from ctj_desktop.services.projects.links import change_partner, remove_partner
from ctj_desktop.services.projects.sheet import PartnerLine, ProjectSheet
from ctj_desktop.ui.forms.choose_person import ChoosePerson
from ctj_desktop.ui.forms.record_form import RecordForm, Slot, choice_slot
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.projects.new_partner import NewPartner
from ctj_desktop.ui.projects.sheet.line_editor import LineForm
from ctj_desktop.ui.projects.sheet.lines import SheetList
from ctj_desktop.ui.projects.sheet.side import FormPanel
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.cell import Cell
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.rows import Column


def _side(line: PartnerLine, _t: Translator) -> Cell:
    return Cell(side=line.partner.side.value.upper())


def _name(line: PartnerLine, t: Translator) -> Cell:
    contact = line.contact or t("no contact person")
    return Cell(text=line.name.or_other(content_language(t)), second=contact)


def _role(line: PartnerLine, t: Translator) -> Cell:
    return Cell(pill=t("Lead partner"), tone="NOW", pill_icon="flag") if line.partner.lead else Cell(text=t("partner"))


COLUMNS: tuple[Column[PartnerLine], ...] = (
    Column(key="side", heading=N_("Side"), cell=_side, width=68),
    Column(key="name", heading=N_("Partner and contact person"), cell=_name, share=3),
    Column(key="role", heading=N_("Role"), cell=_role, width=168),
)


class PartnerPanel(FormPanel):
    """The partner that is current; each field is an act when it is left."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> None:
        super().__init__(desk, "project.partner", parent)
        self._workspace = workspace
        self.fields = LineForm(desk, workspace, "partner", self.inside)
        self.fields.text("name")
        self.fields.choice("side")
        self.fields.choice("lead")
        name = self.fields.fields["name"]
        slots: list[Slot[Any]] = [
            Slot(register="name", field=name, read=lambda one: one.name, given=lambda text: {"name": str(text).strip()})
        ]
        slots += [choice_slot(self.fields.fields[name], name) for name in ("side", "lead")]
        self.form: RecordForm[Partner] = RecordForm(desk, workspace, slots, self.fields.both, self._save, self)
        self._contact_title = Label(desk.theme, Type.LABEL, "muted", parent=self.inside)
        self.contact = Button(desk.theme, "partner.contact", icon="user", parent=self.inside)
        for widget in (self.fields, self._contact_title, self.contact):
            self.inside_column.addWidget(widget)
        self.inside_column.addStretch(1)
        self.contact.clicked.connect(self._choose_contact)
        self.remove.clicked.connect(self.remove_line)

    def record_of(self, line: PartnerLine) -> Partner:
        return line.partner

    def retranslate(self) -> None:
        """Labels, choices, and what is shown."""
        t, line, read_only = self.desk.t, self._line, self._workspace.store.read_only
        language = content_language(t)
        self.title.say(line.name.or_other(language) if line is not None else t("Partner"))
        choose = t("Choose a partner of the list to change it here.")
        self.hint.say(choose)
        self.hint.setVisible(line is None)
        for widget in (self.fields, self._contact_title, self.contact):
            widget.setVisible(line is not None)
        self.fields.fields["name"].say(t("Name as written"))
        self.fields.fields["name"].setVisible(line is not None and line.partner.organisation is None)
        self.fields.fields["side"].say(t("Side"))
        self.fields.fields["lead"].say(t("Role"))
        partner = line.partner if line is not None else None
        self.fields.chooser("side").offer([(word(t, side), side) for side in Side], partner and partner.side)
        self.fields.chooser("lead").offer([(t("partner"), False), (t("Lead partner"), True)], partner and partner.lead)
        self._contact_title.say(t("Contact person"))
        self.contact.say(line.contact if line is not None and line.contact else t("Choose a person…"))
        self.fields.allow(not read_only)
        self.contact.usable_unless(self._workspace.why_not_write(t))
        self.say_removal(t, self._workspace.why_not_write(t) or ("" if line is not None else choose))

    def edit(self) -> None:
        if self._line is not None:
            self.fields.chooser("side").setFocus()

    def remove_line(self) -> None:
        """Takes the partner out; undo brings it back."""
        if self._line is not None and not self._workspace.store.read_only:
            partner = self._line.key
            self.desk.attempt(lambda: self._workspace.do(remove_partner, partner=partner))

    def _save(self, after: Partner, before: Partner) -> object:
        return self._workspace.do(change_partner, after, before)

    def _choose_contact(self) -> None:
        t = self.desk.t
        person = ChoosePerson.ask(self.desk, self._workspace, t("Contact person"), t("Choose"), self)
        if person is not None and self._line is not None:
            seen = self._line.partner
            self.desk.attempt(lambda: self._save(replace(seen, contact=PersonId(person)), seen))


class ProjectPartners(SheetList):
    """The French side, then the Swiss; what is chosen is changed beside it."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> None:
        super().__init__(desk, workspace, "project.partners", COLUMNS, PartnerPanel(desk, workspace, parent), parent)

    def show_sheet(self, sheet: ProjectSheet) -> None:
        """The partners of a project."""
        self.show_lines(sheet, sheet.partners, first=0)

    def ask(self, sheet: ProjectSheet) -> UUID | None:
        return NewPartner.ask(self.desk, self.workspace, sheet.project.id, self)

    def retranslate(self) -> None:
        """In the language of the window."""
        t = self.desk.t
        self.table.setAccessibleName(t("Partners"))
        self.add.say(t("Add a partner…"))
        hint = t("A cross-border project has at least one partner on each side.")
        self.empty.nothing_yet(t("No partner yet"), hint, t("Add the first partner"), "buildings")
        self.panel.retranslate()
