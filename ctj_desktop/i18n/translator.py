"""What turns messages, dates, numbers and money into one reader's language?"""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from gettext import NullTranslations
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from ctj_desktop import paths
from ctj_desktop.domain.money import Money
from ctj_desktop.domain.texts import Language
from ctj_desktop.errors import Declared
from ctj_desktop.i18n.folding import sort_key as sort_key
from ctj_desktop.i18n.messages import Catalogue
from ctj_desktop.i18n.patterns import NARROW_SPACE, NBSP, PATTERNS, Digits, Patterns
from ctj_desktop.i18n.polish import polish

LOCALES = tuple(PATTERNS)
"""fr_CH (the default French), fr_FR, de_CH, en."""
DOMAIN = "ctj"
ZONE: Final = ZoneInfo("Europe/Zurich")
_SHORT_NAMES = {"fr": "fr_CH", "de": "de_CH"}


class UnknownLocale(Declared, ValueError):
    """There is no such locale; `known` are those that exist."""

    known = LOCALES
    locale: str


@dataclass(frozen=True, slots=True)
class Translator:
    """One reader's language as a value: calling it translates, its methods write dates, numbers and money.

    With `on_screen`, U+202F comes out as U+00A0 everywhere, because Qt breaks lines at U+202F;
    paper keeps the narrow space.
    """

    locale: str
    catalogue: NullTranslations = field(repr=False, compare=False)
    on_screen: bool = False

    @property
    def language(self) -> Language:
        """The language of the catalogue: fr, de or en."""
        return self._patterns.language

    @property
    def _patterns(self) -> Patterns:
        return PATTERNS[self.locale]

    def _shown(self, text: str) -> str:
        return text.replace(NARROW_SPACE, NBSP) if self.on_screen else text

    def __call__(self, message: str) -> str:
        """The translation of an English source text; fields `{name}` are filled by the caller."""
        return self._shown(self.catalogue.gettext(message)) if message else ""

    def n(self, singular: str, plural: str, count: int) -> str:
        """The form for `count`; French counts 0 as singular. `{count}` is filled by the caller."""
        return self._shown(self.catalogue.ngettext(singular, plural, count))

    def p(self, context: str, message: str) -> str:
        """As a call, for a message that means something else elsewhere; `context` is never shown."""
        return self._shown(self.catalogue.pgettext(context, message))

    # Dates and times

    def date_short(self, day: dt.date) -> str:
        """24.03.2026 in Switzerland, 24/03/2026 in France: always four digits of year."""
        return self._patterns.date_short.format(day=day.day, number=day.month, year=day.year)

    def date_long(self, day: dt.date) -> str:
        """24 mars 2026, 1er mars 2026, 24. März 2026, held together by U+00A0."""
        return self._date(self._patterns.date_long, day)

    def day_month(self, day: dt.date) -> str:
        """Without the year, where it stands beside: 24 mars, 1er mars, 24. März."""
        return self._date(self._patterns.date_long.removesuffix(f"{NBSP}{{year}}"), day)

    def day_month_short(self, day: dt.date) -> str:
        """As `day_month` where room is short, in lists: 24 mars, 15 févr., 15. Febr."""
        return self._date(self._patterns.date_long.removesuffix(f"{NBSP}{{year}}"), day, self._patterns.months_short)

    def weekday_short(self, day: dt.date) -> str:
        """As `day_month_short`, with the weekday: mardi 24 mars, vendredi 26 févr., Freitag, 26. Febr."""
        return self._date(self._patterns.date_full.removesuffix(f"{NBSP}{{year}}"), day, self._patterns.months_short)

    def date_full(self, day: dt.date) -> str:
        """With the weekday: mardi 24 mars 2026, Dienstag, 24. März 2026."""
        return self._date(self._patterns.date_full, day)

    def _date(self, pattern: str, day: dt.date, months: tuple[str, ...] = ()) -> str:
        shown: int | str = day.day
        if day.day == 1 and self._patterns.first_of_month:
            shown = self._patterns.first_of_month
        return pattern.format(
            weekday=self._patterns.weekdays[day.weekday()],
            day=shown,
            month=(months or self._patterns.months)[day.month - 1],
            year=day.year,
        )

    def month(self, day: dt.date) -> str:
        """mars 2026, März 2026."""
        return f"{self._patterns.months[day.month - 1]}{NBSP}{day.year}"

    def month_short(self, day: dt.date) -> str:
        """Its name where room is short, without the year: févr., Febr."""
        return self._patterns.months_short[day.month - 1]

    def weekday(self, day: dt.date) -> str:
        """mardi, Dienstag."""
        return self._patterns.weekdays[day.weekday()]

    def time(self, time: dt.time) -> str:
        """14 h 30, 14.30 Uhr, 14:30: for sentences and paper."""
        return self._patterns.time.format(hour=time.hour, minute=time.minute)

    def clock(self, time: dt.time) -> str:
        """14:30 in every language: for tables and lists."""
        return f"{time:%H:%M}"

    def time_range(self, start: dt.time, end: dt.time) -> str:
        """14 h 00 à 16 h 30, 14.00 bis 16.30 Uhr."""
        first, last = self.time(start), self.time(end)
        if self.language is Language.DE:
            first = first.removesuffix(f"{NBSP}Uhr")
        return self._patterns.time_range.format(start=first, end=last)

    def instant(self, instant: dt.datetime) -> str:
        """A point in time, shown in Europe/Zurich: 24.03.2026 à 14:05. Raises ValueError for a naive one."""
        if instant.tzinfo is None:
            raise ValueError(instant)
        local = instant.astimezone(ZONE)
        return self._patterns.instant.format(date=self.date_short(local.date()), clock=self.clock(local.time()))

    def duration(self, minutes: int) -> str:
        """1 h 45, 1 Std. 45 Min.; 20 min, 20 Min.; whole hours without minutes."""
        hours, rest = divmod(minutes, 60)
        if not hours:
            return self._patterns.minutes.format(minutes=rest)
        pattern = self._patterns.hours_and_minutes if rest else self._patterns.hours
        return pattern.format(hours=hours, minutes=rest)

    # Numbers and money

    def number(self, value: int | float | Decimal, decimals: int | None = None) -> str:
        """1 234 567,5 in French, 1’234’567.5 in Swiss German. `decimals` fixes their count."""
        exact = Decimal(str(value))
        text = f"{abs(exact):,f}" if decimals is None else f"{abs(exact):,.{decimals}f}"
        if decimals is None and "." in text:
            text = text.rstrip("0").rstrip(".")
        sign = "-" if exact < 0 and any(digit in text for digit in "123456789") else ""
        return self._shown(sign + _grouped(text, self._patterns.digits))

    def percent(self, ratio: int | float | Decimal, decimals: int | None = None) -> str:
        """From a ratio: 0.5 is 50% in Switzerland, 50 % in France."""
        share = Decimal(str(ratio)) * 100
        return self._patterns.percent.format(number=self.number(share, decimals))

    def amount(self, money: Money) -> str:
        """The figure alone, two decimals, for a column whose head names the currency."""
        digits = self._patterns.money[money.currency].digits
        sign = "-" if money.minor_units < 0 else ""
        return self._shown(sign + _grouped(f"{abs(money.amount):,.2f}", digits))

    def money(self, money: Money) -> str:
        """CHF 1’234.50 in Switzerland, 1 234,50 € in French; always two decimals, never converted."""
        pattern = self._patterns.money[money.currency]
        template = pattern.negative if money.minor_units < 0 else pattern.pattern
        amount = _grouped(f"{abs(money.amount):,.2f}", pattern.digits)
        return self._shown(template.format(amount=amount))

    # Texts

    def quote(self, text: str) -> str:
        """In the guillemets of the locale: « texte », «Text», “text”; those of the text become the inner ones."""
        opening, closing = self._patterns.quotes
        first, last = self._patterns.inner_quotes
        inner = _CLOSING.sub(last, _OPENING.sub(first, text))
        return self._shown(f"{opening}{inner}{closing}")

    def join(self, parts: Sequence[str]) -> str:
        """a, b et c; a, b und c. Empty for nothing."""
        if len(parts) < 2:
            return "".join(parts)
        return self._patterns.last_joint.format(rest=", ".join(parts[:-1]), last=parts[-1])

    def polish(self, text: str) -> str:
        """The text with the spaces of this locale's typography (see `polish`): for content on paper."""
        return self._shown(polish(text, self.language, guillemet_space=self._guillemet_space))

    @property
    def _guillemet_space(self) -> str:
        return NBSP if self.locale == "fr_FR" else NARROW_SPACE

    def sort_key(self, text: str) -> str:
        """Accents and case folded, ß as ss, œ as oe: Élan beside elan, as directories of both sides sort."""
        return sort_key(text)


