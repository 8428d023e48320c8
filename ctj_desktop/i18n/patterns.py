"""How does each locale write dates, times, numbers and money? (SOURCES.md 6.2, in one place)

CLDR is not followed where the field prints otherwise: francs stand before the amount with apostrophes in
Swiss French too, short dates have four digits of year, times are `14 h 30` and `14.30 Uhr`, the first of a
month is `1er`. So nothing here needs Babel, and the program starts without it.
"""

from ctj_desktop.domain.money import Currency
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.texts import Language

NBSP = "\u00a0"
NARROW_SPACE = "\u202f"
APOSTROPHE = "\u2019"


class Digits(NamedValue):
    """How a number is grouped and where its decimals begin."""

    group: str
    decimal: str


FRENCH_DIGITS = Digits(group=NARROW_SPACE, decimal=",")
SWISS_DIGITS = Digits(group=APOSTROPHE, decimal=".")
ENGLISH_DIGITS = Digits(group=",", decimal=".")


class MoneyPattern(NamedValue):
    """`pattern` and `negative` hold {amount}, the absolute value with two decimals."""

    digits: Digits
    pattern: str
    negative: str


class Patterns(NamedValue):
    """Every pattern of one locale. Patterns are `str.format` templates over whole numbers and names."""

    language: Language
    months: tuple[str, ...]
    months_short: tuple[str, ...]
    weekdays: tuple[str, ...]
    date_short: str
    date_long: str
    date_full: str
    first_of_month: str | None
    time: str
    time_range: str
    instant: str
    hours: str
    hours_and_minutes: str
    minutes: str
    digits: Digits
    percent: str
    money: dict[Currency, MoneyPattern]
    quotes: tuple[str, str]
    inner_quotes: tuple[str, str]
    last_joint: str


def _money_before(code: str, digits: Digits) -> MoneyPattern:
    return MoneyPattern(digits=digits, pattern=f"{code}{NBSP}{{amount}}", negative=f"{code}-{{amount}}")


def _money_after(sign: str, digits: Digits) -> MoneyPattern:
    return MoneyPattern(digits=digits, pattern=f"{{amount}}{NBSP}{sign}", negative=f"-{{amount}}{NBSP}{sign}")


FRENCH_MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
GERMAN_MONTHS = (
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
)
ENGLISH_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
FRENCH_MONTHS_SHORT = (
    "janv.",
    "févr.",
    "mars",
    "avril",
    "mai",
    "juin",
    "juil.",
    "août",
    "sept.",
    "oct.",
    "nov.",
    "déc.",
)
GERMAN_MONTHS_SHORT = (
    "Jan.",
    "Febr.",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "Aug.",
    "Sept.",
    "Okt.",
    "Nov.",
    "Dez.",
)
ENGLISH_MONTHS_SHORT = tuple(month[:3] for month in ENGLISH_MONTHS)
FRENCH_WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
GERMAN_WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
ENGLISH_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _french(
    *, date_short: str, percent: str, chf: MoneyPattern, quotes: tuple[str, str], inner: tuple[str, str]
) -> Patterns:
    """What the two Frenches share; the arguments are all in which they differ."""
    return Patterns(
        language=Language.FR,
        months=FRENCH_MONTHS,
        months_short=FRENCH_MONTHS_SHORT,
        weekdays=FRENCH_WEEKDAYS,
        date_short=date_short,
        date_long=f"{{day}}{NBSP}{{month}}{NBSP}{{year}}",
        date_full=f"{{weekday}} {{day}}{NBSP}{{month}}{NBSP}{{year}}",
        first_of_month="1er",
        time=f"{{hour}}{NBSP}h{NBSP}{{minute:02d}}",
        time_range=f"{{start}} à{NBSP}{{end}}",
        instant="{date} à {clock}",
        hours=f"{{hours}}{NBSP}h",
        hours_and_minutes=f"{{hours}}{NBSP}h{NBSP}{{minutes:02d}}",
        minutes=f"{{minutes}}{NBSP}min",
        digits=FRENCH_DIGITS,
        percent=percent,
        money={Currency.CHF: chf, Currency.EUR: _money_after("€", FRENCH_DIGITS)},
        quotes=quotes,
        inner_quotes=inner,
        last_joint="{rest} et {last}",
    )


FR_CH = _french(
    date_short="{day:02d}.{number:02d}.{year}",
    percent=f"{{number}}{NBSP}%",
    chf=_money_before("CHF", SWISS_DIGITS),
    quotes=(f"«{NARROW_SPACE}", f"{NARROW_SPACE}»"),
    inner=(f"‹{NARROW_SPACE}", f"{NARROW_SPACE}›"),
)
FR_FR = _french(
    date_short="{day:02d}/{number:02d}/{year}",
    percent=f"{{number}}{NBSP}%",
    chf=_money_after("CHF", FRENCH_DIGITS),
    quotes=(f"«{NBSP}", f"{NBSP}»"),
    inner=("\u201c", "\u201d"),
)
DE_CH = Patterns(
    language=Language.DE,
    months=GERMAN_MONTHS,
    months_short=GERMAN_MONTHS_SHORT,
    weekdays=GERMAN_WEEKDAYS,
    date_short="{day:02d}.{number:02d}.{year}",
    date_long=f"{{day}}.{NBSP}{{month}}{NBSP}{{year}}",
    date_full=f"{{weekday}}, {{day}}.{NBSP}{{month}}{NBSP}{{year}}",
    first_of_month=None,
    time=f"{{hour}}.{{minute:02d}}{NBSP}Uhr",
    time_range=f"{{start}} bis{NBSP}{{end}}",
    instant="{date}, {clock}",
    hours=f"{{hours}}{NBSP}Std.",
    hours_and_minutes=f"{{hours}}{NBSP}Std. {{minutes}}{NBSP}Min.",
    minutes=f"{{minutes}}{NBSP}Min.",
    digits=SWISS_DIGITS,
    percent=f"{{number}}{NBSP}%",
    money={currency: _money_before(currency.value, SWISS_DIGITS) for currency in Currency},
    quotes=("«", "»"),
    inner_quotes=("‹", "›"),
    last_joint="{rest} und {last}",
)
EN = Patterns(
    language=Language.EN,
    months=ENGLISH_MONTHS,
    months_short=ENGLISH_MONTHS_SHORT,
    weekdays=ENGLISH_WEEKDAYS,
    date_short="{day:02d}/{number:02d}/{year}",
    date_long=f"{{day}}{NBSP}{{month}}{NBSP}{{year}}",
    date_full=f"{{weekday}} {{day}}{NBSP}{{month}}{NBSP}{{year}}",
    first_of_month=None,
    time="{hour}:{minute:02d}",
    time_range="{start} to {end}",
    instant="{date}, {clock}",
    hours=f"{{hours}}{NBSP}h",
    hours_and_minutes=f"{{hours}}{NBSP}h {{minutes}}{NBSP}min",
    minutes=f"{{minutes}}{NBSP}min",
    digits=ENGLISH_DIGITS,
    percent="{number}%",
    money={currency: _money_before(currency.value, ENGLISH_DIGITS) for currency in Currency},
    quotes=("\u201c", "\u201d"),
    inner_quotes=("\u2018", "\u2019"),
    last_joint="{rest} and {last}",
)

PATTERNS = {"fr_CH": FR_CH, "fr_FR": FR_FR, "de_CH": DE_CH, "en": EN}
