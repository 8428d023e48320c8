"""What would the rules say at another rate, split, day, or with another partner? The project is not touched."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ctj_desktop.domain.funding.eligibility import Case, CasePartner, Supposed
from ctj_desktop.domain.funding.rates import DatedRate, Sums, is_factor
from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.record import NamedValue, replace
from ctj_desktop.domain.records.people import Side
from ctj_desktop.errors import N_, UserError
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.services.projects.refusals import BadRate
from ctj_desktop.ui.forms.entries.entry import TypedEntry
from ctj_desktop.ui.forms.entries.values import AmountEntry, DayEntry, DecimalEntry
from ctj_desktop.ui.forms.screens.rows import Rows
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.fields import ComboBox, Field, LineEdit, Note
from ctj_desktop.ui.widgets.labels import Label


class RateEntry(DecimalEntry):
    """What one euro is worth in francs; empty where there is no rate."""

    label = N_("Francs for one euro")

    def parse(self, text: str) -> str:
        if not text.strip():
            return ""
        rate = super().parse(text)
        if not is_factor(rate):
            raise BadRate(text.strip()[:60])
        return rate


class AskedInEuros(AmountEntry):
    """What is asked of the fund in euros."""

    label = N_("Asked in EUR")


class AskedInFrancs(AmountEntry):
    """What is asked of the fund in francs."""

    label = N_("Asked in CHF")


class AsItIs(NamedValue):
    """What stands in the fields while nothing is supposed."""

    rate: str
    asked_eur: Money | None
    asked_chf: Money | None
    on: date


class WhatIf(QWidget):
    """Four fields and a choice; `changed` while they are typed, and nothing is ever written."""

    changed = Signal()

    def __init__(self, desk: Desk, today: Callable[[], date], parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._case: Case | None = None
        self._title = Label(desk.theme, Type.CARD, parent=self)
        self._hint = Label(desk.theme, Type.CAPTION, "muted", wrap=True, parent=self)
        rows = Rows(desk.theme, self)
        self._rate = RateEntry(desk, "rate", self._line("rate", rows))
        self._eur = AskedInEuros(desk, "asked_eur", self._line("eur", rows), needed=False)
        self._chf = AskedInFrancs(desk, "asked_chf", self._line("chf", rows), needed=False)
        self._on = DayEntry(desk, "on", self._line("on", rows), today)
        self._partner = ComboBox(desk.theme, "project.what_if.partner", rows)
        self._partner_field = Field(desk.theme, self._partner, parent=rows)
        self._back = Button(
            desk.theme, "project.what_if.back", ButtonKind.LINK, icon="arrow-counter-clockwise", parent=self
        )
        self._lay_out(rows)
        for entry in self._entries():
            entry.follow(self.changed.emit)
            entry.connect(partial(self._say_refusal, entry), entry.field.take_back)
        self._partner.activated.connect(lambda _at: self.changed.emit())
        self._back.clicked.connect(self.start_anew)

    def show_case(self, case: Case, *, same: bool) -> None:
        """The case of a project; what was supposed stays while it is the same project, the rest follows it."""
        before, self._case = self._case, case
        if before is None or not same:
            self._put(case)
            return
        was, now = _shown(before), _shown(case)
        for entry in self._entries():
            if self._read(entry, None) == getattr(was, entry.name):
                entry.put(getattr(now, entry.name))

    def start_anew(self) -> None:
        """As the project is."""
        if self._case is not None:
            self._put(self._case)
            self.changed.emit()

    def supposed(self) -> Supposed | None:
        """What differs from the project; None for nothing. What cannot be read stays out."""
        case = self._case
        if case is None:
            return None
        shown = _shown(case)
        rate, eur = self._read(self._rate, shown.rate), self._read(self._eur, shown.asked_eur)
        chf, on = self._read(self._chf, shown.asked_chf), self._read(self._on, shown.on)
        side = self._partner.chosen()
        what = Supposed(
            rate=DatedRate(base=Currency.EUR, factor=Decimal(rate), on=on or case.on)
            if rate != shown.rate and rate
            else None,
            requested=_asked(eur, chf) if (eur, chf) != (shown.asked_eur, shown.asked_chf) else None,
            partner=CasePartner(side=side) if isinstance(side, Side) else None,
            on=on if on != shown.on else None,
        )
        return what if what != Supposed() else None

    def retranslate(self) -> None:
        """In the language of the window."""
        t = self._desk.t
        self._title.say(t("What if…"))
        self._hint.say(t("Try other figures: the rules answer at once, and nothing of it is kept."))
        for entry in self._entries():
            entry.retranslate()
        self._partner_field.say(t("One more partner"))
        options = [(t("none"), None), (t("on the French side"), Side.FR), (t("on the Swiss side"), Side.CH)]
        self._partner.offer(options, self._partner.chosen())
        self._back.say(t("As the project is"))

    # inside

    def _entries(self) -> tuple[TypedEntry[Any], ...]:
        return self._rate, self._eur, self._chf, self._on

    def _line(self, name: str, parent: QWidget) -> LineEdit:
        return LineEdit(self._desk.theme, f"project.what_if.{name}", parent=Field(self._desk.theme, parent=parent))

    def _put(self, case: Case) -> None:
        shown = _shown(case)
        self._rate.put(shown.rate)
        self._eur.put(shown.asked_eur)
        self._chf.put(shown.asked_chf)
        self._on.put(shown.on)
        self._partner.choose(None)
        for entry in self._entries():
            entry.field.take_back()

    @staticmethod
    def _read(entry: TypedEntry[Any], otherwise: Any) -> Any:  # of the type of the entry
        try:
            return entry.value()
        except UserError:
            return otherwise

    def _say_refusal(self, entry: TypedEntry[Any]) -> None:
        """Why it cannot be read, once it is typed."""
        try:
            entry.value()
        except UserError as error:
            entry.field.note(sentence(self._desk.t, error), Note.ERROR)

    def _lay_out(self, rows: Rows) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._desk.theme.px(8))
        rows.add([self._eur.field, self._chf.field])
        rows.add([self._rate.field, self._on.field])
        rows.add([self._partner_field])
        for widget in (self._title, self._hint, rows, self._back):
            column.addWidget(widget)


def _shown(case: Case) -> AsItIs:
    """The rate as francs for one euro, however its source says it."""
    rate = case.rate
    factor = ""
    if rate is not None:
        exact = rate.factor if rate.base is Currency.EUR else 1 / rate.factor
        factor = str(exact.quantize(Decimal("0.0001")) if rate.base is Currency.CHF else exact)
    eur, chf = case.requested.of(Currency.EUR), case.requested.of(Currency.CHF)
    return AsItIs(
        rate=factor,
        asked_eur=eur if eur.minor_units else None,
        asked_chf=chf if chf.minor_units else None,
        on=case.on,
    )


def _asked(eur: Money | None, chf: Money | None) -> Sums:
    return replace(Sums(), eur=eur.minor_units if eur else 0, chf=chf.minor_units if chf else 0)