_OPENING = re.compile(rf"[«\u201c][ {NBSP}{NARROW_SPACE}]*")
_CLOSING = re.compile(rf"[ {NBSP}{NARROW_SPACE}]*[»\u201d]")


def _grouped(text: str, digits: Digits) -> str:
    """From Python's own `1,234.5`."""
    whole, point, decimals = text.partition(".")
    return whole.replace(",", digits.group) + (digits.decimal + decimals if point else "")


def load_translator(locale: str, *, on_screen: bool = False) -> Translator:
    """The translator of fr_CH, fr_FR, de_CH or en; `fr` and `de` mean the Swiss ones.

    Raises UnknownLocale for another name, and FileNotFoundError when the program was installed without its
    catalogues: an untranslated window would hide that.
    """
    name = _SHORT_NAMES.get(locale, locale)
    if name not in PATTERNS:
        raise UnknownLocale(locale)
    path = paths.translations() / PATTERNS[name].language / "LC_MESSAGES" / f"{DOMAIN}.mo"
    return Translator(name, _catalogue(path, path.stat().st_mtime_ns), on_screen)


@lru_cache(maxsize=8)  # window, papers and minutes speak the same languages, and a catalogue takes long to read
def _catalogue(path: Path, _changed: int) -> Catalogue:
    return Catalogue(path.read_bytes())
