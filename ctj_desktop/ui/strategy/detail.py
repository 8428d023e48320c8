"""What does the strategy say at one place, from which source, and which projects serve it?"""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ctj_desktop.domain.days import days_later
from ctj_desktop.domain.marks import without_marks
from ctj_desktop.domain.texts import Language
from ctj_desktop.services.naming.source_addresses import source_lines, source_publishers
from ctj_desktop.services.strategy.lists import Level, StrategyLink, StrategySheet, strategy_sheet
from ctj_desktop.ui.forms.screens.pieces import ReadText, SourceLinks, clear, fill
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.strategy.columns import ICONS, LEVELS, projects_text
from ctj_desktop.ui.strategy.detail_frame import DetailFrame
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.labels import Label, Tone


class StrategyDetail(DetailFrame):
    """Both languages, source, what is not confirmed, links, projects; the sheet of the part is one button away."""

    part_asked = Signal(object)
    """Another part of the strategy is to be shown."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace) -> None:
        super().__init__(desk, workspace, "strategy")
        self._build()
        self._lay_out()
        self.retranslate()

    def read_sheet(self, key: UUID) -> StrategySheet:
        return strategy_sheet(self._workspace.store, key, self._workspace.committee)

    def key_of(self, sheet: StrategySheet) -> UUID:
        return sheet.key

    def edit(self) -> None:
        self.history.setFocus()

    def retranslate(self) -> None:
        t = self._desk.t
        self._linked_title.say(t("Linked"))
        self._projects_title.say(t("Projects"))
        self.make.say(t("Make it a project"))
        self.history.say(t("History"))
        self.correct.say(t("Open the sheet"))
        if self._sheet is not None:
            self.show_sheet(self._sheet)

    # inside

    def _build(self) -> None:
        theme, inside = self._desk.theme, self.inside
        self._texts = {
            language: ReadText(self._desk, f"strategy.read.{language.value}", language, inside)
            for language in (Language.FR, Language.DE)
        }
        self._ours = Label(theme, Type.CAPTION, "muted", wrap=True, name="strategy.ours", parent=inside)
        self._doubts = Label(theme, Type.CAPTION, "warning", wrap=True, name="strategy.doubts", parent=inside)
        self._source = Label(theme, Type.CAPTION, "muted", wrap=True, name="strategy.source", parent=inside)
        self.links = SourceLinks(self._desk, "strategy.sources", inside)
        self._linked_title, self._projects_title = self.heading(), self.heading()
        self._count = Label(theme, Type.BODY, wrap=True, name="strategy.count", parent=inside)
        self.make = Button(theme, "strategy.make", ButtonKind.PRIMARY, icon="plus", compact=True, parent=inside)
        self.correct = Button(theme, "strategy.correct", ButtonKind.QUIET, icon="rows", compact=True, parent=self)
        self.foot.addWidget(self.correct)
        self._linked, self._projects = QVBoxLayout(), QVBoxLayout()

    def _lay_out(self) -> None:
        for widget in (*self._texts.values(), self._ours, self._doubts, self._source, self.links):
            self.sections.addWidget(widget)
        self.section(self._linked_title)
        self.sections.addLayout(self._linked)
        self.section(self._projects_title)
        self.sections.addWidget(self._count)
        self.sections.addLayout(self._projects)
        self.sections.addWidget(self.make, 0, Qt.AlignmentFlag.AlignLeft)
        self.sections.addStretch(1)

    def show_sheet(self, sheet: StrategySheet) -> None:
        t = self._desk.t
        level = t(LEVELS[sheet.level])
        self.title.say(" ".join(filter(None, (level, sheet.code))))
        self.pill.setVisible(sheet.level is Level.ACTION and not sheet.code)
        self.pill.say(t("code to confirm"), Tone.WARNING, "question")
        self.second.say(self._when(sheet))
        self.second.setVisible(bool(self._when(sheet)))
        for language, text in self._texts.items():
            words = (sheet.title.text(language), sheet.text.text(language))
            text.say("\n\n".join(without_marks(one) for one in words if one))
        self._ours.say(t("The German is a translation of this program, not of the source."))
        self._ours.setVisible(sheet.german_is_ours and bool(sheet.title.de.text))
        doubts = self._unconfirmed(sheet)
        self._doubts.say("\n".join(doubts))
        self._doubts.setVisible(bool(doubts))
        self._source.say(t("Source: {source}").format(source=source_publishers(sheet.source)))
        self._source.setToolTip("\n".join(source_lines(sheet.source)))
        self._source.setVisible(bool(sheet.source))
        self.links.say(sheet.source)
        self._show_linked(sheet)
        self._show_projects(sheet)

    def _when(self, sheet: StrategySheet) -> str:
        t = self._desk.t
        if sheet.valid_from is None:
            day = t.date_long(sheet.on) if sheet.on is not None else ""
            return " · ".join(filter(None, (*sheet.proposed, day)))
        if sheet.valid_to is None:
            return t("valid from {day}").format(day=t.date_long(sheet.valid_from))
        first, last = t.date_long(sheet.valid_from), t.date_long(days_later(sheet.valid_to, -1))
        return t("valid from {first} to {last}").format(first=first, last=last)

    def _unconfirmed(self, sheet: StrategySheet) -> list[str]:
        t, found = self._desk.t, []
        if sheet.assumed:
            found.append(t("Code {code} is only assumed: the sources do not confirm it.").format(code=sheet.assumed))
        elif sheet.level is Level.ACTION and not sheet.code:
            found.append(t("The sources do not give the code."))
        if not sheet.sure:
            found.append(t("The sources do not confirm the title."))
        if sheet.cut:
            found.append(t("The source shortens the title."))
        if sheet.axis_unknown:
            found.append(t("The sources do not say to which axis it belongs."))
        return found

    def _show_linked(self, sheet: StrategySheet) -> None:
        proposal = sheet.level is Level.PROPOSAL
        parts = [(one, Level.TABLE if proposal else Level.AXIS) for one in sheet.above]
        parts += [(one, Level.ACTION if proposal else Level.PROPOSAL) for one in sheet.linked]
        clear(self._linked)
        for at, (one, level) in enumerate(parts):
            self._linked.addWidget(self._part_chip(f"strategy.linked.{at}", level, one))
            if not one.confirmed:
                doubt = Label(self._desk.theme, Type.CAPTION, "warning", parent=self.inside)
                doubt.say(self._desk.t("link to confirm"))
                self._linked.addWidget(doubt)
        for widget in self.section_of(self._linked_title):
            widget.setVisible(bool(parts))

    def opened(self, place: Place) -> None:
        if place.page == "strategy":
            self.part_asked.emit(place.record)  # the same page: no step of the trail
        else:
            super().opened(place)

    def _part_chip(self, name: str, level: Level, one: StrategyLink) -> QWidget:
        text = " ".join(filter(None, (self._desk.t(LEVELS[level]), one.code)))
        return self.chip(name, ICONS[level], text, self.here(one.title), Place(page="strategy", record=one.key))

    def _show_projects(self, sheet: StrategySheet) -> None:
        t, counted = self._desk.t, sheet.level in (Level.ACTION, Level.PROPOSAL)
        for widget in (*self.section_of(self._projects_title), self._count):
            widget.setVisible(counted)
        self._count.say(projects_text(t, sheet.projects_count))
        self._count.recolour("text" if sheet.projects_count else "muted")
        chips = [
            self.chip(
                f"strategy.project.{at}",
                "kanban",
                number or t("Project"),
                self.here(title),
                Place(page="project", record=key),
            )
            for at, (key, number, title) in enumerate(sheet.projects)
        ]
        fill(self._projects, chips)
        more = sheet.projects_count - len(chips)
        if more > 0:
            rest = Label(self._desk.theme, Type.CAPTION, "muted", parent=self.inside)
            rest.say(t.n("and {count} more", "and {count} more", more).format(count=t.number(more)))
            self._projects.addWidget(rest)
        self.make.setVisible(sheet.proposal is not None)
