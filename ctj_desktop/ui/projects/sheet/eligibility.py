"""Is the project eligible in its call: rule by rule, live, with what would fit?"""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ctj_desktop.domain.findings import Finding
from ctj_desktop.domain.funding.call_window import Window
from ctj_desktop.domain.funding.eligibility import Eligibility, RuleVerdict, eligibility, supposed
from ctj_desktop.domain.funding.verdicts import RuleState
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.findings import finding_text
from ctj_desktop.i18n.projects.eligibility import all_in_all_text, found_word, rate_text, verdict_text, window_text
from ctj_desktop.i18n.words import word
from ctj_desktop.services.naming.source_addresses import source_publishers
from ctj_desktop.services.projects.eligibility import JudgedProject
from ctj_desktop.services.projects.sheet import ProjectSheet
from ctj_desktop.services.projects.stages.doubts import to_ask_of_fund
from ctj_desktop.ui.forms.list_card import ListCard
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.projects.sheet.rule_panel import RulePanel
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.cell import Cell
from ctj_desktop.ui.widgets.held import held
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.rows import Column, RowsModel
from ctj_desktop.ui.widgets.surfaces import Banner
from ctj_desktop.ui.widgets.table import Table

TONES = {
    RuleState.PASSES: ("OK", "check-circle"),
    RuleState.FAILS: ("ERROR", "x-circle"),
    RuleState.UNKNOWN: ("QUIET", "question"),
    RuleState.UNCONFIRMED: ("QUIET", "circle-dashed"),
}


class RuleLine(NamedValue):
    """One rule with what was found of it, and what it speaks of by name."""

    key: UUID
    verdict: RuleVerdict
    judged: JudgedProject


def _state(line: RuleLine, t: Translator) -> Cell:
    tone, icon = TONES[line.verdict.found]
    return Cell(pill=found_word(t, line.verdict.found), tone=tone, pill_icon=icon)


def _rule(line: RuleLine, t: Translator) -> Cell:
    said = verdict_text(t, line.verdict, line.judged.names)
    text = line.verdict.rule.text.or_other(content_language(t)) or word(t, line.verdict.rule.rule_kind)
    return Cell(text=text, second=said, note=said)


COLUMNS: tuple[Column[RuleLine], ...] = (
    Column(key="state", heading=N_("State"), cell=_state, natural=True),
    Column(key="rule", heading=N_("Rule of the call"), cell=_rule, share=3),
)


class RuleTable(Table):
    """The rules; + and - say of the current one what no figure says."""

    answered = Signal(bool)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        said = {Qt.Key.Key_Plus: True, Qt.Key.Key_Minus: False}.get(Qt.Key(event.key()))
        if said is None:
            super().keyPressEvent(event)
        else:
            self.answered.emit(said)


class ProjectEligibility(QWidget):
    """Each rule by its state, what fails first; how it would be with other figures is shown in the same place."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._workspace = desk, workspace
        self._judged: JudgedProject | None = None
        self._shown: Eligibility | None = None
        self.panel = RulePanel(desk, workspace, parent)
        self.trial = Banner(desk.theme, "project.what_if", "info", wrap=True, parent=self)
        self.sentence = Label(desk.theme, Type.BODY, wrap=True, name="project.eligibility.sentence", parent=self)
        self.rate = Label(desk.theme, Type.CAPTION, "muted", wrap=True, name="project.eligibility.rate", parent=self)
        self.ask = Label(desk.theme, Type.CAPTION, "muted", wrap=True, name="project.eligibility.ask", parent=self)
        self._to_ask: tuple[Finding, ...] = ()
        self.model = RowsModel(desk.language, COLUMNS, self)
        table = RuleTable(desk.theme, "project.rules", self.model, row=metrics.ROW_TWO_LINES)
        self.list = ListCard(desk.theme, "project.rules.card", table, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.theme.px(8))
        for widget in (self.trial, self.sentence, self.rate):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        column.addWidget(self.ask)
        table.current_changed.connect(lambda _key: self._follow())
        table.answered.connect(lambda said: self.panel.answer(passes=said))
        table.opened.connect(lambda _key: self.panel.edit())
        self.panel.what_if.changed.connect(self._judge)
        self.trial.button.clicked.connect(self.panel.what_if.start_anew)

    def show_sheet(self, sheet: ProjectSheet) -> None:
        """What is found of a project."""
        judged, before = sheet.eligibility, self._judged
        same = judged is not None and before is not None and judged.project == before.project
        self._judged, self._to_ask = judged, to_ask_of_fund(self._workspace.store, sheet.project, sheet.stage)
        self.panel.show_judged(judged, same=same)
        self._judge()

    def retranslate(self) -> None:
        """In the language of the window."""
        self.list.table.setAccessibleName(self._desk.t("Rules of the call"))
        self.panel.retranslate()
        self._say()

    def flush(self) -> None:
        """Nothing stands here that waits to become an act."""

    def edit(self) -> None:
        """F2: why the current rule is kept or not."""
        self.panel.edit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and not held(event):
            self.panel.remove_line()
        else:
            super().keyPressEvent(event)

    # inside

    def _judge(self) -> None:
        """As the project is, or as it is supposed to be."""
        judged, what = self._judged, self.panel.what_if.supposed()
        if judged is not None:
            case = supposed(judged.case, what) if what is not None else judged.case
            self._shown = eligibility(judged.found.call, judged.rules, case)
        else:
            self._shown = None
        self.trial.setVisible(what is not None)
        lines = [RuleLine(key=one.rule.id, verdict=one, judged=judged) for one in self._verdicts() if judged]
        self.model.replace(lines)
        self.list.show_rows(bool(lines))
        if self.list.table.current_key() is None and lines:
            self.list.table.select(lines[0].key)
        self._say()
        self._follow()

    def _verdicts(self) -> tuple[RuleVerdict, ...]:
        """What fails first, then what is not known."""
        order = list(RuleState)
        found = self._shown.verdicts if self._shown is not None else ()
        return tuple(sorted(found, key=lambda one: order.index(one.found)))

    def _follow(self) -> None:
        key: UUID | None = self.list.table.current_key()
        self.panel.show_line(next((line.verdict for line in self.model.rows if line.key == key), None))

    def _say(self) -> None:
        t, found = self._desk.t, self._shown
        asked = " ".join(finding_text(t, one) for one in self._to_ask)
        self.ask.say(t("To be asked of the fund: {questions}").format(questions=asked))
        self.ask.setVisible(bool(asked))
        self.trial.say(t("So it would be: the project itself is as it was."), button=t("As the project is"))
        self.sentence.setVisible(found is not None)
        self.rate.setVisible(found is not None and found.rate is not None)
        if found is None:
            why = t("Choose the call that the project answers on its sheet: its rules are then judged here.")
            self.list.empty.nothing_yet(t("The project answers no call"), why, "", "seal-check")
            return
        why = t("Enter the rules of the call with their amounts: this project is then judged by them.")
        self.list.empty.nothing_yet(t("No rule of this call is known."), why, "", "seal-check")
        self.sentence.say(" ".join((window_text(t, found), all_in_all_text(t, found))))
        self.rate.say(rate_text(t, found.rate, source_publishers(found.rate.source) if found.rate is not None else ""))


def is_wrong(found: Eligibility | None) -> bool:
    """Whether the tab shows that something is not kept."""
    return found is not None and (found.found is RuleState.FAILS or found.window is Window.CLOSED)
