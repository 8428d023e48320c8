"""On which days is nobody in the office, on either side of the border?

Computed for any year from the legal holidays (SOURCES.md 7): France has one list for all departments of the arc
(Code du travail, L3133-1); each canton has its own (list of the Federal Office of Justice, "jours fériés légaux").
Holidays of single communes (Corpus Christi in Le Landeron) and customary half-days are left out.
"""

from bisect import bisect_left
from collections.abc import Collection, Mapping
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from ctj_desktop.domain.record import PositionalValue


class Region(StrEnum):
    """Where the same days are free: France, and the four cantons of the arc, each by its usual two letters."""

    FRANCE = "FR"
    BERN = "BE"
    JURA = "JU"
    NEUCHATEL = "NE"
    VAUD = "VD"


class Holiday(StrEnum):
    """What a day is called; the name is made where it is shown."""

    NEW_YEAR = "new_year"
    SECOND_JANUARY = "second_january"
    REPUBLIC_DAY = "republic_day"
    GOOD_FRIDAY = "good_friday"
    EASTER_MONDAY = "easter_monday"
    LABOUR_DAY = "labour_day"
    VICTORY_1945 = "victory_1945"
    ASCENSION = "ascension"
    WHIT_MONDAY = "whit_monday"
    CORPUS_CHRISTI = "corpus_christi"
    JURA_INDEPENDENCE = "jura_independence"
    BASTILLE_DAY = "bastille_day"
    SWISS_NATIONAL_DAY = "swiss_national_day"
    ASSUMPTION = "assumption"
    FEDERAL_FAST_MONDAY = "federal_fast_monday"
    ALL_SAINTS = "all_saints"
    ARMISTICE_1918 = "armistice_1918"
    CHRISTMAS = "christmas"
    SECOND_CHRISTMAS_DAY = "second_christmas_day"


_FIXED = {
    Holiday.NEW_YEAR: (1, 1),
    Holiday.SECOND_JANUARY: (1, 2),
    Holiday.REPUBLIC_DAY: (3, 1),
    Holiday.LABOUR_DAY: (5, 1),
    Holiday.VICTORY_1945: (5, 8),
    Holiday.JURA_INDEPENDENCE: (6, 23),
    Holiday.BASTILLE_DAY: (7, 14),
    Holiday.SWISS_NATIONAL_DAY: (8, 1),
    Holiday.ASSUMPTION: (8, 15),
    Holiday.ALL_SAINTS: (11, 1),
    Holiday.ARMISTICE_1918: (11, 11),
    Holiday.CHRISTMAS: (12, 25),
    Holiday.SECOND_CHRISTMAS_DAY: (12, 26),
}
_FROM_EASTER = {
    Holiday.GOOD_FRIDAY: -2,
    Holiday.EASTER_MONDAY: 1,
    Holiday.ASCENSION: 39,
    Holiday.WHIT_MONDAY: 50,
    Holiday.CORPUS_CHRISTI: 60,
}
_SWISS = frozenset({Holiday.NEW_YEAR, Holiday.ASCENSION, Holiday.SWISS_NATIONAL_DAY, Holiday.CHRISTMAS})
_ROMAND = _SWISS | {Holiday.SECOND_JANUARY, Holiday.GOOD_FRIDAY, Holiday.EASTER_MONDAY, Holiday.WHIT_MONDAY}
_CATHOLIC = frozenset({Holiday.CORPUS_CHRISTI, Holiday.ASSUMPTION, Holiday.ALL_SAINTS})
OBSERVED: Mapping[Region, frozenset[Holiday]] = {
    Region.FRANCE: frozenset(
        {
            Holiday.NEW_YEAR,
            Holiday.EASTER_MONDAY,
            Holiday.LABOUR_DAY,
            Holiday.VICTORY_1945,
            Holiday.ASCENSION,
            Holiday.WHIT_MONDAY,
            Holiday.BASTILLE_DAY,
            Holiday.ASSUMPTION,
            Holiday.ALL_SAINTS,
            Holiday.ARMISTICE_1918,
            Holiday.CHRISTMAS,
        }
    ),
    Region.BERN: _ROMAND | {Holiday.SECOND_CHRISTMAS_DAY},
    Region.JURA: _ROMAND | _CATHOLIC | {Holiday.LABOUR_DAY, Holiday.JURA_INDEPENDENCE},
    Region.NEUCHATEL: _SWISS
    | {
        Holiday.REPUBLIC_DAY,
        Holiday.GOOD_FRIDAY,
        Holiday.LABOUR_DAY,
        Holiday.SECOND_JANUARY,
        Holiday.SECOND_CHRISTMAS_DAY,
    },
    Region.VAUD: _ROMAND | {Holiday.FEDERAL_FAST_MONDAY},
}
REGIONS: Mapping[str, frozenset[Region]] = {
    "NFC-JU": frozenset({Region.FRANCE, Region.JURA}),
    "PD-AUD": frozenset({Region.FRANCE, Region.JURA, Region.NEUCHATEL}),
    "MOC": frozenset({Region.FRANCE, Region.VAUD, Region.NEUCHATEL}),
    "HJ-VJ": frozenset({Region.FRANCE, Region.VAUD}),
}
"""By code of the cooperation territory (SOURCES.md 2): the sides and cantons that it lies in."""
_ONLY_ON_MONDAY = frozenset({Holiday.SECOND_JANUARY, Holiday.SECOND_CHRISTMAS_DAY})  # in Neuchâtel


