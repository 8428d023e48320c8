"""Are dates, numbers and money written as the field prints them? (SOURCES.md 6.2)"""

import datetime as dt
import subprocess
import sys
from decimal import Decimal

import pytest

from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.texts import Language
from ctj_desktop.i18n import LOCALES, Translator, UnknownLocale, load_translator

CHF, EUR = Currency.CHF, Currency.EUR
MARCH_24 = dt.date(2026, 3, 24)


@pytest.mark.parametrize(
    ("locale", "value", "shown"),
    [
        ("fr_FR", 1234567.5, "1\u202f234\u202f567,5"),
        ("fr_CH", 1234567.5, "1\u202f234\u202f567,5"),
        ("de_CH", 1234567.5, "1’234’567.5"),
        ("en", 1234567.5, "1,234,567.5"),
        ("fr_CH", Decimal("12.500"), "12,5"),
        ("de_CH", -1000, "-1’000"),
        ("fr_CH", 0, "0"),
        ("de_CH", 100, "100"),
    ],
)
def test_numbers(locale: str, value: float | Decimal, shown: str) -> None:
    assert load_translator(locale).number(value) == shown


def test_decimals_can_be_fixed_and_a_rounded_zero_has_no_sign() -> None:
    t = load_translator("de_CH")
    assert t.number(3, 2) == "3.00"
    assert t.number(Decimal("-0.001"), 2) == "0.00"


@pytest.mark.parametrize(
    ("locale", "money", "shown"),
    [
        ("fr_FR", Money(123450, CHF), "1\u202f234,50\u00a0CHF"),
        ("fr_CH", Money(123450, CHF), "CHF\u00a01’234.50"),
        ("de_CH", Money(123450, CHF), "CHF\u00a01’234.50"),
        ("fr_FR", Money(123450, EUR), "1\u202f234,50\u00a0€"),
        ("fr_CH", Money(123450, EUR), "1\u202f234,50\u00a0€"),
        ("de_CH", Money(123450, EUR), "EUR\u00a01’234.50"),
        ("fr_FR", Money(-123450, CHF), "-1\u202f234,50\u00a0CHF"),
        ("de_CH", Money(-123450, CHF), "CHF-1’234.50"),
        ("fr_CH", Money(0, CHF), "CHF\u00a00.00"),
        ("fr_CH", Money(5, EUR), "0,05\u00a0€"),
    ],
)
def test_money(locale: str, money: Money, shown: str) -> None:
    assert load_translator(locale).money(money) == shown


def test_amount_alone_carries_no_currency() -> None:
    assert load_translator("fr_CH").amount(Money(-3125000, EUR)) == "-31\u202f250,00"
    assert load_translator("de_CH").amount(Money(3840000, CHF)) == "38’400.00"


@pytest.mark.parametrize(
    ("locale", "half", "eighth"),
    [
        ("fr_FR", "50\u00a0%", "12,5\u00a0%"),
        ("fr_CH", "50\u00a0%", "12,5\u00a0%"),
        ("de_CH", "50\u00a0%", "12.5\u00a0%"),
        ("en", "50%", "12.5%"),
    ],
)
def test_percent(locale: str, half: str, eighth: str) -> None:
    t = load_translator(locale)
    assert (t.percent(0.5), t.percent(Decimal("0.125"))) == (half, eighth)


@pytest.mark.parametrize(
    ("locale", "short", "long", "full", "first", "leap"),
    [
        ("fr_CH", "24.03.2026", "24 mars 2026", "mardi 24 mars 2026", "1er mars 2026", "29 février 2028"),
        ("fr_FR", "24/03/2026", "24 mars 2026", "mardi 24 mars 2026", "1er mars 2026", "29 février 2028"),
        (
            "de_CH",
            "24.03.2026",
            "24. März 2026",
            "Dienstag, 24. März 2026",
            "1. März 2026",
            "29. Februar 2028",
        ),
        ("en", "24/03/2026", "24 March 2026", "Tuesday 24 March 2026", "1 March 2026", "29 February 2028"),
    ],
)
def test_dates(locale: str, short: str, long: str, full: str, first: str, leap: str) -> None:
    t = load_translator(locale)
    assert t.date_short(MARCH_24) == short
    assert t.date_long(MARCH_24) == long.replace(" ", "\u00a0")
    assert t.date_full(MARCH_24).replace("\u00a0", " ") == full
    assert t.day_month(MARCH_24) + "\u00a02026" == t.date_long(MARCH_24)
    assert t.date_long(dt.date(2026, 3, 1)) == first.replace(" ", "\u00a0")
    assert t.date_long(dt.date(2028, 2, 29)) == leap.replace(" ", "\u00a0")


def test_the_weekday_may_stand_on_another_line_but_the_date_holds_together() -> None:
    assert load_translator("fr_CH").date_full(MARCH_24) == "mardi 24\u00a0mars\u00a02026"


@pytest.mark.parametrize("locale", LOCALES)
def test_every_day_of_a_year_has_its_own_text(locale: str) -> None:
    t = load_translator(locale)
    days = [dt.date(2028, 1, 1) + dt.timedelta(days=number) for number in range(366)]
    assert len({t.date_long(day) for day in days}) == 366
    assert len({t.month(day) for day in days}) == 12
    assert len({t.weekday(day) for day in days}) == 7


