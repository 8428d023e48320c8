"""How are days, times and numbers typed, as secretaries write them on both sides?"""

import re
from collections.abc import Callable, Mapping
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any, Final

from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.record import fields
from ctj_desktop.domain.records.people import CURRENCY_OF
from ctj_desktop.errors import N_, UserError
from ctj_desktop.i18n.registers import register_name
from ctj_desktop.services.membership.refusals import BadFraction
from ctj_desktop.ui.forms.entries.entry import Needed, TypedEntry
from ctj_desktop.ui.forms.typed_money import read_money
from ctj_desktop.ui.forms.typed_values import read_date, read_minutes, read_time
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.widgets.fields import LineEdit


class NotANumber(UserError):
    """“{text}” is no number. Write it in figures, for instance 12."""

    text: str


class NotAFraction(UserError):
    """“{text}” is no share. Write it as a fraction, for instance 1/2 or 2/3."""

    text: str


VULGAR: Final = str.maketrans({"½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4", "⅗": "3/5", "⅘": "4/5"})


class DayEntry(TypedEntry[date | None]):
    """A day; without a year this year is meant."""

    def __init__(self, desk: Desk, name: str, editor: LineEdit, today: Callable[[], date]) -> None:
        super().__init__(desk, name, editor)
        self._today = today

    def parse(self, text: str) -> date | None:
        return read_date(text, self._today())

    def text(self, value: date | None) -> str:
        return self._desk.t.date_short(value) if value is not None else ""

    def retranslate(self) -> None:
        super().retranslate()
        if not self.editor.hasFocus():
            self._write_anew()

    def _write_anew(self) -> None:
        """In the language of the window; what cannot be read stays as it was typed."""
        try:
            self.put(self.value())
        except UserError:
            return


class LastDayEntry(DayEntry):
    """The end of a half-open period: people write its last day, the record holds the day after."""

    label = N_("Last day")

    def parse(self, text: str) -> date | None:
        day = super().parse(text)
        return day + timedelta(days=1) if day is not None else None

    def text(self, value: date | None) -> str:
        return super().text(value - timedelta(days=1) if value is not None else None)


class FirstDayEntry(DayEntry):
    """The beginning of a period."""

    label = N_("First day")


class ClockEntry(TypedEntry[time | None]):
    """A time of day."""

    def parse(self, text: str) -> time | None:
        return read_time(text)

    def text(self, value: time | None) -> str:
        return self._desk.t.clock(value) if value is not None else ""


class MinutesEntry(TypedEntry[int | None]):
    """A duration."""

    def parse(self, text: str) -> int | None:
        return read_minutes(text)


class NumberEntry(TypedEntry[int | None]):
    """A whole number; one that is `needed` is nothing else."""

    def __init__(self, desk: Desk, name: str, editor: LineEdit, *, needed: bool) -> None:
        super().__init__(desk, name, editor)
        self._needed = needed

    def parse(self, text: str) -> int | None:
        bare = re.sub(r"[\s'’]", "", text)
        if not bare and self._needed:
            raise Needed
        if not bare:
            return None
        if not re.fullmatch(r"-?[0-9]{1,9}", bare):
            raise NotANumber(text.strip())
        return int(bare)


class DecimalEntry(TypedEntry[str]):
    """A number with decimals, which the record holds as text with a point; people write a comma as well."""

    def parse(self, text: str) -> str:
        if not text.strip():
            raise Needed
        return re.sub(r"[\s'’]", "", text).replace(",", ".")


class PercentEntry(TypedEntry[int | None]):
    """A share as per cent; the record holds hundredths of a per cent."""

    def parse(self, text: str) -> int | None:
        bare = re.sub(r"[\s%]", "", text).replace(",", ".")
        if not bare:
            return None
        if not re.fullmatch(r"[0-9]{1,4}(?:\.[0-9]{1,2})?", bare):
            raise NotANumber(text.strip())
        return round(float(bare) * 100)

    def text(self, value: int | None) -> str:
        return self._desk.t.percent(Decimal(value) / 10_000) if value is not None else ""


class FractionEntry(TypedEntry[tuple[int, int]]):
    """A share of a number, as 1/2 or 2/3: two fields of the record, which are only right together."""

    label = N_("Share")

    def parse(self, text: str) -> tuple[int, int]:
        if not text.strip():
            raise Needed
        found = re.fullmatch(r"([0-9]{1,4})\s*[/:]\s*([0-9]{1,4})", text.strip().translate(VULGAR))
        if found is None or int(found[2]) == 0:
            raise NotAFraction(text.strip())
        if int(found[1]) > int(found[2]):
            raise BadFraction(found[1], found[2])
        return int(found[1]), int(found[2])

    def text(self, value: tuple[int, int]) -> str:
        return f"{value[0]}/{value[1]}"

    def read(self, record: Any) -> tuple[int, int]:
        return record.numerator, record.denominator

    def given(self, value: tuple[int, int]) -> Mapping[str, object]:
        return {"numerator": value[0], "denominator": value[1]}


class OptionalFractionEntry(FractionEntry):
    """A share that may be left out: none of a whole."""

    def parse(self, text: str) -> tuple[int, int]:
        return super().parse(text) if text.strip() else (0, 1)

    def text(self, value: tuple[int, int]) -> str:
        return super().text(value) if value[0] else ""


class AmountEntry(TypedEntry[Money | None]):
    """An amount in one currency: that of its name, else that in which its record is kept."""

    def __init__(self, desk: Desk, name: str, editor: LineEdit, *, needed: bool) -> None:
        super().__init__(desk, name, editor)
        self._needed = needed
        suffix = name.rpartition("_")[2].upper()
        self._named = suffix in Currency.__members__
        self.currency = Currency[suffix] if self._named else Currency.EUR

    def keep_in(self, currency: Currency) -> None:
        """The currency of the record, said by the label; a name that says one is not overruled."""
        if not self._named:
            self.currency = currency
            self.retranslate()

    def stand_by(self, record: Any) -> None:
        """In the currency of what stands there or in another amount of the record, else in that of its side."""
        held = [getattr(record, name) for name in (self.name, *(part.name for part in fields(record)))]
        amount, side = next((one for one in held if isinstance(one, Money)), None), getattr(record, "side", None)
        currency = amount.currency if amount is not None else CURRENCY_OF.get(side) if side is not None else None
        if currency is not None and currency is not self.currency:
            self.keep_in(currency)

    def parse(self, text: str) -> Money | None:
        money = read_money(text, self.currency)
        if money is None and self._needed:
            raise Needed
        return money

    def text(self, value: Money | None) -> str:
        """Without the cents where there are none."""
        if value is None:
            return ""
        text = self._desk.t.amount(value)
        return text if value.minor_units % 100 else text[:-3]

    def retranslate(self) -> None:
        super().retranslate()
        if not self._named:
            t = self._desk.t
            label = t("{amount} in {currency}").format(amount=register_name(t, self.name), currency=self.currency)
            self.field.say(label)