class DayOff(PositionalValue):
    """A holiday, and in which of the regions asked about it is one."""

    day: date
    holiday: Holiday
    regions: tuple[Region, ...]

    @property
    def where(self) -> str:
        """FR, NE: as it stands in brackets behind the day."""
        return ", ".join(self.regions)


def holidays(year: int, region: Region) -> dict[date, Holiday]:
    """The legal holidays of a year in one region, in order; years 1583 to 9999 of the Gregorian calendar.

    Where two fall on one day (Ascension on 1 May), the fixed one gives the name.
    """
    movable = {day_of(name, year): name for name in OBSERVED[region] if name not in _FIXED}
    fixed = {day_of(name, year): name for name in OBSERVED[region] if name in _FIXED}
    found = {**movable, **fixed}
    if region is Region.NEUCHATEL:
        found = {day: name for day, name in found.items() if name not in _ONLY_ON_MONDAY or day.weekday() == 0}
    return dict(sorted(found.items()))


def days_off(start: date, end: date, regions: Collection[Region]) -> dict[date, DayOff]:
    """Every holiday of any of the regions in [start, end): what a notice period steps over."""
    asked = frozenset(regions)
    found: dict[date, DayOff] = {}
    for year in range(start.year, end.year + 1):
        days, off = _off_in_year(year, asked)
        first, last = bisect_left(days, start), bisect_left(days, end)
        found.update(zip(days[first:last], off[first:last], strict=True))
    return found


@lru_cache(maxsize=512)  # the deadlines of a year of meetings ask for the same few years again and again
def _off_in_year(year: int, regions: frozenset[Region]) -> tuple[tuple[date, ...], tuple[DayOff, ...]]:
    """Every holiday of a year in any of the regions, in order."""
    found: dict[date, DayOff] = {}
    for region in (region for region in Region if region in regions):
        for day, holiday in holidays(year, region).items():
            known = found[day].regions if day in found else ()
            found[day] = DayOff(day, holiday, (*known, region))
    days = tuple(sorted(found))
    return days, tuple(found[day] for day in days)


def day_of(holiday: Holiday, year: int) -> date:
    """The day on which a holiday falls in a year, wherever it is observed."""
    if holiday in _FIXED:
        return date(year, *_FIXED[holiday])
    if holiday in _FROM_EASTER:
        return easter(year) + timedelta(days=_FROM_EASTER[holiday])
    first = date(year, 9, 1)  # the federal fast is the third Sunday of September
    third_sunday = first + timedelta(days=(6 - first.weekday()) + 14)
    return third_sunday + timedelta(days=1)


def easter(year: int) -> date:
    """Easter Sunday: the Sunday after the first full moon of spring, by the tables of the Gregorian reform.

    `age` is the moon's age at new year (the epact, from the 19-year cycle, the days left out in century years
    and the moon's own drift); `moon` is the day of the full moon counted from 21 March.
    """
    century = year // 100
    age = 15 - (13 + 8 * century) // 25 + century - century // 4
    moon = (19 * (year % 19) + age) % 30
    moon -= moon // 28 * (1 - 29 // (moon + 1) * ((21 - year % 19) // 11))
    full = date(year, 3, 21) + timedelta(days=moon)
    return full + timedelta(days=6 - full.weekday() or 7)