@pytest.mark.parametrize(
    ("locale", "time", "range_"),
    [
        ("fr_CH", "14 h 05", "14 h 05 à 16 h 30"),
        ("de_CH", "14.05 Uhr", "14.05 bis 16.30 Uhr"),
        ("en", "14:05", "14:05 to 16:30"),
    ],
)
def test_times(locale: str, time: str, range_: str) -> None:
    t = load_translator(locale)
    start, end = dt.time(14, 5), dt.time(16, 30)
    assert t.time(start) == time.replace(" ", "\u00a0")
    assert t.time_range(start, end).replace("\u00a0", " ") == range_
    assert t.clock(dt.time(9, 5)) == "09:05"


@pytest.mark.parametrize(
    ("locale", "shown"),
    [
        ("fr_CH", ["0 min", "45 min", "1 h", "1 h 05", "1 h 45"]),
        ("de_CH", ["0 Min.", "45 Min.", "1 Std.", "1 Std. 5 Min.", "1 Std. 45 Min."]),
        ("en", ["0 min", "45 min", "1 h", "1 h 5 min", "1 h 45 min"]),
    ],
)
def test_durations(locale: str, shown: list[str]) -> None:
    t = load_translator(locale)
    assert [t.duration(minutes).replace("\u00a0", " ") for minutes in (0, 45, 60, 65, 105)] == shown


def test_an_instant_is_shown_in_zurich_summer_and_winter() -> None:
    t = load_translator("fr_CH")
    assert t.instant(dt.datetime(2026, 7, 1, 22, 30, tzinfo=dt.UTC)) == "02.07.2026 à 00:30"
    assert t.instant(dt.datetime(2026, 1, 1, 22, 30, tzinfo=dt.UTC)) == "01.01.2026 à 23:30"


def test_a_naive_instant_is_refused() -> None:
    with pytest.raises(ValueError, match="2026"):
        load_translator("fr_CH").instant(dt.datetime(2026, 7, 1))


def test_quotes_and_lists() -> None:
    texts = ["a", "b", "c"]
    shown = {locale: (t.quote("x"), t.join(texts)) for locale, t in _all().items()}
    assert shown == {
        "fr_CH": ("«\u202fx\u202f»", "a, b et c"),
        "fr_FR": ("«\u00a0x\u00a0»", "a, b et c"),
        "de_CH": ("«x»", "a, b und c"),
        "en": ("“x”", "a, b and c"),
    }
    assert load_translator("fr_CH").join([]) == ""
    nested = {locale: t.quote("Projet « Fête »") for locale, t in _all().items()}
    assert nested == {
        "fr_CH": "«\u202fProjet ‹\u202fFête\u202f›\u202f»",
        "fr_FR": "«\u00a0Projet “Fête”\u00a0»",
        "de_CH": "«Projet ‹Fête›»",
        "en": "“Projet ‘Fête’”",
    }
    assert load_translator("fr_CH").join(["a"]) == "a"


def _all() -> dict[str, Translator]:
    return {locale: load_translator(locale) for locale in LOCALES}


def test_sort_key_folds_accents_case_and_ligatures() -> None:
    t = load_translator("fr_CH")
    names = ["Zoé", "élan", "Œuvre", "Strasse", "Elan", "oeuf", "Straße", "Ängi", "angel"]
    assert sorted(names, key=t.sort_key) == [
        "angel",
        "Ängi",
        "élan",
        "Elan",
        "oeuf",
        "Œuvre",
        "Strasse",
        "Straße",
        "Zoé",
    ]


def test_on_screen_no_narrow_space_is_left() -> None:
    t = load_translator("fr_CH", on_screen=True)
    texts = [t.money(Money(123450, EUR)), t.quote("x"), t.number(12345), t.polish("Oui ! Non ; « a »")]
    assert not [text for text in texts if "\u202f" in text]
    assert texts[1] == "«\u00a0x\u00a0»"


def test_short_names_mean_the_swiss_locales() -> None:
    assert load_translator("fr").locale == "fr_CH"
    assert load_translator("de").locale == "de_CH"
    assert load_translator("de").language is Language.DE


def test_an_unknown_locale_is_named() -> None:
    with pytest.raises(UnknownLocale) as caught:
        load_translator("it_CH")
    assert caught.value.locale == "it_CH"
    assert "fr_CH" in caught.value.known


def test_translators_are_values() -> None:
    assert load_translator("fr_CH") == load_translator("fr")
    assert load_translator("fr_CH") != load_translator("fr_FR")


def test_plurals_follow_the_language() -> None:
    shown = {}
    for locale in ("fr_CH", "de_CH", "en"):
        t = load_translator(locale)
        shown[locale] = [t.n("{count} untranslated", "{count} untranslated ones", count) for count in (0, 1, 2)]
    one, many = "{count} untranslated", "{count} untranslated ones"
    assert shown["de_CH"] == [many, one, many]
    assert shown["en"] == [many, one, many]


def test_starting_needs_no_babel_and_no_qt() -> None:
    code = (
        "import sys, ctj_desktop.i18n as i; i.load_translator('fr_CH')('x');"
        "print([m for m in ('babel', 'PySide6', 'sqlalchemy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
