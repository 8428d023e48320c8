"""What was found of one rule, in both languages, with its source; and what does a person say of it?"""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ctj_desktop.domain.funding.eligibility import RuleVerdict
from ctj_desktop.domain.funding.verdicts import RuleState, Why
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.projects.eligibility import fitting_text, verdict_text
from ctj_desktop.i18n.words import word
from ctj_desktop.services.naming.source_addresses import source_lines
from ctj_desktop.services.projects.eligibility import JudgedProject
from ctj_desktop.services.projects.rule_checks import check_rule, remove_rule_check
from ctj_desktop.ui.forms.flow import WidgetFlow
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.projects.sheet.side import SidePanel
from ctj_desktop.ui.projects.sheet.what_if import WhatIf
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.fields import Field, LineEdit
from ctj_desktop.ui.widgets.labels import Label, Tag
from ctj_desktop.ui.widgets.surfaces import Hairline


class RulePanel(SidePanel):
    """The rule that is current; below it what is looked at as if it were so."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> None:
        super().__init__(desk, "project.rule", parent)
        self._workspace = workspace
        self._judged: JudgedProject | None = None
        self._line: RuleVerdict | None = None
        theme, inside = desk.theme, self.inside
        self._texts = {one: Label(theme, Type.BODY, wrap=True, parent=inside) for one in (Language.FR, Language.DE)}
        self.said = Label(theme, Type.STRONG, wrap=True, name="project.rule.said", parent=inside)
        self.said_other = Label(theme, Type.BODY, "muted", wrap=True, parent=inside)
        self.fits = Label(theme, Type.BODY, wrap=True, name="project.rule.fits", parent=inside)
        self.note = LineEdit(theme, "project.rule.note", parent=inside)
        self._note = Field(theme, self.note, parent=inside)
        self.kept = Button(theme, "project.rule.kept", icon="check", compact=True, parent=inside)
        self.broken = Button(theme, "project.rule.broken", icon="x", compact=True, parent=inside)
        self._source = Label(theme, Type.CAPTION, "muted", wrap=True, name="project.rule.source", parent=inside)
        self.what_if = WhatIf(desk, workspace.today, inside)
        self._lay_out()
        self.kept.clicked.connect(lambda: self.answer(passes=True))
        self.broken.clicked.connect(lambda: self.answer(passes=False))
        self.remove.clicked.connect(self.remove_line)

    def show_judged(self, judged: JudgedProject | None, *, same: bool) -> None:
        """The project whose rules are shown; `same` as before."""
        self._judged = judged
        self.what_if.setVisible(judged is not None)
        if judged is not None:
            self.what_if.show_case(judged.case, same=same)

    def show_line(self, line: Any) -> None:
        if self._line is None or line is None or line.rule.id != self._line.rule.id:
            self.note.clear()
        self._line = line
        self._say()

    def retranslate(self) -> None:
        self.what_if.retranslate()
        self._say()

    def edit(self) -> None:
        self.note.setFocus()

    def flush(self) -> None:
        """Nothing stands here that waits to become an act."""

    def remove_line(self) -> None:
        """Takes back what a person said."""
        line, judged = self._line, self._judged
        if line is not None and judged is not None and not self._why_not_back():
            project = judged.project
            self.desk.attempt(lambda: self._workspace.do(remove_rule_check, project=project, rule=line.rule.id))

    def answer(self, *, passes: bool) -> None:
        """Says that the project keeps the rule, or does not; what stands beside it is why."""
        line, judged = self._line, self._judged
        if line is None or judged is None or not self._asks() or self._workspace.store.read_only:
            return
        language, typed = content_language(self.desk.t), self.note.text().strip()
        note = Bilingual.of(de=typed) if language is Language.DE else Bilingual.of(fr=typed)
        given = {"project": judged.project, "rule": line.rule.id, "passes": passes, "note": note}
        if self.desk.attempt(lambda: self._workspace.do_fields(check_rule, **given)):
            self.note.clear()

    # inside

    def _asks(self) -> bool:
        """Whether a person has to say it: no figure does."""
        judged = self._line.judged if self._line is not None else None
        return judged is not None and (judged.found is RuleState.UNKNOWN or judged.why is Why.PERSON)

    def _why_not_back(self) -> str:
        t, line, judged = self.desk.t, self._line, self._judged
        if line is None or judged is None or line.rule.id not in judged.checks:
            return t("Nobody said anything of this rule.")
        return self._workspace.why_not_write(t)

    def _say(self) -> None:
        t, line, judged = self.desk.t, self._line, self._judged
        choose = t("Choose a rule of the list to read it here.")
        self.title.say(word(t, line.rule.rule_kind) if line is not None else t("Rule"))
        self.hint.say(choose)
        self.hint.setVisible(line is None)
        for widget in (self.said, self.said_other, self.fits, self._source, *self._rows):
            widget.setVisible(line is not None)
        for widget in (self._note, self.kept, self.broken):
            widget.setVisible(self._asks())
        self.remove.say(t("Take the answer back"))
        self.remove.usable_unless(self._why_not_back())
        if line is not None and judged is not None:
            self._say_rule(line, judged)

    def _say_rule(self, line: RuleVerdict, judged: JudgedProject) -> None:
        t = self.desk.t
        other = load_translator("fr_CH" if content_language(t) is Language.DE else "de_CH", on_screen=True)
        for language, label in self._texts.items():
            label.say(line.rule.text.text(language) or "–")
        check = judged.checks.get(line.rule.id)
        note = check.note.or_other(content_language(t)) if check is not None else ""
        day = t.date_long(check.on) if check is not None and check.on is not None else ""
        self.said.say(" ".join(filter(None, (verdict_text(t, line, judged.names), day and f"({day})", note))))
        self.said_other.say(verdict_text(other, line, judged.names))
        self.fits.say(fitting_text(t, line))
        self.fits.setVisible(bool(self.fits.text()))
        lines = source_lines(line.rule.source)
        self._source.say(t("Source: {source}").format(source=", ".join(lines)) if lines else t("No source is named."))
        self._note.say(t("Why, in a few words"))
        self.kept.say(t("Kept"), name=t("The project keeps this rule"))
        self.broken.say(t("Not kept"), name=t("The project does not keep this rule"))
        for button in (self.kept, self.broken):
            button.usable_unless(self._workspace.why_not_write(t))

    def _lay_out(self) -> None:
        px, theme = self.desk.theme.px, self.desk.theme
        self._rows = []
        for language, label in self._texts.items():
            row = QWidget(self.inside)
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(px(8))
            line.addWidget(Tag(theme, language.value.upper(), parent=row), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(label, 1)
            self._rows.append(row)
            self.inside_column.addWidget(row)
        answers = WidgetFlow(theme, self.inside)
        answers.hold((self.kept, self.broken))
        for widget in (self.said, self.said_other, self.fits, self._note, answers, self._source):
            self.inside_column.addWidget(widget)
        self.inside_column.addWidget(Hairline(theme, self.inside))
        below = QVBoxLayout()
        below.setContentsMargins(0, px(8), 0, 0)
        below.addWidget(self.what_if)
        self.inside_column.addLayout(below)
        self.inside_column.addStretch(1)
