"""Which version is looked at, which projects count, and what is shown of their money?"""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from ctj_desktop.domain.funding.portfolio import NOTED, Fact
from ctj_desktop.domain.records.projects import Instrument, Stage
from ctj_desktop.domain.records.strategy import Strategy
from ctj_desktop.i18n.projects.portfolio import FACTS
from ctj_desktop.i18n.words import word
from ctj_desktop.services.strategy.coverage import CLOSED, OPEN, CoverageFilter, StrategyCoverage
from ctj_desktop.ui.forms.words_and_choices import FilterChoice, WordsAndChoices
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.projects.board.cards import stage_name
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.switch import Switch

TABLE, PICTURE = "table", "picture"
VERSION = 220
"""Pixels of ordinary text for the name of a version."""


class CoverageBar(WordsAndChoices):
    """The version and the choices in one line, or below each other; at its end table or picture."""

    changed = Signal()
    version_chosen = Signal(object)
    turned = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk.theme, parent)
        self._desk = desk
        self.setObjectName("coverage.bar")
        self.version = FilterChoice(desk.theme, "coverage.version", parent=self)
        self.fact = FilterChoice(desk.theme, "coverage.fact", parent=self)
        self.year = FilterChoice(desk.theme, "coverage.year", parent=self)
        self.instrument = FilterChoice(desk.theme, "coverage.instrument", parent=self)
        self.stage = FilterChoice(desk.theme, "coverage.stage", parent=self)
        self.count = Label(desk.theme, colour="muted", elide=True, name="coverage.count", parent=self)
        self.shown_as = Switch(desk.theme, "coverage.shown_as", self)
        self._lay_out()
        for choice in (self.fact, *self._narrowing()):
            choice.activated.connect(lambda _index: self.changed.emit())
        self.version.activated.connect(lambda _index: self.version_chosen.emit(self.version.chosen()))
        self.shown_as.chosen.connect(self.turned)

    def chosen(self) -> CoverageFilter:
        """Which projects count."""
        year, instrument = self.year.chosen(), self.instrument.chosen()
        return CoverageFilter(
            year=year if isinstance(year, int) else None,
            instrument=instrument if isinstance(instrument, Instrument) else None,
            stage=str(self.stage.chosen() or ""),
        )

    def money(self) -> Fact:
        """Which fact of their money is shown."""
        return Fact(self.fact.chosen() or Fact.REQUESTED)

    def clear(self) -> None:
        """All projects."""
        for choice in self._narrowing():
            choice.choose(None)

    def offer(self, versions: Sequence[Strategy], shown: StrategyCoverage, stages: Sequence[Stage]) -> None:
        """What can be chosen, and what is."""
        t, language = self._desk.t, content_language(self._desk.t)
        self.version.offer(
            [(_version(one, one.name.or_other(language)), one.id) for one in versions], shown.strategy.id
        )
        years: list[tuple[str, object]] = [(str(year), year) for year in shown.years]
        self.year.offer([(t("All years"), None), *years], self.year.chosen())
        routes: list[tuple[str, object]] = [(word(t, one), one) for one in shown.instruments]
        self.instrument.offer([(t("All instruments"), None), *routes], self.instrument.chosen())
        groups: list[tuple[str, object]] = [
            (t("All stages"), None),
            (t("Open projects"), OPEN),
            (t("Closed projects"), CLOSED),
        ]
        of_code = {stage.code: stage for stage in stages}
        single = [(stage_name(t, of_code[code]), code) for code in shown.stages]
        self.stage.offer([*groups, *single], self.stage.chosen())
        self.version.setVisible(len(versions) > 1)
        count = t.n("{count} project", "{count} projects", shown.projects)
        self.count.say(count.format(count=t.number(shown.projects)))
        self.arrange()

    def retranslate(self) -> None:
        """Names for screen readers, and what does not change with the projects."""
        t = self._desk.t
        self.fact.offer([(t(FACTS[fact]), fact) for fact in NOTED], self.money())
        self.shown_as.offer([(TABLE, t("Table")), (PICTURE, t("Picture"))], t("Shown as"), t("{place} of {count}"))
        names = (
            (self.version, t("Strategy")),
            (self.fact, t("Money in the cells")),
            (self.year, t("Year in which projects began")),
            (self.instrument, t("Instrument")),
            (self.stage, t("Stage")),
        )
        for choice, name in names:
            choice.setAccessibleName(name)
            choice.setToolTip(name)

    def _narrowing(self) -> tuple[FilterChoice, ...]:
        return self.year, self.instrument, self.stage

    def _lay_out(self) -> None:
        for choice in (self.version, self.fact, *self._narrowing()):
            choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.version.setMaximumWidth(self._desk.theme.px(VERSION))
        self.put_in_line(self.version, 1)
        self.put_in_line(self.count, 1)
        self.put_in_line(self.shown_as)
        self.hold([self.fact, *self._narrowing()])


def _version(one: Strategy, name: str) -> str:
    return name if one.code in name else f"{one.code} · {name}"
