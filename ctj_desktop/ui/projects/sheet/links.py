"""With what is a project linked? Each relation a chip that opens the other record; none that leads nowhere."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ctj_desktop.domain.ids import ActionId, ProjectId
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.people import Organisation
from ctj_desktop.domain.records.projects import ProjectAction
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.i18n.in_writing.opinions import standing_said
from ctj_desktop.services.meetings.consulting.asked import asked_opinions
from ctj_desktop.services.projects.links import unlink_action
from ctj_desktop.services.projects.sheet import ProjectSheet
from ctj_desktop.ui.forms.screens.making import AskFields, NewRecord
from ctj_desktop.ui.forms.screens.pieces import clear
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.record_pages import WHERE
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.projects.words import decision_place
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.scrolling import scroll
from ctj_desktop.ui.widgets.surfaces import Card, Chip, Hairline


class LinkedRecord(NamedValue):
    """One chip: its icon, its word, a line below, where it leads, and the action it can be freed from."""

    icon: str
    text: str
    note: str = ""
    place: Place | None = None
    action: UUID | None = None


class ProjectLinks(Card):
    """Actions of the strategy, meetings, decisions, opinions of bodies and persons of one project."""

    link_asked = Signal()

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> None:
        super().__init__(desk.theme, "project.links", padded=False, parent=parent)
        self._desk, self._workspace = desk, workspace
        self._sheet: ProjectSheet | None = None
        self._shown: tuple[tuple[str, tuple[LinkedRecord, ...]], ...] = ()
        self.link = Button(desk.theme, "project.link", ButtonKind.LINK, icon="plus", compact=True, parent=self)
        self.ask = Button(
            desk.theme, "project.ask_opinion", ButtonKind.LINK, icon="chat-centered-text", compact=True, parent=self
        )
        self._inside = QWidget()
        self._rows = QVBoxLayout(self._inside)
        self._area = QScrollArea(self)
        self._lay_out()
        self.link.clicked.connect(self.link_asked)
        self.ask.clicked.connect(self._ask_opinion)

    def show_sheet(self, sheet: ProjectSheet) -> None:
        """The relations of a project."""
        self._sheet = sheet
        for button in (self.link, self.ask):
            button.usable_unless(self._workspace.why_not_write(self._desk.t))
        groups = tuple((title, rows) for title, rows in self._groups(sheet))
        if groups != self._shown:
            self._shown = groups
            self._fill(groups)

    def retranslate(self) -> None:
        """In the language of the window."""
        self.link.say(self._desk.t("Link an action…"))
        self.ask.say(self._desk.t("Ask for an opinion…"))
        if self._sheet is not None:
            self.show_sheet(self._sheet)

    def _lay_out(self) -> None:
        px = self._desk.theme.px
        self._rows.setContentsMargins(px(16), px(12), px(16), px(12))
        self._rows.setSpacing(px(4))
        scroll(self._area, self._inside)
        foot = QVBoxLayout()
        foot.setContentsMargins(px(12), px(6), px(12), px(6))
        foot.setSpacing(px(2))
        for button in (self.link, self.ask):
            foot.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.setSpacing(0)
        self.column.addWidget(self._area, 1)
        self.column.addWidget(Hairline(self._desk.theme, self))
        self.column.addLayout(foot)

    def _groups(self, sheet: ProjectSheet) -> list[tuple[str, tuple[LinkedRecord, ...]]]:
        t = self._desk.t
        groups = [(t("Strategy"), self._strategy(sheet)), (t("Meetings"), self._meetings(sheet))]
        groups.append((t("Decisions"), self._decisions(sheet)))
        groups.append((t("Opinions asked for"), self._asked(sheet)))
        groups.append((t("Communes"), self._communes(sheet)))
        groups.append((t("Persons"), self._persons(sheet)))
        return [(title, rows) for title, rows in groups if rows or title == t("Strategy")]

    def _strategy(self, sheet: ProjectSheet) -> tuple[LinkedRecord, ...]:
        language = content_language(self._desk.t)
        rows = [
            LinkedRecord(
                icon="compass",
                text=one.code or self._desk.t("Action"),
                note=one.title.or_other(language),
                action=one.id,
                place=Place(page="strategy", record=one.id),
            )
            for one in sheet.actions
        ]
        if sheet.call is not None:
            place = Place(page="call", record=sheet.call.id)
            rows.append(
                LinkedRecord(icon="flag", text=sheet.call.code, note=sheet.call.name.or_other(language), place=place)
            )
        if sheet.proposal is not None:
            place = Place(page="strategy", record=sheet.proposal.id)
            note = sheet.proposal.title.or_other(language)
            rows.append(LinkedRecord(icon="chat-centered-text", text=self._desk.t("Proposal"), note=note, place=place))
        return tuple(rows)

    def _meetings(self, sheet: ProjectSheet) -> tuple[LinkedRecord, ...]:
        t, language = self._desk.t, content_language(self._desk.t)
        return tuple(
            LinkedRecord(
                icon="calendar-blank",
                text=one.number or t("unnumbered meeting"),
                note=" · ".join(filter(None, (t.date_short(one.on) if one.on else "", one.title.or_other(language)))),
                place=Place(page="prepare", record=one.meeting),
            )
            for one in sheet.agenda
        )

    def _decisions(self, sheet: ProjectSheet) -> tuple[LinkedRecord, ...]:
        t = self._desk.t
        found: dict[UUID, LinkedRecord] = {}
        for line in sheet.opinions:
            if line.opinion.decision is not None:
                place = decision_place(line.opinion.decision)
                found[line.opinion.decision] = LinkedRecord(
                    icon="gavel", text=line.decision, note=t("Opinion of the committee"), place=place
                )
        for move in sheet.moves:
            if move.decision is not None and move.decision not in found:
                place = decision_place(move.decision)
                stage = move.stage.or_other(content_language(t))
                found[move.decision] = LinkedRecord(icon="gavel", text=move.decision_number, note=stage, place=place)
        return tuple(found.values())

    def _asked(self, sheet: ProjectSheet) -> tuple[LinkedRecord, ...]:
        """Those that are waited for first."""
        t, today = self._desk.t, self._workspace.today()
        return tuple(
            LinkedRecord(
                icon="chat-centered-text",
                text=one.body.or_other(content_language(t)) or "–",
                note=standing_said(t, one.record, today),
                place=Place(page="registers", record=one.key, detail="opinions"),
            )
            for one in asked_opinions(self._workspace.store, today, project=sheet.project.id)
        )

    def _communes(self, sheet: ProjectSheet) -> tuple[LinkedRecord, ...]:
        language = content_language(self._desk.t)
        return tuple(
            LinkedRecord(
                icon="buildings",
                text=one.name.or_other(language),
                place=Place(page=WHERE[Organisation.kind].page, record=one.id),
            )
            for one in sheet.communes
        )

    def _persons(self, sheet: ProjectSheet) -> tuple[LinkedRecord, ...]:
        t = self._desk.t
        people = [(sheet.project.contact, sheet.contact, t("Contact of the project"))]
        language = content_language(t)
        people += [(one.partner.contact, one.contact, one.name.or_other(language)) for one in sheet.partners]
        return tuple(
            LinkedRecord(icon="user", text=name, note=note, place=Place(page="members", record=key))
            for key, name, note in people
            if key is not None and name
        )

    def _fill(self, groups: Sequence[tuple[str, Sequence[LinkedRecord]]]) -> None:
        clear(self._rows)
        theme, t = self._desk.theme, self._desk.t
        for at, (title, relations) in enumerate(groups):
            if at:
                self._rows.addSpacing(theme.px(8))
            head = Label(theme, Type.LABEL, "muted", parent=self._inside)
            head.say(title)
            self._rows.addWidget(head)
            for number, relation in enumerate(relations):
                self._rows.addWidget(self._row(relation, f"project.relation.{at}.{number}"))
            if not relations:
                nothing = Label(theme, Type.BODY, "muted", italic=True, wrap=True, parent=self._inside)
                nothing.say(t("No action is linked yet."))
                self._rows.addWidget(nothing)
        self._rows.addStretch(1)

    def _row(self, relation: LinkedRecord, name: str) -> QWidget:
        theme, px = self._desk.theme, self._desk.theme.px
        row = QWidget(self._inside)
        column = QVBoxLayout(row)
        column.setContentsMargins(0, px(2), 0, px(2))
        column.setSpacing(px(2))
        first = QHBoxLayout()
        if relation.place is not None:
            chip = Chip(theme, name, relation.icon, row)
            chip.say(relation.text)
            chip.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)  # long names are shortened
            chip.setToolTip(" · ".join(filter(None, (relation.text, relation.note))))
            place = relation.place
            chip.clicked.connect(lambda: self._desk.navigator.go(place))
            first.addWidget(chip)
        else:
            word = Label(theme, Type.STRONG, name=name, parent=row)
            word.say(relation.text)
            first.addWidget(word)
        first.addStretch(1)
        if relation.action is not None:
            first.addWidget(self._free(relation, f"{name}.free", row))
        column.addLayout(first)
        if not relation.note:
            return row
        note = Label(theme, Type.CAPTION, "muted", wrap=True, parent=row)
        note.say(relation.note)
        column.addWidget(note)
        return row

    def _free(self, relation: LinkedRecord, name: str, parent: QWidget) -> Button:
        free = Button(self._desk.theme, name, ButtonKind.QUIET, icon="x", compact=True, parent=parent)
        free.say("", name=self._desk.t("Take the link with {action} away").format(action=relation.text))
        free.usable_unless(self._workspace.why_not_write(self._desk.t))
        action = relation.action
        free.clicked.connect(lambda: self._unlink(action))
        return free

    def _ask_opinion(self) -> None:
        """Of a body, about this project."""
        screen = self._desk.screens.get("requested_opinion")
        if self._sheet is not None and screen is not None:
            given = {"project": self._sheet.project.id}
            NewRecord.ask(self._desk, self._workspace, screen, self, given=given)

    def _unlink(self, action: UUID | None) -> None:
        if self._sheet is None or action is None:
            return
        try:
            self._workspace.do(unlink_action, project=self._sheet.project.id, action=ActionId(action))
        except (UserError, StoreError) as error:
            self._desk.refuse(error)


def link_with_action(desk: Desk, workspace: OpenWorkspace, project: ProjectId, parent: QWidget) -> AskFields:
    """Which action of the strategy does the project serve?"""
    t = desk.t
    return AskFields(
        desk,
        workspace,
        "dialog.action",
        (t("Link an action of the strategy"), t("Link")),
        "link_action",
        ProjectAction,
        (("action",),),
        parent,
        given={"project": project},
    )
