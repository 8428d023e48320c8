"""How is a register filtered: by words, and by a few choices that are remembered with the file?"""

from collections.abc import Sequence
from contextlib import suppress
from uuid import UUID

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ctj_desktop.domain.ids import ProjectId
from ctj_desktop.domain.records.voting import DecisionKind, DecisionResult
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.words import word
from ctj_desktop.services.minutes.lists import (
    DecisionFilter,
    TaskFilter,
    Which,
    kept_decisions,
    kept_tasks,
    read_decisions,
    read_tasks,
)
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.fields import Choice, SearchField
from ctj_desktop.ui.widgets.paint import width_of

WHICH = {
    Which.OPEN: N_("Open tasks"),
    Which.OVERDUE: N_("Overdue tasks"),
    Which.MINE: N_("My open tasks"),
    Which.DONE: N_("Tasks done"),
    Which.VOID: N_("No longer needed tasks"),
    Which.ALL: N_("All tasks"),
}


class FilterChoice(Choice):
    """As wide as its first words need, whatever else it offers: three hundred projects are not measured."""

    def __init__(self, theme: Theme, name: str, *, measured: int = 1, least: int = 0) -> None:
        super().__init__(theme, name)
        self._measured, self._least = measured, least

    def sizeHint(self) -> QSize:
        px, font = self._theme.px, self._theme.font(Type.BODY)
        words = [self.itemText(at) for at in range(min(self._measured, self.count()))]
        widest = max((width_of(font, word) for word in words), default=0) + px(12 + 12 + metrics.ICON + 12)
        return QSize(max(px(self._least), widest), px(metrics.FIELD))


class FilterBar(QWidget):
    """A search line and choices; `changed` comes once the typing pauses."""

    changed = Signal()
    go_down = Signal()
    setting = ""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, name: str, choices: Sequence[FilterChoice]) -> None:
        super().__init__()
        self._desk, self._workspace = desk, workspace
        self._kept = ""
        self.search = SearchField(desk.theme, f"{name}.search", parent=self)
        self.search.setMinimumWidth(desk.theme.px(120))
        self._typing = QTimer(self, singleShot=True, interval=120)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(desk.theme.px(8))
        row.addWidget(self.search, 1)
        for choice in choices:
            choice.setParent(self)
            row.addWidget(choice)
            choice.activated.connect(lambda _index: self.changed.emit())
        self.search.textChanged.connect(lambda _text: self._typing.start())
        self.search.go_down.connect(self._to_list)
        self.search.returnPressed.connect(self._to_list)
        self._typing.timeout.connect(self.changed)

    def retranslate(self, t: Translator) -> None:
        """Every word."""
        raise NotImplementedError

    def clear(self) -> None:
        """No filter; without a signal."""
        raise NotImplementedError

    def show_everything(self) -> None:
        """Nothing is left out any more; without a signal."""
        self.clear()

    def kept(self) -> str:
        """The filter as it is remembered."""
        raise NotImplementedError

    def keep(self) -> None:
        """Remembers the filter with the file; one that can only be read is left as it is."""
        kept = self.kept()
        if kept == self._kept or self._workspace.store.read_only:
            return
        self._kept = kept
        with suppress(UserError, StoreError):  # only a convenience: the list is shown all the same
            self._workspace.store.keep_setting(self.setting, kept)

    def remembered(self) -> str | None:
        """What was kept last."""
        return self._workspace.store.setting(self.setting)

    def put_words(self, words: str) -> None:
        """Shows the words; without a signal."""
        self.search.blockSignals(True)
        self.search.setText(words)
        self.search.blockSignals(False)
        self._typing.stop()

    def _to_list(self) -> None:
        if self._typing.isActive():
            self._typing.stop()
            self.changed.emit()
        self.go_down.emit()


class DecisionBar(FilterBar):
    """Words, year, kind, result, project."""

    setting = "registers.decisions"

    def __init__(self, desk: Desk, workspace: OpenWorkspace) -> None:
        theme = desk.theme
        self.year = FilterChoice(theme, "decisions.year")
        self.kind = FilterChoice(theme, "decisions.kind")
        self.result = FilterChoice(theme, "decisions.result")
        self.project = FilterChoice(theme, "decisions.project")
        super().__init__(desk, workspace, "decisions", (self.year, self.kind, self.result, self.project))
        self._wanted = read_decisions(self.remembered())
        self.put_words(self._wanted.words)

    def wanted(self) -> DecisionFilter:
        """What is looked for."""
        year, kind, result, project = (c.chosen() for c in (self.year, self.kind, self.result, self.project))
        return DecisionFilter(
            words=self.search.text().strip(),
            year=year if isinstance(year, int) else None,
            decision_kind=kind if isinstance(kind, DecisionKind) else None,
            result=result if isinstance(result, DecisionResult) else None,
            project=ProjectId(project) if isinstance(project, UUID) else None,
        )

    def offer(self, years: Sequence[int], projects: Sequence[tuple[ProjectId, str, Bilingual]]) -> None:
        """The choices of this committee; what was chosen stays where it is still offered."""
        t = self._desk.t
        chosen = self.wanted() if self.year.count() else self._wanted
        language = content_language(t)
        self.year.offer([(t("All years"), None), *((str(year), year) for year in years)], chosen.year)
        kinds: list[tuple[str, object]] = [(word(t, kind), kind) for kind in DecisionKind]
        self.kind.offer([(t("All kinds"), None), *kinds], chosen.decision_kind)
        results: list[tuple[str, object]] = [(word(t, result), result) for result in DecisionResult]
        self.result.offer([(t("All results"), None), *results], chosen.result)
        named: list[tuple[str, object]] = [
            (" ".join(filter(None, (number, title.or_other(language)))), key) for key, number, title in projects
        ]
        self.project.offer([(t("All projects"), None), *named], chosen.project)

    def retranslate(self, t: Translator) -> None:
        self.search.say(t("Filter by number or word"))
        names = {self.year: t("Year"), self.kind: t("Kind"), self.result: t("Result"), self.project: t("Project")}
        for choice, name in names.items():
            choice.setAccessibleName(name)

    def clear(self) -> None:
        self.put_words("")
        for choice in (self.year, self.kind, self.result, self.project):
            choice.choose(None)
            choice.update()

    def kept(self) -> str:
        return kept_decisions(self.wanted())


class TaskBar(FilterBar):
    """Words, which ones, whose."""

    setting = "registers.tasks"

    def __init__(self, desk: Desk, workspace: OpenWorkspace) -> None:
        self.which = FilterChoice(desk.theme, "tasks.which", measured=len(WHICH))
        self.owner = FilterChoice(desk.theme, "tasks.owner", least=208)
        super().__init__(desk, workspace, "tasks", (self.which, self.owner))
        self._wanted = read_tasks(self.remembered())
        self.put_words(self._wanted.words)

    def wanted(self) -> TaskFilter:
        """What is looked for."""
        which, owner = self.which.chosen(), self.owner.chosen()
        return TaskFilter(
            words=self.search.text().strip(),
            which=which if isinstance(which, Which) else Which.OPEN,
            owner=owner if isinstance(owner, UUID) else None,
        )

    def offer(self, owners: Sequence[tuple[UUID, Bilingual]]) -> None:
        """The choices of this committee; what was chosen stays where it is still offered."""
        t = self._desk.t
        chosen = self.wanted() if self.which.count() else self._wanted
        language = content_language(t)
        self.which.offer([(t(text), which) for which, text in WHICH.items()], chosen.which)
        named = sorted(((name.or_other(language), key) for key, name in owners), key=lambda pair: t.sort_key(pair[0]))
        self.owner.offer([(t("All owners"), None), *named], chosen.owner)

    def retranslate(self, t: Translator) -> None:
        self.search.say(t("Filter by number, word or owner"))
        self.which.setAccessibleName(t("Which tasks"))
        self.owner.setAccessibleName(t("Owner"))

    def clear(self) -> None:
        """What is open; where that is shown already, every task."""
        default = self.wanted() == TaskFilter()
        self.put_words("")
        self.owner.choose(None)
        self.which.choose(Which.ALL if default else Which.OPEN)
        for choice in (self.which, self.owner):
            choice.update()

    def show_everything(self) -> None:
        self.put_words("")
        self.owner.choose(None)
        self.which.choose(Which.ALL)
        for choice in (self.which, self.owner):
            choice.update()

    def kept(self) -> str:
        return kept_tasks(self.wanted())
